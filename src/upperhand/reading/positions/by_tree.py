"""Positions from the grammar of sentences, whoever tells them: a speaker or the reporter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from upperhand.reading.grammar.sentences import Tellers
from upperhand.reading.positions.by_act import RED
from upperhand.reading.positions.grammar import Stand, stands
from upperhand.reading.positions.issue_library import IssueTerms, issues_in
from upperhand.reading.positions.matters import (
    FROM_GRAMMAR,
    FROM_REPORTER,
    SILENT,
    Clause,
    issues_of,
    own_stance,
    position,
)
from upperhand.reading.positions.pointing import Pointing, points_back
from upperhand.reading.speakers.whose import Whose
from upperhand.record import Citation, Document, Position, Statement
from upperhand.record.entries import Stance

__all__ = ["Page", "by_tree"]

# "Some were acceptable and others were not": neither a yes nor a no.
_MIXED = re.compile(r"\b(?:but|and|while)\s+(?:the\s+)?others?\s+(?:\w+\s+)?not\b")
_TELLING = frozenset(("say", "tell", "state", "note", "add", "report"))
REPORTED = "told by the reporter"


@dataclass(frozen=True, slots=True)
class Page:
    """What the stances of a page are read with."""

    document: Document
    issues: tuple[IssueTerms, ...]
    tellers: Tellers
    whose: Whose


def by_tree(page: Page, parsed: Any) -> Iterator[Position | Pointing]:
    """Yield the stances that sentences tell, and those on something told before."""
    bodies = any(p.kind == "body" for p in parsed.paragraphs)
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "title" and bodies:
            continue
        for sentence in paragraph.doc.sents:
            for stand in stands(sentence):
                yield from _told(stand, paragraph, page)
            yield from _kept_silent(sentence, paragraph, page)


def _told(stand: Stand, paragraph: Any, page: Page) -> Iterator[Position | Pointing]:
    clause = _between(stand.reach[0], stand.reach[1], paragraph, page)
    mark = _between(stand.at.i, stand.at.i, paragraph, page)
    statement = page.tellers.statement_at(mark.citation)
    if statement is None and stand.at.lemma_ in _TELLING:
        return  # the stand is in what was told, and is read there
    party = _party(stand, paragraph, page, statement)
    if not party:
        return
    stance = _hardened(stand, clause.text)
    about = _between(stand.reach[0], stand.core, paragraph, page).text
    named = issues_of(about, page.issues)
    sure = FROM_GRAMMAR if statement else FROM_REPORTER
    source, note = (statement.id, "") if statement else ("", REPORTED)
    if points_back(stand, named):
        yield Pointing(clause, stance, party, source, note)
    for issue in named:
        yield position(
            clause, issue, own_stance(issue, clause.text) or stance, party, page.document,
            page.issues, sure=sure, statement=source, note=note,
        )  # fmt: skip


def _party(stand: Stand, paragraph: Any, page: Page, statement: Statement | None) -> str:
    """Return whose stance it is; in a speaker's mouth only his own counts."""
    teller = statement.party if statement else ""
    if stand.who is None:
        return teller
    party = page.whose.party(paragraph, stand.who, teller)
    if not party and stand.of_teller:
        return teller
    return "" if teller and party != teller else party


def _hardened(stand: Stand, clause: str) -> Stance:
    if stand.stance in ("reject", "demand") and RED.search(clause):
        return "redline"
    if stand.stance in ("accept", "reject") and _MIXED.search(stand.at.sent.text):
        return "conditional"
    return stand.stance


def _kept_silent(sentence: Any, paragraph: Any, page: Page) -> Iterator[Position]:
    """Yield whose silence is told: "declined to comment on the offer"."""
    verb = next((t for t in sentence if t.lemma_ == "comment"), None)
    if verb is None or not SILENT.search(sentence.text):
        return
    party = page.whose.doer(paragraph, verb)
    clause = _cited(paragraph, page, sentence.start_char, sentence.end_char)
    for hit in issues_in(clause.text, page.issues)[:1] if party else ():
        yield position(
            clause, hit.issue, "silent", party, page.document, page.issues, sure=FROM_REPORTER,
            note=REPORTED,
        )  # fmt: skip


def _between(first: int, last: int, paragraph: Any, page: Page) -> Clause:
    """Return what the tokens ``first`` to ``last`` of a paragraph say, as written."""
    one, other = paragraph.doc[first], paragraph.doc[last]
    return _cited(paragraph, page, one.idx, other.idx + len(other.text))


def _cited(paragraph: Any, page: Page, start: int, end: int) -> Clause:
    first, last = paragraph.raw(start, end)
    return Clause(Citation(page.document.id, first, last), page.document.text[first:last])
