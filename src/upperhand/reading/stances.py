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

from upperhand.reading.acts import (
    ACCEPTANCE,
    CONDITION,
    DUTY,
    REFUSAL,
    WILLING,
    condition_in,
)
from upperhand.reading.clauses import subject
from upperhand.reading.issue_library import PLAN, IssueTerms, issues_in, option_in
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
_BLOCKING = re.compile(r"\bto\s+(?:block|veto|stop|prevent)\b", re.I)
_NEITHER = re.compile(r"[,:]?\s*(?:but\s+not|and\s+no)\b", re.I)
_ACCEPTING = re.compile(r"\b(?:will|would|could)\s+(?:accept|agree|live\s+with)\b", re.I)
_HOLDING = re.compile(r"\b(?:recogni[sz]es|supports|backs|accepts|welcomes)\b", re.I)
_SILENT = re.compile(
    r"\b(?:yet\s+to\s+comment|declined\s+to\s+comment|no\s+comment|silent)\b", re.I
)

_VERBS: dict[str, Stance] = {
    "oppose": "reject", "reject": "reject", "refuse": "reject", "resist": "reject",
    "support": "accept", "back": "accept", "accept": "accept", "endorse": "accept",
    "welcome": "accept", "demand": "demand", "insist": "demand", "require": "demand",
    "want": "ideal", "seek": "ideal", "favor": "ideal", "favour": "ideal", "prefer": "ideal",
    "offer": "offer", "propose": "offer", "suggest": "offer", "pledge": "offer",
    "modify": "conditional", "amend": "conditional", "dismiss": "reject", "decline": "reject",
    "veto": "reject", "block": "reject", "spurn": "reject", "ratify": "accept", "sign": "accept",
    "agree": "accept", "float": "offer", "promise": "offer", "press": "demand", "urge": "demand",
}  # fmt: skip
_JUDGING = {"label", "call", "describe", "deem", "consider", "brand", "find", "declare", "term"}
_CALLS: dict[str, Stance] = {"unacceptable": "reject", "acceptable": "accept"}


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
) -> tuple[Position, ...]:
    """Return the positions told in a document, in order of the text.

    Parameters
    ----------
    statements : iterable of Statement
        The document's statements, with their acts (:func:`upperhand.reading.acts.with_acts`).
    document : Document
        Whose text is cited.
    parsed : ParsedDocument or None
        Its parsed paragraphs, for what the reporter tells of a party; None leaves that out.
    issues : iterable of IssueTerms
        A case's own issues; the bundled library stands behind them.
    names : Gazetteer, optional
        Who is meant by a subject; needed for the reporter's tellings.
    """
    own, told = tuple(issues), tuple(statements)
    found = [p for s in told if s.party for p in _of_statement(s, document, own)]
    if parsed is not None and names is not None and parsed.knows_syntax:
        taken = [c for s in told for c in (*s.content, *([s.cue] if s.cue else []))]
        found += _by_reporter(document, parsed, own, names, taken)
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


# --- from the reporter ------------------------------------------------------------------------


def _by_reporter(
    document: Document, parsed: Any, issues: tuple[IssueTerms, ...], names: Named,
    taken: list[Citation],
) -> Iterator[Position]:  # fmt: skip
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            stance = _stance_of_verb(token) if token.pos_ == "VERB" else None
            if stance and not _hypothetical(token):
                yield from _told(token, stance, paragraph, document, issues, names, taken)


def _stance_of_verb(token: Any) -> Stance | None:
    """Return the stance a verb takes: "opposes", or "labelled … unacceptable"."""
    if token.lemma_ == "comment":
        return "silent" if _SILENT.search(token.sent.text) else None
    if token.lemma_ in _JUDGING:
        words = {t.lower_ for c in token.children if c.i > token.i for t in c.subtree}
        return next((stance for word, stance in _CALLS.items() if word in words), None)
    return _VERBS.get(token.lemma_.lower())


def _told(
    verb: Any, stance: Stance, paragraph: Any, document: Document,
    issues: tuple[IssueTerms, ...], names: Named, taken: list[Citation],
) -> Iterator[Position]:  # fmt: skip
    party = _party_of(verb, names)
    if not party:
        return
    first, last = _object_span(verb)
    start, end = paragraph.raw(first, last)
    if any(c.start < end and start < c.end for c in taken):
        return
    clause = _Clause(Citation(document.id, start, end), document.text[start:end])
    if _negated(verb):
        stance = {"reject": "conditional", "accept": "reject"}.get(stance, "silent")  # type: ignore[assignment]
    named = [h.issue for h in issues_in(clause.text, issues)][:1] if stance == "silent" else None
    for issue in named or _issues_of(clause.text, issues):
        yield _position(
            clause, issue, stance, party, document, issues, sure=FROM_REPORTER,
            note="told by the reporter",
        )  # fmt: skip


def _party_of(verb: Any, names: Named) -> str:
    """Return the party whose stance the verb tells, or an empty text where it is not certain.

    A parser that has lost the subject borrows a far one: whoever is named right before the verb
    stands in then, and somebody else named between subject and verb leaves it open.
    """
    who = subject(verb)
    if who is None or any(c.dep_ == "conj" for c in who.children):
        return ""
    last = max((t.i for t in who.subtree if t.dep_ not in _LOOSE), default=who.i)
    end = who.doc[min(last, who.right_edge.i)]
    words = who.doc.text[who.left_edge.idx : end.idx + len(end.text)]
    between = who.doc.text[end.idx + len(end.text) : verb.idx] if end.i < verb.i else ""
    named = names.find(between)
    if named:
        return names.party_of(named[-1].actor) if between[named[-1].end :].strip() == "" else ""
    actor = names.resolve(words) or names.resolve(who.text)
    return names.party_of(actor) if actor else ""


_LOOSE = ("relcl", "acl", "appos")


def _object_span(verb: Any) -> tuple[int, int]:
    """Return the characters from the verb to the end of what it governs."""
    loose = ("conj", "cc", "punct", "advcl")
    heads = [c for c in verb.children if c.i > verb.i and c.dep_ not in loose]
    governed = [t for c in heads for t in c.subtree]
    last = max(governed, key=lambda t: t.i, default=verb)
    return verb.idx, last.idx + len(last.text)


def _negated(verb: Any) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _hypothetical(verb: Any) -> bool:
    """Tell a stance that is only supposed or willed: "should Kyiv refuse", "might reject"."""
    return any(c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "may", "should", "will")
               for c in verb.children) or any(c.dep_ == "mark" for c in verb.children)  # fmt: skip
