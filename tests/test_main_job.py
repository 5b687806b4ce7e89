"""The main job: pages in, findings out, and which claims can be tested."""

from dataclasses import replace
from datetime import date

import pytest

from small_case import write_case
from upperhand.errors import CaseError, InputError
from upperhand.main_job import Asked, counterfactuals, find_out, months_before, untestable
from upperhand.record import LeverageClaim, When
from upperhand.record.casefile import read_case

SPRING = date(2031, 3, 15)
CLAIM = LeverageClaim("c", "d", "north", "north", "leverage", "territory", 1, ())
PAGE = """Kern says gains on the river have raised Northland's leverage

President Ada Kern of Northland met Premier Bela Rusk of Southmark on Friday.

"Our gains on the river have increased our leverage in the talks," Kern told reporters.

Southmark rejected the claim. Rusk said that Southmark demands full tolls.
"""


@pytest.fixture(scope="module")
def delta(tmp_path_factory):
    return write_case(tmp_path_factory.mktemp("delta"))


@pytest.fixture(scope="module")
def found(delta):
    page = delta / "news.txt"
    page.write_text(PAGE, encoding="utf-8")
    return find_out(Asked((page,), case=str(delta), as_of=SPRING, size=12))


def since(iso, granularity="day"):
    return replace(CLAIM, since=When(iso, granularity))


def periods(delta, claim, as_of=SPRING):
    return counterfactuals(*read_case(delta), claim, as_of)


def test_findings_are_of_the_day_and_the_case_asked_for(found):
    assert (found.conflict.id, found.scenario.as_of) == ("delta", "2031-03-15")
    assert (found.dating.how, found.recognised) == ("given", "asked for with --case")
    assert found.solution.digest == found.scenario.digest == found.ensemble.digest


def test_nothing_later_than_the_day_is_in_the_record_of_the_findings(found):
    days = [p.when.first_day for p in found.record.positions if p.when]
    assert days
    assert max(days) <= SPRING


def test_the_claim_on_the_page_is_found_and_tested(found):
    (told,) = [c for c in found.claims if c.claim.holder == "north" and c.test]
    assert told.test.verdict in ("supported", "partly", "not supported", "cannot tell")
    assert [p.label for p in told.test.periods] == ["last 3 months", "last 6 months"]


def test_what_moved_since_the_month_before_sums(found):
    assert sum(found.change.utilities.values()) == pytest.approx(found.change.total_utilities)


def test_a_claim_that_names_no_period_is_tested_over_those_the_series_covers(delta):
    # The regime begins in March 2030: twelve months before there is no front to go back to.
    tested, why_not = periods(delta, CLAIM)
    assert [p.since for p in tested] == ["2030-12-01", "2030-09-01"]
    assert why_not == ""


def test_a_claim_that_names_its_date_is_tested_since_then(delta):
    (period,), why_not = periods(delta, since("2030-11", "month"))
    assert (period.since, period.stated, why_not) == ("2030-11-01", True, "")


@pytest.mark.parametrize("iso", ["2031-03-03", "2031-03-15", "2031-04-01"])
def test_a_claim_about_this_month_waits_for_the_month_to_end(delta, iso):
    tested, why_not = periods(delta, since(iso))
    assert tested == ()
    assert "no month is complete" in why_not


def test_a_claim_since_before_the_series_stops_no_brief(delta):
    tested, why_not = periods(delta, since("2022", "year"))
    assert tested == ()
    assert "is not on file" in why_not


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "resolve"}, "claim of resolve"),
        ({"direction": -1}, "falls"),
        ({"holder": "league"}, "not one of the two sides"),
        ({"driver": "support"}, "no measured series"),
        ({"driver": ""}, "not named"),
    ],
)
def test_a_claim_that_cannot_be_tested_says_why(change, words):
    assert words in untestable(replace(CLAIM, **change), {"north", "south"})


def test_a_claim_of_a_side_about_ground_can_be_tested():
    assert untestable(CLAIM, {"north", "south"}) == ""


@pytest.mark.parametrize(
    ("months", "first"),
    [(0, (2031, 3, 1)), (3, (2030, 12, 1)), (12, (2030, 3, 1)), (14, (2030, 1, 1))],
)
def test_months_are_counted_back_over_the_turn_of_the_year(months, first):
    assert months_before(SPRING, months) == date(*first)


def test_a_page_of_no_known_conflict_needs_a_case(tmp_path):
    page = tmp_path / "fair.txt"
    page.write_text("The harbour fair drew a record crowd on Sunday.\n", encoding="utf-8")
    with pytest.raises(CaseError, match="--case"):
        find_out(Asked((page,), size=1))


def test_pages_that_cannot_be_read_are_all_named(tmp_path):
    with pytest.raises(InputError) as caught:
        find_out(Asked((tmp_path / "one.txt", tmp_path / "two.txt"), size=1))
    assert "one.txt" in str(caught.value)
    assert "two.txt" in str(caught.value)
