"""From a scenario to what every option of every issue is worth to every party.

worth = weight × value, with value = 1 - |scale - ideal| ** curvature on each issue, stretched so
that a party's worst option of an issue is worth 0 and its best 1, and weights scaled to sum to
one over the issues a party cares about. A deal is then worth between 0 (the worst of everything)
and 1 (the best of everything) to each party; less than 1 only if it weighs an issue on which all
options are alike to it. Distance utilities with a curvature are the usual spatial form (Enelow &
Hinich, 1984); additive worth over issues is Raiffa's (1982).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.scenario import Scenario
from upperhand.scenario.space import Ban, Choice, DealSpace

__all__ = [
    "Tastes",
    "deal_space",
    "red_line_bans",
    "scales",
    "state_worth",
    "terms_worth",
    "worths",
]

Floats = NDArray[np.float64]
Worths = tuple[Floats, ...]
"""One array [party, option] per issue, parties and issues in the scenario's order."""


@dataclass(frozen=True, slots=True, eq=False)
class Tastes:
    """What parties care about, as arrays [party, issue] in the scenario's order.

    ``weight`` sums to one over the issues a party cares about (or is all zero).
    """

    ideal: Floats
    weight: Floats
    curvature: Floats

    @classmethod
    def of(cls, scenario: Scenario) -> Tastes:
        """Read the middle values off a scenario."""
        held = {(i.party, i.issue): i for i in scenario.interests}
        rows = [[held[p.id, m.id] for m in scenario.issues] for p in scenario.parties]
        raw = np.array([[i.weight.middle for i in row] for row in rows])
        total = raw.sum(axis=1, keepdims=True)
        return cls(
            ideal=np.array([[i.ideal.middle for i in row] for row in rows]),
            weight=np.divide(raw, total, out=np.zeros_like(raw), where=total > 0),
            curvature=np.array([[i.curvature.middle for i in row] for row in rows]),
        )

    def values(self, places: Floats, options: Floats) -> Floats:
        """Return the value in [0, 1] of places on the issues' scales, [party, issue, place].

        ``places`` and ``options`` are [issue, place], padded with NaN. An issue's worst option
        is worth 0 to a party and its best 1; all are worth 0 where it is indifferent. NaN where
        there is no place.
        """
        ends = self._closeness(options)
        low = np.nanmin(ends, axis=2, keepdims=True)
        span = np.nanmax(ends, axis=2, keepdims=True) - low
        moved = self._closeness(places) - low
        return np.asarray(np.divide(moved, span, out=0.0 * moved, where=span > 0).clip(0.0, 1.0))

    def _closeness(self, places: Floats) -> Floats:
        distance = np.abs(places - self.ideal[:, :, np.newaxis])
        return np.asarray(1 - distance ** self.curvature[:, :, np.newaxis])


def worths(scenario: Scenario) -> Worths:
    """Return the worth of every option to every party: one [party, option] array per issue."""
    tastes, options = Tastes.of(scenario), _padded(scales(scenario))
    worth = tastes.weight[:, :, np.newaxis] * tastes.values(options, options)
    return tuple(worth[:, m, : len(i.options)] for m, i in enumerate(scenario.issues))


def _padded(rows: Sequence[Sequence[float] | Floats]) -> Floats:
    """Return rows of different lengths as one array, NaN where a row has ended."""
    table = np.full((len(rows), max(len(row) for row in rows)), np.nan)
    for row, values in zip(table, rows, strict=True):
        row[: len(values)] = values
    return table


def scales(scenario: Scenario) -> list[Floats]:
    """Return the places of the options of every issue, one [option] array per issue."""
    return [np.array([o.scale for o in i.options]) for i in scenario.issues]


def deal_space(
    scenario: Scenario,
    *,
    reserve: Mapping[str, float],
    bans: Iterable[tuple[str, str, str]] = (),
    parties: Sequence[str] = (),
) -> DealSpace:
    """Return the deals open to the parties that hold a veto (or to ``parties``).

    ``reserve`` gives each of them its reservation value; ``bans`` are (party, issue, option)
    that a binding red line or a withheld consent takes off the table.
    """
    chosen = list(parties) or [p.id for p in scenario.vetoes]
    rows = [[p.id for p in scenario.parties].index(p) for p in chosen]
    return DealSpace(
        parties=tuple(chosen),
        issues=tuple(i.id for i in scenario.issues),
        options=tuple(tuple(o.id for o in i.options) for i in scenario.issues),
        worth=tuple(w[rows] for w in worths(scenario)),
        reserve=np.array([reserve[p] for p in chosen], dtype=np.float64),
        conflicts=tuple(
            (_choice(scenario, f.issue, f.option), _choice(scenario, f.other_issue, f.other_option))
            for f in scenario.forbidden
        ),
        bans=tuple(
            Ban(chosen.index(p) if p in chosen else 0, *_choice(scenario, i, o)) for p, i, o in bans
        ),
    )


def _choice(scenario: Scenario, issue: str, option: str) -> Choice:
    number = [i.id for i in scenario.issues].index(issue)
    return Choice(number, scenario.issues[number].index(option))


def red_line_bans(
    scenario: Scenario, binding: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str, str], ...]:
    """Return (party, issue, option) for all options outside the red lines that bind."""
    found = []
    for party, issue in binding:
        line = scenario.interest(party, issue).red_line
        kept = set(line.options) if line else {o.id for o in scenario.issue(issue).options}
        found += [(party, issue, o.id) for o in scenario.issue(issue).options if o.id not in kept]
    return tuple(found)


def terms_worth(scenario: Scenario, terms: Mapping[str, str]) -> Floats:
    """Return what given terms are worth to every party, [party]; issues left out count zero."""
    table = worths(scenario)
    total = np.zeros(len(scenario.parties))
    for m, issue in enumerate(scenario.issues):
        if issue.id in terms:
            total += table[m][:, issue.index(terms[issue.id])]
    return total


def state_worth(scenario: Scenario, states: Sequence[Mapping[str, float]]) -> Floats:
    """Return what states of affairs, as places on the issues' scales, are worth, [state, party].

    Between two options worth is read off the party's own curve; issues left out count zero.
    """
    tastes, options = Tastes.of(scenario), _padded(scales(scenario))
    told = [[state.get(issue.id, np.nan) for state in states] for issue in scenario.issues]
    values = np.nan_to_num(tastes.values(np.array(told), options))
    return np.asarray(np.einsum("pm,pms->sp", tastes.weight, values))
