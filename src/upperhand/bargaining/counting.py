"""How many deals every party could accept: counted, or bounded by a sample that says so.

Theory of operation. The issues are split into two halves, and each half's ways are listed with
equal ones merged. A way of one half *needs* from the other, party by party, what is missing to
the reserves; counting acceptable deals is counting pairs in which what one way has is at least
what the other needs, in every coordinate. Parties whose reserve is met by any deal are no
coordinate. One coordinate: a sorted list. Two: a wavelet tree (Grossi, Gupta & Vitter 2003),
all questions asked at once. More: split at the median of the last coordinate; pairs that cross
the split have settled that coordinate, the others are counted in the two parts (Bentley 1980).
If conflicts tie the halves, ways that forbid the same in the other half are counted together.
So 10^9 deals take two lists of 30,000.

When a half is longer than ``LONGEST_HALF``, or time is up, the count becomes an interval from deals
drawn at random (see :mod:`upperhand.bargaining.sampling`).

References
----------
.. [1] Bentley (1980), Multidimensional Divide-and-Conquer, *Communications of the ACM* 23(4).
.. [2] Grossi, Gupta & Vitter (2003), High-Order Entropy-Compressed Text Indexes, *SODA*.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import mul

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.blocks import Part, alike, blocks, grow, holds, ways
from upperhand.bargaining.dominance import GaveUp, distinct
from upperhand.bargaining.frontier import grains
from upperhand.bargaining.sampling import Count, sampled_count
from upperhand.scenario.space import DealSpace

__all__ = ["Count", "acceptable_deals"]

Floats = NDArray[np.float64]
GiveUp = Callable[[], bool]

LONGEST_HALF = 1 << 17  # ways of a half listed one by one: 10 MB with three parties
FEW_PAIRS = 1 << 20  # pairs compared outright: a million take about 2 ms
AT_ONCE = 1 << 18  # of which so many at a time, so that they stay within the cache


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

    Exact for up to some 10^9 deals, or more where many are worth the same, if there is time;
    else an interval from deals drawn with ``rng``. A utility a grain below the reserve reaches
    it (see :func:`grains`).

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
    needed = space.reserve - grains(space)
    short = needed - np.sum([worth.min(axis=1) for worth in space.worth], axis=0)
    demanding = np.flatnonzero(short > 0)
    if not len(demanding) or not ways(space):
        allowed = ways(space)
        return Count(allowed, allowed)
    try:
        found = _counted(space, short, demanding, give_up)
        return Count(found, found)
    except GaveUp:
        bounds = sampled_count(space, needed, np.random.default_rng(rng))
        return replace(bounds, high=min(bounds.high, ways(space)))


def _counted(space: DealSpace, short: Floats, demanding: NDArray[np.int64], give_up: GiveUp) -> int:
    one, other = _halves(space)
    ours = _listed(space, one, other, demanding, give_up)
    theirs = _listed(space, other, one, demanding, give_up)
    found = 0
    for group in alike(space, ours, other):
        fit = _fitting(space, ours.at(group[:1]), theirs)
        has = _Ways(theirs.worth[fit][:, demanding], theirs.ties[fit])
        needs = (short - ours.worth[group])[:, demanding]
        found += _pairs(needs, ours.ties[group], has, give_up)
    return found


def _halves(space: DealSpace) -> tuple[list[int], list[int]]:
    """Return the issues in two halves with about as many ways, linked ones together if it fits."""
    sizes = [len(options) for options in space.options]
    most = math.isqrt(space.n_deals)
    pieces: list[tuple[int, ...]] = []
    for block in blocks(space):
        fits = math.prod(sizes[i] for i in block) <= most
        pieces += [block] if fits else [(i,) for i in block]
    halves: tuple[list[int], list[int]] = ([], [])
    for piece in sorted(pieces, key=lambda issues: -math.prod(sizes[i] for i in issues)):
        min(halves, key=lambda half: math.prod(sizes[i] for i in half)).extend(piece)
    return halves


def _listed(
    space: DealSpace,
    issues: list[int],
    beyond: list[int],
    demanding: NDArray[np.int64],
    give_up: GiveUp,
) -> Part:
    """Return the ways to settle a half, those worth the same to the demanding parties merged."""
    grain = grains(space)[demanding]

    def merged(part: Part) -> Part:
        first, kind = distinct(np.rint(part.worth[:, demanding] / grain).astype(np.int64))
        ties = np.zeros(len(first), dtype=part.ties.dtype)
        np.add.at(ties, kind, part.ties)
        return replace(part.at(first), ties=ties)

    widest = max((len(space.options[issue]) for issue in issues), default=1)

    def in_time(part: Part) -> Part:
        next_step = len(part) * (widest if len(part.issues) < len(issues) else 1)
        if next_step > LONGEST_HALF or give_up():
            raise GaveUp
        return part

    return grow(space, issues, merged, in_time, beyond)


def _fitting(space: DealSpace, one: Part, theirs: Part) -> NDArray[np.bool_]:
    """Return which of their ways hold nothing that our one way forbids."""
    fit = np.ones(len(theirs), dtype=bool)
    for pair in space.conflicts:
        for made, other in (pair, pair[::-1]):
            met = made.issue in one.issues and other.issue in theirs.issues
            if met and holds(one, made).any():
                fit &= ~holds(theirs, other)
    return fit


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
