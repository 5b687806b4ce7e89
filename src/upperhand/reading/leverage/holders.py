"""Who is said to hold what a claim is about: an owner, a name nearby, or the speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from upperhand.reading.grammar.sentences import Sentence
from upperhand.reading.grammar.tree import child
from upperhand.reading.leverage import words
from upperhand.reading.leverage.signs import Sign
from upperhand.reading.leverage.wordings import Form, wordings
from upperhand.reading.speakers.whose import ADVERSARY, OTHERS, Whose
from upperhand.record import Statement

__all__ = ["NAMED_HOLDER", "SPEAKING_HOLDER", "Sides", "holder_of", "holder_of_sign", "sides"]

# How sure a claim is, by whether its holder was named or had to be taken from the speaker.
NAMED_HOLDER, SPEAKING_HOLDER = 0.85, 0.75

OWN = frozenset(("its", "their", "his", "her", "it", "they", "he", "she"))
# The other side in a speaker's mouth; and what is at home wherever one speaks.
OPPOSED = ADVERSARY | {"rebel", "separatist", "insurgent"}
OWN_HOUSE = frozenset(("budget", "treasury", "economy", "country", "nation"))
OWN_ARMS = frozenset(("army", "stock", "stockpile", "reserve", "force", "troop"))
_FIRST_PERSON = re.compile(r"\b(?:we|our|ours|us|I|my)\b")
# A party whose arms are named fights: it weighs as much as one named this many times more.
ARMED_COUNT = 3
_ARMED_BEHIND = re.compile(
    r"['’]?s?\s+(?:\w+\s+){0,2}?(?:army|armed|forces?|troops?|soldiers?|fighters?|guns?|drones?"
    r"|gunboats?|brigades?|militia|offensive|advances?|attacks?|shell(?:s|ed|ing)|bomb\w*|raids?"
    r"|captured|seized|units?|commanders?|garrison|frigates|lines?)\b",
    re.IGNORECASE,
)
# "They", "the enemy", "the other side" in a speaker's mouth are the other party.
_OTHERS = re.compile(
    r"\b(?:the\s+enemy|the\s+other\s+side|our\s+(?:enem\w+|opponents?|adversar\w+))\b", re.I
)
_OTHERS_BEFORE = re.compile(r"\b(?:they|the\s+enemy|the\s+other\s+side)\s+(?:\w+\s+)?$", re.I)
_OWN_ARMY = re.compile(r"\b(?:its|his|their)\s+(?:army|troops|forces|soldiers)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who a page is about: whose a word is, and how often each party is named on it."""

    whose: Whose
    named: Counter[str]

    def rival(self, teller: str) -> str:
        """Return whom "they" and "the enemy" mean in a party's mouth: the other one named most."""
        others = [(n, p) for p, n in self.named.items() if p != teller]
        return max(others)[1] if teller and others else ""


def sides(whose: Whose, among: Iterable[Sentence]) -> Sides:
    """Weigh who is named on a page: those whose arms are named count for more than go-betweens."""
    named: Counter[str] = Counter()
    for sentence in among:
        for name in sentence.names:
            behind = sentence.paragraph.doc.text[name.end : name.end + 30]
            named[sentence.party(name.actor)] += 1 + ARMED_COUNT * bool(_ARMED_BEHIND.match(behind))
    return Sides(whose, named)


def holder_of_sign(
    sentence: Sentence, sign: Sign, statement: Statement | None, page: Sides
) -> tuple[str, int]:
    """Return the party said to hold what a sign of the tree shows, and the direction for it.

    Where nobody is named the speaker means himself, if it is a gain; and where nobody speaks,
    what one has won over another is the other's loss.
    """
    teller = statement.party if statement else ""
    named = _party(sentence, sign.holder, statement, page)
    if named:
        return named, sign.direction
    loser = _party(sentence, sign.over, statement, page) if sign.over is not None else ""
    ours = sign.direction > 0 and (sign.holder is None or sign.holder.lower_ in OWN)
    if ours and teller and teller != loser:
        return teller, sign.direction
    return loser, -sign.direction


def _party(sentence: Sentence, token: Any, statement: Statement | None, page: Sides) -> str:
    """Return the party a word stands for: by name, as the one named before, or as the speaker's."""
    teller = statement.party if statement else ""
    if token is None:
        return ""
    if teller and _is_other(token):
        said = [p for p, at in _names(sentence, sentence.start, token.idx) if p != teller]
        within = [p for p in said if _in_mouth(sentence, statement, p)]
        return within[-1] if within else page.rival(teller)
    found = page.whose.party(sentence.paragraph, token, teller)
    if found and not _is_speaker(token, statement, found):
        return found
    owner = child(token, "poss")
    if token.lower_ in OWN or (owner is not None and owner.lower_ in OWN):
        return _only_one_before(sentence, token) or (teller if owner is not None else "")
    return teller if _is_at_home(token, statement) else ""


def _is_other(token: Any) -> bool:
    """Tell "they", "the enemy", "the other side", "the rebels": nobody calls himself that."""
    other = token.lemma_.lower() == "side" and any(c.lower_ == "other" for c in token.lefts)
    return other or token.lower_ in OTHERS or token.lemma_.lower() in OPPOSED


def _in_mouth(sentence: Sentence, statement: Statement | None, party: str) -> bool:
    """Tell a party that the speaker names himself, not one that the reporter names before him."""
    said = statement.content if statement else ()
    names = (n for n in sentence.names if sentence.party(n.actor) == party)
    named = [sentence.cite(n.start, n.end) for n in names]
    return any(c.start <= n.start and n.end <= c.end for c in said for n in named)


def _is_speaker(token: Any, statement: Statement | None, found: str) -> bool:
    """Tell a "he" that was taken for the very man who says it in a direct quotation."""
    speaker = statement.speaker.actor if statement and statement.speaker else ""
    quoted = statement is not None and statement.kind == "direct"
    return quoted and token.lower_ in OWN and found == speaker


def _is_at_home(token: Any, statement: Statement | None) -> bool:
    """Tell the speaker's own budget, or the army he admits to be weak."""
    if statement is None or child(token, "poss") is not None:
        return False
    lemma = token.lemma_.lower()
    admitted = statement.act == "affirm" and lemma in words.SUPPLIES | OWN_ARMS
    return admitted or lemma in OWN_HOUSE


def _only_one_before(sentence: Sentence, token: Any) -> str:
    """Return the party named in the sentence before a pronoun, where it is only one."""
    parties = {p for p, _ in _names(sentence, sentence.start, token.idx)}
    return parties.pop() if len(parties) == 1 else ""


def holder_of(
    sentence: Sentence, form: Form, match: re.Match[str], claimant: str, page: Sides,
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
        other = [p for p, _ in before if p != claimant]
        rival = other[-1] if other else page.rival(claimant)
        return (rival, SPEAKING_HOLDER) if rival and claimant else ("", 0.0)
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
    return wordings().owned.match(after) is not None


def _reaches(sentence: Sentence, end: int, claim: int) -> bool:
    """Tell whether a name still governs the claim: no other clause opens between them."""
    between = sentence.paragraph.doc.text[end:claim]
    return not re.search(r"[.;\"]", between)
