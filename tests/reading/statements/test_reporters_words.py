"""Where the speaker stops and the reporter goes on; half of the tails here are the speaker's."""

import pytest

from small_reading import told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The harbour is full of ice; the first ferry may leave on Sunday, the captain said.",
            "the first ferry may leave on Sunday",
        ),
        (
            "Norway has sent thirty buses; the first would leave on Sunday, "
            "according to the embassy.",
            "the first would leave on Sunday",
        ),
        ('"We have bread; we have no salt," the mayor said.', '"We have bread; we have no salt,"'),
    ],
)
def test_a_closing_tag_reports_up_to_the_semicolon(text: str, content: str):
    assert content in told(text)
    assert all(words == content or content not in words for words in told(text))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Tarnov said it would release the pilots, while its gunners shelled two villages.",
            "it would release the pilots",
        ),
        (
            "He claimed the town had been cleared, although reporters heard shooting until dusk.",
            "the town had been cleared",
        ),
        (
            "The union said prices had doubled, although official figures show a rise of a tenth.",
            "prices had doubled",
        ),
        (
            'He said the lists would be exchanged, although "nobody has read them."',
            'the lists would be exchanged, although "nobody has read them."',
        ),
        (
            "The chancellor said growth was slow, while prices were rising.",
            "growth was slow, while prices were rising",
        ),
        (
            "She warned that the dam would fail, although nobody would believe her.",
            "that the dam would fail, although nobody would believe her",
        ),
    ],
)
def test_the_reporters_own_past_does_not_stand_a_step_back(text: str, content: str):
    assert told(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The council said it would walk out unless the fire stopped, raising doubts about "
            "the whole process.",
            "it would walk out unless the fire stopped",
        ),
        (
            "The envoy said the text was close, echoing a line his president used on Monday.",
            "the text was close",
        ),
        (
            "The mayor said rockets hit the market at noon, wounding a dozen people.",
            "rockets hit the market at noon, wounding a dozen people",
        ),
        (
            "The general said the enemy had withdrawn, abandoning eleven tanks.",
            "the enemy had withdrawn, abandoning eleven tanks",
        ),
    ],
)
def test_what_words_did_to_hopes_is_the_reporters_and_what_shells_did_is_told(
    text: str, content: str
):
    assert told(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "He vowed that the city would never be given up, words that the crowd took up at once.",
            "that the city would never be given up",
        ),
        (
            "Moscow says it was provoked, a justification most of its neighbours reject.",
            "it was provoked",
        ),
        (
            "The president warned against any new sanctions, an apparent reference to Brussels.",
            "any new sanctions",
        ),
        (
            "The spokesman said the bridge had been mined, in what seemed an answer to Kyiv.",
            "the bridge had been mined",
        ),
    ],
)
def test_a_name_given_to_what_was_said_is_the_reporters(text: str, content: str):
    assert told(text) == [content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The minister said the siege was over, but the governor insisted that two districts "
            "were still cut off.",
            ["the siege was over", "that two districts were still cut off"],
        ),
        (
            "He repeated that he had no mandate to sign and proposed a meeting of the two "
            "presidents.",
            ["that he had no mandate to sign", "a meeting of the two presidents"],
        ),
        (
            "The minister said Belmora was ready to talk but had ruled out any change of the "
            "border.",
            ["Belmora was ready to talk but had ruled out any change of the border"],
        ),
        (
            "The minister said the siege was over but the wells were poisoned.",
            ["the siege was over but the wells were poisoned"],
        ),
        (
            "The council said its police would stay as long as it took and called on Serin to "
            "send help.",
            ["its police would stay as long as it took", "Serin to send help"],
        ),
    ],
)
def test_an_act_of_speech_after_a_state_is_the_tellers_own(text: str, contents: list[str]):
    assert told(text) == contents


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The wells were dry, she said, and she closed the ledger.", ["The wells were dry"]),
        (
            "Her brothers, she said, were both at the front, and she poured the tea again.",
            ["Her brothers … were both at the front"],
        ),
        (
            "His brothers, he said, were both at the front, and neither had written since May.",
            ["His brothers … were both at the front, and neither had written since May"],
        ),
    ],
)
def test_what_the_teller_did_next_is_not_told(text: str, contents: list[str]):
    assert told(text) == contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The party wrote in a letter to the speaker that it would boycott the vote.",
            "that it would boycott the vote",
        ),
        (
            "A source in the delegation confirmed to the agency that the maps had been burned.",
            "that the maps had been burned",
        ),
        (
            "The premier informed the chamber in closed session that no troops would come.",
            "that no troops would come",
        ),
        (
            "President Putin has said more than once that the port will stay open.",
            "that the port will stay open",
        ),
        (
            "She complained about a report that blamed the miners.",
            "a report that blamed the miners",
        ),
    ],
)
def test_who_heard_it_and_where_it_stood_is_not_told(text: str, content: str):
    assert told(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "According to Vera Lindt of the Border Institute, a think tank in Serin, the army is "
            "short of shells.",
            "the army is short of shells",
        ),
        (
            "According to the fund's director, Lena Moss, a third of the wells are dry.",
            "a third of the wells are dry",
        ),
        (
            "In the judgement of Ada Moreno, of the Gulf Forum for Security, the rebels are "
            "bluffing.",
            "the rebels are bluffing",
        ),
        (
            "According to the ministry, the port, closed since May, would reopen.",
            "the port, closed since May, would reopen",
        ),
        (
            "The delegation brought a paper in which, according to the mediator, half the "
            "promises were gone.",
            "half the promises were gone",
        ),
    ],
)
def test_more_about_the_source_is_not_what_it_says(text: str, content: str):
    assert told(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The admiral said the strait was open, even as two freighters burned off the cape.",
            "the strait was open",
        ),
        ("The governor said the city was calm as he arrived at the station.", "the city was calm"),
        (
            "The governor said the city had been calm as the troops arrived.",
            "the city had been calm as the troops arrived",
        ),
    ],
)
def test_the_scene_around_the_teller_is_the_reporters(text: str, content: str):
    assert told(text) == [content]


def test_a_quoted_thing_ends_with_its_mark_before_the_day():
    assert told('The envoy announced "a small miracle" on Tuesday evening.') == [
        '"a small miracle"'
    ]
