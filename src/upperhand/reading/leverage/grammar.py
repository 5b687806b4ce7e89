"""Claims of leverage and strength by grammar: a hold, a verb of gaining or losing it, a holder.

"X strengthened Y's hand", "Y has fewer cards", "Y negotiates from strength", "time is on Y's
side": the noun gives the type, the verb and the adjectives the direction, and the holder is the
possessor, the receiver or the subject, as the verb's class has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.leverage import words as words
from upperhand.reading.leverage.signs import Sign, adjective, after, negation, of_whom, runs_out
from upperhand.reading.leverage.turns import (
    balance,
    clock,
    cornered,
    dictating,
    moving,
    reckoning,
    spent,
)
from upperhand.record.entries import ClaimType

__all__ = ["Sign", "clause_of", "signs"]

COMPANY = frozenset(("with", "from", "in", "under", "without", "by"))
DOUBTING = frozenset(("deny", "doubt", "dispute"))
THINKING = frozenset(("think", "believe", "suppose", "imagine", "assume"))
NEGOTIATING = frozenset(("negotiate", "talk", "bargain", "speak", "deal", "parley", "come", "act"))
DESCRIBING = ("amod", "compound", "det", "advmod", "nmod")


def signs(span: Any) -> Iterator[Sign]:
    """Yield the signs of a sentence in order; those a speaker denies or doubts are left out."""
    for token in span:
        for rule in _RULES:
            sign = rule(token)
            if sign is not None and not _doubted(token):
                yield sign
                break


def clause_of(token: Any) -> tuple[int, int]:
    """Return the characters of the clause a word stands in, without clauses joined to it."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
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
    if not sense and not (described & (words.MORE | words.LESS) and preposition in COMPANY):
        return None
    said = child(verb, "acomp") if verb.lemma_ == "be" else None
    low = described & words.LESS or (said is not None and said.lower_ in words.LESS)
    direction = (sense or 1) * (-1 if low else 1) * negation(verb)
    if lemma == "weakness" or _of(noun, "weakness"):
        direction = -direction
    return Sign(kind, direction, noun, _holder(noun, verb, preposition))


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
    return "leverage" if held or _to_bargain(noun) else None


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
    owner = child(noun, "poss")
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


def _receiver(noun: Any, verb: Any, preposition: str) -> Any:
    given = child(verb, "dative")
    if given is not None:
        return child(given, "pobj") or given
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i != noun.i]
    return (objects[0] if objects else None) or after(verb, ("to", "for")) or _small(verb, noun)


def _small(verb: Any, noun: Any) -> Any:
    """Return the noun between the verb and its object, however the parser hung it."""
    between = [t for t in verb.doc[verb.i + 1 : noun.i] if t.pos_ in ("PROPN", "NOUN", "PRON")]
    return next((t for t in between if t.dep_ not in ("compound", "poss")), None)


def _of(noun: Any, lemma: str) -> bool:
    below = of_whom(noun)
    return below is not None and below.lemma_.lower() == lemma


# --- strength of arms -------------------------------------------------------------------------


def _failing(verb: Any) -> Sign | None:
    """Read what wears out: an army, stocks, an economy, or somebody who loses friends."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return _at_the_end(verb)
    who = child(verb, "nsubj", "nsubjpass") or subject(verb)
    if who is None or who.lemma_.lower() in words.CLOCKS:
        return None
    direction = _state_of_arms(verb, armed=_is_armed(who))
    return Sign("strength", direction, verb, who) if direction else None


def _at_the_end(verb: Any) -> Sign | None:
    """Read "cannot keep fighting", "could not sustain its losses"."""
    able = any(c.lower_ in ("can", "could", "ca") for c in verb.children if c.dep_ == "aux")
    who = child(verb, "nsubj")
    if not able or who is None or verb.lemma_.lower() not in words.LASTING:
        return None
    return Sign("strength", -1, verb, who)


def _fighting_on(verb: Any) -> Sign | None:
    """Read "will fight until …", "will fight on", "would rather fight"."""
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.lemma_ not in ("fight", "resist") or not modals & {"will", "would", "shall"}:
        return None
    near = {t.lower_ for c in verb.children for t in (c, *c.children)}
    meant = near & {"until", "on", "rather", "never", "end", "long"}
    negated = any(c.dep_ == "neg" for c in verb.children)
    return Sign("resolve", 1, verb, subject(verb)) if meant and not negated else None


def _in_less_need(verb: Any) -> Sign | None:
    """Read "they need this deal more than we do": who needs it less holds the lever."""
    if verb.lemma_ not in ("need", "want") or verb.pos_ != "VERB":
        return None
    than = next(
        (t for t in verb.subtree if t.lower_ == "than" and t.nbor(-1).lower_ == "more"), None
    )
    if than is None:
        return None
    other = next((t for t in than.subtree if t.i > than.i and t.pos_ in ("PRON", "PROPN")), None)
    other = other or next(
        (t for t in verb.doc[than.i : than.i + 3] if t.pos_ in ("PRON", "PROPN")), None
    )
    return Sign("leverage", 1, verb, other) if other is not None else None


def _is_armed(who: Any) -> bool:
    within = [c for c in who.lefts if c.dep_ == "compound"]
    return any(t.lemma_.lower() in words.ARMED for t in (who, *within))


def _state_of_arms(verb: Any, *, armed: bool) -> int:
    """Return -1 where the verb tells of wearing out, +1 of being strong, 0 of neither."""
    lemma = verb.lemma_.lower()
    lost = child(verb, "dobj")
    if lemma in ("lose", "win") and lost is None:
        return (1 if lemma == "win" else -1) if verb.tag_ == "VBG" else 0
    if lemma == "lose" and lost is not None:
        return -1 if lost.lemma_.lower() in words.LOST_THINGS else 0
    passive = child(verb, "auxpass") is not None and lemma in words.EXHAUSTED
    if passive or runs_out(verb) or (armed and lemma in words.WEAKENING):
        return -1
    state = child(verb, "acomp", "oprd", "advmod") if lemma == "be" else None
    if state is None:
        return 0
    if state.lemma_.lower() in words.WEAK or state.lower_ in words.WEAK:
        return -1
    return 1 if state.lower_ in words.STRONG and (armed or state.tag_ == "JJR") else 0


def _doubted(token: Any) -> bool:
    """Tell what is denied or what "nobody thinks"."""
    below = token
    for above in token.ancestors:
        if below.dep_ in ("advcl", "parataxis"):
            return False
        below = above
        if above.lemma_ in DOUBTING and above.i < token.i:
            return True
        if above.lemma_ in THINKING and (
            any(c.dep_ == "neg" for c in above.children)
            or any(t.lower_ in ("nobody", "no") for t in above.lefts)
        ):
            return True
    return False


_RULES: tuple[Callable[[Any], Sign | None], ...] = (
    _edge, balance, clock, reckoning, dictating, moving, cornered, spent, _failing, _fighting_on,
    _in_less_need,
)  # fmt: skip
