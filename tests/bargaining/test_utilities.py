"""From a scenario to what every option is worth to every party."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings

from small_scenario import issue, only_issues, small_scenario, sure
from strategies import scenarios
from upperhand.bargaining.deals import every_deal
from upperhand.bargaining.utilities import (
    deal_space,
    red_line_bans,
    state_worth,
    terms_worth,
    worths,
)

NOTHING = {"north": -9.0, "south": -9.0}


@given(scenarios())
@settings(max_examples=40)
def test_the_best_of_everything_is_worth_one_and_the_worst_nothing(scenario):
    table = worths(scenario)
    for party, name in enumerate(("north", "south")):
        assume(all(np.ptp(w[party]) > 0 for w in table))
        worst = {
            i.id: i.options[w[party].argmin()].id
            for i, w in zip(scenario.issues, table, strict=True)
        }
        best = {
            i.id: i.options[w[party].argmax()].id
            for i, w in zip(scenario.issues, table, strict=True)
        }
        assert terms_worth(scenario, worst)[party] == pytest.approx(0.0)
        assert terms_worth(scenario, best)[party] == pytest.approx(1.0)
        ideal = scenario.interest(name, "river").ideal.mode
        distance = {o.id: abs(o.scale - ideal) for o in scenario.issue("river").options}
        assert distance[best["river"]] == min(distance.values())


def test_weights_count_only_by_their_proportions(scenario):
    doubled = scenario.with_(
        {f"weight.north.{i.id}": scenario.estimate(f"weight.north.{i.id}").mode / 2 for i in
         scenario.issues}
    )  # fmt: skip
    for one, other in zip(worths(scenario), worths(doubled), strict=True):
        np.testing.assert_allclose(one, other)


def test_an_issue_without_weight_is_worth_nothing_whatever_is_chosen(scenario):
    river = worths(scenario)[0]
    assert not river[2].any()  # the League puts no weight on the river


def test_with_straight_curves_worth_is_the_share_of_the_scale(scenario):  # limit
    shared = only_issues(scenario, "tolls").with_({"curvature.south.tolls": 1.0})
    assert worths(shared)[0][1].tolist() == pytest.approx([0.0, 0.4, 1.0])


def test_above_one_curvature_makes_small_departures_cheap(scenario):  # pin, worked by hand
    # South's ideal is 1; 'shared' lies .6 from it: 1 - .6**2 = .64.
    bent = only_issues(scenario, "tolls").with_({"curvature.south.tolls": 2.0})
    assert worths(bent)[0][1].tolist() == pytest.approx([0.0, 0.64, 1.0])


def test_a_party_that_wants_the_middle_finds_both_ends_worst(scenario):
    alone = only_issues(scenario, "tolls").with_(
        {"ideal.south.tolls": 0.5, "curvature.south.tolls": 1.0}
    )
    # Distances .5, .1 and .5 from the middle: the near option is best, both ends are worst.
    assert worths(alone)[0][1].tolist() == pytest.approx([0.0, 1.0, 0.0])


@given(scenarios())
@settings(max_examples=30)
def test_the_options_own_places_are_worth_what_the_options_are(scenario):
    terms = {i.id: i.options[-1].id for i in scenario.issues}
    places = {i.id: i.options[-1].scale for i in scenario.issues}
    np.testing.assert_allclose(
        state_worth(scenario, [places])[0], terms_worth(scenario, terms), atol=1e-12
    )


def test_a_state_with_nothing_told_is_worth_nothing(scenario):
    assert not state_worth(scenario, [{}]).any()


def test_no_open_deal_holds_a_forbidden_pair_or_a_banned_option(scenario):
    bans = red_line_bans(scenario, [("south", "harbour")])
    deals = every_deal(deal_space(scenario, reserve=NOTHING, bans=bans))
    names = [i.id for i in scenario.issues]
    for row in deals:
        deal = {n: scenario.issue(n).options[o].id for n, o in zip(names, row, strict=True)}
        assert (deal["river"], deal["harbour"]) != ("bank_south", "north_runs")
        assert deal["harbour"] != "north_runs"
    # By hand: 3 river x 2 harbour x 3 tolls x 2 captives; the ban takes the forbidden pair along.
    assert len(deals) == 36


def test_the_forbidden_pair_alone_takes_its_share_of_the_deals(scenario):
    space = deal_space(scenario, reserve=NOTHING)
    # 3*3*3*2 = 54 combinations, of which 3*2 = 6 hold the pair.
    assert len(every_deal(space)) == 54 - 6


def test_parties_with_a_veto_come_side_a_first_however_they_are_listed(scenario):
    turned = replace(scenario, parties=tuple(reversed(scenario.parties)))
    assert deal_space(turned, reserve=NOTHING).parties == ("north", "south")


def test_a_line_that_binds_bans_what_lies_outside_it(scenario):
    bans = red_line_bans(scenario, [("north", "river"), ("south", "tolls")])
    assert bans == (("north", "river", "bank_south"),)


def test_an_issue_on_which_all_options_are_equal_moves_nobody(scenario):
    flat = replace(
        scenario,
        issues=(*scenario.issues[:3], issue("captives", ("some", 0.5), ("all", 0.5))),
    )
    assert not worths(flat)[3].any()


def test_relabelling_parties_and_issues_leaves_worth_as_it_is():
    base = small_scenario()
    turned = replace(
        base, issues=tuple(reversed(base.issues)), interests=tuple(reversed(base.interests))
    )
    for one, other in zip(worths(base), reversed(worths(turned)), strict=True):
        np.testing.assert_allclose(one, other)


def test_a_party_that_cares_for_nothing_is_indifferent_not_undefined(scenario):
    careless = scenario.with_({f"weight.south.{i.id}": sure(0.0) for i in scenario.issues})
    assert not np.stack([w[1].sum() for w in worths(careless)]).any()
