"""Shifting power: a bargain that both prefer to war cannot be kept (M5, M6).

Sources: Fearon (1995), Rationalist Explanations for War, *International Organization* 49(3),
379-414; Powell (2004), The Inefficient Use of Power, *American Political Science Review*
98(2), 231-241; Powell (2006), War as a Commitment Problem, *International Organization* 60(1),
169-203.
"""

from dataclasses import dataclass
from typing import Literal

from upperhand.textbook.arguments import amounts, chances, costs, finite, patiences

__all__ = [
    "InefficiencyCondition",
    "PreventiveWar",
    "inefficiency_condition",
    "power_shift",
    "preventive_war",
]


@dataclass(frozen=True, slots=True)
class PreventiveWar:
    """What the declining party gets by war now, and at most by peace [pies of one period]."""

    war_value: float
    peace_value: float

    @property
    def war(self) -> bool:
        """Whether fighting now beats the most that peace can offer."""
        return self.war_value > self.peace_value


def preventive_war(
    win_probability_now: float,
    win_probability_later: float,
    *,
    patience: float,
    cost_a: float,
    cost_b: float = 0.0,
    later_offers: Literal["A", "B"] = "B",
) -> PreventiveWar:
    r"""War of a declining A that fears the terms of tomorrow.

    A pie of 1 is divided in every period. A's chance of winning falls from :math:`p_1` to
    :math:`p_2` after this period, for good; a war is final and costs a lump sum. At best A gets
    the whole pie today and its later value :math:`V_2`:

    .. math:: \frac{p_1}{1-\delta} - C_A > 1 + \delta V_2, \quad
              V_2 = \frac{p_2}{1-\delta} - C_A

    where B makes the later offers. Where A makes them, :math:`V_2 = p_2/(1-\delta) + C_B`.

    Parameters
    ----------
    win_probability_now, win_probability_later : float in [0, 1]
        :math:`p_1, p_2`, chances that A wins a war fought now or later.
    patience : float in [0, 1)
        :math:`\delta`, worth today of one unit a period from now.
    cost_a, cost_b : float, at least 0
        Lump costs of war [pies of one period]; ``cost_b`` counts only where A offers later.
    later_offers : {"A", "B"}
        Who proposes from the next period on.

    Returns
    -------
    PreventiveWar
        Two values in pies of one period; their order decides.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Fearon (1995). The later value is clipped to what the pies allow.

    Examples
    --------
    >>> decline = preventive_war(0.7, 0.6, patience=0.9, cost_a=1)
    >>> round(decline.war_value, 6), round(decline.peace_value, 6), decline.war
    (6.0, 5.5, True)
    """
    chances(win_probability_now=win_probability_now, win_probability_later=win_probability_later)
    patiences(patience=patience)
    costs(cost_a=cost_a, cost_b=cost_b)
    all_pies = 1 / (1 - patience)
    later = win_probability_later * all_pies + (cost_b if later_offers == "A" else -cost_a)
    later = min(max(later, 0.0), all_pies)
    return PreventiveWar(win_probability_now * all_pies - cost_a, 1 + patience * later)


@dataclass(frozen=True, slots=True)
class InefficiencyCondition:
    """The rise in what B can secure, against the surplus that peace has to offer today."""

    shift: float
    surplus: float

    @property
    def war(self) -> bool:
        """Whether the shift exceeds the surplus, so that no offer of today can make up for it."""
        return self.shift > self.surplus


def inefficiency_condition(
    pie: float, *, value_a: float, value_b: float, value_b_next: float, patience: float
) -> InefficiencyCondition:
    r"""Compare the coming shift of power with the surplus of peace.

    .. math:: \delta M_B(t+1) - M_B(t) > B_t - [M_A(t) + M_B(t)]

    Parameters
    ----------
    pie : float, above 0
        :math:`B_t`, value of everything there is to divide from now on.
    value_a, value_b : float
        :math:`M_A(t), M_B(t)`, what each can secure by force now [same unit as ``pie``].
    value_b_next : float
        :math:`M_B(t+1)`, what the rising B can secure in the next period.
    patience : float in [0, 1)
        :math:`\delta`, worth today of one unit a period from now.

    Returns
    -------
    InefficiencyCondition
        Both sides of the inequality, in the unit of ``pie``.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Powell (2004, 2006). The condition suffices for war; it is not necessary.

    Examples
    --------
    >>> rise = inefficiency_condition(10, value_a=6.3, value_b=2.7, value_b_next=6.3, patience=0.9)
    >>> round(rise.shift, 6), round(rise.surplus, 6), rise.war
    (2.97, 1.0, True)
    """
    amounts(pie=pie)
    finite(value_a=value_a, value_b=value_b, value_b_next=value_b_next)
    patiences(patience=patience)
    return InefficiencyCondition(patience * value_b_next - value_b, pie - (value_a + value_b))


def power_shift(
    win_probability_b_now: float, win_probability_b_next: float, *, loss: float, patience: float
) -> InefficiencyCondition:
    r"""Apply :func:`inefficiency_condition` to a war that destroys a part of every later pie.

    :math:`M_i = p_i (1 - \ell)/(1 - \delta)` and :math:`B_t = 1/(1-\delta)`.

    Parameters
    ----------
    win_probability_b_now, win_probability_b_next : float in [0, 1]
        Chance that B wins a war fought now or in the next period.
    loss : float in [0, 1]
        :math:`\ell`, share of every later pie that a war destroys.
    patience : float in [0, 1)
        :math:`\delta`, worth today of one unit a period from now.

    Returns
    -------
    InefficiencyCondition
        In pies of one period.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Powell (2004, 2006).

    Examples
    --------
    >>> rise = power_shift(0.3, 0.4, loss=0.1, patience=0.9)
    >>> round(rise.shift, 6), round(rise.surplus, 6), rise.war
    (0.54, 1.0, False)
    """
    chances(
        win_probability_b_now=win_probability_b_now,
        win_probability_b_next=win_probability_b_next,
        loss=loss,
    )
    patiences(patience=patience)
    pie = 1 / (1 - patience)
    spared = (1 - loss) * pie
    return inefficiency_condition(
        pie,
        value_a=(1 - win_probability_b_now) * spared,
        value_b=win_probability_b_now * spared,
        value_b_next=win_probability_b_next * spared,
        patience=patience,
    )
