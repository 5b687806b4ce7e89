"""The table: what is signed between waiting and walking away."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.table import (
    ConcaveDeals,
    DiscreteDeals,
    NashSplit,
    Pie,
    Proposers,
    Table,
    corners,
)
from upperhand.errors import ScenarioError

EVEN = Proposers((0.5, 0.5))
shares = st.floats(0.0, 0.6)
weights = st.floats(0.05, 0.95)


def column(*values):
    return np.array(values, float)[:, np.newaxis]


def terms(table, waiting, outside=-np.inf):
    agreed = table.agree(column(*waiting), outside)
    return agreed.utilities[:, 0] if agreed.possible[0] else None


# Pin: design/model.md M8, asymmetric Nash point of a pie.
def test_the_weighted_nash_split_of_a_pie_is_the_published_one():
    table = Table(Pie(), NashSplit((0.6, 0.4)))
    assert terms(table, (0.35, 0.15)) == pytest.approx([0.65, 0.35])


@settings(deadline=None)
@given(a=shares, b=st.floats(0, 0.35), w=weights)
def test_over_a_pie_random_proposers_share_as_nash_does(a, b, w):
    by_offers = terms(Table(Pie(), Proposers((w, 1 - w))), (a, b))
    by_nash = terms(Table(Pie(), NashSplit((w, 1 - w))), (a, b))
    assert by_offers == pytest.approx(by_nash)


def test_on_a_curve_proposers_share_worse_than_nash():
    curve = [[0, 1], [0.8, 0.8], [1, 0]]
    drawn = terms(Table(ConcaveDeals(curve), EVEN), (0.1, 0.1))
    split = terms(Table(ConcaveDeals(curve), NashSplit((0.5, 0.5))), (0.1, 0.1))
    assert split == pytest.approx([0.8, 0.8])
    assert np.all(drawn < split)


def test_an_outside_option_moves_terms_only_when_it_binds():
    table = Table(Pie(), NashSplit((0.5, 0.5)))
    unmoved = terms(table, (0.2, 0.1))
    assert terms(table, (0.2, 0.1), [[0], [0.4]]) == pytest.approx(unmoved)
    assert terms(table, (0.2, 0.1), [[0], [0.5]]) == pytest.approx([0.5, 0.5])


def test_the_inside_option_moves_terms_at_once():
    table = Table(Pie(), NashSplit((0.5, 0.5)))
    assert terms(table, (0.2, 0.11))[1] - terms(table, (0.2, 0.10))[1] == pytest.approx(0.005)


def test_options_worth_more_than_the_pie_leave_nothing_to_sign():
    assert terms(Table(Pie(), EVEN), (0.6, 0.5)) is None
    assert terms(Table(Pie(), EVEN), (0.2, 0.2), [[0.6], [0.6]]) is None


def test_third_parties_follow_the_share_without_a_say():
    pie = Pie(at_all=(1, 0, 0.9), at_none=(0, 1, 0.3))
    agreed = terms(Table(pie, Proposers((0.5, 0.5, 0))), (0.3, 0.3, 5.0))
    assert agreed == pytest.approx([0.5, 0.5, 0.6])


def test_a_third_party_with_a_veto_narrows_the_shares():
    pie = Pie(at_all=(1, 0, 1), at_none=(0, 1, 0))
    table = Table(pie, Proposers((0.5, 0.5, 0)), veto=(0, 1, 2))
    assert terms(table, (0.3, 0.3, 0.6)) == pytest.approx([0.65, 0.35, 0.65])


@settings(deadline=None)
@given(a=shares, b=shares, w=weights)
def test_a_straight_frontier_is_the_pie(a, b, w):  # limit
    for rule in (Proposers((w, 1 - w)), NashSplit((w, 1 - w))):
        whole = terms(Table(Pie(), rule), (a, b))
        line = terms(Table(ConcaveDeals([[0, 1], [1, 0]]), rule), (a, b))
        assert (whole is None) == (line is None)
        if whole is not None:
            assert line == pytest.approx(whole, abs=1e-8)


@settings(deadline=None)
@given(
    points=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12),
    a=shares,
    b=shares,
    w=weights,
)
def test_on_a_concave_frontier_no_mixture_of_deals_beats_the_nash_split(points, a, b, w):  # oracle
    table = Table(ConcaveDeals(points), NashSplit((w, 1 - w)))
    found = terms(table, (a, b))
    deals = np.array(points)
    share = np.linspace(0, 1, 101)[:, np.newaxis]
    mixed = [share * p + (1 - share) * q for p in deals for q in deals]
    gains = np.concatenate(mixed) - [a, b]
    gains = gains[(gains > 1e-3).all(axis=1)]
    if len(gains):
        best = (gains ** [w, 1 - w]).prod(axis=1).max()
        assert np.prod((found - [a, b]) ** [w, 1 - w]) >= best - 1e-6


@settings(deadline=None)
@given(
    points=st.lists(st.tuples(*[st.floats(0, 1)] * 3), min_size=1, max_size=12),
    waiting=st.tuples(shares, shares, shares),
)
def test_from_a_list_each_proposer_names_its_best_acceptable_deal(points, waiting):  # oracle
    table = Table(DiscreteDeals(points), Proposers((0.5, 0.3, 0.2)), veto=(0, 1, 2))
    indifferent = 1e-9
    acceptable = [
        p for p in points if all(u >= w - indifferent for u, w in zip(p, waiting, strict=True))
    ]
    found = terms(table, waiting)
    assert (found is None) == (not acceptable)
    if acceptable:
        named = [max(acceptable, key=lambda p, i=i: p[i]) for i in range(3)]
        assert found == pytest.approx(np.array([0.5, 0.3, 0.2]) @ np.array(named))


@settings(deadline=None)
@given(
    points=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12),
    scale=st.floats(0.2, 5),
    shift=st.floats(-1, 1),
    a=shares,
    b=shares,
)
def test_rescaling_a_partys_utility_picks_the_same_deal(points, scale, shift, a, b):  # law
    plain = Table(DiscreteDeals(points), NashSplit((0.5, 0.5)))
    moved = Table(DiscreteDeals(np.array(points) * [scale, 1] + [shift, 0]), NashSplit((0.5, 0.5)))
    before, after = terms(plain, (a, b)), terms(moved, (a * scale + shift, b))
    if before is not None and np.all(before - [a, b] > 1e-3):
        gains, scaled = before - [a, b], (after - [a * scale + shift, b]) / [scale, 1]
        assert np.prod(scaled) == pytest.approx(np.prod(gains))


def test_a_hull_without_slope_is_one_point():
    assert corners(np.array([[0, 5e-324], [1, 0]]), 0, 1).tolist() == [[1, 0]]


def test_the_hull_keeps_only_corners_that_bend_outward():
    deals = np.array([[0, 1], [0.5, 0.5], [0.5, 0.2], [0.5, 0.9], [1, 0]])
    assert corners(deals, 0, 1).tolist() == [[0, 1], [0.5, 0.9], [1, 0]]


@pytest.mark.parametrize(
    ("build", "repair"),
    [
        (lambda: Table(Pie(), Proposers((0.5, 0.6))), "with sum 1"),
        (lambda: Table(Pie(), NashSplit((1.0,))), "weight for each veto party"),
        (lambda: Table(Pie((1, 1), (0, 0)), EVEN), "nothing is in dispute"),
        (lambda: Table(ConcaveDeals([[0, 1, 0]]), Proposers((0.5, 0.3, 0.2))), "DiscreteDeals"),
        (
            lambda: Table(Pie((1, 0, 1), (0, 1, 0)), NashSplit((0.4, 0.3, 0.3)), veto=(0, 1, 2)),
            "use Proposers",
        ),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_the_repair(build, repair):
    with pytest.raises(ScenarioError, match=repair):
        build()
