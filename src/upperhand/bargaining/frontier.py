"""The exact frontier of a deal space, built issue by issue.

Theory of operation. With additive worth the set of all deals is the Minkowski sum of the sets of
options, and the undominated points of a sum lie inside the sum of the undominated points: if half
of a deal is dominated, replace it and the whole deal is dominated. So blocks of issues (see
:mod:`upperhand.bargaining.blocks`) are added one at a time, smallest first, and dominated points
dropped at once.

Ties. Utilities are counted in grains of ``GRAIN`` times the party's span (best deal minus worst
deal in its eyes): two utilities in the same grain are equal. This keeps 0.1 + 0.2 and 0.3 one
point, and leaves rescaling without effect.

Time. When ``give_up`` answers true, the points found so far are thinned to one per cell of a
coarse lattice before each further step. What is then returned are still real deals, and
``error`` says by how much, at most, a deal of the whole space can be better for each party than
some point returned (an additive epsilon-approximation). Measured on one core of the two of the
reference machine: see ``benchmarks/bench_deals.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.blocks import Part, blocks, grow, joined
from upperhand.bargaining.dominance import GaveUp, distinct, undominated
from upperhand.scenario.space import Deal, DealSpace

__all__ = ["GRAIN", "Frontier", "frontier", "grains"]

Floats = NDArray[np.float64]
GiveUp = Callable[[], bool]

# Far above rounding in a sum of hundreds of issues, far below any range that is estimated.
GRAIN = 1e-9
PIECE = 1 << 16  # combinations formed at once: about 5 MB with three parties
THINNED = 2_000  # points kept when time is up: each further step then takes milliseconds
THINNED_BLOCK = 20  # ways of a block kept then
COARSER = 1.5  # by how much the lattice is coarsened until few enough points are left


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """Undominated points of a deal space, one deal for each.

    ``utilities`` [point, party], sorted downwards by the first party; ``deals`` [point, issue];
    ``ties`` [point] counts the deals worth the same to every party whose gain counts; ``error``
    [party] is zero if exact, else the most by which any deal can exceed some point given here.
    """

    space: DealSpace
    utilities: Floats
    deals: NDArray[np.uint16]
    ties: tuple[int, ...]
    error: Floats

    def __len__(self) -> int:
        return len(self.utilities)

    @property
    def exact(self) -> bool:
        """Whether nothing was left out for want of time."""
        return not self.error.any()

    @property
    def n_deals(self) -> int:
        """Number of undominated deals, ties counted (of the points found, if not exact)."""
        return sum(self.ties)

    @property
    def acceptable(self) -> NDArray[np.bool_]:
        """Whether each point reaches every party's reserve, [point]."""
        short = self.space.reserve - grains(self.space)
        return np.asarray((self.utilities >= short).all(axis=1))

    def deal(self, point: int) -> Deal:
        """Return the deal that stands for a point."""
        return tuple(self.deals[point].tolist())


def grains(space: DealSpace) -> Floats:
    """Return the size of one grain of utility for each party, [party]."""
    span = _spans(space).sum(axis=0)
    return np.asarray(GRAIN * np.where(span > 0, span, 1.0), dtype=np.float64)


def _spans(space: DealSpace) -> Floats:
    """Return what lies between the worst and the best option, [issue, party]."""
    return np.array([worth.max(axis=1) - worth.min(axis=1) for worth in space.worth])


def frontier(
    space: DealSpace, *, acceptable_only: bool = False, give_up: GiveUp = lambda: False
) -> Frontier:
    """Return every undominated point of a deal space, with a deal and the number of ties each.

    Parameters
    ----------
    space : DealSpace
        Bans and conflicts are obeyed; parties named in ``consent_only`` must reach their
        reserve and are no coordinate.
    acceptable_only : bool
        Leave out points below some party's reserve, and drop early what can no longer reach
        it. What is left is the acceptable part of the whole frontier: a deal that dominates an
        acceptable one is acceptable itself.
    give_up : callable
        Asked now and then whether time is up. The clock is the caller's.

    Notes
    -----
    Exact unless ``give_up`` answered true; then ``error`` bounds what may be missing.

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ... )
    >>> frontier(space).utilities.tolist()
    [[1.0, 0.0], [0.6, 0.5], [0.0, 1.0]]
    """
    demanded = _demanded(space, everyone=acceptable_only)
    build = _Build(space, _spans(space), grains(space), demanded, give_up)
    made = sorted(
        (grow(space, issues, build.pruned, build.shortened) for issues in blocks(space)), key=len
    )
    return _finished(build, reduce(build.added, made))


def _demanded(space: DealSpace, *, everyone: bool) -> Floats:
    """Return what each party must reach above its worst deal, [party]; -inf if nothing."""
    worst = np.sum([worth.min(axis=1) for worth in space.worth], axis=0)
    must = [everyone or name in space.consent_only for name in space.parties]
    return np.where(must, space.reserve - worst, -np.inf)


@dataclass(frozen=True, slots=True, eq=False)
class _Build:
    """What stays the same while a frontier is built."""

    space: DealSpace
    spans: Floats
    grain: Floats
    demanded: Floats
    give_up: GiveUp

    def pruned(self, part: Part) -> Part:
        """Return the undominated ways of a part that can still become acceptable deals."""
        try:
            return self._pruned(part, self.give_up)
        except GaveUp:
            return self._pruned(self.thinned(part, THINNED), _never)

    def _pruned(self, part: Part, give_up: GiveUp) -> Part:
        if give_up():
            raise GaveUp
        part = part.at(np.flatnonzero(self._in_reach(part)))
        keys = self._keys(part)
        first, kind = distinct(keys)
        ties = np.zeros(len(first), dtype=part.ties.dtype)
        np.add.at(ties, kind, part.ties)
        best = undominated(keys[first], give_up)
        return replace(part.at(first[best]), ties=ties[best])

    def _in_reach(self, part: Part) -> NDArray[np.bool_]:
        if np.isneginf(self.demanded).all():
            return np.ones(len(part), dtype=bool)
        most = self.spans.sum(axis=0) - self.spans[list(part.issues)].sum(axis=0)
        return np.asarray((part.worth + most >= self.demanded - self.grain).all(axis=1))

    def _keys(self, part: Part) -> NDArray[np.int64]:
        counted = list(self.space.counted)
        points = part.worth[:, counted] / self.grain[counted]
        if self.space.consent_only:
            others = [i for i in range(len(self.grain)) if i not in counted]
            # More than its reserve is no better to a party that only consents.
            capped = np.minimum(part.worth[:, others], self.demanded[others])
            points = np.hstack([points, capped / self.grain[others]])
        return np.asarray(np.rint(points), dtype=np.int64)

    def shortened(self, part: Part) -> Part:
        """Return a linked block's half-made deals; the best few if time is up, at any loss."""
        if len(part) <= THINNED or not self.give_up():
            return part
        best = np.argsort(-(part.worth / self.grain).sum(axis=1), kind="stable")[:THINNED]
        return replace(part.at(best), error=np.full(len(self.grain), np.inf))

    def added(self, whole: Part, block: Part) -> Part:
        """Return the undominated ways to settle two parts together."""
        try:
            return self._added(whole, block, self.give_up)
        except GaveUp:
            fewer = self.thinned(whole, THINNED), self.thinned(block, THINNED_BLOCK)
            return self._added(*fewer, _never)

    def _added(self, whole: Part, block: Part, give_up: GiveUp) -> Part:
        pieces = [self._pruned(piece, give_up) for piece in _sums(whole, block)]
        return pieces[0] if len(pieces) == 1 else self._pruned(joined(pieces), give_up)

    def thinned(self, part: Part, most: int) -> Part:
        """Return at most ``most`` ways, one per cell of a lattice; what this loses is added."""
        if len(part) <= most:
            return part
        # A frontier has one dimension less than there are parties.
        along = most ** (1 / max(1, len(self.grain) - 1))
        cell = np.maximum(np.ptp(part.worth, axis=0) / along, self.grain)
        part = part.at(np.argsort(-(part.worth / cell).sum(axis=1), kind="stable"))
        while True:
            first, kind = distinct(np.floor(part.worth / cell).astype(np.int64))
            if len(first) <= most:
                lost = np.maximum(part.worth - part.worth[first[kind]], 0.0).max(axis=0)
                return replace(part.at(first), error=part.error + lost)
            cell = cell * COARSER


def _never() -> bool:
    return False


def _sums(whole: Part, block: Part) -> Iterator[Part]:
    rows = max(1, PIECE // max(1, len(block)))
    for start in range(0, max(1, len(whole)), rows):
        a, b = (x.ravel() for x in np.indices((len(whole.worth[start : start + rows]), len(block))))
        a = a + start
        yield Part(
            whole.issues + block.issues,
            whole.worth[a] + block.worth[b],
            np.hstack([whole.choices[a], block.choices[b]]),
            whole.ties[a] * block.ties[b],
            whole.error + block.error,
        )


def _finished(build: _Build, part: Part) -> Frontier:
    space = build.space
    deals = np.empty_like(part.choices)
    deals[:, list(part.issues)] = part.choices
    utilities = np.zeros((len(deals), len(space.parties)))
    for worth, column in zip(space.worth, deals.T, strict=True):
        utilities += worth[:, column].T
    order = np.lexsort(-utilities.T[::-1])
    error = _bounded(build, part, utilities)
    return Frontier(space, utilities[order], deals[order], tuple(part.ties[order].tolist()), error)


def _bounded(build: _Build, part: Part, utilities: Floats) -> Floats:
    certain = np.isfinite(part.error).all() and np.isneginf(build.demanded).all()
    if not part.error.any() or certain:
        return part.error
    # A way left out may meet a demand or go with later choices where the one kept for it does
    # not. What then still holds: nobody gets more than in its best deal.
    best = np.sum([worth.max(axis=1) for worth in build.space.worth], axis=0)
    worst = np.sum([worth.min(axis=1) for worth in build.space.worth], axis=0)
    if not len(utilities):
        return np.asarray(best - worst)
    fairest = utilities[np.argmax(((utilities - worst) / (best - worst + build.grain)).min(axis=1))]
    return np.asarray(best - fairest)
