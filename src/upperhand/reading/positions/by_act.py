"""Positions from statements: the act gives the stance, the words of each sentence the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from upperhand.reading.positions.issue_library import PLAN, IssueTerms
from upperhand.reading.positions.matters import (
    EXCLUDED,
    FROM_ACT,
    FROM_GRAMMAR,
    FROM_MENTION,
    TARGETS,
    Clause,
    issues_of,
    own_stance,
    position,
)
from upperhand.reading.statements.acts import (
    ACCEPTANCE,
    CONDITION,
    DUTY,
    REFUSAL,
    WILLING,
    act_of,
    cue_lemma,
)
from upperhand.record import Citation, Document, Position, Statement
from upperhand.record.entries import Act, Stance

__all__ = ["RED", "of_statement"]

# "No ceasefire was proposed": nothing is offered, accepted or asked.
_NOTHING_DONE = re.compile(r"^\W*(?:that\s+)?no\s+(?:\w+\s+){1,4}(?:was|were|has|have|had)\b", re.I)
_BY_ACT: dict[Act, Stance] = {
    "demand": "demand", "offer": "offer", "reject": "reject", "accept": "accept",
    "threaten": "demand", "promise": "offer",
}  # fmt: skip
RED = re.compile(
    r"\b(?:never|red\s+line|non-?negotiable|not\s+negotiable|out\s+of\s+the\s+question|no\s+(?:legal|moral)"
    r"|no\s+right|under\s+no\s+circumstances|legitimate\s+targets?|cannot\s+be\s+discussed"
    r"|not\s+(?:an|one|a\s+single)\s+(?:inch|metre|meter|foot)"
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
    r"\b(?:would\s+(?:secure|protect|bring|be\s+best)|only\s+(?:protection|way|guarantee)"
    r"|best\s+(?:protection|way|guarantee)|right\s+to)\b",
    re.I,
)
_RESERVED = re.compile(r"\breserv\w+\s+(?:the|its|their|our)\s+right\b", re.I)
# "…, although it opposes any secession", "would sign nothing that …": no offer, whatever the act.
_TURNING = re.compile(
    r"^\W*(?:(?:al)?though|but|while)?\s*(?:it|he|she|they|we|I)\s+(?:\w+ly\s+)?"
    r"(?:oppos|reject|refus|exclud)\w*|\b(?:will|would)\s+\w+\s+nothing\b",
    re.I,
)
# "Not up for discussion", "has no place in the treaty".
_CLOSED = re.compile(
    r"\bnot\s+(?:up\s+for\s+(?:discussion|debate|negotiation|sale)|on\s+the\s+(?:table|agenda)"
    r"|open\s+to\s+(?:discussion|debate|negotiation))|\bno\s+place\s+(?:in|for)\b",
    re.I,
)
_GIVING = re.compile(
    r"\b(?:will|would)\s+(?:\w+ly\s+)?(?:send|give|provide|deliver|supply|lend|fund|contribute|lead)\b",
    re.I,
)
_ONCE = re.compile(r"(?<!\bat\s)\bonce\b")
_AHEAD = re.compile(r"\b(?:will|would|shall|can|could)\b", re.I)
# A sentence, or what follows ", but not", ", and no": a contrast takes a stance of its own.
_TURN = r"(?:,?\s+but\s+not\b|,\s+but\b|,\s+and\s+no\b|:\s)"
_PIECE = re.compile(rf"(?:(?!{_TURN})[^.!?;]|[.](?=\d))+|{_TURN}[^.!?;]*")
_NEITHER = re.compile(r"[,:]?\s*(?:but\s+not|and\s+no)\b", re.I)
_ACCEPTING = re.compile(r"\b(?:will|would|can|could)\s+(?:accept|agree|live\s+with)\b", re.I)
_HOLDING = re.compile(r"\b(?:recogni[sz]es|supports|backs|accepts|welcomes)\b", re.I)
# What is rejected in these is a telling, not a thing.
_SAYING = re.compile(
    r"^\W*(?:\w+\s+){0,2}?(?:claims?|reports?|accusations?|allegations?|charges?"
    r"|suggestions?\s+that\b(?!.*\b(?:be|should|must)\b))\b",
    re.I,
)
# A promise not to do something is read from its grammar: it refuses or it spares.
_NOT_TO = re.compile(r"^\W*(?:not|never)\s+(?:\w+ly\s+)?to\b", re.I)
# Who is ready to punish threatens, whatever "ready to" sounds like.
_PUNISHING = re.compile(
    r"\b(?:ready|prepared|willing)\s+to\s+(?:\w+ly\s+)?"
    r"(?:impose|tighten|punish|sanction|seize|confiscate)\b",
    re.I,
)
_TAKING = re.compile(
    r"\b(?:ret(?:ake|aken|aking|ook)|recaptur\w+|reconquer\w*|liberat\w+|aveng\w+|crush\w*|veto\w*"
    r"|(?:keep|hold|retain)\s+(?:\w+\s+){0,3}(?:control|grip|hold|possession|axis|corridor|presence))\b",
    re.I,
)
# A threat: what would avert it is demanded, what would bring it on is refused.
_BLOCKING = re.compile(r"\bto\s+(?:block|veto|stop|prevent)\b", re.I)
# What a threat would take is demanded, whatever it hangs on: "will take the land by force".
_SEIZING = re.compile(
    r"\b(?:take|claim|seize|capture|occup(?:y|ied)|annex|retake|recapture|liberate)\s+"
    r"(?:\w+\s+){0,5}?(?:land|territor\w+|regions?|provinces?|towns?|city|cities|valley|island\w*|"
    r"(?:rest|remainder)(?!\s+of))\b",
    re.I,
)
_AVERTING = re.compile(
    r"\bunless\b|\buntil\b|\bif\b[^.;]*\b(?:not|no|refus\w+|fail\w*|reject\w*)\b"
)
_LINKS = re.compile(r"\b(?:unless|until|if|should|in\s+case|once)\b")


def of_statement(
    statement: Statement, document: Document, issues: tuple[IssueTerms, ...]
) -> Iterator[Position]:
    """Yield the positions that a statement takes, sentence by sentence."""
    whole = " ".join(document.quote(c) for c in statement.content)
    if statement.cue:
        whole = f"{document.quote(statement.cue)} {whole}"
    clauses = list(_clauses(statement, document))
    for clause in clauses:
        act = statement.act if len(clauses) == 1 else _act_of(clause, statement, document)
        if act == "threaten" and not TARGETS.search(clause.text):
            yield from _of_threat(clause, statement, document, issues)
            continue
        stance, sure = _stance(act, clause.text, whole)
        if stance or own_stance(PLAN, clause.text) or TARGETS.search(clause.text):
            yield from _positions_of(clause, stance, sure, statement, document, issues)


def _act_of(clause: Clause, statement: Statement, document: Document) -> Act:
    """Return the act of one sentence among several: only its own words, or the cue, can tell it."""
    return act_of(clause.text, _cue_of(statement, document))


def _cue_of(statement: Statement, document: Document) -> str:
    return document.quote(statement.cue) if statement.cue else ""


def _clauses(statement: Statement, document: Document) -> Iterator[Clause]:
    """Yield the sentences of a statement's content."""
    for citation in statement.content:
        for piece in _PIECE.finditer(document.quote(citation)):
            if piece.group().strip(" \"'”“’"):
                yield _part(citation.start, piece.group(), document, piece.start())


def _part(base: int, words: str, document: Document, first: int) -> Clause:
    start = base + first
    return Clause(Citation(document.id, start, start + len(words)), words)


def _of_threat(
    clause: Clause, statement: Statement, document: Document, issues: tuple[IssueTerms, ...]
) -> Iterator[Position]:
    """Read a threat: what is held out is conditional, what would avert or bring it is the point."""
    link = _LINKS.search(clause.text)
    stance: Stance | None = None
    if link is None:
        stance = "reject" if _BLOCKING.search(clause.text) else _by_grammar(clause.text, "")
        if stance is None and cue_lemma(_cue_of(statement, document)) == "threaten":
            stance = "conditional"
        yield from _positions_of(clause, stance, FROM_GRAMMAR, statement, document, issues)
        return
    at, base = link.start(), clause.citation.start
    held_out = _part(base, clause.text[:at], document, 0)
    point = _part(base, clause.text[at:], document, at)
    if at == 0:  # "If …, …": the condition comes first
        comma = clause.text.find(",")
        cut = comma if comma > 0 else len(clause.text)
        held_out = _part(base, clause.text[cut:], document, cut)
        point = _part(base, clause.text[:cut], document, 0)
    turn: Stance = "demand" if _AVERTING.search(point.text) else "reject"
    taken = _SEIZING.search(held_out.text)
    wanted = issues_of(taken.group(), issues) if taken else []
    claimed: Stance = "redline" if RED.search(held_out.text) else "demand"
    for issue in issues_of(held_out.text, issues):
        held: Stance = claimed if issue in wanted else "conditional"
        yield _on_issue(held_out, issue, held, FROM_ACT, statement, document, issues)
    yield from _positions_of(point, turn, FROM_ACT, statement, document, issues)


def _stance(act: Act, clause: str, whole: str) -> tuple[Stance | None, float]:
    """Return the stance of one clause and how sure it is; None where it takes none."""
    if EXCLUDED.search(clause):
        return "reject", FROM_GRAMMAR
    stance = _BY_ACT.get(act)
    if _NEITHER.match(clause) or (stance in ("offer", "accept") and _TURNING.search(clause)):
        return "reject", FROM_GRAMMAR
    if stance == "reject" and _only_supposes_refusal(clause):
        stance, whole = None, ""
    if stance == "offer" and _PUNISHING.search(clause):
        return "conditional", FROM_GRAMMAR
    if stance is None and act != "accuse":  # what others do is no stance of the accuser's
        stance = _by_grammar(clause, whole)
    if stance is None:
        return _mentioned(act, clause, whole)
    if _is_empty(act, stance, clause):
        return None, 0.0
    if act == "threaten":
        return "redline", FROM_ACT
    if stance in ("reject", "demand") and RED.search(clause):
        return "redline", FROM_ACT
    if stance == "offer" and _ACCEPTING.search(clause):
        stance = "accept"
    if stance in ("offer", "accept", "ideal") and CONDITION.search(clause):
        return "conditional", FROM_ACT
    return stance, FROM_ACT if act in _BY_ACT else FROM_GRAMMAR


def _refuses(words: str) -> bool:
    return REFUSAL.search(words) is not None and not _only_supposes_refusal(words)


def _only_supposes_refusal(clause: str) -> bool:
    """Tell "would go ahead if they do not agree": the refusal is in the condition only."""
    refused = REFUSAL.search(clause) is not None
    return refused and REFUSAL.search(CONDITION.sub(" ", clause)) is None


def _is_empty(act: Act, stance: Stance, clause: str) -> bool:
    """Tell words that take no stance on their matter, whatever the act says."""
    if stance == "reject":
        return _SAYING.search(clause) is not None
    if act == "promise" and (_NOT_TO.search(clause) or _TAKING.search(clause)):
        return True
    return _NOTHING_DONE.search(clause) is not None


def _by_grammar(clause: str, whole: str) -> Stance | None:
    """Return the stance the words themselves take, where the act takes none."""
    if _refuses(clause) or _refuses(whole) or _CLOSED.search(clause):
        return "reject"
    if WILLING.search(clause):
        return "accept" if _ACCEPTING.search(clause) else "offer"
    if ACCEPTANCE.search(clause) or _HOLDING.search(clause):
        return "accept"
    if _GIVING.search(clause):
        return "offer"
    if (CONDITION.search(clause) or _ONCE.search(clause)) and _AHEAD.search(clause):
        return "conditional"
    return "demand" if DUTY.search(clause) else None


def _mentioned(act: Act, clause: str, whole: str) -> tuple[Stance | None, float]:
    if act in ("claim", "affirm", "describe", "announce"):
        if _CENTRAL.search(clause) or _CENTRAL.search(whole):
            return "demand", FROM_MENTION
        if _RESERVED.search(clause):
            return "conditional", FROM_GRAMMAR
        if _WISH.search(clause):
            return "ideal", FROM_GRAMMAR
        if act == "affirm" and re.search(r"\bcommitment\s+to\b|\breadiness\b", clause):
            return "offer", FROM_GRAMMAR
    return None, 0.0


def _positions_of(
    clause: Clause, stance: Stance | None, sure: float, statement: Statement, document: Document,
    issues: tuple[IssueTerms, ...],
) -> Iterator[Position]:  # fmt: skip
    for issue in issues_of(clause.text, issues):
        taken = own_stance(issue, clause.text) or stance
        if taken:
            yield _on_issue(clause, issue, taken, sure, statement, document, issues)


def _on_issue(
    clause: Clause, issue: str, stance: Stance, sure: float, statement: Statement,
    document: Document, issues: tuple[IssueTerms, ...],
) -> Position:  # fmt: skip
    return position(
        clause, issue, stance, statement.party, document, issues,
        sure=(sure or FROM_GRAMMAR) * statement.confidence, statement=statement.id,
    )  # fmt: skip
