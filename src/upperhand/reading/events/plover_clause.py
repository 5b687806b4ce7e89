"""What one clause tells: its verb, read with what the verb is done to, or wraps.

The verb that carries the report is found first ("officials said …" is looked through). Verbs of
intent, demand, threat and refusal then wrap what they govern, the way the class definitions do:
intending something cooperative is AGREE, intending something hostile is THREATEN, and whatever
is demanded or refused is DEMAND or REJECT.

The wrapping rule is our reduced form of the hierarchy of CAMEO codes 03, 10, 12 and 13
(Gerner, Schrodt and Yilmaz 2002).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from upperhand.reading.events.arguments import (
    arguments_of,
    core_of,
    names_of,
    negated,
    objects_of,
    phrase_lemmas,
    subjects_of,
)
from upperhand.reading.events.asking import (
    calls_for,
    gift_asked,
    insists_on_deed,
    is_awaited,
    is_duty,
    is_foreseen,
    is_own_intention,
    is_question_put,
    meant_deed,
    refused_deed,
)
from upperhand.reading.events.class_reading import (
    SURE_NOUN,
    SURE_PATTERN,
    SURE_WORD,
    Reading,
)
from upperhand.reading.events.intended import intention, under_modals
from upperhand.reading.events.plover_words import Lexicon, Rule, lexicon, mode_of, noun_class

__all__ = ["clause_reading"]

# "Called for a truce" and "called on the mayor to resign" ask, whatever is asked for.
ASKING = {"call_for", "call_on", "call_upon", "push_for", "press_for", "appeal_for", "appeal_to"}
PROMISING = {"promise", "pledge", "commit", "undertake", "vow", "guarantee"}
HOLDING_OUT = PROMISING | {"offer"}
# Who only hopes, wants or considers something that is no deed binds himself to nothing.
BINDING = HOLDING_OUT | {"agree", "propose", "accept", "consent", "volunteer"}
READY = {"ready", "willing", "prepared", "eager", "set", "poised", "due", "likely"}


def clause_reading(verb: Any, words: Lexicon | None = None, *, depth: int = 0) -> Reading | None:
    """Return what the clause headed by ``verb`` tells, or None when the words are not known."""
    words = words or lexicon()
    if depth > 6:  # longer chains are parser loops, not grammar
        return None
    own = _own_reading(verb, words, depth)
    return under_modals(verb, own, words) if own else None


def _own_reading(verb: Any, words: Lexicon, depth: int) -> Reading | None:
    names = names_of(verb)
    if not any(name in words.known for name in names):
        return _beside(verb, words, depth)
    arguments, subjects = arguments_of(verb), subjects_of(verb)
    if any(words.idle.get(name, frozenset()) & arguments for name in names):
        return None
    rule = _best_rule(verb, names, arguments, subjects, words)
    around = arguments | subjects | set(names)
    binding = _binds_itself(verb, names, words)
    if rule is not None and rule.worth > 1 and not binding and not ASKING & set(names):
        return _from_rule(rule, verb, around, words)
    governed = _operated(verb, names, arguments, words, depth)
    if governed is not None:
        return governed
    if rule is not None:
        return _from_rule(rule, verb, around, words)
    return _light(verb, names, words) or _beside(verb, words, depth)


def _binds_itself(verb: Any, names: list[str], words: Lexicon) -> bool:
    """Tell "promised that aircraft would drop food": the promised deed stands in a clause."""
    clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    return clause and bool(words.operators["intend"] & set(names)) and names[-1] in PROMISING


def _from_rule(rule: Rule, verb: Any, around: set[str], words: Lexicon) -> Reading:
    mode = rule.mode or mode_of(rule.category, around, words)
    sure = SURE_PATTERN if rule.worth > 1 else SURE_WORD
    return Reading(rule.category, verb, sure, mode, wrapped=_gift(verb, words))


def _gift(verb: Any, words: Lexicon) -> str:
    """Return AID for "pledged four tanks": what is promised has not been given."""
    held_out = verb.lemma_ in HOLDING_OUT and core_of(verb) & words.gifts
    return "AID" if held_out else ""


def _best_rule(
    verb: Any, names: list[str], arguments: set[str], subjects: set[str], words: Lexicon
) -> Rule | None:
    """Return the most specific rule that fits; among equals the first written wins."""
    core = core_of(verb)
    fits = [
        rule
        for name in names
        for rule in words.verbs.get(name, ())
        if (not rule.objects or rule.objects & arguments)
        and (not rule.subjects or rule.subjects & subjects)
    ]
    return max(fits, key=lambda r: r.worth + bool(r.objects & core), default=None)


# --- operators ------------------------------------------------------------------------------


def _operated(
    verb: Any, names: list[str], arguments: set[str], words: Lexicon, depth: int
) -> Reading | None:
    """Read a verb that says what is done with another act: reported, meant, asked, refused."""
    kind = _operator(verb, names, words) or _carried(verb, names, words)
    if kind == "demand" and names[-1] == "insist" and not insists_on_deed(verb):
        kind = "report"
    inner = _inner(verb, words, depth) if kind else None
    around = arguments | set(names)
    if kind == "cease" and inner is not None and inner.category in words.ceased:
        return replace(inner, category=words.ceased[inner.category], trigger=verb)
    if kind == "intend" and is_foreseen(verb) and (inner is not None or is_awaited(verb)):
        return inner
    if kind == "report":
        return _reported(verb, inner, words)
    if kind == "intend" and (inner is not None or names[-1] in BINDING):
        return _intended(verb, inner, words, around)
    if kind == "demand":
        return _demanded(verb, inner, words, around)
    if kind in ("threaten", "reject"):
        category = kind.upper()
        hostile = inner is not None and inner.category in words.sides["hostile"]
        deed = _deed_of(inner) if inner is not None and hostile and kind == "threaten" else ""
        mode = mode_of(category, around, words)
        refused = inner if kind == "reject" and inner and inner.noun is None else None
        refused = meant_deed(verb, refused, words)
        if kind == "reject" and refused is None:
            refused = refused_deed(verb, words)
        return Reading(category, verb, SURE_PATTERN, mode, wrapped=deed, deed=refused)
    return inner


def _deed_of(threat: Reading) -> str:
    """Return what is threatened: the deed itself, not the threat of it."""
    deed = threat.wrapped or threat.category
    return "" if deed == "THREATEN" else deed


def _operator(verb: Any, names: list[str], words: Lexicon) -> str:
    for kind in ("threaten", "reject", "demand", "intend", "report", "cease", "transparent"):
        if words.operators[kind] & set(names):
            if kind == "demand" and names[-1] in ("call", "push") and not calls_for(verb):
                return ""
            if names[-1] == "ask" and is_question_put(verb):
                return ""
            return kind
    return ""


def _carried(verb: Any, names: list[str], words: Lexicon) -> str:
    """Read "expressed readiness to …": the object noun is the operator."""
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    if not words.operators["light"] & set(names):
        return ""
    return next((kind for kind, nouns in words.carriers.items() if nouns & objects), "")


def _inner(verb: Any, words: Lexicon, depth: int) -> Reading | None:
    """Return the reading of the clause, or failing that the noun, that ``verb`` governs."""
    for child in verb.children:
        if (
            child.dep_ in ("ccomp", "xcomp", "pcomp")
            or (child.dep_ == "advcl" and child.i > verb.i and child.tag_ == "VB")
            or _is_out(verb, child)
        ):
            found = clause_reading(child, words, depth=depth + 1)
            if found:
                return found
    for child in objects_of(verb):
        for below in child.children:
            if below.dep_ in ("acl", "ccomp", "relcl"):
                found = clause_reading(below, words, depth=depth + 1)
                if found:
                    return found
    return _light(verb, [], words)


def _is_out(verb: Any, clause: Any) -> bool:
    """Tell "ruled out | sending troops", parsed as a circumstance."""
    out = clause.i and clause.nbor(-1).dep_ == "prt" and clause.nbor(-1).head == verb
    return bool(out and clause.tag_ == "VBG" and clause.dep_ in ("advcl", "prep", "dobj"))


def _reported(verb: Any, inner: Reading | None, words: Lexicon) -> Reading | None:
    """Look through a verb of saying; what *must* be done, somebody demands."""
    for child in verb.children:
        if child.dep_ == "ccomp" and is_duty(child):
            return Reading("DEMAND", child, SURE_PATTERN, deed=inner)
        if inner is None and child.dep_ == "ccomp" and is_own_intention(child):
            category = "REJECT" if negated(child) else "AGREE"
            return Reading(category, child, SURE_NOUN, intended=True)
    return inner


def _intended(verb: Any, inner: Reading | None, words: Lexicon, around: set[str]) -> Reading:
    category = intention(inner, words)
    return Reading(
        category, verb, SURE_PATTERN if inner else SURE_WORD,
        mode_of(category, around, words), intended=True,
        wrapped=(inner.wrapped or inner.category) if inner else _gift(verb, words),
    )  # fmt: skip


def _demanded(
    verb: Any, inner: Reading | None, words: Lexicon, around: set[str]
) -> Reading:  # fmt: skip
    hostile = {"sanction", "boycott", "embargo"} & around
    if verb.lemma_ in ("call", "urge"):
        hostile |= {"against"} & around
    category = "DISAPPROVE" if hostile else "DEMAND"
    mode = mode_of(category, around, words)
    deed = meant_deed(verb, inner, words) or (gift_asked(verb, words) if inner is None else None)
    return Reading(category, verb, SURE_PATTERN, mode, deed=deed)


def _light(verb: Any, names: list[str], words: Lexicon) -> Reading | None:
    """Read "launch an attack", "lift a threat of …": the noun tells the class."""
    if names and not words.operators["light"] & set(names):
        return None
    for token in objects_of(verb):
        category = noun_class(token, words)
        if category is None and token.dep_ != "pobj":
            category = next(
                (words.nouns[c.lemma_.lower()] for c in token.children
                 if c.dep_ in ("compound", "amod") and c.lemma_.lower() in words.nouns), None
            )  # fmt: skip
        if category:
            around = set(phrase_lemmas(token)) | {verb.lemma_.lower()}
            mode = mode_of(category, around, words)
            return Reading(category, verb, SURE_NOUN, mode, noun=token)
    return None


def _beside(verb: Any, words: Lexicon, depth: int) -> Reading | None:
    """Read "is ready to …", "is opposed to …" and clauses joined by "and"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr") and child.lower_ in READY:
            inner = _inner(child, words, depth)
            return _intended(child, inner, words, arguments_of(child))
        if child.dep_ in ("acomp", "oprd") and child.lemma_.lower() in ("opposed", "against"):
            return Reading("REJECT", child, SURE_PATTERN)
    for child in verb.children:
        if child.dep_ == "conj":
            found = clause_reading(child, words, depth=depth + 1)
            if found:
                return found
    return None
