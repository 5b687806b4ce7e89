"""Bound numbers: every number of a brief names the result it was read from.

A template never receives a bare value. It gives a path into :class:`~.results.Results`; the
value is looked up, shown in the brief's words, and written as
``<data value="0.88" data-from="room.judged">88 %</data>``, so that a reader, a test or
``upperhand why`` can go back from the page to the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import Markup

from upperhand.report import words

__all__ = ["Bound", "look_up"]

STEP = re.compile(r"\.?(?P<name>\w+)|\[(?P<key>[^\]]+)\]|\|(?P<measure>\w+)")
MEASURES: dict[str, Callable[[Any], float]] = {
    "len": lambda found: float(len(found)),
    "abs": lambda found: abs(float(found)),
    "minus": lambda found: -float(found),
    "count": lambda found: float(np.count_nonzero(found)),
}


def look_up(root: Any, path: str) -> float:
    """Return the number at a path: attributes by dots, keys and places in brackets.

    ``|len``, ``|abs``, ``|minus`` and ``|count`` measure what the path leads to.

    >>> look_up({"a": [1, 2, 3]}, "[a]|len")
    3.0
    """
    found, at = root, 0
    while at < len(path):
        step = STEP.match(path, at)
        if step is None:
            raise KeyError(f"the path {path!r} cannot be read from its character {at} on")
        found, at = _taken(found, step), step.end()
    return float(found)


def _taken(found: Any, step: re.Match[str]) -> Any:
    if step["name"]:
        return getattr(found, step["name"])
    if step["measure"]:
        return MEASURES[step["measure"]](found)
    key = step["key"]
    if isinstance(found, dict) or hasattr(found, "keys"):
        return found[key]
    return found[int(key)]


@dataclass(frozen=True, slots=True)
class Bound:
    """Numbers of one set of results, ready to be shown."""

    root: Any

    def value(self, path: str) -> float:
        """Return the number at a path."""
        return look_up(self.root, path)

    def shown(self, path: str, text: str) -> Markup:
        """Return given text bound to the number at a path."""
        return Markup('<data value="{}" data-from="{}">{}</data>').format(
            f"{self.value(path):.6g}", path, text
        )

    def percent(self, path: str) -> Markup:
        """Return a share in per cent, clamped to <1 % and >99 %."""
        return self.shown(path, words.percent(self.value(path)))

    def chance(self, path: str) -> Markup:
        """Return a likelihood word with its number beside it."""
        word = words.likelihood(self.value(path))
        return Markup('<strong class="likelihood">{}</strong> ({})').format(
            word, self.percent(path)
        )

    def chance_that(self, path: str) -> Markup:
        """Return a likelihood as the opening of a sentence: *it is likely (60 %) that*."""
        word = words.likelihood(self.value(path))
        frame = Markup(words.CHANCE_THAT.get(word, "it is {} that"))
        return frame.format(self.chance(path))

    def points(self, path: str) -> Markup:
        """Return a utility in points from 0 to 100."""
        return self.shown(path, words.points(self.value(path)))

    def signed(self, path: str) -> Markup:
        """Return a difference of utilities in points, with its sign."""
        return self.shown(path, words.signed_points(self.value(path)))

    def count(self, path: str) -> Markup:
        """Return a whole number."""
        return self.shown(path, f"{self.value(path):,.0f}".replace(",", words.THIN))

    def decimal(self, path: str, places: int = 2) -> Markup:
        """Return a number with a fixed number of decimals."""
        return self.shown(path, f"{self.value(path):.{places}f}".replace("-", words.MINUS))

    def general(self, path: str) -> Markup:
        """Return a number with three significant digits."""
        return self.shown(path, words.three_digits(self.value(path)))

    def signed_percent(self, path: str) -> Markup:
        """Return a difference of chances in percentage points, with its sign."""
        return self.shown(path, words.signed_points(self.value(path)))
