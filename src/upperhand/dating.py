"""When was a page written? Only what it says, or what the case lets us infer, marked as such.

A page without a date keeps its relative dates unresolved. Where the events it tells match dated
events of the case, the date is *offered* with its reason, and is marked inferred wherever shown.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from upperhand.reading.calendar_words import DAYS_A_WEEK, WEEKDAY, weekday_number
from upperhand.record import Document, Event
from upperhand.record.conflict import Conflict
from upperhand.report.findings import Dating

__all__ = ["Match", "date_of", "inferred_date", "matches"]

NAME = re.compile(r"\b[A-ZÀ-Ž][A-Za-zÀ-ž]{2,}")
WORD = re.compile(r"\b[a-zà-ž]{5,}")
NAMED_DAY = re.compile(rf"\b({WEEKDAY})\b")
# Events told within this many days of each other can stand on one news page.
SPAN = 3
# How many matched events the reason names.
TOLD = 3
# A name tells more than a word; words that any event may use tell nothing.
NAME_WEIGHT, WORD_WEIGHT = 1.0, 0.4
IDLE = {
    "about", "after", "before", "until", "while", "under", "their", "which", "first", "second",
    "third",
}  # fmt: skip
LEAST_WORDS = 2
# Background is older than the news: the latest window wins that carries this share of the best.
ENOUGH = 0.6
# Less than this and nothing is inferred: about four rare names in common.
LEAST_WEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Match:
    """An event of the case that a page seems to tell: its date, words and how telling they are."""

    day: date
    text: str
    words: tuple[str, ...]
    score: float


def date_of(
    documents: Sequence[Document],
    conflict: Conflict,
    events: Sequence[Event],
    *,
    as_of: date | None = None,
    published: date | None = None,
) -> Dating:
    """Return the date of a brief and how it was fixed."""
    if as_of:
        return Dating(as_of.isoformat(), "given", "asked for with --as-of")
    if published:
        return Dating(published.isoformat(), "given", "given with --published")
    told = [(d.dated.iso, d) for d in documents if d.dated and len(d.dated.iso) == 10]
    if told:
        day, latest = max(told, key=lambda pair: pair[0])
        act = "published" if latest.published else "last updated"
        return Dating(day, "published", f"the page says when it was {act}")
    found = inferred_date(documents, events)
    if found:
        return Dating(found[0].isoformat(), "inferred", found[1])
    return Dating(
        conflict.cut_off,
        "cut-off",
        "no page gives a date and none could be inferred: the last day the case covers",
    )


def inferred_date(
    documents: Sequence[Document], events: Sequence[Event]
) -> tuple[date, str] | None:
    """Return the date the events told point to, with the reason, or None if they do not.

    Of the windows of days whose matched events are telling the latest wins, since a page tells
    background that is older than its news; a weekday the page names picks the day inside it.
    """
    text = "\n".join(d.text for d in documents)
    found = matches(text, events)
    if not found:
        return None
    windows = {m.day: _in_window(found, m.day) for m in found}
    most = max(map(_weight, windows.values()))
    if most < LEAST_WEIGHT:
        return None
    best = max(d for d, w in windows.items() if _weight(w) >= ENOUGH * most)
    inside = windows[best]
    day, because = _on_weekday(text, inside)
    told = "; ".join(f"“{m.text}” ({m.day.isoformat()})" for m in inside[:TOLD])
    return day, f"events told match dated entries of the case: {told}{because}"


def matches(text: str, events: Sequence[Event]) -> tuple[Match, ...]:
    """Return the case's events that a text seems to tell, in order of date.

    Words are weighed by how few events of the case use them, so that a name in every event
    tells nothing; what an event names and the text does not counts against the match.
    """
    dated = [(e, _words(e.text)) for e in events if e.when and e.when.granularity == "day"]
    use = Counter(w for _, words in dated for w in words)
    here = _words(text)
    found = []
    for event, words in dated:
        weight = {w: kind * math.log(1 + len(dated) / use[w]) for w, kind in words.items()}
        shared = tuple(sorted(set(words) & set(here)))
        score = sum(weight[w] for w in shared) - sum(weight[w] for w in set(words) - set(here))
        day = event.when.first_day if event.when else None
        if day and len(shared) >= LEAST_WORDS and score > 0:
            found.append(Match(day, event.text, shared, score))
    return tuple(sorted(found, key=lambda m: m.day))


def _words(text: str) -> dict[str, float]:
    """Return names and longer words, lower case, a kept or lost possessive cut off, by weight."""
    names = {n.lower().removesuffix("s"): NAME_WEIGHT for n in NAME.findall(text)}
    words = {w.removesuffix("s"): WORD_WEIGHT for w in WORD.findall(text) if w not in IDLE}
    return words | names


def _in_window(found: Sequence[Match], start: date) -> list[Match]:
    inside = [m for m in found if timedelta(0) <= m.day - start <= timedelta(SPAN)]
    return sorted(inside, key=lambda m: -m.score)


def _weight(window: Sequence[Match]) -> float:
    return sum(m.score for m in window)


def _on_weekday(text: str, inside: Sequence[Match]) -> tuple[date, str]:
    first, last = min(m.day for m in inside), max(m.day for m in inside)
    named = NAMED_DAY.search(text)
    if not named:
        return last, ""
    number = weekday_number(named.group(1))
    day = first + timedelta((number - first.weekday()) % DAYS_A_WEEK)
    return day, f"; the page names {named.group(1)}"
