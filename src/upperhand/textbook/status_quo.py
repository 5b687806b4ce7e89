"""Power against the status quo: war is near where the two are far apart (M4).

Our reduced form of the mechanism in Powell (1999), *In the Shadow of Power*, Princeton
University Press, chapter 3: one round of offers instead of the book's infinite game.
"""

from dataclasses import dataclass

from upperhand.errors import ScenarioError
from upperhand.textbook.arguments import amounts, chances, costs

__all__ = ["PowerAndStatusQuo", "power_and_status_quo"]


@dataclass(frozen=True, slots=True)
class PowerAndStatusQuo:
    """The share offered to the dissatisfied party, and the chance that it fights."""

    offer: float
    war_risk: float


def power_and_status_quo(
    win_probability: float, *, status_quo: float, cost_high: float, cost_satisfied: float
) -> PowerAndStatusQuo:
    r"""Offer of a satisfied party to a dissatisfied one that holds less than its power.

    The dissatisfied party's cost of war is uniform on [0, m] and known to it alone; it fights
    when its cost is below :math:`g = p - x`. The satisfied party, whose cost is s, concedes up
    to :math:`x^* = p - g^*` with
    :math:`g^* = \min(p - q, \max((m - s)/2, 0))`.

    Parameters
    ----------
    win_probability : float in [0, 1]
        :math:`p`, chance that the dissatisfied party wins a war.
    status_quo : float in [0, win_probability]
        :math:`q`, share it holds now.
    cost_high : float, above 0
        :math:`m`, its highest possible cost of war [share of the stakes].
    cost_satisfied : float, at least 0
        :math:`s`, the other party's cost of war [share of the stakes].

    Returns
    -------
    PowerAndStatusQuo
        Offer and chance of war, both in [0, 1].

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the party named is the satisfied one.

    Notes
    -----
    Our reduced form of Powell's (1999) mechanism, not the book's game. The chance of war grows
    with the gap between power and possession and is flat beyond a cap.

    Examples
    --------
    >>> crisis = power_and_status_quo(0.6, status_quo=0.3, cost_high=0.4, cost_satisfied=0.1)
    >>> round(crisis.offer, 6), round(crisis.war_risk, 6)
    (0.45, 0.375)
    """
    chances(win_probability=win_probability, status_quo=status_quo)
    amounts(cost_high=cost_high)
    costs(cost_satisfied=cost_satisfied)
    if status_quo > win_probability:
        raise ScenarioError(
            f"status_quo is {status_quo:g} and win_probability {win_probability:g}, so this party "
            "holds more than its power and is the satisfied one. Describe the other party: "
            f"win_probability={1 - win_probability:g}, status_quo={1 - status_quo:g}"
        )
    gap = min(win_probability - status_quo, max((cost_high - cost_satisfied) / 2, 0.0))
    return PowerAndStatusQuo(win_probability - gap, gap / cost_high)
