"""Stances by judgement: what is called unacceptable or workable, a goal or a trap, pointless."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child, modals_of
from upperhand.reading.positions.reach import Stand, negated, stand_at, with_condition
from upperhand.reading.positions.stance_words import (
    ADJECTIVES,
    DELAYING,
    FIGHTING,
    GOALS,
    JUDGING,
    NEEDLESS,
    NOUNS,
    PUNISHING,
    REFUSABLE,
    SCORN,
    WILL,
    class_of,
)
from upperhand.record.entries import Stance

__all__ = ["judgements"]

# What only somebody can be: "is willing"; what anything can be is said of the thing.
OF_PEOPLE: dict[Stance, frozenset[str]] = {
    "offer": ADJECTIVES["offer"],
    "reject": frozenset(("opposed", "unwilling", "reluctant", "against")),
}
CONDITIONS = GOALS["demand"] - {"must", "minimum"}
JUDGED = ("acomp", "oprd", "attr", "ccomp", "xcomp")


def judgements(verb: Any) -> Iterator[Stand]:
    """Yield the stances a verb takes by what it calls something."""
    yield from _judged(verb)
    yield from _valued(verb)
    yield from _ruled_out(verb)
    if verb.lemma_ == "make":
        yield from _made_a_condition(verb)


def _made_a_condition(verb: Any) -> Iterator[Stand]:
    """Read "made the release of its leader a condition for talks"."""
    named = next((t for t in verb.subtree if t.i > verb.i and t.lemma_ in CONDITIONS), None)
    if named is not None and not negated(verb):
        yield Stand("demand", verb, subject(verb), (verb.i, named.i), named.i)


def _judged(verb: Any) -> Iterator[Stand]:
    """Read "is willing to …", "is unacceptable", "calls it unacceptable"."""
    inside = [t for c in verb.rights if c.dep_ in JUDGED for t in (c, *c.children)]
    if verb.lemma_ == "be":  # "is against"
        inside += [c for c in verb.rights if c.dep_ == "prep"]
    if verb.lemma_.lower() in JUDGING:
        inside = [t for c in verb.rights for t in c.subtree]
    if child(verb, "auxpass") is not None:  # "is opposed to", "remained committed to"
        inside.append(verb)
    judged = next((t for t in inside if _judgement(t)), None)
    kind = _judgement(judged) if judged is not None else None
    if judged is None or kind is None:
        return
    if kind == "offer" and (kind := _readied(judged)) is None:
        return
    of_subject = verb.lemma_ == "be" and class_of(judged.lower_, OF_PEOPLE) is None
    who = None if of_subject else child(verb, "nsubj", "nsubjpass") or subject(verb)
    if negated(verb):
        kind = "reject" if kind in ("offer", "accept") else "conditional"
    yield stand_at(with_condition(kind, verb), verb, who, whole=of_subject)


def _judgement(word: Any) -> Stance | None:
    """Return the stance of a judging word: "unacceptable", "a trap"."""
    if word.pos_ in ("NOUN", "PROPN"):
        return "reject" if word.lemma_.lower() in SCORN else None
    against = word.dep_ == "prep" and word.head.lemma_ != "be"
    if against or word.tag_ in ("VB", "VBP"):  # "protect against", "to open the port"
        return None
    return class_of(word.lower_, ADJECTIVES)


def _readied(judged: Any) -> Stance | None:
    """Tell what one is ready for: to give is an offer, to punish a threat, to fight neither."""
    deed = child(judged, "xcomp") or child(judged.head, "xcomp")
    lemmas = {t.lemma_.lower() for t in (deed, _gone_on_with(deed)) if t is not None}
    if lemmas & PUNISHING:
        return "conditional"
    return None if lemmas & FIGHTING else "offer"


def _gone_on_with(deed: Any) -> Any:
    """Return what one is ready to go on with: "prepared to continue | fighting"."""
    goes_on = deed is not None and deed.lemma_ in ("continue", "go", "keep", "resume")
    return child(deed, "xcomp", "dobj", "prt") if goes_on else None


def _valued(verb: Any) -> Iterator[Stand]:
    """Read "an exchange remains our goal": the speaker's, as nobody else's goal is told so."""
    named = child(verb, "attr") if verb.lemma_ in ("be", "remain") else None
    stance = class_of(named.lemma_.lower(), GOALS) if named is not None else None
    if named is None or stance is None or negated(verb):
        return
    if stance == "redline" and not any(c.lower_ == "red" for c in named.children):
        return
    yield stand_at(stance, verb, child(named, "poss"), whole=True)


def _ruled_out(verb: Any) -> Iterator[Stand]:
    """Read "there will be no withdrawal", "sees no point in talks", "has no objection to it"."""
    what = child(verb, "dobj", "attr") or child(verb, "nsubj")
    if what is None or not any(c.lower_ == "no" for c in what.lefts):
        return
    noun = what.lemma_.lower()
    if noun in NEEDLESS:
        if verb.lemma_ in ("see", "have", "be", "find"):
            waits = any(t.lemma_ in DELAYING for t in what.subtree)
            stance: Stance = "demand" if waits else "reject"
            yield stand_at(stance, verb, subject(verb), whole=noun == "place")
    elif child(verb, "expl") is not None and _is_refused(verb, noun):
        yield stand_at("reject", verb, None)
    if class_of(noun, NOUNS) == "reject" and verb.lemma_ in ("see", "have", "raise"):
        yield stand_at("accept", verb, subject(verb))


def _is_refused(verb: Any, noun: str) -> bool:
    """Tell "there will be no ferry", "there is no negotiation" from "there is no bread"."""
    return bool(modals_of(verb) & WILL) or (noun in REFUSABLE and verb.tag_ in ("VBZ", "VBP"))
