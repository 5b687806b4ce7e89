"""Claims of leverage and strength by grammar: a hold, a verb of gaining or losing it, a holder.

"X strengthened Y's hand", "Y has fewer cards", "Y negotiates from strength", "time is on Y's
side": the noun gives the type, the verb and the adjectives the direction, and the holder is the
possessor, the receiver or the subject, as the verb's class has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from upperhand.reading import leverage_words as words
from upperhand.reading.clauses import subject
from upperhand.reading.tree import child
from upperhand.record.entries import ClaimType

__all__ = ["Sign", "clause_of", "signs"]

COMPANY = frozenset(("with", "from", "in", "under", "without", "by"))
DOUBTING = frozenset(("deny", "doubt", "dispute"))
THINKING = frozenset(("think", "believe", "suppose", "imagine", "assume"))
NEGOTIATING = frozenset(("negotiate", "talk", "bargain", "speak", "deal", "parley", "come", "act"))
RECKONING = frozenset(("reckon", "contend"))
FAVOUR = frozenset(("favour", "favor", "advantage"))
DESCRIBING = ("amod", "compound", "det", "advmod", "nmod")
DICTATED = frozenset(("term", "condition", "pace", "agenda"))


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a hold: the word it stands at, and the word that tells whose it is.

    ``holder`` is None where the words name nobody; the speaker then means himself.
    """

    type: ClaimType
    direction: int
    at: Any
    holder: Any


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
    direction = (sense or 1) * (-1 if low else 1) * _negation(verb)
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
        return -1 if _after(verb, ("out", "from", "away")) is not None else 1
    if lemma in words.HAS | words.GAINS | words.GIVES | {"be"}:
        return 1
    return 1 if preposition in ("from", "with") and lemma in NEGOTIATING else 0


def _negation(verb: Any) -> int:
    negated = any(c.dep_ == "neg" or _no_longer(c) for c in verb.children)
    who = child(verb, "nsubj", "nsubjpass")
    neither = who is not None and (
        who.lower_ in ("neither", "nobody", "none")
        or any(c.lower_ in ("no", "neither") for c in who.children)
    )
    return -1 if negated or neither else 1


def _no_longer(adverb: Any) -> bool:
    return adverb.lower_ == "longer" and any(c.lower_ == "no" for c in adverb.children)


def _holder(noun: Any, verb: Any, preposition: str) -> Any:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    lemma = verb.lemma_.lower()
    if lemma in words.GIVES | words.TAKES:
        return _receiver(noun, verb, preposition)
    if lemma in words.SHIFTS and noun.dep_ == "nsubj":
        return _after(verb, ("to", "out", "from", "of", "with"))
    if noun.dep_ == "dobj" and lemma in words.GAINS | words.LOSES - {"lose", "forfeit", "squander"}:
        return _of_whom(noun) or _adjective(noun)
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return _of_whom(noun) or _after(verb, ("with", "to")) or _adjective(noun)
    return subject(verb)


def _receiver(noun: Any, verb: Any, preposition: str) -> Any:
    given = child(verb, "dative")
    if given is not None:
        return child(given, "pobj") or given
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i != noun.i]
    return (objects[0] if objects else None) or _after(verb, ("to", "for")) or _small(verb, noun)


def _small(verb: Any, noun: Any) -> Any:
    """Return the noun between the verb and its object, however the parser hung it."""
    between = [t for t in verb.doc[verb.i + 1 : noun.i] if t.pos_ in ("PROPN", "NOUN", "PRON")]
    return next((t for t in between if t.dep_ not in ("compound", "poss")), None)


def _after(verb: Any, prepositions: tuple[str, ...]) -> Any:
    for token in verb.rights:
        if token.dep_ in ("prep", "dative", "advmod", "prt") and token.lower_ in prepositions:
            inner = child(token, "prep") or token
            held = child(inner, "pobj") or child(token, "pobj")
            return held if held is not None else token
    return None


def _of_whom(noun: Any) -> Any:
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def _of(noun: Any, lemma: str) -> bool:
    below = _of_whom(noun)
    return below is not None and below.lemma_.lower() == lemma


def _adjective(noun: Any) -> Any:
    return next((c for c in noun.lefts if c.dep_ in ("amod", "nmod") and c.text[0].isupper()), None)


# --- balance, time, reckoning, dictating ------------------------------------------------------


def _balance(noun: Any) -> Sign | None:
    """Read "tipped the balance (in X's favour, against X)"."""
    verb = noun.head
    if noun.lemma_.lower() not in words.BALANCES or verb.lemma_.lower() not in words.TIPS:
        return None
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return None
    against = _after(verb, ("against",))
    favour = next((t for t in verb.subtree if t.lemma_.lower() in FAVOUR), None)
    if against is not None:
        return Sign("leverage", -1, noun, against)
    whose = (child(favour, "poss") or _of_whom(favour)) if favour is not None else None
    return Sign("leverage", _negation(verb), noun, whose or _after(verb, ("towards", "toward")))


def _clock(noun: Any) -> Sign | None:
    """Read "time is on X's side", "winter favours X", "the clock works against X"."""
    verb = noun.head
    if noun.lemma_.lower() not in words.CLOCKS or noun.dep_ != "nsubj":
        return None
    if verb.lemma_ == "be":
        side = next((t for t in verb.subtree if t.lemma_ == "side" and t.i > verb.i), None)
        owner = child(side, "poss") if side is not None else None
        return Sign("leverage", _negation(verb), noun, owner) if owner is not None else None
    if verb.lemma_.lower() not in words.FAVOURS:
        return None
    if _runs_out(verb):
        whose = _after(verb, ("for", "on"))
        return Sign("leverage", -1, noun, whose) if whose is not None else None
    against = _after(verb, ("against",))
    for_whom = child(verb, "dobj") or _after(verb, ("for", "to"))
    whose = against if against is not None else for_whom
    direction = (-1 if against is not None else 1) * _negation(verb)
    return Sign("leverage", direction, noun, whose) if whose is not None else None


def _reckoning(verb: Any) -> Sign | None:
    """Read "they have to reckon with us now"."""
    if verb.lemma_ not in RECKONING or verb.pos_ != "VERB":
        return None
    whose = _after(verb, ("with",))
    return Sign("leverage", 1, verb, whose) if whose is not None else None


def _dictating(verb: Any) -> Sign | None:
    """Read "X dictates the terms", "X can no longer set the pace"."""
    if verb.lemma_ not in ("dictate", "set", "impose") or verb.pos_ != "VERB":
        return None
    what = child(verb, "dobj")
    if what is None or what.lemma_.lower() not in DICTATED or verb.dep_ == "acl":
        return None
    if verb.lemma_ == "set" and what.lemma_ == "condition":
        return None
    return Sign("leverage", _negation(verb), verb, subject(verb))


def _moving(noun: Any) -> Sign | None:
    """Read "X's setbacks pushed it to the table": what happened in the field moves the talks."""
    lemma = noun.lemma_.lower()
    if lemma not in words.DEEDS | words.REVERSES or noun.dep_ not in ("nsubj", "dobj", "nsubjpass"):
        return None
    verb = noun.head
    if verb.lemma_.lower() not in words.CAUSES:
        return None
    if not any(t.lemma_.lower() in words.TALKS for t in verb.subtree if t.i > noun.i):
        return None
    whose = child(noun, "poss") or _of_whom(noun) or _adjective(noun)
    direction = -1 if lemma in words.REVERSES else 1
    return Sign("leverage", direction, noun, whose) if whose is not None else None


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
    if passive or _runs_out(verb) or (armed and lemma in words.WEAKENING):
        return -1
    state = child(verb, "acomp", "oprd", "advmod") if lemma == "be" else None
    if state is None:
        return 0
    if state.lemma_.lower() in words.WEAK or state.lower_ in words.WEAK:
        return -1
    return 1 if state.lower_ in words.STRONG and (armed or state.tag_ == "JJR") else 0


def _runs_out(verb: Any) -> bool:
    """Tell "runs out of", "runs low", "has run into the ground"."""
    if verb.lemma_ != "run":
        return False
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    return after[:1] in (["out"], ["low"], ["short"]) or after == ["into", "the", "ground"]


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
    _edge, _balance, _clock, _reckoning, _dictating, _moving, _failing, _fighting_on,
    _in_less_need,
)  # fmt: skip
