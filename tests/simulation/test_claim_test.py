"""The claim test: verdicts from counterfactuals over the assumption ranges."""

import numpy as np
import pytest

from small_scenario import about, mirrored, small_scenario, sure
from upperhand.bargaining.reservation import reservation
from upperhand.errors import ScenarioError
from upperhand.simulation import simulate
from upperhand.simulation.claim_test import Counterfactual, Effect, claim_test

SIZE = 30


def verdict_on(scenario, holder, *changes):
    ensemble = simulate(scenario, size=SIZE, seed=2)
    periods = [
        Counterfactual(f"2031-0{k + 1}-01", f"period {k + 1}", change)
        for k, change in enumerate(changes)
    ]
    return claim_test(scenario, holder, "territory", periods, ensemble)


def advanced():
    """North has come from rung 4 to rung 7 with eight moves its way."""
    return small_scenario().with_(
        {
            "war.position": about(6.5, 7.0, 7.5),
            "war.moves": about(4.0, 8.0, 12.0),
            "war.toward_a": sure(1.0),
        }
    )


BEFORE = {
    "war.position": about(3.5, 4.0, 4.5),
    "war.moves": about(0.5, 1.0, 2.0),
    "war.toward_a": sure(0.5),
}


def test_a_great_advance_is_leverage():
    found = verdict_on(advanced(), "north", BEFORE)
    assert found.verdict == "supported"
    (period,) = found.periods
    assert all(e.positive == 1.0 and e.median > 0.01 for e in period.gain.values())
    assert all(e.median > 0 for e in period.beliefs.values())
    assert period.reservations["north"].median > 0 > period.reservations["south"].median


def test_nothing_gained_is_no_leverage_and_has_exactly_no_effect():
    scenario = small_scenario()
    same = {p: scenario.estimate(p) for p in BEFORE}
    found = verdict_on(scenario, "north", same)
    assert found.verdict == "not supported"
    (period,) = found.periods
    effects = [*period.gain.values(), *period.beliefs.values(), *period.reservations.values()]
    effects += [e for terms in period.terms.values() for e in terms.values()]
    assert {(e.low, e.median, e.high, e.mean) for e in effects} == {(0.0, 0.0, 0.0, 0.0)}
    assert period.decided_by == ""


def test_what_was_lost_is_no_leverage():
    found = verdict_on(advanced(), "south", BEFORE)
    assert found.verdict == "not supported"
    assert "worsen" in found.reason or "stays below" in found.reason


def test_in_the_mirror_the_other_side_holds_the_same_leverage():
    turned = mirrored(advanced())
    before = {
        "war.position": about(5.5, 6.0, 6.5),
        "war.moves": BEFORE["war.moves"],
        "war.toward_a": sure(0.5),
    }
    # North now bears the letter b; its gain must not depend on the letter.
    found, other = verdict_on(turned, "north", before), verdict_on(advanced(), "north", BEFORE)
    assert found.verdict == other.verdict == "supported"
    for rule, gain in found.periods[0].gain.items():
        assert gain.median == pytest.approx(other.periods[0].gain[rule].median, rel=0.1)


def test_a_claim_that_holds_over_one_period_only_holds_in_part():
    scenario = advanced()
    same = {p: scenario.estimate(p) for p in BEFORE}
    found = verdict_on(scenario, "north", same, BEFORE)
    assert [p.verdict for p in found.periods] == ["not supported", "supported"]
    assert found.verdict == "partly"
    assert "depends on the period" in found.reason


def test_the_period_a_claim_names_decides_alone():
    scenario = advanced()
    ensemble = simulate(scenario, size=SIZE, seed=2)
    same = {p: scenario.estimate(p) for p in BEFORE}
    named = Counterfactual("2031-01-01", "since January", BEFORE, stated=True)
    other = Counterfactual("2031-03-01", "last month", same)
    assert (
        claim_test(scenario, "north", "territory", [named, other], ensemble).verdict == "supported"
    )


def test_a_gain_that_half_the_assumptions_deny_cannot_be_told():
    # The line gained ground; the record of moves may have been better or worse before.
    scenario = small_scenario().with_({"war.moves": about(7.9, 8.0, 8.1)})
    doubtful = {"war.toward_a": about(0.1, 0.5, 0.9)}
    found = verdict_on(scenario, "north", doubtful)
    assert found.verdict == "cannot tell"
    assert found.periods[0].decided_by == "war.toward_a"


def test_a_driver_that_changes_the_war_itself_is_tested_in_another_war():  # oracle
    scenario = small_scenario()
    ensemble = simulate(scenario, size=5, seed=2)
    slower = Counterfactual("2031-01-01", "since January", {"war.mobility": sure(0.2)})
    told = claim_test(scenario, "north", "mobility", [slower], ensemble).periods[0]
    by_hand = [
        reservation(drawn)[0].value - reservation(drawn.with_({"war.mobility": 0.2}))[0].value
        for drawn in ensemble.draws.each(scenario)
    ]
    assert told.reservations["north"].mean == pytest.approx(np.mean(by_hand))
    assert np.abs(by_hand).max() > 0.01


def test_where_few_draws_have_a_deal_nothing_is_said():
    proud = {"war.moves": 0.0, "war.mobility": 0.9, "war.collapse": 0.0}
    proud |= {"belief.north.mean": 0.95, "belief.south.mean": 0.05}
    proud |= {f"belief.{p}.weight": 40.0 for p in ("north", "south")}
    proud |= {f"endurance.{p}": 2000.0 for p in ("north", "south")}
    found = verdict_on(small_scenario().with_(proud), "north", BEFORE)
    assert found.verdict == "cannot tell"
    assert "0 of 30 draws" in found.reason


def test_a_gain_below_the_threshold_that_moves_an_issue_is_one_in_part():
    scenario = small_scenario().with_({"war.position": about(4.93, 5.0, 5.07)})
    found = verdict_on(scenario, "north", {"war.position": about(4.75, 4.82, 4.89)})
    (period,) = found.periods
    smallest = min(e.median for e in period.gain.values())
    assert 0 < smallest < 0.01
    moved = {
        i.id
        for i in scenario.issues
        if all(-terms[i.id].mean >= 0.02 for terms in period.terms.values())
    }
    assert found.verdict == ("partly" if moved else "not supported")
    assert all(name in found.reason for name in moved)


def test_the_test_reads_the_numbers_of_its_own_ensemble():
    found = verdict_on(advanced(), "north", BEFORE)
    assert (found.draws, found.seed, found.digest) == (SIZE, 2, advanced().digest)


def test_who_has_no_veto_holds_no_leverage_that_is_solved_for():
    with pytest.raises(ScenarioError, match="north, south"):
        verdict_on(small_scenario(), "league", BEFORE)


def test_without_a_period_there_is_nothing_to_test():
    with pytest.raises(ScenarioError, match="at least one"):
        verdict_on(small_scenario(), "north")


def test_a_misspelt_driver_is_no_silent_nothing():
    with pytest.raises(KeyError):
        verdict_on(small_scenario(), "north", {"war.postion": sure(4.0)})


def test_an_effect_counts_signs_among_draws_with_a_deal():
    effect = Effect.of(np.array([1.0, -1.0, 0.0, 1e-12, np.nan]))
    assert (effect.positive, effect.negative, effect.draws) == (0.25, 0.25, 4)
    assert np.isnan(Effect.of(np.array([np.nan])).median)
