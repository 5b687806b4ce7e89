"""M17: audience costs, our reduced form of Fearon (1994)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upperhand.errors import ScenarioError
from upperhand.textbook import audience_costs

amounts = st.floats(0.1, 5)


@pytest.mark.parametrize(
    ("a1", "a2", "prize", "resolve", "horizon", "yields_2", "war"),
    [
        (1, 1, 1, 1, 0.618034, 0, 0.381966),
        (2, 1, 1, 1, 0.366025, 0.366025, 0.267949),
        (3, 1, 1, 1, 0.263763, 0.527525, 0.208712),
        (1, 1, 1, 2, 1, 0, 0.25),
    ],
)
def test_the_published_crises_come_out(a1, a2, prize, resolve, horizon, yields_2, war):
    crisis = audience_costs(audience_1=a1, audience_2=a2, prize=prize, resolve=resolve)
    found = (crisis.horizon, crisis.yields_2, crisis.war_risk, crisis.yields_1)
    assert found == pytest.approx((horizon, yields_2, war, 0), abs=1e-6)


@given(a1=amounts, a2=amounts, v=amounts, w=amounts)
def test_the_horizon_is_the_smaller_root(a1, a2, v, w):
    roots = [max(np.roots([a1 * a2, v * a, -v * w]).real) for a in (a1, a2)]
    crisis = audience_costs(audience_1=a1, audience_2=a2, prize=v, resolve=w)
    assert crisis.horizon == pytest.approx(min(roots))


@pytest.mark.parametrize(
    ("a1", "a2", "v", "w"), [(1, 1, 1, 1), (2, 1, 1, 1), (0.5, 4, 2, 1), (1.3, 1, 0.4, 3)]
)
def test_whoever_has_not_yielded_at_the_horizon_is_locked_in(a1, a2, v, w):
    crisis = audience_costs(audience_1=a1, audience_2=a2, prize=v, resolve=w)
    times = np.linspace(0, crisis.horizon, 20_001)
    for own, other, at_once in ((a1, a2, crisis.yields_1), (a2, a1, crisis.yields_2)):
        hazard = other / (v + other * times)
        left = (1 - at_once) * np.exp(-np.trapezoid(hazard, times))
        assert left == pytest.approx(own * crisis.horizon / w, abs=1e-6)


@given(a1=amounts, a2=amounts, v=amounts, w=amounts)
def test_swapping_the_names_swaps_who_yields(a1, a2, v, w):
    ours = audience_costs(audience_1=a1, audience_2=a2, prize=v, resolve=w)
    theirs = audience_costs(audience_1=a2, audience_2=a1, prize=v, resolve=w)
    swapped = (ours.yields_2, ours.yields_1)
    assert (theirs.yields_1, theirs.yields_2) == pytest.approx(swapped, abs=1e-12)
    assert theirs.war_risk == pytest.approx(ours.war_risk)


@given(a1=amounts, a2=amounts, v=amounts, w=amounts, scale=st.floats(0.1, 10))
def test_the_unit_of_the_stakes_does_not_matter(a1, a2, v, w, scale):
    one = audience_costs(audience_1=a1, audience_2=a2, prize=v, resolve=w)
    other = audience_costs(
        audience_1=a1 * scale, audience_2=a2 * scale, prize=v * scale, resolve=w * scale
    )
    assert other.war_risk == pytest.approx(one.war_risk)
    assert other.horizon == pytest.approx(one.horizon)


@given(a1=amounts, a2=amounts, v=amounts, w=amounts)
def test_the_party_with_the_smaller_audience_is_the_one_that_yields_at_once(a1, a2, v, w):
    crisis = audience_costs(audience_1=a1, audience_2=a2, prize=v, resolve=w)
    assert min(crisis.yields_1, crisis.yields_2) == 0
    assert 0 <= (crisis.yields_2 if a2 < a1 else crisis.yields_1) < 1
    assert 0 < crisis.war_risk <= 1


def test_an_audience_that_does_not_care_is_refused():
    with pytest.raises(ScenarioError, match="audience_2 is 0"):
        audience_costs(audience_1=1, audience_2=0, prize=1, resolve=1)
