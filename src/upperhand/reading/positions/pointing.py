"""Stances on something told before: "rejected the proposal", "welcomed the move".

What is pointed at is the matter of the last position told before it on the page, by somebody
else, in the same paragraph or the one above. Where there is none, nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from upperhand.reading.grammar.tree import child
from upperhand.reading.positions.issue_library import PLAN, IssueTerms
from upperhand.reading.positions.matters import FROM_POINTING, Clause, position
from upperhand.reading.positions.reach import Stand
from upperhand.reading.word_lists import words_of
from upperhand.record import Document, Position
from upperhand.record.entries import Stance

__all__ = ["Pointing", "pointed_at", "points_back"]

# What a proposal, or an answer to it, is called when it is spoken of again.
POINTERS = words_of("""
    proposal offer idea suggestion move step gesture demand request call bargain deal arrangement
    condition term scheme formula mission role linkage swap exchange notion concession compromise
    measure""")
POINTING_WORDS = frozenset(("the", "this", "that", "these", "those", "such"))
DEMONSTRATIVES = POINTING_WORDS - {"the"}
NAMED_BY = ("amod", "compound", "poss", "nmod")
ANSWERS = frozenset(("accept", "reject", "redline", "conditional"))
PRONOUNS = frozenset(("it", "this", "that"))


@dataclass(frozen=True, slots=True)
class Pointing:
    """A stance on what was told before; the words alone do not say on what."""

    clause: Clause
    stance: Stance
    party: str
    statement: str = ""
    note: str = ""


def points_back(stand: Stand, named: list[str]) -> bool:
    """Tell an answer to what was told before, with no matter of its own but "a plan"."""
    if stand.stance not in ANSWERS or any(issue != PLAN for issue in named):
        return False
    what = child(stand.at, "dobj", "nsubjpass")
    if what is None:
        return False
    if what.lower_ in PRONOUNS:
        return True
    said = {c.lower_ for c in what.subtree}
    return what.lemma_.lower() in POINTERS and bool(said & POINTING_WORDS) and not _spelled(what)


def _spelled(what: Any) -> bool:
    """Tell "the plan to ban ships", "the Finnish idea": the words say which one it is."""
    if any(c.dep_ in NAMED_BY for c in what.lefts if c.lower_ not in POINTING_WORDS):
        return True
    after = [c for c in what.rights if c.dep_ in ("acl", "relcl", "prep")]
    return any(not any(t.lower_ in DEMONSTRATIVES for t in c.subtree) for c in after)


def pointed_at(
    pointings: Iterable[Pointing], told: Iterable[Position], document: Document,
    issues: tuple[IssueTerms, ...],
) -> Iterator[Position]:  # fmt: skip
    """Yield the stances on what was told before, on the issues of the last position told."""
    ordered = sorted(told, key=lambda p: p.citations[0].start)
    for pointing in pointings:
        for issue in _issues_before(pointing, ordered, document.text):
            yield position(
                pointing.clause, issue, pointing.stance, pointing.party, document, issues,
                sure=FROM_POINTING, statement=pointing.statement, note=pointing.note,
            )  # fmt: skip


def _issues_before(pointing: Pointing, ordered: list[Position], text: str) -> list[str]:
    at = pointing.clause.citation.start
    others = [
        p
        for p in ordered
        if p.citations[0].end <= at and p.party != pointing.party and p.issue != PLAN
    ]
    if not others:
        return []
    last = others[-1].citations[0]
    if text.count("\n\n", last.start, at) > 1:
        return []
    return list(dict.fromkeys(p.issue for p in others if p.citations[0].end >= last.start))
