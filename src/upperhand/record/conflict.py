"""A conflict as its case file knows it: parties, issues, and what was judged and reported.

These are the shapes of ``case.yaml`` (schema ``upperhand-case/1``), validated where the file
enters and frozen after. Positions, events and measurements become entries of the record;
what stays here is what a scenario is built from besides the record.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from upperhand.record.case_shape import SHAPE, Day, Keys, Unit
from upperhand.record.judgements import Judgements
from upperhand.record.reported import (
    Acceptable,
    Cost,
    Dispute,
    HappenedEvent,
    Opinion,
    PackageOffer,
    Salience,
    StatedPosition,
    Support,
)

__all__ = [
    "CaseIssue",
    "CaseOption",
    "CaseParty",
    "Conflict",
    "Consent",
    "Forbidden",
    "Person",
    "Source",
    "Window",
]


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Source:
    """Where a datum was read."""

    name: str
    url: str = ""
    read: str = ""


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Person:
    """Somebody who speaks for a party, in an office, from one date to another."""

    name: str
    office: str
    aliases: Keys = ()
    start: Annotated[str, Field(alias="from")] = ""
    end: Annotated[str, Field(alias="to")] = ""


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class CaseParty:
    """A party of the conflict; ``members`` are the states and bodies that speak as this party."""

    id: str
    name: str
    role: str
    veto: bool = False
    members: Keys = ()
    aliases: Keys = ()
    people: tuple[Person, ...] = ()


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class CaseOption:
    """One way to settle an issue, at a coded place between side a's pole (0) and side b's (1)."""

    id: str
    label: str
    scale: Unit
    terms: Keys = ()


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class CaseIssue:
    """An issue, its short name, its options, and the words by which a reader recognises it."""

    id: str
    question: str
    options: tuple[CaseOption, ...]
    name: str = ""
    map: str = ""
    terms: Keys = ()
    status_quo: str = ""
    follows_front: bool = False
    integrative: bool = False
    sources: Keys = ()


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Forbidden:
    """Two options, as issue.option, that cannot stand in one deal."""

    options: tuple[str, str]
    note: str


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Consent:
    """Issues that need a third party's consent."""

    party: str
    issues: Keys
    note: str


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Window:
    """First and last day the case covers."""

    start: Day
    end: Day


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Conflict:
    """A case file, read and checked."""

    schema: Literal["upperhand-case/1"]
    id: str
    title: str
    window: Window
    cut_off: Day
    side_a: str
    side_b: str
    parties: tuple[CaseParty, ...]
    issues: tuple[CaseIssue, ...]
    judgements: Judgements
    sources: dict[str, Source]
    forbidden: tuple[Forbidden, ...] = ()
    consent: tuple[Consent, ...] = ()
    positions: tuple[StatedPosition, ...] = ()
    acceptable: tuple[Acceptable, ...] = ()
    salience: tuple[Salience, ...] = ()
    offers: tuple[PackageOffer, ...] = ()
    events: tuple[HappenedEvent, ...] = ()
    support: tuple[Support, ...] = ()
    costs: tuple[Cost, ...] = ()
    opinion: tuple[Opinion, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    series_file: str = ""
    sample: str = ""
    note: str = ""

    def party(self, id: str) -> CaseParty:
        """Return the party with this id."""
        return next(p for p in self.parties if p.id == id)

    def issue(self, id: str) -> CaseIssue:
        """Return the issue with this id."""
        return next(i for i in self.issues if i.id == id)
