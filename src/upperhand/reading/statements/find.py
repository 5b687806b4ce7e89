"""Who said what: from parsed paragraphs to statements with exact spans.

The stages are: quotations by their marks, frames of cues, ranking, quotations that go on over
sentences and paragraphs, speakers. Every span of a statement is built by :meth:`Paragraph.raw`
from a span of the shadow text, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from upperhand.reading.grammar.parse import Paragraph, ParsedDocument
from upperhand.reading.grammar.quotes import full_quotes, quotes
from upperhand.reading.grammar.tree import Span
from upperhand.reading.names.gazetteer import Gazetteer
from upperhand.reading.speakers.coref import Antecedents
from upperhand.reading.speakers.met import antecedents
from upperhand.reading.speakers.resolve import speaking_actor
from upperhand.reading.statements.attribution import PLAIN, Attribution, attribution
from upperhand.reading.statements.closing_tags import closing_tag_frames, end_tag_frames
from upperhand.reading.statements.comma_tags import (
    half_quoted_frames,
    mid_tag_frames,
)
from upperhand.reading.statements.deeds import is_deed
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.line_frames import line_frames
from upperhand.reading.statements.noun_frames import according_frames, noun_frames, view_frames
from upperhand.reading.statements.over_paragraphs import carried_over
from upperhand.reading.statements.pattern_frames import pattern_frames
from upperhand.reading.statements.quote_frames import quote_frames
from upperhand.reading.statements.quoted_on import quoted_on
from upperhand.reading.statements.ranking import Ranked, Weights, bundled_weights, choose, rank
from upperhand.reading.statements.silence import says_nothing
from upperhand.reading.statements.told_next import ended_by_next, told_after_semicolon
from upperhand.reading.statements.turn_frames import turn_frames
from upperhand.reading.statements.turned_tags import turned_tag_frames
from upperhand.reading.statements.verb_frames import verb_frames
from upperhand.record import Citation, Document, Mention, Statement
from upperhand.record.entries import QuoteKind

__all__ = ["Attribution", "all_frames", "attributions", "page_of", "quote_kind", "statements"]

EXTRACTOR = "frames/1"


def page_of(paragraph: Paragraph, text: str) -> Page:
    """Return a paragraph with its quotations found; ``text`` is the raw document."""
    offsets, shadow = paragraph.shadow.offsets, paragraph.doc.text
    marks = {
        at: text[offsets[at]]
        for at, letter in enumerate(shadow)
        if letter == '"' and offsets[at] < len(text)
    }
    found = quotes(shadow, marks)
    full = full_quotes(shadow, found)
    return Page(paragraph.doc, shadow, found, full, tuple(t.idx for t in paragraph.doc))


def all_frames(page: Page) -> Iterator[Frame]:
    """Yield every reading of every cue of a parsed paragraph."""
    yield from quote_frames(page)
    yield from line_frames(page)
    yield from mid_tag_frames(page)
    yield from turned_tag_frames(page)
    yield from end_tag_frames(page)
    yield from closing_tag_frames(page)
    yield from half_quoted_frames(page)
    yield from verb_frames(page)
    yield from noun_frames(page)
    yield from according_frames(page)
    yield from view_frames(page)
    yield from turn_frames(page)


def attributions(
    parsed: ParsedDocument, known: Antecedents, weights: Weights | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a document, in order, with who is meant where it can be told."""
    weights = weights or bundled_weights(parsed.parser)
    found: list[Attribution] = []
    before: tuple[Paragraph, Page] | None = None
    for paragraph in parsed.paragraphs:
        page = page_of(paragraph, parsed.document.text)
        here = list(_in_paragraph(paragraph, page, parsed, weights))
        if before is not None:
            here = carried_over(found, before, paragraph, page, here)
        found += here
        before = paragraph, page
    return tuple(_with_speaker(a, known) for a in _told_once(found))


def _in_paragraph(
    paragraph: Paragraph, page: Page, parsed: ParsedDocument, weights: Weights
) -> Iterator[Attribution]:
    if not parsed.knows_syntax:
        ranked = choose(Ranked(f, PLAIN) for f in pattern_frames(page))
    else:
        ranked = choose(ended_by_next(rank(all_frames(page), page, weights), page))
    told = [r for r in ranked if not (says_nothing(page, r.frame) or is_deed(page, r.frame))]
    if paragraph.kind == "title":  # told again in the story, and there in whole sentences
        told = sorted(told, key=lambda r: -r.chance)[:1]
    for one in quoted_on(told_after_semicolon(told, page), page):
        yield attribution(paragraph, one)


def _told_once(found: Iterable[Attribution]) -> list[Attribution]:
    """Drop from the body what the title has told word for word."""
    kept: list[Attribution] = []
    titles: set[str] = set()
    for one in found:
        words = " … ".join(p.doc.text[a:b] for p, (a, b) in one.content)
        if one.paragraph.kind == "body" and words in titles:
            continue
        if one.paragraph.kind == "title":
            titles.add(words)
        kept.append(one)
    return kept


# Speakers --------------------------------------------------------------------------------------


def _with_speaker(found: Attribution, known: Antecedents) -> Attribution:
    frame = found.frame
    if frame.source is None or frame.speaker is None:
        return found
    actor = speaking_actor(found.paragraph, frame.source, frame.speaker, known)
    if actor is None:
        return found
    return replace(found, actor=actor, party=known.names.party_of(actor, known.on))


# Statements ------------------------------------------------------------------------------------


def statements(
    document: Document, parsed: ParsedDocument, names: Gazetteer, known: Antecedents | None = None
) -> tuple[Statement, ...]:
    """Return who said what in a document, in order of the text.

    ``known`` are those named on the page, where they were collected already. The act of every
    statement is ``claim`` here; :mod:`upperhand.reading.statements.acts` refines it.
    """
    found = attributions(parsed, known or antecedents(parsed, names))
    ids = [_id(document, a) for a in found]
    return tuple(
        _statement(document, a, ids[n], "" if a.continues is None else ids[a.continues])
        for n, a in enumerate(found)
    )


def _id(document: Document, found: Attribution) -> str:
    """Return an id that the same page gives again, whatever else is read with it."""
    first, last = found.content[0], found.content[-1]
    start, end = first[0].raw(*first[1])[0], last[0].raw(*last[1])[1]
    cue = found.paragraph.raw(*found.frame.words)[0]
    return f"stmt-{document.id[:12]}-{start}-{end}-{cue}"


def _statement(document: Document, found: Attribution, id: str, continues: str) -> Statement:
    content = tuple(_cite(document, p, span) for p, span in found.content)
    return Statement(
        id=id,
        document=document.id,
        kind=quote_kind(" … ".join(document.quote(c) for c in content)),
        act="claim",
        content=content,
        speaker=_mention(document, found),
        party=found.party,
        cue=_cite(document, found.paragraph, found.frame.words),
        negated=found.negated,
        continues=continues,
        confidence=round(found.chance, 3),
        extractor=EXTRACTOR,
    )


def _mention(document: Document, found: Attribution) -> Mention | None:
    if found.frame.source is None:
        return None
    where = _cite(document, found.paragraph, found.frame.source)
    return Mention(where, found.actor.id if found.actor else "")


def _cite(document: Document, paragraph: Paragraph, span: Span) -> Citation:
    start, end = paragraph.raw(*span)
    return Citation(document.id, start, end)


_MARK = "\"“”„‟«»'‘’`"
_WHOLE = re.compile(rf"[{_MARK}].*[{_MARK}]\W?", re.DOTALL)


def quote_kind(words: str) -> QuoteKind:
    """Tell direct (all in quotation marks), mixed and indirect speech.

    >>> quote_kind('“No deal.”'), quote_kind('that it was “no deal”'), quote_kind("that it was off")
    ('direct', 'mixed', 'indirect')
    """
    parts = words.split(" … ")
    marked = re.search("[\"“”„«»]|''|``", words)
    if all(_WHOLE.fullmatch(p.strip(" >")) for p in parts):
        return "direct"
    return "mixed" if marked else "indirect"
