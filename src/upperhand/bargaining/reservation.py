"""What each party would have without a deal: the war as the outside path.

The front climbs a ladder; a side may collapse; each month costs. While the war lasts, every
party lives with the *status quo*: what the line of control gives on issues that follow the
front, and the coded status quo elsewhere. A victory imposes the winner's ideal terms. The value
of that path, discounted, is the reservation value (inside option: the war goes on, whether or
not the parties talk). Our reduced form of bargaining-while-fighting (Powell 2004; Smith & Stam
2004).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from upperhand.bargaining.beliefs import BattleRecord, BetaBeliefs
from upperhand.bargaining.utilities import state_worth
from upperhand.bargaining.war import FrontWar, Stakes, disagreement, fight_to_finish
from upperhand.errors import ScenarioError
from upperhand.scenario import Issue, Scenario

__all__ = ["Reservation", "advance_beliefs", "reservation", "victory_places"]


@dataclass(frozen=True, slots=True)
class Reservation:
    """What fighting on is worth to a party, and what it is made of.

    Parameters
    ----------
    party : str
    value : float
        Reservation value, in the party's utility (0 worst deal, 1 best deal; below 0 is a war
        worse than the worst deal).
    advance : float in [0, 1]
        Chance, in this party's belief, that the next move of the front goes side A's way.
    a_prevails : float in [0, 1]
        Chance, in its belief, that the war would end with side A's victory if fought out.
    status_quo : float
        Worth of the state of affairs while the war lasts.
    monthly_cost : float
        Cost of a month of war [share of the party's stakes/month].
    """

    party: str
    value: float
    advance: float
    a_prevails: float
    months: float
    status_quo: float
    victory_a: float
    victory_b: float
    monthly_cost: float
    patience: float


def advance_beliefs(scenario: Scenario) -> dict[str, float]:
    """Return each party's chance that the next move of the front goes side A's way."""
    war = scenario.war
    record = BattleRecord(war.moves.mode, war.moves.mode * war.toward_a.mode)
    beliefs = {}
    for prior in war.beliefs:
        weight, mean = prior.weight.mode, prior.mean.mode
        beta = BetaBeliefs([weight * mean], [weight * (1 - mean)])
        beliefs[prior.party] = float(beta.advance(record.battles, record.a_wins)[0])
    return beliefs


def victory_places(scenario: Scenario, side: str) -> dict[str, float]:
    """Return the terms a side would impose in victory: the place it wants on every issue."""
    winner = scenario.side(side).id
    return {i.id: scenario.interest(winner, i.id).ideal.mode for i in scenario.issues}


def _status_quo_places(scenario: Scenario) -> dict[str, float]:
    return {
        i.id: _on_the_line(scenario, i) if i.follows_front else i.option(i.status_quo).scale
        for i in scenario.issues
        if i.status_quo
    }


def _on_the_line(scenario: Scenario, issue: Issue) -> float:
    """Place on an issue's scale that the line of control gives today.

    The coded status quo option marks where a freeze at the reference rung lies; the place moves
    straight to side A's pole as the front climbs to the top, to side B's as it slides back.
    """
    frozen = issue.option(issue.status_quo).scale
    rung, reference = scenario.war.position.mode, scenario.war.reference
    if rung >= reference:
        left = scenario.war.steps - reference
        return frozen * (scenario.war.steps - rung) / left if left else 0.0
    return frozen + (1 - frozen) * (reference - rung) / reference


def reservation(
    scenario: Scenario, *, advance: Mapping[str, float] | None = None
) -> tuple[Reservation, ...]:
    """Return the reservation value of every party that fights, side A first.

    ``advance`` overrides the parties' beliefs on the next move of the front.
    """
    beliefs = advance if advance is not None else advance_beliefs(scenario)
    ids = [p.id for p in scenario.parties]
    places = [_status_quo_places(scenario)]
    places += [victory_places(scenario, side) for side in ("a", "b")]
    worth = state_worth(scenario, places)
    return tuple(
        _one(scenario, p.id, beliefs[p.id], worth[:, ids.index(p.id)].tolist())
        for p in scenario.vetoes
    )


def _one(scenario: Scenario, party: str, advance: float, worth: list[float]) -> Reservation:
    quo, victory_a, victory_b = worth
    months = scenario.war.endurance_of(party)
    patience = scenario.party(party).patience
    if months is None or patience is None:
        raise ScenarioError(
            f'party "{party}" holds a veto but has no endurance or patience: '
            "give both, or take its veto away"
        )
    # Endurance is the months of war a party would bear for its own terms rather than the other's.
    cost = abs(victory_a - victory_b) / months.mode
    war = FrontWar(
        steps=scenario.war.steps,
        advance=advance,
        mobility=scenario.war.mobility.mode,
        collapse_a=scenario.war.collapse.mode,
        collapse_b=scenario.war.collapse.mode,
    )
    stakes = Stakes([victory_a], [victory_b], [cost], patience=[patience.mode], flow=[quo])
    value = disagreement(war, scenario.war.position.mode, stakes)
    outlook = fight_to_finish(war).at(scenario.war.position.mode)
    return Reservation(
        party=party,
        value=float(np.ravel(value)[0]),
        advance=advance,
        a_prevails=float(outlook.a_wins),
        months=float(outlook.months),
        status_quo=quo,
        victory_a=victory_a,
        victory_b=victory_b,
        monthly_cost=cost,
        patience=patience.mode,
    )
