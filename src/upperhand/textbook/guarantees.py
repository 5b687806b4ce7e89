"""Guarantees: how strong one must be, how safe a deal is with it, what the deal is worth (M14).

After the deal power shifts by s to B, and B may break the deal; a guarantor makes that cost B
g K more. Our reduced form of mechanisms in Walter (1997), The Critical Barrier to Civil War
Settlement, *International Organization* 51(3), 335-364, and Fortna (2003), Scraps of Paper?,
*International Organization* 57(2), 337-372.
"""

from dataclasses import dataclass
from math import erfc, sqrt

from upperhand.textbook.arguments import amounts, chances, costs, finite, patiences

__all__ = [
    "BreachRisk",
    "DealWorth",
    "MinimumGuarantee",
    "breach_probability",
    "breach_value",
    "minimum_guarantee",
    "terms_worth",
]


@dataclass(frozen=True, slots=True)
class MinimumGuarantee:
    """The weakest guarantee that holds, and B's slack without any (negative: it would breach)."""

    guarantee: float
    slack: float


def minimum_guarantee(
    shift: float, *, cost_a: float, cost_b: float, penalty: float
) -> MinimumGuarantee:
    r"""Weakest guarantee under which some deal enforces itself.

    A deal exists if and only if :math:`s \le c_A + c_B + gK`, so
    :math:`g^* = \max(0, (s - c_A - c_B)/K)`.

    Parameters
    ----------
    shift : float in [0, 1]
        :math:`s`, rise of B's chance of winning after the deal.
    cost_a, cost_b : float, at least 0
        Costs of a renewed war [share of the stakes].
    penalty : float, above 0
        :math:`K`, what a full guarantee (g = 1) adds to B's cost of breach [share].

    Returns
    -------
    MinimumGuarantee
        ``guarantee`` at least 0; above 1 no such guarantor suffices.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of the mechanism of Walter (1997) and Fortna (2003), not a paper's game.

    Examples
    --------
    >>> round(minimum_guarantee(0.5, cost_a=0.1, cost_b=0.1, penalty=0.5).guarantee, 6)
    0.6
    """
    chances(shift=shift)
    costs(cost_a=cost_a, cost_b=cost_b)
    amounts(penalty=penalty)
    slack = cost_a + cost_b - shift
    return MinimumGuarantee(max(0.0, -slack / penalty), slack)


@dataclass(frozen=True, slots=True)
class BreachRisk:
    """Chance that the deal is broken in a year, and within several."""

    yearly: float

    def within(self, years: float) -> float:
        """Chance of a breach within ``years`` (at least 0), the years being independent."""
        costs(years=years)
        return float(1 - (1 - self.yearly) ** years)


def breach_probability(
    slack: float, *, guarantee: float, penalty: float, shock: float
) -> BreachRisk:
    r"""Chance that a yearly shock makes breach worthwhile: :math:`1 - \Phi((slack + gK)/\sigma)`.

    Parameters
    ----------
    slack : float
        How much better B fares by keeping the deal, without a guarantee [share of the stakes].
    guarantee : float, at least 0
        :math:`g`, strength of the guarantee.
    penalty : float, at least 0
        :math:`K`, cost of breach that g = 1 adds [share].
    shock : float, above 0
        :math:`\sigma`, standard deviation of the yearly normal shock [share].

    Returns
    -------
    BreachRisk
        Yearly chance in [0, 1].

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of the mechanism of Fortna (2003), not a paper's game.

    Examples
    --------
    >>> round(breach_probability(0.2, guarantee=0.2, penalty=0.5, shock=0.2).yearly, 5)
    0.06681
    """
    finite(slack=slack)
    costs(guarantee=guarantee, penalty=penalty)
    amounts(shock=shock)
    return BreachRisk(erfc((slack + guarantee * penalty) / shock / sqrt(2)) / 2)


@dataclass(frozen=True, slots=True)
class DealWorth:
    """Terms that hold until a breach, and what they are worth in view of it [per period]."""

    terms: float
    value: float


def breach_value(terms: float, *, breach: float, after_breach: float, patience: float) -> DealWorth:
    r"""Worth of a deal that may be broken: :math:`U = [(1-\delta)u + \delta h R]/[1-\delta(1-h)]`.

    Parameters
    ----------
    terms : float
        :math:`u`, what the deal gives in each period while it holds.
    breach : float in [0, 1]
        :math:`h`, chance of a breach per period.
    after_breach : float
        :math:`R`, what each period is worth after a breach.
    patience : float in [0, 1)
        :math:`\delta`, worth today of one unit a period from now.

    Returns
    -------
    DealWorth
        ``value`` lies between ``after_breach`` and ``terms``.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of the mechanism of Walter (1997), not the paper's argument in full.

    Examples
    --------
    >>> round(breach_value(0.6, breach=0.05, after_breach=0.3, patience=0.9).value, 6)
    0.506897
    """
    finite(terms=terms, after_breach=after_breach)
    chances(breach=breach)
    patiences(patience=patience)
    kept = (1 - patience) * terms
    return DealWorth(terms, (kept + patience * breach * after_breach) / _weight(breach, patience))


def terms_worth(value: float, *, breach: float, after_breach: float, patience: float) -> DealWorth:
    """Terms a party needs for a breakable deal to be worth ``value``.

    Parameters
    ----------
    value : float
        What the deal must be worth [per period].
    breach, after_breach, patience
        As in :func:`breach_value`.

    Returns
    -------
    DealWorth
        ``terms`` may exceed 1: then no terms make up for the risk.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    The inverse of :func:`breach_value`; our reduced form of the mechanism of Walter (1997).

    Examples
    --------
    >>> round(terms_worth(0.5, breach=0.1, after_breach=0.3, patience=0.9).terms, 6)
    0.68
    """
    finite(value=value, after_breach=after_breach)
    chances(breach=breach)
    patiences(patience=patience)
    needed = value * _weight(breach, patience) - patience * breach * after_breach
    return DealWorth(needed / (1 - patience), value)


def _weight(breach: float, patience: float) -> float:
    return 1 - patience * (1 - breach)
