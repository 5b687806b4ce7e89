"""Quotations over paragraphs: left open, announced by a colon, signed below, or standing alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from upperhand.reading.grammar.parse import Paragraph
from upperhand.reading.statements.attribution import PLAIN, Attribution, attribution
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.line_frames import signature_frame
from upperhand.reading.statements.quote_frames import opening_frame
from upperhand.reading.statements.ranking import Ranked

__all__ = ["carried_over"]


def carried_over(
    found: list[Attribution], before: tuple[Paragraph, Page], paragraph: Paragraph,
    page: Page, here: list[Attribution],
) -> list[Attribution]:  # fmt: skip
    """Give a paragraph's opening quotation to the one before it, where it goes on from there.

    It goes on if the last quotation was left open; if the last paragraph ends in a colon; or if
    the paragraph is a quotation alone and the one before ended with somebody's, or with the tag
    of what he told. A line that only signs the quotation above it is read the other way round.
    """
    signature = signature_frame(page)
    if signature is not None:
        return [*_signed_above(found, before, paragraph, signature), *here]
    opening = (
        page.full[0] if page.full and not page.text[: page.full[0].start].strip(" >") else None
    )
    if opening is None:
        return here
    last_paragraph, last_page = before
    tagged = next((n for n, a in enumerate(here) if _covers(a, opening.start)), None)
    open_place = _left_open(found, last_paragraph, last_page)
    if open_place is not None and tagged is not None:
        here[tagged] = replace(here[tagged], continues=open_place)
    elif open_place is not None:
        longer = found[open_place]
        more = tuple((paragraph, (q.start, q.end)) for q in page.full)
        found[open_place] = replace(longer, content=(*longer.content, *more))
    elif tagged is None and last_page.text.rstrip().endswith(":"):
        opener = opening_frame(last_page)
        if opener is not None:
            quoted = tuple((paragraph, (q.start, q.end)) for q in page.full)
            announced = attribution(last_paragraph, Ranked(opener, PLAIN))
            return [replace(announced, content=quoted), *here]
    elif tagged is None and _stands_alone(page):
        teller = _ended_with(found, last_paragraph, last_page)
        if teller is not None:
            quoted = tuple((paragraph, (q.start, q.end)) for q in page.full)
            return [replace(teller, content=quoted, chance=PLAIN, continues=None)]
    return here


def _signed_above(
    found: Sequence[Attribution], before: tuple[Paragraph, Page], paragraph: Paragraph,
    signature: Frame,
) -> Iterator[Attribution]:  # fmt: skip
    """Yield the quotation above a signature, if nobody else was found to say it."""
    last_paragraph, last_page = before
    quoted = tuple((last_paragraph, (q.start, q.end)) for q in last_page.full)
    alone = bool(quoted) and not last_page.text[: quoted[0][1][0]].strip(" >")
    taken = any(p is last_paragraph for one in found for p, _ in one.content)
    if alone and not taken:
        yield replace(attribution(paragraph, Ranked(signature, PLAIN)), content=quoted)


def _covers(one: Attribution, place: int) -> bool:
    return any(start <= place < end for start, end in one.frame.content)


def _left_open(found: Sequence[Attribution], paragraph: Paragraph, page: Page) -> int | None:
    """Return the attribution whose quotation the paragraph leaves open, if there is one."""
    if not page.quotes or page.quotes[-1].closed:
        return None
    start = page.quotes[-1].start
    for place in range(len(found) - 1, -1, -1):
        if any(p is paragraph and a <= start < b for p, (a, b) in found[place].content):
            return place
    return None


def _stands_alone(page: Page) -> bool:
    """Tell a paragraph that is nothing but a quotation; a crosshead in single marks is none."""
    if not page.full or any(q.single or not q.closed for q in page.full):
        return False
    outside = page.text
    for quote in reversed(page.full):
        outside = outside[: quote.start] + outside[quote.end :]
    return not outside.strip(" >.")


def _ended_with(
    found: Sequence[Attribution], paragraph: Paragraph, page: Page
) -> Attribution | None:
    """Return the attribution whose quotation, or the tag of it, ends the paragraph."""
    last = found[-1] if found else None
    if last is None or last.paragraph is not paragraph:
        goes_on = last is not None and last.content[-1][0] is paragraph and _stands_alone(page)
        return last if goes_on else None
    if not last.frame.pattern.startswith("quote") and last.frame.end > last.frame.words[0]:
        return None
    end = max(last.frame.end, last.frame.words[1])
    rest = page.doc.char_span(end, len(page.text.rstrip()), alignment_mode="contract")
    goes_on = rest is not None and any(t.is_sent_start and not t.is_punct for t in rest)
    return None if goes_on else last
