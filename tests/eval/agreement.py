"""How far two annotators agree: what no reader can be asked to do better than.

::

    python tests/eval/agreement.py               agreement on the pages kept apart

The pages of ``held`` were annotated a second time (``corpus/second``) by people who saw neither
the first annotation nor anything a program had read. Their statements are scored as if a reader
had found them, so that each row stands beside the same row of the gate. What the
second marked as readable either way counts only where the first annotated it too.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from corpus import CORPUS, Page, Telling, load_cast, load_page
from corpus_score import score
from metrics import Rate, rates
from reader_output import Found, Reading, Told
from spans import letters

__all__ = ["agreement", "as_reading", "main", "pairs"]

# Rows that a second annotation can be scored on: it holds statements and dates only.
ROWS = (
    "statements full F1",
    "statements exact F1",
    "direct full F1",
    "mixed full F1",
    "indirect full F1",
    "party of speaker",
    "false speaker",
    "reporter leak, letters",
    "stray statements",
    "act",
    "negation",
    "dates found",
    "dates right",
)


def pairs() -> tuple[tuple[Page, Page], ...]:
    """Return the pages annotated twice, first and second annotation."""
    seconds = sorted((CORPUS / "second").glob("*.json"))
    return tuple((load_page(CORPUS / "held" / s.name), load_page(s)) for s in seconds)


def as_reading(second: Page, first: Page) -> Reading:
    """Return a page's second annotation as if a reader had found it."""
    annotated = letters(first.text, (c for g in first.tellings for c in g.content))
    told = [
        _told(t)
        for t in second.tellings
        if not t.optional or letters(second.text, t.content) & annotated
    ]
    dates = [Found((d.span,), {"iso": d.iso, "granularity": d.granularity}) for d in second.dates]
    return Reading(
        text=second.text, statements=tuple(told), events=(), meetings=(), dates=tuple(dates),
        claims=(), positions=(), body=(), published=second.published, faults=(),
    )  # fmt: skip


def _told(telling: Telling) -> Told:
    return Told(
        str(telling.id), telling.kind, telling.acts[0], telling.party, telling.actor,
        telling.speaker, telling.content, telling.negated, "",
    )  # fmt: skip


def agreement(twice: Sequence[tuple[Page, Page]]) -> dict[str, Rate]:
    """Return the rates of the second annotators against the first, with intervals by page."""
    counts: list[Counter[str]] = [
        score(first, as_reading(second, first), load_cast(first.conflict))
        for first, second in twice
    ]
    found = rates(counts)
    return {row: found[row] for row in ROWS}


def main() -> int:
    """Print the agreement of the annotators; 0 always, since it is no test of the reader."""
    twice = pairs()
    print(f"{len(twice)} pages annotated twice")
    for row, rate in agreement(twice).items():
        counts = f"{rate.top}/{rate.bottom}"
        print(f"  {row:28}{rate.value:9.3f}   {rate.low:.3f} – {rate.high:.3f}   {counts:>12}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
