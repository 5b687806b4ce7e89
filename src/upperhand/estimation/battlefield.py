"""From the measured front to the war's ladder: where it stands, how fast, with what news.

The front is a random walk with momentum, not white noise: monthly changes of area correlate at
about .8 from month to month (measured on the Ukrainian front, 2023-2025). Twenty-four months of
advance are therefore worth only a few independent moves; :func:`effective_share` says how many.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from upperhand.errors import CaseError
from upperhand.estimate import Estimate
from upperhand.record import Measurement, Record
from upperhand.record.conflict import Conflict
from upperhand.record.judgements import Judged

__all__ = ["FrontMonth", "effective_share", "front_months", "ladder_position", "news", "pace"]

# Autocorrelation of monthly area changes: never taken below 0 (no momentum) nor above .95, where
# a series of a few dozen months says nothing about its own independence.
MOST_MOMENTUM = 0.95
# Squares of rounding beside squares of what is rounded.
ROUNDING = 1e-24
# How far the line may stand from where one series puts it [rungs].
HALF_A_RUNG = 0.5


@dataclass(frozen=True, slots=True)
class FrontMonth:
    """One month of one series: area held by side a at its end, and the change [km²]."""

    month: str
    area: float
    change: float
    entry: str


def front_months(record: Record, series: str, until: date) -> tuple[FrontMonth, ...]:
    """Return the months of a series that were complete on ``until``, oldest first."""
    rows = sorted(
        (m for m in record.measurements if m.series == series and _complete(m, until)),
        key=lambda m: m.when.iso,
    )
    return tuple(
        FrontMonth(after.when.iso, after.value, after.value - before.value, after.id)
        for before, after in pairwise(rows)
        if _next_month(before.when.iso) == after.when.iso
    )


def _complete(measurement: Measurement, until: date) -> bool:
    year, month = map(int, measurement.when.iso.split("-")[:2])
    return (year, month) < (until.year, until.month)


def _next_month(iso: str) -> str:
    year, month = map(int, iso.split("-"))
    return f"{year + month // 12}-{month % 12 + 1:02d}"


def ladder_position(
    conflict: Conflict, record: Record, months: tuple[FrontMonth, ...], until: date
) -> Estimate:
    """Return where the line stands on the ladder [rungs from side b's end].

    The checkpoint of the case fixes one month's share of the disputed territory; other months
    differ from it by the area gained since, all of it taken to lie inside that territory. The
    range is half a rung either way.
    """
    ladder = conflict.judgements.ladder
    known = _same_series(record, months)
    if ladder.checkpoint.month not in known:
        raise CaseError(
            f"the series of the front does not reach the checkpoint {ladder.checkpoint.month}: "
            "add the month to the series file, or move the checkpoint"
        )
    surveyed = known[ladder.checkpoint.month]
    share = (ladder.checkpoint.share or 0.0) + (months[-1].area - surveyed.value) / ladder.area_km2
    at = min(max(share * ladder.steps, 0.0), float(ladder.steps))
    later = "" if _complete(surveyed, until) else " (known later: it sets the level, not the move)"
    return Estimate(
        max(at - HALF_A_RUNG, 0.0),
        at,
        min(at + HALF_A_RUNG, float(ladder.steps)),
        unit=f"rungs of {ladder.steps}",
        because=(months[-1].entry, surveyed.id, *_cited(ladder.checkpoint)),
        note=f"{conflict.party(conflict.side_a).name} held {share:.1%} of {ladder.territory} "
        f"at the end of {months[-1].month}; {ladder.checkpoint.note}{later}",
    )


def _cited(coded: Judged) -> tuple[str, ...]:
    return tuple(f"source:{key}" for key in coded.sources)


def _same_series(record: Record, months: tuple[FrontMonth, ...]) -> dict[str, Measurement]:
    """Return the measurements of the months' series by month, those after them too."""
    series = {m.series for m in record.measurements if m.id in {k.entry for k in months}}
    return {m.when.iso: m for m in record.measurements if m.series in series}


def pace(conflict: Conflict, months: tuple[FrontMonth, ...]) -> Estimate:
    """Return the mobility: chance that the front moves one rung in a month.

    The mean absolute monthly change over the regime, in rungs; the range spans the slowest and
    the fastest quarter of its months. More than a rung a month is told as one.
    """
    rung = conflict.judgements.ladder.area_km2 / conflict.judgements.ladder.steps
    sizes = sorted(abs(m.change) / rung for m in months)
    quarter = max(len(sizes) // 4, 1)
    mean = sum(sizes) / len(sizes)
    slow, fast = sum(sizes[:quarter]) / quarter, sum(sizes[-quarter:]) / quarter
    faster = "; faster months than the ladder can show: give it fewer rungs" if fast > 1 else ""
    return Estimate(
        min(slow, mean, 1.0),  # of equal months the three may differ by rounding
        min(mean, 1.0),
        min(max(fast, mean), 1.0),
        unit="rungs/month",
        because=tuple(m.entry for m in (months[0], months[-1])),
        note=f"mean absolute monthly change {months[0].month} to {months[-1].month}, one rung = "
        f"{rung:,.0f} km²; range: slowest to fastest quarter of the months{faster}",
    )


def effective_share(changes: list[float]) -> float:
    """Return what share of a run of monthly changes counts as independent news.

    (1 - r) / (1 + r) with r the lag-one autocorrelation about the mean, the usual effective
    sample size for the mean of an AR(1) series (Bayley & Hammersley, 1946).

    >>> effective_share([1, -1, 1, -1, 1])
    1.0
    >>> round(effective_share([1, 2, 3, 4, 5]), 3)
    0.429
    """
    if len(changes) < 2:
        return 1.0
    mean = sum(changes) / len(changes)
    around = [c - mean for c in changes]
    power = sum(c * c for c in around)
    # Equal changes differ from their mean by rounding alone, which has no autocorrelation.
    if power <= ROUNDING * sum(c * c for c in changes):
        return (1 - MOST_MOMENTUM) / (1 + MOST_MOMENTUM)
    lagged = sum(a * b for a, b in pairwise(around)) / power
    r = min(max(lagged, 0.0), MOST_MOMENTUM)
    return (1 - r) / (1 + r)


def news(
    months: tuple[FrontMonth, ...],
    threshold: Judged,
    regime: Judged,
    *,
    known: tuple[FrontMonth, ...] = (),
) -> tuple[Estimate, Estimate]:
    """Return the public record of the fighting as (moves, moves that went side a's way).

    Months below the threshold carry no news about direction. The rest are discounted for
    momentum by :func:`effective_share`; the range runs from half to twice that number. Momentum
    is read from the months ``known``, by default the same: a record that is cut short for a
    counterfactual is still judged by all that is known of how the front moves.
    """
    moving = _moving(months, threshold)
    share = effective_share([m.change for m in _moving(known or months, threshold)])
    n = len(moving) * share
    won = sum(m.change > 0 for m in moving) / len(moving) if moving else 0.0
    because = tuple(m.entry for m in ((months[0], months[-1]) if months else ()))
    reason = (
        f"{len(moving)} of {len(months)} months since {regime.month} moved by "
        f"{threshold.value or 0.0:g} km² or more; momentum makes them worth {n:.1f} independent "
        "moves"
    )
    moves = Estimate(n / 2, n, 2 * n, unit="moves", because=because, note=reason)
    toward_a = Estimate.exactly(won, unit="share of moves", note=reason)
    return moves, toward_a


def _moving(months: tuple[FrontMonth, ...], threshold: Judged) -> tuple[FrontMonth, ...]:
    return tuple(m for m in months if abs(m.change) >= (threshold.value or 0.0))
