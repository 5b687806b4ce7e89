"""The war as the path that is taken when no deal is signed."""

from __future__ import annotations

from dataclasses import dataclass

from upperhand.errors import ScenarioError
from upperhand.estimate import Estimate

__all__ = ["Belief", "Endurance", "Support", "War"]


@dataclass(frozen=True, slots=True)
class Endurance:
    """How many months of this war a party would bear to get its ideal terms, not the other's."""

    party: str
    months: Estimate


@dataclass(frozen=True, slots=True)
class Belief:
    """What a party thought of the odds before the public record of this war's fighting.

    A Beta distribution on the chance that the next move of the front goes side A's way:
    ``mean`` in (0, 1), ``weight`` the number of moves the prior counts for.
    """

    party: str
    mean: Estimate
    weight: Estimate


@dataclass(frozen=True, slots=True)
class Support:
    """A third party's support of one side ("a" or "b") in the fighting.

    ``given`` is what it gives, 1 as things stand and 0 if it stopped; ``effect`` how far the
    log-odds of the front's next move would turn against the side if it stopped altogether.
    """

    party: str
    to: str
    given: Estimate
    effect: Estimate


@dataclass(frozen=True, slots=True)
class War:
    """A coarse ladder over the territory in dispute, and how the front climbs it.

    ``steps`` rungs lie between side B taking back all of it (0) and side A taking all (steps).
    ``position`` is where the line stood on ``as_of``; ``mobility`` the chance per month that it
    moves one rung; ``moves`` the number of independent moves the public record is worth and
    ``toward_a`` the share of them, in [0, 1], that went side A's way; ``collapse`` the chance
    per month, for either side alike, that the war is decided off the front (army, finance,
    home). ``reference`` is the rung at which the options that freeze the line were coded.
    ``support`` is what third parties give; the public record was made under it.

    Raises
    ------
    ScenarioError
        If the position leaves the ladder or the share of moves leaves [0, 1].
    """

    steps: int
    position: Estimate
    mobility: Estimate
    moves: Estimate
    toward_a: Estimate
    collapse: Estimate
    endurance: tuple[Endurance, ...]
    beliefs: tuple[Belief, ...]
    reference: float
    support: tuple[Support, ...] = ()
    measure: str = ""

    def __post_init__(self) -> None:
        faults = []
        if not 0 <= self.position.low <= self.position.high <= self.steps:
            faults.append(f"position {self.position.mode:g} leaves the ladder 0–{self.steps}")
        if not 0 <= self.toward_a.low <= self.toward_a.high <= 1:
            faults.append(f"toward_a is {self.toward_a.mode:g}, but a share must lie in [0, 1]")
        if faults:
            raise ScenarioError("the war of this scenario is broken", faults)

    def endurance_of(self, party: str) -> Estimate | None:
        """Return a party's endurance, or None for a party that does not fight."""
        return next((e.months for e in self.endurance if e.party == party), None)

    def belief_of(self, party: str) -> Belief | None:
        """Return a party's prior on the odds, or None where none is held."""
        return next((b for b in self.beliefs if b.party == party), None)
