"""Draws from the assumption ranges of a scenario, one stream per parameter.

A stream is keyed by the parameter's *name*, so that two scenarios drawn under one seed differ
only by the change between them, and adding a parameter leaves all other draws as they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from upperhand.scenario import Scenario

__all__ = ["Draws", "draw"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Places in the ranges of all parameters: ``u`` [draw] per path, each in [0, 1)."""

    seed: int
    size: int
    u: Mapping[str, Floats]

    def of(self, scenario: Scenario, k: int) -> Scenario:
        """Return the scenario with every estimate at its quantile in draw ``k``.

        Hardness stays a chance: :meth:`binding` turns it into lines that bind or not.
        """
        return scenario.with_(
            {
                path: estimate.quantile(float(self.u[path][k]))
                for path, estimate in scenario.estimates()
                if estimate.spread > 0 and not path.startswith("hardness.")
            }
        )

    def binding(
        self, scenario: Scenario, lines: tuple[tuple[str, str], ...], k: int
    ) -> tuple[tuple[str, str], ...]:
        """Return the red lines that bind in draw ``k``, each with its drawn hardness."""
        return tuple(line for line in lines if self._binds(scenario, line, k))

    def _binds(self, scenario: Scenario, line: tuple[str, str], k: int) -> bool:
        party, issue = line
        path = f"hardness.{party}.{issue}"
        hardness = scenario.estimate(path).quantile(float(self.u[path][k]))
        return bool(self.u[f"binds.{party}.{issue}"][k] < hardness)


def draw(scenario: Scenario, *, size: int, seed: int) -> Draws:
    """Return ``size`` draws under a seed (0 is a seed like any other).

    Each stream is stratified: every n-th part of a range is visited once (a Latin hypercube,
    McKay, Beckman & Conover 1979), in an order of its own.
    """
    paths = [path for path, _ in scenario.estimates()]
    names = paths + [p.replace("hardness.", "binds.", 1) for p in paths if p.startswith("hardness")]
    return Draws(seed, size, {name: _stream(name, size, seed) for name in names})


def _stream(name: str, size: int, seed: int) -> Floats:
    key = np.random.SeedSequence(seed, spawn_key=(crc32(name.encode()),))
    rng = np.random.default_rng(key)
    return np.asarray((rng.permutation(size) + rng.random(size)) / size)
