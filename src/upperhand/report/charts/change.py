"""What moved: a waterfall from the earlier date to the later, one step a driver."""

from __future__ import annotations

from typing import Any

from upperhand.bargaining.leverage import Change
from upperhand.report.charts.theme import INK, MARK, MUTED, framed

__all__ = ["change_chart", "steps"]

FULL = 100.0
TOTAL = "together"


def change_chart(
    change: Change, names: tuple[str, ...], colours: tuple[str, ...], width: int
) -> dict[str, Any]:
    """Return steps of expected terms by driver and side, and their sums.

    ``names`` and ``colours`` of the two sides, side A first; each driver has one bar a side.
    """
    rows = [{**step, "side": name} for k, name in enumerate(names) for step in steps(change, k)]
    return framed(
        {
            "height": {"step": 19, "for": "offset"},
            "data": {"values": rows},
            "encoding": {"y": _drivers([*change.drivers, TOTAL]), "yOffset": _sides(names)},
            "layer": [_bars(names, colours), _numbers(), _zero()],
        },
        width,
    )


def steps(change: Change, side: int) -> list[dict[str, Any]]:
    """Return where each driver's step starts and ends, and the total from zero.

    The number beside a bar carries the side's shape, so that colour is not alone.
    """
    rows, at, mark = [], 0.0, tuple(MARK.values())[side]
    for driver in change.drivers:
        part = float(change.utilities[driver][side]) * FULL
        rows.append(_step(driver, mark, at, at + part))
        at += part
    return [*rows, _step(TOTAL, mark, 0.0, float(change.total_utilities[side]) * FULL)]


def _step(driver: str, mark: str, start: float, end: float) -> dict[str, Any]:
    shown = f"{mark} {end - start:+.1f}".replace("-", "\u2212")
    return {"driver": driver, "from": start, "to": end, "shown": shown, "end": max(start, end)}


def _drivers(names: list[str]) -> dict[str, Any]:
    return {
        "field": "driver",
        "type": "nominal",
        "sort": names,
        "scale": {"paddingInner": 0.3},
        "axis": {"title": None, "domain": False, "ticks": False, "labelColor": INK},
    }


def _sides(names: tuple[str, ...]) -> dict[str, Any]:
    return {"field": "side", "type": "nominal", "sort": list(names)}


def _x(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"padding": 46},
        "axis": {"title": "points of 100", "tickCount": 5},
    }


def _bars(names: tuple[str, ...], colours: tuple[str, ...]) -> dict[str, Any]:
    solid = {"condition": {"test": f"datum.driver === '{TOTAL}'", "value": 1}, "value": 0.55}
    scale = {"domain": list(names), "range": list(colours)}
    return {
        "mark": {"type": "bar", "height": 13},
        "encoding": {
            "x": _x("from"),
            "x2": {"field": "to"},
            "color": {"field": "side", "type": "nominal", "scale": scale, "legend": None},
            "opacity": solid,
        },
    }


def _numbers() -> dict[str, Any]:
    return {
        "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 12},
        "encoding": {"x": _x("end"), "text": {"field": "shown"}},
    }


def _zero() -> dict[str, Any]:
    return {
        "data": {"values": [{"at": 0}]},
        "mark": {"type": "rule", "color": MUTED},
        "encoding": {"x": {"field": "at", "type": "quantitative"}, "y": None, "yOffset": None},
    }
