"""From an extract to a document: its parts, its metadata, and where each was found.

A page's structure (HTML) or the shape of its lines (text) tells body paragraphs from furniture.
Nothing is invented: a page without a date has no date, and says so. Body text is never dropped
for looking odd; see :mod:`upperhand.reading.lineshape`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from upperhand.reading.dates import find_dates
from upperhand.reading.extract import Block, Extract, Found
from upperhand.reading.lineshape import bare, is_separator, kind_of_line
from upperhand.record import Document, Part, Problem, When
from upperhand.record.entries import PartKind

__all__ = ["body_of", "document_from", "parts_of"]

TOP_LINES = 12  # lines within which a breadcrumb, byline or lone date is looked for
LONGEST_TITLE = 200  # characters; a longer first line is a paragraph
LONGEST_CRUMB = 40
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


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
    found = _first_of_each((*extract.found, *_found_in_parts(extract.text, parts)))
    said = {f.field: f.value for f in found}
    published = _when(said.get("published", ""), None)
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
        published=published if published and published.iso else None,
        updated=_when(said.get("updated", ""), retrieved),
        retrieved=retrieved.isoformat() if retrieved else "",
        language=said.get("language", ""),
        found=tuple((f.field, f.where) for f in found),
    )
    return document, tuple(_missing(document))


def _missing(document: Document) -> Iterator[Problem]:
    if not document.published:
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


@dataclass(frozen=True, slots=True)
class _Line:
    """A block with its words, and how many blocks stand above it."""

    start: int
    end: int
    text: str
    place: int
    kind: PartKind | None


def parts_of(extract: Extract) -> tuple[Part, ...]:
    """Return the parts of a page in order: each block with its kind, body paragraphs trimmed.

    >>> [p.kind for p in parts_of(Extract("• 675 Views\\n\\nKyiv said it would not yield."))]
    ['counter', 'body']
    """
    blocks = extract.blocks or tuple(_blocks_by_lines(extract.text))
    lines = tuple(_lines(extract.text, blocks))
    titles = _titles(lines)
    crumbs = _breadcrumbs(lines, titles)
    return tuple(Part(x.start, x.end, _kind(x, titles, crumbs)) for x in lines)


def _kind(line: _Line, titles: frozenset[str], crumbs: frozenset[int]) -> PartKind:
    if line.kind:
        return line.kind
    if line.start in crumbs:
        return "breadcrumb"
    if bare(line.text) in titles:
        return "title"
    near_top = line.place < TOP_LINES
    return kind_of_line(line.text, near_top=near_top) or "body"


def _lines(text: str, blocks: Iterable[Block]) -> Iterator[_Line]:
    for place, block in enumerate(blocks):
        raw = text[block.start : block.end]
        start = block.start + len(raw) - len(raw.lstrip())
        end = block.end - (len(raw) - len(raw.rstrip()))
        if start < end:
            yield _Line(start, end, text[start:end], place, block.kind)


def _titles(lines: Sequence[_Line]) -> frozenset[str]:
    """Return the title's wording: a heading of the format, or a repeated or unfinished first line.

    A first line that ends like a sentence and stands there once may be body text and stays so.
    """
    stated = [x.text for x in lines if x.kind == "title"]
    if stated:
        return frozenset(map(bare, stated))
    open_lines = [x for x in lines if x.kind is None and not is_separator(x.text)]
    first = _first_wording(open_lines)
    if not first or len(first) > LONGEST_TITLE or len(open_lines) == 1:
        return frozenset()
    repeated = Counter(bare(x.text) for x in open_lines)[first] > 1
    headline = not _SENTENCE_END.search(first) and not first.endswith((";", ":"))
    return (
        frozenset({first}) if repeated or (headline and _stands_alone(open_lines)) else frozenset()
    )


def _first_wording(lines: Sequence[_Line]) -> str:
    """Return the first line that is no furniture, without its bullet."""
    for line in lines[:TOP_LINES]:
        if kind_of_line(line.text, near_top=True) is None and not _crumb_like(line.text):
            return bare(line.text)
    return ""


def _stands_alone(lines: Sequence[_Line]) -> bool:
    """Tell whether sentences follow, so that the first line can be their heading."""
    return any(_SENTENCE_END.search(x.text) for x in lines[1:])


_LISTED = re.compile(r"^\s*(?:\d{1,2}[.)]|[•·▪►▶●○*–—-])\s+")


def _crumb_like(text: str) -> bool:
    listed = bool(_LISTED.match(text))
    return listed and len(bare(text)) <= LONGEST_CRUMB and not _SENTENCE_END.search(text)


def _breadcrumbs(lines: Sequence[_Line], titles: frozenset[str]) -> frozenset[int]:
    """Return where list items near the top name sections, as in "1. HOME / 2. WORLD"."""
    top = [x for x in lines[:TOP_LINES] if x.kind is None and _LISTED.match(x.text)]
    short = [x for x in top if _crumb_like(x.text) and kind_of_line(x.text) in (None, "navigation")]
    named = [x for x in short if _is_section(bare(x.text))]
    if not named:
        return frozenset()
    numbered = {x.start for x in top if x.text[0].isdigit() and bare(x.text) in titles}
    return frozenset({x.start for x in named} | numbered)


_SECTIONS = frozenset(
    {"home", "world", "news", "politics", "europe", "war", "international", "business", "opinion"}
    | {"asia", "africa", "middle east", "americas", "us", "uk", "ukraine", "russia", "conflict"}
)


def _is_section(words: str) -> bool:
    return words.lower() in _SECTIONS or (words.isupper() and len(words) <= LONGEST_CRUMB)


def _blocks_by_lines(text: str) -> Iterator[Block]:
    """Return one block per paragraph: a line, or several where lines are hard-wrapped."""
    run: list[tuple[int, int]] = []
    for start, end in (*_line_spans(text), (len(text), len(text))):
        if text[start:end].strip():
            run.append((start, end))
            continue
        yield from _paragraphs(text, run)
        run = []


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text):
        yield place, place + len(line.rstrip("\r\n"))
        place += len(line)


WRAPPED_AT_LEAST, WRAPPED_AT_MOST = 40, 100  # length of a full line of hard-wrapped text


def _paragraphs(text: str, run: list[tuple[int, int]]) -> Iterator[Block]:
    if len(run) > 1 and _is_wrapped([text[a:b].strip() for a, b in run]):
        yield Block(run[0][0], run[-1][1])
        return
    for start, end in run:
        yield Block(start, end)


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines belong to one paragraph: full lines, ending mid-sentence."""
    full = lines[:-1]
    fits = all(WRAPPED_AT_LEAST <= len(x) <= WRAPPED_AT_MOST for x in full)
    open_ended = sum(not _SENTENCE_END.search(x) for x in full)
    furniture = any(_LISTED.match(x) or kind_of_line(x) for x in lines)
    return (
        fits and not furniture and len(lines[-1]) <= WRAPPED_AT_MOST and 2 * open_ended >= len(full)
    )


# Metadata --------------------------------------------------------------------------------------

_AUTHOR = re.compile(
    r"^(?:authors?|(?:written|story|words|reporting)\s+by|by)\s*[:|–—-]?\s*(.+?)\.?$", re.I
)
_UPDATED = re.compile(
    r"^(?:last\s+)?(?:updated?|modified)(?:\s+(?:on|at))?\s*[:|–—-]?\s*(.+)$", re.I
)
_PUBLISHED = re.compile(
    r"^(?:first\s+)?(?:published|posted|created)(?:\s+(?:on|at))?\s*[:|–—-]?\s*(.+)$", re.I
)


def _found_in_parts(text: str, parts: Sequence[Part]) -> Iterator[Found]:
    for place, part in enumerate(parts):
        words = bare(text[part.start : part.end])
        where = f"line {text.count(chr(10), 0, part.start) + 1}: {part.kind}"
        if part.kind == "title":
            repeats = sum(bare(text[p.start : p.end]) == words for p in parts) - 1
            yield Found("title", words, where + (f", repeated {repeats} times" if repeats else ""))
        elif part.kind == "author" and (named := _AUTHOR.match(words)):
            yield Found("author", named[1], where)
        elif part.kind == "breadcrumb" and words.lower() != "home":
            yield Found("section", words, where)
        elif part.kind == "date":
            yield from _found_date(words, where, place)


def _found_date(words: str, where: str, place: int) -> Iterator[Found]:
    if updated := _UPDATED.match(words):
        yield Found("updated", updated[1], where)
    elif published := _PUBLISHED.match(words):
        yield Found("published", published[1], where)
    elif place < TOP_LINES and re.search(r"\d{4}", words):
        yield Found("published", words, where)


def _first_of_each(found: Iterable[Found]) -> tuple[Found, ...]:
    first: dict[str, Found] = {}
    for item in found:
        if item.value.strip():
            first.setdefault(item.field, item)
    return tuple(first.values())


def _when(words: str, anchor: date | None) -> When | None:
    """Return the date that metadata words state, unresolved where they are relative."""
    dates = find_dates(words, anchor, counted_from="retrieved") if words else ()
    if not dates:
        return When("", "unresolved", words) if words else None
    stated = next((d for d in dates if d.iso), dates[0])
    return When(stated.iso, stated.granularity, words, None, stated.anchor)
