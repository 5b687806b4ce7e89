"""Blocks of issues tied by conflicts."""

import numpy as np
import pytest

from upperhand.bargaining import blocks as blocks_module
from upperhand.bargaining.blocks import blocks, grow, ways
from upperhand.bargaining.frontier import frontier
from upperhand.errors import ScenarioError
from upperhand.scenario.space import Choice, DealSpace


def ring(n_issues, n_options=2):
    """Issues in a ring: neighbours may not both take their last option."""
    last = n_options - 1
    names = [f"i{n}" for n in range(n_issues)]
    return DealSpace.of(
        {name: [str(o) for o in range(n_options)] for name in names},
        {"p": [np.arange(n_options)] * n_issues, "q": [np.zeros(n_options)] * n_issues},
        conflicts=[(Choice(n, last), Choice((n + 1) % n_issues, last)) for n in range(n_issues)],
    )


@pytest.mark.parametrize(("n", "lucas"), [(3, 4), (4, 7), (5, 11), (10, 123), (30, 1860498)])
def test_ways_round_a_ring_without_neighbours_are_the_lucas_numbers(n, lucas):
    assert ways(ring(n)) == lucas


def test_ways_without_conflicts_are_counted_beyond_any_machine_number():
    space = DealSpace.of(
        {f"i{n}": ["a", "b", "c", "d"] for n in range(60)}, {"p": [[0, 0, 0, 0]] * 60}
    )
    assert ways(space) == 4**60
    assert frontier(space).n_deals == 4**60


def test_an_option_that_looks_dominated_is_kept_if_it_alone_goes_with_the_rest():
    # "poor" is worse for both than "rich", yet only "poor" allows the large gain elsewhere.
    space = DealSpace.of(
        {"land": ["rich", "poor"], "trade": ["large", "none"]},
        {"a": [[2, 1], [5, 0]], "b": [[2, 1], [5, 0]]},
        conflicts=[(Choice(0, 0), Choice(1, 0))],
    )
    front = frontier(space)
    assert [front.deal(n) for n in range(len(front))] == [(1, 0)]


def test_issues_linked_through_a_third_are_one_block():
    space = DealSpace.of(
        {name: ["x", "y"] for name in "abcd"},
        {"p": [[0, 1]] * 4},
        conflicts=[(Choice(3, 0), Choice(1, 1)), (Choice(1, 0), Choice(0, 0))],
    )
    assert blocks(space) == [(0, 1, 3), (2,)]


def test_a_block_tied_too_densely_is_refused_by_name(monkeypatch):
    monkeypatch.setattr(blocks_module, "LARGEST_BLOCK", 10)
    with pytest.raises(ScenarioError, match=r"tie 8 issues into one block \(i0, i1"):
        grow(ring(8), range(8), lambda part: part)
