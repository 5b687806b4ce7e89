"""People and bodies that a phrase names and nobody knows: what they are called, what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from upperhand.reading.names.index import WORD, NameHit
from upperhand.reading.names.roster import word_set
from upperhand.record import Actor

__all__ = ["masked", "names_private_body", "person_named", "stranger", "unknown_name"]

_NAME_RUN = re.compile(
    r"[^\W\d_a-z][\w'’-]+(?: (?:[A-Z]\. |(?:al|bin|von|van|de|der|el|ben) )*[^\W\d_a-z][\w'’-]+)+"
)
_TITLE_WORDS = word_set(
    """president prime minister foreign defence defense secretary general chief deputy first vice
    chancellor premier spokesman spokeswoman spokesperson ambassador envoy colonel major lieutenant
    captain admiral senator ministry commander head sir mr mrs ms dr the national security adviser
    advisor council department army air force navy state lt gen col sgt special representative
    leader king queen crown prince sheikh ayatollah governor mayor speaker house white external
    affairs interior finance economy energy justice health trade transport"""
)


def masked(words: str, hits: Sequence[NameHit]) -> str:
    """Return the phrase with known names struck out."""
    rest = list(words)
    for hit in hits:
        rest[hit.start : hit.end] = "|" * (hit.end - hit.start)
    return "".join(rest)


def unknown_name(words: str, hits: Sequence[NameHit]) -> str:
    """Return the last run of two or more capitalised words that no known name covers."""
    left = masked(words, hits)
    for match in WORD.finditer(left):
        if match.group().lower() in _TITLE_WORDS:
            left = left[: match.start()] + "|" * len(match.group()) + left[match.end() :]
    runs = _NAME_RUN.findall(left)
    return runs[-1] if runs else ""


# Words of institutions: those that speak for their state, and those that do not.
_OFFICIAL = word_set(
    """command forces force ministry council agency army navy guard guards service office committee
    commission parliament assembly senate cabinet court intelligence corps brigade administration
    embassy delegation mission staff bureau authority government secretariat front battalion
    regiment division legion fleet squadron"""
)
_PRIVATE = word_set(
    """university institute institution college school bank news times post herald tribune gazette
    gazeta press radio tv party foundation centre center church hospital club company group fund
    association society observatory movement independent journal mirror guardian chronicle
    telegraph"""
)


def names_private_body(words: str, hits: Sequence[NameHit]) -> bool:
    """Tell whether a university, paper or bank is named: it does not speak for its state."""
    said = (m.group() for m in WORD.finditer(masked(words, hits)))
    return any(w[0].isupper() and w.lower() in _PRIVATE for w in said)


def stranger(words: str, hits: Sequence[NameHit], party: str) -> Actor | None:
    """Make an actor for somebody named whom nobody knows: a person, or an institution."""
    name = unknown_name(words, hits)
    if not name:
        return None
    said = {w.lower() for w in name.split()}
    if said & _PRIVATE:
        return Actor(f"body.{_slug(name)}", name, "organisation")
    if said & _OFFICIAL:
        return Actor(f"body.{_slug(name)}", name, "office", party=party)
    return person_named(name, party)


def person_named(name: str, party: str) -> Actor:
    """Return an actor for a person nobody knows, who speaks for a party or for nobody.

    >>> person_named("Sean O'Brien", "ie").id
    'person.sean-o-brien'
    """
    return Actor(f"person.{_slug(name)}", name, "person", party=party)


def _slug(name: str) -> str:
    return "-".join(WORD.findall(name.lower()))
