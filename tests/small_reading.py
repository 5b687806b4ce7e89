"""What is read from a sentence or two: statements, by the names that ship with the package."""

from __future__ import annotations

from functools import cache

from small_page import small_page
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import Gazetteer, load_gazetteer
from upperhand.reading.statements.find import statements
from upperhand.record import Document, Statement

__all__ = ["said_on", "told"]


@cache
def _names() -> Gazetteer:
    return load_gazetteer()


def said_on(page: Document) -> tuple[Statement, ...]:
    """Return the statements of a page, in order of the text."""
    return statements(page, parse(page, load_parser(), _names()), _names())


def told(text: str) -> list[str]:
    """Return the words of every statement of a text."""
    page = small_page(text)
    return [" … ".join(page.quote(c) for c in s.content) for s in said_on(page)]
