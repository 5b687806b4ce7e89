"""Undominated points against comparing every pair."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.dominance import GaveUp, distinct, undominated


def undominated_by_pairs(points):
    return [
        n
        for n, p in enumerate(points)
        if not ((points >= p).all(axis=1) & (points > p).any(axis=1)).any()
    ]


@settings(max_examples=400, deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda k: st.lists(st.tuples(*[st.integers(-3, 3)] * k), min_size=1, max_size=40)
    )
)
def test_few_points_are_kept_as_by_comparing_every_pair(rows):
    points = np.array(rows)
    first, _ = distinct(points)
    kept = undominated(points[first])
    assert kept.tolist() == undominated_by_pairs(points[first])


@pytest.mark.parametrize("dimensions", [2, 3, 4, 5])
def test_many_points_are_kept_as_by_comparing_every_pair(dimensions):
    # More than one leaf of the halving and more than one head of the queue, with ties.
    rng = np.random.default_rng(dimensions)
    points = rng.integers(0, 60, size=(5_000, dimensions))
    points[:, 0] = 100 - points[:, 1:].sum(axis=1) + rng.integers(0, 3, size=len(points))
    points = points[distinct(points)[0]]
    assert len(points) > (50 if dimensions == 2 else 4_500 if dimensions > 3 else 2_000)
    assert undominated(points).tolist() == undominated_by_pairs(points)


def test_equal_points_are_one_kind_and_the_first_stands_for_them():
    first, kind = distinct(np.array([[1, 2], [3, 0], [1, 2], [3, 1]]))
    assert first.tolist() == [3, 1, 0]
    assert kind.tolist() == [2, 1, 2, 0]


def test_a_coordinate_in_which_all_agree_is_no_coordinate():
    points = np.array([[5, 7, 1], [5, 6, 2], [5, 6, 1]])
    assert undominated(points).tolist() == [0, 1]


def test_no_points_have_no_undominated_ones():
    assert undominated(np.zeros((0, 3), dtype=np.int64)).tolist() == []


def test_giving_up_is_told_and_not_answered_in_part():
    points = np.random.default_rng(0).integers(0, 1000, size=(2_000, 5))
    with pytest.raises(GaveUp):
        undominated(points[distinct(points)[0]], lambda: True)
