"""From counts per page to rates with intervals.

Every rate is a ratio of two sums over pages (twice the hits over annotated plus read, for an F1),
so that resampling pages resamples the rate. The interval is the percentile bootstrap by page
(Efron 1979, *Annals of Statistics* 7(1), 1-26): 95 %, a fixed number of draws, a fixed seed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

__all__ = ["METRICS", "Metric", "Rate", "rates"]

DRAWS = 1000
COVERED = (2.5, 97.5)  # percentiles that bound 95 % of the draws

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Metric:
    """A rate: ``times`` the count ``top`` over the sum of the counts ``bottom``."""

    name: str
    top: str
    bottom: tuple[str, ...]
    times: int = 1
    better: Better = "higher"


@dataclass(frozen=True, slots=True)
class Rate:
    """A measured rate with its counts and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float
    top: int
    bottom: int
    better: Better = "higher"

    def reaches(self, bound: float) -> bool:
        """Check whether the rate is on the good side of a bound, or on it."""
        return self.value <= bound if self.better == "lower" else self.value >= bound


def _f1(name: str, hits: str, gold: str, read: str) -> Metric:
    return Metric(name, hits, (gold, read), times=2)


def _bad(name: str, top: str, bottom: str) -> Metric:
    return Metric(name, top, (bottom,), better="lower")


METRICS = (
    Metric("statements full P", "full", ("read",)),
    Metric("statements full R", "full", ("gold",)),
    _f1("statements full F1", "full", "gold", "read"),
    _f1("statements exact F1", "exact", "gold", "read"),
    _f1("direct full F1", "full.direct", "gold.direct", "read.direct"),
    _f1("mixed full F1", "full.mixed", "gold.mixed", "read.mixed"),
    _f1("indirect full F1", "full.indirect", "gold.indirect", "read.indirect"),
    Metric("party of speaker", "party.right", ("party",)),
    _bad("false speaker", "false_speaker", "matched"),
    _bad("reporter leak, letters", "content.leaked", "content"),
    _bad("stray statements", "stray", "statements"),
    _bad("statements from boilerplate", "from_boilerplate", "statements"),
    Metric("act", "act.right", ("matched",)),
    Metric("negation", "negation.right", ("matched",)),
    Metric("events found", "events.found", ("events",)),
    Metric("event class", "events.class_right", ("events.found",)),
    Metric("event status", "events.status_right", ("events.found",)),
    _bad("not past stored as past", "events.past_by_mistake", "events.not_past"),
    Metric("meetings found", "meetings.found", ("meetings",)),
    Metric("meeting status", "meetings.status_right", ("meetings.found",)),
    Metric("dates found", "dates.found", ("dates",)),
    Metric("dates right", "dates.right", ("dates.found",)),
    _bad("dates invented", "dates.invented", "dates.found"),
    Metric("day of publication", "published.right", ("published",)),
    Metric("leverage claims P", "claims.read_right", ("claims.read",)),
    Metric("leverage claims R", "claims.found", ("claims",)),
    Metric("leverage claim holder", "claims.holder_right", ("claims.found",)),
    Metric("leverage claim type", "claims.type_right", ("claims.found",)),
    Metric("positions found", "positions.found", ("positions",)),
    _bad("boilerplate read as story", "boilerplate.as_body", "boilerplate"),
    _bad("story lost as boilerplate", "story.lost", "story"),
    _bad("spans not in the text", "faults", "entries"),
)


def rates(
    pages: Sequence[Mapping[str, int]], metrics: Sequence[Metric] = METRICS, rng: int = 0
) -> dict[str, Rate]:
    """Return every rate that has a denominator, with its interval over resampled pages.

    >>> found = rates([{"full": 1, "gold": 2}], [Metric("recall", "full", ("gold",))])
    >>> found["recall"].value, found["recall"].top, found["recall"].bottom
    (0.5, 1, 2)
    """
    generator = np.random.default_rng(rng)
    draws = generator.integers(0, len(pages), size=(DRAWS, len(pages))) if pages else np.empty(0)
    measured = ((m.name, _rate(pages, m, draws)) for m in metrics)
    return {name: rate for name, rate in measured if rate is not None}


def _rate(pages: Sequence[Mapping[str, int]], metric: Metric, draws: np.ndarray) -> Rate | None:
    top = np.array([page.get(metric.top, 0) for page in pages])
    bottom = np.array([sum(page.get(b, 0) for b in metric.bottom) for page in pages])
    if not bottom.sum():
        return None
    many_top, many_bottom = top[draws].sum(axis=1), bottom[draws].sum(axis=1)
    drawn = metric.times * many_top[many_bottom > 0] / many_bottom[many_bottom > 0]
    low, high = np.percentile(drawn, COVERED)
    value = metric.times * top.sum() / bottom.sum()
    return Rate(
        float(value), float(low), float(high), int(top.sum()), int(bottom.sum()), metric.better
    )
