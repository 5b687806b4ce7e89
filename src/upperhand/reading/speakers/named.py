"""Who was named on a page: phrases with their place, and what is asked of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from upperhand.reading.names.gazetteer import Gazetteer
from upperhand.reading.speakers.words import COUNTED, HOMELY, INSTITUTION, OFFICE, PAPERS
from upperhand.record import Actor

__all__ = ["Named", "PageNames", "ends", "home_of", "is_body", "is_many", "is_paper", "tokens"]

FAR = 700  # characters: an antecedent farther back than this is not meant by a pronoun


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named at a place of the raw text; ``actor`` is None for a name nobody knows.

    ``is_person`` holds for a person without a name too ("a Kremlin official"), whose ``actor`` is
    the state or body spoken for. ``quoted`` tells a name inside quotation marks: whom a speaker
    talks of is not who speaks.

    ``words`` include an apposition ("Ivan Petrov, the envoy"); ``rank`` is 2 for the subject of
    a main clause, 1 for another subject, 0 else; ``sentence`` is where its sentence starts;
    ``plural`` holds for common nouns ("Western soldiers"), whom no "its" takes up; ``tags`` for
    the pronoun of a tag ("…, he said"), which means nobody named in what it tags.
    """

    start: int
    end: int
    words: str
    actor: Actor | None
    is_person: bool
    rank: int
    paragraph: int
    sentence: int = 0
    quoted: bool = False
    plural: bool = False
    tags: bool = False


@dataclass(frozen=True, slots=True)
class PageNames:
    """All who are named on a page, in order, and the gazetteer that knows some of them.

    ``home`` is the party whose ministers the page names without a state, if it is one; ``scene``
    the party in whose country the page was written, if its dateline tells; ``ground`` the party
    whose cities alone the page names.
    """

    named: Sequence[Named]
    names: Gazetteer
    on: date | None = None
    home: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()
    ground: frozenset[str] = frozenset()

    @property
    def here(self) -> str:
        """The party on whose ground the page was written, or an empty text."""
        return next(iter(self.scene or self.ground), "")

    def _people(self, at: int) -> list[tuple[str, Actor]]:
        """Return the persons named so far whom somebody knows, each with the words used."""
        return [(n.words, n.actor) for n in self.named if n.end <= at and n.is_person and n.actor]

    def _near(self, at: int, paragraph: int) -> list[Named]:
        return [
            n
            for n in self.named
            if n.end <= at
            and not n.quoted
            and paragraph - 1 <= n.paragraph <= paragraph
            and at - n.end < FAR
        ]

    def before_tagged(self, at: int, sentence: int, *, many: bool = False) -> int:
        """Return where to look back from for "he" in "Putin, he said, would come": past Putin.

        So for "they", who are ``many``, in "The United States, they said, would come".
        """
        here = [n for n in self.named if sentence <= n.start and n.end <= at]
        told = [n for n in here if n.is_person is not many]
        return sentence if any(n.rank and not n.quoted for n in told) else at

    def speaking_for(self, actor: Actor) -> Actor | None:
        """Return the state or organisation an actor speaks for."""
        return self._party(self.names.party_of(actor, self.on))

    def tells_of(self, actor: Actor) -> bool:
        """Tell whether somebody of an actor's party is named on the page."""
        party = self.names.party_of(actor, self.on)
        return party in self._parties(self.named)

    def _party(self, party: str) -> Actor | None:
        """Return the state or organisation that is, or stands for, a party."""
        named = self.names.actors.get(party)
        bodies = [a for a in self.names.actors.values() if a.party == party and party]
        for kind in ("state", "organisation", "group"):
            of_kind = [a for a in bodies if a.kind == kind]
            named = named or (of_kind[0] if len(of_kind) == 1 else None)
        return named or next((a for a in bodies if a.kind != "person"), None)

    def _parties(self, named: Iterable[Named]) -> set[str]:
        return {self.names.party_of(n.actor, self.on) for n in named if n.actor} - {""}


def home_of(named: Sequence[Named], names: Gazetteer, on: date | None) -> frozenset[str]:
    """Return the party whose ministers need no state on this page: "Foreign Minister X said".

    A paper of Kyiv writes so of its own. Where the paragraph has named the state before, or
    ministers of two states are introduced so, nothing is told.
    """
    parties: set[str] = set()
    for one in named:
        title = HOMELY.match(one.words)
        if title is None or one.actor is None or names.find(title.group(), on):
            continue
        party = names.party_of(one.actor, on)
        there = [n for n in named if n.paragraph == one.paragraph and n.end <= one.start]
        if all(n.actor is None or names.party_of(n.actor, on) != party for n in there):
            parties.add(party)
    return frozenset(parties - {""}) if len(parties) == 1 else frozenset()


def is_many(words: str) -> bool:
    """Tell a plural: "Western officials", "Akim's aides", "three members of the council"."""
    if COUNTED.match(words):
        return True
    found = INSTITUTION.findall(words) + OFFICE.findall(words)
    return bool(found) and found[-1].lower().endswith(("s", "staff"))


def is_body(words: str) -> bool:
    """Tell what may have a team, "the Norda army", from "every Norda flight"."""
    last = re.findall(r"[^\W\d_][\w-]*", words.split(",")[0])[-1:]
    return not last or not last[0].islower() or INSTITUTION.fullmatch(last[0]) is not None


def is_paper(words: str) -> bool:
    """Tell "the Norda draft" from "the reply to the draft"."""
    said = tokens(words)
    return bool(said) and said[-1] in PAPERS and not BETWEEN.intersection(said)


BETWEEN = frozenset(("to", "on", "of", "about", "for", "with", "in", "from", "against"))


def tokens(words: str) -> list[str]:
    """Return the words of a phrase, in small letters.

    >>> tokens("Akim's aides")
    ['akim', 's', 'aides']
    """
    return re.findall(r"[^\W\d_][\w-]*", words.lower())


def ends(words: str) -> list[str]:
    """Return the first and the last word of a phrase."""
    found = tokens(words)
    return found[:1] + found[-1:]
