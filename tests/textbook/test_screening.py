"""M12: learning from battles, and screening by offers while fighting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from upperhand.errors import ScenarioError
from upperhand.textbook import (
    battle_belief,
    resource_war,
    risk_return_power,
    screening_threshold,
    screening_threshold_units,
)


@pytest.mark.parametrize(
    ("wins", "losses", "chance"), [(1, 0, 0.6), (0, 1, 0.4), (2, 0, 0.692308), (0, 0, 0.5)]
)
def test_the_published_posteriors_come_out(wins, losses, chance):
    belief = battle_belief(0.5, battle_high=0.6, battle_low=0.4, wins=wins, losses=losses)
    assert belief.chance == pytest.approx(chance, abs=5e-7)


def test_the_published_step_of_the_log_odds_comes_out():
    belief = battle_belief(0.5, battle_high=0.6, battle_low=0.4, wins=1, losses=0)
    assert belief.log_odds == pytest.approx(0.405465, abs=5e-7)


@given(
    prior=st.floats(0.05, 0.95),
    high=st.floats(0.5, 0.9),
    low=st.floats(0.1, 0.5),
    wins=st.integers(0, 8),
    losses=st.integers(0, 8),
)
def test_the_posterior_is_the_share_of_the_histories_seen(prior, high, low, wins, losses):
    if_high = prior * high**wins * (1 - high) ** losses
    if_low = (1 - prior) * low**wins * (1 - low) ** losses
    belief = battle_belief(prior, battle_high=high, battle_low=low, wins=wins, losses=losses)
    assert belief.chance == pytest.approx(if_high / (if_high + if_low))


@given(prior=st.floats(0.05, 0.95), wins=st.integers(0, 50), losses=st.integers(0, 50))
def test_battles_that_say_nothing_teach_nothing(prior, wins, losses):
    belief = battle_belief(prior, battle_high=0.5, battle_low=0.5, wins=wins, losses=losses)
    assert belief.chance == pytest.approx(prior)


ROUNDS = [
    (0.7, 0.4, 1, 0.1, 0.1, 0.4),
    (0.7, 0.4, 0.25, 0.025, 0.025, 0.4),
    (0.7, 0.4, 0.25, 0.01, 0.01, 0.210526),
    (0.8, 0.3, 0.1, 0.005, 0.01, 0.230769),
]


@pytest.mark.parametrize(("weak", "strong", "collapse", "a", "b", "threshold"), ROUNDS)
def test_the_published_thresholds_of_a_round_come_out(weak, strong, collapse, a, b, threshold):
    rule = screening_threshold(
        battle_weak=weak, battle_strong=strong, collapse=collapse, cost_a=a, cost_b=b
    )
    assert rule.threshold == pytest.approx(threshold, abs=5e-7)


@pytest.mark.parametrize(("weak", "strong", "collapse", "a", "b", "_"), ROUNDS)
def test_at_the_threshold_of_a_round_screening_and_pooling_are_worth_the_same(
    weak, strong, collapse, a, b, _
):
    strong_keeps = (1 - strong) - b / collapse
    weak_keeps = -b + collapse * (1 - weak) + (1 - collapse) * strong_keeps
    after_refusal = -a + collapse * strong + (1 - collapse) * (1 - strong_keeps)

    def gain(belief):
        screening = belief * (1 - weak_keeps) + (1 - belief) * after_refusal
        return screening - (1 - strong_keeps)

    rule = screening_threshold(
        battle_weak=weak, battle_strong=strong, collapse=collapse, cost_a=a, cost_b=b
    )
    assert rule.threshold == pytest.approx(brentq(gain, 0, 1))
    assert rule.discount == pytest.approx(strong_keeps - weak_keeps)


@given(weak=st.floats(0.5, 0.9), strong=st.floats(0.1, 0.4), a=st.floats(0.01, 0.1))
def test_a_round_that_always_decides_is_the_two_type_ultimatum(weak, strong, a):
    rule = screening_threshold(
        battle_weak=weak, battle_strong=strong, collapse=1, cost_a=a, cost_b=0.05
    )
    gamble = risk_return_power(
        0.5, win_probability_low=strong, win_probability_high=weak, cost_a=a, cost_b=0.05
    )
    assert rule.threshold == pytest.approx(gamble.threshold)


@given(part=st.floats(0.01, 1))
def test_shorter_rounds_with_costs_in_proportion_leave_the_threshold(part):
    rule = screening_threshold(
        battle_weak=0.7, battle_strong=0.4, collapse=part, cost_a=0.1 * part, cost_b=0.1 * part
    )
    assert rule.threshold == pytest.approx(0.4)


UNITS = [
    (1, 1, 0.166667),
    (2, 2, 0.292398),
    (3, 3, 0.362004),
    (5, 5, 0.451098),
    (2, 4, 0.526759),
]


def rule_for(a, b):
    return screening_threshold_units(
        a, b, battle_weak=0.6, battle_strong=0.4, cost_a=0.02, cost_b=0.02
    )


@pytest.mark.parametrize(("a", "b", "threshold"), UNITS)
def test_the_published_thresholds_of_a_battle_come_out(a, b, threshold):
    assert rule_for(a, b).threshold == pytest.approx(threshold, abs=5e-7)


@pytest.mark.parametrize(("a", "b", "_"), UNITS)
def test_at_the_threshold_of_a_battle_screening_and_pooling_are_worth_the_same(a, b, _):
    def strong_keeps(x, y):
        return resource_war(x, y, battle=0.4, cost_b=0.02).value_b

    won, lost = strong_keeps(a, b - 1), strong_keeps(a - 1, b)
    weak_keeps = -0.02 + 0.6 * won + 0.4 * lost
    after_refusal = -0.02 + 0.4 * (1 - won) + 0.6 * (1 - lost)

    def gain(belief):
        screening = belief * (1 - weak_keeps) + (1 - belief) * after_refusal
        return screening - (1 - strong_keeps(a, b))

    assert rule_for(a, b).threshold == pytest.approx(brentq(gain, 0, 1))


def test_a_belief_above_the_threshold_screens_and_one_at_it_does_not():
    rule = rule_for(1, 1)
    assert rule.screens(0.17)
    assert not rule.screens(rule.threshold)


def test_a_weak_party_stronger_than_the_strong_one_is_refused():
    with pytest.raises(ScenarioError, match="battle_strong < battle_weak"):
        screening_threshold(battle_weak=0.4, battle_strong=0.7, collapse=1, cost_a=0.1, cost_b=0.1)


def test_a_war_without_cost_has_no_threshold():
    with pytest.raises(ScenarioError, match="cost_of_both is 0"):
        screening_threshold(battle_weak=0.7, battle_strong=0.4, collapse=1, cost_a=0, cost_b=0)
