"""What a date expression means: from its words to the days they can stand for.

Each reading takes the match of a pattern (:mod:`upperhand.reading.dates.grammar`) and what is
asked, and returns the days meant with the granularity the words support, or an open answer where
they depend on an anchor that is missing. Nothing is guessed: a day is never made of a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from upperhand.reading import calendar_words as cal
from upperhand.record.entries import Granularity

__all__ = [
    "Answer",
    "Asked",
    "ago",
    "ahead",
    "calendar_day",
    "calendar_days",
    "decade",
    "iso_day",
    "iso_month",
    "iso_range",
    "month_alone",
    "month_of_year",
    "months",
    "months_alone",
    "named_day",
    "never",
    "numeric",
    "quarter",
    "season",
    "season_of_year",
    "stretch",
    "unit",
    "week_of_month",
    "weekday",
    "weekend",
    "year_read",
    "years",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What relative expressions count from; where to look: back (-1), ahead (1), either (0)."""

    anchor: date | None
    direction: int = 0

    @property
    def side(self) -> int:
        """Where to look when it must be one side: back, unless ahead is asked."""
        return self.direction or -1


@dataclass(frozen=True, slots=True)
class Answer:
    """The days meant; ``relative`` if the anchor was, or would have been, needed."""

    iso: str
    granularity: Granularity
    relative: bool = False


_OPEN = Answer("", "unresolved", relative=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on(day: date | None, *, relative: bool = False) -> Answer | None:
    return Answer(day.isoformat(), "day", relative) if day else None


def _during(first: date | None, last: date | None, *, relative: bool = False) -> Answer | None:
    if first is None or last is None or last < first:
        return None
    return Answer(f"{first.isoformat()}/{last.isoformat()}", "range", relative)


def _in_month(year: int, month: int, *, relative: bool = False) -> Answer:
    return Answer(f"{year:04d}-{month:02d}", "month", relative)


def _in_year(year: int, *, relative: bool = False) -> Answer:
    return Answer(f"{year:04d}", "year", relative)


# Absolute --------------------------------------------------------------------------------------


def iso_day(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 2025-12-03 and 2025-12-03T09:30:00Z."""
    return _on(_day(int(m["y"]), int(m["m"]), int(m["d"])))


def iso_month(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 2025-12."""
    return _in_month(int(m["y"]), int(m["m"])) if 1 <= int(m["m"]) <= 12 else None


def iso_range(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 2025-12-01/2025-12-05."""
    first, last = (_day(*map(int, m[k].split("-"))) for k in ("a", "b"))
    return _during(first, last)


def numeric(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 25/12/2025; 03/12/2025 is March in one country and December in another."""
    one, two, year = int(m["a"]), int(m["b"]), int(m["y"])
    if m["sep"] == "." or one > 12 or one == two:
        return _on(_day(year, two, one))
    if two > 12:
        return _on(_day(year, one, two))
    return Answer("", "unresolved")


def calendar_day(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "3 December 2025", "the first of March 1987" and, with an anchor, "3 December"."""
    month = cal.month_number(m["m"])
    day = int(m["d"]) if m["d"].isdigit() else cal.ordinal(m["d"])
    if m["y"]:
        return _on(_day(int(m["y"]), month, day))
    if asked.anchor is None:
        return _OPEN
    year = cal.year_of_day(month, day, asked.anchor, direction=asked.direction)
    return _on(_day(year, month, day), relative=True)


def calendar_days(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "2-5 December 2025" and "from 30 November to 2 December"."""
    groups = m.groupdict()
    last_month = cal.month_number(groups["m2"] or groups.get("m") or "")
    first_month = cal.month_number(groups.get("m") or groups["m2"] or "")
    first, last = int(m["d"]), int(m["d2"])
    written = groups.get("y2") or groups.get("y")
    if not written and asked.anchor is None:
        return _OPEN
    year = int(written) if written else 0
    if asked.anchor and not year:
        year = cal.year_of_day(first_month, first, asked.anchor, direction=asked.direction)
        year += first_month > last_month
    turned = first_month > last_month
    if turned and written and not groups.get("y2"):
        year += 1  # "from 30 December 2025 to 2 January"
    first_year = int(groups.get("y") or year - turned)
    span = _day(first_year, first_month, first), _day(year, last_month, last)
    return _during(*span, relative=not written)


def week_of_month(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "the first week of November": its days 1 to 7; "the last week": its last seven."""
    if not m["y"] and asked.anchor is None:
        return _OPEN
    month = cal.month_number(m["m"])
    if m["y"]:
        year = int(m["y"])
    else:
        year = cal.year_of_month(month, asked.anchor or date.min, direction=asked.direction)
    first, last = cal.month_span(year, month)
    if m["n"].lower() in ("last", "final"):
        first = last - timedelta(cal.DAYS_A_WEEK - 1)
    else:
        first += timedelta((cal.ordinal(m["n"]) - 1) * cal.DAYS_A_WEEK)
        last = min(last, first + timedelta(cal.DAYS_A_WEEK - 1))
    return _during(first, last, relative=not m["y"])


def month_of_year(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "February 2022"."""
    return _in_month(int(m["y"]), cal.month_number(m["m"]))


def months(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "March to May 2022"."""
    last_year = int(m["y2"])
    one, two = cal.month_number(m["m"]), cal.month_number(m["m2"])
    first_year = int(m["y"] or last_year - (one > two))
    return _during(cal.month_span(first_year, one)[0], cal.month_span(last_year, two)[1])


def month_alone(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "in May", "last November"."""
    month = cal.month_number(m["m"])
    if asked.anchor is None:
        return _OPEN
    which = (m.groupdict().get("which") or "").lower()
    direction = {"last": -1, "next": 1, "this": asked.direction}.get(which, asked.direction)
    year = cal.year_of_month(month, asked.anchor, direction=direction)
    if which == "this":
        year = asked.anchor.year
    if which in ("last", "next") and (year, month) == (asked.anchor.year, asked.anchor.month):
        year += direction
    return _in_month(year, month, relative=True)


def month_of_that_year(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "June of last year", "in March next year"."""
    if asked.anchor is None:
        return _OPEN
    year = asked.anchor.year + _SHIFTS[m["which"].lower()]
    return _in_month(year, cal.month_number(m["m"]), relative=True)


def months_alone(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "in January and February", with an anchor."""
    if asked.anchor is None:
        return _OPEN
    one, two = cal.month_number(m["m"]), cal.month_number(m["m2"])
    year = cal.year_of_month(two, asked.anchor, direction=asked.direction)
    first = cal.month_span(year - (one > two), one)[0]
    return _during(first, cal.month_span(year, two)[1], relative=True)


def year_read(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "since 2014"."""
    return _in_year(int(m["y"]))


def years(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "from 2014 to 2022", "the 1980-88"."""
    last = m["y2"] if len(m["y2"]) == 4 else m["y"][:2] + m["y2"]
    return _during(_day(int(m["y"]), 1, 1), _day(int(last), 12, 31))


def decade(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "the 1990s"."""
    first = int(m["y"])
    return _during(_day(first, 1, 1), _day(first + 9, 12, 31))


_PARTS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "1": 0, "2": 1, "3": 2, "4": 3}


def quarter(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "Q4 2024", "the first half of 1982"."""
    months = 6 if (m.groupdict().get("unit") or "").lower() == "half" else 3
    first = 1 + months * _PARTS[m["n"].lower()]
    if first + months > 13:
        return None
    year = int(m["y"])
    return _during(date(year, first, 1), cal.month_span(year, first + months - 1)[1])


def season_of_year(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "the autumn of 2022"."""
    return _during(*cal.season_span(m["s"], int(m["y"])))


def season(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "last summer", "in the spring"."""
    if asked.anchor is None:
        return _OPEN
    which = (m["which"] or "").lower()
    spans = [cal.season_span(m["s"], asked.anchor.year + n) for n in (-2, -1, 0, 1)]
    past = [s for s in spans if (s[1] if which == "last" else s[0]) <= asked.anchor]
    ahead = [s for s in spans if (s[0] if which == "next" else s[1]) >= asked.anchor]
    look_ahead = which in ("next", "this", "coming") or (not which and asked.direction > 0)
    return _during(*(ahead[0] if look_ahead else past[-1]), relative=True)


# Relative --------------------------------------------------------------------------------------

_NAMED_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "overnight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip


def named_day(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "yesterday", "tonight"."""
    if asked.anchor is None:
        return _OPEN
    shift = _NAMED_DAYS[re.sub(r"\s+", " ", m["name"].lower().replace("-", ""))]
    return _on(asked.anchor + timedelta(shift), relative=True)


def weekday(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "on Wednesday", "next Tuesday"."""
    if asked.anchor is None:
        return _OPEN
    which = (m["which"] or "").lower()
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, asked.side)
    weekday = cal.weekday_number(m["w"])
    strict = which in ("last", "next", "past", "coming")
    day = cal.nearest_weekday(asked.anchor, weekday, direction=direction, strict=strict)
    return _on(day, relative=True)


def ago(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "two days ago"."""
    return _shifted(m, asked, -1)


def ahead(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "in two weeks' time"."""
    return _shifted(m, asked, +1)


def _shifted(m: re.Match[str], asked: Asked, sign: int) -> Answer | None:
    """Count units from the anchor, back (-1) or ahead (+1)."""
    if asked.anchor is None:
        return _OPEN
    count, unit = sign * cal.number(m["n"]), m["unit"].lower()
    if unit in ("second", "sec", "minute", "min"):
        return _on(asked.anchor, relative=True)
    if unit in ("hour", "hr"):
        return _on(asked.anchor, relative=True) if abs(count) < 24 else None
    if unit == "day":
        return _on(asked.anchor + timedelta(count), relative=True)
    if unit == "week":
        week = cal.week_of(asked.anchor + timedelta(count * cal.DAYS_A_WEEK))
        return _during(*week, relative=True)
    if unit == "month":
        return _in_month(*cal.month_shifted(asked.anchor, count), relative=True)
    if count == -1:  # "a year ago" is about then, "two years ago" some time that year
        return _in_month(asked.anchor.year - 1, asked.anchor.month, relative=True)
    return _in_year(asked.anchor.year + count, relative=True)


_SHIFTS = {"last": -1, "this": 0, "the": 0, "next": 1}


def unit(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "last month", "earlier this week", "next year"."""
    if asked.anchor is None:
        return _OPEN
    shift, unit = _SHIFTS[m["which"].lower()], m["unit"].lower()
    if unit == "week":
        day = asked.anchor + timedelta(shift * cal.DAYS_A_WEEK)
        return _during(*cal.week_of(day), relative=True)
    if unit == "month":
        return _in_month(*cal.month_shifted(asked.anchor, shift), relative=True)
    return _in_year(asked.anchor.year + shift, relative=True)


def stretch(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "over the past two weeks", "within 30 days", "in the next three months".

    How long "the coming weeks" are nobody knows, nor from when "within six months" counts: from
    a signature, a vote, a withdrawal.
    """
    words = m.group().lower()
    uncounted = not m["n"] and words.endswith("s")
    from_then = words.startswith("within") and "next" not in words
    if asked.anchor is None or uncounted or (from_then and m["unit"].lower() in ("month", "year")):
        return _OPEN
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
    return _during(first, last_day, relative=True)


def weekend(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "at the weekend"."""
    if asked.anchor is None:
        return _OPEN
    which = (m["which"] or "").lower()
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, asked.side)
    saturday = cal.nearest_weekday(asked.anchor, 5, direction=direction, strict=which == "last")
    if which == "this" and asked.anchor.weekday() < 5:
        saturday = cal.nearest_weekday(asked.anchor, 5, direction=1, strict=False)
    return _during(saturday, saturday + timedelta(1), relative=True)


def never(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "the following day", "in recent weeks": counted from what the text told before."""
    return Answer("", "unresolved", relative=True)
