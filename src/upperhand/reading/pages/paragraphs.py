"""From the lines of a plain text to its paragraphs: one line each, or several if hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from upperhand.reading.pages.extract import Block
from upperhand.reading.pages.lineshape import LISTED, SENTENCE_END, kind_of_line

__all__ = ["blocks_by_lines"]


def blocks_by_lines(text: str) -> Iterator[Block]:
    """Return one block per paragraph: a line, or several where lines are hard-wrapped.

    >>> len(list(blocks_by_lines("One said no.\\n\\nTwo said yes.\\nThree left.")))
    3
    """
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


WRAPPED_AT_LEAST, WRAPPED_AT_MOST = 48, 100  # length of a full line of hard-wrapped text
RAGGED = 30  # characters by which full lines may differ; headings differ by more


def _paragraphs(text: str, run: list[tuple[int, int]]) -> Iterator[Block]:
    if len(run) > 1 and _is_wrapped([text[a:b].strip() for a, b in run]):
        yield Block(run[0][0], run[-1][1])
        return
    for start, end in run:
        yield Block(start, end)


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines belong to one paragraph: full lines, ending mid-sentence."""
    full = [len(x) for x in lines[:-1]]
    fits = min(full) >= WRAPPED_AT_LEAST and max(full) <= WRAPPED_AT_MOST
    even = max(full) - min(full) <= RAGGED and len(lines[-1]) <= WRAPPED_AT_MOST
    open_ended = sum(not SENTENCE_END.search(x) for x in lines[:-1])
    furniture = any(LISTED.match(x) or kind_of_line(x) for x in lines)
    ends = bool(SENTENCE_END.search(lines[-1]))
    return fits and even and ends and not furniture and 2 * open_ended >= len(full)
