"""M5 and M6: preventive war and the general inefficiency condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from upperhand.errors import ScenarioError
from upperhand.textbook import inefficiency_condition, power_shift, preventive_war

chances = st.floats(0, 1)
patiences = st.floats(0.05, 0.98)


@pytest.mark.parametrize(
    ("now", "later", "cost", "fight", "peace", "war"),
    [
        (0.7, 0.3, 1, 6.0, 2.8, True),
        (0.7, 0.6, 1, 6.0, 5.5, True),
        (0.5, 0.45, 1, 4.0, 4.15, False),
        (0.6, 0.5, 0.5, 5.5, 5.05, True),
    ],
)
def test_the_published_declines_come_out(now, later, cost, fight, peace, war):
    decline = preventive_war(now, later, patience=0.9, cost_a=cost)
    assert (decline.war_value, decline.peace_value) == pytest.approx((fight, peace))
    assert decline.war is war


def test_proposing_later_is_itself_a_commitment():
    decline = preventive_war(0.7, 0.6, patience=0.9, cost_a=1, cost_b=1, later_offers="A")
    assert (decline.war_value, decline.peace_value) == pytest.approx((6.0, 7.3))
    assert not decline.war


@given(now=st.floats(0.2, 1), later=st.floats(0.2, 1), d=st.floats(0.5, 0.95), c=st.floats(0, 0.3))
def test_the_order_of_the_values_is_fearons_inequality(now, later, d, c):
    gap = (now - d * later) - (1 - d) * (1 + (1 - d) * c)
    decline = preventive_war(now, later, patience=d, cost_a=c)
    assert (decline.war_value - decline.peace_value) * (1 - d) == pytest.approx(gap, abs=1e-9)


def value_by_backward_induction(war, patience, periods=3_000):
    """Worth of the game to a party that only answers offers in [0, 1], from its last period."""
    value = 0.0
    for _ in range(periods):
        value = min(max(war, patience * value), 1 + patience * value)
    return value


@pytest.mark.parametrize(("now", "later", "d", "cost"), [(0.7, 0.3, 0.9, 1), (0.4, 0.05, 0.8, 2)])
def test_agrees_with_backward_induction_over_many_periods(now, later, d, cost):
    later_value = value_by_backward_induction(later / (1 - d) - cost, d)
    decline = preventive_war(now, later, patience=d, cost_a=cost)
    assert decline.peace_value == pytest.approx(1 + d * later_value, abs=1e-6)


@pytest.mark.parametrize(("later", "cost_b"), [(0.6, 1.0), (0.95, 3.0)])
def test_agrees_with_backward_induction_where_the_declining_party_proposes(later, cost_b):
    left_to_b = value_by_backward_induction((1 - later) / (1 - 0.9) - cost_b, 0.9)
    decline = preventive_war(0.7, later, patience=0.9, cost_a=1, cost_b=cost_b, later_offers="A")
    assert decline.peace_value == pytest.approx(1 + 0.9 * (10 - left_to_b), abs=1e-6)


@given(p=chances, d=patiences, c=st.floats(0, 2))
def test_a_party_that_does_not_decline_does_not_fight(p, d, c):
    decline = preventive_war(p, p, patience=d, cost_a=c)
    assert decline.war_value <= decline.peace_value + 1e-9


@pytest.mark.parametrize(
    ("now", "later", "loss", "d", "shift", "surplus", "war"),
    [
        (0.3, 0.7, 0.1, 0.9, 2.97, 1.0, True),
        (0.3, 0.4, 0.1, 0.9, 0.54, 1.0, False),
        (0.2, 0.35, 0.05, 0.95, 2.5175, 1.0, True),
    ],
)
def test_the_published_shifts_come_out(now, later, loss, d, shift, surplus, war):
    rise = power_shift(now, later, loss=loss, patience=d)
    assert (rise.shift, rise.surplus) == pytest.approx((shift, surplus))
    assert rise.war is war


def test_the_critical_rise_is_the_published_one():
    def excess(later):
        rise = power_shift(0.3, later, loss=0.1, patience=0.9)
        return rise.shift - rise.surplus

    assert brentq(excess, 0.3, 0.9) == pytest.approx(0.456790, abs=5e-7)


@given(p=chances, loss=chances, d=patiences)
def test_without_a_shift_of_power_there_is_always_a_peace(p, loss, d):
    assert not power_shift(p, p, loss=loss, patience=d).war


@given(now=chances, later=chances, d=patiences, c=st.floats(0, 0.5))
def test_fearons_war_is_powells_with_the_later_terms_in_place_of_the_later_war(now, later, d, c):
    pie = 1 / (1 - d)
    decline = preventive_war(now, later, patience=d, cost_a=c)
    later_b = pie - (decline.peace_value - 1) / d
    rise = inefficiency_condition(
        pie,
        value_a=decline.war_value,
        value_b=(1 - now) * pie,
        value_b_next=later_b,
        patience=d,
    )
    gap = decline.war_value - decline.peace_value
    assert rise.shift - rise.surplus == pytest.approx(gap, abs=1e-7)


def test_a_patience_of_one_is_refused_with_its_repair():
    with pytest.raises(ScenarioError, match=r"patience is 1, .*1 / \(1 \+ r\)"):
        power_shift(0.3, 0.4, loss=0.1, patience=1)
