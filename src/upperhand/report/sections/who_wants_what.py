"""Who wants what: the latest stated position of every party on every issue, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from upperhand.record import Position
from upperhand.report.page import Page
from upperhand.report.words import STANCES
from upperhand.scenario import RedLine

__all__ = ["view"]


TOLD_CLEARLY = 0.5
"""Positions read in a page with less confidence than this stay in the record, not in the table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One party on one issue: its latest stated position, what the pages read add, its limit."""

    stated: tuple[Position, ...]
    read: tuple[Position, ...]
    limit: RedLine | None
    farthest: str

    @property
    def dated(self) -> bool:
        """Whether every position read in the pages has a date."""
        return all(p.when is not None and p.when.iso for p in self.read)


def view(page: Page) -> dict[str, Any]:
    """Return what the section shows: one column for every party with a position on record."""
    record = page.findings.record
    spoken = {p.party for p in record.positions if p.issue in _ids(page)}
    parties = [p.id for p in page.scenario.parties if p.id in spoken or p.side]
    parties.sort(key=lambda p: (*page.sides, p).index(p))
    return {
        "parties": parties,
        "silent": [p.id for p in page.scenario.parties if p.id not in parties],
        "cells": {i: {p: _cell(page, p, i) for p in parties} for i in _ids(page)},
        "stances": STANCES,
        "told_clearly": TOLD_CLEARLY,
        "plans_as_whole": [p for p in record.positions if p.issue == "plan"],
    }


def _ids(page: Page) -> list[str]:
    return [i.id for i in page.scenario.issues]


def _cell(page: Page, party: str, issue: str) -> Cell:
    held = [p for p in page.findings.record.by_issue(issue) if p.party == party]
    from_case = [p for p in held if not _is_read(p)]
    dated = [p for p in from_case if p.when and p.when.iso]
    last = max((p.when.iso for p in dated if p.when), default="")
    latest = [p for p in dated if p.when and p.when.iso == last] or from_case[-1:]
    limit = page.scenario.interest(party, issue).red_line
    return Cell(
        stated=tuple(latest),
        read=tuple(p for p in held if _is_read(p) and p.confidence >= TOLD_CLEARLY),
        limit=limit,
        farthest=_farthest(page, party, issue, limit) if limit else "",
    )


def _is_read(position: Position) -> bool:
    """Tell a position read in a page, in a speaker's words or the reporter's, from a coded one."""
    return bool(position.statement or position.citations)


def _farthest(page: Page, party: str, issue: str, limit: RedLine) -> str:
    """Return the last option a side's red line leaves, counted from its own pole, or nothing."""
    side = page.scenario.party(party).side
    options = sorted(page.scenario.issue(issue).options, key=lambda o: o.scale)
    ordered = [o.id for o in (reversed(options) if side == "b" else options)]
    kept = ordered[: len(limit.options)]
    return kept[-1] if side and set(kept) == set(limit.options) else ""
