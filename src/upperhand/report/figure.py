"""A chart of a brief: a Vega-Lite spec drawn as static SVG, twice.

Each chart is drawn wide (screen, print) and narrow (phone), so that its letters stay readable;
the style sheet shows one of the two. The drawing needs no script, no network and no style
attribute, so that it stands under a strict content security policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree
from markupsafe import Markup

__all__ = ["HALF", "NARROW", "WIDE", "Figure", "drawn"]

Spec = dict[str, Any]

WIDE, HALF, NARROW = 680, 520, 350
"""Widths of a drawing, labels and all [px]: alone on a page, beside a table, on a phone."""
VEGA_LITE = "5.20"
SVG = "{http://www.w3.org/2000/svg}"
LONG_DECIMALS = re.compile(r"(\d+\.\d{2})\d+")
DROPPED = ("class", "role", "aria-roledescription", "aria-hidden", "pointer-events", "version")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn chart: both drawings, ready to stand in a page."""

    wide: Markup
    narrow: Markup


def drawn(
    spec: Callable[[int], Spec], id: str, title: str, description: str, *, width: int = WIDE
) -> Figure:
    """Draw a chart at both widths.

    Parameters
    ----------
    spec : callable
        From a width to a Vega-Lite spec.
    id : str
        Prefix of every id inside the drawings; unique in the page.
    title, description : str
        What a reader who does not see the chart is told.
    width : int
        Of the drawing for screen and print [px].
    """
    return Figure(
        _drawing(spec(width), f"{id}-wide", title, description),
        _drawing(spec(NARROW), f"{id}-narrow", title, description),
    )


def _drawing(spec: Spec, id: str, title: str, description: str) -> Markup:
    # Drawing is imported late: it loads a renderer of tens of megabytes that only charts need.
    import vl_convert

    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    return Markup(_cleaned(svg, id, title, description))


def _cleaned(svg: str, id: str, title: str, description: str) -> str:
    """Return the drawing without fixed size, with ids of its own and words for who cannot see."""
    root = etree.fromstring(svg.encode())
    # The renderer counts ids over its life: number them anew, so that same findings, same page.
    own = {e.get("id"): f"{id}-{k}" for k, e in enumerate(root.findall(".//*[@id]"))}
    for element in root.iter():
        for name in DROPPED:
            element.attrib.pop(name, "")
        _renamed(element, own)
    for name in ("width", "height"):
        root.attrib.pop(name, "")
    root.attrib.update({"role": "img", "aria-labelledby": f"{id}-title {id}-desc"})
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        child = etree.Element(f"{SVG}{tag}", {"id": f"{id}-{tag}"}, nsmap=None)
        child.text = text
        root.insert(place, child)
    _emptied(root)
    return LONG_DECIMALS.sub(r"\1", etree.tostring(root, encoding="unicode"))


def _renamed(element: Any, own: dict[Any, str]) -> None:
    if element.get("id") in own:
        element.set("id", own[element.get("id")])
    for name, value in element.attrib.items():
        if value.startswith("url(#"):
            element.set(name, f"url(#{own[value[5:-1]]})")


def _emptied(root: Any) -> None:
    """Drop paths that draw nothing: the renderer writes one for every group."""
    for path in root.findall(f".//{SVG}path"):
        hidden = path.get("display") == "none"
        blank = path.get("fill") is None and path.get("stroke") is None
        if hidden or blank:
            path.getparent().remove(path)
