"""M13: first strikes, our reduced form of Leventoğlu and Slantchev (2007)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import first_strike

costs = st.floats(0.01, 0.3)


@pytest.mark.parametrize(
    ("stakes", "cost", "surprise", "survives", "battles"),
    [(1, 0.05, 0.1, 0.8, 4), (1, 0.05, 0.2, 0.9, 14), (1, 0.1, 0.1, 0.9, 0)],
)
def test_the_published_wars_come_out(stakes, cost, surprise, survives, battles):
    war = first_strike(stakes, cost_a=cost, cost_b=cost, surprise=surprise, survives=survives)
    assert war.battles == battles


@given(a=costs, b=costs, f=st.floats(0, 1), r=st.floats(0.3, 0.97), stakes=st.floats(0.1, 5))
def test_agrees_with_destroying_battle_by_battle(a, b, f, r, stakes):
    left, battles = stakes, 0
    while 2 * f * left > (a + b) * (1 + 1e-9):
        left *= r
        battles += 1
    war = first_strike(stakes, cost_a=a, cost_b=b, surprise=f, survives=r)
    assert war.battles == battles
    assert war.stakes_left == pytest.approx(left)


@pytest.mark.parametrize("battles", [1, 2, 5, 9])
def test_stakes_that_reach_the_limit_exactly_need_no_further_battle(battles):
    war = first_strike(0.5 / 0.7**battles, cost_a=0.1, cost_b=0.1, surprise=0.2, survives=0.7)
    assert war.battles == battles


@given(a=costs, b=costs, f=st.floats(0, 1))
def test_swapping_the_names_changes_nothing(a, b, f):
    one = first_strike(1, cost_a=a, cost_b=b, surprise=f, survives=0.8)
    assert first_strike(1, cost_a=b, cost_b=a, surprise=f, survives=0.8) == one


@given(a=costs, b=costs)
def test_without_surprise_peace_holds_at_once(a, b):
    assert first_strike(1, cost_a=a, cost_b=b, surprise=0, survives=0.8).peace_now


def test_battles_that_destroy_nothing_are_refused():
    with pytest.raises(ScenarioError, match="survives is 1"):
        first_strike(1, cost_a=0.1, cost_b=0.1, surprise=0.5, survives=1)
