"""What a verb of saying does with its clause: it asks, binds, foresees, or only tells."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Any

from upperhand.reading.events.arguments import objects_of
from upperhand.reading.events.bidden import is_wished
from upperhand.reading.events.class_reading import SURE_NOUN, Reading
from upperhand.reading.events.plover_words import Lexicon, noun_class
from upperhand.reading.events.status_words import DUTY
from upperhand.reading.grammar.tree import modals_of

__all__ = [
    "calls_for",
    "gift_asked",
    "insists_on_deed",
    "is_awaited",
    "is_duty",
    "is_foreseen",
    "is_own_intention",
    "is_question_put",
    "meant_deed",
    "refused_deed",
]


def is_foreseen(verb: Any) -> bool:
    """Tell "is expected to": others foresee it, nobody has bound himself."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def insists_on_deed(verb: Any) -> bool:
    """Tell "insists that it leave" and "insists on" from "insists that it is right"."""
    if any(c.dep_ == "prep" and c.lower_ in ("on", "upon") for c in verb.children):
        return True
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    return any(modals_of(c) & DUTY or is_wished(c) for c in clauses)


def calls_for(verb: Any) -> bool:
    """Tell "called for", "appealed on", "pushed for"."""
    return any(c.dep_ == "prep" and c.lower_ in ("for", "on", "upon") for c in verb.children)


def is_own_intention(verb: Any) -> bool:
    """Tell "said it would …": what the speaker says of his own future deeds."""
    who = [c.lower_ for c in verb.children if c.dep_ == "nsubj"]
    own = bool(set(who) & {"it", "he", "she", "they", "we", "i"})
    return own and verb.lemma_ != "be" and bool(modals_of(verb) & {"will", "would"})


def is_duty(verb: Any) -> bool:
    """Tell "must leave" and "has to leave"."""
    bound = verb.lemma_ in ("have", "need") and any(c.dep_ == "xcomp" for c in verb.children)
    return bound or bool(modals_of(verb) & DUTY)


def is_awaited(verb: Any) -> bool:
    """Tell "is expected in Geneva" from "is expected to vote": nobody binds himself to a deed."""
    clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    return verb.lemma_ in ("expect", "await") and not clause


def _is_question(clause: Any) -> bool:
    """Tell "(asked) whether they had met", "(asked) what they would do"."""
    opening = [c for c in clause.children if c.i < clause.i]
    return any(c.tag_ in ("WRB", "WP") or c.lower_ in ("whether", "if") for c in opening)


def is_question_put(verb: Any) -> bool:
    """Tell "Asked about the troops, he said …": a question of reporters demands nothing."""
    put = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "ROOT", "acl")
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return put and after in ("about", "whether", "if", "what", "how", "when", "why", "where", "who")


def meant_deed(verb: Any, deed: Reading | None, words: Lexicon) -> Reading | None:
    """Return the deed asked for or refused, by its own word; not one that is only spoken of.

    "Declined to say what they would discuss" and "asked whether they had met" are about no deed,
    nor is "in a telephone call he pressed for aid".
    """
    if deed is None or deed.category == "DEMAND":
        return None
    if deed.noun is not None:
        own = deed.noun.lemma_.lower() in words.nouns
        place = deed.noun.dep_ == "pobj" and deed.noun.head.lower_ not in ("for", "on", "upon")
        return replace(deed, trigger=deed.noun, noun=None) if own and not place else None
    between = [deed.trigger, *takewhile(lambda a: a is not verb, deed.trigger.ancestors)]
    spoken = any(t.lemma_ in words.operators["report"] for t in between[1:])
    return None if spoken or any(map(_is_question, between)) else deed


def refused_deed(verb: Any, words: Lexicon) -> Reading | None:
    """Return the deed a noun tells in "ruled out any deployment", "vetoed the sanctions"."""
    noun = next((c for c in verb.children if c.dep_ == "dobj"), None)
    category = noun_class(noun, words) if noun is not None else None
    doing = ("MOBILIZE", "AID", "SANCTION", "RETREAT", "COERCE", "CONSULT", "SUPPORT")
    if category not in doing:
        return None
    return Reading(category, noun, SURE_NOUN)


def gift_asked(verb: Any, words: Lexicon) -> Reading | None:
    """Return the aid of "requested four radars", "asked for missiles": none has come yet."""
    if verb.lemma_ not in ("ask", "appeal", "request", "seek"):
        return None
    things = (t for t in objects_of(verb) if t.dep_ in ("dobj", "pobj"))
    gift = next((t for t in things if t.lemma_.lower() in words.gifts), None)
    return Reading("AID", gift, SURE_NOUN) if gift is not None else None
