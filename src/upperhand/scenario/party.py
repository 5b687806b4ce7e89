"""Parties and what they care about."""

from __future__ import annotations

from dataclasses import dataclass

from upperhand.estimate import Estimate

__all__ = ["Interest", "Party", "RedLine"]


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the negotiation.

    ``side`` is "a" or "b" for the two belligerents' poles, "" for third parties. A ``veto``
    party must gain from a deal or it will not sign. ``consent`` names the issues on which a
    third party's consent is needed. ``patience`` is worth today of one unit next month.
    """

    id: str
    name: str
    role: str
    side: str = ""
    veto: bool = False
    consent: tuple[str, ...] = ()
    patience: Estimate | None = None


@dataclass(frozen=True, slots=True)
class RedLine:
    """The options a party says it could accept, and how likely it is that the line binds.

    A stated red line is a claim about preferences. ``hardness`` is the chance in [0, 1] that a
    deal outside ``options`` truly would not be signed.
    """

    options: tuple[str, ...]
    hardness: Estimate


@dataclass(frozen=True, slots=True)
class Interest:
    """What one issue is worth to one party.

    ``ideal`` is a place on the issue's scale, ``weight`` the share of the party's stakes that
    hang on the issue (normalised over issues when utilities are built), ``curvature`` how
    steeply worth falls with distance: value = 1 - |scale - ideal| ** curvature, so that above 1
    small departures are cheap.
    """

    party: str
    issue: str
    ideal: Estimate
    weight: Estimate
    curvature: Estimate
    red_line: RedLine | None = None
