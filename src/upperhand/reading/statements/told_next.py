"""What a teller tells next: with a second verb, or behind a tag and a semicolon.

"Called it a gift | and maintained that …": where the parser hangs the second verb inside the
first content, both are read, and the first ends before it. "The road is shut, he said; it would
open in May" is two statements of one teller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from upperhand.reading.grammar.tree import Span, token_span
from upperhand.reading.statements.attribution import PLAIN
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.ranking import Ranked
from upperhand.reading.statements.second_halves import is_tellers
from upperhand.reading.statements.tags import tag_end

__all__ = ["ended_by_next", "told_after_semicolon"]


def ended_by_next(ranked: Iterable[Ranked], page: Page) -> list[Ranked]:
    """Cut every content before the next verb of the same teller that stands in it."""
    found = list(ranked)
    return [_cut(one, found, page) for one in found]


def _cut(one: Ranked, found: Iterable[Ranked], page: Page) -> Ranked:
    frame = one.frame
    later = [o.frame for o in found if _is_next(frame, o.frame, page)]
    if not later:
        return one
    end = _before_link(page, min(f.cue for f in later))
    first, last = frame.content[-1]
    if end <= first:
        return one
    content: tuple[Span, ...] = (*frame.content[:-1], (first, min(last, end)))
    return replace(one, frame=replace(frame, content=content))


def _is_next(frame: Frame, other: Frame, page: Page) -> bool:
    """Tell a coordinated verb of the same teller, inside a content and behind its own cue."""
    start, end = frame.content[-1]
    inside = start < other.words[0] < end and frame.cue < other.cue
    same = frame.speaker is not None and frame.speaker == other.speaker
    joined = page.doc[other.cue].dep_ == "conj" and other.start > other.words[0]
    return inside and same and joined and page.quote_at(other.words[0]) is None


def _before_link(page: Page, cue: int) -> int:
    """Return the end of the last word before ", and has maintained"."""
    at = cue
    while page.doc[at - 1].dep_ in ("aux", "advmod", "neg") and page.doc[at - 1].head.i == cue:
        at -= 1
    while at > 0 and (page.doc[at - 1].tag_ == "CC" or page.doc[at - 1].text == ","):
        at -= 1
    last = page.doc[at - 1]
    return int(last.idx + len(last.text))


def told_after_semicolon(told: Iterable[Ranked], page: Page) -> list[Ranked]:
    """Add what stands behind a tag and a semicolon and nobody else tells."""
    found = list(told)
    more = (_half_after(one.frame, page) for one in found)
    halves = [h for h in more if h is not None and not any(_meets(h, o.frame) for o in found)]
    return [*found, *(Ranked(half, PLAIN) for half in halves)]


def _half_after(frame: Frame, page: Page) -> Frame | None:
    cue = page.doc[frame.cue]
    stop = tag_end(cue) if frame.content[-1][1] <= cue.idx and frame.speaker is not None else None
    if stop is None or page.doc[stop].text != ";" or page.quote_at(cue.idx) is not None:
        return None
    rest = page.doc[stop + 1 : cue.sent.end - 1]
    ends = [t.i for t in rest if t.text == ";"]
    half = page.doc[stop + 1 : ends[0]] if ends else rest
    if not len(half) or not is_tellers(half):
        return None
    return replace(
        frame, pattern="half-on", content=(token_span(page.doc, half.start, half.end - 1),)
    )


def _meets(one: Frame, other: Frame) -> bool:
    return any(a < d and c < b for a, b in one.content for c, d in other.content)
