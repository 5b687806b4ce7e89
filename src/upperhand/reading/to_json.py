"""A record as plain JSON: ``"schema": 1``, offsets in code points of the decoded raw text.

Text is sliced here and nowhere else. A record whose slice is empty or lies outside its document
is left out and named among the problems; nothing is repaired silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from upperhand.reading.events.plover_words import lexicon
from upperhand.record import (
    Citation,
    Cluster,
    Document,
    Event,
    LeverageClaim,
    Meeting,
    Mention,
    Position,
    Problem,
    Record,
    Statement,
    When,
)

__all__ = ["SCHEMA", "to_json"]

SCHEMA = 1


class _BadSlice(Exception):
    """A citation that holds no words of its document."""


class _Writer:
    """Slices texts; the one place where a span becomes words."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._texts = {d.id: d.text for d in documents}

    def span(self, citation: Citation) -> dict[str, Any]:
        text = self._texts.get(citation.document, "")
        inside = 0 <= citation.start < citation.end <= len(text)
        words = text[citation.start : citation.end] if inside else ""
        if not words.strip():
            raise _BadSlice(f"{citation.start}:{citation.end}")
        return {"text": words, "start": citation.start, "end": citation.end}

    def spans(self, citations: Iterable[Citation]) -> list[dict[str, Any]]:
        return [{**self.span(c), "document": c.document} for c in citations]

    def optional(self, citation: Citation | None) -> dict[str, Any] | None:
        return self.span(citation) if citation else None


def to_json(record: Record) -> dict[str, Any]:
    """Return the record as JSON-ready data, with the keys that design fixes for ``read``.

    >>> sorted(to_json(Record()))[:4]
    ['clusters', 'dates', 'documents', 'events']
    """
    writer, problems = _Writer(record.documents), list(record.problems)
    kinds: tuple[tuple[str, Any, Iterable[Any]], ...] = (
        ("statements", _statement, record.statements),
        ("positions", _position, record.positions),
        ("leverage_claims", _claim, record.leverage_claims),
        ("events", _event, record.events),
        ("meetings", _meeting, record.meetings),
        ("dates", _date, record.dates),
    )
    written: dict[str, Any] = {
        "schema": SCHEMA,
        "documents": [_document(d) for d in record.documents],
    }
    order = {d.id: place for place, d in enumerate(record.documents)}
    for name, write, unordered in kinds:
        entries = sorted(unordered, key=lambda e: _place(e, order))
        written[name] = list(_written(write, entries, writer, problems))
    written["clusters"] = [_cluster(c) for c in record.clusters]
    written["problems"] = [_problem(p) for p in problems]
    return written


def _place(entry: Any, order: dict[str, int]) -> tuple[int, int, float]:
    """Return where an entry stands: document, sentence or span, the surest first."""
    cited = getattr(entry, "content", None) or getattr(entry, "citations", None)
    first = cited[0] if cited else getattr(entry, "citation", None)
    if first is None:
        return (len(order), 0, 0.0)
    return (order.get(first.document, len(order)), first.start, -getattr(entry, "confidence", 1.0))


def _written(
    write: Any, entries: Iterable[Any], writer: _Writer, problems: list[Problem]
) -> Iterator[dict[str, Any]]:
    for entry in entries:
        try:
            yield write(entry, writer)
        except _BadSlice as fault:
            problems.append(
                Problem(
                    getattr(entry, "id", "date"),
                    f"left out: its span {fault} holds no words of its document",
                    "report it; the page's other entries are not touched",
                    "error",
                )
            )


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id, "source": document.source, "title": document.title,
        "author": document.author, "section": document.section, "url": document.url,
        "outlet": document.outlet, "published": _when(document.published),
        "updated": _when(document.updated), "retrieved": document.retrieved,
        "language": document.language, "characters": len(document.text),
        "found": dict(document.found),
        "body": [{"start": p.start, "end": p.end} for p in document.body()],
        "boilerplate": [
            {"start": p.start, "end": p.end, "kind": p.kind}
            for p in document.parts if p.kind != "body"
        ],
    }  # fmt: skip


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {"iso": when.iso, "granularity": when.granularity, "text": when.text,
            "anchor": when.anchor, "inferred": when.inferred}  # fmt: skip


def _date(when: When, writer: _Writer) -> dict[str, Any]:
    place = writer.optional(when.citation) or {}
    document = {"document": when.citation.document} if when.citation else {}
    return {**(_when(when) or {}), **place, **document}


def _mention(mention: Mention | None, writer: _Writer) -> dict[str, Any] | None:
    return {**writer.span(mention.citation), "actor": mention.actor} if mention else None


def _statement(statement: Statement, writer: _Writer) -> dict[str, Any]:
    return {
        "id": statement.id, "document": statement.document, "kind": statement.kind,
        "act": statement.act, "party": statement.party,
        "speaker": _mention(statement.speaker, writer), "cue": writer.optional(statement.cue),
        "content": [writer.span(c) for c in statement.content],
        "negated": statement.negated, "condition": writer.optional(statement.condition),
        "audience": statement.audience, "continues": statement.continues,
        "when": _when(statement.when), "disputed": statement.disputed,
        "confidence": statement.confidence, "extractor": statement.extractor,
    }  # fmt: skip


def _position(position: Position, writer: _Writer) -> dict[str, Any]:
    return {
        "id": position.id, "party": position.party, "issue": position.issue,
        "option": position.option, "stance": position.stance, "when": _when(position.when),
        "statement": position.statement, "condition": position.condition, "plan": position.plan,
        "evidence": writer.spans(position.citations), "note": position.note,
        "confidence": position.confidence,
    }  # fmt: skip


def _claim(claim: LeverageClaim, writer: _Writer) -> dict[str, Any]:
    return {
        "id": claim.id, "document": claim.document, "type": claim.type, "holder": claim.holder,
        "claimant": claim.claimant, "driver": claim.driver, "direction": claim.direction,
        "issue": claim.issue, "basis": writer.optional(claim.basis), "since": _when(claim.since),
        "when": _when(claim.when), "statement": claim.statement,
        "evidence": writer.spans(claim.citations), "confidence": claim.confidence,
    }  # fmt: skip


def _event(event: Event, writer: _Writer) -> dict[str, Any]:
    evidence = writer.spans(event.citations)
    return {
        "id": event.id, "category": event.category, "class": event.category,
        "class_2021": lexicon().renamed.get(event.category, event.category), "mode": event.mode,
        "status": event.status, "actors": list(event.actors), "targets": list(event.targets),
        "place": event.place, "when": _when(event.when), "told_by": event.told_by,
        "document": evidence[0]["document"] if evidence else "",
        "text": evidence[0]["text"] if evidence else event.text,
        "trigger": evidence[1] if len(evidence) > 1 else None,
        "evidence": evidence[:1], "confidence": event.confidence, "extractor": event.extractor,
    }  # fmt: skip


def _meeting(meeting: Meeting, writer: _Writer) -> dict[str, Any]:
    evidence = writer.spans(meeting.citations)
    return {
        "id": meeting.id, "participants": list(meeting.participants), "sides": list(meeting.sides),
        "place": meeting.place, "when": _when(meeting.when), "status": meeting.status,
        "outcome": meeting.outcome, "told_by": meeting.told_by,
        "document": evidence[0]["document"] if evidence else "",
        "text": evidence[0]["text"] if evidence else meeting.text, "evidence": evidence,
    }  # fmt: skip


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {"id": cluster.id, "kind": cluster.kind, "members": list(cluster.members),
            "contradictory": cluster.contradictory, "note": cluster.note}  # fmt: skip


def _problem(problem: Problem) -> dict[str, Any]:
    return {"where": problem.where, "what": problem.what, "repair": problem.repair,
            "severity": problem.severity, "document": problem.document,
            "details": list(problem.details)}  # fmt: skip
