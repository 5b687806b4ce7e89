"""Would it last: how likely each candidate deal is broken, and which guarantee would be enough."""

from __future__ import annotations

from math import isfinite
from typing import Any

from markupsafe import Markup

from upperhand.bargaining.lasting import Lasting
from upperhand.report import words
from upperhand.report.evidence import Fact
from upperhand.report.page import Page

__all__ = ["view"]

ABOUT = "durability"
SAME = 0.005
"""Difference of yearly chances below which two deals are not told apart."""


def view(page: Page) -> dict[str, Any] | None:
    """Return what the section shows, or None where the case codes nothing on it."""
    deals = page.findings.lasting
    if not deals:
        return None
    return {
        "deals": deals,
        "issue": deals[0].issue,
        "options": deals[0].options,
        "contingencies": [c.toward for c in deals[0].contingencies],
        "finding": _finding(page, deals),
        "alike": _alike(page),
        "to_a_tenth": lambda path: _to_a_tenth(page, path),
        "promises": _promises(page, deals),
        "facts": [_told(page, f) for f in page.results.evidence.values() if ABOUT in f.drivers],
    }


def _finding(page: Page, deals: tuple[Lasting, ...]) -> Markup:
    """Name the deals least and most likely to be broken, each when the likelier breaker rearms."""
    order = sorted(range(len(deals)), key=lambda k: deals[k].worst.hazard)
    best, worst = order[0], order[-1]
    if deals[worst].worst.hazard - deals[best].worst.hazard < SAME:
        return Markup(
            "In this model the deals looked at do not differ in how likely a breach is: about {} "
            "a year at middle values (range {} to {})."
        ).format(*_hazard(page, worst))
    return Markup(
        'Of the deals looked at, <span class="label">{}</span> is the least likely to be broken '
        "in this model, {} a year at middle values (range {} to {}), and "
        '<span class="label">{}</span> the most likely, {} (range {} to {}).'
    ).format(deals[best].deal, *_hazard(page, best), deals[worst].deal, *_hazard(page, worst))


def _hazard(page: Page, deal: int) -> tuple[Markup, Markup, Markup]:
    at = f"findings.lasting[{deal}].worst"
    return tuple(page.n.percent(f"{at}.{name}") for name in ("hazard", "low", "high"))  # type: ignore[return-value]


def _to_a_tenth(page: Page, path: str) -> Markup:
    """Return a yearly chance to a tenth of a per cent: the target lies between whole ones."""
    chance = page.n.value(path)
    if words.LEAST <= chance <= words.MOST:
        return page.n.shown(path, f"{chance * 100:.1f}{words.THIN}%")
    return page.n.percent(path)


def _alike(page: Page) -> bool:
    """Whether both sides are coded with the same ranges."""
    after = page.scenario.aftermath
    if after is None:
        return False
    shifts = {(r.effect.low, r.effect.mode, r.effect.high) for r in after.rearming}
    bites = {(b.cost.low, b.cost.mode, b.cost.high) for b in after.bites}
    both = len(after.rearming) == len(after.bites) == len(page.sides)
    return both and len(shifts) == len(bites) == 1


def _promises(page: Page, deals: tuple[Lasting, ...]) -> list[Markup]:
    """Say who would act when called on, and where that is not coded, what acting would take."""
    told = [
        Markup('<span class="label">{}</span>: {} {} act when called on.').format(
            deal.deal, page.party(p.party), "would" if p.acts else "would not"
        )
        for deal in deals
        for p in deal.promises
        if p.acts is not None
    ]
    return [*told, *_not_coded(page, deals)]


def _not_coded(page: Page, deals: tuple[Lasting, ...]) -> list[Markup]:
    open_ = [
        (p.needs, p.party, f"findings.lasting[{k}].promises[{j}].needs")
        for k, deal in enumerate(deals)
        for j, p in enumerate(deal.promises)
        if p.acts is None and isfinite(p.needs)
    ]
    if not open_:
        return []
    names = page.names(tuple(dict.fromkeys(party for _, party, _ in open_)))
    least, most = min(open_)[2], max(open_)[2]
    text = Markup(
        "What enforcing a deal is worth to {}, and what it would cost, is not coded, so that "
        "nothing is said on whether a promise would be kept. It would be, if the guarantor "
        "valued what enforcing saves at {} to {} times the cost of a full guarantee, by deal."
    )
    return [text.format(names, page.n.decimal(least), page.n.decimal(most))]


def _told(page: Page, fact: Fact) -> Markup:
    """Return a fact with its numbers bound to the file they stand in."""
    numbers = {
        name: page.n.percent(path) if fact.show.get(name) == "percent" else page.n.general(path)
        for name in fact.values
        if (path := f"evidence[{fact.id}].values[{name}]")
    }
    text = Markup.escape(fact.text).format(**numbers)
    return Markup('{} <cite class="source">{}; {}</cite>').format(text, fact.source, fact.how)
