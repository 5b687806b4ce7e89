"""A parsed document sentence by sentence, with who is named in it and who tells it.

Events, meetings and leverage claims are all read from sentences: this is the one place that
knows where a sentence lies in the raw text, which known names it holds, and whether a stretch of
it belongs to a speaker's statement or to the reporter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from upperhand.record import Citation, Document, Statement

__all__ = ["REPORTER", "Sentence", "Tellers", "sentences"]

REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``span`` is its spaCy span, ``names`` the known names (shadow offsets)."""

    document: Document
    paragraph: Any
    span: Any
    names: tuple[Any, ...]
    gazetteer: Any
    title: bool = False

    @property
    def start(self) -> int:
        """Where the sentence starts in its paragraph's shadow text."""
        return int(self.span.start_char)

    @property
    def text(self) -> str:
        """The shadow text of the sentence."""
        return str(self.span.text)

    def cite(self, start: int, end: int) -> Citation:
        """Return the raw stretch of the shadow characters ``start:end`` of the paragraph."""
        first, last = self.paragraph.raw(start, end)
        return Citation(self.document.id, first, last)

    def cite_in(self, start: int, end: int) -> Citation:
        """Return the raw stretch of the characters ``start:end`` of the sentence."""
        return self.cite(self.start + start, self.start + end)

    def actors_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return the actors named in the paragraph's characters ``start:end``, each once."""
        inside = [n.actor for n in self.names if start <= n.start and n.end <= end]
        return tuple(dict.fromkeys(inside))

    def parties_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return the parties of the actors named there; an actor without one stands for itself."""
        return tuple(dict.fromkeys(self.party(a) for a in self.actors_in(start, end)))

    def party(self, actor: str) -> str:
        """Return the party an actor speaks for, or the actor itself."""
        on = self.document.dated.first_day if self.document.dated else None
        return self.gazetteer.party_of(actor, on) or actor if self.gazetteer else actor

    def words(self, tokens: Iterable[Any]) -> tuple[int, int]:
        """Return the paragraph's characters from the first to the last of some tokens."""
        ordered = sorted(tokens, key=lambda t: t.i)
        return ordered[0].idx, ordered[-1].idx + len(ordered[-1].text)


def sentences(document: Document, parsed: Any, gazetteer: Any) -> Iterator[Sentence]:
    """Yield the sentences of a parsed document; a title comes marked as such."""
    bodies = any(p.kind == "body" for p in parsed.paragraphs)
    for paragraph in parsed.paragraphs:
        names = gazetteer.find(paragraph.doc.text) if gazetteer else ()
        for span in paragraph.doc.sents:
            inside = tuple(n for n in names if span.start_char <= n.start < span.end_char)
            title = paragraph.kind == "title" and bodies
            yield Sentence(document, paragraph, span, inside, gazetteer, title)


class Tellers:
    """Who tells a stretch of a document: the speaker of a statement that covers it, or nobody."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._spans = [(c.start, c.end, s) for s in statements for c in s.content]

    def statement_at(self, place: Citation) -> Statement | None:
        """Return the narrowest statement whose content holds the start of ``place``."""
        around = [(e - s, x) for s, e, x in self._spans if s <= place.start < e]
        return min(around, key=lambda pair: pair[0])[1] if around else None
