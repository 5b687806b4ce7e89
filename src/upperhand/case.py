"""Cases on disk: the bundled conflicts and the user's own folders.

The only module that knows where cases lie and how a conflict is recognised from a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from upperhand.errors import CaseError
from upperhand.record import Document, Record
from upperhand.record.casefile import read_case
from upperhand.record.conflict import CaseParty, Conflict

__all__ = ["Case", "Recognition", "bundled", "open_case", "recognise", "sample_page"]

# A page is about a conflict when it names both sides and each at least this often.
LEAST_MENTIONS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A conflict as its case file tells it, with the record the file carries."""

    folder: Path
    conflict: Conflict
    record: Record


@dataclass(frozen=True, slots=True)
class Recognition:
    """Which case a text was matched to, and how often it names each party."""

    case: str
    mentions: tuple[tuple[str, int], ...]

    def said(self) -> str:
        """Return the reason in words."""
        counts = ", ".join(f"{name} {n}" for name, n in self.mentions[:4])
        return f"recognised from the parties named ({counts})"


def bundled() -> tuple[str, ...]:
    """Return the names of the cases that come with upperhand."""
    return tuple(sorted(p.parent.name for p in _shelf().glob("*/case.yaml")))


def _shelf() -> Path:
    return Path(str(files("upperhand"))) / "cases"


def open_case(name: str) -> Case:
    """Open a bundled case by name, or a case folder by path.

    Raises
    ------
    CaseError
        If there is no such case, or its file is broken (every fault listed).
    """
    # A folder of the user that merely bears a case's name does not hide the bundled case.
    folder = next((f for f in (Path(name), _shelf() / name) if (f / "case.yaml").is_file()), None)
    if not name or folder is None:
        near = get_close_matches(name, bundled(), n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        raise CaseError(
            f'there is no case "{name}": it is neither a bundled case ({", ".join(bundled())}) '
            f"nor a folder with a case.yaml.{hint}"
        )
    conflict, record = _read(folder)
    return Case(folder, conflict, record)


@cache
def _read(folder: Path) -> tuple[Conflict, Record]:
    return read_case(folder)


def sample_page(case: str) -> Path:
    """Return the sample news page of a bundled case."""
    found = open_case(case)
    if not found.conflict.sample:
        raise CaseError(f'the case "{case}" has no sample page')
    return found.folder / found.conflict.sample


def recognise(documents: Iterable[Document]) -> Recognition | None:
    """Return the bundled case whose two sides the documents name most, or None.

    Counts names, aliases and people of each party. Both sides must be named, each at least
    twice, so that a page on one of the countries alone is not taken for the conflict.
    """
    text = "\n".join(d.text for d in documents)
    best: tuple[int, Recognition] | None = None
    for name in bundled():
        conflict = open_case(name).conflict
        counts = Counter({p.id: _mentions(p, text) for p in conflict.parties})
        least = min(counts[conflict.side_a], counts[conflict.side_b])
        if least >= LEAST_MENTIONS and (best is None or least > best[0]):
            names = {p.id: p.name for p in conflict.parties}
            told = tuple((names[i], n) for i, n in counts.most_common() if n)
            best = (least, Recognition(name, told))
    return best[1] if best else None


def _mentions(party: CaseParty, text: str) -> int:
    names = {party.name, *party.aliases} | {p.name.split()[-1] for p in party.people}
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    # A lost apostrophe leaves "Ukraines": the plural s may follow.
    return len(re.findall(rf"\b(?:{pattern})s?\b", text))
