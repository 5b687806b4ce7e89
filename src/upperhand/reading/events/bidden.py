"""Deeds that a clause bids or compares: told by a bare form, none of them is done.

"Leave now", "demanded that they leave", "they would rather fight than leave": English leaves the
verb without tense where nothing is said to have happened.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.grammar.cues import TELLING
from upperhand.reading.grammar.tree import child, opens_with_that
from upperhand.reading.word_lists import words_of

__all__ = ["is_bidden", "is_compared", "is_wished"]

# What they say shall be, told by a bare form of any person: "demanded that the troops leave".
BIDDING = words_of("ask demand insist propose recommend request require suggest urge")
BIDS = words_of("appeal condition demand insistence proposal recommendation request requirement")
SINGULAR = ("NN", "NNP")


def is_bidden(verb: Any) -> bool:
    """Tell "leave now", "that Ukraine hold a vote", "be freed": what somebody is to do."""
    if _is_bare_passive(verb):
        return True
    if verb.dep_ == "conj":
        return _is_bare(verb) and is_bidden(verb.head)
    if verb.dep_ == "ROOT":
        before = verb.doc[verb.sent.start : verb.i]  # "Ada Berg, who leads it, let the king know"
        alone = not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in before)
        return verb.tag_ == "VB" and _is_bare(verb) and alone
    if verb.dep_ not in ("ccomp", "acl", "relcl") or not _is_bare(verb):
        return False
    above = verb.head.lemma_.lower()
    if verb.tag_ == "VB":
        told = above in TELLING and child(verb, "nsubj") is None  # "said: leave now"
        return told or opens_with_that(verb)
    return opens_with_that(verb) and (above in BIDS or (above in BIDDING and _may_be_bare(verb)))


def is_wished(verb: Any) -> bool:
    """Tell "(insists) that it leave", "that they be freed": a bare form behind somebody."""
    bare = verb.tag_ == "VB" or _is_bare_passive(verb)
    return bare or (verb.tag_ == "VBP" and _is_one(child(verb, "nsubj")))


def is_compared(verb: Any) -> bool:
    """Tell "rather bury the treaty than apply it": what is not done."""
    before = {t.lower_ for t in (*verb.lefts, *verb.doc[max(verb.i - 1, 0) : verb.i])}
    return verb.tag_ == "VB" and "than" in before


def _may_be_bare(verb: Any) -> bool:
    """Tell "insists that they leave", a wish, from "insists that they hold the town", a claim."""
    sure = verb.head.lemma_.lower() not in ("insist", "suggest")
    return sure or _is_one(child(verb, "nsubj"))


def _is_one(who: Any) -> bool:
    return who is not None and who.tag_ in SINGULAR


def _is_bare(verb: Any) -> bool:
    """Tell a form without tense or helper: "leave", not "to leave", "did leave", "leaves"."""
    helped = any(c.dep_ in ("aux", "auxpass") or c.tag_ == "TO" for c in verb.children)
    return verb.tag_ in ("VB", "VBP") and not helped


def _is_bare_passive(verb: Any) -> bool:
    """Tell "(that they) be freed" from "are freed" and "should be freed"."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBN" and helpers == ["be"]
