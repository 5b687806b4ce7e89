"""More of what somebody tells: lists, further clauses, reasons, half sentences; and less."""

import pytest

from small_reading import told


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "The rebels proposed a truce of ten days, the return of two convoys, "
            "and a meeting of the two commanders in Pale.",
            "a truce of ten days, the return of two convoys, "
            "and a meeting of the two commanders in Pale",
        ),
        (
            "The union asked for an end to night shifts, money for boots "
            "and inspections of boats bound for Norda.",
            "an end to night shifts, money for boots and inspections of boats bound for Norda",
        ),
        ("Moscow announced a truce on Monday, the first in a year and a half.", "a truce"),
    ],
)
def test_a_list_is_told_whole_and_a_description_is_not_of_it(text, things):
    assert told(text) == [things]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "She said the office was ready to lend them boats that float, "
            "but that the offer would not stand for ever.",
            "the office was ready to lend them boats that float, "
            "but that the offer would not stand for ever",
        ),
        (
            "Berg said that the bridge had become safer but was still closed.",
            "that the bridge had become safer but was still closed",
        ),
        (
            "Peskov pointed out that letters open a door and do not replace one.",
            "that letters open a door and do not replace one",
        ),
        (
            "She asked for a paper that the council would sign and that would hold for years.",
            "a paper that the council would sign and that would hold for years",
        ),
        (
            "The mayor appealed to his neighbours not to sell their boats.",
            "his neighbours not to sell their boats",
        ),
    ],
)
def test_what_follows_is_told_too(text, words):
    assert told(text) == [words]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("The boats would not be sold, she explained, since Norda would pay for them.",
         "since Norda would pay for them"),
        ("The guards would go in, he added, only after a truce.", "only after a truce"),
        ("Nobody should hope, he told reporters before boarding his plane, "
         "and the council would judge Norda by its deeds.",
         "and the council would judge Norda by its deeds"),
        ("The terms set out in June stand, according to Peskov, "
         "and the army had better leave the valley.", "and the army had better leave the valley"),
        ("The council had to see, he said, that the valley could outlast it.",
         "that the valley could outlast it"),
    ],
)  # fmt: skip
def test_what_resumes_behind_a_tag_is_told(text, more):
    (words,) = told(text)
    assert words.endswith(f" … {more}")


def test_behind_a_semicolon_the_teller_goes_on_in_a_statement_of_its_own():
    text = "The guards would not fight, the mayor explained; their task would be to train others."
    assert told(text) == ["The guards would not fight", "their task would be to train others"]


def test_behind_a_semicolon_somebody_else_may_tell():
    text = "The guards would not fight, the mayor explained; Norda would not comment."
    assert told(text) == ["The guards would not fight"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Americans had put forward a plan under which a firm would run the dam.",
         "a plan under which a firm would run the dam"),
        ("Umerov's answer was that papers need somebody able to sign them.",
         "that papers need somebody able to sign them"),
        ("The vote drew a warning from Moscow that any boat would be a target.",
         "that any boat would be a target"),
        ("No vote is near, the Kremlin spokesman Dmitry Peskov made clear in Moscow.",
         "No vote is near"),
        ("The minister Ada Berg is demanding that the others share the bill.",
         "that the others share the bill"),
        ("Berg put it in one line: either they pay, or the bridge will fall.",
         "either they pay, or the bridge will fall"),
        ("It had left the town with what one diplomat called a free gift.", "a free gift"),
    ],
)  # fmt: skip
def test_other_ways_to_tell(text, words):
    assert told(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "President Trump offered few clues.",
        "Steve Witkoff offered only one sentence.",
        "The White House published no account of the call.",
        "The Europeans made themselves heard from afar.",
        "Russia has attacked the grid every winter since it came.",
        "Thousands protested this week against a law that curbs the courts.",
        "Brussels is meanwhile pressing ahead with plans to use the money.",
        "The meeting had been seen as the easiest part of the process.",
    ],
)
def test_deeds_and_silences_tell_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Kremlin has welcomed the suggestion, which Ada Berg, the mayor, dropped at once.",
         "the suggestion"),
        ("Both envoys promised that boats would watch the coast, though neither said how.",
         "that boats would watch the coast"),
        ("The mayor threatened to close the port, setting the stage for a long night.",
         "to close the port"),
        ("Ukraine turned down the offer on the spot.", "the offer"),
    ],
)  # fmt: skip
def test_the_reporter_ends_what_is_told(text, words):
    assert told(text) == [words]
