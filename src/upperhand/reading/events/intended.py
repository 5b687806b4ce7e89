"""What somebody means to do: to help is AGREE, to harm is THREATEN, not to is REJECT."""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.arguments import negated
from upperhand.reading.events.class_reading import SURE_PATTERN, Reading
from upperhand.reading.events.plover_words import Lexicon
from upperhand.reading.events.status_words import FUTURE, POSSIBLE
from upperhand.reading.grammar.tree import modals_of

__all__ = ["intention", "under_modals"]

# "Can" tells what somebody is able to do, not what he means to.
INTENT = (FUTURE | POSSIBLE) - {"can"}


def intention(inner: Reading | None, words: Lexicon) -> str:
    """Return the class of intending what was read: AGREE, THREATEN, or the deed's own."""
    if inner is None or inner.category in words.sides["cooperative"]:
        return "AGREE"
    if inner.category in words.sides["hostile"]:
        return "THREATEN"
    return "AGREE" if inner.category == "INVESTIGATE" else inner.category


def under_modals(verb: Any, reading: Reading, words: Lexicon) -> Reading:
    """Read "will …" as an intention and "will not …" as a refusal."""
    if reading.intended or not modals_of(verb) & INTENT:
        return reading
    if negated(verb):
        return Reading(
            "REJECT", reading.trigger, SURE_PATTERN, reading.mode,
            intended=True, wrapped=reading.category,
        )  # fmt: skip
    if reading.category in ("DEMAND", "REJECT", "THREATEN", "AGREE"):
        return reading
    if _performed(verb, reading, words):
        return reading
    category = intention(reading, words)
    return Reading(
        category, reading.trigger, reading.confidence, reading.mode,
        intended=True, wrapped=reading.category,
    )  # fmt: skip


def _performed(verb: Any, reading: Reading, words: Lexicon) -> bool:
    """Tell an act done by its announcement: "announced it would ban …"."""
    announced = verb.dep_ == "ccomp" and verb.head.lemma_ in ("announce", "declare", "decree")
    return announced and reading.trigger.lemma_ in words.operators["performative"]
