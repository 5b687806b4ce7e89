"""Scores of a reading against an annotated page: counts first, rates from summed counts.

Rules of counting
-----------------
* Spans are compared by their letters and digits: quotation marks, commas and white space at the
  edges decide nothing.
* A statement is matched to the annotated one whose content it shares most; each is used once. A
  quotation that goes on after the cue, in the same paragraph, is one statement.
* *full*: content overlap (intersection over union) of at least one half, and the right speaker:
  the same words, or the same known actor, or, where no words name the speaker, the same party.
* *exact*: every letter of the content the same.
* *false speaker*: a matched statement given to a party that the annotation does not give it to.
* *reporter leak*: letters of read content that lie in nobody's mouth. *Stray*: statements read
  where nobody speaks. Annotations marked optional, and one statement read from a headline, count
  neither for nor against.
* Events, meetings and dates are annotated in choice: what was annotated must be found, what else
  is found is not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Cast, Page, Span, Telling
from reader_output import Reading, Told
from spans import best_found, letters, overlap

__all__ = [
    "Match", "below_title", "is_false", "joined", "match_statements", "score", "speaker_is_right",
]  # fmt: skip

HALF = 0.5  # least content overlap of a full match (PolNeAR's measure)
TOUCHING = 0.1  # least overlap at which two spans tell of the same thing
PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Match:
    """An annotated statement and the statement read for it, with their overlap."""

    gold: Telling
    told: Told
    overlap: float


def score(page: Page, reading: Reading, cast: Cast) -> Counter[str]:
    """Return the counts of one page; sums over pages turn into rates in ``metrics``."""
    counts: Counter[str] = Counter(faults=len(reading.faults), entries=_entries(reading))
    _count_statements(counts, page, reading, cast)
    _count_leaks(counts, page, reading)
    _count_events(counts, page, reading)
    _count_dates(counts, page, reading)
    _count_claims(counts, page, reading, cast)
    _count_stands(counts, page, reading, cast)
    _count_parts(counts, page, reading)
    return counts


def _entries(reading: Reading) -> int:
    """Return how many entries with a span of their own were read."""
    kinds = (reading.statements, reading.events, reading.meetings, reading.dates, reading.claims)
    return sum(len(kind) for kind in kinds)


# --- statements -------------------------------------------------------------------------------


def match_statements(page: Page, told: Sequence[Told]) -> tuple[Match, ...]:
    """Pair annotated and read statements, best overlap first, each used once."""
    gold = [(g, letters(page.text, g.content)) for g in page.tellings]
    read = [(t, letters(page.text, t.content)) for t in told]
    pairs = [
        Match(g, t, overlap(a, b)) for g, a in gold for t, b in read if overlap(a, b) >= TOUCHING
    ]
    pairs.sort(key=lambda m: (-m.overlap, m.gold.id, m.told.id))
    taken: set[int | str] = set()
    kept = []
    for match in pairs:
        if match.gold.id not in taken and match.told.id not in taken:
            taken |= {match.gold.id, match.told.id}
            kept.append(match)
    return tuple(kept)


def below_title(page: Page, statements: Sequence[Told]) -> list[Told]:
    """Leave out what is read from the title, once: a headline may claim what the story claims.

    A second statement out of a title that is merely repeated stays, as one too many.
    """
    title = letters(page.text, page.titles)
    ours = sorted(statements, key=lambda s: s.content[0].start)
    heads = [s for s in ours if letters(page.text, s.content) & title]
    return [s for s in ours if s not in heads[:1]]


def joined(page: Page, statements: Sequence[Told]) -> list[Told]:
    """Join a quotation to the one it continues, unless a new paragraph begins between them."""
    by_id = {s.id: s for s in statements}
    for said in sorted(statements, key=lambda s: s.content[0].start, reverse=True):
        before = by_id.get(said.continues)
        if before and not PARAGRAPH.search(_between(page.text, before, said)):
            content = tuple(sorted({*before.content, *said.content}))
            by_id[before.id] = _with_content(before, content)
            del by_id[said.id]
    return list(by_id.values())


def _between(text: str, before: Told, after: Told) -> str:
    return text[before.content[-1].end : after.content[0].start]


def _with_content(told: Told, content: tuple[Span, ...]) -> Told:
    return Told(
        told.id, told.kind, told.act, told.party, told.actor, told.speaker, content,
        told.negated, told.continues,
    )  # fmt: skip


def speaker_is_right(page: Page, match: Match, cast: Cast) -> bool:
    """Check the speaker: the same words, the same known actor, or else the same party."""
    gold, told = match.gold, match.told
    if gold.actor and gold.actor == told.actor:
        return True
    if gold.speaker and told.speaker:
        return overlap(letters(page.text, [gold.speaker]), letters(page.text, [told.speaker])) > 0
    return gold.speaker is None and cast.party(told.party) == gold.party


def _count_statements(counts: Counter[str], page: Page, reading: Reading, cast: Cast) -> None:
    told = joined(page, below_title(page, reading.statements))
    matches = match_statements(page, told)
    for_nothing = {m.told.id for m in matches if m.gold.optional}
    for gold in (g for g in page.tellings if not g.optional):
        counts["gold"] += 1
        counts[f"gold.{gold.kind}"] += 1
    for said in (t for t in told if t.id not in for_nothing):
        counts["read"] += 1
        counts[f"read.{said.kind}"] += 1
    for match in (m for m in matches if not m.gold.optional):
        _count_match(counts, page, match, cast)


def _count_match(counts: Counter[str], page: Page, match: Match, cast: Cast) -> None:
    gold, told = match.gold, match.told
    full = match.overlap >= HALF and speaker_is_right(page, match, cast)
    counts["full"] += full
    counts["exact"] += match.overlap == 1
    if match.overlap < HALF:
        return
    party = cast.party(told.party)
    counts[f"full.{gold.kind}"] += full and gold.kind == told.kind
    counts["matched"] += 1
    counts["kind.right"] += gold.kind == told.kind
    counts["false_speaker"] += is_false(party, gold.party, cast)
    counts["act.right"] += told.act in gold.acts
    counts["negation.right"] += told.negated == gold.negated
    counts["negated"] += gold.negated
    counts["negated.right"] += gold.negated and told.negated
    if gold.party:
        counts["party"] += 1
        counts["party.right"] += party == gold.party


def is_false(party: str, gold: str, cast: Cast) -> bool:
    """Check whether a statement was given to a wrong party of this conflict.

    Where nobody's party was annotated (analysts, residents), an outside party is no fault.
    """
    return bool(party) and party != gold and (bool(gold) or cast.knows(party))


def _count_leaks(counts: Counter[str], page: Page, reading: Reading) -> None:
    """Count read content that lies outside everything anybody is annotated to have said."""
    said = letters(page.text, (c for g in page.tellings for c in g.content))
    boilerplate = letters(page.text, page.boilerplate)
    for told in below_title(page, reading.statements):
        content = letters(page.text, told.content)
        counts["content"] += len(content)
        counts["content.leaked"] += len(content - said)
        counts["statements"] += 1
        counts["stray"] += not content & said
        counts["from_boilerplate"] += bool(content & (boilerplate - said))


# --- events, meetings, dates ------------------------------------------------------------------


def _count_events(counts: Counter[str], page: Page, reading: Reading) -> None:
    for gold in page.events:
        counts["events"] += 1
        unhappened = gold.status not in ("past", "ongoing")
        counts["events.not_past"] += unhappened
        found = best_found(page.text, gold.span, reading.events, gold.classes, undone=unhappened)
        if found is None:
            continue
        status = found.values["status"]
        counts["events.found"] += 1
        counts["events.class_right"] += found.values["class"] in gold.classes
        counts["events.status_right"] += status == gold.status
        counts["events.past_by_mistake"] += unhappened and status == "past"
    for meeting in page.meetings:
        met = best_found(page.text, meeting.span, reading.meetings, ())
        counts["meetings"] += 1
        counts["meetings.found"] += met is not None
        counts["meetings.status_right"] += (
            met is not None and met.values["status"] == meeting.status
        )


def _count_dates(counts: Counter[str], page: Page, reading: Reading) -> None:
    for gold in page.dates:
        found = best_found(page.text, gold.span, reading.dates)
        counts["dates"] += 1
        if found is None:
            continue
        iso = "" if found.values.get("inferred") else found.values["iso"]
        counts["dates.found"] += 1
        counts["dates.right"] += iso == gold.iso
        counts["dates.invented"] += bool(iso) and not gold.iso
    stated = page.published if not page.given else ""
    counts["published"] += bool(stated)
    counts["published.right"] += bool(stated) and reading.published == stated
    counts["published.invented"] += not page.published and bool(reading.published)


# --- claims, positions, page parts ------------------------------------------------------------


def _count_claims(counts: Counter[str], page: Page, reading: Reading, cast: Cast) -> None:
    counts["claims"] += len(page.boasts)
    counts["claims.read"] += len(reading.claims)
    spans = [letters(page.text, f.spans) for f in reading.claims]
    golden = [letters(page.text, [g.span]) for g in page.boasts]
    counts["claims.read_right"] += sum(any(s & g for g in golden) for s in spans)
    for gold, here in zip(page.boasts, golden, strict=True):
        rated = [(overlap(s, here), f) for s, f in zip(spans, reading.claims, strict=True)]
        share, found = max(rated, key=lambda r: r[0], default=(0.0, None))
        if found is None or share == 0:
            continue
        counts["claims.found"] += 1
        counts["claims.holder_right"] += cast.party(found.values["holder"]) == gold.holder
        counts["claims.claimant_right"] += cast.party(found.values["claimant"]) == gold.claimant
        counts["claims.type_right"] += found.values["type"] == gold.type


def _count_stands(counts: Counter[str], page: Page, reading: Reading, cast: Cast) -> None:
    read = {(cast.party(p), i, s) for p, i, s in reading.positions}
    for gold in page.stands:
        counts["positions"] += 1
        issues = {(p, s) for p, i, s in read if i in gold.issues}
        counts["positions.issue_found"] += any(p == gold.party for p, _ in issues)
        counts["positions.found"] += any(p == gold.party and s in gold.stances for p, s in issues)


def _count_parts(counts: Counter[str], page: Page, reading: Reading) -> None:
    """Count boilerplate taken for the story, and story taken for boilerplate."""
    body = letters(page.text, reading.body)
    boilerplate = letters(page.text, page.boilerplate)
    told = letters(page.text, (c for g in page.tellings for c in g.content)) - boilerplate
    counts["boilerplate"] += len(boilerplate)
    counts["boilerplate.as_body"] += len(boilerplate & body)
    counts["story"] += len(told)
    counts["story.lost"] += len(told - body)
