"""Claims of leverage by a turn of phrase: the balance tips, terms are dictated, cards are spent."""

from __future__ import annotations

from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.leverage import words
from upperhand.reading.leverage.signs import Sign, after, negation, of_whom

__all__ = ["balance", "cornered", "dictating", "reckoning", "spent"]

RECKONING = frozenset(("reckon", "contend"))
DICTATED = frozenset(("term", "condition", "pace", "agenda"))
CORNERING = frozenset(("leave", "give", "offer"))
STRIPPING = frozenset(("deprive", "rob", "strip"))
WAYS_OUT = frozenset(("choice", "option", "alternative"))
SPENDING = frozenset(("lose", "play", "spend", "forfeit", "squander"))
BEST = frozenset(("best", "last", "strongest", "only", "main", "final"))
LAST_THINGS = frozenset(("argument", "card", "lever", "trump", "weapon"))


def balance(noun: Any) -> Sign | None:
    """Read "tipped the balance (in X's favour, against X)"."""
    verb = noun.head
    if noun.lemma_.lower() not in words.BALANCES or verb.lemma_.lower() not in words.TIPS:
        return None
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass") or _is_to_come(verb):
        return None
    against = after(verb, ("against",))
    favour = next((t for t in verb.subtree if t.lemma_.lower() in words.FAVOUR), None)
    if against is not None:
        return Sign("leverage", -1, noun, against)
    whose = (child(favour, "poss") or of_whom(favour)) if favour is not None else None
    return Sign("leverage", negation(verb), noun, whose or after(verb, ("towards", "toward")))


def _is_to_come(verb: Any) -> bool:
    """Tell "only money will tip the balance": it has not tipped."""
    return any(c.tag_ == "MD" or c.tag_ == "TO" for c in verb.children)


def reckoning(verb: Any) -> Sign | None:
    """Read "they have to reckon with us now"."""
    if verb.lemma_ not in RECKONING or verb.pos_ != "VERB":
        return None
    whose = after(verb, ("with",))
    return Sign("leverage", 1, verb, whose) if whose is not None else None


def dictating(verb: Any) -> Sign | None:
    """Read "X dictates the terms", "X can no longer set the pace"."""
    if verb.lemma_ not in ("dictate", "set", "impose") or verb.pos_ != "VERB":
        return None
    what = child(verb, "dobj")
    if what is None or what.lemma_.lower() not in DICTATED or verb.dep_ == "acl":
        return None
    put_forward = child(verb, "prt") is not None or what.lemma_ == "condition"
    if verb.lemma_ == "set" and put_forward:
        return None  # "sets out the terms": tells them
    return Sign("leverage", negation(verb), verb, subject(verb))


def cornered(verb: Any) -> Sign | None:
    """Read "left X with little choice but to talk", "deprives X of its last argument"."""
    lemma, whom = verb.lemma_.lower(), child(verb, "dobj", "dative")
    if whom is None or verb.pos_ != "VERB":
        return None
    ways = [after(verb, ("with",)), *verb.rights] if lemma in CORNERING else []
    left = next((w for w in ways if w is not None and w.lemma_.lower() in WAYS_OUT), None)
    taken = after(verb, ("of",)) if lemma in STRIPPING else None
    boxed_in = left is not None and left.i != whom.i and _is_the_only(left)
    stripped = taken is not None and taken.lemma_.lower() in LAST_THINGS
    return Sign("leverage", -negation(verb), verb, whom) if boxed_in or stripped else None


def spent(verb: Any) -> Sign | None:
    """Read "X has lost its best argument", "X has played its last card"."""
    thing = child(verb, "dobj")
    if verb.lemma_.lower() not in SPENDING or thing is None:
        return None
    kind = {t.lower_ for t in thing.lefts}
    told = thing.lemma_.lower() in LAST_THINGS and bool(kind & BEST)
    return Sign("leverage", -negation(verb), verb, subject(verb)) if told else None


def _is_the_only(left: Any) -> bool:
    """Tell "no choice but", "little alternative except"."""
    few = any(t.lower_ in ("no", "little", "few") for t in left.lefts)
    follows = left.i + 1 < len(left.doc) and left.nbor(1).lower_ in ("but", "except", "other")
    return few and follows
