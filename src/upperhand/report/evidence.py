"""What past wars say: facts with their numbers and sources, kept in ``evidence.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

__all__ = ["Fact", "evidence"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding about past wars: words with named numbers, how it was found, and where."""

    id: str
    drivers: tuple[str, ...]
    text: str
    values: Mapping[str, float]
    show: Mapping[str, str]
    how: str
    source: str


@cache
def evidence() -> Mapping[str, Fact]:
    """Return all facts by id, in the order of the file."""
    text = (files("upperhand.report") / "evidence.yaml").read_text(encoding="utf-8")
    tree: Any = YAML(typ="safe", pure=True).load(text)
    return {fact["id"]: _fact(fact) for fact in tree["facts"]}


def _fact(entry: Mapping[str, Any]) -> Fact:
    return Fact(
        id=entry["id"],
        drivers=tuple(entry["drivers"]),
        text=entry["text"],
        values={name: float(value) for name, value in entry["values"].items()},
        show=dict(entry.get("show", {})),
        how=entry["how"],
        source=entry["source"],
    )
