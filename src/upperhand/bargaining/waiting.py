"""Do the sides settle at once in this model, and if not, what do they wait for?

The scenario becomes a game on the war lattice (:mod:`upperhand.bargaining.dynamic`): each month
the sides talk, over every deal and lottery over deals of the scenario; what they do not sign they
fight over for a month, and everybody reads the result. This is a tool of explanation, **not a
forecast**: it says what open disagreement on the odds can and cannot account for. With one belief
for all (common priors) the sides settle at once, unless war can bring both together more than any
deal on the list does (:attr:`Waiting.beyond`); whatever still keeps a real war going then lies
outside this model: red lines that bind, deals that would be broken, politics at home.

Kept simple, and said so: the front starts on a whole rung, the one nearest to where it stands; no
red line binds; nobody walks away to another patron; only battles teach, offers do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.beliefs import GridBeliefs
from upperhand.bargaining.course import Course, play_out
from upperhand.bargaining.dynamic import DynamicGame, DynamicSolution, solve_dynamic
from upperhand.bargaining.optimism import Threshold, set_apart, threshold
from upperhand.bargaining.reservation import WarAsHeld, war_as_held
from upperhand.bargaining.waiting_game import (
    HORIZON,
    RULES,
    believed_game,
    beyond_deals,
    everyone,
    shared,
    start_rung,
)
from upperhand.scenario import Scenario

__all__ = ["BELIEFS", "RULES", "Ending", "Talks", "Threshold", "Waiting", "waiting"]

Floats = NDArray[np.float64]

WITHIN = (12, 24, 60)
"""Months ahead for which the chance of an end is given."""
BELIEFS = ("own", "common")


@dataclass(frozen=True, slots=True)
class Ending:
    """How likely the war has ended within so many months, by the way it ended; sums to one."""

    months: int
    settlement: float
    capture_a: float
    capture_b: float
    collapse: float
    still_open: float


@dataclass(frozen=True, slots=True)
class Talks:
    """The game under one bargaining rule and one kind of beliefs, solved.

    Parameters
    ----------
    rule : str
        ``nash`` (largest product of gains over waiting) or ``offers`` (a side drawn by chance
        names the deal).
    beliefs : str
        ``own``: each party's own; ``common``: all hold the average of the two sides'.
    settles_now : bool
    waiting : mapping of side to float
        What another month of war is worth now.
    value : mapping of side to float
        What the game is worth now; equal to the terms where they settle at once.
    ends : tuple of Ending
        As somebody sees it who holds the average of the two sides' beliefs.
    months, moves : float
        Months of war, and moves of the front, until the end or the horizon, seen likewise.
    terms : mapping of party to float
        Mean utility of the deals that are signed, third parties too; NaN if none ever is.
    signs_after : mapping of str to int or None
        First month in which they sign if the front has stood still (``still``), has made one
        move side A's way (``toward_a``) or side B's (``toward_b``); None: in no month of the
        first half of the horizon (later ones feel its end).
    """

    rule: str
    beliefs: str
    settles_now: bool
    waiting: Mapping[str, float]
    value: Mapping[str, float]
    ends: tuple[Ending, ...]
    months: float
    moves: float
    terms: Mapping[str, float]
    signs_after: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the game on the war lattice says of a scenario.

    ``position`` is where the front stands, ``rung`` the whole rung the game starts on;
    ``believed`` each party's chance that the front's next move goes side A's way. ``beyond``
    names the states of war (``victory_a``, ``victory_b``, ``status_quo``) that no deal matches
    for both sides at once: places between two options, or terms that a forbidden pair bars.
    """

    digest: str
    position: float
    rung: int
    horizon: int
    optimism: float | None
    believed: Mapping[str, float]
    beyond: tuple[str, ...]
    talks: tuple[Talks, ...]
    thresholds: tuple[Threshold, ...]

    def of(self, rule: str, beliefs: str = "own") -> Talks:
        """Return the talks under a rule, with the parties' own beliefs or a common one."""
        return next(t for t in self.talks if (t.rule, t.beliefs) == (rule, beliefs))


def waiting(
    scenario: Scenario, *, optimism: float | None = None, horizon: int = HORIZON
) -> Waiting:
    """Solve a scenario as a game in which the sides may wait for the other to learn.

    An explanation, not a forecast. Our reduced form of Smith and Stam (2004) with priors that
    differ openly (Yildiz 2003), on the scenario's frontier over lotteries.

    Parameters
    ----------
    scenario : Scenario
    optimism : float in [0, .5), optional
        Set the two sides' prior means apart: side A's this much above the middle of the two,
        side B's as much below. By default each keeps its own.
    horizon : int
        Months in which they talk.

    Returns
    -------
    Waiting

    Raises
    ------
    ScenarioError
        If the optimism does not fit, or the scenario lacks what the war's values need.
    """
    asked = scenario if optimism is None else set_apart(scenario, optimism)
    parties = everyone(asked)
    held = war_as_held(asked, parties)
    talks = [_talks(asked, held, rule, beliefs, horizon) for rule in RULES for beliefs in BELIEFS]
    return Waiting(
        digest=asked.digest,
        position=asked.war.position.middle,
        rung=start_rung(asked),
        horizon=horizon,
        optimism=optimism,
        believed=dict(zip(parties, held.beliefs.advance().tolist(), strict=True)),
        beyond=beyond_deals(asked, held),
        talks=tuple(talks),
        thresholds=tuple(threshold(scenario, rule, horizon) for rule in RULES),
    )


def _talks(scenario: Scenario, held: WarAsHeld, rule: str, beliefs: str, horizon: int) -> Talks:
    game = believed_game(scenario, held, rule, beliefs, horizon)
    solved = solve_dynamic(game)
    observer = _observed(game, shared(held.beliefs))
    whole = play_out(solved, observer)
    sides = held.parties[:2]
    return Talks(
        rule=rule,
        beliefs=beliefs,
        settles_now=solved.settles_now,
        waiting=dict(zip(sides, solved.waiting[:2].tolist(), strict=True)),
        value=dict(zip(sides, solved.value[:2].tolist(), strict=True)),
        ends=tuple(_ending(solved, observer, m) for m in WITHIN if m <= horizon),
        months=whole.months,
        moves=whole.battles,
        terms=dict(zip(held.parties, whole.terms.tolist(), strict=True)),
        signs_after=_signs_after(solved),
    )


def _observed(game: DynamicGame, beliefs: GridBeliefs) -> Floats:
    """Chance of a step A's way in every state, as one who holds the beliefs; [battles, rung]."""
    battles = np.arange(game.horizon + 1)[:, np.newaxis, np.newaxis]
    told = beliefs.advance(battles, game.wins()[:, :, np.newaxis])
    return np.asarray(told[..., 0])


def _ending(solved: DynamicSolution, observer: Floats, months: int) -> Ending:
    course: Course = play_out(solved, observer, until=months)
    return Ending(
        months=months,
        settlement=float(course.settled.sum()),
        capture_a=course.captured_a,
        capture_b=course.captured_b,
        collapse=course.collapsed,
        still_open=course.still_open,
    )


def _signs_after(solved: DynamicSolution) -> dict[str, int | None]:
    start = solved.game.start
    states = {"still": (0, start), "toward_a": (1, start + 1), "toward_b": (1, start - 1)}
    return {
        name: _first(solved.settles[battles:, battles, rung], battles)
        for name, (battles, rung) in states.items()
        if battles <= solved.game.horizon
    }


def _first(signed: NDArray[np.bool_], months: int) -> int | None:
    """Return the first month with a signature in the first half of the horizon."""
    found = np.flatnonzero(signed[: len(signed) // 2 + 1])
    return int(found[0]) + months if len(found) else None
