"""Solution concepts on spaces small enough to settle by hand."""

import numpy as np
import pytest

from upperhand.bargaining.frontier import frontier
from upperhand.bargaining.settlement import (
    alternating_offers,
    egalitarian,
    kalai_smorodinsky,
    nash,
    utilitarian,
)
from upperhand.errors import ScenarioError
from upperhand.scenario.space import DealSpace

CONCEPTS = [nash, egalitarian, kalai_smorodinsky, utilitarian]
PIE = 100  # steps of a pie that stands for a divisible one


def pie(reserve_a=0.0, reserve_b=0.0):
    shares = np.linspace(0, 1, PIE + 1)
    return DealSpace.of(
        {"share": [f"{s:.2f}" for s in shares]},
        {"a": [shares], "b": [1 - shares]},
        reserve={"a": reserve_a, "b": reserve_b},
    )


def three_issues(reserve):
    """Model section 2.7: weights (.5, .3, .2) against (.2, .3, .5), a share of each issue."""
    shares = np.linspace(0, 1, 13)
    names = [f"{s:.3f}" for s in shares]
    return DealSpace.of(
        {"one": names, "two": names, "three": names},
        {
            "a": [0.5 * shares, 0.3 * shares, 0.2 * shares],
            "b": [0.2 * (1 - shares), 0.3 * (1 - shares), 0.5 * (1 - shares)],
        },
        reserve=dict(zip("ab", reserve, strict=True)),
    )


@pytest.mark.parametrize(
    ("reserve", "expected"),
    [
        ((0.3, 0.3), (0.65, 0.65)),
        ((0.4, 0.3), (0.70, 0.60)),
        ((0.3, 0.4), (0.60, 0.70)),
        ((0.45, 0.2), (0.775, 0.525)),
    ],
)
def test_nash_over_three_issues_is_that_of_the_model(reserve, expected):
    assert nash(frontier(three_issues(reserve))).utilities == pytest.approx(expected)


@pytest.mark.parametrize("concept", [nash, egalitarian, kalai_smorodinsky])
def test_one_pie_is_divided_so_that_the_surplus_is_split_evenly(concept):
    assert concept(frontier(pie(0.3, 0.1))).utilities == pytest.approx([0.6, 0.4])


def test_bargaining_power_of_two_to_one_gives_two_thirds_of_the_surplus():
    settled = nash(frontier(pie(0.1, 0.3)), weights=[2, 1])
    assert settled.utilities == pytest.approx([0.5, 0.5])


def test_a_proposer_leaves_the_other_its_reserve_and_luck_decides_who_proposes():
    offers = alternating_offers(frontier(pie(0.3, 0.2)), recognition=[0.25, 0.75])
    assert offers.outcomes == pytest.approx(np.array([[0.8, 0.2], [0.3, 0.7]]))
    assert offers.utilities == pytest.approx([0.425, 0.575])


def test_kalai_smorodinsky_follows_the_ideal_and_nash_does_not():
    # Nash is independent of irrelevant alternatives; the ideal of b is not irrelevant to KS.
    space = DealSpace.of({"deal": ["even", "left", "right"]}, {"a": [[2, 3, 0]], "b": [[2, 1, 9]]})
    without = DealSpace.of({"deal": ["even", "left"]}, {"a": [[2, 3]], "b": [[2, 1]]})
    assert nash(frontier(space)).utilities.tolist() == [2, 2]
    assert nash(frontier(without)).utilities.tolist() == [2, 2]
    assert kalai_smorodinsky(frontier(space)).utilities.tolist() == [2, 2]
    assert utilitarian(frontier(space)).utilities.tolist() == [0, 9]


def test_kalai_smorodinsky_measures_the_ideal_over_acceptable_deals():
    # b's best deal of all (9) is not acceptable to a, so b's ideal gain is 4, not 9.
    space = DealSpace.of(
        {"deal": ["w", "x", "y", "z"]},
        {"a": [[8, 5, 3, 0]], "b": [[1, 3, 4, 9]]},
        reserve={"a": 1.0},
    )
    # Shares of the ideal gains (7, 4): w (1, .25), x (.57, .75), y (.29, 1).
    assert kalai_smorodinsky(frontier(space)).utilities.tolist() == [5, 3]


def test_egalitarian_breaks_ties_by_the_next_smallest_gain():
    space = DealSpace.of({"deal": ["x", "y"]}, {"a": [[1, 1]], "b": [[2, 5]], "c": [[4, 3]]})
    assert egalitarian(frontier(space)).utilities.tolist() == [1, 5, 3]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_party_that_only_consents_is_not_given_more(concept):
    space = DealSpace.of(
        {"deal": ["x", "y", "z"]},
        {"a": [[2, 3, 4]], "b": [[2, 2, 1.5]], "c": [[9, 1, 0]]},
        reserve={"c": 1.0},
        consent_only=["c"],
    )
    assert concept(frontier(space)).utilities.tolist() == [3, 2, 1]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_no_acceptable_deal_gives_a_reason_that_names_who_is_short(concept):
    settled = concept(frontier(pie(1.2, 0.0)))
    assert settled.deal is None
    assert "a (1 at best, needs 1.2)" in settled.reason


def test_reserves_that_exclude_each_other_are_told_apart_from_one_out_of_reach():
    settled = nash(frontier(pie(0.6, 0.6)))
    assert settled.deal is None
    assert "at once" in settled.reason
    assert alternating_offers(frontier(pie(0.6, 0.6))).reason == settled.reason


def test_the_reason_is_the_same_when_only_acceptable_points_were_built():
    whole = nash(frontier(pie(1.2, 0.0)))
    assert nash(frontier(pie(1.2, 0.0), acceptable_only=True)).reason == whole.reason


def test_a_party_that_gains_nothing_anywhere_leaves_the_others_their_best_smallest_gain():
    space = DealSpace.of({"deal": ["x", "y"]}, {"a": [[1, 1]], "b": [[0, 2]]}, reserve={"a": 1})
    for concept in CONCEPTS:
        assert concept(frontier(space)).utilities.tolist() == [1, 2]


@pytest.mark.parametrize("weights", [[1], [-1, 2], [0, 0], [float("nan"), 1]])
def test_weights_that_make_no_sense_are_refused_with_the_numbers_seen(weights):
    with pytest.raises(ScenarioError, match="weights are"):
        nash(frontier(pie()), weights=weights)


def test_swapping_the_parties_swaps_the_settlement():
    space = three_issues((0.35, 0.2))
    swapped = DealSpace(
        space.parties[::-1],
        space.issues,
        space.options,
        tuple(w[::-1] for w in space.worth),
        space.reserve[::-1],
    )
    for concept in (nash, kalai_smorodinsky):
        ours, theirs = concept(frontier(space)), concept(frontier(swapped))
        assert ours.utilities == pytest.approx(theirs.utilities[::-1])
