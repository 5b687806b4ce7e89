"""Agreeing to disagree: parties that read one war differently, and learn from its battles (M11).

Each side holds a Beta prior over the chance p that A wins a battle; the priors are known to
both and need not agree. Battles move the front of :mod:`upperhand.textbook.forts` and both
beliefs. Sources: Smith and Stam (2004), Bargaining and the Nature of War, *Journal of Conflict
Resolution* 48(6), 783-813; Yildiz (2003), Bargaining without a Common Prior, *Econometrica*
71(3), 793-811.

From a given start the front is known from the battles fought n and the battles A won w, so the
lattice has the axes [n, w].
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import roots_jacobi

from upperhand.errors import ScenarioError
from upperhand.textbook.arguments import amounts, chances, costs, counts
from upperhand.textbook.forts import check_ladder, expected_battles, win_chance
from upperhand.textbook.nash import INDIFFERENT

__all__ = ["AgreeToDisagree", "Beta", "StaticRange", "agree_to_disagree", "static_range"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int_]

# Nodes of the Gauss-Jacobi rule; the integrand is smooth and 48 already gives ten digits.
NODES = 64


@dataclass(frozen=True, slots=True)
class Beta:
    """A belief about p: as if ``wins`` and ``losses`` of A had been seen before, both above 0."""

    wins: float
    losses: float

    def __post_init__(self) -> None:
        amounts(wins=self.wins, losses=self.losses)

    def mean(self, battles: int, won: Ints) -> Floats:
        """Expected chance after ``battles`` further battles of which A won ``won``."""
        return np.asarray((self.wins + won) / (self.wins + self.losses + battles))


@dataclass(frozen=True, slots=True)
class _Side:
    prior: Beta
    cost: float


@dataclass(frozen=True, slots=True, eq=False)
class AgreeToDisagree:
    """The solved game from one start.

    ``settles[n, w]`` says whether they settle after n battles with w won by A, and
    ``terms[n, w]`` what A then gets; ``value_a`` and ``value_b`` are what each expects now.
    """

    forts: int
    position: int
    settles: Bools
    terms: Floats
    value_a: float
    value_b: float

    @property
    def settles_now(self) -> bool:
        """Whether a deal is struck before the first battle."""
        return bool(self.settles[0, 0])

    @property
    def horizon(self) -> int:
        """Battles after which no more is learned."""
        return len(self.settles) - 1


def agree_to_disagree(
    prior_a: Beta,
    prior_b: Beta,
    *,
    cost_a: float,
    cost_b: float,
    forts: int = 10,
    position: int = 5,
    weight_a: float = 0.5,
    horizon: int = 150,
) -> AgreeToDisagree:
    r"""Solve the war of learning backward from the horizon.

    Fighting on gives :math:`F_i = -c_i + E_i V_i'`. They settle if and only if
    :math:`F_A + F_B \le 1`, on :math:`V_A = \rho(1 - F_B) + (1 - \rho)F_A`.

    Parameters
    ----------
    prior_a, prior_b : Beta
        What each side believes about the chance that A wins a battle.
    cost_a, cost_b : float, at least 0
        Cost of each battle [share of the stakes].
    forts, position : int
        Length N of the ladder and forts A holds, 0 < position < forts.
    weight_a : float in [0, 1]
        :math:`\rho`, chance that A proposes.
    horizon : int, at least 1
        Battles after which the war is fought to the finish on the posterior means.

    Returns
    -------
    AgreeToDisagree
        Values as shares of the stakes; their sum exceeds 1 where no deal is struck now.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the war has ended already.

    Notes
    -----
    Source: Smith and Stam (2004), Yildiz (2003). O(horizon²) time and memory.

    Examples
    --------
    >>> game = agree_to_disagree(Beta(6, 4), Beta(4, 6), cost_a=0.01, cost_b=0.01)
    >>> game.settles_now, round(game.value_a + game.value_b, 4)
    (False, 1.1596)
    """
    check_open_war(forts=forts, position=position)
    costs(cost_a=cost_a, cost_b=cost_b)
    chances(weight_a=weight_a)
    counts(1, horizon=horizon)
    return _backward(
        (_Side(prior_a, cost_a), _Side(prior_b, cost_b)), forts, position, weight_a, horizon
    )


def check_open_war(*, forts: int, position: int) -> None:
    """Refuse a war that is over before it begins."""
    check_ladder(forts=forts, position=position)
    if position in (0, forts):
        raise ScenarioError(
            f"position is {position} of {forts} forts, so the war is over. "
            f"Give a position from 1 to {forts - 1}"
        )


def _backward(
    sides: tuple[_Side, _Side], forts: int, start: int, weight_a: float, horizon: int
) -> AgreeToDisagree:
    shape = (horizon + 1, horizon + 1)
    settles, terms = np.zeros(shape, dtype=bool), np.full(shape, np.nan)
    next_a = next_b = np.empty(0)
    for n in range(horizon, -1, -1):
        front = start + 2 * np.arange(n + 1) - n
        fight_a, fight_b = (
            _last(sides, n, front, forts) if n == horizon else _fight(sides, n, next_a, next_b)
        )
        going = (front > 0) & (front < forts)
        deal = going & (fight_a + fight_b <= 1 + INDIFFERENT)
        offer = weight_a * (1 - fight_b) + (1 - weight_a) * fight_a
        settles[n, : n + 1], terms[n, : n + 1] = deal, np.where(deal, offer, np.nan)
        captured = (front >= forts).astype(float)
        next_a = np.where(going, np.where(deal, offer, fight_a), captured)
        next_b = np.where(going, np.where(deal, 1 - offer, fight_b), 1 - captured)
    return AgreeToDisagree(forts, start, settles, terms, float(next_a[0]), float(next_b[0]))


def _fight(
    sides: tuple[_Side, _Side], battles: int, next_a: Floats, next_b: Floats
) -> tuple[Floats, Floats]:
    """Value of one more battle to each side, for every number of battles won by A."""
    won = np.arange(battles + 1)
    p_a, p_b = (side.prior.mean(battles, won) for side in sides)
    fight_a = p_a * next_a[1:] + (1 - p_a) * next_a[:-1] - sides[0].cost
    fight_b = p_b * next_b[1:] + (1 - p_b) * next_b[:-1] - sides[1].cost
    return fight_a, fight_b


def _last(
    sides: tuple[_Side, _Side], battles: int, front: Ints, forts: int
) -> tuple[Floats, Floats]:
    """Value of fighting to the finish at the posterior means, where learning ends."""
    k, won = np.clip(front, 0, forts), np.arange(battles + 1)
    p_a, p_b = (side.prior.mean(battles, won) for side in sides)
    length_a, length_b = (expected_battles(k, forts=forts, battle=p) for p in (p_a, p_b))
    fight_a = win_chance(k, forts=forts, battle=p_a) - sides[0].cost * length_a
    fight_b = 1 - win_chance(k, forts=forts, battle=p_b) - sides[1].cost * length_b
    return fight_a, fight_b


@dataclass(frozen=True, slots=True)
class StaticRange:
    """The least A takes and the most B concedes, if the only other way is to fight it out."""

    need_a: float
    concession_b: float

    @property
    def width(self) -> float:
        """Room for a deal; negative where there is none."""
        return self.concession_b - self.need_a


def static_range(
    prior_a: Beta,
    prior_b: Beta,
    *,
    cost_a: float,
    cost_b: float,
    forts: int = 10,
    position: int = 5,
) -> StaticRange:
    """Bargaining range on today's beliefs, with no learning and no later settlement.

    Parameters
    ----------
    prior_a, prior_b, cost_a, cost_b, forts, position
        As in :func:`agree_to_disagree`.

    Returns
    -------
    StaticRange
        In shares of the stakes.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: the fight-to-the-finish values of Smith and Stam (2004), averaged over each belief.
    It differs from :func:`agree_to_disagree`, where waiting for the other to learn has a value
    of its own; report both and do not mix them.

    Examples
    --------
    >>> now = static_range(Beta(6, 4), Beta(4, 6), cost_a=0.01, cost_b=0.01)
    >>> round(now.need_a, 4), round(now.concession_b, 4)
    (0.5554, 0.4446)
    """
    check_ladder(forts=forts, position=position)
    costs(cost_a=cost_a, cost_b=cost_b)
    won_a, length_a = _averages(prior_a, forts, position)
    won_b, length_b = _averages(prior_b, forts, position)
    return StaticRange(won_a - cost_a * length_a, won_b + cost_b * length_b)


def _averages(prior: Beta, forts: int, position: int) -> tuple[float, float]:
    """Expected chance to win and number of battles under a belief."""
    nodes, weights = roots_jacobi(NODES, prior.losses - 1, prior.wins - 1)
    battle, share = (nodes + 1) / 2, weights / weights.sum()
    won = win_chance(position, forts=forts, battle=battle)
    length = expected_battles(position, forts=forts, battle=battle)
    return float(share @ won), float(share @ length)
