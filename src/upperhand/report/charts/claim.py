"""A claim test: what the claimed gains did to expected terms, by period and rule."""

from __future__ import annotations

from typing import Any

from upperhand.report.charts.theme import INK, MUTED, framed
from upperhand.simulation.claim_test import NOTICEABLE, ClaimTest

__all__ = ["RULE_SHAPES", "claim_chart"]

RULE_SHAPES = {"nash": "circle", "kalai_smorodinsky": "diamond", "offers": "square"}
"""What marks each bargaining rule's median."""
FULL = 100.0


def claim_chart(test: ClaimTest, colour: str, width: int) -> dict[str, Any]:
    """Return medians and 5–95 % ranges, with zero and the threshold drawn."""
    rows: list[dict[str, Any]] = [
        {
            "period": period.label,
            "rule": rule,
            "low": effect.low * FULL,
            "middle": effect.median * FULL,
            "high": effect.high * FULL,
        }
        for period in test.periods
        for rule, effect in period.gain.items()
        if effect.draws
    ]
    rules = list(dict.fromkeys(row["rule"] for row in rows))
    return framed(
        {
            "height": {"step": 24, "for": "offset"},
            "data": {"values": rows},
            "encoding": {"y": _periods(test), "yOffset": _rules(rules)},
            "layer": [*_marks(rules, colour), *_lines()],
        },
        width,
    )


def _periods(test: ClaimTest) -> dict[str, Any]:
    return {
        "field": "period",
        "type": "nominal",
        "sort": [p.label for p in test.periods],
        "scale": {"paddingInner": 0.35, "paddingOuter": 0.15},
        "axis": {"title": None, "domain": False, "ticks": False, "labelColor": INK},
    }


def _rules(rules: list[str]) -> dict[str, Any]:
    return {"field": "rule", "type": "nominal", "sort": rules}


def _marks(rules: list[str], colour: str) -> list[dict[str, Any]]:
    x = {"type": "quantitative", "axis": {"title": "points of 100", "tickCount": 6}}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 6, "color": colour, "opacity": 0.32},
            "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 80, "color": colour, "opacity": 1},
            "encoding": {
                "x": {**x, "field": "middle"},
                "shape": {
                    "field": "rule",
                    "type": "nominal",
                    "legend": None,
                    "scale": {"domain": rules, "range": [RULE_SHAPES[r] for r in rules]},
                },
            },
        },
    ]


def _lines() -> list[dict[str, Any]]:
    """Draw zero, and the least gain that counts."""
    return [
        _line(0.0, {"color": INK}),
        _line(NOTICEABLE * FULL, {"color": MUTED, "strokeDash": [4, 3], "strokeWidth": 1.5}),
    ]


def _line(at: float, look: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": [{"at": at}]},
        "mark": {"type": "rule", **look},
        "encoding": {
            "x": {"field": "at", "type": "quantitative"},
            "y": None,
            "yOffset": None,
        },
    }
