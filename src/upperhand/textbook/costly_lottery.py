"""War as a costly lottery: the bargaining range, and a demand on a party of unknown cost (M1, M2).

A claims the share x of a pie of 1, B keeps 1 - x. War gives A everything with chance p, and
costs each side something. Source: Fearon (1995), Rationalist Explanations for War,
*International Organization* 49(3), 379-414.
"""

from dataclasses import dataclass

from upperhand.textbook.arguments import chances, costs, rising

__all__ = ["BargainingRange", "Ultimatum", "bargaining_range", "ultimatum"]


@dataclass(frozen=True, slots=True)
class BargainingRange:
    """The shares of A that neither party would rather fight over [share of the stakes]."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How much there is to divide between the two reservation values."""
        return self.high - self.low


def bargaining_range(win_probability: float, *, cost_a: float, cost_b: float) -> BargainingRange:
    r"""Shares of A that both parties accept rather than fight: :math:`[p - c_A, p + c_B]`.

    Parameters
    ----------
    win_probability : float in [0, 1]
        :math:`p`, chance that A wins the war; both know it.
    cost_a, cost_b : float, at least 0
        What the war costs each party [share of the stakes].

    Returns
    -------
    BargainingRange
        Ends in [0, 1]; clipped there, so ``width`` is the sum of the costs only inside.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Fearon (1995).

    Examples
    --------
    >>> zone = bargaining_range(0.6, cost_a=0.10, cost_b=0.15)
    >>> round(zone.low, 6), round(zone.high, 6), round(zone.width, 6)
    (0.5, 0.75, 0.25)
    """
    chances(win_probability=win_probability)
    costs(cost_a=cost_a, cost_b=cost_b)
    return BargainingRange(max(0.0, win_probability - cost_a), min(1.0, win_probability + cost_b))


@dataclass(frozen=True, slots=True)
class Ultimatum:
    """A's best demand [share], the chance that it ends in war, and what A expects [share]."""

    demand: float
    war_risk: float
    value: float


def ultimatum(
    win_probability: float, *, cost_a: float, cost_b_low: float, cost_b_high: float
) -> Ultimatum:
    r"""A's best take-it-or-leave-it demand when only B knows its own cost of war.

    B's cost is uniform on [l, h]; B accepts x if and only if :math:`x \le p + c_B`. With
    :math:`k = x - p` the best demand is :math:`k^* = \max(l, (h - c_A)/2)`, and no more than
    everything.

    Parameters
    ----------
    win_probability : float in [0, 1]
        :math:`p`, chance that A wins the war; both know it.
    cost_a : float, at least 0
        A's cost of war [share of the stakes].
    cost_b_low, cost_b_high : float, at least 0, in rising order
        Ends of the uniform distribution A holds over B's cost [share of the stakes].

    Returns
    -------
    Ultimatum
        Demand and chance of war in [0, 1]; A's expected share, which costs can push below 0.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the costs are out of order.

    Notes
    -----
    Source: Fearon (1995). While the demand is interior, a stronger A asks for as much more as
    it is stronger and the chance of war does not move: power shifts terms, not peace.

    Examples
    --------
    >>> offer = ultimatum(0.5, cost_a=0.1, cost_b_low=0, cost_b_high=0.4)
    >>> round(offer.demand, 6), round(offer.war_risk, 6), round(offer.value, 6)
    (0.65, 0.375, 0.55625)
    """
    chances(win_probability=win_probability)
    costs(cost_a=cost_a, cost_b_low=cost_b_low, cost_b_high=cost_b_high)
    rising(cost_b_low=cost_b_low, cost_b_high=cost_b_high)
    excess = min(max(cost_b_low, (cost_b_high - cost_a) / 2), 1 - win_probability)
    war_risk = _share_below(excess, cost_b_low, cost_b_high)
    value = win_probability - cost_a + (1 - war_risk) * (excess + cost_a)
    return Ultimatum(win_probability + excess, war_risk, value)


def _share_below(point: float, low: float, high: float) -> float:
    """Chance that a uniform draw from [low, high] is below a point not above ``high``."""
    return 0.0 if point <= low else (point - low) / (high - low)
