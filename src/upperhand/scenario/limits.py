"""Which values an estimate of a scenario can have, by the kind of its path.

A number outside its limits would fail deep in a solver, in some draw; it is refused where it
enters, by its path.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from upperhand.estimate import Estimate

__all__ = ["Limit", "beyond"]


@dataclass(frozen=True, slots=True)
class Limit:
    """Lowest and highest value of a number; ``above`` and ``below`` leave the end itself out."""

    low: float
    high: float = math.inf
    above: bool = False
    below: bool = False

    def holds(self, value: float) -> bool:
        """Return whether a value lies within."""
        over = value > self.low if self.above else value >= self.low
        return over and (value < self.high if self.below else value <= self.high)

    def said(self) -> str:
        """Return the limit in words."""
        if math.isinf(self.high):
            return f"{'above' if self.above else 'at least'} {self.low:g}"
        opens, closes = "(" if self.above else "[", ")" if self.below else "]"
        return f"in {opens}{self.low:g}, {self.high:g}{closes}"


CHANCE = Limit(0, 1)
POSITIVE = Limit(0, above=True)
LIMITS = {
    "war.mobility": CHANCE,
    "war.moves": Limit(0),
    "war.collapse": Limit(0, 0.5),  # a month's chance for either side alike
    "endurance": POSITIVE,
    "belief.mean": Limit(0, 1, above=True, below=True),
    "belief.weight": POSITIVE,
    "support.given": Limit(0),
    "patience": Limit(0, 1, above=True),
    "ideal": CHANCE,
    "weight": Limit(0),
    "curvature": POSITIVE,
    "hardness": CHANCE,
}


def beyond(path: str, estimate: Estimate) -> str:
    """Return what is wrong with an estimate at a path, or nothing if it keeps its limits.

    >>> beyond("patience.north", Estimate(0.9, 0.99, 1.2, note="guess"))
    'patience.north runs 0.9–0.99–1.2, but must lie in (0, 1]'
    >>> beyond("patience.north", Estimate(0.9, 0.99, 1.0, note="guess"))
    ''
    """
    limit = _limit(path)
    if limit is None or (limit.holds(estimate.low) and limit.holds(estimate.high)):
        return ""
    shown = f"{estimate.low:g}–{estimate.mode:g}–{estimate.high:g}"
    return f"{path} runs {shown}, but must lie {limit.said()}"


@cache  # a simulation asks for the same few hundred paths in every draw
def _limit(path: str) -> Limit | None:
    parts = path.split(".")
    if parts[0] == "war":
        return LIMITS.get(path)
    pair = parts[0] in ("belief", "support")
    return LIMITS.get(f"{parts[0]}.{parts[-1]}" if pair else parts[0])
