"""Positions from statements and from what the reporter tells of a party."""

from __future__ import annotations

import pytest

from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.positions.issue_library import IssueTerms, OptionTerms
from upperhand.reading.positions.stances import positions
from upperhand.record import Citation, Document, Part, Statement
from upperhand.record.entries import Act

NAMES = load_gazetteer()


def page(text: str) -> Document:
    return Document("d" * 64, "page.txt", text, (Part(0, len(text), "body"),))


def said(text: str, act: Act = "claim", party: str = "ru") -> Statement:
    return Statement(
        "s1", "d" * 64, "indirect", act, (Citation("d" * 64, 0, len(text)),), party=party
    )


def read(text: str, act: Act = "claim", issues: tuple[IssueTerms, ...] = ()):
    return positions([said(text, act)], page(text), None, issues)


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
]


@pytest.mark.parametrize(("text", "act", "issue", "stance"), STANCES)
def test_act_and_words_give_issue_and_stance(text, act, issue, stance):
    assert (issue, stance) in {(p.issue, p.stance) for p in read(text, act)}


@pytest.mark.parametrize(
    "text", ["the weather is mild in Basel", "the talks lasted five hours", "NATO ministers met"]
)
def test_words_that_take_no_stance_give_no_position(text):
    assert read(text) == ()


def test_nobody_without_a_party_takes_a_position():
    text = "any agreement must bring security guarantees"
    assert positions([said(text, "demand", party="")], page(text), None) == ()


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


def test_a_plan_is_named_as_written():
    (found,) = read("it rejects the US 28-point peace plan", "reject")
    assert found.plan == "US 28-point peace plan"


REPORTED = [
    ("Trump has consistently opposed NATO membership for Ukraine.", "us", "alliance", "reject"),
    ("Moscow labelled parts of the proposal unacceptable.", "ru", "plan", "reject"),
    ("Germany supports security guarantees for Kyiv.", "de", "guarantees", "accept"),
    ("Trump has yet to comment on the results of the talks.", "us", "process", "silent"),
]


@pytest.mark.parametrize(("text", "party", "issue", "stance"), REPORTED)
def test_the_reporter_tells_where_a_party_stands(text, party, issue, stance):
    document = page(text)
    found = positions([], document, parse(document, load_parser(), NAMES), (), NAMES)
    assert (party, issue, stance) in {(p.party, p.issue, p.stance) for p in found}


def test_what_a_party_might_do_is_no_position():
    document = page("Kyiv might reject the peace plan.")
    assert positions([], document, parse(document, load_parser(), NAMES), (), NAMES) == ()
