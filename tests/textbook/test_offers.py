"""M7 and M8: alternating offers, breakdown, and the outside option."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import (
    breakdown_offers,
    nash_bargaining,
    outside_option_offers,
    rubinstein,
)

patiences = st.floats(0, 0.99)


@pytest.mark.parametrize(
    ("d1", "d2", "share"),
    [
        (0.9, 0.9, 0.526316),
        (0.95, 0.9, 0.689655),
        (0.9, 0.8, 0.714286),
        (0.99, 0.99, 0.502513),
    ],
)
def test_rubinsteins_published_shares_come_out(d1, d2, share):
    assert rubinstein(patience_1=d1, patience_2=d2).share_1 == pytest.approx(share, abs=5e-7)


def offered_from_the_last_round(d1, d2, option_2=0.0, rounds=4_000):
    """Party 1's share when it makes the first of finitely many offers."""
    share = 1.0
    for _ in range(rounds):
        kept_by_2 = 1 - d1 * share
        share = 1 - max(d2 * kept_by_2, option_2)
    return share


@pytest.mark.parametrize(("d1", "d2"), [(0.9, 0.9), (0.95, 0.6), (0.2, 0.97), (0, 0.5), (0.5, 0)])
def test_agrees_with_backward_induction_from_a_late_last_round(d1, d2):
    share = rubinstein(patience_1=d1, patience_2=d2).share_1
    assert share == pytest.approx(offered_from_the_last_round(d1, d2))


def test_perfectly_patient_equals_divide_equally():
    nearly = 1 - 1e-9
    assert rubinstein(patience_1=nearly, patience_2=nearly).share_1 == pytest.approx(0.5)


@given(d1=patiences, d2=patiences)
def test_each_is_indifferent_between_taking_and_refusing(d1, d2):
    first = rubinstein(patience_1=d1, patience_2=d2)
    second = rubinstein(patience_1=d2, patience_2=d1)
    assert first.share_2 == pytest.approx(d2 * second.share_1, abs=1e-12)


def test_two_parties_that_can_wait_for_ever_are_refused():
    with pytest.raises(ScenarioError, match=r"both 1, .*nash_bargaining"):
        rubinstein(patience_1=1, patience_2=1)


@pytest.mark.parametrize(
    ("q", "share"), [(0.5, 0.633333), (0.1, 0.563158), (0.01, 0.551256), (0.001, 0.550125)]
)
def test_the_published_shares_under_breakdown_come_out(q, share):
    offers = breakdown_offers(breakdown=q, value_1=0.3, value_2=0.2)
    assert offers.share_1 == pytest.approx(share, abs=5e-7)


@given(b1=st.floats(0, 0.5), b2=st.floats(0, 0.5))
def test_rare_breakdown_gives_the_nash_division(b1, b2):
    offers = breakdown_offers(breakdown=1e-9, value_1=b1, value_2=b2)
    deal = nash_bargaining(reservation_a=b1, reservation_b=b2)
    assert offers.share_1 == pytest.approx(deal.share_a, abs=1e-8)


@pytest.mark.parametrize(("q", "b1", "b2"), [(0.5, 0.3, 0.2), (0.05, 0.1, 0.6), (1, 0.4, 0.4)])
def test_breakdown_agrees_with_backward_induction(q, b1, b2):
    share = 0.0
    for _ in range(3_000):
        kept_by_2 = 1 - (q * b1 + (1 - q) * share)
        share = 1 - (q * b2 + (1 - q) * kept_by_2)
    offers = breakdown_offers(breakdown=q, value_1=b1, value_2=b2)
    assert offers.share_1 == pytest.approx(share)


def test_values_beyond_the_pie_are_refused():
    with pytest.raises(ScenarioError, match=r"value_1 \+ value_2 is 1\.2"):
        breakdown_offers(breakdown=0.5, value_1=0.6, value_2=0.6)


@pytest.mark.parametrize(("option", "share"), [(0.3, 0.526316), (0.6, 0.40)])
def test_an_outside_option_counts_only_when_it_binds(option, share):
    offers = outside_option_offers(patience_1=0.9, patience_2=0.9, option_2=option)
    assert offers.share_1 == pytest.approx(share, abs=5e-7)


@given(d1=patiences, d2=patiences, option=st.floats(0, 1))
def test_the_outside_option_agrees_with_backward_induction(d1, d2, option):
    assume(d1 * d2 < 0.98)
    share = outside_option_offers(patience_1=d1, patience_2=d2, option_2=option).share_1
    found = offered_from_the_last_round(d1, d2, option_2=option, rounds=1_500)
    assert share == pytest.approx(found, abs=1e-8)


def test_an_inside_option_moves_terms_where_an_equal_outside_option_does_not():
    outside = outside_option_offers(patience_1=0.9, patience_2=0.9, option_2=0.3)
    inside = breakdown_offers(breakdown=0.1, value_1=0, value_2=0.3)
    assert outside.share_2 == pytest.approx(rubinstein(patience_1=0.9, patience_2=0.9).share_2)
    assert inside.share_2 > breakdown_offers(breakdown=0.1, value_1=0, value_2=0).share_2 + 0.1
