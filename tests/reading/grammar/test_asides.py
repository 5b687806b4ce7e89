"""Where a content ends, read off small parsed sentences."""

import pytest

from upperhand.reading.grammar.asides import endings
from upperhand.reading.grammar.parse import load_parser
from upperhand.reading.grammar.rejoined import rejoins


def doc_of(text):
    return load_parser().nlp(text)


def token(doc, word):
    return next(t for t in doc if t.text == word)


def ends(text, anchor):
    doc = doc_of(text)
    place = token(doc, anchor).i
    return {doc[: last + 1].text.rstrip(",") for _, last in endings(doc, place, len(doc) - 1)}


def test_nothing_said_about_details_is_never_content():
    found = ends("They will consider the plan, though details were not disclosed.", "consider")
    assert found == {"They will consider the plan"}


def test_a_condition_is_never_cut_off():
    found = ends("They will talk in Geneva unless Kyiv refuses.", "talk")
    assert found == {"They will talk in Geneva unless Kyiv refuses"}


def test_an_open_choice_offers_the_whole_first():
    doc = doc_of("They will talk in Geneva on Monday.")
    labels = [label for label, _ in endings(doc, token(doc, "talk").i, len(doc) - 1)]
    assert labels[0] == ""


@pytest.mark.parametrize(
    ("text", "verb", "is_tellers"),
    [
        ("Kyiv stressed that it did not reject it and reaffirmed its offer.", "reaffirmed", True),
        ("Moscow stressed that it would wait and would talk later.", "talk", False),
    ],
)
def test_a_finite_verb_after_a_bare_one_is_the_tellers(text, verb, is_tellers):
    assert rejoins(token(doc_of(text), verb)) is is_tellers


@pytest.mark.parametrize(
    ("text", "anchor", "kept"),
    [
        ("They said they would meet in Geneva, where talks failed in May.", "meet", "Geneva"),
        ("They said they would leave the hills, hours before envoys arrived.", "leave", "hills"),
        ("They said they would leave the hills, as both sides got ready.", "leave", "hills"),
        ("They said they would leave the hills as both sides got ready.", "leave", "ready."),
    ],
)
def test_what_the_reporter_adds_of_time_and_place_is_cut_after_a_comma_only(text, anchor, kept):
    assert max(ends(text, anchor), key=len).rstrip(".").endswith(kept.rstrip("."))
