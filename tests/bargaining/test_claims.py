"""A claim as a counterfactual: terms with what happened, and without it."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from strategies import fought
from upperhand.bargaining.claims import compare
from upperhand.bargaining.reservation import prospects
from upperhand.bargaining.solution import outcome


@given(fought())
@settings(max_examples=25, deadline=None)
def test_what_did_not_happen_has_exactly_no_effect(scenario):  # law
    found = outcome(scenario)
    assume(found.room)
    nothing = compare(scenario, found, scenario)
    for rule in found.terms:
        assert not nothing.utilities[rule].any()
        assert not nothing.places[rule].any()
    assert not nothing.beliefs.any()
    assert not nothing.reservations.any()


@given(fought())
@settings(max_examples=25, deadline=None)
def test_one_frontier_for_both_gives_what_solving_twice_gives(scenario):  # oracle
    before = scenario.with_({"war.position": 4.0, "war.moves": 1.0, "war.toward_a": 0.3})
    found, without = outcome(scenario), outcome(before)
    assume(found.room and without.room)
    effect = compare(scenario, found, before)
    for rule in found.terms:
        twice = found.terms[rule].utilities - without.terms[rule].utilities
        np.testing.assert_allclose(effect.utilities[rule], twice, atol=1e-12)
        np.testing.assert_allclose(
            effect.places[rule], found.places[rule] - without.places[rule], atol=1e-12
        )


@given(fought())
@settings(max_examples=25, deadline=None)
def test_one_war_read_from_elsewhere_gives_what_fighting_it_anew_gives(scenario):  # oracle
    before = scenario.with_({"war.position": 3.5, "war.moves": 2.0, "war.toward_a": 0.6})
    found = outcome(scenario)
    shared = compare(scenario, found, before, war=prospects(scenario))
    anew = compare(scenario, found, before)
    assert shared.reservations.tolist() == anew.reservations.tolist()
    for rule in found.terms:
        np.testing.assert_array_equal(shared.utilities[rule], anew.utilities[rule])


def test_gains_at_the_front_turn_terms_and_every_partys_beliefs(scenario):
    ahead = scenario.with_({"war.position": 7.0, "war.moves": 6.0, "war.toward_a": 1.0})
    effect = compare(ahead, outcome(ahead), scenario)
    for rule in effect.utilities:
        assert effect.utilities[rule][0] > 0 > effect.utilities[rule][1]
    # Prior 2 and 2; six moves A's way make 8 of 10, four moves evenly split left it at 4 of 8.
    assert effect.beliefs.tolist() == pytest.approx([0.3, 0.3, 0.3])
    assert effect.reservations[0] > 0 > effect.reservations[1]


def test_where_there_is_no_deal_without_it_the_effect_is_unknown_not_nothing(scenario):
    proud = {"war.moves": 0.0, "war.mobility": 0.9, "war.collapse": 0.0}
    proud |= {"belief.north.mean": 0.95, "belief.south.mean": 0.05}
    proud |= {f"belief.{p}.weight": 40.0 for p in ("north", "south")}
    proud |= {f"endurance.{p}": 2000.0 for p in ("north", "south")}
    effect = compare(scenario, outcome(scenario), scenario.with_(proud))
    for rule in effect.utilities:
        assert np.isnan(effect.utilities[rule]).all()
        assert np.isnan(effect.places[rule]).all()
