"""From a measured front to the war's ladder, on made-up months."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_case import AREAS, rows, write_case
from upperhand.errors import CaseError
from upperhand.estimation.battlefield import (
    FrontMonth,
    effective_share,
    front_months,
    ladder_position,
    news,
    pace,
)
from upperhand.record.casefile import read_case
from upperhand.record.judgements import Judged

LEAST = Judged(note="coded", value=5)
SINCE = Judged(note="coded", month="2030-01")


def months_of(changes):
    areas = np.cumsum(changes)
    return tuple(
        FrontMonth(f"2030-{i + 1:02d}", float(a), float(c), f"m{i}")
        for i, (a, c) in enumerate(zip(areas, changes, strict=True))
    )


def autoregressive(momentum, size, seed=0):
    """A series whose month-to-month correlation is known because it was made with it."""
    rng = np.random.default_rng(seed)
    changes = [0.0]
    for shock in rng.standard_normal(size):
        changes.append(momentum * changes[-1] + shock)
    return changes[1:]


@pytest.mark.parametrize(("momentum", "share"), [(0.0, 1.0), (0.5, 1 / 3), (0.8, 1 / 9)])
def test_a_long_series_of_known_momentum_counts_for_its_known_share(momentum, share):  # oracle
    assert effective_share(autoregressive(momentum, 40_000)) == pytest.approx(share, rel=0.06)


def test_the_mean_of_such_a_series_scatters_as_that_share_says():  # oracle: simulation
    runs = [np.mean(autoregressive(0.8, 300, seed)) for seed in range(300)]
    independent = 1 / (1 - 0.8**2) / 300  # variance of the mean, were the months independent
    assert np.var(runs) * effective_share(autoregressive(0.8, 40_000)) == pytest.approx(
        independent, rel=0.25
    )


@given(st.lists(st.floats(-1000, 1000), max_size=30))
def test_news_never_counts_for_more_than_its_months_nor_for_nothing(changes):
    assert 0 < effective_share(changes) <= 1


@given(st.lists(st.floats(-1000, 1000), min_size=2, max_size=30), st.floats(0.1, 10))
def test_the_unit_of_area_is_nothing_to_momentum(changes, scale):
    assert effective_share([scale * c for c in changes]) == pytest.approx(
        effective_share(changes), abs=1e-6
    )


def test_a_swing_back_each_month_is_full_news():
    assert effective_share([10, -10, 10, -10]) == 1.0


def test_still_months_are_no_news():
    moves, toward_a = news(months_of([20, 1, -2, 20, -20, 3]), LEAST, SINCE)
    assert toward_a.mode == pytest.approx(2 / 3)
    assert moves.mode <= 3
    assert (moves.low, moves.high) == (moves.mode / 2, moves.mode * 2)
    assert "3 of 6 months" in moves.note


def test_a_record_cut_short_counts_by_the_momentum_of_all_that_is_known():
    known = months_of([20, 22, 25, 60, 61, 66, 20, 21, 19])
    cut, _ = news(known[:5], LEAST, SINCE, known=known)
    whole, _ = news(known, LEAST, SINCE)
    assert cut.mode / 5 == pytest.approx(whole.mode / 9)


def test_a_front_that_never_moved_tells_nothing():
    moves, _ = news(months_of([0, 1, -1]), LEAST, SINCE)
    assert moves.high == 0


@given(st.lists(st.sampled_from([-30.0, 0.0, 30.0, 90.0]), min_size=1, max_size=20))
def test_turning_the_front_around_turns_the_news_around(changes):  # law
    moves, toward_a = news(months_of(changes), LEAST, SINCE)
    back, toward_b = news(months_of([-c for c in changes]), LEAST, SINCE)
    assert back.mode == pytest.approx(moves.mode)
    if moves.mode:
        assert toward_b.mode == pytest.approx(1 - toward_a.mode)


def test_the_pace_is_the_mean_size_of_a_month_in_rungs(case_folder):
    conflict, _ = read_case(case_folder)
    # A rung is 100 km²: changes of 10, 20, 30 and 40 are .25 on average, .1 to .4 by quarters.
    found = pace(conflict, months_of([10, -20, 30, -40]))
    assert (found.low, found.mode, found.high) == pytest.approx((0.1, 0.25, 0.4))


def test_a_front_too_fast_for_its_ladder_is_told_as_a_rung_a_month(case_folder):
    conflict, _ = read_case(case_folder)
    found = pace(conflict, months_of([50, 150, 400, 100]))
    assert (found.low, found.mode, found.high) == (0.5, 1.0, 1.0)
    assert "fewer rungs" in found.note


def test_months_not_yet_over_are_not_looked_at(case_folder):
    _, record = read_case(case_folder)
    assert front_months(record, "assessed", date(2031, 2, 27))[-1].month == "2031-01"
    assert front_months(record, "assessed", date(2031, 3, 1))[-1].month == "2031-02"


def test_a_month_after_a_gap_has_no_change(tmp_path):
    lines = rows()
    del lines[5]  # 2030-08
    _, record = read_case(write_case(tmp_path, series=lines))
    names = [m.month for m in front_months(record, "assessed", date(2031, 3, 1))]
    assert "2030-08" not in names
    assert "2030-09" not in names
    assert "2030-10" in names


def test_the_line_stands_where_the_checkpoint_and_the_ground_gained_since_put_it(case_folder):
    conflict, record = read_case(case_folder)
    months = front_months(record, "assessed", date(2031, 3, 1))
    # Half of it at the end of 2030, and 540 - 500 = 40 km² of 1000 since: .54 of ten rungs.
    assert AREAS[-1] - AREAS[9] == 40
    found = ladder_position(conflict, record, months, date(2031, 3, 1))
    assert (found.low, found.mode, found.high) == pytest.approx((4.9, 5.4, 5.9))


def test_a_checkpoint_outside_the_series_is_named(tmp_path):
    text = (write_case(tmp_path) / "case.yaml").read_text().replace("2030-12", "2035-12")
    conflict, record = read_case(write_case(tmp_path, text))
    months = front_months(record, "assessed", date(2031, 3, 1))
    with pytest.raises(CaseError, match="checkpoint 2035-12"):
        ladder_position(conflict, record, months, date(2031, 3, 1))
