"""Speed of the war solvers: many wars at once, and the game on the war lattice.

Run with ``pytest benchmarks/bench_war.py``.
"""

import numpy as np
import pytest

from upperhand.bargaining.beliefs import BetaBeliefs
from upperhand.bargaining.course import play_out
from upperhand.bargaining.dynamic import DynamicGame, solve_dynamic
from upperhand.bargaining.shapley import shapley_split
from upperhand.bargaining.table import ConcaveDeals, DiscreteDeals, NashSplit, Pie, Proposers, Table
from upperhand.bargaining.war import FrontWar, Stakes, disagreement, settle_any_time

PARTIES = 5
AT_ALL, AT_NONE = [1, 0, 0.8, 0.3, 0.5], [0, 1, 0.2, 0.6, 0.5]
SHARE = np.linspace(0, 1, 200)
FRONTIER = np.stack(
    [SHARE, np.sqrt(1 - SHARE**2), 0.2 + 0.6 * SHARE, 0.6 - 0.3 * SHARE, 0.4 + 0 * SHARE], axis=1
)
OFFERS, NASH = Proposers((0.5, 0.5, 0, 0, 0)), NashSplit((0.5, 0.5))


def game(table):
    """120 months, 41 positions, 5 parties' beliefs, with mobility, collapse and patience."""
    return DynamicGame(
        war=FrontWar(40, 0.5, mobility=0.4, collapse_a=0.002, collapse_b=0.003),
        start=18,
        stakes=Stakes(AT_ALL, AT_NONE, cost=[0.01, 0.01, 0.004, 0.002, 0.001], patience=0.995),
        beliefs=BetaBeliefs([6, 4, 5, 7, 3], [4, 6, 5, 3, 7]),
        table=table,
        horizon=120,
    )


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(Table(Pie(AT_ALL, AT_NONE), OFFERS), id="pie-offers"),
        pytest.param(Table(ConcaveDeals(FRONTIER), OFFERS), id="concave-offers"),
        pytest.param(Table(ConcaveDeals(FRONTIER), NASH), id="concave-nash"),
        pytest.param(Table(DiscreteDeals(FRONTIER), OFFERS), id="200-deals-offers"),
        pytest.param(Table(DiscreteDeals(FRONTIER), NASH), id="200-deals-nash"),
    ],
)
def test_solving_the_game_of_120_months_41_positions_5_parties(benchmark, table):
    benchmark(solve_dynamic, game(table))


def test_playing_the_solved_game_out(benchmark):
    benchmark(play_out, solve_dynamic(game(Table(Pie(AT_ALL, AT_NONE), OFFERS))), 0.5)


def test_a_full_shapley_split_of_terms_over_10_drivers(benchmark):
    """1,024 wars solved, one for each set of drivers that moved."""
    drivers = [f"d{i}" for i in range(10)]

    def terms(moved):
        push = {name: 0.02 * i for i, name in enumerate(drivers)}
        war = FrontWar(20, 0.4 + sum(push[name] for name in sorted(moved)) / 10, 0.4)
        stakes = Stakes([1, 0], [0, 1], cost=[0.01, 0.01 + 0.001 * len(moved)], patience=0.99)
        return settle_any_time(*disagreement(war, 10, stakes))

    split = benchmark(shapley_split, terms, drivers)
    assert np.isclose(split.parts.sum(), split.end - split.start)


def test_reservation_values_of_10_000_draws(benchmark):
    rng = np.random.default_rng(0)
    war = FrontWar(20, rng.uniform(0.4, 0.6, 10_000), rng.uniform(0.1, 0.9, 10_000))
    stakes = Stakes(AT_ALL, AT_NONE, cost=rng.uniform(0.005, 0.02, (10_000, PARTIES)))
    benchmark(disagreement, war, rng.uniform(5, 15, 10_000), stakes)


def test_reservation_values_of_1_000_draws_over_21_strengths_with_own_patience(benchmark):
    rng = np.random.default_rng(0)
    war = FrontWar(20, np.linspace(0.3, 0.7, 21) + np.zeros((1_000, 1)))
    patience = rng.uniform(0.98, 1, (1_000, 1, 2))
    stakes = Stakes(AT_ALL[:2], AT_NONE[:2], cost=[0.01, 0.01], patience=patience)
    benchmark(disagreement, war, 10, stakes)
