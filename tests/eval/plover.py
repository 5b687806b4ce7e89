"""Scores on the annotated sentences of PLOVER: the class of the event each sentence tells.

::

    python tests/eval/plover.py           the rates on the half that is for tuning
    python tests/eval/plover.py -v        and every sentence read otherwise, by its id

Every sentence goes through the whole reader as a page of its own; its first event counts. The
gold (CC BY-SA) is kept beside the project and none of its text is kept in it. The lexicon was
written with this half in view: its rate here is an upper bound, the other half is the test.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from metrics import Metric, rates

from upperhand.reading.events.plover_words import CLASSES, lexicon
from upperhand.reading.read import read
from upperhand.record import Document, Event, Part

__all__ = ["METRICS", "Sentence", "page_counts", "sentences"]

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold" / "plover"
TUNE = GOLD / "plover_tune.json"

METRICS = (
    Metric("event class", "right", ("sentences",)),
    Metric("event class, names of 2021", "right.2021", ("sentences",)),
    Metric("sentences with an event", "read", ("sentences",)),
    Metric("mode where one is annotated", "mode.right", ("mode",)),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated sentence: its id, its words, and the class and mode of its event."""

    id: str
    text: str
    category: str
    mode: str


def sentences() -> list[Sentence]:
    """Return the annotated sentences, or none where they are not beside the project."""
    if not TUNE.exists():
        return []
    gold = json.loads(TUNE.read_text(encoding="utf-8"))
    return [Sentence(g["id"], g["text"], g["event"], g.get("mode", "")) for g in gold]


def page_counts() -> list[Counter[str]]:
    """Return the counts of every sentence."""
    gold = sentences()
    return [_counts(s, e) for s, e in zip(gold, first_events(gold), strict=True)]


def first_events(gold: list[Sentence]) -> list[Event | None]:
    """Return the first event that is read from each sentence."""
    pages = {s.id: _page(s) for s in gold}
    record = read(list(pages.values()))
    found: dict[str, Event] = {}
    for event in sorted(record.events, key=lambda e: (e.citations[0].start, -e.confidence)):
        found.setdefault(event.citations[0].document, event)
    return [found.get(pages[s.id].id) for s in gold]


def _page(sentence: Sentence) -> Document:
    # The sentence's id is part of the key: one sentence stands in the gold twice.
    key = hashlib.sha256(f"{sentence.id}\n{sentence.text}".encode()).hexdigest()
    text = sentence.text
    return Document(key, sentence.id, text, (Part(0, len(text), "body"),))


def _counts(sentence: Sentence, event: Event | None) -> Counter[str]:
    renamed = lexicon().renamed
    gold, told = sentence.category, event.category if event else ""
    return Counter(
        {
            "sentences": 1,
            "read": event is not None,
            "right": gold == told,
            "right.2021": renamed.get(gold, gold) == renamed.get(told, told),
            "mode": bool(sentence.mode),
            "mode.right": bool(sentence.mode) and event is not None and event.mode == sentence.mode,
        }
    )


def main() -> None:
    """Print the rates, per class too, and on demand what was read otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-v", "--verbose", action="store_true")
    verbose = parser.parse_args().verbose
    gold = sentences()
    if not gold:
        raise SystemExit(f"there is no {TUNE.name}: the annotated sentences lie beside the project")
    told = first_events(gold)
    for name, rate in rates(page_counts(), METRICS).items():
        print(f"{name:32} {rate.value:.3f}  [{rate.low:.3f}, {rate.high:.3f}]  of {rate.bottom}")
    for category in CLASSES:
        ours = [e for s, e in zip(gold, told, strict=True) if s.category == category]
        right = sum(e is not None and e.category == category for e in ours)
        print(f"  {category:12} {right:3} of {len(ours)}")
    for sentence, event in zip(gold, told, strict=True):
        if verbose and (event is None or event.category != sentence.category):
            print(f"{sentence.id}: read as {event.category if event else 'nothing'}")


if __name__ == "__main__":
    main()
