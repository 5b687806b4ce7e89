"""The PolNeAR scorer counts what it says; and, where the corpus is there, what is reached."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import polnear
from metrics import rates
from one_cue import joined

ARTICLES = 12  # enough to notice a break, few enough to be quick


def one(content, source=((0, 4),), kind="indirect", core=True):
    return polnear.Attribution(tuple(content), tuple(source), (), kind, core)


TEXT = "x" * 60


def test_half_of_the_joint_letters_is_enough_for_full_and_not_for_exact():
    gold, read = [one([(10, 20)])], [one([(10, 15)])]
    assert polnear.full_pairs(gold, read) == {0: 0}
    assert polnear.exact_pairs(gold, read) == {}


def test_right_words_in_the_wrong_mouth_are_a_false_speaker():
    count = polnear.counts([one([(10, 20)])], [one([(10, 20)], source=[(30, 34)])], TEXT)
    assert (count["false"], count["all.found"], count["all.exact found"]) == (1, 0, 1)


def test_words_no_annotator_gave_to_anybody_are_a_leak():
    count = polnear.counts([one([(10, 20)])], [one([(40, 50)])], TEXT)
    assert (count["leak"], count["false"]) == (1, 0)


def test_an_attribution_is_found_once():
    gold, read = [one([(10, 20)])], [one([(10, 20)]), one([(10, 19)])]
    assert polnear.counts(gold, read, TEXT)["all.right"] == 1


def test_a_quotation_without_a_cue_of_its_own_is_joined_to_what_its_cue_told():
    text = 'It rains, Ada said. "It will rain." Bo said: "No."'
    at = [(text.index(w), text.index(w) + len(w)) for w in ("It rains", '"It will rain."', '"No."')]
    ada, bo = ((text.index("said"), 18),), ((text.rindex("said"), 40),)
    cues, kinds = (ada, ada, bo), ("indirect", "direct", "direct")
    read = [
        polnear.Attribution((a,), ((0, 4),), c, k, True)
        for a, c, k in zip(at, cues, kinds, strict=True)
    ]
    assert [r.content for r in joined(text, read)] == [(at[0], at[1]), (at[2],)]


@pytest.mark.parametrize(
    ("cue", "speaks"), [("stressed", True), ("has denied", True), ("ran", False)]
)
def test_inflected_speech_verbs_are_speech_verbs(cue, speaks):
    assert polnear._speaks(cue) is speaks


@pytest.mark.shared
def test_attribution_stays_ahead_of_the_prototype():
    if not (polnear.GOLD / "dev").is_dir():
        pytest.skip("PolNeAR is not beside the project")
    found = rates(polnear.page_counts("dev", ARTICLES), polnear.METRICS)
    # The dependency-rule prototype of design/reading.md, on the whole test part.
    assert found["all full F1"].value > 0.588
    assert found["core full F1"].value > 0.723
    assert found["false speaker"].value < 0.1


def test_a_quotation_annotated_sentence_by_sentence_is_alike_though_not_exact():
    text = 'Kern said "we stay. We wait."'
    gold, read = [one([(11, 19), (20, 28)])], [one([(11, 28)])]
    assert polnear.exact_pairs(gold, read) == {}
    assert polnear.letter_pairs(text, gold, read) == {0: 0}
    count = polnear.counts(gold, read, text)
    assert (count["all.alike"], count["all.exact found"]) == (1, 0)
