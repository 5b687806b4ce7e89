"""The Shapley split of a change: sums, symmetry, and the published three drivers."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.beliefs import BattleRecord, GridBeliefs
from upperhand.bargaining.shapley import shapley_split
from upperhand.bargaining.war import FrontWar, Stakes, disagreement, settle_any_time
from upperhand.errors import ScenarioError

NAMES = ("ground", "beliefs", "cost", "support")
tables = st.lists(st.floats(-1, 1), min_size=16, max_size=16)


def lookup(table):
    return lambda moved: table[sum(2**i for i, n in enumerate(NAMES) if n in moved)]


def terms_of_the_prototype(moved):
    """The war of model.md 2.6 with a common prior, drivers moved as in 2.7."""
    shared = GridBeliefs([0.4, 0.5, 0.6], [[0.35, 0.3, 0.35]] * 2)
    beliefs = shared.after(BattleRecord(10, 6)) if "beliefs" in moved else shared
    cost = [0.015 if "cost" in moved else 0.01, 0.012]
    stakes = Stakes([1, 0], [0, 1], cost=cost)
    position = 7 if "territory" in moved else 5
    values = disagreement(FrontWar(10, shared.chances), position, stakes)
    return settle_any_time(*beliefs.expect(values))


def test_the_published_change_splits_into_its_published_parts():  # pin: model.md 2.7 (c)
    split = shapley_split(terms_of_the_prototype, ["territory", "beliefs", "cost"])
    assert (split.start, split.end) == pytest.approx((0.520927, 0.708316), abs=1e-6)
    assert split.parts == pytest.approx([0.140780, 0.094696, -0.048087], abs=1e-6)


@settings(deadline=None)
@given(table=tables)
def test_the_parts_sum_to_the_change(table):  # law
    split = shapley_split(lookup(table), NAMES)
    assert split.parts.sum() == pytest.approx(table[-1] - table[0], abs=1e-12)


@settings(deadline=None)
@given(table=tables)
def test_agrees_with_averaging_over_every_order(table):  # oracle
    value = lookup(table)
    mean = dict.fromkeys(NAMES, 0.0)
    for order in permutations(NAMES):
        moved = frozenset()
        for driver in order:
            mean[driver] += (value(moved | {driver}) - value(moved)) / 24
            moved = moved | {driver}
    assert shapley_split(value, NAMES).parts == pytest.approx(list(mean.values()), abs=1e-12)


@settings(deadline=None)
@given(table=tables)
def test_the_order_of_the_list_does_not_matter(table):  # law
    forward = shapley_split(lookup(table), NAMES)
    backward = shapley_split(lookup(table), NAMES[::-1])
    assert forward.part("cost") == pytest.approx(backward.part("cost"), abs=1e-12)


@settings(deadline=None)
@given(table=tables)
def test_a_driver_that_does_nothing_gets_nothing(table):  # law
    value = lookup(table)
    idle = shapley_split(lambda moved: value(moved - {"support"}), NAMES)
    assert idle.part("support") == pytest.approx(0, abs=1e-12)


def test_issues_are_split_side_by_side():
    def value(moved):
        return np.array([len(moved), len(moved) ** 2])

    split = shapley_split(value, NAMES)
    assert split.parts == pytest.approx(np.array([[1, 4]] * 4))


def test_each_set_is_valued_once():
    seen = []
    shapley_split(lambda moved: seen.append(moved) or 0.0, NAMES)
    assert len(seen) == len(set(seen)) == 16


@pytest.mark.parametrize(
    ("drivers", "repair"),
    [
        ([], "give 1 to 10"),
        ([str(i) for i in range(11)], "give 1 to 10"),
        (["a", "a"], "each once"),
    ],
)
def test_drivers_that_cannot_be_split_over_are_refused(drivers, repair):
    with pytest.raises(ScenarioError, match=repair):
        shapley_split(lambda moved: 0.0, drivers)


def test_asking_for_another_driver_is_refused():
    with pytest.raises(ScenarioError, match="name one of"):
        shapley_split(lambda moved: 0.0, ["ground"]).part("cost")
