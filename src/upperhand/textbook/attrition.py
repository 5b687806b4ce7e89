"""War of resources: the loser of a battle loses a unit, and who has none left loses the war (M12).

Our reduced form of the mechanism in Filson and Werner (2002), A Bargaining Model of War and
Peace, *American Journal of Political Science* 46(4), 819-837, not the paper's game.
"""

from dataclasses import dataclass
from math import comb

from upperhand.textbook.arguments import costs, counts, open_chances

__all__ = ["ResourceWar", "resource_war"]


@dataclass(frozen=True, slots=True)
class ResourceWar:
    """A war to exhaustion: A's chance, its length, and what it is worth to each party."""

    win_probability: float
    battles: float
    value_a: float
    value_b: float


def resource_war(
    units_a: int, units_b: int, *, battle: float, cost_a: float = 0.0, cost_b: float = 0.0
) -> ResourceWar:
    r"""War fought until one side has no unit left.

    .. math:: w(a, b) = \sum_{j<a} \binom{b+j-1}{j} p^b q^j

    Parameters
    ----------
    units_a, units_b : int, at least 0, not both 0
        Units each side can lose; who has 0 has lost.
    battle : float in (0, 1)
        :math:`p`, chance that A wins a battle.
    cost_a, cost_b : float, at least 0
        Cost of each battle [share of the stakes].

    Returns
    -------
    ResourceWar
        Values can be negative.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of Filson and Werner's (2002) mechanism, not the paper's game.

    Examples
    --------
    >>> war = resource_war(2, 2, battle=0.6)
    >>> round(war.win_probability, 6), round(war.battles, 6)
    (0.648, 2.48)
    """
    counts(0, units_a=units_a, units_b=units_b)
    counts(1, units_of_both=units_a + units_b)
    open_chances(battle=battle)
    costs(cost_a=cost_a, cost_b=cost_b)
    ends_a = _ends(units_a, units_b, battle)
    ends_b = _ends(units_b, units_a, 1 - battle)
    won = sum(ends_a)
    length = sum((units_b + j) * chance for j, chance in enumerate(ends_a))
    length += sum((units_a + j) * chance for j, chance in enumerate(ends_b))
    return ResourceWar(won, length, won - cost_a * length, 1 - won - cost_b * length)


def _ends(own: int, other: int, battle: float) -> list[float]:
    """Chance to win the war with j units lost, for each j below one's own number."""
    if other == 0:
        return [1.0] + [0.0] * (own - 1)
    return [comb(other + j - 1, j) * battle**other * (1 - battle) ** j for j in range(own)]
