"""``case.yaml`` → conflict and record, with every fault of the file told in one run.

A fault is one line, ``file:line: what was seen and what is needed``. Nothing is guessed: an
unknown key is a fault, because a misspelt key would otherwise pass for "nothing said".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from upperhand.errors import CaseError
from upperhand.record.conflict import Conflict
from upperhand.record.entries import (
    Actor,
    Event,
    Measurement,
    Meeting,
    Position,
    Role,
    When,
)
from upperhand.record.record import Record

__all__ = ["actors_of", "read_case", "record_of"]

CONFIDENCE = {"low": 0.3, "medium": 0.6, "high": 0.9}
GRANULARITY = {4: "year", 7: "month", 10: "day"}


def read_case(path: Path) -> tuple[Conflict, Record]:
    """Read a case file and the series beside it.

    Parameters
    ----------
    path : Path
        ``case.yaml``, or the folder that holds it.

    Raises
    ------
    CaseError
        If the file is missing or broken; its ``problems`` hold every fault as ``file:line: …``.
    """
    file = path / "case.yaml" if path.is_dir() else path
    tree = _parsed(file)
    conflict = _validated(tree, file)
    faults = [_fault(file, tree, where, what) for where, what in _contradictions(conflict)]
    if faults:
        raise CaseError(f"{file.name} has {len(faults)} fault(s)", faults)
    measurements = _series(file.parent / conflict.series_file) if conflict.series_file else ()
    return conflict, record_of(conflict, measurements)


def _parsed(file: Path) -> Any:
    try:
        tree = YAML().load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CaseError(
            f"there is no case file at {file}: give a folder with a case.yaml"
        ) from None
    except UnicodeDecodeError as e:
        raise CaseError(f"{file} is not UTF-8 text (byte {e.start}): save it as UTF-8") from None
    except MarkedYAMLError as e:
        line = e.problem_mark.line + 1 if e.problem_mark else 1
        raise CaseError(
            f"{file.name} is not YAML", [f"{file.name}:{line}: {e.problem or e}".strip()]
        ) from None
    except YAMLError as e:
        raise CaseError(f"{file.name} is not YAML: {e}") from None
    if not isinstance(tree, dict):
        raise CaseError(f"{file.name}:1: a case file starts with  schema: upperhand-case/1")
    return tree


def _validated(tree: Any, file: Path) -> Conflict:
    try:
        return TypeAdapter(Conflict).validate_python(_plain(tree))
    except ValidationError as e:
        faults = [
            _fault(file, tree, error["loc"], f"{_path(error['loc'])}: {_said(error)}")
            for error in e.errors()
        ]
        raise CaseError(f"{file.name} has {len(faults)} fault(s)", faults) from None


def _said(error: Any) -> str:
    seen = error.get("input")
    short = repr(seen) if isinstance(seen, str | int | float | bool | None) else ""
    messages = {
        "missing": "is missing: add it",
        "unexpected_keyword_argument": "is not a key of a case file here: correct or remove it",
        "extra_forbidden": "is not a key of a case file here: correct or remove it",
    }
    text = messages.get(error["type"], str(error["msg"]))
    return f"{text} (seen: {short})" if short and error["type"] not in messages else text


def _path(where: tuple[Any, ...]) -> str:
    return ".".join(str(w) for w in where)


def _fault(file: Path, tree: Any, where: tuple[Any, ...], what: str) -> str:
    return f"{file.name}:{_line(tree, where)}: {what}"


def _line(tree: Any, where: tuple[Any, ...]) -> int:
    """Return the 1-based line of the deepest node on a path that the file knows."""
    line, node = 1, tree
    for step in where:
        try:
            place = node.lc.data[step]
            node = node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
        line = place[0] + 1
    return line


def _plain(node: Any) -> Any:
    """Return plain dicts, lists and scalars, without the parser's comment-keeping types."""
    if isinstance(node, dict):
        return {str(k): _plain(v) for k, v in node.items()}
    if isinstance(node, list):
        return [_plain(v) for v in node]
    if isinstance(node, bool) or node is None:
        return node
    for kind in (int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return str(node)


def _contradictions(conflict: Conflict) -> Iterator[tuple[tuple[Any, ...], str]]:
    yield from _repeats(conflict)
    yield from _unknown_names(conflict)
    yield from _unknown_sources(conflict)


def _repeats(conflict: Conflict) -> Iterator[tuple[tuple[Any, ...], str]]:
    for name in ("parties", "issues", "offers", "disputes"):
        seen: set[str] = set()
        for i, entry in enumerate(getattr(conflict, name)):
            if entry.id in seen:
                yield (name, i, "id"), f'{name} lists "{entry.id}" twice: give each its own id'
            seen.add(entry.id)


def _unknown_names(conflict: Conflict) -> Iterator[tuple[tuple[Any, ...], str]]:
    parties = {p.id for p in conflict.parties}
    options = {i.id: {o.id for o in i.options} for i in conflict.issues}
    for side in ("side_a", "side_b"):
        if getattr(conflict, side) not in parties:
            yield (side,), f'{side} is "{getattr(conflict, side)}", which is none of the parties'
    for i, issue in enumerate(conflict.issues):
        if issue.status_quo and issue.status_quo not in options[issue.id]:
            yield (
                ("issues", i, "status_quo"),
                f'status quo "{issue.status_quo}" is no option of "{issue.id}"',
            )
    for name in ("positions", "acceptable", "salience"):
        for i, entry in enumerate(getattr(conflict, name)):
            if entry.party not in parties:
                yield (
                    (name, i, "party"),
                    f'party "{entry.party}" is unknown: have {sorted(parties)}',
                )
            if entry.issue not in options:
                yield (
                    (name, i, "issue"),
                    f'issue "{entry.issue}" is unknown: have {sorted(options)}',
                )
    for i, position in enumerate(conflict.positions):
        yield from _unknown_option(
            ("positions", i, "option"), options, position.issue, position.option
        )
    for i, limit in enumerate(conflict.acceptable):
        yield from _unknown_option(("acceptable", i, "from"), options, limit.issue, limit.nearest)
        yield from _unknown_option(("acceptable", i, "to"), options, limit.issue, limit.farthest)
    for i, offer in enumerate(conflict.offers):
        for name, option in offer.terms.items():
            yield from _unknown_option(("offers", i, "terms", name), options, name, option)
    for i, pair in enumerate(conflict.forbidden):
        for k, place in enumerate(pair.options):
            name, _, option = place.partition(".")
            yield from _unknown_option(("forbidden", i, "options", k), options, name, option)


def _unknown_option(
    where: tuple[Any, ...], options: dict[str, set[str]], issue: str, option: str
) -> Iterator[tuple[tuple[Any, ...], str]]:
    if option not in options.get(issue, {option}):
        yield where, f'"{option}" is no option of issue "{issue}": have {sorted(options[issue])}'
    elif issue not in options:
        yield where, f'issue "{issue}" is unknown: have {sorted(options)}'


def _unknown_sources(conflict: Conflict) -> Iterator[tuple[tuple[Any, ...], str]]:
    for name in ("positions", "acceptable", "offers", "events", "support", "costs"):
        for i, entry in enumerate(getattr(conflict, name)):
            for key in sorted(set(entry.sources) - set(conflict.sources)):
                yield (name, i, "sources"), f'source "{key}" is not in the map of sources'


def _when(iso: str) -> When:
    return When(iso=iso, granularity=GRANULARITY[len(iso)])  # type: ignore[arg-type]


def record_of(conflict: Conflict, measurements: tuple[Measurement, ...] = ()) -> Record:
    """Return the dated entries of a case file as a record."""
    talks = [e for e in conflict.events if e.kind == "talks"]
    return Record(
        actors=actors_of(conflict),
        positions=tuple(
            Position(
                id=f"pos-{p.date}-{p.party}-{p.issue}-{i}",
                party=p.party,
                issue=p.issue,
                option=p.option,
                stance=p.stance,
                when=_when(p.date),
                condition=p.condition,
                sources=p.sources,
                note=p.note,
                confidence=CONFIDENCE[p.confidence],
            )
            for i, p in enumerate(conflict.positions)
        ),
        events=tuple(
            Event(
                id=f"evt-{e.date}-{i}",
                category=e.kind.upper(),
                status="past",
                when=_when(e.date),
                text=e.text,
                sources=e.sources,
                extractor="case file",
            )
            for i, e in enumerate(conflict.events)
        ),
        meetings=tuple(
            Meeting(
                id=f"mtg-{e.date}-{i}",
                participants=_named(conflict, e.text),
                status="past",
                when=_when(e.date),
                text=e.text,
                sources=e.sources,
            )
            for i, e in enumerate(talks)
        ),
        measurements=measurements,
    )


def _named(conflict: Conflict, text: str) -> tuple[str, ...]:
    """Return the surnames of the case's people that a text names."""
    surnames = (p.name.split()[-1] for party in conflict.parties for p in party.people)
    return tuple(s for s in surnames if s in text)


def actors_of(conflict: Conflict) -> tuple[Actor, ...]:
    """Return the people and names of a case as actors for the gazetteer."""
    named = [
        Actor(id=p.id, name=p.name, kind="state", party=p.id, aliases=p.aliases)
        for p in conflict.parties
    ]
    people = [
        Actor(
            id=person.name.lower().replace(" ", "-").replace("'", ""),
            name=person.name,
            kind="person",
            party=party.id,
            aliases=(*person.aliases, person.name.split()[-1]),
            roles=(Role(person.office, party.id, person.start, person.end),),
        )
        for party in conflict.parties
        for person in party.people
    ]
    return (*named, *people)


def _series(file: Path) -> tuple[Measurement, ...]:
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except FileNotFoundError:
        raise CaseError(f"the case names {file.name}, but no such file lies beside it") from None
    return tuple(
        Measurement(
            id=f"{row['series']}-{row['month']}",
            series=row["series"],
            when=_when(row["month"]),
            value=float(row["area_km2"]),
            unit="km² at month end",
            status=row["status"],  # type: ignore[arg-type]
            holder=row["holder"],
            sources=(row["source"],),
        )
        for row in rows
    )
