"""From a scenario to its solution: room, settlements and expected terms."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from small_scenario import mirrored, only_issues, small_scenario, sure
from strategies import fought, scenarios
from upperhand.bargaining.reservation import reservation
from upperhand.bargaining.solution import RULES, blocked_issues, outcome, red_lines, solve
from upperhand.bargaining.utilities import terms_worth
from upperhand.scenario import RedLine
from upperhand.textbook import nash_bargaining


def with_line(scenario, party, issue, *options, hardness=0.5):
    line = RedLine(options, sure(hardness))
    return replace(
        scenario,
        interests=tuple(
            replace(i, red_line=line) if (i.party, i.issue) == (party, issue) else i
            for i in scenario.interests
        ),
    )


def terms(found, rule):
    return found.terms[rule].utilities


def test_on_one_issue_with_straight_worth_terms_are_the_textbooks(scenario):  # limit
    alone = only_issues(scenario, "river").with_(
        {"curvature.north.river": 1.0, "curvature.south.river": 1.0, "war.position": 6.0}
    )
    north, south = (r.value for r in reservation(alone))
    known = nash_bargaining(reservation_a=north, reservation_b=south)
    found = outcome(alone, rules=RULES)
    for rule in RULES:
        assert terms(found, rule)[0] == pytest.approx(known.share_a)
        assert found.places[rule][0] == pytest.approx(1 - known.share_a)


@given(fought(common=True))
@settings(max_examples=40, deadline=None)
def test_sides_that_agree_on_the_odds_always_have_room(scenario):  # law (Fearon 1995)
    straight = {f"curvature.{p}.river": 1.0 for p in ("north", "south")}
    free = replace(scenario.with_(straight), forbidden=())
    assert outcome(free).room


def test_two_sure_optimists_have_none_and_are_told_why(scenario):
    proud = scenario.with_(
        {
            "war.moves": 0.0,
            "war.mobility": 0.9,
            "war.collapse": 0.0,
            "belief.north.mean": 0.95,
            "belief.south.mean": 0.05,
            "belief.north.weight": 40.0,
            "belief.south.weight": 40.0,
            "endurance.north": 2000.0,
            "endurance.south": 2000.0,
        }
    )
    found = solve(proud)
    assert not found.room
    assert not found.soft.room
    assert "reaches both reservation values" in found.soft.reason
    assert all(s.deal is None and s.reason for s in found.settlements.values())


@given(scenarios())
@settings(max_examples=30, deadline=None)
def test_swapping_the_letters_of_the_sides_swaps_the_terms(scenario):  # law
    one, other = outcome(scenario), outcome(mirrored(scenario))
    assert one.room == other.room
    assume(one.room)
    for rule in one.terms:
        np.testing.assert_allclose(terms(one, rule), terms(other, rule)[::-1], atol=1e-7)


def test_in_the_mirror_expected_places_are_mirrored(scenario):
    one, other = outcome(scenario), outcome(mirrored(scenario))
    for rule in one.places:
        np.testing.assert_allclose(one.places[rule], 1 - other.places[rule], atol=1e-9)


@given(scenarios())
@settings(max_examples=30, deadline=None)
def test_the_order_in_which_issues_are_listed_is_nothing_to_the_terms(scenario):  # law
    turned = replace(scenario, issues=tuple(reversed(scenario.issues)))
    one, other = outcome(scenario), outcome(turned)
    assume(one.room)
    for rule in one.terms:
        np.testing.assert_allclose(terms(one, rule), terms(other, rule), atol=1e-7)


@given(scenarios(), st.floats(0.0, 1.0))
@settings(max_examples=30, deadline=None)
def test_an_issue_nobody_weighs_is_nothing_to_the_terms(scenario, ideal):  # law
    idle = {f"weight.{p}.captives": 0.0 for p in ("north", "south")}
    without = only_issues(scenario, "river", "harbour", "tolls")
    wanted = scenario.with_(idle | {"ideal.north.captives": ideal})
    one, other = outcome(without), outcome(wanted)
    assume(one.room)
    for rule in one.terms:
        np.testing.assert_allclose(terms(one, rule), terms(other, rule), atol=1e-7)


@given(fought(common=True), st.floats(0.0, 2.0))
@settings(max_examples=40, deadline=None)
def test_ground_gained_never_worsens_the_gainers_terms(scenario, more):  # law
    ahead = scenario.with_({"war.position": min(scenario.war.position.mode + more, 10.0)})
    before, after = outcome(scenario), outcome(ahead)
    assume(before.room and after.room)
    for rule in before.terms:
        assert terms(after, rule)[0] >= terms(before, rule)[0] - 1e-7
        assert terms(after, rule)[1] <= terms(before, rule)[1] + 1e-7


@given(scenarios())
@settings(max_examples=30, deadline=None)
def test_nobody_is_expected_to_sign_what_is_worse_than_fighting_on(scenario):
    found = outcome(scenario, rules=RULES)
    assume(found.room)
    for rule in RULES:
        for worth, r in zip(terms(found, rule), found.reservations, strict=True):
            assert worth >= r.value - 1e-6


def test_lines_that_leave_an_option_in_common_block_nothing(scenario):
    found = solve(scenario)
    assert found.hard.blocked == ()
    assert set(found.hard.binding) == {("north", "river"), ("south", "river"), ("south", "harbour")}
    # With all lines hard the river lies midstream and the harbour is not North's alone.
    hard = outcome(scenario, binding=found.hard.binding)
    assert hard.places["nash"][0] == pytest.approx(0.5)
    assert hard.places["nash"][1] >= 0.6 - 1e-9


def test_lines_without_an_option_in_common_block_their_issue(scenario):
    stuck = with_line(scenario, "north", "harbour", "north_runs")
    found = solve(stuck)
    assert found.hard.blocked == ("harbour",)
    assert not found.hard.room
    assert found.soft.room
    assert blocked_issues(stuck, [("north", "harbour")]) == ()


@pytest.mark.parametrize(("issue", "counts"), [("tolls", True), ("harbour", False)])
def test_a_third_partys_line_counts_where_its_consent_is_needed(scenario, issue, counts):
    option = scenario.issue(issue).options[1].id
    lined = with_line(scenario, "league", issue, option)
    assert (("league", issue) in red_lines(lined)) == counts


def test_settlements_say_what_they_are_worth_to_everybody(scenario):
    found = solve(scenario)
    for name, settlement in found.settlements.items():
        chosen = {
            i.id: i.options[o].id for i, o in zip(scenario.issues, settlement.deal, strict=True)
        }
        worth = terms_worth(scenario, chosen)
        assert list(found.utilities[name]) == ["north", "south", "league"]
        assert list(found.utilities[name].values()) == pytest.approx(worth.tolist())


def test_the_gain_that_binds_is_the_smaller_one():
    weak = small_scenario().with_({"war.position": 8.0})
    found = solve(weak)
    gains = {
        r.party: found.settlements["nash"].utilities[i] - r.value
        for i, r in enumerate(found.reservations)
    }
    least = min(gains, key=gains.get)
    assert found.binding.startswith(weak.party(least).name)
    assert f"({gains[least]:.2f} of its stakes)" in found.binding


def test_a_solution_carries_its_scenarios_digest(scenario):
    assert solve(scenario).digest == scenario.digest
