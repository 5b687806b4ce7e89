"""Speed on the bundled case: one solution, the ensemble, a claim test, a Shapley split.

Run with ``make bench``. The 10,000 draws take about a minute and a half and run once; say
``-k "not ten_thousand"`` to leave them out.
"""

from datetime import date

import pytest

from upperhand.bargaining.leverage import realised_change
from upperhand.bargaining.solution import outcome, solve
from upperhand.case import open_case
from upperhand.estimation import estimate
from upperhand.estimation.build import estimate_war
from upperhand.simulation import simulate
from upperhand.simulation.claim_test import Counterfactual, claim_test

DAY, BEFORE = date(2025, 12, 3), date(2025, 6, 1)


@pytest.fixture(scope="module")
def case():
    return open_case("ukraine")


@pytest.fixture(scope="module")
def scenario(case):
    return estimate(case.conflict, case.record, as_of=DAY)


def test_estimate(benchmark, case):
    benchmark(estimate, case.conflict, case.record, as_of=DAY)


def test_outcome_of_one_draw(benchmark, scenario):
    benchmark(outcome, scenario)


def test_solve_with_the_exact_frontier(benchmark, scenario):
    benchmark(solve, scenario)


def test_two_hundred_draws(benchmark, scenario):
    benchmark.pedantic(simulate, (scenario,), {"size": 200}, rounds=3)


def test_ten_thousand_draws(benchmark, scenario):
    benchmark.pedantic(simulate, (scenario,), {"size": 10_000}, rounds=1)


def test_claim_over_one_period_and_two_hundred_draws(benchmark, case, scenario):
    ensemble = simulate(scenario, size=200)
    war = estimate_war(case.conflict, case.record, as_of=DAY, until=BEFORE)
    changes = {
        "war.position": war.position,
        "war.moves": war.moves,
        "war.toward_a": war.toward_a,
    }
    period = Counterfactual(BEFORE.isoformat(), "six months", changes)
    benchmark.pedantic(claim_test, (scenario, "ru", "territory", [period], ensemble), rounds=3)


def test_shapley_split_of_half_a_year(benchmark, case, scenario):
    before = estimate(case.conflict, case.record, as_of=BEFORE)
    benchmark(realised_change, before, scenario)
