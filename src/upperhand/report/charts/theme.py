"""What all charts share: colours, letters, axes. Colours are told apart by colour-blind readers.

Blue, vermilion and purple are darkened from Okabe & Ito's set (2008) until they reach a contrast
of 4.5 to 1 on white; every use of a colour is repeated by a shape, a dash or a word.
"""

from __future__ import annotations

from typing import Any

__all__ = ["GREEN", "GREY", "INK", "MARK", "MUTED", "PURPLE", "RULE", "SIDE", "framed", "lettered"]

INK, MUTED, GREY, RULE = "#1c2733", "#566372", "#8a95a1", "#d9dee4"
GREEN, PURPLE = "#1a6b4f", "#6b3fa0"
MARK = {"a": "●", "b": "■"}
"""The shape that stands for each side wherever its colour does."""
SIDE = {"a": "#0b5fa5", "b": "#b04a0a"}
# Letters of one width everywhere (Helvetica, Arial and Liberation Sans share their metrics), so
# that what is measured when drawing fits when shown.
FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
SIZE, SMALL = 13, 12
PHONE = 500
"""Widths below this are drawn for a phone [px]."""


def framed(body: dict[str, Any], width: int) -> dict[str, Any]:
    """Return a spec in the house's look, fitted into a width."""
    return {
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 8, "top": 6, "bottom": 4},
        "background": None,
        "config": _config(),
        **body,
    }


def _config() -> dict[str, Any]:
    return {
        "aria": False,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": MUTED,
            "titleColor": INK,
            "labelFontSize": SIZE,
            "titleFontSize": SIZE,
            "titleFontWeight": "normal",
            "gridColor": "#eceff2",
            "domainColor": GREY,
            "tickColor": GREY,
            "labelPadding": 4,
            "titlePadding": 8,
        },
        "text": {"fontSize": SIZE, "fill": INK},
        "header": {"labelFontSize": SIZE, "labelColor": INK, "labelFontWeight": "bold"},
    }


def lettered(text: str, **encoding: Any) -> dict[str, Any]:
    """Return a text mark that says one thing in one place."""
    return {
        "data": {"values": [{}]},
        "mark": {"type": "text", "text": text, **encoding.pop("mark", {})},
        "encoding": encoding,
    }
