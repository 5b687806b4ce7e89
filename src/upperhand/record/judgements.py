"""What a person judged about a war: numbers with their ranges, units and reasons."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from upperhand.record.case_shape import SHAPE, Keys, Unit

__all__ = [
    "Aftermath",
    "GuaranteeLevel",
    "GuarantorWill",
    "Hardness",
    "Hearing",
    "Judged",
    "JudgedFor",
    "Judgements",
    "Ladder",
    "Prior",
    "SupportEffect",
]


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
