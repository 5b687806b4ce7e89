"""Whose a thing is: from a word of the tree to the party it stands for, pronouns included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child, noun_phrase
from upperhand.reading.speakers.coref import Antecedents
from upperhand.reading.speakers.met import antecedents
from upperhand.reading.speakers.resolve import speaking_actor

__all__ = ["ADVERSARY", "OTHERS", "Whose"]

FIRST = frozenset(("we", "us", "our", "ours", "i", "me", "my"))
OTHERS = frozenset(("they", "them", "their", "theirs"))
NOBODY = frozenset(("side", "party", "neither", "both", "nobody", "each"))  # not one of them
ADVERSARY = frozenset(("enemy", "enemies", "adversary", "opponent", "invader", "occupier"))
WITHIN_NAME = ("compound", "amod", "nmod", "poss")


@dataclass(frozen=True)
class Whose:
    """Who is meant on one page; ``parsed`` is its parse, ``names`` its gazetteer."""

    parsed: Any
    names: Any

    def party(self, paragraph: Any, token: Any, teller: str = "") -> str:
        """Return the party that a noun or pronoun stands for, or an empty text.

        ``teller`` is the party in whose mouth the words are: "we" is that party, and "they" or
        "the enemy" is the other one.
        """
        if token is None or token.lemma_.lower() in NOBODY:
            return ""
        if token.lower_ in FIRST:
            return teller
        if teller and (token.lower_ in OTHERS or token.lemma_.lower() in ADVERSARY):
            return self._other(paragraph, token, teller)
        actor = speaking_actor(paragraph, noun_phrase(token), token.i, self.known)
        if actor is None:
            return self._described(paragraph, token)
        return str(self.names.party_of(actor, self.known.on) or actor.id)

    def doer(self, paragraph: Any, verb: Any, teller: str = "") -> str:
        """Return the party whose act a verb is, or an empty text."""
        return self.party(paragraph, subject(verb), teller)

    def _described(self, paragraph: Any, token: Any) -> str:
        """Return the party of "Russian" in "Russian advances", "the front" in its army."""
        owner = child(token, "poss")
        if owner is not None:
            return self.party(paragraph, owner)
        inside = [c for c in token.lefts if c.dep_ in WITHIN_NAME]
        hits = [self.names.find(c.text) for c in inside]
        named = [h[0] for h in hits if h]
        return str(self.names.party_of(named[0].actor, self.known.on)) if named else ""

    def _other(self, paragraph: Any, token: Any, teller: str) -> str:
        """Return the party other than the teller's: the nearest before, else the commonest."""
        before = self._named_in(paragraph, stop=token.idx)
        near = [p for p in before if p != teller]
        if near:
            return near[-1]
        counted = [(n, p) for p, n in self._counts.items() if p != teller]
        return max(counted)[1] if counted else ""

    def _named_in(self, paragraph: Any, stop: int | None = None) -> list[str]:
        hits = self.names.find(paragraph.doc.text)
        before = [h for h in hits if stop is None or h.end <= stop]
        parties = [self.names.party_of(h.actor, self.known.on) for h in before]
        return [p for p in parties if p]

    @cached_property
    def known(self) -> Antecedents:
        """Who is named on the page, in order; found once, for all who ask."""
        return antecedents(self.parsed, self.names)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(p for g in self.parsed.paragraphs for p in self._named_in(g))
