"""Reading order on a printed page: columns, lines, paragraphs.

A page comes as boxes of text with coordinates. It is cut where white space runs from top to
bottom (columns) or, where a heading spans the columns, first across (the recursive XY cut of
Nagy and Seth, 1984). Lines are then joined to paragraphs, and words broken at a line's end are
made whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

__all__ = ["Box", "Line", "joined", "lines_in_order", "paragraphs"]

GUTTER = 9.0  # points of white space that part two columns; word spaces are 2-5
LINES_A_COLUMN = 3  # fewer lines than this are no column
SAME_LINE = 0.5  # share of the height two boxes of one line overlap by
PARAGRAPH_GAP = 1.45  # of the usual line pitch; more space than this starts a paragraph
WIDEST = 2.5  # line heights; a greater distance is no line spacing
INDENT = 6.0  # points to the right of the column's edge; a first line set in
SHORT_LINE = 0.85  # of the column's width; a sentence ending before it ends a paragraph


@dataclass(frozen=True, slots=True)
class Box:
    """A run of text; y grows upwards, as in PDF."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Boxes on one line, with the edges of the column they stand in."""

    box: Box
    column_left: float
    column_right: float


def lines_in_order(boxes: Sequence[Box]) -> tuple[Line, ...]:
    """Return the lines of a page in reading order."""
    if not boxes:
        return ()
    cut = _column_cut(boxes)
    if cut is not None:
        left = [b for b in boxes if b.right <= cut]
        right = [b for b in boxes if b.right > cut]
        return (*lines_in_order(left), *lines_in_order(right))
    split = _row_cut(boxes)
    if split is not None:
        above = [b for b in boxes if b.bottom >= split]
        below = [b for b in boxes if b.bottom < split]
        return (*lines_in_order(above), *lines_in_order(below))
    edges = min(b.left for b in boxes), max(b.right for b in boxes)
    return tuple(Line(b, *edges) for b in _rows(boxes))


def _column_cut(boxes: Sequence[Box]) -> float | None:
    """Return an x that no box crosses, with a column on either side of it."""
    reach = float("-inf")
    for box in sorted(boxes, key=lambda b: b.left):
        if box.left - reach >= GUTTER and reach > float("-inf"):
            cut = (box.left + reach) / 2
            if _are_columns(boxes, cut):
                return cut
        reach = max(reach, box.right)
    return None


def _are_columns(boxes: Sequence[Box], cut: float) -> bool:
    left = _rows([b for b in boxes if b.right <= cut])
    right = _rows([b for b in boxes if b.right > cut])
    if min(len(left), len(right)) < LINES_A_COLUMN:
        return False
    # Side by side, not one below the other.
    top = min(max(b.top for b in left), max(b.top for b in right))
    bottom = max(min(b.bottom for b in left), min(b.bottom for b in right))
    return top > bottom


def _row_cut(boxes: Sequence[Box]) -> float | None:
    """Return a y that no box crosses and that has columns above or below it."""
    ordered = sorted(boxes, key=lambda b: -b.top)
    reach = float("inf")
    for place, box in enumerate(ordered):
        if place and box.top <= reach:
            above, below = ordered[:place], ordered[place:]
            if _column_cut(below) is not None or _column_cut(above) is not None:
                return reach
        reach = min(reach, box.bottom)
    return None


def _rows(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes that stand on one line, from top to bottom."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (-b.top, b.left)):
        if rows and _overlap(rows[-1][0], box) >= SAME_LINE:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [_one(row) for row in rows]


def _overlap(one: Box, other: Box) -> float:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared / max(1e-9, min(one.top - one.bottom, other.top - other.bottom))


def _one(row: list[Box]) -> Box:
    row = sorted(row, key=lambda b: b.left)
    text = row[0].text
    for before, box in pairwise(row):
        apart = box.left - before.right > 0.15 * (box.top - box.bottom)
        text += (" " if apart and not text.endswith(" ") else "") + box.text
    return Box(
        row[0].left,
        min(b.bottom for b in row),
        max(b.right for b in row),
        max(b.top for b in row),
        text.strip(),
    )


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Join lines in reading order into paragraphs."""
    pitch = _pitch(lines)
    pending: list[Line] = []
    for line in lines:
        if pending and _starts_paragraph(pending[-1], line, pitch):
            yield joined([x.box.text for x in pending])
            pending = []
        pending.append(line)
    if pending:
        yield joined([x.box.text for x in pending])


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines of one paragraph, in points."""
    if not lines:
        return 0.0
    height = median(x.box.top - x.box.bottom for x in lines)
    drops = [
        drop
        for a, b in pairwise(lines)
        if 0 < (drop := a.box.bottom - b.box.bottom) < WIDEST * height
    ]
    return median(drops) if drops else height


_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


def _starts_paragraph(before: Line, line: Line, pitch: float) -> bool:
    drop = before.box.bottom - line.box.bottom
    ended = bool(_SENTENCE_END.search(before.box.text))
    if drop < 0 or before.column_left != line.column_left:
        # A new column or page goes on with the sentence.
        return ended and not line.box.text[:1].islower()
    if drop > PARAGRAPH_GAP * pitch:
        return True
    indented = (
        line.box.left - line.column_left > INDENT and before.box.left <= line.box.left - INDENT
    )
    width = before.column_right - before.column_left
    short = before.box.right - before.column_left < SHORT_LINE * width
    return ended and (indented or short)


_BROKEN = re.compile(r"[-\u00ad\u2010\u0002\ufffe]$")


def joined(lines: Sequence[str]) -> str:
    """Join the lines of a paragraph; a word broken by a hyphen is made whole.

    >>> joined(["The nego-", "tiations go on, says the", "pro-", "Western side."])
    'The negotiations go on, says the pro-Western side.'
    """
    text = ""
    for line in lines:
        if not text:
            text = line
        elif _BROKEN.search(text):
            text = (text[:-1] if line[:1].islower() else text[:-1] + "-") + line
        else:
            text += " " + line
    return text
