"""Stances by grammar: who stands how towards what, from verbs, adjectives and nouns.

"Norda opposes …", "is willing to …", "will sign no …", "its demand for …": the word tells the
stance, modals, negation and conditions bend it, and what it governs is what it is about. Prices
("no talks until …") are read in :mod:`upperhand.reading.positions.bargains`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child, modals_of
from upperhand.reading.positions.bargains import bargains
from upperhand.reading.positions.judgements import judgements
from upperhand.reading.positions.reach import (
    Stand,
    negated,
    never,
    stand_at,
    with_condition,
)
from upperhand.reading.positions.stance_words import (
    DROPPING,
    DUTY,
    FIGHTING,
    FORBEARING,
    GIFTS,
    GRANTING,
    HELD,
    IDLE,
    KEEPING,
    LIGHT,
    NOUNS,
    SAYINGS,
    TAKING_UP,
    TALKED_OVER,
    TELLING,
    VERBS,
    WILL,
    YIELDING,
    class_of,
)
from upperhand.record.entries import Stance

__all__ = ["Stand", "stands"]

SUPPOSED = frozenset(("if", "whether", "unless"))
DEEDS = ("xcomp", "ccomp", "acl")


def stands(span: Any) -> Iterator[Stand]:
    """Yield the stances of a sentence, in order.

    What is only supposed ("if Norda refuses") is none.
    """
    for token in span:
        if token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(token)
        elif token.pos_ == "NOUN":
            yield from _of_noun(token)


def _of_verb(verb: Any) -> Iterator[Stand]:
    if _supposed(verb):
        return
    priced = list(bargains(verb))
    yield from priced
    if priced and negated(verb):
        return
    stance = _bent(verb, _stance_of(verb))
    who = subject(verb)
    if stance and who is not None:
        yield stand_at(stance, verb, who)
    elif not stance and not priced and (stance := _modal(verb)) is not None:
        asked = bool(modals_of(verb) & DUTY) or _has_to(verb)
        whole = asked or _nobody_does(verb) or _left_open_by_whom(verb)
        yield stand_at(stance, verb, None if whole else who, whole=whole)
    elif _bids(verb):
        yield stand_at("demand", verb, None)
    yield from judgements(verb)


def _bids(verb: Any) -> bool:
    """Tell a bidding: "Release the crew first", "let the convoys pass"."""
    opens = verb.i == verb.sent.start or verb.nbor(-1).is_quote
    bare = verb.tag_ == "VB" and (opens or verb.dep_ in ("ROOT", "ccomp", "parataxis"))
    if not bare or verb.lemma_ in IDLE or negated(verb):
        return False
    led = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark", "expl") for c in verb.children)
    return not led and not any(t.lower_ in ("us", "'s") for t in verb.doc[verb.i + 1 : verb.i + 2])


def _stance_of(verb: Any) -> Stance | None:
    lemma = verb.lemma_.lower()
    after = [c.lower_ for c in verb.rights if c.dep_ in ("prep", "prt", "dative")]
    if lemma == "insist" and not _insists_on_deed(verb, after):
        return None
    what = child(verb, "dobj")
    if what is not None and what.lemma_.lower() in SAYINGS and not _is_idea(what):
        return None
    if lemma in GRANTING and what is not None and what.lemma_.lower() in GIFTS:
        return "offer"
    deed = child(verb, "xcomp")
    if lemma == "decline" and deed is not None and deed.lemma_ in TELLING:
        return None
    if lemma == "object" and negated(verb):
        return "reject"
    asked = next((c for c in verb.rights if c.dep_ in ("advcl", "ccomp", "xcomp")), None)
    if asked is not None and any(c.lower_ == "for" for c in asked.lefts):
        after.append("for")  # "called for the bodies to be returned"
    for name in (*(f"{lemma}_{word}" for word in after), lemma):
        found = class_of(name, VERBS)
        if found:
            return _promised(verb) if lemma in ("promise", "pledge", "vow", "undertake") else found
    return None


def _is_idea(what: Any) -> bool:
    """Tell "any suggestion that the land be returned" from "suggestions that it had fired"."""
    told = next((c for c in what.rights if c.dep_ in ("acl", "ccomp", "relcl")), None)
    return told is not None and (child(told, "auxpass") or told).tag_ == "VB"


def _promised(verb: Any) -> Stance | None:
    """Tell a promise to give from one to refuse: "vowed never to leave", "promised to veto"."""
    deed = next((t for t in verb.subtree if t.i > verb.i and t.dep_ in DEEDS), None)
    if deed is None:
        return "offer"
    lemma, what = deed.lemma_.lower(), child(deed, "dobj")
    if not negated(deed):
        if class_of(lemma, VERBS) == "reject":
            return "reject"
        if lemma in FIGHTING:
            return None
        keeps = what is not None and what.lemma_.lower() in HELD and lemma in KEEPING
        return "demand" if keeps else "offer"
    talking = what is not None and what.lemma_ in ("table", "talk", "format", "process")
    if lemma in FORBEARING or talking:
        return "offer"
    return ("redline" if never(deed) else "reject") if lemma in YIELDING else None


def _insists_on_deed(verb: Any, after: list[str]) -> bool:
    """Tell "insists on" and "insists that it leave" from "insists that it is right"."""
    clause = child(verb, "ccomp")
    if clause is None:
        return "on" in after or "upon" in after
    modals = modals_of(clause)
    passive = child(clause, "auxpass")
    bare = (passive or clause).tag_ in ("VB", "VBP") and (passive or clause).lower_ != "are"
    bare = bare and not modals
    return bool(bare or modals & DUTY or clause.lemma_ == "have")


def _bent(verb: Any, stance: Stance | None) -> Stance | None:
    """Bend a stance by negation and condition: "would accept if", "did not rule out"."""
    if stance is None or (verb.tag_ == "VBG" and verb.dep_ in ("amod", "compound")):
        return None
    if negated(verb):
        if stance in ("accept", "offer", "ideal"):
            return "redline" if never(verb) else "reject"
        if stance == "reject" and modals_of(verb) & WILL:
            return with_condition("accept", verb)  # "would not oppose observers"
        return "conditional" if stance == "reject" else None
    return with_condition(stance, verb)


def _modal(verb: Any) -> Stance | None:
    """Read "will never cede", "will sign no treaty", "would pay", "must leave"."""
    modals = modals_of(verb)
    if modals & WILL and _nobody_does(verb):
        return "reject"
    if modals & WILL and verb.lemma_.lower() in YIELDING | TAKING_UP | TALKED_OVER:
        if negated(verb):
            return "redline" if never(verb) else "reject"
        return with_condition("accept" if verb.lemma_.lower() in TAKING_UP else "offer", verb)
    if modals & DUTY or _has_to(verb):
        if not negated(verb):
            return "demand"
        return ("redline" if never(verb) else "reject") if "must" in modals else None
    return None


def _nobody_does(verb: Any) -> bool:
    """Tell "no observer would set foot there", "not an inch will be given": a refusal."""
    doer = child(verb, "nsubj", "nsubjpass")
    return doer is not None and any(c.lower_ in ("no", "not") for c in doer.lefts)


def _left_open_by_whom(verb: Any) -> bool:
    """Tell "the dam will not be handed over", "a truce can be discussed": the speaker's word."""
    if child(verb, "nsubjpass") is None or child(verb, "agent") is not None:
        return False
    return negated(verb) or verb.lemma_.lower() in TALKED_OVER


def _has_to(verb: Any) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "need")


def _supposed(verb: Any) -> bool:
    """Tell a stance that is only supposed: "if it refuses", "might reject"."""
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    first = next(iter(verb.children), None)
    inverted = first is not None and first.lower_ == "should" and first.dep_ == "aux"
    return bool(marks & SUPPOSED or modals_of(verb) & {"may", "might"}) or inverted


def _of_noun(noun: Any) -> Iterator[Stand]:
    """Read "Norda's demand for …", "voiced support for …", unless it is being dropped."""
    stance = class_of(noun.lemma_.lower(), NOUNS)
    last = _matter_of(noun)
    if stance is None or last is None:
        return
    owner = child(noun, "poss")
    if owner is None and noun.dep_ == "dobj" and noun.head.lemma_.lower() in LIGHT:
        owner = subject(noun.head)
    if owner is None:
        return
    if noun.head.lemma_.lower() in DROPPING and not _supposed_above(noun):
        if stance != "reject":
            return
        stance = "accept"
    yield Stand(stance, noun, owner, (noun.i, last), last)


def _matter_of(noun: Any) -> int | None:
    """Return the last token of what a demand or offer is about, or None where nothing is told."""
    if any(c.dep_ in ("prep", "acl") for c in noun.rights):
        return int(noun.right_edge.i)
    if noun.dep_ != "dobj":
        return None
    # "dropped its objection to a force": parsers hang "to a force" on the verb
    after = [c for c in noun.head.rights if c.i > noun.i and c.dep_ in ("prep", "dative")]
    return int(after[0].right_edge.i) if after and after[0].lower_ in ("to", "for", "on") else None


def _supposed_above(noun: Any) -> bool:
    """Tell "provided that Norda drops its demand": then the demand still stands."""
    above = [noun.head, *list(noun.head.ancestors)[:1]]
    near = {c.lower_ for a in above for c in a.children} | {a.lower_ for a in above}
    return bool(near & {"if", "unless", "provided", "until"})
