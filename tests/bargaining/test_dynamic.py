"""The game on the war lattice: published numbers, laws, and a plain recursion beside it."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.beliefs import BetaBeliefs, GridBeliefs, common_prior
from upperhand.bargaining.course import foreseen, play_out
from upperhand.bargaining.dynamic import DynamicGame, solve_dynamic
from upperhand.bargaining.table import (
    ConcaveDeals,
    DiscreteDeals,
    NashSplit,
    Pie,
    Proposers,
    Table,
)
from upperhand.bargaining.war import FrontWar, Stakes, disagreement, settle_any_time
from upperhand.errors import ScenarioError
from upperhand.textbook import Beta, agree_to_disagree

EVEN = Proposers((0.5, 0.5))
PIE = Table(Pie(), EVEN)


def two_sides(prior_a, prior_b, *, cost=(0.01, 0.01), horizon=150, war=None, **rest):
    return DynamicGame(
        war=war or FrontWar(10, 0.5),
        start=rest.pop("start", 5),
        stakes=Stakes([1, 0], [0, 1], cost=cost, patience=rest.pop("patience", 1.0)),
        beliefs=BetaBeliefs([prior_a[0], prior_b[0]], [prior_a[1], prior_b[1]]),
        table=rest.pop("table", PIE),
        horizon=horizon,
        **rest,
    )


# Pins: design/model.md M11. Battles and captures come from 20,000 simulated wars there, so they
# carry its sampling error: three standard errors of about .14 battles and .0035.
@pytest.mark.parametrize(
    ("prior_a", "prior_b", "now", "values", "battles", "captured"),
    [
        ((5, 5), (5, 5), True, 1.0000, 0, 0),
        ((6, 4), (4, 6), False, 1.1596, 10.63, 0.062),
        ((9, 3), (3, 9), False, 1.6649, 23.03, 0.870),
        ((18, 6), (6, 18), False, 1.7328, 24.61, 0.989),
        ((36, 12), (12, 36), False, 1.7674, 25.15, 0.999),
    ],
)
def test_two_optimists_fight_as_published(prior_a, prior_b, now, values, battles, captured):
    solved = solve_dynamic(two_sides(prior_a, prior_b))
    course = play_out(solved, 0.5)
    assert solved.settles_now == now
    assert solved.value.sum() == pytest.approx(values, abs=5e-5)
    assert course.battles == pytest.approx(battles, abs=0.42)
    assert course.captured == pytest.approx(captured, abs=0.011)


def test_shared_beliefs_and_unequal_costs_give_the_published_terms():  # pin: M11
    solved = solve_dynamic(two_sides((5, 5), (5, 5), cost=(0.02, 0.01)))
    assert solved.value[0] == pytest.approx(0.41059, abs=5e-6)


@pytest.mark.parametrize(("a", "b", "position"), [((6, 4), (4, 6), 5), ((3, 2), (2, 5), 3)])
def test_the_two_sided_pie_is_the_textbook_game(a, b, position):  # oracle
    known = agree_to_disagree(
        Beta(*a), Beta(*b), cost_a=0.02, cost_b=0.005, position=position, weight_a=0.7, horizon=60
    )
    table = Table(Pie(), Proposers((0.7, 0.3)))
    game = two_sides(a, b, cost=(0.02, 0.005), horizon=60, start=position, table=table)
    solved = solve_dynamic(game)
    assert solved.value == pytest.approx([known.value_a, known.value_b])


def test_the_horizon_hardly_matters_once_it_is_long():
    long, longer = (solve_dynamic(two_sides((9, 3), (3, 9), horizon=h)).value for h in (100, 150))
    assert long == pytest.approx(longer, abs=5e-7)


priors = st.tuples(st.floats(0.5, 20), st.floats(0.5, 20))


@settings(max_examples=40, deadline=None)
@given(
    prior=priors,
    mobility=st.floats(0, 1),
    collapse=st.tuples(st.floats(0.001, 0.1), st.floats(0.001, 0.1)),
    cost=st.tuples(st.floats(0, 0.1), st.floats(0, 0.1)),
    patience=st.floats(0.8, 1),
    start=st.integers(1, 5),
    weight=st.floats(0, 1),
)
def test_shared_beliefs_settle_at_once_always(
    prior, mobility, collapse, cost, patience, start, weight
):  # law
    for rule in (Proposers((weight, 1 - weight)), NashSplit((weight, 1 - weight))):
        game = two_sides(
            prior,
            prior,
            cost=cost,
            patience=patience,
            start=start,
            war=FrontWar(6, 0.5, mobility, *collapse),
            table=Table(Pie(), rule),
            horizon=12,
        )
        assert solve_dynamic(game).settles_now


@settings(max_examples=20, deadline=None)
@given(strength=st.floats(0.2, 0.8), mobility=st.floats(0.1, 1), weight=st.floats(0, 1))
def test_known_strength_gives_the_terms_of_settling_any_time(strength, mobility, weight):  # limit
    sure = GridBeliefs([strength], [[1.0], [1.0]])
    war, stakes = FrontWar(8, strength, mobility), Stakes([1, 0], [0, 1], cost=[0.01, 0.02])
    table = Table(Pie(), Proposers((weight, 1 - weight)))
    solved = solve_dynamic(DynamicGame(war, 3, stakes, sure, table, horizon=20))
    fighting = disagreement(war, 3, stakes)
    assert solved.value[0] == pytest.approx(settle_any_time(*fighting, weight=weight))


@settings(max_examples=15, deadline=None)
@given(a=priors, b=priors, mobility=st.floats(0.2, 1), start=st.integers(1, 5))
def test_swapping_the_sides_swaps_the_values(a, b, mobility, start):  # law
    war = FrontWar(6, 0.5, mobility, 0.01, 0.02)
    mirrored = FrontWar(6, 0.5, mobility, 0.02, 0.01)
    ours = solve_dynamic(two_sides(a, b, cost=(0.01, 0.03), war=war, start=start, horizon=15))
    theirs = solve_dynamic(
        two_sides(b[::-1], a[::-1], cost=(0.03, 0.01), war=mirrored, start=6 - start, horizon=15)
    )
    assert ours.value == pytest.approx(theirs.value[::-1])


def test_a_third_party_without_veto_changes_nothing_for_the_sides():  # law
    alone = solve_dynamic(two_sides((6, 4), (4, 6), horizon=40))
    watched = solve_dynamic(
        DynamicGame(
            FrontWar(10, 0.5),
            5,
            Stakes([1, 0, 0.8], [0, 1, 0.4], cost=[0.01, 0.01, 0.002]),
            BetaBeliefs([6, 4, 30], [4, 6, 10]),
            Table(Pie((1, 0, 0.8), (0, 1, 0.4)), Proposers((0.5, 0.5, 0))),
            horizon=40,
        )
    )
    assert watched.value[:2] == pytest.approx(alone.value)
    assert 0.4 < watched.value[2] < 0.8


def by_recursion(game, deals, chances):
    """Value of a game over a list of deals, written down state by state."""
    war, stakes = game.war, game.stakes
    everyone = range(game.parties)

    def fought_out(battles, wins):
        means = game.beliefs.advance(battles, wins)
        rung = game.start + 2 * wins - battles
        each = [
            disagreement(
                FrontWar(war.steps, m, war.mobility, war.collapse_a, war.collapse_b), rung, stakes
            )[i]
            for i, m in enumerate(means)
        ]
        return tuple(each)

    def another_month(month, battles, wins):
        means = game.beliefs.advance(battles, wins)
        still = value(month + 1, battles, wins)
        up, down = value(month + 1, battles + 1, wins + 1), value(month + 1, battles + 1, wins)
        on = 1 - war.collapse_a - war.collapse_b
        return [
            -stakes.cost[i]
            + stakes.patience
            * (
                war.collapse_b * stakes.victory_a[i]
                + war.collapse_a * stakes.victory_b[i]
                + on
                * (
                    (1 - war.mobility) * still[i]
                    + war.mobility * (means[i] * up[i] + (1 - means[i]) * down[i])
                )
            )
            for i in everyone
        ]

    @cache
    def value(month, battles, wins):
        rung = game.start + 2 * wins - battles
        if rung == war.steps:
            return tuple(stakes.victory_a)
        if rung == 0:
            return tuple(stakes.victory_b)
        waiting = (
            fought_out(battles, wins)
            if month == game.horizon
            else another_month(month, battles, wins)
        )
        floor = [max(w, o) for w, o in zip(waiting, game.outside, strict=True)]
        open_deals = [d for d in deals if all(d[i] >= floor[i] - 1e-9 for i in game.table.veto)]
        if not open_deals:
            return tuple(floor)
        named = [max(open_deals, key=lambda d, i=i: d[i]) for i in everyone]
        return tuple(sum(chances[r] * named[r][i] for r in everyone) for i in everyone)

    return value(0, 0, 0)


@pytest.mark.parametrize("seed", range(6))
def test_agrees_with_a_recursion_state_by_state(seed):  # oracle
    rng = np.random.default_rng(seed)
    deals = [tuple(d) for d in rng.uniform(0, 1, (9, 3))]
    chances = (0.5, 0.3, 0.2)
    game = DynamicGame(
        war=FrontWar(5, 0.5, 0.6, 0.02, 0.03),
        start=2,
        stakes=Stakes((0.9, 0.1, 0.6), (0.2, 0.8, 0.3), cost=(0.02, 0.01, 0.0), patience=0.97),
        beliefs=BetaBeliefs(rng.uniform(1, 9, 3), rng.uniform(1, 9, 3)),
        table=Table(DiscreteDeals(deals), Proposers(chances), veto=(0, 1)),
        horizon=7,
        outside=(-np.inf, 0.35, -np.inf),
    )
    assert solve_dynamic(game).value == pytest.approx(by_recursion(game, deals, chances))


def test_beliefs_on_a_fine_grid_play_as_beta_beliefs_do():  # oracle: another form of the prior
    chances = np.linspace(0.0025, 0.9975, 200)
    weights = [chances**a * (1 - chances) ** b for a, b in ((5, 3), (3, 5))]
    beta = two_sides((6, 4), (4, 6), horizon=80)
    grid = DynamicGame(beta.war, 5, beta.stakes, GridBeliefs(chances, weights), PIE, horizon=80)
    assert solve_dynamic(grid).value == pytest.approx(solve_dynamic(beta).value, abs=1e-3)


@pytest.mark.parametrize("strengths", [None, [0.3, 0.5, 0.7]])
def test_ground_held_counts_in_the_game_as_in_the_war(strengths):  # limit: nothing can be signed
    ground, never = np.array([np.linspace(0, 1, 7), np.linspace(1, 0, 7)]), [[-9.0, -9.0]]
    stakes = Stakes([1, 0], [0, 1], cost=[0.01, 0.01], patience=0.95, ground=ground)
    beliefs = GridBeliefs(strengths or [0.55], np.ones((2, len(strengths or [0.55]))))
    war, table = FrontWar(6, 0.55, 0.6), Table(DiscreteDeals(never), EVEN)
    solved = solve_dynamic(DynamicGame(war, 2, stakes, beliefs, table, horizon=9))
    believed = FrontWar(6, beliefs.chances, 0.6)
    assert solved.value == pytest.approx(beliefs.expect(disagreement(believed, 2, stakes)))


def test_playing_out_agrees_with_simulated_wars():  # oracle
    war = FrontWar(6, 0.5, 0.7, 0.02, 0.01)
    solved = solve_dynamic(two_sides((8, 3), (4, 7), war=war, start=3, horizon=60))
    course = play_out(solved, 0.55)
    rng = np.random.default_rng(7)
    settled = captured = fought = 0.0
    wars = 4_000
    for _ in range(wars):
        rung, battles = 3, 0
        for month in range(60):
            if rung in (0, 6):
                captured += 1
                break
            if solved.settles[month, battles, rung]:
                settled += 1
                break
            fought += 1
            fate = rng.random()
            if fate < 0.03:
                break
            if rng.random() < 0.7:
                battles += 1
                rung += 1 if rng.random() < 0.55 else -1
    assert course.settled.sum() == pytest.approx(settled / wars, abs=0.025)
    assert course.captured == pytest.approx(captured / wars, abs=0.025)
    assert course.months == pytest.approx(fought / wars, rel=0.05)


def test_the_ways_a_war_ends_sum_to_one():
    solved = solve_dynamic(
        two_sides((9, 3), (3, 9), war=FrontWar(10, 0.5, 0.5, 0.01, 0.01), horizon=30)
    )
    course = foreseen(solved, 0)
    ends = (course.settled.sum(), course.captured, course.collapsed, course.still_open)
    assert sum(ends) == pytest.approx(1)
    assert min(ends) > 0


def test_each_optimist_foresees_its_own_victory():
    solved = solve_dynamic(two_sides((9, 3), (3, 9), horizon=80))
    ours, theirs = foreseen(solved, 0), foreseen(solved, 1)
    assert ours.captured_a > 0.5 > theirs.captured_a


def test_a_foreseen_course_is_worth_the_value_solved_for():  # oracle: two ways to a value
    solved = solve_dynamic(two_sides((6, 4), (4, 6), horizon=150))
    course = foreseen(solved, 0)
    worth = course.captured_a + course.settled.sum() * course.terms[0] - 0.01 * course.months
    assert worth == pytest.approx(solved.value[0], abs=1e-6)


def test_with_a_common_prior_the_same_parties_settle_at_once():
    game = two_sides((9, 3), (3, 9), horizon=30)
    shared = DynamicGame(game.war, 5, game.stakes, common_prior(game.beliefs), PIE, horizon=30)
    assert not solve_dynamic(game).settles_now
    assert solve_dynamic(shared).settles_now


def test_a_slow_front_as_dear_per_battle_brings_the_same_terms_later():  # law
    fast = two_sides((6, 4), (4, 6), horizon=150)
    slow = two_sides((6, 4), (4, 6), cost=(0.005, 0.005), war=FrontWar(10, 0.5, 0.5), horizon=150)
    quick, long = solve_dynamic(fast), solve_dynamic(slow)
    assert long.value == pytest.approx(quick.value)
    assert play_out(long, 0.5).battles == pytest.approx(play_out(quick, 0.5).battles)
    assert play_out(long, 0.5).months == pytest.approx(2 * play_out(quick, 0.5).months)


def test_a_slow_front_as_dear_per_month_makes_optimists_settle():
    fast, slow = (two_sides((6, 4), (4, 6), war=FrontWar(10, 0.5, m)) for m in (1.0, 0.3))
    assert not solve_dynamic(fast).settles_now
    assert solve_dynamic(slow).settles_now  # waiting for the other to learn became too dear


def test_a_patron_never_worth_walking_to_changes_nothing():
    plain = solve_dynamic(two_sides((5, 5), (5, 5), horizon=30))
    idle = solve_dynamic(two_sides((5, 5), (5, 5), horizon=30, outside=(-1, -1)))
    assert idle.value == pytest.approx(plain.value)


def test_a_patron_worth_more_than_the_terms_binds():
    nash = Table(Pie(), NashSplit((0.5, 0.5)))
    game = two_sides((5, 5), (5, 5), horizon=0, outside=(-1, 0.6), table=nash)
    assert solve_dynamic(game).value == pytest.approx([0.4, 0.6])


def test_without_months_ahead_the_game_is_nash_over_fighting_to_the_finish():  # limit
    stakes = Stakes([1, 0], [0, 1], cost=[0.01, 0.01])
    solved = solve_dynamic(two_sides((5, 5), (5, 5), horizon=0, start=3))
    fighting = disagreement(FrontWar(10, 0.5), 3, stakes)
    assert solved.value[0] == pytest.approx(settle_any_time(*fighting))


def test_two_rules_stand_side_by_side_on_a_frontier():
    curve = ConcaveDeals([[0, 1], [0.7, 0.8], [1, 0]])
    drawn, split = (
        solve_dynamic(two_sides((5, 5), (5, 5), horizon=20, table=Table(curve, rule))).value
        for rule in (EVEN, NashSplit((0.5, 0.5)))
    )
    frontier = ([0, 0.7, 1], [1, 0.8, 0])
    assert split[1] == pytest.approx(np.interp(split[0], *frontier))
    assert drawn[1] < np.interp(drawn[0], *frontier)  # a lottery between two proposals


@pytest.mark.parametrize(
    ("change", "repair"),
    [
        ({"start": 0}, "a rung strictly inside"),
        ({"war": FrontWar(10, [0.5, 0.6])}, "one war at a time"),
        (
            {"table": Table(Pie((1, 0, 1), (0, 1, 0)), Proposers((0.5, 0.5, 0)))},
            "one prior for each",
        ),
    ],
)
def test_a_game_that_does_not_fit_is_refused_with_the_repair(change, repair):
    with pytest.raises(ScenarioError, match=repair):
        two_sides((5, 5), (5, 5), **change)


def test_every_reachable_state_is_settled_or_worth_waiting_in():
    solved = solve_dynamic(two_sides((6, 4), (4, 6), horizon=20))
    for month, battles in itertools.product(range(21), range(21)):
        signed = solved.settles[month, battles]
        assert np.isfinite(solved.terms[month][:, battles, signed]).all()
        assert np.isnan(solved.terms[month][:, battles, ~signed]).all()
