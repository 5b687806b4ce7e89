import pytest

from upperhand.reading.statements.frames import Frame
from upperhand.reading.statements.ranking import Ranked, bundled_weights, choose, overlap


def frame(start: int, end: int, cue: int = 0) -> Frame:
    return Frame("ccomp", cue, "say", (0, 1), ((start, end),))


def test_half_of_the_words_shared_is_an_overlap_of_a_third():
    assert overlap(frame(0, 10), frame(5, 15)) == pytest.approx(1 / 3)


def test_overlap_does_not_care_who_is_first():
    assert overlap(frame(0, 10), frame(4, 9)) == overlap(frame(4, 9), frame(0, 10))


def test_of_two_tellings_of_the_same_words_the_likelier_stays():
    kept = choose([Ranked(frame(0, 10), 0.6), Ranked(frame(0, 11, cue=3), 0.9)])
    assert [one.chance for one in kept] == [0.9]


def test_the_bundled_weights_hold_no_text():
    weights = bundled_weights("none")
    longest = max((f for part in (weights.rivals, weights.attribution) for f in part), key=len)
    assert " " not in longest.replace("cue opens", "").replace("no stop", "")
    assert len(longest) < 100


def test_saying_makes_an_attribution_likelier_than_walking():
    weights = bundled_weights("none").attribution
    assert weights["V=say"] > weights.get("V=walk", 0)
