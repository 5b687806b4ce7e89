"""The range identity: published rows, and lines that always sum."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from upperhand.bargaining.beliefs import BattleRecord, GridBeliefs, common_prior
from upperhand.bargaining.identity import (
    WarPrize,
    expected_prize,
    range_identity,
    smallest_gain,
)
from upperhand.bargaining.war import FrontWar, Stakes, settle_any_time
from upperhand.errors import ScenarioError

STRENGTHS = [0.4, 0.5, 0.6]
OPTIMISTS = GridBeliefs(STRENGTHS, [[0.1, 0.3, 0.6], [0.6, 0.3, 0.1]])
COSTS = Stakes([1, 0], [0, 1], cost=[0.01, 0.012])


def prize(beliefs):
    return expected_prize(FrontWar(10, STRENGTHS), 5, COSTS, beliefs)


# Pins: the prototype of design/model.md 2.6.
def test_the_published_width_is_cost_surplus_less_optimism():
    war = prize(OPTIMISTS)
    found = range_identity(war)
    assert war.prizes - war.costs == pytest.approx([0.48255, 0.44069], abs=5e-6)
    assert found.room == pytest.approx(0.07676, abs=5e-6)
    assert found.cost_surplus == pytest.approx(0.46040, abs=5e-6)
    assert found.optimism_gap == pytest.approx(0.38364, abs=5e-6)


@pytest.mark.parametrize(
    ("record", "width", "terms"),
    [
        ((0, 0), 0.07676, 0.52093),
        ((1, 1), 0.0845, 0.5578),
        ((5, 3), 0.0960, 0.5575),
        ((10, 6), 0.1220, 0.5927),
        ((20, 12), 0.1813, 0.6560),
    ],
)
def test_battles_widen_the_range_as_published(record, width, terms):
    war = prize(OPTIMISTS.after(BattleRecord(*record)))
    assert range_identity(war).room == pytest.approx(width, abs=6e-5)
    assert settle_any_time(*(war.prizes - war.costs)) == pytest.approx(terms, abs=6e-5)


def test_a_common_prior_has_no_optimism_gap():
    war = prize(common_prior(OPTIMISTS))
    found = range_identity(war)
    assert war.prizes - war.costs == pytest.approx([0.29073, 0.24887], abs=5e-6)
    assert found.room == pytest.approx(0.4604, abs=5e-5)
    assert found.optimism_gap == pytest.approx(0, abs=1e-12)


def test_on_one_pie_nothing_is_left_for_the_other_lines():
    found = range_identity(prize(OPTIMISTS))
    rest = (found.joint_gain, found.commitment_gap, found.shape_gap, found.indivisibility_gap)
    assert rest == pytest.approx((0, 0, 0, 0), abs=1e-12)


def test_premiums_for_breach_are_the_commitment_gap():
    found = range_identity(prize(OPTIMISTS), premium=[0.05, 0.02])
    assert found.commitment_gap == pytest.approx(0.07)
    assert found.room == pytest.approx(0.07676 - 0.07, abs=5e-6)


def test_a_pie_in_two_lumps_loses_the_indivisibility_gap():  # by hand: D = (.3, .4)
    war = WarPrize(np.array([0.5, 0.5]), np.array([0.5, 0.5]), np.array([0.2, 0.1]))
    found = range_identity(war, [[0.8, 0.2], [0.1, 0.9]], between="nothing")
    assert found.room == pytest.approx(2 * -0.2)
    assert found.indivisibility_gap == pytest.approx(0.3 + 0.4)


gains = st.integers(2, 4).flatmap(
    lambda parties: st.tuples(
        arrays(float, st.tuples(st.integers(1, 8), st.just(parties)), elements=st.floats(0, 1)),
        *[arrays(float, parties, elements=st.floats(0, 1)) for _ in range(4)],
    )
)


@settings(deadline=None)
@given(drawn=gains, between=st.sampled_from(["nothing", "mixtures"]))
def test_the_lines_always_sum_to_the_room(drawn, between):  # law
    deals, prizes, shared, costs, premium = drawn
    found = range_identity(WarPrize(prizes, shared, costs), deals, premium=premium, between=between)
    assert sum(value for _, value in found.lines) == pytest.approx(found.room, abs=1e-9)
    assert found.shape_gap >= -1e-9
    assert found.indivisibility_gap >= -1e-9
    assert found.commitment_gap == pytest.approx(premium.sum())


@settings(deadline=None)
@given(drawn=gains)
def test_there_is_room_exactly_if_some_deal_beats_war_for_all(drawn):  # law
    deals, prizes, shared, costs, premium = drawn
    found = range_identity(
        WarPrize(prizes, shared, costs), deals, premium=premium, between="nothing"
    )
    margins = [min(deal - premium - prizes + costs) for deal in deals]
    if abs(max(margins)) > 1e-9:
        assert (found.room > 0) == any(m > 0 for m in margins)


@settings(deadline=None)
@given(drawn=gains, seed=st.integers(0, 9))
def test_no_drawn_mixture_beats_the_best_one(drawn, seed):  # oracle
    deals, reservation, *_ = drawn
    best = smallest_gain(deals, reservation, between="mixtures")
    weights = np.random.default_rng(seed).dirichlet(np.full(len(deals), 0.4), 300)
    assert (weights @ deals - reservation).min(axis=1).max() <= best + 1e-9


@settings(deadline=None)
@given(drawn=gains)
def test_two_parties_seen_as_three_have_the_same_best_mixture(drawn):  # oracle: the two solvers
    deals, reservation, *_ = drawn
    pair = smallest_gain(deals[:, :2], reservation[:2], between="mixtures")
    again = [0, 1, 1]
    tripled = smallest_gain(deals[:, again], reservation[again], between="mixtures")
    assert pair == pytest.approx(tripled, abs=1e-7)


def test_a_deal_that_breaks_for_sure_leaves_no_terms():
    with pytest.raises(ScenarioError, match="not finite"):
        range_identity(prize(OPTIMISTS), premium=[np.inf, 0])


def test_deals_without_every_veto_party_are_refused():
    with pytest.raises(ScenarioError, match="one utility for each veto party"):
        range_identity(prize(OPTIMISTS), [[1.0], [0.0]])


def test_a_war_on_other_strengths_than_believed_is_refused():
    with pytest.raises(ScenarioError, match=r"advance=beliefs\.chances"):
        expected_prize(FrontWar(10, [0.4, 0.5, 0.7]), 5, COSTS, OPTIMISTS)
