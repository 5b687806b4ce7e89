"""From an extract to a document: its parts, its metadata, and where each was found.

A page's structure (HTML) or the shape of its lines (text) tells body paragraphs from furniture.
Nothing is invented: a page without a date has no date, and says so. Body text is never dropped
for looking odd; see :mod:`upperhand.reading.pages.lineshape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from upperhand.reading.dates.find import find_dates
from upperhand.reading.pages.datelines import TOP_LINES, day_by_itself
from upperhand.reading.pages.extract import Block, Extract, Found
from upperhand.reading.pages.lineshape import bare, kind_of_line
from upperhand.reading.pages.lists import other_stories
from upperhand.reading.pages.masthead import (
    Line,
    breadcrumbs,
    found_in_parts,
    mail_headers,
    names_of_paper,
    subheads,
    titles,
)
from upperhand.reading.pages.paragraphs import blocks_by_lines
from upperhand.record import Citation, Document, Part, Problem, When
from upperhand.record.entries import PartKind

__all__ = ["body_of", "document_from", "parts_of"]


def document_from(
    extract: Extract, *, id: str, source: str, retrieved: date | None = None
) -> tuple[Document, tuple[Problem, ...]]:
    """Return the document an extract makes, and what is missing from it.

    Parameters
    ----------
    extract : Extract
        Text, blocks and metadata as the source handed them over.
    id : str
        sha256 of the raw bytes.
    source : str
        Where it came from: a path, or ``<stdin>``.
    retrieved : date, optional
        When the page was fetched or saved; anchors "updated 1 day ago", and nothing else.
    """
    parts = parts_of(extract)
    stated = (*extract.found, *found_in_parts(extract.text, parts))
    found = _first_of_each(f for f in stated if f.field != "published" or _names_a_day(f))
    said = {f.field: f.value for f in found}
    published, updated = (next((f for f in found if f.field == k), None) for k in _DATED)
    document = Document(
        id=id,
        source=source,
        text=extract.text,
        parts=parts,
        title=said.get("title", ""),
        author=said.get("author", ""),
        section=said.get("section", ""),
        url=said.get("url", ""),
        outlet=said.get("outlet", ""),
        published=_when(published, id, None),
        updated=_when(updated, id, retrieved),
        retrieved=retrieved.isoformat() if retrieved else "",
        language=said.get("language", ""),
        found=tuple((f.field, f.where) for f in found),
    )
    return document, tuple(_missing(document))


def _missing(document: Document) -> Iterator[Problem]:
    if not document.dated:
        yield Problem(
            document.source,
            "the page names no day of publication; relative dates stay unresolved",
            "give it with --published YYYY-MM-DD",
            "note",
            document.id,
        )
    if not document.body():
        yield Problem(
            document.source,
            "the page holds no body text, only headings and furniture",
            "give the page with its article, or its text as .txt",
            "warning",
            document.id,
        )


def body_of(document: Document) -> str:
    """Return the body paragraphs joined by blank lines, for display (offsets are lost)."""
    return "\n\n".join(document.text[p.start : p.end] for p in document.body())


# Parts -----------------------------------------------------------------------------------------


def parts_of(extract: Extract) -> tuple[Part, ...]:
    """Return the parts of a page in order: each block with its kind, body paragraphs trimmed.

    >>> [p.kind for p in parts_of(Extract("• 675 Views\\n\\nKyiv said it would not yield."))]
    ['counter', 'body']
    """
    blocks = extract.blocks or tuple(blocks_by_lines(extract.text))
    lines = tuple(_lines(extract.text, blocks))
    headers = {} if extract.blocks else mail_headers(lines)
    told = titles([x for x in lines if x.start not in headers])
    known: dict[int, PartKind] = dict.fromkeys(breadcrumbs(lines, told), "breadcrumb")
    known |= dict.fromkeys(names_of_paper(lines, told), "other")
    known |= dict.fromkeys(subheads(lines, told), "other")
    known |= dict.fromkeys(other_stories(lines), "navigation")
    known |= headers
    return tuple(Part(x.start, x.end, known.get(x.start) or _kind(x, told)) for x in lines)


def _kind(line: Line, told: frozenset[str]) -> PartKind:
    if line.kind:
        return line.kind
    if bare(line.text) in told:
        return "title"
    near_top = line.place < TOP_LINES
    kind = kind_of_line(line.text, near_top=near_top)
    return kind or ("date" if near_top and day_by_itself(line.text) else "body")


def _lines(text: str, blocks: Iterable[Block]) -> Iterator[Line]:
    for place, block in enumerate(blocks):
        raw = text[block.start : block.end]
        start = block.start + len(raw) - len(raw.lstrip())
        end = block.end - (len(raw) - len(raw.rstrip()))
        if start < end:
            yield Line(start, end, text[start:end], place, block.kind)


# Metadata --------------------------------------------------------------------------------------


def _first_of_each(found: Iterable[Found]) -> tuple[Found, ...]:
    first: dict[str, Found] = {}
    for item in found:
        if item.value.strip():
            first.setdefault(item.field, item)
    return tuple(first.values())


_DATED = ("published", "updated")


def _names_a_day(stated: Found) -> bool:
    """Tell whether a date of publication is exact enough to count other days from."""
    return any(d.granularity == "day" for d in find_dates(stated.value))


def _when(stated: Found | None, document: str, anchor: date | None) -> When | None:
    """Return the date that metadata state, cited where they stand in the text.

    Relative words ("1 day ago") stay unresolved without a day to count from.
    """
    if stated is None:
        return None
    dates = find_dates(stated.value, anchor, counted_from="retrieved")
    if not dates:
        return When("", "unresolved", stated.value)
    told = next((d for d in dates if d.granularity == "day"), dates[0])
    if told.citation is None or stated.start < 0:
        return replace(told, citation=None)
    start, end = stated.start + told.citation.start, stated.start + told.citation.end
    return replace(told, citation=Citation(document, start, end))
