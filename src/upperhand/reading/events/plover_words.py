"""The words of events: ``plover.yaml``, indexed by lemma.

A line of the file reads ``verb … > objects < subjects | mode``: some verbs, what must be among
their arguments, and the mode it tells. The most specific line that fits a clause wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

__all__ = ["CLASSES", "Lexicon", "Rule", "lexicon", "mode_of", "noun_class"]

CLASSES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "INVESTIGATE",
    "DEMAND", "DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE",
    "ASSAULT", "FIGHT",
)  # fmt: skip

# A lexicon line with objects or subjects is more telling than a bare verb.
OBJECT_WORTH, SUBJECT_WORTH = 2, 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the lexicon: verbs, what must be among their arguments, and the class."""

    category: str
    objects: frozenset[str]
    subjects: frozenset[str]
    mode: str = ""
    pressed: bool = False

    @property
    def worth(self) -> int:
        """How specific the rule is."""
        conditions = OBJECT_WORTH * bool(self.objects) + SUBJECT_WORTH * bool(self.subjects)
        return 1 + conditions + self.pressed


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of ``plover.yaml``, indexed by lemma."""

    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Mapping[str, str]
    phrases: Mapping[str, str]
    idioms: Mapping[str, str]
    idle: Mapping[str, frozenset[str]]
    carriers: Mapping[str, frozenset[str]]
    operators: Mapping[str, frozenset[str]]
    sides: Mapping[str, frozenset[str]]
    modes: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    renamed: Mapping[str, str]
    ceased: Mapping[str, str]
    gifts: frozenset[str]
    known: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the bundled lexicon, read once."""
    raw = YAML(typ="safe").load(files(__package__).joinpath("plover.yaml").read_text("utf-8"))
    sets = {name: frozenset(words.split()) for name, words in raw["sets"].items()}
    verbs: dict[str, list[Rule]] = {}
    for category, lines in raw["verbs"].items():
        for line in lines:
            names, rule = _parse_rule(category, line, sets)
            for name in names:
                verbs.setdefault(name, []).append(rule)
    return Lexicon(
        verbs={name: tuple(rules) for name, rules in verbs.items()},
        nouns=_by_word(raw["nouns"]),
        phrases={p: c for c, phrases in raw["phrases"].items() for p in phrases},
        idioms={p: c for c, phrases in raw["idioms"].items() for p in phrases},
        idle={verb: frozenset(objects.split()) for verb, objects in raw["idle"].items()},
        carriers={name: frozenset(words.split()) for name, words in raw["nouns_of"].items()},
        operators={name: frozenset(words.split()) for name, words in raw["operators"].items()},
        sides={name: frozenset(words) for name, words in raw["sides"].items()},
        modes={
            c: tuple((m, frozenset(words.split())) for m, words in modes.items())
            for c, modes in raw["modes"].items()
        },
        renamed=raw["renamed"],
        ceased={deed: c for c, deeds in raw["ceased"].items() for deed in deeds},
        gifts=sets["aid"] | sets["weapon"],
        known=frozenset(verbs).union(*(v.split() for v in raw["operators"].values())),
    )


# What strikes from the air, and no walkout.
FIRED = frozenset(("air", "drone", "missile", "rocket", "artillery", "range", "precision"))


def noun_class(noun: Any, words: Lexicon) -> str | None:
    """Return the class a noun tells; "strikes on the grid" are no walkout."""
    on = any(c.lower_ in ("on", "against", "at") for c in noun.rights)
    shot = {c.lemma_.lower() for c in noun.lefts} & FIRED
    if noun.lemma_.lower() == "strike" and (on or shot):
        return "FIGHT"
    return words.nouns.get(noun.lemma_.lower())


def mode_of(category: str, around: Iterable[str], words: Lexicon | None = None) -> str:
    """Return the PLOVER mode told by the words around a trigger, or an empty text."""
    present = set(around)
    for mode, tells in (words or lexicon()).modes.get(category, ()):
        if tells & present:
            return mode
    return ""


def _by_word(classes: Mapping[str, str]) -> dict[str, str]:
    return {word: category for category, words in classes.items() for word in words.split()}


def _parse_rule(
    category: str, line: str, sets: Mapping[str, frozenset[str]]
) -> tuple[list[str], Rule]:
    line, _, mode = line.partition("|")
    line, _, subjects = line.partition("<")
    verbs, _, objects = line.partition(">")
    names = verbs.split()
    pressed = names[0] == "^"
    rule = Rule(category, _words(objects, sets), _words(subjects, sets), mode.strip(), pressed)
    return names[pressed:], rule


def _words(text: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split():
        found |= sets[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)
