"""Whose words they are: from the phrase before the cue to a known actor and a party."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from upperhand.reading.clauses import noun_phrase
from upperhand.reading.coref import Antecedents, Named
from upperhand.reading.names import Gazetteer
from upperhand.reading.parse import Paragraph, ParsedDocument
from upperhand.record import Actor, Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["antecedents", "speaking_actor", "wide_phrase"]

SUBJECTS = ("nsubj", "nsubjpass")
APPOSITION = 160  # characters read of an apposition when a name alone is not known


def antecedents(parsed: ParsedDocument, names: Gazetteer) -> Antecedents:
    """Collect who is named in a document, in order."""
    on = day_of(parsed.document)
    named = [n for p in parsed.paragraphs for n in _named(p, names, on)]
    return Antecedents(tuple(named), names, on)


def day_of(document: Document) -> date | None:
    """Return the day a document was published, or None."""
    return document.published.first_day if document.published else None


def _named(paragraph: Paragraph, names: Gazetteer, on: date | None) -> Iterator[Named]:
    """Yield the named phrases: every known name, and unknown proper names that act."""
    doc = paragraph.doc
    hits = {h.start: h for h in names.find(doc.text, on)}
    for token in doc:
        if token.pos_ not in ("PROPN", "NOUN") or token.dep_ in ("compound", "amod", "nmod"):
            continue
        start, end = noun_phrase(token)
        inside = [h for h in hits.values() if start <= h.start and h.end <= end]
        if token.pos_ == "NOUN" and not inside:
            continue
        words = doc.text[start:end]
        actor = names.resolve(words, on)
        first, last = paragraph.raw(start, end)
        yield Named(
            first, last, words, actor, _is_person(token, words, actor),
            token.dep_ in SUBJECTS, paragraph.index,
        )  # fmt: skip


def _is_person(token: Token, words: str, actor: Actor | None) -> bool:
    if actor is not None:
        return actor.kind == "person"
    return token.pos_ == "PROPN" and not words.isupper() and not words.lower().startswith("the ")


def speaking_actor(
    paragraph: Paragraph, source: tuple[int, int], speaker: int, known: Antecedents
) -> Actor | None:
    """Return who the source phrase means, or None if that cannot be told.

    ``source`` is a span of the shadow text, ``speaker`` the token that heads it.
    """
    words = paragraph.doc.text[source[0] : source[1]]
    at = paragraph.raw(*source)[0]
    found = known.resolve(words, at, paragraph.index)
    if found is not None:
        return found
    wide = wide_phrase(paragraph.doc[speaker])
    return known.names.resolve(wide, known.on) if wide != words else None


def wide_phrase(token: Token) -> str:
    """Return the phrase with its appositions: "Ivan Petrov, the Russian envoy"."""
    start = token.left_edge.idx
    end = max(
        [token.idx + len(token.text)]
        + [c.right_edge.idx + len(c.right_edge.text) for c in token.rights if c.dep_ == "appos"]
    )
    return str(token.doc.text[start : min(end, start + APPOSITION)])
