"""The deal space checks itself and speaks in names."""

import numpy as np
import pytest

from upperhand.errors import ScenarioError
from upperhand.scenario.space import Ban, Choice, DealSpace


def small(**changes):
    given = {
        "conflicts": [(Choice(0, 0), Choice(1, 1))],
        "bans": [Ban(1, 0, 2)],
        "reserve": {"a": 0.2},
    }
    return DealSpace.of(
        {"border": ["here", "there", "open"], "aid": ["none", "some"]},
        {"a": [[0.6, 0.0, 0.3], [0.0, 0.4]], "b": [[0.0, 0.5, 0.2], [0.5, 0.0]]},
        **(given | changes),
    )


def test_a_deal_is_worth_the_sum_of_its_options():
    assert small().utilities((2, 1)).tolist() == pytest.approx([0.7, 0.2])


def test_names_and_numbers_of_a_deal_are_two_ways_to_say_the_same():
    space = small()
    assert space.deal({"aid": "some", "border": "there"}) == (1, 1)
    assert space.named((1, 1)) == {"border": "there", "aid": "some"}
    assert space.partial({"aid": 1}) == {1: 1}


def test_a_deal_that_holds_a_banned_choice_or_a_conflict_is_not_allowed():
    space = small()
    assert space.allowed((0, 0))
    assert not space.allowed((0, 1))  # the conflict
    assert not space.allowed((2, 0))  # the red line
    assert space.banned(0) == {2}


def test_all_that_is_unknown_in_a_deal_is_said_at_once():
    with pytest.raises(ScenarioError) as fault:
        small().deal({"border": "nowhere", "tolls": "high"})
    assert len(fault.value.problems) == 2
    assert "here, there, open" in str(fault.value)
    with pytest.raises(ScenarioError, match="'aid': no option given"):
        small().deal({"border": "here"})


def test_all_problems_of_a_space_are_listed_at_once():
    with pytest.raises(ScenarioError) as fault:
        DealSpace(
            parties=("a", "a"),
            issues=("x", "y"),
            options=(("1", "1"), ()),
            worth=(np.array([[1.0, np.nan], [0.0, 0.0]]), np.zeros((3, 0))),
            reserve=np.array([0.0]),
            conflicts=((Choice(0, 5), Choice(7, 0)),),
            bans=(Ban(4, 0, 0),),
            consent_only=("z",),
        )
    told = "\n".join(fault.value.problems)
    for part in (
        "party 'a' is given 2 times",
        "option '1' is given 2 times",
        "issue 'y': no options",
        "is nan",
        "(3, 0), needed is (2, 0)",
        "reserve: needs one finite number",
        "no option number 5",
        "no issue number 7",
        "no party number 4",
        "'z' is none of the parties",
    ):
        assert part in told


def test_worth_of_the_wrong_length_is_told_by_party_and_issue():
    with pytest.raises(ScenarioError, match=r"party 'a', issue 'x': worth of 2 options given.*3"):
        DealSpace.of({"x": ["1", "2", "3"]}, {"a": [[1, 2]]})


def test_a_choice_cannot_exclude_itself():
    with pytest.raises(ScenarioError, match="ban it instead"):
        small(conflicts=[(Choice(0, 0), Choice(0, 0))])


def test_somebodys_gains_must_count():
    with pytest.raises(ScenarioError, match="names every party"):
        small(consent_only=["a", "b"])


def test_the_number_of_deals_is_the_product_of_the_options():
    assert small().n_deals == 6
