"""When was a page written? What it says, what the case lets us infer, or nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_case import write_case
from upperhand.case import open_case
from upperhand.dating import date_of, inferred_date, matches
from upperhand.record import Document, Event, When
from upperhand.record.casefile import read_case

# Invented, each with names of its own, so that a page can tell them apart.
TOLD = {
    "2031-02-09": "Kern and Rusk meet in Harbourtown at the Mariners Guildhall for six hours",
    "2031-02-10": "Kern presents the Silverbrook Paper in Harbourtown to envoy Castellan",
    "2031-04-14": "Southmark confirms that Ashdown withdrew from Millbridge and Stonefield",
    "2031-05-20": "Lindqvist publishes the Tolls Convention with the Ostrander Annex",
    "2031-06-02": "Drones strike the Vantage refinery near Port Halloran",
}
EVENTS = tuple(
    Event(f"e-{day}", "TALKS", "past", when=When(day, "day"), text=text)
    for day, text in TOLD.items()
)


def page(text, published=""):
    when = When(published, "day") if published else None
    return Document("d", "page.txt", text, published=when)


@pytest.fixture
def conflict(case_folder):
    return read_case(case_folder)[0]


@pytest.mark.parametrize("day", TOLD)
def test_a_page_that_tells_an_event_of_the_case_is_dated_by_it(day):
    found = inferred_date([page(TOLD[day])], EVENTS)
    assert found is not None
    # Events one day apart stand on one page: the later day is the page's earliest.
    assert abs((found[0] - date.fromisoformat(day)).days) <= 1
    assert day in found[1]


def test_a_page_that_tells_nothing_of_the_case_has_no_date():
    assert inferred_date([page("The harbour festival drew a record crowd.")], EVENTS) is None


def test_names_that_every_event_shares_date_nothing():
    crowd = [
        replace(e, text=f"Kern speaks in Harbourtown on topic {i}") for i, e in enumerate(EVENTS)
    ]
    assert inferred_date([page("Kern spoke in Harbourtown.")], crowd) is None


def test_old_background_does_not_outweigh_the_news():
    text = f"{TOLD['2031-05-20']}. In February, {TOLD['2031-02-09']}."
    assert inferred_date([page(text)], EVENTS)[0] == date(2031, 5, 20)


def test_a_weekday_on_the_page_picks_the_day_inside_the_window():
    text = f"On Monday {TOLD['2031-02-10']}, a day after {TOLD['2031-02-09']}."
    found = inferred_date([page(text)], EVENTS)
    assert found[0] == date(2031, 2, 10)  # a Monday
    assert "the page names Monday" in found[1]


def test_events_without_a_day_date_nothing():
    vague = [replace(e, when=When(e.when.iso[:7], "month")) for e in EVENTS]
    assert matches(TOLD["2031-04-14"], vague) == ()


def test_matches_come_in_order_of_date_with_the_words_shared():
    found = matches(" ".join(reversed(TOLD.values())), EVENTS)
    assert [m.day.isoformat() for m in found] == sorted(TOLD)
    assert {"kern", "rusk"} <= set(found[0].words)


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_the_dating(text):
    found = inferred_date([page(text)], EVENTS)
    assert found is None or isinstance(found[0], date)


def test_what_is_given_beats_what_is_published_and_that_beats_what_is_inferred(conflict):
    told = page(TOLD["2031-04-14"], published="2031-03-03")
    plain = page(TOLD["2031-04-14"])
    given_day, published = date(2031, 1, 1), date(2031, 1, 2)
    asked = date_of([told], conflict, EVENTS, as_of=given_day, published=published)
    assert (asked.as_of, asked.how) == ("2031-01-01", "given")
    said = date_of([told], conflict, EVENTS, published=published)
    assert (said.as_of, said.how) == ("2031-01-02", "given")
    assert date_of([told], conflict, EVENTS).how == "published"
    assert date_of([told], conflict, EVENTS).as_of == "2031-03-03"
    inferred = date_of([plain], conflict, EVENTS)
    assert (inferred.as_of, inferred.how) == ("2031-04-14", "inferred")
    assert "Millbridge" in inferred.reason


def test_the_latest_of_several_published_pages_dates_the_brief(conflict):
    pages = [page("", "2031-03-03"), page("", "2031-04-04"), page("", "")]
    assert date_of(pages, conflict, EVENTS).as_of == "2031-04-04"


def test_without_any_sign_the_case_is_read_to_its_last_day(conflict):
    found = date_of([page("Nothing of note.")], conflict, EVENTS)
    assert (found.as_of, found.how) == ("2031-06-30", "cut-off")


def test_the_small_case_dates_a_page_on_its_own_events(tmp_path):
    conflict, record = read_case(write_case(tmp_path))
    text = "River League publishes Tolls Convention with Ostrander Annex"
    assert date_of([page(text)], conflict, record.events).as_of == "2031-05-20"


def test_the_sample_page_is_dated_by_the_talks_it_tells():
    case = open_case("ukraine")
    text = (case.folder / case.conflict.sample).read_text(encoding="utf-8")
    # The page says: on Friday, after the envoys met on Thursday and before the round in Abu Dhabi
    # ends on Saturday. That round was held on Friday 23 and Saturday 24 January 2026.
    found = date_of([page(text)], case.conflict, case.record.events)
    assert (found.as_of, found.how) == ("2026-01-23", "inferred")
    assert date.fromisoformat(found.as_of).strftime("%A") == "Friday"


def test_a_page_that_says_only_when_it_was_last_updated_is_dated_by_that(conflict):
    told = Document("d", "page.txt", "Kern spoke.", updated=When("2031-03-01", "day"))
    dating = date_of([told], conflict, EVENTS)
    assert (dating.as_of, dating.how) == ("2031-03-01", "published")
    assert "last updated" in dating.reason
