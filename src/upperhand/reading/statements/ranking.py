"""Which frames are attributions: two small models over our own facts.

The first (a conditional logit, McFadden 1974) chooses among the readings of one cue: whose it
is and how far its content reaches. The second (a logistic regression) gives the chance that the
chosen reading is an attribution at all. Both sum one weight per fact
(:mod:`upperhand.reading.statements.features`), learned from annotated political news by
``tests/eval/train_filter.py``; the file beside this module holds weights only, never text. To the
second, a small network adds what the parser saw around the cue
(:mod:`upperhand.reading.statements.context`), where it knows the parser.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from upperhand.reading.grammar.cues import SPEECH, TELLING, UTTERED, kind_of
from upperhand.reading.grammar.tellers import FINITE, finite_tag, puts_forward, waves_away
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.statements.context import PARSERS, Floats, Network, bundled_network, seen
from upperhand.reading.statements.features import features, rival_facts
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.thresholds import least

__all__ = [
    "Ranked", "Weights", "best_readings", "bundled_weights", "chances", "choose", "overlap", "rank",
]  # fmt: skip

# '"Quotation." — Name' is rare in the news we learned from, and unmistakable.
SURE = {
    "mid-tag": 0.8,
    "end-tag": 0.8,
    "closing-tag": 0.8,
    "half-quoted": 0.8,
    "signed": 0.9,
    "quote-name": 0.85,
    "phrase": 0.8,
    "in-view": 0.8,
    "turn": 0.8,
}
# Readings that no other reading of the same cue rivals.
APART = (
    "quote-colon",
    "quote-name",
    "phrase",
    "mid-tag",
    "end-tag",
    "closing-tag",
    "in-view",
    "turn",
)
# A quotation tied to its tag by position is kept before what the parse makes of it.
TAGGED = (
    "quote-after", "quote-before", "quote-lead", "quote-colon", "quote-name", "signed", "mid-tag",
    "end-tag", "half-quoted",
)  # fmt: skip
# Two contents that share this much are one statement read twice.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights per fact, in units of a hundredth: between rivals, and for being an attribution.

    ``network`` adds to the second what stands around a cue; None leaves it to the facts.
    """

    rivals: Mapping[str, int]
    attribution: Mapping[str, int]
    network: Network | None = None


UNIT = 100  # weights are whole hundredths


@dataclass(frozen=True, slots=True)
class Ranked:
    """A frame and the chance that it is an attribution."""

    frame: Frame
    chance: float


@cache
def bundled_weights(parser: str) -> Weights:
    """Load the weights that ship with the package, as they serve with this parser."""
    text = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    data = json.loads(text)
    network = bundled_network() if parser in PARSERS else None
    return Weights(data["rivals"], data["attribution"], network)


def total(weights: Mapping[str, int], facts: Iterable[str]) -> int:
    """Return the summed weights; a fact named twice counts once.

    >>> total({"a": 150, "b": -100}, ["a", "b", "a", "c"])
    50
    """
    return sum(weights.get(fact, 0) for fact in set(facts))


def best_readings(frames: Iterable[Frame], page: Page, weights: Weights) -> Iterator[Frame]:
    """Yield the likeliest reading of every cue."""
    rivals: dict[tuple[int, bool], list[Frame]] = defaultdict(list)
    for frame in frames:
        # 'expects a small deal: "Fuel for prisoners."' is told and then quoted: two statements.
        rivals[frame.cue, frame.pattern in APART].append(frame)
    phrases = {f.cue for group in rivals.values() for f in group if f.pattern == "phrase"}
    for (cue, apart), group in rivals.items():
        if cue in phrases and not apart:
            continue  # "let it be known that …" is read as a whole
        open_to = [f for f in group if f.pattern == "half-quoted"] or group
        told_before = any(_tells_before(f, page) for f in group)
        open_to = [f for f in open_to if not (told_before and f.pattern in AFTER_TELLING)]
        if any(_says_that(f, page) for f in open_to):
            open_to = [f for f in open_to if not f.pattern.startswith("dobj")]
        turned = [f for f in open_to if f.pattern.startswith("dobj")]
        if turned and (waves_away(page.doc[cue]) or puts_forward(page.doc[cue])):
            open_to = turned  # "turned down a proposal | with Lavrov asserting …"
        if len(open_to) == 1:
            yield open_to[0]
        else:
            yield max(open_to, key=lambda f: total(weights.rivals, rival_facts(f, page)))


def _says_that(frame: Frame, page: Page) -> bool:
    """Tell "issued a warning | that …": the warning is the cue, and no part of what is told."""
    clause = page.text[frame.start :].lower().startswith("that ")
    return frame.pattern == "noun+acl" and clause and frame.lemma.split("_")[-1] in UTTERED


# What follows "Talks go on, Lavrov stressed …" is whom he told, where and when.
AFTER_TELLING = frozenset(("xcomp", "dobj", "dobj+", "prep", "prep+", "with-prep", "object+xcomp"))


def _tells_before(frame: Frame, page: Page) -> bool:
    """Tell "Talks go on, Lavrov stressed after a call": the sentence before is what is said."""
    cue, clause = page.doc[frame.cue], page.doc[frame.head]
    if not frame.pattern.startswith("fronted") or cue.lemma_.lower() not in SPEECH:
        return False
    told = clause.dep_ == "ccomp" and child(clause, *SUBJECTS) is not None
    return told and finite_tag(cue) in FINITE and page.doc[frame.cue - 1].text != ","


def rank(frames: Iterable[Frame], page: Page, weights: Weights) -> Iterator[Ranked]:
    """Yield the best reading of every cue that is likely enough to be an attribution."""
    best = list(best_readings(frames, page, weights))
    for frame, chance in zip(best, chances(best, page, weights), strict=True):
        likely = SURE.get(frame.pattern, float(chance))
        if likely >= least(frame, page):
            yield Ranked(frame, likely)


def chances(frames: Sequence[Frame], page: Page, weights: Weights) -> Floats:
    """Return the chance of each frame to be an attribution: the logistic of its log odds."""
    told = [total(weights.attribution, features(frame, page)) / UNIT for frame in frames]
    odds = np.array(told, dtype=np.float32)
    if weights.network is not None and frames:
        odds = weights.network.odds(seen(frames, page), odds)
    return (1 / (1 + np.exp(-odds))).astype(np.float32)


def choose(ranked: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """Keep the likelier one of frames that report the same words, in order of the text."""
    kept: list[Ranked] = []
    found = list(ranked)
    outer = [one.frame for one in found if _is_outer(one.frame)]
    # A tag with what it reports on either side reports nothing else.
    mid = [one.frame for one in found if one.frame.pattern in ("mid-tag", "turn")]
    parted = {frame.cue for frame in mid if len(frame.content) > 1}
    for one in sorted(found, key=_precedence):
        nested = any(_is_within(one.frame, whole) for whole in outer)
        nested = nested or (one.frame.cue in parted and len(one.frame.content) == 1)
        same = (o.frame for o in kept if overlap(one.frame, o.frame) > SAME)
        if not nested and all(_is_told_of(one.frame, other) for other in same):
            kept.append(one)
    return tuple(sorted(kept, key=lambda r: (r.frame.start, r.frame.cue)))


def _is_outer(frame: Frame) -> bool:
    """Tell what holds another cue in its content: "promised to publish its findings"."""
    commits = {"promise", "threaten"} & set(kind_of(frame.lemma).split("+"))
    return frame.pattern in ("according-first", "in-view") or (
        frame.pattern == "xcomp" and bool(commits)
    )


def _is_told_of(one: Frame, other: Frame) -> bool:
    """Tell "Rubio thanked Seoul, according to the ministry": two tellers, one inside the other."""
    inner, whole = (one, other) if one.start > other.start else (other, one)
    told = inner.lemma in TELLING and inner.via == "own" and inner.speaker is not None
    return (
        told and whole.pattern.startswith("according") and whole.start <= inner.words[0] < whole.end
    )


def _is_within(one: Frame, whole: Frame) -> bool:
    """Tell "According to X, the Kremlin believes …": X says it, the belief is part of that."""
    inside = whole.start <= one.words[0] < whole.end
    return inside and one != whole and overlap(one, whole) > SAME


def _precedence(one: Ranked) -> tuple[bool, float, int, int]:
    return one.frame.pattern not in TAGGED, -one.chance, one.frame.start, one.frame.cue


def overlap(a: Frame, b: Frame) -> float:
    """Return shared over joint length of two contents, in [0, 1]."""
    shared = sum(
        max(0, min(end, stop) - max(start, begin))
        for start, end in a.content
        for begin, stop in b.content
    )
    joint = sum(end - start for f in (a, b) for start, end in f.content) - shared
    return shared / joint if joint else 0.0
