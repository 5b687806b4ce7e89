"""Which date belongs to what is told: the dates of a document, and the one nearest to a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from upperhand.reading.dates.find import find_dates, find_dates_in_parts, last_told
from upperhand.reading.dates.tense import tense_at
from upperhand.reading.grammar.dateline import DATELINE
from upperhand.record import Citation, Document, Statement, When
from upperhand.record.entries import PartKind

__all__ = ["Dater"]

# "stated on Wednesday that": how far from the cue a date still dates the statement [characters].
BESIDE_CUE = 24
# The part of a page that a line with nothing but a date is.
DATE_LINE: PartKind = "date"


class Dater:
    """The dates of a parsed document, each at its place.

    Relative expressions are counted from the day of publication, or that of the last update where
    no other is named, "a day later" from the date told last before it, be it paragraphs above;
    without any they stay unresolved and nothing is guessed.
    """

    def __init__(self, document: Document, parsed: Any) -> None:
        anchor, base = _anchor(document)
        self._spans: dict[int, list[tuple[int, int, When]]] = {}
        told: When | None = None
        for paragraph in parsed.paragraphs:
            doc = paragraph.doc
            found = find_dates(
                doc.text, anchor, verb_tense=tense_at(doc), counted_from=base, told=told
            )
            told = last_told(found) or told
            self._spans[paragraph.index] = [self._placed(w, paragraph, document) for w in found]
        self._heads = tuple(_in_letterheads(document, anchor, base))

    def _placed(self, when: When, paragraph: Any, document: Document) -> tuple[int, int, When]:
        assert when.citation is not None
        start, end = when.citation.start, when.citation.end
        first, last = paragraph.raw(start, end)
        return start, end, replace(when, citation=Citation(document.id, first, last))

    @property
    def dates(self) -> tuple[When, ...]:
        """Every date of the document: first those of its datelines, then those of its story."""
        return (*self._heads, *self._told)

    @property
    def _told(self) -> tuple[When, ...]:
        return tuple(w for spans in self._spans.values() for _, _, w in spans)

    def unresolved(self) -> tuple[str, ...]:
        """Return what could not be dated and why, one line each."""
        return tuple(
            f'"{w.text}" has no day to count from'
            for w in self.dates
            if w.granularity == "unresolved"
        )

    def of_stretch(self, sentence: Any, stretch: tuple[int, int]) -> When | None:
        """Return the date that overlaps ``stretch`` (characters of the sentence), or None."""
        first, last = sentence.start + stretch[0], sentence.start + stretch[1]
        spans = self._spans.get(sentence.paragraph.index, ())
        return next((w for s, e, w in spans if s < last and first < e), None)

    def of_statement(self, statement: Statement) -> When | None:
        """Return the date that stands beside a statement's cue, outside its content, or None."""
        cue = statement.cue
        if cue is None:
            return None
        near = [w for w in self._told if w.citation and w.iso and _beside(w.citation, cue)]
        said = [w for w in near if not any(_within(w.citation, c) for c in statement.content)]
        return min(said, key=lambda w: _gap(w.citation, cue), default=None)

    def of_token(self, sentence: Any, token: Any) -> When | None:
        """Return the date in a verb's clause nearest to it, or the sentence's only one."""
        first, last = token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text)
        spans = self._spans.get(sentence.paragraph.index, ())
        inside = [(abs(s - token.idx), w) for s, e, w in spans if first <= s and e <= last]
        if inside:
            return min(inside, key=lambda pair: pair[0])[1]
        around = [w for s, _, w in spans if sentence.start <= s < sentence.span.end_char]
        return around[0] if len(around) == 1 and token.dep_ in ("ccomp", "ROOT", "conj") else None


def _anchor(document: Document) -> tuple[date | None, str]:
    """Return the day relative expressions count from and what it is.

    A story sent a day or two before it was printed is told as of its dateline; a page that names
    no day of publication but one of its last update is read as of that.
    """
    day = document.dated.first_day if document.dated else None
    if day is None:
        return None, "published"
    sent = _sent_on(document, day)
    return (sent, "dateline") if sent else (day, "published" if document.published else "updated")


LATE = 3  # days between a dateline and the paper it is printed in


def _sent_on(document: Document, printed: date) -> date | None:
    """Return the day a dateline says the story was sent, where that was before it was printed."""
    opening = next((p for p in document.parts if p.kind == "body"), None)
    line = DATELINE.match(document.text, opening.start) if opening is not None else None
    if line is None or not line["day"]:
        return None
    day = next((w.first_day for w in find_dates(line["day"], printed, tense="past")), None)
    return day if day is not None and 0 < (printed - day).days <= LATE else None


def _in_letterheads(document: Document, anchor: date | None, base: str) -> Iterator[When]:
    """Yield the dates of lines that are only a date: a dateline, a letterhead, a stamp."""
    spans = [(p.start, p.end) for p in document.parts if p.kind == DATE_LINE]
    yield from find_dates_in_parts(
        document.text, spans, anchor, document=document.id, counted_from=base
    )


def _gap(one: Citation | None, other: Citation) -> int:
    assert one is not None
    return max(one.start - other.end, other.start - one.end, 0)


def _beside(date: Citation, cue: Citation) -> bool:
    return _gap(date, cue) <= BESIDE_CUE


def _within(inner: Citation | None, outer: Citation) -> bool:
    return inner is not None and outer.start <= inner.start and inner.end <= outer.end
