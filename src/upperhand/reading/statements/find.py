"""Who said what: from parsed paragraphs to statements with exact spans.

The stages are: quotations by their marks, frames of cues, ranking, quotations that go on over
paragraphs, speakers. Every span of a statement is built by :meth:`Paragraph.raw` from a span of
the shadow text, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from upperhand.reading.grammar.parse import Paragraph, ParsedDocument
from upperhand.reading.grammar.quotes import full_quotes, quotes
from upperhand.reading.grammar.tree import Span, child
from upperhand.reading.names.gazetteer import Gazetteer
from upperhand.reading.speakers.coref import Antecedents
from upperhand.reading.speakers.resolve import antecedents, speaking_actor
from upperhand.reading.statements.comma_tags import (
    closing_tag_frames,
    end_tag_frames,
    half_quoted_frames,
    mid_tag_frames,
)
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.line_frames import line_frames, signature_frame
from upperhand.reading.statements.noun_frames import according_frames, noun_frames, view_frames
from upperhand.reading.statements.pattern_frames import pattern_frames
from upperhand.reading.statements.quote_frames import opening_frame, quote_frames
from upperhand.reading.statements.ranking import Ranked, Weights, bundled_weights, choose, rank
from upperhand.reading.statements.silence import says_nothing
from upperhand.reading.statements.turn_frames import turn_frames
from upperhand.reading.statements.verb_frames import verb_frames
from upperhand.record import Actor, Citation, Document, Mention, Statement
from upperhand.record.entries import QuoteKind

__all__ = ["Attribution", "all_frames", "attributions", "page_of", "quote_kind", "statements"]

EXTRACTOR = "frames/1"
# Chance given to what words and marks alone give away.
PLAIN = 0.8


@dataclass(frozen=True, slots=True)
class Attribution:
    """A frame that was kept, where it stands, and who is meant; for acts and stances to read.

    ``paragraph`` holds the cue and the source, ``content`` the spans with the paragraph each
    stands in. ``negated`` and ``modality`` (lemma of a modal, empty if none) are the cue's.
    ``continues`` is the place in the list of the attribution whose quotation this one goes on.
    """

    frame: Frame
    paragraph: Paragraph
    chance: float
    content: tuple[tuple[Paragraph, Span], ...]
    actor: Actor | None = None
    party: str = ""
    negated: bool = False
    modality: str = ""
    continues: int | None = None


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
            here = _carried_over(found, before, paragraph, page, here)
        found += here
        before = paragraph, page
    return tuple(_with_speaker(a, known) for a in _told_once(found, parsed.document))


def _in_paragraph(
    paragraph: Paragraph, page: Page, parsed: ParsedDocument, weights: Weights
) -> Iterator[Attribution]:
    if not parsed.knows_syntax:
        ranked = choose(Ranked(f, PLAIN) for f in pattern_frames(page))
    else:
        ranked = choose(rank(all_frames(page), page, weights))
    for one in ranked:
        if not says_nothing(page, one.frame):
            yield _attribution(paragraph, one)


def _attribution(paragraph: Paragraph, one: Ranked) -> Attribution:
    cue = paragraph.doc[one.frame.cue]
    modal = next((c for c in cue.lefts if c.tag_ == "MD"), None)
    return Attribution(
        frame=one.frame,
        paragraph=paragraph,
        chance=one.chance,
        content=tuple((paragraph, span) for span in one.frame.content),
        negated=child(cue, "neg") is not None,
        modality=modal.lemma_.lower() if modal is not None else "",
    )


# Over paragraphs -------------------------------------------------------------------------------


def _carried_over(
    found: list[Attribution], before: tuple[Paragraph, Page], paragraph: Paragraph,
    page: Page, here: list[Attribution],
) -> list[Attribution]:  # fmt: skip
    """Give a paragraph's opening quotation to the one before it, where it goes on from there.

    It goes on if the last quotation was left open; or if the last paragraph ends in a colon.
    A line that only signs the quotation above it is read the other way round.
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
            announced = _attribution(last_paragraph, Ranked(opener, PLAIN))
            return [replace(announced, content=quoted), *here]
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
        yield replace(_attribution(paragraph, Ranked(signature, PLAIN)), content=quoted)


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


def _told_once(found: Iterable[Attribution], document: Document) -> list[Attribution]:
    """Drop from the title what the body's first lines repeat word for word."""
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
