"""Everything a brief shows, worked out once from the findings.

:class:`Results` is what paths of bound numbers start from: the findings themselves, and the few
figures that only a page needs (bands over draws, weights in per cent, plans checked, what the
expected terms hinge on). Nothing here is prose and nothing here is a new model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.leverage import RULE
from upperhand.bargaining.reservation import advance_beliefs
from upperhand.bargaining.utilities import Tastes
from upperhand.estimate import Estimate
from upperhand.record import Statement
from upperhand.report.evidence import Fact, evidence
from upperhand.report.findings import Findings
from upperhand.report.front_series import FrontLine, front_lines
from upperhand.report.plans import PlanCheck, check_plans
from upperhand.report.words import LIKELIHOOD
from upperhand.scenario import Scenario
from upperhand.simulation.claim_test import NOTICEABLE, SURE, ClaimTest
from upperhand.simulation.ensemble import Ensemble

__all__ = ["Band", "Hinge", "Results", "Room", "results"]

Floats = NDArray[np.float64]
SCALE = {"worst": 0.0, "best": 100.0}
"""A party's worst and best deal, in the points of a brief."""
THIRD = 1 / 3
ROUNDING = 1e-9  # shares of draws closer than this are the same share
SHOWN_HINGES = 8
NOISE = 2.0  # standard errors below which a difference between thirds is left out


@dataclass(frozen=True, slots=True)
class Band:
    """5th percentile, median and 95th percentile over the draws."""

    low: float
    median: float
    high: float

    @classmethod
    def of(cls, ensemble: Ensemble, values: Floats) -> Band:
        """Summarise one value per draw."""
        return cls(*ensemble.band(values))


@dataclass(frozen=True, slots=True)
class Room:
    """Is there room for a deal: share of draws, with red lines as judged and with none.

    ``if_soft`` by issue: the share if no line bound there, ``opens`` how much that adds,
    ``blocked`` how often the lines that bind leave nothing on the issue.
    """

    judged: float
    none_binding: float
    all_binding: bool
    if_soft: Mapping[str, float]
    opens: Mapping[str, float]
    blocked: Mapping[str, float]

    @property
    def widest(self) -> tuple[str, ...]:
        """The issue whose softening opens most room, several where they open as much."""
        most = max(self.opens.values(), default=0.0)
        return tuple(i for i, opens in self.opens.items() if opens >= most - ROUNDING > 0)


@dataclass(frozen=True, slots=True)
class Hinge:
    """What one assumption does to the balance of expected terms, over its range.

    The balance is side A's utility less side B's; ``low`` and ``high`` are its means over draws
    with the assumption in the lowest and the highest third of its range, less its mean over all.
    """

    path: str
    low: float
    high: float

    @property
    def swing(self) -> float:
        """How far apart the two thirds lie."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What a brief is written from: findings, and what the page adds to them.

    ``walk_away`` and ``loses`` by side: the worth of fighting on, and the gain of the expected
    terms over it. ``places`` by issue: expected terms on the scale. ``weights`` by party and
    issue, as shares of its stakes. ``believes`` by party: chance that the front's next move goes
    side A's way, at middle values; ``without`` by claim, period and party: the same, had the
    claim's driver stood as before. ``pages`` by side: what the documents read changed in its
    expected terms, empty if that was not solved.
    """

    findings: Findings
    room: Room
    walk_away: Mapping[str, Band]
    loses: Mapping[str, Band]
    places: Mapping[str, Band]
    weights: Mapping[str, Mapping[str, float]]
    believes: Mapping[str, float]
    without: tuple[tuple[Mapping[str, float], ...], ...]
    pages: Mapping[str, float]
    plans: tuple[PlanCheck, ...]
    hinges: tuple[Hinge, ...]
    front: tuple[FrontLine, ...]
    said: tuple[Statement, ...]
    estimates: Mapping[str, Estimate]
    evidence: Mapping[str, Fact]
    likelihood: tuple[tuple[float, str], ...]
    scale: Mapping[str, float]
    thresholds: Mapping[str, float]


def results(findings: Findings) -> Results:
    """Work out what a brief shows."""
    scenario, ensemble = findings.scenario, findings.ensemble
    gains = ensemble.utilities[RULE] - ensemble.reservations
    believes = advance_beliefs(scenario)
    return Results(
        findings=findings,
        room=_room(findings),
        walk_away=_by_side(ensemble, ensemble.reservations),
        loses=_by_side(ensemble, gains),
        places={
            issue: Band.of(ensemble, ensemble.places[RULE][:, m])
            for m, issue in enumerate(ensemble.issues)
        },
        weights=_weights(scenario),
        believes=believes,
        without=tuple(_without(c.test, believes) for c in findings.claims),
        pages=_pages(findings),
        plans=check_plans(scenario, findings.solution, ensemble),
        hinges=_hinges(scenario, ensemble),
        front=front_lines(findings.conflict, findings.record, findings.dating.as_of),
        said=tuple(s for s in findings.record.statements if s.document in set(findings.documents)),
        estimates=dict(scenario.estimates()),
        evidence=evidence(),
        likelihood=LIKELIHOOD,
        scale=SCALE,
        thresholds={"noticeable": NOTICEABLE, "sure": SURE},
    )


def _without(
    test: ClaimTest | None, believes: Mapping[str, float]
) -> tuple[Mapping[str, float], ...]:
    if test is None:
        return ()
    return tuple(
        {p: believes[p] - e.median for p, e in period.beliefs.items()} for period in test.periods
    )


def _pages(findings: Findings) -> dict[str, float]:
    """Return what the documents read changed in each side's expected terms."""
    if findings.without_documents is None:
        return {}
    here = findings.solution.outcome.terms[RULE].utilities
    there = findings.without_documents.outcome.terms[RULE].utilities
    if here is None or there is None:
        return {}
    return dict(zip(findings.ensemble.parties, (here - there).tolist(), strict=True))


def _by_side(ensemble: Ensemble, values: Floats) -> dict[str, Band]:
    return {p: Band.of(ensemble, values[:, k]) for k, p in enumerate(ensemble.parties)}


def _room(findings: Findings) -> Room:
    ensemble = findings.ensemble
    judged = ensemble.chance_of_room
    if_soft = {i: ensemble.room_if_soft(i) for i in ensemble.issues}
    return Room(
        judged=judged,
        none_binding=float(ensemble.room_soft.mean()),
        all_binding=findings.solution.hard.room,
        if_soft=if_soft,
        opens={i: share - judged for i, share in if_soft.items()},
        blocked=dict(zip(ensemble.issues, ensemble.blocked.mean(axis=0).tolist(), strict=True)),
    )


def _weights(scenario: Scenario) -> dict[str, dict[str, float]]:
    issues = [i.id for i in scenario.issues]
    return {
        p.id: dict(zip(issues, row, strict=True))
        for p, row in zip(scenario.parties, Tastes.of(scenario).weight.tolist(), strict=True)
    }


def _hinges(scenario: Scenario, ensemble: Ensemble) -> tuple[Hinge, ...]:
    """Return the assumptions that move the balance of expected terms most, largest first."""
    balance = ensemble.utilities[RULE] @ np.array([1.0, -1.0])
    kept = ~np.isnan(balance)
    if kept.sum() < 2 / THIRD:
        return ()
    values = balance[kept] - balance[kept].mean()
    found = [
        Hinge(path, float(values[u < THIRD].mean()), float(values[u >= 1 - THIRD].mean()))
        for path in _that_matter(scenario)
        if (u := ensemble.draws.u[path][kept]) is not None
        and (u < THIRD).any()
        and (u >= 1 - THIRD).any()
    ]
    noise = NOISE * float(values.std()) * np.sqrt(2 / (THIRD * kept.sum()))
    large = [h for h in found if h.swing > noise]
    return tuple(sorted(large, key=lambda h: -h.swing)[:SHOWN_HINGES])


def _that_matter(scenario: Scenario) -> list[str]:
    """Return the paths that enter expected terms: of the war, and of the two sides."""
    heard = {"war"} | {p.id for p in scenario.vetoes}
    return [
        path
        for path, estimate in scenario.estimates()
        if estimate.spread > 0
        and not path.startswith("hardness.")
        and heard & set(path.split(".")[:2])
    ]
