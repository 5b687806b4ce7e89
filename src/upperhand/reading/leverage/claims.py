"""Claims that somebody is strong: leverage, strength, resolve, readiness, and judgements of both.

Six types. *leverage*: something moves the talks or what others think of a deal. *strength*: the
state of the front or of arms, said without the talks. *resolve*: somebody will fight on.
*readiness*: somebody is ready to answer an attack. *normative*: somebody must be strong.
*sincerity*: whether somebody means the talks. Who says so is the claimant; what the reporter
says has none. A claim is kept as a claim: whether it holds is tested elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from upperhand.reading.calendar_words import MONTH
from upperhand.reading.grammar.sentences import Sentence, Tellers, sentences
from upperhand.reading.leverage.grammar import clause_of, signs
from upperhand.reading.leverage.holders import (
    NAMED_HOLDER,
    Sides,
    holder_of,
    holder_of_sign,
    sides,
)
from upperhand.reading.leverage.signs import Sign
from upperhand.reading.leverage.wordings import Form, driver_of, wordings
from upperhand.reading.positions.issue_library import IssueTerms, issues_in
from upperhand.reading.speakers.whose import Whose
from upperhand.record import Citation, Document, LeverageClaim, Statement, When
from upperhand.record.entries import ClaimType

__all__ = ["leverage_claims"]

# Another claim may begin in the same sentence this far after one [characters].
ONE_CLAIM = 40


_ANY = re.compile("")

_TYPE_DRIVERS: dict[ClaimType, str] = {
    "resolve": "resolve", "readiness": "resolve", "sincerity": "sincerity",
}  # fmt: skip

_BASIS = re.compile(
    r"\b(?:(?i:the|its|their|our|his|recent|latest|new|us|american|western|\w+['’]s)\s+){0,4}"
    r"(?:military|battlefield|territorial|army|front(?:line)?)?\s*"
    r"(?:achievements?|victor\w+|success\w*|gains?|advances?|operations?|captures?|arms|weapons|offensive|losses)\b"
    r"(?:\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:army|forces|troops))?(?:\s+in\s+[A-Z]\w+)?",
)
_SINCE = re.compile(
    r"\b(?:recent|latest|last\s+(?:week|month|year)|this\s+(?:week|month|year|autumn|winter|summer|spring)"
    r"|since\s+(?:\w+\s+)?(?:\d{4}|" + MONTH + r")(?:\s+\d{4})?"
    r"|in\s+(?:recent|the\s+past|the\s+last)\s+(?:\w+\s+)?(?:days|weeks|months))\b",
    re.IGNORECASE,
)
_DENYING = re.compile(r"(?:\w+\s+)?(?:den[iy]|refut|rebut|disput|doubt|dis[ac])", re.IGNORECASE)
# "Let nobody think that …" and "who is winning?" claim nothing of the sort.
_SUPPOSED = re.compile(
    r"\b(?:nobody|no\s+one|not)\s+(?:\w+\s+)?(?:think|believe|imagine)\w*\b|\bwho\s+\w$",
    re.IGNORECASE,
)

# "Does not | want peace", "has never | had the upper hand": the words are said not to hold.
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|without|hardly|no\s+longer)|n['’]t)\s+(?:\w+ly\s+|yet\s+)?$", re.I
)


def leverage_claims(
    document: Document, parsed: Any, names: Any, statements: Iterable[Statement] = (),
    issues: Iterable[IssueTerms] = (), *, when: Any = None,
    among: Iterable[Sentence] | None = None, whose: Whose | None = None,
) -> tuple[LeverageClaim, ...]:  # fmt: skip
    """Return the leverage, strength, resolve, readiness, normative and sincerity claims.

    Parameters
    ----------
    document, parsed, names
        The page, its parsed paragraphs and who is named in it.
    statements : iterable of Statement
        Whose claims they are; a claim outside every statement is the reporter's.
    issues : iterable of IssueTerms
        A case's issues, for a claim that is made about one.
    when : callable, optional
        From a sentence and a stretch of it to a date; reads "last month".
    among, whose : optional
        The sentences of the page and who is named on it, where they were found already.

    Notes
    -----
    A title that repeats the claim of the body is merged with it: one claim, cited twice.
    """
    told, own = tuple(statements), tuple(issues)
    tellers = Tellers(told)
    found: list[tuple[bool, LeverageClaim]] = []
    page = tuple(among or sentences(document, parsed, names))
    asked = _Asked(tellers, own, when, sides(whose or Whose(parsed, names), page))
    knows = parsed.knows_syntax
    for sentence in page:
        claims, unheld = _by_grammar(sentence, asked) if knows and names else ([], [])
        claims += _by_wording(sentence, asked, claims, unheld)
        found += [(sentence.title, claim) for claim in claims]
    return _title_merged(found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every sentence of a page is asked with."""

    tellers: Tellers
    issues: tuple[IssueTerms, ...]
    when: Any
    page: Sides


def _by_grammar(sentence: Sentence, asked: _Asked) -> tuple[list[LeverageClaim], list[int]]:
    """Return the claims of the sentence's tree, and where it shows one of somebody unknown."""
    made: list[LeverageClaim] = []
    unheld: list[int] = []
    for sign in signs(sentence.span):
        claim = _of_sign(sentence, sign, asked)
        if claim is None:
            unheld += [sign.at.idx - sentence.start] if sign.holder is not None else []
        elif not any(_says_the_same(claim, known) for known in made):
            made.append(claim)
    return made, unheld


def _of_sign(sentence: Sentence, sign: Sign, asked: _Asked) -> LeverageClaim | None:
    at = sign.at.idx - sentence.start
    statement = asked.tellers.statement_at(sentence.cite_in(at, at + len(sign.at.text)))
    if _is_denied(sentence, statement) or (sign.spoken and statement is None):
        return None
    holder, direction = holder_of_sign(sentence, sign, statement, asked.page)
    if not holder:
        return None
    form = Form(sign.type, direction, _ANY)
    claim = _made(sentence, form, at, sign.at.sent.text, statement, holder, asked)
    first, last = clause_of(sign.at)
    if sign.holder is not None:  # "belongs to the side that can wait, and that is Norda"
        last = max(last, sign.holder.idx + len(sign.holder.text))
    return replace(claim, citations=(_overlap(claim.citations[0], sentence.cite(first, last)),))


def _says_the_same(one: LeverageClaim, other: LeverageClaim) -> bool:
    """Tell a second sign of one claim: same type and holder, in the same clause."""
    alike = (one.type, one.holder) == (other.type, other.holder)
    return alike and _meet(one.citations[0], other.citations[0])


def _is_denied(sentence: Sentence, statement: Statement | None) -> bool:
    """Tell what is reported as denied from a denial that claims something itself."""
    if statement is None or statement.act != "deny":
        return False
    cue = statement.cue
    return cue is None or _DENYING.match(sentence.document.text[cue.start : cue.end]) is not None


def _overlap(one: Citation, other: Citation) -> Citation:
    """Return what two citations share, or the first where they share nothing."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return replace(one, start=start, end=end) if start < end else one


def _by_wording(
    sentence: Sentence, asked: _Asked, known: Iterable[LeverageClaim], unheld: Iterable[int]
) -> list[LeverageClaim]:
    """Return the claims that set wordings make, besides those the tree has shown.

    Where the tree shows that somebody else is meant, the speaker is not taken for the holder.
    """
    taken: list[tuple[int, int]] = []
    shown = tuple(known)
    seen = {(c.type, c.holder) for c in shown}
    found = []
    text = sentence.text
    for form in wordings().forms:
        for match in form.words.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            if _SUPPOSED.search(text[: match.start() + 1]) or _NEGATED.search(
                text[: match.start()]
            ):
                continue
            claim = _claim(sentence, form, match, asked)
            if claim is None or (claim.type, claim.holder) in seen:
                continue
            here = sentence.cite_in(*match.span())
            told = any(_meet(here, c.citations[0]) for c in shown)
            if told and form.type in ("leverage", "strength"):
                continue
            guessed = claim.confidence < NAMED_HOLDER
            if guessed and any(match.start() <= at < match.end() for at in unheld):
                continue
            seen.add((claim.type, claim.holder))
            taken.append((match.start(), min(match.end(), match.start() + ONE_CLAIM)))
            found.append(claim)
    return found


def _claim(
    sentence: Sentence, form: Form, match: re.Match[str], asked: _Asked
) -> LeverageClaim | None:
    place = sentence.cite_in(*match.span())
    tellers = asked.tellers
    statement = tellers.statement_at(place)
    if statement is None:  # the match may begin in the reporter's words: "Moscow is prepared …"
        statement = tellers.statement_at(sentence.cite_in(match.end() - 1, match.end()))
    if _is_denied(sentence, statement):
        return None
    claimant = statement.party if statement else ""
    holder, sure = holder_of(sentence, form, match, claimant, asked.page)
    if not holder:
        return None
    made = _made(sentence, form, match.start(), match.group(), statement, holder, asked)
    return replace(made, confidence=sure)


def _made(
    sentence: Sentence, form: Form, at: int, words: str, statement: Statement | None,
    holder: str, asked: _Asked,
) -> LeverageClaim:  # fmt: skip
    """Return the claim made at character ``at`` of the sentence with these words."""
    place = sentence.cite_in(at, at + 1)
    return LeverageClaim(
        id=f"lev-{sentence.document.id[:10]}-{place.start}-{form.type}-{holder}",
        document=sentence.document.id, holder=holder,
        claimant=statement.party if statement else "", type=form.type,
        driver=_TYPE_DRIVERS.get(form.type) or driver_of(words, sentence.text),
        direction=form.direction,
        citations=(_cited(sentence, statement, place),),
        statement=statement.id if statement else "",
        issue=_issue(words, form.type, asked.issues), basis=_basis(sentence, form),
        since=_since(sentence, asked.when), when=sentence.document.dated,
        confidence=NAMED_HOLDER,
    )  # fmt: skip


def _cited(sentence: Sentence, statement: Statement | None, place: Citation) -> Citation:
    """Cite the stretch of the statement that the claim stands in, or else the sentence itself."""
    whole = sentence.cite_in(0, len(sentence.text))
    inside = [c for c in statement.content if _meet(c, whole)] if statement else []
    here = [c for c in inside if c.start <= place.start < c.end]
    return _overlap(whole, (here or inside or [whole])[0])


def _meet(one: Citation, other: Citation) -> bool:
    return one.start < other.end and other.start < one.end


# --- what about, what from, since when --------------------------------------------------------


def _issue(text: str, type: ClaimType, issues: tuple[IssueTerms, ...]) -> str:
    if type in ("sincerity", "normative"):
        return ""
    hits = [h.issue for h in issues_in(text, issues) if h.issue not in ("process", "plan", "aid")]
    return hits[0] if hits else ""


def _basis(sentence: Sentence, form: Form) -> Citation | None:
    if form.type not in ("leverage", "strength"):
        return None
    match = _BASIS.search(sentence.text)
    return sentence.cite_in(*match.span()) if match else None


def _since(sentence: Sentence, when: Any) -> When | None:
    match = _SINCE.search(sentence.text)
    if match is None:
        return None
    place = sentence.cite_in(*match.span())
    read = when(sentence, match.span()) if when else None
    if isinstance(read, When):
        return read
    return When("", "unresolved", match.group(), place)


# --- one claim, told twice --------------------------------------------------------------------


def _key(claim: LeverageClaim) -> tuple[str, str, str, int]:
    return (claim.holder, claim.claimant or claim.holder, claim.type, claim.direction)


def _title_merged(found: list[tuple[bool, LeverageClaim]]) -> tuple[LeverageClaim, ...]:
    """Merge a title's claim into the first claim of the body that says the same."""
    titles = [c for is_title, c in found if is_title]
    bodies = [c for is_title, c in found if not is_title]
    left = []
    for title in titles:
        place = next((i for i, b in enumerate(bodies) if _key(b) == _key(title)), None)
        if place is None:
            left.append(title)
        else:
            cited = (*bodies[place].citations, *title.citations)
            bodies[place] = replace(bodies[place], citations=cited)
    return (*left, *bodies)
