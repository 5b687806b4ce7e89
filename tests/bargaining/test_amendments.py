"""Amendments against trying every deal."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.amendments import Change, Payment, amend_plan
from upperhand.errors import ScenarioError
from upperhand.scenario.space import Ban, Choice, DealSpace

N_ISSUES, N_OPTIONS = 4, 3


def random_case(seed, n_parties, slack):
    """A space of whole numbers and a plan in it."""
    rng = np.random.default_rng(seed)
    worth = rng.integers(0, 7, size=(N_ISSUES, n_parties, N_OPTIONS))
    choices = [Choice(i, o) for i in range(N_ISSUES) for o in range(N_OPTIONS)]
    pairs = [p for p in itertools.combinations(choices, 2) if p[0].issue != p[1].issue]
    names = [f"p{i}" for i in range(n_parties)]
    best = worth.max(axis=2).sum(axis=0)
    space = DealSpace.of(
        {f"i{n}": list("xyz") for n in range(N_ISSUES)},
        {name: list(worth[:, p]) for p, name in enumerate(names)},
        reserve=dict(zip(names, best - rng.integers(0, slack, size=n_parties), strict=True)),
        conflicts=[pairs[i] for i in rng.permutation(len(pairs))[:2]],
        bans=[Ban(0, *choices[rng.integers(len(choices))])],
    )
    return space, tuple(int(o) for o in rng.integers(0, N_OPTIONS, size=N_ISSUES))


def every(space):
    sizes = [range(len(options)) for options in space.options]
    return [d for d in itertools.product(*sizes) if space.allowed(d)]


def n_changes(deal, plan):
    return sum(a != b for a, b in zip(deal, plan, strict=True))


cases = st.builds(random_case, st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 16))


@settings(max_examples=200, deadline=None)
@given(cases)
def test_the_fewest_changes_and_the_best_product_are_those_of_trying_every_deal(case):
    space, plan = case
    fit = [d for d in every(space) if (space.utilities(d) >= space.reserve).all()]
    found = amend_plan(space, plan).found
    assert bool(found) == bool(fit)
    if fit:
        fewest = min(n_changes(d, plan) for d in fit)
        products = [
            math.prod((space.utilities(d) - space.reserve).tolist())
            for d in fit
            if n_changes(d, plan) == fewest
        ]
        assert len(found[0].changes) == fewest == n_changes(found[0].deal, plan)
        assert found[0].product == pytest.approx(max(products))
        assert [a.product for a in found] == sorted((a.product for a in found), reverse=True)


@settings(max_examples=150, deadline=None)
@given(cases)
def test_where_nothing_helps_the_least_total_shortfall_is_that_of_trying_every_deal(case):
    space, plan = case
    told = amend_plan(space, plan)
    if told.found or not every(space):
        return
    least = min(np.maximum(space.reserve - space.utilities(d), 0).sum() for d in every(space))
    assert told.missing.shortfall.sum() == pytest.approx(least)
    assert told.missing.deal in every(space)


@settings(max_examples=150, deadline=None)
@given(cases, st.integers(0, 6), st.booleans())
def test_side_payments_reach_what_trying_every_deal_with_them_reaches(case, amount, between):
    space, plan = case

    def payable(deal):
        u = space.utilities(deal)
        if between:
            return space.reserve.sum() <= u.sum() + amount
        return np.maximum(space.reserve - u, 0).sum() <= amount

    fit = [d for d in every(space) if payable(d)]
    found = amend_plan(space, plan, payment=Payment(amount, between_parties=between)).found
    assert bool(found) == bool(fit)
    if fit:
        assert len(found[0].changes) == min(n_changes(d, plan) for d in fit)
        for amendment in found:
            assert (amendment.utilities + amendment.payments >= space.reserve - 1e-6).all()
            assert amendment.payments.sum() <= amount + 1e-6


@settings(max_examples=200, deadline=None)
@given(cases, st.integers(0, N_ISSUES))
def test_no_amendment_is_longer_than_allowed_nor_touches_what_is_fixed(case, limit):
    space, plan = case
    found = amend_plan(space, plan, max_changes=limit, fixed=[1]).found
    fit = [
        d
        for d in every(space)
        if (space.utilities(d) >= space.reserve).all()
        and n_changes(d, plan) <= limit
        and d[1] == plan[1]
    ]
    assert bool(found) == bool(fit)
    assert all(len(a.changes) <= limit and a.deal[1] == plan[1] for a in found)


def guarded():
    return DealSpace.of(
        {"line": ["old", "new"], "arms": ["free", "capped"]},
        {"a": [[0.5, 0.1], [0.5, 0.2]], "b": [[0.0, 0.5], [0.1, 0.4]]},
        reserve={"a": 0.65, "b": 0.45},
    )


def test_a_guarantee_counts_as_one_change_and_adds_its_worth():
    plain = amend_plan(guarded(), (1, 1))
    assert plain.found == ()
    assert plain.missing.shortfall.sum() == pytest.approx(0.05)
    told = amend_plan(guarded(), (1, 1), guarantees={"treaty": {"a": 0.35}})
    assert told.found[0].guarantees == ("treaty",)
    assert told.found[0].changes == ()
    assert told.found[0].utilities == pytest.approx([0.65, 0.9])


def test_settling_what_a_plan_leaves_open_is_no_change():
    open_plan = DealSpace.of(
        {"x": ["n", "y"], "y": ["n", "y"]}, {"a": [[0, 1], [0, 1]]}, reserve={"a": 2}
    )
    amendment = amend_plan(open_plan, {0: 0}).found[0]
    assert amendment.changes == (Change("x", "n", "y"),)
    assert amendment.deal == (1, 1)


def test_a_plan_that_all_sign_needs_no_amendment():
    easy = DealSpace.of({"x": ["n", "y"]}, {"a": [[1, 2]], "b": [[2, 1]]})
    assert amend_plan(easy, (0,)).found[0].changes == ()


def test_further_changes_are_shown_with_what_they_buy():
    space = DealSpace.of(
        {"x": ["n", "y"], "z": ["n", "y"]}, {"a": [[0, 1], [0, 1]]}, reserve={"a": 0.5}
    )
    told = amend_plan(space, (0, 0), beyond=1).found
    assert [len(a.changes) for a in told] == [1, 2]
    assert told[-1].product > told[0].product


def test_unknown_parties_of_guarantees_and_open_fixed_issues_are_refused():
    with pytest.raises(ScenarioError, match="'c' is none of the parties"):
        amend_plan(guarded(), (0, 0), guarantees={"treaty": {"c": 1.0}})
    with pytest.raises(ScenarioError, match="must be settled"):
        amend_plan(guarded(), {0: 0}, fixed=[1])


def test_a_plan_that_red_lines_leave_no_way_out_of_says_so():
    space = DealSpace.of({"x": ["n", "y"]}, {"a": [[0, 1]]}, bans=[Ban(0, 0, 0)])
    told = amend_plan(space, (0,), fixed=[0])
    assert told.missing.deal is None
    assert "red lines" in told.missing.reason
