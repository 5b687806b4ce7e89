"""Which source reads which file, and what becomes of files that cannot be read.

To add a source, write one file beside this one with a function from bytes to extracts, and give
it a line in :data:`SOURCES`. See ``docs/how-to/add-a-source.md``.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from upperhand.errors import InputError
from upperhand.reading.pages.extract import Extract, Unreadable
from upperhand.reading.pages.language import language_of, language_problem
from upperhand.reading.pages.page import document_from
from upperhand.reading.sources.docx import read_docx
from upperhand.reading.sources.feed import read_feed
from upperhand.reading.sources.html import read_html
from upperhand.reading.sources.mail import read_email
from upperhand.reading.sources.markdown import read_markdown
from upperhand.reading.sources.pdf import read_pdf
from upperhand.reading.sources.text import read_text
from upperhand.record import Document, Problem

__all__ = ["LARGEST_FILE", "LONGEST_TEXT", "SOURCES", "Source", "read_source", "read_sources"]

LARGEST_FILE = 32 * 1024 * 1024  # bytes of any file; a scanned book has more, an article never
LONGEST_TEXT = 2_000_000  # characters of one document, about 300,000 words
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A format: its file endings, what its files begin with, and how it is read."""

    name: str
    endings: tuple[str, ...]
    begins: re.Pattern[bytes] | None
    read: Callable[[bytes], tuple[Extract, ...]]


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:" + pattern + rb")", re.IGNORECASE | re.DOTALL)


_PROLOGUE = rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<\?xml-[^>]*>\s*)*"
_PDF = _begins(rb"%PDF-")
_ZIP = _begins(rb"PK\x03\x04")
_FEED = _begins(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b")
_HTML = _begins(_PROLOGUE + rb"<(?:!doctype html|html|head|body|article|div|meta|title|p|h1)\b")
_MAIL = _begins(
    rb"(?:Return-Path|Received|From|To|Subject|Date|MIME-Version|Message-ID|Delivered-To): "
    rb"[^\n]*\n(?:[\w-]+: |[ \t])"
)

# The first whose beginning fits reads a file; a file's ending decides where no beginning does.
SOURCES: tuple[Source, ...] = (
    Source("pdf", (".pdf",), _PDF, read_pdf),
    Source("docx", (".docx",), _ZIP, read_docx),
    Source("feed", (".rss", ".atom", ".xml"), _FEED, read_feed),
    Source("html", (".html", ".htm", ".xhtml"), _HTML, read_html),
    Source("email", (".eml",), _MAIL, read_email),
    Source("markdown", (".md", ".markdown"), None, read_markdown),
    Source("text", (".txt", ".text", ""), None, read_text),
)
_BY_ENDING = {ending: source for source in SOURCES for ending in source.endings}
_TEXT = SOURCES[-1]
# Endings that say what a file is even where its beginning looks like something else.
_PLAIN = frozenset({".txt", ".md", ".markdown", ".text"})
SNIFFED = 2048  # bytes looked at for a beginning


def read_source(
    path_or_bytes: str | Path | bytes, *, name: str | None = None, retrieved: date | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents in one file, and what is wrong with it.

    Parameters
    ----------
    path_or_bytes : str, Path or bytes
        A file; ``-`` for standard input; or the raw bytes themselves.
    name : str, optional
        What to call the source in messages; the path by default.
    retrieved : date, optional
        When the page was fetched; anchors "updated 1 day ago" and nothing else.

    Returns
    -------
    tuple
        Documents (several for a feed, none where nothing could be read) and problems.
        ``Document.id`` is the sha256 of the raw bytes (with ``#2``, ``#3`` … for further entries
        of one feed). ``Document.text`` is the decoded file itself for text and Markdown, and the
        extracted text for other formats; all offsets are into it, in Unicode code points.

    Raises
    ------
    InputError
        If the path does not exist or may not be read.

    >>> documents, problems = read_source(b"Kyiv said it would not yield.", name="note.txt")
    >>> documents[0].body()[0].kind, documents[0].language
    ('body', 'en')
    """
    if isinstance(path_or_bytes, bytes):
        data, called = path_or_bytes, name or "<bytes>"
    else:
        data, called = _bytes_of(path_or_bytes), name or _called(path_or_bytes)
    try:
        extracts = _extracts(data, called)
    except Unreadable as fault:
        digest = hashlib.sha256(data).hexdigest()
        return (), (Problem(called, fault.what, fault.repair, "error", digest),)
    return _documents(extracts, data, called, retrieved)


def read_sources(
    paths: Iterable[str | Path], *, retrieved: date | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of files and folders (searched for known endings), in order.

    The same bytes given twice are one document.

    Raises
    ------
    InputError
        Naming every path that does not exist, in one message.
    """
    paths = tuple(paths)
    missing = [str(p) for p in paths if str(p) != STDIN and not Path(p).exists()]
    if missing:
        raise InputError(
            "these inputs do not exist; check the spelling, or run from their folder:", missing
        )
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in paths:
        files = list(_files(path))
        for file in files:
            found, faults = _read_or_report(file, retrieved, inside=file != path)
            problems += faults
            for document in found:
                documents.setdefault(document.id, document)
        if not files:
            problems.append(_empty_folder(path))
    return tuple(documents.values()), tuple(dict.fromkeys(problems))


def _read_or_report(
    file: str | Path, retrieved: date | None, *, inside: bool
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read one file; inside a folder, a file that may not be read does not stop the others."""
    try:
        return read_source(file, retrieved=retrieved)
    except InputError as fault:
        if not inside:
            raise
        return (), (Problem(str(file), str(fault), "leave it out, or mend it", "error"),)


def _files(path: str | Path) -> Iterator[str | Path]:
    if str(path) == STDIN or not Path(path).is_dir():
        yield path
        return
    for file in sorted(Path(path).rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and file.suffix and file.suffix.lower() in _BY_ENDING:
            yield file


def _empty_folder(path: str | Path) -> Problem:
    endings = " ".join(sorted(filter(None, _BY_ENDING)))
    return Problem(
        str(path),
        "the folder holds no file that can be read",
        f"known endings: {endings}",
        "error",
    )


def _called(path: str | Path) -> str:
    return "<stdin>" if str(path) == STDIN else str(path)


def _bytes_of(path: str | Path) -> bytes:
    """Return the file's bytes, at most one more than the limit, so that memory is bounded."""
    if str(path) == STDIN:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as fault:
        raise InputError(
            f"{path} does not exist; check the spelling, or use - for standard input"
        ) from fault
    except IsADirectoryError as fault:
        raise InputError(
            f"{path} is a folder; name a file in it, or read it with read_sources"
        ) from fault
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise InputError(f"{path} cannot be read ({reason}); check its permissions") from fault


def _extracts(data: bytes, called: str) -> tuple[Extract, ...]:
    if len(data) > LARGEST_FILE:
        raise Unreadable(
            f"the file is larger than the limit of {LARGEST_FILE // 2**20} MB",
            "split it, or give the pages that matter",
        )
    if not data.strip():
        raise Unreadable("the file is empty", "check that it was saved whole")
    extracts = _source_of(data, called).read(data)
    longest = max(len(e.text) for e in extracts)
    if not any(e.text.strip() for e in extracts):
        raise Unreadable("the file is empty", "check that it was saved whole")
    if longest > LONGEST_TEXT:
        raise Unreadable(
            f"the text has {longest:,} characters; one document may have {LONGEST_TEXT:,}",
            "split it, or give the pages that matter",
        )
    return extracts


def _source_of(data: bytes, called: str) -> Source:
    """Return the source for a file: by its beginning, then its ending, else as text."""
    ending = Path(called).suffix.lower()
    by_ending = _BY_ENDING.get(ending)
    if ending in _PLAIN and by_ending:
        return by_ending
    beginning = data[:SNIFFED]
    for source in SOURCES:
        if source.begins and source.begins.match(beginning):
            return source
    return by_ending or _TEXT


def _documents(
    extracts: tuple[Extract, ...], data: bytes, called: str, retrieved: date | None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    digest = hashlib.sha256(data).hexdigest()
    documents: list[Document] = []
    problems: list[Problem] = []
    for place, extract in enumerate(extracts, 1):
        own = digest if place == 1 else f"{digest}#{place}"
        source = called if len(extracts) == 1 else f"{called}#{place}"
        document, missing = document_from(extract, id=own, source=source, retrieved=retrieved)
        language = language_of(document.text)
        document = replace(document, language=language.code or document.language)
        documents.append(document)
        problems += [*missing, *language_problem(document, language)]
    return tuple(documents), tuple(problems)
