"""Lists of other stories: the lines below "More on this story" that are no sentences."""

from __future__ import annotations

from collections.abc import Sequence

from upperhand.reading.pages.lineshape import SENTENCE_END, is_pointer, kind_of_line
from upperhand.reading.pages.masthead import Line

__all__ = ["other_stories"]

LONGEST_LISTED = 110  # characters of a headline in a list


def other_stories(lines: Sequence[Line]) -> frozenset[int]:
    """Return where the lines begin that a pointer to other stories lists."""
    found: set[int] = set()
    listing = False
    for line in lines:
        if is_pointer(line.text):
            listing = True
        elif listing and _is_headline(line):
            found.add(line.start)
        elif kind_of_line(line.text) is None:
            listing = False
    return frozenset(found)


def _is_headline(line: Line) -> bool:
    text = line.text.strip()
    ends = SENTENCE_END.search(text) is not None and not text.endswith("?")
    return line.kind is None and len(text) <= LONGEST_LISTED and not ends
