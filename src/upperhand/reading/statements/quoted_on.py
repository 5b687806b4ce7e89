"""Quotations without a tag that go on after a sentence that somebody told.

'The pier is closed, Berg said. "Nobody may use it."': the quotation is a sentence of its own, and
its teller stands in the sentence before. '"Wait," he told "The Hour." "It is late."' is one
quotation, whatever stands in marks between its halves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from upperhand.reading.grammar.quotes import Quote
from upperhand.reading.grammar.tree import Span
from upperhand.reading.statements.attribution import PLAIN
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.ranking import Ranked

__all__ = ["quoted_on"]


def quoted_on(told: Iterable[Ranked], page: Page) -> list[Ranked]:
    """Give each quotation that nobody tells to who told the sentence before it."""
    found = list(told)
    for quote in page.full:
        if _is_sentence(page, quote) and not any(_holds(r.frame, quote) for r in found):
            teller = _told_before(found, page, quote)
            if teller is not None:
                _add(found, teller, page, (quote.start, quote.end))
    return found


def _add(found: list[Ranked], teller: Ranked, page: Page, span: Span) -> None:
    """Add a quotation to what it goes on, or beside it where that was told without marks."""
    frame = teller.frame
    start, end = frame.content[-1]
    if page.text[start] == page.text[end - 1] == '"':
        longer = replace(frame, content=(*frame.content, span))
        found[found.index(teller)] = replace(teller, frame=longer)
    else:
        found.append(Ranked(replace(frame, pattern="quote-on", content=(span,)), PLAIN))


def _is_sentence(page: Page, quote: Quote) -> bool:
    """Tell a quotation that follows a whole sentence and ends in its own stop."""
    before = page.text[: quote.start].rstrip()
    stopped = page.text[: quote.end].rstrip("\"'")[-1:] in tuple(".?!")
    return not quote.single and stopped and before[-1:] in tuple('.?!"')


def _holds(frame: Frame, quote: Quote) -> bool:
    return any(start < quote.end and quote.start < end for start, end in frame.content)


def _told_before(found: Iterable[Ranked], page: Page, quote: Quote) -> Ranked | None:
    """Return the last one told in the sentence before a quotation, or in the quotation before."""
    near = page.token_at(len(page.text[: quote.start].rstrip(" .\"'")) - 1)
    if near is None:
        return None
    begin = near.sent.start_char
    told = (
        r
        for r in found
        if r.frame.words[0] < quote.start
        and (begin <= r.frame.words[0] or begin < r.frame.end <= quote.start)
        and page.quote_at(r.frame.words[0]) is None
    )
    return max(told, key=lambda r: (r.frame.words[0], r.frame.end), default=None)
