"""What deals of a scenario are judged on once power has shifted: the war at turned odds.

Every number coded on the time after a deal is drawn from its range, one stratified stream for
each; the war itself stands at its middle values. Axes: [side], [draw, side], [shift, side].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from upperhand.bargaining.durability import Durability, Peace, breach_probability, durability
from upperhand.bargaining.reservation import war_as_held
from upperhand.bargaining.utilities import terms_worth
from upperhand.bargaining.war import advance_chance, disagreement
from upperhand.estimate import Estimate
from upperhand.scenario import Aftermath, Scenario

__all__ = ["NOBODY", "Ground", "shifted_values"]

Floats = NDArray[np.float64]
Terms = Mapping[str, str]

MONTHS = 12
SHIFTS = 25  # points at which the war is solved between no shift and the largest coded
BAND = (5, 95)
NOBODY = ""
"""The contingency in which no side has rearmed."""


def shifted_values(scenario: Scenario, shift: Floats) -> Floats:
    """Return what war is worth to the two sides once its odds have turned, [shift, side].

    Parameters
    ----------
    scenario : Scenario
    shift : array_like [shift]
        Log-odds of the front's next move turned side A's way; negative, side B's.
    """
    held = war_as_held(scenario)
    turns = np.asarray(shift, np.float64)[:, np.newaxis]
    turned = replace(held.war, advance=advance_chance(logit(held.war.advance), support_a=turns))
    values = disagreement(turned, scenario.war.position.middle, held.stakes)
    return np.asarray(held.beliefs.expect(values))


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What all deals of a scenario are judged on; arrays [side] and [draw, side].

    ``turned`` by contingency: worth of war at the middle shift, and in every draw.
    """

    scenario: Scenario
    aftermath: Aftermath
    sides: tuple[str, ...]
    patience: Floats
    turned: Mapping[str, tuple[Floats, Floats]]
    bite: Floats
    bite_drawn: Floats
    spread_drawn: Floats
    quantiles: Mapping[str, Floats]

    @classmethod
    def of(cls, scenario: Scenario, aftermath: Aftermath, *, draws: int, seed: int) -> Ground:
        """Solve the war at every shift and place the coded ranges in every draw."""
        sides = tuple(p.id for p in scenario.vetoes)
        drawn = {path: _drawn(path, e, draws, seed) for path, e in aftermath.estimates()}
        bites = {b.party: b.cost.middle for b in aftermath.bites}
        none = np.zeros(draws)
        patience = [p.patience.middle if p.patience else 1.0 for p in scenario.vetoes]
        return cls(
            scenario=scenario,
            aftermath=aftermath,
            sides=sides,
            patience=np.array(patience) ** MONTHS,
            turned=_turned(scenario, aftermath, drawn, draws),
            bite=np.array([bites.get(p, 0.0) for p in sides]),
            bite_drawn=np.stack([drawn.get(f"aftermath.bite.{p}", none) for p in sides], axis=1),
            spread_drawn=drawn["aftermath.spread"][:, np.newaxis],
            quantiles=drawn,
        )

    def by_side(self, values: Floats) -> dict[str, float]:
        """Return numbers by side."""
        return dict(zip(self.sides, values.tolist(), strict=True))

    def level(self, option: str) -> float:
        """How much of a full guarantee an option stands for."""
        return self.aftermath.level_of(option).level.middle

    def utilities(self, terms: Terms) -> Floats:
        """Worth of terms to the two sides."""
        rows = [[p.id for p in self.scenario.parties].index(s) for s in self.sides]
        return np.asarray(terms_worth(self.scenario, terms)[rows])

    def outlook(self, utilities: Floats, level: float, toward: str) -> Durability:
        """How a deal stands at middle values once power has shifted."""
        peace = Peace(
            shifted=self.turned[toward][0],
            bite=self.bite,
            guarantee=level,
            spread=self.aftermath.spread.middle,
            patience=self.patience,
        )
        return durability(utilities[np.newaxis], peace)

    def worst(self, utilities: Floats, level: float) -> tuple[float, Floats]:
        """Chance of breach in the worse contingency, and what the deal is worth there."""
        found = [self.outlook(utilities, level, toward) for toward in self.turned]
        worst = max(found, key=lambda f: float(f.hazard[0]))
        return float(worst.hazard[0]), worst.worth[0]

    def band(self, utilities: Floats, option: str, toward: str) -> tuple[float, float]:
        """5th and 95th percentile of the chance of breach over the coded ranges."""
        guarantee = self.quantiles[f"aftermath.level.{option}"][:, np.newaxis]
        slack = utilities - self.turned[toward][1]
        breach = breach_probability(
            slack / self.spread_drawn,
            spread=1.0,
            guarantee=guarantee,
            bite=self.bite_drawn / self.spread_drawn,
        )
        low, high = np.percentile(1 - np.prod(1 - breach, axis=1), BAND)
        return float(low), float(high)


def _drawn(path: str, estimate: Estimate, size: int, seed: int) -> Floats:
    """Draw from a coded range, one stratified stream for each path (a Latin hypercube)."""
    stream = np.random.SeedSequence(seed, spawn_key=(crc32(path.encode()),))
    rng = np.random.default_rng(stream)
    places = (rng.permutation(size) + rng.random(size)) / size
    return np.array([estimate.quantile(u) for u in places.tolist()])


def _turned(
    scenario: Scenario, aftermath: Aftermath, drawn: Mapping[str, Floats], draws: int
) -> dict[str, tuple[Floats, Floats]]:
    """Worth of war by contingency: at the middle shift [side], and in every draw [draw, side]."""
    today = shifted_values(scenario, np.zeros(1))[0]
    found = {NOBODY: (today, np.broadcast_to(today, (draws, today.size)))}
    for rearming in aftermath.rearming:
        sign = 1.0 if scenario.party(rearming.party).side == "a" else -1.0
        grid = np.linspace(0.0, rearming.effect.high, SHIFTS)
        at = np.append(grid, rearming.effect.middle)
        values = shifted_values(scenario, sign * at)
        places = drawn[f"aftermath.shift.{rearming.party}"]
        columns = [np.interp(places, grid, column) for column in values[:-1].T]
        found[rearming.party] = (values[-1], np.stack(columns, axis=1))
    return found
