"""The frontier where listing is too long: time limits, bounds, and agreement between ways."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining import frontier as frontier_module
from upperhand.bargaining.frontier import GRAIN, frontier, grains
from upperhand.scenario.space import Choice, DealSpace


def opposed_space(seed, n_parties, n_issues, n_options):
    """A space in which each option shares one pie out anew: nearly everything is undominated."""
    rng = np.random.default_rng(seed)
    worth = [rng.dirichlet(np.ones(n_parties), n_options).T for _ in range(n_issues)]
    names = [f"p{i}" for i in range(n_parties)]
    return DealSpace.of(
        {f"i{i}": [f"o{o}" for o in range(n_options)] for i in range(n_issues)},
        {name: [w[p] for w in worth] for p, name in enumerate(names)},
    )


def after(calls):
    """Return a give_up that answers true from the given call on."""
    counter = itertools.count()
    return lambda: next(counter) >= calls


@pytest.mark.parametrize("calls", [0, 3, 6])
@pytest.mark.parametrize(("n_parties", "n_issues", "n_options"), [(3, 9, 4), (4, 12, 2)])
def test_when_cut_no_deal_exceeds_every_point_by_more_than_the_stated_error(
    calls, n_parties, n_issues, n_options
):
    space = opposed_space(1, n_parties, n_issues, n_options)
    whole = frontier(space)
    cut = frontier(space, give_up=after(calls))
    assert whole.exact
    assert not cut.exact
    assert len(cut) < len(whole)
    for point in whole.utilities[:: len(whole) // 200]:
        assert (point <= cut.utilities + cut.error + 1e-9).all(axis=1).any()


def test_what_is_returned_when_cut_are_real_deals():
    space = opposed_space(2, 3, 10, 4)
    cut = frontier(space, give_up=after(5))
    again = np.array([space.utilities(cut.deal(n)) for n in range(len(cut))])
    assert np.allclose(again, cut.utilities)


def test_when_cut_under_reserves_the_stated_error_still_holds():
    space = opposed_space(3, 3, 9, 4)
    tight = DealSpace(
        space.parties, space.issues, space.options, space.worth, np.array([3.0, 3.0, 2.5])
    )
    whole = frontier(tight, acceptable_only=True)
    cut = frontier(tight, acceptable_only=True, give_up=after(4))
    assert len(whole)
    assert cut.acceptable.all()
    best = cut.utilities.max(axis=0) if len(cut) else tight.reserve
    assert (whole.utilities.max(axis=0) <= best + cut.error + 1e-9).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.permutations(range(6)), st.permutations(range(3)))
def test_the_order_of_issues_and_parties_changes_nothing(seed, issue_order, party_order):
    space = opposed_space(seed, 3, 6, 3)
    turned = DealSpace(
        tuple(space.parties[p] for p in party_order),
        tuple(space.issues[i] for i in issue_order),
        tuple(space.options[i] for i in issue_order),
        tuple(space.worth[i][list(party_order)] for i in issue_order),
        np.zeros(3),
    )
    ours = frontier(space).utilities[:, list(party_order)]
    theirs = frontier(turned).utilities
    assert sorted(map(tuple, ours.round(9))) == sorted(map(tuple, theirs.round(9)))


def test_utilities_in_one_grain_are_one_point():
    near = GRAIN / 10
    space = DealSpace.of({"i": ["x", "y", "z"]}, {"a": [[1.0, 1.0 - near, 0]], "b": [[0, 0, 1.0]]})
    front = frontier(space)
    assert front.ties == (2, 1)
    assert grains(space) == pytest.approx([GRAIN, GRAIN])


def test_utilities_several_grains_apart_are_two_points():
    far = 5 * GRAIN
    space = DealSpace.of({"i": ["x", "y"]}, {"a": [[1.0, 1.0 - far]], "b": [[0, 1.0]]})
    assert len(frontier(space)) == 2


def test_a_thousand_billion_deals_leave_a_frontier_that_no_drawn_deal_exceeds():
    rng = np.random.default_rng(5)
    worth = [rng.random((3, 4)) / 20 for _ in range(20)]
    space = DealSpace.of(
        {f"i{i}": list("abcd") for i in range(20)},
        {f"p{p}": [w[p] for w in worth] for p in range(3)},
    )
    front = frontier(space).utilities
    drawn = rng.integers(0, 4, size=(300, 20))
    for deal in drawn:
        u = space.utilities(deal)
        assert (front >= u - 1e-9).all(axis=1).any()
    # Every deal that some weighing of the parties would pick is on it.
    for weights in rng.dirichlet(np.ones(3), 50):
        best = sum((weights @ w).max() for w in worth)
        assert (front @ weights).max() == pytest.approx(best)


@pytest.mark.parametrize("calls", [0, 2, 5])
def test_when_a_linked_block_is_cut_the_stated_error_still_holds(monkeypatch, calls):
    monkeypatch.setattr(frontier_module, "THINNED", 6)
    rng = np.random.default_rng(calls)
    free = opposed_space(4, 2, 7, 3)
    links = [
        (Choice(i, int(rng.integers(3))), Choice(i + 1, int(rng.integers(3)))) for i in range(6)
    ]
    tied = DealSpace(
        free.parties, free.issues, free.options, free.worth, np.zeros(2), conflicts=tuple(links)
    )
    cut = frontier(tied, give_up=after(calls))
    assert not cut.exact
    assert all(tied.allowed(cut.deal(n)) for n in range(len(cut)))
    reached = cut.utilities + cut.error + 1e-9
    for point in frontier(tied).utilities:
        assert (point <= reached).all(axis=1).any()
