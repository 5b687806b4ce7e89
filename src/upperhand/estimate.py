"""A number with its range, its unit and its reasons.

Every assumption in a scenario is an :class:`Estimate`. An estimate without a reason is an
error: either ``because`` names the record entries it rests on, or ``note`` says who judged it
and how. The range is read as a triangular distribution (low, mode, high).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from upperhand.errors import ScenarioError

__all__ = ["Estimate"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number we believe, how far it could be off, and why we believe it.

    Parameters
    ----------
    low, mode, high : float
        Smallest, likeliest and largest value held possible; ``low <= mode <= high``.
    unit : str
        What one unit of the number is, e.g. ``"share of the stakes/month"``.
    because : tuple of str
        Ids of the record entries the number rests on.
    note : str
        The reason in words, where no entry carries it.

    Raises
    ------
    ScenarioError
        If the three values are not finite and ordered, or no reason is given.

    Examples
    --------
    >>> e = Estimate(0.4, 0.5, 0.9, unit="chance", note="an even war, with one long tail")
    >>> e.mean
    0.6
    >>> Estimate(2, 1, 3, unit="months", note="guess")
    Traceback (most recent call last):
        ...
    upperhand.errors.ScenarioError: estimate 2–1–3 months is out of order: give low <= mode <= high
    """

    low: float
    mode: float
    high: float
    unit: str = ""
    because: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        # One comparison in the sound case: draws make estimates by the hundred thousand.
        sound = -math.inf < self.low <= self.mode <= self.high < math.inf
        if not (sound and (self.because or self.note)):
            raise ScenarioError(self._fault())

    def _fault(self) -> str:
        shown = f"estimate {self.low:g}–{self.mode:g}–{self.high:g} {self.unit}".rstrip()
        if not all(math.isfinite(x) for x in (self.low, self.mode, self.high)):
            return f"{shown} is not finite: give three numbers"
        if not self.low <= self.mode <= self.high:
            return f"{shown} is out of order: give low <= mode <= high"
        return (
            f"{shown} has no reason: name the entries it rests on (because), "
            "or say who judged it and how (note)"
        )

    @classmethod
    def exactly(cls, value: float, *, unit: str = "", note: str) -> Estimate:
        """Return an estimate without spread, for what is set rather than measured."""
        return cls(value, value, value, unit=unit, note=note)

    @property
    def mean(self) -> float:
        """Mean of the triangular distribution over low, mode, high."""
        return (self.low + self.mode + self.high) / 3

    @property
    def middle(self) -> float:
        """Median of the triangular distribution: the value solvers work with.

        Where a range leans to one side the mode is its edge, and a scenario solved at edges
        would lie outside the draws from its own ranges.

        >>> round(Estimate(0, 0, 1, note="pin").middle, 3)
        0.293
        """
        return self.mode if self.low == self.high else self.quantile(0.5)

    @property
    def spread(self) -> float:
        """Width of the range, high - low."""
        return self.high - self.low

    def fixed_at(self, value: float) -> Estimate:
        """Return this estimate with no spread at ``value``, its reasons kept (for draws)."""
        return Estimate(value, value, value, self.unit, self.because, self.note)

    def quantile(self, u: float) -> float:
        """Return the value below which a share ``u`` of the triangular distribution lies.

        >>> Estimate(0, 0, 1, note="pin").quantile(0.75)
        0.5
        """
        if self.spread == 0:
            return self.mode
        split = (self.mode - self.low) / self.spread
        if u <= split:
            return self.low + math.sqrt(u * self.spread * (self.mode - self.low))
        return self.high - math.sqrt((1 - u) * self.spread * (self.high - self.mode))
