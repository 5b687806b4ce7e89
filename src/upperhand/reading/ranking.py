"""Which frames are attributions: two small logistic models over our own features.

The first gives the chance that a frame is an attribution at all, the second that its content
ends where a careful reader would end it. Both are sums of one weight per fact
(:mod:`upperhand.reading.features`), learned from annotated political news by
``tests/eval/train_filter.py``; the file beside this module holds weights only, never text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from upperhand.reading.features import boundary_features, features
from upperhand.reading.frames import Frame, Page

__all__ = ["Ranked", "Weights", "bundled_weights", "choose", "rank"]

# Lowest chance at which a frame is kept: best F1 on the tuning part at precision above .75.
KEEP = 0.45
# How much a better boundary counts against a likelier reading.
BOUNDARY_POWER = 0.5
# Two contents that share this much are one statement read twice.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight per fact, for "is it an attribution" and for "does it end here"."""

    attribution: Mapping[str, float]
    boundary: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A frame, the chance that it is an attribution, and its order among rivals."""

    frame: Frame
    chance: float
    order: float


@cache
def bundled_weights() -> Weights:
    """Load the weights that ship with the package."""
    text = files("upperhand.reading").joinpath("weights.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Weights(data["attribution"], data["boundary"])


def chance(weights: Mapping[str, float], facts: Iterable[str]) -> float:
    """Return the logistic of the summed weights; a fact named twice counts once.

    >>> chance({"a": 1.0, "b": -1.0}, ["a", "b", "c"])
    0.5
    """
    total = sum(weights.get(fact, 0.0) for fact in set(facts))
    return 1 / (1 + exp(-total))


def rank(frames: Iterable[Frame], page: Page, weights: Weights) -> Iterator[Ranked]:
    """Give every frame its chance and its order."""
    for frame in frames:
        likely = chance(weights.attribution, features(frame, page))
        if likely >= KEEP:
            ends_well = chance(weights.boundary, boundary_features(frame, page))
            yield Ranked(frame, likely, likely * ends_well**BOUNDARY_POWER)


def choose(ranked: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """Keep the best frame of each cue, and of frames that report the same words."""
    kept: list[Ranked] = []
    cues: dict[int, int] = defaultdict(int)
    for one in sorted(ranked, key=lambda r: -r.order):
        rivals = any(overlap(one.frame, other.frame) > SAME for other in kept)
        if not cues[one.frame.cue] and not rivals:
            kept.append(one)
            cues[one.frame.cue] += 1
    return tuple(sorted(kept, key=lambda r: (r.frame.start, r.frame.cue)))


def overlap(a: Frame, b: Frame) -> float:
    """Return shared over joint length of two contents, in [0, 1]."""
    shared = sum(
        max(0, min(end, stop) - max(start, begin))
        for start, end in a.content
        for begin, stop in b.content
    )
    joint = sum(end - start for f in (a, b) for start, end in f.content) - shared
    return shared / joint if joint else 0.0
