"""Where a date lies, by the verb it hangs on; expected days are read off a calendar.

The anchor is Friday, 5 December 2025.
"""

from datetime import date

import pytest

from upperhand.reading.dates.find import find_dates
from upperhand.reading.dates.tense import tense_at
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.record import Document, Part

FRIDAY = date(2025, 12, 5)


def day(text: str) -> str:
    """Return the first day read in a text with the parser's help."""
    document = Document("d", "page.txt", text, (Part(0, len(text), "body"),))
    doc = parse(document, load_parser()).paragraphs[0].doc
    return find_dates(text, FRIDAY, verb_tense=tense_at(doc))[0].iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("On Sunday the chancellor called for a halt and threatened to supply arms.", "2025-11-30"),
        ("The admiral vowed on Thursday to board every barge.", "2025-12-04"),
        ("The palace promised a list within the month of January.", "2026-01"),
        ("The ban takes effect at dawn on Saturday.", "2025-12-06"),
        ("The lease runs out on Saturday.", "2025-12-06"),
        ("The delegations will meet again on Tuesday.", "2025-12-09"),
        ("The envoys agreed to return on Monday.", "2025-12-08"),
        ("The envoys have been expected on Monday since the spring.", "2025-12-08"),
        ("The ban takes effect, ending on Saturday a quarrel of years.", "2025-12-06"),
        ("The envoys managed to cross on Sunday.", "2025-11-30"),
        ("On Thursday the president promised not to trade a town for a signature.", "2025-12-04"),
        ("He was told to leave by Monday.", "2025-12-08"),
        ("Parliament holds a special sitting on Wednesday.", "2025-12-10"),
        ("The commission publishes its findings on Tuesday.", "2025-12-09"),
        ("Parliament held a special sitting on Wednesday.", "2025-12-03"),
    ],
)
def test_a_day_lies_where_its_verb_looks(text: str, iso: str):
    assert day(text) == iso


def test_without_a_verb_the_words_around_decide():
    assert day("Talks on Monday: what was agreed.") == "2025-12-01"
