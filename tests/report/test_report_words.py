"""Words for chances and numbers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.report import words

# ICD 203 as published: almost no chance 1-5, very unlikely 5-20, unlikely 20-45, roughly even
# 45-55, likely 55-80, very likely 80-95, almost certain 95-99.
PUBLISHED = [
    (0.03, "almost no chance"),
    (0.1, "very unlikely"),
    (0.3, "unlikely"),
    (0.5, "roughly even"),
    (0.7, "likely"),
    (0.9, "very likely"),
    (0.97, "almost certain"),
]
# Both sides of every bound.
EDGES = [
    (0.049, "almost no chance"), (0.051, "very unlikely"), (0.199, "very unlikely"),
    (0.201, "unlikely"), (0.449, "unlikely"), (0.451, "roughly even"), (0.549, "roughly even"),
    (0.551, "likely"), (0.799, "likely"), (0.801, "very likely"), (0.949, "very likely"),
    (0.951, "almost certain"),
]  # fmt: skip


@pytest.mark.parametrize(("chance", "word"), PUBLISHED + EDGES)
def test_a_chance_has_the_published_word(chance, word):
    assert words.likelihood(chance) == word


@given(st.floats(0, 1))
def test_no_chance_is_shown_as_none_or_all(chance):
    shown = words.percent(chance)
    assert shown not in ("0\u202f%", "100\u202f%")
    assert 1 <= int(shown.strip("<>\u202f%")) <= 99


@given(st.floats(0, 1), st.floats(0, 1))
def test_words_rise_with_the_chance(first, second):
    order = [word for _, word in PUBLISHED]
    low, high = sorted((first, second))
    assert order.index(words.likelihood(low)) <= order.index(words.likelihood(high))


def test_a_difference_too_small_to_show_has_no_sign():
    assert words.signed_points(-0.0001) == "0.0"


@pytest.mark.parametrize(
    ("issue", "name"),
    [("force_cap", "Force cap"), ("nato", "NATO"), ("eu_membership", "EU membership")],
)
def test_an_issue_is_named_with_its_abbreviations_in_capitals(case, issue, name):
    unnamed = replace(case[0].issue(issue), name="")
    assert words.issue_name(unnamed) == name


def test_an_issue_goes_by_the_short_name_its_case_gives(case):
    assert words.issue_name(case[0].issue("eu_membership")) == "EU accession"


def test_a_missing_number_is_said_to_be_none():
    assert words.percent(float("nan")) == words.points(float("nan")) == "none"


def test_dates_keep_the_granularity_they_have():
    assert words.day("2025-12-01/2025-12-05") == "1 Dec 2025 to 5 Dec 2025"
