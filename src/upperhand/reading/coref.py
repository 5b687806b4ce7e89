"""Who is meant by "he", "his spokesman", "the minister", a surname alone: by rule, or nobody.

Only what the page itself says is used: earlier phrases that named somebody. Where two people
could be meant, nobody is: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upperhand.reading.names import Gazetteer
from upperhand.record import Actor

__all__ = ["Antecedents", "Named"]

PERSONAL = frozenset(("he", "she", "him", "her", "his", "hers"))
COLLECTIVE = frozenset(("it", "they", "its", "their", "them"))
POSSESSIVE = re.compile(r"^(?:his|her|their|its)\b", re.IGNORECASE)
# Nouns for a person by office; "the spokesman" later means who was called so before.
OFFICES = re.compile(
    r"\b(spokes(?:man|woman|person)|aide|adviser|advisor|minister|president|premier|chancellor|"
    r"envoy|negotiator|secretary|general|governor|ambassador|chief|leader|mayor|senator|"
    r"commander|king|prince|official|lawmaker|analyst|professor|director|chairman)s?\b",
    re.IGNORECASE,
)
FAR = 600  # characters: an antecedent farther back than this is not meant by a pronoun


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named at a place of the raw text; ``actor`` is None for a name nobody knows."""

    start: int
    end: int
    words: str
    actor: Actor | None
    is_person: bool
    is_subject: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Antecedents:
    """All who are named on a page, in order, and the gazetteer that knows some of them."""

    named: tuple[Named, ...]
    names: Gazetteer
    on: date | None = None

    def resolve(self, words: str, at: int, paragraph: int) -> Actor | None:
        """Return whom ``words`` at raw character ``at`` mean, or None."""
        bare = words.strip(" ,'\"").lower()
        if bare in PERSONAL:
            return self._pronoun(at, paragraph)
        if bare in COLLECTIVE:
            return self._collective(at, paragraph, plural=bare.startswith("th"))
        if POSSESSIVE.match(bare):
            return self._possessed(words, at, paragraph)
        return self.names.resolve(words, self.on) or self._earlier(words, at)

    def _before(self, at: int, paragraph: int) -> list[Named]:
        near = (paragraph, paragraph - 1)
        return [n for n in self.named if n.end <= at and n.paragraph in near and at - n.end < FAR]

    def _pronoun(self, at: int, paragraph: int) -> Actor | None:
        """The last person who was the subject; else the only person near."""
        people = [n for n in self._before(at, paragraph) if n.is_person]
        here = [n for n in people if n.paragraph == paragraph] or people
        subjects = [n for n in here if n.is_subject]
        if subjects:
            return subjects[-1].actor
        return here[0].actor if len({_key(n) for n in here}) == 1 else None

    def _collective(self, at: int, paragraph: int, *, plural: bool) -> Actor | None:
        """The last group that was the subject in the same paragraph."""
        groups = [n for n in self._before(at, paragraph) if n.paragraph == paragraph]
        subjects = [n for n in groups if n.is_subject and (plural or not n.is_person)]
        return subjects[-1].actor if subjects and not subjects[-1].is_person else None

    def _possessed(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "His spokesman": somebody called so on this page who speaks for the same party."""
        owner = self._pronoun(at, paragraph)
        office = OFFICES.search(words)
        if owner is None or office is None:
            return None
        party = self.names.party_of(owner.id, self.on)
        called = [n for n in self.named if n.end <= at and n.is_person and n.actor is not None]
        same = [
            n.actor
            for n in called
            if n.actor is not None
            and office[1].lower() in n.words.lower()
            and self.names.party_of(n.actor.id, self.on) == party
        ]
        if same:
            return same[-1]
        return self.names.resolve(f"{owner.name}'s {office[1]}", self.on) or self._state(party)

    def _state(self, party: str) -> Actor | None:
        return self.names.actors.get(party)

    def _earlier(self, words: str, at: int) -> Actor | None:
        """A surname, or "the minister": the one person of an earlier, fuller phrase."""
        last = re.findall(r"[^\W\d_][\w’'-]*", words)
        if not last:
            return None
        wanted = last[-1].lower()
        bearers = {
            n.actor.id: n.actor
            for n in self.named
            if n.end <= at and n.actor is not None and wanted in n.words.lower().split()
        }
        return next(iter(bearers.values())) if len(bearers) == 1 else None


def _key(named: Named) -> str:
    return named.actor.id if named.actor else named.words.split()[-1].lower()


def people(named: Iterable[Named]) -> list[Named]:
    """Return the persons among those named."""
    return [n for n in named if n.is_person]
