"""Questions put to a dependency tree: what hangs on what, how far does it reach.

All answers are tokens or spans ``(start, end)`` in characters of the paragraph's shadow text.
Labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "SUBJECTS", "Span", "after_comma", "agent", "child", "governing_verb", "is_negated",
    "is_passive", "modals_of", "noun_phrase", "opens_with_that", "reach", "token_span", "trimmed",
]  # fmt: skip

Span = tuple[int, int]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# "Confirmed by telephone": how, not by whom.
BY_MEANS = words_of("""
    telephone phone email e-mail mail letter text video radio post cable fax message telegram
""")
# What follows a noun and still names it; clauses and appositions do not.
NAMING = ("prep", "case", "poss", "amod", "compound", "nummod", "cc", "conj", "quantmod", "nmod")


def child(token: Token, *labels: str) -> Token | None:
    """Return the first child with one of these labels, or None."""
    return next((c for c in token.children if c.dep_ in labels), None)


def modals_of(verb: Token) -> set[str]:
    """Return the auxiliaries of a verb in small letters, modals in full: "'ll" is "will"."""
    return {_in_full(c, verb) for c in verb.children if c.dep_ == "aux"}


def _in_full(helper: Token, verb: Token) -> str:
    if helper.lower_ == "'d" and verb.tag_ in ("VBN", "VBD"):
        return "had"
    return str(helper.lemma_ if helper.tag_ == "MD" else helper.text).lower()


def governing_verb(token: Token) -> Token:
    """Return the verb a word stands under, or itself; the root where there is none."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return verb


def is_negated(verb: Token) -> bool:
    """Tell "did not sign", "never signs", "no longer signs"."""
    return any(
        c.dep_ == "neg"
        or c.lower_ in ("not", "never", "hardly")
        or (c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children))
        for c in verb.children
    )


def opens_with_that(clause: Token) -> bool:
    """Tell "that they left" by its verb."""
    return any(c.lower_ == "that" and c.i < clause.i for c in clause.children)


def token_span(doc: Doc, first: int, last: int) -> Span:
    """Return the characters from token ``first`` to token ``last``, both included."""
    end = doc[last]
    return doc[first].idx, end.idx + len(end.text)


def after_comma(token: Token) -> bool:
    """Tell that a comma stands right before a token and all that hangs on it."""
    first = token.left_edge.i
    return bool(first > 0 and token.doc[first - 1].text == ",")


def is_passive(verb: Token) -> bool:
    """Tell a passive verb: "was told", "described by"."""
    return child(verb, "nsubjpass", "auxpass") is not None or (
        verb.tag_ == "VBN" and agent(verb) is not None
    )


def agent(verb: Token) -> Token | None:
    """Return the noun after "by" of a passive verb, or None."""
    by = child(verb, "agent")
    noun = child(by, "pobj") if by is not None else None
    return None if noun is not None and noun.lemma_.lower() in BY_MEANS else noun


def noun_phrase(noun: Token) -> Span:
    """Return the naming part of the phrase around a noun, without clauses and appositions."""
    first, last = noun.left_edge.i, noun.i
    for right in noun.rights:
        if right.dep_ not in NAMING or right.pos_ == "VERB":
            break
        last = _without_clauses(right)
    while first < noun.i and (noun.doc[first].is_punct or noun.doc[first].pos_ in ("CCONJ", "ADV")):
        first += 1
    return trimmed(noun.doc, first, _hyphenated(noun.doc, last))


def _hyphenated(doc: Doc, last: int) -> int:
    """Return the last token of what goes on after a hyphen: "Brandao-Vey", "vice-president"."""
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_:
        named = doc[last + 2].text[:1].isupper() or doc[last].lower_ in ("ex", "vice")
        if doc[last + 1].whitespace_ or not named:
            break
        last += 2
    return last


def _without_clauses(token: Token) -> int:
    """Return the last token of a subtree, before any clause in it."""
    clauses = [t.left_edge.i for t in token.subtree if t.dep_ in ("relcl", "acl", "advcl", "appos")]
    last = min([token.right_edge.i, *(c - 1 for c in clauses if c > token.i)])
    while last > token.i and token.doc[last].is_punct and token.doc[last].text not in ('"', "'"):
        last -= 1
    return int(last)


def reach(token: Token, leaving_out: Iterable[int] = ()) -> tuple[int, int]:
    """Return first and last token index of a subtree, cut before and after what is left out."""
    first, last = token.left_edge.i, token.right_edge.i
    for other in leaving_out:
        if token.i < other <= last:
            last = other - 1
        elif first <= other < token.i:
            first = other + 1
    return first, last


_EDGE = re.compile(r"^[\s,;:.—–-]+$")


def trimmed(doc: Doc, first: int, last: int, keep: Callable[[int], bool] | None = None) -> Span:
    """Return the characters of tokens ``first`` to ``last`` without loose stops at either end."""
    while first < last and _is_loose(doc[first], keep):
        first += 1
    while last > first and _is_loose(doc[last], keep):
        last -= 1
    return token_span(doc, first, last)


def _is_loose(token: Token, keep: Callable[[int], bool] | None) -> bool:
    if keep is not None and keep(int(token.idx)):
        return False
    return bool(token.is_space or _EDGE.match(token.text))
