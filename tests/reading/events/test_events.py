"""Events in small documents: class, status, who, whom, where, and who tells it."""

from __future__ import annotations

import pytest

from small_page import small_page
from upperhand.reading.events.find import events
from upperhand.reading.events.plover_words import CLASSES
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.record import Citation, Statement

NAMES = load_gazetteer()


def told(text: str, *statements: Statement):
    document = small_page(text)
    return events(document, parse(document, load_parser(), NAMES), NAMES, statements)


STATUSES = [
    ("The envoys flew home without a decision.", "AGREE", "negated"),
    ("The meetings in May brought no truce.", "AGREE", "negated"),
    ("Night raids set fire to a depot near the port.", "ASSAULT", "past"),
    ("The rebels have besieged the town since May 2024.", "COERCE", "ongoing"),
    ("Russia shelled the harbour on Monday.", "FIGHT", "past"),
    ("Russia struck Kharkiv on Monday.", "FIGHT", "past"),
    ("Workers struck for three days in Lyon.", "PROTEST", "past"),
    ("Russian troops marched on Kharkiv.", "FIGHT", "past"),
    ("Russian forces did not shell the harbour.", "FIGHT", "negated"),
    ("Russia no longer shells Kharkiv.", "FIGHT", "negated"),
    ("Ukraine wants an exchange of prisoners.", "DEMAND", "planned"),
    ("No prisoners were released by Ukraine.", "RETREAT", "negated"),
    ("Ukraine failed to release the prisoners.", "RETREAT", "negated"),
    ("Ukraine will release the prisoners.", "RETREAT", "planned"),
    ("Ukraine is expected to release the prisoners on Friday.", "RETREAT", "planned"),
    ("Ukraine offered to release the prisoners.", "RETREAT", "offered"),
    ("Russia may bomb the harbour.", "FIGHT", "conditional"),
    ("Russia will bomb the harbour if talks fail.", "FIGHT", "conditional"),
    ("Russia is bombing the harbour.", "FIGHT", "ongoing"),
    ("Russia continued to shell the harbour.", "FIGHT", "ongoing"),
    ("Ukraine has yet to release the prisoners.", "RETREAT", "negated"),
    ("Russia announced a withdrawal from Kherson.", "RETREAT", "planned"),
    ("The mayor announced a sit-in on the square.", "PROTEST", "planned"),
    ("Ukraine agreed to release the prisoners.", "RETREAT", "planned"),
    ("Emmanuel Macron is going to telephone Vladimir Putin.", "CONSULT", "planned"),
    ("The talks open on Monday.", "CONSULT", "planned"),
]


@pytest.mark.parametrize(("text", "category", "status"), STATUSES)
def test_what_has_not_happened_is_not_past(text, category, status):
    assert (category, status) in {(e.category, e.status) for e in told(text)}
    if status != "past":
        assert (category, "past") not in {(e.category, e.status) for e in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The minister struck a hopeful note.",
        "Elections took place in Ukraine.",
        "Ukraine took part in a conference.",
        "Prices dropped in Russia.",
        "Russia considers Ukraine an enemy.",
        "Zelensky expects a hard winter.",
    ],
)
def test_words_that_look_like_a_deed_tell_none(text):
    assert told(text) == ()


def test_who_did_it_to_whom_and_where_are_told():
    (event,) = told("Russian troops arrested Ukrainian sailors in Kherson.")
    assert (event.category, event.actors, event.targets) == ("COERCE", ("ru",), ("ua",))
    assert event.place == "Kherson"


def test_in_a_passive_the_doer_is_the_one_after_by():
    (event,) = told("The Ukrainian ambassador was expelled by Russia.")
    assert event.actors == ("ru",)


def test_an_intention_is_told_beside_the_deed_it_is_about():
    found = {e.category: e.status for e in told("Ukraine will release the prisoners.")}
    assert found == {"AGREE": "planned", "RETREAT": "planned"}


def test_an_event_inside_a_statement_is_told_by_its_speaker():
    text = "Moscow said that Ukraine shelled the harbour."
    start = text.index("that")
    said = Statement(
        "s", "d" * 64, "indirect", "claim", (Citation("d" * 64, start, 44),), party="ru"
    )
    assert {e.told_by for e in told(text, said)} == {"ru"}
    assert {e.told_by for e in told(text)} == {"reporter"}


def test_every_event_cites_words_of_its_document():
    text = "Russia shelled Kherson. Ukraine then captured the town of Merin and freed two pilots."
    for event in told(text):
        for citation in event.citations:
            assert text[citation.start : citation.end].strip()
        assert event.category in CLASSES


def test_without_syntax_there_are_no_events():
    document = small_page("Russia shelled the harbour.")
    assert events(document, parse(document, load_parser("none"), NAMES), NAMES) == ()


def test_a_clause_with_its_own_subject_is_not_negated_by_its_neighbour():
    found = {e.category: e.status for e in told(
        "Russia has not agreed to a truce, and drones hit Kharkiv on Sunday."
    )}  # fmt: skip
    assert found["ASSAULT"] == "past"
    assert found["AGREE"] == "negated"


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("Russia came away without an agreement.", "AGREE", "negated"),
        ("No date has been set for a truce.", "AGREE", "negated"),
        ("Germany pledged four tanks to Ukraine.", "AID", "planned"),
        ("Germany promised that planes would drop food once the fog lifted.", "AID", "conditional"),
        ("Russia warned that it would shell Kherson unless Ukraine left.", "FIGHT", "conditional"),
        ("Rustem Umerov is expected in Ankara on Tuesday.", "CONSULT", "planned"),
        ("The summit was called off.", "CONSULT", "negated"),
        ("Nothing has moved since the shelling of the harbour.", "FIGHT", "past"),
        ("Ukrainian units have taken control of the junction.", "FIGHT", "past"),
        ("Russian troops were driven off the ridge.", "FIGHT", "past"),
        ("Russia closed the strait to tankers.", "SANCTION", "past"),
        ("Ukraine called up a new class of reservists.", "MOBILIZE", "past"),
        ("The two sides settled on a list of names.", "AGREE", "past"),
        ("Russian troops have left the town.", "RETREAT", "past"),
    ],
)
def test_deeds_outside_the_plain_verbs_are_told_with_their_status(text, category, status):
    assert (category, status) in {(e.category, e.status) for e in told(text)}


def test_a_threat_is_made_though_its_deed_is_not():
    found = {(e.category, e.status) for e in told("Russia warned that it would shell Kherson.")}
    assert ("THREATEN", "past") in found
    assert {s for c, s in found if c == "FIGHT"} == {"planned"}


def test_one_meeting_is_one_event_by_its_noun_and_its_verb():
    assert [e.category for e in told("The talks in Doha produced nothing.")].count("CONSULT") == 1
