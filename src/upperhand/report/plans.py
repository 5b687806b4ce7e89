"""Texts on the table, checked: what each is worth to each party against fighting on.

Most texts leave issues open. They are completed with the options that leave the smaller of the
two sides' gains largest (an egalitarian completion, which favours neither side); the brief says
how many issues were open. A text passes in a draw when both sides gain over fighting on and it
crosses no red line that binds in that draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.candidates import filled_in
from upperhand.bargaining.solution import Solution, red_lines
from upperhand.bargaining.utilities import terms_worth
from upperhand.scenario import Offer, Scenario
from upperhand.simulation.ensemble import Ensemble

__all__ = ["Amendment", "PlanCheck", "check_plans"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change to a text: the option put in place on an issue, and how often it then passes."""

    issue: str
    option: str
    passes: float


@dataclass(frozen=True, slots=True, eq=False)
class PlanCheck:
    """A text on the table beside fighting on.

    ``worth`` by party of the completed text, third parties too; ``gain`` over fighting on and
    ``gains`` the share of draws in which it is positive, for the two sides; ``crosses`` the
    issues on which it lies outside a stated red line, by party; ``passes`` the share of draws
    in which it passes; ``filled`` the issues it leaves open; ``helps`` the single change that
    lets it pass most often, if any lets it pass more often.
    """

    offer: Offer
    terms: Mapping[str, str]
    filled: tuple[str, ...]
    worth: Mapping[str, float]
    gain: Mapping[str, float]
    gains: Mapping[str, float]
    crosses: Mapping[str, tuple[str, ...]]
    passes: float
    helps: Amendment | None


@dataclass(frozen=True, slots=True, eq=False)
class _Trials:
    """All draws at once.

    ``worth`` per issue [draw, party, option], ``reserve`` [draw, party], and in which draws each
    red line that can stop a deal binds, [draw].
    """

    scenario: Scenario
    worth: tuple[Floats, ...]
    reserve: Floats
    binds: Mapping[Line, Bools]

    @classmethod
    def of(cls, scenario: Scenario, ensemble: Ensemble) -> _Trials:
        columns = zip(*(found.chain.space.worth for found in ensemble.outcomes), strict=True)
        return cls(
            scenario,
            tuple(np.array(column) for column in columns),
            ensemble.reservations,
            {line: _binding(scenario, ensemble, line) for line in red_lines(scenario)},
        )

    def gains(self, terms: Mapping[str, str]) -> Floats:
        """Return both sides' gains over fighting on, [draw, party]."""
        chosen = [
            worth[:, :, issue.index(terms[issue.id])]
            for worth, issue in zip(self.worth, self.scenario.issues, strict=True)
        ]
        return np.asarray(np.sum(chosen, axis=0) - self.reserve)

    def crossed(self, terms: Mapping[str, str]) -> tuple[Line, ...]:
        """Return the red lines that terms lie outside of."""
        held = ((at, self.scenario.interest(*at).red_line) for at in self.binds)
        return tuple(at for at, line in held if line and terms[at[1]] not in line.options)

    def passes(self, terms: Mapping[str, str]) -> float:
        """Return in which share of draws terms pass."""
        passing = (self.gains(terms) > 0).all(axis=1)
        for line in self.crossed(terms):
            passing &= ~self.binds[line]
        return float(passing.mean())


def _binding(scenario: Scenario, ensemble: Ensemble, line: Line) -> Bools:
    held, u = scenario.interest(*line).red_line, ensemble.draws.u
    if held is None:
        return np.zeros(ensemble.draws.size, dtype=bool)
    where = ".".join(line)
    hardness = [held.hardness.quantile(float(q)) for q in u[f"hardness.{where}"]]
    return np.asarray(u[f"binds.{where}"] < np.array(hardness))


def check_plans(
    scenario: Scenario, solution: Solution, ensemble: Ensemble
) -> tuple[PlanCheck, ...]:
    """Return every text on the table, checked, in order of date.

    A text whose own terms exclude each other cannot be completed and is left out.
    """
    trials = _Trials.of(scenario, ensemble)
    reserve = {r.party: r.value for r in solution.reservations}
    found = []
    for offer in sorted(scenario.offers, key=lambda o: o.date):
        terms = filled_in(scenario, dict(offer.terms), reserve)
        if terms is not None:
            found.append(_check(trials, ensemble.parties, offer, terms, reserve))
    return tuple(found)


def _check(
    trials: _Trials,
    sides: tuple[str, ...],
    offer: Offer,
    terms: Mapping[str, str],
    reserve: Mapping[str, float],
) -> PlanCheck:
    scenario = trials.scenario
    ids = [p.id for p in scenario.parties]
    worth = dict(zip(ids, terms_worth(scenario, terms).tolist(), strict=True))
    crossed, gains = trials.crossed(terms), trials.gains(terms)
    return PlanCheck(
        offer=offer,
        terms=terms,
        filled=tuple(i.id for i in scenario.issues if i.id not in dict(offer.terms)),
        worth=worth,
        gain={p: worth[p] - reserve[p] for p in reserve},
        gains={p: float((gains[:, k] > 0).mean()) for k, p in enumerate(sides)},
        crosses={p: tuple(i for q, i in crossed if q == p) for p in ids},
        passes=trials.passes(terms),
        helps=_helping(trials, terms),
    )


def _helping(trials: _Trials, terms: Mapping[str, str]) -> Amendment | None:
    """Return the single change of terms that lets them pass most often, if any helps."""
    changes = [
        Amendment(issue.id, option.id, trials.passes({**terms, issue.id: option.id}))
        for issue in trials.scenario.issues
        for option in issue.options
        if option.id != terms[issue.id]
        and not _clashes(trials.scenario, {**terms, issue.id: option.id})
    ]
    best = max(changes, key=lambda c: c.passes, default=None)
    return best if best and best.passes > trials.passes(terms) else None


def _clashes(scenario: Scenario, terms: Mapping[str, str]) -> bool:
    return any(
        terms[f.issue] == f.option and terms[f.other_issue] == f.other_option
        for f in scenario.forbidden
    )
