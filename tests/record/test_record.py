"""The record: entries in date order, known on a date, joined without loss."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.record import (
    Citation,
    Document,
    Event,
    Measurement,
    Mention,
    Position,
    Record,
    Statement,
    When,
)

DAYS = st.dates(date(2030, 1, 1), date(2031, 12, 31))


def position(n, day):
    when = When(day.isoformat(), "day")
    return Position(f"pos-{n}", "north", "river", "demand", "line", when=when)


@st.composite
def records(draw):
    days = draw(st.lists(DAYS, max_size=8))
    offset = draw(st.integers(0, 3))
    return Record(positions=tuple(position(offset + n, d) for n, d in enumerate(days)))


@given(records(), records())
def test_joining_loses_no_entry_and_keeps_none_twice(one, other):
    joined = one.with_record(other).positions
    assert {p.id for p in joined} == {p.id for p in (*one.positions, *other.positions)}
    assert len({p.id for p in joined}) == len(joined)


@given(records(), records())
def test_joined_entries_stand_in_order_of_date(one, other):
    days = [p.when.iso for p in one.with_record(other).positions]
    assert days == sorted(days)


@given(records())
def test_joining_the_same_again_changes_nothing(record):
    once = record.with_record(record)
    assert once.with_record(record) == once


@given(records(), DAYS)
def test_nothing_later_is_known_on_a_day(record, day):
    known = record.as_of(day)
    assert all(p.when.first_day <= day for p in known.positions)
    later = [p for p in record.positions if p.when.first_day > day]
    assert len(known.positions) + len(later) == len(record.positions)


def test_what_has_no_date_stays_known():
    undated = Record(events=(Event("evt-1", "TALKS", "past"),))
    assert undated.as_of(date(1900, 1, 1)) == undated


@pytest.mark.parametrize(
    ("iso", "granularity", "first"),
    [
        ("2031-02-03", "day", date(2031, 2, 3)),
        ("2031-02", "month", date(2031, 2, 1)),
        ("2031", "year", date(2031, 1, 1)),
        ("2031-02-03/2031-02-09", "range", date(2031, 2, 3)),
        ("", "unresolved", None),
    ],
)
def test_the_first_day_a_date_can_mean(iso, granularity, first):
    assert When(iso, granularity).first_day == first


def test_a_quote_is_the_stretch_cited():
    page = Document("d1", "page.txt", "Kern said the line stays. Rusk did not.")
    record = Record(documents=(page,))
    assert record.quote(Citation("d1", 10, 24)) == "the line stays"


def test_an_unknown_document_or_entry_is_a_key_error():
    record = Record(
        measurements=(Measurement("m1", "s", When("2031-01", "month"), 1.0, "km²", "claimed"),)
    )
    assert record.entry("m1").value == 1.0
    with pytest.raises(KeyError):
        record.entry("m2")
    with pytest.raises(KeyError):
        record.document("d9")


def test_views_by_party_and_issue_hold_what_is_asked():
    record = Record(positions=(position(1, date(2031, 1, 1)),))
    assert record.by_party("north") == record.by_issue("river") == record.positions
    assert record.by_party("south") == record.by_issue("tolls") == ()


def test_the_teller_is_named_without_the_clause_about_him():
    text = "Trump, who smiled, said no."
    document = Document("d", "page.txt", text, ())
    cited = Citation("d", 0, len("Trump, who"))
    said = Statement("s", "d", "indirect", "claim", (Citation("d", 24, 26),), Mention(cited))
    assert document.teller(said) == "Trump"
    assert document.teller(replace(said, speaker=None)) == ""
