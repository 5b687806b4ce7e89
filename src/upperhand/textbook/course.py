"""The course a war of learning takes, if p is what we say: exact, and by simulation (M11).

:mod:`upperhand.textbook.differing_priors` says when the parties settle; here the battles are
fought with a true chance that neither knows. Source: Smith and Stam (2004), Bargaining and the
Nature of War, *Journal of Conflict Resolution* 48(6), 783-813.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from upperhand.textbook.arguments import counts, open_chances
from upperhand.textbook.differing_priors import AgreeToDisagree
from upperhand.textbook.forts import expected_battles

__all__ = ["Course", "expected_course", "simulate_course"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Course:
    """Mean number of battles, chance of an end by capture, and A's mean share if settled.

    ``share_a`` is nan where no war was settled. ``draws`` is 0 for an exact result.
    """

    battles: float
    capture: float
    share_a: float
    draws: int = 0


def expected_course(game: AgreeToDisagree, *, battle: float) -> Course:
    """Carry the chances forward over the lattice: no sampling error.

    Parameters
    ----------
    game : AgreeToDisagree
        Where the parties settle and on what.
    battle : float in (0, 1)
        True chance that A wins a battle.

    Returns
    -------
    Course
        Exact means.

    Raises
    ------
    ScenarioError
        If ``battle`` lies outside its range.

    Examples
    --------
    >>> from upperhand.textbook import Beta, agree_to_disagree
    >>> game = agree_to_disagree(Beta(6, 4), Beta(4, 6), cost_a=0.01, cost_b=0.01)
    >>> course = expected_course(game, battle=0.5)
    >>> round(course.battles, 1), round(course.capture, 2), round(course.share_a, 2)
    (10.6, 0.06, 0.5)
    """
    open_chances(battle=battle)
    reached: Floats = np.ones(1)
    battles = settled = shares = 0.0
    for n in range(game.horizon + 1):
        deal = game.settles[n, : n + 1]
        settled += float(reached[deal].sum())
        shares += float(reached[deal] @ game.terms[n, : n + 1][deal])
        reached = np.where(deal | _captured(game, n), 0.0, reached)
        if n < game.horizon:
            battles += float(reached.sum())
            reached = np.append((1 - battle) * reached, 0) + np.append(0, battle * reached)
    front = np.clip(_front(game, n), 0, game.forts)
    battles += float(reached @ expected_battles(front, forts=game.forts, battle=battle))
    return Course(battles, 1 - settled, _mean(shares, settled))


def _front(game: AgreeToDisagree, n: int) -> NDArray[np.int_]:
    """Fort A holds after n battles, for every number of battles it won."""
    return game.position + 2 * np.arange(n + 1) - n


def _captured(game: AgreeToDisagree, n: int) -> NDArray[np.bool_]:
    front = _front(game, n)
    return (front <= 0) | (front >= game.forts)


def simulate_course(
    game: AgreeToDisagree, *, battle: float, draws: int, rng: int | Generator
) -> Course:
    """Fight the war many times with dice.

    Parameters
    ----------
    game : AgreeToDisagree
        Where the parties settle and on what.
    battle : float in (0, 1)
        True chance that A wins a battle.
    draws : int, at least 1
        Wars to fight.
    rng : int or numpy Generator
        Seed or stream; 0 is a seed like any other.

    Returns
    -------
    Course
        Means over the draws.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Examples
    --------
    >>> from upperhand.textbook import Beta, agree_to_disagree
    >>> game = agree_to_disagree(Beta(5, 5), Beta(5, 5), cost_a=0.01, cost_b=0.01)
    >>> simulate_course(game, battle=0.5, draws=10, rng=0)
    Course(battles=0.0, capture=0.0, share_a=0.5, draws=10)
    """
    open_chances(battle=battle)
    counts(1, draws=draws)
    stream = default_rng(rng)
    won, battles = np.zeros(draws, dtype=np.int_), np.zeros(draws, dtype=np.int_)
    share = np.full(draws, np.nan)
    going = np.ones(draws, dtype=bool)
    n = 0
    while going.any():
        going &= ~_settle(game, n, won, share, going)
        front = game.position + 2 * won - n
        going &= (front > 0) & (front < game.forts)
        won += going & (stream.random(draws) < battle)
        battles += going
        n += 1
    settled = ~np.isnan(share)
    mean = _mean(float(share[settled].sum()), int(settled.sum()))
    return Course(float(battles.mean()), float(1 - settled.mean()), mean, draws)


def _settle(
    game: AgreeToDisagree,
    n: int,
    won: NDArray[np.int_],
    share: Floats,
    going: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Write A's share into the wars settled after n battles, and say which they are."""
    if n > game.horizon:
        return np.zeros_like(going)
    deal: NDArray[np.bool_] = going & game.settles[n, won]
    share[deal] = game.terms[n, won[deal]]
    return deal


def _mean(total: float, count: float) -> float:
    return float(total / count) if count else float("nan")
