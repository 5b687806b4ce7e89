"""Markdown: the document's text is the decoded file itself, marks included.

Blocks are told by their marks: headings, lists, quotes, front matter, images. The text is not
rendered, so that a quotation found is cited as it stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upperhand.reading.pages.decoding import decode
from upperhand.reading.pages.extract import Block, Extract, Found
from upperhand.record.entries import PartKind

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|author|date|published|updated|section|language|lang|url):\s*(.+?)\s*$"
)
_NAMES = {"date": "published", "lang": "language"}
_BLANK = re.compile(r"(?:\r?\n[ \t]*){2,}")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_QUOTED = re.compile(r">[ \t]?")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_FENCE = re.compile(r"(?:```|~~~)")


def read_markdown(data: bytes) -> tuple[Extract, ...]:
    """Return the extract of a Markdown file.

    >>> page = read_markdown(b"# Talks\\n\\nKyiv said no.")[0]
    >>> [(page.text[b.start:b.end], b.kind) for b in page.blocks]
    [('Talks', 'title'), ('Kyiv said no.', None)]
    """
    text, encoding = decode(data)
    front = _FRONT.match(text)
    start = front.end() if front else 0
    blocks = tuple(_blocks(text, start))
    found = (*_front_matter(front), Found("encoding", encoding, "bytes"))
    if front:
        blocks = (Block(0, front.end(), "other"), *blocks)
    return (Extract(text, blocks, found),)


def _front_matter(front: re.Match[str] | None) -> Iterator[Found]:
    for line in front[1].splitlines() if front else ():
        stated = _FIELD.match(line)
        if stated:
            field = _NAMES.get(stated[1], stated[1])
            yield Found(field, stated[2].strip("\"'"), f"front matter {stated[1]}")


def _blocks(text: str, start: int) -> Iterator[Block]:
    place = start
    for gap in (*_BLANK.finditer(text, start), None):
        end = gap.start() if gap else len(text)
        if text[place:end].strip():
            yield from _chunk(text, place, end)
        place = gap.end() if gap else end


def _chunk(text: str, start: int, end: int) -> Iterator[Block]:
    """Split one stretch between blank lines into headings, items and paragraphs."""
    pending = start
    place = start
    for line in text[start:end].splitlines(keepends=True):
        starts_own = _HEADING.match(line.lstrip()) or _ITEM.match(line.lstrip())
        if starts_own and pending < place:
            yield _block(text, pending, place)
            pending = place
        place += len(line)
        if _HEADING.match(line.lstrip()):
            yield _block(text, pending, place)
            pending = place
    if pending < end:
        yield _block(text, pending, end)


def _block(text: str, start: int, end: int) -> Block:
    """Return one block without its marks, trimmed."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    mark = _HEADING.match(words) or _QUOTED.match(words)
    kind: PartKind | None = "title" if words.startswith("# ") else None
    if _RULE.fullmatch(words) or _FENCE.match(words):
        kind = "other"
    elif _IMAGE.fullmatch(words):
        kind = "caption"
    skip = mark.end() if mark else 0
    return Block(start + skip, start + len(words), kind)
