"""An invented negotiation: North and South at war over a river, with a League beside them.

Four issues, one forbidden pair, red lines on both sides. At its middle values the war is even;
ranges are even too, so that the middle of each is the number one reads.
"""

from dataclasses import replace

from upperhand.estimate import Estimate
from upperhand.scenario import (
    Belief,
    Endurance,
    Interest,
    Issue,
    Option,
    OptionPair,
    Party,
    RedLine,
    Scenario,
    War,
)

WEIGHTS = {
    "north": {"river": 0.5, "harbour": 0.3, "tolls": 0.2, "captives": 0.1},
    "south": {"river": 0.2, "harbour": 0.3, "tolls": 0.5, "captives": 0.1},
    "league": {"river": 0.0, "harbour": 0.5, "tolls": 0.5, "captives": 0.0},
}
IDEALS = {
    "north": {"river": 0.0, "harbour": 0.0, "tolls": 0.0, "captives": 1.0},
    "south": {"river": 1.0, "harbour": 1.0, "tolls": 1.0, "captives": 1.0},
    "league": {"river": 0.5, "harbour": 0.5, "tolls": 0.4, "captives": 1.0},
}
LINES = {
    ("north", "river"): ("bank_north", "midstream"),
    ("south", "river"): ("midstream", "bank_south"),
    ("south", "harbour"): ("joint", "south_runs"),
}


def sure(value):
    return Estimate(value, value, value, note="invented")


def about(low, mode, high):
    return Estimate(low, mode, high, note="invented")


def near(value, by=0.1):
    """An estimate around a number of [0, 1], off by up to ``by`` either way; sure at the ends."""
    by = min(by, value, 1 - value)
    return about(value - by, value, value + by)


def issue(name, *options, status_quo="", follows_front=False):
    return Issue(
        name,
        f"What of the {name}?",
        tuple(Option(o, o, scale) for o, scale in options),
        status_quo=status_quo,
        follows_front=follows_front,
    )


ISSUES = (
    issue(
        "river",
        ("bank_north", 0.0),
        ("midstream", 0.5),
        ("bank_south", 1.0),
        status_quo="midstream",
        follows_front=True,
    ),
    issue(
        "harbour", ("north_runs", 0.0), ("joint", 0.6), ("south_runs", 1.0), status_quo="north_runs"
    ),
    issue("tolls", ("none", 0.0), ("shared", 0.4), ("full", 1.0), status_quo="full"),
    issue("captives", ("some", 0.0), ("all", 1.0), status_quo="some"),
)


def war(**changes):
    base = War(
        steps=10,
        position=about(4.5, 5.0, 5.5),
        mobility=about(0.05, 0.1, 0.15),
        moves=about(2.0, 4.0, 6.0),
        toward_a=sure(0.5),
        collapse=about(0.002, 0.005, 0.008),
        endurance=(
            Endurance("north", about(60, 120, 180)),
            Endurance("south", about(60, 120, 180)),
        ),
        beliefs=tuple(
            Belief(p, about(0.4, 0.5, 0.6), about(2.0, 4.0, 6.0))
            for p in ("north", "south", "league")
        ),
        reference=5.0,
    )
    return replace(base, **changes)


def interest(party, name):
    line = LINES.get((party, name))
    return Interest(
        party,
        name,
        ideal=near(IDEALS[party][name]),
        weight=near(WEIGHTS[party][name]) if WEIGHTS[party][name] else sure(0.0),
        curvature=about(1.2, 1.7, 2.2),
        red_line=RedLine(line, about(0.2, 0.4, 0.6)) if line else None,
    )


def small_scenario():
    patience = about(0.985, 0.99, 0.995)
    return Scenario(
        id="river-2031-05-01",
        title="North and South on the river",
        as_of="2031-05-01",
        parties=(
            Party("north", "North", "belligerent", side="a", veto=True, patience=patience),
            Party("south", "South", "belligerent", side="b", veto=True, patience=patience),
            Party("league", "League", "backer", consent=("tolls",)),
        ),
        issues=ISSUES,
        interests=tuple(interest(p, i.id) for p in WEIGHTS for i in ISSUES),
        war=war(),
        forbidden=(OptionPair("river", "bank_south", "harbour", "north_runs", "no way across"),),
    )


def one_rung_war(scenario, *, win, months, patience=1.0):
    """The scenario with a war that its first month decides; ``months`` of endurance by party."""
    fought = replace(
        scenario.war,
        steps=2,
        position=sure(1.0),
        mobility=sure(1.0),
        collapse=sure(0.0),
        reference=1.0,
        endurance=tuple(Endurance(p, sure(m)) for p, m in months.items()),
        moves=sure(0.0),
        beliefs=tuple(Belief(p, sure(win), sure(10.0)) for p in ("north", "south", "league")),
    )
    parties = tuple(
        replace(p, patience=sure(patience) if p.veto else None) for p in scenario.parties
    )
    return replace(scenario, war=fought, parties=parties)


def only_issues(scenario, *names):
    """The scenario with some issues alone, in the order named."""
    kept = [p for p in scenario.forbidden if p.issue in names and p.other_issue in names]
    return replace(
        scenario,
        issues=tuple(scenario.issue(n) for n in names),
        interests=tuple(i for i in scenario.interests if i.issue in names),
        forbidden=tuple(kept),
    )


def mirrored(scenario):
    """The same negotiation with the letters of the sides, and with them all scales, swapped."""
    letters = {"a": "b", "b": "a", "": ""}
    old = scenario.war
    return replace(
        scenario,
        parties=tuple(replace(p, side=letters[p.side]) for p in scenario.parties),
        issues=tuple(
            replace(i, options=tuple(replace(o, scale=1 - o.scale) for o in i.options))
            for i in scenario.issues
        ),
        interests=tuple(replace(i, ideal=turned(i.ideal, 1.0)) for i in scenario.interests),
        war=replace(
            old,
            position=turned(old.position, old.steps),
            toward_a=turned(old.toward_a, 1.0),
            beliefs=tuple(replace(b, mean=turned(b.mean, 1.0)) for b in old.beliefs),
            reference=old.steps - old.reference,
        ),
    )


def turned(estimate, top):
    return replace(
        estimate, low=top - estimate.high, mode=top - estimate.mode, high=top - estimate.low
    )
