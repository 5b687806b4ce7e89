"""What only seems a claim: it is denied, doubted, asked, or hung on a condition."""

from __future__ import annotations

from typing import Any

from upperhand.reading.grammar.tree import governing_verb

__all__ = ["is_doubted", "is_supposed"]

DOUBTING = frozenset(("deny", "doubt", "dispute"))
CONDITIONS = frozenset(("if", "unless", "whether"))
THINKING = frozenset(("think", "believe", "suppose", "imagine", "assume"))


def is_supposed(token: Any) -> bool:
    """Tell what stands under a condition ("unless its hand improves") or in "who is winning?"."""
    verb = governing_verb(token)
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    asked = any(c.lower_ == "who" and c.dep_ == "nsubj" for c in verb.lefts)
    as_long_as = verb.dep_ == "advcl" and {"long", "soon"} & {t.lower_ for t in verb.head.rights}
    return bool(marks & CONDITIONS or as_long_as or (asked and verb.dep_ != "relcl"))


def is_doubted(token: Any) -> bool:
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
