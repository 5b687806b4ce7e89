"""Whom a noun phrase means: its names, offices and titles taken together.

The order of trust: a known person named in full or by surname; a known person under a close
spelling; the holder of a named office; somebody unknown who is named with a party; the
organisation or state itself. People who are only described by a state's name (residents,
analysts, opposition leaders) do not speak for it and resolve to a person without a party, or to
nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz, process

from upperhand.reading.names.heads import POSSESSIVE, heads, is_served, owner
from upperhand.reading.names.index import NameHit, folded
from upperhand.reading.names.known import Known
from upperhand.reading.names.offices import office_of
from upperhand.reading.names.people import REBEL, is_outsider
from upperhand.reading.names.roster import provinces
from upperhand.reading.names.strangers import masked, names_private_body, stranger, unknown_name
from upperhand.record import Actor

__all__ = ["local_state", "resolve_phrase"]

CLOSE_SPELLING = 86.0  # rapidfuzz ratio of whole folded names; "Volodimir Zelensky" has 94
SHORTEST_FUZZY = 6  # letters; below it, close spellings are other names ("Merz", "Metz")


def resolve_phrase(known: Known, words: str, on: date | None) -> Actor | None:
    """Return whom ``words`` mean, or None; see :meth:`Gazetteer.resolve`."""
    hits = known.find(words, on)
    person = _person_named(known, words, hits)
    if person:
        return _as_described(known, person, words, hits, on)
    spelt = _person_spelt_closely(known, words, hits)
    if spelt:
        return spelt
    if is_outsider(masked(words, hits)) or names_private_body(words, hits):
        return stranger(words, hits, "")
    if _US_LAWMAKER.search(words) and not hits:
        return _american(known, words)
    about = owner(words, hits) or heads(known, words, hits)
    if not hits:
        return _installed(known, words, on) or _local(known, words, hits)
    if _REBELS.search(words):  # "the Belmora rebels" do not speak for Belmora
        about = [h for h in about if known.actors[h.actor].kind == "group"]
    parties = {known.party_of(h.actor, on) for h in about}
    if len(parties) != 1:
        return None
    party = parties.pop()
    unknown = stranger(words, hits, party)
    return unknown or office_of(known, words, party, on) or _body(known, about[0], party)


_REBELS = re.compile(rf"\b{REBEL}\b", re.IGNORECASE)
_US_LAWMAKER = re.compile(
    r"\b(?:Republican|Democrat)(?:s? (?:of|from)\b|(?:ic)? (?i:senators?|congress(?:m|wom)[ae]n|"
    r"lawmakers?|representatives?|leaders?)\b)|\bHouse Speaker\b|\([RD]-\w|"
    r"\b(?:Sen|Rep)(?:\.|ator|resentative)?\s[^.;]*\b(?:Republican|Democrat)\b"
)


def _american(known: Known, words: str) -> Actor | None:
    """Return whom "Senator Paul Whitcombe, Republican of Nebraska" speaks for."""
    state = known.actors.get("us")
    return None if state is None else stranger(words, (), known.party_of(state)) or state


_LOCAL = re.compile(
    r"\b(?:governor|mayor|prosecutors?|(?:regional|military|city|civil|local)\s+(?:\w+\s+)?"
    r"(?:administration|authorities|officials?|head|chief|council)|emergency services?)\b",
    re.IGNORECASE,
)
_IMPOSED = re.compile(r"installed|appointed|occupied|occupation|separatist|self-", re.IGNORECASE)


_INSTALLED = re.compile(r"\b(?P<by>[A-Z]\w+)-(?:appointed|imposed|installed)\b")


def _installed(known: Known, words: str, on: date | None) -> Actor | None:
    """Return whose "the Russian-installed authorities in Luhansk" are: of who put them there."""
    put = _INSTALLED.search(words)
    by = known.find(put["by"], on) if put is not None else ()
    party = known.party_of(by[0].actor, on) if len(by) == 1 else ""
    return stranger(words, (), party) or known.actors.get(party) if party else None


def _local(known: Known, words: str, hits: Sequence[NameHit]) -> Actor | None:
    """Return who governs a region or city of a state: "Kharkiv governor Oleh Syniehubov"."""
    state = known.actors.get(local_state(words, words))
    if state is None:
        return None
    stripped = words
    for place in provinces():
        stripped = re.sub(rf"\b{re.escape(place)}(?:['’]s)?\b", "|", stripped)
    return stranger(stripped, hits, known.party_of(state)) or state


def local_state(words: str, told: str) -> str:
    """Return the state whose local officials ``words`` mean, by the one place named in ``told``.

    >>> local_state("regional officials", "One woman died in Sumy, regional officials said")
    'ua'
    >>> local_state("the Moscow-installed governor", "Kherson was shelled")
    ''
    """
    if not _LOCAL.search(words) or _IMPOSED.search(words):
        return ""
    states = {state for place, state in provinces().items() if _is_in(place, told)}
    return states.pop() if len(states) == 1 else ""


def _is_in(place: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(place)}\b", words) is not None


def _as_described(
    known: Known, person: Actor, words: str, hits: Sequence[NameHit], on: date | None
) -> Actor:
    """Return a person whom the page gives an office that our tables think is over.

    "Ukrainian Energy Minister X" speaks for Ukraine whatever our last date, and so does "Energy
    Minister X"; a former one does not.
    """
    if known.party_of(person, on) or is_outsider(words):
        return person
    if not _TITLED.search(words):
        return person
    titles = [h for h in heads(known, words, hits) if h.actor != person.id]
    parties = {known.party_of(h.actor, on) for h in titles} - {""}
    if not titles and person.roles:
        parties = {max(person.roles, key=lambda r: r.start).party}
    return replace(person, roles=(), party=parties.pop()) if len(parties) == 1 else person


_TITLED = re.compile(r"\b(?:president|premier|chancellor|secretary|chief|head|\w*minister)\b", re.I)


def _body(known: Known, head: NameHit, party: str) -> Actor | None:
    """Return the body named; for "Trump's representatives", the party they represent."""
    by_person = head.form in ("full", "surname")
    return known.actors.get(party if by_person else head.actor)


def _person_named(known: Known, words: str, hits: Sequence[NameHit]) -> Actor | None:
    """Return the first known person who is the head of the phrase, not an owner in it."""
    for hit in hits:
        owns = POSSESSIVE.match(words, hit.end) or is_served(words, hit, hits)
        if hit.form in ("full", "surname") and not owns:
            return known.actors[hit.actor]
    return None


def _person_spelt_closely(known: Known, words: str, hits: Sequence[NameHit]) -> Actor | None:
    """Find "Volodimir Zelensky": an unknown full name close to one known full name."""
    name = " ".join(folded(unknown_name(words, hits)))
    if len(name) < SHORTEST_FUZZY or " " not in name:
        return None
    spelt = known.spelt
    found = process.extractOne(name, spelt.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_SPELLING)
    return spelt[found[0]] if found and _same_initials(name, found[0]) else None


def _same_initials(one: str, other: str) -> bool:
    return [w[0] for w in one.split()] == [w[0] for w in other.split()]
