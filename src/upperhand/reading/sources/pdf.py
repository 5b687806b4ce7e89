"""PDF files: paragraphs in reading order, columns and broken words put together.

The document's text is the extracted text, paragraph by paragraph; offsets are into it. Running
heads and page numbers are kept, as parts of their own. A scan without a text layer is reported,
never guessed at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from upperhand.reading.pages.columns import Box, Line, lines_in_order, paragraphs
from upperhand.reading.pages.extract import Extract, Found, TextBuilder, Unreadable

__all__ = ["read_pdf"]

FEWEST_LETTERS = 20  # a page of print has hundreds; fewer in a whole file is a scan
COLUMN_GAP = 1.2  # letter heights between words of one line at most; gutters are wider
RUNNING_HEAD = 3  # pages that must carry the same outer line
LIGATURE_BREAKS = str.maketrans({"\u0002": "-", "\ufffe": "-", "\r": " ", "\n": " "})


def read_pdf(data: bytes) -> tuple[Extract, ...]:
    """Return the extract of a PDF file.

    Raises
    ------
    Unreadable
        If the file is damaged, protected by a password, or a scan without a text layer.
    """
    import pypdfium2  # 0.1 s to import: only PDF files pay for it

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise _unopened(str(fault)) from fault
    try:
        pages = [lines_in_order(_boxes(page)) for page in file]
        found = tuple(_found(file))
    finally:
        file.close()
    if sum(len(line.box.text) for page in pages for line in page) < FEWEST_LETTERS:
        raise Unreadable(
            f"the PDF has {len(pages)} page(s) and no text layer: it is a scan",
            "run it through OCR first, e.g.  ocrmypdf in.pdf out.pdf",
        )
    return (_page_text(pages).extract(found),)


def _unopened(fault: str) -> Unreadable:
    if "password" in fault.lower():
        return Unreadable(
            "the PDF is protected by a password", "save an unprotected copy and give that"
        )
    return Unreadable(f"the PDF cannot be opened ({fault})", "check that the file is whole")


def _boxes(page: Any) -> list[Box]:
    """Return stretches of letters that stand side by side on a line.

    Letters are taken one by one: asking for the text inside a rectangle gives a letter twice
    where rectangles overlap, as they do in kerned print ("WeWe").
    """
    text_page = page.get_textpage()
    boxes: list[Box] = []
    run: Box | None = None
    for place in range(text_page.count_chars()):
        letter = text_page.get_text_range(place, 1)
        if letter in ("", "\r", "\n"):
            _keep(boxes, run)
            run = None
            continue
        left, bottom, right, top = text_page.get_charbox(place, loose=True)
        here = Box(left, bottom, right, top, letter.translate(LIGATURE_BREAKS))
        if run and not letter.isspace() and not _beside(run, here):
            _keep(boxes, run)
            run = None
        run = _joined(run, here)
    _keep(boxes, run)
    return boxes


def _keep(boxes: list[Box], run: Box | None) -> None:
    if run and run.text.strip():
        boxes.append(replace(run, text=" ".join(run.text.split())))


def _beside(run: Box, letter: Box) -> bool:
    """Whether a letter goes on a run: on the same line, no wider apart than columns are."""
    height = max(run.top - run.bottom, letter.top - letter.bottom)
    on_line = min(run.top, letter.top) - max(run.bottom, letter.bottom) > height / 2
    return on_line and -height < letter.left - run.right < COLUMN_GAP * height


def _joined(run: Box | None, letter: Box) -> Box | None:
    """Return the run with one more letter; spaces have no extent and begin no run."""
    if letter.text.isspace():
        return replace(run, text=run.text + " ") if run else None
    if run is None:
        return letter
    return Box(
        min(run.left, letter.left),
        min(run.bottom, letter.bottom),
        max(run.right, letter.right),
        max(run.top, letter.top),
        run.text + letter.text,
    )


def _page_text(pages: list[tuple[Line, ...]]) -> TextBuilder:
    heads = _running_heads(pages)
    text = TextBuilder()
    story: list[Line] = []
    for page in pages:
        for line in page:
            if _numberless(line.box.text) in heads or _is_page_number(line, page):
                text.add(line.box.text, "other")
            else:
                story.append(line)
    for paragraph in paragraphs(story):
        text.add(paragraph)
    return text


def _running_heads(pages: list[tuple[Line, ...]]) -> frozenset[str]:
    """Return the first and last lines that stand on several pages, page numbers aside."""
    outer = Counter(
        words for page in pages for words in {_numberless(x.box.text) for x in _outermost(page)}
    )
    return frozenset(
        words for words, pages_on in outer.items() if pages_on >= RUNNING_HEAD and words
    )


def _outermost(page: tuple[Line, ...]) -> tuple[Line, ...]:
    if not page:
        return ()
    return max(page, key=lambda x: x.box.top), min(page, key=lambda x: x.box.bottom)


def _numberless(words: str) -> str:
    return re.sub(r"\d+", "#", words).strip()


def _is_page_number(line: Line, page: tuple[Line, ...]) -> bool:
    lone = re.fullmatch(
        r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", line.box.text, re.IGNORECASE
    )
    return bool(lone) and line in _outermost(page)


# What writing programs put for a title when nobody gave one.
_OF_A_PROGRAM = re.compile(
    r"^(?:microsoft word|untitled|document\d*$)|\.(?:docx?|pdf|indd|odt|tex|dvi|qxd)$",
    re.IGNORECASE,
)


def _found(file: Any) -> Iterator[Found]:
    stated = file.get_metadata_dict(skip_empty=True)
    for field, key in (("title", "Title"), ("author", "Author")):
        if stated.get(key) and not _OF_A_PROGRAM.search(stated[key]):
            yield Found(field, stated[key], f"PDF {key}")
