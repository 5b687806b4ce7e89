"""The bundled gazetteer files: who there is, and under which words they are written.

The tables lie in ``gazetteer/`` as CSV, so that anyone can read, sort and mend them; several
words in one cell are separated by ``;``. Facts only. A row of ``persons.csv`` gives each office
as ``office@party from/to`` with ISO dates; an open side is left empty. A state's ``formerly`` names
the state its capital and its seats of government spoke for before.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from upperhand.record import Actor, Role

__all__ = [
    "Form",
    "Naming",
    "Roster",
    "bundled_roster",
    "fold",
    "provinces",
    "surname_of",
    "unaccented",
    "word_set",
]

Form = Literal["name", "demonym", "capital", "seat", "office", "full", "surname"]
ActorKind = Literal["person", "office", "state", "organisation", "group"]


@dataclass(frozen=True, slots=True)
class Naming:
    """One way of writing one actor."""

    words: str
    actor: str
    form: Form


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody in the files, every way of writing them, and the words for offices."""

    actors: tuple[Actor, ...]
    namings: tuple[Naming, ...]
    offices: tuple[tuple[str, str], ...]


def bundled_roster() -> Roster:
    """Return what the bundled tables hold.

    >>> next(a.party for a in bundled_roster().actors if a.name == "Dmitry Peskov")
    'ru'
    """
    return _roster()


@cache
def _roster() -> Roster:
    actors: list[Actor] = []
    namings: list[Naming] = []
    for read in (_states, _bodies, _persons):
        for actor, ways in read():
            actors.append(actor)
            namings += ways
    return Roster(tuple(actors), tuple(namings), tuple(_offices()))


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = files("upperhand.reading").joinpath("gazetteer").joinpath(name)
    yield from csv.DictReader(table.read_text(encoding="utf-8").splitlines())


def _cell(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(";") if word.strip())


def _states() -> Iterator[tuple[Actor, list[Naming]]]:
    for row in _rows("states.csv"):
        capitals, aliases = _cell(row["capital"]), _cell(row["aliases"])
        ways = [Naming(w, row["id"], "name") for w in (row["name"], *aliases)]
        ways += [Naming(w, row["id"], "capital") for w in capitals]
        ways += [Naming(w, row["id"], "demonym") for w in _cell(row["demonyms"])]
        formerly = tuple(_role(f"state@{cell}") for cell in _cell(row["formerly"]))
        names = (*aliases, *capitals)
        yield Actor(row["id"], row["name"], "state", row["id"], names, formerly), ways


def _bodies() -> Iterator[tuple[Actor, list[Naming]]]:
    """Read organisations, armed groups, regions and seats of government."""
    for row in _rows("bodies.csv"):
        if row["kind"] not in get_args(ActorKind):
            raise ValueError(f"bodies.csv: {row['id']} has the unknown kind {row['kind']}")
        kind: ActorKind = row["kind"]  # type: ignore[assignment]
        form: Form = "seat" if kind == "office" else "name"
        aliases = _cell(row["aliases"])
        ways = [Naming(w, row["id"], form) for w in (row["name"], *aliases)]
        ways += [Naming(w, row["id"], "capital") for w in _cell(row["capitals"])]
        ways += [Naming(w, row["id"], "demonym") for w in _cell(row["demonyms"])]
        party = row["party"] or row["id"]
        yield Actor(row["id"], row["name"], kind, party=party, aliases=aliases), ways


def _persons() -> Iterator[tuple[Actor, list[Naming]]]:
    for row in _rows("persons.csv"):
        roles = tuple(_role(cell) for cell in _cell(row["roles"]))
        aliases = _cell(row["aliases"])
        ways = [Naming(w, row["id"], "full") for w in (row["name"], *aliases)]
        surnames = () if row["surname"] == "-" else _cell(row["surname"])
        ways += [Naming(w, row["id"], "surname") for w in surnames or _last(row)]
        latest = max(roles, key=lambda r: r.start)
        yield (
            Actor(row["id"], row["name"], "person", latest.party, (*aliases, *surnames), roles),
            ways,
        )


def _last(row: dict[str, str]) -> tuple[str, ...]:
    if row["surname"] == "-":
        return ()
    names = (row["name"], *_cell(row["aliases"]))
    return tuple(dict.fromkeys(surname_of(name) for name in names))


def surname_of(name: str) -> str:
    """Return the last word of a name, which is what papers use alone in most of Europe."""
    return name.split()[-1]


def _role(cell: str) -> Role:
    """Read ``president@ru 2000-05-07/2008-05-07``.

    >>> _role("president@ru 2012-05-07/")
    Role(office='president', party='ru', start='2012-05-07', end='')
    """
    held, _, span = cell.rpartition(" ")
    office, _, party = held.rpartition("@")
    start, _, end = span.strip().partition("/")
    return Role(office, party, start, end)


@cache
def provinces() -> dict[str, str]:
    """Return the states of regions and cities whose governors and mayors are quoted.

    >>> provinces()["Kharkiv"], provinces()["Belgorod"]
    ('ua', 'ru')
    """
    return {name: row["state"] for row in _rows("provinces.csv") for name in _cell(row["names"])}


def _offices() -> Iterator[tuple[str, str]]:
    for row in _rows("offices.csv"):
        for words in _cell(row["words"]):
            yield words, row["id"]


# Spelling --------------------------------------------------------------------------------------

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_ROMANISED = (("yi", "i"), ("ij", "i"), ("y", "i"), ("kh", "h"), ("ph", "f"))


@cache
def fold(word: str) -> str:
    """Return the spelling under which variants of one name fall together.

    Case, accents, and the ways of romanising y, i, kh, w and doubled letters are set aside.

    >>> {fold(w) for w in ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Zelenskij")}
    {'zelenski'}
    >>> fold("Sergey") == fold("Sergei"), fold("Andrii") == fold("Andriy")
    (True, True)
    """
    plain = unaccented(word)
    for written, kept in _ROMANISED:
        plain = plain.replace(written, kept)
    return "".join(c for i, c in enumerate(plain) if i == 0 or c != plain[i - 1])


@cache
def unaccented(word: str) -> str:
    """Return a word in lower case without accents.

    >>> unaccented("Élysée")
    'elysee'
    """
    parts = unicodedata.normalize("NFD", word.lower().translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as text.

    >>> sorted(word_set("the which"))
    ['the', 'which']
    """
    return frozenset(words.split())
