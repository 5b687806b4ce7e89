"""How far a stance reaches: what a word governs, and where a condition or an aside begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from upperhand.reading.grammar.tree import after_comma, child, is_negated
from upperhand.reading.positions.stance_words import REFUSED_TO
from upperhand.record.entries import Stance

__all__ = ["Stand", "end_of", "negated", "never", "stand_at", "with_condition"]

CONDITIONS = ("if", "unless", "provided", "once")
LOOSE = ("advcl", "parataxis")
# "Monitors before a truce": what follows says when, not what.
WHEN = ("before", "until", "till", "without", "after")


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance taken at a word by ``who``; None is the speaker.

    ``reach`` are the first and last token it governs, and ``core`` the last of what it is about:
    what follows is a condition, a reason or an aside. ``of_teller``: where ``who`` is nobody
    known, the stance is the speaker's ("no soldier will leave until …").
    """

    stance: Stance
    at: Any
    who: Any
    reach: tuple[int, int]
    core: int
    of_teller: bool = False


def stand_at(stance: Stance, verb: Any, who: Any, *, whole: bool = False) -> Stand:
    """Return the stance a verb takes, with what it governs; ``whole`` begins at its subject."""
    reach = _reach(verb, whole=whole)
    return Stand(stance, verb, who, reach, min(_core(verb), reach[1]))


def negated(verb: Any) -> bool:
    """Tell "will not sign", "never sign", "sign no treaty", "sign nothing", "no troops will"."""
    if is_negated(verb) or never(verb):
        return True
    held = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj", "attr")]
    if any(h.lower_ in REFUSED_TO for h in held):
        return True
    return any(c.lower_ == "no" for h in held for c in h.children if c.dep_ == "det")


def never(verb: Any) -> bool:
    """Tell "will never sign"."""
    before = [t for c in verb.lefts for t in (c, *c.children)]
    return any(t.lower_ == "never" for t in before)


def _has_condition(verb: Any) -> bool:
    """Tell whether what a verb says hangs on something: "if …", "in exchange for …"."""
    leading = (c for c in verb.lefts if c.dep_ == "advcl")
    if any(m.lower_ in CONDITIONS for c in leading for m in c.children if m.dep_ == "mark"):
        return True
    last = _reach(verb)[1]
    return any(_opens_condition(t) for t in verb.subtree if verb.i < t.i <= last)


def with_condition(stance: Stance, verb: Any) -> Stance:
    """Bend a giving stance that hangs on something; others stay as they are."""
    bends = stance in ("accept", "offer", "ideal") and _has_condition(verb)
    return "conditional" if bends else stance


def _opens_condition(token: Any) -> bool:
    word, before = token.lower_, token.nbor(-1).lower_
    if word in CONDITIONS:
        return token.dep_ in ("mark", "prep", "pcomp", "advcl") and before != "at"
    if word in ("condition", "exchange", "return"):
        follow = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        named = any(c.lower_ == "anonymity" for p in token.rights for c in p.children)
        return before in ("on", "in") and not named and follow != "home"
    return word in ("after", "when", "once") and before == "only"


def _reach(verb: Any, *, whole: bool = False) -> tuple[int, int]:
    """Return the first and last token of what a verb governs, without what is joined to it."""
    first = verb.left_edge.i if whole else verb.i
    passive = child(verb, "nsubjpass")
    if passive is not None:
        first = passive.left_edge.i
    kept = []
    for right in verb.rights:
        if right.dep_ in ("conj", "parataxis"):
            break  # what comes after is of the verb joined to it
        if right.dep_ not in ("cc", "punct"):
            kept.append(right)
    return first, max([verb.i, *(end_of(c) for c in kept)])


def end_of(token: Any) -> int:
    """Return the last token of a phrase before another clause is joined to it."""
    joined = [
        t.left_edge.i
        for t in token.subtree
        if t.dep_ in ("conj", "parataxis") and t.pos_ in ("VERB", "AUX") and _finite(t)
    ]
    return int(min([token.right_edge.i, *(j - 1 for j in joined if j > token.i)]))


def _finite(verb: Any) -> bool:
    return verb.tag_ in ("VBZ", "VBD", "VBP") or child(verb, "aux", "nsubj") is not None


def _core(verb: Any) -> int:
    """Return the last token before a condition, a reason or an aside begins."""
    loose = [t.left_edge.i for t in verb.subtree if t.i > verb.i and _is_loose(t)]
    return int(min([verb.right_edge.i, *(i - 1 for i in loose if i > verb.i)]))


def _is_loose(token: Any) -> bool:
    if token.dep_ == "advcl" and token.left_edge.lower_ == "for":
        return False  # "called for the pilots to be freed"
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.left_edge == token:
        return after_comma(token)  # "rules out sending monitors" is not "…, sending monitors"
    if token.dep_ in LOOSE or (token.dep_ == "prep" and token.lower_ in WHEN):
        return True
    return token.dep_ == "relcl" and after_comma(token)
