"""Frames of clauses before the verb that tells them: "Talks will go on, Moscow said"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.statements.aside_frames import own_clause
from upperhand.reading.statements.conditions import terms_after
from upperhand.reading.statements.frames import Frame, Page, frame

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["fronted", "is_split_off"]


def is_split_off(page: Page, clause: Token, verb: Token) -> bool:
    """Tell "a member said that …; others disagreed": the semicolon parts them."""
    between = page.doc[clause.i + 1 : verb.i]
    return any(t.text == ";" and page.quote_at(t.idx) is None for t in between)


def fronted(page: Page, verb: Token, clause: Token, by: Owner) -> Iterator[Frame | None]:
    """ "Talks will go on, Moscow said", also with the tag in the middle."""
    own = [c.left_edge.i for c in verb.children if clause.i < c.i <= verb.i]
    left = min([verb.i, *own])
    first, last = clause.left_edge.i, clause.right_edge.i
    tail = max([verb.i, *(c.right_edge.i for c in verb.rights)])
    rest = terms_after(verb) or ([(tail + 1, last)] if last > tail else [])
    yield frame(page, "fronted", verb, [(first, min(last, left - 1)), *rest], by, head=clause.i)
    start = _after_link(page, first)
    if start > first:
        part = (start, min(last, left - 1))
        yield frame(page, "fronted-bare", verb, [part, *rest], by, head=clause.i)
    opening = max(verb.sent.start, own_clause(page, left, tail)[0])
    if opening < first:
        whole = (opening, left - 1)
        yield frame(page, "fronted-whole", verb, [whole, *rest], by, head=clause.i)
        start = _after_link(page, opening)
        if opening < start < first:
            part = (start, left - 1)
            yield frame(page, "fronted-most", verb, [part, *rest], by, head=clause.i)


def _after_link(page: Page, first: int) -> int:
    """Return the first token after "But" or "However," where one opens the sentence."""
    start = first
    while page.doc[start].pos_ in ("CCONJ", "ADV", "PUNCT") and start - first < 3:
        start += 1
    return start
