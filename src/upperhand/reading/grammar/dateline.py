"""What stands before a paragraph's story: a dateline, a newsletter's label."""

from __future__ import annotations

import re

from upperhand.reading.calendar_words import DAY_OF_MONTH, WEEKDAY

__all__ = ["DATELINE", "LABEL"]

_DATE = rf"{DAY_OF_MONTH}(?:,? \d{{4}})?"
_DAY = rf"(?:{WEEKDAY}(?:, {_DATE})?|{_DATE})"
_WHOSE = r"\([^)\n]{1,40}\)"
# In capitals a place needs no day: "KYIV/NEW DELHI –", "BELGRADE, Yugoslavia, Oct. 10 —".
_IN_CAPITALS = rf"[A-Z][A-Z./’' -]{{2,30}}(?:, (?!{_DAY})[A-Z][\w.]{{1,15}})?(?: {_WHOSE})?"
_IN_LETTERS = rf"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}(?=,? {_DAY})"
# "GENEVA, Sept 8 (Wire) - The ministers agreed"; "Quito, May 18, 2017 (Agency) – Colombia's …".
DATELINE = re.compile(
    rf"(?:{_IN_CAPITALS}|{_IN_LETTERS})(?:,? (?P<day>{_DAY}))?\.?(?: {_WHOSE})?\s?"
    r"(?:—|–|--|(?<=\s)-)\s*(?=[A-Z\"“])"
)
# What newsletters set before a paragraph: "Why it matters: …", "Zoom in: …".
_LABELS = """
    why it matters|the big picture|driving the news|what they['’]re saying|between the lines|
    zoom in|zoom out|the other side|behind the scenes|state of play|catch up quick|by the numbers|
    reality check|yes, but|the intrigue|the latest|the bottom line|what['’]s next|what to watch|
    what we['’]re watching|go deeper|flashback|the context|the backdrop
"""
LABEL = re.compile(
    rf"(?:{'|'.join(label.strip() for label in _LABELS.split('|'))}):\s+(?=[A-Z\"“])", re.IGNORECASE
)
