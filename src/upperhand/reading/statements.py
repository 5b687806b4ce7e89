"""Who said what: from parsed paragraphs to statements with exact spans.

The stages are: quotations by their marks, frames of cues, ranking, continuation of quotations
over paragraphs, speakers. Every span of a statement is built by :meth:`Paragraph.raw` from a
span of the shadow text, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from upperhand.reading.clauses import Span, child
from upperhand.reading.frames import Frame, Page
from upperhand.reading.line_frames import line_frames
from upperhand.reading.names import Gazetteer
from upperhand.reading.noun_frames import according_frames, noun_frames
from upperhand.reading.parse import Paragraph, ParsedDocument
from upperhand.reading.quote_frames import quote_frames
from upperhand.reading.quotes import is_full, quotes
from upperhand.reading.ranking import Ranked, Weights, bundled_weights, choose, rank
from upperhand.reading.speakers import antecedents, speaking_actor
from upperhand.reading.verb_frames import verb_frames
from upperhand.record import Actor, Citation, Document, Mention, Statement

__all__ = ["Attribution", "all_frames", "attributions", "page_of", "statements"]

EXTRACTOR = "frames/1"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A frame that was kept, where it stands, and who is meant; for acts and stances to read.

    ``negated`` and ``modality`` (lemma of a modal or "yet"; empty if none) are those of the cue.
    """

    frame: Frame
    paragraph: Paragraph
    chance: float
    actor: Actor | None = None
    party: str = ""
    negated: bool = False
    modality: str = ""


def page_of(paragraph: Paragraph, text: str) -> Page:
    """Return a paragraph with its quotations found; ``text`` is the raw document."""
    offsets, shadow = paragraph.shadow.offsets, paragraph.doc.text
    marks = {
        at: text[offsets[at]]
        for at, letter in enumerate(shadow)
        if letter == '"' and offsets[at] < len(text)
    }
    found = quotes(shadow, marks)
    full = tuple(q for q in found if is_full(shadow, q))
    return Page(paragraph.doc, shadow, found, full, tuple(t.idx for t in paragraph.doc))


def all_frames(page: Page) -> Iterator[Frame]:
    """Yield every reading of every cue of a paragraph."""
    yield from quote_frames(page)
    yield from verb_frames(page)
    yield from noun_frames(page)
    yield from according_frames(page)
    yield from line_frames(page)


def attributions(
    parsed: ParsedDocument, names: Gazetteer, weights: Weights | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a document, in order, with who is meant where it can be told."""
    weights = weights or bundled_weights()
    known = antecedents(parsed, names)
    found: list[Attribution] = []
    for paragraph in parsed.paragraphs:
        page = page_of(paragraph, parsed.document.text)
        for one in choose(rank(all_frames(page), page, weights)):
            if not is_silence(page, one.frame):
                found.append(_attribution(paragraph, one))
    return tuple(_with_speaker(a, known) for a in found)


def _attribution(paragraph: Paragraph, one: Ranked) -> Attribution:
    cue = paragraph.doc[one.frame.cue]
    modal = next((c for c in cue.lefts if c.tag_ == "MD"), None)
    return Attribution(
        frame=one.frame,
        paragraph=paragraph,
        chance=one.chance,
        negated=child(cue, "neg") is not None,
        modality=modal.lemma_.lower() if modal is not None else "",
    )


SILENT = frozenset("comment respond reply answer elaborate return".split())


def is_silence(page: Page, frame: Frame) -> bool:
    """Tell "declined to comment" and "has yet to respond": reports that nothing was said."""
    cue = page.doc[frame.cue]
    words = {cue.lemma_.lower()}
    if frame.head >= 0:
        words.add(page.doc[frame.head].lemma_.lower())
    refused = child(cue, "neg") is not None or cue.lemma_.lower() in ("decline", "refuse")
    above = cue.head.lemma_.lower() if cue.dep_ == "xcomp" else ""
    refused = refused or above in ("decline", "refuse", "have")
    return refused and bool(words & SILENT)


def _with_speaker(found: Attribution, known: object) -> Attribution:
    from dataclasses import replace

    frame = found.frame
    if frame.source is None or frame.speaker is None:
        return found
    actor = speaking_actor(found.paragraph, frame.source, frame.speaker, known)  # type: ignore[arg-type]
    if actor is None:
        return found
    party = known.names.party_of(actor, known.on)  # type: ignore[attr-defined]
    return replace(found, actor=actor, party=party)


def statements(
    document: Document, parsed: ParsedDocument, names: Gazetteer
) -> tuple[Statement, ...]:
    """Return who said what in a document, in order of the text.

    The act of every statement is ``claim`` here; :mod:`upperhand.reading.acts` refines it.
    """
    return tuple(statement(document, a) for a in attributions(parsed, names))


def statement(document: Document, found: Attribution) -> Statement:
    """Build the statement of one attribution."""
    frame, paragraph = found.frame, found.paragraph
    content = tuple(_cite(document, paragraph, span) for span in frame.content)
    return Statement(
        id=f"stmt-{document.id[:12]}-{content[0].start}-{content[-1].end}-{frame.cue}",
        document=document.id,
        kind=quote_kind(" … ".join(document.quote(c) for c in content)),
        act="claim",
        content=content,
        speaker=_mention(document, found),
        party=found.party,
        cue=_cite(document, paragraph, frame.words),
        negated=found.negated,
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


_WHOLE = re.compile(r"^[\"“„‟«'‘].*[\"”»'’]\W?$", re.DOTALL)


def quote_kind(words: str) -> str:
    """Tell direct (all in quotation marks), mixed and indirect speech.

    >>> quote_kind('“No deal.”'), quote_kind('that it was “no deal”'), quote_kind("that it was off")
    ('direct', 'mixed', 'indirect')
    """
    if _WHOLE.match(words.strip()):
        return "direct"
    return "mixed" if re.search("[\"“”„«»]|''", words) else "indirect"
