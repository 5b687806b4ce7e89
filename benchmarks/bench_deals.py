"""Speed and memory of the exact deal space, beside listing every deal in the same run.

Run with ``pytest benchmarks/bench_deals.py``; ``python benchmarks/bench_deals.py`` prints the
table of docs/explanation/deals.md. Worth is drawn evenly, in part as shares of one pie
(``opposed``), which makes interests clash and frontiers long; weights are drawn evenly too.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from upperhand.bargaining.deals import every_deal, solve_deals, utilities_of
from upperhand.bargaining.frontier import frontier
from upperhand.scenario.space import DealSpace

# name: parties, issues, options, opposed, seed
SPACES = {
    "2 parties, 25 issues x 4": (2, 25, 4, 0.0, 0),
    "3 parties, 9 issues x 4": (3, 9, 4, 0.0, 0),
    "3 parties, 7 issues x 10": (3, 7, 10, 0.0, 0),
    "3 parties, 7 issues x 10, opposed": (3, 7, 10, 1.0, 0),
    "3 parties, 10 issues x 5": (3, 10, 5, 0.5, 0),
    "3 parties, 20 issues x 4, opposed": (3, 20, 4, 0.65, 0),
    "4 parties, 20 issues x 2": (4, 20, 2, 0.0, 0),
    "4 parties, 20 issues x 2, opposed": (4, 20, 2, 0.5, 0),
    "4 parties, 10 issues x 5": (4, 10, 5, 0.0, 0),
}
LISTED = "3 parties, 9 issues x 4"  # 262,144 deals: listing them takes seconds, not minutes
RESERVE = 0.4  # of each party's best deal
MOST_MIB = 50  # above the bare interpreter, for ten million deals of three parties
MIB_PER_KIB = 1 / 1024


def space(name):
    n_parties, n_issues, n_options, opposed, seed = SPACES[name]
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(n_issues), n_parties)
    worth = []
    for issue in range(n_issues):
        even = rng.random((n_parties, n_options))
        shares = rng.dirichlet(np.ones(n_parties), n_options).T
        worth.append(((1 - opposed) * even + opposed * shares) * weights[:, [issue]])
    best = np.sum([w.max(axis=1) for w in worth], axis=0)
    names = [f"p{p}" for p in range(n_parties)]
    return DealSpace.of(
        {f"i{i}": [str(o) for o in range(n_options)] for i in range(n_issues)},
        {name: [w[p] for w in worth] for p, name in enumerate(names)},
        reserve=dict(zip(names, RESERVE * best, strict=True)),
    )


def listed_frontier(space):
    """List every deal; then, from the largest sum down, drop what each kept point dominates."""
    points = utilities_of(space, every_deal(space))
    points = points[np.argsort(-points.sum(axis=1), kind="stable")]
    kept = []
    while len(points):
        kept.append(points[0])
        points = points[1:][(points[1:] > points[0]).any(axis=1)]
    return np.array(kept)


@pytest.mark.parametrize("name", SPACES)
def test_building_the_frontier(benchmark, name):
    given = space(name)
    front = benchmark.pedantic(frontier, args=(given,), rounds=3, warmup_rounds=1)
    benchmark.extra_info.update(deals=given.n_deals, points=len(front))
    assert front.exact


@pytest.mark.parametrize("name", SPACES)
def test_frontier_settlements_and_counts(benchmark, name):
    given = space(name)
    solved = benchmark.pedantic(solve_deals, args=(given,), rounds=3, warmup_rounds=1)
    benchmark.extra_info.update(acceptable=[solved.acceptable.low, solved.acceptable.high])
    assert solved.frontier.exact


def test_listing_every_deal(benchmark):
    given = space(LISTED)
    listed = benchmark.pedantic(listed_frontier, args=(given,), rounds=1)
    ours = frontier(given).utilities
    assert sorted(map(tuple, listed.round(9))) == sorted(map(tuple, ours.round(9)))


def measured(name):
    """Return seconds and memory of a fresh process that solves one space."""
    run = [sys.executable, __file__, "--one", name]
    return json.loads(subprocess.run(run, capture_output=True, check=True, text=True).stdout)


def test_memory_of_ten_million_deals(benchmark):
    told = benchmark.pedantic(measured, args=("3 parties, 7 issues x 10, opposed",), rounds=1)
    benchmark.extra_info.update(told)
    assert told["mib"] <= MOST_MIB


def _one(name):
    """Processor time: what a run takes when it has a core to itself."""
    given = space(name)
    start = time.process_time()
    front = frontier(given)
    built = time.process_time()
    count = solve_deals(given).acceptable
    return {
        "deals": given.n_deals,
        "points": len(front),
        "frontier_s": built - start,
        "everything_s": time.process_time() - built,
        "acceptable": [count.low, count.high],
        "exact_count": count.exact,
        "mib": _peak_mib() - _bare_mib(),
    }


def _peak_mib():
    # Not getrusage: a forked process starts with the peak of the one that started it.
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * MIB_PER_KIB


def _bare_mib():
    code = "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return int(run.stdout) * MIB_PER_KIB


def _table():
    print(f"{'space':36}{'deals':>10}{'points':>9}{'frontier':>11}{'everything':>12}{'memory':>9}")
    for name in SPACES:
        told = measured(name)
        print(
            f"{name:36}{told['deals']:>10.1e}{told['points']:>9,}{told['frontier_s']:>9.3f} s"
            f"{told['everything_s']:>10.3f} s{told['mib']:>5.0f} MiB"
        )
    start = time.process_time()
    points = len(listed_frontier(space(LISTED)))
    print(f"listing every deal, {LISTED}: {points} points, {time.process_time() - start:.3f} s")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(_one(sys.argv[2])))
    else:
        _table()
