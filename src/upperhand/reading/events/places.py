"""Where something happened: the place a clause names, as written."""

from __future__ import annotations

from typing import Any

from upperhand.reading.calendar_words import CALENDAR_WORDS
from upperhand.reading.grammar.tree import child

__all__ = ["PLACE_PREPOSITIONS", "TIMES", "goes", "place_of"]

GOING = {"travel", "fly", "go", "return", "come", "head", "move", "trip", "visit", "flight"}
PLACE_PREPOSITIONS = {"in", "at", "near", "inside", "outside", "around", "across", "to", "into"}


def goes(token: Any) -> bool:
    """Tell a verb or noun of going somewhere: only behind these does "to" name a place."""
    return token.lemma_.lower() in GOING


def place_of(verb: Any) -> str:
    """Return the place a clause names ("in Moscow", "visit Doha"), as written, or an empty text."""
    visited = child(verb, "dobj") if verb.lemma_ == "visit" else None
    if visited is not None and visited.pos_ == "PROPN":
        return _written(visited)
    for token in sorted(verb.subtree, key=lambda t: t.i):
        if token.dep_ == "prep" and token.lower_ in PLACE_PREPOSITIONS:
            if token.lower_ == "to" and not goes(token.head):
                continue
            for name in token.children:
                if name.dep_ == "pobj" and name.pos_ == "PROPN" and not _is_time(name):
                    return _written(name)
    return ""


def _written(name: Any) -> str:
    parts = (t for t in name.subtree if t.dep_ == "compound" or t.i == name.i)
    return " ".join(t.text for t in parts)


TIMES = CALENDAR_WORDS | {"christmas", "thanksgiving", "ramadan"}


def _is_time(name: Any) -> bool:
    return name.lower_ in TIMES or name.text.isdigit()
