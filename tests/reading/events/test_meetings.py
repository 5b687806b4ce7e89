"""Meetings: participants, sides, place, status and outcome."""

from __future__ import annotations

import pytest

from small_page import small_page
from upperhand.reading.events.meetings import meetings
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer

NAMES = load_gazetteer()


def read(text: str):
    document = small_page(text)
    return meetings(document, parse(document, load_parser(), NAMES), NAMES)


def test_those_who_met_and_their_sides_are_told():
    (met,) = read("President Vladimir Putin met US envoy Steve Witkoff in Moscow on Monday.")
    assert {"putin", "witkoff"} <= set(met.participants)
    assert set(met.sides) == {"ru", "us"}
    assert (met.place, met.status) == ("Moscow", "past")


def test_a_meeting_to_come_is_planned_and_has_no_outcome():
    (met,) = read("Rustem Umerov will travel to Brussels for constructive talks with NATO.")
    assert (met.status, met.place, met.outcome) == ("planned", "Brussels", "")


def test_they_are_those_of_the_meeting_before():
    first, second = read(
        "Rustem Umerov will travel to Brussels for talks with NATO. "
        "They will also meet US envoys in Florida."
    )
    assert "umerov" in second.participants
    assert first.sides[0] == second.sides[0] == "ua"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Russia and Ukraine are due to resume on Friday.", "planned"),
        ("A further meeting is planned in Geneva.", "planned"),
        ("Russia and Ukraine did not meet in Geneva.", "negated"),
        ("Putin will meet Trump if Kyiv agrees.", "conditional"),
    ],
)
def test_a_meeting_that_has_not_taken_place_is_not_past(text, status):
    assert {m.status for m in read(text)} == {status}


def test_what_came_of_a_meeting_is_kept_as_told():
    (met,) = read("Witkoff met Putin for five hours, but no agreement was reached.")
    assert met.outcome == "no agreement was reached"


@pytest.mark.parametrize("text", ["Russia met its goals.", "The bridge was opened on Monday."])
def test_meeting_a_goal_is_no_meeting(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Putin received Witkoff in the Kremlin on Monday.", "past"),
        ("Witkoff spent close to five hours with Putin in Moscow on Tuesday.", "past"),
        ("Russia and Ukraine wound up two days of discussions in Geneva.", "past"),
        ("Envoys from Russia and Ukraine are to sit down in Geneva on Monday.", "planned"),
        ("Witkoff is expected in Kyiv on Friday for talks with Zelensky.", "planned"),
        ("Witkoff leaves for Moscow tomorrow to meet Putin.", "planned"),
    ],
)
def test_sitting_down_receiving_and_being_expected_are_meetings(text, status):
    assert status in {m.status for m in read(text)}


@pytest.mark.parametrize(
    "text",
    ["Russia is negotiating from weakness.", "Crimea left the question to the lawyers."],
)
def test_a_way_of_bargaining_is_no_meeting(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two delegations agreed to meet again.", "planned"),
        ("A meeting between Ukraine and Russia failed to take place.", "negated"),
        ("Delegates from both sides gather in Doha on Thursday.", "planned"),
        ("Steve Witkoff is due back in Moscow on Tuesday.", "planned"),
        ("Steve Witkoff would see Rustem Umerov in Miami.", "planned"),
        ("The second day of talks ended in Geneva.", "past"),
        ("The two delegations sat in the same hall for an hour.", "past"),
    ],
)
def test_only_a_meeting_that_was_held_is_past(text: str, status: str):
    (met,) = read(text)
    assert met.status == status


NOT_BY_A_VERB_OF_MEETING = [
    ("After six hours with Emmanuel Macron, Rustem Umerov flew home.", "past"),
    ("Steve Witkoff spoke after a meeting with Rustem Umerov.", "past"),
    ("Rustem Umerov spent two days together with US envoys.", "past"),
    ("The delegations spent nine hours in one hotel.", "past"),
    ("Steve Witkoff saw Rustem Umerov in Miami on Sunday.", "past"),
    ("The talks in Doha went into a third day.", "past"),
    ("The talks in Doha produced nothing.", "past"),
    ("Rustem Umerov is expected in Ankara on Tuesday.", "planned"),
    ("Ukraine will be invited to Geneva.", "planned"),
    ("The delegations are to continue on Friday.", "planned"),
    ("The summit was postponed to Thursday.", "planned"),
    ("Ahead of talks in Oslo next week, Norda closed the bridge.", "planned"),
    ("A telephone conversation is scheduled for Monday.", "planned"),
    ("The ceremony was called off.", "negated"),
    ("There were no talks in Vienna on Friday.", "negated"),
    ("The two delegations were to have met in Vienna on Monday.", "negated"),
]


@pytest.mark.parametrize(("text", "status"), NOT_BY_A_VERB_OF_MEETING)
def test_a_meeting_is_told_by_hours_by_an_arrival_or_by_its_calling_off(text, status):
    assert {m.status for m in read(text)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine saw Russia as an enemy.",
        "The chancellor continued his speech.",
        "Volodymyr Zelensky was expected to sign the law.",
        "There was no talk of roads.",
        "Russia called for calm.",
        "She spoke at a press conference with reporters.",
    ],
)
def test_the_same_verbs_without_a_meeting_tell_none(text):
    assert read(text) == ()


def test_until_they_have_met_they_have_not():
    assert {m.status for m in read("Nothing is settled until Russia and Ukraine have met.")} == {
        "planned"
    }


def test_a_place_of_talks_takes_no_part_in_them():
    (met,) = read("After talks in Oslo with Rustem Umerov, the bridge was closed.")
    assert met.participants == ("umerov",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ukrainian and American officers read the map inch by inch in Vienna.", ""),
        ("Ukrainian and American officers went over the map in Vienna.", "past"),
        ("Negotiators from Russia and Ukraine worked until midnight in Istanbul.", "past"),
        ("Both delegations resumed work in Doha on Monday.", "past"),
        ("EU leaders will discuss the loan in Brussels next week.", "planned"),
        ("The envoys opened three days of talks in Oslo.", "past"),
        ("The envoy talked with President Vladimir Putin in Sochi.", "past"),
        ("Keir Starmer called on Chancellor Friedrich Merz in the morning.", "past"),
        ("Keir Starmer called on Chancellor Friedrich Merz to send shells.", ""),
        ("Steve Witkoff is scheduled to fly to Moscow on Wednesday.", "planned"),
        ("Rustem Umerov will travel to Ankara for a day.", "planned"),
        ("Russian and Ukrainian soldiers fought in Bakhmut all night.", ""),
        ("Donald Trump talked with reporters in Miami.", ""),
        ("Western officials agree that the truce will not hold.", ""),
        ("Refugees will return to Mariupol.", ""),
    ],
)
def test_two_sides_at_one_work_in_one_place_have_met(text: str, status: str):
    assert {m.status for m in read(text)} == ({status} if status else set())


@pytest.mark.parametrize(
    ("text", "status", "place"),
    [
        ("They have agreed on a date for a summit in Geneva.", "planned", "Geneva"),
        ("Progress was made at the latest round of talks in Doha.", "past", "Doha"),
        ("Emmanuel Macron will visit Oslo in March.", "planned", "Oslo"),
        ("They are to meet again in May.", "planned", ""),
        ("Steve Witkoff would travel to Moscow in October.", "planned", "Moscow"),
        ("Vladimir Putin spoke with President Donald Trump on Monday.", "past", ""),
        ("Norda proposed a pause in the strikes and a meeting of the two kings.", "offered", ""),
        ("The matter came up in a phone call on Sunday.", "past", ""),
    ],
)  # fmt: skip
def test_trips_calls_and_rounds_are_meetings(text, status, place):
    told = {(m.status, m.place) for m in read(text)}
    assert told == {(status, place)}


@pytest.mark.parametrize(
    "text",
    [
        "Reporters waited at a press conference in Geneva.",
        "There was much talk of a truce in Geneva.",
        "Ada Berg went home to bake.",
        "The guests met their hosts' conditions.",
    ],
)
def test_what_is_no_meeting_tells_none(text):
    assert read(text) == ()
