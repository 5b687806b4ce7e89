"""What is coded on the time after a deal: paths, replacement, faults."""

from dataclasses import replace

import pytest

from small_aftermath import aftermath, guaranteed, willing
from small_scenario import about, sure
from upperhand.errors import ScenarioError
from upperhand.scenario import Bite, GuaranteeLevel, Rearming


def test_every_number_after_a_deal_has_a_path():
    scenario = guaranteed(guarantors=willing(0.5, 0.2))
    paths = {path for path, _ in scenario.estimates() if path.startswith("aftermath.")}
    assert paths == {
        "aftermath.shift.north", "aftermath.shift.south", "aftermath.bite.north",
        "aftermath.bite.south", "aftermath.level.nothing", "aftermath.level.watch",
        "aftermath.level.shield", "aftermath.spread", "aftermath.worth.league",
        "aftermath.cost.league",
    }  # fmt: skip


def test_each_path_sets_the_number_it_names_and_no_other():
    scenario = guaranteed(guarantors=willing(0.5, 0.2))
    before = dict(scenario.estimates())
    for path in (p for p in before if p.startswith("aftermath.")):
        after = dict(scenario.with_({path: 0.123}).estimates())
        assert [p for p in before if after[p] != before[p]] == [path]
        assert after[path].mode == 0.123


def test_a_counterfactual_elsewhere_leaves_the_time_after_a_deal_as_it_was():
    scenario = guaranteed()
    assert scenario.with_({"war.position": 6.0}).aftermath == scenario.aftermath


def test_a_scenario_without_it_says_nothing_on_the_time_after_a_deal(scenario):
    assert scenario.aftermath is None
    assert not [p for p, _ in scenario.estimates() if p.startswith("aftermath")]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rearming": ()}, "nobody rearms"),
        ({"spread": about(0.0, 0.1, 0.2)}, "above 0"),
        ({"levels": (GuaranteeLevel("nothing", sure(1.5)),)}, "shares in"),
        ({"bites": (Bite("north", about(-0.1, 0.1, 0.2)),)}, "aftermath.bite.north starts at -0.1"),
        ({"rearming": (Rearming("north", sure(0.1)),) * 2}, 'rearming codes "north" twice'),
    ],
)
def test_a_broken_number_is_refused_with_what_is_wrong(changes, words):
    with pytest.raises(ScenarioError) as caught:
        aftermath(**changes)
    assert any(words in problem for problem in caught.value.problems)


def test_names_that_do_not_fit_the_scenario_are_all_told_at_once():
    base = guaranteed()
    odd = replace(
        base.aftermath,
        levels=(GuaranteeLevel("nothing", sure(0.0)), GuaranteeLevel("sky", sure(1.0), ("moon",))),
        bites=(Bite("league", sure(0.1)),),
    )
    with pytest.raises(ScenarioError) as caught:
        replace(base, aftermath=odd)
    told = "\n".join(caught.value.problems)
    for words in ('"sky" is none', '"watch" has no level', '"league" rearms or', '"moon" is unk'):
        assert words in told
