r"""Would it last: deals that may be broken once power has shifted, and what guarantees change.

A deal divides what is in dispute by today's strength. When strength shifts later, a party may do
better by breaking it. It keeps the deal while

.. math:: \text{slack} = u(\text{deal}) - D(\text{war at shifted power}) + gK + e \ge 0

with g the guarantee given, K what a full guarantee would cost the breaker, and e a yearly or
monthly shock of spread sigma. The chance of breach feeds back into what the deal is worth today:
the commitment problem. After Walter (1997), Fortna (2003) and Powell (2006); the formulas are
our reduced form, not those papers' games.

Axes: [deal, party] for deals, [party] for parties, [guarantor] for guarantors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

from upperhand.bargaining.ranges import FloatArray, check_chance, check_patience, floats
from upperhand.errors import ScenarioError

__all__ = [
    "Durability",
    "Guarantors",
    "Peace",
    "breach_probability",
    "credible_guarantee",
    "deal_value",
    "durability",
    "enough_guarantee",
    "minimum_guarantee",
    "terms_needed",
]


@dataclass(frozen=True, slots=True, eq=False)
class Peace:
    """What surrounds a deal after it is signed.

    Parameters
    ----------
    shifted : array_like, shape [party]
        Value of war once power has shifted: what a breach brings, and what everybody is left
        with after one.
    bite : array_like at least 0, shape [party]
        Cost of a breach to the party under a full guarantee [utility].
    guarantee : float in [0, 1] or array_like [deal]
        How much of a full guarantee is given.
    spread : float above 0
        Standard deviation of the shock to what compliance is worth, each period [utility].
    patience : array_like in (0, 1], shape [party]
        Worth today of one unit a period from now.
    """

    shifted: ArrayLike
    bite: ArrayLike
    guarantee: ArrayLike
    spread: float
    patience: ArrayLike

    def __post_init__(self) -> None:
        check_patience(self.patience)
        check_chance("guarantee", self.guarantee)
        if np.any(floats(self.bite) < 0):
            raise ScenarioError(
                f"a guarantee's bite is {floats(self.bite).min():g}: give its cost to the breaker, "
                "at least 0"
            )
        check_spread(self.spread)


@dataclass(frozen=True, slots=True, eq=False)
class Durability:
    """How each candidate deal stands up.

    Parameters
    ----------
    slack : ndarray [deal, party]
        What keeping the deal is worth above breaking it, guarantee included.
    breach : ndarray [deal, party]
        Chance that the party breaks the deal in a period.
    hazard : ndarray [deal]
        Chance that anybody does.
    worth : ndarray [deal, party]
        Value of signing, the chance of breach counted in.
    enough : ndarray [deal]
        Smallest guarantee with which nobody gains by breaking the deal in a period without a
        shock; above 1 where not even a full guarantee would do, infinite where none bites.
    """

    slack: FloatArray
    breach: FloatArray
    hazard: FloatArray
    worth: FloatArray
    enough: FloatArray

    def holds(self, periods: float) -> FloatArray:
        """Chance that each deal still stands after so many periods; [deal]."""
        return floats((1 - self.hazard) ** periods)


@dataclass(frozen=True, slots=True, eq=False)
class Guarantors:
    """Who could enforce a deal, and whether it would when called on; all of shape [guarantor].

    Parameters
    ----------
    worth : array_like
        How much the guarantor values what enforcement saves [its own utility per unit saved].
    saved : array_like
        What enforcement saves.
    cost : array_like
        Its cost of carrying out a full guarantee [its own utility].
    level : array_like in [0, 1]
        How much of a full guarantee it has promised.
    """

    worth: ArrayLike
    saved: ArrayLike
    cost: ArrayLike
    level: ArrayLike

    def would_act(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Whether carrying out the promise beats looking away: worth * saved >= cost * level."""
        gain = floats(self.worth) * floats(self.saved)
        return np.asarray(gain >= floats(self.cost) * floats(self.level), np.bool_)


def check_spread(spread: float) -> None:
    """Raise ScenarioError unless the spread of shocks is above 0."""
    if not spread > 0:
        raise ScenarioError(
            f"the spread of shocks is {spread:g}, but it must be above 0: without shocks use "
            "minimum_guarantee"
        )


def deal_value(
    utility: ArrayLike, *, hazard: ArrayLike, after: ArrayLike, patience: ArrayLike
) -> FloatArray:
    r"""Value of a deal that may be broken.

    .. math:: U = \frac{(1-\delta)\,u + \delta h R}{1 - \delta (1 - h)}

    Parameters
    ----------
    utility : array_like
        u, utility of the deal while it stands.
    hazard : array_like in [0, 1]
        h, chance of a breach per period.
    after : array_like
        R, value once it is broken.
    patience : array_like in (0, 1]
        :math:`\delta`. At patience one only what comes last counts: R if it can be broken.

    Returns
    -------
    ndarray
        Between ``after`` and ``utility``.

    Notes
    -----
    Our reduced form (Walter 1997; Fortna 2003 for the mechanism).

    Examples
    --------
    >>> deal_value(0.6, hazard=0.05, after=0.3, patience=0.9).round(6).item()
    0.506897
    """
    share = _share_in_peace(hazard, patience)
    return floats(share * floats(utility) + (1 - share) * floats(after))


def _share_in_peace(hazard: ArrayLike, patience: ArrayLike) -> FloatArray:
    """Weight of the time before a breach; 1 where there can be none."""
    check_chance("hazard", hazard)
    check_patience(patience)
    h, d = floats(hazard), floats(patience)
    whole = 1 - d * (1 - h)
    return np.divide(1 - d, whole, out=np.ones_like(whole), where=whole > 0)


def terms_needed(
    worth: ArrayLike, *, hazard: ArrayLike, after: ArrayLike, patience: ArrayLike
) -> FloatArray:
    """Utility a deal must give while it stands, to be worth so much in spite of breach.

    The excess over ``worth`` is the party's *commitment premium*. Infinite at patience one
    with a chance of breach, unless ``after`` is enough by itself.

    >>> terms_needed(0.5, hazard=0.1, after=0.3, patience=0.9).round(4).item()
    0.68
    """
    share = _share_in_peace(hazard, patience)
    short = floats(worth) - floats(after)
    with np.errstate(divide="ignore", invalid="ignore"):
        needed = floats(after) + short / share
    return np.where((share == 0) & (short <= 0), floats(worth), needed)


def breach_probability(
    slack: ArrayLike, *, spread: float, guarantee: ArrayLike = 0.0, bite: ArrayLike = 0.0
) -> FloatArray:
    r"""Chance that a party breaks a deal in a period.

    .. math:: h = 1 - \Phi\bigl((\text{slack} + gK)/\sigma\bigr)

    Parameters
    ----------
    slack : array_like
        Worth of complying above breaking, without any guarantee [utility].
    spread : float above 0
        :math:`\sigma`, standard deviation of the shock in a period.
    guarantee : array_like in [0, 1]
        g, how much of a full guarantee is given.
    bite : array_like
        K, cost of a breach under a full guarantee.

    Returns
    -------
    ndarray in [0, 1]

    Examples
    --------
    >>> breach_probability(0.2, spread=0.2, guarantee=0.2, bite=0.5).round(5).item()
    0.06681
    """
    check_spread(spread)
    return floats(ndtr(-(floats(slack) + floats(guarantee) * floats(bite)) / spread))


def minimum_guarantee(
    shift: ArrayLike, *, cost_a: ArrayLike, cost_b: ArrayLike, bite: ArrayLike
) -> FloatArray:
    r"""Smallest guarantee with which some division of a pie enforces itself.

    Power shifts by s to B after the deal. A signs nothing below what war would bring it today,
    B keeps nothing below what war would bring it tomorrow, so that a deal exists if and only if
    :math:`s \le c_A + c_B + gK`.

    Examples
    --------
    >>> minimum_guarantee([0.2, 0.3, 0.5], cost_a=0.1, cost_b=0.1, bite=0.5).round(6).tolist()
    [0.0, 0.2, 0.6]
    """
    missing = floats(shift) - floats(cost_a) - floats(cost_b)
    return _guarantee_for(np.maximum(missing, 0), floats(bite))


def _guarantee_for(missing: FloatArray, bite: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return floats(np.where(missing > 0, missing / bite, 0.0))


def enough_guarantee(
    slack: ArrayLike, *, bite: ArrayLike, spread: float, hazard: float
) -> FloatArray:
    r"""Smallest guarantee that brings the chance of breach down to a target.

    .. math:: g = \max\bigl(0,\ (\sigma\,\Phi^{-1}(1 - h) - \text{slack})/K\bigr)

    Parameters
    ----------
    slack, bite, spread
        As in :func:`breach_probability`.
    hazard : float in (0, 1)
        The chance of breach per period that would be put up with.

    Returns
    -------
    ndarray, at least 0
        Above 1 where not even a full guarantee would do.

    Examples
    --------
    >>> enough_guarantee(0.2, bite=0.5, spread=0.2, hazard=0.06681).round(3).item()
    0.2
    """
    check_spread(spread)
    check_chance("hazard", hazard)
    missing = spread * float(ndtri(1 - hazard)) - floats(slack)
    return _guarantee_for(missing, floats(bite))


def credible_guarantee(guarantors: Guarantors) -> float:
    r"""Return how much of a full guarantee counts: only promises that would be carried out.

    A promise is incentive compatible if :math:`v_j \cdot \text{gain} \ge \kappa_j`; promises
    add up, to a full guarantee at most.

    >>> credible_guarantee(Guarantors(worth=[0.5, 0.1], saved=0.4, cost=0.3, level=[0.6, 0.9]))
    0.6
    """
    check_chance("level", guarantors.level)
    kept = np.where(guarantors.would_act(), floats(guarantors.level), 0.0)
    return float(min(1.0, kept.sum()))


def durability(deals: ArrayLike, peace: Peace) -> Durability:
    """How long each candidate deal would stand, and what it is worth knowing that.

    Parameters
    ----------
    deals : array_like [deal, party]
        Utility of each deal while it stands.
    peace : Peace
        With one entry per party that could break the deal.

    Returns
    -------
    Durability

    Examples
    --------
    A deal of .6 and .4 when war will soon be worth .5 to the second party:

    >>> peace = Peace([0.2, 0.5], bite=[0.5, 0.5], guarantee=0.4, spread=0.2, patience=0.9)
    >>> found = durability([[0.6, 0.4]], peace)
    >>> found.breach.round(4).tolist(), found.enough.round(3).tolist()
    ([[0.0013, 0.3085]], [0.2])
    """
    utilities, shifted, bite = floats(deals), floats(peace.shifted), floats(peace.bite)
    bare = utilities - shifted
    given = np.broadcast_to(floats(peace.guarantee), utilities.shape[:1])[:, np.newaxis]
    slack = bare + given * bite
    breach = breach_probability(slack, spread=peace.spread)
    hazard = 1 - np.prod(1 - breach, axis=1)
    return Durability(
        slack=slack,
        breach=breach,
        hazard=hazard,
        worth=deal_value(
            utilities, hazard=hazard[:, np.newaxis], after=shifted, patience=peace.patience
        ),
        enough=_guarantee_for(-bare, bite).max(axis=1),
    )
