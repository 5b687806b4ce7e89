"""How the war goes when the solved game is played: when it ends, how, and on which terms.

Exact: the chance of every state is carried forward, nothing is simulated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from upperhand.bargaining.dynamic import DynamicSolution
from upperhand.bargaining.ranges import FloatArray, check_chance, floats
from upperhand.bargaining.war_month import WarMonth

__all__ = ["Course", "foreseen", "play_out"]


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """How the war goes when the solved game is played; chances sum to one.

    A party that walks away to another patron does not end the war.

    Parameters
    ----------
    settled : ndarray [horizon + 1]
        Chance that a deal is signed in month 0, 1, ... horizon (or the month looked ahead to).
    captured_a, captured_b : float
        Chance that A, that B takes everything within the horizon.
    collapsed : float
        Chance that a side collapses within the horizon.
    still_open : float
        Chance that war goes on beyond the horizon.
    months, battles : float
        Expected months and moves of the front until the end or the horizon.
    terms : ndarray [party]
        Mean utility of the deals signed; nan if none ever is.
    """

    settled: FloatArray
    captured_a: float
    captured_b: float
    collapsed: float
    still_open: float
    months: float
    battles: float
    terms: FloatArray

    @property
    def captured(self) -> float:
        """Chance that the war ends on the battlefield within the horizon."""
        return self.captured_a + self.captured_b


def play_out(solution: DynamicSolution, advance: ArrayLike, *, until: int | None = None) -> Course:
    """Play the solved game when a step really goes A's way with a known chance.

    Exact: the chance of every state is carried forward, nothing is simulated.

    Parameters
    ----------
    solution : DynamicSolution
    advance : float in [0, 1] or array_like [battles, position]
        The true chance, whatever the parties believe; or, by state, the belief of an observer.
    until : int, optional
        Look only so many months ahead; by default as far as the game does.

    Returns
    -------
    Course
        Its arrays and chances end at ``until``.
    """
    check_chance("advance", advance)
    belief = np.broadcast_to(floats(advance), solution.advance.shape[1:])
    return _played(solution, belief, until)


def foreseen(solution: DynamicSolution, party: int, *, until: int | None = None) -> Course:
    """Play the solved game as one party expects it, learning from its own record as it goes."""
    return _played(solution, solution.advance[party], until)


def _played(solution: DynamicSolution, advance: FloatArray, until: int | None) -> Course:
    game = solution.game
    month = WarMonth.of(game.war, game.stakes, game.parties)
    horizon = game.horizon if until is None else min(until, game.horizon)
    at = np.zeros((game.horizon + 1, game.war.steps + 1))
    at[0, game.start] = 1
    settled, captured = np.zeros(horizon + 1), np.zeros(2)
    terms, months, battles = np.zeros(game.parties), 0.0, 0.0
    for t in range(horizon + 1):
        signing = np.where(solution.settles[t], at, 0)
        settled[t] = signing.sum()
        terms += np.nansum(solution.terms[t] * signing, axis=(1, 2))
        at = at - signing
        if t < horizon:
            moving = at * month.fights_on * month.mobility
            months, battles = months + at.sum(), battles + moving.sum()
            at = _one_month_on(at, moving, advance, month)
            captured += at[:, 0].sum(), at[:, -1].sum()
            at[:, [0, -1]] = 0
    signed, still_open = settled.sum(), at.sum()
    return Course(
        settled=settled,
        captured_a=float(captured[1]),
        captured_b=float(captured[0]),
        collapsed=float(max(0.0, 1 - signed - captured.sum() - still_open)),
        still_open=float(still_open),
        months=float(months),
        battles=float(battles),
        terms=terms / signed if signed > 0 else np.full(game.parties, np.nan),
    )


def _one_month_on(
    at: FloatArray, moving: FloatArray, advance: FloatArray, month: WarMonth
) -> FloatArray:
    """Carry the chance of every state through a month of war; [battles, position]."""
    after = at * month.fights_on * (1 - month.mobility)
    after[1:, 1:] += (moving * advance)[:-1, :-1]
    after[1:, :-1] += (moving * (1 - advance))[:-1, 1:]
    return after
