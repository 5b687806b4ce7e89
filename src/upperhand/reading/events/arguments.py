"""What a verb is done by, to and with: its names, arguments, subjects, objects.

Questions that the reader of event classes puts to a clause; the answers are lemmas, because the
lexicon is one of lemmas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from upperhand.reading.grammar.tree import is_negated

__all__ = [
    "arguments_of", "clauses", "core_of", "depth_of", "is_absolute", "names_of", "negated",
    "objects_of", "phrase_lemmas", "root", "subjects_of",
]  # fmt: skip


def root(sentence: Any) -> Any:
    """Return the word a sentence hangs on, or None."""
    return next((t for t in sentence if t.dep_ == "ROOT"), None)


def clauses(sentence: Any, main: Any) -> Iterator[Any]:
    """Yield the heads of the other clauses, those nearest to the root first."""
    heads = [t for t in sentence if t.pos_ in ("VERB", "AUX") and _tells(t) and t is not main]
    yield from sorted(heads, key=depth_of)


def _tells(verb: Any) -> bool:
    """Tell a clause from a participle that describes: "the besieged town", "wanted for fraud"."""
    return not (verb.dep_ == "amod" or (verb.dep_ == "acl" and verb.tag_ == "VBN"))


def depth_of(token: Any) -> int:
    """Return how many words stand above a word."""
    return sum(1 for _ in token.ancestors)


def names_of(verb: Any) -> list[str]:
    """Return the verb's lemma, with its particle first when it has one."""
    lemma = verb.lemma_.lower()
    particles = [c.lemma_.lower() for c in verb.children if c.dep_ in ("prt", "advmod")]
    particles += [c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "oprd")]
    particles += [c.lemma_.lower() for c in verb.children if c.dep_ == "prep"]
    return [f"{lemma}_{p}" for p in particles] + [lemma]


def arguments_of(verb: Any) -> set[str]:
    """Return the lemmas of what the verb is done to or with (in a passive: its subject)."""
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    kept = {"dobj", "prep", "attr", "oprd", "dative", "xcomp", "acomp", "prt", "advmod", "ccomp"}
    heads = [c for c in verb.children if c.dep_ in kept or (passive and c.dep_ == "nsubjpass")]
    return {w for head in heads for w in phrase_lemmas(head)}


def core_of(verb: Any) -> set[str]:
    """Return the lemmas of the direct object itself, with its compounds."""
    heads = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
    parts = [p for h in heads for p in h.children if p.dep_ in ("compound", "amod", "conj")]
    return {t.lemma_.lower() for t in heads + parts}


def subjects_of(verb: Any) -> set[str]:
    """Return the lemmas of who does it (in a passive: the agent, and the subject too)."""
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "agent", "nsubjpass")]
    if not heads and verb.dep_ in ("xcomp", "conj"):
        heads = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return {w for head in heads for w in phrase_lemmas(head)}


def phrase_lemmas(head: Any) -> Iterator[str]:
    """Yield the lemmas of a phrase, without the clauses that hang from it."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token.lemma_.lower()
        if _hyphenated(token):
            yield f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
        stack.extend(c for c in token.children if c.dep_ not in CLAUSES and not is_absolute(c))


CLAUSES = ("relcl", "advcl", "parataxis")


def is_absolute(clause: Any) -> bool:
    """Tell "(the talks ended) with Russia refusing to leave": a sentence behind "with"."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return own and clause.dep_ == "pcomp" and clause.head.lower_ == "with"


def _hyphenated(token: Any) -> bool:
    return bool(token.i >= 2 and token.nbor(-1).text == "-")


def objects_of(verb: Any) -> Iterator[Any]:
    """Yield what a verb is done to, directly or through a preposition."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "acomp"):
            yield child
        elif child.dep_ in ("prep", "agent", "dative"):
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))


def negated(verb: Any) -> bool:
    """Tell "does not", "never"."""
    return is_negated(verb) or any(c.lower_ == "no" for c in verb.children)
