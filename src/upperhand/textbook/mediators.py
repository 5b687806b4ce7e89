"""Mediators: whose word is believed, and what a proposal needs (M15, M16).

M15 is our reduced form of the mechanism in Kydd (2003), Which Side Are You On? Bias,
Credibility, and Mediation, *American Journal of Political Science* 47(4), 597-611, with uniform
costs. M16 is Nash bargaining among several with side payments by the mediator.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from upperhand.errors import ScenarioError
from upperhand.textbook.arguments import amounts, chances, costs, counts, finite, rising
from upperhand.textbook.costly_lottery import ultimatum
from upperhand.textbook.nash import INDIFFERENT

__all__ = ["MediatedProposal", "MediatorBias", "mediated_proposal", "mediator_bias"]


@dataclass(frozen=True, slots=True)
class MediatorBias:
    """The least weight on A at which a mediator's word on B can be believed by A.

    Demands are above A's chance of winning [share]; the war risks hold where B is weak.
    """

    weight: float
    demand_weak: float
    demand_tough: float
    war_risk_truth: float
    war_risk_lie: float

    @property
    def possible(self) -> bool:
        """Whether some mediator can be believed at all: a weight is at most 1."""
        return self.weight <= 1


def mediator_bias(
    *,
    win_probability: float,
    cost_a: float,
    cost_weak: float,
    cost_tough: float,
    war_cost: float = 0.0,
) -> MediatorBias:
    r"""Tilt towards A that a mediator needs to be believed when it says that B is tough.

    B's cost of war is uniform on [0, h], with the larger h if B is weak; the mediator knows which.
    Calling a weak B tough would make A moderate, so the word counts only if it would not lie:
    :math:`\lambda \Delta_A + (1 - \lambda) \Delta_B \ge m\, \Delta_{war}`, with
    :math:`\Delta` the change from lying to telling the truth and :math:`\lambda` its weight on A.

    Parameters
    ----------
    win_probability : float in [0, 1]
        Chance that A wins a war.
    cost_a : float, at least 0
        A's cost of war [share of the stakes].
    cost_weak, cost_tough : float, above 0, cost_tough < cost_weak
        Highest possible cost of B, if weak and if tough [share].
    war_cost : float, at least 0
        m, what a war costs the mediator itself [share].

    Returns
    -------
    MediatorBias
        ``weight`` at least 0; above 1 no mediator is believed.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the tough B is not the one of lower cost.

    Notes
    -----
    Our reduced form of Kydd's (2003) mechanism, not the paper's game. The more a mediator wants
    peace for its own sake, the more tilt it needs.

    Examples
    --------
    >>> bias = mediator_bias(win_probability=0.5, cost_a=0.1, cost_weak=0.6, cost_tough=0.3)
    >>> round(bias.weight, 5), round(bias.war_risk_truth, 5), round(bias.war_risk_lie, 5)
    (0.73913, 0.41667, 0.16667)
    """
    amounts(cost_weak=cost_weak, cost_tough=cost_tough)
    rising(strictly=True, cost_tough=cost_tough, cost_weak=cost_weak)
    costs(war_cost=war_cost)
    weak, tough = (_demand(win_probability, cost_a, high) for high in (cost_weak, cost_tough))
    risks = weak / cost_weak, tough / cost_weak
    gain_a = _gain_a(weak, cost_a, cost_weak) - _gain_a(tough, cost_a, cost_weak)
    loss_b = _loss_b(weak, cost_weak) - _loss_b(tough, cost_weak)
    # Equal demands: the word changes nothing, and any mediator may as well tell the truth.
    pull = loss_b + war_cost * (risks[0] - risks[1])
    weight = pull / (gain_a + loss_b) if weak > tough else 0.0
    return MediatorBias(weight, weak, tough, *risks)


def _demand(win_probability: float, cost_a: float, cost_high: float) -> float:
    """A's best demand above its chance of winning, once it takes B for one of the two kinds."""
    best = ultimatum(win_probability, cost_a=cost_a, cost_b_low=0, cost_b_high=cost_high)
    return best.demand - win_probability


def _gain_a(demand: float, cost_a: float, cost_high: float) -> float:
    """What A expects above its war value when it asks for p + demand."""
    return (1 - demand / cost_high) * (demand + cost_a)


def _loss_b(demand: float, cost_high: float) -> float:
    """What B expects below 1 - p: the demand if it accepts, its cost if it fights."""
    return demand - demand**2 / (2 * cost_high)


@dataclass(frozen=True, slots=True)
class MediatedProposal:
    """One proposal to all parties: their shares, and what is left over their needs."""

    shares: tuple[float, ...]
    surplus: float

    @property
    def acceptable(self) -> bool:
        """Whether every party gets at least what it has without a deal."""
        return self.surplus >= -INDIFFERENT


def mediated_proposal(
    reservations: Sequence[float],
    *,
    stakes: float = 1.0,
    side_payment: float = 0.0,
    weights: Sequence[float] | None = None,
) -> MediatedProposal:
    r"""Propose to each party its reservation value and its part of what is left.

    Possible if and only if :math:`\sum_i D_i \le S + t`; the proposal is the weighted Nash
    point of the enlarged pie, :math:`z_i = D_i + \alpha_i (S + t - \sum_j D_j)`.

    Parameters
    ----------
    reservations : sequence of float, shape (parties,)
        :math:`D_i`, what each party has without a deal.
    stakes : float, above 0
        :math:`S`, worth of a deal to all together.
    side_payment : float, at least 0
        :math:`t`, what the mediator adds [unit of ``stakes``].
    weights : sequence of float in [0, 1], shape (parties,), sum 1
        :math:`\alpha_i`; equal if not given.

    Returns
    -------
    MediatedProposal
        Shares in the order of the parties; without room, the reservation values themselves.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the weights do not fit the parties.

    Notes
    -----
    Source: Nash (1950) with weights; side payments enlarge the pie and touch nothing else.

    Examples
    --------
    >>> mediated_proposal([0.7, 0.4]).acceptable
    False
    >>> [round(z, 6) for z in mediated_proposal([0.7, 0.4], side_payment=0.2).shares]
    [0.75, 0.45]
    """
    counts(1, parties=len(reservations))
    finite(**{f"reservations[{i}]": value for i, value in enumerate(reservations)})
    amounts(stakes=stakes)
    costs(side_payment=side_payment)
    parts = _parts(len(reservations), weights)
    surplus = stakes + side_payment - sum(reservations)
    given = max(surplus, 0.0)
    shares = tuple(own + part * given for own, part in zip(reservations, parts, strict=True))
    return MediatedProposal(shares, surplus)


def _parts(parties: int, weights: Sequence[float] | None) -> Sequence[float]:
    if weights is None:
        return [1 / parties] * parties
    chances(**{f"weights[{i}]": weight for i, weight in enumerate(weights)})
    if len(weights) != parties or abs(sum(weights) - 1) > INDIFFERENT:
        raise ScenarioError(
            f"{len(weights)} weights with the sum {sum(weights):g} were given for {parties} "
            "parties. Give one weight for each party, with the sum 1"
        )
    return weights
