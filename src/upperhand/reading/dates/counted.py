"""What relative date expressions mean: counted from an anchor, or from the date told before.

"Yesterday", "next week", "three days ago" count from the day of publication; "a day later", "the
previous evening" from the date told last before them on the page. Without either they stay
unresolved.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from upperhand.reading import calendar_words as cal
from upperhand.reading.dates.months import SHIFTS
from upperhand.reading.dates.readings import (
    OPEN,
    Answer,
    Asked,
    during,
    in_month,
    in_year,
    on,
    told_before,
)

__all__ = [
    "ago",
    "ahead",
    "days_later",
    "named_day",
    "never",
    "next_day",
    "stretch",
    "unit",
    "weekday",
    "weekend",
]

_NAMED_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "overnight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip


def named_day(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "yesterday", "tonight"."""
    if asked.anchor is None:
        return OPEN
    shift = _NAMED_DAYS[re.sub(r"\s+", " ", m["name"].lower().replace("-", ""))]
    return on(asked.anchor + timedelta(shift), relative=True)


def weekday(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "on Wednesday", "next Tuesday"."""
    if asked.anchor is None:
        return OPEN
    which = (m["which"] or "").lower()
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, asked.side)
    weekday = cal.weekday_number(m["w"])
    strict = which in ("last", "next", "past", "coming")
    day = cal.nearest_weekday(asked.anchor, weekday, direction=direction, strict=strict)
    return on(day, relative=True)


def ago(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "two days ago"."""
    return _shifted(m, asked, -1)


def ahead(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "in two weeks' time"."""
    return _shifted(m, asked, +1)


def _shifted(m: re.Match[str], asked: Asked, sign: int) -> Answer | None:
    """Count units from the anchor, back (-1) or ahead (+1)."""
    if asked.anchor is None:
        return OPEN
    count, unit = sign * cal.number(m["n"]), m["unit"].lower()
    if unit in ("second", "sec", "minute", "min"):
        return on(asked.anchor, relative=True)
    if unit in ("hour", "hr"):
        return on(asked.anchor, relative=True) if abs(count) < 24 else None
    if unit == "day":
        return on(asked.anchor + timedelta(count), relative=True)
    if unit == "week":
        week = cal.week_of(asked.anchor + timedelta(count * cal.DAYS_A_WEEK))
        return during(*week, relative=True)
    if unit == "month":
        return in_month(*cal.month_shifted(asked.anchor, count), relative=True)
    return in_year(asked.anchor.year + count, relative=True)


def unit(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "last month", "earlier this week", "next year"."""
    if asked.anchor is None:
        return OPEN
    shift, unit = SHIFTS[m["which"].lower()], m["unit"].lower()
    if unit == "week":
        day = asked.anchor + timedelta(shift * cal.DAYS_A_WEEK)
        return during(*cal.week_of(day), relative=True)
    if unit == "month":
        return in_month(*cal.month_shifted(asked.anchor, shift), relative=True)
    return in_year(asked.anchor.year + shift, relative=True)


def stretch(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "over the past two weeks", "within 30 days", "in the next three months".

    How long "the coming weeks" are nobody knows, nor from when "within six months" counts: from
    a signature, a vote, a withdrawal.
    """
    words = m.group().lower()
    uncounted = not m["n"] and words.endswith("s")
    from_then = words.startswith("within") and "next" not in words
    if asked.anchor is None or uncounted or (from_then and m["unit"].lower() in ("month", "year")):
        return OPEN
    count, unit = cal.number(m["n"] or "one"), m["unit"].lower()
    sign = -1 if m["way"].lower() in ("past", "last", "previous") else 1
    if unit in ("day", "week"):
        days = count * (cal.DAYS_A_WEEK if unit == "week" else 1)
        other = asked.anchor + timedelta(sign * days)
    else:
        months = count * (12 if unit == "year" else 1)
        year, month = cal.month_shifted(asked.anchor, sign * months)
        last = cal.month_span(year, month)[1].day
        other = date(year, month, min(asked.anchor.day, last))
    first, last_day = sorted((asked.anchor, other))
    return during(first, last_day, relative=True)


def weekend(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "at the weekend"."""
    if asked.anchor is None:
        return OPEN
    which = (m["which"] or "").lower()
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, asked.side)
    saturday = cal.nearest_weekday(asked.anchor, 5, direction=direction, strict=which == "last")
    if which == "this" and asked.anchor.weekday() < 5:
        saturday = cal.nearest_weekday(asked.anchor, 5, direction=1, strict=False)
    return during(saturday, saturday + timedelta(1), relative=True)


def never(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "soon", "in recent weeks": nobody knows which days."""
    return OPEN


def days_later(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "a day later", "two weeks before", from the date told before them."""
    back = m["way"].lower() in ("earlier", "before")
    return _from_told(asked.told, (-1 if back else 1) * cal.number(m["n"]), m["unit"].lower())


_NEXT_TO = {"following": 1, "next": 1, "after": 1, "same": 0, "previous": -1, "before": -1}


def next_day(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "the previous evening", "the same day", "the night before"."""
    return _from_told(asked.told, _NEXT_TO[(m["side"] or m["side2"]).lower()], "day")


def _from_told(told: str, count: int, unit: str) -> Answer:
    """Count days from a day, months from a day or month, years from anything."""
    if unit in ("day", "week") and len(told) == len("2025-12-03"):
        days = count * (cal.DAYS_A_WEEK if unit == "week" else 1)
        found = on(date.fromisoformat(told) + timedelta(days))
    elif unit == "month" and len(told) >= len("2025-12"):
        first = date(int(told[:4]), int(told[5:7]), 1)
        found = in_month(*cal.month_shifted(first, count))
    elif unit == "year":
        found = in_year(int(told[:4]) + count)
    else:
        return OPEN
    return told_before(found)
