"""Who holds the upper hand: where each side stands without a deal, drivers, and the front."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import Markup

from upperhand.report.charts.front import front_chart
from upperhand.report.figure import Figure, drawn
from upperhand.report.front_series import FrontLine
from upperhand.report.page import Page
from upperhand.report.words import listed

__all__ = ["view"]

EQUAL = 0.01
"""Differences of utility below this count as none: the threshold of a claim test."""
SAME_SHARE = 0.05
"""Relative difference of endurance below which neither side outlasts the other."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions leverage is taken apart into, and the side it favours."""

    asks: str
    answer: Markup
    favours: str


def view(page: Page) -> dict[str, Any] | None:
    """Return what the section shows, or None when neither standing nor drivers were worked out."""
    findings = page.findings
    if not findings.standings and not findings.sensitivities:
        return None
    return {
        "questions": _questions(page) if len(findings.standings) == 2 else [],
        "verdict": _verdict(page) if len(findings.standings) == 2 else "",
        "sensitivities": [
            k for k, s in enumerate(findings.sensitivities) if not np.isnan(s.utilities).any()
        ],
        "front": page.results.front,
        "figure": _figure(page.results.front),
    }


def _figure(lines: tuple[FrontLine, ...]) -> Figure | None:
    if not lines:
        return None
    return drawn(
        lambda width: front_chart(lines, width),
        "chart-front",
        "The front by month",
        "Monthly change of the area held by the advancing side: bars as assessed by one observer, "
        "a solid line with squares for a second observer, a dashed line with hollow circles for "
        "what a side claims.",
    )


def _questions(page: Page) -> list[Question]:
    return [_who_loses(page), _who_blocks(page), _who_outlasts(page)]


COUNTS = ("none", "one", "two", "all three")


def _verdict(page: Page) -> str:
    """Say how many of the three questions favour each side."""
    favoured = [q.favours for q in _questions(page)]
    if not any(favoured):
        return "Leverage is taken apart into three questions. None favours either side."
    told = [_so_many(favoured.count(p), page.name(p)) for p in page.sides if p in favoured]
    even = f"; {_so_many(favoured.count(''), 'neither side')}" if "" in favoured else ""
    return f"Leverage is taken apart into three questions. In this model {listed(told)}{even}."


def _so_many(count: int, whom: str) -> str:
    return f"{COUNTS[count]} favour{'s' if count == 1 else ''} {whom}"


def _who_loses(page: Page) -> Question:
    n = page.n
    standings = page.findings.standings
    told = Markup(
        "Without a deal {} forgoes {} points against its expected terms (range over assumptions "
        "{} to {}), {} forgoes {} (range {} to {})."
    ).format(*(part for k, s in enumerate(standings) for part in (
        page.name(s.party), n.points(f"findings.standings[{k}].loses"),
        n.points(f"loses[{s.party}].low"), n.points(f"loses[{s.party}].high"),
    )))  # fmt: skip
    # Points of two parties are on scales of their own; where the ranges meet nothing is said.
    bands = [page.results.loses[s.party] for s in standings]
    apart = bands[0].high < bands[1].low or bands[1].high < bands[0].low
    favours = _less(page, EQUAL, "loses") if apart else ""
    return Question("Who loses more without a deal?", told, favours)


def _less(page: Page, apart: float, name: str) -> str:
    first, second = page.findings.standings
    ours, theirs = getattr(first, name), getattr(second, name)
    if np.isnan([ours, theirs]).any() or abs(ours - theirs) < apart:
        return ""
    return first.party if ours < theirs else second.party


def _who_blocks(page: Page) -> Question:
    n, standings = page.n, page.findings.standings
    parts = [
        Markup("{} on {} {} ({})").format(
            page.name(s.party),
            n.count(f"findings.standings[{k}].blocks|len"),
            "issue" if len(s.blocks) == 1 else "issues",
            page.issues(s.blocks),
        )
        if s.blocks
        else Markup("{} on none").format(page.name(s.party))
        for k, s in enumerate(standings)
    ]
    told = Markup(
        "Each side can: nothing is signed without both. Stated red lines shut out the expected "
        "terms: {}; {}."
    ).format(*parts)
    # More red lines are more claims, not more power: a veto is a veto.
    return Question("Who can block?", told, favours="")


def _who_outlasts(page: Page) -> Question:
    n, standings = page.n, page.findings.standings
    parts = [
        Markup("{} {} months ({} to {}), at {} points a month").format(
            page.name(s.party), n.count(f"findings.standings[{k}].endures"),
            n.count(f"findings.scenario.war.endurance[{_place(page, s.party)}].months.low"),
            n.count(f"findings.scenario.war.endurance[{_place(page, s.party)}].months.high"),
            n.shown(f"findings.standings[{k}].monthly_cost", f"{s.monthly_cost * 100:.1f}"),
        )
        for k, s in enumerate(standings)
    ]  # fmt: skip
    told = Markup("War each side is judged ready to bear for its own terms: {}; {}.").format(*parts)
    longest = max(s.endures for s in standings)
    shortest = _less(page, SAME_SHARE * longest, "endures")
    favours = next((s.party for s in standings if shortest and s.party != shortest), "")
    return Question("Who can outlast?", told, favours)


def _place(page: Page, party: str) -> int:
    return [e.party for e in page.scenario.war.endurance].index(party)
