"""M15 and M16: the mediator's word, and the mediator's proposal."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import mediated_proposal, mediator_bias, nash_bargaining

KYDD = {"win_probability": 0.5, "cost_a": 0.1, "cost_weak": 0.6, "cost_tough": 0.3}


@pytest.mark.parametrize(
    ("war_cost", "weight"), [(0, 0.73913), (0.02, 0.77391), (0.05, 0.82609), (0.10, 0.91304)]
)
def test_the_published_tilts_come_out(war_cost, weight):
    assert mediator_bias(**KYDD, war_cost=war_cost).weight == pytest.approx(weight, abs=5e-6)


def test_the_published_demands_and_risks_come_out():
    bias = mediator_bias(**KYDD)
    assert (bias.demand_weak, bias.demand_tough) == pytest.approx((0.25, 0.10))
    assert (bias.war_risk_truth, bias.war_risk_lie) == pytest.approx((0.41667, 0.16667), abs=5e-6)


def payoffs(demand, cost_high, p=0.5, cost_a=0.1):
    """What A, B and the chance of war come to, averaged over many kinds of B."""
    kinds = cost_high * (np.arange(200_000) + 0.5) / 200_000
    fights = kinds < demand
    for_a = np.where(fights, p - cost_a, p + demand).mean()
    for_b = np.where(fights, 1 - p - kinds, 1 - p - demand).mean()
    return for_a, for_b, fights.mean()


def gain_from_truth(weight, war_cost, *, truth, said_true, said_false):
    honest, lying = payoffs(said_true, truth), payoffs(said_false, truth)
    a, b, war = (h - f for h, f in zip(honest, lying, strict=True))
    return weight * a + (1 - weight) * b - war_cost * war


@pytest.mark.parametrize("war_cost", [0, 0.05, 0.1])
def test_at_the_tilt_the_mediator_does_not_care_whether_it_lies_on_a_weak_party(war_cost):
    bias = mediator_bias(**KYDD, war_cost=war_cost)
    gain = gain_from_truth(bias.weight, war_cost, truth=0.6, said_true=0.25, said_false=0.10)
    assert gain == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("weight", [0.0, 0.5, 1.0])
def test_no_mediator_gains_by_calling_a_tough_party_weak(weight):
    assert gain_from_truth(weight, 0.05, truth=0.3, said_true=0.10, said_false=0.25) > 0


@given(m=st.floats(0, 0.2), more=st.floats(0.001, 0.1))
def test_who_wants_peace_more_needs_more_tilt(m, more):
    low = mediator_bias(**KYDD, war_cost=m).weight
    assert mediator_bias(**KYDD, war_cost=m + more).weight > low


def test_who_wants_peace_too_much_is_never_believed():
    assert not mediator_bias(**KYDD, war_cost=0.2).possible
    assert mediator_bias(**KYDD, war_cost=0.1).possible


def test_a_word_that_changes_nothing_needs_no_tilt():
    bias = mediator_bias(win_probability=0.5, cost_a=0.8, cost_weak=0.6, cost_tough=0.3)
    assert (bias.weight, bias.demand_weak) == (0, 0)


def test_a_tough_party_of_higher_cost_is_refused():
    with pytest.raises(ScenarioError, match="cost_tough < cost_weak"):
        mediator_bias(win_probability=0.5, cost_a=0.1, cost_weak=0.3, cost_tough=0.6)


@given(a=st.floats(0, 0.5), b=st.floats(0, 0.5), weight=st.floats(0, 1))
def test_for_two_parties_the_proposal_is_nash_bargaining(a, b, weight):
    proposal = mediated_proposal([a, b], weights=[weight, 1 - weight])
    deal = nash_bargaining(reservation_a=a, reservation_b=b, weight_a=weight)
    assert proposal.shares == pytest.approx((deal.share_a, deal.share_b))


@pytest.mark.parametrize(("paid", "acceptable"), [(0, False), (0.099, False), (0.101, True)])
def test_a_side_payment_makes_a_proposal_possible_once_it_covers_the_gap(paid, acceptable):
    assert mediated_proposal([0.7, 0.4], side_payment=paid).acceptable is acceptable


@given(needs=st.lists(st.floats(-0.2, 0.6), min_size=1, max_size=6), paid=st.floats(0, 1))
def test_an_acceptable_proposal_gives_out_everything_and_nobody_loses(needs, paid):
    proposal = mediated_proposal(needs, side_payment=paid)
    if proposal.surplus > 0:
        assert sum(proposal.shares) == pytest.approx(1 + paid)
    assert all(z >= d - 1e-12 for z, d in zip(proposal.shares, needs, strict=True))


@given(needs=st.permutations([0.1, 0.2, 0.35]))
def test_the_order_of_the_parties_does_not_matter(needs):
    straight = dict(zip([0.1, 0.2, 0.35], mediated_proposal([0.1, 0.2, 0.35]).shares, strict=True))
    turned = dict(zip(needs, mediated_proposal(needs).shares, strict=True))
    assert turned == pytest.approx(straight)


@pytest.mark.parametrize("weights", [[1.0], [0.5, 0.6]])
def test_weights_that_do_not_fit_the_parties_are_refused(weights):
    with pytest.raises(ScenarioError, match="one weight for each party"):
        mediated_proposal([0.1, 0.2], weights=weights)
