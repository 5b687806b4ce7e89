"""M4: power against the status quo, our reduced form of Powell (1999)."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import power_and_status_quo, ultimatum


@pytest.mark.parametrize(
    ("p", "q", "offer", "war_risk"),
    [(0.6, 0.3, 0.45, 0.375), (0.6, 0.5, 0.5, 0.25), (0.6, 0.6, 0.6, 0), (0.9, 0.2, 0.75, 0.375)],
)
def test_the_published_crises_come_out(p, q, offer, war_risk):
    crisis = power_and_status_quo(p, status_quo=q, cost_high=0.4, cost_satisfied=0.1)
    assert (crisis.offer, crisis.war_risk) == pytest.approx((offer, war_risk))


@given(q=st.floats(0, 0.4), gap=st.floats(0, 0.3), up=st.floats(0, 0.3))
def test_the_risk_of_war_depends_on_the_gap_and_not_on_the_level(q, gap, up):
    low = power_and_status_quo(q + gap, status_quo=q, cost_high=0.4, cost_satisfied=0.1)
    high = power_and_status_quo(q + up + gap, status_quo=q + up, cost_high=0.4, cost_satisfied=0.1)
    assert high.war_risk == pytest.approx(low.war_risk, abs=1e-12)


@given(q=st.floats(0, 0.6), p=st.floats(0, 1), m=st.floats(0.1, 1), s=st.floats(0, 1))
def test_the_offer_lies_between_possession_and_power(q, p, m, s):
    assume(q <= p)
    crisis = power_and_status_quo(p, status_quo=q, cost_high=m, cost_satisfied=s)
    assert q - 1e-12 <= crisis.offer <= p + 1e-12


def test_far_from_its_power_the_status_quo_no_longer_binds_and_the_ultimatum_returns():
    crisis = power_and_status_quo(0.9, status_quo=0.2, cost_high=0.4, cost_satisfied=0.1)
    demand = ultimatum(1 - 0.9, cost_a=0.1, cost_b_low=0, cost_b_high=0.4)
    assert crisis.war_risk == pytest.approx(demand.war_risk)
    assert 1 - crisis.offer == pytest.approx(demand.demand)


@pytest.mark.parametrize(("p", "q"), [(0.6, 0.3), (0.6, 0.5), (0.9, 0.2)])
def test_no_offer_on_a_grid_is_better_for_the_satisfied_party(p, q):
    offers = np.linspace(q, 1, 2_001)
    kinds = 0.4 * (np.arange(2_000) + 0.5) / 2_000
    fights = (kinds < p - offers[:, None]).mean(axis=1)
    worth = (1 - fights) * (1 - offers) + fights * (1 - p - 0.1)
    crisis = power_and_status_quo(p, status_quo=q, cost_high=0.4, cost_satisfied=0.1)
    assert crisis.offer == pytest.approx(offers[worth.argmax()], abs=2e-3)


def test_the_satisfied_party_is_told_to_describe_the_other():
    with pytest.raises(ScenarioError, match=r"win_probability=0\.6, status_quo=0\.5"):
        power_and_status_quo(0.4, status_quo=0.5, cost_high=0.4, cost_satisfied=0.1)
