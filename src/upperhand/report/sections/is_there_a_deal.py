"""Is there a deal: room, blocking issues, frontier, settlements, texts on the table."""

from __future__ import annotations

from typing import Any

from upperhand.report.charts.frontier import LETTERS, frontier_chart
from upperhand.report.charts.terms import PLAN_SHAPES, terms_chart
from upperhand.report.figure import drawn
from upperhand.report.page import Page
from upperhand.report.words import listed

__all__ = ["CONCEPTS", "view"]

CONCEPTS = {
    "nash": ("Nash", "largest product of the two gains"),
    "kalai_smorodinsky": ("Kalai–Smorodinsky", "same share of each side’s largest gain"),
    "egalitarian": ("Egalitarian", "largest smaller gain"),
    "utilitarian": ("Utilitarian", "largest sum of worths"),
}
"""Name and meaning of every settlement shown."""
GLYPHS = {"triangle-down": "▽", "square": "□", "triangle-up": "△", "cross": "✛", "diamond": "◇"}


def view(page: Page) -> dict[str, Any]:
    """Return what the section shows."""
    results = page.results
    solution = results.findings.solution
    a, b = (page.name(p) for p in page.sides)
    return {
        "concepts": CONCEPTS,
        "letters": LETTERS,
        "settlements": {name: s for name, s in solution.settlements.items() if s.deal is not None},
        "why_none": next((s.reason for s in solution.settlements.values() if s.reason), ""),
        "blockers": _blockers(page),
        "hard_blocked": listed(page.issue(i) for i in solution.hard.blocked),
        "glyphs": [GLYPHS[s] for s in PLAN_SHAPES],
        "frontier": drawn(
            lambda width: frontier_chart(results, width),
            "chart-frontier",
            f"Worth of packages to {a} and to {b}",
            "Undominated packages, the worth below which each side walks away, settlements and "
            "the texts on the table. The tables below have the numbers.",
        ),
        "terms": drawn(
            lambda width: terms_chart(results, width),
            "chart-terms",
            "Expected terms by issue",
            f"On each issue the median of the expected terms and the range over assumptions, "
            f"between the pole of {a} and the pole of {b}, with the texts on the table.",
        ),
    }


def _blockers(page: Page) -> list[str]:
    """Return the issues that close the room in some draws, those that open most first."""
    room = page.results.room
    closing = [i for i, share in room.blocked.items() if share > 0]
    return sorted(closing, key=lambda i: -room.opens[i])
