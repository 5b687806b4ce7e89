"""The signs of a meeting: verbs of meeting, going to one, holding one; and nouns that tell one.

"Met", "flew in for talks", "spent five hours with", "is expected in Geneva", "the talks resume",
"after six hours with the premier". Who takes part, and when, is told by
:mod:`upperhand.reading.events.meetings`.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.joint_signs import (
    are_to_meet,
    is_joint_work,
    is_set_meeting,
    is_visit,
)
from upperhand.reading.events.meeting_words import (
    BODIES,
    ENVOYS,
    LEADERS,
    MEET,
    TALKS,
)
from upperhand.reading.events.places import TIMES as CALENDAR
from upperhand.reading.events.places import place_of
from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.word_lists import words_of

__all__ = [
    "is_called_off", "is_told_by_noun", "needs_no_names", "tells_meeting",
]  # fmt: skip


RECEIVE = words_of("receive host welcome greet visit see")
GOING = words_of(
    "expect await travel fly go head arrive come visit shuttle return be leave depart set due"
)
HOLDING = words_of(
    "hold attend end finish wind wrap complete reopen chair have host open begin resume start "
    "convene conclude launch join schedule plan sit continue"
)
BEING = words_of(
    "set expect resume end take open last fail collapse break pencil slate finish adjourn pause "
    "go enter stretch drag run discuss arrange fix postpone delay produce yield bring "
    "achieve cover focus touch"
)
CANCELLED = words_of("call cancel scrap abandon")
PARTS = words_of("day hour part half start end")  # "the second day of talks"
TIMES = words_of("minute hour day evening morning afternoon night week")
SITTING = words_of("sit face speak dine lunch")
HOSTING = words_of("receive host welcome greet")
GOING_ON = words_of("continue resume adjourn work talk")
# Verbs by which "the delegations" meet, though nobody says whose they are.
NAMELESS = MEET | SITTING | GOING_ON | words_of("spend expect invite travel fly arrive shuttle be")
NEEDS = words_of("demand need condition goal target criterion standard")
AFTERWARDS = frozenset(("after", "following", "during"))
# "At a meeting with X", "ahead of talks in Geneva": told beside what else was done or said.
BESIDE = frozenset(("at", "before", "of"))
ORDER = frozenset(("first", "second", "third", "fourth", "fifth", "latest", "last"))
TOGETHER = frozenset(("with", "together", "between", "closed"))


def tells_meeting(verb: Any) -> bool:
    """Tell verbs of meeting, of going to one, of holding one, and talks that are due."""
    lemma = verb.lemma_.lower()
    if _sits_down(verb, lemma) or _receives(verb, lemma) or _spends_hours(verb, lemma):
        return True
    if is_joint_work(verb) or is_visit(verb) or are_to_meet(verb):
        return True
    if lemma in MEET:
        what = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
        froms = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"]
        manner = any(t.lower_ not in CALENDAR for c in froms for t in c.children)
        return not what & NEEDS and not manner
    if is_called_off(verb):
        return True
    if _is_subject_talks(verb):
        return _lies_ahead(verb) if lemma == "be" else lemma in HOLDING | BEING
    if _is_due(verb, lemma) or _will_see(verb, lemma) or _is_awaited(verb, lemma):
        return True
    if lemma in GOING_ON and _is_among_envoys(verb) and not _is_said(verb):
        return child(verb, "dobj", "ccomp") is None
    if lemma in GOING and not (lemma == "be" and child(verb, "expl") is not None):
        if lemma in ("leave", "set") and any(c.dep_ == "dobj" for c in verb.children):
            return False
        return bool(_below(verb) & TALKS) or _is_envoy(verb)
    if lemma == "be":
        return _there_are(verb)
    return lemma in HOLDING and bool(_below(verb) & TALKS)


def _there_are(verb: Any) -> bool:
    """Tell "there will be no talks", "there was a meeting", not "no talk of roads"."""
    what = child(verb, "attr")
    if what is None or child(verb, "expl") is None:
        return False
    return what.lemma_.lower() in TALKS and what.lower_ != "talk"


def needs_no_names(verb: Any) -> bool:
    """Tell what is a meeting whoever takes part: "the talks ended", "the delegations met"."""
    if _is_subject_talks(verb) or is_called_off(verb) or _there_are(verb):
        return True
    lemma = verb.lemma_.lower()
    if is_joint_work(verb) or are_to_meet(verb) or (lemma in HOSTING and _receives(verb, lemma)):
        return True
    if _is_awaited(verb, lemma):
        return True
    holding = lemma in HOLDING and bool(_below(verb) & TALKS)
    nameless = (lemma in NAMELESS or holding) and (lemma != "be" or _is_due(verb, lemma))
    return nameless and _is_among_envoys(verb)


def _lies_ahead(verb: Any) -> bool:
    """Tell "the talks are over", "are due on Friday", "are to resume", "were the first since"."""
    ahead = {c.lower_ for c in verb.children} & {"due", "set", "scheduled", "over", "likely"}
    what, to_do = child(verb, "attr"), child(verb, "xcomp")
    counted = what is not None and bool({t.lower_ for t in (what, *what.lefts)} & ORDER)
    return bool(ahead) or counted or (to_do is not None and to_do.lemma_.lower() in HOLDING | BEING)


def _is_said(verb: Any) -> bool:
    """Tell "…, the chancellor continued": that goes on speaking."""
    who = subject(verb)
    return who is not None and who.tag_ not in ("NNS", "NNPS")


def _sits_down(verb: Any, lemma: str) -> bool:
    """Tell "sat down together", "faced each other across a table", "will speak by telephone"."""
    if lemma not in SITTING:
        return False
    near = {t.lower_ for t in verb.subtree if t.i > verb.i}
    if lemma == "speak":
        return bool(near & {"telephone", "phone"})
    marks = {"sit": {"down", "room", "hall", "with", "across", "together"}, "face": {"table"}}
    for_long = lemma == "sit" and "for" in near and _is_among_envoys(verb)
    return for_long or bool(near & marks.get(lemma, {"together", "with"}))


def _spends_hours(verb: Any, lemma: str) -> bool:
    """Tell "spent close to five hours with Putin", "spent two days together in one hotel"."""
    if lemma != "spend" or not any(t.lemma_ in TIMES for t in verb.doc[verb.i + 1 : verb.i + 7]):
        return False
    near = {t.lower_ for t in verb.subtree if t.i > verb.i}
    return bool(near & TOGETHER) or (_is_among_envoys(verb) and bool(near & {"in", "at"}))


def is_called_off(verb: Any) -> bool:
    """Tell "the talks were called off", "cancelled the summit"."""
    what = child(verb, "nsubjpass", "dobj")
    lemma = verb.lemma_.lower()
    off = lemma != "call" or any(c.lower_ == "off" for c in verb.children)
    meant = what is not None and what.lemma_.lower() in TALKS | {"ceremony", "visit", "trip"}
    return lemma in CANCELLED and off and meant


def _is_due(verb: Any, lemma: str) -> bool:
    """Tell "Holbrooke is due back in Sarajevo", "the ministers are due at the table"."""
    due = [c for c in verb.children if c.dep_ == "acomp" and c.lower_ == "due"]
    near = {t.lower_ for d in due for t in d.subtree}
    return lemma == "be" and bool(near & {"back", "in", "at"})


def _is_awaited(verb: Any, lemma: str) -> bool:
    """Tell "is expected in Brussels on Tuesday", "will be invited to Geneva"."""
    if lemma not in ("expect", "invite", "await"):
        return False
    who = child(verb, "nsubjpass") or (child(verb, "dobj") if lemma == "invite" else None)
    if who is None or child(verb, "xcomp") is not None:
        return False
    if who.pos_ not in ("PROPN", "PRON") and who.lemma_.lower() not in ENVOYS | LEADERS | BODIES:
        return False
    to = "to" if lemma == "invite" else "in"
    near = {c.lower_ for c in verb.rights} | {t.lower_ for c in verb.rights for t in c.children}
    return "back" in near or (to in near and place_of(verb) != "") or _goes_to(verb, to)


def _goes_to(verb: Any, preposition: str) -> bool:
    """Tell the name of a place behind a preposition of the verb's own."""
    own = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ == preposition]
    return any(p.pos_ == "PROPN" and p.dep_ == "pobj" for c in own for p in c.children)


def _will_see(verb: Any, lemma: str) -> bool:
    """Tell "Witkoff would see Umerov in Miami", "will see him tonight", "saw her on Monday"."""
    dated = verb.tag_ == "VBD" and any(
        c.lower_ in CALENDAR for p in verb.rights for c in p.children
    )
    ahead = dated or any(c.tag_ == "MD" or c.lower_ == "to" for c in verb.children)
    whom = [
        c for c in verb.children
        if c.dep_ == "dobj" and (c.pos_ == "PROPN" or c.lower_ in ("him", "her"))
    ]  # fmt: skip
    judged = any(c.lower_ == "as" for w in whom for c in (*w.children, *verb.children))
    return lemma == "see" and ahead and bool(whom) and not judged


def _receives(verb: Any, lemma: str) -> bool:
    """Tell "received the envoy in the palace" and "will be received by the president"."""
    whom = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    people = {t.lemma_.lower() for w in whom for t in w.subtree}
    named = any(w.pos_ == "PROPN" or w.lower_ in ("him", "her") for w in whom)
    if lemma in HOSTING and (named or people & BODIES):
        return True
    return lemma in RECEIVE and bool(people & (ENVOYS | LEADERS))


def _below(verb: Any) -> set[str]:
    """Return the lemmas of what a verb governs, without clauses, and a verb of meeting."""
    heads = [c for c in verb.children if c.dep_ in ("dobj", "prep", "nsubjpass", "npadvmod")]
    found = {t.lemma_.lower() for h in heads for t in h.subtree if t.dep_ not in ("relcl", "acl")}
    purpose = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.lemma_ in MEET]
    return found | ({"talk"} if purpose else set())


def _is_subject_talks(verb: Any) -> bool:
    """Tell "talks resumed", "the second day of talks ended", "the talks that opened on Monday"."""
    labels = ("nsubj", "nsubjpass", "compound") if verb.dep_ == "ROOT" else ("nsubj", "nsubjpass")
    subjects = [c for c in verb.children if c.dep_ in labels]
    relative = any(c.lower_ in ("that", "which") for c in subjects) and verb.dep_ == "relcl"
    subjects += [verb.head] if relative else []
    parts = [t for c in subjects if c.lemma_.lower() in PARTS for t in c.subtree]
    return any(c.lemma_.lower() in TALKS for c in (*subjects, *parts))


def _is_envoy(verb: Any) -> bool:
    """Tell "the mediator will arrive in …": those who travel to talk."""
    head = subject(verb)
    who = {t.lemma_.lower() for t in head.subtree} if head is not None else set()
    near = [*verb.children, *(g for c in verb.children if c.dep_ == "acomp" for g in c.children)]
    return bool(ENVOYS & who) and bool({c.lower_ for c in near} & {"in", "to", "between"})


def _is_among_envoys(verb: Any) -> bool:
    """Tell "the delegations met": who they are is not said, that they meet is."""
    head = subject(verb)
    head = child(verb, "nsubjpass") if head is None else head
    if head is None:
        return False
    of = [t for c in head.rights if c.lower_ == "of" for t in c.children]  # "lawyers of both teams"
    return any(t.lemma_.lower() in ENVOYS | LEADERS | BODIES for t in (head, *of))


def is_told_by_noun(noun: Any) -> bool:
    """Tell "after a meeting with X", "six hours with X", "five hours of talks": it was held."""
    lemma = noun.lemma_.lower()
    if any(c.lower_ in ("press", "news") for c in noun.lefts):
        return False
    if is_set_meeting(noun):
        return True
    counted = lemma in TIMES and child(noun, "nummod") is not None
    inside = {t.lemma_.lower() for t in noun.subtree} if counted else set()
    talks = bool(inside & TALKS)
    with_whom = any(c.lower_ == "with" and c.dep_ == "prep" for c in noun.children)
    behind = noun.dep_ == "pobj" and noun.head.lower_ in AFTERWARDS
    if counted:
        return talks or (with_whom and behind)
    below = {c.lower_ for c in noun.children if c.dep_ == "prep"}
    beside = noun.dep_ == "pobj" and noun.head.lower_ in BESIDE and _is_beside(noun.head)
    return lemma in TALKS and (behind or (beside and bool(below & {"with", "between", "in"})))


def _is_beside(preposition: Any) -> bool:
    """Tell "at" and "before" of a verb, and the "of" of "ahead of"."""
    above = preposition.head
    if preposition.lower_ == "of":
        return bool(above.lower_ == "ahead")
    return above.pos_ in ("VERB", "AUX")
