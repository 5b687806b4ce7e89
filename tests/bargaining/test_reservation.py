"""The war as the outside path: what each side has without a deal."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from small_scenario import mirrored, one_rung_war, only_issues, small_scenario, sure
from strategies import fought, scenarios
from upperhand.bargaining.reservation import (
    advance_beliefs,
    reservation,
    status_quo_places,
    victory_places,
    weights_on_grid,
)
from upperhand.bargaining.utilities import state_worth
from upperhand.errors import ScenarioError
from upperhand.textbook import bargaining_range

MONTHS = {"north": 10.0, "south": 8.0}


def values(scenario):
    return {r.party: r.value for r in reservation(scenario)}


def month_by_month(scenario, party, strengths=200, months=3000):
    """Value of war by stepping back from a far horizon, averaged over equally likely strengths."""
    war, row = scenario.war, [p.id for p in scenario.parties].index(party)
    belief = next(b for b in war.beliefs if b.party == party)
    a = belief.weight.mode * belief.mean.mode + war.moves.mode * war.toward_a.mode
    b = belief.weight.mode + war.moves.mode - a
    p = beta(a, b).ppf((np.arange(strengths) + 0.5) / strengths)
    lines = [status_quo_places(scenario, k) for k in range(war.steps + 1)]
    lived = state_worth(scenario, lines)[:, row]
    won, lost = state_worth(scenario, [victory_places(scenario, s) for s in "ab"])[:, row]
    cost = abs(won - lost) / war.endurance_of(party).mode
    patience = scenario.party(party).patience.mode
    falls, moves = war.collapse.mode, war.mobility.mode
    value = np.zeros((strengths, war.steps + 1))
    value[:, 0], value[:, -1] = lost, won
    for _ in range(months):
        inner = value[:, 1:-1]
        moved = p[:, None] * value[:, 2:] + (1 - p[:, None]) * value[:, :-2]
        on = (1 - 2 * falls) * ((1 - moves) * inner + moves * moved) + falls * (won + lost)
        value[:, 1:-1] = (1 - patience) * lived[1:-1] - cost + patience * on
    rungs = np.arange(war.steps + 1)
    return np.mean([np.interp(war.position.mode, rungs, v) for v in value])


@given(st.floats(0.1, 0.9))
def test_a_war_that_one_move_decides_is_fearons_costly_lottery(win):  # limit: the textbook
    fought_once = one_rung_war(only_issues(small_scenario(), "river"), win=win, months=MONTHS)
    found = values(fought_once)
    known = bargaining_range(win, cost_a=1 / 10, cost_b=1 / 8)
    assert max(found["north"], 0) == pytest.approx(known.low)
    assert min(1 - found["south"], 1) == pytest.approx(known.high)


def test_almost_patient_sides_value_the_war_almost_as_patient_ones():
    alone = only_issues(small_scenario(), "river")
    patient = values(one_rung_war(alone, win=0.6, months=MONTHS))
    almost = values(one_rung_war(alone, win=0.6, months=MONTHS, patience=0.9999))
    assert almost == pytest.approx(patient, abs=2e-4)


@pytest.mark.parametrize("party", ["north", "south"])
@pytest.mark.parametrize("toward_a", [0.2, 0.5, 0.9])
def test_agrees_with_stepping_through_the_war_month_by_month(party, toward_a):  # oracle
    fierce = small_scenario().with_({"war.toward_a": toward_a, "war.position": 6.3})
    assert values(fierce)[party] == pytest.approx(month_by_month(fierce, party), abs=2e-3)


@given(scenarios())
@settings(max_examples=40, deadline=None)
def test_swapping_the_letters_of_the_sides_leaves_each_side_its_value(scenario):  # law
    assert values(mirrored(scenario)) == pytest.approx(values(scenario))


@given(fought(), st.floats(0.0, 1.0))
@settings(max_examples=40, deadline=None)
def test_in_a_war_without_cost_ground_gained_is_worth_having(scenario, more):  # law
    # Where war costs, it need not be: ground regained near defeat prolongs a war that is lost.
    free = scenario.with_({f"endurance.{p}": 1e9 for p in ("north", "south")})
    before = values(free)
    ahead = values(free.with_({"war.position": min(free.war.position.mode + more, 10.0)}))
    assert ahead["north"] >= before["north"] - 1e-7
    assert ahead["south"] <= before["south"] + 1e-7


@given(st.floats(0.05, 0.95), st.floats(1.0, 1000.0))
def test_on_the_grid_a_belief_keeps_its_mean_and_its_whole_weight(mean, weight):  # law
    grid = np.linspace(0, 1, 41)
    found = weights_on_grid([weight * mean], [weight * (1 - mean)], grid)
    assert found.sum() == pytest.approx(1.0)
    assert (found @ grid).item() == pytest.approx(mean)


@given(fought(), st.floats(1.0, 3.0))
@settings(max_examples=30, deadline=None)
def test_who_can_bear_the_war_longer_values_it_more_and_the_other_alike(scenario, times):  # law
    months = scenario.estimate("endurance.south").mode
    tougher = values(scenario.with_({"endurance.south": months * times}))
    assert tougher["south"] >= values(scenario)["south"] - 1e-12
    assert tougher["north"] == values(scenario)["north"]


@given(scenarios())
@settings(max_examples=30, deadline=None)
def test_what_a_third_party_believes_is_nothing_to_the_sides(scenario):
    other = scenario.with_({"belief.league.mean": 0.9, "weight.league.tolls": 0.9})
    assert values(other) == values(scenario)


@given(fought())
@settings(max_examples=30, deadline=None)
def test_no_side_values_war_above_everything_it_could_get(scenario):
    assert all(r.value <= max(r.victory_a, r.victory_b, 1.0) for r in reservation(scenario))


def test_the_record_turns_beliefs_as_bayes_says(scenario):  # pin, worked by hand
    # Even odds worth 4 moves are 2 and 2; four moves more, all A's way, make 6 of 8.
    told = scenario.with_({"war.toward_a": 1.0})
    assert advance_beliefs(told) == pytest.approx({"north": 0.75, "south": 0.75, "league": 0.75})


def test_without_news_parties_believe_what_they_believed(scenario):
    quiet = scenario.with_({"war.moves": 0.0, "belief.south.mean": 0.3})
    assert advance_beliefs(quiet) == pytest.approx({"north": 0.5, "south": 0.3, "league": 0.5})


@pytest.mark.parametrize(
    ("rung", "place"), [(0, 1.0), (2.5, 0.75), (5, 0.5), (7.5, 0.25), (10, 0.0)]
)
def test_the_line_gives_the_frozen_place_at_its_rung_and_a_pole_at_either_end(
    scenario, rung, place
):
    assert status_quo_places(scenario, rung)["river"] == pytest.approx(place)


def test_an_issue_off_the_front_stays_at_its_status_quo_wherever_the_line_is(scenario):
    assert {status_quo_places(scenario, k)["tolls"] for k in range(11)} == {1.0}


def test_an_issue_without_a_status_quo_is_left_out(scenario):
    bare = replace(scenario, issues=tuple(replace(i, status_quo="") for i in scenario.issues))
    assert status_quo_places(bare, 5) == {}


def test_victory_imposes_what_the_winner_wants_but_commands_no_third_party(scenario):
    # The tolls need the League's consent: they stay as they are in war, at 1.
    assert victory_places(scenario, "a") == {
        "river": 0.0, "harbour": 0.0, "tolls": 1.0, "captives": 1.0,
    }  # fmt: skip
    assert victory_places(scenario, "b")["river"] == 1.0


def test_the_monthly_cost_is_what_is_at_stake_over_the_months_it_would_be_borne(scenario):
    # Both get the captives back whoever wins, and neither wins the League's tolls: of weights
    # that sum to 1.1, .1 and .2 are not at stake for the North, .1 and .5 not for the South.
    at_stake = {"north": 0.8 / 1.1, "south": 0.5 / 1.1}
    for found in reservation(scenario):
        assert found.monthly_cost == pytest.approx(at_stake[found.party] / 120)


@pytest.mark.parametrize("missing", ["endurance", "beliefs"])
def test_a_side_that_cannot_be_valued_is_named(scenario, missing):
    kept = tuple(e for e in getattr(scenario.war, missing) if e.party != "south")
    lame = replace(scenario, war=replace(scenario.war, **{missing: kept}))
    with pytest.raises(ScenarioError, match="south"):
        reservation(lame)


def test_support_withheld_turns_the_odds_against_the_supported():
    from upperhand.scenario import Support

    base = small_scenario()
    aid = Support("league", "b", sure(1.0), sure(0.8))
    backed = replace(base, war=replace(base.war, support=(aid,)))
    stopped = backed.with_({"support.league.given": 0.0})
    assert values(backed) == values(base)  # the record was made under this support
    assert values(stopped)["north"] > values(backed)["north"]
    assert values(stopped)["south"] < values(backed)["south"]
