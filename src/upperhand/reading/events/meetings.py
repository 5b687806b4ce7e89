"""Meetings: who met or is to meet whom, where and when, and what is told to have come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from upperhand.reading.events.class_reading import SURE_WORD, Reading
from upperhand.reading.events.meeting_signs import (
    is_told_by_noun,
    needs_no_names,
    tells_meeting,
)
from upperhand.reading.events.meeting_words import TALKS
from upperhand.reading.events.places import PLACE_PREPOSITIONS, place_of
from upperhand.reading.events.status import status_of
from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.sentences import REPORTER, Sentence, Tellers, sentences
from upperhand.record import Document, Meeting, Statement, When
from upperhand.record.entries import Status

__all__ = ["meetings"]


PRONOUNS = {"they", "he", "she", "both", "who", "it"}
OUTCOME = re.compile(
    r"\b(?:no|without(?:\s+an?)?)\s+(?:\w+\s+){0,3}?(?:agreement|breakthrough|consensus|compromise|deal|result|progress)\b"
    r"(?:[^.;,]*\b(?:reached|found|announced|made|achieved|struck)\b)?"
    r"|\b(?:agreement|deal|compromise)\s+(?:\w+\s+){0,3}(?:was|were)\s+(?:reached|signed|struck)\b"
    r"|\b(?:productive|constructive|useful|frank|difficult|substantive)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A verb that tells a meeting, and who is known to be its subject."""

    verb: Any
    guests: tuple[str, ...]
    hosts: tuple[str, ...]


def meetings(
    document: Document, parsed: Any, names: Any, statements: Iterable[Statement] = (),
    *, when: Any = None, among: Iterable[Sentence] | None = None,
) -> tuple[Meeting, ...]:  # fmt: skip
    """Return the meetings a document tells, in order of the text.

    A meeting needs somebody named to take part in it. "They" are those of the meeting told
    before in the same paragraph. A meeting told inside a statement has its speaker as teller.
    """
    if not parsed.knows_syntax:
        return ()
    tellers = Tellers(statements)
    found: list[Meeting] = []
    before: tuple[int, tuple[str, ...]] = (-1, ())
    for sentence in among or sentences(document, parsed, names):
        if sentence.title:
            continue
        earlier = before[1] if before[0] == sentence.paragraph.index else ()
        for trigger in _triggers(sentence, earlier):
            found.append(_meeting(sentence, trigger, tellers, when))
            before = (sentence.paragraph.index, trigger.guests)
    return tuple(_with_outcomes(found, document))


def _triggers(sentence: Sentence, earlier: tuple[str, ...]) -> list[_Trigger]:
    found: list[_Trigger] = []
    taken: set[int] = set()
    for token in sentence.span:
        if _can_tell(token) and tells_meeting(token) and not _told_above(token, taken):
            guests = _guests(sentence, token, earlier)
            hosts = _others(sentence, token, guests)
            if guests or hosts or needs_no_names(token):
                taken.add(token.i)
                found.append(_Trigger(token, guests, hosts))
    return found + _by_nouns(sentence, taken)


def _by_nouns(sentence: Sentence, taken: set[int]) -> list[_Trigger]:
    """Return meetings that no verb tells: "talks between X and Y", "after six hours with X"."""
    found: list[_Trigger] = []
    for noun in sentence.span:
        if noun.pos_ not in ("NOUN", "PROPN") or _told_by_verb(noun, taken):
            continue
        held = is_told_by_noun(noun)
        between = noun.lemma_.lower() in TALKS and any(c.lower_ == "between" for c in noun.children)
        sides = _taking_part(sentence, *sentence.words(noun.subtree)) if held or between else ()
        if held or len(sides) > 1:
            taken.add(noun.i)
            found.append(_Trigger(noun, sides, ()))
    return found


def _can_tell(token: Any) -> bool:
    """Tell verbs, and the "resume" of "Talks resume on Monday", which is tagged as a noun."""
    return token.pos_ in ("VERB", "AUX") or (token.dep_ == "ROOT" and token.lemma_ == "resume")


def _told_above(verb: Any, taken: set[int]) -> bool:
    """Tell "met for talks" once; "saw X and will see Y" and "; a round is set" are two."""
    apart = verb.dep_ == "conj" and any(
        c.tag_ == "MD" or c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts
    )
    return verb.head.i in taken and not apart


def _told_by_verb(noun: Any, taken: set[int]) -> bool:
    return any(a.i in taken for a in noun.ancestors)


def _guests(sentence: Sentence, verb: Any, earlier: tuple[str, ...]) -> tuple[str, ...]:
    who = subject(verb) or next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if who is None:
        return ()
    if who.lower_ in PRONOUNS:
        return earlier
    return _taking_part(sentence, *sentence.words(who.subtree))


def _taking_part(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return who is named there as taking part, not as somebody's owner or description."""
    named = [n for n in sentence.names if start <= n.start and n.end <= end]
    inside = [n for n in named if not _is_where(_root(sentence, n))]
    heads = [n for n in inside if not _describes(_root(sentence, n))]
    return tuple(dict.fromkeys(n.actor for n in heads or inside))


def _root(sentence: Sentence, name: Any) -> Any:
    """Return the word a name hangs by, or None where no word begins or ends with it."""
    span = sentence.paragraph.doc.char_span(name.start, name.end, alignment_mode="expand")
    return span.root if span is not None else None


def _describes(name: Any) -> bool:
    """Tell "US" in "US envoys", "Trump" in "Trump's representatives"."""
    return name is None or name.dep_ in ("poss", "compound", "amod", "nmod")


def _is_where(name: Any) -> bool:
    """Tell "in Moscow": there it was, and nobody of that name need have come."""
    return (
        name is not None and name.dep_ == "pobj" and name.head.lower_ in PLACE_PREPOSITIONS - {"to"}
    )


def _others(sentence: Sentence, verb: Any, guests: tuple[str, ...]) -> tuple[str, ...]:
    """Return who stands after "with", "between" or as the object of the meeting."""
    found: list[str] = []
    for token in verb.subtree:
        with_whom = token.dep_ == "prep" and token.lower_ in ("with", "between", "among", "from")
        with_whom = with_whom or (token.lower_ == "on" and verb.lemma_ == "call")
        whom = token.dep_ == "dobj" and token.head.i == verb.i and verb.lemma_ != "visit"
        if (with_whom or whom) and token.i > verb.i:
            found += _taking_part(sentence, *sentence.words(token.subtree))
    return tuple(a for a in dict.fromkeys(found) if a not in guests)


def _meeting(sentence: Sentence, trigger: _Trigger, tellers: Tellers, when: Any) -> Meeting:
    verb = trigger.verb
    first, last = sentence.words(verb.subtree)
    cited = sentence.cite(first, last)
    mark = sentence.cite(verb.idx, verb.idx + len(verb.text))
    statement = tellers.statement_at(mark)
    people = tuple(dict.fromkeys((*trigger.guests, *trigger.hosts)))
    date = when(sentence, verb) if when else None
    return Meeting(
        id=f"meet-{sentence.document.id[:10]}-{mark.start}",
        participants=people, status=_status(verb),
        sides=tuple(dict.fromkeys(sentence.party(p) for p in people)),
        place=place_of(verb), when=date if isinstance(date, When) else None,
        outcome=_outcome(sentence.text), citations=(cited,),
        told_by=(statement.party or "unknown speaker") if statement else REPORTER,
        sources=(sentence.document.id,),
    )  # fmt: skip


def _status(verb: Any) -> Status:
    if verb.lemma_ == "fail" and any(c.dep_ == "xcomp" for c in verb.children):
        return "negated"  # "a meeting failed to take place"; "the talks failed" were held
    return status_of(Reading("CONSULT", verb, SURE_WORD))


def _outcome(text: str) -> str:
    match = OUTCOME.search(text)
    return " ".join(match.group().split()) if match else ""


def _with_outcomes(found: list[Meeting], document: Document) -> list[Meeting]:
    """Keep an outcome only where the meeting has taken place."""
    return [m if m.status in ("past", "ongoing") else replace(m, outcome="") for m in found]
