"""What is told to somebody or through something: "argued in a leader that …".

The parser hangs the clause on who hears it or on what carries it, as if it said which one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import TELLING
from upperhand.reading.grammar.tellers import ADDRESSING
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["told_through"]


def told_through(verb: Token) -> Token | None:
    """Return what is told to somebody or through something, parsed as a part of that.

    "Assured delegates | that …", "confirmed to the agency | that …", "argued in a leader | that …".
    """
    heard = _heard_by(verb)
    clause = _hung_on(heard) if heard is not None else None
    if clause is not None:
        return clause
    clauses = [
        child(thing, "relcl", "acl", "ccomp")
        for prep in verb.rights
        for thing in prep.rights
        if thing.dep_ == "pobj" and _is_channel(verb, prep, thing)
    ]
    if heard is not None:
        clauses.append(child(heard, "acl", "ccomp"))
    return next((c for c in clauses if c is not None and _is_whole(c)), None)


def _heard_by(verb: Token) -> Token | None:
    """Return whom a verb that addresses somebody tells: "assured | delegates"."""
    heard = child(verb, "dobj") if verb.lemma_.lower() in ADDRESSING else None
    return heard if heard is not None and heard.i > verb.i else None


def _hung_on(heard: Token) -> Token | None:
    """Return the clause parsed as telling which hearer, or which part of one.

    "Promised the families of the missing | that …" hangs it on the missing.
    """
    clause = child(heard, "relcl")
    if clause is not None and _opens_with_that(clause):
        return clause
    deep = (t for t in heard.subtree if t.dep_ == "relcl" and t.right_edge == heard.right_edge)
    return next((t for t in deep if child(t, "auxpass") and _opens_with_that(t)), None)


# "Responded to reports that …", "on condition that …": neither hears, and nothing is told in it.
NO_CHANNELS = words_of("""
    accusation assumption charge claim condition criticism complaint fact fear ground idea news
    notion report rumour suggestion
""")


# "Told reporters outside the hotel | that …".
WHERE_TOLD = frozenset(("after", "at", "before", "during", "in", "on", "outside", "to"))


def _is_channel(verb: Token, prep: Token, thing: Token) -> bool:
    told = verb.lemma_.lower() in TELLING and thing.lemma_.lower() not in NO_CHANNELS
    return told and prep.dep_ in ("prep", "dative") and prep.lower_ in WHERE_TOLD


def _opens_with_that(clause: Token) -> bool:
    """Tell "that markets are protected", with a subject of its own after "that"."""
    opener, topic = clause.left_edge, child(clause, *SUBJECTS)
    return bool(opener.lower_ == "that" and topic is not None and topic.i > opener.i)


def _is_whole(clause: Token) -> bool:
    """Tell "that the dam was safe", a sentence after "that", from "that burned" and "that he saw".

    What is seen lacks its object: "that" is that object.
    """
    if not _opens_with_that(clause):
        return False
    if clause.left_edge.dep_ == "mark" or clause.dep_ == "ccomp":
        return True
    later = (c for c in clause.rights if c.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr"))
    return next(later, None) is not None or child(clause, "auxpass") is not None
