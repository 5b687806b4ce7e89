"""Where a party stands: the stance a statement takes on an issue, or on a plan.

The act of a statement gives the stance (what is demanded, offered, rejected …), the issue
library gives the issue, and a condition turns an offer or an acceptance into a conditional one.
What the reporter tells of a party ("Trump has consistently opposed …") is read from the
sentence's verb, and cited as the reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from upperhand.reading.grammar.sentences import Tellers
from upperhand.reading.positions.grammar import Stand, stands
from upperhand.reading.positions.issue_library import PLAN, IssueTerms, issues_in, option_in
from upperhand.reading.speakers.whose import Whose
from upperhand.reading.statements.acts import (
    ACCEPTANCE,
    CONDITION,
    DUTY,
    REFUSAL,
    WILLING,
    condition_in,
)
from upperhand.record import Citation, Document, Position, Statement
from upperhand.record.entries import Act, Stance

__all__ = ["Named", "positions"]

# How sure a stance is, by where it comes from; set by hand, not calibrated.
FROM_ACT, FROM_GRAMMAR, FROM_REPORTER, FROM_MENTION = 0.8, 0.7, 0.6, 0.4
# At most so many issues are read from one clause: more means a list, not a stance.
MOST_ISSUES = 3
TROOPS = "foreign_troops"

_BY_ACT: dict[Act, Stance] = {
    "demand": "demand", "offer": "offer", "reject": "reject", "accept": "accept",
    "threaten": "demand", "promise": "offer",
}  # fmt: skip
_RED = re.compile(
    r"\b(?:never|red\s+line|non-?negotiable|not\s+negotiable|out\s+of\s+the\s+question|no\s+(?:legal|moral)"
    r"|no\s+right|under\s+no\s+circumstances|legitimate\s+targets?|cannot\s+be\s+discussed"
    r"|by\s+(?:military\s+)?force|militarily\s+or\s+otherwise)\b",
    re.I,
)
_CENTRAL = re.compile(
    r"\b(?:central|key|main|crucial|decisive|core|hardest|principal|root)\s+(?:\w+\s+)?"
    r"(?:point|issue|question|matter|topic|causes?|to\b)|\bremains?\s+(?:a\s+|the\s+)?(?:central|key)\b"
    r"|\bas\s+(?:the\s+|a\s+)?key\b",
    re.I,
)
_WISH = re.compile(
    r"\b(?:would\s+(?:secure|protect|bring|guarantee|be\s+best)|only\s+(?:protection|way|guarantee)"
    r"|best\s+(?:protection|way|guarantee)|right\s+to)\b",
    re.I,
)
_HALF_NO = re.compile(
    r"\bnot\s+(?:\w+ly\s+)?(?:reject|close|rule|refus)\w*"
    r"|\bsome\b[^.;]*\bacceptable\b[^.;]*\b(?:other|rest)\w*\b[^.;]*\b(?:not|unacceptable)\b",
    re.I,
)
_GIVING = re.compile(
    r"\b(?:will|would)\s+(?:\w+ly\s+)?(?:send|give|provide|deliver|supply|lend|fund|contribute|lead)\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:will|would|shall|can|could)\b", re.I)
_MENDING = re.compile(
    r"\b(?:modif|amend|chang|rework|revis|soften)\w*\s+(?:\w+\s+){0,4}(?:plan|proposal|draft|text)",
    re.I,
)
_EXCLUDED = re.compile(
    r"\bwithout\s+(?:their|its|our|\w+['’]s?|any)\s+(?:input|consent|participation|involvement)"
    r"|\bover\s+(?:their|its|our|\w+['’]s?)\s+heads?\b|\bnothing\s+about\s+\w+\s+without",
    re.I,
)
# "Talks" is in every page: the process is a position only where talking itself is wanted or not.
_TALKING = re.compile(
    r"\breturn\w*\s+to\s+(?:the\s+)?(?:table|talks)\b"
    r"|\b(?:cannot|never|willing|ready|readiness|open|prepared|must|should|refus\w+|continue|agree\w*|reject\w*|no"
    r"|sit|return|resum\w+|suspend\w*|attend\w*|join\w*|go|come|send|receive|commit\w+|demand\w*|call\w*|propos\w+|offer\w*|want\w*)\b[^.;,]{0,30}"
    r"\b(?:meet|talk|negotiat|diplomacy|summit|dialogue|mediat|consult|table|arbitrat|conference|agenda)\w*",
    re.I,
)
# A sentence, or what follows ", but not", ", and no": a contrast takes a stance of its own.
_PIECE = re.compile(
    r"(?:(?!,?\s+but\s+not\b|,\s+and\s+no\b|:\s)[^.!?;]|[.](?=\d))+|[,:]?\s+(?:but\s+not|and\s+no)\b[^.!?;]*|:\s[^.!?;]*"
)
# "Troops would become targets" refuses the troops; "threatened to block" refuses what is blocked.
_TARGETS = re.compile(r"\b(?:legitimate|become|treated\s+as)\s+(?:\w+\s+)?targets?\b", re.I)
# A threat asks for something only where it says what would avert it.
_PRESSING = re.compile(r"\b(?:unless|until|if\b[^.;]*\b(?:not|refus\w+|fail\w*))\b", re.I)
_BLOCKING = re.compile(r"\bto\s+(?:block|veto|stop|prevent)\b", re.I)
_NEITHER = re.compile(r"[,:]?\s*(?:but\s+not|and\s+no)\b", re.I)
_ACCEPTING = re.compile(r"\b(?:will|would|could)\s+(?:accept|agree|live\s+with)\b", re.I)
_HOLDING = re.compile(r"\b(?:recogni[sz]es|supports|backs|accepts|welcomes)\b", re.I)
_SILENT = re.compile(
    r"\b(?:yet\s+to\s+comment|declined\s+to\s+comment|no\s+comment|silent)\b", re.I
)


class Named(Protocol):
    """What this module asks of a gazetteer."""

    def find(self, text: str) -> Any:
        """Return the known names in a text, in order."""

    def resolve(self, words: str) -> Any:
        """Return the actor that words name, or None."""

    def party_of(self, actor: Any) -> str:
        """Return the party the actor speaks for, or an empty text."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a document that takes one stance."""

    citation: Citation
    text: str


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
    found = [p for s in told if s.party for p in _of_statement(s, document, own)]
    if parsed is not None and names is not None and parsed.knows_syntax:
        page = _Page(document, own, Tellers(told), whose or Whose(parsed, names))
        found = list(_once(list(_by_tree(page, parsed)), found))
    kept = {p.id: p for p in reversed(found)}
    return tuple(sorted(kept.values(), key=lambda p: (p.citations[0].start, p.id)))


# --- from statements --------------------------------------------------------------------------


def _of_statement(
    statement: Statement, document: Document, issues: tuple[IssueTerms, ...]
) -> Iterator[Position]:
    whole = " ".join(document.quote(c) for c in statement.content)
    if statement.cue:
        whole = f"{document.quote(statement.cue)} {whole}"
    for clause in _clauses(statement, document):
        stance, sure = _stance(statement.act, clause.text, whole)
        if stance or _own_stance(PLAN, clause.text):
            yield from _positions_of(clause, stance, sure, statement, document, issues)


def _own_stance(issue: str, clause: str) -> Stance | None:
    """Return the stance that some words take on one issue only: a plan, troops, the process."""
    if issue == PLAN and (_HALF_NO.search(clause) or _MENDING.search(clause)):
        return "conditional"
    if issue == TROOPS and _TARGETS.search(clause):
        return "redline"
    return "reject" if issue == "process" and _EXCLUDED.search(clause) else None


def _clauses(statement: Statement, document: Document) -> Iterator[_Clause]:
    """Yield the sentences of a statement's content."""
    for citation in statement.content:
        text = document.quote(citation)
        for piece in _PIECE.finditer(text):
            if piece.group().strip(" \"'”“’"):
                start = citation.start + piece.start()
                end = citation.start + piece.end()
                yield _Clause(Citation(document.id, start, end), piece.group())


def _stance(act: Act, clause: str, whole: str) -> tuple[Stance | None, float]:
    """Return the stance of one clause and how sure it is; None where it takes none."""
    if _EXCLUDED.search(clause):
        return "reject", FROM_GRAMMAR
    stance = _BY_ACT.get(act)
    if _NEITHER.match(clause):
        return "reject", FROM_GRAMMAR
    if stance is None:
        stance = _by_grammar(clause, whole)
    if stance is None:
        return _mentioned(act, clause, whole)
    if act == "threaten" and (_TARGETS.search(clause) or _BLOCKING.search(clause)):
        return ("redline" if _TARGETS.search(clause) else "reject"), FROM_ACT
    if stance in ("reject", "demand") and _RED.search(clause):
        return "redline", FROM_ACT
    if act == "threaten" and not _PRESSING.search(whole):
        return _by_grammar(clause, whole), FROM_GRAMMAR
    if stance == "offer" and _ACCEPTING.search(clause):
        stance = "accept"
    if stance in ("offer", "accept", "ideal") and CONDITION.search(clause):
        return "conditional", FROM_ACT
    return stance, FROM_ACT if act in _BY_ACT else FROM_GRAMMAR


def _by_grammar(clause: str, whole: str) -> Stance | None:
    """Return the stance the words themselves take, where the act takes none."""
    if REFUSAL.search(clause) or REFUSAL.search(whole):
        return "reject"
    if WILLING.search(clause):
        return "accept" if _ACCEPTING.search(clause) else "offer"
    if ACCEPTANCE.search(clause) or _HOLDING.search(clause):
        return "accept"
    if _GIVING.search(clause):
        return "offer"
    if CONDITION.search(clause) and _AHEAD.search(clause):
        return "conditional"
    return "demand" if DUTY.search(clause) else None


def _mentioned(act: Act, clause: str, whole: str) -> tuple[Stance | None, float]:
    if act in ("claim", "affirm", "describe", "announce"):
        if _CENTRAL.search(clause) or _CENTRAL.search(whole):
            return "demand", FROM_MENTION
        if _WISH.search(clause):
            return "ideal", FROM_GRAMMAR
        if act == "affirm" and re.search(r"\bcommitment\s+to\b|\breadiness\b", clause):
            return "offer", FROM_GRAMMAR
    return None, 0.0


def _positions_of(
    clause: _Clause, stance: Stance | None, sure: float, statement: Statement, document: Document,
    issues: tuple[IssueTerms, ...],
) -> Iterator[Position]:  # fmt: skip
    for issue in _issues_of(clause.text, issues):
        taken = _own_stance(issue, clause.text) or stance
        if taken:
            yield _position(
                clause, issue, taken, statement.party, document, issues,
                sure=(sure or FROM_GRAMMAR) * statement.confidence, statement=statement.id,
            )  # fmt: skip


def _issues_of(text: str, issues: tuple[IssueTerms, ...]) -> list[str]:
    """Return the issues of a clause; the process is one only where nothing else is meant."""
    named = [h.issue for h in issues_in(text, issues)]
    substance = [i for i in named if i != "process"]
    if "process" in named:
        talking = _TALKING.search(text) or _EXCLUDED.search(text) or _SILENT.search(text)
        return [*substance, *(["process"] if talking else [])][:MOST_ISSUES]
    return substance[:MOST_ISSUES]


def _position(
    clause: _Clause, issue: str, stance: Stance, party: str, document: Document,
    issues: tuple[IssueTerms, ...], *, sure: float, statement: str = "", note: str = "",
) -> Position:  # fmt: skip
    span = condition_in(clause.text)
    option = option_in(clause.text, issue, issues)
    start = clause.citation.start
    return Position(
        id=f"pos-{document.id[:10]}-{start}-{party}-{issue}-{stance}",
        party=party, issue=issue, stance=stance,
        option="" if issue == PLAN and option == "whole" else option,
        when=document.published, statement=statement, citations=(clause.citation,),
        condition=clause.text[slice(*span)] if span else "",
        plan=_plan_name(clause.text) if issue == PLAN else "",
        sources=(document.id,), note=note, confidence=round(sure, 3),
    )  # fmt: skip


_PLAN_NAME = re.compile(
    r"\b((?:US|U\.S\.|American|European|E3|Ukrainian|Russian|Chinese|UN|\d+[- ]point|updated"
    r"|revised)"
    r"(?:[\s-]+(?:\d+[- ]point|peace|draft|updated|revised))*\s+"
    r"(?:plan|proposal|draft|framework|initiative|text))\b"
)


def _plan_name(text: str) -> str:
    match = _PLAN_NAME.search(text)
    return " ".join(match.group(1).split()) if match else ""


# --- from the tree ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Page:
    """What the stances of a page are read with."""

    document: Document
    issues: tuple[IssueTerms, ...]
    tellers: Tellers
    whose: Whose


# "Some were acceptable and others were not": neither a yes nor a no.
_MIXED = re.compile(r"\b(?:but|and|while)\s+(?:the\s+)?others?\s+(?:\w+\s+)?not\b")
_TELLING = frozenset(("say", "tell", "state", "note", "add", "report"))


def _by_tree(page: _Page, parsed: Any) -> Iterator[Position]:
    """Yield the stances that sentences tell by their grammar, whoever tells them."""
    bodies = any(p.kind == "body" for p in parsed.paragraphs)
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "title" and bodies:
            continue
        for sentence in paragraph.doc.sents:
            for stand in stands(sentence):
                yield from _told(stand, paragraph, page)
            yield from _kept_silent(sentence, paragraph, page)


def _told(stand: Stand, paragraph: Any, page: _Page) -> Iterator[Position]:
    first, last = paragraph.doc[stand.reach[0]], paragraph.doc[stand.reach[1]]
    clause = _cited(paragraph, page, first.idx, last.idx + len(last.text))
    mark = _cited(paragraph, page, stand.at.idx, stand.at.idx + len(stand.at.text))
    statement = page.tellers.statement_at(mark.citation)
    if statement is None and stand.at.lemma_ in _TELLING:
        return  # the stand is in what was told, and is read there
    teller = statement.party if statement else ""
    party = page.whose.party(paragraph, stand.who, teller) if stand.who is not None else teller
    if not party or (teller and party != teller):
        return
    red = stand.stance in ("reject", "demand") and _RED.search(clause.text)
    stance: Stance = "redline" if red else stand.stance
    if stance in ("accept", "reject") and _MIXED.search(stand.at.sent.text):
        stance = "conditional"
    end = paragraph.doc[stand.core]
    about = _cited(paragraph, page, first.idx, end.idx + len(end.text)).text
    for issue in _issues_of(about, page.issues):
        yield _position(
            clause, issue, _own_stance(issue, clause.text) or stance, party, page.document,
            page.issues, sure=FROM_GRAMMAR if statement else FROM_REPORTER,
            statement=statement.id if statement else "",
            note="" if statement else "told by the reporter",
        )  # fmt: skip


def _kept_silent(sentence: Any, paragraph: Any, page: _Page) -> Iterator[Position]:
    """Yield whose silence is told: "declined to comment on the offer"."""
    verb = next((t for t in sentence if t.lemma_ == "comment"), None)
    if verb is None or not _SILENT.search(sentence.text):
        return
    party = page.whose.doer(paragraph, verb)
    clause = _cited(paragraph, page, sentence.start_char, sentence.end_char)
    for hit in issues_in(clause.text, page.issues)[:1] if party else ():
        yield _position(
            clause, hit.issue, "silent", party, page.document, page.issues, sure=FROM_REPORTER,
            note="told by the reporter",
        )  # fmt: skip


def _cited(paragraph: Any, page: _Page, start: int, end: int) -> _Clause:
    first, last = paragraph.raw(start, end)
    return _Clause(Citation(page.document.id, first, last), page.document.text[first:last])


def _once(by_tree: list[Position], by_act: list[Position]) -> Iterator[Position]:
    """Yield every stance once; where the tree and the act differ on a clause, the tree holds."""
    kept: list[Position] = []
    for position in (*by_tree, *by_act):
        if not any(_same_matter(position, other) for other in kept):
            kept.append(position)
            yield position


def _same_matter(one: Position, other: Position) -> bool:
    here, there = one.citations[0], other.citations[0]
    about = (one.party, one.issue) == (other.party, other.issue)
    same = one.stance == other.stance or bool(one.statement) != bool(other.statement)
    return about and same and here.start < there.end and there.start < here.end
