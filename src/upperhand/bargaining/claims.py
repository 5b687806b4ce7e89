"""A claim that leverage rose is a counterfactual: terms with what happened, and without it.

:func:`compare` sets one scenario beside its counterfactual under several bargaining rules. The
range over assumptions, and the verdict, are drawn on top of it in ``simulation``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.lotteries import expected_places
from upperhand.bargaining.reservation import Prospects, advance_beliefs, prospects
from upperhand.bargaining.solution import RULES, Outcome
from upperhand.bargaining.utilities import scales
from upperhand.scenario import Scenario

__all__ = ["Comparison", "compare"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Expected terms with what happened less expected terms without it.

    ``places`` [issue] and ``utilities`` [party] by rule: positive places moved towards side B's
    pole, positive utilities are gains. ``beliefs`` [party of the scenario]: change in the chance
    that the next move of the front goes side A's way. ``reservations`` [party].
    """

    places: Mapping[str, Floats]
    utilities: Mapping[str, Floats]
    beliefs: Floats
    reservations: Floats


def compare(
    actual: Scenario,
    found: Outcome,
    counterfactual: Scenario,
    *,
    rules: Iterable[str] = ("nash", "kalai_smorodinsky"),
    war: Prospects | None = None,
) -> Comparison:
    """Return what the difference between two scenarios does to expected terms and beliefs.

    The two must share issues and interests and differ in the war alone, so that one frontier
    serves both: only reservation values and beliefs move.

    Parameters
    ----------
    actual : Scenario
    found : Outcome
        Of ``actual``.
    counterfactual : Scenario
        The same negotiation had the driver of the claim stood as before.
    rules : iterable of str
        Keys of :data:`~upperhand.bargaining.solution.RULES`.
    war : Prospects, optional
        Of ``actual``, where the two differ in :data:`~upperhand.bargaining.reservation.READ_OFF`
        alone: then one war serves both.
    """
    values = (war or prospects(counterfactual)).seen_in(counterfactual)
    chain = found.chain.with_reserve(np.array([r.value for r in values]))
    without = {rule: RULES[rule](chain) for rule in rules}
    nothing = np.full(len(values), np.nan)
    before, after = advance_beliefs(counterfactual), advance_beliefs(actual)
    return Comparison(
        places={
            r: found.places[r] - expected_places(without[r], scales(counterfactual))
            for r in without
        },
        utilities={
            r: _or(found.terms[r].utilities, nothing) - _or(without[r].utilities, nothing)
            for r in without
        },
        beliefs=np.array([after[p.id] - before[p.id] for p in actual.parties if p.id in after]),
        reservations=np.array(
            [a.value - b.value for a, b in zip(found.reservations, values, strict=True)]
        ),
    )


def _or(values: Floats | None, nothing: Floats) -> Floats:
    return nothing if values is None else values
