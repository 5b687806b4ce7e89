"""What moved: the change of expected terms since the previous date, split over what did it."""

from __future__ import annotations

from typing import Any

import numpy as np

from upperhand.report.charts.change import change_chart
from upperhand.report.charts.theme import SIDE
from upperhand.report.figure import HALF, drawn
from upperhand.report.page import Page

__all__ = ["view"]

MOVED_ISSUES = 5
LEAST_SHOWN = 0.0005  # a change of utility that rounds to a tenth of a point
SEEN = 0.005  # least move of an issue's expected place that is listed


def view(page: Page) -> dict[str, Any] | None:
    """Return what the section shows, or None when no earlier date was solved."""
    change = page.findings.change
    if change is None:
        return None
    if not change.drivers or np.isnan(change.total_utilities).any():
        why = (
            "nothing the model reads differs between the two dates"
            if not change.drivers
            else "there is no deal on one of the two dates, so there are no terms to compare"
        )
        return {"change": change, "why_not": why, "seen": _seen(page)}
    names = tuple(page.name(p) for p in page.sides)
    figure = drawn(
        lambda width: change_chart(change, names, (SIDE["a"], SIDE["b"]), width),
        "chart-change",
        "What moved expected terms, by driver",
        f"Steps of the expected terms of {names[0]} and {names[1]}, one a driver; they add up "
        "to the change between the two dates. The table beside it has the numbers.",
        width=HALF,
    )
    return {
        "change": change,
        "figure": figure,
        "issues": _moved(page),
        "largest": _largest(page),
        "seen": _seen(page),
    }


def _seen(page: Page) -> bool:
    """Whether what the pages read changed can be seen at the precision shown."""
    return any(abs(moved) >= LEAST_SHOWN for moved in page.results.pages.values())


def _moved(page: Page) -> list[int]:
    """Return the issues whose expected place moved most, by number."""
    change = page.findings.change
    if change is None:
        return []
    size = np.abs(change.total_places)
    order = np.argsort(-size)[:MOVED_ISSUES].tolist()
    return [m for m in order if size[m] >= SEEN]


def _largest(page: Page) -> str:
    change = page.findings.change
    if change is None or not change.drivers:
        return ""
    return max(change.drivers, key=lambda d: float(np.abs(change.utilities[d]).max()))
