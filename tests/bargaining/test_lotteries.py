"""Expected terms: settlements over lotteries between deals."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from strategies import two_party_spaces
from upperhand.bargaining.deals import every_deal, utilities_of
from upperhand.bargaining.lotteries import (
    expected_places,
    hull,
    kalai_smorodinsky_lottery,
    nash_lottery,
    offers_lottery,
)
from upperhand.errors import ScenarioError
from upperhand.scenario.space import DealSpace
from upperhand.textbook import nash_bargaining

SOLVERS = [nash_lottery, kalai_smorodinsky_lottery, offers_lottery]
W_A, W_B = (0.5, 0.3, 0.2), (0.2, 0.3, 0.5)


def three_issues(reserve_a, reserve_b):
    """Each issue goes whole to A (option 1) or to B (option 0)."""
    return DealSpace.of(
        {name: ["to_b", "to_a"] for name in ("land", "trade", "rule")},
        {"a": [[0.0, w] for w in W_A], "b": [[w, 0.0] for w in W_B]},
        reserve={"a": reserve_a, "b": reserve_b},
    )


def pie(reserve_a, reserve_b):
    return DealSpace.of(
        {"pie": ["to_b", "to_a"]},
        {"a": [[0.0, 1.0]], "b": [[1.0, 0.0]]},
        reserve={"a": reserve_a, "b": reserve_b},
    )


def best_of_b(points, x):
    """The most B can have while A has ``x``, over all lotteries between two deals."""
    start, end = points[:, None, :], points[None, :, :]
    run = end[..., 0] - start[..., 0]
    t = np.clip(np.divide(x - start[..., 0], run, out=np.ones_like(run), where=run > 0), 0, 1)
    mixed = start + t[..., None] * (end - start)
    return mixed[mixed[..., 0] >= x - 1e-9][:, 1].max()


# The numbers of the multi-issue case, worked by hand: the issue on which both weights agree
# in proportion is the marginal one, and only its share moves.
@pytest.mark.parametrize(
    ("reserve", "shares", "utilities"),
    [
        ((0.3, 0.3), (1, 0.5, 0), (0.65, 0.65)),
        ((0.4, 0.3), (1, 0.6667, 0), (0.70, 0.60)),
        ((0.3, 0.4), (1, 0.3333, 0), (0.60, 0.70)),
        ((0.45, 0.2), (1, 0.9167, 0), (0.775, 0.525)),
    ],
)
def test_only_the_marginal_issue_moves_with_a_reservation_value(reserve, shares, utilities):
    found = nash_lottery(hull(three_issues(*reserve)))
    places = expected_places(found, [np.array([0.0, 1.0])] * 3)
    assert places.tolist() == pytest.approx(shares, abs=1e-4)
    assert found.utilities.tolist() == pytest.approx(utilities)
    assert found.marginal == (1,)


@given(st.floats(0, 0.6), st.floats(0, 0.39))
def test_on_one_divisible_pie_all_rules_split_the_surplus(d_a, d_b):  # limit: the textbook
    known = nash_bargaining(reservation_a=d_a, reservation_b=d_b)
    for solver in SOLVERS:
        found = solver(hull(pie(d_a, d_b)))
        assert found.utilities[0] == pytest.approx(known.share_a)


@given(two_party_spaces())
@settings(max_examples=40, deadline=None)
def test_the_chain_is_the_frontier_of_all_lotteries(space):  # oracle: every pair of deals
    chain = hull(space).utilities
    points = utilities_of(space, every_deal(space))
    assume(0 < len(points) <= 300)
    for x, y in np.concatenate([chain, (chain[1:] + chain[:-1]) / 2]).tolist():
        assert y == pytest.approx(best_of_b(points, x))
    assert chain[0, 1] == pytest.approx(points[:, 1].max())
    assert chain[-1, 0] == pytest.approx(points[:, 0].max())


@given(two_party_spaces())
@settings(max_examples=40, deadline=None)
def test_every_corner_of_the_chain_is_an_allowed_deal_of_its_worth(space):
    chain = hull(space)
    for deal, worth in zip(chain.deals.tolist(), chain.utilities, strict=True):
        assert space.allowed(deal)
        np.testing.assert_allclose(space.utilities(deal), worth, atol=1e-9)


@given(two_party_spaces())
@settings(max_examples=40, deadline=None)
def test_no_point_of_a_fine_grid_has_a_larger_nash_product(space):  # oracle: brute force
    found = nash_lottery(hull(space))
    assume(found.utilities is not None)
    chain = hull(space).utilities
    grid = np.concatenate(
        [a + np.linspace(0, 1, 201)[:, None] * (b - a) for a, b in itertools.pairwise(chain)]
        or [chain]
    )
    gains = grid - space.reserve
    products = np.where((gains >= 0).all(axis=1), gains.prod(axis=1), 0.0)
    assert (found.utilities - space.reserve).prod() >= products.max() - 1e-9


@given(two_party_spaces())
@settings(max_examples=40, deadline=None)
def test_kalai_smorodinsky_lies_where_both_shares_of_the_ideal_meet(space):  # oracle: bisection
    chain = hull(space)
    found = kalai_smorodinsky_lottery(chain)
    assume(found.utilities is not None and len(chain.utilities) > 1)
    x, y = chain.utilities.T
    d_a, d_b = space.reserve
    floor = max(d_a, x[0])
    top = brentq(lambda v: np.interp(v, x, y) - d_b, floor, x[-1]) if y[-1] < d_b else x[-1]
    ideal = top - d_a, np.interp(floor, x, y) - d_b
    assume(min(ideal) > 1e-6)

    def lead(v):
        return (v - d_a) / ideal[0] - (np.interp(v, x, y) - d_b) / ideal[1]

    at = brentq(lead, floor, top) if lead(floor) < 0 < lead(top) else (floor, top)[lead(floor) < 0]
    np.testing.assert_allclose(found.utilities, [at, np.interp(at, x, y)], atol=1e-6)


@pytest.mark.parametrize("solver", SOLVERS)
@given(space=two_party_spaces())
@settings(max_examples=40, deadline=None)
def test_swapping_the_parties_swaps_the_terms(solver, space):  # law
    turned = replace(
        space,
        parties=space.parties[::-1],
        worth=tuple(w[::-1] for w in space.worth),
        reserve=space.reserve[::-1],
    )
    one, other = solver(hull(space)), solver(hull(turned))
    assert (one.utilities is None) == (other.utilities is None)
    if one.utilities is not None:
        np.testing.assert_allclose(one.utilities, other.utilities[::-1], atol=1e-9)


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_gain_of_rounding_size_is_no_reason_to_take_from_the_other(solver, turned):
    # .55 + .4 is more than .25 + .7 by one in the last digit; A has .95 in both deals.
    worth = {"a": [[0.25, 0.55], [0.7, 0.4]], "b": [[0.4, 0.4], [0.95, 0.0]]}
    space = DealSpace.of(
        {"x": ["x0", "x1"], "y": ["y0", "y1"]},
        dict(reversed(worth.items())) if turned else worth,
        conflicts=[((0, 1), (1, 0))],
        reserve={"a": 0.1, "b": 0.9},
    )
    found = solver(hull(space))
    assert sorted(found.utilities.tolist()) == pytest.approx([0.95, 1.35])


@pytest.mark.parametrize("solver", SOLVERS)
@given(space=two_party_spaces(), scale=st.floats(0.1, 10), shift=st.floats(-5, 5))
@settings(max_examples=40, deadline=None)
def test_another_yardstick_of_one_party_leaves_the_deals_alone(solver, space, scale, shift):  # law
    measured = np.array([[scale], [1.0]])
    shifts = np.array([[shift], [0.0]])
    other = replace(
        space,
        worth=(space.worth[0] * measured + shifts, *(w * measured for w in space.worth[1:])),
        reserve=space.reserve * measured[:, 0] + shifts[:, 0],
    )
    one, two = solver(hull(space)), solver(hull(other))
    assume(one.utilities is not None and two.utilities is not None)
    np.testing.assert_allclose(
        one.utilities * measured[:, 0] + shifts[:, 0], two.utilities, atol=1e-6
    )


@pytest.mark.parametrize("solver", SOLVERS)
@given(space=two_party_spaces())
@settings(max_examples=40, deadline=None)
def test_an_issue_worth_nothing_changes_nothing(solver, space):  # law
    wider = DealSpace(
        parties=space.parties,
        issues=(*space.issues, "idle"),
        options=(*space.options, ("x", "y")),
        worth=(*space.worth, np.zeros((2, 2))),
        reserve=space.reserve,
        conflicts=space.conflicts,
    )
    one, two = solver(hull(space)), solver(hull(wider))
    assume(one.utilities is not None)
    np.testing.assert_allclose(one.utilities, two.utilities, atol=1e-9)


@pytest.mark.parametrize("solver", SOLVERS)
@given(space=two_party_spaces())
@settings(max_examples=40, deadline=None)
def test_chances_sum_to_one_and_nobody_gets_less_than_its_reserve(solver, space):
    found = solver(hull(space))
    assume(found.utilities is not None)
    assert found.chances.sum() == pytest.approx(1.0)
    assert (found.chances > 0).all()
    assert (found.utilities >= space.reserve - 1e-6).all()
    mean = found.chances @ np.array([space.utilities(d) for d in found.deals.tolist()])
    np.testing.assert_allclose(mean, found.utilities, atol=1e-9)


@given(two_party_spaces(), st.floats(0.0, 0.2))
@settings(max_examples=40, deadline=None)
def test_a_better_outside_path_never_worsens_a_partys_nash_terms(space, more):  # law
    found = nash_lottery(hull(space))
    raised = replace(space, reserve=space.reserve + np.array([more, 0.0]))
    after = nash_lottery(hull(raised))
    assume(found.utilities is not None and after.utilities is not None)
    assert after.utilities[0] >= found.utilities[0] - 1e-6


@pytest.mark.parametrize("solver", SOLVERS)
def test_without_room_there_is_a_reason_and_no_terms(solver):
    found = solver(hull(pie(0.7, 0.6)))
    assert found.utilities is None
    assert "reservation values (a 0.70), (b 0.60)" in found.reason
    assert np.isnan(expected_places(found, [np.array([0.0, 1.0])])).all()
    assert found.marginal == ()


def test_where_conflicts_leave_nothing_the_reason_says_so():
    space = DealSpace.of(
        {"x": ["p"], "y": ["q"]},
        {"a": [[1.0], [1.0]], "b": [[1.0], [1.0]]},
        conflicts=[((0, 0), (1, 0))],
    )
    assert nash_lottery(hull(space)).reason == "no deal obeys the bans and conflicts"


def test_a_reserve_that_only_one_deal_meets_is_met_by_it():
    found = nash_lottery(hull(pie(1.0, 0.0)))
    assert found.utilities.tolist() == pytest.approx([1.0, 0.0])


def test_three_parties_are_refused_with_the_way_out():
    space = DealSpace.of({"x": ["p", "q"]}, {n: [[0.0, 1.0]] for n in "abc"})
    with pytest.raises(ScenarioError, match=r"use frontier\(\)"):
        hull(space)
