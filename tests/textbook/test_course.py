"""M11: the course of the war of learning, exact and by dice."""

import math

import pytest

from upperhand.errors import ScenarioError
from upperhand.textbook import (
    Beta,
    agree_to_disagree,
    expected_course,
    fort_war,
    simulate_course,
)


def game_of(a, b, **more):
    return agree_to_disagree(Beta(*a), Beta(*b), cost_a=0.01, cost_b=0.01, **more)


# The published columns are themselves means of 20,000 draws: the margins are about three of
# their standard errors (battles: spread about 20; capture: a share; terms: few wars settle
# where beliefs are stubborn). Wars unfinished after 150 battles counted there as not captured.
PUBLISHED = [
    ((5, 5), (5, 5), 0, 0, 0.5, 1e-9),
    ((6, 4), (4, 6), 10.63, 0.062, 0.502, 0.01),
    ((9, 3), (3, 9), 23.03, 0.870, 0.491, 0.02),
    ((18, 6), (6, 18), 24.61, 0.989, 0.515, 0.09),
]


@pytest.mark.parametrize(("a", "b", "battles", "capture", "share", "margin"), PUBLISHED)
def test_the_published_courses_come_out(a, b, battles, capture, share, margin):
    course = expected_course(game_of(a, b), battle=0.5)
    assert course.battles == pytest.approx(battles, abs=0.45)
    assert course.capture == pytest.approx(capture, abs=0.004)
    assert course.share_a == pytest.approx(share, abs=margin)


def test_the_most_stubborn_beliefs_of_the_table_never_settle():
    course = expected_course(game_of((36, 12), (12, 36)), battle=0.5)
    assert course.battles == pytest.approx(25.15, abs=0.45)
    assert course.capture == pytest.approx(0.999, abs=0.002)
    assert math.isnan(course.share_a)


@pytest.mark.parametrize("p", [0.3, 0.5, 0.6])
def test_a_war_without_settlement_is_the_war_to_the_finish(p):
    course = expected_course(game_of((360, 12), (12, 360), horizon=20), battle=p)
    assert course.battles == pytest.approx(fort_war(forts=10, position=5, battle=p).battles)
    assert course.capture == pytest.approx(1)


@pytest.mark.parametrize("truth", [0.4, 0.5, 0.65])
def test_a_few_thousand_wars_by_dice_agree_with_the_exact_course(truth):
    game = game_of((9, 4), (4, 7), position=4)
    exact = expected_course(game, battle=truth)
    dice = simulate_course(game, battle=truth, draws=4_000, rng=0)
    assert dice.battles == pytest.approx(exact.battles, abs=4 * 20 / math.sqrt(4_000))
    assert dice.capture == pytest.approx(exact.capture, abs=4 * 0.5 / math.sqrt(4_000))
    assert dice.share_a == pytest.approx(exact.share_a, abs=0.04)


def test_dice_fight_on_beyond_the_horizon():
    game = game_of((360, 12), (12, 360), horizon=3)
    dice = simulate_course(game, battle=0.5, draws=2_000, rng=1)
    assert dice.battles == pytest.approx(25, abs=4 * 21 / math.sqrt(2_000))
    assert dice.capture == 1


def test_one_seed_gives_one_course_and_zero_is_a_seed():
    game = game_of((6, 4), (4, 6))
    first = simulate_course(game, battle=0.5, draws=50, rng=0)
    assert simulate_course(game, battle=0.5, draws=50, rng=0) == first
    assert simulate_course(game, battle=0.5, draws=50, rng=1) != first


def test_symmetric_beliefs_settle_on_even_terms_on_average():
    course = expected_course(game_of((6, 4), (4, 6)), battle=0.5)
    assert course.share_a == pytest.approx(0.5)


def test_no_draws_are_refused():
    with pytest.raises(ScenarioError, match="draws is 0"):
        simulate_course(game_of((6, 4), (4, 6)), battle=0.5, draws=0, rng=0)
