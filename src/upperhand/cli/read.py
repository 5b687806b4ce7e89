"""``upperhand read``: pages in, the record out, as a table or as JSON with exact spans."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option, progress_bar, quiet_option
from upperhand.errors import InputError, UsageError

if TYPE_CHECKING:
    from upperhand.reading.llm import ModelReader
    from upperhand.reading.positions.issue_library import IssueTerms
    from upperhand.reading.read import ReadingLog
    from upperhand.record import Actor, Document, Record, Statement

__all__ = ["read"]

PROBLEMS = 1
# Longest quote shown in the table [characters].
QUOTE = 90


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@as_option("json", help="Print the record with exact spans.")
@click.option("--case", "case_name", default="", help="Case whose actors and issues are known.")
@click.option("--no-case", is_flag=True, help="Recognise no case: general issues, state slugs.")
@click.option("--published", type=DAY, help="Day of publication of pages that state none.")
@click.option("--as-of", type=DAY, help="Leave out what is dated later.")
@click.option("--model", default=None, help="Parser model; an installed one by default.")
@click.option("--llm", "address", default="", metavar="URL", help="Ask a language model as well.")
@click.option("--llm-model", default="", help="Its name, with --llm.")
@click.option("--llm-cache", type=click.Path(path_type=Path), help="Folder that keeps its answers.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what each stage found and declined.")
@quiet_option
def read(
    files: tuple[str, ...], as_json: bool, case_name: str, no_case: bool, published: date | None,
    as_of: date | None, model: str | None, address: str, llm_model: str, llm_cache: Path | None,
    verbose: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read pages and tell who said what, with the exact words.

    \b
    Examples:
      upperhand read article.txt
      upperhand read article.txt --published 2025-12-03 --json
      upperhand read folder-of-pages/ --json > record.json
      upperhand read - --no-case < page.txt

    Reads text, HTML, Markdown, PDF, Word, mail and feeds; a folder is read whole, in one run.
    Writes nothing: the record goes to standard output. Offsets in the JSON count Unicode code
    points of the decoded page. Exit status 1 means that something could not be read or kept; the
    problems say what.
    """
    from upperhand.reading.read import read_with_log

    if llm_model and not address:
        raise UsageError("--llm-model needs the model's address: add  --llm http://localhost:11434")
    documents, problems = _documents(files)
    actors, issues, said = _case(case_name, documents, wanted=not no_case)
    proposer = _proposer(address, llm_model, llm_cache)
    _load_for_good(model)
    with progress_bar(quiet=quiet) as tick:
        record, log = read_with_log(
            documents, actors=actors, issues=issues, published=published, as_of=as_of,
            model=model, proposer=proposer,
            progress=lambda done, of, source: tick("reading", done, of),
        )  # fmt: skip
    record = _with_problems(record, problems, published)
    _print(record, log, as_json=as_json)
    if not quiet:
        _notes(record, log, said, verbose=verbose)
    if any(p.severity == "error" for p in record.problems):
        sys.exit(PROBLEMS)


# --- what is asked for ------------------------------------------------------------------------


def _load_for_good(model: str | None) -> None:
    """Load the parser, and spare the collector the walk through it on every pass.

    Only the command does so: a library has no business with its user's collector.
    """
    from upperhand.reading.grammar.parse import load_parser

    load_parser(model)
    gc.collect()
    gc.freeze()


def _documents(files: tuple[str, ...]) -> tuple[tuple[Document, ...], tuple[Any, ...]]:
    from upperhand.reading.sources.table import read_sources

    documents, problems = read_sources([Path(f) for f in files])
    if not documents:
        told = [f"{p.where}: {p.what}. {p.repair}" for p in problems]
        raise InputError("none of the pages could be read", told)
    return tuple(documents), tuple(problems)


def _case(
    name: str, documents: tuple[Document, ...], *, wanted: bool
) -> tuple[tuple[Actor, ...], tuple[IssueTerms, ...], str]:
    """Return the actors and issues of the case asked for or recognised, and why it was."""
    from upperhand.case import open_case, recognise
    from upperhand.reading.of_case import actors_of_case, issues_of_case

    if not wanted:
        return (), (), ""
    reason = "asked for"
    if not name:
        found = recognise(documents)
        if found is None:
            return (), (), ""
        name, reason = found.case, found.said()
    conflict = open_case(name).conflict
    said = f"case {name}, {reason}"
    return tuple(actors_of_case(conflict)), tuple(issues_of_case(conflict)), said


def _proposer(address: str, model: str, cache: Path | None) -> ModelReader | None:
    if not address:
        return None
    from upperhand.reading.llm import ModelReader

    return ModelReader(address, model=model, cache=cache)


def _with_problems(record: Record, problems: tuple[Any, ...], published: date | None) -> Record:
    from upperhand.record import Record

    kept = [p for p in problems if not (published and "day of publication" in p.what)]
    return record.with_record(Record(problems=tuple(kept)))


# --- what is printed --------------------------------------------------------------------------


def _print(record: Record, log: ReadingLog, *, as_json: bool) -> None:
    from upperhand.reading.to_json import to_json

    if as_json:
        click.echo(json.dumps(to_json(record), ensure_ascii=False, indent=1))
        return
    for line in _table(record):
        click.echo(line)


def _table(record: Record) -> Iterator[str]:
    for document in record.documents:
        day = document.published.iso if document.published else "no date"
        yield f"{document.title or document.source}  ({day})"
        told = [s for s in record.statements if s.document == document.id]
        for statement in sorted(told, key=lambda s: s.content[0].start):
            yield _said(document, statement)
        yield ""
    yield from _summary(record)


def _said(document: Document, statement: Statement) -> str:
    speaker = document.teller(statement) or "(not named)"
    words = " ".join(" … ".join(document.quote(c) for c in statement.content).split())
    short = words if len(words) <= QUOTE else words[: QUOTE - 1] + "…"
    return f"  {statement.party or '?':<6}{statement.act:<9} {_cut(speaker, 28):<28}  {short}"


def _cut(words: str, width: int) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def _summary(record: Record) -> Iterator[str]:
    if record.leverage_claims:
        yield "Claims of leverage, strength, resolve and readiness:"
        for claim in _in_text_order(record, record.leverage_claims):
            words = _cut(record.quote(claim.citations[0]), QUOTE)
            by = claim.claimant or "the reporter"
            yield f"  {claim.type:<10} of {claim.holder}, says {by} ({claim.driver}): {words}"
        yield ""
    if record.positions:
        yield "Stated positions:"
        for position in _in_text_order(record, record.positions):
            option = f" {position.option}" if position.option else ""
            yield f"  {position.party:<6}{position.issue:<15}{position.stance}{option}"
        yield ""
    counted = (
        ("meetings", record.meetings),
        ("events", record.events),
        ("clusters", record.clusters),
    )
    yield (
        ", ".join(f"{len(entries)} {name}" for name, entries in counted) + "; --json shows them all"
    )


def _in_text_order(record: Record, entries: Iterable[Any]) -> list[Any]:
    order = {d.id: place for place, d in enumerate(record.documents)}
    firsts = {e.id: e.citations[0] for e in entries}
    return sorted(entries, key=lambda e: (order[firsts[e.id].document], firsts[e.id].start))


def _notes(record: Record, log: ReadingLog, said: str, *, verbose: bool) -> None:
    if said:
        click.echo(said, err=True)
    for problem in record.problems:
        repair = f" ({problem.repair})" if problem.repair else ""
        click.echo(f"{problem.severity}: {problem.where}: {problem.what}{repair}", err=True)
    if verbose:
        click.echo(f"parser {log.parser}, {log.words} words", err=True)
        for stage in log.stages:
            click.echo(f"{stage.name}: {stage.found}", err=True)
            for why in stage.declined:
                click.echo(f"  declined: {why}", err=True)
