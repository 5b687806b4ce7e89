"""Conditions of what is told: before its teller ("If Kyiv refuses, Putin said …") or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import CONDITIONS, is_condition
from upperhand.reading.grammar.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["terms_after", "terms_before", "with_condition"]


def terms_before(verb: Token) -> list[tuple[int, int]]:
    """Return the condition told before its teller: "If Kyiv refuses, Putin said Russia will …"."""
    fronted = [c for c in verb.lefts if c.dep_ == "advcl" and c.left_edge.lower_ in TERMS]
    return [(c.left_edge.i, c.right_edge.i) for c in fronted[:1] if c.tag_ not in ("VBN", "VBG")]


TERMS = frozenset(("if", "unless", "once"))


def terms_after(tag: Token) -> list[tuple[int, int]]:
    """Return the condition told after its tag: "Kyiv would not go, he added, unless …"."""
    doc, end = tag.doc, tag.sent.end
    commas = (t.i for t in doc[tag.i + 1 : end - 2] if t.text == ",")
    start = next((c + 1 for c in commas if doc[c + 1].lower_ in CONDITIONS), None)
    if start is None or any(t.is_quote or t.text == ";" for t in doc[tag.i : end]):
        return []
    return [(start, end - 1)]


def with_condition(verb: Token, last: int) -> int:
    """Return the end of a content with the condition after it: "to return, if we let them"."""
    for right in verb.rights:
        near = last < right.left_edge.i <= last + 2
        if near and is_condition(right):
            return int(right.right_edge.i)
    doc = verb.doc
    if doc[last].text == ",":
        last -= 1
    if last + 1 < len(doc) and _is_inverted(doc[last + 1]):
        return int(doc[last + 1].head.right_edge.i)  # "to freeze the loan should strikes resume"
    opener = doc[last + 2].lower_ if last + 2 < len(doc) and doc[last + 1].text == "," else ""
    if opener in ("should", "unless", "provided"):
        # "…, should Kyiv refuse": the parser takes the inversion for a main clause.
        stops = [t.i for t in doc[last + 2 :] if t.text in (".", ";", "!", "?")]
        return stops[0] - 1 if stops else last
    return last


def _is_inverted(word: Token) -> bool:
    """Tell "should the strikes resume" from "they should resume"."""
    topic = child(word.head, "nsubj") if word.lower_ == "should" and word.dep_ == "aux" else None
    return topic is not None and topic.i > word.i
