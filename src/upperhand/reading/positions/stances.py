"""Where a party stands: the stance a statement takes on an issue, or on a plan.

The act of a statement gives the stance (what is demanded, offered, rejected …), the issue
library gives the issue, and a condition turns an offer or an acceptance into a conditional one
(:mod:`upperhand.reading.positions.by_act`). What the grammar of a sentence tells of a party
("Trump has consistently opposed …") is read from its verb, and cited as the reporter's where the
reporter tells it (:mod:`upperhand.reading.positions.by_tree`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from upperhand.reading.grammar.sentences import Tellers
from upperhand.reading.positions.by_act import of_statement
from upperhand.reading.positions.by_tree import Page, by_tree
from upperhand.reading.positions.issue_library import IssueTerms
from upperhand.reading.positions.pointing import Pointing, pointed_at
from upperhand.reading.speakers.whose import Whose
from upperhand.record import Document, Position, Statement

__all__ = ["Named", "positions"]


class Named(Protocol):
    """What this module asks of a gazetteer."""

    def find(self, text: str) -> Any:
        """Return the known names in a text, in order."""

    def resolve(self, words: str) -> Any:
        """Return the actor that words name, or None."""

    def party_of(self, actor: Any) -> str:
        """Return the party the actor speaks for, or an empty text."""


def positions(
    statements: Iterable[Statement],
    document: Document,
    parsed: Any,
    issues: Iterable[IssueTerms] = (),
    names: Named | None = None,
    whose: Whose | None = None,
) -> tuple[Position, ...]:
    """Return the positions told in a document, in order of the text.

    Parameters
    ----------
    statements : iterable of Statement
        The document's statements, with their acts
        (:func:`upperhand.reading.statements.acts.with_acts`).
    document : Document
        Whose text is cited.
    parsed : ParsedDocument or None
        Its parsed paragraphs, for what the reporter tells of a party; None leaves that out.
    issues : iterable of IssueTerms
        A case's own issues; the bundled library stands behind them.
    names : Gazetteer, optional
        Who is meant by a subject; needed for the reporter's tellings.
    whose : Whose, optional
        Who is named on the page, where that was found already.
    """
    own, told = tuple(issues), tuple(statements)
    found = [p for s in told if s.party for p in of_statement(s, document, own)]
    if parsed is not None and names is not None and parsed.knows_syntax:
        page = Page(document, own, Tellers(told), whose or Whose(parsed, names))
        read = list(by_tree(page, parsed))
        found = list(_once([p for p in read if isinstance(p, Position)], found))
        pointing = [p for p in read if isinstance(p, Pointing)]
        found = list(_once(found, list(pointed_at(pointing, found, document, own))))
    kept = {p.id: p for p in reversed(found)}
    return tuple(sorted(kept.values(), key=lambda p: (p.citations[0].start, p.id)))


def _once(first: list[Position], then: list[Position]) -> Iterator[Position]:
    """Yield every stance once; where tree and act differ on a clause, the tree holds."""
    kept: list[Position] = []
    for position in (*first, *then):
        if not any(_same_matter(position, other) for other in kept):
            kept.append(position)
            yield position


def _same_matter(one: Position, other: Position) -> bool:
    here, there = one.citations[0], other.citations[0]
    about = (one.party, one.issue) == (other.party, other.issue)
    same = one.stance == other.stance or bool(one.statement) != bool(other.statement)
    return about and same and here.start < there.end and there.start < here.end
