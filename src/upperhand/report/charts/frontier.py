"""The frontier: which packages leave nothing on the table, and where each side walks away."""

from __future__ import annotations

from math import floor
from typing import Any

from upperhand.report.charts.theme import GREEN, GREY, INK, PHONE, PURPLE, SIDE, framed
from upperhand.report.results import Results
from upperhand.scenario import Party

__all__ = ["LETTERS", "frontier_chart"]

LETTERS = {"nash": "N", "kalai_smorodinsky": "K", "egalitarian": "E", "utilitarian": "U"}
"""What marks each settlement in the chart."""
MOST_POINTS = 240
FULL = 100.0
STEP = 10.0  # axes start at a round number
TOGETHER = 3.5  # marks nearer than this, in points, share one label


def frontier_chart(results: Results, width: int) -> dict[str, Any]:
    """Return worth to side A against worth to side B, with walk-away lines and settlements."""
    a, b = (results.findings.scenario.side(s) for s in "ab")
    x0, y0 = (_least(results, p.id) for p in (a, b))
    return framed(
        {
            "height": round(width * (0.95 if width < PHONE else 0.6)),
            "layer": [
                *_room(results),
                *_walk_away(results, a, b, (x0, y0)),
                _points(results, (x0, y0)),
                *_marked(_plans(results, a.id, b.id), "triangle-down", PURPLE),
                *_marked(_settlements(results), "diamond", INK),
            ],
            "encoding": {
                "x": _axis("x", f"Worth to {a.name}, 100 its best deal", SIDE["a"], x0),
                "y": _axis("y", f"Worth to {b.name}, 100 its best deal", SIDE["b"], y0),
            },
        },
        width,
    )


def _least(results: Results, party: str) -> float:
    """Return where a party's axis starts: a step below all it would walk away at."""
    return max(0.0, floor(results.walk_away[party].low * FULL / STEP) * STEP - STEP)


def _axis(field: str, title: str, colour: str, least: float) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [least, FULL], "nice": False},
        "axis": {"title": title, "titleColor": colour, "tickCount": 5},
    }


def _points(results: Results, corner: tuple[float, float]) -> dict[str, Any]:
    front = results.findings.solution.frontier.utilities[:, :2] * FULL
    front = front[(front >= corner).all(axis=1)]
    step = max(1, -(-len(front) // MOST_POINTS))
    values = [{"x": round(x, 2), "y": round(y, 2)} for x, y in front[::step].tolist()]
    return {
        "data": {"values": values},
        "mark": {"type": "circle", "size": 16, "color": GREY, "opacity": 0.85},
    }


def _room(results: Results) -> list[dict[str, Any]]:
    """Shade where both sides do better than fighting on."""
    x, y = (r.value * FULL for r in results.findings.solution.reservations)
    told = {"type": "text", "text": "Both gain over fighting on", "color": GREEN}
    return [
        {
            "data": {"values": [{"x": x, "x2": FULL, "y": y, "y2": FULL}]},
            "mark": {"type": "rect", "color": GREEN, "opacity": 0.08, "clip": True},
            "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
        },
        {
            "data": {"values": [{"x": FULL, "y": FULL}]},
            "mark": {**told, "align": "right", "baseline": "top", "dx": -8, "dy": 8},
        },
    ]


def _walk_away(
    results: Results, a: Party, b: Party, corner: tuple[float, float]
) -> list[dict[str, Any]]:
    (x0, y0), (x, y) = corner, (r.value * FULL for r in results.findings.solution.reservations)
    band_a, band_b = results.walk_away[a.id], results.walk_away[b.id]
    low = {"align": "left", "dx": 5, "baseline": "bottom"}
    return [
        _band({"x": band_a.low * FULL, "x2": band_a.high * FULL, "y": y0, "y2": FULL}, SIDE["a"]),
        _band({"x": x0, "x2": FULL, "y": band_b.low * FULL, "y2": band_b.high * FULL}, SIDE["b"]),
        _dashed({"x": x, "x2": x, "y": y0, "y2": FULL}, SIDE["a"]),
        _dashed({"x": x0, "x2": FULL, "y": y, "y2": y}, SIDE["b"]),
        _told(f"{a.name} walks away", x, y0, SIDE["a"], {**low, "dy": -19}),
        _told("left of this line", x, y0, SIDE["a"], {**low, "dy": -5}),
        _told(f"{b.name} walks away below", FULL, y, SIDE["b"], {"align": "right", "dy": -8}),
    ]


def _band(at: dict[str, float], colour: str) -> dict[str, Any]:
    return {
        "data": {"values": [at]},
        "mark": {"type": "rect", "color": colour, "opacity": 0.07, "clip": True},
        "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
    }


def _dashed(at: dict[str, float], colour: str) -> dict[str, Any]:
    return {
        "data": {"values": [at]},
        "mark": {"type": "rule", "strokeDash": [6, 4], "strokeWidth": 1.8, "color": colour},
        "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
    }


def _told(text: str, x: float, y: float, colour: str, place: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": [{"x": x, "y": y}]},
        "mark": {"type": "text", "text": text, "color": colour, **place},
    }


def _settlements(results: Results) -> list[dict[str, Any]]:
    return _labelled(
        [
            (LETTERS[name], s.utilities[0] * FULL, s.utilities[1] * FULL)
            for name, s in results.findings.solution.settlements.items()
            if s.utilities is not None
        ],
        above=True,
    )


def _plans(results: Results, a: str, b: str) -> list[dict[str, Any]]:
    return _labelled(
        [
            (str(k + 1), plan.worth[a] * FULL, plan.worth[b] * FULL)
            for k, plan in enumerate(results.plans)
        ],
        above=False,
    )


def _labelled(marks: list[tuple[str, float, float]], *, above: bool) -> list[dict[str, Any]]:
    """Place labels: settlements up and right, plans down and left, near neighbours apart.

    Marks that fall together share one label.
    """
    placed: list[dict[str, Any]] = []
    for label, x, y in sorted(marks, key=lambda m: m[1]):
        last = placed[-1] if placed else None
        if last and x - last["x"] < TOGETHER and abs(y - last["y"]) < TOGETHER:
            last["label"] = f"{last['label']}, {label}"
            placed.append({"x": x, "y": y, "label": ""})
        else:
            placed.append({"x": x, "y": y, "label": label})
    return [{**p, "dx": 9 if above else -9, "dy": -9 if above else 11} for p in placed]


def _marked(values: list[dict[str, Any]], shape: str, colour: str) -> list[dict[str, Any]]:
    if not values:
        return []
    shown = {"type": "point", "shape": shape, "filled": True, "size": 120, "opacity": 1}
    letter = {
        "type": "text",
        "dx": values[0]["dx"],
        "dy": values[0]["dy"],
        "align": "left" if values[0]["dx"] > 0 else "right",
        "fontWeight": "bold",
    }
    text = {"text": {"field": "label"}}
    halo = {"color": "white", "stroke": "white", "strokeWidth": 4}
    return [
        {"data": {"values": values}, "mark": {**shown, "color": colour, "stroke": "white"}},
        {"data": {"values": values}, "mark": {**letter, **halo}, "encoding": text},
        {"data": {"values": values}, "mark": {**letter, "color": colour}, "encoding": text},
    ]
