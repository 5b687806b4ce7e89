"""How claims are worded: ``claims.yaml``, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from upperhand.record.entries import ClaimType

__all__ = ["Form", "Wordings", "driver_of", "wordings"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of making a claim: its type, direction, and the words."""

    type: ClaimType
    direction: int
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The forms of ``claims.yaml``, compiled."""

    forms: tuple[Form, ...]
    drivers: tuple[tuple[str, re.Pattern[str]], ...]
    owned: re.Pattern[str]


@cache
def wordings() -> Wordings:
    """Return the bundled wordings, read once."""
    file = files(__package__).joinpath("claims.yaml")
    raw = YAML(typ="safe").load(file.read_text("utf-8"))
    parts = {
        name: words.replace("{{", "{").replace("}}", "}") for name, words in raw["parts"].items()
    }

    def compiled(words: str) -> re.Pattern[str]:
        return re.compile(words.format(**parts), re.IGNORECASE | re.VERBOSE)

    forms = (Form(f["type"], f["direction"], compiled(f["words"])) for f in raw["forms"])
    drivers = ((name, compiled(words)) for name, words in raw["drivers"].items())
    owned = compiled(r"['’]?s?\s+(?:\w+\s+){{0,2}}?(?:{edge}|{fighting})")
    return Wordings(tuple(forms), tuple(drivers), owned)


def driver_of(claim: str, sentence: str) -> str:
    """Return what a claim rests on: told by its own words, else by its sentence's."""
    for text in (claim, sentence):
        for name, words in wordings().drivers:
            if words.search(text):
                return name
    return "other"
