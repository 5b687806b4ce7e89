"""The examples in the chapters about the model are true."""

import doctest
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).resolve().parents[1] / "docs" / "explanation"
MODEL = ("estimation", "reservation", "expected-terms", "leverage", "claim-test")


@pytest.mark.parametrize("name", MODEL)
def test_every_example_in_a_chapter_about_the_model_is_true(name):
    path = str(CHAPTERS / f"{name}.md")
    outcome = doctest.testfile(path, module_relative=False, encoding="utf-8")
    assert outcome.attempted > 0
    assert outcome.failed == 0


@pytest.mark.parametrize("name", MODEL)
def test_a_chapter_about_the_model_is_listed_and_leads_nowhere_that_is_not(name):
    assert f"({name}.md)" in (CHAPTERS / "index.md").read_text(encoding="utf-8")
    text = (CHAPTERS / f"{name}.md").read_text(encoding="utf-8")
    links = {part.split(")")[0] for part in text.split("](")[1:]}
    assert links
    assert all((CHAPTERS / link).is_file() for link in links)
