"""Would it last: candidate deals of a scenario once power has shifted, guaranteed or not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_aftermath import aftermath, guaranteed, no_shield_for_the_bank, willing
from small_scenario import mirrored, one_rung_war, only_issues, small_scenario, sure
from strategies import scenarios
from upperhand.bargaining.candidates import candidates, filled_in
from upperhand.bargaining.contingencies import shifted_values
from upperhand.bargaining.lasting import lasting
from upperhand.bargaining.reservation import reservation
from upperhand.bargaining.solution import solve
from upperhand.errors import ScenarioError
from upperhand.scenario import Offer, Support

EVEN = {
    "river": "midstream", "harbour": "joint", "tolls": "shared", "captives": "all",
    "surety": "watch",
}  # fmt: skip
shifts = st.floats(0.0, 3.0)


def only(scenario, terms=None, **rest):
    return lasting(scenario, {"deal": terms or EVEN}, draws=50, **rest)[0]


def toward(found, party):
    return next(c for c in found.contingencies if c.toward == party)


def values(scenario):
    return np.array([r.value for r in reservation(scenario)])


def published(months=5.0):
    """One river, a war its first month decides: worth .3 to each, and the middle .5."""
    war = one_rung_war(
        only_issues(small_scenario(), "river"), win=0.5, months={"north": months, "south": months}
    )
    war = war.with_(
        {"ideal.north.river": 0.0, "ideal.south.river": 1.0}
        | {f"curvature.{p}.river": 1.0 for p in ("north", "south")}
    )
    base = guaranteed(war)
    return replace(
        base,
        interests=tuple(
            replace(i, weight=sure(0.0)) if i.issue == "surety" else i for i in base.interests
        ),
    )


@pytest.mark.parametrize(("option", "chance"), [("nothing", 0.15866), ("watch", 0.06681)])
def test_the_chance_of_breach_is_the_published_one(option, chance):  # pin: model.md, M14
    scenario = published().with_(
        {"aftermath.shift.north": 0.0, "aftermath.shift.south": 0.0, "aftermath.spread": 0.2,
         "aftermath.level.nothing": 0.0, "aftermath.level.watch": 0.2}
        | {f"aftermath.bite.{p}": 0.5 for p in ("north", "south")}
    )  # fmt: skip
    found = only(scenario, {"river": "midstream", "surety": option})
    breach = toward(found, "").breach
    assert breach == pytest.approx({"north": chance, "south": chance}, abs=5e-6)
    assert toward(found, "").hazard == pytest.approx(1 - (1 - chance) ** 2, abs=1e-5)


def test_a_deal_worth_just_what_war_is_worth_is_a_toss_up_for_each_side():  # limit
    scenario = published(months=1e9).with_({"aftermath.level.nothing": 0.0})
    found = toward(only(scenario, {"river": "midstream", "surety": "nothing"}), "")
    assert found.breach == pytest.approx({"north": 0.5, "south": 0.5})
    assert found.hazard == pytest.approx(0.75)


@settings(deadline=None, max_examples=15)
@given(scenarios())
def test_without_a_shift_war_is_worth_what_it_is_worth_today(drawn):  # limit
    assert shifted_values(drawn, np.zeros(1))[0] == pytest.approx(values(drawn), abs=1e-9)


@settings(deadline=None, max_examples=15)
@given(shift=shifts)
def test_a_shift_is_worth_what_withheld_support_of_the_other_side_is(shift):  # oracle
    base = small_scenario()
    donor = Support("league", "b", sure(0.0), sure(shift))
    without = replace(base, war=replace(base.war, support=(donor,)))
    assert shifted_values(base, np.array([shift]))[0] == pytest.approx(values(without))


@settings(deadline=None, max_examples=15)
@given(small=shifts, more=st.floats(0.01, 2.0))
def test_the_more_a_side_rearms_the_likelier_it_breaks_the_deal(small, more):  # law
    # Nothing like it holds for the other side: a war that is lost sooner also costs it less.
    scenario = guaranteed()
    less, much = (
        toward(only(scenario.with_({"aftermath.shift.north": s})), "north").breach["north"]
        for s in (small, small + more)
    )
    assert much >= less


def test_shocks_drawn_year_by_year_break_the_deal_as_often():  # oracle: simulation
    scenario = guaranteed()
    found = toward(only(scenario), "south")
    level, bite, spread = 0.3, 0.3, 0.2
    worth = only(scenario).utilities
    rng = np.random.default_rng(0)
    shocks = rng.normal(0, spread, size=(400_000, 2))
    slack = [worth[p] - found.war[p] + level * bite for p in ("north", "south")]
    broken = ((np.array(slack) + shocks) < 0).any(axis=1)
    assert found.hazard == pytest.approx(broken.mean(), abs=0.002)


def test_a_deal_that_may_be_broken_is_worth_what_its_years_add_up_to():  # oracle
    scenario = guaranteed()
    found = only(scenario)
    at = toward(found, "north")
    patience = 0.99**12
    years = np.arange(4_000)
    standing = (patience * (1 - at.hazard)) ** years
    for p in ("north", "south"):
        yearly = (1 - patience) * found.utilities[p] + patience * at.hazard * at.war[p]
        assert at.worth[p] == pytest.approx((standing * yearly).sum())


def test_the_letters_of_the_sides_do_not_matter():  # law: symmetry
    scenario = guaranteed()
    here, there = only(scenario), only(mirrored(scenario))
    for party in ("", "north", "south"):
        assert toward(there, party).hazard == pytest.approx(toward(here, party).hazard)
        assert toward(there, party).high == pytest.approx(toward(here, party).high)
    assert there.enough == here.enough


def test_ranges_without_spread_leave_one_number():  # limit
    scenario = guaranteed()
    fixed = scenario.with_(
        {path: e.mode for path, e in scenario.estimates() if path.startswith("aftermath.")}
    )
    for c in only(fixed).contingencies:
        assert (c.low, c.high) == pytest.approx((c.hazard, c.hazard), abs=1e-4)


def test_a_range_holds_the_number_at_the_middle_values():  # law
    for c in lasting(guaranteed(), {"deal": EVEN})[0].contingencies:
        assert c.low < c.hazard < c.high


def test_the_same_seed_gives_the_same_range_and_another_seed_another():
    first, again, other = (only(guaranteed(), rng=s).worst.high for s in (0, 0, 1))
    assert first == again
    assert first != other


def test_the_weakest_guarantee_that_is_enough_is_named():  # oracle: try them all
    scenario = guaranteed()
    for target in (0.5, 0.05, 0.02, 1e-4):
        found = only(scenario, target=target)
        tried = {
            o: only(scenario, {**EVEN, "surety": o}).worst.hazard
            for o in ("nothing", "watch", "shield")
        }
        assert {o.option: pytest.approx(o.hazard) for o in found.options} == tried
        enough = [o for o in ("nothing", "watch", "shield") if tried[o] <= target]
        assert found.enough == (enough[0] if enough else None)


def test_a_guarantee_that_another_term_excludes_is_never_enough():
    scenario = no_shield_for_the_bank(guaranteed())
    bank = {**EVEN, "river": "bank_north"}
    hazards = {o.option: o.hazard for o in only(scenario, bank).options}
    target = (hazards["shield"] + min(hazards["nothing"], hazards["watch"])) / 2
    assert hazards["shield"] < target
    assert only(scenario, bank, target=target).enough is None
    assert only(guaranteed(), bank, target=target).enough == "shield"


def test_a_guarantee_dear_to_the_breaker_is_counted_with_its_price():
    scenario = guaranteed()
    dear = scenario.with_({"weight.north.surety": 2.0})
    found = {o.option: o for o in only(dear).options}
    at_price = found["shield"].hazard
    free = only(dear, {**EVEN, "surety": "nothing"}).utilities["north"]
    assert only(dear, {**EVEN, "surety": "shield"}).utilities["north"] < free
    assert at_price > {o.option: o for o in only(scenario).options}["shield"].hazard


def test_a_hazard_takes_from_what_each_side_gains_by_signing():  # law
    found = only(guaranteed())
    for p, worth in found.utilities.items():
        assert found.gain[p] < worth - found.fighting_on[p]


@pytest.mark.parametrize(("worth", "cost", "acts"), [(1.0, 0.2, True), (0.1, 2.0, False)])
def test_a_guarantor_acts_if_what_it_saves_is_worth_the_cost(worth, cost, acts):
    found = only(guaranteed(guarantors=willing(worth, cost)))
    assert [p.acts for p in found.promises] == [acts]
    assert found.credible == pytest.approx(0.3 if acts else 0.0)
    assert (worth / cost >= found.promises[0].needs) is acts  # the threshold it needs


def test_where_no_guarantor_is_coded_nothing_is_said_of_its_will():
    found = only(guaranteed())
    assert [(p.party, p.acts) for p in found.promises] == [("league", None)]
    assert found.credible is None


def test_a_deal_with_an_open_issue_or_an_unknown_option_is_refused_with_both_named():
    broken = {"river": "midstream", "harbour": "joint", "tolls": "half", "captives": "all"}
    with pytest.raises(ScenarioError) as caught:
        lasting(guaranteed(), {"deal": broken})
    told = "\n".join(caught.value.problems)
    assert '"half" is no option' in told
    assert 'leaves "surety" open' in told


def test_a_scenario_that_codes_nothing_is_told_what_to_code(scenario):
    with pytest.raises(ScenarioError, match=r"judgements\.durability"):
        lasting(scenario, {})


def test_settlements_stand_first_and_the_same_deal_once():
    scenario = guaranteed()
    found = candidates(scenario, solve(scenario))
    assert next(iter(found)) == "Nash settlement"
    assert len({tuple(sorted(t.items())) for t in found.values()}) == len(found)


def test_an_offer_is_filled_in_and_one_that_settles_little_left_out():
    def offer(name, **terms):
        return Offer(name, name, ("north",), "2031-01-01", tuple(terms.items()))

    whole = offer("Paper", river="bank_north", harbour="north_runs", tolls="none")
    little = offer("Note", captives="all")
    barred = offer("Dream", river="bank_south", harbour="north_runs", tolls="none")
    scenario = replace(guaranteed(), offers=(whole, little, barred))
    found = candidates(scenario, solve(scenario))
    assert found["Paper"]["river"] == "bank_north"
    assert set(found["Paper"]) == {i.id for i in scenario.issues}
    assert not {"Note", "Dream"} & set(found)


def test_open_issues_are_filled_in_to_leave_the_smaller_gain_largest():  # oracle: try them all
    scenario = guaranteed()
    reserve = {r.party: r.value for r in reservation(scenario)}
    fixed = {k: v for k, v in EVEN.items() if k not in ("tolls", "surety")}
    filled = filled_in(scenario, fixed, reserve)

    def smaller_gain(tolls, surety):
        worth = only(scenario, {**fixed, "tolls": tolls, "surety": surety}).utilities
        return min(worth[p] - reserve[p] for p in reserve)

    best = max(
        smaller_gain(t, s)
        for t in ("none", "shared", "full")
        for s in ("nothing", "watch", "shield")
    )
    assert smaller_gain(filled["tolls"], filled["surety"]) == pytest.approx(best)


def test_a_party_without_a_bite_is_not_deterred_by_any_guarantee():
    coded = aftermath()
    scenario = guaranteed(bites=coded.bites[:1])
    found = [only(scenario, {**EVEN, "surety": o}) for o in ("nothing", "shield")]
    worth = [f.utilities["south"] for f in found]
    breach = [toward(f, "south").breach["south"] for f in found]
    assert worth[1] > worth[0]
    assert breach[1] < breach[0]  # South likes the shield: its terms, not its bite
    bare = scenario.with_({"weight.south.surety": 0.0})
    same = [
        toward(only(bare, {**EVEN, "surety": o}), "south").breach["south"]
        for o in ("nothing", "shield")
    ]
    assert same[0] == pytest.approx(same[1])
