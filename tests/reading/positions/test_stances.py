"""Positions from statements and from what the reporter tells of a party."""

from __future__ import annotations

import pytest

from small_page import small_page
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.positions.issue_library import IssueTerms, OptionTerms
from upperhand.reading.positions.stances import positions
from upperhand.record import Citation, Statement
from upperhand.record.entries import Act

NAMES = load_gazetteer()


def said(text: str, act: Act = "claim", party: str = "ru") -> Statement:
    return Statement(
        "s1", "d" * 64, "indirect", act, (Citation("d" * 64, 0, len(text)),), party=party
    )


def read(text: str, act: Act = "claim", issues: tuple[IssueTerms, ...] = ()):
    return positions([said(text, act)], small_page(text), None, issues)


STANCES = [
    ("any agreement must bring security guarantees", "demand", "guarantees", "demand"),
    ("Kyiv would accept a ceasefire if it is monitored", "offer", "ceasefire", "conditional"),
    ("we will never recognise the annexation", "reject", "recognition", "redline"),
    ("it will not accept peacekeepers", "reject", "foreign_troops", "reject"),
    ("European soldiers would become legitimate targets", "threaten", "foreign_troops", "redline"),
    ("it accepts the peace plan", "accept", "plan", "accept"),
    ("it did not completely reject the US plan", "deny", "plan", "conditional"),
    ("NATO membership would secure protection", "claim", "alliance", "ideal"),
    ("NATO membership remains a central point in the talks", "affirm", "alliance", "demand"),
    ("others might reach agreements without their input", "claim", "process", "reject"),
    ("they have been working to modify the peace plan", "claim", "plan", "conditional"),
    ("to block any use of frozen assets", "threaten", "assets", "reject"),
    ("to shell the port unless the hostages were freed", "threaten", "prisoners", "demand"),
    ("to leave the talks if the observers came back", "threaten", "foreign_troops", "reject"),
    ("to cut off the gas supplies if the siege went on", "threaten", "energy", "conditional"),
    (
        "to occupy the rest of the valley unless the talks resumed",
        "threaten",
        "territory",
        "demand",
    ),
    ("to seize the island if Kyiv recognises the ceasefire", "threaten", "territory", "demand"),
    ("to keep its troops in the valley if the truce fails", "threaten", "territory", "conditional"),
    ("it reserves the right to resume fighting", "claim", "ceasefire", "conditional"),
    ("recognition of the republic is not up for discussion", "claim", "recognition", "reject"),
    ("it would sign nothing on the islands", "offer", "territory", "reject"),
    (
        "any foreign contingent would be a legitimate target",
        "describe",
        "foreign_troops",
        "redline",
    ),
]


@pytest.mark.parametrize(("text", "act", "issue", "stance"), STANCES)
def test_act_and_words_give_issue_and_stance(text, act, issue, stance):
    assert (issue, stance) in {(p.issue, p.stance) for p in read(text, act)}


@pytest.mark.parametrize(
    "text", ["the weather is mild in Basel", "the talks lasted five hours", "NATO ministers met"]
)
def test_words_that_take_no_stance_give_no_position(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("reports that its guns had fired on the island", "reject"),
        ("that the island would be retaken", "promise"),
        ("no ceasefire was proposed", "offer"),
        ("that the enemy is ready to cede the island to nobody", "accuse"),
    ],
)
def test_an_act_whose_words_give_nothing_takes_no_stance(text, act):
    assert read(text, act) == ()


def test_patience_is_no_condition_and_a_contrast_speaks_for_itself():
    text = "it is ready to talk as long as it takes, but the prisoners must be freed first"
    found = {(p.issue, p.stance) for p in read(text, "offer")}
    assert ("process", "offer") in found
    assert ("prisoners", "offer") not in found


def test_who_is_to_do_a_deed_is_not_what_it_is_about():
    found = read("his army will take the valley unless it is ceded", "threaten")
    assert {p.issue for p in found} == {"territory"}
    cut = read("its army must be cut to a third", "demand")
    assert "forces" in {p.issue for p in cut}


def test_each_sentence_of_a_statement_acts_for_itself():
    text = "The trucks pass the bridge every day. The prisoners must be freed."
    assert {(p.issue, p.stance) for p in read(text, "demand")} == {("prisoners", "demand")}


def test_where_something_is_to_be_is_not_what_it_is_about():
    text = "it would accept observers on the truce line"
    assert {p.issue for p in read(text, "accept")} == {"foreign_troops", "ceasefire"}
    assert {p.issue for p in read("it accepts the truce line", "accept")} >= {"territory"}


def test_nobody_without_a_party_takes_a_position():
    text = "any agreement must bring security guarantees"
    assert positions([said(text, "demand", party="")], small_page(text), None) == ()


def test_what_is_accepted_and_what_is_not_are_two_positions():
    text = "it would accept observers at the border, but not foreign troops"
    found = {(p.issue, p.stance) for p in read(text, "offer")}
    assert ("foreign_troops", "reject") in found
    assert any(stance == "accept" for _, stance in found)


def test_a_condition_is_kept_in_its_own_words():
    (found,) = read("Kyiv would accept a ceasefire if it is monitored", "offer")
    assert found.condition == "if it is monitored"


def test_the_option_is_told_where_the_words_tell_it():
    options = (OptionTerms("s", "600,000"), OptionTerms("l", "800,000"))
    cap = IssueTerms("cap", ("army",), options, maps_to="forces")
    (found,) = read("the army may have 800,000 men", "demand", (cap,))
    assert (found.issue, found.option) == ("cap", "l")


def test_a_position_cites_the_words_that_take_it():
    text = "The day was long. Any agreement must bring security guarantees."
    (found,) = read(text, "demand")
    quote = text[found.citations[0].start : found.citations[0].end]
    assert "security guarantees" in quote
    assert "The day was long" not in quote


@pytest.mark.parametrize("plan", ["US 28-point peace plan", "Qatari proposal", "Kenyan draft"])
def test_a_plan_is_named_as_written(plan: str):
    (found,) = read(f"it rejects the {plan}", "reject")
    assert found.plan == plan


REPORTED = [
    ("Trump has consistently opposed NATO membership for Ukraine.", "us", "alliance", "reject"),
    ("Moscow labelled parts of the proposal unacceptable.", "ru", "plan", "reject"),
    ("Germany supports security guarantees for Kyiv.", "de", "guarantees", "accept"),
    ("Trump has yet to comment on the results of the talks.", "us", "process", "silent"),
]


@pytest.mark.parametrize(("text", "party", "issue", "stance"), REPORTED)
def test_the_reporter_tells_where_a_party_stands(text, party, issue, stance):
    document = small_page(text)
    found = positions([], document, parse(document, load_parser(), NAMES), (), NAMES)
    assert (party, issue, stance) in {(p.party, p.issue, p.stance) for p in found}


@pytest.mark.parametrize(("deed", "offers"), [("continue fighting for", 0), ("cede", 1)])
def test_who_is_ready_to_go_on_fighting_offers_nothing(deed, offers):
    document = small_page(f"Putin signalled that Moscow is prepared to {deed} the land.")
    parsed = parse(document, load_parser(), NAMES)
    assert [p.stance for p in positions((), document, parsed, (), NAMES)].count("offer") == offers


def test_what_a_party_might_do_is_no_position():
    document = small_page("Kyiv might reject the peace plan.")
    assert positions([], document, parse(document, load_parser(), NAMES), (), NAMES) == ()


ANSWERS = [
    ("Kyiv proposed an exchange of prisoners. Moscow rejected the idea.", "reject"),
    ("Kyiv proposed an exchange of prisoners. Moscow welcomed it.", "accept"),
    ("Kyiv proposed an exchange of prisoners. Moscow ruled out any such swap.", "reject"),
]


@pytest.mark.parametrize(("text", "stance"), ANSWERS)
def test_an_answer_is_about_what_was_proposed_before(text, stance):
    document = small_page(text)
    found = positions([], document, parse(document, load_parser(), NAMES), (), NAMES)
    assert ("ru", "prisoners", stance) in {(p.party, p.issue, p.stance) for p in found}


@pytest.mark.parametrize(
    "text",
    [
        "Moscow rejected the idea.",
        "Kyiv proposed an exchange of prisoners. Moscow rejected the Finnish idea.",
        "Moscow proposed an exchange of prisoners. Moscow rejected the idea.",
    ],
)
def test_an_answer_to_nothing_told_by_another_before_is_not_guessed(text):
    document = small_page(text)
    found = positions([], document, parse(document, load_parser(), NAMES), (), NAMES)
    assert not [p for p in found if p.stance in ("reject", "accept")]
