"""The scenario: checks itself, and every number stands at a path."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from small_scenario import small_scenario, sure
from strategies import scenarios
from upperhand.errors import ScenarioError
from upperhand.estimate import Estimate
from upperhand.scenario import (
    Interest,
    Issue,
    Offer,
    Option,
    OptionPair,
    Party,
    RedLine,
    Scenario,
    Support,
    War,
)


@given(scenarios())
@settings(max_examples=20)
def test_replacing_numbers_by_themselves_changes_nothing(scenario):
    assert scenario.with_(dict(scenario.estimates())) == scenario


@pytest.mark.parametrize("path", [p for p, _ in small_scenario().estimates()])
def test_every_path_can_be_moved_alone(path):
    base = small_scenario()
    at = base.estimate(path).mode
    moved = base.with_({path: at + 0.01 if at < 0.5 else at - 0.01})
    changed = [p for p, e in moved.estimates() if e != base.estimate(p)]
    assert changed == [path]


def test_paths_are_told_once_each():
    paths = [p for p, _ in small_scenario().estimates()]
    assert len(set(paths)) == len(paths)


def test_support_has_its_paths_too():
    base = small_scenario()
    aid = Support("league", "b", sure(1.0), sure(0.8))
    backed = replace(base, war=replace(base.war, support=(aid,)))
    assert backed.with_({"support.league.given": 0.5}).war.support[0].given.mode == 0.5


def test_a_number_put_in_place_keeps_the_reasons_of_the_old(scenario):
    moved = scenario.with_({"war.position": 6.0}).war.position
    assert (moved.low, moved.mode, moved.high) == (6.0, 6.0, 6.0)
    assert moved.note == scenario.war.position.note


def test_an_estimate_put_in_place_brings_its_own_reasons(scenario):
    told = Estimate(5.0, 6.0, 7.0, note="seen from the hill")
    assert scenario.with_({"war.position": told}).war.position == told


def test_a_misspelt_path_is_no_silent_nothing(scenario):
    with pytest.raises(KeyError, match=r"no estimate at war\.postion.*war\.position"):
        scenario.with_({"war.postion": 6.0})


def test_the_digest_knows_any_change_and_nothing_but_a_change(scenario):
    assert scenario.digest == small_scenario().digest
    moved = {scenario.with_({p: e.mode + 1e-6}).digest for p, e in scenario.estimates()
             if p.startswith(("weight", "endurance"))}  # fmt: skip
    assert scenario.digest not in moved
    assert len(moved) == 14


def test_every_contradiction_is_told_at_once(scenario):
    line = RedLine(("atlantis",), sure(0.5))
    lined = tuple(
        replace(i, red_line=line) if (i.party, i.issue) == ("north", "river") else i
        for i in scenario.interests
        if (i.party, i.issue) != ("south", "tolls")
    )
    with pytest.raises(ScenarioError) as caught:
        replace(
            scenario,
            interests=lined,
            forbidden=(OptionPair("river", "nowhere", "tolls", "none"),),
            offers=(Offer("o1", "Paper", ("north",), "2031-01-01", (("tolls", "double"),)),),
            parties=tuple(replace(p, side="a") if p.side else p for p in scenario.parties),
        )
    told = "\n".join(caught.value.problems)
    for words in ('"atlantis"', 'no weight on issue "tolls"', '"river.nowhere"', '"tolls.double"',
                  'side "a"', 'side "b"'):  # fmt: skip
        assert words in told


@pytest.mark.parametrize(
    ("options", "status_quo", "words"),
    [
        ((Option("x", "X", 0.0),), "", "at least two"),
        ((Option("x", "X", 0.0), Option("x", "Y", 1.0)), "", "twice"),
        ((Option("x", "X", 0.0), Option("y", "Y", 1.2)), "", "from 0 to 1"),
        ((Option("x", "X", 0.0), Option("y", "Y", 1.0)), "z", "status quo"),
    ],
)
def test_a_broken_issue_is_refused_with_what_is_wrong(options, status_quo, words):
    with pytest.raises(ScenarioError, match=words):
        Issue("river", "Who?", options, status_quo=status_quo)


def test_a_line_off_the_ladder_is_refused(scenario):
    with pytest.raises(ScenarioError, match="leaves the ladder"):
        scenario.with_({"war.position": 11.0})
    with pytest.raises(ScenarioError, match="share"):
        scenario.with_({"war.toward_a": 1.5})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("war.mobility", 1.2),
        ("war.collapse", 0.6),
        ("war.moves", -1.0),
        ("endurance.north", 0.0),
        ("belief.south.mean", 1.0),
        ("belief.south.weight", 0.0),
        ("patience.north", 1.01),
        ("ideal.south.tolls", 1.5),
        ("weight.north.river", -0.1),
        ("curvature.north.river", 0.0),
        ("hardness.north.river", 1.1),
    ],
)
def test_a_number_beyond_its_limits_is_refused_by_its_path(scenario, path, value):
    with pytest.raises(ScenarioError, match=rf"{path} runs .* must lie (in|above|at least)"):
        scenario.with_({path: value})


@pytest.mark.parametrize(
    ("path", "value"), [("patience.north", 1.0), ("war.mobility", 0.0), ("hardness.north.river", 1)]
)
def test_a_number_at_its_limit_is_kept(scenario, path, value):
    assert scenario.with_({path: value}).estimate(path).mode == value


def test_lookups_name_what_is_missing(scenario):
    for ask in (scenario.party, scenario.issue, scenario.offer, scenario.issue("river").option):
        with pytest.raises(KeyError, match="atlantis"):
            ask("atlantis")
    with pytest.raises(KeyError):
        scenario.interest("north", "atlantis")


def test_sides_are_found_by_letter(scenario):
    assert (scenario.side("a").id, scenario.side("b").id) == ("north", "south")


def test_a_scenario_can_be_as_small_as_one_issue_and_two_sides():
    yes_no = (Option("no", "No", 0.0), Option("yes", "Yes", 1.0))
    sides = tuple(
        Party(n, n, "belligerent", side=s, veto=True) for n, s in (("p", "a"), ("q", "b"))
    )
    interests = tuple(Interest(n, "x", sure(0.0), sure(1.0), sure(1.0)) for n in ("p", "q"))
    war = War(2, sure(1.0), sure(0.5), sure(0.0), sure(0.0), sure(0.0), (), (), 1.0)
    one = Scenario("s", "S", "2031-01-01", sides, (Issue("x", "X?", yes_no),), interests, war)
    assert one.offers == ()
    assert one.war.belief_of("p") is None
