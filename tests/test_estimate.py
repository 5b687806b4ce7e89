"""A number with its range and its reasons."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import triang

from upperhand.errors import ScenarioError
from upperhand.estimate import Estimate


@st.composite
def ranges(draw):
    low, mode, high = sorted(draw(st.tuples(*[st.floats(-100, 100)] * 3)))
    return Estimate(low, mode, high, note="drawn")


@given(ranges(), st.floats(0, 1))
def test_a_quantile_lies_in_the_range(estimate, u):
    assert estimate.low - 1e-9 <= estimate.quantile(u) <= estimate.high + 1e-9


@pytest.mark.parametrize("u", [0.0, 0.1, 0.37, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("ends", [(0, 0, 1), (2, 3, 7), (0, 1, 1), (-4, -1, 0)])
def test_quantiles_are_those_of_the_triangular_distribution(ends, u):  # oracle: scipy
    low, mode, high = ends
    known = triang((mode - low) / (high - low), loc=low, scale=high - low)
    assert Estimate(*ends, note="x").quantile(u) == pytest.approx(known.ppf(u))


def test_the_mean_of_many_quantiles_is_the_mean():
    estimate = Estimate(1.0, 2.0, 6.0, note="x")
    drawn = [estimate.quantile(u) for u in (np.arange(2000) + 0.5) / 2000]
    assert np.mean(drawn) == pytest.approx(3.0, abs=1e-3)


@given(st.floats(0, 1))
def test_a_sure_number_is_the_same_at_every_quantile(u):
    assert Estimate.exactly(4.0, note="set").quantile(u) == 4.0


@pytest.mark.parametrize("numbers", [(2, 1, 3), (1, 3, 2), (float("nan"), 1, 2), (0, 1, np.inf)])
def test_numbers_out_of_order_or_not_finite_are_refused(numbers):
    with pytest.raises(ScenarioError, match="give"):
        Estimate(*numbers, note="x")


def test_a_number_without_a_reason_is_refused():
    with pytest.raises(ScenarioError, match="no reason"):
        Estimate(1, 2, 3)


def test_fixing_a_number_keeps_its_reasons():
    fixed = Estimate(1, 2, 3, unit="months", because=("pos-1",), note="x").fixed_at(2.5)
    assert (fixed.low, fixed.mode, fixed.high) == (2.5, 2.5, 2.5)
    assert (fixed.unit, fixed.because, fixed.note) == ("months", ("pos-1",), "x")
