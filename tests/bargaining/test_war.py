"""The war on the front ladder: known numbers, limits, laws, and slower ways to the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.war import (
    FrontWar,
    Stakes,
    advance_chance,
    disagreement,
    fight_to_finish,
    settle_any_time,
)
from upperhand.errors import ScenarioError

chances = st.floats(0.05, 0.95)
rates = st.floats(0.05, 1.0)
collapses = st.floats(0.0, 0.2)
patiences = st.floats(0.5, 1.0)
ladders = st.integers(2, 9)

TWO_SIDES = {"victory_a": [1, 0], "victory_b": [0, 1]}


# Pins: design/model.md M9 (Smith and Stam 2004), derived and checked there by linear solve.
@pytest.mark.parametrize(
    ("steps", "position", "advance", "wins", "battles"),
    [
        (10, 5, 0.5, 0.5, 25),
        (10, 5, 0.6, 0.883636, 19.181818),
        (10, 3, 0.6, 0.716122, 20.806118),
        (20, 10, 0.55, 0.881499, 76.299894),
        (10, 8, 0.4, 0.434640, 18.267987),
    ],
)
def test_the_ladder_gives_the_published_fort_numbers(steps, position, advance, wins, battles):
    outlook = fight_to_finish(FrontWar(steps, advance)).at(position)
    last_digit = 1e-6
    assert outlook.a_wins == pytest.approx(wins, abs=last_digit)
    assert outlook.battles == pytest.approx(battles, abs=last_digit)
    assert outlook.months == pytest.approx(battles, abs=last_digit)


def test_a_war_of_one_battle_is_fearons_costly_lottery():  # limit: M1
    war = FrontWar(2, 0.6)
    values = disagreement(war, 1, Stakes(**TWO_SIDES, cost=[0.10, 0.15]))
    assert values == pytest.approx([0.50, 0.25])  # bargaining range [.50, .75]


def test_a_war_decided_by_collapse_is_the_war_of_constant_rates():  # limit, number from style
    h, p = 0.02, 0.6  # ends with chance .02 a month, for A three times in five
    war = FrontWar(2, 0.5, mobility=0, collapse_a=h * (1 - p), collapse_b=h * p)
    value = disagreement(war, 1, Stakes([1.0], [0.0], cost=[0.004], patience=[0.99]))
    assert value == pytest.approx([0.264], abs=5e-4)


def test_cost_equal_to_the_drift_makes_the_war_worth_the_ground_held():  # special case in M9
    values = disagreement(FrontWar(10, 0.55), np.arange(11), Stakes([1], [0], cost=[0.01]))
    assert values[:, 0] == pytest.approx(np.arange(11) / 10)


@settings(deadline=None)
@given(p=chances, steps=ladders, mobility=rates)
def test_a_slow_front_decides_the_same_and_takes_longer(p, steps, mobility):
    slow = fight_to_finish(FrontWar(steps, p, mobility))
    fast = fight_to_finish(FrontWar(steps, p))
    assert slow.a_wins == pytest.approx(fast.a_wins)
    assert slow.battles == pytest.approx(fast.battles)
    assert slow.months == pytest.approx(fast.months / mobility)


@settings(deadline=None)
@given(p=chances, steps=ladders, mobility=rates, ka=collapses, kb=collapses, d=patiences)
def test_swapping_the_sides_swaps_the_outlook(p, steps, mobility, ka, kb, d):
    ours = fight_to_finish(FrontWar(steps, p, mobility, ka, kb), patience=d)
    theirs = fight_to_finish(FrontWar(steps, 1 - p, mobility, kb, ka), patience=d)
    assert ours.a_wins == pytest.approx(theirs.b_wins[::-1])
    assert ours.months == pytest.approx(theirs.months[::-1])


@settings(deadline=None)
@given(p=chances, steps=ladders, mobility=rates, ka=collapses, kb=collapses)
def test_every_war_ends_with_one_victor(p, steps, mobility, ka, kb):
    outlook = fight_to_finish(FrontWar(steps, p, mobility, ka, kb))
    assert outlook.a_wins + outlook.b_wins == pytest.approx(np.ones(steps + 1))


@settings(deadline=None)
@given(p=chances, q=chances, k=st.floats(0, 6), mobility=rates)
def test_a_stronger_side_never_wins_less_often(p, q, k, mobility):
    weak, strong = sorted([p, q])
    outlook = fight_to_finish(FrontWar(6, np.array([weak, strong]), mobility)).at(k)
    assert outlook.a_wins[1] >= outlook.a_wins[0] - 1e-12


@settings(max_examples=25, deadline=None)
@given(p=chances, mobility=rates, ka=collapses, kb=collapses, d=st.floats(0.5, 0.98))
def test_agrees_with_adding_up_the_months(p, mobility, ka, kb, d):  # oracle
    steps, cost, win, lose = 5, 0.02, 0.9, 0.2
    on = 1 - ka - kb
    value = np.full(steps + 1, 0.0)
    value[0], value[-1] = lose, win
    for _ in range(1_500):
        moved = mobility * (p * value[2:] + (1 - p) * value[:-2]) + (1 - mobility) * value[1:-1]
        value[1:-1] = -cost + d * (kb * win + ka * lose + on * moved)
    exact = disagreement(
        FrontWar(steps, p, mobility, ka, kb),
        np.arange(steps + 1),
        Stakes([win], [lose], cost=[cost], patience=[d]),
    )
    assert exact[:, 0] == pytest.approx(value, abs=1e-9)


def test_agrees_with_fighting_many_wars_out():  # oracle: simulation
    rng = np.random.default_rng(0)
    steps, start, p, mobility, ka, kb = 6, 4, 0.45, 0.7, 0.02, 0.01
    wars = 20_000
    front, months = np.full(wars, start), np.zeros(wars)
    a_won, fighting = np.zeros(wars, bool), np.ones(wars, bool)
    while fighting.any():
        months[fighting] += 1
        fate = rng.random(wars)
        a_won |= fighting & (fate < kb)
        collapsed = fighting & (fate < ka + kb)
        moves = fighting & ~collapsed & (rng.random(wars) < mobility)
        front += np.where(moves, np.where(rng.random(wars) < p, 1, -1), 0)
        a_won |= fighting & (front == steps)
        fighting &= ~collapsed & (front > 0) & (front < steps)
    outlook = fight_to_finish(FrontWar(steps, p, mobility, ka, kb)).at(start)
    assert a_won.mean() == pytest.approx(outlook.a_wins, abs=0.015)
    assert months.mean() == pytest.approx(outlook.months, rel=0.03)


def test_many_wars_at_once_are_the_wars_one_by_one():  # oracle for the joined system
    rng = np.random.default_rng(1)
    p, mobility, collapse = rng.uniform(0.1, 0.9, (4, 3)), rng.uniform(0.1, 1, (4, 1)), 0.01
    joined = fight_to_finish(FrontWar(7, p, mobility, collapse))
    for row, column in np.ndindex(4, 3):
        alone = fight_to_finish(FrontWar(7, p[row, column], mobility[row, 0], collapse))
        assert joined.a_wins[row, column] == pytest.approx(alone.a_wins)
        assert joined.months[row, column] == pytest.approx(alone.months)


def test_parties_of_unequal_patience_are_valued_each_by_its_own():
    war, cost = FrontWar(6, 0.55, 0.5), [0.01, 0.02]
    both = disagreement(war, 3, Stakes(**TWO_SIDES, cost=cost, patience=[0.99, 0.9]))
    patient = disagreement(war, 3, Stakes(**TWO_SIDES, cost=cost, patience=0.99))
    hasty = disagreement(war, 3, Stakes(**TWO_SIDES, cost=cost, patience=0.9))
    assert both == pytest.approx([patient[0], hasty[1]])


def test_draws_strengths_and_parties_keep_their_axes():
    war = FrontWar(8, np.full((3, 5), 0.5))
    stakes = Stakes(np.ones((3, 1, 4)), np.zeros((3, 1, 4)), cost=np.full((3, 1, 4), 0.01))
    assert disagreement(war, np.array([[3.0], [4.5], [5.0]]), stakes).shape == (3, 5, 4)


def test_ground_that_pays_while_the_war_lasts_weighs_one_less_patience():  # limit: flow forever
    still = FrontWar(4, 0.5, mobility=0)
    value = disagreement(still, 2, Stakes([1], [0], cost=[0], patience=[0.9], flow=[0.3]))
    assert value == pytest.approx([0.3])


def test_ground_that_gives_the_same_on_every_rung_is_a_flow():  # limit
    war, base = FrontWar(6, 0.4, 0.5, 0.01, 0.02), {**TWO_SIDES, "cost": [0.01, 0.02]}
    flow = Stakes(**base, patience=[0.97, 0.9], flow=[0.3, 0.2])
    ground = Stakes(**base, patience=[0.97, 0.9], ground=np.outer([0.3, 0.2], np.ones(7)))
    assert disagreement(war, 2.5, ground) == pytest.approx(disagreement(war, 2.5, flow))


def test_the_worth_of_moving_ground_agrees_with_adding_up_the_months():  # oracle
    steps, p, mobility, patience = 5, 0.6, 0.4, 0.95
    ground, value = np.linspace(0, 1, steps + 1), np.zeros(steps + 1)
    for _ in range(1_000):
        moved = mobility * (p * value[2:] + (1 - p) * value[:-2]) + (1 - mobility) * value[1:-1]
        value[1:-1] = (1 - patience) * ground[1:-1] + patience * moved
    stakes = Stakes([0], [0], cost=[0], patience=[patience], ground=[ground])
    found = disagreement(FrontWar(steps, p, mobility), np.arange(steps + 1), stakes)
    assert found[:, 0] == pytest.approx(value)


def test_ground_for_another_ladder_is_refused():
    stakes = Stakes(**TWO_SIDES, cost=[0, 0], patience=0.9, ground=np.zeros((2, 4)))
    with pytest.raises(ScenarioError, match="one utility for each position"):
        disagreement(FrontWar(6, 0.5), 3, stakes)


def test_between_two_rungs_the_value_lies_on_the_straight_line():
    outlook = fight_to_finish(FrontWar(10, 0.6))
    assert outlook.at(4.25).a_wins == pytest.approx(
        0.75 * outlook.a_wins[4] + 0.25 * outlook.a_wins[5]
    )


def test_even_support_changes_nothing_and_its_lack_does():
    assert advance_chance(0.3, support_a=2, support_b=2) == pytest.approx(advance_chance(0.3))
    assert advance_chance(0.3, support_a=1) < advance_chance(0.3, support_a=2)


# Pins: design/model.md M10.
def test_settling_any_time_gives_the_published_terms_of_an_even_war():
    costs = Stakes(**TWO_SIDES, cost=[0.02, 0.01])
    values = disagreement(FrontWar(10, 0.5), np.arange(11), costs)
    terms = [0, 0.055, 0.12, 0.195, 0.28, 0.375, 0.48, 0.595, 0.72, 0.855, 1]
    assert settle_any_time(values[:, 0], values[:, 1]) == pytest.approx(terms)


def test_settling_any_time_gives_the_published_terms_of_an_uneven_war():
    equal = Stakes(**TWO_SIDES, cost=[0.01, 0.01])
    values = disagreement(FrontWar(10, 0.55), np.arange(1, 10), equal)
    terms = [0.21006, 0.38192, 0.52254, 0.63759, 0.73172, 0.80873, 0.87175, 0.9233, 0.96549]
    assert settle_any_time(values[:, 0], values[:, 1]) == pytest.approx(terms, abs=5e-6)


@settings(max_examples=20, deadline=None)
@given(
    p=chances,
    mobility=st.floats(0.3, 1),
    weight=st.floats(0, 1),
    ka=collapses,
    d=st.floats(0.8, 1.0),
)
def test_the_bellman_equation_gives_nash_over_fighting_on(p, mobility, weight, ka, d):  # oracle
    steps, cost = 5, np.array([0.02, 0.01])
    whole = np.array([np.linspace(0, 1, steps + 1), np.linspace(1, 0, steps + 1)])
    value = whole.copy()
    for _ in range(800):
        moved = (1 - mobility) * value[:, 1:-1] + mobility * (
            p * value[:, 2:] + (1 - p) * value[:, :-2]
        )
        victor_b = np.array([[0.0], [1.0]])
        fight = -cost[:, None] + d * (ka * victor_b + (1 - ka) * moved)
        surplus = 1 - fight.sum(axis=0)
        value[:, 1:-1] = fight + np.array([[weight], [1 - weight]]) * surplus
    stakes = Stakes(**TWO_SIDES, cost=cost, patience=d)
    fighting = disagreement(FrontWar(steps, p, mobility, ka), np.arange(steps + 1), stakes)
    terms = settle_any_time(fighting[:, 0], fighting[:, 1], weight=weight)
    assert terms[1:-1] == pytest.approx(value[0, 1:-1], abs=1e-7)


@pytest.mark.parametrize(
    ("arguments", "repair"),
    [
        ({"steps": 1, "advance": 0.5}, "give steps >= 2"),
        ({"steps": 4, "advance": 1.2}, "advance is 1.2"),
        ({"steps": 4, "advance": float("nan")}, "advance is nan"),
        ({"steps": 4, "advance": 0.5, "collapse_a": 0.6, "collapse_b": 0.6}, "sum to 1 or less"),
    ],
)
def test_an_impossible_war_is_refused_with_the_repair(arguments, repair):
    with pytest.raises(ScenarioError, match=repair):
        FrontWar(**arguments)


def test_a_war_that_never_ends_is_refused_unless_patience_ends_it():
    frozen = FrontWar(4, 0.5, mobility=0)
    with pytest.raises(ScenarioError, match="the war never ends"):
        fight_to_finish(frozen)
    assert fight_to_finish(frozen, patience=0.9).months[2] == pytest.approx(10)


@pytest.mark.parametrize("position", [4.5, -0.1, float("nan")])
def test_a_position_off_the_ladder_is_refused(position):
    with pytest.raises(ScenarioError, match=f"position {position:g} is off the ladder"):
        fight_to_finish(FrontWar(4, 0.5)).at([2, position])
