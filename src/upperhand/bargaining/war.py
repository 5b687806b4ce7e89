"""The war as the outside path: a front that climbs and slides on a ladder.

Positions run from 0 (side B has taken all) to ``steps`` (side A has). Each month

1. every party pays its monthly cost;
2. a side may collapse, which counts as the victory of the other (Powell 2004);
3. otherwise the front moves with chance ``mobility``: one step A's way with chance
   ``advance``, one step B's way if not.

Everything else is a linear system with three diagonals, solved exactly. Months in which
nothing moves cost, but tell nothing. The ladder of forts is Smith and Stam's (2004) random
walk; mobility, collapse, patience and third parties are our additions.

Axes: leading axes are free (draws, a grid of strengths) and broadcast together; then
``party``; ``position`` is always last and dropped once a position is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.linalg import solve_banded
from scipy.special import expit

from upperhand.bargaining.ranges import FloatArray, check_chance, check_patience, floats
from upperhand.errors import ScenarioError

__all__ = [
    "FrontWar",
    "MonthlyRates",
    "Stakes",
    "WarOutlook",
    "advance_chance",
    "cost_of_endurance",
    "disagreement",
    "disagreement_as_believed",
    "fight_to_finish",
    "settle_any_time",
]

SHORTEST_LADDER = 2  # one step either side of the middle: a single battle decides
# Rates are sums of products of chances; beyond this they cannot be rounding.
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class FrontWar:
    """A war on a front ladder.

    Parameters
    ----------
    steps : int, at least 2
        Number of steps from B's total victory (position 0) to A's (position ``steps``).
    advance : array_like in [0, 1], shape [...]
        Chance that a step, when there is one, goes A's way.
    mobility : array_like in [0, 1]
        Chance that the front moves one step in a month [1/month].
    collapse_a, collapse_b : array_like in [0, 1], together at most 1
        Chance that a side collapses in a month [1/month].

    Raises
    ------
    ScenarioError
        If a number lies outside its range.
    """

    steps: int
    advance: ArrayLike
    mobility: ArrayLike = 1.0
    collapse_a: ArrayLike = 0.0
    collapse_b: ArrayLike = 0.0

    def __post_init__(self) -> None:
        if self.steps < SHORTEST_LADDER:
            raise ScenarioError(
                f"a ladder of {self.steps} steps leaves nothing to fight over: give steps >= 2 "
                "(2 steps, started at position 1, is a war of one battle)"
            )
        for name in ("advance", "mobility", "collapse_a", "collapse_b"):
            check_chance(name, getattr(self, name))
        both = floats(self.collapse_a) + floats(self.collapse_b)
        if np.any(both > 1 + ROUNDING):
            raise ScenarioError(
                f"collapse_a + collapse_b reaches {both.max():g}, but at most one side collapses "
                "in a month: give two chances that sum to 1 or less"
            )

    @property
    def shape(self) -> tuple[int, ...]:
        """The free leading axes."""
        return np.broadcast_shapes(
            *(np.shape(x) for x in (self.advance, self.mobility, self.collapse_a, self.collapse_b))
        )

    def per_party(self) -> FrontWar:
        """Return the same war with an axis of length one added, to stand for parties."""
        widened = (
            floats(x)[..., np.newaxis]
            for x in (self.advance, self.mobility, self.collapse_a, self.collapse_b)
        )
        return FrontWar(self.steps, *widened)


@dataclass(frozen=True, slots=True, eq=False)
class WarOutlook:
    """What fighting to the finish brings.

    Each field has shape [..., position], or [...] after :meth:`at`. With patience below one
    they are present values: ``a_wins`` is the mean of patience**months over A's victories,
    ``months`` the discounted count of months.

    Parameters
    ----------
    a_wins, b_wins : ndarray in [0, 1]
        Chance that the war ends with the victory of A, of B.
    months : ndarray, at least 0
        Expected months until the end.
    battles : ndarray, at least 0
        Expected moves of the front until the end.
    """

    a_wins: FloatArray
    b_wins: FloatArray
    months: FloatArray
    battles: FloatArray

    def at(self, position: ArrayLike) -> WarOutlook:
        """Return the outlook at a position, between two rungs by straight interpolation.

        A ladder is a coarse ruler laid on a continuous front, so a front 0.3 of the way from
        rung 4 to rung 5 is valued as rung 4 with weight 0.7 and rung 5 with weight 0.3.

        >>> fight_to_finish(FrontWar(10, 0.5)).at(5.5).a_wins.round(3).item()
        0.55
        """
        fields = (self.a_wins, self.b_wins, self.months, self.battles)
        return WarOutlook(*(between_rungs(field, position) for field in fields))


@dataclass(frozen=True, slots=True, eq=False)
class Stakes:
    """What each party wins, loses and pays; all arrays of shape [..., party].

    Parameters
    ----------
    victory_a, victory_b : array_like
        Utility of the terms each side would impose in victory, one per party.
    cost : array_like, at least 0
        Cost of a month of war [share of the party's own stakes/month].
    patience : array_like in (0, 1]
        Worth today of one unit a month from now.
    flow : array_like
        Utility per month of how things stand while the war lasts (the line of control held);
        weighs ``1 - patience`` a month, hence nothing at patience one.
    """

    victory_a: ArrayLike
    victory_b: ArrayLike
    cost: ArrayLike
    patience: ArrayLike = 1.0
    flow: ArrayLike = 0.0

    def __post_init__(self) -> None:
        check_patience(self.patience)
        if np.any(floats(self.cost) < 0):
            raise ScenarioError(
                f"a monthly cost is {np.min(self.cost):g}, but a month of war cannot pay: "
                "give cost >= 0 (gains from holding ground belong in flow)"
            )


def advance_chance(
    strength: ArrayLike,
    *,
    support_a: ArrayLike = 0.0,
    support_b: ArrayLike = 0.0,
    effect: float = 1.0,
) -> FloatArray:
    r"""Chance that a step goes A's way, given strength and outside support.

    .. math:: \operatorname{logit} p = \theta + \beta (a_A - a_B)

    Parameters
    ----------
    strength : array_like
        :math:`\theta`, log-odds of a step going A's way without any support.
    support_a, support_b : array_like, at least 0
        Support flows :math:`a_A, a_B` [any unit].
    effect : float
        :math:`\beta`, log-odds per unit of support.

    Returns
    -------
    ndarray in (0, 1)
        Our reduced form.

    Examples
    --------
    >>> advance_chance(0.0, support_a=1.0, effect=0.405465).round(3).item()
    0.6
    """
    balance = floats(support_a) - floats(support_b)
    return floats(expit(floats(strength) + effect * balance))


def cost_of_endurance(months: ArrayLike) -> FloatArray:
    """Return the monthly cost of a party that would bear so many months of war.

    The question put to a judge is: how many months of this war would this party bear to get
    its ideal rather than the other's? A party that would bear 50 pays 1/50 of its stakes a
    month.

    >>> cost_of_endurance(50).item()
    0.02
    """
    endurance = floats(months)
    if np.any(endurance <= 0):
        raise ScenarioError(
            f"endurance is {endurance.min():g} months, but it must be above 0: "
            "give the months of war the party would bear for its ideal"
        )
    return 1.0 / endurance


def fight_to_finish(war: FrontWar, *, patience: ArrayLike = 1.0) -> WarOutlook:
    r"""What a war brings that nobody ends by talking, from every position of the ladder.

    Solves :math:`(I - \delta P) x = r` once for each leading index, where P moves the front
    and r collects what ends the war this month.

    Parameters
    ----------
    war : FrontWar
        Of shape [...].
    patience : array_like in (0, 1]
        :math:`\delta`, broadcast against the war's shape.

    Returns
    -------
    WarOutlook
        Fields of shape [..., position], positions 0 to ``steps``.

    Raises
    ------
    ScenarioError
        If the war could go on for ever at patience one (no mobility, no collapse).

    References
    ----------
    .. [1] Smith and Stam (2004), Bargaining and the Nature of War, *Journal of Conflict
       Resolution* 48(6), 783-813.

    Examples
    --------
    >>> outlook = fight_to_finish(FrontWar(10, 0.6))
    >>> outlook.a_wins[5].round(6).item(), outlook.months[5].round(6).item()
    (0.883636, 19.181818)
    """
    check_patience(patience)
    shape = np.broadcast_shapes(war.shape, np.shape(patience))
    rates = MonthlyRates.of(war, floats(patience), shape)
    return _with_ends(_solve_ladders(rates, war.steps), shape, war.steps)


@dataclass(frozen=True, slots=True, eq=False)
class MonthlyRates:
    """What can happen in a month, as discounted chances; one leading axis [ladder]."""

    up: FloatArray
    down: FloatArray
    stay: FloatArray
    a_falls: FloatArray
    b_falls: FloatArray
    moves: FloatArray

    @classmethod
    def of(cls, war: FrontWar, patience: FloatArray, shape: tuple[int, ...]) -> MonthlyRates:
        """Read the rates off a war broadcast to ``shape``."""
        p, mobility, a_falls, b_falls, discount = (
            np.broadcast_to(floats(x), shape).ravel()
            for x in (war.advance, war.mobility, war.collapse_a, war.collapse_b, patience)
        )
        fights_on = 1 - a_falls - b_falls
        moves = fights_on * mobility
        if np.any((discount == 1) & (moves + a_falls + b_falls <= 0)):
            raise ScenarioError(
                "the war never ends: mobility and both chances of collapse are 0 at patience 1. "
                "Give mobility > 0, a chance of collapse > 0, or patience < 1"
            )
        return cls(
            up=discount * moves * p,
            down=discount * moves * (1 - p),
            stay=discount * (fights_on - moves),
            a_falls=discount * a_falls,
            b_falls=discount * b_falls,
            moves=moves,
        )


def _solve_ladders(rates: MonthlyRates, steps: int) -> FloatArray:
    """Solve all ladders in one banded call; [ladder, interior position, a|b|months|battles]."""
    ladders, inside = rates.up.size, steps - 1
    bands = ladder_bands(rates, inside)
    ends = np.zeros((ladders, inside, 4))
    ends[:, :, 0] = rates.b_falls[:, np.newaxis]
    ends[:, -1, 0] += rates.up
    ends[:, :, 1] = rates.a_falls[:, np.newaxis]
    ends[:, 0, 1] += rates.down
    ends[:, :, 2] = 1
    ends[:, :, 3] = rates.moves[:, np.newaxis]
    flat = solve_banded((1, 1), bands, ends.reshape(-1, 4), check_finite=False)
    return floats(flat).reshape(ladders, inside, 4)


def ladder_bands(rates: MonthlyRates, inside: int) -> FloatArray:
    """Return I - P of all ladders as three diagonals [3, ladder * interior position].

    The ladders stand one after the other along the diagonal; the bands between them are zero,
    so that they do not touch.
    """
    bands = np.zeros((3, rates.up.size, inside))
    bands[0, :, 1:] = -rates.up[:, np.newaxis]
    bands[1] = 1 - rates.stay[:, np.newaxis]
    bands[2, :, :-1] = -rates.down[:, np.newaxis]
    return bands.reshape(3, -1)


def _with_ends(inside: FloatArray, shape: tuple[int, ...], steps: int) -> WarOutlook:
    whole = np.zeros((inside.shape[0], steps + 1, 4))
    whole[:, 1:-1] = inside
    whole[:, -1, 0] = 1  # A holds everything
    whole[:, 0, 1] = 1  # B does
    fields = (np.ascontiguousarray(whole[:, :, i]).reshape(*shape, steps + 1) for i in range(4))
    return WarOutlook(*fields)


def between_rungs(values: FloatArray, position: ArrayLike) -> FloatArray:
    """Interpolate the last axis of ``values`` at ``position`` (shape [...] broadcast)."""
    where = floats(position)
    top = values.shape[-1] - 1
    if np.any((where < 0) | (where > top)):
        raise ScenarioError(
            f"position {where.flat[0]:g} is off the ladder: give a position from 0 to {top}"
        )
    lower = np.minimum(np.floor(where).astype(int), top - 1)
    share = where - lower
    if where.ndim == 0:
        return floats((1 - share) * values[..., lower] + share * values[..., lower + 1])
    shape = np.broadcast_shapes(values.shape[:-1], where.shape)
    wide = np.broadcast_to(values, (*shape, top + 1))
    index = np.broadcast_to(lower, shape)[..., np.newaxis]
    below = np.take_along_axis(wide, index, axis=-1)[..., 0]
    above = np.take_along_axis(wide, index + 1, axis=-1)[..., 0]
    return floats((1 - share) * below + share * above)


def disagreement(war: FrontWar, position: ArrayLike, stakes: Stakes) -> FloatArray:
    r"""Value to every party of fighting to the finish: its reservation value.

    .. math:: D_i = w\,u_i(A) + (1 - w)\,u_i(B) - c_i\,E[\text{months}]

    at patience one; below one, the present values of the same three terms.

    Parameters
    ----------
    war : FrontWar
        Of shape [...].
    position : array_like in [0, steps], shape [...]
        Where the front stands now; need not be whole.
    stakes : Stakes
        Arrays broadcast to [..., party]; third parties are parties like others.

    Returns
    -------
    ndarray [..., party]
        In the parties' own utilities; can be below 0, a war worse than the worst deal.

    Examples
    --------
    >>> even = Stakes(victory_a=[1, 0], victory_b=[0, 1], cost=[0.01, 0.012])
    >>> disagreement(FrontWar(10, 0.6), 5, even).round(4).tolist()
    [0.6918, -0.1138]
    """
    return disagreement_as_believed(war.per_party(), floats(position)[..., np.newaxis], stakes)


def disagreement_as_believed(war: FrontWar, position: ArrayLike, stakes: Stakes) -> FloatArray:
    """Value to every party of fighting to the finish the war that *it* believes in.

    Parameters
    ----------
    war : FrontWar
        Of shape [..., party]: each party may hold its own strength, mobility and collapse.
    position : array_like in [0, steps], shape [..., party | 1]
    stakes : Stakes

    Returns
    -------
    ndarray [..., party]

    Examples
    --------
    Two optimists, each sure to be the stronger; their values sum to more than the pie:

    >>> even = Stakes(victory_a=[1, 0], victory_b=[0, 1], cost=[0.01, 0.01])
    >>> disagreement_as_believed(FrontWar(10, [0.6, 0.4]), 5, even).round(4).tolist()
    [0.6918, 0.6918]
    """
    patience = floats(stakes.patience)
    if patience.ndim and np.ptp(patience, axis=-1).max() == 0:
        patience = patience[..., :1]
    here = fight_to_finish(war, patience=patience).at(position)
    monthly = (1 - patience) * floats(stakes.flow) - floats(stakes.cost)
    prizes = here.a_wins * floats(stakes.victory_a) + here.b_wins * floats(stakes.victory_b)
    return floats(prizes + monthly * here.months)


def settle_any_time(
    reservation_a: ArrayLike, reservation_b: ArrayLike, *, weight: ArrayLike = 0.5
) -> FloatArray:
    r"""A's terms when both may settle after any month and strength is known.

    Splitting the surplus over fighting on, month after month, gives the same terms as
    splitting the surplus over fighting to the finish, once:

    .. math:: x_A = D_A + \rho\,(1 - D_A - D_B)

    Parameters
    ----------
    reservation_a, reservation_b : array_like
        Fight-to-finish values of one divisible pie, from :func:`disagreement`.
    weight : array_like in [0, 1]
        :math:`\rho`, A's bargaining weight or chance of proposing.

    Returns
    -------
    ndarray
        Share of the pie to A. Not clipped: costs can push it beyond [0, 1].

    References
    ----------
    .. [1] Wagner (2000), Bargaining and War, *American Journal of Political Science* 44(3).

    Examples
    --------
    >>> settle_any_time(0.5 - 0.02 * 25, 0.5 - 0.01 * 25).item()
    0.375
    """
    check_chance("weight", weight)
    a = floats(reservation_a)
    surplus = 1 - a - floats(reservation_b)
    return floats(a + floats(weight) * surplus)
