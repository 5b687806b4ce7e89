"""What is not said, not by anybody, or not to be cited gives no statement."""

import pytest

from small_reading import told


@pytest.mark.parametrize(
    "text",
    [
        "His aides would not say whether he would renew the offer.",
        "Zelensky offered no details.",
        "Neither government has answered the letter.",
        "A fourth round of talks is expected to be held in Geneva.",
        "The journalists asked about the exchange of prisoners.",
        "NATO ambassadors discussed the state of the talks.",
        "Ukraine has called up another class of reservists.",
        "The Ukrainian minister declined to share the stage.",
        "The figures are disputed.",
        "The US delegation presented an updated version of the plan during the meetings.",
        "Zelensky handed the envoys a draft of the agreement.",
    ],
)
def test_nothing_is_said(text: str):
    assert told(text) == []


def test_a_bargain_about_names_is_left_out_and_what_was_said_kept():
    found = told(
        "A US official, who asked not to be named because the talks are private, said the sides "
        "were close."
    )
    assert found == ["the sides were close"]


def test_a_reporters_question_is_left_out_and_the_answer_kept():
    found = told(
        "Asked by reporters whether land would be given up, Trump said that all must give."
    )
    assert found == ["that all must give"]


def test_what_is_ruled_out_is_said():
    assert told("Zelensky ruled out any foreign police in the town.") == [
        "any foreign police in the town"
    ]


def test_nothing_may_open_what_is_told_before_its_tag():
    assert told("Nothing has come by road since August, an aid worker said.") == [
        "Nothing has come by road since August"
    ]
