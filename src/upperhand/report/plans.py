"""Texts on the table, checked: what each is worth to each party against fighting on.

Most texts leave issues open. They are completed with the options that leave the smaller of the
two sides' gains largest (an egalitarian completion, which favours neither side); the brief says
how many issues were open. A text passes in a draw when both sides gain over fighting on and it
crosses no red line that binds in that draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.frontier import frontier
from upperhand.bargaining.solution import Solution, red_lines
from upperhand.bargaining.utilities import deal_space, terms_worth
from upperhand.scenario import Offer, Scenario
from upperhand.simulation.ensemble import Ensemble

__all__ = ["PlanCheck", "check_plans"]

Floats = NDArray[np.float64]
Line = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class PlanCheck:
    """A text on the table beside fighting on.

    ``worth`` by party of the completed text, third parties too; ``gain`` over fighting on and
    ``gains`` the share of draws in which it is positive, for the two sides; ``crosses`` the
    issues on which it lies outside a stated red line, by party; ``passes`` the share of draws
    in which it passes; ``filled`` the issues it leaves open.
    """

    offer: Offer
    terms: Mapping[str, str]
    filled: tuple[str, ...]
    worth: Mapping[str, float]
    gain: Mapping[str, float]
    gains: Mapping[str, float]
    crosses: Mapping[str, tuple[str, ...]]
    passes: float


def check_plans(
    scenario: Scenario, solution: Solution, ensemble: Ensemble
) -> tuple[PlanCheck, ...]:
    """Return every text on the table, checked, in order of date."""
    offers = sorted(scenario.offers, key=lambda o: o.date)
    checks = (_check(scenario, solution, ensemble, offer) for offer in offers)
    return tuple(c for c in checks if c is not None)


def _check(
    scenario: Scenario, solution: Solution, ensemble: Ensemble, offer: Offer
) -> PlanCheck | None:
    reserve = {r.party: r.value for r in solution.reservations}
    terms = completed(scenario, offer, reserve)
    if terms is None:
        return None
    worth = dict(
        zip((p.id for p in scenario.parties), terms_worth(scenario, terms).tolist(), strict=True)
    )
    crossed = _crossed(scenario, terms)
    gains = _gains(scenario, ensemble, terms)
    passes = (gains > 0).all(axis=1) & ~_stopped(scenario, ensemble, crossed)
    return PlanCheck(
        offer=offer,
        terms=terms,
        filled=tuple(i.id for i in scenario.issues if i.id not in dict(offer.terms)),
        worth=worth,
        gain={p: worth[p] - reserve[p] for p in reserve},
        gains={p: float((gains[:, k] > 0).mean()) for k, p in enumerate(ensemble.parties)},
        crosses={p.id: tuple(i for q, i in crossed if q == p.id) for p in scenario.parties},
        passes=float(passes.mean()),
    )


def completed(
    scenario: Scenario, offer: Offer, reserve: Mapping[str, float]
) -> dict[str, str] | None:
    """Return a text's terms with every open issue filled in, or None if its terms exclude it."""
    fixed = dict(offer.terms)
    bans = [
        (scenario.vetoes[0].id, issue.id, option.id)
        for issue in scenario.issues
        for option in issue.options
        if issue.id in fixed and fixed[issue.id] != option.id
    ]
    front = frontier(deal_space(scenario, reserve=reserve, bans=bans))
    if not len(front):
        return None
    best = int(np.argmax((front.utilities - front.space.reserve).min(axis=1)))
    return {
        issue.id: issue.options[o].id
        for issue, o in zip(scenario.issues, front.deal(best), strict=True)
    }


def _crossed(scenario: Scenario, terms: Mapping[str, str]) -> tuple[Line, ...]:
    """Return the red lines, of those that can stop a deal, that terms lie outside of."""
    lines = ((line, scenario.interest(*line).red_line) for line in red_lines(scenario))
    return tuple(line for line, held in lines if held and terms[line[1]] not in held.options)


def _gains(scenario: Scenario, ensemble: Ensemble, terms: Mapping[str, str]) -> Floats:
    """Return both sides' gains over fighting on in every draw, [draw, party]."""
    deal = [issue.index(terms[issue.id]) for issue in scenario.issues]
    worth = np.array(
        [
            np.sum([w[:, o] for w, o in zip(found.chain.space.worth, deal, strict=True)], axis=0)
            for found in ensemble.outcomes
        ]
    )
    return np.asarray(worth - ensemble.reservations)


def _stopped(
    scenario: Scenario, ensemble: Ensemble, crossed: tuple[Line, ...]
) -> NDArray[np.bool_]:
    """Return in which draws a crossed red line binds, [draw]."""
    u = ensemble.draws.u
    stopped = np.zeros(ensemble.draws.size, dtype=bool)
    for party, issue in crossed:
        line = scenario.interest(party, issue).red_line
        if line:
            drawn = [line.hardness.quantile(float(q)) for q in u[f"hardness.{party}.{issue}"]]
            stopped |= u[f"binds.{party}.{issue}"] < np.array(drawn)
    return stopped
