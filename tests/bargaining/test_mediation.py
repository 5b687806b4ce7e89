"""Plans held against parties, checked against listing what is left open."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.bargaining.mediation import check_plan
from upperhand.errors import ScenarioError
from upperhand.scenario.space import Ban, Choice, DealSpace


def space(**changes):
    given = {"reserve": {"a": 0.5, "b": 0.6}, "bans": [Ban(0, 0, 2)]}
    return DealSpace.of(
        {"border": ["here", "there", "open"], "aid": ["none", "some"]},
        {"a": [[0.6, 0.0, 0.3], [0.0, 0.4]], "b": [[0.0, 0.5, 0.2], [0.5, 0.0]]},
        **(given | changes),
    )


def by_party(check):
    return {verdict.party: verdict for verdict in check.verdicts}


def clause(check, party, issue):
    return next(c for c in check.clauses if (c.party, c.issue) == (party, issue))


def test_a_party_below_its_reserve_rejects_and_the_clause_that_would_mend_it_is_named():
    check = check_plan(space(), (0, 0))
    assert by_party(check)["a"].answer == "accepts"
    assert by_party(check)["b"].answer == "rejects"
    assert not clause(check, "b", "border").accepts  # gives up .5, short by .1
    assert clause(check, "b", "border").best_option == "there"
    assert clause(check, "b", "aid").accepts
    assert not check.signable


def test_a_red_line_is_rejected_whatever_the_rest_is_worth():
    check = check_plan(space(reserve={}), (2, 1))
    assert by_party(check)["a"].answer == "rejects"
    assert "red line on border" in by_party(check)["a"].reason
    assert not clause(check, "a", "border").accepts
    assert by_party(check)["b"].answer == "accepts"


def test_a_plan_that_leaves_an_issue_open_depends_on_it():
    verdicts = by_party(check_plan(space(), {0: 0}))
    assert (verdicts["a"].answer, verdicts["a"].low, verdicts["a"].high) == ("accepts", 0.6, 1.0)
    assert verdicts["b"].answer == "rejects"
    assert by_party(check_plan(space(), {1: 0}))["b"].answer == "depends"
    assert check_plan(space(), {0: 0}).left_open == ("aid",)


def test_a_plan_that_contradicts_itself_is_told_as_such_and_never_signable():
    tied = space(reserve={}, conflicts=[(Choice(0, 0), Choice(1, 0))])
    check = check_plan(tied, (0, 0))
    assert check.clashes == ("border: here excludes aid: none",)
    assert [v.answer for v in check.verdicts] == ["accepts", "accepts"]
    assert not check.signable


def test_a_plan_that_leaves_no_allowed_way_on_is_rejected():
    tied = space(reserve={}, conflicts=[(Choice(0, 0), Choice(1, 0)), (Choice(0, 0), Choice(1, 1))])
    check = check_plan(tied, {0: 0})
    assert all(v.answer == "rejects" and "no allowed way" in v.reason for v in check.verdicts)


def test_a_plan_of_another_space_is_refused():
    with pytest.raises(ScenarioError, match="issue number 0, option number 7"):
        check_plan(space(), {0: 7})


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.sets(st.integers(0, 3)))
def test_what_a_partial_plan_can_be_worth_is_the_range_over_all_ways_on(seed, settled):
    rng = np.random.default_rng(seed)
    worth = rng.integers(0, 9, size=(4, 2, 3))
    choices = [Choice(i, o) for i in range(4) for o in range(3)]
    pairs = [p for p in itertools.combinations(choices, 2) if p[0].issue != p[1].issue]
    tied = DealSpace.of(
        {f"i{n}": ["x", "y", "z"] for n in range(4)},
        {"a": list(worth[:, 0]), "b": list(worth[:, 1])},
        reserve={"a": 18, "b": 14},
        conflicts=[pairs[i] for i in rng.permutation(len(pairs))[:3]],
    )
    plan = {i: int(rng.integers(3)) for i in settled}
    ways = [
        deal
        for deal in itertools.product(range(3), repeat=4)
        if all(deal[i] == o for i, o in plan.items()) and tied.allowed(deal)
    ]
    check = check_plan(tied, plan)
    if check.clashes or not ways:
        assert not check.signable
        return
    totals = np.array([[worth[i, :, o] for i, o in enumerate(d)] for d in ways]).sum(axis=1)
    for party, verdict in enumerate(check.verdicts):
        low, high = totals[:, party].min(), totals[:, party].max()
        assert (verdict.low, verdict.high) == pytest.approx((low, high))
        accepts = [u >= tied.reserve[party] for u in (low, high)]
        expected = {(True, True): "accepts", (False, True): "depends", (False, False): "rejects"}
        assert verdict.answer == expected[tuple(accepts)]


def test_no_clause_is_blamed_if_none_alone_would_make_up_the_shortfall():
    poor = DealSpace.of(
        {"border": ["here", "there"], "aid": ["none", "some"]},
        {"a": [[0.2, 0.5], [0.1, 0.3]]},
        reserve={"a": 0.7},
    )
    check = check_plan(poor, (0, 0))  # worth .3, short by .4; the clauses give up .3 and .2
    assert by_party(check)["a"].answer == "rejects"
    assert all(c.accepts and c.reason.startswith("gives up") for c in check.clauses)
