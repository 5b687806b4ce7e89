"""What a case file was told, with dates and sources: stances, offers, events, costs, disputes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from upperhand.record.case_shape import SHAPE, Day, Keys, Unit
from upperhand.record.entries import Stance

__all__ = [
    "Acceptable",
    "Cost",
    "Dispute",
    "DisputeVersion",
    "HappenedEvent",
    "Opinion",
    "PackageOffer",
    "Salience",
    "StatedPosition",
    "Support",
]


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
class Opinion:
    """A survey answer: population, question, shares in per cent."""

    date: Day
    population: str
    q: str
    value: dict[str, float]
    n: int | None = None
    sources: Keys
