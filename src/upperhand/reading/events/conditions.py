"""Conditions: "if Kyiv refuses", "should it refuse", "provided that …", "when one breaks it"."""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.plover_words import lexicon
from upperhand.reading.events.status_words import (
    CONDITIONS,
    FUTURE,
    POSSIBLE,
    SUPPOSING,
    WHENEVER,
    WOULD,
)
from upperhand.reading.grammar.tree import (
    child,
    governing_verb,
    modals_of,
    opens_with_that,
)

__all__ = ["is_conditional", "is_still_awaited"]

# "Whether it meant to or not": such a clause beside another is no condition of it.
ON_CONDITION = CONDITIONS - {"whether"}
INVERTING = frozenset(("should", "had", "were"))
ANYBODY = frozenset(("whoever", "whichever", "anyone", "anybody"))
PRESENT = frozenset(("VBZ", "VBP"))


def is_conditional(verb: Any, line: list[Any]) -> bool:
    """Tell whether a deed, or one of the verbs that govern it, stands under a condition."""
    # What was done was done, whatever stands beside it; "it would leave, he said, if …" was not.
    hanging = line[1:] if _is_done(verb) else line
    if any(map(_hangs_on_one, hanging)) or _is_anybodys(verb):
        return True
    return any(_opens_condition(token) or modals_of(token) & POSSIBLE for token in line)


def _opens_condition(token: Any) -> bool:
    """Tell "if it refuses", "should it refuse", "had it refused", and "when" in a general rule."""
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
    if token.dep_ == "acl" and token.head.lemma_ == "condition":
        return True  # "on condition that the troops left first"
    return bool(marks & CONDITIONS) or _is_inverted(token) or _supposes(token) or _is_rule(token)


def _hangs_on_one(token: Any) -> bool:
    """Tell a main clause with a condition beside it."""
    below = [c for c in token.children if c.dep_ == "advcl"]
    hung = any(_is_clause(c) and _marks(c) & ON_CONDITION for c in below)
    return hung or any(_is_inverted(c) for c in below) or _is_provided(token) or _in_case(token)


def _is_done(token: Any) -> bool:
    """Tell "they fired", "they had fired" from "they would have fired", "they promised to"."""
    operators = lexicon().operators
    if token.lemma_ == "be" or token.lemma_.lower() in operators["intend"] | operators["threaten"]:
        return False  # "was ready if …", "promised if …": the condition is one of what is to be
    helpers = {c.lower_ for c in token.children if c.dep_ == "aux"}
    past = token.tag_ == "VBD" or (token.tag_ == "VBN" and bool(helpers & {"had", "have", "has"}))
    return past and not helpers & (FUTURE | POSSIBLE)


def _is_clause(token: Any) -> bool:
    """Tell "if it leaves" from "if slowly"."""
    return token.pos_ in ("VERB", "AUX") or child(token, "nsubj", "nsubjpass") is not None


def _marks(clause: Any) -> set[str]:
    return {m.lower_ for m in clause.children if m.dep_ == "mark"}


def _is_inverted(token: Any) -> bool:
    """Tell "should Kyiv refuse", "had it left", "were it to sign": a condition without if."""
    who = child(token, "nsubj", "nsubjpass")
    if who is None:
        return False
    opening = [c for c in token.children if c.lower_ in INVERTING and c.dep_ == "aux"]
    opening += [token] if token.lower_ == "were" else []
    return any(o.i < who.i and (o.lower_ == "should" or _is_first(o, token)) for o in opening)


def _is_first(word: Any, verb: Any) -> bool:
    """Tell "had it left, …" from the question "why had it left?"."""
    return verb.dep_ in ("advcl", "ccomp", "csubj") and word.i == verb.left_edge.i


def _supposes(token: Any) -> bool:
    """Tell "provided that the guns fall silent", "suppose the rebels win"."""
    above = token.head
    return token.dep_ in ("pcomp", "ccomp", "xcomp") and above.lower_ in SUPPOSING


def _is_provided(token: Any) -> bool:
    """Tell "provided that the guns fall silent", "as long as the strait is open"."""
    if any(c.lower_ in SUPPOSING and c.dep_ in ("prep", "advcl") for c in token.children):
        return True
    long = [c for c in token.children if c.lower_ == "long"]
    return any("as" in _marks(g) for c in long for g in c.children if g.dep_ == "advcl")


def _in_case(token: Any) -> bool:
    """Tell "in the event of an attack, the government moves"."""
    cases = [c for p in token.children if p.lower_ == "in" for c in p.children if c.dep_ == "pobj"]
    return any(
        c.lower_ in ("case", "event") and any(g.lower_ == "of" for g in c.rights) for c in cases
    )


def _is_rule(token: Any) -> bool:
    """Tell "the pact lapses when a party attacks": what holds whenever it should happen."""
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
    general = token.tag_ in PRESENT and token.head.tag_ in PRESENT and token.head.pos_ == "VERB"
    return token.dep_ == "advcl" and bool(marks & {"when", "whenever", "once"}) and general


def _is_anybodys(verb: Any) -> bool:
    """Tell "whoever fires first", "any party that breaks the truce"."""
    who = child(verb, "nsubj", "nsubjpass")
    if who is None:
        return False
    relative = verb.dep_ == "relcl" and who.tag_ in ("WDT", "WP")
    meant = verb.head if relative else who
    some = any(c.lower_ == "any" and c.dep_ == "det" for c in meant.lefts)
    return (relative and some) or meant.lower_ in ANYBODY or _is_whatever(who, verb)


def _is_whatever(who: Any, verb: Any) -> bool:
    """Tell "whatever is agreed" from "whatever was agreed"."""
    helper = child(verb, "aux", "auxpass")
    return who.lower_ == "whatever" and (helper or verb).tag_ in PRESENT


def is_still_awaited(token: Any) -> bool:
    """Tell "after the army has left, they will return": as far off as the main clause."""
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
    if token.dep_ == "pcomp" and token.head.lower_ in ("before", "until"):
        modals = modals_of(governing_verb(token.head))  # "would wait a week before leaving"
        return bool(modals & (FUTURE | POSSIBLE)) and "have" not in modals
    timed = token.dep_ == "relcl" and token.head.lower_ in MOMENTS and not opens_with_that(token)
    if timed and token.tag_ in PRESENT:
        return True  # "the moment the last soldier leaves"
    if not timed and (token.dep_ != "advcl" or not marks & WHENEVER):
        return False
    ahead = modals_of(governing_verb(token.head)) if timed else _modals_above(token)
    # "Would pay as soon as Russia paid", "would go on until it was taken": told in the past.
    told = ahead & WOULD and not ahead & {"have"}
    past = token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in token.lefts if "aux" in c.dep_)
    return bool(told if past else ahead & (FUTURE | POSSIBLE))


MOMENTS = frozenset(("day", "hour", "instant", "minute", "moment", "point", "time"))


def _modals_above(clause: Any) -> set[str]:
    """Return the modals of the verb a clause hangs on, past "as soon as" and "keep going"."""
    above = clause.head if clause.head.pos_ != "ADV" else clause.head.head
    found = modals_of(above)
    while above.dep_ == "xcomp":
        above = above.head
        found |= modals_of(above)
    return found
