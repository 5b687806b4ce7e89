"""The solution of a scenario: reservation values, room for a deal, settlements, and why.

:func:`solve` answers at the scenario's middle values, :func:`outcome` is its fast core for draws
and counterfactuals. Nothing here is prose: a page computes its words from these numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.frontier import Frontier, frontier
from upperhand.bargaining.identity import RangeIdentity, range_identity
from upperhand.bargaining.lotteries import (
    Hull,
    Lottery,
    expected_places,
    hull,
    kalai_smorodinsky_lottery,
    nash_lottery,
    offers_lottery,
)
from upperhand.bargaining.reservation import Reservation, reservation, war_prize
from upperhand.bargaining.settlement import (
    Settlement,
    egalitarian,
    kalai_smorodinsky,
    nash,
    utilitarian,
)
from upperhand.bargaining.utilities import deal_space, red_line_bans, scales, terms_worth
from upperhand.scenario import Scenario

__all__ = [
    "RULES",
    "Outcome",
    "RoomTest",
    "Solution",
    "blocked_issues",
    "outcome",
    "solve",
]

Floats = NDArray[np.float64]

RULES = {
    "nash": nash_lottery,
    "kalai_smorodinsky": kalai_smorodinsky_lottery,
    "offers": offers_lottery,
}
"""Bargaining rules by name; every claim is tested under the first two."""

CONCEPTS = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Expected terms under each rule, with the reservation values they rest on.

    ``terms`` maps a rule to the lottery it picks; ``places`` to the mean place on each issue's
    scale, [issue] (0 side A's pole, 1 side B's), NaN where there is no deal.
    """

    reservations: tuple[Reservation, ...]
    chain: Hull
    terms: Mapping[str, Lottery]
    places: Mapping[str, Floats]

    @property
    def room(self) -> bool:
        """Whether some deal, or lottery over deals, beats fighting on for both sides."""
        return all(t.utilities is not None for t in self.terms.values())


@dataclass(frozen=True, slots=True)
class RoomTest:
    """Is there room for a deal if a given set of red lines binds?"""

    binding: tuple[tuple[str, str], ...]
    room: bool
    blocked: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """What follows from a scenario at its middle values.

    Parameters
    ----------
    digest : str
        Of the scenario.
    method : str
        What was computed, in one line.
    reservations : tuple of Reservation
        One per party that holds a veto, side A first.
    frontier : Frontier
        Exact, over the deals allowed when no red line binds.
    settlements : mapping of str to Settlement
        By solution concept; each says why where there is none.
    outcome : Outcome
        Expected terms over lotteries, by bargaining rule.
    utilities : mapping of str to dict
        What each settlement is worth to every party, third parties too.
    soft, hard : RoomTest
        Room for a deal when no stated red line binds, and when all do.
    binding : str
        Which constraint binds at the Nash settlement.
    identity : RangeIdentity
        Why there is room, or none: lines that sum exactly.
    """

    digest: str
    method: str
    reservations: tuple[Reservation, ...]
    frontier: Frontier
    settlements: Mapping[str, Settlement]
    outcome: Outcome
    utilities: Mapping[str, Mapping[str, float]]
    soft: RoomTest
    hard: RoomTest
    binding: str
    identity: RangeIdentity

    @property
    def room(self) -> bool:
        """Whether a deal exists that both sides prefer to fighting on, red lines aside."""
        return self.soft.room


def outcome(
    scenario: Scenario,
    *,
    binding: Iterable[tuple[str, str]] = (),
    rules: Iterable[str] = ("nash", "kalai_smorodinsky"),
    reservations: tuple[Reservation, ...] = (),
) -> Outcome:
    """Return the expected terms of a scenario at its middle values.

    Parameters
    ----------
    scenario : Scenario
    binding : iterable of (party, issue)
        Red lines that bind.
    rules : iterable of str
        Keys of :data:`RULES`.
    reservations : tuple of Reservation, optional
        Of this very scenario, where they are known already: red lines do not change them.
    """
    values = reservations or reservation(scenario)
    space = deal_space(
        scenario,
        reserve={r.party: r.value for r in values},
        bans=red_line_bans(scenario, binding),
    )
    chain = hull(space)
    terms = {rule: RULES[rule](chain) for rule in rules}
    places = {rule: expected_places(t, scales(scenario)) for rule, t in terms.items()}
    return Outcome(values, chain, terms, places)


def blocked_issues(scenario: Scenario, binding: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the issues on which the binding red lines leave no option at all."""
    lines: dict[str, set[str]] = {}
    for party, issue in binding:
        line = scenario.interest(party, issue).red_line
        if line:
            held = lines.setdefault(issue, {o.id for o in scenario.issue(issue).options})
            held &= set(line.options)
    return tuple(issue for issue, left in lines.items() if not left)


def red_lines(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """Return every (party, issue) with a red line that can stop a deal.

    Those of parties with a veto on any issue, and of third parties where their consent counts.
    """
    heard = {p.id: (None if p.veto else set(p.consent)) for p in scenario.parties}
    return tuple(
        (i.party, i.issue)
        for i in scenario.interests
        if i.red_line and _counts(heard[i.party], i.issue)
    )


def _counts(issues: set[str] | None, issue: str) -> bool:
    return issues is None or issue in issues


def solve(scenario: Scenario) -> Solution:
    """Return the solution of a scenario at its middle values.

    The frontier is exact; settlements are deals, expected terms are lotteries over deals.

    Raises
    ------
    ScenarioError
        If the scenario lacks what a veto party's reservation value needs.
    """
    soft = outcome(scenario, rules=RULES)
    front = frontier(soft.chain.space)
    settlements = {name: concept(front) for name, concept in CONCEPTS.items()}
    every_line = red_lines(scenario)
    return Solution(
        digest=scenario.digest,
        method="front-ladder war as inside option; exact frontier; "
        "settlements over deals and over lotteries",
        reservations=soft.reservations,
        frontier=front,
        settlements=settlements,
        outcome=soft,
        utilities={
            name: _to_everyone(scenario, s) for name, s in settlements.items() if s.deal is not None
        },
        soft=_room(scenario, (), soft),
        hard=_room(scenario, every_line, outcome(scenario, binding=every_line)),
        binding=_binding(scenario, front, settlements["nash"]),
        identity=range_identity(war_prize(scenario), front.utilities, between="nothing"),
    )


def _to_everyone(scenario: Scenario, settlement: Settlement) -> dict[str, float]:
    terms = {
        issue.id: issue.options[o].id
        for issue, o in zip(scenario.issues, settlement.deal or (), strict=True)
    }
    worth = terms_worth(scenario, terms)
    return {p.id: float(u) for p, u in zip(scenario.parties, worth, strict=True)}


def _room(scenario: Scenario, binding: tuple[tuple[str, str], ...], found: Outcome) -> RoomTest:
    reasons = [t.reason for t in found.terms.values() if t.reason]
    return RoomTest(
        binding=binding,
        room=found.room,
        blocked=blocked_issues(scenario, binding),
        reason=reasons[0] if reasons else "",
    )


def _binding(scenario: Scenario, front: Frontier, settlement: Settlement) -> str:
    """Say which party's reservation value is nearest to binding at the settlement."""
    if settlement.utilities is None:
        return settlement.reason
    gains = settlement.utilities - front.space.reserve
    least = int(np.argmin(gains))
    name = scenario.party(front.space.parties[least]).name
    return f"{name} gains least over fighting on ({gains[least]:.2f} of its stakes)"
