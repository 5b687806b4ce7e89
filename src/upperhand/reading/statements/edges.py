"""The edges of a content: whole quotations, brackets, the mark of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from upperhand.reading.grammar.quotes import Quote
from upperhand.reading.grammar.tree import Span

__all__ = ["balanced", "with_question", "with_quoted_tail", "without_bracket"]


def with_question(text: str, end: int) -> int:
    """Return the end of a content with the mark that makes it a question or a cry."""
    return end + (text[end : end + 1] in ("?", "!") and text[end - 1 : end].isalnum())


def without_bracket(text: str, start: int, end: int) -> Span:
    """Cut "(The French, it turns out, …" and "… the wage (": the bracket holds more, or less."""
    words = text[start:end]
    if words.startswith("(") and ")" not in words:
        start += 1
    if "(" not in words and words.endswith(")"):
        end -= 1
    if words.endswith("("):
        end -= len(words) - len(words[:-1].rstrip())
    return start, end


def balanced(quotes: Sequence[Quote], span: Span, cue: int) -> Span:
    """Widen a span to whole quotations, unless the cue itself stands in the quotation."""
    start, end = span
    for quote in quotes:
        crosses = quote.start < end and start < quote.end
        if crosses and not quote.start <= cue < quote.end and not _within(span, quote):
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end


# '"a big problem" but "nobody has the guts"', 'no quarrel, only "a long reading of maps"',
# 'an end to sanctions "on the day the guns stop"', 'until May, "but the choices get uglier"'.
_TO_TAIL = re.compile(
    r"(?<=\")\s*,?\s*(?:and|but)\s+(?:(?:of|for|to|that|as|by|with|in)\s+)?(?=\")|"
    r"\s*,\s*(?:(?:only|just|merely|but|not|even)\s+)?(?=\")|"
    r"\s*"
)


def with_quoted_tail(text: str, quotes: Sequence[Quote], end: int) -> int:
    """Return the end of a content with the words in quotation marks that it goes on in."""
    gap = _TO_TAIL.match(text, end)
    at = gap.end() if gap is not None else end
    tail = next((q for q in quotes if q.start == at), None)
    goes_on = tail is not None and at > end and text[at + 1 : at + 2].islower()
    return tail.end if tail is not None and goes_on else end


# A span that fills this share of a quotation means the whole of it.
MOST = 0.75


def _within(span: Span, quote: Quote) -> bool:
    """Tell a span that is only some words of a longer quotation."""
    inside = quote.start + 2 < span[0] and span[1] <= quote.end
    return inside and (span[1] - span[0]) < MOST * (quote.end - quote.start)
