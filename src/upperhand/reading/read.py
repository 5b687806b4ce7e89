"""The cascade: pages in, one record out, with a log of what each stage did and declined.

::

    pages ─▶ parts ─▶ parse ─▶ statements ─▶ acts ─▶ positions ─┐
                        └────▶ dates ─▶ claims · events · meetings ─▶ merge ─▶ RECORD

All documents of a run share one process, one parser and one gazetteer. A page that cannot be
read becomes a problem of the record; reading goes on with the next one. Reading a page again
gives the same entries under the same ids, whatever else is read with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from upperhand.reading.dates.dater import Dater
from upperhand.reading.events.find import events
from upperhand.reading.events.meetings import meetings
from upperhand.reading.grammar.parse import ParsedDocument, Parser, load_parser, parse_all
from upperhand.reading.grammar.sentences import sentences
from upperhand.reading.leverage.claims import leverage_claims
from upperhand.reading.merge import clusters
from upperhand.reading.names.gazetteer import Gazetteer, load_gazetteer
from upperhand.reading.positions.issue_library import IssueTerms
from upperhand.reading.positions.stances import positions
from upperhand.reading.sources.table import read_sources
from upperhand.reading.speakers.whose import Whose
from upperhand.reading.statements.acts import with_acts
from upperhand.reading.statements.find import statements
from upperhand.record import Actor, Citation, Document, Problem, Record, Statement, When

__all__ = ["Progress", "ReadingLog", "read", "read_with_log"]

Source = Path | str | Document
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the cascade on one document: how much it found, what it declined and why."""

    name: str
    document: str
    found: int
    declined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingLog:
    """What was done, in order; ``parser`` is the model used, ``words`` how much was read."""

    stages: tuple[Stage, ...] = ()
    parser: str = ""
    words: int = 0

    def found(self, name: str) -> int:
        """Return how many entries the stage of this name found over all documents."""
        return sum(s.found for s in self.stages if s.name == name)

    def declined(self) -> tuple[str, ...]:
        """Return every refusal with its reason, in order."""
        return tuple(f"{s.name}: {why}" for s in self.stages for why in s.declined)


class Proposer(Protocol):
    """Somebody who proposes statements besides the rules (an optional language model)."""

    def __call__(
        self, document: Document, told: tuple[Statement, ...], names: Gazetteer
    ) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
        """Return the statements, changed and added to, and what was declined and why."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all documents of a run share."""

    names: Gazetteer
    issues: tuple[IssueTerms, ...]
    parser: Parser
    proposer: Proposer | None = None


@dataclass(slots=True)
class _Work:
    """The record and the log as they grow, document by document."""

    record: Record = field(default_factory=Record)
    stages: list[Stage] = field(default_factory=list)
    words: int = 0

    def log(self, name: str, document: Document, found: int, *declined: str) -> None:
        self.stages.append(Stage(name, document.id, found, declined))


def read(
    sources: Iterable[Source], *, actors: Iterable[Actor] = (), issues: Iterable[IssueTerms] = (),
    published: date | None = None, as_of: date | None = None, model: str | None = None,
    proposer: Proposer | None = None, progress: Progress | None = None,
) -> Record:  # fmt: skip
    """Read documents into a record.

    Parameters
    ----------
    sources : iterable of path or Document
        Files, folders (read whole), ``-`` for standard input, or documents already read.
    actors : iterable of Actor
        A case's actors; they extend and override the bundled gazetteer.
    issues : iterable of IssueTerms
        A case's issues; the bundled library stands behind them.
    published : date, optional
        Day of publication of pages that state none; marked as given.
    as_of : date, optional
        Leave out entries dated later.
    model : str, optional
        Name of the parser model (see :func:`upperhand.reading.grammar.parse.load_parser`).
    proposer : Proposer, optional
        An optional second reader (:mod:`upperhand.reading.llm`).
    progress : callable, optional
        Told (documents done, documents in all, source) before each document.

    Raises
    ------
    MissingExtra
        If a model was asked for that is not installed.

    Notes
    -----
    What cannot be read is a :class:`~upperhand.record.Problem` of the record, not an exception.
    """
    return read_with_log(
        sources, actors=actors, issues=issues, published=published, as_of=as_of, model=model,
        proposer=proposer, progress=progress,
    )[0]  # fmt: skip


def read_with_log(
    sources: Iterable[Source], *, actors: Iterable[Actor] = (), issues: Iterable[IssueTerms] = (),
    published: date | None = None, as_of: date | None = None, model: str | None = None,
    proposer: Proposer | None = None, progress: Progress | None = None,
) -> tuple[Record, ReadingLog]:  # fmt: skip
    """Read documents as :func:`read` does, and return the log beside the record."""
    extra = tuple(actors)
    ground = _Ground(load_gazetteer(extra), tuple(issues), load_parser(model), proposer)
    documents, problems = _documents(sources, published)
    work = _Work(Record(actors=extra, problems=problems))
    for parsed in _parsed(documents, ground, progress):
        _read_one(parsed, ground, work)
    record = _merged(work.record)
    kept = record.as_of(as_of) if as_of else record
    return kept, ReadingLog(tuple(work.stages), ground.parser.name, work.words)


def _documents(
    sources: Iterable[Source], published: date | None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of all sources, each content once, and what could not be read."""
    given = list(sources)
    loaded, problems = read_sources([s for s in given if not isinstance(s, Document)])
    every = [*(s for s in given if isinstance(s, Document)), *loaded]
    unique = {d.id: d for d in reversed(every)}
    dated = tuple(_dated(d, published) for d in reversed(unique.values()))
    known = {d.id for d in dated if d.published is not None}
    kept = tuple(
        p for p in problems if not ("day of publication" in p.what and p.document in known)
    )
    return dated, kept


def _dated(document: Document, published: date | None) -> Document:
    if document.published is not None or published is None:
        return document
    day = When(published.isoformat(), "day", published.isoformat(), anchor="given by the reader")
    found = (*document.found, ("published", "given with --published"))
    return replace(document, published=day, found=found)


def _parsed(
    documents: tuple[Document, ...], ground: _Ground, progress: Progress | None
) -> Iterator[ParsedDocument]:
    total = len(documents)

    def announced() -> Iterator[Document]:
        for place, document in enumerate(documents):
            if progress:
                progress(place, total, document.source)
            yield document

    yield from parse_all(announced(), ground.parser, ground.names)
    if progress:
        progress(total, total, "")


# --- one document -----------------------------------------------------------------------------


def _read_one(parsed: ParsedDocument, ground: _Ground, work: _Work) -> None:
    document, names = parsed.document, ground.names
    work.words += sum(len(p.doc) for p in parsed.paragraphs)
    dater = Dater(document, parsed)
    whose = Whose(parsed, names)
    told = _statements(parsed, ground, work, dater, whose)
    among = tuple(sentences(document, parsed, names))
    found = positions(told, document, parsed, ground.issues, names, whose)
    claims = leverage_claims(
        document,
        parsed,
        names,
        told,
        ground.issues,
        when=dater.of_stretch,
        among=among,
        whose=whose,
    )
    done = events(document, parsed, names, told, when=dater.of_token, among=among)
    met = meetings(document, parsed, names, told, when=dater.of_token, among=among)
    for name, entries in (
        ("positions", found), ("leverage claims", claims), ("events", done), ("meetings", met),
    ):  # fmt: skip
        work.log(name, document, len(entries))
    work.log("dates", document, len(dater.dates), *dater.unresolved())
    new = Record(
        documents=(document,), statements=told, positions=found, leverage_claims=claims,
        events=done, meetings=met, dates=dater.dates,
        problems=(*parsed.problems, *_doubts(document, told)),
    )  # fmt: skip
    work.record = work.record.with_record(new)


def _statements(
    parsed: ParsedDocument, ground: _Ground, work: _Work, dater: Dater, whose: Whose
) -> tuple[Statement, ...]:
    document = parsed.document
    told = with_acts(statements(document, parsed, ground.names, whose.known), document)
    anchored = tuple(
        replace(s, when=s.when or dater.of_statement(s) or document.dated) for s in told
    )
    sound = tuple(s for s in anchored if _stands(s, document))
    declined = [f"{s.id}: its words are not in the text" for s in anchored if s not in sound]
    nobody = sum(1 for s in sound if not s.party)
    if nobody:
        declined.append(f"{nobody} speakers not given to a party")
    if ground.proposer:
        sound, refused = ground.proposer(document, sound, ground.names)
        declined += refused
    work.log("statements", document, len(sound), *declined)
    return sound


def _stands(statement: Statement, document: Document) -> bool:
    """Check that every span of a statement lies in the text and holds words."""
    spans: list[Citation] = [
        *statement.content,
        *filter(None, (statement.cue, statement.condition)),
    ]
    if statement.speaker:
        spans.append(statement.speaker.citation)
    inside = all(0 <= c.start < c.end <= len(document.text) for c in spans)
    return bool(statement.content) and inside and all(document.quote(c).strip() for c in spans)


def _doubts(document: Document, told: tuple[Statement, ...]) -> Iterator[Problem]:
    """Yield what a reader of the record should know about this page."""
    if document.body() and not told:
        yield Problem(
            document.source, "nobody is reported to have said anything on this page",
            "nothing to do if the page is not reporting", "warning", document.id,
        )  # fmt: skip


def _merged(record: Record) -> Record:
    found = clusters(record.documents, record.statements, record.events, record.meetings)
    return replace(record, clusters=found)
