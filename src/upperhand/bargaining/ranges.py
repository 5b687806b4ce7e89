"""Which numbers the solvers accept; a fault says what was seen, what is needed, what to type."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from upperhand.errors import ScenarioError

__all__ = ["FloatArray", "check_chance", "check_patience", "floats"]

FloatArray = NDArray[np.float64]


def floats(values: ArrayLike) -> FloatArray:
    """Return ``values`` as an array of floats."""
    return np.asarray(values, np.float64)


def check_chance(name: str, value: ArrayLike) -> None:
    """Raise ScenarioError unless every number is a chance."""
    numbers = floats(value)
    wrong = ~((numbers >= 0) & (numbers <= 1))
    if wrong.any():
        raise ScenarioError(
            f"{name} is {numbers[wrong].flat[0]:g}, but a chance must lie in [0, 1]. "
            "If it is a yearly chance q, use 1 - (1 - q)**(1/12) a month"
        )


def check_patience(patience: ArrayLike) -> None:
    """Raise ScenarioError unless every number lies in (0, 1]."""
    numbers = floats(patience)
    wrong = ~((numbers > 0) & (numbers <= 1))
    if wrong.any():
        raise ScenarioError(
            f"patience is {numbers[wrong].flat[0]:g}, but the worth today of a unit next month "
            "must lie in (0, 1]. From a yearly discount rate r, use (1 + r)**(-1/12)"
        )
