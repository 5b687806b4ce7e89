"""What a date expression means: from its words to the days they can stand for.

Each reading takes the match of a pattern (:mod:`upperhand.reading.dates.grammar`) and what is
asked, and returns the days meant with the granularity the words support, or an open answer where
they depend on an anchor that is missing. Nothing is guessed: a day is never made of a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from upperhand.reading import calendar_words as cal
from upperhand.record.entries import Granularity

__all__ = [
    "OPEN",
    "Answer",
    "Asked",
    "calendar_day",
    "calendar_days",
    "decade",
    "during",
    "holiday",
    "in_month",
    "in_year",
    "iso_day",
    "iso_month",
    "iso_range",
    "numeric",
    "on",
    "year_read",
    "years",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What relative expressions count from; where to look: back (-1), ahead (1), either (0).

    ``told`` is the date told last before, for what counts from it ("a day later").
    """

    anchor: date | None
    direction: int = 0
    told: str = ""

    @property
    def side(self) -> int:
        """Where to look when it must be one side: back, unless ahead is asked."""
        return self.direction or -1


@dataclass(frozen=True, slots=True)
class Answer:
    """The days meant; ``relative`` if the anchor was, or would have been, needed.

    ``from_told`` if they were counted from the date told before.
    """

    iso: str
    granularity: Granularity
    relative: bool = False
    from_told: bool = False


OPEN = Answer("", "unresolved", relative=True)


def told_before(found: Answer | None) -> Answer:
    """Return an answer as one counted from the date told before it; open if there is none."""
    return OPEN if found is None else replace(found, relative=True, from_told=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def on(day: date | None, *, relative: bool = False) -> Answer | None:
    """Return the answer that means one day."""
    return Answer(day.isoformat(), "day", relative) if day else None


def during(first: date | None, last: date | None, *, relative: bool = False) -> Answer | None:
    """Return the answer that means the days from first to last."""
    if first is None or last is None or last < first:
        return None
    return Answer(f"{first.isoformat()}/{last.isoformat()}", "range", relative)


def in_month(year: int, month: int, *, relative: bool = False) -> Answer:
    """Return the answer that means a month."""
    return Answer(f"{year:04d}-{month:02d}", "month", relative)


def in_year(year: int, *, relative: bool = False) -> Answer:
    """Return the answer that means a year."""
    return Answer(f"{year:04d}", "year", relative)


# Absolute --------------------------------------------------------------------------------------


def iso_day(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 2025-12-03 and 2025-12-03T09:30:00Z."""
    return on(_day(int(m["y"]), int(m["m"]), int(m["d"])))


def iso_month(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 2025-12."""
    return in_month(int(m["y"]), int(m["m"])) if 1 <= int(m["m"]) <= 12 else None


def iso_range(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 2025-12-01/2025-12-05."""
    first, last = (_day(*map(int, m[k].split("-"))) for k in ("a", "b"))
    return during(first, last)


def numeric(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 25/12/2025; 03/12/2025 is March in one country and December in another."""
    one, two, year = int(m["a"]), int(m["b"]), int(m["y"])
    if m["sep"] == "." or one > 12 or one == two:
        return on(_day(year, two, one))
    if two > 12:
        return on(_day(year, one, two))
    return Answer("", "unresolved")


def calendar_day(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "3 December 2025", "the first of March 1987" and, with an anchor, "3 December"."""
    month = cal.month_number(m["m"])
    day = int(m["d"]) if m["d"].isdigit() else cal.ordinal(m["d"])
    if m["y"]:
        return on(_day(int(m["y"]), month, day))
    if asked.anchor is None:
        return OPEN
    year = cal.year_of_day(month, day, asked.anchor, direction=asked.direction)
    return on(_day(year, month, day), relative=True)


def calendar_days(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "2-5 December 2025" and "from 30 November to 2 December"."""
    groups = m.groupdict()
    last_month = cal.month_number(groups["m2"] or groups.get("m") or "")
    first_month = cal.month_number(groups.get("m") or groups["m2"] or "")
    first, last = int(m["d"]), int(m["d2"])
    written = groups.get("y2") or groups.get("y")
    if not written and asked.anchor is None:
        return OPEN
    year = int(written) if written else 0
    if asked.anchor and not year:
        year = cal.year_of_day(first_month, first, asked.anchor, direction=asked.direction)
        year += first_month > last_month
    turned = first_month > last_month
    if turned and written and not groups.get("y2"):
        year += 1  # "from 30 December 2025 to 2 January"
    first_year = int(groups.get("y") or year - turned)
    span = _day(first_year, first_month, first), _day(year, last_month, last)
    return during(*span, relative=not written)


# Feasts whose day is the same every year: month and day.
FEASTS = {
    "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25),
    "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip


def holiday(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "before Christmas", "on New Year's Eve"."""
    if asked.anchor is None:
        return OPEN
    month, day = FEASTS[re.sub(r"\s+", " ", m["feast"].lower().replace("’", "'"))]
    year = cal.year_of_day(month, day, asked.anchor, direction=asked.direction)
    return on(_day(year, month, day), relative=True)


def year_read(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "since 2014"."""
    return in_year(int(m["y"]))


def years(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "from 2014 to 2022", "the 1980-88"."""
    last = m["y2"] if len(m["y2"]) == 4 else m["y"][:2] + m["y2"]
    return during(_day(int(m["y"]), 1, 1), _day(int(last), 12, 31))


def decade(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "the 1990s"."""
    first = int(m["y"])
    return during(_day(first, 1, 1), _day(first + 9, 12, 31))
