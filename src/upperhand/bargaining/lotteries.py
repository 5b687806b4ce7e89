"""Expected terms: settlements over lotteries between deals, for two parties.

Nash (1950) let the parties toss a coin between deals; then the frontier is a chain of straight
edges, and the settlement moves smoothly when a reservation value moves. On every edge only the
issues differ in which its two deals differ: those are the *marginal* issues. Read in numbers, a
lottery is how often each of two neighbouring packages would come out.

The hull of a sum is the sum of the hulls, so blocks of linked issues are reduced to their own
hulls first and joined edge by edge, steepest last. Two parties with gains that count only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.blocks import Part, blocks, grow
from upperhand.errors import ScenarioError
from upperhand.scenario.space import DealSpace

__all__ = [
    "Hull",
    "Lottery",
    "expected_places",
    "hull",
    "kalai_smorodinsky_lottery",
    "nash_lottery",
    "offers_lottery",
]

Floats = NDArray[np.float64]
Deals = NDArray[np.uint16]
Point = list[float]

# Chances below this are rounding: the settlement lies on a corner, not on an edge.
NEGLIGIBLE = 1e-9
# Blocks with no more ways than this are listed; larger ones are grown and pruned.
FEW_WAYS = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Hull:
    """Corners of the frontier over lotteries, from the second party's best to the first's.

    ``utilities`` [corner, party]; ``deals`` [corner, issue]; neighbouring corners differ in the
    marginal issues of their edge. Empty when nothing is allowed. ``reserve`` [party] is what
    each side needs: the space's own, unless :meth:`with_reserve` says otherwise.
    """

    space: DealSpace
    utilities: Floats
    deals: Deals
    reserve: Floats

    def with_reserve(self, reserve: Floats) -> Hull:
        """Return the same frontier seen from other reservation values."""
        return replace(self, reserve=reserve)


@dataclass(frozen=True, slots=True, eq=False)
class Lottery:
    """Deals with the chance of each, or the reason why there is none.

    ``utilities`` [party] is their mean. ``marginal`` are the issues on which the deals differ.
    """

    concept: str
    definition: str
    deals: Deals
    chances: Floats
    utilities: Floats | None
    reason: str = ""

    @property
    def marginal(self) -> tuple[int, ...]:
        """Numbers of the issues on which the deals of this lottery differ."""
        if len(self.deals) < 2:
            return ()
        return tuple(np.flatnonzero((self.deals != self.deals[0]).any(axis=0)).tolist())


def hull(space: DealSpace) -> Hull:
    """Return the frontier over lotteries of a two-party deal space.

    Raises
    ------
    ScenarioError
        If the space has more or fewer than two parties.

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ... )
    >>> hull(space).utilities.tolist()
    [[0.0, 1.0], [0.6, 0.5], [1.0, 0.0]]
    """
    if len(space.parties) != 2:
        raise ScenarioError(
            f"lotteries are drawn between two parties, but the space has {len(space.parties)}: "
            "use frontier() for three and more"
        )
    parts = [_block_corners(space, issues) for issues in blocks(space)]
    if any(not len(part) for part in parts):
        none = np.zeros((0, len(space.issues)), dtype=np.uint16)
        return Hull(space, np.zeros((0, 2)), none, space.reserve)
    base = np.sum([w.min(axis=1) for w in space.worth], axis=0)
    return _joined(space, parts, base)


def _block_corners(space: DealSpace, issues: tuple[int, ...]) -> Part:
    if len(issues) == 1:
        return _issue_corners(space, issues[0])
    if math.prod(len(space.options[i]) for i in issues) <= FEW_WAYS:
        return _listed_corners(space, issues)
    whole = grow(space, issues, lambda part: part.at(_corners(part.worth)))
    return whole.at(_corners(whole.worth))


def _issue_corners(space: DealSpace, issue: int) -> Part:
    """The corners of one issue that is linked to no other: most blocks are such."""
    worth = space.worth[issue]
    rise = (worth - worth.min(axis=1, keepdims=True)).T
    free = [o for o in range(len(rise)) if o not in space.banned(issue)]
    kept = np.array(free, dtype=np.uint16)[_corners(rise[free])] if free else np.zeros(0, np.uint16)
    return Part((issue,), rise[kept], kept[:, None], np.ones(len(kept), np.int64), np.zeros(2))


def _listed_corners(space: DealSpace, issues: tuple[int, ...]) -> Part:
    """The corners of a small block of linked issues, whose allowed ways are listed once."""
    ways = _allowed_ways(
        tuple(len(space.options[i]) for i in issues),
        tuple(
            ((issues.index(a.issue), a.option), (issues.index(b.issue), b.option))
            for a, b in space.conflicts
            if a.issue in issues
        ),
        tuple(space.banned(i) for i in issues),
    )
    rises = [space.worth[i] - space.worth[i].min(axis=1, keepdims=True) for i in issues]
    worth = np.sum([rise[:, ways[:, k]] for k, rise in enumerate(rises)], axis=0).T
    kept = _corners(worth)
    ties = np.ones(len(kept), np.int64)
    return Part(issues, worth[kept], ways[kept], ties, np.zeros(2))


@lru_cache(maxsize=256)
def _allowed_ways(
    sizes: tuple[int, ...],
    conflicts: tuple[tuple[tuple[int, int], tuple[int, int]], ...],
    banned: tuple[frozenset[int], ...],
) -> Deals:
    """Return the ways to settle a block that hold nothing forbidden, [way, issue].

    A simulation asks for the same few thousand times: worths differ from draw to draw, ways do not.
    """
    free = [[o for o in range(n) if o not in out] for n, out in zip(sizes, banned, strict=True)]
    ways = np.array(list(product(*free)), dtype=np.uint16).reshape(-1, len(sizes))
    for (i, a), (j, b) in conflicts:
        ways = ways[~((ways[:, i] == a) & (ways[:, j] == b))]
    return ways


def _corners(points: Floats) -> NDArray[np.int64]:
    """Return the corners of the upper-right hull, first coordinate rising."""
    at = points.tolist()
    kept: list[int] = []
    for i in np.lexsort((-points[:, 1], -points[:, 0])).tolist():
        if kept and at[i][1] <= at[kept[-1]][1]:
            continue
        while len(kept) > 1 and _turns_out(at[kept[-2]], at[kept[-1]], at[i]):
            kept.pop()
        kept.append(i)
    kept.reverse()
    return np.array(kept[_worth_an_edge([at[i] for i in kept])], dtype=np.int64)


def _worth_an_edge(chain: list[Point]) -> slice:
    """Leave out ends that are better than their neighbour by rounding alone, and worse by more.

    Sums of the same worths added in another order differ in the last digit; such an end would
    count as somebody's best deal and give the other party's gains away for nothing.
    """
    first, last = 0, len(chain) - 1
    while first < last and abs(chain[first + 1][1] - chain[first][1]) <= NEGLIGIBLE:
        first += 1
    while last > first and abs(chain[last][0] - chain[last - 1][0]) <= NEGLIGIBLE:
        last -= 1
    return slice(first, last + 1)


def _turns_out(before: Point, middle: Point, after: Point) -> bool:
    """Whether the middle point lies on or inside the line from before to after."""
    (x0, y0), (x1, y1), (x2, y2) = before, middle, after
    return (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0) <= 0


def _joined(space: DealSpace, parts: list[Part], base: Floats) -> Hull:
    """Add up the blocks' chains: start at party two's best, take the cheapest edge each time."""
    edges = [
        (_price(part.worth[k], part.worth[k + 1]), b, k)
        for b, part in enumerate(parts)
        for k in range(len(part) - 1)
    ]
    deal = np.zeros(len(space.issues), dtype=np.uint16)
    utility = base.copy()
    for part in parts:
        deal[list(part.issues)] = part.choices[0]
        utility = utility + part.worth[0]
    utilities, deals = [utility], [deal]
    for _, b, k in sorted(edges):
        part = parts[b]
        deal = deals[-1].copy()
        deal[list(part.issues)] = part.choices[k + 1]
        utilities.append(utilities[-1] + part.worth[k + 1] - part.worth[k])
        deals.append(deal)
    return Hull(space, np.array(utilities), np.array(deals), space.reserve)


def _price(start: Floats, end: Floats) -> float:
    """What the second party gives up per unit the first gains along an edge."""
    return float((start[1] - end[1]) / (end[0] - start[0]))


NASH = "the lottery over deals with the largest product of gains over the reserve"
KALAI_SMORODINSKY = "the lottery over deals that gives both the same share of their largest gain"
OFFERS = "each party's best lottery the other accepts, with equal chances to propose"


def nash_lottery(chain: Hull) -> Lottery:
    """Return the Nash settlement over lotteries (Nash 1950).

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ...     reserve={"a": 0.5},
    ... )
    >>> nash_lottery(hull(space)).utilities.round(3).tolist()
    [0.75, 0.312]
    """
    points = _acceptable_chain(chain)
    if not len(points):
        return _nothing("nash", NASH, chain)
    gains = points - chain.reserve
    a, b = gains[:-1], np.diff(gains, axis=0)
    if not len(b):
        return _lottery("nash", NASH, chain, [points[0]])
    slope = 2 * b[:, 0] * b[:, 1]
    along = -(a[:, 0] * b[:, 1] + a[:, 1] * b[:, 0])
    t = np.clip(np.divide(along, slope, out=np.zeros_like(slope), where=slope != 0), 0, 1)
    reached = a + t[:, None] * b
    best = int(np.argmax(reached.prod(axis=1)))
    return _lottery("nash", NASH, chain, [reached[best] + chain.reserve])


def kalai_smorodinsky_lottery(chain: Hull) -> Lottery:
    """Return the Kalai–Smorodinsky settlement over lotteries (Kalai & Smorodinsky 1975)."""
    points = _acceptable_chain(chain)
    if not len(points):
        return _nothing("kalai_smorodinsky", KALAI_SMORODINSKY, chain)
    gains = points - chain.reserve
    ideal = np.maximum(gains.max(axis=0), NEGLIGIBLE)
    lead = gains[:, 0] / ideal[0] - gains[:, 1] / ideal[1]  # rises along the chain
    k = int(np.clip(np.searchsorted(lead, 0.0) - 1, 0, max(len(lead) - 2, 0)))
    if len(lead) < 2:
        return _lottery("kalai_smorodinsky", KALAI_SMORODINSKY, chain, [points[0]])
    step = lead[k + 1] - lead[k]
    t = float(np.clip(-lead[k] / step, 0, 1)) if step else 0.0
    at = points[k] + t * (points[k + 1] - points[k])
    return _lottery("kalai_smorodinsky", KALAI_SMORODINSKY, chain, [at])


def offers_lottery(chain: Hull) -> Lottery:
    """Return what equal chances to make the only offer bring (Baron & Ferejohn 1989, one offer)."""
    points = _acceptable_chain(chain)
    if not len(points):
        return _nothing("alternating_offers", OFFERS, chain)
    return _lottery("alternating_offers", OFFERS, chain, [points[0], points[-1]])


def expected_places(lottery: Lottery, scales: list[Floats]) -> Floats:
    """Return the mean place on each issue's scale, [issue]; NaN where there is no deal.

    ``scales`` holds, per issue, the places of its options.
    """
    if not len(lottery.deals):
        return np.full(len(scales), np.nan)
    columns = [scale[lottery.deals[:, m]] for m, scale in enumerate(scales)]
    return np.asarray(np.stack(columns, axis=1).T @ lottery.chances)


def _acceptable_chain(chain: Hull) -> Floats:
    """Return the part of the chain at or above both reserves, its ends cut to the reserve."""
    u, reserve = chain.utilities, chain.reserve
    if not len(u):
        return u
    cuts = [u[(u >= reserve - NEGLIGIBLE).all(axis=1)]]
    for k in range(2):
        below = u[:-1, k] - reserve[k]
        above = u[1:, k] - reserve[k]
        crossing = np.flatnonzero(below * above < 0)
        t = below[crossing] / (below[crossing] - above[crossing])
        met = u[crossing] + t[:, None] * (u[crossing + 1] - u[crossing])
        cuts.append(met[(met >= reserve - NEGLIGIBLE).all(axis=1)])
    points = np.concatenate(cuts)
    return np.asarray(points[np.lexsort((-points[:, 1], points[:, 0]))])


def _lottery(concept: str, definition: str, chain: Hull, at: list[Floats]) -> Lottery:
    """Return the lottery over the chain's corners whose mean is the mean of the points ``at``."""
    chances = np.mean([_mix(chain.utilities, point) for point in at], axis=0)
    used = np.flatnonzero(chances > NEGLIGIBLE)
    share = chances[used] / chances[used].sum()
    mean = share @ chain.utilities[used]
    return Lottery(concept, definition, chain.deals[used], share, mean)


def _mix(corners: Floats, point: Floats) -> Floats:
    """Return the chance of each corner in the lottery on the chain that is worth ``point``."""
    chances = np.zeros(len(corners))
    if len(corners) == 1:
        chances[0] = 1.0
        return chances
    k = int(
        np.clip(np.searchsorted(corners[:, 0], point[0], side="right") - 1, 0, len(corners) - 2)
    )
    run = corners[k + 1, 0] - corners[k, 0]
    t = float(np.clip((point[0] - corners[k, 0]) / run, 0, 1)) if run > 0 else 0.0
    chances[k], chances[k + 1] = 1 - t, t
    return chances


def _nothing(concept: str, definition: str, chain: Hull) -> Lottery:
    space = chain.space
    reason = (
        "no deal obeys the bans and conflicts"
        if not len(chain.utilities)
        else "no lottery over deals reaches both reservation values "
        + ", ".join(f"({n} {r:.2f})" for n, r in zip(space.parties, chain.reserve, strict=True))
    )
    empty = np.zeros((0, len(space.issues)), dtype=np.uint16)
    return Lottery(concept, definition, empty, np.zeros(0), None, reason)
