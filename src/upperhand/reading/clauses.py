"""Questions put to a dependency tree: whose verb is it, how far does a clause reach.

All answers are tokens or spans ``(start, end)`` in characters of the paragraph's shadow text.
Labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from upperhand.reading.cues import SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "Owner",
    "Span",
    "child",
    "endings",
    "noun_phrase",
    "owners",
    "reach",
    "subject",
    "token_span",
    "trimmed",
]

Span = tuple[int, int]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVES = frozenset(("who", "which", "that", "whom"))
# "Putin's statements, warning that …": the warner is the one whose statements they are.
UTTERANCES = frozenset(
    "statement remark comment speech word message letter post tweet address interview "
    "announcement declaration warning op-ed essay".split()
)
LONGEST_CHAIN = 6  # verbs climbed in search of a subject
# What follows a noun and still names it; clauses and appositions do not.
NAMING = ("prep", "case", "poss", "amod", "compound", "nummod", "cc", "conj", "quantmod", "nmod")


def child(token: Token, *labels: str) -> Token | None:
    """Return the first child with one of these labels, or None."""
    return next((c for c in token.children if c.dep_ in labels), None)


def token_span(doc: Doc, first: int, last: int) -> Span:
    """Return the characters from token ``first`` to token ``last``, both included."""
    end = doc[last]
    return doc[first].idx, end.idx + len(end.text)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose act a verb is, and how that was found (``own``, ``conj``, ``advcl2,`` …)."""

    token: Token | None
    via: str


def owners(verb: Token, most: int = 2) -> list[Owner]:
    """Return whose act the verb may be, nearest first: own subject, agent, or borrowed ones."""
    if is_passive(verb):
        by = agent(verb)
        return [Owner(by, "agent" if by is not None else "unsaid")]
    own = child(verb, *SUBJECTS)
    if own is not None:
        return [Owner(_antecedent(own, verb), "own")]
    found = list(islice(_borrowed(verb), most))
    return found or [Owner(None, "none")]


def _borrowed(verb: Token) -> Iterator[Owner]:
    """Climb from verb to verb; each one's subject is a possible owner."""
    manner = verb.dep_ + ("," if _after_comma(verb) else "")
    for level in range(LONGEST_CHAIN):
        if verb.dep_ in ("ROOT", "amod", "compound"):
            return
        above = verb.head
        if verb.dep_ in ("acl", "relcl", "appos") or above.pos_ in ("NOUN", "PROPN", "PRON"):
            if level == 0 or verb.dep_ in ("acl", "relcl"):
                yield Owner(_holder(above), f"{manner}:{level}:noun")
        else:
            own = child(above, *SUBJECTS)
            if own is not None:
                kind = "said" if above.lemma_.lower() in SPEECH else "did"
                passive = "-passive" if is_passive(above) else ""
                yield Owner(_antecedent(own, above), f"{manner}:{min(level, 2)}:{kind}{passive}")
        verb = above


def _after_comma(verb: Token) -> bool:
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].text == ","


def subject(verb: Token) -> Token | None:
    """Return the likeliest owner of a verb, or None."""
    return owners(verb, most=1)[0].token


def is_passive(verb: Token) -> bool:
    """Tell a passive verb: "was told", "described by"."""
    return child(verb, "nsubjpass", "auxpass") is not None or (
        verb.tag_ == "VBN" and child(verb, "agent") is not None
    )


def agent(verb: Token) -> Token | None:
    """Return the noun after "by" of a passive verb, or None."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def _antecedent(own: Token, verb: Token) -> Token:
    if own.lower_ in RELATIVES and verb.dep_ == "relcl" and verb.head.i < own.i:
        return verb.head
    return own


def _holder(noun: Token) -> Token:
    """Return the possessor of an utterance, else the noun itself."""
    if noun.lemma_.lower() in UTTERANCES:
        return child(noun, "poss") or noun
    return noun


def noun_phrase(noun: Token) -> Span:
    """Return the naming part of the phrase around a noun, without clauses and appositions."""
    first, last = noun.left_edge.i, noun.i
    for right in noun.rights:
        if right.dep_ not in NAMING or right.pos_ == "VERB":
            break
        last = _without_clauses(right)
    while first < noun.i and (noun.doc[first].is_punct or noun.doc[first].pos_ in ("CCONJ", "ADV")):
        first += 1
    return trimmed(noun.doc, first, last)


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


# Phrases at the end of a content that may be the reporter's own words.
ASIDES = frozenset("advcl conj parataxis relcl acl prep npadvmod cc dep appos advmod ccomp".split())


def endings(doc: Doc, anchor: int, last: int) -> Iterator[tuple[str, int]]:
    """Yield where a content may end: ("", whole), then before each aside that closes it.

    ``anchor`` is the word the content hangs on: no cut is made before or just after it. The
    first entry of each pair tells the aside: its label, its opening word, the stop before it.
    """
    yield "", last
    while last > anchor and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    token = doc[last]
    while token.i != anchor and token.head.i != token.i:
        start = token.left_edge.i
        if start <= anchor:
            return
        if token.dep_ in ASIDES and start > anchor + 1:
            stop = doc[start - 1].text if doc[start - 1].is_punct else ""
            if token.dep_ == "conj" and doc[start - 1].dep_ == "cc":
                start, stop = start - 1, ""
                stop = doc[start - 1].text if doc[start - 1].is_punct else ""
            yield f"{token.dep_}:{_marker(token)}:{stop}", start - 1
        token = token.head


def _marker(token: Token) -> str:
    """Return the word that opens an aside ("though"), or its form ("VBG")."""
    mark = child(token, "mark") or child(token, "advmod")
    if mark is not None and mark.i < token.i:
        return str(mark.lower_)
    return str(token.lower_ if token.dep_ in ("prep", "cc") else token.tag_)


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
