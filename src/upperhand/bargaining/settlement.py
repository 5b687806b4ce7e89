"""Which deal a solution concept picks from a frontier.

All concepts choose among the *acceptable* deals, those at or above every reserve. None looks
beyond the frontier, and none needs to: whatever is dominated stays acceptable when replaced by
what dominates it, and no gain, no smallest gain, no sum and no product of gains falls by that.

Ties are broken in one order for all: by the concept's own measure, then by the smallest gain,
the second smallest and so on (leximin), then by the order of parties and deals. Measures within
``ROUNDING`` of each other count as equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.frontier import Frontier
from upperhand.errors import ScenarioError
from upperhand.scenario.space import Deal

__all__ = [
    "Offers",
    "Settlement",
    "alternating_offers",
    "egalitarian",
    "kalai_smorodinsky",
    "nash",
    "utilitarian",
]

Floats = NDArray[np.float64]

ROUNDING = 1e-12  # of a party's largest gain: equal sums added in another order differ by less

NASH = "the acceptable deal with the largest product of gains over the reserve"
WEIGHTED_NASH = (
    "the acceptable deal with the largest product of gains over the reserve, "
    "each raised to the power of the party's weight"
)
EGALITARIAN = (
    "the acceptable deal whose smallest gain over the reserve, in units of utility, is largest; "
    "then the second smallest, and so on"
)
KALAI_SMORODINSKY = (
    "the acceptable deal whose smallest gain over the reserve, as a share of the party's "
    "largest gain in any acceptable deal, is largest; then the second smallest, and so on"
)
UTILITARIAN = "the acceptable deal with the largest sum of utilities"


@dataclass(frozen=True, slots=True, eq=False)
class Settlement:
    """The deal that a solution concept picks, or the reason why there is none.

    ``point`` is its place on the frontier, ``deal`` the option numbers, ``utilities`` [party].
    """

    concept: str
    definition: str
    point: int | None
    deal: Deal | None
    utilities: Floats | None
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """What each party would propose, and what that is worth before it is known who proposes.

    ``recognition`` [party] is the chance to make the offer; ``proposals`` has one deal per party;
    ``utilities`` [party] is the mean over proposers, ``outcomes`` [proposer, party] each one's.
    """

    definition: str
    recognition: Floats
    proposals: tuple[Deal, ...]
    outcomes: Floats
    utilities: Floats
    reason: str = ""


def nash(front: Frontier, *, weights: Sequence[float] | None = None) -> Settlement:
    """Return the Nash settlement: the largest product of gains over the reserve (Nash 1950).

    Parameters
    ----------
    front : Frontier
        Of all deals or of the acceptable ones.
    weights : sequence of float, optional
        Bargaining power per party, not negative, not all zero; equal if absent.

    Notes
    -----
    Where somebody gains nothing in every acceptable deal the product is zero throughout and
    the tie-break decides: the deal with the best smallest gains.

    References
    ----------
    .. [1] Nash (1950), The Bargaining Problem, *Econometrica* 18(2), 155-162.

    Examples
    --------
    >>> from upperhand.bargaining.frontier import frontier
    >>> from upperhand.scenario.space import DealSpace
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ... )
    >>> nash(frontier(space)).utilities.tolist()
    [0.6, 0.5]
    """
    power = _power(front, weights)
    gains = _gains(front)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(power > 0, power * np.log(gains), 0.0).sum(axis=1)
    product = np.exp(logs / power.sum())
    return _picked(front, "nash", NASH if weights is None else WEIGHTED_NASH, product, gains)


def egalitarian(front: Frontier) -> Settlement:
    """Return the egalitarian settlement: the largest smallest gain over the reserve (Kalai 1977).

    References
    ----------
    .. [1] Kalai (1977), Proportional Solutions to Bargaining Situations, *Econometrica* 45(7),
       1623-1630.
    """
    gains = _gains(front)
    return _picked(front, "egalitarian", EGALITARIAN, _smallest(gains), gains)


def kalai_smorodinsky(front: Frontier) -> Settlement:
    """Return the Kalai–Smorodinsky settlement: the largest smallest share of the ideal gain.

    The ideal is each party's best *acceptable* deal (Kalai & Smorodinsky 1975). A party that
    gains nothing in any acceptable deal has no share to compare and is left aside.

    References
    ----------
    .. [1] Kalai & Smorodinsky (1975), Other Solutions to Nash's Bargaining Problem,
       *Econometrica* 43(3), 513-518.
    """
    gains = _gains(front)
    ideal = gains[front.acceptable].max(axis=0, initial=0.0)
    shares = gains[:, ideal > 0] / ideal[ideal > 0]
    return _picked(front, "kalai_smorodinsky", KALAI_SMORODINSKY, _smallest(shares), shares)


def utilitarian(front: Frontier) -> Settlement:
    """Return the utilitarian settlement: the largest sum of utilities (Harsanyi 1955).

    Unlike the others it changes when one party's utilities are rescaled.

    References
    ----------
    .. [1] Harsanyi (1955), Cardinal Welfare, Individualistic Ethics, and Interpersonal
       Comparisons of Utility, *Journal of Political Economy* 63(4), 309-321.
    """
    gains = _gains(front)
    return _picked(front, "utilitarian", UTILITARIAN, gains.sum(axis=1), gains)


def alternating_offers(front: Frontier, *, recognition: Sequence[float] | None = None) -> Offers:
    """Return what each party would offer if it were recognised to make the only offer.

    A proposer takes its best acceptable deal; among equal ones that with the best smallest gain
    of the others. ``recognition`` is the chance per party to be the proposer (equal if absent).
    This is the one-offer reduced form of random-proposer bargaining (Baron & Ferejohn 1989) with
    the reserve as what refusal brings: for one divisible pie it gives each party its reserve and
    its chance's share of the surplus.

    References
    ----------
    .. [1] Baron & Ferejohn (1989), Bargaining in Legislatures, *American Political Science
       Review* 83(4), 1181-1206.
    """
    chance = _power(front, recognition, name="recognition")
    chance = chance / chance.sum()
    definition = "each party's best acceptable deal, weighted by its chance to make the offer"
    gains = _gains(front)
    points = [
        _best(front, gains[:, i], gains) for i in range(gains.shape[1]) if front.acceptable.any()
    ]
    if not points:
        empty = np.zeros((0, len(front.space.parties)))
        nothing = np.full(len(front.space.parties), np.nan)
        return Offers(definition, chance, (), empty, nothing, _why_none(front))
    outcomes = front.utilities[points]
    deals = tuple(front.deal(point) for point in points)
    return Offers(definition, chance, deals, outcomes, chance @ outcomes)


def _power(front: Frontier, weights: Sequence[float] | None, name: str = "weights") -> Floats:
    counted = len(front.space.counted)
    power = np.ones(counted) if weights is None else np.asarray(weights, dtype=np.float64)
    if power.shape != (counted,) or not (power >= 0).all() or not power.any():
        raise ScenarioError(
            f"{name} are {power.tolist()}, but need {counted} numbers, none negative and "
            "not all zero: one for each party whose gain counts"
        )
    return power


def _gains(front: Frontier) -> Floats:
    # [point, counted party]; rounding may leave a reserve missed by a grain, which is no loss.
    counted = list(front.space.counted)
    gains = front.utilities[:, counted] - front.space.reserve[counted]
    return np.asarray(np.maximum(gains, 0.0))


def _smallest(gains: Floats) -> Floats:
    return gains.min(axis=1) if gains.shape[1] else np.zeros(len(gains))


def _picked(
    front: Frontier, concept: str, definition: str, measure: Floats, gains: Floats
) -> Settlement:
    if not front.acceptable.any():
        return Settlement(concept, definition, None, None, None, _why_none(front))
    point = _best(front, measure, gains)
    return Settlement(concept, definition, point, front.deal(point), front.utilities[point])


def _best(front: Frontier, measure: Floats, gains: Floats) -> int:
    left = np.flatnonzero(front.acceptable)
    for criterion in (measure[:, None], np.sort(gains, axis=1)):
        for column in criterion.T:
            values = column[left]
            left = left[values >= values.max() - ROUNDING * np.abs(values).max()]
    return int(left[0])


def _why_none(front: Frontier) -> str:
    space = front.space
    tops = [_best_allowed(worth, space.banned(i)) for i, worth in enumerate(space.worth)]
    best = np.sum(tops, axis=0)
    short = np.flatnonzero(best < space.reserve)
    if not len(short):
        return "no deal that obeys bans and conflicts reaches every reserve at once"
    who = ", ".join(
        f"{space.parties[i]} ({best[i]:.4g} at best, needs {space.reserve[i]:.4g})" for i in short
    )
    return f"no deal reaches the reserve of {who}"


def _best_allowed(worth: Floats, banned: frozenset[int]) -> Floats:
    free = [option for option in range(worth.shape[1]) if option not in banned]
    return np.asarray(worth[:, free].max(axis=1, initial=-np.inf))
