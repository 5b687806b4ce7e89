"""The war as the outside path: what fighting on is worth to every party.

The front climbs and slides on a ladder (:mod:`upperhand.bargaining.ladder`). Each month of it
costs every party, and gives what the line of control gives; in the end one side imposes its
terms. Parties are any number: third parties have victories they prefer and costs they bear.
Smith and Stam's (2004) fort war with our additions.

Axes: leading axes are free (draws, a grid of strengths); then ``party``; then ``position``,
dropped once a position is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from upperhand.bargaining.ladder import (
    FrontWar,
    MonthlyRates,
    WarOutlook,
    add_up,
    between_rungs,
    fight_to_finish,
)
from upperhand.bargaining.ranges import FloatArray, check_chance, check_patience, floats
from upperhand.errors import ScenarioError

__all__ = [
    "FrontWar",
    "MonthlyRates",
    "Stakes",
    "WarOutlook",
    "advance_chance",
    "along_the_front",
    "between_rungs",
    "cost_of_endurance",
    "disagreement",
    "disagreement_as_believed",
    "fight_to_finish",
    "settle_any_time",
]


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
        Utility per month of how things stand while the war lasts, wherever the front is;
        weighs ``1 - patience`` a month, hence nothing at patience one.
    ground : array_like, shape [..., party, position], optional
        The same, by where the front stands: what the line of control gives, as it moves. Counts
        on top of ``flow``; the two ends of the ladder are never lived with.
    """

    victory_a: ArrayLike
    victory_b: ArrayLike
    cost: ArrayLike
    patience: ArrayLike = 1.0
    flow: ArrayLike = 0.0
    ground: ArrayLike | None = None

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
    return between_rungs(along_the_front(war, stakes), position)


def along_the_front(war: FrontWar, stakes: Stakes) -> FloatArray:
    """Value to every party of fighting on from every rung, ``[..., party, position]``.

    ``war`` has shape [..., party]. Between two rungs values are straight, so that one solution
    serves wherever the front stands.

    >>> even = Stakes(victory_a=[1, 0], victory_b=[0, 1], cost=[0.01, 0.01])
    >>> along_the_front(FrontWar(2, [0.6, 0.6]), even).round(2).tolist()
    [[0.0, 0.59, 1.0], [1.0, 0.39, 0.0]]
    """
    patience = floats(stakes.patience)
    if patience.ndim and np.ptp(patience, axis=-1).max() == 0:
        patience = patience[..., :1]
    outlook = fight_to_finish(war, patience=patience)
    prizes = outlook.a_wins * _column(stakes.victory_a) + outlook.b_wins * _column(stakes.victory_b)
    monthly = (1 - patience) * floats(stakes.flow) - floats(stakes.cost)
    values = floats(prizes + _column(monthly) * outlook.months)
    if stakes.ground is None:
        return values
    return values + _ground_held(war, floats(stakes.ground), patience)


def _column(values: ArrayLike) -> FloatArray:
    """Return values of parties as a column to set beside positions: [..., party, 1]."""
    return floats(values)[..., np.newaxis]


def _ground_held(war: FrontWar, ground: FloatArray, patience: FloatArray) -> FloatArray:
    """Present value of what the line gives until the war ends; [..., party, position]."""
    if ground.shape[-1] != war.steps + 1:
        raise ScenarioError(
            f"ground is given for {ground.shape[-1]} rungs of a ladder with {war.steps + 1}: "
            "give one utility for each position from 0 to steps"
        )
    shape = np.broadcast_shapes(war.shape, patience.shape, ground.shape[:-1])
    rates = MonthlyRates.of(war, patience, shape)
    lived_with = (1 - patience)[..., np.newaxis] * ground
    monthly = np.broadcast_to(lived_with, (*shape, war.steps + 1))[..., 1:-1]
    held = add_up(rates, war.steps, monthly.reshape(rates.up.size, -1, 1))
    value = np.zeros((*shape, war.steps + 1))
    value[..., 1:-1] = held.reshape(*shape, war.steps - 1)
    return value


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
