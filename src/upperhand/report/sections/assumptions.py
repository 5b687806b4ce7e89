"""Assumptions, what the terms hinge on, and what the model does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from upperhand.estimate import Estimate
from upperhand.report import words
from upperhand.report.charts.hinges import hinges_chart
from upperhand.report.figure import drawn
from upperhand.report.page import Page

__all__ = ["view"]

GROUPS = (
    ("The war", ("war",)),
    ("Endurance, patience and support", ("endurance", "patience", "support")),
    ("Beliefs on the odds before this war’s record", ("belief",)),
    ("After a deal", ("aftermath",)),
    ("How hard the stated red lines are", ("hardness",)),
    ("Weights of the issues", ("weight",)),
    ("Places preferred on each issue’s scale", ("ideal",)),
    ("How cheap small departures from them are", ("curvature",)),
)
OPEN_GROUPS = 3
"""Groups shown unfolded; the longer ones unfold on a click and in print."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One row: estimates with the same numbers and reasons share it."""

    what: str
    whose: str
    paths: tuple[str, ...]
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Group:
    """Assumptions of one kind."""

    title: str
    rows: tuple[Assumption, ...]
    unfolded: bool


def view(page: Page) -> dict[str, Any]:
    """Return what the section shows."""
    groups = [
        Group(title, _rows(page, kinds), k < OPEN_GROUPS) for k, (title, kinds) in enumerate(GROUPS)
    ]
    results = page.results
    return {
        "groups": [g for g in groups if g.rows],
        "figure": drawn(
            lambda width: hinges_chart(results, width),
            "chart-hinges",
            "What the expected terms hinge on",
            "For each assumption, the balance of expected terms when it lies in the lowest and in "
            "the highest third of its range.",
        )
        if results.hinges
        else None,
        "hindsight": page.findings.conflict.cut_off > page.findings.dating.as_of,
        "checkpoint": _late_checkpoint(page),
    }


def _late_checkpoint(page: Page) -> str:
    month = page.findings.conflict.judgements.ladder.checkpoint.month
    return month if month and month >= page.findings.dating.as_of[:7] else ""


def _rows(page: Page, kinds: tuple[str, ...]) -> tuple[Assumption, ...]:
    """Return one row for all estimates of a kind that are the same; idle ones are left out."""
    shared: dict[tuple[Estimate, str], list[str]] = {}
    for path, estimate in page.scenario.estimates():
        if path.split(".")[0] in kinds and _counts(page, path):
            kind = (
                ".".join(path.split(".")[:2])
                if path.startswith("aftermath")
                else words.kind_of(path)
            )
            shared.setdefault((estimate, kind), []).append(path)
    return tuple(
        Assumption(*words.shared_name(page.scenario, paths), tuple(paths), estimate)
        for (estimate, _), paths in shared.items()
    )


def _counts(page: Page, path: str) -> bool:
    """Leave out what a third party without weight on an issue is taken to prefer there."""
    kind, *rest = path.split(".")
    if kind not in ("ideal", "weight", "curvature"):
        return True
    return page.results.weights[rest[0]][".".join(rest[1:])] > 0
