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
