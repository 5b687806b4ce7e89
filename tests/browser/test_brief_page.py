"""The brief in a real browser: readable wide and narrow, nothing fetched, nothing scripted."""

import itertools
import shutil
import subprocess
import sys

import pytest

from upperhand.case import sample_page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = 1200, 390


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    out = tmp_path_factory.mktemp("browser") / "brief.html"
    page = str(sample_page("ukraine"))
    command = [sys.executable, "-m", "upperhand", "brief", page, "--out", str(out), "--draws", "50"]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser, brief):
    def at(width, *, javascript=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript
        )
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("console", lambda m: page.complaints.append(m.text))
        page.goto(brief.as_uri())
        return page

    return at


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_page_is_no_wider_than_the_window(opened, width):
    page = opened(width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_chart_is_cut_off(opened, width):
    page = opened(width)
    wide = page.evaluate(
        "[...document.querySelectorAll('svg')].map(s => s.getBoundingClientRect())"
        ".filter(r => r.width > 0).map(r => r.right)"
    )
    assert wide
    assert all(right <= width + 1 for right in wide)


def test_nothing_is_fetched_and_nothing_complains(opened, brief):
    page = opened(WIDE)
    assert page.asked == [brief.as_uri()]
    assert page.complaints == []


def test_the_page_reads_the_same_without_javascript(opened):
    with_script, without = opened(WIDE), opened(WIDE, javascript=False)
    assert without.inner_text("body") == with_script.inner_text("body")


def test_headings_go_down_one_step_at_a_time(opened):
    levels = opened(WIDE).evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_link_inside_the_page_leads_somewhere(opened):
    lost = opened(WIDE).evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert lost == []


NAMED = "[aria-label], [aria-labelledby], [aria-hidden=true]"
UNNAMED = f"""
() => [...document.querySelectorAll('svg')]
        .filter(s => !s.closest('{NAMED}') && !s.querySelector('title')).length
    + [...document.querySelectorAll('table')]
        .filter(t => !t.caption && !t.matches('{NAMED}')).length
"""


def test_every_chart_and_table_has_a_name_for_those_who_cannot_see_it(opened):
    assert opened(WIDE).evaluate(UNNAMED) == 0
