"""Frames of set phrases: "was adamant that …", "made it clear that …", "let it be known that …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import endings
from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.tree import token_span
from upperhand.reading.statements.frames import Frame, Page, frame

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["phrasal"]

PHRASES = {
    "be": frozenset(("adamant", "insistent", "emphatic")),
    "make": frozenset(("clear", "plain", "known")),
    "let": frozenset(("know", "known", "slip", "understood")),
}


def phrasal(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "was adamant that …", "made it clear that …", "let it be known that …"."""
    words = PHRASES.get(verb.lemma_.lower())
    if words is None or by.token is None:
        return
    near = page.doc[verb.i + 1 : min(verb.i + PHRASE_WORDS, verb.sent.end)]
    found = next((t for t in near if t.lower_ in words), None)
    if found is None:
        return
    said = token_span(page.doc, verb.i, found.i)
    lemma = f"{verb.lemma_.lower()}_{found.lower_}"
    opener = _that_after(found)
    before = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if opener is None and before is not None:  # "No summit is near, Peskov made clear"
        told = [(before.left_edge.i, before.right_edge.i)]
        yield frame(page, "phrase", verb, told, by, lemma=lemma, words=said, head=before.i)
    if opener is None:
        return
    clause = opener.head
    last = clause.right_edge.i if clause.i > opener.i else verb.sent.end - 1
    for cut, end in endings(page.doc, clause.i, last):
        yield frame(
            page, "phrase", verb, [(opener.i, end)], by,
            lemma=lemma, words=said, cut=cut, head=clause.i,
        )  # fmt: skip


def _that_after(found: Token) -> Token | None:
    """Return "that" right after a word, or after through whom it was told."""
    near = found.doc[found.i + 1 : min(found.i + 1 + CHANNEL_WORDS, found.sent.end)]
    that = next((t for t in near if t.lower_ == "that"), None)
    if that is None or that.i + 1 >= found.sent.end:
        return None
    right_after = that.i == found.i + 1
    channel = near[0].dep_ == "prep" and not any(t.is_punct for t in found.doc[found.i : that.i])
    return that if right_after or (channel and that.dep_ == "mark") else None


CHANNEL_WORDS = 7  # tokens of "through a Pale newspaper" before "that"
PHRASE_WORDS = 5  # tokens after the verb in which its phrase is complete
