"""Everything about the deals of a space in one go: frontier, settlements, acceptable deals.

Also the plain listing of every deal, which is the oracle of the tests and good enough for spaces
of up to a few million deals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.blocks import ways
from upperhand.bargaining.counting import Count, acceptable_deals
from upperhand.bargaining.frontier import Frontier, frontier
from upperhand.bargaining.settlement import (
    Offers,
    Settlement,
    alternating_offers,
    egalitarian,
    kalai_smorodinsky,
    nash,
    utilitarian,
)
from upperhand.scenario.space import DealSpace

__all__ = ["Deals", "every_deal", "solve_deals", "utilities_of"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Deals:
    """What there is to know about the deals of a space.

    ``outcomes`` is the exact number of allowed deals; ``settlements`` holds one settlement per
    solution concept, by its name; ``offers`` is the second bargaining rule, in which a proposer
    is drawn.
    """

    outcomes: int
    frontier: Frontier
    settlements: dict[str, Settlement]
    offers: Offers
    acceptable: Count


def solve_deals(
    space: DealSpace, *, give_up: Callable[[], bool] = lambda: False, rng: int = 0
) -> Deals:
    """Return the frontier of all allowed deals, what each concept picks, and the counts.

    ``give_up`` is asked now and then whether time is up; what is then missing is stated in
    ``frontier.error`` and in the interval of ``acceptable``.

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ... )
    >>> deals = solve_deals(space)
    >>> deals.outcomes, len(deals.frontier), deals.settlements["nash"].deal
    (4, 3, (0, 0))
    """
    front = frontier(space, give_up=give_up)
    picked = [concept(front) for concept in (nash, egalitarian, kalai_smorodinsky, utilitarian)]
    return Deals(
        ways(space),
        front,
        {settlement.concept: settlement for settlement in picked},
        alternating_offers(front),
        _agreeing(acceptable_deals(space, give_up=give_up, rng=rng), front),
    )


def _agreeing(count: Count, front: Frontier) -> Count:
    # The frontier knows more than a sample: whether there is any acceptable deal at all.
    if count.exact:
        return count
    if front.acceptable.any():
        return replace(count, low=max(count.low, int(front.acceptable.sum())))
    return Count(0, 0) if front.exact else count


def utilities_of(space: DealSpace, deals: NDArray[np.integer]) -> Floats:
    """Return what each of many deals is worth to each party: [deal, issue] to [deal, party]."""
    total = np.zeros((len(deals), len(space.parties)))
    for worth, column in zip(space.worth, deals.T, strict=True):
        total += worth[:, column].T
    return total


def every_deal(space: DealSpace) -> NDArray[np.integer]:
    """Return every allowed deal, [deal, issue], by listing them all."""
    sizes: Sequence[int] = [len(options) for options in space.options]
    deals = np.indices(sizes).reshape(len(sizes), -1).T
    allowed = np.ones(len(deals), dtype=bool)
    for ban in space.bans:
        allowed &= deals[:, ban.issue] != ban.option
    for a, b in space.conflicts:
        allowed &= (deals[:, a.issue] != a.option) | (deals[:, b.issue] != b.option)
    return deals[allowed]
