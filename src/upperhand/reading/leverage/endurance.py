"""Claims by time: for whom it works, who lasts longer, who will be offered less if he waits."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child, modals_of
from upperhand.reading.leverage import words
from upperhand.reading.leverage.signs import Sign, able, after, negation, runs_out

__all__ = ["clock", "lasting", "longer_or_less", "worsening"]

# "Time works for those who are at home here": the speaker's own side.
OURSELVES = frozenset(("those", "who", "us"))
FRIENDS = {"ally": 1, "friend": 1, "enemy": -1, "foe": -1}
LONGER = frozenset(("longer", "longest"))
EASIER = frozenset(("easily", "cheaply", "comfortably"))
GAINING = frozenset(("gain", "win", "earn", "profit", "strengthen", "get"))
LOSING = frozenset(("lose", "pay", "suffer", "bleed", "weaken", "owe", "cost"))
GIVING = frozenset(("offer", "get", "receive", "give"))
WORSE = frozenset(
    ("worse", "harsher", "harder", "tougher", "smaller", "less", "steeper", "costlier", "dearer")
)
OFFERS = frozenset(("term", "condition", "offer", "deal", "price", "map", "proposal", "bill"))
AHEAD = frozenset(("will", "would"))
TURNING = frozenset(("be", "get", "become", "grow", "look"))


def clock(noun: Any) -> Sign | None:
    """Read "time is on X's side", "winter favours X", "the clock works against X"."""
    verb = noun.head
    if noun.lemma_.lower() not in words.CLOCKS or noun.dep_ != "nsubj":
        return None
    if verb.lemma_ == "be":
        return _befriended(noun, verb)
    if verb.lemma_.lower() not in words.FAVOURS:
        return None
    if runs_out(verb):
        whose = after(verb, ("for", "on"))
        return Sign("leverage", -1, noun, whose) if whose is not None else None
    against = after(verb, ("against",))
    for_whom = _in_favour(verb) or child(verb, "dobj") or after(verb, ("for", "to"))
    whose = against if against is not None else for_whom
    if whose is None:
        return None
    direction = (-1 if against is not None else 1) * negation(verb)
    return Sign("leverage", direction, noun, None if whose.lower_ in OURSELVES else whose)


def _befriended(noun: Any, verb: Any) -> Sign | None:
    """Read "time is on X's side", "winter is our ally"."""
    side = next((t for t in verb.subtree if t.lemma_ == "side" and t.i > verb.i), None)
    friend = child(verb, "attr")
    meant = side if side is not None else friend
    turn = 1 if side is not None else FRIENDS.get(friend.lemma_.lower(), 0) if friend else 0
    owner = child(meant, "poss") if meant is not None else None
    return Sign("leverage", turn * negation(verb), noun, owner) if turn and owner else None


def _in_favour(verb: Any) -> Any:
    """Return Moscow of "works in Moscow's favour", "to Moscow's advantage"."""
    favour = next((t for t in verb.rights if t.lower_ in ("in", "to")), None)
    noun = child(favour, "pobj") if favour is not None else None
    return child(noun, "poss") if noun is not None and noun.lemma_.lower() in words.FAVOUR else None


def lasting(verb: Any) -> Sign | None:
    """Read "we can sit here longer than they can stay away", "bears it more easily than we"."""
    if verb.pos_ != "VERB" or not able(verb) or negation(verb) < 0:
        return None
    below = [t for c in verb.rights for t in (c, *c.children)]
    than = any(t.lower_ == "than" for t in verb.subtree)
    longer = than and any(t.lower_ in LONGER and not _no(t) for t in below)
    easier = than and any(
        t.lower_ in EASIER and t.i and t.nbor(-1).lower_ in ("more", "less") for t in below
    )
    return Sign("leverage", 1, verb, subject(verb)) if longer or easier else None


def _no(longer: Any) -> bool:
    """Tell "no longer than a month": that is short."""
    return any(c.lower_ == "no" for c in longer.children) or longer.nbor(-1).lower_ == "no"


def longer_or_less(verb: Any) -> Sign | None:
    """Read "the longer they stay, the more they lose"."""
    lemma = verb.lemma_.lower()
    if lemma not in GAINING | LOSING or verb.pos_ != "VERB":
        return None
    before = [t.lower_ for t in verb.doc[verb.sent.start : verb.i]]
    pairs = list(pairwise(before))
    much = [b for a, b in pairs if a == "the" and b in ("more", "less", "fewer")]
    if ("the", "longer") not in pairs or not much:
        return None
    direction = (1 if lemma in GAINING else -1) * (1 if much[-1] == "more" else -1)
    return Sign("leverage", direction, verb, child(verb, "nsubj"))


def worsening(token: Any) -> Sign | None:
    """Read "will be offered less next month", "the terms will only get worse (for X)"."""
    if token.pos_ == "VERB" and token.lemma_.lower() in GIVING:
        return _offered_less(token)
    if token.lemma_.lower() not in OFFERS or token.dep_ != "nsubj":
        return None
    verb = token.head
    said = next((c for c in verb.rights if c.lower_ in WORSE), None)
    ahead = modals_of(verb) & AHEAD
    if said is None or verb.lemma_ not in TURNING or not (ahead or verb.tag_ == "VBG"):
        return None
    whom = after(verb, ("for",)) or after(said, ("for",))
    if whom is not None:
        return Sign("leverage", -negation(verb), token, whom)
    return Sign("leverage", negation(verb), token, None, spoken=True)


def _offered_less(verb: Any) -> Sign | None:
    ahead = modals_of(verb) & AHEAD
    below = {c.lower_ for c in verb.rights if c.dep_ in ("dobj", "oprd", "advmod", "dative")}
    if not ahead or not below & {"less", "worse", "smaller"}:
        return None
    who = child(verb, "nsubjpass")
    if who is None and verb.lemma_ in ("get", "receive"):
        who = child(verb, "nsubj")
    return Sign("leverage", -negation(verb), verb, who) if who is not None else None
