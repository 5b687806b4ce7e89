"""Claims by what somebody holds: "we hold the tap", "A has the road and B has the bridge"."""

from __future__ import annotations

from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.leverage import words
from upperhand.reading.leverage.signs import Sign, negation
from upperhand.record.entries import ClaimType

__all__ = ["contrasting", "enough", "holding"]

GRIPS = frozenset(("hold", "control", "command", "own"))
BOASTING = frozenset(("claim", "boast", "say"))
SUPPLIED = frozenset(("have", "hold", "keep", "store", "possess"))
SHORTLY = frozenset(("hour", "day", "week"))


def holding(verb: Any) -> Sign | None:
    """Read "we hold the tap", "our men control both banks": a place, or what others need."""
    what = child(verb, "dobj")
    if verb.lemma_ not in GRIPS or verb.pos_ != "VERB" or what is None or negation(verb) < 0:
        return None
    who = _boaster(verb)
    if who is None or what.pos_ != "NOUN" or _is_held_otherwise(what):
        return None
    kind: ClaimType = "strength" if what.lemma_.lower() in words.PLACES else "leverage"
    return Sign(kind, 1, verb, who, spoken=True)


def _boaster(verb: Any) -> Any:
    """Return the one who says so of himself: "we hold …", "they claim to hold …"."""
    who = child(verb, "nsubj")
    if who is None:
        claims = [a for a in verb.ancestors if a.lemma_ in BOASTING]
        return subject(claims[0]) if claims and child(verb, "aux") is not None else None
    ours = who.lower_ == "we" or any(c.lower_ == "our" for c in who.children)
    return who if ours and verb.tag_ in ("VBP", "VBZ") and child(verb, "aux") is None else None


def _is_held_otherwise(what: Any) -> bool:
    """Tell "hold talks", "hold the view": nothing is in anybody's hand there."""
    definite = any(c.lower_ in ("the", "this", "that", "these", "both", "all") for c in what.lefts)
    return not definite or what.lemma_.lower() in words.HELD_OTHERWISE


def contrasting(verb: Any) -> Sign | None:
    """Read "Norda has the port, and Velmora has the road to it": one clause against another."""
    if verb.lemma_ not in ("have", "hold") or verb.pos_ not in ("VERB", "AUX"):
        return None
    who, what = child(verb, "nsubj"), child(verb, "dobj")
    if who is None or what is None or what.pos_ != "NOUN" or negation(verb) < 0:
        return None
    beside = (verb.head, *(c for c in verb.children if c.dep_ in ("conj", "ccomp", "parataxis")))
    others = [v for v in beside if v.i != verb.i and v.lemma_ == verb.lemma_]
    rivals = [child(v, "nsubj") for v in others if child(v, "dobj") is not None]
    against = any(r is not None and _against(who, r) for r in rivals)
    plain = what.lemma_.lower() not in words.HELD_OTHERWISE and child(what, "nummod") is None
    return Sign("leverage", 1, verb, who, spoken=True) if against and plain else None


def _against(one: Any, other: Any) -> bool:
    return bool(one.pos_ == other.pos_ == "PROPN" and one.lower_ != other.lower_)


def enough(noun: Any) -> Sign | None:
    """Read "has fuel for two weeks", "enough shells to last the winter", "more guns"."""
    verb = noun.head
    if noun.lemma_.lower() not in words.SUPPLIES or noun.dep_ != "dobj":
        return None
    if verb.lemma_ not in SUPPLIED:
        return None
    amount = {t.lower_ for t in noun.lefts}
    if amount & {"enough", "more", "no", "neither"}:
        direction = negation(verb) if amount & {"enough", "more"} else -1
        return Sign("strength", direction, noun, subject(verb))
    lasts = next((c for c in (*noun.rights, *verb.rights) if c.lower_ == "for"), None)
    how_long = child(lasts, "pobj") if lasts is not None else None
    short = how_long is not None and how_long.lemma_.lower() in SHORTLY
    if lasts is None or not short:
        return None
    least = any(t.lower_ == "least" for t in lasts.subtree)
    return Sign("strength", 1 if least else -1, noun, subject(verb))
