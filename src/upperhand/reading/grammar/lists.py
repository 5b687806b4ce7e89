"""Lists of things that the parser hangs apart: "a truce, the return of children, and a meeting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.tellers import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["list_end"]

LINKS = ("and", "or", "as")


def list_end(thing: Token) -> int | None:
    """Return the last token of the list a thing opens, up to the end of its sentence, or None.

    "Asked for | a seat, money for tankers and an end to the raids": things after things, the last
    behind "and". "A truce, the first in a year" is one thing and what it is.
    """
    doc, final = thing.doc, thing.sent.end - 1
    final -= doc[final].is_punct
    items = _items(doc[thing.left_edge.i : final + 1])
    if len(items) < 2 or any(map(_tells, items)) or not all(map(_is_nominal, items[1:])):
        return None
    last = items[-1]
    if last[0].lower_ in LINKS:
        return int(final) if len(items) > 2 else None
    joined = any(t.lower_ == "and" and t.head.i >= last.start for t in last[1:-1])
    bare = all(item[0].tag_ in ("NN", "NNS") for item in items[1:])
    return int(final) if joined and bare else None


def _items(told: Span) -> list[Span]:
    """Return what stands between the commas."""
    commas = [t.i for t in told if t.text == ","]
    starts = [told.start, *(c + 1 for c in commas)]
    ends = [*commas, told.end]
    return [told.doc[a:b] for a, b in zip(starts, ends, strict=True) if a < b]


def _tells(item: Span) -> bool:
    """Tell a piece with a finite verb of its own, or a stop: no mere thing."""
    verbs = (t for t in item if t.tag_ in (*FINITE, "MD"))
    return any(not _describes(t, item) for t in verbs) or any(t.text in ";:" for t in item)


def _describes(verb: Token, item: Span) -> bool:
    """Tell "ships | that carry grain": a clause that says which one."""
    clause = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.dep_ in ("relcl", "acl", "ccomp") and clause.left_edge.i > item.start


OPENERS = ("DT", "PRP$", "NN", "NNS", "NNP", "JJ", "CD", "PDT")


def _is_nominal(item: Span) -> bool:
    first = item[1] if item[0].lower_ in LINKS and len(item) > 1 else item[0]
    return first.tag_ in OPENERS and any(t.pos_ in ("NOUN", "PROPN") for t in item)
