"""Beliefs: what the battle record and the claims about it do to them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.beliefs import (
    BattleRecord,
    BetaBeliefs,
    Credibility,
    GridBeliefs,
    Report,
    after_reports,
    belief_change,
    common_prior,
    on_grid,
    record_of,
    weigh_claim,
)
from upperhand.bargaining.war import FrontWar, Stakes, disagreement
from upperhand.errors import ScenarioError

TRIO = GridBeliefs([0.4, 0.5, 0.6], [[0.1, 0.3, 0.6], [0.6, 0.3, 0.1]])


# Pins: design/model.md M12, strengths .6 and .4, prior one half.
@pytest.mark.parametrize(("moves", "belief"), [([1], 0.6), ([-1], 0.4), ([1, 1], 0.692308)])
def test_a_battle_moves_the_belief_in_strength_as_published(moves, belief):
    after = GridBeliefs([0.4, 0.6], [[0.5, 0.5]]).after(record_of(moves))
    assert after.weights[0, 1] == pytest.approx(belief, abs=5e-7)


# Pins: design/model.md M11, static check: what A needs after (battles, wins) with Beta(6, 4).
@pytest.mark.parametrize(
    ("battles", "a_needs", "b_concedes"),
    [(0, 0.5554, 0.4446), (4, 0.4988, 0.5012), (10, 0.4476, 0.5524), (20, 0.3993, 0.6007)],
)
def test_an_even_record_brings_optimists_to_a_deal(battles, a_needs, b_concedes):
    chances = np.linspace(0.0005, 0.9995, 1000)
    learned = BetaBeliefs([6, 4], [4, 6]).after(BattleRecord(battles, battles / 2))
    stakes = Stakes(victory_a=[1, 0], victory_b=[0, 1], cost=[0.01, 0.01])
    values = on_grid(learned, chances).expect(disagreement(FrontWar(10, chances), 5, stakes))
    assert values == pytest.approx([a_needs, 1 - b_concedes], abs=6e-5)


# Pins: design/model.md 2.6 prototype.
def test_expected_values_give_the_published_reservation_values():
    stakes = Stakes(victory_a=[1, 0], victory_b=[0, 1], cost=[0.01, 0.012])
    values = disagreement(FrontWar(10, TRIO.chances), 5, stakes)
    assert TRIO.expect(values) == pytest.approx([0.48255, 0.44069], abs=5e-6)


@settings(deadline=None)
@given(
    wins=st.integers(0, 30), losses=st.integers(0, 30), a=st.floats(0.5, 40), b=st.floats(0.5, 40)
)
def test_reading_battles_one_by_one_is_reading_their_count(wins, losses, a, b):  # law
    one_by_one = BetaBeliefs([a], [b])
    for move in [1] * wins + [-1] * losses:
        one_by_one = one_by_one.after(record_of([move]))
    assert one_by_one.advance() == pytest.approx(BetaBeliefs([a], [b]).advance(wins + losses, wins))


@settings(deadline=None)
@given(wins=st.integers(0, 12), losses=st.integers(0, 12))
def test_a_fine_grid_learns_as_the_beta_prior_does(wins, losses):  # oracle
    prior = BetaBeliefs([3.0, 6.0], [5.0, 2.0])
    grid = on_grid(prior, np.linspace(0.0005, 0.9995, 1000))
    assert grid.advance(wins + losses, wins) == pytest.approx(
        prior.advance(wins + losses, wins), abs=1e-4
    )


def test_still_months_carry_no_news_of_direction():
    assert record_of([1, -1]) == record_of([0, 1, 0, 0, -1, 0])


def test_relabelling_the_sides_mirrors_the_belief():  # law
    ours = BetaBeliefs([6, 2], [4, 3]).advance(7, 5)
    theirs = BetaBeliefs([4, 3], [6, 2]).advance(7, 2)
    assert ours == pytest.approx(1 - theirs)


def test_many_records_are_read_at_once():
    battles, wins = np.array([[0], [4], [9]]), np.array([[0], [1], [9]])
    table = TRIO.advance(battles, wins)
    rows = [TRIO.advance(n, w) for n, w in [(0, 0), (4, 1), (9, 9)]]
    assert table == pytest.approx(np.stack(rows))


def test_with_a_common_prior_everybody_believes_the_average():
    shared = common_prior(TRIO)
    assert shared.weights == pytest.approx(np.array([[0.35, 0.3, 0.35]] * 2))


def test_a_third_party_that_was_sure_moves_less():
    change = belief_change(BetaBeliefs([2, 40], [2, 40]), BattleRecord(10, 8), BattleRecord(10, 2))
    open_minded, sure = change.difference
    assert open_minded > 4 * sure > 0


def test_the_same_record_changes_no_belief():
    change = belief_change(TRIO, BattleRecord(6, 4), BattleRecord(6, 4))
    assert change.difference == pytest.approx([0, 0])


# Pins: design/model.md 2.3.
def test_a_self_serving_claim_is_nearly_uninformative():
    assert weigh_claim(0.5, Credibility(0.95, 0.60)) == pytest.approx(0.6129, abs=5e-5)


def test_a_claim_against_interest_tells_more_than_one_for_it():
    own_victory, own_defeat = Credibility(0.95, 0.60), Credibility(0.40, 0.02)
    assert own_defeat.log_odds > 4 * own_victory.log_odds


HEARD = [{("ministry", True): Credibility(0.95, 0.6), ("monitor", True): Credibility(0.8, 0.1)}] * 2


def test_an_event_moves_nobody_twice():
    once = after_reports(TRIO, [Report("city", "ministry", True)], HEARD)
    often = after_reports(TRIO, [Report("city", "ministry", True)] * 5, HEARD)
    assert often.weights == pytest.approx(once.weights)


def test_of_two_reports_on_one_event_the_more_telling_counts_in_any_order():
    claim, sight = Report("city", "ministry", True), Report("city", "monitor", True)
    alone = after_reports(TRIO, [sight], HEARD)
    assert after_reports(TRIO, [claim, sight], HEARD).weights == pytest.approx(alone.weights)
    assert after_reports(TRIO, [sight, claim], HEARD).weights == pytest.approx(alone.weights)


def test_a_claim_about_a_battle_already_on_record_tells_nothing():
    after = after_reports(TRIO, [Report("city", "monitor", True)], HEARD, settled=["city"])
    assert after.weights == pytest.approx(TRIO.weights)


def test_a_source_that_always_says_so_tells_nothing():
    parrot = [{("ministry", True): Credibility(1, 1)}] * 2
    after = after_reports(TRIO, [Report("city", "ministry", True)], parrot)
    assert after.weights == pytest.approx(TRIO.weights)


def test_a_perfect_witness_is_as_good_as_the_battle():  # limit
    witness = [{("monitor", True): Credibility(1, 0)}] * 2
    after = after_reports(TRIO, [Report("city", "monitor", True)], witness)
    assert after.weights == pytest.approx(TRIO.after(BattleRecord(1, 1)).weights)


def test_listeners_hear_the_same_claim_differently():
    trusting, deaf = {("ministry", True): Credibility(0.9, 0.1)}, {}
    same = GridBeliefs([0.4, 0.6], [[0.5, 0.5], [0.5, 0.5]])
    after = after_reports(same, [Report("city", "ministry", True)], [trusting, deaf])
    assert after.weights[0, 1] > after.weights[1, 1] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("build", "repair"),
    [
        (lambda: BattleRecord(3, 4), "0 <= a_wins <= battles"),
        (lambda: BetaBeliefs([0.0], [1.0]), "two numbers above 0"),
        (lambda: GridBeliefs([0.4, 0.6], [[1.0]]), "one weight for each strength"),
        (lambda: GridBeliefs([0.4, 0.6], [[0.0, 0.0]]), "with a sum > 0"),
        (lambda: GridBeliefs([1.0], [[1.0]]).after(BattleRecord(1, 0)), "strictly between"),
        (lambda: weigh_claim(0.5, Credibility(0, 0)), "above 0"),
    ],
)
def test_what_cannot_be_believed_is_refused_with_the_repair(build, repair):
    with pytest.raises(ScenarioError, match=repair):
        build()
