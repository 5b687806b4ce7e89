"""The examples in the docstrings of bargaining, and in the chapters about war, are true."""

import doctest
import importlib
from pathlib import Path

import pytest

import upperhand.bargaining

MODULES = sorted(
    path.stem
    for path in Path(upperhand.bargaining.__path__[0]).glob("*.py")
    if path.stem != "__init__"
)
CHAPTERS = Path(__file__).resolve().parents[2] / "docs" / "explanation"


@pytest.mark.parametrize("name", MODULES)
def test_every_example_in_a_docstring_of_bargaining_is_true(name):
    outcome = doctest.testmod(importlib.import_module(f"upperhand.bargaining.{name}"))
    assert outcome.failed == 0


@pytest.mark.parametrize(
    "name", ["war", "beliefs", "dynamic-game", "range-identity", "durability", "support"]
)
def test_every_example_in_a_chapter_on_war_is_true(name):
    outcome = doctest.testfile(
        str(CHAPTERS / f"{name}.md"), module_relative=False, encoding="utf-8"
    )
    assert outcome.attempted > 0
    assert outcome.failed == 0
