"""How prominently a sentence names somebody: as its subject, as another, or in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.clauses import hung_teller
from upperhand.reading.grammar.cues import SPEECH
from upperhand.reading.names.people import HUMAN
from upperhand.reading.speakers.words import OFFICE

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_cited", "rank_of", "tells_from_place"]


def rank_of(token: Token) -> int:
    """Return 2 for the subject of a main clause, 1 for another subject, 0 else."""
    if _is_mere_place(token):
        return 0
    while token.dep_ == "appos" and not tells_from_place(token):
        token = token.head
    if is_cited(token):
        return 1
    if (token.dep_ == "ROOT" and _is_of_people(token)) or _is_told_after(token):
        return 2  # "A man in front of her disagreed", parsed without its verb
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return 2 if token.dep_ in ("conj", "appos") and tells_from_place(token) else 0
    verb = token.head
    while verb.dep_ == "conj":
        verb = verb.head
    return 2 if verb.dep_ == "ROOT" else 1


def _is_of_people(noun: Token) -> bool:
    """Tell "man" and "officials"."""
    one = noun.lemma_.lower() if noun.tag_ == "NNS" else noun.text
    return OFFICE.fullmatch(one) is not None or HUMAN.fullmatch(one) is not None


def _is_told_after(name: Token) -> bool:
    """Tell "The monitors, recalled Ada Berg, counted shells", parsed as if she were recalled."""
    verb, last = name.head, name.i + 1
    told = name.dep_ == "dobj" and name.pos_ == "PROPN" and verb.lemma_.lower() in SPEECH
    before = verb.i > 0 and verb.nbor(-1).text == ","
    return told and before and last < len(name.doc) and name.doc[last].text == ","


VIEWS = frozenset(("account", "estimate", "opinion", "reading", "reckoning", "view", "words"))


def is_cited(token: Token) -> bool:
    """Tell "according to the agency's manager", "in the view of an analyst"."""
    if token.dep_ != "pobj":
        return False
    above = token.head.head
    within = above.dep_ == "pobj" and above.head.lower_ in ("in", "by")
    view = above.lower_ in VIEWS and (within or above.dep_ == "attr")  # "that is the view of"
    return above.lower_ == "according" or (view and token.head.lower_ == "of")


def tells_from_place(token: Token) -> bool:
    """Tell "In Khan Younis, Ibrahim Shaath, 41, … said", whose name hangs on the place."""
    if token.dep_ == "appos" and _is_mere_place(token.head):
        return token.left_edge.lower_ in ("a", "an") or token.pos_ == "PROPN"
    above = token.head.head.head
    return above.pos_ == "VERB" and hung_teller(above) == token


def _is_mere_place(token: Token) -> bool:
    """Tell "In Kyiv, a deputy minister … said", parsed as if Kyiv said it."""
    before = token.left_edge.nbor(-1) if token.left_edge.i else None
    alone = before is not None and not any(True for _ in before.children)
    return alone and before.dep_ == "prep" and before.lower_ == "in"  # type: ignore[union-attr]
