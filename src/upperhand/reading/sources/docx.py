"""Word documents: paragraphs and tables in the order of the document.

The document's text is made of the paragraphs; offsets are into that text. The day a file was
created is not the day its text was published, so that no date is taken from it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from upperhand.reading.pages.extract import Extract, Found, TextBuilder, Unreadable
from upperhand.record.entries import PartKind

__all__ = ["read_docx"]


def read_docx(data: bytes) -> tuple[Extract, ...]:
    """Return the extract of a .docx file.

    Raises
    ------
    Unreadable
        If the bytes are no Word document, or hold no text.
    """
    document = _opened(data)
    page = TextBuilder()
    for item in document.iter_inner_content():
        _add(item, page)
    extract = page.extract(tuple(_found(document)))
    if not extract.blocks:
        raise Unreadable("the Word document holds no text", "check that it is the right file")
    return (extract,)


def _opened(data: bytes) -> Any:
    import docx  # 0.15 s to import: only Word files pay for it
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as fault:
        raise Unreadable(
            "the file is no Word document that can be opened (damaged, or protected by a password)",
            "open it in a word processor and save it again as .docx",
        ) from fault


def _add(item: Any, page: TextBuilder) -> None:
    if hasattr(item, "rows"):
        for row in item.rows:
            # A merged cell is listed once per column it spans.
            cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
            page.add("\t".join(c for c in cells if c))
        return
    page.add(item.text, _kind(item))


def _kind(paragraph: Any) -> PartKind | None:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style == "title":
        return "title"
    return "caption" if style == "caption" else None


def _found(document: Any) -> Iterator[Found]:
    stated = document.core_properties
    if stated.title:
        yield Found("title", stated.title, "document properties")
    # python-docx writes its own name into files it makes.
    if stated.author and stated.author != "python-docx":
        yield Found("author", stated.author, "document properties")
