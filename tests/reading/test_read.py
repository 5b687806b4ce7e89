"""The cascade on small pages: one run, one record, a log, and problems instead of crashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from upperhand.errors import InputError, MissingExtra
from upperhand.reading.read import read, read_with_log
from upperhand.reading.to_json import to_json
from upperhand.record import Document, Part

PAGE = "\n\n".join(
    [
        "Moscow claims that victories strengthen its leverage in the talks",
        "The Kremlin said on Wednesday that recent victories have strengthened "
        "Russia's leverage in the talks.",
        "Ukrainian President Volodymyr Zelensky stressed that any agreement must bring "
        "security guarantees. Russia shelled Kherson last month.",
        "US envoys met Vladimir Putin in Moscow, but no agreement was reached.",
    ]
)
OTHER = "\n\n".join(
    [
        "Zelensky names his terms",
        "Zelensky said any agreement must bring security guarantees. "
        "Kyiv said that Ukraine would release ten pilots.",
    ]
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_a_page_becomes_statements_positions_claims_events_and_meetings(folder):
    record = read([folder / "one.txt"])
    assert {s.party for s in record.statements} == {"ru", "ua"}
    assert ("ua", "guarantees", "demand") in {
        (p.party, p.issue, p.stance) for p in record.positions
    }
    assert [(c.type, c.holder, c.claimant) for c in record.leverage_claims] == [
        ("leverage", "ru", "ru")
    ]
    assert ("FIGHT", "past") in {(e.category, e.status) for e in record.events}
    assert [m.outcome for m in record.meetings] == ["no agreement was reached"]


def test_the_repeated_title_is_a_second_citation_of_one_claim(folder):
    (claim,) = read([folder / "one.txt"]).leverage_claims
    assert len(claim.citations) == 2


def test_a_folder_is_read_whole_and_tellings_of_one_thing_are_joined(folder):
    record = read([folder])
    assert len(record.documents) == 2
    said = {s.id: s.document for s in record.statements}
    joined = [{said[m] for m in c.members} for c in record.clusters if c.kind == "statement"]
    assert {d.id for d in record.documents} in joined


def test_the_order_of_reading_changes_nothing(folder):
    one, two = folder / "one.txt", folder / "two.txt"
    there, back = to_json(read([one, two])), to_json(read([two, one]))
    for kind in ("statements", "positions", "leverage_claims", "events", "meetings", "clusters"):
        assert {e["id"] for e in there[kind]} == {e["id"] for e in back[kind]}


def test_reading_a_page_twice_or_again_changes_nothing(folder):
    once, log = read_with_log([folder / "one.txt"])
    twice, again = read_with_log([*once.documents, folder / "one.txt"])
    assert twice == once
    assert again.words == log.words
    assert once.with_record(read([folder / "one.txt"])) == once


def test_what_is_read_alone_is_read_the_same_among_others(folder):
    alone = {s.id for s in read([folder / "two.txt"]).statements}
    assert alone <= {s.id for s in read([folder]).statements}


def test_relative_dates_stay_unresolved_without_a_day_to_count_from(folder):
    dates = {w.text.removeprefix("on "): w.iso for w in read([folder / "one.txt"]).dates}
    assert dates == {"Wednesday": "", "last month": ""}


def test_a_given_day_of_publication_anchors_them_and_is_marked_as_given(folder):
    record = read([folder / "one.txt"], published=date(2025, 12, 5))
    dates = {w.text.removeprefix("on "): w.iso for w in record.dates}
    assert dates == {"Wednesday": "2025-12-03", "last month": "2025-11"}
    assert "given" in record.documents[0].published.anchor


def test_a_statement_is_dated_by_the_day_beside_its_cue_else_by_the_page(folder):
    record = read([folder / "one.txt"], published=date(2025, 12, 5))
    days = {(s.party, s.when.iso) for s in record.statements}
    assert {("ru", "2025-12-03"), ("ua", "2025-12-05")} <= days


def test_an_event_carries_the_date_of_its_own_clause(folder):
    record = read([folder / "one.txt"], published=date(2025, 12, 5))
    assert ("FIGHT", "2025-11") in {(e.category, e.when.iso) for e in record.events if e.when}


def test_what_is_dated_later_is_left_out_on_demand(folder):
    record = read([folder / "one.txt"], published=date(2025, 12, 5), as_of=date(2025, 12, 1))
    assert record.statements == ()
    assert {e.category for e in record.events if e.when} == {"FIGHT"}


def test_the_log_tells_what_each_stage_found_and_declined(folder):
    record, log = read_with_log([folder / "one.txt"])
    assert log.found("statements") == len(record.statements)
    assert log.found("events") == len(record.events)
    assert any("no day to count from" in why for why in log.declined())
    assert log.parser
    assert log.words > 30


def test_progress_is_told_before_each_document_and_at_the_end(folder):
    told = []
    read([folder], progress=lambda done, of, source: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_document_already_read_is_taken_as_it_is():
    text = "Moscow said it would not yield."
    page = Document("c" * 64, "memory", text, (Part(0, len(text), "body"),))
    record = read([page])
    assert [s.party for s in record.statements] == ["ru"]
    assert record.documents == (replace(page),)


def test_a_page_without_statements_says_so(tmp_path):
    (tmp_path / "quiet.txt").write_text("The river froze early. Ice lay on the quay.\n\nSnow fell.")
    record = read([tmp_path / "quiet.txt"])
    assert record.statements == ()
    assert any("nobody is reported" in p.what for p in record.problems)


def test_a_broken_file_is_a_problem_and_reading_goes_on(folder):
    (folder / "empty.txt").write_bytes(b"")
    record = read([folder])
    assert len(record.documents) == 2
    assert any(p.severity == "error" and "empty" in p.what for p in record.problems)


def test_a_file_that_does_not_exist_is_told_by_name(tmp_path):
    with pytest.raises(InputError, match=r"nothere\.txt"):
        read([tmp_path / "nothere.txt"])


def test_a_parser_that_is_not_installed_is_asked_for_by_name(folder):
    with pytest.raises(MissingExtra, match="en_core_web_none"):
        read([folder / "one.txt"], model="en_core_web_none")


def test_without_a_parser_model_reading_goes_on_and_says_so(folder):
    record = read([folder / "one.txt"], model="none")
    assert record.events == ()
    assert any("parser: none" in p.what for p in record.problems)


def test_every_slice_of_the_record_is_in_its_page(folder):
    record = read([folder])
    texts = {d.id: d.text for d in record.documents}
    for entry in (*record.positions, *record.leverage_claims, *record.events, *record.meetings):
        for c in entry.citations:
            assert texts[c.document][c.start : c.end].strip()
