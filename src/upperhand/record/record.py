"""The record: every entry, in date order, with views by date, party and issue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from upperhand.record.entries import (
    Actor,
    Citation,
    Cluster,
    Document,
    Event,
    LeverageClaim,
    Measurement,
    Meeting,
    Position,
    Problem,
    Statement,
    When,
)

__all__ = ["Record"]


@dataclass(frozen=True, slots=True)
class Record:
    """What was said and done, and where we read it.

    A record only grows: :meth:`with_record` adds entries and never drops one, and adding the
    same document twice changes nothing (ids are derived from content).
    """

    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    leverage_claims: tuple[LeverageClaim, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    dates: tuple[When, ...] = ()
    problems: tuple[Problem, ...] = ()

    def document(self, id: str) -> Document:
        """Return the document with this id; KeyError if the record lacks it."""
        for document in self.documents:
            if document.id == id:
                return document
        raise KeyError(id)

    def quote(self, citation: Citation) -> str:
        """Return the cited words."""
        return self.document(citation.document).quote(citation)

    def as_of(self, day: date) -> Record:
        """Return what was known on ``day``: dated entries up to it, and undated ones."""
        kept = {
            name: tuple(e for e in getattr(self, name) if _known_on(e.when, day))
            for name in ("statements", "positions", "leverage_claims", "events", "meetings")
        }
        past = tuple(m for m in self.measurements if _known_on(m.when, day))
        return replace(self, **kept, measurements=past)

    def by_party(self, party: str) -> tuple[Position, ...]:
        """Return the positions of one party, oldest first."""
        return tuple(p for p in self.positions if p.party == party)

    def by_issue(self, issue: str) -> tuple[Position, ...]:
        """Return the positions on one issue, oldest first."""
        return tuple(p for p in self.positions if p.issue == issue)

    def with_record(self, other: Record) -> Record:
        """Return both records as one: no entry lost, none twice, dated entries in order."""
        merged: dict[str, Any] = {}
        for column in fields(self):
            entries = _distinct((*getattr(self, column.name), *getattr(other, column.name)))
            merged[column.name] = tuple(sorted(entries, key=_in_date_order))
        return Record(**merged)

    def entry(self, id: str) -> Any:
        """Return whatever entry carries this id; KeyError if none does."""
        for column in fields(self):
            for entry in getattr(self, column.name):
                if getattr(entry, "id", None) == id:
                    return entry
        raise KeyError(id)


def _known_on(when: When | None, day: date) -> bool:
    first = when.first_day if when else None
    return first is None or first <= day


def _distinct(entries: Iterable[Any]) -> list[Any]:
    """Drop repeated entries: same id, or equal where a noun has no id."""
    seen: dict[Any, Any] = {}
    for entry in entries:
        seen.setdefault(getattr(entry, "id", entry), entry)
    return list(seen.values())


def _in_date_order(entry: Any) -> tuple[str, str]:
    when = getattr(entry, "when", None) or getattr(entry, "published", None)
    return (when.iso if when else "", getattr(entry, "id", ""))
