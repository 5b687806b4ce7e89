"""War as a walk over forts: fought to the finish, or settled at any time (M9, M10).

The front stands at fort k of N. A wins each battle with chance p and moves one fort up, or loses
it and moves one down; at N A has everything, at 0 nothing. Sources: Smith (1998), Fighting
Battles, Winning Wars, *Journal of Conflict Resolution* 42(3), 301-320; Smith and Stam (2004),
Bargaining and the Nature of War, *Journal of Conflict Resolution* 48(6), 783-813; settlement
before capture: Wagner (2000), Bargaining and War, *American Journal of Political Science*
44(3), 469-484. The walk itself is the gambler's ruin (Feller 1968, *An Introduction to
Probability Theory* I, chapter XIV).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from upperhand.errors import ScenarioError
from upperhand.textbook.arguments import chances, costs, counts, open_chances
from upperhand.textbook.nash import NashBargaining, nash_bargaining

__all__ = [
    "FortWar",
    "expected_battles",
    "fort_war",
    "fort_war_slope",
    "settle_any_time",
    "win_chance",
]

# Distance of 2p from 1 below which the even-odds formula is nearer the truth than the general
# one, whose numerator and denominator both vanish there (N of order 10: errors cross near 3e-9).
EVEN = 3e-9


@dataclass(frozen=True, slots=True)
class FortWar:
    """A war fought to the finish: A's chance, its length, and what it is worth to each party."""

    win_probability: float
    battles: float
    value_a: float
    value_b: float


def win_chance(position: ArrayLike, *, forts: int, battle: ArrayLike) -> NDArray[np.float64]:
    r"""Chance that A reaches the last fort first: :math:`w_k = (1 - r^k)/(1 - r^N)`, r = (1-p)/p.

    Parameters
    ----------
    position, battle : array_like, broadcast together
        Fort k in [0, ``forts``], and chance p in (0, 1) that A wins a battle. Not checked.
    forts : int, at least 1
        Number N of forts.

    Returns
    -------
    ndarray
        Chances in [0, 1], of the broadcast shape.

    Notes
    -----
    Source: Smith and Stam (2004), Feller (1968).

    Examples
    --------
    >>> win_chance([3, 5], forts=10, battle=0.6).round(6).tolist()
    [0.716122, 0.883636]
    """
    k, p = np.asarray(position, dtype=float), np.asarray(battle, dtype=float)
    drift = np.log1p((1 - 2 * p) / p)
    # Only powers of r below 1 are formed, so that a long ladder cannot overflow.
    size = np.where(drift == 0, 1.0, np.abs(drift))
    climbed = np.exp(-(forts - k) * np.maximum(drift, 0)) * np.expm1(-k * size)
    return np.where(drift == 0, k / forts, climbed / np.expm1(-forts * size))


def expected_battles(position: ArrayLike, *, forts: int, battle: ArrayLike) -> NDArray[np.float64]:
    r"""Battles until one side has all forts: :math:`T_k = (k - N w_k)/(1 - 2p)`.

    Parameters
    ----------
    position, battle : array_like, broadcast together
        Fort k in [0, ``forts``], and chance p in (0, 1) that A wins a battle. Not checked.
    forts : int, at least 1
        Number N of forts.

    Returns
    -------
    ndarray
        Expected numbers of battles, of the broadcast shape; :math:`k (N - k)` at even odds.

    Notes
    -----
    Source: Smith and Stam (2004), Feller (1968).

    Examples
    --------
    >>> expected_battles([3, 5], forts=10, battle=0.6).round(6).tolist()
    [20.806118, 19.181818]
    """
    k, p = np.asarray(position, dtype=float), np.asarray(battle, dtype=float)
    tilt = 1 - 2 * p
    even = np.abs(tilt) < EVEN
    gained = k - forts * win_chance(k, forts=forts, battle=p)
    return np.where(even, k * (forts - k), gained / np.where(even, 1.0, tilt))


def fort_war(
    *, forts: int, position: int, battle: float, cost_a: float = 0.0, cost_b: float = 0.0
) -> FortWar:
    r"""War fought until one side holds every fort.

    :math:`W_A = w_k - c_A T_k` and :math:`W_B = 1 - w_k - c_B T_k`.

    Parameters
    ----------
    forts : int, at least 1
        N, forts on the way from one end to the other.
    position : int in [0, forts]
        k, forts A holds.
    battle : float in (0, 1)
        p, chance that A wins a battle.
    cost_a, cost_b : float, at least 0
        Cost of each battle [share of the stakes].

    Returns
    -------
    FortWar
        Values can be negative: a war worse than conceding all.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Smith and Stam (2004).

    Examples
    --------
    >>> war = fort_war(forts=10, position=5, battle=0.6)
    >>> round(war.win_probability, 6), round(war.battles, 6)
    (0.883636, 19.181818)
    """
    check_ladder(forts=forts, position=position)
    open_chances(battle=battle)
    costs(cost_a=cost_a, cost_b=cost_b)
    won = float(win_chance(position, forts=forts, battle=battle))
    length = float(expected_battles(position, forts=forts, battle=battle))
    return FortWar(won, length, won - cost_a * length, 1 - won - cost_b * length)


def check_ladder(*, forts: int, position: int) -> None:
    """Refuse a front that does not stand on the ladder."""
    counts(1, forts=forts)
    counts(0, position=position)
    if position > forts:
        raise ScenarioError(
            f"position is {position}, but there are {forts} forts. "
            f"Give the forts A holds, from 0 to {forts}"
        )


def fort_war_slope(*, forts: int, battle: float) -> float:
    r"""How fast A's chance grows with its strength, from the middle fort.

    .. math:: \frac{dw}{dp} = \frac{m\, w (1 - w)}{p (1 - p)}, \quad m = N/2

    Parameters
    ----------
    forts : int, even
        N, forts on the way from one end to the other.
    battle : float in (0, 1)
        p, chance that A wins a battle.

    Returns
    -------
    float
        Gain in the chance of winning the war per unit of the chance of winning a battle.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or ``forts`` is odd.

    Notes
    -----
    Follows from the walk of Smith and Stam (2004). Help matters most in a war that looks even.

    Examples
    --------
    >>> [round(fort_war_slope(forts=10, battle=p), 4) for p in (0.5, 0.7)]
    [5.0, 0.3345]
    """
    counts(2, forts=forts)
    open_chances(battle=battle)
    if forts % 2:
        raise ScenarioError(f"forts is {forts}, which has no middle. Give an even number")
    middle = forts // 2
    won = float(win_chance(middle, forts=forts, battle=battle))
    return middle * won * (1 - won) / (battle * (1 - battle))


def settle_any_time(
    *,
    forts: int,
    position: int,
    battle: float,
    cost_a: float,
    cost_b: float,
    weight_a: float = 0.5,
) -> NashBargaining:
    r"""Terms when both know p and may settle after every battle.

    .. math:: V_A(k) = w_k - [(1 - \rho) c_A - \rho c_B]\, T_k

    Parameters
    ----------
    forts, position, battle, cost_a, cost_b
        As in :func:`fort_war`.
    weight_a : float in [0, 1]
        :math:`\rho`, chance that A proposes, or its Nash weight.

    Returns
    -------
    NashBargaining
        Shares of A and B, and the surplus over fighting to the finish.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Wagner (2000) on the walk of Smith and Stam (2004). With known p the option to settle
    later adds nothing: the terms are Nash bargaining over fight-to-the-finish values. They are
    not clipped, so very costly battles can give more than everything.

    Examples
    --------
    >>> deal = settle_any_time(forts=10, position=2, battle=0.5, cost_a=0.02, cost_b=0.01)
    >>> round(deal.share_a, 6)
    0.12
    """
    chances(weight_a=weight_a)
    war = fort_war(forts=forts, position=position, battle=battle, cost_a=cost_a, cost_b=cost_b)
    # At an end of the ladder nothing is left to fight over, and rounding must not deny the deal.
    surplus = max(0.0, (cost_a + cost_b) * war.battles)
    return nash_bargaining(
        reservation_a=war.value_a,
        reservation_b=1 - war.value_a - surplus,
        weight_a=weight_a,
    )
