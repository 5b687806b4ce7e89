"""From a scenario to what every option of every issue is worth to every party.

worth = weight × value, with value = 1 - |scale - ideal| ** curvature on each issue, stretched so
that a party's worst option of an issue is worth 0 and its best 1, and weights scaled to sum to
one over the issues a party cares about. A deal is then worth between 0 (the worst of everything)
and 1 (the best of everything) to each party. Distance utilities with a curvature are the usual
spatial form (Enelow & Hinich, 1984); additive worth over issues is Raiffa's (1982).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from upperhand.scenario import Interest, Issue, Scenario
from upperhand.scenario.space import Ban, Choice, DealSpace

__all__ = ["deal_space", "issue_worth", "red_line_bans", "state_worth", "terms_worth", "worths"]

Floats = NDArray[np.float64]
Worths = tuple[Floats, ...]
"""One array [party, option] per issue, parties and issues in the scenario's order."""


def issue_worth(issue: Issue, interest: Interest) -> Floats:
    """Return the value in [0, 1] of each option of an issue to one party, before weighting.

    Shape [option]. All zero where the party is indifferent between all options.
    """
    raw = _closeness(np.array([o.scale for o in issue.options]), interest)
    low, high = raw.min(), raw.max()
    if high - low <= 0:
        return np.zeros(len(issue.options))
    return np.asarray((raw - low) / (high - low))


def _closeness(places: Floats, interest: Interest) -> Floats:
    distance = np.abs(places - interest.ideal.mode)
    return np.asarray(1 - distance**interest.curvature.mode)


def worths(scenario: Scenario) -> Worths:
    """Return the worth of every option to every party: one [party, option] array per issue."""
    table = []
    for issue in scenario.issues:
        interests = [scenario.interest(p.id, issue.id) for p in scenario.parties]
        table.append(np.stack([issue_worth(issue, i) for i in interests]))
    weights = _weights(scenario)
    return tuple(weights[:, [m]] * values for m, values in enumerate(table))


def _weights(scenario: Scenario) -> Floats:
    raw = np.array(
        [
            [scenario.interest(p.id, i.id).weight.mode for i in scenario.issues]
            for p in scenario.parties
        ]
    )
    total = raw.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(raw, total, out=np.zeros_like(raw), where=total > 0))


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


def state_worth(scenario: Scenario, places: Mapping[str, float]) -> Floats:
    """Return what a state of affairs, given as places on the issues' scales, is worth, [party].

    Between two options worth is read off the party's own curve; issues left out count zero.
    """
    weights = _weights(scenario)
    total = np.zeros(len(scenario.parties))
    for m, issue in enumerate(scenario.issues):
        if issue.id not in places:
            continue
        for row, party in enumerate(scenario.parties):
            interest = scenario.interest(party.id, issue.id)
            ends = _closeness(np.array([o.scale for o in issue.options]), interest)
            here = float(_closeness(np.array([places[issue.id]]), interest)[0])
            span = ends.max() - ends.min()
            if span > 0:
                value = (here - ends.min()) / span
                total[row] += weights[row, m] * min(max(value, 0.0), 1.0)
    return total
