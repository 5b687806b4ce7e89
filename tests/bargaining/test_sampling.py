"""Intervals from drawn deals hold the number they are about."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.bargaining.deals import every_deal, utilities_of
from upperhand.bargaining.sampling import RISK, sampled_count, share_between
from upperhand.scenario.space import Ban, Choice, DealSpace


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_the_share_seen_lies_within_its_interval(draws, share):
    hits = round(share * draws)
    low, high = share_between(hits, draws)
    assert 0 <= low <= hits / draws <= high <= 1


@given(st.integers(1, 1000), st.floats(0, 1))
def test_hits_and_misses_swapped_mirror_the_interval(draws, share):
    hits = round(share * draws)
    low, high = share_between(hits, draws)
    mirrored_low, mirrored_high = share_between(draws - hits, draws)
    assert (1 - mirrored_high, 1 - mirrored_low) == pytest.approx((low, high), abs=1e-9)


def test_no_hit_in_n_draws_bounds_the_share_by_the_chance_of_missing_it_n_times():
    # (1 - p) ** n = RISK / 2 solved for p: what Chernoff's bound comes to without hits.
    low, high = share_between(0, 1000)
    assert low == 0
    assert high == pytest.approx(1 - (RISK / 2) ** (1 / 1000))


def test_intervals_are_wrong_less_often_than_they_say():
    # With a risk of 1e-9 none of a thousand may miss.
    hits = np.random.default_rng(0).binomial(500, 0.3, size=1000)
    assert all(low <= 0.3 <= high for low, high in (share_between(int(h), 500) for h in hits))


def test_bans_and_forbidden_pairs_are_no_deals_in_the_sample_either():
    rng = np.random.default_rng(3)
    space = DealSpace.of(
        {f"i{n}": list("abcd") for n in range(7)},
        {"p": list(rng.random((7, 4))), "q": list(rng.random((7, 4)))},
        reserve={"p": 3.5, "q": 3.2},
        conflicts=[(Choice(0, 1), Choice(3, 2)), (Choice(3, 0), Choice(5, 0))],
        bans=[Ban(0, 1, 1), Ban(1, 3, 3)],
    )
    utilities = utilities_of(space, every_deal(space))
    exact = int((utilities >= space.reserve).all(axis=1).sum())
    count = sampled_count(space, space.reserve, np.random.default_rng(0))
    assert count.low <= exact <= count.high
    assert count.high - count.low < 0.01 * 4**7
