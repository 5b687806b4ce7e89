"""Deeds that go on: "are moving", "have besieged the town since May", "talks are under way"."""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.governed import name_of
from upperhand.reading.events.plover_words import lexicon
from upperhand.reading.events.status_words import LASTING
from upperhand.reading.grammar.cues import TELLING

__all__ = ["is_in_heading", "is_ongoing"]

PRESENT = frozenset(("am", "are", "is", "'m", "'re", "'s"))
STOPS = frozenset((".", "!", "?", "…", '"', "'", ")", ":", ";"))
CLAUSES = ("ROOT", "ccomp", "conj", "relcl", "advcl", "parataxis")


def _is_reported(verb: Any) -> bool:
    """Tell "was moving tanks, an official said": to him who said it, it was going on.

    So it was where a reason is told ("because its army was retreating") or they "still" did it.
    """
    above = [verb.head, *verb.head.ancestors] if verb.dep_ in ("ccomp", "advcl", "conj") else []
    reporting = any(t.lemma_ in lexicon().operators["report"] for t in above)
    return reporting or any(c.lower_ in ("according", "still") for c in verb.children)


def _since(verb: Any) -> bool:
    """Tell "have besieged the city since May": they still do."""
    return any(t.lower_ == "since" for t in verb.subtree if t.i > verb.i)


def is_ongoing(verb: Any, *, said: bool, told: bool = False) -> bool:
    """Tell a deed that goes on; ``said``: it is done by being said, ``told``: in a statement."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.tag_ == "VBG" and helpers & (PRESENT | {"been"}):
        return True
    if verb.tag_ == "VBG" and verb.dep_ in ("amod", "compound"):
        return True  # "the monitoring mission"
    being = any(c.lower_ == "being" for c in verb.children)
    if verb.tag_ == "VBN" and being and (helpers & PRESENT or verb.dep_ == "acl"):
        return True
    if verb.tag_ == "VBG" and helpers & {"was", "were"} and (told or _is_reported(verb)):
        return True
    still = bool(helpers & {"has", "have"}) or verb.dep_ == "acl"
    if verb.lemma_ in LASTING and still and _since(verb):
        return True
    if said:
        return False
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    above = head.lemma_ if verb.dep_ in ("xcomp", "pcomp", "nsubj") else ""
    ongoing = any(c.lower_ in ("ongoing", "continuing") for c in verb.children)
    return (
        above in ("continue", "keep", "go", "rage", "persist")
        or name_of(verb) in ("continue", "remain", "rage", "persist", "go_on")
        or ongoing
        or _is_under_way(verb)
        or _goes_on(verb)
    )


def _goes_on(verb: Any) -> bool:
    """Tell "controls a fifth of the land", "the law forbids a vote": what the present tells.

    In a heading the present tells what has just been done ("Navy sinks tanker"), and who
    "concedes" something has said so.
    """
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN":
        present = bool(helpers) and all(c.lower_ in PRESENT for c in helpers)
    else:
        present = verb.tag_ in ("VBZ", "VBP") and not helpers
    told = verb.lemma_.lower() in TELLING
    return present and verb.dep_ in CLAUSES and not told and not is_in_heading(verb)


def is_in_heading(token: Any) -> bool:
    """Tell a word of a line that ends without a stop."""
    ends = [t for t in token.sent if not t.is_space]
    return bool(ends) and ends[-1].text not in STOPS


def _is_under_way(verb: Any) -> bool:
    """Tell "talks are under way"."""
    below = [c for c in verb.children if c.lower_ in ("under", "underway")]
    way = any(g.lower_ == "way" for c in below for g in c.children)
    present = verb.tag_ in ("VBZ", "VBP")
    return present and (way or any(c.lower_ == "underway" for c in below))
