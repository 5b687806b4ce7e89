"""What is still to come: modals, dates ahead, infinitives, plans on paper."""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.conditions import is_still_awaited
from upperhand.reading.events.governed import brings_about
from upperhand.reading.events.status_words import (
    DUE,
    DUTY,
    FORESEEN,
    FUTURE,
    PAPERS,
    PLANNING,
    SCHEDULED,
    SPELLS,
    TO_COME,
    WEIGHED,
)
from upperhand.reading.grammar.tree import child, modals_of

__all__ = ["is_owed", "is_planned"]


def is_planned(token: Any, verb: Any) -> bool:
    """Tell whether a verb, one that tells a deed or governs it, puts it off to a day to come."""
    if modals_of(token) & FUTURE or _is_weighed(token) or _is_to(token):
        return True
    if is_still_awaited(token) or _is_laid_down(token) or _is_purpose(token):
        return True
    helpers = {c.lower_ for c in token.children if c.dep_ == "auxpass"}
    if helpers & {"is", "are", "been"} and token.lemma_ in FORESEEN:
        return True
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in FORESEEN:
        return True  # "a visit planned for Thursday"
    if any(c.lower_ in DUE for c in token.children if c.dep_ in ("acomp", "oprd")):
        return True
    if token.lemma_ in ("postpone", "delay") and any(c.dep_ == "auxpass" for c in token.children):
        return True
    if token.lower_ in DUE and token.pos_ == "ADJ":
        return True
    if _is_ahead(token) or _is_due(token) or _is_on_its_way(token) or _is_days_away(token):
        return True
    if token.lemma_ == "set" and child(token, "dobj") is not None:
        return False  # "set fire to a depot"
    if token is not verb and token.lemma_.lower() in PLANNING:
        return True
    return token.lemma_.lower() in PLANNING and token.tag_ != "VBN"


def _is_weighed(token: Any) -> bool:
    """Tell "a session is being discussed": talked about, not held."""
    return token.lemma_ in WEIGHED and any(c.lower_ == "being" for c in token.children)


def _is_purpose(token: Any) -> bool:
    """Tell "so that a signed peace stays signed"."""
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    return token.dep_ == "advcl" and marks >= {"so", "that"} and token.tag_ != "VBD"


def _is_laid_down(token: Any) -> bool:
    """Tell "under the accord, Armenia hands back four villages": what a paper says shall be."""
    under = [c for p in token.children if p.lower_ == "under" for c in p.children]
    return token.tag_ in ("VBZ", "VBP") and any(c.lemma_.lower() in PAPERS for c in under)


def is_owed(token: Any) -> bool:
    """Tell "must leave", "should leave", "had better leave" from "must have left"."""
    helpers = modals_of(token)
    if "had" in helpers and any(c.lower_ == "better" for c in token.lefts):
        return True
    return bool(helpers & DUTY) and "have" not in helpers


def _is_to(token: Any) -> bool:
    """Tell "the talks are to resume", "the talks were to resume"."""
    if token.lemma_ != "be" or token.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    below = [c for c in token.children if c.dep_ == "xcomp" and c.i > token.i]
    return any(c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.children) for c in below)


def _is_ahead(token: Any) -> bool:
    """Tell an infinitive that names what is still to be done: "are to meet", "agreed to meet"."""
    to_do = token.tag_ not in ("VBD", "VBZ") and any(c.tag_ == "TO" for c in token.children)
    if not to_do or modals_of(token) & {"have"}:
        return False
    above = token.head
    if token.dep_ == "xcomp":
        going = above.lemma_ == "go" and above.tag_ == "VBG"
        return bool(going or (above.lemma_ == "be" and above.i < token.i))
    return token.dep_ in ("advcl", "acl", "relcl", "ROOT") and not brings_about(above)


def _is_on_its_way(token: Any) -> bool:
    """Tell "was on his way to a summit"."""
    on = [c for p in token.children if p.lower_ == "on" for c in p.children]
    return token.lemma_ == "be" and any(c.lower_ == "way" for c in on)


def _is_days_away(token: Any) -> bool:
    """Tell "the talks were three weeks away"."""
    away = [c for c in token.rights if c.lower_ in ("ahead", "away", "off", "out")]
    return token.lemma_ == "be" and any(g.lemma_ in SPELLS for c in away for g in c.lefts)


def _is_due(token: Any) -> bool:
    """Tell "leaves tomorrow", "talks open on Monday": a present that speaks of a day to come."""
    auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    awaited = marks & {"before", "until", "till"}
    if awaited and auxiliaries & {"have", "has", "is", "are"}:
        return True  # "not until the ministers have met", "before the terms are agreed"
    present = token.tag_ in ("VBZ", "VBP") and not auxiliaries
    under_way = token.tag_ == "VBG" and auxiliaries & {"is", "are"}
    if not (present or under_way):
        return False
    if present and marks & {"before", "until"}:
        return True
    times = [c for c in token.children if c.dep_ in ("prep", "npadvmod", "advmod", "dobj")]
    near = {t.lower_.rstrip(".") for c in times for t in c.subtree}
    if near & {"tomorrow", "next", "tonight"}:
        return True
    return token.lemma_ in SCHEDULED and bool(near & TO_COME)
