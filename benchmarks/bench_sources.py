"""How fast pages are opened, mended, searched for names and dated, per page of 3,000 words.

Run with ``pytest benchmarks/bench_sources.py``.
"""

from datetime import date

import pytest

from upperhand.reading.dates.find import find_dates
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.names.shadow import shadow
from upperhand.reading.sources.table import read_source

PARAGRAPH = (
    "The Kremlin stated on Wednesday that Ukraines potential NATO membership was the issue, and "
    "US envoys Steve Witkoff and Jared Kushner left Moscow for Brussels. “We are ready,” spokesman "
    "Dmitry Peskov said, as Germany described Putins statements of last month as aggressive. "
)
PAGE = "\n\n".join([PARAGRAPH] * 75)
HTML = "<html><body><article>" + f"<p>{PARAGRAPH}</p>" * 75 + "</article></body></html>"


@pytest.mark.parametrize("form", [PAGE, HTML], ids=["text", "html"])
def test_open_a_page(benchmark, form):
    documents, _ = benchmark(read_source, form.encode())
    assert len(documents[0].body()) == 75


def test_mend_a_page(benchmark):
    assert "Putin's" in benchmark(shadow, PAGE).text


def test_find_names(benchmark):
    known = load_gazetteer()
    assert len(benchmark(known.find, PAGE)) == 75 * 9


def test_find_dates(benchmark):
    assert len(benchmark(find_dates, PAGE, date(2025, 12, 5))) == 150
