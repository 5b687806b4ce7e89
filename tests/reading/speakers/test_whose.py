"""Whose a word is, on a page with two parties and no other."""

import pytest

from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.grammar.sentences import sentences
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.speakers.whose import Whose
from upperhand.record import Actor, Document, Part, When

NAMES = load_gazetteer()
ACTORS = [
    Actor("norda", "Norda", "state", "nor", ("Nordan",)),
    Actor("lorne", "Lorne", "state", "lor", ("Lornish",)),
]


@pytest.fixture(scope="module")
def reading():
    text = (
        "Norda shelled the port. Lornish troops fell back, and neither side spoke. We and they met."
    )
    document = Document("0" * 64, "page", text, (Part(0, len(text), "body"),))
    names = load_gazetteer(ACTORS)
    parsed = parse(document, load_parser(), names)
    return Whose(parsed, names), parsed.paragraphs[0]


def party(reading, word, teller=""):
    whose, paragraph = reading
    token = next(t for t in paragraph.doc if t.text == word)
    return whose.party(paragraph, token, teller)


def test_a_name_and_an_adjective_stand_for_their_party(reading):
    assert (party(reading, "Norda"), party(reading, "troops")) == ("nor", "lor")


def test_we_are_the_teller_and_they_are_the_other(reading):
    assert party(reading, "We", "nor") == "nor"
    assert party(reading, "they", "lor") == "nor"
    assert party(reading, "they", "nor") == "lor"


def test_neither_side_is_nobodys(reading):
    assert party(reading, "side", "nor") == ""


@pytest.mark.parametrize(("day", "state"), [("1939-12-05", "su"), ("2025-12-05", "ru")])
def test_a_capital_stands_for_the_state_of_its_day(day, state):
    text = "Moscow said the shelling would stop."
    published = When(day, "day")
    document = Document("0" * 64, "page", text, (Part(0, len(text), "body"),), published=published)
    parsed = parse(document, load_parser(), NAMES)
    (paragraph,) = parsed.paragraphs
    whose = Whose(parsed, NAMES)
    assert whose.party(paragraph, paragraph.doc[0]) == state
    (sentence,) = sentences(document, parsed, NAMES)
    assert sentence.party("ru") == state
