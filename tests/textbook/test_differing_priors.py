"""M11: agreeing to disagree, and the static range beside it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta as beta_law

from upperhand.errors import ScenarioError
from upperhand.textbook import (
    Beta,
    agree_to_disagree,
    fort_war,
    settle_any_time,
    static_range,
)

EQUAL = {"cost_a": 0.01, "cost_b": 0.01}

TABLE = [
    ((5, 5), (5, 5), True, 1.0000),
    ((6, 4), (4, 6), False, 1.1596),
    ((9, 3), (3, 9), False, 1.6649),
    ((18, 6), (6, 18), False, 1.7328),
    ((36, 12), (12, 36), False, 1.7674),
]


@pytest.mark.parametrize(("a", "b", "settles", "total"), TABLE)
def test_the_published_games_come_out(a, b, settles, total):
    game = agree_to_disagree(Beta(*a), Beta(*b), **EQUAL)
    assert game.settles_now is settles
    assert game.value_a + game.value_b == pytest.approx(total, abs=5e-5)


def test_the_published_terms_under_a_common_prior_come_out():
    game = agree_to_disagree(Beta(5, 5), Beta(5, 5), cost_a=0.02, cost_b=0.01)
    assert game.value_a == pytest.approx(0.41059, abs=5e-6)


@pytest.mark.parametrize("horizon", [100, 250])
def test_a_longer_horizon_changes_nothing_in_six_digits(horizon):
    far = agree_to_disagree(Beta(9, 3), Beta(3, 9), **EQUAL)
    other = agree_to_disagree(Beta(9, 3), Beta(3, 9), **EQUAL, horizon=horizon)
    assert other.value_a == pytest.approx(far.value_a, abs=5e-7)


def by_recursion(a, b, cost_a, cost_b, forts, position, weight, horizon):
    """Both values by plain recursion on (fort, wins, losses)."""

    @cache
    def value(k, wins, losses):
        if k in (0, forts):
            return float(k == forts), float(k == 0)
        p_a = (a[0] + wins) / (sum(a) + wins + losses)
        p_b = (b[0] + wins) / (sum(b) + wins + losses)
        if wins + losses == horizon:
            fight_a = fort_war(forts=forts, position=k, battle=p_a, cost_a=cost_a).value_a
            fight_b = fort_war(forts=forts, position=k, battle=p_b, cost_b=cost_b).value_b
        else:
            up, down = value(k + 1, wins + 1, losses), value(k - 1, wins, losses + 1)
            fight_a = p_a * up[0] + (1 - p_a) * down[0] - cost_a
            fight_b = p_b * up[1] + (1 - p_b) * down[1] - cost_b
        if fight_a + fight_b > 1:
            return fight_a, fight_b
        share = weight * (1 - fight_b) + (1 - weight) * fight_a
        return share, 1 - share

    return value(position, 0, 0)


@pytest.mark.parametrize(
    ("a", "b", "cost_a", "cost_b", "forts", "position", "weight"),
    [
        ((6, 4), (4, 6), 0.01, 0.01, 10, 5, 0.5),
        ((6, 4), (4, 6), 0.02, 0.005, 6, 2, 0.8),
        ((2, 1), (1, 1), 0.03, 0.03, 5, 4, 0.0),
        ((3, 9), (9, 3), 0.01, 0.02, 8, 3, 0.5),
    ],
)
def test_agrees_with_plain_recursion(a, b, cost_a, cost_b, forts, position, weight):
    game = agree_to_disagree(
        Beta(*a),
        Beta(*b),
        cost_a=cost_a,
        cost_b=cost_b,
        forts=forts,
        position=position,
        weight_a=weight,
        horizon=40,
    )
    values = by_recursion(a, b, cost_a, cost_b, forts, position, weight, 40)
    assert (game.value_a, game.value_b) == pytest.approx(values, abs=1e-12)


@settings(deadline=None, max_examples=40)
@given(
    wins=st.floats(0.5, 30),
    losses=st.floats(0.5, 30),
    a=st.floats(0, 0.05),
    b=st.floats(0, 0.05),
    k=st.integers(1, 9),
)
def test_who_shares_a_prior_settles_at_once(wins, losses, a, b, k):
    prior = Beta(wins, losses)
    game = agree_to_disagree(prior, prior, cost_a=a, cost_b=b, position=k, horizon=60)
    assert game.settles_now
    assert game.value_a + game.value_b == pytest.approx(1)


@settings(deadline=None, max_examples=40)
@given(
    a=st.tuples(st.floats(1, 20), st.floats(1, 20)),
    b=st.tuples(st.floats(1, 20), st.floats(1, 20)),
    k=st.integers(1, 9),
    weight=st.floats(0, 1),
)
def test_swapping_the_names_swaps_the_values(a, b, k, weight):
    ours = agree_to_disagree(
        Beta(*a), Beta(*b), cost_a=0.02, cost_b=0.01, position=k, weight_a=weight, horizon=60
    )
    theirs = agree_to_disagree(
        Beta(*b[::-1]),
        Beta(*a[::-1]),
        cost_a=0.01,
        cost_b=0.02,
        position=10 - k,
        weight_a=1 - weight,
        horizon=60,
    )
    assert (theirs.value_b, theirs.value_a) == pytest.approx((ours.value_a, ours.value_b))


@pytest.mark.parametrize("p", [0.4, 0.5, 0.55])
def test_certain_and_equal_beliefs_give_the_terms_of_a_known_war(p):
    certain = Beta(p * 1e9, (1 - p) * 1e9)
    game = agree_to_disagree(certain, certain, cost_a=0.02, cost_b=0.01)
    deal = settle_any_time(forts=10, position=5, battle=p, cost_a=0.02, cost_b=0.01)
    assert game.value_a == pytest.approx(deal.share_a, abs=1e-6)


@pytest.mark.parametrize(
    ("battles", "need", "concession"),
    [(0, 0.5554, 0.4446), (4, 0.4988, 0.5012), (10, 0.4476, 0.5524), (20, 0.3993, 0.6007)],
)
def test_the_published_static_ranges_come_out(battles, need, concession):
    half = battles // 2
    now = static_range(Beta(6 + half, 4 + half), Beta(4 + half, 6 + half), **EQUAL)
    assert (now.need_a, now.concession_b) == pytest.approx((need, concession), abs=6e-5)


def test_four_even_battles_open_the_static_range():
    assert static_range(Beta(6, 4), Beta(4, 6), **EQUAL).width < 0
    assert static_range(Beta(8, 6), Beta(6, 8), **EQUAL).width > 0


@pytest.mark.parametrize(("wins", "losses"), [(6, 4), (1.5, 2), (0.7, 0.6), (80, 60)])
def test_the_static_need_agrees_with_adaptive_integration(wins, losses):
    def worth(p):
        war = fort_war(forts=10, position=4, battle=p, cost_a=0.02)
        return war.value_a * beta_law.pdf(p, wins, losses)

    need, _ = quad(worth, 0, 1, limit=300, points=[0.5])
    now = static_range(Beta(wins, losses), Beta(1, 1), cost_a=0.02, cost_b=0, position=4)
    assert now.need_a == pytest.approx(need, abs=1e-5)


def test_a_war_that_is_over_is_refused():
    with pytest.raises(ScenarioError, match=r"the war is over\. Give a position from 1 to 9"):
        agree_to_disagree(Beta(5, 5), Beta(5, 5), **EQUAL, position=10)


def test_a_prior_without_weight_is_refused():
    with pytest.raises(ScenarioError, match="losses is 0"):
        Beta(3, 0)
