"""What they said: every statement read, its words marked inside their sentence, and disputes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from upperhand.record import Citation, Document, Statement
from upperhand.record.conflict import Conflict
from upperhand.record.reported import Dispute, DisputeVersion
from upperhand.report.page import Page
from upperhand.report.words import ACTS, MONTHS, file_name

__all__ = ["in_context", "known_disputes", "view"]

END_OF_SENTENCE = re.compile(r"[.!?…][\"”»'’)]*\s+(?=[\"“«'‘(]?[A-Z])|\n")
DATED = re.compile(rf"(\d{{1,2}})? ?({'|'.join(MONTHS)})\w* (20\d\d)")
LONGEST = 600
"""Characters of context shown around a quote at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: who, which act, and its sentence with the words marked."""

    statement: Statement
    speaker: str
    sentence: Markup
    spans: tuple[Citation, ...]
    source: str


def view(page: Page) -> dict[str, Any]:
    """Return what the section shows."""
    findings = page.findings
    read = {d: findings.record.document(d) for d in findings.documents}
    rows = [_row(s, read[s.document]) for s in findings.record.statements if s.document in read]
    return {
        "rows": sorted(rows, key=lambda r: (r.source, r.spans[0].start if r.spans else 0)),
        "acts": ACTS,
        "disputes": known_disputes(findings.conflict, findings.dating.as_of),
        "document_names": {d.id: file_name(d.source) for d in read.values()},
    }


def _row(statement: Statement, document: Document) -> Row:
    return Row(
        statement=statement,
        speaker=document.teller(statement),
        sentence=in_context(document.text, statement.content),
        spans=statement.content,
        source=file_name(document.source),
    )


def in_context(text: str, spans: Sequence[Citation]) -> Markup:
    """Return the sentence or sentences that hold some spans, the spans marked.

    >>> str(in_context("One. Two three four. Five.", [Citation("d", 9, 14)]))
    'Two <mark>three</mark> four.'
    """
    if not spans:
        return Markup()
    ordered = sorted(spans, key=lambda s: s.start)
    start, end = _around(text, ordered[0].start, max(s.end for s in ordered))
    parts, at = [], start
    for span in ordered:
        opened = max(span.start, at)
        parts += [Markup.escape(text[at:opened]), _marked(text[opened : span.end])]
        at = max(at, span.end)
    return Markup("").join([*parts, Markup.escape(text[at:end])]).strip()


def _marked(words: str) -> Markup:
    return Markup("<mark>{}</mark>").format(words) if words else Markup()


def _around(text: str, first: int, last: int) -> tuple[int, int]:
    """Return where the sentences around a stretch begin and end."""
    edge, wall = max(first - LONGEST, 0), min(last + LONGEST, len(text))
    ends = list(END_OF_SENTENCE.finditer(text, edge, wall))
    start = max((m.end() for m in ends if m.end() <= first), default=edge)
    stops = (m.start() + len(m[0].rstrip()) for m in ends if m.end() > last)
    return start, max(last, min(stops, default=wall))


def known_disputes(conflict: Conflict, as_of: str) -> tuple[Dispute, ...]:
    """Return disputes with at least two versions published by a date, later versions left out.

    A source's date is the one its name carries; a source without a date counts as known.
    """
    found = []
    for dispute in conflict.disputes:
        versions = tuple(v for v in dispute.versions if _published(conflict, v) <= as_of)
        if len(versions) > 1:
            found.append(
                Dispute(id=dispute.id, about=dispute.about, versions=versions, note=dispute.note)
            )
    return tuple(found)


def _published(conflict: Conflict, version: DisputeVersion) -> str:
    """Return the earliest date among the sources of a version, or nothing."""
    dates = [
        _date_in(conflict.sources[key].name) for key in version.sources if key in conflict.sources
    ]
    return min(dates, default="")


def _date_in(name: str) -> str:
    found = DATED.search(name)
    if not found:
        return ""
    month = MONTHS.index(found[2]) + 1
    return f"{found[3]}-{month:02d}-{int(found[1] or 1):02d}"
