"""Stretches of a page compared by their letters, and the entry that tells of a stretch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus import Span
from reader_output import Found

__all__ = ["SAYINGS", "best_found", "letters", "overlap"]

Letters = frozenset[int]


def letters(text: str, spans: Iterable[Span]) -> Letters:
    """Return the places of the letters and digits within spans.

    >>> sorted(letters('"No," he said.', [Span(0, 5)]))
    [1, 2]
    """
    return frozenset(i for s in spans for i in range(s.start, s.end) if text[i].isalnum())


def overlap(one: Letters, other: Letters) -> float:
    """Return intersection over union, 0 where both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


# What is done by saying something. To threaten a raid is one event, the raid another.
SAYINGS = frozenset(("ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))


def best_found(
    text: str,
    span: Span,
    found: Sequence[Found],
    classes: Sequence[str] = (),
    *,
    undone: bool = False,
) -> Found | None:
    """Return the entry that tells of this stretch: one of a right class first, then by overlap.

    A saying is never taken for the deed it is about, nor for a saying of another kind; where the
    deed is ``undone`` (planned, refused), not even if the annotator allowed its class: who
    threatened to strike has threatened, and struck nobody. An entry of another class must be told
    by a word of the stretch: "the talks ended, with Norda refusing to sign" ends the talks.
    """
    here, deeds = letters(text, [span]), set(classes) - SAYINGS
    barred = SAYINGS - set(classes) if classes else frozenset()
    if deeds and (undone or deeds == set(classes)):
        barred = SAYINGS
    rated = [(f, overlap(here, letters(text, f.spans))) for f in found]
    touching = [
        (f.values.get("class") in classes, o, i)
        for i, (f, o) in enumerate(rated)
        if o > 0 and f.values.get("class") not in barred and _tells_it(f, span, classes)
    ]
    return rated[max(touching)[2]][0] if touching else None


def _tells_it(found: Found, span: Span, classes: Sequence[str]) -> bool:
    """Tell an entry of a right class, or one whose own word stands in the stretch."""
    at = found.values.get("trigger_at")
    return at is None or found.values.get("class") in classes or span.start <= at < span.end
