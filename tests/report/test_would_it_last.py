"""The section on how long deals would last: computed, bound, and silent where nothing is coded."""

import re
from copy import deepcopy
from dataclasses import replace

import lxml.html
import pytest

from upperhand.bargaining.candidates import candidates
from upperhand.bargaining.lasting import lasting
from upperhand.estimate import Estimate
from upperhand.report.bound import look_up
from upperhand.report.brief import brief
from upperhand.report.results import results
from upperhand.scenario import Guarantor


def with_lasting(findings, **changes):
    scenario = findings.scenario
    scenario = replace(scenario, aftermath=replace(scenario.aftermath, **changes))
    deals = candidates(scenario, findings.solution)
    return replace(findings, scenario=scenario, lasting=lasting(scenario, deals, draws=200))


def section(findings):
    found = lxml.html.fromstring(brief(findings)).xpath("//section[@id='would_it_last']")
    return found[0] if found else None


@pytest.fixture(scope="module")
def told(findings):
    return with_lasting(findings)


@pytest.fixture(scope="module")
def shown(told):
    return section(told)


def words(element):
    return " ".join(element.text_content().split())


def test_where_nothing_is_worked_out_the_section_is_left_out(findings):
    assert section(replace(findings, lasting=())) is None


def test_every_number_is_the_result_it_names(told, shown):
    root = results(told)
    numbers = shown.xpath(".//data")
    assert len(numbers) > 50
    for number in numbers:
        value = look_up(root, number.get("data-from"))
        assert float(number.get("value")) == pytest.approx(value, rel=1e-5)


def test_no_number_of_the_section_stands_unbound(shown):
    bare = deepcopy(shown)
    for skipped in bare.xpath(".//data | .//cite | .//*[@class='label']"):
        skipped.text = ""
        for inner in list(skipped):
            skipped.remove(inner)
    assert not re.search(r"\d", words(bare))


def test_the_deals_least_and_most_likely_to_be_broken_are_named(told, shown):
    first = shown.xpath("./p")[0]
    names = [label.text_content() for label in first.xpath(".//*[@class='label']")]
    by_chance = sorted(told.lasting, key=lambda deal: deal.worst.hazard)
    assert names == [by_chance[0].deal, by_chance[-1].deal]


def test_the_weakest_guarantee_that_is_enough_is_marked_once_a_deal(told, shown):
    rows = shown.xpath(".//table")[1].xpath("./tbody/tr")
    for row, deal in zip(rows, told.lasting, strict=True):
        marked = [k for k, cell in enumerate(row.xpath("./td")) if "●" in cell.text_content()]
        assert marked == [k for k, o in enumerate(deal.options) if o.option == deal.enough]


def test_each_side_has_a_column_and_the_same_words(shown):
    heads = [words(th) for th in shown.xpath(".//table")[0].xpath("./thead//th")]
    sides = [h for h in heads if "rearms" in h and "Nobody" not in h]
    assert len(sides) == 2
    assert len({re.sub(r"Russia|Ukraine|[●■]", "", h).strip() for h in sides}) == 1


def test_what_is_coded_alike_for_both_sides_is_said_to_be_so_and_only_then(findings, shown):
    assert "the same for both sides" in words(shown)
    after = findings.scenario.aftermath
    bites = (replace(after.bites[0], cost=after.spread), *after.bites[1:])
    assert "the same for both sides" not in words(section(with_lasting(findings, bites=bites)))


def test_past_wars_stand_beside_with_their_counts(shown):
    facts = words(shown.xpath(".//ul[@class='facts']")[0])
    assert "1 of 14 episodes" in facts
    assert "Fortna (2003)" in facts


def test_a_promise_is_not_judged_where_its_price_is_not_coded(shown):
    assert "is not coded, so that nothing is said" in words(shown)


def test_a_guarantor_that_would_not_act_is_named(findings):
    note = "invented for this test"
    dear = Guarantor("us", Estimate.exactly(0.01, note=note), Estimate.exactly(5.0, note=note))
    found = words(section(with_lasting(findings, guarantors=(dear,))))
    assert "United States would not act when called on" in found
