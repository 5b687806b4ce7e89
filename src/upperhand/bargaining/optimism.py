"""How far apart the sides' beliefs can be set before they cease to settle at once."""

from __future__ import annotations

from dataclasses import dataclass

from upperhand.bargaining.dynamic import solve_dynamic
from upperhand.bargaining.reservation import war_as_held
from upperhand.bargaining.waiting_game import game_of
from upperhand.errors import ScenarioError
from upperhand.scenario import Scenario

__all__ = ["Threshold", "set_apart", "threshold"]

SURE = 0.01
"""A prior mean is never taken nearer than this to certainty."""
PRECISION = 0.005
"""How closely the optimism at which delay begins is looked for [chance]."""


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


def set_apart(scenario: Scenario, optimism: float) -> Scenario:
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
    means = [b.mean.middle for b in held if b]
    if len(means) < len(held):
        raise ScenarioError("a side holds no belief about the front: give the war a prior for each")
    return sum(means) / len(means)


def _largest(scenario: Scenario) -> float:
    middle = _middle(scenario)
    return min(middle, 1 - middle) - SURE


def threshold(scenario: Scenario, rule: str, horizon: int) -> Threshold:
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
    return solve_dynamic(game_of(set_apart(scenario, optimism), rule, horizon=horizon)).settles_now


def _gap(scenario: Scenario, optimism: float) -> float:
    """How far apart the sides' beliefs are today at an optimism [chance]."""
    beliefs = war_as_held(set_apart(scenario, optimism)).beliefs.advance()
    return float(beliefs[0] - beliefs[1])
