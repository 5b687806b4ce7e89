"""Tellings of one thing: the same statement in several outlets is one cluster, nothing is deleted.

Two tellings belong together when the same party says the same thing within a few days; the
relation is symmetric, clusters are its connected components, and ids come from the members, so
that neither the order of reading nor reading twice changes anything. Tellings that contradict
each other (another number, a denial) are put side by side and marked, never resolved.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Literal

from upperhand.reading.word_lists import words_of
from upperhand.record import Citation, Cluster, Document, Event, Meeting, Statement, When

__all__ = ["Telling", "clusters", "tellings"]

# Two wordings tell one thing from this share of common words on (Jaccard, and of the shorter).
SAME_WORDS, SAME_OF_SHORTER = 0.34, 0.65
# Two people of one party, or a person and an office, tell one thing only in nearly the same words.
SAME_WORDS_OF_OTHERS = 0.5
# A contradiction is about one thing: at least this much of the shorter wording is shared.
ABOUT_ONE_THING, FEWEST_TO_DISPUTE = 0.5, 3
# … and this share of the words that deny it, which may say little else.
OF_A_DENIAL = 0.6
FEWEST_SHARED = 2
# A wording of fewer words than this is found in many others and tells nothing of its own.
FEWEST_WORDS = 4
# Agencies repeat a quote for days.
WINDOW_DAYS = 3
# Words in more than this share of all tellings (and in more than this many) tell nothing.
TOO_COMMON, COMMON_FROM = 0.25, 40

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]{3,}")
_STOP = words_of("""
    the and for that this with from has have had was were been are its his her their our they she
    who which will would could should must may not but also said says told any all more most than
    then there when where what while into over under about after before such very some other
    because being did does per cent percent""")
_NOT = re.compile(
    r"\b(?:not|n['’]t|never|no|nobody|den(?:y|ies|ied)|false|untrue|fabricat\w+|refut\w+|baseless)\b",
    re.I,
)
_NUMBER = re.compile(
    r"(?<![\w.,-])(\d[\d,]*(?:\.\d+)?)[\s-]*(thousand|million|billion)?[\s-]*(per\s*cent|%|[^\W\d_]+)?"
)
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")

Kind = Literal["statement", "event", "meeting"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One record as the merger sees it: who, when, about what, in which words."""

    id: str
    kind: Kind
    group: tuple[str, ...]
    day: int | None
    words: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    denied: bool
    document: str
    refuted: bool = False
    names: frozenset[str] = frozenset()
    actor: str = ""
    span: tuple[int, int] = (0, 0)


def clusters(
    documents: Iterable[Document], statements: Iterable[Statement] = (),
    events: Iterable[Event] = (), meetings: Iterable[Meeting] = (),
) -> tuple[Cluster, ...]:  # fmt: skip
    """Return the clusters of two and more tellings, in the order of their ids.

    >>> clusters([])
    ()
    """
    told = tellings(documents, statements, events, meetings)
    found = [*_same(told), *_contradicting(told)]
    return tuple(sorted({c.id: c for c in found}.values(), key=lambda c: c.id))


# --- from records to tellings -----------------------------------------------------------------


def tellings(
    documents: Iterable[Document], statements: Iterable[Statement],
    events: Iterable[Event], meetings: Iterable[Meeting],
) -> tuple[Telling, ...]:  # fmt: skip
    """Return every record as a telling, each once, in the order of their ids."""
    texts = {d.id: d for d in documents}
    told = [
        *(_of_statement(s, texts) for s in statements),
        *(_of_event(e, texts) for e in events if e.actors),
        *(_of_meeting(m, texts) for m in meetings),
    ]
    return tuple(sorted({t.id: t for t in told}.values(), key=lambda t: t.id))


def _of_statement(statement: Statement, texts: Mapping[str, Document]) -> Telling:
    document = texts[statement.document]
    text = " ".join(document.quote(c) for c in statement.content)
    day = _day(statement.when) or _day(document.dated)
    group = (statement.party or f"?{statement.id}",)
    denied = statement.act == "deny" or bool(_NOT.search(text))
    told = _telling(statement.id, "statement", group, day, text, denied, statement.document)
    actor = statement.speaker.actor if statement.speaker else ""
    names = frozenset(_NAME.findall(text))
    span = (statement.content[0].start, statement.content[-1].end)
    return replace(told, refuted=statement.act == "deny", names=names, actor=actor, span=span)


def _of_event(event: Event, texts: Mapping[str, Document]) -> Telling:
    document, text = _source(event.citations, event.text, texts)
    day = _day(event.when) or _day(document.dated if document else None)
    group = (event.category, *sorted(event.actors))
    denied = event.status == "negated"
    return _telling(event.id, "event", group, day, text, denied, document.id if document else "")


def _of_meeting(meeting: Meeting, texts: Mapping[str, Document]) -> Telling:
    document, text = _source(meeting.citations, meeting.text, texts)
    day = _day(meeting.when) or _day(document.dated if document else None)
    group = tuple(sorted(meeting.sides))
    words = f"{text} {' '.join(meeting.participants)}"
    denied = meeting.status == "negated"
    return _telling(
        meeting.id, "meeting", group, day, words, denied, document.id if document else ""
    )


def _source(
    citations: Sequence[Citation], text: str, texts: Mapping[str, Document]
) -> tuple[Document | None, str]:
    document = texts.get(citations[0].document) if citations else None
    return document, document.quote(citations[0]) if document else text


def _telling(
    id: str, kind: Kind, group: tuple[str, ...], day: int | None, text: str, denied: bool,
    document: str,
) -> Telling:  # fmt: skip
    words = frozenset(stem(w) for w in _WORD.findall(text.lower()) if w not in _STOP)
    return Telling(id, kind, group, day, words, frozenset(_numbers(text)), denied, document)


@cache
def stem(word: str) -> str:
    """Return a crude stem, enough to see that "talks" and "talk" are one word.

    >>> stem("negotiations"), stem("negotiating")
    ('negotiat', 'negotiat')
    """
    for ending in ("ations", "ation", "ings", "ing", "ions", "ion", "edly", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            kept = word[: len(word) - len(ending)]
            return kept + "at" if ending in ("ations", "ation") else kept
    return word


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Yield numbers with what they count: ("800000", "troop"), ("95", "per cent")."""
    for match in _NUMBER.finditer(text):
        value = float(match[1].replace(",", "")) * _SCALE.get(match[2] or "", 1)
        unit = (match[3] or "").lower()
        yield f"{value:,.10g}", "per cent" if unit.startswith(("per", "%")) else stem(unit)


def _day(when: When | None) -> int | None:
    first = when.first_day if when else None
    return first.toordinal() if first else None


# --- one thing told several times -------------------------------------------------------------


def _same(told: Sequence[Telling]) -> Iterator[Cluster]:
    by_group: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling in told:
        by_group[(telling.kind, telling.group)].append(telling)
    for group in by_group.values():
        pairs = [(a, b) for a, b in _near(group) if _alike(a, b)]
        for members in _components(pairs):
            yield _cluster(members, _number_conflict(members), "", _named_by_some(members))


def _near(group: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Yield the pairs that share enough words to be compared at all."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(group):
        for word in telling.words:
            index[word].append(place)
    limit = max(COMMON_FROM, int(TOO_COMMON * len(group)))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in index.values():
        if len(places) <= limit:
            for pair in combinations(places, 2):
                shared[pair] += 1
    for (a, b), count in shared.items():
        if count >= FEWEST_SHARED and _in_window(group[a], group[b]):
            yield group[a], group[b]


def _in_window(a: Telling, b: Telling) -> bool:
    return a.day is None or b.day is None or abs(a.day - b.day) <= WINDOW_DAYS


def _alike(a: Telling, b: Telling) -> bool:
    """Tell whether two wordings tell one thing; meetings of the same sides need less."""
    if a.kind == "meeting" and a.day is not None and a.day == b.day and len(a.group) > 1:
        return True
    common = len(a.words & b.words)
    shorter = min(len(a.words), len(b.words))
    jaccard = common / len(a.words | b.words)
    if a.document == b.document and a.span[0] < b.span[1] and b.span[0] < a.span[1]:
        return False  # one stands inside the other
    if _other_speaker(a, b):
        return jaccard >= SAME_WORDS_OF_OTHERS and a.denied == b.denied
    enough = jaccard >= SAME_WORDS or (
        shorter >= FEWEST_WORDS and common / shorter >= SAME_OF_SHORTER
    )
    return enough and a.denied == b.denied


def _other_speaker(a: Telling, b: Telling) -> bool:
    """Tell whether two named speakers differ, neither being the party itself ("Russia")."""
    speakers = {a.actor, b.actor}
    return len(speakers) > 1 and not speakers & {"", *a.group}


def _components(pairs: Iterable[tuple[Telling, Telling]]) -> Iterator[list[Telling]]:
    """Yield the connected components of a symmetric relation, members in order of id."""
    home: dict[str, set[Telling]] = {}
    for a, b in pairs:
        joined = home.get(a.id, {a}) | home.get(b.id, {b})
        for member in joined:
            home[member.id] = joined
    seen: set[int] = set()
    for joined in home.values():
        if id(joined) not in seen:
            seen.add(id(joined))
            yield sorted(joined, key=lambda t: t.id)


def _named_by_some(members: Sequence[Telling]) -> str:
    """Say which names only some tellings of several documents carry, or return an empty text."""
    if len({t.document for t in members}) < FEWEST_SHARED or members[0].kind != "statement":
        return ""
    everywhere = frozenset.intersection(*(t.names for t in members))
    some = sorted(frozenset.union(*(t.names for t in members)) - everywhere)
    return f"only some tellings name {', '.join(some)}" if some else ""


def _cluster(members: Sequence[Telling], conflict: str, note: str, difference: str = "") -> Cluster:
    ids = tuple(t.id for t in members)
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12]
    kept = "; ".join(filter(None, (note, conflict, difference)))
    prefix = "dispute" if note else "cluster"
    return Cluster(f"{prefix}-{digest}", ids, members[0].kind, bool(conflict or note), kept)


# --- tellings that do not agree ---------------------------------------------------------------


def _number_conflict(members: Sequence[Telling]) -> str:
    """Say where one count is told as different numbers, or return an empty text."""
    counts: dict[str, set[str]] = defaultdict(set)
    for telling in members:
        for number, unit in telling.numbers:
            if unit and unit not in _STOP:
                counts[unit].add(number)
    return "; ".join(
        f"told as {' and as '.join(sorted(numbers))} {unit}"
        for unit, numbers in sorted(counts.items())
        if len(numbers) > 1 and not _both_in_one(members, unit, numbers)
    )


def _both_in_one(members: Sequence[Telling], unit: str, numbers: set[str]) -> bool:
    return any({n for n, u in t.numbers if u == unit} == numbers for t in members)


def _contradicting(told: Sequence[Telling]) -> Iterator[Cluster]:
    """Put side by side statements on one matter that say opposite things or other numbers."""
    spoken = [t for t in told if t.kind == "statement"]
    notes = {(a.id, b.id): _contradiction(a, b) for a, b in _near(spoken)}
    known = {t.id: t for t in spoken}
    pairs = [(known[a], known[b]) for (a, b), note in notes.items() if note]
    for members in _components(pairs):
        ids = {t.id for t in members}
        told_of = {note for pair, note in notes.items() if note and ids.issuperset(pair)}
        yield _cluster(members, "", "; ".join(sorted(told_of)))


def _contradiction(a: Telling, b: Telling) -> str:
    shared = len(a.words & b.words)
    shorter = max(1, min(len(a.words), len(b.words)))
    fewest = FEWEST_SHARED if a.refuted or b.refuted else FEWEST_TO_DISPUTE
    if shared < fewest or shared / shorter < ABOUT_ONE_THING:
        return ""
    if a.group == b.group and a.document == b.document:
        return ""  # one speech qualifying itself is no dispute
    denial = a if a.denied else b
    if a.denied != b.denied and shared / max(1, len(denial.words)) >= OF_A_DENIAL:
        who = "both said by one party" if a.group == b.group else "said by different parties"
        return f"one telling denies what the other says, {who}"
    rivals = _number_conflict((a, b))
    return f"the tellings differ: {rivals}" if rivals and a.group != b.group else ""
