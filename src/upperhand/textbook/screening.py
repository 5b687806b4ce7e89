"""Learning and screening while fighting: battles speak, and so do refusals (M12).

Our reduced forms of the mechanisms in Powell (2004), Bargaining and Learning While Fighting,
*American Journal of Political Science* 48(2), 344-361; Slantchev (2003), The Principle of
Convergence in Wartime Negotiations, *American Political Science Review* 97(4), 621-632; and
Filson and Werner (2002), A Bargaining Model of War and Peace, *American Journal of Political
Science* 46(4), 819-837. None is the paper's own game.
"""

from dataclasses import dataclass
from math import exp, log

from upperhand.textbook.arguments import (
    amounts,
    chances,
    costs,
    counts,
    open_chances,
    positive_chances,
    rising,
)
from upperhand.textbook.attrition import resource_war

__all__ = [
    "BattleBelief",
    "Screening",
    "battle_belief",
    "screening_threshold",
    "screening_threshold_units",
]


@dataclass(frozen=True, slots=True)
class BattleBelief:
    """Chance that A is the stronger of two kinds, after the battles seen."""

    chance: float
    log_odds: float


def battle_belief(
    prior: float, *, battle_high: float, battle_low: float, wins: int, losses: int
) -> BattleBelief:
    r"""Bayes' rule on public battles.

    Each win of A adds :math:`\ln(p_H/p_L)` to the log-odds, each loss
    :math:`\ln((1-p_H)/(1-p_L))`.

    Parameters
    ----------
    prior : float in (0, 1)
        Chance, before the battles, that A wins battles with ``battle_high``.
    battle_high, battle_low : float in (0, 1)
        :math:`p_H, p_L`, the two chances that A wins a battle.
    wins, losses : int, at least 0
        Battles A won and lost.

    Returns
    -------
    BattleBelief
        The posterior.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: the battle signal of Powell (2004) and Slantchev (2003), in our reduced form.

    Examples
    --------
    >>> belief = battle_belief(0.5, battle_high=0.6, battle_low=0.4, wins=2, losses=0)
    >>> round(belief.chance, 6)
    0.692308
    """
    open_chances(prior=prior, battle_high=battle_high, battle_low=battle_low)
    rising(battle_low=battle_low, battle_high=battle_high)
    counts(0, wins=wins, losses=losses)
    odds = log(prior / (1 - prior)) + wins * log(battle_high / battle_low)
    odds += losses * log((1 - battle_high) / (1 - battle_low))
    return BattleBelief(1 / (1 + exp(-odds)), odds)


@dataclass(frozen=True, slots=True)
class Screening:
    """The belief in a weak B above which A screens, and what waiting costs the weak B.

    ``discount`` is how much less than the strong B's reservation value the weak B accepts, to be
    spared one round of fighting [share of the stakes].
    """

    threshold: float
    discount: float

    def screens(self, chance_weak: float) -> bool:
        """Whether A, with this belief that B is weak, makes an offer only the weak B accepts."""
        chances(chance_weak=chance_weak)
        return chance_weak > self.threshold


def screening_threshold(
    *, battle_weak: float, battle_strong: float, collapse: float, cost_a: float, cost_b: float
) -> Screening:
    r"""Belief above which A screens, when each round of fighting may end the war.

    .. math:: \pi > \frac{c_A + c_B}{\kappa (p_W - p_S) + c_A + c_B}

    Parameters
    ----------
    battle_weak, battle_strong : float in [0, 1]
        :math:`p_W > p_S`, chances that A wins the war when it ends, against a weak or strong B.
    collapse : float in (0, 1]
        :math:`\kappa`, chance that a round of fighting ends the war.
    cost_a, cost_b : float, at least 0 and not both 0
        Cost of one round [share of the stakes].

    Returns
    -------
    Screening
        ``threshold`` in (0, 1).

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of Powell's (2004) mechanism, not the paper's game: one round of screening,
    then an offer to the strong. Shorter rounds with costs in proportion leave the threshold
    where it is, while the delay vanishes.

    Examples
    --------
    >>> rule = screening_threshold(
    ...     battle_weak=0.7, battle_strong=0.4, collapse=0.25, cost_a=0.01, cost_b=0.01
    ... )
    >>> round(rule.threshold, 6)
    0.210526
    """
    chances(battle_weak=battle_weak, battle_strong=battle_strong)
    rising(strictly=True, battle_strong=battle_strong, battle_weak=battle_weak)
    positive_chances(collapse=collapse)
    return _rule(collapse * (battle_weak - battle_strong), cost_a, cost_b)


def screening_threshold_units(
    units_a: int,
    units_b: int,
    *,
    battle_weak: float,
    battle_strong: float,
    cost_a: float,
    cost_b: float,
) -> Screening:
    r"""Belief above which A screens for one battle of a war of resources.

    .. math:: \pi > \frac{c_A + c_B}
                   {(p_W - p_S)[R_S(a-1, b) - R_S(a, b-1)] + c_A + c_B}

    with :math:`R_S` the strong B's value of fighting to the finish.

    Parameters
    ----------
    units_a, units_b : int, at least 1
        Units each side can still lose.
    battle_weak, battle_strong : float in (0, 1)
        :math:`p_W > p_S`, chances that A wins a battle against a weak or strong B.
    cost_a, cost_b : float, at least 0 and not both 0
        Cost of one battle [share of the stakes].

    Returns
    -------
    Screening
        ``threshold`` in (0, 1).

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of Filson and Werner's (2002) mechanism, not the paper's game. The more one
    battle decides, the readier A is to gamble.

    Examples
    --------
    >>> rule = screening_threshold_units(
    ...     2, 2, battle_weak=0.6, battle_strong=0.4, cost_a=0.02, cost_b=0.02
    ... )
    >>> round(rule.threshold, 6)
    0.292398
    """
    counts(1, units_a=units_a, units_b=units_b)
    open_chances(battle_weak=battle_weak, battle_strong=battle_strong)
    rising(strictly=True, battle_strong=battle_strong, battle_weak=battle_weak)
    costs(cost_b=cost_b)
    after_loss = resource_war(units_a - 1, units_b, battle=battle_strong, cost_b=cost_b)
    after_win = resource_war(units_a, units_b - 1, battle=battle_strong, cost_b=cost_b)
    decided = after_loss.value_b - after_win.value_b
    return _rule((battle_weak - battle_strong) * decided, cost_a, cost_b)


def _rule(discount: float, cost_a: float, cost_b: float) -> Screening:
    costs(cost_a=cost_a, cost_b=cost_b)
    amounts(cost_of_both=cost_a + cost_b)
    return Screening((cost_a + cost_b) / (discount + cost_a + cost_b), discount)
