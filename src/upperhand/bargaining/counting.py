"""How many deals every party could accept: counted, or bounded by a sample that says so.

Theory of operation. The issues are split into two halves, and each half's ways are listed with
equal ones merged. A way of one half *needs* from the other, party by party, what is missing to
the reserves; counting acceptable deals is counting pairs in which what one way has is at least
what the other needs, in every coordinate. Parties whose reserve is met by any deal are no
coordinate. One coordinate: a sorted list. Two: a wavelet tree (Grossi, Gupta & Vitter 2003),
all questions asked at once. More: split at the median of the last coordinate; pairs that cross
the split have settled that coordinate, the others are counted in the two parts (Bentley 1980).
So 10^10 deals take two lists of 10^5.

When a half is longer than ``LONGEST_HALF``, or time is up, deals are drawn evenly from the allowed
ones, and the count becomes an interval by the Chernoff bound: it is wrong with a chance of at
most ``RISK``.

References
----------
.. [1] Bentley (1980), Multidimensional Divide-and-Conquer, *Communications of the ACM* 23(4).
.. [2] Chernoff (1952), A Measure of Asymptotic Efficiency for Tests of a Hypothesis Based on the
   Sum of Observations, *Annals of Mathematical Statistics* 23(4), 493-507.
.. [3] Grossi, Gupta & Vitter (2003), High-Order Entropy-Compressed Text Indexes, *SODA*.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import mul

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.blocks import Part, blocks, grow
from upperhand.bargaining.dominance import GaveUp, distinct
from upperhand.bargaining.frontier import grains
from upperhand.scenario.space import DealSpace

__all__ = ["Count", "acceptable_deals"]

Floats = NDArray[np.float64]
GiveUp = Callable[[], bool]

LONGEST_HALF = 1 << 17  # ways of a half listed one by one: 10 MB with three parties
FEW_PAIRS = 1 << 22  # pairs compared outright: 4 million take about 5 ms
AT_ONCE = 1 << 18  # of which so many at a time, so that they stay within the cache
DRAWN = 1 << 20  # deals in a sample: its share is then known to about 0.3 points
DRAWN_AT_ONCE = 1 << 17
LARGEST_GROUP = 1 << 12  # ways drawn from at once: they stay within the cache
RISK = 1e-9  # chance that an interval from a sample misses the number
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


@dataclass(frozen=True, slots=True, eq=False)
class _Ways:
    """Ways to settle some issues: ``worth`` [way, demanding party], ``number`` [way] of each."""

    worth: Floats
    number: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.worth)


def acceptable_deals(
    space: DealSpace, *, give_up: GiveUp = lambda: False, rng: int | np.random.Generator = 0
) -> Count:
    """Return how many allowed deals reach every party's reserve.

    Exact for up to about 10^10 deals if there is time; else an interval from deals drawn with
    ``rng``. A utility a grain below the reserve reaches it (see :func:`grains`).

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ...     reserve={"a": 0.5, "b": 0.1},
    ... )
    >>> acceptable_deals(space)
    Count(low=1, high=1, risk=0.0)
    """
    needed = _needed(space)
    demanding = np.flatnonzero(needed > 0)
    made = [_listed(space, block, demanding) for block in blocks(space)]
    allowed = math.prod(sum(ways.number.tolist()) for ways in made)
    if not len(demanding) or not allowed:
        return Count(allowed, allowed)
    try:
        ours, theirs = _halves(made, grains(space)[demanding])
        found = _pairs(needed[demanding] - ours.worth, ours.number, theirs, give_up)
        return Count(found, found)
    except GaveUp:
        return _sampled(
            made, needed[demanding], grains(space)[demanding], np.random.default_rng(rng)
        )


def _needed(space: DealSpace) -> Floats:
    worst = np.sum([worth.min(axis=1) for worth in space.worth], axis=0)
    return np.asarray(space.reserve - worst - grains(space))


def _listed(space: DealSpace, block: tuple[int, ...], demanding: NDArray[np.int64]) -> _Ways:
    grain = grains(space)[demanding]

    def merged(part: Part) -> Part:
        one = _merged(_Ways(part.worth[:, demanding], part.ties), grain)
        first, _ = _alike(part.worth[:, demanding], grain)
        return replace(part.at(first), ties=one.number)

    part = grow(space, block, merged)
    return _merged(_Ways(part.worth[:, demanding], part.ties), grain)


def _alike(worth: Floats, grain: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if not worth.shape[1]:
        return np.arange(min(1, len(worth))), np.zeros(len(worth), dtype=np.int64)
    return distinct(np.rint(worth / grain).astype(np.int64))


def _merged(ways: _Ways, grain: Floats) -> _Ways:
    first, kind = _alike(ways.worth, grain)
    number = np.zeros(len(first), dtype=ways.number.dtype)
    np.add.at(number, kind, ways.number)
    return _Ways(ways.worth[first], number)


def _halves(made: list[_Ways], grain: Floats) -> tuple[_Ways, _Ways]:
    nothing = _Ways(np.zeros((1, len(grain))), np.ones(1, dtype=made[0].number.dtype))
    shorter, longer = nothing, nothing
    for block in sorted(made, key=len, reverse=True):
        if len(shorter) * len(block) > LONGEST_HALF:
            raise GaveUp
        shorter, longer = sorted((_both(shorter, block, grain), longer), key=len)
    return shorter, longer


def _both(ours: _Ways, theirs: _Ways, grain: Floats) -> _Ways:
    a, b = (x.ravel() for x in np.indices((len(ours), len(theirs))))
    both = _Ways(ours.worth[a] + theirs.worth[b], ours.number[a] * theirs.number[b])
    return _merged(both, grain)


def _sampled(made: list[_Ways], needed: Floats, grain: Floats, rng: np.random.Generator) -> Count:
    groups = _few(made, grain)
    hits = 0
    for _ in range(DRAWN // DRAWN_AT_ONCE):
        worth = sum(ways.worth[_drawn(ways, rng)] for ways in groups)
        hits += int(np.count_nonzero((worth >= needed).all(axis=1)))
    low, high = _share_between(hits / DRAWN)
    allowed = math.prod(sum(ways.number.tolist()) for ways in made)
    return Count(math.floor(low * allowed), math.ceil(high * allowed), RISK)


def _few(made: list[_Ways], grain: Floats) -> list[_Ways]:
    """Return the same ways in fewer groups, so that a deal takes fewer draws."""
    groups: list[_Ways] = []
    for block in sorted(made, key=len):
        if groups and len(groups[-1]) * len(block) <= LARGEST_GROUP:
            groups[-1] = _both(groups[-1], block, grain)
        else:
            groups.append(block)
    return groups


def _drawn(ways: _Ways, rng: np.random.Generator) -> NDArray[np.int64]:
    if (ways.number == 1).all():
        return rng.integers(len(ways), size=DRAWN_AT_ONCE)
    upto = np.cumsum(ways.number).astype(np.float64)
    chosen = rng.random(DRAWN_AT_ONCE) * upto[-1]
    return np.asarray(np.searchsorted(upto[:-1], chosen, side="right"))


def _share_between(seen: float) -> tuple[float, float]:
    """Return the shares that are not too unlikely to give the share seen in ``DRAWN`` draws."""
    limit = math.log(2 / RISK) / DRAWN
    ends = []
    for end in (0.0, 1.0):
        near, far = seen, end
        for _ in range(HALVINGS):
            middle = (near + far) / 2
            if _divergence(seen, middle) <= limit:
                near = middle
            else:
                far = middle
        ends.append(near)
    return ends[0], ends[1]


def _divergence(p: float, q: float) -> float:
    """Return the Kullback-Leibler divergence of two chances of one event [nats]."""
    pairs = [(a, b) for a, b in ((p, q), (1 - p, 1 - q)) if a]
    return sum(a * math.log(a / b) if b else math.inf for a, b in pairs)


def _pairs(needs: Floats, asking: NDArray[np.int64], has: _Ways, give_up: GiveUp) -> int:
    """Return the number of pairs in which what one has is at least what the other needs.

    ``needs`` [asker, coordinate] stands ``asking`` [asker] times.
    """
    if give_up():
        raise GaveUp
    if not len(needs) or not len(has):
        return 0
    if needs.shape[1] == 0:
        return int(sum(asking.tolist()) * sum(has.number.tolist()))
    if needs.shape[1] == 1:
        found = _from_a_list(needs[:, 0], has)
    elif len(needs) * len(has) <= FEW_PAIRS:
        found = _outright(needs, has)
    elif needs.shape[1] == 2:
        found = _from_a_wavelet_tree(needs, has, give_up)
    else:
        return _split(needs, asking, has, give_up)
    return int(sum(map(mul, asking.tolist(), found.tolist())))


def _from_a_list(needs: Floats, has: _Ways) -> NDArray[np.int64]:
    order = np.argsort(has.worth[:, 0])
    below = _running(has.number[order])
    return np.asarray(below[-1] - below[np.searchsorted(has.worth[order, 0], needs)])


def _running(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate((np.zeros(1, dtype=numbers.dtype), np.cumsum(numbers)))


def _outright(needs: Floats, has: _Ways) -> NDArray[np.int64]:
    rows = max(1, AT_ONCE // len(has))
    pieces = [_compared(needs[at : at + rows], has) for at in range(0, len(needs), rows)]
    return np.concatenate(pieces)


def _compared(needs: Floats, has: _Ways) -> NDArray[np.int64]:
    enough: NDArray[np.bool_] = needs[:, :1] <= has.worth[:, 0]
    for need, have in zip(needs.T[1:], has.worth.T[1:], strict=True):
        enough &= need[:, None] <= have
    if (has.number == 1).all():
        return np.asarray(np.count_nonzero(enough, axis=1), dtype=np.int64)
    return np.asarray(enough @ has.number)


def _from_a_wavelet_tree(needs: Floats, has: _Ways, give_up: GiveUp) -> NDArray[np.int64]:
    by_first = np.argsort(-has.worth[:, 0], kind="stable")
    seconds = np.sort(has.worth[:, 1])
    rank = np.searchsorted(seconds, has.worth[by_first, 1])
    wanted = np.searchsorted(seconds, needs[:, 1])
    start = np.zeros(len(needs), dtype=np.int64)
    end = np.searchsorted(-has.worth[by_first, 0], -needs[:, 0], side="right")
    weight = has.number[by_first]
    found = np.zeros(len(needs), dtype=weight.dtype)
    for bit in reversed(range(len(has).bit_length())):
        if give_up():
            raise GaveUp
        # Among those that agree with the wanted rank in all higher bits, a one where it has a
        # zero is a higher rank: counted. Then follow the wanted rank's own bit.
        one, up = (rank >> bit & 1).astype(bool), (wanted >> bit & 1).astype(bool)
        zeros, heavier = _running(~one), _running(weight * one)
        found += np.where(up, 0, heavier[end] - heavier[start])
        start = np.where(up, zeros[-1] + start - zeros[start], zeros[start])
        end = np.where(up, zeros[-1] + end - zeros[end], zeros[end])
        order = np.argsort(one, kind="stable")
        rank, weight = rank[order], weight[order]
    total = _running(weight)
    return np.asarray(found + total[end] - total[start])


def _split(needs: Floats, asking: NDArray[np.int64], has: _Ways, give_up: GiveUp) -> int:
    last = has.worth[:, -1]
    middle = _middle(last)
    rich, modest = last >= middle, needs[:, -1] <= middle
    above, below = (
        _Ways(has.worth[rich], has.number[rich]),
        _Ways(has.worth[~rich], has.number[~rich]),
    )
    settled = _Ways(above.worth[:, :-1], above.number)
    return (
        _pairs(needs[modest, :-1], asking[modest], settled, give_up)
        + _pairs(needs[modest], asking[modest], below, give_up)
        + (_pairs(needs[~modest], asking[~modest], above, give_up) if len(below) else 0)
    )


def _middle(values: Floats) -> float:
    """Return a value that splits the others into those below and those not below, if any does."""
    middle = float(np.median(values))
    higher = values[values > middle]
    return float(higher.min()) if middle == values.min() and len(higher) else middle
