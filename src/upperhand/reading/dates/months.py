"""What months, their weeks and halves, seasons and quarters mean, with or without their year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from upperhand.reading import calendar_words as cal
from upperhand.reading.dates.readings import OPEN, Answer, Asked, during, in_month, told_before

__all__ = [
    "SHIFTS",
    "half_of_month",
    "month_alone",
    "month_held",
    "month_of_near_year",
    "month_of_told_year",
    "month_of_year",
    "months",
    "months_alone",
    "quarter",
    "season",
    "season_of_year",
    "week_of_month",
]

# "March last year": how many years from the anchor's.
SHIFTS = {"last": -1, "this": 0, "the": 0, "next": 1}
MIDDLE = 15  # last day of the first half of a month
# Which part of a year "the first half", "Q4" is, from nought.
_PARTS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "1": 0, "2": 1, "3": 2, "4": 3}


def month_of_year(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "February 2022"."""
    return in_month(int(m["y"]), cal.month_number(m["m"]))


def months(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "March to May 2022"."""
    last_year = int(m["y2"])
    one, two = cal.month_number(m["m"]), cal.month_number(m["m2"])
    first_year = int(m["y"] or last_year - (one > two))
    return during(cal.month_span(first_year, one)[0], cal.month_span(last_year, two)[1])


def month_alone(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "in May", "last November"."""
    month = cal.month_number(m["m"])
    if asked.anchor is None:
        return OPEN
    which = (m.groupdict().get("which") or "").lower()
    direction = {"last": -1, "next": 1, "this": asked.direction}.get(which, asked.direction)
    year = cal.year_of_month(month, asked.anchor, direction=direction, named=which == "last")
    if which == "this":
        year = asked.anchor.year
    if which in ("last", "next") and (year, month) == (asked.anchor.year, asked.anchor.month):
        year += direction
    return in_month(year, month, relative=True)


def month_held(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "the December summit": the closest one, whatever the verb."""
    return month_alone(m, replace(asked, direction=0))


def month_of_near_year(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "June of last year", "in March next year"."""
    if asked.anchor is None:
        return OPEN
    year = asked.anchor.year + SHIFTS[m["which"].lower()]
    return in_month(year, cal.month_number(m["m"]), relative=True)


def month_of_told_year(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "since September of that year", "that September": of the year told before."""
    if not asked.told:
        return OPEN
    return told_before(in_month(int(asked.told[:4]), cal.month_number(m["m"])))


def months_alone(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "in January and February", with an anchor."""
    if asked.anchor is None:
        return OPEN
    one, two = cal.month_number(m["m"]), cal.month_number(m["m2"])
    year = cal.year_of_month(two, asked.anchor, direction=asked.direction, named=True)
    first = cal.month_span(year - (one > two), one)[0]
    return during(first, cal.month_span(year, two)[1], relative=True)


def week_of_month(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "the first week of November": its days 1 to 7; "the last week": its last seven."""
    year = _year_meant(m, asked)
    if year is None:
        return OPEN
    first, last = cal.month_span(year, cal.month_number(m["m"]))
    if m["n"].lower() in ("last", "final"):
        first = last - timedelta(cal.DAYS_A_WEEK - 1)
    else:
        first += timedelta((cal.ordinal(m["n"]) - 1) * cal.DAYS_A_WEEK)
        last = min(last, first + timedelta(cal.DAYS_A_WEEK - 1))
    return during(first, last, relative=not m["y"])


def half_of_month(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "the first half of September": its days 1 to 15; "the second half": the others."""
    year = _year_meant(m, asked)
    if year is None:
        return OPEN
    first, last = cal.month_span(year, cal.month_number(m["m"]))
    middle = first.replace(day=MIDDLE)
    if m["n"].lower() == "first":
        return during(first, middle, relative=not m["y"])
    return during(middle + timedelta(1), last, relative=not m["y"])


def _year_meant(m: re.Match[str], asked: Asked) -> int | None:
    """Return the year of a month, as written or the one that is looked for."""
    if m["y"]:
        return int(m["y"])
    if asked.anchor is None:
        return None
    month = cal.month_number(m["m"])
    return cal.year_of_month(month, asked.anchor, direction=asked.direction)


def season_of_year(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "the autumn of 2022"."""
    return during(*cal.season_span(m["s"], int(m["y"])))


def season(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "last summer", "in the spring"."""
    if asked.anchor is None:
        return OPEN
    which = (m["which"] or "").lower()
    spans = [cal.season_span(m["s"], asked.anchor.year + n) for n in (-2, -1, 0, 1)]
    past = [s for s in spans if (s[1] if which == "last" else s[0]) <= asked.anchor]
    ahead = [s for s in spans if (s[0] if which == "next" else s[1]) >= asked.anchor]
    look_ahead = which in ("next", "this", "coming") or (not which and asked.direction > 0)
    if not which and not asked.direction:  # "a truce before the spring"
        look_ahead = ahead[0][0] - asked.anchor < asked.anchor - past[-1][1]
    return during(*(ahead[0] if look_ahead else past[-1]), relative=True)


def quarter(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "Q4 2024", "the first half of 1982"."""
    months = 6 if (m.groupdict().get("unit") or "").lower() == "half" else 3
    first = 1 + months * _PARTS[m["n"].lower()]
    if first + months > 13:
        return None
    year = int(m["y"])
    return during(date(year, first, 1), cal.month_span(year, first + months - 1)[1])
