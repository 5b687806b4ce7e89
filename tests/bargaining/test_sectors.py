"""Several sectors at once, and the months until arms decide."""

import itertools

import numpy as np
import pytest

from upperhand.bargaining.sectors import sectors, undecided
from upperhand.bargaining.war import FrontWar, fight_to_finish
from upperhand.errors import ScenarioError


def test_one_sector_is_the_war_itself():  # limit
    whole = fight_to_finish(FrontWar(10, 0.6)).at(5)
    assert sectors([FrontWar(10, 0.6)], [5], [1]).a_share == pytest.approx(whole.a_wins)


def test_the_share_is_the_mean_over_every_combination_of_outcomes():  # oracle: enumerate
    wars = [FrontWar(4, 0.6), FrontWar(6, 0.45), FrontWar(2, 0.5)]
    positions, weights = [2, 3, 1], [0.5, 0.3, 0.2]
    wins = [fight_to_finish(w).at(k).a_wins for w, k in zip(wars, positions, strict=True)]
    mean = 0.0
    for outcome in itertools.product([0, 1], repeat=3):
        chance = np.prod([w if won else 1 - w for w, won in zip(wins, outcome, strict=True)])
        mean += chance * np.dot(outcome, weights)
    found = sectors(wars, positions, weights)
    assert found.a_share == pytest.approx(mean)
    assert found.a_share + found.b_share == pytest.approx(1)


def test_a_war_cut_into_equal_sectors_costs_as_many_months():  # law
    whole = fight_to_finish(FrontWar(10, 0.6)).at(5)
    halves = sectors([FrontWar(10, 0.6)] * 2, [5, 5], [0.3, 0.7])
    assert halves.months == pytest.approx(whole.months)
    assert halves.a_share == pytest.approx(whole.a_wins)


def test_weights_that_do_not_sum_to_one_are_refused():
    with pytest.raises(ScenarioError, match="sum to 1"):
        sectors([FrontWar(4, 0.5)], [2], [0.5])


def test_the_undecided_months_sum_to_the_expected_duration():  # oracle: two ways to a mean
    war = FrontWar(6, 0.6, 0.8, 0.01, 0.02)
    assert undecided(war, 2, 2_000).sum() == pytest.approx(fight_to_finish(war).at(2).months)


def test_a_war_of_one_battle_is_decided_after_a_month():
    assert undecided(FrontWar(2, 0.7), 1, 3) == pytest.approx([1, 0, 0, 0])
