"""Acts: the expected act is what a reader would call it, not what a pattern says."""

import pytest

from upperhand.reading.statements.acts import act_of, condition_in, cue_lemma, is_private, with_acts
from upperhand.record import Citation, Document, Statement

SAID = [
    # cue, content, act
    ("said", "We remain willing to meet as often as necessary", "offer"),
    ("told", "the ministry knew nothing of the convoy", "claim"),
    ("stressed", "that any paper must rule out another invasion", "demand"),
    ("said", "it did not reject the draft", "deny"),
    ("doubts", "that the threat will impress anyone", "deny"),
    ("said", "There was no fire on the bridge.", "deny"),
    ("said", "we will never sign under fire", "reject"),
    ("added", "his army was ready to strike the harbour", "threaten"),
    ("said", "foreign soldiers would become legitimate targets", "threaten"),
    ("said", "the other side is to blame for the delay", "accuse"),
    ("wrote", "I will be in Basel on Monday", "promise"),
    ("threatened", "to close the strait", "threaten"),
    ("vowed", "to take the province by force", "threaten"),
    ("vowed", "to rebuild the schools", "promise"),
    ("accused", "its neighbour of shelling a market", "accuse"),
    ("ruled out", "any lease of the port", "reject"),
    ("called for", "an inquiry", "demand"),
    ("called", "the letter an ultimatum", "reject"),
    ("described", "the talks as frank", "describe"),
    ("announced", "that envoys would travel to Oslo", "announce"),
    ("insisted", "that all prisoners be returned", "demand"),
    ("insisted", "that the treaty was in force", "claim"),
    ("reaffirmed", "its commitment to the armistice", "affirm"),
    ("warned", "that the bank would run out of money", "threaten"),
    ("warned", "that the figures were wrong", "claim"),
]


@pytest.mark.parametrize(("cue", "content", "act"), SAID)
def test_the_cue_and_the_grammar_of_the_content_tell_the_act(cue, content, act):
    assert act_of(content, cue) == act


def test_a_duty_of_somebody_else_denied_is_no_demand():
    assert act_of("an army that is respected does not need to say so", "said") != "demand"


@pytest.mark.parametrize(
    ("words", "lemma"),
    [("has repeatedly called for", "call_for"), ("denies", "deny"), ("was insisting", "insist")],
)
def test_a_cue_is_read_in_any_inflection_and_with_its_particle(words, lemma):
    assert cue_lemma(words) == lemma


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("fighting will stop if they leave, he said", "if they leave"),
        ("membership could wait in return for guarantees.", "in return for guarantees"),
        ("Moscow will go on should Kyiv refuse to yield them.", "should Kyiv refuse to yield them"),
        ("we will talk unless shelled", "unless shelled"),
    ],
)  # fmt: skip
def test_a_condition_ends_with_its_clause(content, condition):
    start, end = condition_in(content)
    assert content[start:end] == condition


def test_a_statement_without_a_condition_has_none():
    assert condition_in("we will talk on Monday") is None


@pytest.mark.parametrize("around", ["officials who spoke on condition of anonymity", "in private"])
def test_words_beside_a_statement_tell_that_it_was_not_public(around):
    assert is_private(around)


def test_acts_conditions_and_audience_are_read_from_a_statements_own_words():
    text = "Privately, the envoy said they would withdraw if the bridge is opened."
    content = Citation("d", text.index("they"), len(text) - 1)
    cue = Citation("d", text.index("said"), text.index("said") + 4)
    plain = Statement("s", "d", "indirect", "claim", (content,), cue=cue)
    (told,) = with_acts([plain], Document("d", "p", text))
    assert told.audience == "private"
    assert text[told.condition.start : told.condition.end] == "if the bridge is opened"
    assert told.content == plain.content
