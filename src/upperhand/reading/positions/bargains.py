"""Prices told by grammar: "no X until Y", "no X without Y", "X would stay closed until Y".

Whoever says so makes Y the price of X: he demands Y, and what he says of X hangs on it. What is
merely told of the past ("there was no truce until March") names no price.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import modals_of
from upperhand.reading.positions.reach import Stand, end_of, negated
from upperhand.reading.positions.stance_words import COMING, DUTY, STAYING, WILL
from upperhand.record.entries import Stance

__all__ = ["bargains"]

PRICES = frozenset(("until", "till", "unless", "before", "without", "while"))
ONLY_THEN = frozenset(("after", "once", "when", "if"))
EMPTY = frozenset(("loses", "lose", "makes", "meaningless", "worthless", "pointless", "impossible"))


def bargains(verb: Any) -> Iterator[Stand]:
    """Yield what hangs on a price, and the price, where a verb's clause names one."""
    if not _is_told_of_now(verb):
        return
    start = _price_at(verb)
    if start is None:
        return
    first = int(verb.left_edge.i)
    who = subject(verb)
    known = who if who is not None and who.pos_ in ("PROPN", "PRON") else None
    last = max(start.i, end_of(start if start.dep_ == "prep" else start.head))
    if start.i > verb.i:
        end = _before(verb.doc, start.i)
        yield Stand("conditional", verb, known, (first, end), end, of_teller=True)
        lasting = start.lower_ in ("while", "as", "so")  # what lasts is to end
        turn: Stance = "reject" if lasting else "demand"
        yield Stand(turn, start, known, (start.i, last), last, of_teller=True)
    else:
        close = int(start.right_edge.i)
        yield Stand("demand", start, known, (start.i, close), close, of_teller=True)


def _is_told_of_now(verb: Any) -> bool:
    """Tell what will or must be, or always is, from what was once."""
    if modals_of(verb) & (WILL | DUTY):
        return True
    sense = verb.lemma_ == "make" and any(c.lower_ == "sense" for c in verb.rights)
    return bool(sense or verb.tag_ in ("VBZ", "VBP"))


def _price_at(verb: Any) -> Any:
    """Return the word that opens the price of a clause, or None."""
    refused = negated(verb)
    idle = any(t.lower_ in EMPTY for t in (verb, *verb.rights))
    ahead = bool(modals_of(verb) & WILL)
    stays = ahead and verb.lemma_.lower() in STAYING
    comes = ahead and verb.lemma_.lower() in COMING
    for token in verb.subtree:
        word = token.lower_
        if word == "without" and token.i < verb.i and token.head == verb and refused | idle:
            return token
        if token.i <= verb.i or not _opens_clause(token, verb):
            continue
        if word in PRICES and (refused or (stays and word in ("until", "till", "unless"))):
            return token
        if word in ("as", "so") and refused and _as_long_as(token):
            return token
        if word in ONLY_THEN and (comes or _only(token, verb)):
            return token
    return None


def _only(token: Any, verb: Any) -> bool:
    """Tell "only after …", "would only be possible once …"."""
    near = [token.nbor(-1), *(c for c in verb.lefts if c.dep_ == "advmod")]
    return any(t.lower_ == "only" for t in near)


def _opens_clause(token: Any, verb: Any) -> bool:
    """Tell whether a word hangs on the verb itself, or on what it governs."""
    head = token.head
    if token.dep_ == "mark":
        head = head.head
    for _ in range(3):
        if head == verb:
            return True
        if head.dep_ not in ("xcomp", "dobj", "advmod", "prep", "pobj", "acomp", "attr", "advcl"):
            return False
        head = head.head
    return bool(head == verb)


def _as_long_as(token: Any) -> bool:
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return following == ["long", "as"]


def _before(doc: Any, start: int) -> int:
    """Return the last token before a price: "only" and a comma are not part of what it is for."""
    end = start - 1
    while end > 0 and doc[end].lower_ in ("only", ",", "and"):
        end -= 1
    return end
