"""Where a page was written: its dateline, its author line, or the one city its title names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from upperhand.reading.grammar.dateline import DATELINE
from upperhand.reading.grammar.parse import ParsedDocument
from upperhand.reading.names.gazetteer import Gazetteer
from upperhand.reading.names.roster import provinces

__all__ = ["ground_of", "scene_of"]

FIRST = 4  # paragraphs that may begin with a dateline, the title among them


def scene_of(parsed: ParsedDocument, names: Gazetteer, on: date | None) -> frozenset[str]:
    """Return the party in whose country a page was written, if the page tells of one only."""
    lines = (DATELINE.match(line + " A") for line in _first_lines(parsed))
    dateline = next((found.group() for found in lines if found is not None), "")
    dateline = dateline or " ".join(_bylines(parsed))
    title = next((g.doc.text for g in parsed.paragraphs[:1] if g.kind == "title"), "")
    states = _states(dateline, names, on) if dateline else _cities(title)
    known = (names.actors[s] for s in states if s in names.actors)
    parties = {names.party_of(a, on) for a in known} - {""}
    return frozenset(parties) if len(parties) == 1 else frozenset()


_WRITTEN_IN = re.compile(r"\b(?:in|from)\s+(?P<place>[A-Z].*)")


def _bylines(parsed: ParsedDocument) -> Iterator[str]:
    """Yield the places of author lines: "By Ada Berg in Sumy"."""
    page = parsed.document
    lines = (page.text[p.start : p.end] for p in page.parts if p.kind == "author")
    found = (_WRITTEN_IN.search(line) for line in lines)
    yield from (place["place"] for place in found if place is not None)


def _first_lines(parsed: ParsedDocument) -> Iterator[str]:
    return (g.doc.text.strip() for g in islice(parsed.paragraphs, FIRST))


def ground_of(parsed: ParsedDocument, names: Gazetteer, on: date | None) -> frozenset[str]:
    """Return the party of the one state whose cities, its capital left out, a page names.

    One mention is no ground: a raid on Saratov may be told on any page.
    """
    named = [s for g in parsed.paragraphs for s in _city_states(g.doc.text)]
    states = set(named) if len(named) > 1 else set()
    known = (names.actors[s] for s in states if s in names.actors)
    parties = {names.party_of(a, on) for a in known} - {""}
    return frozenset(parties) if len(states) == 1 else frozenset()


def _states(place: str, names: Gazetteer, on: date | None) -> set[str]:
    """Return the states whose capitals or cities a dateline names."""
    text = re.sub(r"\b[A-Z]{3,}\b", lambda found: found.group().title(), place)
    return _cities(text) | {h.actor for h in names.find(text, on) if h.form == "capital"}


def _cities(text: str) -> set[str]:
    """Return the states of the cities a text names, capitals left out."""
    return set(_city_states(text))


def _city_states(text: str) -> list[str]:
    """Return the state of every city in a text, in order, as often as it is named."""
    return [provinces()[found.group()] for found in _any_city().finditer(text)]


@cache
def _any_city() -> re.Pattern[str]:
    longest_first = sorted(provinces(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
