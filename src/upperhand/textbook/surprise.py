"""First strikes: peace is unsafe while surprise gains more than war costs (M13).

Our reduced form of mechanisms in Fearon (1995), Rationalist Explanations for War,
*International Organization* 49(3), 379-414, and Leventoğlu and Slantchev (2007), The Armed
Peace, *American Journal of Political Science* 51(4), 755-771.
"""

from dataclasses import dataclass
from math import ceil, log

from upperhand.textbook.arguments import amounts, chances, open_chances

__all__ = ["FirstStrike", "first_strike"]

# A ratio of logarithms that should be whole comes out a few units of rounding above or below.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class FirstStrike:
    """Battles until peace can hold, and how much is then left to hold."""

    battles: int
    stakes_left: float

    @property
    def peace_now(self) -> bool:
        """Whether peace holds before any battle."""
        return self.battles == 0


def first_strike(
    stakes: float, *, cost_a: float, cost_b: float, surprise: float, survives: float
) -> FirstStrike:
    r"""Battles that must destroy enough before peace enforces itself.

    Peace holds if and only if :math:`2 f V \le c_A + c_B`. Each battle leaves the part r:

    .. math:: n^* = \left\lceil \ln\frac{c_A + c_B}{2 f V_0} / \ln r \right\rceil

    Parameters
    ----------
    stakes : float, above 0
        :math:`V_0`, worth of what is in dispute.
    cost_a, cost_b : float, above 0
        Cost of war to each side [unit of ``stakes``].
    surprise : float in [0, 1]
        :math:`f`, what striking first adds to one's own chance of winning.
    survives : float in (0, 1)
        :math:`r`, part of the stakes that outlasts a battle.

    Returns
    -------
    FirstStrike
        Battles, at least 0, and the worth of what is left.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of the mechanism of Leventoğlu and Slantchev (2007), not the paper's game.

    Examples
    --------
    >>> war = first_strike(1, cost_a=0.05, cost_b=0.05, surprise=0.1, survives=0.8)
    >>> war.battles, round(war.stakes_left, 4)
    (4, 0.4096)
    """
    amounts(stakes=stakes, cost_a=cost_a, cost_b=cost_b)
    chances(surprise=surprise)
    open_chances(survives=survives)
    tempting = 2 * surprise * stakes
    if tempting <= cost_a + cost_b:
        return FirstStrike(0, stakes)
    battles = ceil(log((cost_a + cost_b) / tempting) / log(survives) - ROUNDING)
    return FirstStrike(battles, stakes * survives**battles)
