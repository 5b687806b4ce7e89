"""The ensemble: the scenario solved again and again over its assumption ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.solution import Outcome, blocked_issues, outcome, red_lines
from upperhand.scenario import Scenario
from upperhand.simulation.draws import Draws, draw

__all__ = ["Ensemble", "simulate"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Progress = Callable[[int, int], None]

BAND = (5.0, 95.0)
"""Percentiles of every range shown: nine draws in ten lie inside."""


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """What follows from the scenario over its assumption ranges.

    Parameters
    ----------
    digest : str
        Of the scenario.
    draws : Draws
        Where in each range every draw lies.
    parties, issues : tuple of str
        Order of the arrays: parties are the two with a veto, side A first.
    reservations : ndarray [draw, party]
    room_soft : ndarray of bool [draw]
        A deal beats fighting on for both when no red line binds.
    room : ndarray of bool [draw]
        The same with each red line binding with its drawn hardness.
    blocked : ndarray of bool [draw, issue]
        The lines that bind leave no option on the issue.
    places, utilities : mapping of str to ndarray [draw, issue] and [draw, party]
        Expected terms by bargaining rule when no red line binds; NaN where there is no deal.
    outcomes : tuple of Outcome
        One per draw, no red line binding; claim tests start from them.
    """

    digest: str
    draws: Draws
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    reservations: Floats
    room_soft: Bools
    room: Bools
    blocked: Bools
    places: Mapping[str, Floats]
    utilities: Mapping[str, Floats]
    outcomes: tuple[Outcome, ...]

    @property
    def chance_of_room(self) -> float:
        """Share of draws with room for a deal, red lines binding by their hardness."""
        return float(self.room.mean())

    def room_if_soft(self, issue: str) -> float:
        """Return the share of draws with room if no red line bound on one issue.

        Counts the draws in which that issue alone was blocked, on top of those with room. An
        upper bound: the lines that stay may still leave no deal that beats fighting on.
        """
        m = self.issues.index(issue)
        alone = self.blocked[:, m] & (self.blocked.sum(axis=1) == 1) & self.room_soft
        return float((self.room | alone).mean())

    def band(self, values: Floats) -> tuple[float, float, float]:
        """Return the 5th percentile, median and 95th percentile over draws, NaN left out."""
        kept = values[~np.isnan(values)]
        if not len(kept):
            return (float("nan"),) * 3
        low, middle, high = np.percentile(kept, (BAND[0], 50.0, BAND[1]))
        return float(low), float(middle), float(high)


def simulate(
    scenario: Scenario, *, size: int = 200, seed: int = 0, progress: Progress | None = None
) -> Ensemble:
    """Solve a scenario over its assumption ranges.

    Parameters
    ----------
    scenario : Scenario
    size : int
        Number of draws.
    seed : int
        Same seed, same numbers.
    progress : callable, optional
        Called with (draws done, draws in all).
    """
    draws = draw(scenario, size=size, seed=seed)
    lines = red_lines(scenario)
    rows = []
    for k, drawn in enumerate(draws.each(scenario)):
        rows.append(_solved(drawn, draws.binding(scenario, lines, k)))
        if progress:
            progress(k + 1, size)
    soft, hard, blocked = zip(*rows, strict=True)
    return _gathered(scenario, draws, soft, hard, blocked)


def _solved(
    drawn: Scenario, binding: tuple[tuple[str, str], ...]
) -> tuple[Outcome, bool, tuple[str, ...]]:
    found = outcome(drawn)
    blocked = blocked_issues(drawn, binding)
    if blocked or not found.room:
        return found, False, blocked
    room = (
        outcome(drawn, binding=binding, reservations=found.reservations).room if binding else True
    )
    return found, room, blocked


def _gathered(
    scenario: Scenario,
    draws: Draws,
    soft: tuple[Outcome, ...],
    hard: tuple[bool, ...],
    blocked: tuple[tuple[str, ...], ...],
) -> Ensemble:
    issues = tuple(i.id for i in scenario.issues)
    nothing = np.full(len(scenario.vetoes), np.nan)
    rules = tuple(soft[0].terms)
    return Ensemble(
        digest=scenario.digest,
        draws=draws,
        parties=tuple(p.id for p in scenario.vetoes),
        issues=issues,
        reservations=np.array([[r.value for r in o.reservations] for o in soft]),
        room_soft=np.array([o.room for o in soft]),
        room=np.array(hard),
        blocked=np.array([[i in b for i in issues] for b in blocked]),
        places={rule: np.array([o.places[rule] for o in soft]) for rule in rules},
        utilities={rule: np.array([_worth(o, rule, nothing) for o in soft]) for rule in rules},
        outcomes=soft,
    )


def _worth(found: Outcome, rule: str, nothing: Floats) -> Floats:
    utilities = found.terms[rule].utilities
    return nothing if utilities is None else utilities
