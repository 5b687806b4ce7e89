"""Draws from the assumption ranges, and the scenario solved over them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_scenario import about, small_scenario, sure
from upperhand.bargaining.solution import outcome
from upperhand.errors import ScenarioError
from upperhand.scenario import RedLine, Support
from upperhand.simulation import simulate
from upperhand.simulation.draws import draw, drawn_paths

FEW = 12


@pytest.fixture(scope="module")
def ensemble():
    return simulate(small_scenario(), size=40, seed=3)


def by_hand(draws, scenario, k):
    """Return the scenario of a draw, what is not drawn left with its range."""
    return scenario.with_({p: e.quantile(float(draws.u[p][k])) for p, e in drawn_paths(scenario)})


@given(st.integers(0, 2**40))
@settings(max_examples=10)
def test_the_same_seed_gives_the_same_draws(seed):
    one, other = (draw(small_scenario(), size=FEW, seed=seed) for _ in range(2))
    assert all((one.u[p] == other.u[p]).all() for p in one.u)


def test_the_same_seed_gives_the_same_numbers(ensemble):
    again = simulate(small_scenario(), size=40, seed=3)
    np.testing.assert_array_equal(again.reservations, ensemble.reservations)
    np.testing.assert_array_equal(again.room, ensemble.room)
    np.testing.assert_array_equal(again.places["nash"], ensemble.places["nash"])


def test_zero_is_a_seed_like_any_other():
    zero, one = (draw(small_scenario(), size=FEW, seed=s) for s in (0, 1))
    assert (zero.u["war.position"] != one.u["war.position"]).any()


def test_another_parameter_leaves_all_other_draws_as_they_were():
    base = small_scenario()
    aid = Support("league", "b", sure(1.0), about(0.2, 0.5, 1.0))
    wider = replace(base, war=replace(base.war, support=(aid,)))
    one, other = (draw(s, size=FEW, seed=5) for s in (base, wider))
    assert "support.league.effect" not in one.u
    assert "support.league.effect" in other.u
    for path in one.u:
        np.testing.assert_array_equal(one.u[path], other.u[path])


def test_streams_of_different_parameters_go_their_own_ways():
    drawn = draw(small_scenario(), size=500, seed=0)
    paths = [
        "war.position",
        "war.mobility",
        "war.collapse",
        "endurance.north",
        "weight.north.river",
    ]
    between = np.corrcoef([drawn.u[p] for p in paths])
    assert np.abs(between - np.eye(len(paths))).max() < 0.15


def test_every_nth_part_of_a_range_is_visited_once():
    drawn = draw(small_scenario(), size=50, seed=7).u["war.mobility"]
    assert sorted(np.floor(drawn * 50)) == list(range(50))


def test_drawn_numbers_lie_in_their_ranges_and_sure_ones_stay():
    base = small_scenario()
    drawn = draw(base, size=FEW, seed=0)
    for k in range(FEW):
        for path, found in by_hand(drawn, base, k).estimates():
            kept = base.estimate(path)
            assert kept.low - 1e-9 <= found.mode <= kept.high + 1e-9


def test_a_line_binds_as_often_as_it_is_hard():
    base = small_scenario()
    lines = (("north", "river"),)
    for hardness in (0.0, 0.3, 1.0):
        held = base.with_({"hardness.north.river": hardness})
        drawn = draw(held, size=2000, seed=0)
        share = np.mean([bool(drawn.binding(held, lines, k)) for k in range(2000)])
        assert share == pytest.approx(hardness, abs=0.002)


def test_no_draws_at_all_are_refused():
    with pytest.raises(ScenarioError, match="give 1 or more"):
        simulate(small_scenario(), size=0)


def test_the_ensemble_is_the_scenario_solved_draw_by_draw(ensemble):  # oracle: by hand
    base = small_scenario()
    for k in (0, 7, 39):
        found = outcome(by_hand(ensemble.draws, base, k))
        assert [r.value for r in found.reservations] == ensemble.reservations[k].tolist()
        for rule in found.terms:
            np.testing.assert_array_equal(found.places[rule], ensemble.places[rule][k])
        lines = ensemble.draws.binding(base, (("north", "river"), ("south", "river"),
                                              ("south", "harbour")), k)  # fmt: skip
        hard = outcome(by_hand(ensemble.draws, base, k), binding=lines)
        assert ensemble.room[k] == hard.room


def test_without_spread_every_draw_is_the_middle():
    base = small_scenario()
    still = base.with_({p: e.mode for p, e in base.estimates()})
    drawn = simulate(still, size=5, seed=1)
    middle = [r.value for r in outcome(base).reservations]
    np.testing.assert_allclose(drawn.reservations, [middle] * 5)


def test_hard_lines_never_open_room(ensemble):
    assert not (ensemble.room & ~ensemble.room_soft).any()


def test_lines_without_common_ground_close_all_room_and_softening_them_reopens_it():
    base = small_scenario()
    lines = {("north", "harbour"): ("north_runs",), ("south", "harbour"): ("south_runs",)}
    stuck = replace(
        base,
        interests=tuple(
            replace(i, red_line=RedLine(kept, sure(1.0)) if kept else None)
            for i in base.interests
            for kept in [lines.get((i.party, i.issue))]
        ),
    )
    found = simulate(stuck, size=FEW, seed=0)
    assert found.chance_of_room == 0.0
    assert found.blocked[:, found.issues.index("harbour")].all()
    assert found.room_if_soft("harbour") == found.room_soft.mean()
    assert found.room_if_soft("river") == 0.0


def test_progress_is_told_for_every_draw():
    told = []
    simulate(small_scenario(), size=3, seed=0, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_band_leaves_out_draws_without_a_deal(ensemble):
    values = np.array([1.0, np.nan, 3.0, 2.0])
    assert ensemble.band(values)[1] == 2.0
    assert np.isnan(ensemble.band(np.array([np.nan]))).all()
