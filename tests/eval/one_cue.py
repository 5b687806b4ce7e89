"""One attribution for one cue, as the annotators of PolNeAR mark it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from upperhand.reading.statements.find import quote_kind

if TYPE_CHECKING:
    from polnear import Attribution

__all__ = ["joined"]


def joined(text: str, read: Sequence[Attribution]) -> list[Attribution]:
    """Join a quotation to the words told before it by the same cue, as the annotators mark both.

    The reader keeps a quotation without a tag of its own as a statement of its own where it opens
    a paragraph or follows a sentence told without marks.
    """
    together: list[Attribution] = []
    for one in read:
        place = next((n for n, b in enumerate(together) if _goes_on(text, b, one)), None)
        if place is None:
            together.append(one)
        else:
            before = together[place]
            content = (*before.content, *one.content)
            kind = quote_kind(" … ".join(text[a:b] for a, b in content))
            together[place] = replace(before, content=content, kind=kind, core=True)
    return together


def _goes_on(text: str, before: Attribution, after: Attribution) -> bool:
    """Tell a quotation in a later sentence that has no cue of its own."""
    between = text[before.content[-1][1] : after.content[0][0]].rstrip()
    same = bool(after.cue) and (before.cue, before.source) == (after.cue, after.source)
    later = before.content[-1][1] < after.content[0][0] and (not between or between[-1] in STOPS)
    return same and after.kind == "direct" and later


STOPS = ".?!\"”'"
