"""What a sign of leverage is, and the questions its rules put to the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from upperhand.reading.grammar.tree import child, is_negated
from upperhand.record.entries import ClaimType

__all__ = [
    "Sign",
    "able",
    "adjective",
    "after",
    "lemmas_after",
    "negation",
    "of_whom",
    "owner_of",
    "runs_out",
]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a hold: the word it stands at, and the word that tells whose it is.

    ``holder`` is None where the words name nobody; the speaker then means himself. ``over`` is
    who loses what the holder gains: the one known loser where no winner is named. What is
    ``spoken`` only boasts in somebody's mouth ("we hold the ridge"); a reporter's is news.
    """

    type: ClaimType
    direction: int
    at: Any
    holder: Any
    over: Any = None
    spoken: bool = False


def negation(verb: Any) -> int:
    """Return -1 where a verb or its subject is negated, else 1."""
    negated = is_negated(verb)
    who = child(verb, "nsubj", "nsubjpass")
    neither = who is not None and (
        who.lower_ in ("neither", "nobody", "none")
        or any(c.lower_ in ("no", "neither") for c in who.children)
    )
    return -1 if negated or neither else 1


def after(verb: Any, prepositions: tuple[str, ...]) -> Any:
    """Return the noun that one of the prepositions hangs on the verb, or None."""
    for token in verb.rights:
        if token.dep_ in ("prep", "dative", "advmod", "prt") and token.lower_ in prepositions:
            inner = child(token, "prep") or token
            held = child(inner, "pobj") or child(token, "pobj")
            return held if held is not None else token
    return None


def of_whom(noun: Any) -> Any:
    """Return Moscow of "the hand of Moscow", or None."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def adjective(noun: Any) -> Any:
    """Return "Russian" of "the Russian position", or None."""
    return next((c for c in noun.lefts if c.dep_ in ("amod", "nmod") and c.text[0].isupper()), None)


def owner_of(noun: Any) -> Any:
    """Return whose a thing is: "Kyiv's drones", "the drones of Kyiv", "Ukrainian drones"."""
    return child(noun, "poss") or of_whom(noun) or adjective(noun)


def able(verb: Any) -> bool:
    """Tell "can wait", "could wait", "is able to wait"."""
    modal = any(c.dep_ == "aux" and c.lower_ in ("can", "could", "ca") for c in verb.children)
    return bool(modal or (verb.dep_ == "xcomp" and verb.head.lower_ in ("able", "unable")))


def lemmas_after(verb: Any, start: Any = None) -> set[str]:
    """Return the lemmas of what a verb governs behind it, or behind ``start``."""
    first = (start or verb).i
    return {t.lemma_.lower() for t in verb.subtree if t.i > first}


def runs_out(verb: Any) -> bool:
    """Tell "runs out of", "runs low", "has run into the ground"."""
    if verb.lemma_ != "run":
        return False
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    return after[:1] in (["out"], ["low"], ["short"]) or after == ["into", "the", "ground"]
