"""M14: guarantees, our reduced form of Walter (1997) and Fortna (2003)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from upperhand.errors import ScenarioError
from upperhand.textbook import (
    breach_probability,
    breach_value,
    minimum_guarantee,
    terms_worth,
)

unit = st.floats(0, 1)
patiences = st.floats(0, 0.95)


@pytest.mark.parametrize(("shift", "needed"), [(0.1, 0), (0.2, 0), (0.3, 0.2), (0.5, 0.6)])
def test_the_published_guarantees_come_out(shift, needed):
    found = minimum_guarantee(shift, cost_a=0.1, cost_b=0.1, penalty=0.5)
    assert found.guarantee == pytest.approx(needed)


@given(shift=unit, a=st.floats(0, 0.3), b=st.floats(0, 0.3), penalty=st.floats(0.1, 2))
def test_the_found_guarantee_just_makes_up_for_the_shift(shift, a, b, penalty):
    found = minimum_guarantee(shift, cost_a=a, cost_b=b, penalty=penalty)
    assert a + b + found.guarantee * penalty >= shift - 1e-12
    if found.guarantee > 0:
        assert a + b + found.guarantee * penalty == pytest.approx(shift)


@given(shift=unit, penalty=st.floats(0.1, 2))
def test_at_the_least_guarantee_a_shock_either_way_decides(shift, penalty):
    found = minimum_guarantee(shift, cost_a=0, cost_b=0, penalty=penalty)
    risk = breach_probability(found.slack, guarantee=found.guarantee, penalty=penalty, shock=0.2)
    assert risk.yearly == pytest.approx(0.5)


@pytest.mark.parametrize(("guarantee", "risk"), [(0, 0.15866), (0.2, 0.06681), (0.5, 0.01222)])
def test_the_published_breach_risks_come_out(guarantee, risk):
    found = breach_probability(0.2, guarantee=guarantee, penalty=0.5, shock=0.2)
    assert found.yearly == pytest.approx(risk, abs=5e-6)


@given(slack=st.floats(-2, 2), guarantee=st.floats(0, 2), shock=st.floats(0.05, 2))
def test_the_breach_risk_is_the_normal_tail(slack, guarantee, shock):
    found = breach_probability(slack, guarantee=guarantee, penalty=0.5, shock=shock)
    tail = norm.sf(slack + 0.5 * guarantee, scale=shock)
    assert found.yearly == pytest.approx(tail, rel=1e-9, abs=1e-300)


def test_two_even_years_hold_in_one_case_of_four():
    assert breach_probability(0, guarantee=0, penalty=0, shock=1).within(2) == pytest.approx(0.75)


@pytest.mark.parametrize(("breach", "value"), [(0, 0.6), (0.05, 0.506897), (0.1, 0.457895)])
def test_the_published_worths_of_a_deal_come_out(breach, value):
    deal = breach_value(0.6, breach=breach, after_breach=0.3, patience=0.9)
    assert deal.value == pytest.approx(value, abs=5e-7)


def test_the_published_terms_that_make_up_for_the_hazard_come_out():
    deal = terms_worth(0.5, breach=0.1, after_breach=0.3, patience=0.9)
    assert deal.terms == pytest.approx(0.68)


@pytest.mark.parametrize(("h", "d"), [(0, 0.9), (0.05, 0.9), (0.4, 0.6), (1, 0.5), (0.1, 0)])
def test_the_worth_agrees_with_adding_up_the_periods(h, d):
    periods = np.arange(3_000)
    holds = (1 - h) ** periods
    stream = holds * 0.6 + (1 - holds) * 0.3
    deal = breach_value(0.6, breach=h, after_breach=0.3, patience=d)
    assert deal.value == pytest.approx((1 - d) * (d**periods @ stream))


@given(terms=unit, breach=unit, after=unit, d=patiences)
def test_terms_and_worth_are_inverse(terms, breach, after, d):
    worth = breach_value(terms, breach=breach, after_breach=after, patience=d).value
    needed = terms_worth(worth, breach=breach, after_breach=after, patience=d).terms
    assert needed == pytest.approx(terms, abs=1e-9)


@given(terms=unit, breach=unit, after=unit, d=patiences)
def test_the_worth_lies_between_keeping_and_breach(terms, breach, after, d):
    worth = breach_value(terms, breach=breach, after_breach=after, patience=d).value
    assert min(terms, after) - 1e-12 <= worth <= max(terms, after) + 1e-12


def test_a_guarantee_that_costs_nothing_to_break_is_refused():
    with pytest.raises(ScenarioError, match="penalty is 0"):
        minimum_guarantee(0.3, cost_a=0.1, cost_b=0.1, penalty=0)
