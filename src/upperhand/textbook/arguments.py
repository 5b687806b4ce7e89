"""What a textbook model accepts: each rule names the argument, what it saw and what to give.

Every rule takes the arguments by name, so that a message can repeat the name, and raises
:class:`~upperhand.errors.ScenarioError` with all faults of one call.
"""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise

from upperhand.errors import ScenarioError

PERCENT = "A percentage q is q / 100."
POSITIVE = "Give what is lost as a positive number."


def _refuse(named: Mapping[str, float], fits: Callable[[float], bool], need: str) -> None:
    faults = [
        f"{name} is {value:g}, but {need}" for name, value in named.items() if not fits(value)
    ]
    if faults:
        raise ScenarioError("\n".join(faults))


def chances(**named: float) -> None:
    """Accept numbers in [0, 1]: chances, shares and weights."""
    _refuse(named, lambda x: 0 <= x <= 1, f"a chance or share must lie in [0, 1]. {PERCENT}")


def open_chances(**named: float) -> None:
    """Accept numbers in (0, 1): chances that leave both outcomes possible."""
    _refuse(named, lambda x: 0 < x < 1, f"it must lie strictly between 0 and 1. {PERCENT}")


def positive_chances(**named: float) -> None:
    """Accept numbers in (0, 1]: rates that must not vanish."""
    _refuse(named, lambda x: 0 < x <= 1, f"a chance that must occur lies in (0, 1]. {PERCENT}")


def patiences(**named: float) -> None:
    """Accept numbers in [0, 1): what one unit of the next period is worth now."""
    _refuse(
        named,
        lambda x: 0 <= x < 1,
        "patience must lie in [0, 1). From an interest rate r per period, use 1 / (1 + r).",
    )


def costs(**named: float) -> None:
    """Accept finite numbers of at least 0."""
    _refuse(named, lambda x: 0 <= x < math.inf, f"it must be finite and not below 0. {POSITIVE}")


def amounts(**named: float) -> None:
    """Accept finite numbers above 0."""
    _refuse(named, lambda x: 0 < x < math.inf, f"it must be finite and above 0. {POSITIVE}")


def finite(**named: float) -> None:
    """Accept any number that is neither infinite nor undefined."""
    _refuse(named, math.isfinite, "it must be a finite number. Give the value itself.")


def counts(at_least: int, **named: int) -> None:
    """Accept whole numbers not below ``at_least``."""
    _refuse(
        named,
        lambda x: float(x).is_integer() and x >= at_least,
        f"it counts whole things: give an integer of at least {at_least}.",
    )


def rising(*, strictly: bool = False, **named: float) -> None:
    """Accept numbers given from the smallest to the largest."""
    if all(a < b or (a == b and not strictly) for a, b in pairwise(named.values())):
        return
    seen = ", ".join(f"{name} is {value:g}" for name, value in named.items())
    sign = " < " if strictly else " <= "
    raise ScenarioError(f"{seen}, but they must satisfy {sign.join(named)}. Swap them?")
