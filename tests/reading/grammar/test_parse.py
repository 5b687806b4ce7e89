import socket

import pytest

from small_page import small_page
from upperhand.errors import MissingExtra
from upperhand.reading.grammar.parse import load_parser, parse


def paragraphs(text: str) -> list[str]:
    return [p.doc.text for p in parse(small_page(text), load_parser("none")).paragraphs]


def test_blank_lines_divide_paragraphs():
    assert paragraphs("One here.\n\nTwo here.\r\n\r\nThree.") == [
        "One here.",
        "Two here.",
        "Three.",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph_whatever_ends_them(ending):
    lines = (
        "The minister said that the talks would be held in the capital",
        "of the smaller state.",
    )
    assert len(paragraphs(ending.join(lines))) == 1


def test_a_paragraph_too_long_for_the_parser_is_cut_after_a_sentence():
    first, *_ = paragraphs("A few words stand here. " * 1_000)
    assert first.rstrip().endswith("stand here.")


def test_a_hard_wrapped_line_is_joined_to_its_sentence():
    wrapped = "The minister said that the talks would be held in the capital\nof the smaller state."
    assert len(paragraphs(wrapped)) == 1


def test_every_shadow_character_leads_back_to_the_raw_text():
    text = "Ukraines “offer”.\n\n  It's NATOa rationale none share. "
    for paragraph in parse(small_page(text), load_parser("none")).paragraphs:
        for token in paragraph.doc:
            start, end = paragraph.raw(token.idx, token.idx + len(token.text))
            if token.text.isalpha():
                assert text[start:end] == token.text


def test_a_paragraph_without_end_is_cut_into_bounded_pieces():
    assert max(map(len, paragraphs("No stop here " * 5000))) <= 20_000


def test_a_model_that_is_not_installed_is_named_with_the_repair():
    with pytest.raises(MissingExtra, match="pip install en-nowhere"):
        load_parser("en_nowhere")


def test_loading_and_parsing_open_no_socket(monkeypatch: pytest.MonkeyPatch):
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    load_parser.cache_clear()
    assert parse(small_page("The talks go on."), load_parser()).paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "GENEVA, Sept 8 (Wire) -",
        "BERN/TOKYO –",
        "Porto, May 3, 2019 (Harbour Press) –",
        "LEON, Spain, 4 June —",
        "PORT AUDE, Thursday. —",
    ],
)
def test_a_dateline_is_a_paragraph_of_its_own(line):
    text = f"{line} The ministers agreed on Friday."
    assert paragraphs(text) == [line, "The ministers agreed on Friday."]
