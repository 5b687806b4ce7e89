r"""Who moved the terms: an exact split of a change over the drivers behind it.

Between two dates several drivers moved at once, and what each did depends on the others. The
Shapley split is each driver's effect averaged over all orders in which the drivers could have
moved; the parts sum to the change, drivers that do nothing get nothing, and the order in which
they are listed does not matter.

.. math:: \phi_d = \sum_{S \not\ni d} \frac{|S|!\,(q-|S|-1)!}{q!}\,
   \bigl[f(S \cup d) - f(S)\bigr]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import ArrayLike

from upperhand.bargaining.ranges import FloatArray, floats
from upperhand.errors import ScenarioError

__all__ = ["ShapleySplit", "shapley_split"]

MOST_DRIVERS = 10  # 1,024 evaluations; each further driver doubles them


@dataclass(frozen=True, slots=True, eq=False)
class ShapleySplit:
    """A change and its parts.

    Parameters
    ----------
    drivers : tuple of str
    start, end : ndarray [...]
        The value before any driver moved, and after all did.
    parts : ndarray [driver, ...]
        What each driver contributed; sums to ``end - start`` over drivers.
    """

    drivers: tuple[str, ...]
    start: FloatArray
    end: FloatArray
    parts: FloatArray

    def part(self, driver: str) -> FloatArray:
        """Return what one driver contributed; [...]."""
        if driver not in self.drivers:
            raise ScenarioError(
                f"driver {driver!r} is not part of this split: name one of {list(self.drivers)}"
            )
        return floats(self.parts[self.drivers.index(driver)])


def shapley_split(
    value: Callable[[frozenset[str]], ArrayLike], drivers: Sequence[str]
) -> ShapleySplit:
    """Split the change of a value over the drivers that moved it.

    Parameters
    ----------
    value : callable
        From the set of drivers that have moved to a number or an array of one shape (terms per
        issue, draws). Called once for each of the 2**q sets.
    drivers : sequence of str, 1 to 10, all different

    Returns
    -------
    ShapleySplit

    Raises
    ------
    ScenarioError
        If there are no drivers, too many, or the same one twice.

    References
    ----------
    .. [1] Shapley (1953), A Value for n-Person Games, *Contributions to the Theory of Games* 2.
    .. [2] Shorrocks (2013), Decomposition procedures for distributional analysis, *Journal of
       Economic Inequality* 11(1), 99-126.

    Examples
    --------
    Ground and cost multiply each other; the interaction is shared equally:

    >>> terms = {(): 0.5, ("ground",): 0.7, ("cost",): 0.4, ("cost", "ground"): 0.64}
    >>> split = shapley_split(lambda moved: terms[tuple(sorted(moved))], ["ground", "cost"])
    >>> split.parts.round(2).tolist()
    [0.22, -0.08]
    """
    names = tuple(drivers)
    _check_drivers(names)
    values = np.stack([floats(value(_moved(names, code))) for code in range(2 ** len(names))])
    parts = np.stack([_part(values, driver, len(names)) for driver in range(len(names))])
    return ShapleySplit(names, start=values[0], end=values[-1], parts=parts)


def _check_drivers(names: tuple[str, ...]) -> None:
    if not 1 <= len(names) <= MOST_DRIVERS:
        raise ScenarioError(
            f"{len(names)} drivers to split over: give 1 to {MOST_DRIVERS}, "
            "merging those that always move together"
        )
    if len(set(names)) < len(names):
        raise ScenarioError(f"a driver is named twice in {list(names)}: name each once")


def _moved(names: tuple[str, ...], code: int) -> frozenset[str]:
    """Return the set a number stands for: bit i says whether driver i has moved."""
    return frozenset(name for i, name in enumerate(names) if code >> i & 1)


def _part(values: FloatArray, driver: int, count: int) -> FloatArray:
    without = np.array([code for code in range(2**count) if not code >> driver & 1])
    weights = floats([_weight(code.bit_count(), count) for code in without.tolist()])
    effects = values[without | 1 << driver] - values[without]
    return floats(np.tensordot(weights, effects, axes=1))


def _weight(before: int, count: int) -> float:
    """Share of orders in which exactly these ``before`` drivers have moved already."""
    return factorial(before) * factorial(count - before - 1) / factorial(count)
