"""Meetings: who met or is to meet whom, where and when, and what is told to have come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from upperhand.reading.events.find import PLACE_PREPOSITIONS, place_of
from upperhand.reading.events.plover import SURE_WORD, Reading
from upperhand.reading.events.status import status_of
from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.sentences import REPORTER, Sentence, Tellers, sentences
from upperhand.record import Document, Meeting, Statement, When
from upperhand.record.entries import Status

__all__ = ["meetings"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MEET = _words("meet confer negotiate reconvene gather")
RECEIVE = _words("receive host welcome greet visit see")
GOING = _words(
    "expect await travel fly go head arrive come visit shuttle return be leave depart set due"
)
HOLDING = _words(
    "hold attend end finish wind wrap complete reopen chair have host open begin resume start "
    "convene conclude launch join schedule plan sit continue"
)
BEING = _words(
    "set expect resume end take open last fail collapse break pencil slate finish adjourn"
)
PARTS = _words("day hour part half start end")  # "the second day of talks"
TIMES = _words("minute hour day evening morning afternoon night")
SITTING = _words("sit face speak dine lunch")
HOSTING = _words("receive host welcome greet")
TALKS = _words(
    "call encounter talk talks meeting summit negotiation discussion consultation round session "
    "dinner conference dialogue"
)
ENVOYS = _words("envoy delegate mediator negotiator delegation diplomat minister emissary")
LEADERS = {"president", "premier", "chancellor", "leader", "counterpart", "secretary", "king"}
NEEDS = {"demand", "need", "condition", "goal", "target", "criterion", "standard"}
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
        if _can_tell(token) and _tells_meeting(token) and token.head.i not in taken:
            guests = _guests(sentence, token, earlier)
            hosts = _others(sentence, token, guests)
            if guests or hosts or _is_subject_talks(token) or _is_between_envoys(token):
                taken.add(token.i)
                found.append(_Trigger(token, guests, hosts))
    for noun in sentence.span:
        if noun.lemma_.lower() in TALKS and noun.pos_ == "NOUN" and not _told_by_verb(noun, taken):
            first, last = sentence.words(noun.subtree)
            sides = _taking_part(sentence, first, last)
            if len(sides) > 1 and any(c.lower_ == "between" for c in noun.children):
                found.append(_Trigger(noun, sides, ()))
    return found


def _can_tell(token: Any) -> bool:
    """Tell verbs, and the "resume" of "Talks resume on Monday", which is tagged as a noun."""
    return token.pos_ in ("VERB", "AUX") or (token.dep_ == "ROOT" and token.lemma_ == "resume")


def _told_by_verb(noun: Any, taken: set[int]) -> bool:
    return any(a.i in taken for a in noun.ancestors)


def _tells_meeting(verb: Any) -> bool:
    """Tell verbs of meeting, of going to one, of holding one, and talks that are due."""
    lemma = verb.lemma_.lower()
    if _sits_down(verb, lemma) or _receives(verb, lemma) or _spends_hours(verb, lemma):
        return True
    if lemma in MEET:
        what = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
        manner = any(c.dep_ == "prep" and c.lower_ == "from" for c in verb.children)
        return not what & NEEDS and not manner
    if _is_subject_talks(verb):
        ahead = {c.lower_ for c in verb.children} & {"due", "set", "scheduled", "over", "likely"}
        return bool(ahead) if lemma == "be" else lemma in HOLDING | BEING
    if _is_due(verb, lemma) or _will_see(verb, lemma):
        return True
    if lemma in GOING:
        if lemma in ("leave", "set") and any(c.dep_ == "dobj" for c in verb.children):
            return False
        return bool(_below(verb) & TALKS) or _is_envoy(verb)
    return lemma in HOLDING and bool(_below(verb) & TALKS)


def _sits_down(verb: Any, lemma: str) -> bool:
    """Tell "sat down together", "faced each other across a table", "will speak by telephone"."""
    if lemma not in SITTING:
        return False
    near = {t.lower_ for t in verb.subtree if t.i > verb.i}
    if lemma == "speak":
        return bool(near & {"telephone", "phone"})
    marks = {"sit": {"down", "room", "hall", "with"}, "face": {"table"}}
    return bool(near & marks.get(lemma, {"together", "with"}))


def _spends_hours(verb: Any, lemma: str) -> bool:
    """Tell "spent close to five hours with Putin"."""
    how_long = any(c.dep_ in ("dobj", "npadvmod") and c.lemma_ in TIMES for c in verb.children)
    return lemma == "spend" and how_long and any(c.lower_ == "with" for c in verb.subtree)


def _is_due(verb: Any, lemma: str) -> bool:
    """Tell "Holbrooke is due back in Sarajevo", "the ministers are due at the table"."""
    due = [c for c in verb.children if c.dep_ == "acomp" and c.lower_ == "due"]
    near = {t.lower_ for d in due for t in d.subtree}
    return lemma == "be" and bool(near & {"back", "in", "at"})


def _will_see(verb: Any, lemma: str) -> bool:
    """Tell "Witkoff would see Umerov in Miami"."""
    ahead = any(c.tag_ == "MD" or c.lower_ == "to" for c in verb.children)
    whom = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "PROPN"]
    judged = any(c.lower_ == "as" for w in whom for c in (*w.children, *verb.children))
    return lemma == "see" and ahead and bool(whom) and not judged


def _receives(verb: Any, lemma: str) -> bool:
    """Tell "received the envoy in the palace" and "will be received by the president"."""
    whom = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    people = {t.lemma_.lower() for w in whom for t in w.subtree}
    named = any(w.pos_ == "PROPN" for w in whom)
    return (lemma in RECEIVE and bool(people & (ENVOYS | LEADERS))) or (lemma in HOSTING and named)


def _below(verb: Any) -> set[str]:
    """Return the lemmas of what a verb governs, without clauses, and a verb of meeting."""
    heads = [c for c in verb.children if c.dep_ in ("dobj", "prep", "nsubjpass", "npadvmod")]
    found = {t.lemma_.lower() for h in heads for t in h.subtree if t.dep_ not in ("relcl", "acl")}
    purpose = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.lemma_ in MEET]
    return found | ({"talk"} if purpose else set())


def _is_subject_talks(verb: Any) -> bool:
    """Tell "talks resumed", "the second day of talks ended"."""
    labels = ("nsubj", "nsubjpass", "compound") if verb.dep_ == "ROOT" else ("nsubj", "nsubjpass")
    subjects = [c for c in verb.children if c.dep_ in labels]
    parts = [t for c in subjects if c.lemma_.lower() in PARTS for t in c.subtree]
    return any(c.lemma_.lower() in TALKS for c in (*subjects, *parts))


def _is_envoy(verb: Any) -> bool:
    """Tell "the mediator will arrive in …": those who travel to talk."""
    head = subject(verb)
    who = {t.lemma_.lower() for t in head.subtree} if head is not None else set()
    near = [*verb.children, *(g for c in verb.children if c.dep_ == "acomp" for g in c.children)]
    return bool(ENVOYS & who) and bool({c.lower_ for c in near} & {"in", "to", "between"})


def _is_between_envoys(verb: Any) -> bool:
    """Tell "the delegations met": who they are is not said, that they meet is."""
    head = subject(verb) if verb.lemma_ in MEET | SITTING else None
    both = ENVOYS | LEADERS | {"side", "party", "team", "delegate", "government", "official"}
    return head is not None and head.lemma_.lower() in both


def _guests(sentence: Sentence, verb: Any, earlier: tuple[str, ...]) -> tuple[str, ...]:
    who = subject(verb) or next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if who is None:
        return ()
    if who.lower_ in PRONOUNS:
        return earlier
    return _taking_part(sentence, *sentence.words(who.subtree))


def _taking_part(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return who is named there as taking part, not as somebody's owner or description."""
    inside = [n for n in sentence.names if start <= n.start and n.end <= end]
    heads = [n for n in inside if not _describes(sentence, n)]
    return tuple(dict.fromkeys(n.actor for n in heads or inside))


def _describes(sentence: Sentence, name: Any) -> bool:
    """Tell "US" in "US envoys", "Trump" in "Trump's representatives", and "in Moscow"."""
    span = sentence.paragraph.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None or span.root.dep_ in ("poss", "compound", "amod", "nmod"):
        return True
    return span.root.dep_ == "pobj" and span.root.head.lower_ in PLACE_PREPOSITIONS


def _others(sentence: Sentence, verb: Any, guests: tuple[str, ...]) -> tuple[str, ...]:
    """Return who stands after "with", "between" or as the object of the meeting."""
    found: list[str] = []
    for token in verb.subtree:
        with_whom = token.dep_ == "prep" and token.lower_ in ("with", "between", "among", "from")
        if (with_whom or (token.dep_ == "dobj" and token.head.i == verb.i)) and token.i > verb.i:
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
