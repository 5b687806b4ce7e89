"""M8: the Nash division of one pie."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import bargaining_range, nash_bargaining

values = st.floats(-0.5, 0.5)
weights = st.floats(0, 1)


def test_the_published_unequal_division_is_sixty_five_to_thirty_five():
    deal = nash_bargaining(reservation_a=0.35, reservation_b=0.15, weight_a=0.6)
    assert (deal.share_a, deal.share_b) == pytest.approx((0.65, 0.35))


@pytest.mark.parametrize(("a", "b", "weight"), [(0.35, 0.15, 0.6), (0.1, 0.3, 0.5), (0, 0.6, 0.2)])
def test_no_share_on_a_grid_has_a_larger_nash_product(a, b, weight):
    shares = np.linspace(a, 1 - b, 100_001)
    products = (shares - a) ** weight * (1 - shares - b) ** (1 - weight)
    deal = nash_bargaining(reservation_a=a, reservation_b=b, weight_a=weight)
    assert deal.share_a == pytest.approx(shares[products.argmax()], abs=1e-4)


@given(a=values, b=values, weight=weights)
def test_swapping_the_names_swaps_the_shares(a, b, weight):
    ours = nash_bargaining(reservation_a=a, reservation_b=b, weight_a=weight)
    theirs = nash_bargaining(reservation_a=b, reservation_b=a, weight_a=1 - weight)
    assert theirs.share_b == pytest.approx(ours.share_a)


@given(a=values, b=values, weight=weights, step=st.floats(0, 0.2))
def test_terms_follow_the_reservation_values_at_the_published_rates(a, b, weight, step):
    before = nash_bargaining(reservation_a=a - 0.2, reservation_b=b, weight_a=weight)
    own = nash_bargaining(reservation_a=a - 0.2 + step, reservation_b=b, weight_a=weight)
    other = nash_bargaining(reservation_a=a - 0.2, reservation_b=b - step, weight_a=weight)
    assert own.share_a - before.share_a == pytest.approx((1 - weight) * step)
    assert other.share_a - before.share_a == pytest.approx(weight * step)


@given(p=st.floats(0.2, 0.8), a=st.floats(0, 0.2), b=st.floats(0, 0.2), weight=weights)
def test_the_division_of_a_costly_lottery_lies_in_its_range(p, a, b, weight):
    zone = bargaining_range(p, cost_a=a, cost_b=b)
    deal = nash_bargaining(reservation_a=p - a, reservation_b=1 - p - b, weight_a=weight)
    assert zone.low - 1e-12 <= deal.share_a <= zone.high + 1e-12
    assert deal.agreed


def test_without_a_surplus_there_is_no_deal_and_each_keeps_what_it_has():
    none = nash_bargaining(reservation_a=0.7, reservation_b=0.6)
    assert not none.agreed
    assert (none.share_a, none.share_b) == (0.7, 0.6)


def test_an_undefined_reservation_value_is_refused():
    with pytest.raises(ScenarioError, match="reservation_a is nan"):
        nash_bargaining(reservation_a=float("nan"), reservation_b=0)
