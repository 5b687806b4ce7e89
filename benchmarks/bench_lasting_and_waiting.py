"""Speed on the bundled case: how long deals last, and the game in which the sides may wait."""

from datetime import date

import pytest

from upperhand.bargaining.candidates import candidates
from upperhand.bargaining.lasting import lasting
from upperhand.bargaining.solution import solve
from upperhand.bargaining.waiting import waiting
from upperhand.case import open_case
from upperhand.estimation import estimate


@pytest.fixture(scope="module")
def scenario():
    case = open_case("ukraine")
    return estimate(case.conflict, case.record, as_of=date(2025, 12, 31))


def test_every_candidate_deal(benchmark, scenario):
    deals = candidates(scenario, solve(scenario))
    benchmark(lasting, scenario, deals)


def test_waiting_with_its_thresholds(benchmark, scenario):
    benchmark.pedantic(waiting, args=(scenario,), rounds=3, iterations=1)
