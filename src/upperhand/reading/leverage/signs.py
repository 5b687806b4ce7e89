"""What a sign of leverage is, and the questions its rules put to the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from upperhand.reading.grammar.tree import child
from upperhand.record.entries import ClaimType

__all__ = ["Sign", "adjective", "after", "negation", "of_whom", "runs_out"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a hold: the word it stands at, and the word that tells whose it is.

    ``holder`` is None where the words name nobody; the speaker then means himself.
    """

    type: ClaimType
    direction: int
    at: Any
    holder: Any


def negation(verb: Any) -> int:
    """Return -1 where a verb or its subject is negated, else 1."""
    negated = any(c.dep_ == "neg" or _no_longer(c) for c in verb.children)
    who = child(verb, "nsubj", "nsubjpass")
    neither = who is not None and (
        who.lower_ in ("neither", "nobody", "none")
        or any(c.lower_ in ("no", "neither") for c in who.children)
    )
    return -1 if negated or neither else 1


def _no_longer(adverb: Any) -> bool:
    return adverb.lower_ == "longer" and any(c.lower_ == "no" for c in adverb.children)


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


def runs_out(verb: Any) -> bool:
    """Tell "runs out of", "runs low", "has run into the ground"."""
    if verb.lemma_ != "run":
        return False
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    return after[:1] in (["out"], ["low"], ["short"]) or after == ["into", "the", "ground"]
