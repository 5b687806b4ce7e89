"""The shadow: mended for the parser, and always leading back to the exact raw characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.names.shadow import shadow
from upperhand.record import Actor


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("Ukraines potential membership", "Ukraine's potential membership"),
        ("Europes deadliest war", "Europe's deadliest war"),
        ("described Putins statements", "described Putin's statements"),
        ("consider Moscows proposals", "consider Moscow's proposals"),
        ("Washingtons peace initiative", "Washington's peace initiative"),
        ("NATOs eastern flank", "NATO's eastern flank"),
        ("Following the US delegations return from Moscow,",
         "Following the US delegation's return from Moscow,"),
        ("over Kyiv joining NATOa rationale both", "over Kyiv joining NATO—a rationale both"),
        ("in Moscowwhich denies it", "in Moscow—which denies it"),
        ("after Wednesdays talks", "after Wednesday's talks"),
        ("last months push", "last month's push"),
        ("the Kremlins spokesman", "the Kremlin's spokesman"),
        ("Germanys chancellor", "Germany's chancellor"),
        ("Trumps special envoy", "Trump's special envoy"),
        ("the countrys army", "the country's army"),
        ("It doesnt matter and they havent met", "It doesn't matter and they haven't met"),
        ("thats how theyre seen", "that's how they're seen"),
    ],
)  # fmt: skip
def test_lost_apostrophes_and_dashes_are_put_back(raw, mended):
    assert shadow(raw).text == mended


@pytest.mark.parametrize(
    "raw",
    [
        "The Russians attacked.",
        "Americans and Europeans agree.",
        "the Philippines said",
        "Cyprus and the Netherlands said",
        "US delegations return on Monday.",
        "when the delegations return from Moscow",
        "The Ukrainians want peace.",
        "NATO and the EU",
        "Honduras talks",
        "The envoys met the presidents of both countries.",
        "Kievan Rus",
        "On Mondays talks stop; Mondays and Tuesdays too",
        "The Obamas arrived.",
        "It took three months fighting.",
        "its were well hell shell ill wont cant",
        "Two Koreas and the Germanys of old",
    ],
)
def test_true_plurals_and_other_words_are_left_alone(raw):
    assert shadow(raw).text == raw


def test_quotes_spaces_ligatures_and_invisible_marks_are_made_plain():
    raw = "“The of\ufb01cial’s\u00a0plan”\u200b, ''he'' said…"
    assert shadow(raw).text == '"The official\'s plan", "he" said...'


def test_a_span_may_end_inside_a_raw_token():
    raw = "Kyiv joining NATOa rationale both dismiss"
    mended = shadow(raw)
    place = mended.text.index("NATO")
    start, end = mended.raw_span(place, place + len("NATO"))
    assert raw[start:end] == "NATO"
    start, end = mended.raw_span(mended.text.index("a rationale"), len(mended.text))
    assert raw[start:end] == "a rationale both dismiss"


def test_an_owner_maps_back_without_the_lost_apostrophe():
    raw = "Ukraines potential"
    mended = shadow(raw)
    assert raw[slice(*mended.raw_span(0, len("Ukraine")))] == "Ukraine"
    assert raw[slice(*mended.raw_span(0, len("Ukraine's")))] == "Ukraines"


def test_a_collapsed_quote_mark_maps_back_to_both_characters():
    raw = "he said ''no'' twice"
    mended = shadow(raw)
    start = mended.text.index('"')
    assert raw[slice(*mended.raw_span(start, start + 4))] == "''no''"


def test_an_invisible_mark_after_a_word_is_not_part_of_it():
    raw = "Kyiv\u200b said"
    mended = shadow(raw)
    assert raw[slice(*mended.raw_span(0, 4))] == "Kyiv"


def test_offsets_count_from_where_the_paragraph_starts():
    document = "Title\n\nEuropes war"
    mended = shadow(document[7:], at=7)
    assert document[slice(*mended.raw_span(0, len("Europe")))] == "Europe"
    assert mended.offsets[-1] == len(document)


def test_names_of_a_case_count_as_known():
    own = load_gazetteer([Actor("zub", "Zubrovka", "state", "zub")])
    assert shadow("Zubrovkas army", gazetteer=own).text == "Zubrovka's army"
    assert shadow("Zubrovkas army").text == "Zubrovkas army"


pieces = st.sampled_from(
    ["Ukraines plan ", "NATOa move ", "“no” ", "''yes'' ", "\u00a0", "\u200b", "\ufb01t ", "dont ",
     "the countrys army ", "Putins word", ". ", "\r\n", "…", "زلنسكي ", "🕊 ", "e\u0301 "]
)  # fmt: skip


@settings(deadline=None)
@given(raw=st.lists(pieces, max_size=12).map("".join))
def test_offsets_never_run_back_and_the_whole_maps_to_the_whole(raw):
    mended = shadow(raw)
    assert len(mended.offsets) == len(mended.text) + 1
    assert list(mended.offsets) == sorted(mended.offsets)
    assert all(a <= b for a, b in zip(mended.offsets, mended.ends, strict=False))
    covered = raw[slice(*mended.raw_span(0, len(mended.text)))]
    assert covered.strip("\u200b") == raw.strip("\u200b")


@settings(deadline=None)
@given(raw=st.text(max_size=80))
def test_a_letter_of_the_shadow_is_the_same_letter_in_the_raw_text(raw):
    mended = shadow(raw)
    for place, letter in enumerate(mended.text):
        if letter.isalnum() and mended.ends[place] - mended.offsets[place] == 1:
            here = raw[mended.offsets[place] : mended.ends[place]]
            assert letter == here or letter in {"f", "i", "l", "s", "t"}
