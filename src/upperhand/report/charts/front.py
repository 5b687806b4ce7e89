"""The front by month: what observers assess, a second observer, and what a side claims."""

from __future__ import annotations

from typing import Any

from upperhand.report.charts.theme import INK, MUTED, PHONE, PURPLE, framed
from upperhand.report.front_series import FrontLine

__all__ = ["front_chart"]

BAR = "#8fa3b8"


def front_chart(lines: tuple[FrontLine, ...], width: int) -> dict[str, Any]:
    """Return monthly changes of area: bars assessed, solid line second source, hollow claimed."""
    drawings = {"assessed": _bars, "second": _solid, "claimed": _hollow}
    by_kind = {line.kind: line for line in lines}
    return framed(
        {
            "height": 240 if width < PHONE else 270,
            "layer": [
                *({"data": {"values": _rows(by_kind[k])}, **drawings[k]()} for k in by_kind),
                _zero(),
            ],
            "encoding": {"x": _months(4 if width < PHONE else 9), "y": _change()},
        },
        width,
    )


def _months(ticks: int) -> dict[str, Any]:
    axis = {"title": None, "format": "%b %y", "grid": False, "tickCount": ticks}
    return {"field": "month", "type": "temporal", "axis": {**axis, "labelFlush": False}}


def _change() -> dict[str, Any]:
    axis = {"title": "km² a month", "tickCount": 5}
    return {"field": "change", "type": "quantitative", "axis": axis}


def _rows(line: FrontLine) -> list[dict[str, Any]]:
    """Return each month's change at its middle, with the days a bar spans."""
    return [
        {"month": f"{m}-15", "from": f"{m}-03", "to": f"{m}-27", "change": round(c, 1)}
        for m, c in line.changes
    ]


def _bars() -> dict[str, Any]:
    return {
        "mark": {"type": "rect", "color": BAR},
        "encoding": {
            "x": {"field": "from", "type": "temporal"},
            "x2": {"field": "to"},
            "y2": {"datum": 0},
        },
    }


def _solid() -> dict[str, Any]:
    point = {"shape": "square", "filled": True, "size": 26, "color": INK}
    return {"mark": {"type": "line", "color": INK, "strokeWidth": 2, "point": point}}


def _hollow() -> dict[str, Any]:
    point = {"shape": "circle", "filled": False, "fill": "white", "size": 38, "color": PURPLE}
    dashed = {"strokeDash": [5, 4], "strokeWidth": 1.6, "color": PURPLE}
    return {"mark": {"type": "line", **dashed, "point": point}}


def _zero() -> dict[str, Any]:
    return {
        "data": {"values": [{"zero": 0}]},
        "mark": {"type": "rule", "color": MUTED},
        "encoding": {"y": {"field": "zero", "type": "quantitative"}, "x": None},
    }
