"""``case.yaml`` → conflict and record, with every fault of the file told in one run.

A fault is one line, ``file:line: what was seen and what is needed``. Nothing is guessed: an
unknown key is a fault, because a misspelt key would otherwise pass for "nothing said".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from upperhand.errors import CaseError
from upperhand.record.casecheck import Fault, contradictions
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
COLUMNS = ("month", "series", "status", "holder", "area_km2", "source")
MONTH = r"\d{4}-(0[1-9]|1[0-2])"
SeriesStatus = Literal["claimed", "assessed", "derived", "published"]


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
    plain = _plain(_parsed(file, YAML(typ="safe")))
    conflict, faults = _validated(plain)
    faults += contradictions(plain)
    if conflict is None or faults:
        raise _broken(file.name, _placed(file, faults))
    measurements = _series(file.parent / conflict.series_file) if conflict.series_file else ()
    return conflict, record_of(conflict, measurements)


def _broken(name: str, faults: list[str]) -> CaseError:
    return CaseError(f"{name} has {len(faults)} fault(s)", faults)


def _parsed(file: Path, parser: YAML) -> Any:
    try:
        tree = parser.load(file.read_text(encoding="utf-8"))
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


def _validated(tree: Any) -> tuple[Conflict | None, list[Fault]]:
    try:
        return TypeAdapter(Conflict).validate_python(tree), []
    except ValidationError as e:
        return None, [(x["loc"], f"{_path(x['loc'])}: {_said(x)}") for x in e.errors()]


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


def _placed(file: Path, faults: list[Fault]) -> list[str]:
    """Return faults as ``file:line: what`` in order; only now is the parser asked for lines."""
    tree = _parsed(file, YAML())
    placed = sorted((_line(tree, where), what) for where, what in faults)
    return [f"{file.name}:{line}: {what}" for line, what in placed]


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
    except UnicodeDecodeError as e:
        raise CaseError(f"{file} is not UTF-8 text (byte {e.start}): save it as UTF-8") from None
    # Line 1 is the heading, so the first row stands on line 2.
    faults = [f"{file.name}:{n}: {what}" for n, row in enumerate(rows, 2) for what in _odd(row)]
    if faults:
        raise _broken(file.name, faults)
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


def _odd(row: dict[str, str | None]) -> Iterator[str]:
    """Yield what is wrong with one row of a series."""
    missing = [column for column in COLUMNS if row.get(column) is None]
    if missing:
        yield f"column {', '.join(missing)} is missing: have {', '.join(COLUMNS)}"
        return
    if not re.fullmatch(MONTH, row["month"] or ""):
        yield f'month "{row["month"]}" is no month: give year-month, e.g. 2025-11'
    if row["status"] not in get_args(SeriesStatus):
        yield f'status "{row["status"]}" is unknown: have {", ".join(get_args(SeriesStatus))}'
    try:
        float(row["area_km2"] or "")
    except ValueError:
        yield f'area_km2 "{row["area_km2"]}" is no number: give km², e.g. 116000.5'
