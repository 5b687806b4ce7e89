"""What a case file knows of a conflict: parties, issues, coded judgements, offers, sources.

These are the shapes of ``case.yaml`` (schema ``upperhand-case/1``), validated where the file
enters and frozen after. Positions, events and measurements become entries of the record;
what stays here is what a scenario is built from besides the record.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from upperhand.record.entries import Stance

__all__ = [
    "Acceptable",
    "Aftermath",
    "CaseIssue",
    "CaseOption",
    "CaseParty",
    "Conflict",
    "Consent",
    "Cost",
    "Dispute",
    "DisputeVersion",
    "Forbidden",
    "GuaranteeLevel",
    "GuarantorWill",
    "HappenedEvent",
    "Hardness",
    "Hearing",
    "Judged",
    "JudgedFor",
    "Judgements",
    "Ladder",
    "PackageOffer",
    "Person",
    "Prior",
    "Salience",
    "Source",
    "StatedPosition",
    "Support",
    "SupportEffect",
]

SHAPE = ConfigDict(extra="forbid", populate_by_name=True)
Unit = Annotated[float, Field(ge=0, le=1)]
Keys = tuple[str, ...]
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Day = Annotated[str, Field(pattern=DATE)]


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
class Judged:
    """A coded number: a range with a reason, or one value with a reason."""

    note: str
    value: float | None = None
    low: float | None = None
    mode: float | None = None
    high: float | None = None
    unit: str = ""
    month: str = ""
    share: float | None = None
    sources: Keys = ()


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class JudgedFor(Judged):
    """A coded range that holds for one party."""

    party: str


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Ladder:
    """The coarse ladder of the front: rungs, area and one date on which the share is known."""

    steps: Annotated[int, Field(ge=2, le=200)]
    area_km2: Annotated[float, Field(gt=0)]
    territory: str
    note: str
    checkpoint: Judged


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Prior:
    """What a party thought of the odds before this war's record."""

    mean: Judged
    weight: Judged


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Hardness:
    """How likely a stated limit truly binds, by how it was stated."""

    stated_once: Judged
    repeated: Judged


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Hearing:
    """How often a belligerent announces gains when they are real, and when they are not."""

    claim_if_true: Unit
    claim_if_false: Unit
    note: str


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class SupportEffect(Judged):
    """How far the odds of battle would turn against a party if another stopped its support."""

    party: str
    to: str


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class GuaranteeLevel(Judged):
    """How much of a full guarantee an option stands for, and who would give it."""

    option: str
    guarantors: Keys = ()


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class GuarantorWill:
    """What enforcing a deal is worth to a guarantor, and what it would cost it."""

    party: str
    worth: Judged
    cost: Judged


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Aftermath:
    """What decides whether a deal lasts: ``issue`` is the one whose option is the guarantee."""

    issue: str
    rearming: tuple[JudgedFor, ...]
    levels: tuple[GuaranteeLevel, ...]
    bite: tuple[JudgedFor, ...]
    spread: Judged
    guarantors: tuple[GuarantorWill, ...] = ()


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Judgements:
    """Everything a person judged about the war, each with its reason."""

    ladder: Ladder
    series: dict[str, str]
    moving_month_km2: Judged
    regime_start: Judged
    collapse: Judged
    endurance: tuple[JudgedFor, ...]
    patience: Judged
    curvature: Judged
    prior: Prior
    unknown_weight: Judged
    weight_error: Judged
    hardness: Hardness
    hearing: Hearing
    support: tuple[SupportEffect, ...] = ()
    durability: Aftermath | None = None


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class StatedPosition:
    """Where a party was reported to stand."""

    date: Day
    party: str
    issue: str
    option: str
    stance: Stance
    condition: Annotated[str, Field(alias="if")] = ""
    confidence: Literal["low", "medium", "high"] = "high"
    note: str = ""
    sources: Keys


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Acceptable:
    """Coded range of options a party could accept, from its own pole outwards."""

    party: str
    issue: str
    nearest: Annotated[str, Field(alias="from")]
    farthest: Annotated[str, Field(alias="to")]
    as_of: Day
    coded: bool
    confidence: Literal["low", "medium", "high"] = "medium"
    evidence: str = ""
    note: str = ""
    sources: Keys = ()


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Salience:
    """Coded weight of an issue for a party."""

    party: str
    issue: str
    weight: Unit
    coded: bool
    evidence: str = ""


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class PackageOffer:
    """A text on the table: terms by issue, who made it, and how others answered."""

    id: str
    date: Day
    by: str | Keys
    name: str
    terms: dict[str, str]
    open: Keys = ()
    response: dict[str, str] = Field(default_factory=dict)
    confidence: Literal["low", "medium", "high"] = "high"
    note: str = ""
    sources: Keys

    @property
    def authors(self) -> Keys:
        """The parties that made the offer."""
        return (self.by,) if isinstance(self.by, str) else self.by


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class HappenedEvent:
    """A dated event of the conflict, in our words."""

    date: Day
    kind: Literal["battle", "talks", "statement", "domestic", "external", "strike", "exchange"]
    text: str
    sources: Keys


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Support:
    """Arms, money, sanctions or the threat to cut them: by whom, to whom."""

    date: Day
    by: str
    to: str
    kind: str
    amount: str
    instrument: str = ""
    status: str = ""
    sources: Keys


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Cost:
    """What the war costs a party; low and high where sources differ."""

    party: str
    item: str
    value: float | str | None = None
    low: float | None = None
    high: float | None = None
    as_of: str = ""
    killed_up_to: float | None = None
    disputed_by: str = ""
    dispute_src: Keys = ()
    note: str = ""
    sources: Keys


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class DisputeVersion:
    """One version of a disputed fact and who holds it."""

    claim: str
    by: str = "unattributed"
    sources: Keys


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Dispute:
    """A fact on which sources disagree, every version kept."""

    id: str
    about: str
    versions: tuple[DisputeVersion, ...]
    note: str = ""


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Window:
    """First and last day the case covers."""

    start: Day
    end: Day


@dataclass(config=SHAPE, frozen=True, kw_only=True)
class Opinion:
    """A survey answer: population, question, shares in per cent."""

    date: Day
    population: str
    q: str
    value: dict[str, float]
    n: int | None = None
    sources: Keys


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
