"""Charts: what they draw, and that a phone can show them."""

import re

import numpy as np
import pytest
from lxml import etree

from upperhand.bargaining.leverage import Change
from upperhand.report.charts import theme
from upperhand.report.charts.change import change_chart, steps
from upperhand.report.charts.claim import claim_chart
from upperhand.report.charts.front import front_chart
from upperhand.report.charts.frontier import frontier_chart
from upperhand.report.charts.hinges import hinges_chart
from upperhand.report.charts.terms import terms_chart
from upperhand.report.figure import NARROW, WIDE, drawn
from upperhand.report.results import results

SMALLEST = 10.5  # px a letter must keep on a phone of 390 px


@pytest.fixture(scope="module")
def specs(findings):
    found = results(findings)
    return {
        "frontier": lambda w: frontier_chart(found, w),
        "terms": lambda w: terms_chart(found, w),
        "front": lambda w: front_chart(found.front, w),
        "claim": lambda w: claim_chart(findings.claims[0].test, theme.SIDE["a"], w),
        "hinges": lambda w: hinges_chart(found, w),
        "change": lambda w: change_chart(findings.change, ("A", "B"), ("#000", "#111"), w),
    }


@pytest.mark.parametrize("name", ["frontier", "terms", "front", "claim", "hinges", "change"])
def test_letters_stay_readable_on_a_phone(specs, name):
    figure = drawn(specs[name], name, "title", "description")
    root = etree.fromstring(figure.narrow)
    width = float(root.get("viewBox").split()[2])
    sizes = [float(t.get("font-size").removesuffix("px")) for t in root.iter("{*}text")]
    assert sizes
    assert min(sizes) * (NARROW / width) >= SMALLEST
    assert width <= NARROW + 1


@pytest.mark.parametrize("name", ["frontier", "terms", "front", "claim", "hinges", "change"])
def test_a_drawing_fits_its_width_and_draws_something(specs, name):
    root = etree.fromstring(drawn(specs[name], name, "title", "description").wide)
    assert float(root.get("viewBox").split()[2]) <= WIDE + 1
    marks = [e for e in root.iter("{*}path", "{*}line") if e.get("stroke") or e.get("fill")]
    assert len(marks) > 10


def test_two_drawings_never_share_an_id(specs):
    ids = []
    for name in ("front", "claim"):
        figure = drawn(specs[name], name, "title", "description")
        ids += re.findall(r'\bid="([^"]+)"', figure.wide + figure.narrow)
    assert len(ids) == len(set(ids))


def test_what_is_claimed_is_drawn_hollow_and_dashed(specs):
    claimed = [
        layer for layer in specs["front"](WIDE)["layer"] if "strokeDash" in str(layer["mark"])
    ]
    assert len(claimed) == 1
    assert claimed[0]["mark"]["point"]["filled"] is False


def test_the_steps_of_a_waterfall_end_at_the_total():
    parts = {"front": np.array([0.03, -0.02]), "news": np.array([-0.01, 0.005])}
    change = Change("a", "b", ("front", "news"), parts, {}, np.array([0.02, -0.015]), np.zeros(1))
    rows = steps(change, 0)
    assert [r["driver"] for r in rows] == ["front", "news", "together"]
    assert rows[1]["from"] == pytest.approx(rows[0]["to"])
    assert rows[1]["to"] == pytest.approx(rows[2]["to"]) == pytest.approx(2.0)


def luminance(colour):
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot((0.2126, 0.7152, 0.0722), linear))


def contrast(first, second):
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


# WCAG 2.2, 1.4.3: 4.5 to 1 for text.
@pytest.mark.parametrize(
    "colour", [theme.INK, theme.MUTED, theme.GREEN, theme.PURPLE, *theme.SIDE.values()]
)
def test_every_colour_of_letters_can_be_read_on_white(colour):
    assert contrast(colour, "#ffffff") >= 4.5


def test_every_colour_of_the_style_sheet_can_be_read(page):
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    named = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", style))
    letters = {k: v for k, v in named.items() if k not in ("rule", "soft", "mark")}
    letters |= {c: c for c in re.findall(r"[{;]\s*color:\s*(#[0-9a-f]{6})", style)}
    assert len(letters) >= 6
    for colour in letters.values():
        assert min(contrast(colour, ground) for ground in ("#ffffff", named["soft"])) >= 4.5
    assert contrast(named["ink"], named["mark"]) >= 4.5


def test_a_bar_of_a_side_carries_its_shape_beside_its_colour(findings):
    first, second = (steps(findings.change, side) for side in (0, 1))
    assert {row["shown"][0] for row in first} == {"●"}
    assert {row["shown"][0] for row in second} == {"■"}
