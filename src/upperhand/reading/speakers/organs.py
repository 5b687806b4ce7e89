"""Whose an official or an organ is that comes without a state: of the one a paragraph is about.

"Russia shut the port. The central bank said": a writer who changes the state says so. Where a
paper has a home, or two states act in the paragraph, both have to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from upperhand.reading.names.people import is_outsider
from upperhand.reading.names.strangers import person_named, unknown_name
from upperhand.reading.speakers.named import Named, PageNames
from upperhand.record import Actor

__all__ = ["Organs"]

_WHICH = r"(?:(?:the|an?|one|two|three|some|its|deputy|first|vice|acting|senior|top|chief)\s+)*"
# What only a state has.
_ORGAN = (
    r"(?:(?:[\w-]+\s+)?(?:ministry|department)(?:\s+(?:of|for)\s+[\w ]+)?|government|cabinet|"
    r"general staff|parliament|presidency|president['’]s office|(?:central|national) bank|"
    r"(?:central\s+)?election\s+commission|security council|security service|"
    r"(?:border|coast) guard(?:\s+service)?|"
    r"(?:(?:foreign|military|domestic)\s+)?intelligence(?:\s+(?:service|agency|chief))?|police|"
    r"(?:general\s+)?prosecutor['’]s office|attorney general['’]s office|air force|navy|"
    r"armed forces|army|state (?:railway|grid operator|energy company|utility)|treasury|"
    r"presidential (?:office|administration)|(?:upper|lower) house|(?:state )?emergency service|"
    r"(?:domestic )?security service|defen[cs]e forces|national guard|grid operator)"
)
_OFFICE = (
    r"(?:(?:(?!the\b|an?\b|deputy\b|senior\b)[\w-]+\s+){1,2}minister|"
    r"(?:army|navy|air force|police|intelligence|military)\s+chief|"
    r"chief of (?:the\s+)?(?:general\s+)?staff|(?:national\s+)?security advis[eo]r|governor|"
    rf"{_ORGAN}\s+(?:spokes\w+|advis[eo]r|aide|official|officer|source)|"
    r"speaker of (?:the\s+)?parliament|member of (?:the\s+)?parliament|lawmaker|"
    r"vice[- ]president|chancellor of the exchequer|deputy prime minister(?: in charge of [\w ]+)?|"
    r"(?:defen[cs]e|foreign|home|energy|treasury) secretary|(?:human rights )?ombudsman|"
    rf"(?:head|chief|director|chair\w*|secretary) of (?:the\s+)?{_ORGAN})"
)
# What armed groups have too.
_COMMAND = (
    r"(?:(?:chief\s+|lead\s+|top\s+)?negotiator|(?:brigadier\s+|major\s+|lieutenant\s+)?general|"
    r"admiral|colonel|(?:front|field|army|brigade|corps)(?:['’]s)?\s+commander|"
    r"(?:military|army)\s+spokes\w+)"
)
_SERVING = (
    r"(?:(?:an?|the|one|two|three|several|senior)\s+)*(?:[\w-]+\s+)?(?:officers?|officials?|sources?|"
    r"people|advis[eo]rs?|aides?|spokes\w+)\s+(?:in|of|on|from|at|to|with|inside|for)\s+(?:the\s+)?"
)
_NAME = r"(?:,?\s+(?-i:[A-Z])\S*(?:\s+(?-i:[A-Z])\S*)*)?,?"
_STATES = re.compile(
    rf"(?:{_WHICH}{_ORGAN}|{_WHICH}{_OFFICE}{_NAME}|{_SERVING}(?:{_ORGAN}|{_OFFICE})|"
    rf"(?:the\s+)?(?:{_ORGAN}|{_OFFICE}|president)['’]s\s+{_WHICH}(?:[\w-]+\s+)?"
    rf"(?:{_OFFICE}|speaker|advis[eo]r|aide|spokes\w+){_NAME})",
    re.IGNORECASE,
)
_COMMANDS = re.compile(rf"{_WHICH}{_COMMAND}{_NAME}", re.IGNORECASE)
# Washington has departments, a Congress and a White House, and few others have secretaries.
AMERICA, BRITAIN = "us", "gb"
_NOT_AMERICAN = re.compile(
    r"minist(?:er|ry)|general staff|presidential|house$|parliament|security service|ombudsman|"
    r"defen[cs]e forces|emergency service|grid operator|general prosecutor",
    re.IGNORECASE,
)
_SECRETARY = re.compile(r"(?:defen[cs]e|home|energy|treasury) secretary|exchequer", re.IGNORECASE)
# These work where the page was written.
_NEARBY = re.compile(
    r"(?:border|coast) guard|emergency service|grid operator|police", re.IGNORECASE
)
_APPOSED = re.compile(r"^(?P<name>[^,]+),\s+(?P<what>[^,]+),?$")
_HEADING = re.compile(
    r"(?:the\s+)?head of (?:the\s+)?(?:[\w-]+\s+){1,3}(?:authority|agency|service)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Organs(PageNames):
    """The names of a page, asked about a state's organs and officials without a state."""

    def _acting(self, at: int, paragraph: int, *, groups: bool = False) -> set[str]:
        """Return the states whose people head the main clauses of a paragraph so far.

        Where they head none, any that it names count, cities left out; ``groups`` counts armed
        groups and organisations too.
        """
        here = self._here(at, paragraph)
        acting = self._parties(n for n in here if n.rank > 1 or self._opens(n))
        told = acting if groups else self._states(acting)
        return told or self._states(self._parties(n for n in here if not self._is_city(n)))

    def _ruling(self, title: str, at: int, paragraph: int, *, groups: bool) -> set[str]:
        """Return the states of a paragraph that have an organ or office of this name."""
        if _NEARBY.search(title):
            return {self.here} - {""}
        acting = self._acting(at, paragraph, groups=groups)
        if _NOT_AMERICAN.search(title) and AMERICA in acting:
            here = self._having(title, self._here(at, paragraph))
            acting = acting - {AMERICA} or self._states(self._parties(here))
        if _SECRETARY.search(title):
            acting &= {AMERICA, BRITAIN}
        return acting

    def _having(self, title: str, named: Iterable[Named]) -> list[Named]:
        """Leave out those of a state that has no organ of this name."""
        missing = AMERICA if _NOT_AMERICAN.search(title) else ""
        return [n for n in named if not missing or self._parties([n]) != {missing}]

    def _opens(self, one: Named) -> bool:
        """Tell "In Kyiv they were not laughing": the scene of a paragraph."""
        return one.start == one.sentence + len("In ") and self._is_city(one)

    def _here(self, at: int, paragraph: int) -> list[Named]:
        return [n for n in self._near(at, paragraph) if n.paragraph == paragraph]

    def _is_city(self, one: Named) -> bool:
        """Tell "Snow fell on Kyiv": a capital named in passing rules nothing."""
        hits = self.names.find(one.words, self.on)
        return bool(hits) and all(h.form == "capital" for h in hits)

    def _states(self, parties: set[str]) -> set[str]:
        bodies = {party: self._party(party) for party in parties}
        return {p for p, body in bodies.items() if body is not None and body.kind == "state"}

    def organ(self, words: str, at: int, paragraph: int) -> Actor | None:
        """Return whose "the central bank", "Deputy Transport Minister Ada Berg" is, or None."""
        said = words.strip()
        apposed = _APPOSED.match(said)
        title = apposed["what"] if apposed is not None else said
        states = any(_STATES.fullmatch(w) or _HEADING.fullmatch(w) for w in (said, title))
        commands = any(_COMMANDS.fullmatch(w) and len(w.split()) > 2 for w in (said, title))
        if not (states or commands) or is_outsider(said) or self.names.find(said, self.on):
            return None
        parties = self._ruling(title, at, paragraph, groups=not states) or set(self.home)
        if len(parties) != 1:
            return None
        name = unknown_name(said, ())
        return person_named(name, parties.pop()) if name else self._party(parties.pop())
