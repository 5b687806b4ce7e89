"""What a refused argument is told."""

import pytest

from upperhand.errors import ScenarioError
from upperhand.textbook import bargaining_range, rubinstein
from upperhand.textbook.arguments import (
    amounts,
    chances,
    costs,
    counts,
    finite,
    open_chances,
    patiences,
    positive_chances,
    rising,
)


def test_a_percentage_is_refused_with_its_repair():
    with pytest.raises(ScenarioError, match=r"win_probability is 60, but .*q / 100"):
        bargaining_range(60, cost_a=0.1, cost_b=0.1)


def test_all_faults_of_one_rule_are_reported_together():
    with pytest.raises(ScenarioError, match=r"(?s)patience_1 is 1\.2.*patience_2 is -3"):
        rubinstein(patience_1=1.2, patience_2=-3)


@pytest.mark.parametrize(
    ("rule", "edge"),
    [
        (chances, 0),
        (chances, 1),
        (positive_chances, 1),
        (patiences, 0),
        (costs, 0),
        (amounts, 1e-12),
        (finite, -5),
    ],
)
def test_the_edge_of_a_range_belongs_to_it(rule, edge):
    assert rule(x=edge) is None  # no fault raised


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (chances, 1.01),
        (chances, float("nan")),
        (open_chances, 0),
        (open_chances, 1),
        (positive_chances, 0),
        (patiences, 1),
        (costs, -0.1),
        (costs, float("inf")),
        (amounts, 0),
        (finite, float("nan")),
    ],
)
def test_what_lies_outside_is_refused_by_name(rule, value):
    with pytest.raises(ScenarioError, match=r"^x is "):
        rule(x=value)


def test_half_a_fort_is_not_a_count():
    with pytest.raises(ScenarioError, match=r"forts is 2\.5, but it counts whole things"):
        counts(1, forts=2.5)


def test_numbers_out_of_order_are_named_in_the_order_they_need():
    with pytest.raises(ScenarioError, match=r"low is 3, high is 1, .* low <= high"):
        rising(low=3, high=1)


def test_equal_numbers_rise_but_not_strictly():
    rising(low=1, high=1)
    with pytest.raises(ScenarioError, match="low < high"):
        rising(strictly=True, low=1, high=1)
