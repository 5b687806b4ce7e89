"""What could move: steps of drivers, and actions open to parties, read off a scenario.

Steps are conventions with a name, so that sensitivities of different drivers can be set side by
side; they are not forecasts.
"""

from __future__ import annotations

from upperhand.bargaining.leverage import Action, Driver
from upperhand.bargaining.reservation import reservation
from upperhand.scenario import Scenario

__all__ = ["drivers_of", "open_actions"]

QUARTER_MORE = 1.25
"""A step of a driver without a natural unit: a quarter more."""


def drivers_of(scenario: Scenario) -> tuple[Driver, ...]:
    """Return one step of every driver of the war: front, news, collapse, endurance, support."""
    war = scenario.war
    rung = min(war.position.middle + 1, float(war.steps))
    side_a = scenario.side("a").name
    found = [
        Driver(
            "front",
            f"the line one rung of {war.steps} further {side_a}'s way",
            (("war.position", rung),),
        ),
        Driver(
            "news",
            "a quarter more independent moves on the public record",
            (("war.moves", war.moves.middle * QUARTER_MORE),),
        ),
        Driver(
            "collapse",
            "chance of collapse, alike on both sides, a quarter higher",
            (("war.collapse", war.collapse.middle * QUARTER_MORE),),
        ),
    ]
    found += [
        Driver(
            f"endurance.{e.party}",
            f"{scenario.party(e.party).name} bears the war a quarter longer",
            ((f"endurance.{e.party}", e.months.middle * QUARTER_MORE),),
        )
        for e in war.endurance
    ]
    found += [
        Driver(
            f"support.{s.party}",
            f"without the support of {scenario.party(s.party).name}",
            ((f"support.{s.party}.given", 0.0),),
        )
        for s in war.support
    ]
    return tuple(found)


def open_actions(scenario: Scenario) -> tuple[Action, ...]:
    """Return the actions that the model can price.

    Pushing the front one rung takes, at the front's pace and if every move went its way,
    1 / mobility months, each at the party's monthly cost. What stopping its support would save a
    donor, and cost it, nobody has coded.
    """
    war = scenario.war
    found = []
    for r in reservation(scenario):
        forward = scenario.party(r.party).side == "a"
        rung = war.position.middle + (1 if forward else -1)
        push = Driver(
            f"push.{r.party}",
            "push the line one rung its way",
            (("war.position", min(max(rung, 0.0), float(war.steps))),),
        )
        found.append(Action(r.party, push, r.monthly_cost / war.mobility.middle))
    found += [
        Action(driver.name.partition(".")[2], driver, None)
        for driver in drivers_of(scenario)
        if driver.name.startswith("support.")
    ]
    return tuple(found)
