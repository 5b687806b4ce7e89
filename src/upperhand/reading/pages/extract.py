"""What a source hands over: the text of one page, its blocks, and what it says of itself.

A source turns bytes into an :class:`Extract`; :mod:`upperhand.reading.pages.page` turns an extract
into a document. A source states a block's kind only where the format itself says so (a heading, a
navigation bar); everything else is left to the shape of the lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from upperhand.record.entries import PartKind

__all__ = ["Block", "Extract", "Found", "TextBuilder", "Unreadable"]

BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of the page; ``kind`` is None where the format is silent."""

    start: int
    end: int
    kind: PartKind | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata and where it was found, e.g. ``("title", "…", "meta og:title")``.

    ``start`` is where the value stands in the text, or -1 if it stands outside of it.
    """

    field: str
    value: str
    where: str
    start: int = -1


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one page. Without blocks, the lines of the text are its blocks."""

    text: str
    blocks: tuple[Block, ...] = ()
    found: tuple[Found, ...] = ()


class Unreadable(Exception):
    """A file that cannot be read as what it is; becomes a Problem, never a crash."""

    def __init__(self, what: str, repair: str = "") -> None:
        self.what = what
        self.repair = repair
        super().__init__(what)


@dataclass(slots=True)
class TextBuilder:
    """Collects blocks into one text, keeping where each of them lies.

    >>> page = TextBuilder()
    >>> page.add("A title", "title")
    >>> page.add("A paragraph.")
    >>> page.extract().text
    'A title\\n\\nA paragraph.'
    """

    _pieces: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _length: int = 0

    def add(self, text: str, kind: PartKind | None = None) -> None:
        """Add one block; white space around it is dropped, an empty block is nothing."""
        text = text.strip()
        if not text:
            return
        if self._pieces:
            self._pieces.append(BETWEEN_BLOCKS)
            self._length += len(BETWEEN_BLOCKS)
        self._blocks.append(Block(self._length, self._length + len(text), kind))
        self._pieces.append(text)
        self._length += len(text)

    def extract(self, found: tuple[Found, ...] = ()) -> Extract:
        """Return the extract of all blocks added so far."""
        return Extract("".join(self._pieces), tuple(self._blocks), found)
