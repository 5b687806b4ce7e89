"""The issues of peace processes and the words by which a reader recognises them.

The bundled library (``issue_library.yaml``) is for any conflict; a case brings its own issues
as :class:`IssueTerms`, which stand before the library's and say to which of them they map.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.word_lists import words_of

__all__ = ["PLAN", "IssueHit", "IssueTerms", "OptionTerms", "issues_in", "library", "option_in"]

PLAN = "plan"
# Words of an option's label that tell nothing about it.
_EMPTY = words_of("""
    the a an of in on and or to for with no not any only all from by at as its it their is are be
    under than after when where side sides both full until like state western one two""")
# A label is recognised by at least this many of its own words, or by a number in it.
LABEL_WORDS = 2
# Kinds of actors that can be parties to a war.
PARTIES = ("state", "organisation", "group")
# Letters of a party's name that its adjective shares: Ukraine, Ukrainian.
STEM = 5
_DOING = re.compile(r"([A-Z]\w+) (?:withdraws|leaves|keeps|takes|gives|drops|stops|relinquishes)\b")
_LEAVING = (
    r"withdr\w+|leav\w+|left|pull\w*|giv\w+\s+up|hand\w*\s+over|ced\w+|vacat\w+|keep\w*|drop\w*"
)


@dataclass(frozen=True, slots=True)
class OptionTerms:
    """One answer to an issue: its id, its label, and words that name it."""

    id: str
    label: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueTerms:
    """What a case brings for one of its issues: its words, its options, and the library issue.

    ``terms`` are words or phrases; ``*`` stands for any ending, ``_`` for one letter, ``..`` for
    up to three words between, and a term with capitals of two or more letters is matched as
    written. ``maps_to`` is an id of the library; a library issue that maps to exactly one case
    issue is reported under the case's id. ``parties`` are the names of the case's parties: they
    tell no option from another.
    """

    id: str
    terms: tuple[str, ...] = ()
    options: tuple[OptionTerms, ...] = ()
    maps_to: str = ""
    name: str = ""
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueHit:
    """An issue named at ``text[start:end]``; ``terms`` how many of its words were found."""

    issue: str
    start: int
    end: int
    terms: int = 1
    of_case: bool = False


@cache
def library() -> Mapping[str, IssueTerms]:
    """Return the bundled issues by id.

    >>> "territory" in library() and library()["alliance"].name
    'Alliance and neutrality'
    """
    raw = YAML(typ="safe").load(
        files(__package__).joinpath("issue_library.yaml").read_text("utf-8")
    )
    return {id: _issue(id, entry) for id, entry in raw.items()}


def _issue(id: str, entry: Mapping[str, object]) -> IssueTerms:
    options = entry.get("options") or {}
    assert isinstance(options, Mapping)
    families = entry["terms"]
    assert isinstance(families, Mapping)
    return IssueTerms(
        id,
        tuple(str(term) for family in families.values() for term in family),
        tuple(
            OptionTerms(name, o["label"], tuple(str(t) for t in o["terms"]))
            for name, o in options.items()
        ),
        maps_to=id,
        name=str(entry["name"]),
    )


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Compile terms, longest first; plain small letters ignore case, capitals do not."""
    ordered = sorted(set(terms), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_term, ordered)) or '(?!)'})(?!\w)")


def _term(term: str) -> str:
    parts = (_SPACE.join(_word(w) for w in part.split()) for part in term.split(" .. "))
    words = _BETWEEN.join(parts)
    return f"{words}{_PLURAL if term[-1].isalpha() and term[-1] != 's' else ''}"


_PLURAL = "(?:e?s)?"
_SPACE = r"[\s\u00a0-]+"
# ".." between two words: "release .. crew" is "release the crew", "release its whole crew".
_BETWEEN = rf"(?:{_SPACE}\w+(?:['’]s)?){{0,3}}{_SPACE}"


def _word(word: str) -> str:
    body = re.escape(word).replace(r"\*", r"\w*").replace("_", r"\w")
    body = body.replace(r"\-", r"[-\s\u2010-\u2015]?")
    if re.fullmatch(r"\d{3,}", word):
        body = r"[,.\s]?".join((word[:-3], word[-3:]))
    capitals = re.search(r"[A-Z]{2}", word)
    return body if capitals else f"(?i:{body})"


def issues_in(text: str, issues: Iterable[IssueTerms] = ()) -> tuple[IssueHit, ...]:
    """Return the issues that ``text`` names, best supported first; a case's issues lead.

    >>> [hit.issue for hit in issues_in("any deal must bring security guarantees")]
    ['guarantees']
    """
    own = tuple(issues)
    hits = {h.issue: h for h in _hits(text, own, of_case=True)}
    covered = {i.maps_to for i in own if i.id in hits}
    for hit in _hits(text, library().values(), of_case=False):
        if hit.issue not in covered:
            named = _case_name(hit.issue, own)
            hits.setdefault(named, _renamed(hit, named))
    return tuple(sorted(hits.values(), key=lambda h: (-h.terms, h.start, h.issue)))


def _hits(text: str, issues: Iterable[IssueTerms], *, of_case: bool) -> Iterator[IssueHit]:
    for issue in issues:
        found = list(_pattern(issue.terms).finditer(text))
        if found:
            first = found[0]
            count = len({m.group().lower() for m in found})
            yield IssueHit(issue.id, first.start(), first.end(), count, of_case)


def _case_name(issue: str, own: tuple[IssueTerms, ...]) -> str:
    """Return the case's id for a library issue when exactly one issue of the case maps to it."""
    named = [i.id for i in own if i.maps_to == issue]
    return named[0] if len(named) == 1 else issue


def _renamed(hit: IssueHit, issue: str) -> IssueHit:
    return IssueHit(issue, hit.start, hit.end, hit.terms, hit.of_case)


def option_in(text: str, issue: str, issues: Iterable[IssueTerms] = ()) -> str:
    """Return the option that ``text`` names for an issue, or an empty text if it cannot be told.

    >>> option_in("the army would be capped at 800,000", "cap", [IssueTerms("cap", options=(
    ...     OptionTerms("small", "600,000"), OptionTerms("large", "800,000 in peacetime")))])
    'large'
    """
    known = next((i for i in issues if i.id == issue), None) or library().get(issue)
    if known is None or not known.options:
        return ""
    ranked = sorted(
        ((_support(text, option, known), option.id) for option in known.options), reverse=True
    )
    tied = len(ranked) > 1 and ranked[0][0] == ranked[1][0]
    return ranked[0][1] if ranked[0][0] > 0 and not tied else ""


def _support(text: str, option: OptionTerms, issue: IssueTerms) -> int:
    if option.terms:
        return len({m.group().lower() for m in _pattern(option.terms).finditer(text)})
    doing = _DOING.match(option.label)
    if doing and not _done_by(option.label, text):
        return 0
    words = _label_words(option.label, issue.parties) - _common_words(issue)
    present = {w for w in words if re.search(rf"(?<!\w){re.escape(w)}", text.lower())}
    telling = any(w[0].isdigit() for w in present) or len(present) >= LABEL_WORDS
    if doing:
        return LABEL_WORDS + len(present)
    return len(present) if telling else 0


def _done_by(label: str, text: str) -> bool:
    """Tell whether the text has the label's own party do what the label says it does.

    "Ukrainian troops leave" is the option "Ukraine withdraws", never "Russia withdraws".
    """
    doing = _DOING.match(label)
    assert doing is not None
    name = re.escape(doing[1][:STEM])
    return re.search(rf"\b{name}\w*(?:\W+\w+){{0,4}}?\W+(?:{_LEAVING})", text) is not None


@cache
def _label_words(label: str, parties: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a label that tell it from others: no party's name does, whoever's."""
    told = _without_parties(label, parties).lower()
    words = re.findall(r"\d[\d,.]*\d|\d|[a-z]{3,}", told)
    return frozenset(w[:-1] if w.endswith("s") else w for w in words if w not in _EMPTY)


def _without_parties(label: str, parties: tuple[str, ...]) -> str:
    """Return a label without the parties that the case or the gazetteer knows.

    >>> _without_parties("Norda and France hold the Nordan ridge", ("Norda",)).split()
    ['and', 'hold', 'the', 'ridge']
    """
    for name in sorted(parties, key=len, reverse=True):
        ending = r"\w*" if name[-1].islower() else r"\b"  # "Nordan", but not "EUR" for "EU"
        label = re.sub(rf"\b{re.escape(name)}{ending}", " ", label)
    names = load_gazetteer()
    known = [h for h in names.find(label) if names.actor(h.actor).kind in PARTIES]
    for hit in reversed(known):
        label = f"{label[: hit.start]} {label[hit.end :]}"
    return label


def _common_words(issue: IssueTerms) -> set[str]:
    """Return the label words that more than one option shares: they tell none of them."""
    seen: list[str] = [w for o in issue.options for w in _label_words(o.label, issue.parties)]
    return {w for w in seen if seen.count(w) > 1}
