"""The examples in the docstrings and chapters, and what the textbook may import."""

import ast
import doctest
import importlib
from pathlib import Path

import pytest

import upperhand.textbook

ROOM = Path(upperhand.textbook.__file__).parent
MODULES = sorted(path.stem for path in ROOM.glob("*.py") if path.stem != "__init__")
CHAPTERS = Path(__file__).resolve().parents[2] / "docs" / "explanation"


@pytest.mark.parametrize("name", MODULES)
def test_every_example_in_a_docstring_is_true(name):
    outcome = doctest.testmod(importlib.import_module(f"upperhand.textbook.{name}"))
    assert outcome.failed == 0


@pytest.mark.parametrize("name", sorted(path.name for path in CHAPTERS.glob("textbook-*.md")))
def test_every_example_in_a_chapter_is_true(name):
    outcome = doctest.testfile(str(CHAPTERS / name), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 0
    assert outcome.failed == 0


def public_functions():
    names = (getattr(upperhand.textbook, name) for name in upperhand.textbook.__all__)
    return [verb for verb in names if not isinstance(verb, type)]


@pytest.mark.parametrize("verb", public_functions(), ids=lambda verb: verb.__name__)
def test_every_public_function_shows_a_number_and_is_told_of_in_a_chapter(verb):
    assert ">>>" in (verb.__doc__ or "")
    told = "".join(path.read_text(encoding="utf-8") for path in CHAPTERS.glob("textbook-*.md"))
    assert f"`{verb.__name__}`" in told


@pytest.mark.parametrize("name", MODULES)
def test_a_textbook_module_imports_nothing_of_the_house_but_errors(name):
    tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = [
        module
        for node in nodes
        for module in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    ]
    ours = {module for module in modules if module.split(".")[0] == "upperhand"}
    assert all(m == "upperhand.errors" or m.startswith("upperhand.textbook.") for m in ours)
