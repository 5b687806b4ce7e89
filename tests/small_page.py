"""A page of one body paragraph, for tests that read a sentence or two."""

from __future__ import annotations

from upperhand.record import Document, Part

__all__ = ["small_page"]


def small_page(text: str) -> Document:
    """Return a document whose whole text is its body."""
    return Document("d" * 64, "page.txt", text, (Part(0, len(text), "body"),))
