"""What the reader said about one page, in the plain form the scores are counted on.

A reading comes from a :class:`~upperhand.record.Record` or from what ``upperhand read --json``
printed; both give the same scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus import Span

from upperhand.reading.to_json import to_json
from upperhand.record import Record

__all__ = ["Found", "Reading", "Told", "of_json", "of_record"]

BREAK = "\n\n"  # between the documents of one file (the items of a feed)

# The classes of the annotated gold sentences that the sixteen names of 2021 have taken in.
RENAMED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "YIELD": "CONCEDE",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as read."""

    id: str
    kind: str
    act: str
    party: str
    actor: str
    speaker: Span | None
    content: tuple[Span, ...]
    negated: bool
    continues: str


@dataclass(frozen=True, slots=True)
class Found:
    """An event, meeting, date or claim as read: where it stands, and what was made of it."""

    spans: tuple[Span, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file; ``faults`` lists spans that are not in the text.

    ``text`` is what the reader took the page to say: spans are offsets into it.
    """

    text: str

    statements: tuple[Told, ...]
    events: tuple[Found, ...]
    meetings: tuple[Found, ...]
    dates: tuple[Found, ...]
    claims: tuple[Found, ...]
    positions: tuple[tuple[str, str, str], ...]
    body: tuple[Span, ...]
    published: str
    faults: tuple[str, ...]


def of_record(record: Record, source: str) -> Reading:
    """Return the reading of a record of one file, whose raw text is ``source``."""
    return of_json(to_json(record), {d.id: d.text for d in record.documents}, source)


def _dated(document: Mapping[str, Any]) -> str:
    """Return the day of publication or, where the page does not say, of its last update."""
    return next(
        (w["iso"] for w in (document.get("published"), document.get("updated")) if w and w["iso"]),
        "",
    )


def of_json(data: Mapping[str, Any], texts: Mapping[str, str], source: str) -> Reading:
    """Return the reading of one file from the JSON of ``upperhand read`` and its documents.

    Every span is held against its document: what does not lie in it, or whose printed words
    differ from it, is a fault. The items of a feed are put in the order of the file.
    """
    documents = sorted(data["documents"], key=lambda d: source.find(_opening(texts[d["id"]])))
    data = {**data, "documents": documents}
    first = next(iter(data["documents"]), {})
    return Reading(
        text=BREAK.join(texts[d["id"]] for d in data["documents"]),
        statements=tuple(_told(s, at) for s, at in _placed(data, texts, "statements")),
        events=tuple(_found(e, at) for e, at in _placed(data, texts, "events")),
        meetings=tuple(_found(m, at) for m, at in _placed(data, texts, "meetings")),
        dates=tuple(Found((_span(d, at),), d) for d, at in _placed(data, texts, "dates")),
        claims=tuple(_found(c, at) for c, at in _placed(data, texts, "leverage_claims")),
        positions=tuple((p["party"], p["issue"], p["stance"]) for p in data["positions"]),
        body=tuple(
            _span(b, _starts(data, texts)[d["id"]]) for d in data["documents"] for b in d["body"]
        ),
        published=_dated(first),
        faults=tuple(_faults(data, texts)),
    )


def _opening(text: str) -> str:
    return text.strip().partition("\n")[0]


def _starts(data: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, int]:
    """Return where each document begins in the text of the file."""
    starts, place = {}, 0
    for document in data["documents"]:
        starts[document["id"]] = place
        place += len(texts[document["id"]]) + len(BREAK)
    return starts


def _placed(
    data: Mapping[str, Any], texts: Mapping[str, str], name: str
) -> Iterable[tuple[Mapping[str, Any], int]]:
    starts = _starts(data, texts)
    return [(entry, starts[_document_of(entry)]) for entry in data[name]]


def _document_of(entry: Mapping[str, Any]) -> str:
    return str(entry.get("document") or entry["evidence"][0]["document"])


def _faults(data: Mapping[str, Any], texts: Mapping[str, str]) -> Iterable[str]:
    for name in ("statements", "events", "meetings", "dates", "leverage_claims"):
        for entry in data[name]:
            for words in _misquoted(entry, texts[_document_of(entry)]):
                yield f"{name}: {words}"
    yield from (f"left out: {p['where']}" for p in data["problems"] if _dropped(p))


def _dropped(problem: Mapping[str, Any]) -> bool:
    return "span" in problem["what"] and problem["what"].startswith("left out")


def _misquoted(entry: Any, text: str) -> Iterable[str]:
    """Yield the words of every span, however deep, that are not the text at its offsets."""
    if isinstance(entry, Mapping):
        if {"text", "start", "end"} <= entry.keys():
            words = entry["text"]
            if not words.strip() or text[entry["start"] : entry["end"]] != words:
                yield f"{entry['start']}:{entry['end']} {words!r}"
        for value in entry.values():
            yield from _misquoted(value, text)
    elif isinstance(entry, list):
        for value in entry:
            yield from _misquoted(value, text)


def _span(entry: Mapping[str, Any], at: int) -> Span:
    return Span(at + entry["start"], at + entry["end"])


def _told(entry: Mapping[str, Any], at: int) -> Told:
    speaker = entry["speaker"]
    return Told(
        entry["id"], entry["kind"], entry["act"], entry["party"],
        (speaker or {}).get("actor", ""), _span(speaker, at) if speaker else None,
        tuple(_span(c, at) for c in entry["content"]), entry["negated"],
        entry.get("continues", ""),
    )  # fmt: skip


def _found(entry: Mapping[str, Any], at: int) -> Found:
    values = dict(entry)
    if "class" in values:
        values["class"] = RENAMED.get(values["class"], values["class"])
    if values.get("trigger"):
        values["trigger_at"] = values["trigger"]["start"] + at
    return Found(tuple(_span(c, at) for c in entry["evidence"]), values)
