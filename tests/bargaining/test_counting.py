"""Counting acceptable deals where listing them still works, and where it does not."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining import counting
from upperhand.bargaining.counting import acceptable_deals
from upperhand.bargaining.deals import every_deal, utilities_of
from upperhand.scenario.space import Choice, DealSpace


def random_space(seed, n_parties, n_issues, n_options, reserve, conflicts=()):
    rng = np.random.default_rng(seed)
    worth = [rng.random((n_parties, n_options)) / n_issues for _ in range(n_issues)]
    names = [f"p{i}" for i in range(n_parties)]
    return DealSpace.of(
        {f"i{i}": [f"o{o}" for o in range(n_options)] for i in range(n_issues)},
        {name: [w[p] for w in worth] for p, name in enumerate(names)},
        reserve=dict.fromkeys(names, reserve),
        conflicts=conflicts,
    )


def listed(space):
    return int((utilities_of(space, every_deal(space)) >= space.reserve).all(axis=1).sum())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4), st.sampled_from([0.3, 0.45, 0.55]), st.booleans())
def test_every_way_of_counting_agrees_with_listing(seed, n_parties, reserve, linked):
    conflicts = [(Choice(0, 1), Choice(3, 2)), (Choice(3, 0), Choice(5, 0))] if linked else []
    space = random_space(seed, n_parties, 6, 4, reserve, conflicts)
    few = counting.FEW_PAIRS
    try:
        counting.FEW_PAIRS = 16  # so that trees and splits are used on small spaces too
        assert acceptable_deals(space).low == listed(space)
    finally:
        counting.FEW_PAIRS = few
    assert acceptable_deals(space).low == listed(space)


def test_deals_with_a_sum_of_coin_tosses_are_binomial():
    space = DealSpace.of(
        {f"i{n}": ["tails", "heads"] for n in range(40)},
        {"p": [[0, 1]] * 40},
        reserve={"p": 22},
    )
    expected = sum(math.comb(40, k) for k in range(22, 41))
    assert acceptable_deals(space).low == acceptable_deals(space).high == expected


def test_a_reserve_met_exactly_in_decimals_is_met():
    space = DealSpace.of(
        {"a": ["x", "y"], "b": ["x", "y"]}, {"p": [[0.1, 0], [0.2, 0]]}, reserve={"p": 0.3}
    )
    assert 0.1 + 0.2 != 0.3
    assert acceptable_deals(space).low == 1


@pytest.mark.parametrize("n_parties", [1, 2, 3])
def test_when_time_is_up_the_interval_holds_the_number(n_parties):
    space = random_space(7, n_parties, 6, 4, 0.45)
    count = acceptable_deals(space, give_up=lambda: True)
    assert not count.exact
    assert 0 < count.risk < 1e-6
    assert count.low <= listed(space) <= count.high
    assert count.high - count.low < 0.01 * 4**6


def test_a_trillion_deals_are_bounded_by_a_sample_near_the_normal_law():
    # 40 fair coins for each of two parties, tossed by 40 issues of four options.
    space = DealSpace.of(
        {f"i{n}": ["00", "01", "10", "11"] for n in range(40)},
        {"p": [[0, 0, 1, 1]] * 40, "q": [[0, 1, 0, 1]] * 40},
        reserve={"p": 22, "q": 22},
    )
    share = sum(math.comb(40, k) for k in range(22, 41)) / 2**40
    exact = round(share**2 * 4**40)
    forced = acceptable_deals(space, give_up=lambda: True)
    assert forced.low <= exact <= forced.high
    assert forced.risk > 0


def test_equal_ways_are_merged_so_that_many_deals_stay_countable():
    space = DealSpace.of(
        {f"i{n}": ["00", "01", "10", "11"] for n in range(20)},
        {"p": [[0, 0, 1, 1]] * 20, "q": [[0, 1, 0, 1]] * 20},
        reserve={"p": 11, "q": 11},
    )
    heads = sum(math.comb(20, k) for k in range(11, 21))
    assert acceptable_deals(space).low == acceptable_deals(space).high == heads**2


def test_without_reserves_every_allowed_deal_is_acceptable():
    space = random_space(1, 3, 5, 3, 0.0, [(Choice(0, 0), Choice(1, 0))])
    assert acceptable_deals(space).low == 3**5 - 3**3


def test_the_same_seed_gives_the_same_interval():
    space = random_space(7, 2, 10, 4, 0.45)
    first, second, other = (
        acceptable_deals(space, give_up=lambda: True, rng=seed) for seed in (0, 0, 1)
    )
    assert first == second
    assert first != other
