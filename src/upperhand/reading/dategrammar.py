"""The grammar of date expressions: what is written, and which days it can mean.

Each rule is a pattern and a reading of its match. A reading returns the days meant with the
granularity the words support, or an open answer where they depend on an anchor that is missing.
Nothing is guessed: a day is never made of a month, and a relative expression without an anchor
stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from upperhand.reading import calendar_words as cal
from upperhand.reading.calendar_words import COUNT, MONTH, SEASON, SHORT_MONTH, WEEKDAY
from upperhand.record.entries import Granularity

__all__ = ["RULES", "Answer", "Asked", "Rule"]


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


Reading = Callable[[re.Match[str], Asked], Answer | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how to read its match; declined (None) if the words mean no date."""

    pattern: re.Pattern[str]
    read: Reading


_OPEN = Answer("", "unresolved", relative=True)
_YEAR = r"(?:1[89]|20)\d{2}"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|and|until|through|till)\s*"
_BEFORE_WEEKDAY = r"(?:on|early|late|by|until|since|from|before|after)"
_ON_DAY = (
    rf"(?i:{_BEFORE_WEEKDAY}\s+)?(?:{WEEKDAY}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?),?\s+(?:the\s+)?"
)
_PART_OF_DAY = (
    r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night)|\s+at\s+(?:dawn|noon|midnight))"
)


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


def _iso_day(m: re.Match[str], _: Asked) -> Answer | None:
    return _on(_day(int(m["y"]), int(m["m"]), int(m["d"])))


def _iso_month(m: re.Match[str], _: Asked) -> Answer | None:
    return _in_month(int(m["y"]), int(m["m"])) if 1 <= int(m["m"]) <= 12 else None


def _iso_range(m: re.Match[str], _: Asked) -> Answer | None:
    first, last = (date.fromisoformat(m[k]) for k in ("a", "b"))
    return _during(first, last)


def _numeric(m: re.Match[str], _: Asked) -> Answer | None:
    """Read 25/12/2025; 03/12/2025 is March in one country and December in another."""
    one, two, year = int(m["a"]), int(m["b"]), int(m["y"])
    if m["sep"] == "." or one > 12 or one == two:
        return _on(_day(year, two, one))
    if two > 12:
        return _on(_day(year, one, two))
    return Answer("", "unresolved")


def _calendar_day(m: re.Match[str], asked: Asked) -> Answer | None:
    month, day = cal.month_number(m["m"]), int(m["d"])
    if m["y"]:
        return _on(_day(int(m["y"]), month, day))
    if asked.anchor is None:
        return _OPEN
    year = cal.year_of_day(month, day, asked.anchor, direction=asked.direction)
    return _on(_day(year, month, day), relative=True)


def _calendar_days(m: re.Match[str], asked: Asked) -> Answer | None:
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
    first_year = int(groups.get("y") or year - (first_month > last_month))
    span = _day(first_year, first_month, first), _day(year, last_month, last)
    return _during(*span, relative=not written)


def _month_of_year(m: re.Match[str], _: Asked) -> Answer | None:
    return _in_month(int(m["y"]), cal.month_number(m["m"]))


def _months(m: re.Match[str], _: Asked) -> Answer | None:
    last_year = int(m["y2"])
    one, two = cal.month_number(m["m"]), cal.month_number(m["m2"])
    first_year = int(m["y"] or last_year - (one > two))
    return _during(cal.month_span(first_year, one)[0], cal.month_span(last_year, two)[1])


def _month_alone(m: re.Match[str], asked: Asked) -> Answer | None:
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


def _year(m: re.Match[str], _: Asked) -> Answer | None:
    return _in_year(int(m["y"]))


def _years(m: re.Match[str], _: Asked) -> Answer | None:
    last = m["y2"] if len(m["y2"]) == 4 else m["y"][:2] + m["y2"]
    return _during(_day(int(m["y"]), 1, 1), _day(int(last), 12, 31))


def _decade(m: re.Match[str], _: Asked) -> Answer | None:
    first = int(m["y"])
    return _during(_day(first, 1, 1), _day(first + 9, 12, 31))


_PARTS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "1": 0, "2": 1, "3": 2, "4": 3}


def _quarter(m: re.Match[str], _: Asked) -> Answer | None:
    months = 6 if (m.groupdict().get("unit") or "").lower() == "half" else 3
    first = 1 + months * _PARTS[m["n"].lower()]
    if first + months > 13:
        return None
    year = int(m["y"])
    return _during(date(year, first, 1), cal.month_span(year, first + months - 1)[1])


def _season_of_year(m: re.Match[str], _: Asked) -> Answer | None:
    return _during(*cal.season_span(m["s"], int(m["y"])))


def _season(m: re.Match[str], asked: Asked) -> Answer | None:
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


def _named_day(m: re.Match[str], asked: Asked) -> Answer | None:
    if asked.anchor is None:
        return _OPEN
    shift = _NAMED_DAYS[re.sub(r"\s+", " ", m["name"].lower())]
    return _on(asked.anchor + timedelta(shift), relative=True)


def _weekday(m: re.Match[str], asked: Asked) -> Answer | None:
    if asked.anchor is None:
        return _OPEN
    which = (m["which"] or "").lower()
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, asked.side)
    weekday = cal.weekday_number(m["w"])
    strict = which in ("last", "next", "past", "coming")
    day = cal.nearest_weekday(asked.anchor, weekday, direction=direction, strict=strict)
    return _on(day, relative=True)


def _ago(m: re.Match[str], asked: Asked) -> Answer | None:
    return _shifted(m, asked, -1)


def _ahead(m: re.Match[str], asked: Asked) -> Answer | None:
    return _shifted(m, asked, +1)


def _shifted(m: re.Match[str], asked: Asked, sign: int) -> Answer | None:
    if asked.anchor is None:
        return _OPEN
    count, unit = sign * cal.number(m["n"]), m["unit"].lower()
    if unit in ("second", "sec", "minute", "min", "hour", "hr"):
        return _on(asked.anchor, relative=True) if abs(count) < 24 else None
    if unit == "day":
        return _on(asked.anchor + timedelta(count), relative=True)
    if unit == "week":
        week = cal.week_of(asked.anchor + timedelta(count * cal.DAYS_A_WEEK))
        return _during(*week, relative=True)
    if unit == "month":
        return _in_month(*cal.month_shifted(asked.anchor, count), relative=True)
    return _in_year(asked.anchor.year + count, relative=True)


_SHIFTS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _unit(m: re.Match[str], asked: Asked) -> Answer | None:
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


def _stretch(m: re.Match[str], asked: Asked) -> Answer | None:
    """Read "over the past two weeks", "within 30 days", "in the next three months"."""
    if asked.anchor is None:
        return _OPEN
    count, unit = cal.number(m["n"] or "one"), m["unit"].lower()
    sign = -1 if m["way"].lower() in ("past", "last", "previous", "recent") else 1
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


def _weekend(m: re.Match[str], asked: Asked) -> Answer | None:
    if asked.anchor is None:
        return _OPEN
    which = (m["which"] or "").lower()
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, asked.side)
    saturday = cal.nearest_weekday(asked.anchor, 5, direction=direction, strict=which == "last")
    if which == "this" and asked.anchor.weekday() < 5:
        saturday = cal.nearest_weekday(asked.anchor, 5, direction=1, strict=False)
    return _during(saturday, saturday + timedelta(1), relative=True)


def _never(m: re.Match[str], _: Asked) -> Answer | None:
    """Read "the following day", "in recent weeks": counted from what the text told before."""
    return Answer("", "unresolved", relative=True)


def _rules() -> Iterator[Rule]:
    for pattern, read, exact in _TABLE:
        yield Rule(re.compile(pattern, 0 if exact else re.IGNORECASE), read)


_PHASE = r"(?:(?:early|mid|late|the (?:beginning|start|middle|end) of)[\s-]+)?"
_BEFORE_MONTH = (
    r"(?:(?:within|in|during)\s+the\s+month\s+of|"
    r"in|since|until|till|by|during|from|for|of|through|early|late|mid-?|before|after|every)"
)
_BEFORE_YEAR = (
    r"(?:in|since|until|till|by|during|from|for|of|through|before|after|early|late|mid|around|"
    r"circa|to|the|between)"
)
_FROM = r"(?:from\s+|between\s+)?"
_COUNTED_THINGS = (
    r"people|soldiers|troops|men|tanks|km|kilomet|miles|square|drones|missiles|vehicles|"
    r"civilians|prisoners|children|dollars|euros|delegates|votes|homes|billion|million"
)
_NOT_A_COUNT = rf"(?!\s*(?:%|per\s?cent|{_COUNTED_THINGS}))(?![,.]\d)(?!-\w)"
_LONG_UNIT = r"(?P<unit>day|week|month|year)s?"
_ANY_UNIT = r"(?P<unit>second|sec|minute|min|hour|hr|day|week|month|year)s?"
_CLOCK_AND_ZONE = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_MAY_YEAR = rf"(?:,?\s+(?P<y>{_YEAR})\b)?"
_MAY_YEAR_2 = rf"(?:,?\s+(?P<y2>{_YEAR})\b)?"
_FIRST_DAY = rf"(?P<d>{_DAY}){_TH}(?:\s+(?P<m>{SHORT_MONTH})(?:,?\s+(?P<y>{_YEAR}))?)?"
_DAY_LATER = (
    r"(?:a|one|two|three|four|five|\d+)\s+(?:day|week|month|year)s?\s+"
    r"(?:earlier|later|before|after)"
)
_TOLD_BEFORE = (
    r"the\s+(?:same|following|next|previous)\s+day|that\s+(?:same\s+)?day|soon|"
    rf"{_DAY_LATER}|the\s+following\s+(?:week|month|year)|"
    r"in\s+(?:recent|the\s+coming|coming)\s+(?:hours|days|weeks|months|years)|"
    r"(?:in|into|during)\s+the\s+early\s+hours(?!\s+of)"
)
_NAMED = (
    r"the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight|overnight|"
    r"last night|this (?:morning|afternoon|evening)"
)

# Pattern, reading, and whether capitals matter. Of several at one place the longest wins.
_TABLE: tuple[tuple[str, Reading, bool], ...] = (
    (r"\b(?P<a>\d{4}-\d{2}-\d{2})/(?P<b>\d{4}-\d{2}-\d{2})\b", _iso_range, True),
    (rf"\b(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}}){_CLOCK_AND_ZONE}(?!\d)", _iso_day, True),
    (r"\b(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})\b(?!-\d)", _iso_month, True),
    (
        r"\b(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d{2})\b",
        _numeric,
        True,
    ),
    (
        rf"\b(?:{_ON_DAY})?(?:the\s+)?(?P<d>{_DAY}){_TH}(?:\s+of)?\s+(?P<m>{SHORT_MONTH})"
        rf"{_MAY_YEAR}(?!\w)",
        _calendar_day,
        True,
    ),
    (
        rf"\b(?:{_ON_DAY})?(?P<m>{SHORT_MONTH})\s+(?:the\s+)?(?P<d>{_DAY}){_TH}\b"
        rf"(?!\s*(?:{MONTH}))(?!\s*[-–]\s*\d)(?!:\d)(?:(?:,\s*|\s+)(?P<y>{_YEAR})\b)?",
        _calendar_day,
        True,
    ),
    (
        rf"\b{_FROM}{_FIRST_DAY}{_TO}(?P<d2>{_DAY}){_TH}\s+(?P<m2>{SHORT_MONTH})"
        rf"{_MAY_YEAR_2}(?!\w)",
        _calendar_days,
        True,
    ),
    (
        rf"\b{_FROM}(?P<m>{SHORT_MONTH})\s+(?P<d>{_DAY}){_TH}(?:,\s*(?P<y>{_YEAR}))?{_TO}"
        rf"(?:(?P<m2>{SHORT_MONTH})\s+)?(?P<d2>{_DAY}){_TH}\b{_MAY_YEAR_2}",
        _calendar_days,
        True,
    ),
    (rf"\b{_PHASE}(?P<m>{SHORT_MONTH})(?:\s+of)?,?\s+(?P<y>{_YEAR})\b", _month_of_year, True),
    (
        rf"\b{_FROM}(?P<m>{SHORT_MONTH})(?:\s+(?P<y>{_YEAR}))?{_TO}"
        rf"(?P<m2>{SHORT_MONTH})\s+(?P<y2>{_YEAR})\b",
        _months,
        True,
    ),
    (rf"\b(?i:(?P<which>last|next|this)\s+)(?P<m>{MONTH})\b(?!\s+\d)", _month_alone, True),
    (
        rf"\b(?i:{_BEFORE_MONTH})[\s-]+(?i:{_PHASE})(?P<m>{MONTH})\b(?!\s+\d)",
        _month_alone,
        True,
    ),
    (rf"\b{_BEFORE_YEAR}[\s-]+{_PHASE}(?P<y>{_YEAR})\b{_NOT_A_COUNT}", _year, False),
    (
        rf"\b(?:from|between|in|of|the)\s+(?P<y>{_YEAR}){_TO}(?P<y2>{_YEAR}|\d{{2}})\b",
        _years,
        False,
    ),
    (r"\b(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<y>(?:18|19|20)\d0)s\b", _decade, False),
    (
        rf"\b(?P<n>first|second|third|fourth)\s+(?P<unit>quarter|half)\s+of\s+(?P<y>{_YEAR})\b",
        _quarter,
        False,
    ),
    (rf"\bQ(?P<n>[1-4])\s+(?P<y>{_YEAR})\b", _quarter, True),
    (rf"\b(?P<s>{SEASON})(?:\s+of)?\s+(?P<y>{_YEAR})\b", _season_of_year, False),
    (
        r"\b(?:(?P<which>last|next|this|coming)\s+|"
        r"(?:in|during|by|since|until|over)\s+(?:the\s+)?)"
        rf"(?P<s>{SEASON})\b(?!\s+(?:of\s+)?\d)",
        _season,
        False,
    ),
    (rf"\b(?P<name>{_NAMED})\b{_PART_OF_DAY}?", _named_day, False),
    (
        rf"\b(?i:{_BEFORE_WEEKDAY}\s+)?"
        r"(?i:(?:this\s+)?(?P<which>last|next|past|coming)\s+|this\s+)?"
        rf"(?P<w>{WEEKDAY})\b(?!s\b){_PART_OF_DAY}?",
        _weekday,
        True,
    ),
    (rf"\b(?P<n>{COUNT})\s+{_ANY_UNIT}\s+ago\b", _ago, False),
    (rf"\bin\s+(?P<n>{COUNT})\s+{_LONG_UNIT}['’]?\s+time\b", _ahead, False),
    (
        r"\b(?:(?:earlier|later)\s+)?(?P<which>last|next|this)\s+(?P<unit>week|month|year)\b",
        _unit,
        False,
    ),
    (
        r"\b(?:(?:in|over|during|for|within)\s+)?the\s+(?P<way>past|last|previous|next|coming)\s+"
        rf"(?:(?P<n>{COUNT})\s+)?{_LONG_UNIT}\b",
        _stretch,
        False,
    ),
    (
        rf"\b(?P<way>within)\s+(?:the\s+(?:next\s+)?)?(?P<n>{COUNT})\s+{_LONG_UNIT}\b",
        _stretch,
        False,
    ),
    (
        r"\b(?:at|on|over|during)?\s*(?:the\s+)?"
        r"(?:(?P<which>last|past|this|next|coming)\s+)?weekend\b",
        _weekend,
        False,
    ),
    (rf"\b(?:{_TOLD_BEFORE})\b", _never, False),
)

RULES: tuple[Rule, ...] = tuple(_rules())
