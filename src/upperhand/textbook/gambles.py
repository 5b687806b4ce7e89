"""Risk against return: ask for little and be sure, or for much and risk a war (M3).

A makes one demand and faces one of two kinds of B. Source: Fearon (1995), Rationalist
Explanations for War, *International Organization* 49(3), 379-414; in the two-type form of
Powell (1999), *In the Shadow of Power*, Princeton University Press.
"""

from dataclasses import dataclass

from upperhand.textbook.arguments import chances, costs, rising

__all__ = ["RiskReturn", "risk_return", "risk_return_power"]


@dataclass(frozen=True, slots=True)
class RiskReturn:
    """A's better demand [share], its risk of war, its value, and the belief where A turns."""

    threshold: float
    demand: float
    war_risk: float
    value: float

    @property
    def risky(self) -> bool:
        """Whether the demand is one that some kind of B would fight."""
        return self.war_risk > 0


def risk_return(
    chance_high_cost: float,
    *,
    win_probability: float,
    cost_a: float,
    cost_b_low: float,
    cost_b_high: float,
) -> RiskReturn:
    r"""Demand of A when B's cost of war is either low or high.

    The risky demand pays if and only if :math:`\pi > (c_A + c_L)/(c_A + c_H)` while both
    demands are below 1.

    Parameters
    ----------
    chance_high_cost : float in [0, 1]
        :math:`\pi`, A's belief that B's cost is the high one.
    win_probability : float in [0, 1]
        Chance that A wins the war; it moves the demand, not the threshold.
    cost_a, cost_b_low, cost_b_high : float, at least 0
        Costs of war [share of the stakes], B's two in rising order.

    Returns
    -------
    RiskReturn
        ``threshold`` in [0, 1]: the belief above which A takes the risk.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the costs are out of order.

    Notes
    -----
    Source: Fearon (1995), two-type form.

    Examples
    --------
    >>> choice = risk_return(
    ...     0.5, win_probability=0.5, cost_a=0.1, cost_b_low=0.05, cost_b_high=0.3
    ... )
    >>> round(choice.threshold, 6), choice.risky, round(choice.demand, 6)
    (0.375, True, 0.8)
    """
    chances(chance_high_cost=chance_high_cost, win_probability=win_probability)
    costs(cost_a=cost_a, cost_b_low=cost_b_low, cost_b_high=cost_b_high)
    rising(cost_b_low=cost_b_low, cost_b_high=cost_b_high)
    safe = min(1.0, win_probability + cost_b_low)
    risky = min(1.0, win_probability + cost_b_high)
    return _better(chance_high_cost, safe=safe, risky=risky, war=win_probability - cost_a)


def risk_return_power(
    chance_strong_a: float,
    *,
    win_probability_low: float,
    win_probability_high: float,
    cost_a: float,
    cost_b: float,
) -> RiskReturn:
    r"""Demand of A when only B knows which of two chances of winning is the true one.

    The risky demand pays if and only if
    :math:`\pi > (c_A + c_B)/(p_H - p_L + c_A + c_B)` while both demands are below 1.

    Parameters
    ----------
    chance_strong_a : float in [0, 1]
        :math:`\pi`, A's belief that its chance of winning is the high one.
    win_probability_low, win_probability_high : float in [0, 1], in rising order
        The two chances that A wins.
    cost_a, cost_b : float, at least 0
        Costs of war [share of the stakes].

    Returns
    -------
    RiskReturn
        ``threshold`` in [0, 1]: the belief above which A takes the risk.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the chances are out of order.

    Notes
    -----
    Source: Fearon (1995), two-type form. A war after the risky demand is fought by the B that
    A is weak against, so A wins it with the low chance.

    Examples
    --------
    >>> choice = risk_return_power(
    ...     0.3, win_probability_low=0.4, win_probability_high=0.7, cost_a=0.1, cost_b=0.1
    ... )
    >>> round(choice.threshold, 6), choice.risky, round(choice.demand, 6)
    (0.4, False, 0.5)
    """
    chances(
        chance_strong_a=chance_strong_a,
        win_probability_low=win_probability_low,
        win_probability_high=win_probability_high,
    )
    costs(cost_a=cost_a, cost_b=cost_b)
    rising(win_probability_low=win_probability_low, win_probability_high=win_probability_high)
    safe = min(1.0, win_probability_low + cost_b)
    risky = min(1.0, win_probability_high + cost_b)
    return _better(chance_strong_a, safe=safe, risky=risky, war=win_probability_low - cost_a)


def _better(chance: float, *, safe: float, risky: float, war: float) -> RiskReturn:
    threshold = (safe - war) / (risky - war) if risky > safe else 1.0
    if chance > threshold:
        return RiskReturn(threshold, risky, 1 - chance, chance * risky + (1 - chance) * war)
    return RiskReturn(threshold, safe, 0.0, safe)
