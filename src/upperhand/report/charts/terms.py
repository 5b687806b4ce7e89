"""Expected terms: median and range on every issue's scale, with the texts on the table."""

from __future__ import annotations

from typing import Any

from upperhand.report.charts.theme import GREEN, GREY, INK, PHONE, PURPLE, RULE, framed
from upperhand.report.results import Results
from upperhand.report.words import issue_name

__all__ = ["PLAN_SHAPES", "terms_chart"]

MARGIN = 0.03  # room beside the poles for a mark that lies on one
PLAN_SHAPES = ("triangle-down", "square", "triangle-up", "cross", "diamond")
"""Shapes of the texts on the table, in order of their dates."""


def terms_chart(results: Results, width: int) -> dict[str, Any]:
    """Return one row an issue from side A's pole (left) to side B's (right)."""
    scenario = results.findings.scenario
    names = {i.id: issue_name(i) for i in scenario.issues}
    parts = (_scales, _expected, _texts)
    return framed(
        {
            "height": {"step": 25 if width < PHONE else 24},
            "layer": [layer for part in parts for layer in part(results, names)],
            "encoding": {
                "x": _scale(scenario.side("a").name, scenario.side("b").name),
                "y": _issues(list(names.values())),
            },
        },
        width,
    )


def _scale(a: str, b: str) -> dict[str, Any]:
    words = f"datum.value < 0.5 ? '◀ {_safe(a)}' : '{_safe(b)} ▶'"
    axis = {"title": None, "orient": "top", "values": [0, 1], "grid": False, "domain": False}
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [-MARGIN, 1 + MARGIN], "nice": False},
        "axis": {**axis, "ticks": False, "labelExpr": words, "labelColor": INK, "labelFlush": 40},
    }


def _issues(names: list[str]) -> dict[str, Any]:
    axis = {"title": None, "domain": False, "ticks": False, "labelColor": INK}
    return {"field": "issue", "type": "nominal", "sort": names, "axis": {**axis, "labelLimit": 150}}


def _safe(name: str) -> str:
    return name.replace("\\", "").replace("'", "’")


def _scales(results: Results, names: dict[str, str]) -> list[dict[str, Any]]:
    issues = results.findings.scenario.issues
    options = [{"issue": names[i.id], "x": o.scale} for i in issues for o in i.options]
    lines = [{"issue": names[i.id], "x": 0, "x2": 1} for i in issues]
    return [
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "color": RULE},
            "encoding": {"x2": {"field": "x2"}},
        },
        {
            "data": {"values": options},
            "mark": {"type": "tick", "color": GREY, "size": 9, "thickness": 1.5},
        },
    ]


def _expected(results: Results, names: dict[str, str]) -> list[dict[str, Any]]:
    rows = [
        {"issue": names[i], "x": band.low, "x2": band.high, "middle": band.median}
        for i, band in results.places.items()
        if band.median == band.median
    ]
    middles = [{"issue": r["issue"], "x": r["middle"]} for r in rows]
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "color": GREEN, "strokeWidth": 7, "opacity": 0.32},
            "encoding": {"x2": {"field": "x2"}},
        },
        {
            "data": {"values": middles},
            "mark": {"type": "point", "filled": True, "color": GREEN, "size": 85, "opacity": 1},
        },
    ]


def _texts(results: Results, names: dict[str, str]) -> list[dict[str, Any]]:
    scenario = results.findings.scenario
    return [
        {
            "data": {
                "values": [
                    {"issue": names[i], "x": scenario.issue(i).option(o).scale}
                    for i, o in plan.offer.terms
                ]
            },
            "mark": {
                "type": "point", "shape": PLAN_SHAPES[k % len(PLAN_SHAPES)], "size": 62,
                "filled": False, "color": PURPLE, "strokeWidth": 1.6, "opacity": 1,
            },
        }
        for k, plan in enumerate(results.plans)
    ]  # fmt: skip
