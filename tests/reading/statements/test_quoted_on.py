"""Quotations that are told by the sentence or the paragraph before them, and tags misparsed."""

import pytest

from small_reading import told

PIER = '"Nobody may use it until the ice has gone."'


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_quotation_after_a_told_sentence_is_told_by_the_same(gap):
    assert told(f"The pier would stay closed, Berg said.{gap}{PIER}") == [
        "The pier would stay closed",
        PIER,
    ]


def test_a_title_in_marks_inside_the_tag_does_not_end_the_quotation():
    found = told(f'"We have lost the pier," Berg said on "The Morning Hour." {PIER}')
    assert found == [f'"We have lost the pier," … {PIER}']


def test_paragraphs_of_quotation_alone_go_on_one_after_the_other():
    last = '"That is all I know about it."'
    found = told(f'"We have lost the pier," Berg said.\n\n{PIER}\n\n{last}')
    assert found == ['"We have lost the pier,"', PIER, last]


def test_a_quotation_after_a_sentence_nobody_told_stays_untold():
    assert told(f"The pier was closed on Friday. {PIER}") == []


def test_a_sentence_quoted_after_its_tag_leaves_the_occasion_to_the_reporter():
    closed = '"The pier is closed until further notice."'
    assert told(f"In a note to the harbour staff, Berg said, {closed}") == [closed]


def test_a_condition_before_the_tag_stays_with_its_quotation():
    found = told('If the ice holds, Berg said, "We will open the pier on Sunday."')
    assert found == ['If the ice holds … "We will open the pier on Sunday."']


@pytest.mark.parametrize(
    "text",
    [
        '"What will they do without a pier?" the 43-year-old asked in a letter to the town.',
        '"We have lost the pier and the boats …" Berg said.',
        '"Nobody has seen such ice near the old mosques," the harbour master said in a radio talk.',
    ],
)
def test_the_verb_of_a_tag_is_found_however_it_is_parsed(text: str):
    assert told(text) == [text[: text.rindex('"') + 1]]


def test_a_mark_of_the_wrong_shape_closes_the_quotation_it_opened():
    found = told("“Apparently not,“ she said. “A pier does not mend itself.”")
    assert found == ["“Apparently not,“ … “A pier does not mend itself.”"]
