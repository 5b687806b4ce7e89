"""A front on a ladder: who would win, after how many months, from every rung.

Positions run from 0 (side B has taken all) to ``steps`` (side A has). Each month

1. a side may collapse, which counts as the victory of the other (Powell 2004);
2. otherwise the front moves with chance ``mobility``: one step A's way with chance
   ``advance``, one step B's way if not.

Everything else is a linear system with three diagonals, solved exactly, for many wars in one
call. The ladder of forts is Smith and Stam's (2004) random walk; mobility, collapse and patience
are our additions.

Axes: leading axes are free (draws, parties, a grid of strengths) and broadcast together;
``position`` is always last and dropped once a position is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.linalg import solve_banded

from upperhand.bargaining.ranges import FloatArray, check_chance, check_patience, floats
from upperhand.errors import ScenarioError

__all__ = [
    "FrontWar",
    "MonthlyRates",
    "WarOutlook",
    "add_up",
    "between_rungs",
    "fight_to_finish",
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
    solved = add_up(rates, war.steps, _endings(rates, war.steps))
    return _with_ends(solved, shape, war.steps)


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


def _endings(rates: MonthlyRates, steps: int) -> FloatArray:
    """What a month adds to each answer; [ladder, inside, a wins | b wins | months | battles]."""
    endings = np.zeros((rates.up.size, steps - 1, 4))
    endings[:, :, 0] = rates.b_falls[:, np.newaxis]
    endings[:, -1, 0] += rates.up
    endings[:, :, 1] = rates.a_falls[:, np.newaxis]
    endings[:, 0, 1] += rates.down
    endings[:, :, 2] = 1
    endings[:, :, 3] = rates.moves[:, np.newaxis]
    return endings


def add_up(rates: MonthlyRates, steps: int, monthly: FloatArray) -> FloatArray:
    """Add up what months bring, on all ladders in one banded call; [ladder, inside, answer].

    The ladders stand one after the other along the diagonal; the bands between them are zero,
    so that they do not touch.
    """
    bands = np.zeros((3, rates.up.size, steps - 1))
    bands[0, :, 1:] = -rates.up[:, np.newaxis]
    bands[1] = 1 - rates.stay[:, np.newaxis]
    bands[2, :, :-1] = -rates.down[:, np.newaxis]
    flat = monthly.reshape(-1, monthly.shape[-1])
    solved = solve_banded((1, 1), bands.reshape(3, -1), flat, check_finite=False)
    return floats(solved).reshape(monthly.shape)


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
    off = ~((where >= 0) & (where <= top))
    if off.any():
        raise ScenarioError(
            f"position {where[off].flat[0]:g} is off the ladder: give a position from 0 to {top}"
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
