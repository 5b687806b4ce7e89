"""Dates: the right days at the right granularity, and nothing invented without an anchor.

The anchor of the table is Friday, 5 December 2025; expected days were read off a calendar.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.reading.dates.find import find_dates, find_dates_in_parts, resolve

FRIDAY = date(2025, 12, 5)
WORKING_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

# sentence, ISO with the anchor, granularity with the anchor, ISO without one
ABSOLUTE = [
    ("Russia invaded Ukraine in February 2022.", "2022-02", "month"),
    ("The text was signed on 27 July 1953 at Panmunjom.", "1953-07-27", "day"),
    ("The text was signed on July 27, 1953.", "1953-07-27", "day"),
    ("They met on Dec. 2, 2025, in Moscow.", "2025-12-02", "day"),
    ("They met on Tuesday, 2 December 2025.", "2025-12-02", "day"),
    ("They met on Tuesday, December 2, 2025.", "2025-12-02", "day"),
    ("on the 2nd of December 2025", "2025-12-02", "day"),
    ("on December 2nd, 2025", "2025-12-02", "day"),
    ("DEC 2, 2025, 08:10 AM SGT", "2025-12-02", "day"),
    ("DEC 2, 2025 - 2:15 PM GMT+3", "2025-12-02", "day"),
    ("2025-12-02", "2025-12-02", "day"),
    ("2025-12-02T09:30:00Z", "2025-12-02", "day"),
    ("02.12.2025", "2025-12-02", "day"),
    ("25/12/2025", "2025-12-25", "day"),
    ("25-12-2025", "2025-12-25", "day"),
    ("2025/12/25", "2025-12-25", "day"),
    ("12/25/2025", "2025-12-25", "day"),
    ("05/05/2025", "2025-05-05", "day"),
    ("2025-11", "2025-11", "month"),
    ("in November 2025", "2025-11", "month"),
    ("Nov 2025", "2025-11", "month"),
    ("in early March 2022", "2022-03", "month"),
    ("at the end of March 2022", "2022-03", "month"),
    ("since 2014", "2014", "year"),
    ("the 2014 annexation", "2014", "year"),
    ("by the end of 2026", "2026", "year"),
    ("in late 2023", "2023", "year"),
    ("before 1939", "1939", "year"),
    ("between 2014 and 2022", "2014-01-01/2022-12-31", "range"),
    ("from 1980 to 1988", "1980-01-01/1988-12-31", "range"),
    ("the 1980-88 war", "1980-01-01/1988-12-31", "range"),
    ("in the 1990s", "1990-01-01/1999-12-31", "range"),
    ("2-5 December 2025", "2025-12-02/2025-12-05", "range"),
    ("December 2-5, 2025", "2025-12-02/2025-12-05", "range"),
    ("from 30 November to 2 December 2025", "2025-11-30/2025-12-02", "range"),
    ("between 28 December 2025 and 4 January 2026", "2025-12-28/2026-01-04", "range"),
    ("March to May 2022", "2022-03-01/2022-05-31", "range"),
    ("between November 2024 and February 2025", "2024-11-01/2025-02-28", "range"),
    ("in the first half of 1982", "1982-01-01/1982-06-30", "range"),
    ("the third quarter of 2024", "2024-07-01/2024-09-30", "range"),
    ("Q4 2024", "2024-10-01/2024-12-31", "range"),
    ("on the twenty-second of July 1987", "1987-07-22", "day"),
    ("the second week of May 2024", "2024-05-08/2024-05-14", "range"),
    ("in the last week of February 2024", "2024-02-23/2024-02-29", "range"),
    ("in the autumn of 2022", "2022-09-01/2022-11-30", "range"),
    ("summer 2024", "2024-06-01/2024-08-31", "range"),
    ("the winter of 1939", "1939-12-01/1940-02-29", "range"),
    ("29 February 2024", "2024-02-29", "day"),
]
RELATIVE = [
    ("Delegates gather in Doha on Thursday.", "2025-12-11", "day"),
    ("The ferry was shelled on Thursday by gunners.", "2025-12-04", "day"),
    ("The bridge was hit by drones in May.", "2025-05", "month"),
    ("Exports stay banned until March.", "2026-03", "month"),
    ("It is the third round since November.", "2025-11", "month"),
    ("He did not answer the proposal to go on on 8 December.", "2025-12-08", "day"),
    ("The Kremlin stated on Wednesday that", "2025-12-03", "day"),
    ("He spoke on Friday.", "2025-12-05", "day"),
    ("He spoke on Saturday.", "2025-11-29", "day"),
    ("Wednesday's talks", "2025-12-03", "day"),
    ("in the early hours of Wednesday", "2025-12-03", "day"),
    ("late on Tuesday night they met", "2025-12-02", "day"),
    ("Talks will resume on Monday.", "2025-12-08", "day"),
    ("He said he would travel on Sunday.", "2025-12-07", "day"),
    ("They are to meet next Tuesday.", "2025-12-09", "day"),
    ("They met last Friday.", "2025-11-28", "day"),
    ("The envoys met on Monday and will meet again on Thursday.", "2025-12-01", "day"),
    ("1 days ago", "2025-12-04", "day"),
    ("three days ago", "2025-12-02", "day"),
    ("It will be signed by the first of March.", "2026-03-01", "day"),
    ("It was held in the first week of November.", "2025-11-01/2025-11-07", "range"),
    ("He proposed a meeting before the end of January.", "2026-01", "month"),
    ("The paper was August's best.", "2025-08", "month"),
    ("They were closed in January and February.", "2025-01-01/2025-02-28", "range"),
    ("It will be done by the end of the week.", "2025-12-01/2025-12-07", "range"),
    ("He had not been seen until Thursday.", "2025-12-04", "day"),
    ("By Monday they were telling a new story.", "2025-12-01", "day"),
    ("The staff officers are to meet again to-morrow.", "2025-12-06", "day"),
    ("a year ago", "2024", "year"),
    ("two hours ago", "2025-12-05", "day"),
    ("a week ago", "2025-11-24/2025-11-30", "range"),
    ("two weeks ago", "2025-11-17/2025-11-23", "range"),
    ("two months ago", "2025-10", "month"),
    ("three years ago", "2022", "year"),
    ("yesterday", "2025-12-04", "day"),
    ("the day before yesterday", "2025-12-03", "day"),
    ("today", "2025-12-05", "day"),
    ("this morning", "2025-12-05", "day"),
    ("last night", "2025-12-04", "day"),
    ("tomorrow", "2025-12-06", "day"),
    ("the day after tomorrow", "2025-12-07", "day"),
    ("The push intensified last month.", "2025-11", "month"),
    ("earlier this month", "2025-12", "month"),
    ("next month", "2026-01", "month"),
    ("last week", "2025-11-24/2025-11-30", "range"),
    ("earlier this week", "2025-12-01/2025-12-07", "range"),
    ("next week", "2025-12-08/2025-12-14", "range"),
    ("last year", "2024", "year"),
    ("next year", "2026", "year"),
    ("They met at the weekend.", "2025-11-29/2025-11-30", "range"),
    ("They will meet at the weekend.", "2025-12-06/2025-12-07", "range"),
    ("The offer was made on 24 November.", "2025-11-24", "day"),
    ("Elections will be held on 15 May.", "2026-05-15", "day"),
    ("The deal was made on December 24.", "2024-12-24", "day"),
    ("The line was crossed in August.", "2025-08", "month"),
    ("The next round is set for 20 February.", "2026-02-20", "day"),
    ("a small paper in January", "2026-01", "month"),
    ("the talks of November", "2025-11", "month"),
    ("They will vote in March.", "2026-03", "month"),
    ("last November", "2025-11", "month"),
    ("It began in the autumn.", "2025-09-01/2025-11-30", "range"),
    ("last summer", "2025-06-01/2025-08-31", "range"),
    ("It will resume in the spring.", "2026-03-01/2026-05-31", "range"),
    ("over the past two weeks", "2025-11-21/2025-12-05", "range"),
    ("in the past month", "2025-11-05/2025-12-05", "range"),
    ("in the next three days", "2025-12-05/2025-12-08", "range"),
    ("within 30 days", "2025-12-05/2026-01-04", "range"),
    ("in two weeks' time", "2025-12-15/2025-12-21", "range"),
    ("The bridge was to be shut before the end of January.", "2026-01", "month"),
    ("They were invited back in February.", "2026-02", "month"),
    ("She counted on a vote at the January summit.", "2026-01", "month"),
    ("A round may be held in the first half of March.", "2026-03-01/2026-03-15", "range"),
    ("He hoped to sign before Christmas.", "2025-12-25", "day"),
    ("If there was no truce before the spring, they would go.", "2026-03-01/2026-05-31", "range"),
    ("The army held from 30 November to 2 December.", "2025-11-30/2025-12-02", "range"),
]
NEVER = [
    "the following day", "two days later", "in recent weeks", "into the early hours", "soon",
    "in the coming weeks", "over the past days",
]  # fmt: skip
NO_DATE = [
    "They will march on the capital.",
    "He may resign.",
    "We sat down.",
    "A force of 2000 soldiers",
    "The 28-point plan",
    "It took 2025 votes.",
    "the second half of the match",
    "Article 5 of the treaty",
    "Resolution 598",
]


@pytest.mark.parametrize(("sentence", "iso", "granularity"), ABSOLUTE)
def test_an_absolute_date_means_the_same_with_and_without_an_anchor(sentence, iso, granularity):
    for anchor in (None, FRIDAY):
        found = find_dates(sentence, anchor)
        assert [(d.iso, d.granularity, d.anchor) for d in found] == [(iso, granularity, "")]


@pytest.mark.parametrize(("sentence", "iso", "granularity"), RELATIVE)
def test_a_relative_date_is_counted_from_the_anchor_and_says_so(sentence, iso, granularity):
    found = find_dates(sentence, FRIDAY)[0]
    assert (found.iso, found.granularity) == (iso, granularity)
    assert found.anchor == "published 2025-12-05"


@pytest.mark.parametrize("sentence", [row[0] for row in RELATIVE])
def test_a_relative_date_without_an_anchor_stays_unresolved(sentence):
    found = find_dates(sentence)
    assert found
    assert all(d.granularity == "unresolved" and d.iso == "" and d.anchor == "" for d in found)


@pytest.mark.parametrize("words", NEVER)
def test_what_is_counted_from_the_story_itself_is_never_resolved(words):
    assert [d.granularity for d in find_dates(words, FRIDAY)] == ["unresolved"]


@pytest.mark.parametrize("words", NO_DATE)
def test_words_that_name_no_date_give_none(words):
    assert find_dates(words, FRIDAY) == ()


def test_a_day_of_the_last_fortnight_is_that_day_whatever_the_verb():
    (found,) = find_dates("to host a round during a call on Dec. 3", FRIDAY, tense="future")
    assert found.iso == "2025-12-03"


def test_a_day_written_two_ways_round_is_not_guessed():
    found = find_dates("On 03/12/2025 they met.", FRIDAY)
    assert [(d.iso, d.granularity) for d in found] == [("", "unresolved")]


def test_a_day_that_does_not_exist_is_no_date():
    assert all(d.iso != "2025-02-30" for d in find_dates("30 February 2025", FRIDAY))
    assert find_dates("2025-02-30/2025-03-01", FRIDAY) == ()


@pytest.mark.parametrize(
    "words",
    ["twenty-two years ago", "1,200 days ago", "2.5 years ago", "one hundred and two days ago"],
)
def test_the_tail_of_a_longer_number_is_not_a_number(words):
    assert [d.iso for d in find_dates(words, FRIDAY) if d.iso] == []


def test_minutes_ago_are_today_however_many():
    assert [d.iso for d in find_dates("updated 45 minutes ago", FRIDAY)] == ["2025-12-05"]
    assert find_dates("twenty years ago", FRIDAY)[0].iso == "2005"


@pytest.mark.parametrize(
    ("words", "iso"), [("since June of last year", "2024-06"), ("in March next year", "2026-03")]
)
def test_a_month_of_last_or_next_year_is_that_month(words, iso):
    assert [d.iso for d in find_dates(words, FRIDAY)] == [iso]


def test_a_span_over_new_year_takes_the_year_of_its_first_day():
    (span,) = find_dates("from 30 December 2025 to 2 January", FRIDAY)
    assert span.iso == "2025-12-30/2026-01-02"


def test_the_tense_given_wins_over_the_words_around():
    assert resolve("on Monday", FRIDAY, tense="past").iso == "2025-12-01"
    assert resolve("on Monday", FRIDAY, tense="future").iso == "2025-12-08"


def test_one_sentence_may_look_back_and_ahead():
    text = "The envoys met on Monday and will meet again on Thursday."
    assert [d.iso for d in find_dates(text, FRIDAY)] == ["2025-12-01", "2025-12-11"]


def test_the_citation_is_the_words_in_the_document():
    text = "Before.\n\nThe Kremlin stated on Wednesday that talks go on."
    (found,) = find_dates_in_parts(text, [(9, len(text))], FRIDAY, document="d")
    assert found.citation.document == "d"
    assert text[found.citation.start : found.citation.end] == found.text == "on Wednesday"


def test_what_the_anchor_is_can_be_named():
    found = find_dates("1 day ago", FRIDAY, counted_from="retrieved")[0]
    assert found.anchor == "retrieved 2025-12-05"


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@settings(deadline=None)
@given(day=days)
def test_every_way_of_writing_a_day_is_read_back(day):
    for written in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
    ):
        assert [d.iso for d in find_dates(written)] == [day.isoformat()]


@settings(deadline=None)
@given(anchor=days, weekday=st.sampled_from(WORKING_DAYS))
def test_a_weekday_lies_within_a_week_of_the_anchor_on_the_side_of_the_tense(anchor, weekday):
    past = resolve(f"on {weekday}", anchor).first_day
    ahead = resolve(f"on {weekday}", anchor, tense="future").first_day
    assert f"{past:%A}" == f"{ahead:%A}" == weekday
    assert timedelta(0) <= anchor - past < timedelta(7)
    assert timedelta(0) <= ahead - anchor < timedelta(7)


@settings(deadline=None)
@given(text=st.text(alphabet=" 0123456789-/.,abcdeMayJunDecon", max_size=60), anchor=days)
def test_no_text_breaks_the_grammar_and_spans_are_verbatim_and_apart(text, anchor):
    found = find_dates(text, anchor)
    ends = 0
    for when in found:
        assert text[when.citation.start : when.citation.end] == when.text
        assert when.citation.start >= ends
        ends = when.citation.end
        assert (when.iso == "") == (when.granularity == "unresolved")


@pytest.mark.parametrize(
    ("text", "iso", "counted_from"),
    [
        ("They meet on Tuesday and report to the council a day later.", "2025-12-03",
         "told 2025-12-02"),
        ("He landed on Monday and saw the map the same evening.", "2025-12-01", "told 2025-12-01"),
        ("It was signed in June 2023. A month later it was broken.", "2023-07", "told 2023-06"),
        ("They came in 2022 and have held the dam since September of that year.", "2022-09",
         "told 2022"),
        ("The pact of 1998 gave back the valley it had lost that May.", "1998-05", "told 1998"),
        ("The league broke up in 2009. That April the ports had merged.", "2009-04", "told 2009"),
    ],
)  # fmt: skip
def test_what_follows_a_told_date_is_counted_from_it(text, iso, counted_from):
    later = find_dates(text, FRIDAY, tense="past")[-1]
    assert (later.iso, later.anchor) == (iso, counted_from)


def test_a_month_of_a_year_that_nobody_told_stays_open():
    assert [d.iso for d in find_dates("It has held since May of that year.", FRIDAY)] == [""]


def test_that_before_a_month_may_open_a_clause():
    text = "The truce of 2019 failed, and the envoy warned that March was too soon."
    assert [(d.text, d.iso) for d in find_dates(text, FRIDAY)] == [
        ("of 2019", "2019"),
        ("soon", ""),
    ]


def test_minutes_and_views_behind_a_day_are_no_days():
    line = "August 2, 2031 – 7 min read – 1,905 Shares – TRAVEL"
    assert [d.text for d in find_dates(line)] == ["August 2, 2031"]


def test_a_day_after_something_that_is_not_a_date_stays_open():
    found = find_dates("He spoke on Monday, a day after the talks had failed.", FRIDAY)
    assert [d.granularity for d in found] == ["day", "unresolved"]
