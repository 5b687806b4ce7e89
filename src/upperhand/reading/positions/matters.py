"""What a stretch of words takes a stance on: its issues, its option, the plan it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from upperhand.reading.positions.issue_library import (
    PLAN,
    IssueHit,
    IssueTerms,
    issues_in,
    option_in,
)
from upperhand.reading.statements.acts import condition_in
from upperhand.record import Citation, Document, Position
from upperhand.record.entries import Stance

__all__ = [
    "EXCLUDED", "FROM_ACT", "FROM_GRAMMAR", "FROM_MENTION", "FROM_POINTING", "FROM_REPORTER",
    "SILENT", "TARGETS", "Clause", "issues_of", "own_stance", "position",
]  # fmt: skip

# How sure a stance is, by where it comes from; set by hand, not calibrated.
FROM_ACT, FROM_GRAMMAR, FROM_REPORTER, FROM_POINTING, FROM_MENTION = 0.8, 0.7, 0.6, 0.5, 0.4
# At most so many issues are read from one clause: more means a list, not a stance.
MOST_ISSUES = 3
TROOPS = "foreign_troops"
PROCESS = "process"

EXCLUDED = re.compile(
    r"\bwithout\s+(?:their|its|our|\w+['’]s?|any)\s+(?:input|consent|participation|involvement)"
    r"|\bover\s+(?:their|its|our|\w+['’]s?)\s+heads?\b|\bnothing\s+about\s+\w+\s+without",
    re.I,
)
SILENT = re.compile(r"\b(?:yet\s+to\s+comment|declined\s+to\s+comment|no\s+comment|silent)\b", re.I)
# "Troops would become targets" refuses the troops.
TARGETS = re.compile(r"\b(?:legitimate|become|treated\s+as)\s+(?:\w+\s+)?targets?\b", re.I)
_HALF_NO = re.compile(
    r"\bnot\s+(?:\w+ly\s+)?(?:reject|close|rule|refus)\w*"
    r"|\bsome\b[^.;]*\bacceptable\b[^.;]*\b(?:other|rest)\w*\b[^.;]*\b(?:not|unacceptable)\b",
    re.I,
)
_MENDING = re.compile(
    r"\b(?:modif|amend|chang|rework|revis|soften)\w*\s+(?:\w+\s+){0,4}(?:plan|proposal|draft|text)",
    re.I,
)
# "Talks" is in every page: the process is a position only where talking itself is wanted or not.
_WANTED = r"""
    cannot never willing ready readiness open prepared must should refus\w+ continue agree\w*
    reject\w* rul\w+ no sit return resum\w+ suspend\w* attend\w* join\w* go come send receive
    commit\w+ demand\w* call\w* propos\w+ offer\w* want\w* urg\w+ press\w* ask\w* appeal\w*
    insist\w* host welcom\w* accept\w* set invit\w+"""
_TALK = r"""
    meet talk negotiat diplomacy summit dialogue mediat consult table arbitrat conference agenda
    contacts round seat deadline format ultimatum precondition"""
_TALKING = re.compile(
    r"\breturn\w*\s+to\s+(?:the\s+)?(?:table|talks)\b|\bhost\b"
    r"|\b(?:will|would)\s+(?:not\s+)?(?:attend|take\s+part)\b"
    rf"|\b(?:{'|'.join(_WANTED.split())})\b[^.;,]{{0,40}}\b(?:{'|'.join(_TALK.split())})\w*",
    re.I,
)
# "The Norse 20-point peace plan": whoever's name stands before it.
_WHICH = r"[A-Z][\w.]*|\d+[- ]point|updated|revised"
_PLAN_NAME = re.compile(
    rf"\b(?:{_WHICH})(?:[\s-]+(?:{_WHICH}|peace|draft))*\s+"
    r"(?:plan|proposal|draft|framework|initiative|text)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a document that takes one stance."""

    citation: Citation
    text: str


# "Monitors on the truce line": where, and not what, if something else is named before it.
PLACES = frozenset(("territory", "maritime"))
_WHERE = re.compile(
    r"\b(?:on|in|along|at|to|near|across|inside|around|through|into|by)\s+(?:[\w'’-]+\s+){0,2}$",
    re.I,
)


# "His army will take …": who is to do it is not what it is about.
_DOER = re.compile(
    r"\b(?:its|his|her|their|our|my|the)\s+(?:own\s+)?(?:army|forces|troops|soldiers|fighters|navy|men)"
    r"(?=\s+(?:will|would|can|could|may|might|must|shall)\s+(?!be\b))",
    re.I,
)


def issues_of(text: str, issues: tuple[IssueTerms, ...]) -> list[str]:
    """Return the issues of a clause; the process is one only where talking itself is meant."""
    hits = issues_in(_DOER.sub(lambda m: " " * len(m.group()), text), issues)
    named = [h.issue for h in hits if not _is_where(h, hits, text)]
    substance = [i for i in named if i != PROCESS]
    if PROCESS in named:
        talking = _TALKING.search(text) or EXCLUDED.search(text) or SILENT.search(text)
        return [*substance, *([PROCESS] if talking else [])][:MOST_ISSUES]
    return substance[:MOST_ISSUES]


def _is_where(hit: IssueHit, hits: tuple[IssueHit, ...], text: str) -> bool:
    """Tell a place that only says where something else is to be."""
    if hit.issue not in PLACES or hit.of_case or hit.terms > 1:
        return False
    before = [h for h in hits if h.start < hit.start and h.issue not in (PROCESS, PLAN)]
    return bool(before) and _WHERE.search(text[: hit.start]) is not None


def own_stance(issue: str, clause: str) -> Stance | None:
    """Return the stance that some words take on one issue only: a plan, troops, the process."""
    if issue == PLAN and (_HALF_NO.search(clause) or _MENDING.search(clause)):
        return "conditional"
    if issue == TROOPS and TARGETS.search(clause):
        return "redline"
    return "reject" if issue == PROCESS and EXCLUDED.search(clause) else None


def position(
    clause: Clause, issue: str, stance: Stance, party: str, document: Document,
    issues: tuple[IssueTerms, ...], *, sure: float, statement: str = "", note: str = "",
) -> Position:  # fmt: skip
    """Return the position that a clause takes, with its option and condition in its own words."""
    span = condition_in(clause.text)
    option = option_in(clause.text, issue, issues)
    start = clause.citation.start
    return Position(
        id=f"pos-{document.id[:10]}-{start}-{party}-{issue}-{stance}",
        party=party, issue=issue, stance=stance,
        option="" if issue == PLAN and option == "whole" else option,
        when=document.dated, statement=statement, citations=(clause.citation,),
        condition=clause.text[slice(*span)] if span else "",
        plan=_plan_name(clause.text) if issue == PLAN else "",
        sources=(document.id,), note=note, confidence=round(sure, 3),
    )  # fmt: skip


def _plan_name(text: str) -> str:
    """Return "US 20-point plan" of "The US 20-point plan"; "the plan" by itself has no name.

    >>> _plan_name("Any Nordan  peace plan fails."), _plan_name("The plan fails.")
    ('Nordan peace plan', '')
    """
    match = _PLAN_NAME.search(text)
    words = match.group().split() if match else []
    opens = bool(words) and words[0].istitle() and words[0].lower() in STOP_WORDS
    named = words[1:] if opens else words  # "The Nordan plan", but "US plan"
    return " ".join(named) if len(named) > 1 else ""
