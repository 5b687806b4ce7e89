"""The brief in a real browser: on a phone, without scripts, without network."""

from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium at /usr/bin/chromium"),
]


@pytest.fixture(scope="module")
def opened(page, tmp_path_factory):
    file = tmp_path_factory.mktemp("brief") / "brief.html"
    file.write_text(page, encoding="utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        yield lambda width: _open(browser, file, width)
        browser.close()


def _open(browser, file, width):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False, offline=True
    )
    tab = context.new_page()
    told = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("requestfailed", lambda request: told.append(request.url))
    tab.goto(file.as_uri())
    return tab, told


@pytest.mark.parametrize("width", [390, 1200])
def test_a_page_is_never_wider_than_its_window(opened, width):
    tab, _ = opened(width)
    box = tab.locator("body").bounding_box()
    # Without scripts the page's own measure is a full-page picture.
    picture = tab.screenshot(full_page=True)
    assert int.from_bytes(picture[16:20], "big") == width
    assert box["width"] <= width


def test_nothing_is_blocked_and_nothing_is_asked_for(opened):
    _, told = opened(1200)
    assert not told


@pytest.mark.parametrize(
    ("width", "shown", "hidden"), [(390, "narrow", "wide"), (1200, "wide", "narrow")]
)
def test_one_of_two_drawings_is_shown(opened, width, shown, hidden):
    tab, _ = opened(width)
    charts = tab.locator(f".chart.{shown}")
    assert all(charts.nth(k).is_visible() for k in range(charts.count()))
    others = tab.locator(f".chart.{hidden}")
    assert not any(others.nth(k).is_visible() for k in range(others.count()))
