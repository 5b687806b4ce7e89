"""What the reader got wrong on a page, a line each, so that somebody can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus import Cast, Page, Span
from corpus_score import (
    HALF,
    Match,
    below_title,
    is_false,
    joined,
    match_statements,
    speaker_is_right,
)
from reader_output import Reading, Told
from spans import best_found, letters

__all__ = ["mistakes"]

SHOWN = 70  # characters of a quotation that a line shows


def mistakes(page: Page, reading: Reading, cast: Cast) -> list[str]:
    """Return the mistakes on one page, the gravest kind first."""
    told = joined(page, below_title(page, reading.statements))
    matches = match_statements(page, told)
    found = [
        *_wrong_speakers(page, matches, cast),
        *_strays(page, told),
        *_missed(page, matches),
        *_misjudged(page, matches),
        *_wrong_events(page, reading),
        *_wrong_dates(page, reading),
    ]
    return [f"{page.name}: {line}" for line in found]


def _words(page: Page, spans: Iterable[Span]) -> str:
    text = " … ".join(page.text[s.start : s.end] for s in spans)
    flat = " ".join(text.split())
    return f"«{flat[:SHOWN]}{'…' if len(flat) > SHOWN else ''}»"


def _wrong_speakers(page: Page, matches: Iterable[Match], cast: Cast) -> Iterator[str]:
    for match in matches:
        gold, told = match.gold, match.told
        party = cast.party(told.party)
        if gold.optional or match.overlap < HALF:
            continue
        said = _words(page, gold.content)
        if party != gold.party:
            kind = "FALSE SPEAKER" if is_false(party, gold.party, cast) else "party missing"
            yield f"{kind}: {party or '-'} for {gold.party or '-'} {said}"
        elif not speaker_is_right(page, match, cast):
            words = _words(page, [told.speaker]) if told.speaker else "nobody"
            yield f"speaker words: {words} {said}"


def _strays(page: Page, told: Iterable[Told]) -> Iterator[str]:
    said = letters(page.text, (c for g in page.tellings for c in g.content))
    for statement in told:
        if not letters(page.text, statement.content) & said:
            yield f"stray: {statement.party or '-'} {_words(page, statement.content)}"


def _missed(page: Page, matches: Iterable[Match]) -> Iterator[str]:
    by_gold = {m.gold.id: m for m in matches}
    for gold in (g for g in page.tellings if not g.optional):
        match = by_gold.get(gold.id)
        if match is None:
            yield f"missed: {gold.kind} {_words(page, gold.content)}"
        elif match.overlap < 1:
            grade = "content" if match.overlap < HALF else "edge"
            read = _words(page, match.told.content)
            yield f"{grade} {match.overlap:.2f}: {_words(page, gold.content)} read {read}"


def _misjudged(page: Page, matches: Iterable[Match]) -> Iterator[str]:
    for match in matches:
        gold, told = match.gold, match.told
        if gold.optional or match.overlap < HALF:
            continue
        if told.act not in gold.acts:
            yield f"act: {told.act} for {'/'.join(gold.acts)} {_words(page, gold.content)}"
        if told.kind != gold.kind:
            yield f"kind: {told.kind} for {gold.kind} {_words(page, gold.content)}"


def _wrong_events(page: Page, reading: Reading) -> Iterator[str]:
    for gold in page.events:
        found = best_found(
            page.text, gold.span, reading.events, gold.classes,
            undone=gold.status not in ("past", "ongoing"),
        )  # fmt: skip
        words = _words(page, [gold.span])
        if found is None:
            yield f"event missed: {'/'.join(gold.classes)} {gold.status} {words}"
        elif found.values["class"] not in gold.classes or found.values["status"] != gold.status:
            read = f"{found.values['class']} {found.values['status']}"
            yield f"event: {read} for {'/'.join(gold.classes)} {gold.status} {words}"


def _wrong_dates(page: Page, reading: Reading) -> Iterator[str]:
    for gold in page.dates:
        found = best_found(page.text, gold.span, reading.dates)
        words = _words(page, [gold.span])
        if found is None:
            yield f"date missed: {words}"
        elif found.values["iso"] != gold.iso:
            yield f"date: {found.values['iso'] or '-'} for {gold.iso or '-'} {words}"
