"""The dateline that opens a story: a place, the day, whose story it is, a dash."""

from __future__ import annotations

import re

from upperhand.reading.calendar_words import SHORT_MONTH, WEEKDAY

__all__ = ["DATELINE"]

_DAY_OF_MONTH = rf"(?:{SHORT_MONTH} \d{{1,2}}|\d{{1,2}} {SHORT_MONTH})(?:,? \d{{4}})?"
_DAY = rf"(?:{WEEKDAY}(?:, {_DAY_OF_MONTH})?|{_DAY_OF_MONTH})"
_WHOSE = r"\([^)\n]{1,40}\)"
# In capitals a place needs no day: "KYIV/NEW DELHI –", "BELGRADE, Yugoslavia, Oct. 10 —".
_IN_CAPITALS = rf"[A-Z][A-Z./’' -]{{2,30}}(?:, (?!{_DAY})[A-Z][\w.]{{1,15}})?(?: {_WHOSE})?"
_IN_LETTERS = rf"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}(?=,? {_DAY})"
# "GENEVA, Sept 8 (Wire) - The ministers agreed"; "Quito, May 18, 2017 (Agency) – Colombia's …".
DATELINE = re.compile(
    rf"(?:{_IN_CAPITALS}|{_IN_LETTERS})(?:,? (?P<day>{_DAY}))?\.?(?: {_WHOSE})?\s?"
    r"(?:—|–|--|(?<=\s)-)\s*(?=[A-Z\"“])"
)
