"""Offices in a phrase: who holds the one named on a day, and who leads a state."""

from __future__ import annotations

import re
from datetime import date

from upperhand.reading.names.index import folded
from upperhand.reading.names.known import Known
from upperhand.reading.names.roster import word_set
from upperhand.record import Actor

__all__ = ["office_of"]


def office_of(known: Known, words: str, party: str, on: date | None) -> Actor | None:
    """Return the holder of the office on the day, or the office itself without a day."""
    office = _office_named(known, words)
    if not office:
        return None
    holders = _holders(known, office, party, on) if on else ()
    if len(holders) == 1:
        return holders[0]
    return Actor(f"{party}.{office}", _capital(words), "office", party=party)


# Who leads: the first of these offices that is filled. Where the president is not the head of
# government the order is turned round.
_LEADING = ("supreme-leader", "chancellor", "secretary-general", "general-secretary", "leader")
_PRESIDENT_FIRST = ("president", "prime-minister")
_PARLIAMENTARY = word_set(
    """gb it es il in jp nl se no dk be gr au ca pk et hu fi pl cz sk ee lv lt ie th kh my iq lb al
    xk bg hr si rs am ge de at ch"""
)


def _holders(known: Known, office: str, party: str, on: date) -> tuple[Actor, ...]:
    if office != "leader":
        return known.holders(office, party, on)
    heads = _PRESIDENT_FIRST if party not in _PARLIAMENTARY else _PRESIDENT_FIRST[::-1]
    filled = (known.holders(o, party, on) for o in (*_LEADING, *heads))
    return next((h for h in filled if h), ())


def _capital(words: str) -> str:
    name = re.sub(r"^(?:the|a|an)\s+", "", words.strip(), flags=re.IGNORECASE)
    return name[:1].upper() + name[1:]


def _office_named(known: Known, words: str) -> str:
    """Return the office with the longest name in the phrase; plurals name nobody."""
    said = folded(words)
    lengths = sorted({len(o) for o in known.offices}, reverse=True)
    for length in lengths:
        for place in range(len(said) - length + 1):
            found = known.offices.get(said[place : place + length])
            if found:
                return found
    return ""
