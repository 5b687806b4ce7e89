"""The deal space against listing every deal, on thousands of small spaces."""

import itertools
import math
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.deals import every_deal, solve_deals, utilities_of
from upperhand.bargaining.frontier import frontier
from upperhand.scenario.space import Ban, Choice, DealSpace

TENTH = 0.1  # worths are tenths: their sums differ by rounding where the true sums are equal


@dataclass(frozen=True)
class Small:
    """A small space with its worths in whole tenths, so that the oracle is exact."""

    tenths: list[np.ndarray]
    reserve: np.ndarray
    space: DealSpace

    def deals(self):
        """Every allowed deal with its utilities in tenths, by brute force."""
        sizes = [range(t.shape[1]) for t in self.tenths]
        for deal in itertools.product(*sizes):
            if self.space.allowed(deal):
                yield deal, tuple(sum(t[:, o] for t, o in zip(self.tenths, deal, strict=True)))


@st.composite
def small_spaces(draw, consent=False):
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    n_parties = draw(st.integers(2 if consent else 1, 4))
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=5))
    weight = rng.integers(0, 3, size=(n_parties, len(sizes)))  # a third of the weights are zero
    tenths = [
        rng.integers(-2, 5, size=(n_parties, n)) * weight[:, [i]] for i, n in enumerate(sizes)
    ]
    best = np.sum([t.max(axis=1) for t in tenths], axis=0)
    reserve = best - rng.integers(0, 8, size=n_parties)
    choices = [Choice(i, o) for i, n in enumerate(sizes) for o in range(n)]
    pairs = [(a, b) for a, b in itertools.combinations(choices, 2) if a.issue != b.issue]
    n_pairs = draw(st.integers(0, min(4, len(pairs))))
    chosen = rng.permutation(len(pairs))[:n_pairs]
    bans = [Ban(0, *choices[rng.integers(len(choices))])] if draw(st.booleans()) else []
    names = [f"p{i}" for i in range(n_parties)]
    space = DealSpace.of(
        {f"i{i}": [f"o{o}" for o in range(n)] for i, n in enumerate(sizes)},
        {name: [t[p] * TENTH for t in tenths] for p, name in enumerate(names)},
        reserve=dict(zip(names, reserve * TENTH, strict=True)),
        conflicts=[pairs[i] for i in chosen],
        bans=bans,
        consent_only=names[-1:] if consent else (),
    )
    return Small(tenths, reserve, space)


def undominated(points):
    return {
        p
        for p in points
        if not any(q != p and all(a >= b for a, b in zip(q, p, strict=True)) for q in points)
    }


def in_tenths(front):
    rounded = np.rint(front.utilities / TENTH).astype(int)
    return [tuple(row) for row in rounded.tolist()]


@settings(max_examples=1000, deadline=None)
@given(small_spaces())
def test_the_frontier_is_that_of_every_deal_listed(small):
    points = {u for _, u in small.deals()}
    assert sorted(in_tenths(frontier(small.space))) == sorted(undominated(points))


@settings(max_examples=400, deadline=None)
@given(small_spaces())
def test_each_point_counts_the_deals_that_tie_and_shows_one_of_them(small):
    listed = list(small.deals())
    front = frontier(small.space)
    for n, point in enumerate(in_tenths(front)):
        tied = [deal for deal, u in listed if u == point]
        assert front.ties[n] == len(tied)
        assert front.deal(n) in tied


@settings(max_examples=400, deadline=None)
@given(small_spaces())
def test_acceptable_deals_are_counted_as_if_listed(small):
    listed = [u for _, u in small.deals()]
    solved = solve_deals(small.space)
    assert solved.outcomes == len(listed)
    assert solved.acceptable.exact
    assert solved.acceptable.low == sum(all(u >= small.reserve) for u in listed)


@settings(max_examples=400, deadline=None)
@given(small_spaces())
def test_the_acceptable_frontier_is_the_acceptable_part_of_the_whole(small):
    whole = [p for p in in_tenths(frontier(small.space)) if all(p >= small.reserve)]
    assert in_tenths(frontier(small.space, acceptable_only=True)) == whole


@settings(max_examples=400, deadline=None)
@given(small_spaces(consent=True))
def test_a_party_that_only_consents_restricts_the_deals_and_is_no_coordinate(small):
    consented = {u[:-1] for _, u in small.deals() if u[-1] >= small.reserve[-1]}
    front = frontier(small.space)
    assert sorted(p[:-1] for p in in_tenths(front)) == sorted(undominated(consented))
    assert all(p[-1] >= small.reserve[-1] for p in in_tenths(front))


@settings(max_examples=400, deadline=None)
@given(small_spaces())
def test_settlements_are_the_best_of_all_acceptable_deals_listed(small):
    gains = [np.subtract(u, small.reserve) for _, u in small.deals() if all(u >= small.reserve)]
    settlements = solve_deals(small.space).settlements
    if not gains:
        assert all(s.deal is None and s.reason for s in settlements.values())
        return
    ideal = np.max(gains, axis=0)
    can_gain = ideal > 0
    measures = {
        "nash": lambda g: math.prod(g.tolist()),
        "egalitarian": min,
        "utilitarian": sum,
        "kalai_smorodinsky": lambda g: (g[can_gain] / ideal[can_gain]).min(initial=np.inf),
    }
    for name, measure in measures.items():
        tenths = np.rint(settlements[name].utilities / TENTH) - small.reserve
        assert measure(tenths) == pytest.approx(max(measure(g) for g in gains)), name


@settings(max_examples=200, deadline=None)
@given(small_spaces(), st.floats(0.01, 1000), st.integers(-5, 5))
def test_rescaling_a_partys_utilities_changes_neither_frontier_nor_nash(small, factor, shift):
    first = {
        "p0": [t[0] * TENTH * factor + shift for t in small.tenths],
        **{
            name: [t[p] * TENTH for t in small.tenths]
            for p, name in enumerate(small.space.parties)
            if p
        },
    }
    reserve = dict(zip(small.space.parties, small.reserve * TENTH, strict=True))
    reserve["p0"] = reserve["p0"] * factor + shift * len(small.tenths)
    other = DealSpace.of(
        dict(zip(small.space.issues, small.space.options, strict=True)),
        first,
        reserve=reserve,
        conflicts=small.space.conflicts,
        bans=small.space.bans,
    )
    ours, theirs = solve_deals(small.space), solve_deals(other)
    assert sorted(map(tuple, ours.frontier.deals)) == sorted(map(tuple, theirs.frontier.deals))
    nash, scaled = ours.settlements["nash"], theirs.settlements["nash"]
    product = [_product(small, s.deal) for s in (nash, scaled) if s.deal is not None]
    assert len(set(product)) <= 1


def _product(small, deal):
    utility = sum(t[:, o] for t, o in zip(small.tenths, deal, strict=True))
    return math.prod((utility - small.reserve).tolist())


@settings(max_examples=200, deadline=None)
@given(small_spaces())
def test_an_issue_that_nobody_weighs_multiplies_the_ties_and_nothing_else(small):
    widened = DealSpace(
        small.space.parties,
        (*small.space.issues, "idle"),
        (*small.space.options, ("x", "y", "z")),
        (*small.space.worth, np.zeros((len(small.space.parties), 3))),
        small.space.reserve,
        small.space.conflicts,
        small.space.bans,
    )
    ours, theirs = frontier(small.space), frontier(widened)
    assert in_tenths(ours) == in_tenths(theirs)
    assert theirs.n_deals == 3 * ours.n_deals


@settings(max_examples=200, deadline=None)
@given(small_spaces())
def test_listing_every_deal_leaves_out_exactly_the_forbidden_ones(small):
    listed = every_deal(small.space)
    deals, points = zip(*small.deals(), strict=True) if len(listed) else ((), ())
    assert sorted(map(tuple, listed.tolist())) == sorted(deals)
    tenths = np.rint(utilities_of(small.space, listed) / TENTH).astype(int)
    assert sorted(map(tuple, tenths.tolist())) == sorted(points)
