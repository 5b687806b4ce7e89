"""How many deals every party could accept, bounded by drawing deals.

For spaces too large to count. Options are drawn evenly, issue by issue; a draw that holds a
forbidden pair is no deal and hence no hit. The number of hits bounds the share of hits among all
draws by the Chernoff bound, which holds for any sample size and is wrong with a chance of at most
``RISK``.

References
----------
.. [1] Chernoff (1952), A Measure of Asymptotic Efficiency for Tests of a Hypothesis Based on the
   Sum of Observations, *Annals of Mathematical Statistics* 23(4), 493-507.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.scenario.space import DealSpace

__all__ = ["RISK", "Count", "sampled_count"]

Floats = NDArray[np.float64]

DRAWN = 1 << 20  # draws: the share is then known to about 0.3 points
DRAWN_AT_ONCE = 1 << 16
LARGEST_TABLE = 1 << 12  # ways to settle several issues drawn at once: they stay in the cache
RISK = 1e-9  # chance that an interval misses the number
HALVINGS = 60  # of an interval in [0, 1]: down to rounding


@dataclass(frozen=True, slots=True)
class Count:
    """A number of deals within ``low`` and ``high``, but for a chance ``risk`` if they differ."""

    low: int
    high: int
    risk: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether the number is known."""
        return self.low == self.high and self.risk == 0


def sampled_count(space: DealSpace, needed: Floats, rng: np.random.Generator) -> Count:
    """Return an interval for how many allowed deals reach ``needed`` [party]."""
    demanding = np.flatnonzero(needed > _worst(space))
    free = [_free(space, issue) for issue in range(len(space.issues))]
    linked = sorted({choice.issue for pair in space.conflicts for choice in pair})
    tables = list(_tables(space, [i for i in range(len(free)) if i not in linked], free, demanding))
    hits = 0
    for _ in range(DRAWN // DRAWN_AT_ONCE):
        worth = np.zeros((DRAWN_AT_ONCE, len(demanding)))
        for table in tables:
            worth += table[rng.integers(len(table), size=DRAWN_AT_ONCE)]
        chosen = {i: free[i][rng.integers(len(free[i]), size=DRAWN_AT_ONCE)] for i in linked}
        for issue, options in chosen.items():
            worth += space.worth[issue][demanding][:, options].T
        hit = (worth >= needed[demanding]).all(axis=1)
        for a, b in space.conflicts:
            hit &= (chosen[a.issue] != a.option) | (chosen[b.issue] != b.option)
        hits += int(np.count_nonzero(hit))
    low, high = share_between(hits, DRAWN)
    drawable = math.prod(len(options) for options in free)
    return Count(math.floor(low * drawable), math.ceil(high * drawable), RISK)


def _worst(space: DealSpace) -> Floats:
    return np.asarray(np.sum([worth.min(axis=1) for worth in space.worth], axis=0))


def _free(space: DealSpace, issue: int) -> NDArray[np.int64]:
    banned = space.banned(issue)
    return np.array([o for o in range(len(space.options[issue])) if o not in banned])


def _tables(
    space: DealSpace,
    issues: list[int],
    free: list[NDArray[np.int64]],
    demanding: NDArray[np.int64],
) -> Iterator[Floats]:
    """Yield what all ways to settle a few issues are worth, [way, party], few issues at a time."""
    table = np.zeros((1, len(demanding)))
    for issue in issues:
        worth = space.worth[issue][demanding][:, free[issue]].T
        if len(table) * len(worth) > LARGEST_TABLE:
            yield table
            table = np.zeros((1, len(demanding)))
        table = (table[:, None] + worth).reshape(-1, len(demanding))
    yield table


def share_between(hits: int, draws: int) -> tuple[float, float]:
    """Return the least and largest share of hits that is not too unlikely to give those seen.

    >>> low, high = share_between(500, 1000)
    >>> round(low, 3), round(high, 3)
    (0.398, 0.602)
    """
    limit = math.log(2 / RISK) / draws
    seen = hits / draws
    return _furthest(seen, 0.0, limit), _furthest(seen, 1.0, limit)


def _furthest(seen: float, end: float, limit: float) -> float:
    near, far = seen, end
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        if _divergence(seen, middle) <= limit:
            near = middle
        else:
            far = middle
    return far


def _divergence(p: float, q: float) -> float:
    """Return the Kullback-Leibler divergence of two chances of one event [nats]."""
    pairs = [(a, b) for a, b in ((p, q), (1 - p, 1 - q)) if a]
    return sum(a * math.log(a / b) if b else math.inf for a, b in pairs)
