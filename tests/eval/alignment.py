"""An annotation carried over from a file to what the reader takes the file to say.

A reader shows an HTML page or a feed as text without its markup. The annotation stands on the
file; words that both have in the same order carry it over. Words the reader does not show carry
nothing: an annotated statement among them can only be missed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus import Page, Span

__all__ = ["aligned"]

WORD = re.compile(r"\w+")
NOWHERE = Span(0, 0)


def aligned(page: Page, text: str) -> Page:
    """Return the page with its annotation on ``text`` instead of on the file."""
    if page.text == text:
        return page
    mine = [Span(*m.span()) for m in WORD.finditer(page.text)]
    theirs = [Span(*m.span()) for m in WORD.finditer(text)]
    where = _pairs(page.text, mine, text, theirs)

    def carried(span: Span | None) -> Span:
        inside = [w for w in mine if span and span.start < w.end and w.start < span.end]
        found = [where[w] for w in inside if w in where]
        return Span(found[0].start, found[-1].end) if found else NOWHERE

    return replace(
        page, text=text,
        tellings=tuple(
            replace(
                g, content=tuple(carried(c) for c in g.content),
                speaker=carried(g.speaker) if g.speaker else None,
                cue=carried(g.cue) if g.cue else None,
            )
            for g in page.tellings
        ),
        events=tuple(replace(e, span=carried(e.span)) for e in page.events),
        meetings=tuple(replace(m, span=carried(m.span)) for m in page.meetings),
        dates=tuple(replace(d, span=carried(d.span)) for d in page.dates),
        boasts=tuple(replace(b, span=carried(b.span)) for b in page.boasts),
        boilerplate=tuple(carried(b) for b in page.boilerplate),
        titles=tuple(carried(t) for t in page.titles),
    )  # fmt: skip


def _pairs(
    mine: str, words: Sequence[Span], theirs: str, others: Sequence[Span]
) -> Mapping[Span, Span]:
    """Return which word of one text is which word of the other."""
    one = [mine[w.start : w.end] for w in words]
    other = [theirs[w.start : w.end] for w in others]
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {words[b.a + i]: others[b.b + i] for b in blocks for i in range(b.size)}
