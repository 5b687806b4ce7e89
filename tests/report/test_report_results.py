"""What the page adds to the findings."""

import numpy as np
import pytest

from upperhand.record import Citation
from upperhand.report.evidence import evidence
from upperhand.report.front_series import front_lines
from upperhand.report.results import results
from upperhand.report.sections.what_they_said import in_context


@pytest.fixture(scope="module")
def found(findings):
    return results(findings)


def test_weights_of_a_party_sum_to_one(found):
    assert sum(found.weights["ru"].values()) == pytest.approx(1)


def test_softening_never_closes_room(found):
    assert all(opens >= 0 for opens in found.room.opens.values())


def test_bands_hold_the_median(found):
    for band in (*found.walk_away.values(), *found.places.values()):
        assert band.low <= band.median <= band.high


def test_what_matters_most_comes_first(found):
    swings = [h.swing for h in found.hinges]
    assert swings == sorted(swings, reverse=True)


def test_the_front_is_shown_only_as_far_as_its_months_were_over(findings):
    lines = front_lines(findings.conflict, findings.record, "2025-12-03")
    assert {line.changes[-1][0] for line in lines} == {"2025-11"}


def test_the_front_keeps_claimed_and_assessed_apart(found):
    assert {line.kind: line.status for line in found.front} == {
        "assessed": "assessed", "second": "assessed", "claimed": "claimed"
    }  # fmt: skip


def test_a_years_gain_is_the_difference_of_areas(findings, found):
    line = next(line for line in found.front if line.kind == "assessed")
    areas = {m.when.iso: m.value for m in findings.record.measurements if m.series == line.series}
    assert line.total == pytest.approx(areas["2025-12"] - areas["2024-12"])


def test_beliefs_without_the_gains_are_now_less_what_they_added(findings, found):
    test = findings.claims[0].test
    added = test.periods[1].beliefs["us"].median
    assert found.without[0][1]["us"] == pytest.approx(found.believes["us"] - added)
    assert found.without[1] == ()


def test_every_fact_of_past_wars_names_only_numbers_it_has():
    for fact in evidence().values():
        assert fact.source
        assert fact.how
        fact.text.format_map(fact.values)


def test_a_quote_is_marked_inside_its_sentence_across_a_break():
    text = "He came. “We stay,” said Kern, “and we talk.” Then rain.\nMore."
    first, second = text.index("“We"), text.index("“and")
    spans = (Citation("d", first, first + 10), Citation("d", second, second + 14))
    shown = str(in_context(text, spans))
    assert shown == "<mark>“We stay,”</mark> said Kern, <mark>“and we talk.”</mark>"


def test_words_of_a_page_are_escaped_inside_and_outside_the_mark():
    text = "A <b> said <i> there. Next."
    at = text.index("<i>")
    assert str(in_context(text, (Citation("d", at, at + 3),))) == (
        "A &lt;b&gt; said <mark>&lt;i&gt;</mark> there."
    )


def test_nothing_is_known_of_a_band_without_a_deal(findings):
    assert np.isnan(findings.ensemble.band(np.array([np.nan, np.nan]))).all()
