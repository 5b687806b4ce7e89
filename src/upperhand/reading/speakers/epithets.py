"""Other words for somebody just named: "he", "the diplomat", "the ex-comedian", "the Argentine"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from upperhand.reading.speakers.bodies import Bodies
from upperhand.reading.speakers.named import Named, tokens
from upperhand.reading.speakers.words import CALLED, FORMER, OFFICE, ONE_CITIZEN, PRESIDENTIAL
from upperhand.record import Actor

__all__ = ["Epithets", "key", "titles"]


@dataclass(frozen=True, slots=True)
class Epithets(Bodies):
    """The names of a page, asked whom a pronoun or another word for somebody means."""

    def _person(self, at: int, paragraph: int, since: int) -> Actor | None:
        """The person who headed the last sentence that a person heads, this paragraph first.

        Who is only mentioned in the sentence itself is not its subject: "Asked about Pell, she".
        """
        near = [n for n in self._near(at, paragraph) if n.is_person]
        people = [n for n in near if n.rank or n.sentence != since] or near
        here = [n for n in people if n.paragraph == paragraph] or people
        heads = [n for n in here if n.rank]
        if heads:
            last = self._one_each([n for n in heads if n.sentence == heads[-1].sentence])
            main = [n for n in last if n.rank == max(m.rank for m in last)]
            return main[-1].actor if len({key(n) for n in main}) == 1 or main[-1].rank > 1 else None
        return here[0].actor if len({key(n) for n in here}) == 1 else None

    def _one_each(self, heads: list[Named]) -> list[Named]:
        """Leave of "its army chief, Ivan Petrov" the name, or the office where that is placed."""
        inner = [n for n in heads if any(_apposed(n, m) for m in heads)]
        placed = [n for n in inner if self._parties([n])]
        outer = [m for m in heads if any(_apposed(n, m) for n in placed)]
        left_out = [*outer, *(n for n in inner if n not in placed)]
        return [n for n in heads if n not in left_out]

    def _just_named(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "The ex-comedian": the person whom this paragraph is about, if it names one."""
        if not FORMER.match(words):
            return None
        here = [n for n in self._near(at, paragraph) if n.is_person and n.paragraph == paragraph]
        return self._person(at, paragraph, at) if any(n.rank for n in here) else None

    def fellow(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "The Argentine": of a state or, where a body's head acted last, that head."""
        hits = self.names.find(words, self.on) if ONE_CITIZEN.fullmatch(words) else ()
        if len(hits) != 1 or hits[0].form != "demonym":
            return None
        people = [n for n in self._near(at, paragraph) if n.is_person and n.actor and n.rank]
        parties = [self.names.party_of(n.actor, self.on) for n in people if n.actor]
        party = self.names.party_of(hits[0].actor, self.on)
        if not people or party in parties:
            return None
        body = self._party(parties[-1])
        return people[-1].actor if body is None or body.kind == "organisation" else None

    def _heard_from(self, words: str, sentence: int) -> Actor | None:
        """ "From Warsaw, the prime minister asked for a seat": of whom the city is the capital."""
        opened = [n for n in self.named if n.start == sentence + len("From ")]
        here = opened[0].actor if opened and OFFICE.search(words) else None
        definite = words.startswith("the ") and not self.names.find(words, self.on)
        return self.speaking_for(here) if here is not None and definite else None

    def _described(self, bare: str, at: int, paragraph: int) -> Actor | None:
        """ "The head of state", "the diplomat", "the 58-year-old": the one person it fits."""
        if PRESIDENTIAL.match(bare):
            held = self._holding(("president",), at)
            parties = {self.names.party_of(a, self.on) for a in held}
            return self._party(parties.pop()) if len(parties) == 1 else None
        called = re.sub(r"^(?:country's|senior|veteran|visiting) ", "", bare.removeprefix("the "))
        offices = CALLED.get(called) if bare.startswith("the ") else None
        held = self._holding(offices, at) if offices else []
        if len({a.id for a in held}) > 1:  # of two presidents, the one who acted last
            acted = [n for n in self._near(at, paragraph) if n.rank and n.actor in held]
            acted = [n for n in acted if n.paragraph == paragraph or n.rank > 1]
            held = [n.actor for n in acted[-1:] if n.actor is not None]
        return held[0] if len({a.id for a in held}) == 1 else None

    def _holding(self, offices: tuple[str, ...], at: int) -> list[Actor]:
        """Return the persons named so far who hold, or were called by, one of the offices."""
        return [
            actor
            for words, actor in self._people(at)
            if any(_has_office(title, offices) for title in (words, *titles(actor)))
        ]


def _apposed(name: Named, office: Named) -> bool:
    return office.start < name.start and f", {name.words}" in office.words


def titles(actor: Actor) -> tuple[str, ...]:
    """Return the offices an actor has held."""
    return tuple(role.office for role in actor.roles)


def _has_office(title: str, offices: tuple[str, ...]) -> bool:
    """Tell "President Ada Berg" from "presidential aide" and "the president's envoy"."""
    own = re.sub(r"\w+'s\b|\bpresidential\b|\bvice[- ]president\b", "", title.lower())
    return any(re.search(rf"\b{office}", own) for office in offices)


def key(named: Named) -> str:
    """Return what tells one who is named from another: the actor, else the last word."""
    return named.actor.id if named.actor else " ".join(tokens(named.words)[-1:])
