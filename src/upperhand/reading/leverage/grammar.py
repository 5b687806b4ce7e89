"""Claims of leverage and strength by grammar: a hold, a verb of gaining or losing it, a holder.

"X strengthened Y's hand", "Y has fewer cards", "Y negotiates from strength", "time is on Y's
side": the noun gives the type, the verb and the adjectives the direction, and the holder is the
possessor, the receiver or the subject, as the verb's class has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child, governing_verb
from upperhand.reading.leverage import words
from upperhand.reading.leverage.arms import (
    driven,
    failing,
    fighting_on,
    graded,
    holding_out,
    in_less_need,
    mastering,
    moving_front,
    outmatching,
    short,
    stopping,
    strengthening,
)
from upperhand.reading.leverage.costs import (
    consuming,
    costing,
    crippling,
    depending,
    falling,
    hurting,
    lacking,
    paying,
)
from upperhand.reading.leverage.doubts import is_doubted, is_supposed
from upperhand.reading.leverage.endurance import clock, lasting, longer_or_less, worsening
from upperhand.reading.leverage.grip import contrasting, enough, holding
from upperhand.reading.leverage.pressure import (
    bringing,
    heard,
    moving,
    needing,
    outdoing,
    pressed,
    speaking,
    unhurried,
)
from upperhand.reading.leverage.signs import Sign, adjective, after, negation, of_whom
from upperhand.reading.leverage.turns import balance, cornered, dictating, reckoning, spent
from upperhand.record.entries import ClaimType

__all__ = ["Sign", "clause_of", "signs"]

COMPANY = frozenset(("with", "from", "in", "under", "without", "by"))
NEGOTIATING = frozenset(("negotiate", "talk", "bargain", "speak", "deal", "parley", "come", "act"))
# "Its last argument", "one asset": of these there must be few, or a best.
LAST_OR_BEST = frozenset(
    ["last", "best", "strongest", "main", "only", "one", "new", "strong", "stronger", "final"]
)
DESCRIBING = ("amod", "compound", "det", "advmod", "nmod", "nummod")


def signs(span: Any) -> Iterator[Sign]:
    """Yield the signs of a sentence in order; those a speaker denies or doubts are left out."""
    for token in span:
        for rule in _RULES.get(token.pos_, ()):
            sign = rule(token)
            if sign is not None and not is_doubted(token) and not is_supposed(token):
                yield sign
                break


def clause_of(token: Any) -> tuple[int, int]:
    """Return the characters of the clause a word stands in, without clauses joined to it."""
    verb = governing_verb(token)
    joined = {
        t.i
        for c in verb.subtree
        if c.i != verb.i and c.dep_ in ("conj", "parataxis") and child(c, "nsubj") is not None
        for t in (c, *c.subtree)
    }
    kept = [t for t in verb.subtree if t.i not in joined and (t.i < verb.i or not t.is_punct)]
    ends = [t for t in kept if t.dep_ not in ("cc", "punct")] or [verb]
    first, last = ends[0], ends[-1]
    return int(first.idx), int(last.idx + len(last.text))


# --- a noun of the hold -----------------------------------------------------------------------


def _edge(noun: Any) -> Sign | None:
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return None
    lemma = noun.lemma_.lower()
    described = {c.lower_ for c in noun.lefts if c.dep_ in DESCRIBING}
    verb, preposition = _governor(noun)
    kind = _kind(noun, lemma, described, verb, preposition)
    if kind is None or verb is None:
        return None
    sense = _sense(noun, verb, preposition)
    judged = bool(described & (words.MORE | words.LESS))
    if not sense and not (judged and (preposition in COMPANY or _explains(noun))):
        return None
    said = child(verb, "acomp") if verb.lemma_ == "be" else None
    low = described & words.LESS or (said is not None and said.lower_ in words.LESS)
    direction = (sense or 1) * (-1 if low else 1) * negation(verb)
    if lemma == "weakness" or _of(noun, "weakness"):
        direction = -direction
    return Sign(kind, direction, noun, _identified(_holder(noun, verb, preposition)))


def _kind(
    noun: Any, lemma: str, described: set[str], verb: Any, preposition: str
) -> ClaimType | None:
    """Return the type of claim a noun can make where it stands, or None."""
    if lemma in words.MOMENTUM:
        return "strength"
    if lemma in words.EDGES:
        return "leverage"
    verb_lemma = verb.lemma_.lower() if verb is not None else ""
    if lemma in words.ABLE | words.WILLS:
        kind: ClaimType = "resolve" if lemma in words.WILLS else "strength"
        moved = verb_lemma in words.GAINS | words.LOSES
        return kind if moved and (child(noun, "poss", "acl") is not None) else None
    if lemma not in words.PARLEYS:
        return None
    if lemma in ("strength", "weakness"):
        return "leverage" if preposition == "from" and verb_lemma in NEGOTIATING else None
    if described & words.BARGAINING or _of(noun, "strength") or _of(noun, "weakness"):
        return "leverage"
    judged = bool(described & (words.MORE | words.LESS)) or _moved(noun, verb_lemma)
    judged = judged or _is_judged(noun, verb)
    held = lemma in ("hand", "position", "footing") and judged
    left = lemma in ("argument", "asset") and bool(described & LAST_OR_BEST)
    return "leverage" if held or left or _to_bargain(noun) else None


def _explains(noun: Any) -> bool:
    """Tell "its weak position explains the shouting": owned and judged, whatever it does."""
    about = any(c.lower_ in ("on", "over", "about", "towards") for c in noun.rights)
    return noun.dep_ == "nsubj" and child(noun, "poss") is not None and not about


def _is_judged(noun: Any, verb: Any) -> bool:
    """Tell "its hand was better than the maps implied"."""
    if verb is None or verb.lemma_ != "be" or noun.dep_ != "nsubj" or child(noun, "poss") is None:
        return False
    said = child(verb, "acomp")
    return said is not None and said.lower_ in words.MORE | words.LESS


def _to_bargain(noun: Any) -> bool:
    """Tell "room to bargain", "in a position to dictate", "space for manoeuvre"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    to = len(after) > 1 and after[0].lower_ in ("to", "for")
    return to and after[1].lemma_.lower() in _PURPOSES


_PURPOSES = frozenset(("bargain", "negotiate", "manoeuvre", "maneuver", "dictate", "demand", "set"))


def _moved(noun: Any, verb: str) -> bool:
    owned = child(noun, "poss") is not None and noun.dep_ in ("dobj", "nsubj", "nsubjpass")
    return owned and verb in words.GAINS | words.LOSES


def _governor(noun: Any) -> tuple[Any, str]:
    """Return the verb that governs a noun, and the preposition between them."""
    token, preposition = noun, ""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    while token.head.i != token.i:
        above = token.head
        if token.dep_ == "pobj":
            preposition = preposition or above.lower_
        if above.pos_ in ("VERB", "AUX"):
            return above, preposition
        if above.pos_ not in ("ADP", "NOUN", "ADV", "PART") or token.dep_ in ("poss", "compound"):
            return None, preposition
        if above.pos_ == "NOUN" and token.dep_ not in ("prep", "pobj"):
            return None, preposition
        token = above
    return None, preposition


def _sense(noun: Any, verb: Any, preposition: str) -> int:
    """Return +1 where the verb gives or keeps the hold, -1 where it takes it, 0 for neither."""
    lemma = verb.lemma_.lower()
    if lemma in words.LOSES | words.LACKS | words.TAKES or preposition == "without":
        return -1
    if lemma in words.SHIFTS and noun.dep_ in ("nsubj", "nsubjpass"):
        return -1 if after(verb, ("out", "from", "away")) is not None else 1
    if lemma in words.HAS | words.GAINS | words.GIVES | {"be"}:
        return 1
    return 1 if preposition in ("from", "with") and lemma in NEGOTIATING else 0


def _holder(noun: Any, verb: Any, preposition: str) -> Any:
    owner = child(noun, "poss") or _keeper(noun)
    if owner is not None:
        return owner
    lemma = verb.lemma_.lower()
    if lemma in words.GIVES | words.TAKES:
        return _receiver(noun, verb, preposition)
    if lemma in words.SHIFTS and noun.dep_ == "nsubj":
        return after(verb, ("to", "out", "from", "of", "with"))
    if noun.dep_ == "dobj" and lemma in words.GAINS | words.LOSES - {"lose", "forfeit", "squander"}:
        return of_whom(noun) or adjective(noun)
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return of_whom(noun) or after(verb, ("with", "to")) or adjective(noun)
    return subject(verb)


def _identified(side: Any) -> Any:
    """Return Norda of "the side that can wait, and for now that is Norda"."""
    if side is None or side.lemma_.lower() not in ("side", "party", "one"):
        return side
    behind = (t for t in side.sent if t.i > side.i and t.lemma_ == "be")
    for verb in behind:
        who, what = child(verb, "nsubj"), child(verb, "attr")
        if who is not None and what is not None and who.lower_ in ("that", "it", "this"):
            return what if what.pos_ == "PROPN" else side
    return side


def _keeper(noun: Any) -> Any:
    """Return whose movement it is in "the only card his movement still holds"."""
    held = next((c for c in noun.rights if c.dep_ in ("relcl", "ccomp", "acl")), None)
    if held is None or held.lemma_.lower() not in words.HAS:
        return None
    return child(held, "nsubj") if negation(held) > 0 else None


def _receiver(noun: Any, verb: Any, preposition: str) -> Any:
    given = child(verb, "dative")
    if given is not None:
        return child(given, "pobj") or given
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i != noun.i]
    whom = (objects[0] if objects else None) or after(verb, ("to", "for")) or _small(verb, noun)
    at_the_table = whom is not None and whom.lemma_.lower() in words.SEATS
    return subject(verb) if at_the_table else whom  # "brings a new argument to the table"


def _small(verb: Any, noun: Any) -> Any:
    """Return the noun between the verb and its object, however the parser hung it."""
    between = [t for t in verb.doc[verb.i + 1 : noun.i] if t.pos_ in ("PROPN", "NOUN", "PRON")]
    return next((t for t in between if t.dep_ not in ("compound", "poss")), None)


def _of(noun: Any, lemma: str) -> bool:
    below = of_whom(noun)
    return below is not None and below.lemma_.lower() == lemma


_Rule = Callable[[Any], Sign | None]

# The questions put to a word, by what kind of word it is; the first that is answered counts.
_NOUNS: tuple[_Rule, ...] = (
    _edge, balance, clock, moving, speaking, outdoing, pressed, unhurried, enough, worsening,
    falling, lacking, moving_front, graded,
)  # fmt: skip
_VERBS: tuple[_Rule, ...] = (
    reckoning, dictating, bringing, heard, in_less_need, needing, cornered, spent, contrasting,
    worsening, holding, lasting, longer_or_less, paying, consuming, costing, hurting, crippling,
    depending, driven, strengthening, outmatching, holding_out, stopping, mastering, failing,
    fighting_on,
)  # fmt: skip
_RULES: dict[str, tuple[_Rule, ...]] = {
    "NOUN": _NOUNS, "PROPN": _NOUNS, "VERB": _VERBS, "AUX": _VERBS,
    "ADJ": (graded, short), "ADV": (graded, short),
}  # fmt: skip
