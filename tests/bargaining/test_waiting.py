"""The scenario as a game on the war lattice: settle at once, or wait for what."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings

from small_scenario import mirrored, only_issues, small_scenario
from strategies import scenarios
from upperhand.bargaining.course import foreseen, play_out
from upperhand.bargaining.dynamic import DynamicGame, solve_dynamic
from upperhand.bargaining.reservation import reservation, war_as_held
from upperhand.bargaining.table import NashSplit, Pie, Table
from upperhand.bargaining.waiting import RULES, waiting
from upperhand.bargaining.waiting_game import game_of
from upperhand.errors import ScenarioError

SHORT = 30


def cheap_war(base=None):
    """A quick front, and a war that costs next to nothing: optimists can afford to wait."""
    changes = {"war.mobility": 1.0, "war.moves": 0.0, "war.collapse": 0.001}
    for p in ("north", "south"):
        changes |= {f"endurance.{p}": 1000.0, f"patience.{p}": 0.999}
    return (base or small_scenario()).with_(changes)


def apart(scenario, by):
    return scenario.with_({"belief.north.mean": 0.5 + by, "belief.south.mean": 0.5 - by})


@settings(deadline=None, max_examples=10)
@given(scenarios())
def test_without_months_to_talk_waiting_is_fighting_to_the_finish(drawn):  # limit
    found = waiting(drawn, horizon=0).of("nash")
    at_rung = drawn.with_({"war.position": float(np.clip(round(drawn.war.position.mode), 1, 9))})
    for r in reservation(at_rung):
        assert found.waiting[r.party] == pytest.approx(r.value, abs=1e-9)


def wanting_options(scenario):
    """The scenario with every side's wish at the nearer pole, where there is an option."""
    wishes = {p: e for p, e in scenario.estimates() if p.startswith("ideal.")}
    return scenario.with_({path: float(round(e.mode)) for path, e in wishes.items()})


@settings(deadline=None, max_examples=15)
@given(scenarios().map(wanting_options))
def test_with_one_belief_for_all_they_settle_at_once(drawn):  # law
    found = waiting(drawn, horizon=12)
    assume(not found.beyond)
    assert all(found.of(rule, "common").settles_now for rule in RULES)


def test_a_victory_whose_terms_no_deal_may_combine_is_named():
    straight = {f"curvature.{p}.{i}": 1.0 for p in ("north", "south") for i in ("river", "harbour")}
    two = only_issues(small_scenario(), "river", "harbour").with_(straight)
    assert "victory_a" not in waiting(two, horizon=0).beyond
    # North would take the harbour and leave the southern bank: the pair that is forbidden.
    barred = two.with_({"ideal.north.river": 1.0, "ideal.north.harbour": 0.0})
    assert "victory_a" in waiting(barred, horizon=0).beyond


@pytest.mark.parametrize("by", [0.0, 0.3])
def test_one_issue_that_divides_evenly_is_a_pie(by):  # oracle: another kind of deal
    river = apart(cheap_war(only_issues(small_scenario(), "river")), by)
    linear = river.with_(
        {"ideal.north.river": 0.0, "ideal.south.river": 1.0}
        | {f"curvature.{p}.river": 1.0 for p in ("north", "south")}
    )
    held = war_as_held(linear)
    pie = DynamicGame(
        war=replace(held.war, advance=0.5),
        start=5,
        stakes=held.stakes,
        beliefs=held.beliefs,
        table=Table(Pie(), NashSplit((0.5, 0.5))),
        horizon=SHORT,
    )
    solved, found = solve_dynamic(pie), waiting(linear, horizon=SHORT).of("nash")
    assert found.settles_now == solved.settles_now
    assert list(found.value.values()) == pytest.approx(solved.value.tolist(), abs=1e-9)


def test_open_optimists_in_a_cheap_war_wait_and_others_settle():
    for by, settles in ((0.0, True), (0.3, False)):
        found = waiting(apart(cheap_war(), by), horizon=SHORT)
        assert all(found.of(rule).settles_now is settles for rule in RULES)


def test_optimism_sets_the_prior_means_apart_about_their_middle():
    asked = waiting(cheap_war(), optimism=0.3, horizon=SHORT)
    by_hand = waiting(apart(cheap_war(), 0.3), horizon=SHORT)
    assert asked.of("nash").value == by_hand.of("nash").value
    assert asked.believed["north"] == pytest.approx(0.8)
    assert asked.believed["south"] == pytest.approx(0.2)


def test_delay_begins_at_the_optimism_named():
    scenario = cheap_war()
    for found in waiting(scenario, horizon=SHORT).thresholds:
        for optimism, settles in ((found.optimism - 0.01, True), (found.optimism, False)):
            at = waiting(apart(scenario, optimism), horizon=SHORT)
            assert at.of(found.rule).settles_now is settles
        assert found.apart == pytest.approx(2 * found.optimism)  # no record yet has moved them


def test_in_a_dear_slow_war_no_optimism_delays_them():
    dear = small_scenario().with_({"endurance.north": 20.0, "endurance.south": 20.0})
    found = waiting(dear, horizon=SHORT)
    for threshold in found.thresholds:
        assert threshold.optimism is None
        assert waiting(dear, optimism=threshold.tried, horizon=SHORT).of(threshold.rule).settles_now


def test_who_settles_at_once_gets_the_terms_at_once():
    found = waiting(small_scenario(), horizon=SHORT).of("nash")
    assert found.months == found.moves == 0
    assert found.signs_after["still"] == 0
    assert {p: found.terms[p] for p in found.value} == pytest.approx(found.value)
    assert set(found.terms) == {"north", "south", "league"}
    assert all(end.settlement == pytest.approx(1) for end in found.ends)


def test_the_ways_to_end_leave_nothing_out_and_only_grow():  # law
    found = waiting(apart(cheap_war(), 0.2), horizon=60).of("offers")
    kinds = ("settlement", "capture_a", "capture_b", "collapse", "still_open")
    ends = np.array([[getattr(end, kind) for kind in kinds] for end in found.ends])
    assert ends.sum(axis=1) == pytest.approx(1)
    assert np.all(np.diff(ends[:, :4], axis=0) >= -1e-12)


def test_the_letters_of_the_sides_do_not_matter():  # law: symmetry
    scenario = apart(cheap_war(), 0.2).with_({"endurance.north": 700.0})
    here, there = (waiting(s, horizon=SHORT).of("nash") for s in (scenario, mirrored(scenario)))
    assert there.value == pytest.approx(here.value)
    assert there.ends[0].capture_a == pytest.approx(here.ends[0].capture_b)
    assert there.signs_after["toward_a"] == here.signs_after["toward_b"]


def test_when_one_move_teaches_enough_they_sign_after_it_unless_a_side_has_collapsed():  # pin
    free = replace(
        small_scenario(), parties=tuple(replace(p, consent=()) for p in small_scenario().parties)
    )
    light = {f"belief.{p}.weight": 1.0 for p in ("north", "south")}
    taught = apart(cheap_war(free), 0.15).with_(light)
    found = waiting(taught, horizon=SHORT).of("nash")
    assert found.signs_after == {"still": None, "toward_a": 1, "toward_b": 1}
    # The front moves every month, and each side collapses once in a thousand of them.
    assert found.ends[0].settlement == pytest.approx(0.998)
    assert found.ends[0].collapse == pytest.approx(0.002)
    assert (found.months, found.moves) == pytest.approx((1.0, 0.998))


def test_the_front_is_put_on_the_nearest_rung_inside_the_ladder():
    for position, rung in ((5.4, 5), (5.6, 6), (0.2, 1), (9.9, 9)):
        found = waiting(small_scenario().with_({"war.position": position}), horizon=0)
        assert (found.rung, found.position) == (rung, position)


def test_optimism_beyond_certainty_is_refused_with_the_largest_that_fits():
    with pytest.raises(ScenarioError, match=r"give 0 to 0\.49"):
        waiting(small_scenario(), optimism=0.495)


def test_looking_less_far_ahead_sees_the_same_months():  # oracle: play_out to the horizon
    solved = solve_dynamic(game_of(apart(cheap_war(), 0.2), "nash", horizon=SHORT))
    whole, short = play_out(solved, 0.5), play_out(solved, 0.5, until=10)
    assert short.settled.tolist() == whole.settled[:11].tolist()
    assert short.still_open > whole.still_open
    assert play_out(solved, 0.5, until=SHORT).months == whole.months
    assert foreseen(solved, 0, until=10).settled.shape == (11,)
