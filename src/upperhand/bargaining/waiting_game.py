"""A scenario as a game on the war lattice: who plays, where the front starts, what can be signed.

The sides come first among the parties, third parties that hold a belief after them. Deals are the
corners of the frontier over lotteries, with everything between; no red line binds.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.beliefs import GridBeliefs
from upperhand.bargaining.dynamic import DynamicGame
from upperhand.bargaining.lotteries import hull
from upperhand.bargaining.reservation import WarAsHeld, war_as_held
from upperhand.bargaining.table import ConcaveDeals, NashSplit, Proposers, Table
from upperhand.bargaining.utilities import deal_space, worths
from upperhand.errors import ScenarioError
from upperhand.scenario import Scenario

__all__ = [
    "HORIZON",
    "RULES",
    "believed_game",
    "beyond_deals",
    "everyone",
    "game_of",
    "shared",
    "start_rung",
]

Floats = NDArray[np.float64]

HORIZON = 120
"""Months in which the sides talk; whoever has not settled by then fights to the finish."""
RULES = ("nash", "offers")
EVEN = 0.5
ROUNDING = 1e-9
UNUSED = 0.5  # the game goes by beliefs, never by the war's own odds


def game_of(
    scenario: Scenario, rule: str, beliefs: str = "own", *, horizon: int = HORIZON
) -> DynamicGame:
    """Return a scenario as a game on the war lattice, the two sides first among the parties."""
    return believed_game(
        scenario, war_as_held(scenario, everyone(scenario)), rule, beliefs, horizon
    )


def everyone(scenario: Scenario) -> list[str]:
    """Return the two sides, then every third party that holds a belief on the front."""
    sides = [p.id for p in scenario.vetoes]
    return sides + [b.party for b in scenario.war.beliefs if b.party not in sides]


def start_rung(scenario: Scenario) -> int:
    """Return the whole rung nearest to where the front stands, inside the ladder."""
    war = scenario.war
    return int(np.clip(round(war.position.middle), 1, war.steps - 1))


def believed_game(
    scenario: Scenario, held: WarAsHeld, rule: str, beliefs: str, horizon: int
) -> DynamicGame:
    """Return the game of parties that hold the war so, or (``common``) all hold it alike."""
    return DynamicGame(
        war=replace(held.war, advance=UNUSED),
        start=start_rung(scenario),
        stakes=held.stakes,
        beliefs=held.beliefs if beliefs == "own" else shared(held.beliefs),
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


def beyond_deals(scenario: Scenario, held: WarAsHeld) -> tuple[str, ...]:
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


def shared(beliefs: GridBeliefs) -> GridBeliefs:
    """Return beliefs in which everybody holds the average of the two sides'."""
    weights = np.asarray(beliefs.weights)
    middle = weights[:2].mean(axis=0, keepdims=True)
    return GridBeliefs(beliefs.chances, np.broadcast_to(middle, weights.shape))
