"""M9 and M10: the walk over forts, fought to the finish or settled at any time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import (
    bargaining_range,
    expected_battles,
    fort_war,
    fort_war_slope,
    nash_bargaining,
    settle_any_time,
    win_chance,
)

battles = st.floats(0.1, 0.9)
positions = st.integers(1, 9)
costs = st.floats(0, 0.05)

TABLE = [
    (10, 5, 0.5, 0.5, 25),
    (10, 5, 0.6, 0.883636, 19.181818),
    (10, 3, 0.6, 0.716122, 20.806118),
    (20, 10, 0.55, 0.881499, 76.299894),
    (10, 8, 0.4, 0.434640, 18.267987),
]


def by_linear_equations(forts, p):
    """Chance to win and battles to come from every fort, from the walk's own equations."""
    walk = np.eye(forts + 1)
    for k in range(1, forts):
        walk[k, k + 1], walk[k, k - 1] = -p, -(1 - p)
    end = np.zeros(forts + 1)
    end[forts] = 1
    one_each = np.ones(forts + 1)
    one_each[[0, forts]] = 0
    return np.linalg.solve(walk, end), np.linalg.solve(walk, one_each)


@pytest.mark.parametrize(("forts", "position", "p", "won", "length"), TABLE)
def test_the_published_wars_come_out(forts, position, p, won, length):
    war = fort_war(forts=forts, position=position, battle=p)
    assert (war.win_probability, war.battles) == pytest.approx((won, length), abs=1e-6)


@pytest.mark.parametrize("p", [0.05, 0.4, 0.49999, 0.5, 0.5 + 1e-7, 0.63, 0.99])
@pytest.mark.parametrize("forts", [1, 2, 9, 20])
def test_every_fort_agrees_with_the_linear_equations(forts, p):
    won, length = by_linear_equations(forts, p)
    every = np.arange(forts + 1)
    assert win_chance(every, forts=forts, battle=p) == pytest.approx(won, abs=1e-10)
    assert expected_battles(every, forts=forts, battle=p) == pytest.approx(length, abs=1e-6)


@pytest.mark.parametrize("off", [1e-15, 1e-12, 1e-9, 1e-8])
@pytest.mark.parametrize("sign", [-1, 1])
def test_nearly_even_odds_are_nearly_the_even_war(off, sign):
    war = fort_war(forts=10, position=3, battle=0.5 + sign * off)
    assert (war.win_probability, war.battles) == pytest.approx((0.3, 21), abs=5e-6)


@pytest.mark.parametrize("position", range(11))
def test_costs_of_the_drift_make_the_value_a_straight_line(position):
    war = fort_war(forts=10, position=position, battle=0.55, cost_a=0.01)
    assert war.value_a == pytest.approx(position / 10, abs=1e-12)


@pytest.mark.parametrize("p", [0.3, 0.7])
def test_a_ladder_of_thousands_of_forts_does_not_overflow(p):
    war = fort_war(forts=5_000, position=2_500, battle=p)
    assert war.win_probability == pytest.approx(float(p > 0.5), abs=1e-12)
    assert war.battles == pytest.approx(2_500 / 0.4)


@given(k=positions, p=battles, a=costs, b=costs)
def test_swapping_the_names_swaps_the_values(k, p, a, b):
    ours = fort_war(forts=10, position=k, battle=p, cost_a=a, cost_b=b)
    theirs = fort_war(forts=10, position=10 - k, battle=1 - p, cost_a=b, cost_b=a)
    assert theirs.value_a == pytest.approx(ours.value_b, abs=1e-9)
    assert theirs.battles == pytest.approx(ours.battles)


@given(p=battles, a=costs, b=costs)
def test_a_war_of_one_battle_is_fearons_costly_lottery(p, a, b):
    war = fort_war(forts=2, position=1, battle=p, cost_a=a, cost_b=b)
    zone = bargaining_range(p, cost_a=a, cost_b=b)
    assert (war.value_a, 1 - war.value_b) == pytest.approx((zone.low, zone.high))


@given(k=positions, p=battles, a=costs, b=costs)
def test_what_the_two_expect_falls_short_of_one_by_the_costs(k, p, a, b):
    war = fort_war(forts=10, position=k, battle=p, cost_a=a, cost_b=b)
    assert 1 - war.value_a - war.value_b == pytest.approx((a + b) * war.battles, abs=1e-9)


@pytest.mark.parametrize(
    ("p", "slope"), [(0.5, 5.0), (0.55, 3.9658), (0.6, 2.14215), (0.7, 0.3345)]
)
def test_the_published_slopes_at_the_middle_come_out(p, slope):
    assert fort_war_slope(forts=10, battle=p) == pytest.approx(slope, abs=5e-5)


@given(m=st.integers(1, 10), p=st.floats(0.2, 0.8))
def test_the_slope_is_the_difference_between_two_near_wars(m, p):
    step = 1e-5
    above = fort_war(forts=2 * m, position=m, battle=p + step).win_probability
    below = fort_war(forts=2 * m, position=m, battle=p - step).win_probability
    slope = (above - below) / (2 * step)
    assert fort_war_slope(forts=2 * m, battle=p) == pytest.approx(slope, rel=1e-5, abs=1e-7)


EVEN_LADDER = [0, 0.055, 0.12, 0.195, 0.28, 0.375, 0.48, 0.595, 0.72, 0.855, 1]
TILTED_LADDER = [0.21006, 0.38192, 0.52254, 0.63759, 0.73172, 0.80873, 0.87175, 0.9233, 0.96549]


@pytest.mark.parametrize(("position", "share"), list(enumerate(EVEN_LADDER)))
def test_the_published_terms_of_an_even_war_come_out(position, share):
    deal = settle_any_time(forts=10, position=position, battle=0.5, cost_a=0.02, cost_b=0.01)
    assert deal.share_a == pytest.approx(share, abs=1e-9)
    assert deal.agreed


@pytest.mark.parametrize(("position", "share"), list(enumerate(TILTED_LADDER, start=1)))
def test_the_published_terms_of_a_tilted_war_come_out(position, share):
    deal = settle_any_time(forts=10, position=position, battle=0.55, cost_a=0.01, cost_b=0.01)
    assert deal.share_a == pytest.approx(share, abs=6e-6)


@given(k=positions, p=battles, a=costs, b=costs, weight=st.floats(0, 1))
def test_a_deal_at_any_time_is_nash_over_the_war_to_the_finish(k, p, a, b, weight):
    war = fort_war(forts=10, position=k, battle=p, cost_a=a, cost_b=b)
    nash = nash_bargaining(
        reservation_a=war.value_a, reservation_b=war.value_b - 1e-12, weight_a=weight
    )
    deal = settle_any_time(forts=10, position=k, battle=p, cost_a=a, cost_b=b, weight_a=weight)
    assert deal.share_a == pytest.approx(nash.share_a, abs=1e-9)


@pytest.mark.parametrize("weight", [0, 0.3, 0.5, 1])
@pytest.mark.parametrize("p", [0.35, 0.5, 0.6])
def test_agrees_with_settling_round_by_round(p, weight):
    cost_a, cost_b = 0.02, 0.01
    share = np.linspace(0, 1, 11)
    for _ in range(3_000):
        fight_a = p * share[2:] + (1 - p) * share[:-2] - cost_a
        fight_b = 1 - (p * share[2:] + (1 - p) * share[:-2]) - cost_b
        share[1:-1] = weight * (1 - fight_b) + (1 - weight) * fight_a
    for k in range(11):
        deal = settle_any_time(
            forts=10, position=k, battle=p, cost_a=cost_a, cost_b=cost_b, weight_a=weight
        )
        assert deal.share_a == pytest.approx(share[k], abs=1e-9)


def test_a_front_beyond_the_ladder_is_refused():
    with pytest.raises(ScenarioError, match="position is 11, but there are 10 forts"):
        fort_war(forts=10, position=11, battle=0.5)


def test_an_odd_ladder_has_no_middle():
    with pytest.raises(ScenarioError, match="Give an even number"):
        fort_war_slope(forts=9, battle=0.5)
