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
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.beliefs import GridBeliefs
from upperhand.bargaining.dynamic import (
    Course,
    DynamicGame,
    DynamicSolution,
    play_out,
    solve_dynamic,
)
from upperhand.bargaining.lotteries import hull
from upperhand.bargaining.reservation import WarAsHeld, war_as_held
from upperhand.bargaining.table import ConcaveDeals, NashSplit, Proposers, Table
from upperhand.bargaining.utilities import deal_space, worths
from upperhand.errors import ScenarioError
from upperhand.scenario import Scenario

__all__ = ["Ending", "Talks", "Threshold", "Waiting", "game_of", "waiting"]

Floats = NDArray[np.float64]

HORIZON = 120
"""Months in which the sides talk; whoever has not settled by then fights to the finish."""
WITHIN = (12, 24, 60)
"""Months ahead for which the chance of an end is given."""
RULES = ("nash", "offers")
BELIEFS = ("own", "common")
SURE = 0.01
"""A prior mean is never taken nearer than this to certainty."""
PRECISION = 0.005
"""How closely the optimism at which delay begins is looked for [chance]."""
EVEN = 0.5
ROUNDING = 1e-9
UNUSED = 0.5  # the game goes by beliefs, never by the war's own odds


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
class Threshold:
    """The optimism at which a rule's sides cease to settle at once.

    ``optimism`` is half the distance between the sides' prior means, None if they settle at
    once at the largest that fits, ``tried``; ``apart`` is how far apart today's beliefs of the
    sides then are, the public record read.
    """

    rule: str
    optimism: float | None
    tried: float
    apart: float


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
    asked = scenario if optimism is None else _apart(scenario, optimism)
    parties = _everyone(asked)
    held = war_as_held(asked, parties)
    talks = [_talks(asked, held, rule, beliefs, horizon) for rule in RULES for beliefs in BELIEFS]
    return Waiting(
        digest=asked.digest,
        position=asked.war.position.mode,
        rung=_rung(asked),
        horizon=horizon,
        optimism=optimism,
        believed=dict(zip(parties, held.beliefs.advance().tolist(), strict=True)),
        beyond=_beyond(asked, held),
        talks=tuple(talks),
        thresholds=tuple(_threshold(scenario, rule, horizon) for rule in RULES),
    )


def game_of(
    scenario: Scenario, rule: str, beliefs: str = "own", *, horizon: int = HORIZON
) -> DynamicGame:
    """Return a scenario as a game on the war lattice, the two sides first among the parties."""
    return _game(scenario, war_as_held(scenario, _everyone(scenario)), rule, beliefs, horizon)


def _everyone(scenario: Scenario) -> list[str]:
    """Return the two sides, then every third party that holds a belief on the front."""
    sides = [p.id for p in scenario.vetoes]
    return sides + [b.party for b in scenario.war.beliefs if b.party not in sides]


def _rung(scenario: Scenario) -> int:
    war = scenario.war
    return int(np.clip(round(war.position.mode), 1, war.steps - 1))


def _game(
    scenario: Scenario, held: WarAsHeld, rule: str, beliefs: str, horizon: int
) -> DynamicGame:
    return DynamicGame(
        war=replace(held.war, advance=UNUSED),
        start=_rung(scenario),
        stakes=held.stakes,
        beliefs=held.beliefs if beliefs == "own" else _shared(held.beliefs),
        table=Table(ConcaveDeals(_corners(scenario, held.parties)), _rule(rule, len(held.parties))),
        horizon=horizon,
    )


def _rule(name: str, parties: int) -> Proposers | NashSplit:
    if name == "nash":
        return NashSplit((EVEN, EVEN))
    return Proposers((EVEN, EVEN, *(0.0 for _ in range(parties - 2))))


def _corners(scenario: Scenario, parties: tuple[str, ...]) -> Floats:
    """Worth of the corners of the frontier to everyone, [corner, party]."""
    # Reservation values play no part in the game, which works out its own.
    deals = hull(deal_space(scenario, reserve={p.id: 0.0 for p in scenario.vetoes})).deals
    if not len(deals):
        raise ScenarioError("no deal obeys the forbidden pairs: the sides have nothing to sign")
    rows = [[p.id for p in scenario.parties].index(p) for p in parties]
    each = [w[rows][:, deals[:, m]] for m, w in enumerate(worths(scenario))]
    return np.asarray(np.sum(each, axis=0).T)


def _beyond(scenario: Scenario, held: WarAsHeld) -> tuple[str, ...]:
    """Return the states of war worth more to both sides than any deal or lottery over deals."""
    frontier = _corners(scenario, held.parties)[:, :2]
    ground = np.asarray(held.stakes.ground)[:2, 1:-1].T
    states = {
        "victory_a": np.asarray(held.stakes.victory_a)[np.newaxis, :2],
        "victory_b": np.asarray(held.stakes.victory_b)[np.newaxis, :2],
        "status_quo": ground,
    }
    return tuple(name for name, points in states.items() if _outside(frontier, points))


def _outside(frontier: Floats, points: Floats) -> bool:
    """Whether a point [point, side] lies beyond a frontier whose first side's worth rises."""
    reached = np.interp(points[:, 0], frontier[:, 0], frontier[:, 1])
    too_dear = points[:, 0] > frontier[-1, 0] + ROUNDING
    return bool(np.any(too_dear | (points[:, 1] > reached + ROUNDING)))


def _shared(beliefs: GridBeliefs) -> GridBeliefs:
    """Return beliefs in which everybody holds the average of the two sides'."""
    weights = np.asarray(beliefs.weights)
    middle = weights[:2].mean(axis=0, keepdims=True)
    return GridBeliefs(beliefs.chances, np.broadcast_to(middle, weights.shape))


def _talks(scenario: Scenario, held: WarAsHeld, rule: str, beliefs: str, horizon: int) -> Talks:
    game = _game(scenario, held, rule, beliefs, horizon)
    solved = solve_dynamic(game)
    observer = _observed(game, _shared(held.beliefs))
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


def _apart(scenario: Scenario, optimism: float) -> Scenario:
    """Return the scenario with the sides' prior means set apart symmetrically."""
    largest = _largest(scenario)
    if not 0 <= optimism <= largest:
        raise ScenarioError(
            f"an optimism of {optimism:g} would leave a side certain of the front before the war: "
            f"give 0 to {largest:.2f}"
        )
    middle = _middle(scenario)
    a, b = scenario.side("a").id, scenario.side("b").id
    return scenario.with_(
        {f"belief.{a}.mean": middle + optimism, f"belief.{b}.mean": middle - optimism}
    )


def _middle(scenario: Scenario) -> float:
    held = [scenario.war.belief_of(scenario.side(s).id) for s in ("a", "b")]
    means = [b.mean.mode for b in held if b]
    if len(means) < len(held):
        raise ScenarioError("a side holds no belief about the front: give the war a prior for each")
    return sum(means) / len(means)


def _largest(scenario: Scenario) -> float:
    middle = _middle(scenario)
    return min(middle, 1 - middle) - SURE


def _threshold(scenario: Scenario, rule: str, horizon: int) -> Threshold:
    """Look by halving for the optimism at which the sides cease to settle at once."""
    low, high = 0.0, _largest(scenario)
    if _settles(scenario, rule, high, horizon):
        return Threshold(rule, None, high, _gap(scenario, high))
    if not _settles(scenario, rule, low, horizon):
        return Threshold(rule, 0.0, high, _gap(scenario, 0.0))
    while high - low > PRECISION:
        middle = (low + high) / 2
        if _settles(scenario, rule, middle, horizon):
            low = middle
        else:
            high = middle
    return Threshold(rule, high, _largest(scenario), _gap(scenario, high))


def _settles(scenario: Scenario, rule: str, optimism: float, horizon: int) -> bool:
    return solve_dynamic(game_of(_apart(scenario, optimism), rule, horizon=horizon)).settles_now


def _gap(scenario: Scenario, optimism: float) -> float:
    """How far apart the sides' beliefs are today at an optimism [chance]."""
    beliefs = war_as_held(_apart(scenario, optimism)).beliefs.advance()
    return float(beliefs[0] - beliefs[1])
