"""What can be signed at the table, and how the gain over waiting is divided.

Three kinds of deals,

* :class:`Pie`: one divisible thing, every share of it;
* :class:`DiscreteDeals`: a list of deals, nothing between them;
* :class:`ConcaveDeals`: a frontier of two veto parties with everything between its corners;

and two bargaining rules,

* :class:`Proposers`: a party drawn by chance names its best acceptable deal (Baron and
  Ferejohn 1989);
* :class:`NashSplit`: the weighted product of gains over waiting is made largest (Nash 1950).

Two options are kept apart. *Waiting*, the inside option (the war goes on while we talk), is the
point gains are counted from. *Walking away*, the outside option, only bounds what is acceptable:
it moves terms when it binds and not before (Binmore, Shaked and Sutton 1989).

Axes: deals are [deal, party]; states of the game are [party, state].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

import numpy as np
from numpy.typing import ArrayLike, NDArray

from upperhand.bargaining.ranges import FloatArray, floats
from upperhand.errors import ScenarioError

__all__ = ["Agreement", "ConcaveDeals", "DiscreteDeals", "NashSplit", "Pie", "Proposers", "Table"]

# 1e-9 of the stakes: below any range we estimate, far above rounding in a sum over months.
INDIFFERENT = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Pie:
    """One divisible thing; every party's utility is linear in the share that A gets.

    Shares are not clipped to [0, 1]: costs of war can make a side pay beyond the pie.

    Parameters
    ----------
    at_all, at_none : array_like, shape [party]
        Utility when A gets everything, and when A gets nothing.
    """

    at_all: ArrayLike = (1.0, 0.0)
    at_none: ArrayLike = (0.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class DiscreteDeals:
    """A list of deals; ``utilities`` has shape [deal, party]. Ties go to the earlier deal."""

    utilities: ArrayLike


@dataclass(frozen=True, slots=True, eq=False)
class ConcaveDeals:
    """The corners of a frontier between two veto parties; ``utilities`` is [deal, party].

    Everything on the straight lines between neighbouring corners of the hull can be signed too
    (issues that divide, or lotteries); other parties' utilities follow the same lines.
    """

    utilities: ArrayLike


@dataclass(frozen=True, slots=True)
class Proposers:
    """Chance of each party to name the deal this month; sums to one. Our reduced form."""

    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NashSplit:
    """Bargaining weight of each veto party, in the order of ``Table.veto``; sums to one."""

    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """What the table yields in each state.

    ``possible`` [state]: some deal leaves no veto party worse off than its better option;
    ``utilities`` [party, state]: the expected terms there (nan where nothing is possible).
    """

    possible: NDArray[np.bool_]
    utilities: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Who must consent, to what, and by which rule.

    Parameters
    ----------
    deals : Pie, DiscreteDeals or ConcaveDeals
    rule : Proposers or NashSplit
    veto : tuple of int
        Positions, on the party axis, of the parties without which nothing is signed.

    Raises
    ------
    ScenarioError
        If the rule does not fit the parties, or the deals the rule.
    """

    deals: Pie | DiscreteDeals | ConcaveDeals
    rule: Proposers | NashSplit
    veto: tuple[int, ...] = (0, 1)

    def __post_init__(self) -> None:
        _check_rule(self.rule, parties=self.parties, veto=self.veto)
        if isinstance(self.deals, ConcaveDeals):
            _check_concave(self.rule, self.veto)
        if isinstance(self.deals, Pie):
            _check_pie(self.deals, self.rule, self.veto)

    @property
    def parties(self) -> int:
        """Length of the party axis."""
        held = self.deals.at_all if isinstance(self.deals, Pie) else self.deals.utilities
        return int(floats(held).shape[-1])

    def agree(self, waiting: FloatArray, outside: ArrayLike = -np.inf) -> Agreement:
        """Say in which states a deal is signed, and on what terms.

        Parameters
        ----------
        waiting : ndarray [party, state]
            Value of going on for another month: the inside option.
        outside : array_like, broadcast to [party, state]
            Value of walking away: the outside option.

        Returns
        -------
        Agreement

        Examples
        --------
        >>> table = Table(Pie(), Proposers((0.5, 0.5)))
        >>> table.agree(np.array([[0.2], [0.1]])).utilities[:, 0].round(3).tolist()
        [0.55, 0.45]

        An outside option of 0.5 for the second party binds, one of 0.4 would not:

        >>> nash = Table(Pie(), NashSplit((0.5, 0.5)))
        >>> nash.agree(np.array([[0.2], [0.1]]), [[0], [0.5]]).utilities[:, 0].round(3).tolist()
        [0.5, 0.5]
        """
        floor = np.maximum(waiting, floats(outside))
        match self.deals:
            case Pie() as pie:
                return _agree_on_pie(pie, self, waiting, floor)
            case DiscreteDeals() as listed:
                return _agree_on_list(floats(listed.utilities), self, waiting, floor)
            case ConcaveDeals() as curve:
                return _agree_on_curve(floats(curve.utilities), self, waiting, floor)
            case _ as never:
                assert_never(never)


def _check_rule(rule: Proposers | NashSplit, *, parties: int, veto: tuple[int, ...]) -> None:
    chosen, wanted, what = (
        (rule.chances, parties, "chance for each party")
        if isinstance(rule, Proposers)
        else (rule.weights, len(veto), "weight for each veto party")
    )
    if len(chosen) != wanted or min(chosen) < 0 or not np.isclose(sum(chosen), 1):
        raise ScenarioError(
            f"the bargaining rule has {list(chosen)} for {wanted} parties: "
            f"give one {what}, none below 0, with sum 1"
        )


def _check_concave(rule: Proposers | NashSplit, veto: tuple[int, ...]) -> None:
    others = isinstance(rule, Proposers) and any(
        chance > 0 for party, chance in enumerate(rule.chances) if party not in veto
    )
    if len(veto) != len("AB") or others:
        raise ScenarioError(
            f"a concave frontier lies between two veto parties who propose, but {len(veto)} hold "
            "a veto or others propose: list the deals as DiscreteDeals"
        )


def _check_pie(pie: Pie, rule: Proposers | NashSplit, veto: tuple[int, ...]) -> None:
    slopes = _slopes(pie)[list(veto)]
    if not (np.any(slopes > 0) and np.any(slopes < 0)):
        raise ScenarioError(
            "the veto parties all want the pie to go the same way, so nothing is in dispute: "
            "let one veto party gain and one lose by A's share"
        )
    if isinstance(rule, NashSplit) and len(veto) != len("AB"):
        raise ScenarioError(
            f"the Nash split of a pie is between two veto parties, not {len(veto)}: "
            "use Proposers, or list shares of the pie as DiscreteDeals"
        )


def _slopes(pie: Pie) -> FloatArray:
    return floats(pie.at_all) - floats(pie.at_none)


def _agree_on_pie(pie: Pie, table: Table, waiting: FloatArray, floor: FloatArray) -> Agreement:
    slopes = _slopes(pie)
    low, high, possible = _acceptable_shares(pie, table.veto, floor)
    if isinstance(table.rule, Proposers):
        upward = sum(c for c, slope in zip(table.rule.chances, slopes, strict=True) if slope >= 0)
        share = low + upward * (high - low)
    else:
        weights = dict(zip(table.veto, table.rule.weights, strict=True))
        gainer = next(i for i in table.veto if slopes[i] > 0)
        inner_low, inner_high, _ = _acceptable_shares(pie, table.veto, waiting)
        share = inner_low + weights[gainer] * (inner_high - inner_low)
        share = np.clip(share, low, np.maximum(low, high))
    terms = floats(pie.at_none)[:, np.newaxis] + slopes[:, np.newaxis] * share
    return Agreement(possible, np.where(possible, terms, np.nan))


def _acceptable_shares(
    pie: Pie, veto: tuple[int, ...], floor: FloatArray
) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """Smallest and largest share of A that every veto party accepts, and whether any is."""
    slopes, none = _slopes(pie), floats(pie.at_none)
    low, high = np.full(floor.shape[1:], -np.inf), np.full(floor.shape[1:], np.inf)
    possible = np.ones(floor.shape[1:], bool)
    for i in veto:
        if slopes[i] > 0:
            low = np.maximum(low, (floor[i] - none[i]) / slopes[i])
        elif slopes[i] < 0:
            high = np.minimum(high, (floor[i] - none[i]) / slopes[i])
        else:
            possible &= floor[i] <= none[i] + INDIFFERENT
    return low, high, np.asarray(possible & (low <= high + INDIFFERENT))


def _agree_on_list(
    deals: FloatArray, table: Table, waiting: FloatArray, floor: FloatArray
) -> Agreement:
    acceptable = np.ones((floor.shape[1], deals.shape[0]), bool)
    for i in table.veto:
        acceptable &= deals[:, i] >= floor[i][:, np.newaxis] - INDIFFERENT
    possible: NDArray[np.bool_] = np.any(acceptable, axis=1)
    if isinstance(table.rule, Proposers):
        terms = _proposed(deals, table.rule, acceptable)
    else:
        gains_from = waiting[list(table.veto)]
        terms = deals[
            _largest_product(deals[:, list(table.veto)], table.rule, gains_from, acceptable)
        ].T
    return Agreement(possible, np.where(possible, terms, np.nan))


def _proposed(deals: FloatArray, rule: Proposers, acceptable: NDArray[np.bool_]) -> FloatArray:
    terms = np.zeros((deals.shape[1], acceptable.shape[0]))
    for party, chance in enumerate(rule.chances):
        if chance > 0:
            best_first = np.argsort(-deals[:, party], kind="stable")
            named = best_first[acceptable[:, best_first].argmax(axis=1)]
            terms += chance * deals[named].T
    return terms


def _largest_product(
    deals: FloatArray, rule: NashSplit, waiting: FloatArray, acceptable: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Deal with the largest product of gains in each state; both arrays of veto parties only."""
    product = np.zeros(acceptable.shape)
    for utilities, value, weight in zip(deals.T, waiting, rule.weights, strict=True):
        product += weight * np.log(np.maximum(utilities - value[:, np.newaxis], INDIFFERENT))
    return np.asarray(np.where(acceptable, product, -np.inf).argmax(axis=1), np.int64)


def corners(deals: FloatArray, first: int, second: int) -> FloatArray:
    """Corners of the upper right hull of two parties' utilities, ``first`` rising; [deal, party].

    >>> corners(np.array([[0, 1], [1, 0], [0.4, 0.4], [0.6, 0.8]]), 0, 1).tolist()
    [[0.0, 1.0], [0.6, 0.8], [1.0, 0.0]]
    """
    order = np.lexsort((-deals[:, first], -deals[:, second]))
    hull: list[FloatArray] = []
    for point in deals[order]:
        if hull and point[first] <= hull[-1][first] + INDIFFERENT:
            continue  # dominated: no more for the first, no more for the second
        while hull and hull[-1][second] <= point[second] + INDIFFERENT:
            hull.pop()  # as good for the second, less for the first
        while len(hull) > 1 and not _bends_down(hull[-2], hull[-1], point, first, second):
            hull.pop()
        hull.append(point)
    return np.array(hull, float)


def _bends_down(p: FloatArray, q: FloatArray, r: FloatArray, first: int, second: int) -> bool:
    rise_before = (q[second] - p[second]) * (r[first] - q[first])
    rise_after = (r[second] - q[second]) * (q[first] - p[first])
    return bool(rise_after < rise_before)


def _agree_on_curve(
    deals: FloatArray, table: Table, waiting: FloatArray, floor: FloatArray
) -> Agreement:
    """Walk the hull by the first veto party's utility x: from its floor to the other's."""
    first, second = table.veto
    hull = corners(deals, first, second)
    x, y = hull[:, first], hull[:, second]
    low = np.maximum(floor[first], x[0])
    high = np.interp(floor[second], y[::-1], x[::-1])
    within_reach = floor[second] <= y[0] + INDIFFERENT
    possible = np.asarray((low <= high + INDIFFERENT) & within_reach, np.bool_)
    if isinstance(table.rule, Proposers):
        chances = table.rule.chances
        terms = chances[first] * _along(hull, x, high) + chances[second] * _along(hull, x, low)
    else:
        weight = table.rule.weights[0]
        picked = _nash_on_hull(x, y, waiting[[first, second]], (low, high), weight)
        terms = _along(hull, x, picked)
    return Agreement(possible, np.where(possible, terms, np.nan))


def _along(hull: FloatArray, x: FloatArray, where: FloatArray) -> FloatArray:
    """Everybody's utility where the first veto party has ``where``; [party, state]."""
    return np.stack([np.interp(where, x, column) for column in hull.T])


def _nash_on_hull(
    x: FloatArray,
    y: FloatArray,
    waiting: FloatArray,
    span: tuple[FloatArray, FloatArray],
    weight: float,
) -> FloatArray:
    """First party's utility at the largest weighted product of gains.

    On the whole frontier the product has one peak, so the nearest point of ``span`` to that
    peak is the largest within it.
    """
    if x.size == 1:
        return np.full(waiting.shape[1], x[0])
    ours, theirs = waiting
    fall = (y[:-1] - y[1:]) / (x[1:] - x[:-1])
    side = _side_of_the_peak(x, y, fall, waiting, weight)
    dearest = x[side] + (y[side] - theirs) / fall[side]  # the other would keep only its waiting
    peak = np.clip(ours + weight * (dearest - ours), x[side], x[side + 1])
    return floats(np.clip(peak, span[0], np.maximum(span[0], span[1])))


def _side_of_the_peak(
    x: FloatArray, y: FloatArray, fall: FloatArray, waiting: FloatArray, weight: float
) -> NDArray[np.intp]:
    """Side of the hull on which the product of gains peaks, by halving; [state]."""
    ours, theirs = waiting
    left = np.zeros(ours.shape, np.intp)
    right = np.full(ours.shape, fall.size - 1, np.intp)
    while np.any(left < right):
        middle = (left + right) // 2
        rises = weight * (y[middle + 1] - theirs) > (
            (1 - weight) * fall[middle] * (x[middle + 1] - ours)
        )
        left, right = (
            np.where(rises & (left < right), middle + 1, left),
            np.where(rises, right, middle),
        )
    return left
