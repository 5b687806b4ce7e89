"""Durability: published numbers of model.md M14, its laws, and months added up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from upperhand.bargaining.durability import (
    Guarantors,
    Peace,
    breach_probability,
    credible_guarantee,
    deal_value,
    durability,
    enough_guarantee,
    minimum_guarantee,
    terms_needed,
)
from upperhand.errors import ScenarioError

utilities = st.floats(0, 1)
hazards = st.floats(0, 1)
patiences = st.floats(0.05, 0.99)


@pytest.mark.parametrize(("shift", "least"), [(0.1, 0), (0.2, 0), (0.3, 0.2), (0.5, 0.6)])
def test_the_least_guarantee_is_the_published_one(shift, least):  # pin
    found = minimum_guarantee(shift, cost_a=0.1, cost_b=0.1, bite=0.5)
    assert found == pytest.approx(least)


@pytest.mark.parametrize(("given_", "chance"), [(0, 0.15866), (0.2, 0.06681), (0.5, 0.01222)])
def test_the_chance_of_breach_is_the_published_one(given_, chance):  # pin
    found = breach_probability(0.2, spread=0.2, guarantee=given_, bite=0.5)
    assert found == pytest.approx(chance, abs=5e-6)


@pytest.mark.parametrize(("hazard", "worth"), [(0, 0.6), (0.05, 0.506897), (0.1, 0.457895)])
def test_a_breakable_deal_is_worth_the_published_value(hazard, worth):  # pin
    found = deal_value(0.6, hazard=hazard, after=0.3, patience=0.9)
    assert found == pytest.approx(worth, abs=5e-7)


def test_terms_worth_one_half_are_the_published_ones():  # pin
    assert terms_needed(0.5, hazard=0.1, after=0.3, patience=0.9) == pytest.approx(0.68)


@settings(deadline=None)
@given(u=utilities, h=hazards, r=utilities, d=patiences)
def test_a_breakable_deal_agrees_with_adding_up_the_periods(u, h, r, d):  # oracle
    periods = np.arange(5_000)
    standing = (d * (1 - h)) ** periods
    summed = (standing * ((1 - d) * u + d * h * r)).sum()
    assert deal_value(u, hazard=h, after=r, patience=d) == pytest.approx(summed, abs=1e-9)


@settings(deadline=None)
@given(worth=utilities, h=st.floats(0, 0.9), r=utilities, d=patiences)
def test_the_terms_needed_are_worth_what_was_asked(worth, h, r, d):  # law: inverse
    terms = terms_needed(worth, hazard=h, after=r, patience=d)
    assert deal_value(terms, hazard=h, after=r, patience=d) == pytest.approx(worth, abs=1e-9)


@settings(deadline=None)
@given(slack=st.floats(-1, 1), target=st.floats(0.01, 0.4))
def test_enough_guarantee_brings_breach_to_its_target(slack, target):  # law: inverse
    enough = enough_guarantee(slack, bite=0.5, spread=0.2, hazard=target)
    chance = breach_probability(slack, spread=0.2, guarantee=enough, bite=0.5)
    assert chance <= target + 1e-9
    if enough > 0:
        assert chance == pytest.approx(target)


def test_patience_one_counts_only_what_comes_last():  # limit
    assert deal_value(0.6, hazard=0.1, after=0.3, patience=1) == pytest.approx(0.3)
    assert deal_value(0.6, hazard=0, after=0.3, patience=1) == pytest.approx(0.6)
    assert terms_needed(0.5, hazard=0.1, after=0.3, patience=1) == np.inf
    assert terms_needed(0.3, hazard=0.1, after=0.3, patience=1) == pytest.approx(0.3)


def test_the_breach_agrees_with_drawn_shocks():  # oracle: simulation
    shocks = np.random.default_rng(3).normal(0, 0.2, 200_000)
    chance = breach_probability(0.1, spread=0.2, guarantee=0.1, bite=0.5)
    assert chance == pytest.approx((0.1 + 0.05 + shocks < 0).mean(), abs=0.004)


@settings(deadline=None)
@given(
    shift=st.floats(0, 0.6),
    cost=st.tuples(st.floats(0, 0.2), st.floats(0, 0.2)),
    guarantee=st.floats(0, 1),
)
def test_a_lasting_division_exists_exactly_when_the_formula_says_so(shift, cost, guarantee):
    """Oracle: try every division of the pie, signed by A today and kept by B tomorrow."""
    strength, bite = 0.7, 0.5
    shares = np.linspace(0, 1, 4001)
    deals = np.stack([shares, 1 - shares], axis=1)
    tomorrow = [strength - shift - cost[0], 1 - strength + shift - cost[1]]
    peace = Peace(tomorrow, bite=[0, bite], guarantee=guarantee, spread=0.1, patience=0.9)
    kept = durability(deals, peace).slack[:, 1] >= 0
    signed = shares >= strength - cost[0]
    margin = guarantee - minimum_guarantee(shift, cost_a=cost[0], cost_b=cost[1], bite=bite)
    if abs(margin) > 0.002:
        assert (kept & signed).any() == (margin > 0)


def test_many_deals_are_the_deals_one_by_one():
    rng = np.random.default_rng(0)
    deals, given_ = rng.uniform(0, 1, (20, 3)), rng.uniform(0, 1, 20)
    both = Peace([0.2, 0.4, 0.1], [0.3, 0.5, 0.2], given_, spread=0.15, patience=[0.9, 0.8, 0.95])
    found = durability(deals, both)
    for i in range(20):
        slack = deals[i] - [0.2, 0.4, 0.1] + given_[i] * np.array([0.3, 0.5, 0.2])
        assert found.slack[i] == pytest.approx(slack)
        hazard = 1 - np.prod(norm.cdf(slack / 0.15))
        assert found.hazard[i] == pytest.approx(hazard)


def test_with_the_guarantee_that_is_enough_nobody_gains_by_breach():
    deals = np.array([[0.9, 0.1], [0.5, 0.5], [0.2, 0.8]])
    bare = Peace([0.4, 0.3], [0.5, 0.4], 0.0, spread=0.2, patience=0.9)
    enough = durability(deals, bare).enough
    given_ = Peace([0.4, 0.3], [0.5, 0.4], enough, spread=0.2, patience=0.9)
    assert durability(deals, given_).slack.min(axis=1) == pytest.approx([0, 0.1, 0])


def test_a_guarantee_without_bite_is_never_enough():
    toothless = Peace([0.4, 0.3], [0, 0], 1.0, spread=0.2, patience=0.9)
    assert durability([[0.9, 0.1], [0.5, 0.5]], toothless).enough.tolist() == [np.inf, 0]


def test_the_chance_to_stand_falls_with_every_period():
    peace = Peace([0.3, 0.3], [0.5, 0.5], 0.2, spread=0.2, patience=0.9)
    found = durability([[0.5, 0.5]], peace)
    assert found.holds(0) == pytest.approx([1])
    assert found.holds(10) == pytest.approx((1 - found.hazard) ** 10)


@settings(deadline=None)
@given(u=utilities, v=utilities, g=st.floats(0, 1))
def test_a_stronger_guarantee_never_makes_a_deal_less_durable(u, v, g):  # law
    deal = [[u, v]]
    weak, strong = (
        Peace([0.3, 0.4], [0.5, 0.5], level, spread=0.2, patience=0.9) for level in (g, 1.0)
    )
    assert durability(deal, strong).hazard <= durability(deal, weak).hazard + 1e-12


def test_a_promise_that_would_not_be_carried_out_counts_for_nothing():
    dear = Guarantors(worth=[0.1], saved=0.5, cost=0.2, level=[1.0])
    lower = Guarantors(worth=[0.1], saved=0.5, cost=0.2, level=[0.25])
    assert credible_guarantee(dear) == 0
    assert credible_guarantee(lower) == pytest.approx(0.25)  # exactly worth its cost


def test_promises_add_up_to_a_full_guarantee_at_most():
    assert credible_guarantee(Guarantors(1.0, 1.0, 0.1, level=[0.7, 0.8])) == 1


@pytest.mark.parametrize(
    ("change", "repair"),
    [
        ({"spread": 0.0}, "use minimum_guarantee"),
        ({"guarantee": 1.5}, "guarantee is 1.5"),
        ({"bite": [-1, 0]}, "at least 0"),
        ({"patience": 0.0}, "patience is 0"),
    ],
)
def test_an_impossible_peace_is_refused_with_the_repair(change, repair):
    usual = {"bite": [0.5, 0.5], "guarantee": 0.2, "spread": 0.2, "patience": 0.9}
    with pytest.raises(ScenarioError, match=repair):
        Peace([0.3, 0.3], **(usual | change))
