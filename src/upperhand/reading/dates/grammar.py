"""The grammar of date expressions: how they are written, and which reading each has.

Of several expressions at one place the longest wins. Capitals matter where a word is also
another word: "May" and "may", "March" and "march".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from upperhand.reading.calendar_words import (
    COUNT,
    MONTH,
    ORDINAL_DAY,
    SEASON,
    SHORT_MONTH,
    UNIT,
    WEEKDAY,
)
from upperhand.reading.dates import counted, months
from upperhand.reading.dates import readings as means
from upperhand.reading.dates.readings import Answer, Asked

__all__ = ["RULES", "Answer", "Asked", "Rule"]

Reading = Callable[[re.Match[str], Asked], Answer | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how to read its match; declined (None) if the words mean no date."""

    pattern: re.Pattern[str]
    read: Reading


def _rules() -> Iterator[Rule]:
    for pattern, read, exact in _TABLE:
        yield Rule(re.compile(pattern, 0 if exact else re.IGNORECASE), read)


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


# "The December summit", "the March round".
_HELD = "summit|meeting|round|session|talks|vote|election|deadline|agreement|accord|truce|draft"
_PHASE = r"(?:(?:early|mid|late|the (?:beginning|start|middle|end) of)[\s-]+)?"
_BEFORE_MONTH = (
    r"(?:(?:within|in|during)\s+the\s+month\s+of|"
    r"in|since|until|till|by|during|from|for|of|through|early|late|mid-?|before|after|beyond|every)"
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
_ANY_UNIT = rf"(?P<unit>{UNIT})s?"
_CLOCK_AND_ZONE = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_MAY_YEAR = rf"(?:,?\s+(?P<y>{_YEAR})\b)?"
_MAY_YEAR_2 = rf"(?:,?\s+(?P<y2>{_YEAR})\b)?"
# "Aug 27, 2025 - 2:15 PM", "Aug 27, 2025 – 5 min read" are no stretches of days.
_NO_HOUR = r"(?!:\d|,\d{3}|\s*[ap]\.?m\b|\s+(?i:min|views?|reads?|shares?|comments?)\b)"
_FIRST_DAY = rf"(?P<d>{_DAY}){_TH}(?:\s+(?P<m>{SHORT_MONTH})(?:,?\s+(?P<y>{_YEAR}))?)?"
# "A day later", "the night before", but not "a day after the talks".
_WITHOUT_WHAT = r"(?=\s*(?:[.,;:)]|$))"
_DAY_LATER = (
    rf"(?P<n>{COUNT})\s+(?P<unit>day|week|month|year)s?\s+"
    rf"(?P<way>earlier|later|(?:before|after){_WITHOUT_WHAT})"
)
_NEXT_DAY = (
    r"(?:on\s+)?the\s+(?P<side>same|following|next|previous)\s+"
    r"(?:day|morning|afternoon|evening|night)|"
    rf"the\s+(?:day|night|evening)\s+(?P<side2>before|after){_WITHOUT_WHAT}"
)
_TOLD_BEFORE = (
    r"that\s+(?:same\s+)?day|soon|the\s+following\s+(?:week|month|year)|"
    rf"(?:{COUNT})\s+(?:day|week|month|year)s?\s+(?:earlier|later|before|after)|"
    r"in\s+(?:recent|the\s+coming|coming)\s+(?:hours|days|weeks|months|years)|"
    r"(?:in|into|during)\s+the\s+early\s+hours(?!\s+of)"
)
_FEAST = r"Christmas(?:\s+(?:Eve|Day))?|New\s+Year['’]s\s+(?:Eve|Day)"
_NAMED = (
    r"the day before yesterday|the day after tomorrow|yesterday|to-?morrow|to-?day|to-?night|"
    r"overnight|last night|this (?:morning|afternoon|evening)"
)

# Pattern, reading, and whether capitals matter. Of several at one place the longest wins.
_TABLE: tuple[tuple[str, Reading, bool], ...] = (
    (r"\b(?P<a>\d{4}-\d{2}-\d{2})/(?P<b>\d{4}-\d{2}-\d{2})\b", means.iso_range, True),
    (
        rf"\b(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}}){_CLOCK_AND_ZONE}(?!\d)",
        means.iso_day,
        True,
    ),
    (r"\b(?P<y>(?:19|20)\d{2})([/.])(?P<m>\d{2})\2(?P<d>\d{2})\b", means.iso_day, True),
    (r"\b(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})\b(?!-\d)", means.iso_month, True),
    (
        r"\b(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d{2})\b",
        means.numeric,
        True,
    ),
    (
        rf"\b(?:{_ON_DAY})?(?:the\s+)?(?P<d>{_DAY}){_TH}(?:\s+of)?\s+(?P<m>{SHORT_MONTH})"
        rf"{_MAY_YEAR}(?!\w)",
        means.calendar_day,
        True,
    ),
    (
        rf"\b(?:{_ON_DAY})?(?P<m>{SHORT_MONTH})\s+(?:the\s+)?(?P<d>{_DAY}){_TH}\b"
        rf"(?!\s*(?:{MONTH}))(?!\s*[-–]\s*\d)(?!:\d)(?:(?:,\s*|\s+)(?P<y>{_YEAR})\b)?",
        means.calendar_day,
        True,
    ),
    (
        rf"\b{_FROM}{_FIRST_DAY}{_TO}(?P<d2>{_DAY}){_TH}\s+(?P<m2>{SHORT_MONTH})"
        rf"{_MAY_YEAR_2}(?!\w)",
        means.calendar_days,
        True,
    ),
    (
        rf"\b{_FROM}(?P<m>{SHORT_MONTH})\s+(?P<d>{_DAY}){_TH}(?:,\s*(?P<y>{_YEAR}))?{_TO}"
        rf"(?:(?P<m2>{SHORT_MONTH})\s+)?(?P<d2>{_DAY}){_TH}\b{_NO_HOUR}{_MAY_YEAR_2}",
        means.calendar_days,
        True,
    ),
    (
        rf"\b(?:{_ON_DAY})?(?:the\s+)?(?i:(?P<d>{ORDINAL_DAY}))(?:\s+of|\s+day\s+of)\s+"
        rf"(?P<m>{MONTH})\b{_MAY_YEAR}",
        means.calendar_day,
        True,
    ),
    (
        rf"\b(?i:in|during|by|until|since|for)?\s*(?:the\s+)?"
        rf"(?i:(?P<n>first|second|third|fourth|last|final))\s+week\s+(?:of|in)\s+"
        rf"(?P<m>{MONTH})\b{_MAY_YEAR}",
        months.week_of_month,
        True,
    ),
    (
        rf"\b(?i:in|during|by|until|since|for)?\s*(?i:the\s+(?P<n>first|second)\s+half\s+of)\s+"
        rf"(?P<m>{MONTH})\b{_MAY_YEAR}",
        months.half_of_month,
        True,
    ),
    (rf"\b{_PHASE}(?P<m>{SHORT_MONTH})(?:\s+of)?,?\s+(?P<y>{_YEAR})\b", months.month_of_year, True),
    (
        rf"\b{_FROM}(?P<m>{SHORT_MONTH})(?:\s+(?P<y>{_YEAR}))?{_TO}"
        rf"(?P<m2>{SHORT_MONTH})\s+(?P<y2>{_YEAR})\b",
        months.months,
        True,
    ),
    (rf"\b(?i:(?P<which>last|next|this)\s+)(?P<m>{MONTH})\b(?!\s+\d)", months.month_alone, True),
    (
        rf"\b(?:(?i:{_BEFORE_MONTH})[\s-]+)?(?i:{_PHASE})(?P<m>{MONTH})(?:\s+of)?\s+"
        r"(?P<which>last|this|next)\s+year\b",
        months.month_of_near_year,
        True,
    ),
    (
        rf"\b(?:(?i:{_BEFORE_MONTH})[\s-]+)?(?i:{_PHASE})(?P<m>{MONTH})\s+of\s+"
        r"(?:that|the\s+same)\s+year\b",
        months.month_of_told_year,
        True,
    ),
    # "It had lost that May", "That May the two met", but not "said that May was too soon".
    (rf"\b(?:in\s+that|That)\s+(?P<m>{MONTH})\b", months.month_of_told_year, True),
    (rf"\bthat\s+(?P<m>{MONTH})\b{_WITHOUT_WHAT}", months.month_of_told_year, True),
    (rf"\b(?P<m>{MONTH})(?=['’]s\b)", months.month_alone, True),
    (rf"(?<=\bthe )(?P<m>{MONTH})(?=\s+(?:{_HELD}))", months.month_held, True),
    (
        rf"\b(?i:in|during|through|over)\s+(?P<m>{MONTH})\s+and\s+(?P<m2>{MONTH})\b(?!\s+\d)",
        months.months_alone,
        True,
    ),
    (
        rf"\b(?i:{_BEFORE_MONTH})[\s-]+(?i:{_PHASE})(?P<m>{MONTH})\b(?!\s+\d)",
        months.month_alone,
        True,
    ),
    (rf"\b{_BEFORE_YEAR}[\s-]+{_PHASE}(?P<y>{_YEAR})\b{_NOT_A_COUNT}", means.year_read, False),
    (
        rf"\b(?:from|between|in|of|the)\s+(?P<y>{_YEAR}){_TO}(?P<y2>{_YEAR}|\d{{2}})\b",
        means.years,
        False,
    ),
    (r"\b(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<y>(?:18|19|20)\d0)s\b", means.decade, False),
    (
        rf"\b(?P<n>first|second|third|fourth)\s+(?P<unit>quarter|half)\s+of\s+(?P<y>{_YEAR})\b",
        months.quarter,
        False,
    ),
    (rf"\bQ(?P<n>[1-4])\s+(?P<y>{_YEAR})\b", months.quarter, True),
    (rf"\b(?P<s>{SEASON})(?:\s+of)?\s+(?P<y>{_YEAR})\b", months.season_of_year, False),
    (
        r"\b(?:(?P<which>last|next|this|coming)\s+|"
        r"(?:in|during|by|since|until|over|before|after|through)\s+(?:the\s+)?)"
        rf"(?P<s>{SEASON})\b(?!\s+(?:of\s+)?\d)",
        months.season,
        False,
    ),
    (rf"\b(?:(?:by|before|until|on|after|since)\s+)?(?P<feast>{_FEAST})\b", means.holiday, True),
    (rf"\b(?P<name>{_NAMED})\b{_PART_OF_DAY}?", counted.named_day, False),
    (
        rf"\b(?i:{_BEFORE_WEEKDAY}\s+)?"
        r"(?i:(?:this\s+)?(?P<which>last|next|past|coming)\s+|this\s+)?"
        rf"(?P<w>{WEEKDAY})\b(?!s\b){_PART_OF_DAY}?",
        counted.weekday,
        True,
    ),
    (
        rf"(?<![\w.,-])(?<!hundred and )(?<!thousand and )(?P<n>{COUNT})\s+{_ANY_UNIT}\s+ago\b",
        counted.ago,
        False,
    ),
    (rf"\bin\s+(?P<n>{COUNT})\s+{_LONG_UNIT}['’]?\s+time\b", counted.ahead, False),
    (
        r"\b(?:(?:earlier|later)\s+)?(?P<which>last|next|this)\s+(?P<unit>week|month|year)\b",
        counted.unit,
        False,
    ),
    (
        r"\b(?:by|at|before|until)\s+the\s+end\s+of\s+(?P<which>the|this|next)\s+"
        r"(?P<unit>week|month|year)\b",
        counted.unit,
        False,
    ),
    (
        r"\b(?:(?:in|over|during|for|within)\s+)?the\s+(?P<way>past|last|previous|next|coming)\s+"
        rf"(?:(?P<n>{COUNT})\s+)?{_LONG_UNIT}\b",
        counted.stretch,
        False,
    ),
    (
        rf"\b(?P<way>within)\s+(?:the\s+(?:next\s+)?)?(?P<n>{COUNT})\s+{_LONG_UNIT}\b",
        counted.stretch,
        False,
    ),
    (
        r"\b(?:at|on|over|during)?\s*(?:the\s+)?"
        r"(?:(?P<which>last|past|this|next|coming)\s+)?weekend\b",
        counted.weekend,
        False,
    ),
    (rf"\b{_DAY_LATER}\b", counted.days_later, False),
    (rf"\b(?:{_NEXT_DAY})\b", counted.next_day, False),
    (rf"\b(?:{_TOLD_BEFORE})\b", counted.never, False),
)

RULES: tuple[Rule, ...] = tuple(_rules())
