"""The calendar in words: months, weekdays, number words, and spans of days.

Everything here is plain arithmetic on dates; nothing knows about a text.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

__all__ = [
    "CALENDAR_WORDS",
    "COUNT",
    "DAYS_A_WEEK",
    "DAY_OF_MONTH",
    "MONTH",
    "MONTHS",
    "ORDINAL_DAY",
    "SEASON",
    "SHORT_MONTH",
    "SHORT_WEEKDAY",
    "UNIT",
    "WEEKDAY",
    "WEEKDAYS",
    "month_number",
    "month_shifted",
    "month_span",
    "nearest_weekday",
    "number",
    "ordinal",
    "season_span",
    "week_of",
    "weekday_number",
    "year_of_day",
    "year_of_month",
]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CALENDAR_WORDS = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS))
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "couple of": 2, "a couple of": 2, "half a dozen": 6, "hundred": 100,
}  # fmt: skip

_COUNTED_OFF = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS = _COUNTED_OFF.split()
ORDINAL_DAY = (
    rf"(?:twenty-(?:{'|'.join(_ORDINALS[:9])})|thirtieth|thirty-first|{'|'.join(_ORDINALS)})"
)

MONTH = rf"(?:{'|'.join(MONTHS)})"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
# Beside a day or a year, also in capitals: "JAN 15, 2026".
SHORT_MONTH = rf"(?:{MONTH}|{MONTH.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
SHORT_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?)"
# "3 March", "March 3rd".
_NUMBER_TH = r"\d{1,2}(?:st|nd|rd|th)?"
DAY_OF_MONTH = rf"(?:{_NUMBER_TH}\s+{SHORT_MONTH}|{SHORT_MONTH}\s+{_NUMBER_TH})"
UNIT = r"second|sec|minute|min|hour|hr|day|week|month|year"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
COUNT = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"

DAYS_A_WEEK = 7


def month_number(name: str) -> int:
    """Return 1–12 for a month's name or abbreviation.

    >>> month_number("Sept."), month_number("May")
    (9, 5)
    """
    key = name.rstrip(".")[:3].title()
    return next(i for i, m in enumerate(MONTHS, start=1) if m.startswith(key))


def weekday_number(name: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return next(i for i, d in enumerate(WEEKDAYS) if d.startswith(name[:3].title()))


def number(words: str) -> int:
    """Return the number written in digits or words.

    >>> number("12"), number("three"), number("a couple of")
    (12, 3, 2)
    """
    words = re.sub(r"\s+", " ", words.strip().lower())
    return int(words) if words.isdigit() else _NUMBERS[words]


def ordinal(word: str) -> int:
    """Return the number of an ordinal word, up to thirty-first.

    >>> ordinal("first"), ordinal("Twenty-second")
    (1, 22)
    """
    tens, _, ones = word.lower().rpartition("-")
    if ones == "thirtieth":
        return 30
    return {"": 0, "twenty": 20, "thirty": 30}[tens] + _ORDINALS.index(ones) + 1


def nearest_weekday(anchor: date, weekday: int, *, direction: int, strict: bool) -> date:
    """Return the closest such weekday before (-1) or after (+1) the anchor, or on it."""
    first = 1 if strict else 0
    days = (anchor + timedelta(direction * n) for n in range(first, first + DAYS_A_WEEK))
    return next(d for d in days if d.weekday() == weekday)


def week_of(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of the week a day lies in."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(DAYS_A_WEEK - 1)


def month_shifted(day: date, months: int) -> tuple[int, int]:
    """Return year and month that lie ``months`` after the day's month.

    >>> month_shifted(date(2025, 12, 3), 2)
    (2026, 2)
    """
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season_span(name: str, year: int) -> tuple[date, date]:
    """Return the meteorological season of the northern half that begins in ``year``.

    >>> season_span("winter", 2022)
    (datetime.date(2022, 12, 1), datetime.date(2023, 2, 28))
    """
    first = date(year, _SEASON_STARTS[name.lower()], 1)
    return first, month_span(*month_shifted(first, 2))[1]


def year_of_month(month: int, anchor: date, *, direction: int, named: bool = False) -> int:
    """Return the year of such a month: the last (-1), the next (+1) or the closest (0) one.

    Unless it is ``named`` the last one, a month that comes within three is that one: whoever
    writes "in November" in October and means the past says so.

    >>> [year_of_month(11, date(2024, 6, 11), direction=d) for d in (-1, 0, 1)]
    [2023, 2024, 2024]
    >>> [year_of_month(11, date(2024, 10, 11), direction=-1, named=n) for n in (False, True)]
    [2024, 2023]
    """
    distances = {year: 12 * (year - anchor.year) + month - anchor.month for year in _around(anchor)}
    if direction < 0 and not named and any(0 < d <= SOON for d in distances.values()):
        direction = 0
    return _chosen(distances, direction)


SOON = 3  # months


def year_of_day(month: int, day: int, anchor: date, *, direction: int) -> int:
    """Return the year of such a day: the last (-1), the next (+1) or the closest (0) one.

    A day of the last or the coming fortnight is that day, whatever the verb: nobody writes
    "Jan. 15" on the 16th and means the next.

    >>> [year_of_day(1, day, date(2026, 1, 16), direction=1) for day in (1, 15, 17)]
    [2027, 2026, 2026]
    """
    last = {year: min(day, month_span(year, month)[1].day) for year in _around(anchor)}
    distances = {y: (date(y, month, last[y]) - anchor).days for y in _around(anchor)}
    near = [y for y, days in distances.items() if abs(days) <= FORTNIGHT]
    return near[0] if near else _chosen(distances, direction)


FORTNIGHT = 14


def _around(anchor: date) -> tuple[int, ...]:
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return tuple(y for y in years if date.min.year <= y <= date.max.year)


def _chosen(distances: dict[int, int], direction: int) -> int:
    side = {y: d for y, d in distances.items() if not direction or d * direction >= 0}
    return min(side or distances, key=lambda y: abs(distances[y]))
