"""Texts on the table against fighting on."""

from dataclasses import replace

import numpy as np
import pytest

from upperhand.bargaining.candidates import filled_in
from upperhand.bargaining.utilities import terms_worth
from upperhand.report.plans import check_plans


@pytest.fixture(scope="module")
def checks(findings):
    return {
        c.offer.id: c for c in check_plans(findings.scenario, findings.solution, findings.ensemble)
    }


def test_a_text_keeps_every_term_it_names(checks):
    for check in checks.values():
        named = dict(check.offer.terms)
        assert {i: check.terms[i] for i in named} == named


def test_no_other_way_to_fill_a_text_leaves_the_poorer_side_better(checks, findings):
    scenario = findings.scenario
    reserve = {r.party: r.value for r in findings.solution.reservations}
    check = checks["e3_counter"]
    sides = [[p.id for p in scenario.parties].index(p) for p in reserve]
    floor = np.array(list(reserve.values()))
    best = (terms_worth(scenario, check.terms)[sides] - floor).min()
    rng = np.random.default_rng(1)
    for _ in range(300):
        other = dict(check.terms) | {
            i: rng.choice([o.id for o in scenario.issue(i).options]) for i in check.filled
        }
        clash = any(
            other[f.issue] == f.option and other[f.other_issue] == f.other_option
            for f in scenario.forbidden
        )
        if not clash:
            assert (terms_worth(scenario, other)[sides] - floor).min() <= best + 1e-9


def test_a_text_that_crosses_a_certain_red_line_never_passes(changed):
    checks = check_plans(changed.scenario, changed.solution, changed.ensemble)
    crossing = [c for c in checks if any(c.crosses.values())]
    assert crossing
    assert all(c.passes == 0 for c in crossing)


def test_a_text_of_every_sides_wish_passes_nowhere_it_loses(findings):
    scenario = findings.scenario
    dictated = tuple((i.id, min(i.options, key=lambda o: o.scale).id) for i in scenario.issues)
    offer = replace(scenario.offers[0], terms=dictated)
    alone = replace(scenario, offers=(offer,), forbidden=())
    checks = check_plans(alone, findings.solution, findings.ensemble)
    assert checks[0].gain["ua"] < 0
    assert checks[0].gains["ua"] < 0.5


def test_a_text_whose_terms_exclude_each_other_is_not_completed(findings):
    scenario = findings.scenario
    pair = scenario.forbidden[0]
    offer = replace(
        scenario.offers[0],
        terms=((pair.issue, pair.option), (pair.other_issue, pair.other_option)),
    )
    reserve = {r.party: r.value for r in findings.solution.reservations}
    assert filled_in(scenario, dict(offer.terms), reserve) is None
