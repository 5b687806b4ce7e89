"""Claims tested: every leverage claim with its words, its test and what past wars say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from upperhand.bargaining.leverage import RULE
from upperhand.report.charts.claim import claim_chart
from upperhand.report.charts.theme import PURPLE, SIDE
from upperhand.report.evidence import Fact
from upperhand.report.figure import HALF, Figure, drawn
from upperhand.report.findings import TestedClaim
from upperhand.report.page import Page
from upperhand.report.sections.bottom_line import claimed
from upperhand.report.words import DRIVERS, VERDICTS
from upperhand.simulation.claim_test import ClaimTest, PeriodTest

__all__ = ["view"]

SEEN = 0.005
"""Least mean move of an issue's expected terms that gets a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """Claims that share one test, and what the section shows of it."""

    places: tuple[int, ...]
    test: ClaimTest
    path: str
    says: str
    verdict: tuple[str, str]
    reasons: tuple[Markup, ...]
    figure: Figure
    issues: tuple[str, ...]
    still: int
    facts: tuple[Markup, ...]
    believers: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    deciders: tuple[tuple[str, tuple[PeriodTest, ...]], ...]


def view(page: Page) -> dict[str, Any] | None:
    """Return what the section shows, or None when no document makes a claim."""
    claims = page.findings.claims
    if not claims:
        return None
    order = sorted(range(len(claims)), key=lambda k: _where(claims[k]))
    groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for k in order:
        tested = claims[k]
        if tested.test is not None:
            key = (
                tested.test.holder,
                tested.test.driver,
                tuple(p.since for p in tested.test.periods),
            )
            groups.setdefault(key, []).append(k)
    return {
        "tested": [_tested(page, tuple(places)) for places in groups.values()],
        "untested": [k for k in order if claims[k].test is None],
        "drivers": DRIVERS,
    }


def _where(tested: TestedClaim) -> tuple[str, int]:
    """Return where a claim stands: claims are shown in the order of the pages."""
    cited = tested.claim.citations
    return tested.claim.document, cited[0].start if cited else 0


def _tested(page: Page, places: tuple[int, ...]) -> Tested:
    first = page.findings.claims[places[0]]
    test = first.test
    assert test is not None
    path = f"findings.claims[{places[0]}].test"
    issues = _moving(page, test)
    colour = SIDE.get(page.scenario.party(test.holder).side, PURPLE)
    return Tested(
        places=places,
        test=test,
        path=path,
        says=claimed(page, first),
        verdict=VERDICTS[test.verdict],
        reasons=_reasons(page, test, path),
        figure=_figure(page, first, test, colour, places[0]),
        issues=issues,
        still=len(page.scenario.issues) - len(issues),
        facts=tuple(
            _told(page, f) for f in page.results.evidence.values() if test.driver in f.drivers
        ),
        believers=_believers(page, test),
        deciders=_deciders(test),
    )


def _figure(page: Page, first: TestedClaim, test: ClaimTest, colour: str, place: int) -> Figure:
    return drawn(
        lambda width: claim_chart(test, colour, width),
        f"chart-claim-{place}",
        f"Gain of {page.name(test.holder)} from {DRIVERS.get(test.driver, test.driver)}, by period",
        "For each period and bargaining rule the median gain and the range over assumptions, with "
        "zero and the least gain that counts. The table below has the numbers.",
        width=HALF,
    )


def _moving(page: Page, test: ClaimTest) -> tuple[str, ...]:
    """Return the issues whose terms move enough in some period to be listed."""
    return tuple(
        issue.id
        for issue in page.scenario.issues
        if any(
            abs(terms[issue.id].mean) >= SEEN
            for period in test.periods
            for terms in period.terms.values()
            if terms[issue.id].draws
        )
    )


def _reasons(page: Page, test: ClaimTest, path: str) -> tuple[Markup, ...]:
    """Say what the verdict rests on: one clause a period, in the order of the table beside it."""
    judged = [k for k, p in enumerate(test.periods) if p.stated] or list(range(len(test.periods)))
    return tuple(_clause(page, test.periods[k], f"{path}.periods[{k}]") for k in judged)


def _believers(page: Page, test: ClaimTest) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Return the parties whose beliefs are shown: the two sides, then third parties.

    Third parties that believe the same share a row.
    """
    third: dict[tuple[float, ...], list[str]] = {}
    for party in test.periods[0].beliefs:
        if party not in page.sides:
            effects = [p.beliefs[party] for p in test.periods]
            shown = [round(x, 3) for e in effects for x in (e.low, e.median, e.high)]
            third.setdefault((round(page.results.believes[party], 2), *shown), []).append(party)
    sides = tuple((p,) for p in page.sides if p in test.periods[0].beliefs)
    return (("The two sides", sides), ("Third parties", tuple(tuple(g) for g in third.values())))


def _deciders(test: ClaimTest) -> tuple[tuple[str, tuple[PeriodTest, ...]], ...]:
    """Return the assumptions that go most with the effect, with the periods they decide."""
    found: dict[str, list[PeriodTest]] = {}
    for period in test.periods:
        if period.decided_by:
            found.setdefault(period.decided_by, []).append(period)
    return tuple((path, tuple(periods)) for path, periods in found.items())


def _why(page: Page, period: PeriodTest) -> Markup:
    """Say what the verdict over one period rests on; the tests of the verdict, in their order."""
    gains = period.gain.values()
    if period.verdict == "supported":
        return Markup(
            "the gain shows in {} of draws or more under every rule and reaches the threshold"
        ).format(page.n.percent("thresholds[sure]"))
    if period.verdict == "partly":
        return Markup("the direction holds; the gain stays under the threshold, but terms move")
    if period.verdict == "not supported":
        none = max(e.median for e in gains) <= 0
        return Markup(
            "there is no gain in the median draw"
            if none
            else "even at the upper end of its range the gain stays under the threshold"
        )
    if min(e.positive for e in gains) < page.results.thresholds["sure"]:
        return Markup("under one rule the gain shows in fewer than {} of draws").format(
            page.n.percent("thresholds[sure]")
        )
    return Markup("the median is under the threshold, the upper end of the range above it")


def _clause(page: Page, period: PeriodTest, path: str) -> Markup:
    n = page.n
    effect = period.gain[RULE]
    if not effect.draws:
        return Markup("Measured {}: {} – no draw has a deal both with and without it.").format(
            page.period(period), VERDICTS[period.verdict][1]
        )
    least = min(period.gain, key=lambda rule: period.gain[rule].positive)
    return Markup(
        "Measured {}: <strong>{}</strong> – {}; median {} points, range {} to {}; above "
        "zero in {} of draws under the rule where it is fewest."
    ).format(
        page.period(period), VERDICTS[period.verdict][1],
        _why(page, period),
        n.signed(f"{path}.gain[{RULE}].median"), n.signed(f"{path}.gain[{RULE}].low"),
        n.signed(f"{path}.gain[{RULE}].high"), n.percent(f"{path}.gain[{least}].positive"),
    )  # fmt: skip


def _told(page: Page, fact: Fact) -> Markup:
    """Return a fact with its numbers bound to the file they stand in."""
    numbers = {name: _number(page, fact, name) for name in fact.values}
    text = Markup.escape(fact.text).format_map(_Safe(numbers))
    return Markup('{} <cite class="source">{}; {}</cite>').format(text, fact.source, fact.how)


def _number(page: Page, fact: Fact, name: str) -> Markup:
    path = f"evidence[{fact.id}].values[{name}]"
    if fact.show.get(name) == "percent":
        return page.n.percent(path)
    return page.n.general(path)


class _Safe(dict[str, Markup]):
    """Names of a fact's numbers; an unknown one is a fault of the file and says so."""

    def __missing__(self, name: str) -> Markup:
        raise KeyError(f"evidence.yaml: a text names {{{name}}}, but its values do not")
