"""Claims that somebody is strong: leverage, strength, resolve, readiness, and judgements of both.

Six types. *leverage*: something moves the talks or what others think of a deal. *strength*: the
state of the front or of arms, said without the talks. *resolve*: somebody will fight on.
*readiness*: somebody is ready to answer an attack. *normative*: somebody must be strong.
*sincerity*: whether somebody means the talks. Who says so is the claimant; what the reporter
says has none. A claim is kept as a claim: whether it holds is tested elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from upperhand.reading.grammar.sentences import Sentence, Tellers, sentences
from upperhand.reading.leverage.grammar import clause_of, signs
from upperhand.reading.positions.issue_library import IssueTerms, issues_in
from upperhand.reading.speakers.whose import Whose
from upperhand.record import Citation, Document, LeverageClaim, Statement, When
from upperhand.record.entries import ClaimType

__all__ = ["leverage_claims"]

# How sure a claim is, by whether its holder was named or had to be taken from the speaker.
NAMED_HOLDER, SPEAKING_HOLDER = 0.85, 0.75
# Another claim may begin in the same sentence this far after one [characters].
ONE_CLAIM = 40


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of making a claim: its type, direction, and the words."""

    type: ClaimType
    direction: int
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The forms of ``claims.yaml``, compiled."""

    forms: tuple[_Form, ...]
    drivers: tuple[tuple[str, re.Pattern[str]], ...]
    owned: re.Pattern[str]


_ANY = re.compile("")


@cache
def _wordings() -> _Wordings:
    file = files(__package__).joinpath("claims.yaml")
    raw = YAML(typ="safe").load(file.read_text("utf-8"))
    parts = {
        name: words.replace("{{", "{").replace("}}", "}") for name, words in raw["parts"].items()
    }

    def compiled(words: str) -> re.Pattern[str]:
        return re.compile(words.format(**parts), re.IGNORECASE | re.VERBOSE)

    forms = (_Form(f["type"], f["direction"], compiled(f["words"])) for f in raw["forms"])
    drivers = ((name, compiled(words)) for name, words in raw["drivers"].items())
    owned = compiled(r"['’]?s?\s+(?:\w+\s+){{0,2}}?(?:{edge}|{fighting})")
    return _Wordings(tuple(forms), tuple(drivers), owned)


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
    r"|since\s+(?:\w+\s+)?(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?"
    r"|in\s+(?:recent|the\s+past|the\s+last)\s+(?:\w+\s+)?(?:days|weeks|months))\b",
    re.IGNORECASE,
)
# "Let nobody think that …" claims nothing of the sort.
_SUPPOSED = re.compile(
    r"\b(?:nobody|no\s+one|not)\s+(?:\w+\s+)?(?:think|believe|imagine)\w*\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|ours|us|I|my)\b")
# "They", "the enemy", "the other side" in a speaker's mouth are the other party.
_OTHERS = re.compile(
    r"\b(?:the\s+enemy|the\s+other\s+side|our\s+(?:enem\w+|opponents?|adversar\w+))\b", re.I
)
_OTHERS_BEFORE = re.compile(r"\b(?:they|the\s+enemy|the\s+other\s+side)\s+(?:\w+\s+)?$", re.I)
_OWN_ARMY = re.compile(r"\b(?:its|his|their)\s+(?:army|troops|forces|soldiers)\b", re.IGNORECASE)


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
    asked = _Asked(tellers, own, when, whose or Whose(parsed, names))
    knows = parsed.knows_syntax
    for sentence in among or sentences(document, parsed, names):
        claims = [*_by_grammar(sentence, asked)] if knows and names else []
        claims += _by_wording(sentence, asked, claims)
        found += [(sentence.title, claim) for claim in claims]
    return _title_merged(found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every sentence of a page is asked with."""

    tellers: Tellers
    issues: tuple[IssueTerms, ...]
    when: Any
    whose: Whose


def _by_grammar(sentence: Sentence, asked: _Asked) -> Iterator[LeverageClaim]:
    """Yield the claims that the tree of the sentence makes, one per type and holder."""
    seen: set[tuple[str, str]] = set()
    for sign in signs(sentence.span):
        at = sign.at.idx - sentence.start
        statement = asked.tellers.statement_at(sentence.cite_in(at, at + len(sign.at.text)))
        if statement is not None and statement.act == "deny":
            continue
        teller = statement.party if statement else ""
        paragraph = sentence.paragraph
        holder = asked.whose.party(paragraph, sign.holder, teller)
        if not holder and sign.direction > 0 and _is_own(sign.holder):
            holder = teller
        if holder and (sign.type, holder) not in seen:
            seen.add((sign.type, holder))
            form = _Form(sign.type, sign.direction, _ANY)
            made = _made(sentence, form, at, sign.at.sent.text, statement, holder, asked)
            cited = _overlap(made.citations[0], sentence.cite(*clause_of(sign.at)))
            yield replace(made, citations=(cited,))


def _is_own(holder: Any) -> bool:
    """Tell a holder nobody names, or "its hand" in the mouth of whoever speaks."""
    return holder is None or holder.lower_ in ("its", "their", "his", "her")


def _overlap(one: Citation, other: Citation) -> Citation:
    """Return what two citations share, or the first where they share nothing."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return replace(one, start=start, end=end) if start < end else one


def _by_wording(
    sentence: Sentence, asked: _Asked, known: Iterable[LeverageClaim]
) -> list[LeverageClaim]:
    """Return the claims that set wordings make, besides those the tree has shown."""
    taken: list[tuple[int, int]] = []
    seen = {(c.type, c.holder) for c in known}
    told = bool(seen)
    found = []
    text = sentence.text
    for form in _wordings().forms:
        for match in form.words.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            if _SUPPOSED.search(text[: match.start() + 1]):
                continue
            claim = _claim(sentence, form, match, asked)
            if claim is None or (claim.type, claim.holder) in seen:
                continue
            if told and form.type in ("leverage", "strength"):
                continue
            seen.add((claim.type, claim.holder))
            taken.append((match.start(), min(match.end(), match.start() + ONE_CLAIM)))
            found.append(claim)
    return found


def _claim(
    sentence: Sentence, form: _Form, match: re.Match[str], asked: _Asked
) -> LeverageClaim | None:
    place = sentence.cite_in(*match.span())
    tellers = asked.tellers
    statement = tellers.statement_at(place)
    if statement is None:  # the match may begin in the reporter's words: "Moscow is prepared …"
        statement = tellers.statement_at(sentence.cite_in(match.end() - 1, match.end()))
    if statement is not None and statement.act == "deny":
        return None
    claimant = statement.party if statement else ""
    holder, sure = _holder(sentence, form, match, claimant, statement)
    if not holder:
        return None
    made = _made(sentence, form, match.start(), match.group(), statement, holder, asked)
    return replace(made, confidence=sure)


def _made(
    sentence: Sentence, form: _Form, at: int, words: str, statement: Statement | None,
    holder: str, asked: _Asked,
) -> LeverageClaim:  # fmt: skip
    """Return the claim made at character ``at`` of the sentence with these words."""
    place = sentence.cite_in(at, at + 1)
    return LeverageClaim(
        id=f"lev-{sentence.document.id[:10]}-{place.start}-{form.type}-{holder}",
        document=sentence.document.id, holder=holder,
        claimant=statement.party if statement else "", type=form.type,
        driver=_TYPE_DRIVERS.get(form.type) or _driver(words, sentence.text),
        direction=form.direction,
        citations=(_cited(sentence, statement),), statement=statement.id if statement else "",
        issue=_issue(words, form.type, asked.issues), basis=_basis(sentence, form),
        since=_since(sentence, asked.when), when=sentence.document.published,
        confidence=NAMED_HOLDER,
    )  # fmt: skip


def _cited(sentence: Sentence, statement: Statement | None) -> Citation:
    """Cite the part of the statement that lies in the sentence, or the sentence itself."""
    whole = sentence.cite_in(0, len(sentence.text))
    if statement is None:
        return whole
    for content in statement.content:
        if content.start < whole.end and whole.start < content.end:
            return Citation(
                whole.document, max(content.start, whole.start), min(content.end, whole.end)
            )
    return whole


# --- whose, what from, since when -------------------------------------------------------------


def _holder(
    sentence: Sentence, form: _Form, match: re.Match[str], claimant: str,
    statement: Statement | None,
) -> tuple[str, float]:  # fmt: skip
    """Return the party said to hold what is claimed.

    The owner of the edge ("Russia's leverage") comes first, then "our", then the name nearest
    before the claim, then a name inside it; failing all, the speaker claims it for itself.
    """
    first, last = sentence.start + match.start(), sentence.start + match.end()
    if _FIRST_PERSON.search(match.group()) and claimant:
        return claimant, NAMED_HOLDER
    inside = _names(sentence, first, last)
    owner = [p for p, at in inside if _owns(sentence, at)]
    if form.type == "leverage" and (owner or inside):
        return (owner or [p for p, _ in inside])[-1], NAMED_HOLDER
    if form.type == "sincerity" and inside:
        return inside[0][0], NAMED_HOLDER
    before = _names(sentence, sentence.start, first)
    if _OWN_ARMY.search(match.group()) and claimant:
        return claimant, SPEAKING_HOLDER
    if _OTHERS.search(match.group()) or _OTHERS_BEFORE.search(_before(sentence, first)):
        other = [p for p, _ in (*before, *_around(sentence)) if p != claimant]
        return (other[-1], SPEAKING_HOLDER) if other and claimant else ("", 0.0)
    near = [p for p, at in before if _reaches(sentence, at, first)]
    if near:
        return near[0 if _by_pronoun(sentence, first) else -1], NAMED_HOLDER
    weak = form.type == "strength" and form.direction < 0  # nobody says that of himself as "they"
    if claimant and form.type not in ("sincerity", "normative") and not weak:
        return claimant, SPEAKING_HOLDER
    others = inside or [(p, 0) for p in sentence.parties_in(last, sentence.span.end_char)]
    return (others[0][0], SPEAKING_HOLDER) if others else ("", 0.0)


def _before(sentence: Sentence, claim: int) -> str:
    return str(sentence.paragraph.doc.text[max(sentence.start, claim - 24) : claim])


def _around(sentence: Sentence) -> list[tuple[str, int]]:
    """Return the parties named anywhere in the paragraph."""
    text = sentence.paragraph.doc.text
    found = sentence.gazetteer.find(text) if sentence.gazetteer else ()
    return [(sentence.party(n.actor), n.end) for n in found]


def _by_pronoun(sentence: Sentence, claim: int) -> bool:
    """Tell "…, it is prepared": then the first name is meant, not the nearest."""
    before = sentence.paragraph.doc.text[max(0, claim - 6) : claim]
    return re.search(r"\b(?:it|they|he|she)\s*$", before, re.IGNORECASE) is not None


def _names(sentence: Sentence, start: int, end: int) -> list[tuple[str, int]]:
    return [
        (sentence.party(n.actor), n.end)
        for n in sentence.names
        if start <= n.start and n.end <= end and not _is_where(sentence, n.start)
    ]


def _is_where(sentence: Sentence, start: int) -> bool:
    """Tell "in Qadira", a place, from a party."""
    return re.search(r"\b(?:in|at|near)\s+$", sentence.paragraph.doc.text[:start]) is not None


def _owns(sentence: Sentence, end: int) -> bool:
    """Tell whether the name ending here owns the edge: "Russia's leverage", "the Russian army"."""
    after = sentence.paragraph.doc.text[end : end + 40]
    return _wordings().owned.match(after) is not None


def _reaches(sentence: Sentence, end: int, claim: int) -> bool:
    """Tell whether a name still governs the claim: no other clause opens between them."""
    between = sentence.paragraph.doc.text[end:claim]
    return not re.search(r"[.;\"]", between)


def _driver(claim: str, sentence: str) -> str:
    for text in (claim, sentence):
        for name, words in _wordings().drivers:
            if words.search(text):
                return name
    return "other"


def _issue(text: str, type: ClaimType, issues: tuple[IssueTerms, ...]) -> str:
    if type in ("sincerity", "normative"):
        return ""
    hits = [h.issue for h in issues_in(text, issues) if h.issue not in ("process", "plan", "aid")]
    return hits[0] if hits else ""


def _basis(sentence: Sentence, form: _Form) -> Citation | None:
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
