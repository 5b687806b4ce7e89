"""What a page's reporter tells of a party stands beside the coded positions, not in their place."""

from upperhand.main_job import Asked, find_out
from upperhand.report.page import Page
from upperhand.report.results import results
from upperhand.report.sections.who_wants_what import view

PAGE = """Envoys part without a text

12 December 2025

Trump has consistently opposed NATO membership for Ukraine. Moscow said the talks would go on.
"""


def test_the_reporters_telling_does_not_replace_the_coded_position(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    findings = find_out(Asked((tmp_path / "page.txt",), case="ukraine", size=3))
    told = [p for p in findings.record.positions if p.note == "told by the reporter"]
    cells = view(Page.of(results(findings)))["cells"]
    shown = [p for row in cells.values() for cell in row.values() for p in cell.stated]
    read = [p for row in cells.values() for cell in row.values() for p in cell.read]
    assert told
    assert not {p.id for p in told} & {p.id for p in shown}
    assert {p.id for p in told} <= {p.id for p in read}
