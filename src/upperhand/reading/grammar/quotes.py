"""Quotations by their marks: pairs of quotation marks in one paragraph.

Marks are read from the raw text, because only there an opening mark still differs from a
closing one; the spans returned are those of the shadow text. A quotation that is not closed in
its paragraph runs to the paragraph's end, as English typography has it when the next paragraph
opens with a mark again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Quote", "full_quotes", "quotes"]

_OPENING = "“„‟«〝"
_CLOSING = "”»〞"
# A full quotation has at least this many words; shorter ones are quoted words in a sentence.
FULL = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, ``start`` and ``end`` with its marks, in characters of the shadow text."""

    start: int
    end: int
    closed: bool = True
    single: bool = False


def quotes(text: str, raw_marks: dict[int, str] | None = None) -> tuple[Quote, ...]:
    """Return the quotations of one paragraph, in order, none inside another.

    Parameters
    ----------
    text : str
        Shadow text, with straight double marks.
    raw_marks : dict, optional
        Raw character behind a mark, by shadow position, where it tells opening from closing.

    >>> [text[q.start:q.end] for text in ['He said "no" and "why not'] for q in quotes(text)]
    ['"no"', '"why not']
    """
    found = list(_double(text, raw_marks or {}))
    taken = [(q.start, q.end) for q in found]
    found += [q for q in _single(text) if not any(a < q.end and q.start < b for a, b in taken)]
    return tuple(sorted(found, key=lambda q: q.start))


def _double(text: str, raw_marks: dict[int, str]) -> Iterator[Quote]:
    start: int | None = None
    for match in re.finditer('"', text):
        at = match.start()
        side = _side(text, at, raw_marks.get(at, '"'), is_open=start is not None)
        if side == "open":
            start = at if start is None else start
        elif start is not None:
            yield Quote(start, at + 1)
            start = None
    if start is not None and text[start + 1 :].strip():
        yield Quote(start, len(text.rstrip()), closed=False)


def _side(text: str, at: int, raw: str, *, is_open: bool) -> str:
    """Tell an opening mark from a closing one: by its shape, then its neighbours, then by turn."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or before in " ([-—–:/") and bool(after.strip())
    closes = bool(before.strip()) and (not after or not after.isalnum())
    if raw in _OPENING and not (is_open and closes and not opens):
        return "open"  # “Apparently not,“ is closed by the mark that opened it
    if raw in _CLOSING and (is_open or not opens):
        return "close"
    if opens != closes:
        return "open" if opens else "close"
    return "close" if is_open else "open"


# A single mark opens after a space and closes before a space or a stop; an apostrophe does not.
_SINGLE = re.compile(r"(?<![^\s(\[—–:\"-])'(?=[^\s'])(?:[^'\"]|(?<=\w)'(?=\w))+?[^\s']'(?![\w'])")


def _single(text: str) -> Iterator[Quote]:
    for match in _SINGLE.finditer(text):
        if not re.match(r"'\d0s|'em\b|'til\b", match.group()):
            yield Quote(match.start(), match.end(), single=True)


def full_quotes(text: str, found: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotations that could stand alone, and those that resume one after its tag.

    >>> text = '"It goes on and on," he said, "and on."'
    >>> [text[q.start : q.end] for q in full_quotes(text, quotes(text))]
    ['"It goes on and on,"', '"and on."']
    """
    full: list[Quote] = []
    for quote in found:
        if is_full(text, quote) or (full and _resumes(text, full[-1], quote)):
            full.append(quote)
    return tuple(full)


def _resumes(text: str, before: Quote, quote: Quote) -> bool:
    """Tell '"…," he said, "and on."': what stands between is a tag, and the stop is inside."""
    tag = text[before.end : quote.start].strip()
    stopped = text[quote.start + 1 : quote.end].rstrip("\"'")[-1:] in tuple(".?!,")
    return stopped and tag.endswith(",") and not re.search(r"[.?!;:]", tag)


def is_full(text: str, quote: Quote) -> bool:
    """Tell whether the quotation could stand alone: long enough, or stopped inside its marks."""
    inner = text[quote.start + 1 : quote.end].rstrip("\"'")
    words = len(inner.split())
    stopped = inner[-1:] in ",.?!" or inner.endswith(("—", "-"))
    return (
        not quote.closed
        or words >= 2 * FULL
        or (stopped and (words >= FULL or inner[:1].isupper()))
    )
