"""Deal spaces from files: plain JSON, or GENIUS XML.

The plain form::

    {"parties": ["a", "b"],
     "issues": [{"name": "border", "options": ["here", "there"]}, ...],
     "weights": [[0.6, ...], [0.5, ...]],          party, issue; 1 where absent
     "values": [[[1, 0], ...], [[0, 1], ...]],     party, issue, option
     "reserve": [0.3, 0.2],                        party; 0 where absent
     "conflicts": [[["border", "here"], ["aid", "some"]], ...],
     "bans": [["a", "border", "there"], ...],      red lines: party, issue, option
     "consent_only": ["c"]}                        must reach their reserve, gains not counted

In conflicts, bans and ``consent_only`` a text is a name and a whole number counts from 0.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from upperhand.errors import InputError, ScenarioError, UsageError
from upperhand.scenario.space import Ban, DealSpace

__all__ = ["SpaceRead", "parse_space", "read_space"]

KNOWN = (
    "parties", "issues", "weights", "values", "reserve", "conflicts", "bans", "consent_only"
)  # fmt: skip
PLAIN_RULES = ("worth of an option: its value times the party's weight on the issue",)
SNIFFED = 512  # bytes read to tell XML from JSON


@dataclass(frozen=True, slots=True)
class SpaceRead:
    """A deal space and the rules by which its files were understood."""

    space: DealSpace
    rules: tuple[str, ...]


def read_space(paths: Sequence[Path], *, time: float = 0.0) -> SpaceRead:
    """Return the deal space in one JSON file, or in the GENIUS files given (or in a folder).

    Parameters
    ----------
    paths : sequence of Path
        One JSON file; or GENIUS profiles with or without their domain; or a folder of these.
    time : float in [0, 1]
        When a deal is struck, for GENIUS discounting; 0 ignores the discount.

    Raises
    ------
    InputError
        With one line per problem: a path that does not exist, text that is neither, or what
        is wrong in the file.
    UsageError
        If JSON is mixed with other files.
    """
    files = [file for path in paths for file in _expanded(path)]
    kinds = {path: _kind(path) for path in files}
    lost = [f"{path}: {kind}" for path, kind in kinds.items() if kind not in ("json", "xml")]
    if lost:
        raise InputError("no deal space can be read from these files:", lost)
    if set(kinds.values()) == {"xml"}:
        from upperhand.scenario.genius import read_genius  # lxml is loaded for XML alone

        return SpaceRead(*read_genius(files, time=time))
    if len(files) != 1:
        raise UsageError(
            f"{len(files)} files were given, of which at least one is JSON: a JSON space stands "
            "alone. Give that file by itself, or GENIUS files only."
        )
    return parse_space(files[0].read_text(encoding="utf-8-sig"), source=str(files[0]))


def _expanded(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = sorted(path.glob("*.xml")) or sorted(path.glob("*.json"))
    if not inside:
        raise InputError(f"{path}: the folder holds neither GENIUS files (*.xml) nor *.json")
    return inside


def _kind(path: Path) -> str:
    try:
        with path.open("rb") as file:
            start = file.read(SNIFFED).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as fault:
        return f"cannot be opened ({fault.strerror})"
    if start.startswith(b"<"):
        return "xml"
    if start.startswith((b"{", b"[")):
        return "json"
    return "is empty" if not start else "is neither JSON ('{' first) nor XML ('<' first)"


def parse_space(text: str, *, source: str = "space.json") -> SpaceRead:
    """Return the deal space that a plain JSON text describes; ``source`` names it in messages."""
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as fault:
        raise InputError(f"{source}:{fault.lineno}: is not JSON ({fault.msg})") from fault
    if not isinstance(raw, dict):
        raise InputError(f"{source}: holds a list; needed is an object with: {', '.join(KNOWN)}")
    plain = _Plain(source, raw, [])
    space = plain.space()
    unread = [key for key in raw if key not in KNOWN]
    rules = (f"not read: {', '.join(unread)}",) if unread else ()
    absent = [f"{key}: absent, so {value}" for key, value in _DEFAULTS if key not in raw]
    return SpaceRead(space, (*PLAIN_RULES, *absent, *rules))


_DEFAULTS = (("weights", "1 for each issue"), ("reserve", "0 for each party"))


@dataclass(frozen=True, slots=True)
class _Plain:
    """One plain space being read; everything wrong with it is collected before it is refused."""

    source: str
    raw: dict[str, Any]
    problems: list[str]

    def space(self) -> DealSpace:
        self.misspelt()
        parties, issues = self.parties(), self.issues()
        self.stop_if_wrong()
        values = [
            [self.numbers(f"values[{p}][{i}]", self.at("values", p, i), len(options))
             for i, options in enumerate(issues.values())]
            for p in range(len(parties))
        ]  # fmt: skip
        self.length("values", len(parties))
        weights = self.weights(len(parties), len(issues))
        reserve = self.reserve(len(parties))
        conflicts = [self.pair(n, pair, issues) for n, pair in enumerate(self.rows("conflicts"))]
        bans = [self.ban(n, ban, parties, issues) for n, ban in enumerate(self.rows("bans"))]
        consent = [
            parties[self.index(f"consent_only[{n}]", name, parties, "party")]
            for n, name in enumerate(self.rows("consent_only"))
        ]
        self.stop_if_wrong()
        worth = {
            party: [w * np.asarray(v) for w, v in zip(weights[p], values[p], strict=True)]
            for p, party in enumerate(parties)
        }
        try:
            return DealSpace.of(
                issues,
                worth,
                reserve=dict(zip(parties, reserve, strict=True)),
                conflicts=conflicts,
                bans=bans,
                consent_only=consent,
            )
        except ScenarioError as fault:
            raise InputError(self.headline(), fault.problems) from fault

    def headline(self) -> str:
        return f"{self.source}: cannot be read as a deal space:"

    def stop_if_wrong(self) -> None:
        if self.problems:
            raise InputError(self.headline(), [f"{self.source}: {p}" for p in self.problems])

    def misspelt(self) -> None:
        for key in self.raw:
            close = difflib.get_close_matches(key, KNOWN, n=1, cutoff=0.8)
            if close and key not in KNOWN and close[0] not in self.raw:
                self.problems.append(f"{key}: unknown; if you mean {close[0]!r}, rename it")

    def parties(self) -> list[str]:
        given = self.raw.get("parties")
        if not isinstance(given, list) or not given:
            self.problems.append('parties: needed is a list of names, e.g. ["a", "b"]')
            return []
        names = [self.name(f"parties[{n}]", name) for n, name in enumerate(given)]
        return self.unlike("parties", names)

    def issues(self) -> dict[str, list[str]]:
        given = self.raw.get("issues")
        if not isinstance(given, list) or not given:
            self.problems.append('issues: needed is a list of {"name": ..., "options": [...]}')
            return {}
        read = [self.issue(f"issues[{n}]", issue) for n, issue in enumerate(given)]
        self.unlike("issues", [name for name, _ in read])
        return dict(read)

    def issue(self, place: str, given: object) -> tuple[str, list[str]]:
        if not isinstance(given, dict) or "name" not in given:
            self.problems.append(f'{place}: needed is {{"name": ..., "options": [...]}}')
            return place, []
        options = given.get("options")
        if not isinstance(options, list) or not options:
            self.problems.append(f"{place}.options: needed is a list of at least one option")
            options = []
        names = [self.name(f"{place}.options[{n}]", o) for n, o in enumerate(options)]
        return self.name(f"{place}.name", given["name"]), self.unlike(f"{place}.options", names)

    def unlike(self, place: str, names: list[str]) -> list[str]:
        for name in dict.fromkeys(n for n in names if names.count(n) > 1):
            self.problems.append(f"{place}: {name!r} is given {names.count(name)} times")
        return names

    def name(self, place: str, given: object) -> str:
        if isinstance(given, dict) and "name" in given:
            given = given["name"]
        if isinstance(given, (dict, list)) or given is None:
            self.problems.append(f"{place}: needed is a name, seen was {_shown(given)}")
        return str(given)

    def at(self, key: str, *path: int) -> object:
        """Return ``raw[key][path]``, or None where there is nothing."""
        place: object = self.raw.get(key)
        for step in path:
            place = place[step] if isinstance(place, list) and step < len(place) else None
        return place

    def rows(self, key: str) -> list[Any]:
        given = self.raw.get(key, [])
        if not isinstance(given, list):
            self.problems.append(f"{key}: needed is a list, seen was {_shown(given)}")
            return []
        return given

    def numbers(self, place: str, given: object, size: int) -> list[float]:
        if not isinstance(given, list) or len(given) != size:
            seen = f"{len(given)}" if isinstance(given, list) else _shown(given)
            self.problems.append(f"{place}: needed are {size} numbers, seen was {seen}")
            return [0.0] * size
        for n, number in enumerate(given):
            if isinstance(number, bool) or not isinstance(number, (int, float)):
                self.problems.append(f"{place}[{n}]: {_shown(number)} is not a number")
            elif not np.isfinite(number):
                self.problems.append(f"{place}[{n}]: {number} is not finite")
        return given

    def weights(self, n_parties: int, n_issues: int) -> list[list[float]]:
        if self.raw.get("weights") is None:
            return [[1.0] * n_issues] * n_parties
        self.length("weights", n_parties)
        return [
            self.numbers(f"weights[{p}]", self.at("weights", p), n_issues) for p in range(n_parties)
        ]

    def reserve(self, n_parties: int) -> list[float]:
        if self.raw.get("reserve") is None:
            return [0.0] * n_parties
        return self.numbers("reserve", self.raw["reserve"], n_parties)

    def length(self, key: str, size: int) -> None:
        given = self.rows(key)
        if len(given) > size:
            self.problems.append(f"{key}: {len(given)} rows, but there are {size} parties")

    def index(self, place: str, given: object, names: Sequence[str], what: str) -> int:
        if isinstance(given, str) and given in names:
            return names.index(given)
        if isinstance(given, int) and not isinstance(given, bool) and 0 <= given < len(names):
            return given
        known = ", ".join(names)
        self.problems.append(f"{place}: no {what} {_shown(given)}; there are: {known}")
        return 0

    def choice(self, place: str, given: object, issues: dict[str, list[str]]) -> tuple[int, int]:
        if not isinstance(given, list) or len(given) != 2:
            self.problems.append(f"{place}: needed is [issue, option], seen was {_shown(given)}")
            return 0, 0
        issue = self.index(f"{place}[0]", given[0], list(issues), "issue")
        options = list(issues.values())[issue]
        return issue, self.index(f"{place}[1]", given[1], options, "option")

    def pair(self, n: int, given: object, issues: dict[str, list[str]]) -> Any:
        place = f"conflicts[{n}]"
        if not isinstance(given, list) or len(given) != 2:
            self.problems.append(f"{place}: needed are two [issue, option], seen {_shown(given)}")
            return ((0, 0), (0, 0))
        return tuple(self.choice(f"{place}[{m}]", one, issues) for m, one in enumerate(given))

    def ban(self, n: int, given: object, parties: list[str], issues: dict[str, list[str]]) -> Ban:
        place = f"bans[{n}]"
        if not isinstance(given, list) or len(given) != 3:
            self.problems.append(f"{place}: needed is [party, issue, option], {_shown(given)} seen")
            return Ban(0, 0, 0)
        party = self.index(f"{place}[0]", given[0], parties, "party")
        issue, option = self.choice(place, given[1:], issues)
        return Ban(party, issue, option)


def _shown(given: object) -> str:
    if given is None:
        return "nothing"
    text = json.dumps(given, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
