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
        ("Boats would sail, she added, only after the thaw.", "only after the thaw"),
        ("Nobody should hope, she told students before leaving the hall, "
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was unwise, Berg said, to count on the wind.", "It was unwise … to count on the wind"),
        ("The later they sail, Peskov argued, the rougher the sea will be.",
         "The later they sail … the rougher the sea will be"),
        ("The bridge would stay shut, she told reporters, though boats could cross at night.",
         "The bridge would stay shut … though boats could cross at night"),
        ("The bridge would stay shut, he said in Pale, where he met the mayor, "
         "and the law would not allow a ferry.",
         "The bridge would stay shut … and the law would not allow a ferry"),
        ("The queen, said her chamberlain Ada Berg, blessed the bridge.",
         "The queen … blessed the bridge"),
        ("Her aim, as she put it, was to calm the valley.",
         "Her aim … was to calm the valley"),
        ("No boat may cross, Ada Berg, the harbour master, said.", "No boat may cross"),
    ],
)  # fmt: skip
def test_tags_of_every_kind_part_what_they_report(text, words):
    assert told(text) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berg called the law a trap and maintained that the court would drop it.",
         ["the law a trap", "that the court would drop it"]),
        ("Moscow maintains that its boats have left, and Berlin argued that they had not.",
         ["that its boats have left", "that they had not"]),
        ("They point out that the town held out, and argue that it will do so again.",
         ["that the town held out", "that it will do so again"]),
        ("She told them that the paper was ready and that she was waiting for an answer.",
         ["that the paper was ready and that she was waiting for an answer"]),
    ],
)  # fmt: skip
def test_the_next_verb_of_telling_ends_what_was_told(text, words):
    assert told(text) == words


def test_behind_a_semicolon_the_teller_goes_on_in_a_statement_of_its_own():
    text = "The guards would not fight, the mayor explained; their task would be to train others."
    assert told(text) == ["The guards would not fight", "their task would be to train others"]


def test_behind_a_semicolon_somebody_else_may_tell():
    text = "The guards would not fight, the mayor explained; Norda would not comment."
    assert told(text) == ["The guards would not fight"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The engineers have put forward a design in which two firms share the dam.",
         "a design in which two firms share the dam"),
        ("Umerov's answer was that papers need somebody able to sign them.",
         "that papers need somebody able to sign them"),
        ("The vote drew a warning from Moscow that any boat would be a target.",
         "that any boat would be a target"),
        ("The ferry is not for sale, the mayor made clear on Monday.",
         "The ferry is not for sale"),
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
        "Ada Berg gave few clues as she left.",
        "The king offered a single sentence.",
        "The admiralty released no account of the night.",
        "The islanders made themselves heard at dusk.",
        "Norda has attacked two ports since May.",
        "Hundreds of farmers protested against a tax on salt.",
        "Pale is pressing on with plans to drain the lake.",
        "The harbour was long seen as a gift to smugglers.",
        "Rebel fighters hold two thirds of the island.",
        "Norda declared the annexation of the valley in 1931.",
        "Not everybody in Pale shares that view.",
        "The palace played down the defeat.",
        "The law rules out a second term.",
        "The southern mayors lined up behind Berg.",
        "Scores protested against a levy on nets.",
    ],
)
def test_deeds_and_silences_tell_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berlin has welcomed the idea, which Ada Berg, a rival, called childish.",
         "the idea"),
        ("Both envoys promised that boats would watch the coast, though neither said how.",
         "that boats would watch the coast"),
        ("The union threatened to strike at noon, setting the scene for a clash.",
         "to strike at noon"),
        ("Norda turned down the loan on the spot.", "the loan"),
        ("Moscow said it had downed forty drones, the largest raid since May.",
         "it had downed forty drones"),
        ("Berg has rejected the charge more than once.", "the charge"),
    ],
)  # fmt: skip
def test_the_reporter_ends_what_is_told(text, words):
    assert told(text) == [words]
