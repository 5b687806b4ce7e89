"""Where a speaker's words end: the places before the asides that close a content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import TELLING
from upperhand.reading.grammar.rejoined import rejoins
from upperhand.reading.grammar.reporters import (
    PAUSES,
    is_named,
    is_reporters,
    marker,
    names_channel,
)
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["CONDITIONS", "before_own_deed", "endings", "is_condition", "stands_apart"]

# Phrases at the end of a content that may be the reporter's own words.
ASIDES = words_of("""
    advcl conj parataxis relcl acl prep npadvmod cc dep appos advmod ccomp
""")


def endings(doc: Doc, anchor: int, last: int) -> Iterator[tuple[str, int]]:
    """Yield where a content may end: ("", whole), then before each aside that closes it.

    ``anchor`` is the word the content hangs on: no cut is made before or just after it. The
    first entry of each pair tells the aside: its label, its opening word, the stop before it.
    What is surely the reporter's own (:func:`is_reporters`) is cut off in every reading.
    """
    while last > anchor and (doc[last].is_punct or doc[last].is_space) and not doc[last].is_quote:
        last -= 1
    ends = [("", last)]
    token = _last_word(doc, anchor, last)
    while token.i != anchor and token.head.i != token.i and token.left_edge.i > anchor:
        start = token.left_edge.i
        near = start == anchor + 1 and names_channel(token)
        aside = token.dep_ in ASIDES or stands_apart(token)
        bound = is_condition(token) or _compares(token) or _tells_on(token)
        if (start > anchor + 1 or near) and aside and not bound:
            if token.dep_ == "conj" and doc[start - 1].dep_ == "cc":
                start -= 1
            if _goes_on(token, doc[start - 1]):
                token = token.head
                continue
            stop = _stop_before(doc, start, anchor)
            ends.append((f"{token.dep_}:{marker(token)}:{stop}", start - 1))
            if is_reporters(token, stop):
                ends = [("", start - 1)]
        token = token.head
    yield from ends


def _stop_before(doc: Doc, start: int, anchor: int) -> str:
    """Return the comma or dash before a word, also before the mark that closes a quotation."""
    before = doc[start - 1]
    if before.is_quote and start > anchor + 2:
        before = doc[start - 2]
    return before.text if before.is_punct else ""


def _compares(token: Token) -> bool:
    """Tell "as long | as it took", "better | than they did": no half without the other."""
    measure = token.head.pos_ in ("ADV", "ADJ") and token.head.i == token.left_edge.i - 1
    return token.dep_ == "advcl" and measure and token.left_edge.lower_ in ("as", "than")


def _tells_on(token: Token) -> bool:
    """Tell "… and that those who urge him …", which nobody but the teller adds."""
    mark = child(token, "mark")
    return token.dep_ in ("ccomp", "conj") and mark is not None and mark.lower_ == "that"


def before_own_deed(verb: Token, by: Token, stop: int, end: int) -> int:
    """Cut what the teller did next: "…, she said, were at the front, and she poured the tea"."""
    for comma in (t for t in verb.doc[stop + 1 : end - 1] if t.text == ","):
        link, again = comma.nbor(1), comma.nbor(2)
        did = again.head
        same = link.dep_ == "cc" and by.pos_ == "PRON" and again.lower_ == by.lower_
        told_on = by.pos_ == "PROPN" and again.lower_ in ("he", "she")
        same = same or (link.dep_ == "cc" and told_on and did.lemma_.lower() in TELLING)
        deed = did.tag_ == verb.tag_ and did.lemma_ not in ("be", "have") and not child(did, "aux")
        if same and again.dep_ in SUBJECTS and deed:
            return int(comma.i) - 1
    return end


def stands_apart(token: Token) -> bool:
    """Tell "…, a charge Kyiv denies", "…, words that were echoed", parsed as one more object."""
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    named = token.dep_ in ("dobj", "attr") and before.text in PAUSES
    return named and is_named(token)


def _last_word(doc: Doc, anchor: int, last: int) -> Token:
    """Return the last word of a content: a closing mark hangs on nothing it closes."""
    while last > anchor and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return doc[last]


def _goes_on(token: Token, before: Token) -> bool:
    """Tell the second half of one predicate: "had won the war and did not intend to lose it"."""
    verbal = token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")
    shared = verbal and (before.text != "," or _same_helper(token))
    told = token.head.dep_ in ("ccomp", "xcomp", "advcl", "conj")
    alone = child(token, *SUBJECTS) is None and token.lemma_.lower() not in TELLING
    return bool(shared and told and alone and not rejoins(token))


def _same_helper(token: Token) -> bool:
    """Tell "would lower revenue at first, but would add billions later", "had …, had …"."""
    mine = {c.lower_ for c in token.lefts if c.tag_ == "MD" or c.lower_ == "had"}
    return bool(mine & {c.lower_ for c in token.head.lefts})


CONDITIONS = frozenset(("if", "unless", "provided", "should"))


def is_condition(token: Token) -> bool:
    """Tell a closing condition, which belongs to what is said: "unless Kyiv agrees"."""
    only = token.left_edge.lower_ in ("but", "only") and token.left_edge.i + 2 < token.i
    opener = child(token, "mark")
    if token.dep_ == "advcl" and only and opener is not None and opener.lower_ == "if":
        return True  # "…, but only if Kyiv agreed"
    provided = token.lower_ == "provided" and token.dep_ in ("prep", "acl", "conj")
    terms = token.dep_ == "prep" and token.lower_ == "on" and child(token, "pobj")
    if terms and terms.lemma_ == "condition":
        return True
    return provided or (token.dep_ == "advcl" and token.left_edge.lower_ in CONDITIONS)
