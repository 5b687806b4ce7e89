"""Which dates a document has: those of its date lines and those of its story."""

from upperhand.reading.dates.dater import Dater
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.record import Document, Part, When

TEXT = "21 November 2025\nTalks began on Wednesday. He left on recent advice."


def dated():
    parts = (Part(0, 16, "date"), Part(17, len(TEXT), "body"))
    document = Document("e" * 64, "page", TEXT, parts, published=When("2025-11-21", "day"))
    return Dater(document, parse(document, load_parser(), load_gazetteer())), document


def test_a_line_that_is_only_a_date_is_a_date_of_the_document():
    dater, document = dated()
    assert [(document.quote(w.citation), w.iso) for w in dater.dates] == [
        ("21 November 2025", "2025-11-21"),
        ("on Wednesday", "2025-11-19"),
    ]


def test_a_story_is_told_as_of_its_dateline_where_it_was_printed_later():
    text = (
        "PANMUNJOM, Thursday. — The delegates sat for an hour this morning. They left last night."
    )
    parts = (Part(0, len(text), "body"),)
    document = Document("e" * 64, "page", text, parts, published=When("1952-02-08", "day"))
    dater = Dater(document, parse(document, load_parser(), load_gazetteer()))
    found = {document.quote(w.citation): (w.iso, w.anchor) for w in dater.dates if w.citation}
    assert found["this morning"] == ("1952-02-07", "dateline 1952-02-07")
    assert found["last night"][0] == "1952-02-06"
