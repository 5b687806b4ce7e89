"""Whoever is named by half a phrase: "another", "the envoy", "their delegation", "it"."""

import pytest

from small_page import small_page
from small_reading import said_on


def last_party(text: str) -> str:
    """Return whose the last statement of a text is."""
    return max(said_on(small_page(text)), key=lambda s: s.content[0].start).party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ('"We pay for it," said one Polish diplomat. Another put it bluntly: "We are the bank."',
         "pl"),
        ("Moscow's ambassador in Pretoria was calm. \"It is early,\" the envoy told a station.",
         "ru"),
        ("Zelensky said little.\n\nStart with the Russians. Their delegation left on Sunday "
         "insisting that the plan was dead.", "ru"),
        ("The Russian embassy in Helsinki said Finland could be no judge. It accused Finnish "
         "leaders of vanity.", "ru"),
        ('The Ukrainians tell another story. A member of the delegation, tired, was gloomier. '
         '"We can hold," he said.', "ua"),
        ("Trump himself was in Pale. At noon he said that Putin was late.", "us"),
        ("Trump waited.\n\nEuropean leaders issued a joint statement. It said the border stays.",
         "europe"),
        ("The White House rejected that, with one official saying allies had been heard.", "us"),
        ("Ukraine says it cannot leave. That would open the road, according to its armed forces "
         "chief, Oleksandr Syrskyi. He has also warned that Russia is moving troops.", "ua"),
        ("Zelensky spoke, but the Kremlin shrugged, saying the place was no problem.", "ru"),
    ],
)  # fmt: skip
def test_half_a_phrase_means_who_was_named_before(text, party):
    assert last_party(text) == party


def test_those_who_have_read_a_text_are_nobody_named_before():
    text = "Moscow waits. Those who have read the text say it is short. It does not, they add, "
    assert last_party(text + "oblige anybody.") == ""
