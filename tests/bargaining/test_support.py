"""Outside support: the published slope, donors' choices, consent and being left out."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.beliefs import GridBeliefs
from upperhand.bargaining.support import (
    AidedWar,
    Donor,
    best_support,
    bypass,
    consent_needed,
    marginal_support,
    signable,
    supported_terms,
    with_support,
    withdrawal,
)
from upperhand.bargaining.war import FrontWar, Stakes, disagreement
from upperhand.errors import ScenarioError

EQUAL = Stakes([1, 0], [0, 1], cost=[0.01, 0.01])


def logit(p):
    return np.log(p / (1 - p))


def war(strength=0.0, *, position=5, stakes=EQUAL, effect=1.0, **rest):
    return AidedWar(10, position, strength, effect, stakes, **rest)


# Pins: design/model.md M9, dw/dp in the middle of a ladder of ten; a unit of aid moves p by
# p(1-p), and at equal costs and weights terms move with w.
@pytest.mark.parametrize(
    ("p", "slope"), [(0.5, 5.0), (0.55, 3.9658), (0.6, 2.14215), (0.7, 0.3345)]
)
def test_aid_moves_terms_as_published(p, slope):
    found = marginal_support(war(logit(p)))
    assert found == pytest.approx(slope * p * (1 - p), abs=5e-5)


@settings(deadline=None)
@given(p=st.floats(0.2, 0.8), weight=st.floats(0, 1), position=st.integers(1, 9))
def test_the_slope_follows_the_chain_through_reservation_values(p, weight, position):  # oracle
    stakes, h = Stakes([1, 0], [0, 1], cost=[0.02, 0.005]), 1e-6
    high, low = (disagreement(FrontWar(10, q), position, stakes) for q in (p + h, p - h))
    d_a, d_b = (high - low) / (2 * h)
    chain = ((1 - weight) * d_a - weight * d_b) * 2.0 * p * (1 - p)
    aided = war(logit(p), position=position, stakes=stakes, effect=2.0, weight=weight)
    assert marginal_support(aided) == pytest.approx(chain, abs=1e-4)


def test_aid_to_the_other_side_is_the_opposite():
    assert marginal_support(war(), side="b") == pytest.approx(-marginal_support(war()))


def test_aid_without_effect_changes_nothing():
    assert marginal_support(war(effect=0.0)) == 0
    assert supported_terms(war(effect=0.0), support_a=5) == pytest.approx(0.5)


def test_aid_to_one_side_and_then_as_much_to_the_other_leaves_beliefs_as_they_were():
    held = GridBeliefs([0.2, 0.5, 0.8], [[0.2, 0.5, 0.3]])
    there = with_support(held, support_a=0.7, effect=2.0)
    back = with_support(there, support_b=0.7, effect=2.0)
    assert there.advance()[0] > held.advance()[0]
    assert back.chances == pytest.approx(held.chances)


def test_without_anybodys_aid_the_terms_are_those_of_no_aid():
    found = withdrawal(war(), [0.4])
    assert found.without == pytest.approx([0.5])
    assert found.kept == pytest.approx(supported_terms(war(), support_a=0.4))


def test_the_larger_donor_threatens_more():
    large, small = withdrawal(war(), [0.3, 0.1]).threat
    assert large > small > 0


def test_a_withdrawal_from_b_gives_to_a():
    assert withdrawal(war(), [0.3], side="b").threat[0] < 0


BELIEFS = np.array([logit(0.2), 0.0, logit(0.8)])


def donor(belief, *, worth=1.0, cost=0.3):
    return Donor(worth=worth, cost=cost, belief=belief, most=1.0)


def test_a_donor_that_thinks_the_war_decided_gives_less():
    even, lost, won = (best_support(war(BELIEFS), donor(belief)) for belief in np.eye(3)[[1, 0, 2]])
    assert even > 0.1
    assert lost == won == 0


def test_the_best_aid_beats_every_level_on_a_fine_grid():  # oracle
    belief, levels = np.array([0.3, 0.5, 0.2]), np.linspace(0, 1, 2_001)
    shares = supported_terms(war(BELIEFS), support_a=levels[:, np.newaxis]) @ belief
    gains = shares - 0.3 * levels
    best = best_support(war(BELIEFS), donor(belief))
    assert best == pytest.approx(levels[gains.argmax()], abs=2e-3)


def test_a_donor_of_b_mirrors_a_donor_of_a():
    mirrored = war(-BELIEFS)
    ours = best_support(war(BELIEFS), donor([0.3, 0.5, 0.2]))
    theirs = best_support(mirrored, donor([0.3, 0.5, 0.2]), side="b")
    assert theirs == pytest.approx(ours, abs=1e-4)


@pytest.mark.parametrize(("worth", "cost", "best"), [(0.0, 0.1, 0.0), (1.0, 0.0, 1.0)])
def test_who_does_not_care_gives_nothing_and_who_pays_nothing_gives_all(worth, cost, best):
    mild = war(np.array([0.0, 0.1]))
    assert best_support(mild, donor([0.5, 0.5], worth=worth, cost=cost)) == pytest.approx(
        best, abs=1e-3
    )


@settings(deadline=None)
@given(
    touches=st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=1, max_size=5),
    consent=st.lists(st.lists(st.booleans(), min_size=2, max_size=2), min_size=3, max_size=3),
)
def test_consent_is_needed_from_whoever_holds_it_on_a_touched_issue(touches, consent):  # oracle
    found = consent_needed(touches, consent)
    for (d, deal), party in product(enumerate(touches), range(2)):
        asked = [consent[issue][party] for issue in range(3) if deal[issue]]
        assert found[d, party] == any(asked)


def test_a_deal_that_touches_nothing_of_a_partys_needs_no_consent_of_it():
    needed = consent_needed([[True, False]], [[True, False], [False, True]])
    assert signable([[0.6, 0.1]], [0.5, 0.5], needed).tolist() == [True]


OTHERS = [True, True, False]


def test_only_deals_that_beat_war_for_the_others_can_be_signed_without_it():
    deals = [[0.6, 0.6, 0.0], [0.9, 0.2, 0.9], [0.5, 0.7, 0.1]]
    found = bypass(deals, [0.4, 0.4, 0.4], excluded=2, needed=OTHERS)
    assert found.options.tolist() == [0, 2]
    assert found.deal == 0  # gains .2 x .2 beat .1 x .3
    assert found.cost == pytest.approx(0.4)
    assert found.cost_range == pytest.approx((0.3, 0.4))


def test_being_left_out_can_pay():
    found = bypass([[0.6, 0.6, 0.8]], [0.4, 0.4, 0.4], excluded=2, needed=OTHERS, with_all=0.5)
    assert found.cost == pytest.approx(-0.3)


def test_who_must_consent_to_everything_cannot_be_bypassed():
    found = bypass([[0.6, 0.6, 0.0]], [0.4, 0.4, 0.4], excluded=2, needed=[True] * 3)
    assert found.deal is None
    assert "every deal needs the consent" in found.reason


def test_without_a_deal_good_for_the_others_there_is_no_bypass():
    found = bypass([[0.3, 0.6, 0.0]], [0.4, 0.4, 0.4], excluded=2, needed=OTHERS)
    assert found.deal is None
    assert "none is acceptable" in found.reason
    assert np.isnan(found.cost)


@pytest.mark.parametrize(
    ("act", "repair"),
    [
        (lambda: withdrawal(war(), [-0.1]), "cannot be negative"),
        (lambda: best_support(war(), Donor(1, 1, [1.0], most=0)), "most > 0"),
        (lambda: consent_needed([[True]], [[True], [False]]), "one row of consent"),
    ],
)
def test_support_that_cannot_be_is_refused_with_the_repair(act, repair):
    with pytest.raises(ScenarioError, match=repair):
        act()
