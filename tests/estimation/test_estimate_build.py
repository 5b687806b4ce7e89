"""From case and record to a scenario: nothing later is used, everything has its reason."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_case import CASE, rows, write_case
from upperhand.case import open_case
from upperhand.errors import CaseError
from upperhand.estimation import estimate
from upperhand.estimation.build import estimate_war
from upperhand.record import Event, Measurement, Position, Record, When
from upperhand.record.casefile import read_case

SPRING = date(2031, 3, 15)


@pytest.fixture
def delta(case_folder):
    return read_case(case_folder)


@pytest.fixture(scope="module")
def delta_once(tmp_path_factory):
    return read_case(write_case(tmp_path_factory.mktemp("delta")))


def numbers(found):
    return found.low, found.mode, found.high


@given(
    day=st.dates(date(2031, 3, 16), date(2033, 1, 1)),
    party=st.sampled_from(["north", "south", "league"]),
    option=st.sampled_from(["all_north", "line", "all_south"]),
    stance=st.sampled_from(["demand", "offer", "redline", "reject", "accept", "ideal"]),
)
@settings(max_examples=25, deadline=None)
def test_what_was_said_later_changes_nothing(delta_once, day, party, option, stance):  # law
    conflict, record = delta_once
    said = Position("p", party, "river", stance, option, when=When(day.isoformat(), "day"))
    happened = Event("e", "BATTLE", "past", when=When(day.isoformat(), "day"))
    later = record.with_record(Record(positions=(said,), events=(happened,)))
    assert estimate(conflict, later, as_of=SPRING).digest == (
        estimate(conflict, record, as_of=SPRING).digest
    )


def test_months_of_the_front_that_come_later_change_nothing(delta):
    conflict, record = delta
    month = Measurement("x", "assessed", When("2031-03", "month"), 990.0, "km²", "assessed")
    later = record.with_record(Record(measurements=(month,)))
    assert estimate(conflict, later, as_of=SPRING).digest == (
        estimate(conflict, record, as_of=SPRING).digest
    )


def test_what_was_said_before_changes_the_scenario(delta):
    conflict, record = delta
    said = Position("p", "north", "tolls", "demand", "none", when=When("2031-03-14", "day"))
    told = estimate(conflict, record.with_record(Record(positions=(said,))), as_of=SPRING)
    assert told.digest != estimate(conflict, record, as_of=SPRING).digest
    assert "p" in told.interest("north", "tolls").ideal.because


def test_before_the_first_month_there_is_no_scenario(delta):
    with pytest.raises(CaseError, match="no complete month"):
        estimate(*delta, as_of=date(2030, 3, 31))


def test_a_series_without_months_is_named(delta):
    with pytest.raises(CaseError, match='"hearsay"'):
        estimate(*delta, as_of=SPRING, series="hearsay")


def test_every_number_has_a_reason(delta):
    for path, found in estimate(*delta, as_of=SPRING).estimates():
        assert found.because or found.note, path


@pytest.mark.parametrize("day", ["2025-12-03", "2026-02-06"])
def test_every_number_of_the_bundled_case_has_a_reason_and_each_id_an_entry(day):
    case = open_case("ukraine")
    scenario = estimate(case.conflict, case.record, as_of=date.fromisoformat(day))
    for path, found in scenario.estimates():
        assert found.because or found.note, path
        for name in found.because:
            kind, _, key = name.partition(":")
            known = key in case.conflict.sources if kind == "source" else case.record.entry(name)
            assert known, (path, name)


def test_a_side_wants_what_it_named_nearest_its_pole(delta):
    wants = estimate(*delta, as_of=SPRING).interest("north", "river").ideal
    # all_north (0) in November; the line (.5) it offered in February is a concession, no wish.
    assert numbers(wants) == (0.0, 0.0, 0.0)
    assert len(wants.because) == 2


def test_a_third_party_wants_what_it_named_last(delta):
    wants = estimate(*delta, as_of=date(2031, 6, 1)).interest("league", "tolls").ideal
    assert wants.mode == 0.4


def test_a_silent_side_is_taken_to_want_its_pole(delta):
    wants = estimate(*delta, as_of=SPRING).interest("south", "river").ideal
    assert (wants.mode, wants.high) == (1.0, 1.0)
    assert "no position on record" in wants.note


@pytest.mark.parametrize("party", ["north", "south"])
def test_on_an_issue_that_is_no_tug_of_war_both_sides_have_one_pole(delta, party):
    wants = estimate(*delta, as_of=SPRING).interest(party, "captives").ideal
    assert numbers(wants) == (1.0, 1.0, 1.0)


def test_a_line_is_what_a_party_offered_and_did_not_refuse(delta):
    scenario = estimate(*delta, as_of=SPRING)
    assert scenario.interest("north", "river").red_line.options == ("all_north", "line")
    assert scenario.interest("south", "river").red_line.options == ("line", "all_south")
    assert scenario.interest("south", "tolls").red_line.options == ("full",)
    assert scenario.interest("league", "tolls").red_line is None


def test_a_limit_called_a_red_line_is_harder_than_one_said_once(delta):
    scenario = estimate(*delta, as_of=SPRING)
    assert scenario.estimate("hardness.south.tolls").mode == 0.4
    assert scenario.estimate("hardness.north.river").mode == 0.25


def test_a_range_coded_later_waits_for_its_day(delta):
    spring = estimate(*delta, as_of=SPRING).interest("south", "river").red_line
    may = estimate(*delta, as_of=date(2031, 5, 1)).interest("south", "river").red_line
    assert "coded range" not in spring.hardness.note
    assert "coded range" in may.hardness.note


def test_coded_weights_stay_within_their_error_and_on_the_scale(delta):
    scenario = estimate(*delta, as_of=SPRING)
    assert numbers(scenario.estimate("weight.north.river")) == pytest.approx((0.75, 0.9, 1.0))
    assert numbers(scenario.estimate("weight.south.tolls")) == pytest.approx((0.0, 0.1, 0.25))


def test_uncoded_weights_are_wide_for_who_fights_or_spoke_and_none_for_others(delta):
    spring, june = (estimate(*delta, as_of=d) for d in (SPRING, date(2031, 6, 1)))
    assert numbers(spring.estimate("weight.north.tolls")) == (0.05, 0.3, 0.8)
    assert spring.estimate("weight.league.tolls").high == 0
    assert numbers(june.estimate("weight.league.tolls")) == (0.05, 0.3, 0.8)


def test_only_offers_with_terms_that_were_made_by_then_are_on_the_table(delta):
    assert [o.id for o in estimate(*delta, as_of=SPRING).offers] == ["first"]
    assert [o.id for o in estimate(*delta, as_of=date(2031, 6, 1)).offers] == ["first", "later"]


def test_the_front_of_a_counterfactual_stands_where_it_stood_then(delta):
    conflict, record = delta
    now = estimate_war(conflict, record, as_of=SPRING)
    then = estimate_war(conflict, record, as_of=SPRING, until=date(2030, 10, 1))
    # 540 km² at the end of February, 460 at the end of September... rungs of 100.
    assert now.position.mode - then.position.mode == pytest.approx((540 - 440) / 100)
    assert then.moves.mode < now.moves.mode
    assert then.mobility == now.mobility
    assert then.endurance == now.endurance


def test_who_fights_has_patience_and_endurance_and_who_does_not_has_none(delta):
    scenario = estimate(*delta, as_of=SPRING)
    assert [p.id for p in scenario.vetoes] == ["north", "south"]
    assert scenario.party("league").patience is None
    assert scenario.war.endurance_of("league") is None
    assert scenario.party("league").consent == ("tolls",)


def test_another_series_gives_another_front(tmp_path):
    claimed = rows("claimed", "claimed", [a + 100 for a in range(340, 580, 20)])
    conflict, record = read_case(write_case(tmp_path, CASE, extra=claimed))
    assessed = estimate(conflict, record, as_of=SPRING)
    told = estimate(conflict, record, as_of=SPRING, series="claimed")
    assert assessed.war.measure != told.war.measure
    assert all(m.startswith("claimed") for m in told.war.moves.because)


def test_the_same_case_gives_the_same_scenario_twice(delta):
    conflict, record = delta
    shuffled = replace(record, positions=tuple(reversed(record.positions)))
    again = estimate(conflict, shuffled.with_record(Record()), as_of=SPRING)
    assert again.digest == estimate(conflict, record.with_record(Record()), as_of=SPRING).digest
