"""What the expected terms hinge on: assumptions, lowest against highest third of their range."""

from __future__ import annotations

from typing import Any

from upperhand.report.charts.theme import GREY, INK, MUTED, PHONE, framed
from upperhand.report.results import Results
from upperhand.report.words import assumption_name

__all__ = ["hinges_chart"]

FULL = 100.0
ENDS = ("lowest third", "highest third")


def hinges_chart(results: Results, width: int) -> dict[str, Any]:
    """Return a tornado: balance of expected terms at both ends of each assumption's range."""
    scenario = results.findings.scenario
    names = [assumption_name(scenario, h.path) for h in results.hinges]
    rows = [
        {"what": name, "at": value * FULL, "end": end}
        for name, h in zip(names, results.hinges, strict=True)
        for value, end in zip((h.low, h.high), ENDS, strict=True)
    ]
    phone = width < PHONE
    a, b = scenario.side("a").name, scenario.side("b").name
    title = f"◀ {b} · points · {a} ▶" if phone else f"◀ to {b} · balance, points · to {a} ▶"
    return framed(
        {
            "height": {"step": 38 if phone else 26},
            "data": {"values": rows},
            "encoding": {"y": _names(names, phone=phone), "x": _balance(title)},
            "layer": [_spans(), _zero(), _ends()],
        },
        width,
    )


def _names(names: list[str], *, phone: bool) -> dict[str, Any]:
    """Name the assumptions; on a phone what and whose stand on lines of their own."""
    axis = {"title": None, "domain": False, "ticks": False, "labelColor": INK}
    lines = {"labelExpr": "split(datum.label, ', ')", "labelLimit": 170}
    return {
        "field": "what",
        "type": "nominal",
        "sort": names,
        "axis": {**axis, **(lines if phone else {"labelLimit": 330})},
    }


def _balance(title: str) -> dict[str, Any]:
    return {"field": "at", "type": "quantitative", "axis": {"title": title, "tickCount": 5}}


def _spans() -> dict[str, Any]:
    return {
        "mark": {"type": "line", "strokeWidth": 4, "color": MUTED, "opacity": 0.4},
        "encoding": {"detail": {"field": "what"}},
    }


def _zero() -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "color": MUTED},
        "encoding": {"x": {"datum": 0}, "y": None},
    }


def _ends() -> dict[str, Any]:
    end = {"field": "end", "type": "nominal", "legend": None}
    return {
        "mark": {"type": "point", "filled": True, "size": 75, "opacity": 1},
        "encoding": {
            "shape": {**end, "scale": {"domain": ENDS, "range": ["circle", "square"]}},
            "color": {**end, "scale": {"domain": ENDS, "range": [GREY, INK]}},
        },
    }
