"""Deeds that a noun names and a verb says something of: "the talks drag on", "a deal was close".

A noun has no tense. Where it is the subject, its verb tells whether the deed goes on; and what is
still "a deal", and not "the deal" or "a deal reached in May", may be nothing but a thought.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.ongoing import is_in_heading
from upperhand.reading.events.status_words import HAPPENING
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.word_lists import words_of

__all__ = ["is_mentioned", "is_only_thought_of", "lasts"]

PRESENT = ("VBZ", "VBP")
# What lasts: of a raid in the present the news tells that it has been flown.
LONG = words_of(
    "battle blockade campaign ceasefire embargo fighting negotiation occupation offensive sanction "
    "shelling siege talk talks truce war"
)
# "The talks come a day after the raid": of what is over, too.
PLACING = words_of("come follow mark show")
# What two sides come to, if they do.
REACHED = ("AGREE", "CONCEDE", "COOPERATE", "RETREAT")
BEING = words_of("appear be look remain seem sound stay stop")
IN_FORCE = words_of("effect force place")
NAMING = ("word", "term", "phrase")


def lasts(noun: Any) -> bool:
    """Tell "the talks drag on", "sanctions hurt": what goes on as it is told."""
    above = noun.head
    if noun.lemma_.lower() not in LONG or not _is_topic(noun) or above.lemma_ in PLACING:
        return False
    helpers = {c.lower_ for c in above.children if c.dep_ in ("aux", "auxpass")}
    present = above.tag_ in PRESENT and not helpers
    under_way = above.tag_ == "VBG" and bool(helpers & {"is", "are"})
    return (present or under_way) and not is_in_heading(noun)


def is_only_thought_of(noun: Any, category: str) -> bool:
    """Tell "a deal was close", "a truce with one side is none" from "a truce reached in May"."""
    if category not in REACHED or not _is_topic(noun) or not _is_some(noun):
        return False
    above = noun.head
    held = any(c.lower_ in IN_FORCE for p in above.children for c in p.children)
    said_of = above.lemma_ in BEING or (above.tag_ in PRESENT and above.lemma_ not in HAPPENING)
    return said_of and not held and not is_in_heading(noun)


def is_mentioned(noun: Any) -> bool:
    """Tell 'the word "surrender"': a word is meant, and no deed."""
    return any(c.lower_ in NAMING for c in noun.lefts)


def _is_topic(noun: Any) -> bool:
    return noun.pos_ == "NOUN" and noun.dep_ in SUBJECTS


def _is_some(noun: Any) -> bool:
    """Tell "a deal", and "agreement", from "the deal" and "a deal signed in March"."""
    determined = child(noun, "det", "poss", "nummod")
    some = noun.tag_ == "NN" and (determined is None or determined.lower_ in ("a", "an", "any"))
    return some and child(noun, "acl") is None
