"""M12: the war of resources, our reduced form of Filson and Werner (2002)."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc

from upperhand.errors import ScenarioError
from upperhand.textbook import resource_war

units = st.integers(1, 12)
battles = st.floats(0.05, 0.95)


@pytest.mark.parametrize(
    ("a", "b", "p", "won", "length"),
    [
        (2, 2, 0.6, 0.648, 2.48),
        (3, 3, 0.6, 0.68256, 4.0656),
        (1, 3, 0.6, 0.216, 1.96),
        (5, 5, 0.6, 0.733432, 7.353843),
        (5, 5, 0.5, 0.5, 7.539063),
    ],
)
def test_the_published_wars_come_out(a, b, p, won, length):
    war = resource_war(a, b, battle=p)
    assert (war.win_probability, war.battles) == pytest.approx((won, length), abs=5e-7)


@pytest.mark.parametrize(("a", "b", "p"), [(4, 7, 0.35), (9, 2, 0.5), (6, 6, 0.8)])
def test_agrees_with_battle_by_battle_recursion(a, b, p):
    @cache
    def worth(x, y):
        if 0 in (x, y):
            return float(y == 0), 0.0
        after_win, after_loss = worth(x, y - 1), worth(x - 1, y)
        return tuple(
            p * up + (1 - p) * down + extra
            for up, down, extra in zip(after_win, after_loss, (0, 1), strict=True)
        )

    war = resource_war(a, b, battle=p)
    assert (war.win_probability, war.battles) == pytest.approx(worth(a, b))


@given(a=units, b=units, p=battles)
def test_the_chance_is_the_incomplete_beta_function(a, b, p):
    assert resource_war(a, b, battle=p).win_probability == pytest.approx(betainc(b, a, p))


@given(a=units, b=units, p=battles, cost_a=st.floats(0, 0.1), cost_b=st.floats(0, 0.1))
def test_swapping_the_names_swaps_the_values(a, b, p, cost_a, cost_b):
    ours = resource_war(a, b, battle=p, cost_a=cost_a, cost_b=cost_b)
    theirs = resource_war(b, a, battle=1 - p, cost_a=cost_b, cost_b=cost_a)
    assert (theirs.value_a, theirs.value_b) == pytest.approx((ours.value_b, ours.value_a))


@given(p=battles)
def test_a_war_over_one_unit_each_is_one_battle(p):
    war = resource_war(1, 1, battle=p)
    assert (war.win_probability, war.battles) == pytest.approx((p, 1))


@pytest.mark.parametrize(("a", "b", "won"), [(0, 3, 0), (3, 0, 1)])
def test_who_has_nothing_left_has_lost_already(a, b, won):
    war = resource_war(a, b, battle=0.6, cost_a=0.1, cost_b=0.1)
    assert (war.win_probability, war.battles, war.value_a) == (won, 0, won)


def test_a_war_between_nobody_is_refused():
    with pytest.raises(ScenarioError, match="units_of_both is 0"):
        resource_war(0, 0, battle=0.5)
