"""Events told in a document: what was done, by whom to whom, and whether it has happened.

A sentence's main event is classified by :mod:`upperhand.reading.events.plover`; other verbs count
when the lexicon knows them. Whether an event has happened is told by
:mod:`upperhand.reading.events.status`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from upperhand.reading.events.arguments import is_absolute
from upperhand.reading.events.class_reading import SURE_PHRASE, SURE_WORD, Reading
from upperhand.reading.events.meeting_signs import (
    is_called_off,
    is_told_by_noun,
    needs_no_names,
    tells_meeting,
)
from upperhand.reading.events.meeting_words import TALKS
from upperhand.reading.events.named_deeds import is_mentioned
from upperhand.reading.events.places import PLACE_PREPOSITIONS, goes, place_of
from upperhand.reading.events.plover import classify
from upperhand.reading.events.plover_clause import clause_reading
from upperhand.reading.events.plover_words import lexicon
from upperhand.reading.events.status import status_of, status_of_deed
from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.sentences import REPORTER, Sentence, Tellers, sentences
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.record import Document, Event, Statement, When

__all__ = ["events"]

EXTRACTOR = "events/1"
# Another verb of the sentence is an event of its own only when the lexicon is sure of it.
OTHERS_FROM = SURE_WORD
# A second event in one sentence is a little less certain than the first.
SECOND = 0.8

CONTRASTS = ("while", "whereas", "although", "though")
COMPLEMENTS = ("xcomp", "ccomp", "pcomp", "advcl", "prep")


def events(
    document: Document, parsed: Any, names: Any, statements: Iterable[Statement] = (),
    *, when: Any = None, among: Iterable[Sentence] | None = None,
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
    among : iterable of Sentence, optional
        The document's sentences, where they are at hand already.

    Notes
    -----
    A title repeats what the body tells and yields no event where there is a body.
    """
    if not parsed.knows_syntax:
        return ()
    tellers = Tellers(statements)
    found: list[Event] = []
    for sentence in among or sentences(document, parsed, names):
        if not sentence.title:
            found += _of_sentence(sentence, tellers, when)
    return tuple(found)


def _of_sentence(sentence: Sentence, tellers: Tellers, when: Any) -> Iterator[Event]:
    taken: set[int] = set()
    told = list(_readings(sentence.span))
    told += [r for r in _besides(sentence) if not _is_told(r, told)]
    known = {(r.trigger.i, r.category) for r in told}
    for place, reading in enumerate(told):
        if reading.trigger.i not in taken or _is_call_off(reading):
            taken.add(reading.trigger.i)
            sure = reading.confidence * (SECOND if place else 1.0)
            yield _event(sentence, reading, tellers, when, sure)
            if reading.category != "CONSULT" and _of_talks(reading.trigger):
                held = replace(reading, category="CONSULT", mode="", wrapped="")
                yield _event(sentence, held, tellers, when, sure * SECOND)
            if reading.wrapped not in ("", reading.category):
                deed = replace(reading, category=reading.wrapped)
                yield _event(sentence, deed, tellers, when, sure * SECOND)
            asked = reading.deed
            if asked is not None and (asked.trigger.i, asked.category) not in known:
                event = _event(sentence, asked, tellers, when, sure * SECOND)
                yield replace(event, status=status_of_deed(reading, asked))


def _is_call_off(reading: Reading) -> bool:
    """Tell the meeting that did not take place from the act of calling it off."""
    return reading.category == "CONSULT" and is_called_off(reading.trigger)


def _is_told(reading: Reading, told: list[Reading]) -> bool:
    """Tell a second sign of one meeting: "the talks ended", by its noun and by its verb."""
    met = {r.trigger.i for r in told if r.category == reading.category}
    trigger = reading.trigger
    below = [c for c in trigger.children if c.dep_ != "conj"]
    return (trigger.dep_ != "conj" and trigger.head.i in met) or any(c.i in met for c in below)


def _besides(sentence: Sentence) -> Iterator[Reading]:
    """Yield what no verb of the lexicon tells: meetings, a deal not reached, a deed as a noun."""
    for token in sentence.span:
        if token.pos_ in ("VERB", "AUX") and tells_meeting(token):
            if needs_no_names(token) or _doers(sentence, token) or _targets(sentence, token, ()):
                yield Reading("CONSULT", token, SURE_WORD)
        elif token.pos_ == "NOUN" and is_told_by_noun(token):
            yield Reading("CONSULT", token, SURE_WORD)
        elif _is_not_reached(token):
            yield Reading("AGREE", token, SURE_WORD)
        elif _is_deed_before(token):
            yield Reading(lexicon().nouns[token.lemma_.lower()], token, SURE_WORD)


def _is_not_reached(noun: Any) -> bool:
    """Tell "no agreement was reached", "came away without a deal"."""
    joint = noun.lemma_ == "statement" and any(c.lower_ in ("joint", "common") for c in noun.lefts)
    if noun.pos_ != "NOUN" or not (joint or noun.lemma_.lower() in REACHED):
        return False
    none = any(c.lower_ == "no" and c.dep_ == "det" for c in noun.lefts)
    if noun.lemma_ == "date":
        return none and noun.head.lemma_ in ("set", "fix", "agree", "announce", "give")
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return True
    return none and noun.lemma_ != "decision"  # "no decision was taken" is said of anything


def _is_deed_before(noun: Any) -> bool:
    """Tell "since the shelling of the bridge", "after the attack on Osk": it was done."""
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ not in ("since", "after"):
        return False
    hostile = lexicon().nouns.get(noun.lemma_.lower()) in ("FIGHT", "ASSAULT")
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)
    return hostile and definite and any(c.lower_ in ("of", "on", "against") for c in noun.rights)


def _of_talks(verb: Any) -> bool:
    """Tell "the talks ended without agreement": they were held, whatever came of them."""
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    lemmas = {t.lemma_.lower() for h in heads for t in h.subtree}
    return verb.lemma_ in ENDING and bool(lemmas & TALKS)


ENDING = {"end", "conclude", "finish", "collapse", "fail", "close", "break"}
# What talks are for: told with "no" or "without" it has not come about.
REACHED = {
    "agreement", "deal", "accord", "breakthrough", "consensus", "compromise", "progress", "date",
    "result", "text", "settlement", "understanding", "communique", "communiqué", "protocol",
    "decision", "truce", "ceasefire",
}  # fmt: skip


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
    if main.confidence >= SURE_PHRASE:
        return True
    told_of = main.trigger.dep_ in ("nsubj", "nsubjpass") and not is_mentioned(main.trigger)
    return told_of or (main.trigger.dep_ == "ROOT" and _tells_more(main.trigger))


def _tells_more(root: Any) -> bool:
    """Tell "Raid on Osk" from "Ukraine war" and "Free to read", the furniture of a page."""
    if root.pos_ == "ADJ":
        return child(root, *SUBJECTS) is not None
    return any(c.dep_ not in ("compound", "amod", "det", "nmod", "punct") for c in root.children)


def _finite(verb: Any) -> bool:
    """Tell a clause that tells something from an infinitive that names a purpose."""
    return not any(c.tag_ == "TO" for c in verb.children)


def _chain(trigger: Any) -> set[int]:
    """Return the trigger, the verbs that report or wrap it, and the complements it wraps."""
    chain = {trigger.i} | {a.i for a in trigger.ancestors}
    stack = [trigger]
    while stack:
        below = [c for c in stack.pop().children if c.dep_ in COMPLEMENTS and not _apart(c)]
        chain |= {c.i for c in below}
        stack += below
    return chain


def _apart(clause: Any) -> bool:
    """Tell "A agreed to …; B proposes …", "while A has not agreed, B …": two sentences in one."""
    head = clause.head
    between = clause.doc[clause.i : head.i]
    if clause.dep_ == "advcl" and clause.lemma_ != "be":
        return any(c.lower_ in CONTRASTS and c.dep_ == "mark" for c in clause.children)
    return is_absolute(clause) or (clause.dep_ == "ccomp" and any(t.text == ";" for t in between))


def _event(sentence: Sentence, reading: Reading, tellers: Tellers, when: Any, sure: float) -> Event:
    trigger = reading.trigger
    first, last = _clause_span(trigger)
    clause = sentence.cite(first, last)
    mark = sentence.cite(trigger.idx, trigger.idx + len(trigger.text))
    statement = tellers.statement_at(mark)
    doers = _doers(sentence, trigger)
    status = status_of(reading, told=statement is not None)
    return Event(
        id=f"evt-{sentence.document.id[:10]}-{mark.start}-{reading.category.lower()}",
        category=reading.category, status=status, mode=reading.mode,
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
    """Return the parties named in a noun phrase, without its clauses and without its places."""
    tokens = [t for t in head.subtree if not _in_clause(t, head)]
    first, last = sentence.words(tokens)
    inside = [n for n in sentence.names if first <= n.start and n.end <= last]
    kept = [n for n in inside if not _is_place(sentence, n)]
    return tuple(dict.fromkeys(sentence.party(n.actor) for n in kept))


def _is_place(sentence: Sentence, name: Any) -> bool:
    """Tell "in eastern Ukraine" from somebody who acts or is acted on."""
    span = sentence.paragraph.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None or span.root.dep_ != "pobj":
        return False
    where = span.root.head
    return where.lower_ in PLACE_PREPOSITIONS and (where.lower_ != "to" or goes(where.head))


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
