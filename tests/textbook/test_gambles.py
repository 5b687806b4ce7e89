"""M3: the risk-return trade-off with two kinds of opponent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import risk_return, risk_return_power

COSTS = {"cost_a": 0.1, "cost_b_low": 0.05, "cost_b_high": 0.3}
POWERS = {"win_probability_low": 0.4, "win_probability_high": 0.7, "cost_a": 0.1, "cost_b": 0.1}


def test_with_kinds_of_cost_the_published_threshold_is_three_eighths():
    assert risk_return(0.5, win_probability=0.5, **COSTS).threshold == pytest.approx(0.375)


def test_with_kinds_of_power_the_published_threshold_is_two_fifths():
    assert risk_return_power(0.5, **POWERS).threshold == pytest.approx(0.40)


@pytest.mark.parametrize(("belief", "risky"), [(0.37, False), (0.375, False), (0.38, True)])
def test_the_risk_is_taken_only_above_the_threshold(belief, risky):
    assert risk_return(belief, win_probability=0.5, **COSTS).risky is risky


@pytest.mark.parametrize("belief", [0.1, 0.36, 0.39, 0.8, 1.0])
@pytest.mark.parametrize("p", [0.2, 0.5, 0.85])
def test_no_demand_on_a_grid_beats_the_one_chosen_on_cost(belief, p):
    demands = np.linspace(0, 1, 4_001)
    high, low = demands <= p + 0.3 + 1e-9, demands <= p + 0.05 + 1e-9
    accepted = belief * high + (1 - belief) * low
    best = (accepted * demands + (1 - accepted) * (p - 0.1)).max()
    assert risk_return(belief, win_probability=p, **COSTS).value == pytest.approx(best, abs=1e-9)


@pytest.mark.parametrize("belief", [0.1, 0.39, 0.41, 0.9])
def test_no_demand_on_a_grid_beats_the_one_chosen_on_power(belief):
    demands = np.linspace(0, 1, 4_001)
    strong, weak = demands <= 0.8 + 1e-9, demands <= 0.5 + 1e-9
    values = belief * np.where(strong, demands, 0.7 - 0.1)
    values += (1 - belief) * np.where(weak, demands, 0.4 - 0.1)
    chosen = risk_return_power(belief, **POWERS).value
    assert chosen == pytest.approx(values.max(), abs=1e-9)


@given(p=st.floats(0, 0.7), q=st.floats(0, 0.7), belief=st.floats(0, 1))
def test_the_balance_of_power_moves_neither_threshold_nor_risk(p, q, belief):
    one = risk_return(belief, win_probability=p, **COSTS)
    other = risk_return(belief, win_probability=q, **COSTS)
    assert one.threshold == pytest.approx(other.threshold)
    assert one.demand - p == pytest.approx(other.demand - q)


@given(belief=st.floats(0, 1), cost=st.floats(0, 1))
def test_one_kind_of_opponent_is_never_gambled_on(belief, cost):
    choice = risk_return(belief, win_probability=0.5, cost_a=0.1, cost_b_low=cost, cost_b_high=cost)
    assert not choice.risky
    assert choice.demand == pytest.approx(min(1, 0.5 + cost))


@given(shift=st.floats(0, 0.2))
def test_only_the_distance_between_the_two_powers_counts(shift):
    moved = dict(POWERS, win_probability_low=0.4 + shift, win_probability_high=0.7 + shift)
    assert risk_return_power(0.5, **moved).threshold == pytest.approx(0.4)


def test_chances_out_of_order_are_refused():
    with pytest.raises(ScenarioError, match="win_probability_low <= win_probability_high"):
        risk_return_power(0.5, **dict(POWERS, win_probability_low=0.8))
