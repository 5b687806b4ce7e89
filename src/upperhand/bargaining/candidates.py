"""Which deals are looked at one by one: settlements, and the offers on the table filled in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from upperhand.bargaining.frontier import frontier
from upperhand.bargaining.solution import Solution
from upperhand.bargaining.utilities import deal_space
from upperhand.scenario import Scenario

__all__ = ["candidates", "filled_in"]

SHOWN = {
    "nash": "Nash settlement",
    "kalai_smorodinsky": "Kalai–Smorodinsky settlement",
    "egalitarian": "Egalitarian settlement",
}
HALF = 0.5


def candidates(scenario: Scenario, solution: Solution) -> dict[str, dict[str, str]]:
    """Return the deals to look at, by name: settlements first, then offers in order of date.

    Settlements that are one and the same deal stand once. An offer that settles fewer than half
    of the issues is left out, for most of the deal would be ours; so is one whose terms exclude
    each other.
    """
    found: dict[str, dict[str, str]] = {}
    for concept, name in SHOWN.items():
        deal = solution.settlements[concept].deal
        if deal is not None:
            terms = solution.frontier.space.named(deal)
            if terms not in found.values():
                found[name] = dict(terms)
    reserve = {r.party: r.value for r in solution.reservations}
    whole = [o for o in scenario.offers if len(o.terms) >= HALF * len(scenario.issues)]
    for offer in sorted(whole, key=lambda o: o.date):
        completed = filled_in(scenario, dict(offer.terms), reserve)
        if completed is not None:
            found[offer.name] = completed
    return found


def filled_in(
    scenario: Scenario, terms: Mapping[str, str], reserve: Mapping[str, float]
) -> dict[str, str] | None:
    """Return terms with every open issue filled in, or None if they exclude each other.

    Open issues take the options that leave the smaller of the two sides' gains over fighting on
    largest, which favours neither side.
    """
    closed = [
        (scenario.vetoes[0].id, issue.id, option.id)
        for issue in scenario.issues
        for option in issue.options
        if issue.id in terms and terms[issue.id] != option.id
    ]
    front = frontier(deal_space(scenario, reserve=reserve, bans=closed))
    if not len(front):
        return None
    best = int(np.argmax((front.utilities - front.space.reserve).min(axis=1)))
    return dict(front.space.named(front.deal(best)))
