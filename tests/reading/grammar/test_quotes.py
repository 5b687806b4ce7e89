from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.reading.grammar.quotes import is_full, quotes


def words_of(text: str, marks: dict[int, str] | None = None) -> list[str]:
    return [text[q.start : q.end] for q in quotes(text, marks)]


def test_a_pair_of_marks_makes_a_quotation():
    assert words_of('He said "no" and left.') == ['"no"']


def test_two_quotations_beside_a_tag_stay_two():
    text = '"We are ready," she said. "We were always ready."'
    assert words_of(text) == ['"We are ready,"', '"We were always ready."']


def test_a_quotation_left_open_runs_to_the_end_of_the_paragraph():
    text = 'He said: "We will come back. We always do.'
    (only,) = quotes(text)
    assert (only.end, only.closed) == (len(text), False)


def test_the_raw_mark_decides_where_the_straight_one_cannot():
    text = '"a" b "c"'
    assert words_of(text, {0: "“", 2: "”", 6: "“", 8: "”"}) == ['"a"', '"c"']


@pytest.mark.parametrize("text", ["It's the delegations' plan.", "rock 'n' roll of the '80s"])
def test_an_apostrophe_opens_no_quotation(text: str):
    assert not any(q.end - q.start > 4 for q in quotes(text))


def test_single_marks_make_a_quotation_of_their_own():
    assert words_of("Kyiv called it 'a bad joke' on Monday.") == ["'a bad joke'"]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ('"No deal," he said', True),
        ('the "deal" is off', False),
        ('the "so-called plan" is', False),
    ],
)
def test_only_a_stopped_or_long_quotation_can_stand_alone(text: str, full: bool):
    assert is_full(text, quotes(text)[0]) is full


@given(st.text(alphabet="ab ,.\"'“”", max_size=40))
def test_quotations_are_in_order_and_never_overlap(text: str):
    found = quotes(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
