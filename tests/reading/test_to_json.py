"""The JSON of a record: its keys, its slices, its order."""

from __future__ import annotations

import json
from dataclasses import replace

from upperhand.reading.to_json import to_json
from upperhand.record import Citation, Document, Event, Mention, Part, Record, Statement

TEXT = "Kyiv\u00a0said “no”. Moscow shelled the port. 🚢"
PAGE = Document("d" * 64, "page.txt", TEXT, (Part(0, len(TEXT), "body"),))
SAID = Statement(
    "s1", PAGE.id, "direct", "reject", (Citation(PAGE.id, 10, 14),),
    Mention(Citation(PAGE.id, 0, 4), "ua"), "ua", Citation(PAGE.id, 5, 9),
)  # fmt: skip
SHELLED = Event(
    "e1", "FIGHT", "past", actors=("ru",),
    citations=(Citation(PAGE.id, 16, 39), Citation(PAGE.id, 23, 30)),
)  # fmt: skip
RECORD = Record(documents=(PAGE,), statements=(SAID,), events=(SHELLED,))

KEYS = {
    "schema", "documents", "statements", "positions", "leverage_claims", "events", "meetings",
    "dates", "clusters", "problems",
}  # fmt: skip
STATEMENT_KEYS = {"id", "document", "kind", "act", "party", "speaker", "cue", "content"}


def test_the_schema_is_the_documented_one():
    told = to_json(RECORD)
    assert set(told) == KEYS
    assert told["schema"] == 1
    assert set(told["statements"][0]) >= STATEMENT_KEYS


def test_every_text_is_the_slice_of_the_raw_page():
    (said,) = to_json(RECORD)["statements"]
    for part in (said["speaker"], said["cue"], *said["content"]):
        assert part["text"] == TEXT[part["start"] : part["end"]]
    assert [c["text"] for c in said["content"]] == ["“no”"]


def test_a_record_whose_slice_is_not_in_the_page_is_left_out_and_named():
    broken = replace(SAID, id="s2", content=(Citation(PAGE.id, 10, 999),))
    told = to_json(replace(RECORD, statements=(SAID, broken)))
    assert [s["id"] for s in told["statements"]] == ["s1"]
    (problem,) = told["problems"]
    assert (problem["where"], problem["severity"]) == ("s2", "error")


def test_a_slice_of_nothing_but_blanks_is_no_quote():
    blank = replace(SAID, content=(Citation(PAGE.id, 4, 5),))
    assert to_json(replace(RECORD, statements=(blank,)))["statements"] == []


def test_a_statement_without_speaker_or_cue_says_null():
    (said,) = to_json(replace(RECORD, statements=(replace(SAID, speaker=None, cue=None),)))[
        "statements"
    ]
    assert said["speaker"] is None
    assert said["cue"] is None


def test_an_event_carries_its_class_under_both_names_and_that_of_2021():
    (event,) = to_json(RECORD)["events"]
    assert event["class"] == event["category"] == "FIGHT"
    assert event["class_2021"] == "ASSAULT"
    assert event["trigger"]["text"] == "shelled"


def test_entries_come_in_the_order_of_the_text():
    later = replace(SAID, id="a-first-by-name", content=(Citation(PAGE.id, 16, 39),))
    told = to_json(replace(RECORD, statements=(later, SAID)))
    assert [s["id"] for s in told["statements"]] == ["s1", "a-first-by-name"]


def test_it_is_plain_json():
    assert json.loads(json.dumps(to_json(RECORD))) == to_json(RECORD)
