"""Leverage, in three named quantities."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings

from small_scenario import small_scenario, sure
from strategies import fought
from upperhand.bargaining.leverage import (
    Action,
    Driver,
    drivers_between,
    leverage_over,
    realised_change,
    sensitivities,
    standing,
)
from upperhand.bargaining.solution import outcome
from upperhand.scenario import Support

RULE = "kalai_smorodinsky"


def driver(path, value):
    return Driver(path, path, ((path, value),))


def terms(scenario):
    return outcome(scenario).terms[RULE].utilities


def test_a_driver_that_stays_moves_nothing(scenario):
    (found,) = sensitivities(scenario, [driver("war.position", 5.0)])
    assert not found.utilities.any()
    assert not found.places.any()
    assert found.marginal == ()


def test_the_driver_that_moves_terms_most_comes_first(scenario):
    found = sensitivities(scenario, [driver("endurance.north", 121.0), driver("war.position", 8.0)])
    assert [s.driver.name for s in found] == ["war.position", "endurance.north"]
    assert found[0].utilities[0] > 0 > found[0].utilities[1]


def test_sensitivity_is_the_difference_of_two_solutions(scenario):  # oracle
    (found,) = sensitivities(scenario, [driver("war.position", 8.0)])
    moved = terms(scenario.with_({"war.position": 8.0})) - terms(scenario)
    assert found.utilities.tolist() == pytest.approx(moved.tolist())


def test_terms_give_on_the_marginal_issue_and_on_no_other(scenario):
    (found,) = sensitivities(scenario, [driver("war.position", 5.2)])
    moving = {i.id for i, p in zip(scenario.issues, found.places, strict=True) if abs(p) > 1e-9}
    assert set(found.marginal) == moving
    assert len(moving) == 1


@given(fought(), fought())
@settings(max_examples=15, deadline=None)
def test_the_parts_of_a_change_sum_to_the_change(before, after):  # law (Shapley's efficiency)
    wanted = {"weight.south.tolls": 0.3, "ideal.north.harbour": 0.2}
    after = after.with_(wanted)
    start, end = outcome(before), outcome(after)
    assume(start.room and end.room)
    change = realised_change(before, after)
    assume(not np.isnan(sum(change.utilities.values())).any())
    total = end.terms[RULE].utilities - start.terms[RULE].utilities
    np.testing.assert_allclose(sum(change.utilities.values()), total, atol=1e-9)
    np.testing.assert_allclose(change.total_utilities, total, atol=1e-9)
    np.testing.assert_allclose(
        sum(change.places.values()), end.places[RULE] - start.places[RULE], atol=1e-9
    )


def test_where_nothing_moved_there_is_no_driver_and_no_change(scenario):
    change = realised_change(scenario, scenario)
    assert change.drivers == ()
    assert not change.total_utilities.any()
    assert not change.total_places.any()


@pytest.mark.parametrize(
    ("path", "value", "name"),
    [
        ("war.position", 7.0, "front"),
        ("war.mobility", 0.2, "front"),
        ("war.toward_a", 0.9, "news of battle"),
        ("weight.north.tolls", 0.6, "stated positions"),
        ("endurance.south", 60.0, "other assumptions"),
    ],
)
def test_what_alone_moved_takes_the_whole_change(scenario, path, value, name):
    after = scenario.with_({path: value})
    change = realised_change(scenario, after)
    assert change.drivers == (name,)
    np.testing.assert_allclose(change.utilities[name], terms(after) - terms(scenario))


def test_drivers_are_told_in_one_order(scenario):
    after = scenario.with_({"endurance.south": 60.0, "war.moves": 6.0, "war.position": 6.0})
    assert drivers_between(scenario, after) == ("front", "news of battle", "other assumptions")


def test_a_side_that_loses_the_war_may_still_hold_leverage():
    losing = small_scenario().with_({"war.position": 8.0, "war.toward_a": 0.8})
    north, south = outcome(losing).reservations
    assert south.value < north.value
    action = Action("south", driver("endurance.south", 240.0), cost=0.01)
    found = leverage_over(losing, action, "north")
    assert found.gain > 0
    assert found.loss > 0
    assert found.credible
    assert found.per_cost == pytest.approx(found.gain / 0.01)


def test_what_would_hurt_its_doer_in_war_is_no_credible_threat(scenario):
    action = Action("north", driver("war.position", 3.0), cost=0.0)
    found = leverage_over(scenario, action, "south")
    assert not found.credible
    assert found.gain < 0
    assert found.per_cost == float("inf")


def test_a_third_party_holds_leverage_through_its_support():
    base = small_scenario()
    aid = Support("league", "b", sure(1.0), sure(1.0))
    backed = replace(base, war=replace(base.war, support=(aid,)))
    stop = Action("league", driver("support.league.given", 0.0), cost=0.0)
    found = leverage_over(backed, stop, "south")
    assert found.loss == pytest.approx(
        terms(backed)[1] - terms(backed.with_({"support.league.given": 0.0}))[1]
    )
    assert found.loss > 0


def test_standing_is_what_a_side_loses_without_a_deal(scenario):
    found = outcome(scenario)
    rows = standing(scenario, found)
    assert [r.party for r in rows] == ["north", "south"]
    for row, worth, r in zip(rows, terms(scenario), found.reservations, strict=True):
        assert row.loses == pytest.approx(worth - r.value)
        assert row.endures == 120
        assert row.monthly_cost == r.monthly_cost


def test_a_side_blocks_where_its_line_shuts_out_what_is_expected(scenario):
    found = outcome(scenario)
    held = {i.id: {i.options[o].id for o in found.terms[RULE].deals[:, m]}
            for m, i in enumerate(scenario.issues)}  # fmt: skip
    for row in standing(scenario, found):
        for name in ("river", "harbour"):
            line = scenario.interest(row.party, name).red_line
            shut = line is not None and not held[name] <= set(line.options)
            assert (name in row.blocks) == shut
