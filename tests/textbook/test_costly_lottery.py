"""M1 and M2: the bargaining range and the ultimatum of Fearon (1995)."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import bargaining_range, ultimatum

chances = st.floats(0, 1)
costs = st.floats(0, 1)


def test_fearons_example_leaves_a_quarter_of_the_stakes_to_divide():
    zone = bargaining_range(0.6, cost_a=0.10, cost_b=0.15)
    assert (zone.low, zone.high, zone.width) == pytest.approx((0.50, 0.75, 0.25))


def test_nobody_can_get_less_than_nothing_or_more_than_all():
    zone = bargaining_range(0.9, cost_a=1.5, cost_b=0.4)
    assert (zone.low, zone.high) == (0, 1)


@given(p=chances, a=costs, b=costs)
def test_swapping_the_names_mirrors_the_range(p, a, b):
    ours = bargaining_range(p, cost_a=a, cost_b=b)
    theirs = bargaining_range(1 - p, cost_a=b, cost_b=a)
    assert (theirs.low, theirs.high) == pytest.approx((1 - ours.high, 1 - ours.low))


@given(p=chances, a=costs, b=costs)
def test_costly_war_always_leaves_a_range(p, a, b):
    assert bargaining_range(p, cost_a=a, cost_b=b).width >= 0


@pytest.mark.parametrize(
    ("p", "cost", "low", "high", "demand", "war_risk", "value"),
    [
        (0.5, 0.1, 0, 0.4, 0.65, 0.375, 0.55625),
        (0.5, 0.1, 0.2, 0.4, 0.70, 0, 0.70),
        (0.5, 0.2, 0, 0.4, 0.60, 0.25, 0.525),
        (0.6, 0.05, 0, 0.3, 0.725, 0.416667, 0.652083),
    ],
)
def test_the_ultimatum_meets_the_published_answers(p, cost, low, high, demand, war_risk, value):
    offer = ultimatum(p, cost_a=cost, cost_b_low=low, cost_b_high=high)
    assert (offer.demand, offer.war_risk, offer.value) == pytest.approx(
        (demand, war_risk, value), abs=5e-7
    )


@pytest.mark.parametrize(
    ("p", "cost", "low", "high"),
    [(0.5, 0.1, 0, 0.4), (0.5, 0.1, 0.2, 0.4), (0.6, 0.05, 0, 0.3), (0.9, 0.05, 0.02, 0.5)],
)
def test_no_other_demand_on_a_fine_grid_does_better(p, cost, low, high):
    kinds = low + (high - low) * (np.arange(2_000) + 0.5) / 2_000
    demands = np.linspace(0, 1, 2_001)
    accepted = (demands[:, None] <= p + kinds).mean(axis=1)
    values = accepted * demands + (1 - accepted) * (p - cost)
    offer = ultimatum(p, cost_a=cost, cost_b_low=low, cost_b_high=high)
    assert offer.value == pytest.approx(values.max(), abs=1e-3)
    assert offer.demand == pytest.approx(demands[values.argmax()], abs=2e-3)


@given(p=st.floats(0.1, 0.5), step=st.floats(0.01, 0.1), a=st.floats(0, 0.2))
def test_power_moves_the_demand_one_for_one_and_leaves_the_risk_of_war(p, step, a):
    weaker = ultimatum(p, cost_a=a, cost_b_low=0, cost_b_high=0.4)
    stronger = ultimatum(p + step, cost_a=a, cost_b_low=0, cost_b_high=0.4)
    assert stronger.demand - weaker.demand == pytest.approx(step)
    assert stronger.war_risk == pytest.approx(weaker.war_risk)


@given(a=st.floats(0, 0.2), step=st.floats(0.01, 0.1), high=st.floats(0.35, 0.5))
def test_a_dearer_war_for_the_proposer_makes_war_rarer_at_the_published_rate(a, step, high):
    cheap = ultimatum(0.4, cost_a=a, cost_b_low=0, cost_b_high=high)
    dear = ultimatum(0.4, cost_a=a + step, cost_b_low=0, cost_b_high=high)
    assert (dear.war_risk - cheap.war_risk) / step == pytest.approx(-1 / (2 * high), rel=1e-6)


@given(p=chances, a=costs, b=costs)
def test_a_known_cost_gives_the_upper_end_of_the_range_without_risk(p, a, b):
    offer = ultimatum(p, cost_a=a, cost_b_low=b, cost_b_high=b)
    assert offer.demand == pytest.approx(bargaining_range(p, cost_a=a, cost_b=b).high)
    assert offer.war_risk == 0


@given(p=chances, a=costs, low=costs, high=costs)
def test_making_an_offer_never_leaves_a_below_its_war_value(p, a, low, high):
    assume(low <= high)
    offer = ultimatum(p, cost_a=a, cost_b_low=low, cost_b_high=high)
    assert offer.value >= p - a - 1e-12
    assert 0 <= offer.demand <= 1 + 1e-12
    assert 0 <= offer.war_risk <= 1


def test_costs_out_of_order_are_refused():
    with pytest.raises(ScenarioError, match="cost_b_low <= cost_b_high"):
        ultimatum(0.5, cost_a=0.1, cost_b_low=0.4, cost_b_high=0.2)
