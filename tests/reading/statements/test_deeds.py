"""What is done and not said gives no statement; beside each deed stands what is said."""

import pytest

from small_reading import told


@pytest.mark.parametrize(
    "text",
    [
        "Britain and Norway agreed to pay for the pumps.",
        "The two sides agreed on Monday to reopen the bridge at Serin.",
        "It must be remembered that both armies were exhausted.",
        "State television showed the burning ferry.",
        "The pickets counted lorries until dark.",
        "The envoy called on the general twice last week.",
        "Anna Kessler, who speaks for the families of the missing, left the hall early.",
        "Mediators opened a day of talks about what the army might leave behind.",
        "By noon the delegates had found something else to quarrel about.",
        "It is the third month since the siege began that the wells have run dry.",
        "The general told a different story.",
        "The minister answered with a joke of his own.",
        "The mediator named no date for the next round.",
        "The government does not publish how many men it has lost.",
        "To hear the colonel tell it, the villagers begged for the shelling.",
    ],
)
def test_a_deed_is_no_statement(text: str):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway agreed to pay for the pumps.", "to pay for the pumps"),
        ("Experts agree that the dam cannot hold.", "that the dam cannot hold"),
        (
            "It was noted by observers that both armies were exhausted.",
            "that both armies were exhausted",
        ),
        ("Satellite data showed a column of forty trucks.", "a column of forty trucks"),
        ("The envoy called on the general to free the pilots.", "the general to free the pilots"),
        (
            "The commission found that the shell came from the north.",
            "that the shell came from the north",
        ),
        (
            "Its spokesman was quoted by local media as saying that the port would reopen.",
            "that the port would reopen",
        ),
    ],
)
def test_what_is_said_with_the_same_verb_is_a_statement(text: str, content: str):
    assert told(text) == [content]


def test_a_gloss_on_a_quotation_is_the_reporters():
    assert told('"We know them," Putin said, referring to the rebels in the north.') == [
        '"We know them,"'
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Norda says nothing has been paid.", ["nothing has been paid"]),
        ("Norda has said nothing about the map.", []),
        ("In a village where only dogs remain, an elderly man, told the envoy nothing.", []),
        (
            "No foreign ship will enter the port, declared the infrastructure minister.",
            ["No foreign ship will enter the port"],
        ),
        (
            "The dam burst at noon, the city's mayor, Otto Lind, says.",
            ["The dam burst at noon"],
        ),
        (
            "A thaw would be early, its director general, Ada Berg, told the council on Monday.",
            ["A thaw would be early"],
        ),
        ("The navy put it more tersely: the sea was already free.", ["the sea was already free"]),
        (
            "A woman by the well put it differently: “They stopped asking us.”",
            ["“They stopped asking us.”"],
        ),
        (
            "Otto Lind told reporters outside the hotel that forty of the names were wrong.",
            ["that forty of the names were wrong"],
        ),
        (
            "Norda said that its boats had left, and Lorne's navy announced a raid.",
            ["that its boats had left", "a raid"],
        ),
        (
            "Ice, his ministry argues, must be broken, a condition that Norda has dismissed.",
            ["Ice", "must be broken"],
        ),
    ],
)
def test_turned_tags_and_second_tellers_are_read_whole(text: str, parts: list[str]):
    assert " | ".join(told(text)).replace(" … ", " | ") == " | ".join(parts)
