"""The examples in the chapters on lasting deals and on waiting are true."""

import doctest
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).resolve().parents[2] / "docs" / "explanation"


@pytest.mark.parametrize("name", ["would-it-last", "waiting"])
def test_every_example_in_the_chapter_is_true(name):
    outcome = doctest.testfile(
        str(CHAPTERS / f"{name}.md"), module_relative=False, encoding="utf-8"
    )
    assert outcome.attempted > 0
    assert outcome.failed == 0
