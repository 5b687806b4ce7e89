"""Issues and options by their words."""

import pytest

from upperhand.case import open_case
from upperhand.reading.of_case import issues_of_case
from upperhand.reading.positions.issue_library import (
    IssueTerms,
    OptionTerms,
    issues_in,
    library,
    option_in,
)

TOPICS = [
    "territory", "recognition", "alliance", "forces", "foreign_troops", "guarantees", "ceasefire",
    "sanctions", "assets", "prisoners", "justice", "elections", "rights", "energy", "aid",
    "process", "plan",
]  # fmt: skip


@pytest.mark.parametrize("issue", TOPICS)
def test_the_library_covers_what_peace_processes_negotiate(issue):
    known = library()[issue]
    assert known.terms
    assert all(o.label for o in known.options)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Ukraines potential NATO membership remains a central point", "alliance"),
        ("any agreement must prevent further Russian attacks", "guarantees"),
        ("the army may not exceed 600,000 men", "forces"),
        ("all prisoners are to be exchanged", "prisoners"),
        ("European soldiers would be sent once the guns fall silent", "foreign_troops"),
        ("the centrifuges must stop", "energy"),
        ("the trucks of flour wait at the bridge", "aid"),
        ("they are to lay down their weapons", "forces"),
        ("a corridor for the sick and for medicines", "aid"),
        ("bring the dead home and publish a list of names", "prisoners"),
        ("blue helmets along the wall", "foreign_troops"),
        ("it would hand back the town of its own accord", "territory"),
        ("the guns must be silent first", "ceasefire"),
        ("a visa ban on the colonels", "sanctions"),
        ("the killers must answer for it", "justice"),
        ("sit down with us face to face", "process"),
    ],
)
def test_an_issue_is_recognised_by_its_words(text, issue):
    assert issue in {h.issue for h in issues_in(text)}


@pytest.mark.parametrize("text", ["the reelections were void", "the portly general sat down"])
def test_a_word_within_another_word_names_no_issue(text):
    assert not {"elections", "recognition", "maritime"} & {h.issue for h in issues_in(text)}


def test_dots_in_a_term_leave_room_for_three_words():
    own = IssueTerms("crew", ("free .. crew",))
    assert issues_in("free the whole ferry crew", [own])[0].of_case
    assert not [h for h in issues_in("free us from this and that old crew", [own]) if h.of_case]


def test_small_letters_match_any_case_and_capitals_match_as_written():
    assert not issues_in("a nato badge")
    assert issues_in("Ceasefire now")[0].issue == "ceasefire"


def test_a_cases_issue_stands_before_the_library_issue_it_maps_to():
    own = IssueTerms("donbas", ("donbas",), maps_to="territory")
    hits = issues_in("the Donbas and its border", [own])
    assert [h.issue for h in hits] == ["donbas"]


def test_a_library_issue_is_told_under_the_only_case_issue_that_maps_to_it():
    own = IssueTerms("znpp", ("znpp",), maps_to="energy")
    assert [h.issue for h in issues_in("the nuclear plant", [own])] == ["znpp"]


def test_a_library_issue_with_two_case_issues_keeps_its_own_name():
    two = [IssueTerms("north", ("north",), maps_to="territory"),
           IssueTerms("south", ("south",), maps_to="territory")]  # fmt: skip
    assert [h.issue for h in issues_in("the front line", two)] == ["territory"]


CAP = IssueTerms(
    "cap",
    ("army",),
    (OptionTerms("small", "600,000"), OptionTerms("large", "800,000 in peacetime")),
)
LAND = IssueTerms(
    "land",
    ("region",),
    (
        OptionTerms("b_leaves", "Ukraine withdraws from the rest of the region"),
        OptionTerms("a_leaves", "Russia withdraws from the rest of the region"),
    ),
)


def test_a_number_in_a_label_tells_the_option():
    assert option_in("an army of 800,000", "cap", [CAP]) == "large"


def test_an_option_that_cannot_be_told_stays_empty():
    assert option_in("an army of some size", "cap", [CAP]) == ""


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Ukrainian troops must withdraw from the rest of the region", "b_leaves"),
        ("Russian troops must withdraw from the rest of the region", "a_leaves"),
        ("somebody must withdraw from the rest of the region", ""),
    ],
)
def test_who_withdraws_is_never_confused(text, option):
    assert option_in(text, "land", [LAND]) == option


@pytest.mark.parametrize("party", ["Ukraine", "Azerbaijan", "Israel", "Norda"])
def test_the_name_of_a_party_tells_no_option_whichever_war_it_fights(party: str):
    ridge = IssueTerms(
        "ridge",
        options=(
            OptionTerms("held", f"{party} and Veldar hold the ridge"),
            OptionTerms("shared", "the ridge is shared"),
        ),
        parties=("Norda",),
    )
    assert option_in(f"{party} spoke of Veldar", "ridge", [ridge]) == ""
    assert option_in("Veldar would hold it all", "ridge", [ridge]) == "held"


def test_a_case_lends_its_issues_the_names_of_its_parties():
    issues = issues_of_case(open_case("ukraine").conflict)
    assert issues
    assert all({"Russia", "Ukraine", "Ankara"} <= set(i.parties) for i in issues)
