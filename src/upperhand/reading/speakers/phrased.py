"""What a speaker's phrase says of him beside his name: another aide, a skipper, one briefed."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from upperhand.reading.grammar.tree import after_comma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_another", "is_skipper", "knowing", "rest_of_name"]


def is_another(noun: Token) -> bool:
    """Tell "the aide who poured it": not the one named before, or there were no need to say so."""
    clauses = [c for c in noun.rights if c.dep_ == "relcl" and c.left_edge.lower_ in WHO]
    alone = noun.pos_ == "NOUN" and not any(c.pos_ == "PROPN" for c in noun.lefts)
    apart = any(after_comma(c) for c in clauses)
    return bool(clauses) and alone and not apart and noun.tag_ == "NN" and _is_the(noun)


WHO = frozenset(("who", "whom"))


def _is_the(noun: Token) -> bool:
    lefts = [c.lower_ for c in noun.lefts]
    return lefts == ["the"]


AFLOAT = frozenset(("ship", "vessel", "carrier", "tanker", "freighter", "ferry", "boat", "crew"))


def is_skipper(noun: Token) -> bool:
    """Tell "Captain Nabil Haddad, whose bulk carrier lay off Sulina": no army's captain."""
    ranked = any(c.lower_ == "captain" for c in noun.lefts)
    return ranked and any(t.lemma_.lower() in AFLOAT for t in noun.subtree)


KNOWING = frozenset(("acquaint", "brief", "familiarise", "familiarize", "inform", "involve"))


def knowing(noun: Token) -> str:
    """Return what sets "three officials | briefed on it" apart from any government's officials."""
    told = (c for c in noun.rights if c.dep_ in ("acl", "amod"))
    aware = (c for c in told if c.lemma_ in KNOWING or c.lower_ in ("aware", "familiar"))
    return next((f" {c.text}" for c in aware), "")


def rest_of_name(doc: Doc, end: int) -> str:
    """Return what a parser cut off a name: "Sudan's paramilitary | Rapid Support Forces"."""
    rest = doc.char_span(end + 1, len(doc.text), alignment_mode="contract") if end else None
    names = list(takewhile(lambda t: t.pos_ == "PROPN", rest)) if rest is not None else []
    beside = bool(names) and doc.text[end : end + 1] == " " and names[0].idx == end + 1
    return doc.text[end : names[-1].idx + len(names[-1].text)] if beside else ""
