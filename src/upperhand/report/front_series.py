"""The front's series as a brief shows them: monthly changes, claimed and assessed kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from upperhand.record import Record
from upperhand.record.conflict import Conflict

__all__ = ["FrontLine", "front_lines"]

MONTHS_SHOWN = 24
KINDS = ("assessed", "second", "claimed")


@dataclass(frozen=True, slots=True)
class FrontLine:
    """One series: (month, change in km²) in order; ``holder`` measured or drew it."""

    kind: str
    series: str
    holder: str
    status: str
    changes: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        """Sum of the changes over the last twelve months shown [km²]."""
        return sum(change for _, change in self.changes[-12:])

    @property
    def last(self) -> float:
        """The last month's change [km²]."""
        return self.changes[-1][1]


def front_lines(conflict: Conflict, record: Record, as_of: str) -> tuple[FrontLine, ...]:
    """Return the series of the front that the case names, over the same last months."""
    named = conflict.judgements.series
    found = (_line(record, kind, named[kind], as_of) for kind in KINDS if kind in named)
    return tuple(line for line in found if line is not None)


def _line(record: Record, kind: str, series: str, as_of: str) -> FrontLine | None:
    # A month counts once it is over.
    rows = sorted(
        (m for m in record.measurements if m.series == series and m.when.iso[:7] < as_of[:7]),
        key=lambda m: m.when.iso,
    )
    changes = tuple(
        (after.when.iso, after.value - before.value)
        for before, after in pairwise(rows)
        if _apart(before.when.iso, after.when.iso) == 1
        and _apart(after.when.iso, as_of) <= MONTHS_SHOWN
    )
    if not changes:
        return None
    last = rows[-1]
    return FrontLine(kind, series, last.holder, last.status, changes)


def _apart(earlier: str, later: str) -> int:
    """Months between two dates."""
    (y0, m0), (y1, m1) = ((int(x) for x in iso.split("-")[:2]) for iso in (earlier, later))
    return 12 * (y1 - y0) + m1 - m0
