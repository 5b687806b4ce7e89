"""Claims of leverage by what is done in the field: it moves others at the table.

"The raids brought them back to the talks", "the guns have spoken", "a week of bombs did what a
year of notes had not", "they listen more carefully now". Whoever did the deed holds the lever:
its owner, or else the one who says so. Where neither is named, the one who is moved has lost it.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.leverage import words
from upperhand.reading.leverage.signs import Sign, after, lemmas_after, negation, owner_of

__all__ = [
    "bringing", "heard", "moving", "needing", "outdoing", "pressed", "speaking", "unhurried",
]  # fmt: skip

SPEAKING = frozenset(("speak", "talk", "argue", "count"))
HEARING = frozenset(("listen", "hear"))
NEWLY = frozenset(("more", "better", "now", "again", "finally", "closer", "harder"))
URGENTLY = frozenset(
    ("badly", "desperately", "urgently", "soon", "quickly", "more", "before", "by")
)
EXISTING = frozenset(("there", "it", "this", "that", "which", "what", "who"))


def moving(noun: Any) -> Sign | None:
    """Read "X's setbacks pushed it to the table": what happened in the field moves the talks."""
    lemma = noun.lemma_.lower()
    if lemma not in words.DEEDS | words.REVERSES or noun.dep_ not in ("nsubj", "dobj", "nsubjpass"):
        return None
    verb = noun.head
    if verb.lemma_.lower() not in words.CAUSES or not words.TALKS & lemmas_after(verb, noun):
        return None
    whose = owner_of(noun)
    direction = -1 if lemma in words.REVERSES else 1
    return Sign("leverage", direction, noun, whose) if whose is not None else None


def bringing(verb: Any) -> Sign | None:
    """Read "the drones brought Y to the table", "Y was forced to negotiate by sanctions"."""
    if verb.lemma_.lower() not in words.BRINGS or verb.pos_ != "VERB" or negation(verb) < 0:
        return None
    whom = child(verb, "dobj", "nsubjpass")
    if whom is None or not (_to_talks(verb, whom) or _by_arms(verb)):
        return None
    who = child(verb, "agent") if whom.dep_ == "nsubjpass" else subject(verb)
    who = child(who, "pobj") if who is not None and who.dep_ == "agent" else who
    if who is None or who.i == whom.i:
        return Sign("leverage", -1, verb, whom)
    if who.lemma_.lower() in words.REVERSES or who.lower_ in EXISTING:
        return None
    return Sign("leverage", 1, verb, _doer(who), over=whom)


def _to_talks(verb: Any, whom: Any) -> bool:
    """Tell "to the table", "into talks", "to the telephone", "to negotiate"."""
    reached = [
        t for t in verb.subtree
        if t.i > verb.i and t.i != whom.i and t.lemma_.lower() in words.SEATS
    ]  # fmt: skip
    return any(
        (t.dep_ == "pobj" and t.head.lower_ in ("to", "into", "towards"))
        or (t.pos_ == "VERB" and any(c.lower_ == "to" for c in t.lefts))
        for t in reached
    )  # fmt: skip


def _by_arms(verb: Any) -> bool:
    """Tell "the advance brought them to Geneva": a deed of war that brings to a named place."""
    who, where = subject(verb), after(verb, ("to",))
    armed = who is not None and who.lemma_.lower() in words.ARMS | words.DEEDS
    return armed and where is not None and where.pos_ == "PROPN"


def _doer(who: Any) -> Any:
    """Return whose deed it is: its owner, a name itself, nobody for "pressure" alone."""
    owner = owner_of(who)
    if owner is not None:
        return owner
    return who if who.pos_ in ("PROPN", "PRON") else None


def speaking(noun: Any) -> Sign | None:
    """Read "the ships have spoken": arms that argue."""
    verb = noun.head
    argues = verb.lemma_.lower() in SPEAKING and noun.dep_ == "nsubj"
    if not argues or noun.lemma_.lower() not in words.ARMS | words.DEEDS or negation(verb) < 0:
        return None
    return Sign("leverage", 1, noun, owner_of(noun), spoken=True)


def outdoing(noun: Any) -> Sign | None:
    """Read "the bombs have done in a week what years of notes had not"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.lemma_.lower() not in words.ARMS | words.DEEDS:
        return None
    if verb.lemma_ not in ("do", "achieve", "accomplish") or verb.pos_ == "AUX":
        return None
    below = lemmas_after(verb)
    compared = below & {"what", "more"} and below & words.PARLEYING
    return Sign("leverage", 1, noun, owner_of(noun)) if compared else None


def heard(verb: Any) -> Sign | None:
    """Read "the other side listens more carefully now", said by the one who is listened to."""
    if verb.lemma_ not in HEARING or verb.pos_ != "VERB" or negation(verb) < 0:
        return None
    who = child(verb, "nsubj")
    own = who is None or who.lower_ in ("we", "i", "you")
    newly = {t.lower_ for c in verb.rights for t in (c, *c.children)} & NEWLY
    tense = verb.tag_ in ("VBZ", "VBP", "VBG")
    return Sign("leverage", 1, verb, None, spoken=True) if newly and tense and not own else None


def pressed(noun: Any) -> Sign | None:
    """Read "X is under growing pressure", "pressure on X is mounting", "X feels the squeeze"."""
    lemma, verb = noun.lemma_.lower(), noun.head
    if lemma not in words.PRESSING:
        return None
    if any(c.lower_ == "from" for c in noun.rights):
        return None  # "pressure from ministers" is of the house, not of the war
    if noun.dep_ == "pobj" and verb.lower_ == "under" and verb.head.lemma_ in words.BEARING:
        governor = verb.head
        return Sign("leverage", -negation(governor), noun, subject(governor))
    if noun.dep_ == "dobj" and verb.lemma_ in ("feel", "suffer"):
        return Sign("leverage", -negation(verb), noun, subject(verb))
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in words.MOUNTS:
        return None
    on = next((c for c in noun.rights if c.lower_ == "on"), None)
    whom = child(on, "pobj") if on is not None else None
    return Sign("leverage", -negation(verb), noun, whom) if whom is not None else None


def needing(verb: Any) -> Sign | None:
    """Read "needs a deal badly", "does not need a truce": who needs it has less of a hand."""
    what = child(verb, "dobj")
    if verb.lemma_ != "need" or what is None or what.lemma_.lower() not in words.DEALS:
        return None
    if any(c.tag_ == "MD" for c in verb.children):
        return None
    if negation(verb) < 0:
        return Sign("leverage", 1, verb, subject(verb))
    near = {t.lower_ for t in verb.subtree if t.i > verb.i}
    return Sign("leverage", -1, verb, subject(verb)) if near & URGENTLY else None


def unhurried(noun: Any) -> Sign | None:
    """Read "sees no reason to stop", "has little incentive to compromise"."""
    if noun.lemma_.lower() not in words.MOTIVES or noun.dep_ != "dobj":
        return None
    few = any(c.lower_ in ("no", "little", "scant", "few") for c in noun.lefts)
    verb = noun.head
    if verb.lemma_ not in ("have", "see", "feel", "find") or not (few or negation(verb) < 0):
        return None
    to_do = [
        t for c in noun.rights for t in (c, *c.children) if t.lemma_.lower() in words.GIVING_IN
    ]
    return Sign("leverage", 1, noun, subject(verb)) if to_do else None
