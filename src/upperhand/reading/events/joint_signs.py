"""Meetings that no verb of meeting tells: two sides at one work in one place, ministers at a table.

"American and Ukrainian officials went through the text in Geneva", "EU leaders will discuss the
money in Brussels", "talked with the president", "called on the adviser", "is to fly to Cairo".
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.meeting_words import BODIES, ENVOYS, LEADERS, MEET, TALKS
from upperhand.reading.events.places import TIMES, place_of
from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.word_lists import words_of

__all__ = ["are_to_meet", "is_joint_work", "is_set_meeting", "is_visit"]


WORKING = words_of(
    "work spend need go wind finish begin open resume agree negotiate draft review sit haggle "
    "wrangle argue discuss gather assemble continue"
)
ON_A_TABLE = words_of("discuss take debate consider review weigh approve")
TRIPS = words_of("fly go head return travel visit")
PLANNED = words_of("schedule expect plan set slate due")


def is_joint_work(verb: Any) -> bool:
    """Tell people of two sides at work in one place, or ministers with a matter before them."""
    who = subject(verb)
    if who is None or who.tag_ not in ("NNS", "NNPS") or who.lemma_.lower() not in ENVOYS | LEADERS:
        return False
    lemma = verb.lemma_.lower()
    if not place_of(verb):
        return False
    if lemma in ON_A_TABLE and (lemma != "take" or any(c.lower_ == "up" for c in verb.children)):
        return who.lemma_.lower() in ("minister", "leader") or _is_of_two(who)
    return lemma in WORKING and _is_of_two(who)


def _is_of_two(people: Any) -> bool:
    """Tell "American and Ukrainian officials", "delegations from Kyiv and Moscow", "both sides"."""
    words = [t for t in people.subtree if t.dep_ not in ("relcl", "appos")]
    joined = [t for t in words if t.dep_ == "conj" and t.pos_ in ("PROPN", "ADJ", "NOUN")]
    return bool(joined) or any(t.lower_ == "both" for t in words)


def is_visit(verb: Any) -> bool:
    """Tell "talked with the president", "called on the adviser", "is to fly to Cairo"."""
    lemma = verb.lemma_.lower()
    if lemma == "talk":
        return _is_person(_behind(verb, "with"))
    if lemma == "speak":
        whom = _behind(verb, "with")
        return whom is not None and (whom.pos_ == "PROPN" or _is_person(whom))
    if lemma == "call":
        asked = child(verb, "xcomp", "ccomp", "dobj") is not None
        return not asked and _is_person(_behind(verb, "on")) and not _to_do(verb)
    return lemma in TRIPS and _is_trip_ahead(verb)


def _behind(verb: Any, preposition: str) -> Any:
    """Return the noun behind a verb's own preposition, or None."""
    own = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == preposition)
    return next((p for c in own for p in c.children if p.dep_ == "pobj"), None)


def _is_person(noun: Any) -> bool:
    if noun is None or noun.tag_ in ("NNS", "NNPS"):
        return False
    called = {t.lemma_.lower() for t in noun.subtree}
    return bool(called & (ENVOYS | LEADERS))


def _to_do(verb: Any) -> bool:
    """Tell "called on the minister to resign"."""
    return any(t.tag_ == "TO" for t in verb.subtree if t.i > verb.i)


def _is_trip_ahead(verb: Any) -> bool:
    """Tell a named person's trip that is to come: "will fly to Cairo", "is scheduled to travel"."""
    above = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in PLANNED else verb
    who = subject(verb) or subject(above) or child(above, "nsubjpass")
    where = child(verb, "dobj") if verb.lemma_ == "visit" else _behind(verb, "to")
    ahead = any(c.tag_ == "MD" for c in verb.lefts) or any(c.lower_ == "to" for c in verb.lefts)
    if who is None or where is None or not ahead:
        return False
    return who.pos_ == "PROPN" and where.pos_ == "PROPN" and (above is not verb or _is_main(verb))


MANY = frozenset(("they", "we", "both", "all"))


def are_to_meet(verb: Any) -> bool:
    """Tell "they are to meet again", "the defence chiefs had met in Paris": several, nameless."""
    if verb.lemma_.lower() not in MEET or child(verb, "dobj") is not None:
        return False
    who = subject(verb)
    if who is None:
        return False
    called = {t.lemma_.lower() for t in (who, *who.lefts)}
    office = who.tag_ == "NNS" and bool(called & (ENVOYS | LEADERS | BODIES | OFFICES))
    return office or (who.lower_ in MANY and _is_placed_or_dated(verb))


OFFICES = words_of("chief commissioner country expert head state")


def _is_placed_or_dated(verb: Any) -> bool:
    near = {t.lower_ for t in verb.subtree if t.i > verb.i}
    return bool(place_of(verb)) or bool(near & (TIMES | {"again", "tomorrow", "week", "month"}))


WHICH = words_of(
    "another bilateral direct final first further last latest next second third three-way "
    "trilateral two-way"
)
TELEPHONE = frozenset(("phone", "telephone", "video"))


def is_set_meeting(noun: Any) -> bool:
    """Tell a meeting by its noun: "a summit in Geneva", "the next round", "a call with Berg".

    Not "talks" of any kind, nor the meeting of somebody who does not meet.
    """
    lemma = noun.lemma_.lower()
    before = {c.lower_ for c in noun.lefts}
    if lemma in ("call", "conversation") and before & TELEPHONE:
        return True
    if lemma not in TALKS or before & {"no", "press", "news"}:
        return False
    if _held_in(noun):
        return True
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    whose = child(of, "pobj") if of is not None else None
    people = {t.lemma_.lower() for t in whose.subtree} if whose is not None else set()
    if people & (ENVOYS | LEADERS) and lemma in ("meeting", "summit", "session", "conference"):
        return True
    if lemma == "round":
        return bool(before & WHICH) and bool(people & {"talk", "talks", "negotiation"})
    return lemma in ("summit", "session", "meeting") and bool(before & WHICH)


def _held_in(noun: Any) -> bool:
    """Tell "talks in Geneva": a place behind "in" of the noun's own."""
    where = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("in", "at"))
    places = (p for c in where for p in c.children if p.dep_ == "pobj")
    return any(p.pos_ == "PROPN" and p.lower_ not in TIMES for p in places)


def _is_main(verb: Any) -> bool:
    """Tell "is to fly", "will fly" from a purpose: "has asked him to fly"."""
    modal = any(c.tag_ == "MD" for c in verb.lefts)
    return modal or (verb.dep_ == "xcomp" and verb.head.lemma_ == "be")
