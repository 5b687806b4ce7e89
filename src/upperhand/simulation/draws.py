"""Draws from the assumption ranges of a scenario, one stream per parameter.

A stream is keyed by the parameter's *name*, so that two scenarios drawn under one seed differ
only by the change between them, and adding a parameter leaves all other draws as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from upperhand.errors import ScenarioError
from upperhand.estimate import Estimate
from upperhand.scenario import Scenario

__all__ = ["Draws", "draw", "drawn_paths"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Places in the ranges of all parameters: ``u`` [draw] per path, each in [0, 1)."""

    seed: int
    size: int
    u: Mapping[str, Floats]

    def each(self, scenario: Scenario) -> Iterator[Scenario]:
        """Yield the scenario of every draw: what terms rest on at its place in its range.

        The rest stands at its middle, settled once and not anew by the solver of every draw.
        Hardness stays a chance: :meth:`binding` turns it into lines that bind or not.
        """
        paths = drawn_paths(scenario)
        drawn = {path for path, _ in paths}
        settled = scenario.with_(
            {p: e.middle for p, e in scenario.estimates() if e.spread > 0 and p not in drawn}
        )
        for k in range(self.size):
            yield settled.with_({p: e.quantile(float(self.u[p][k])) for p, e in paths})

    def binding(
        self, scenario: Scenario, lines: tuple[tuple[str, str], ...], k: int
    ) -> tuple[tuple[str, str], ...]:
        """Return the red lines that bind in draw ``k``, each with its drawn hardness."""
        return tuple(line for line in lines if self._binds(scenario, line, k))

    def _binds(self, scenario: Scenario, line: tuple[str, str], k: int) -> bool:
        where = ".".join(line)
        red_line = scenario.interest(*line).red_line
        if red_line is None:
            return False
        hardness = red_line.hardness.quantile(float(self.u[f"hardness.{where}"][k]))
        return bool(self.u[f"binds.{where}"][k] < hardness)


def drawn_paths(scenario: Scenario) -> list[tuple[str, Estimate]]:
    """Return the estimates that expected terms rest on: of the war, and of parties with a veto."""
    heard = {"war", "support"} | {p.id for p in scenario.vetoes}
    return [
        (path, estimate)
        for path, estimate in scenario.estimates()
        if estimate.spread > 0
        and not path.startswith("hardness.")
        and heard & set(path.split(".")[:2])
    ]


def draw(scenario: Scenario, *, size: int, seed: int) -> Draws:
    """Return ``size`` draws under a seed (0 is a seed like any other).

    Each stream is stratified: every n-th part of a range is visited once (a Latin hypercube,
    McKay, Beckman & Conover 1979), in an order of its own.

    Raises
    ------
    ScenarioError
        If ``size`` is below 1.
    """
    if size < 1:
        raise ScenarioError(f"{size} draws were asked for: give 1 or more")
    paths = [path for path, _ in scenario.estimates()]
    names = paths + [p.replace("hardness.", "binds.", 1) for p in paths if p.startswith("hardness")]
    return Draws(seed, size, {name: _stream(name, size, seed) for name in names})


def _stream(name: str, size: int, seed: int) -> Floats:
    key = np.random.SeedSequence(seed, spawn_key=(crc32(name.encode()),))
    rng = np.random.default_rng(key)
    return np.asarray((rng.permutation(size) + rng.random(size)) / size)
