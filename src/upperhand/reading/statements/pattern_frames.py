"""Frames without a parse: quotation marks, a few speech verbs, "according to".

Used only when no parser model is installed. It reads little, and what it reads is of the plain
kind: ``"…," said X``, ``X said that …``, ``According to X, …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upperhand.reading.grammar.tree import Span
from upperhand.reading.statements.frames import Frame, Page

__all__ = ["pattern_frames"]

_SAID = (
    r"(?:said|says|told|added|stated|announced|warned|insisted|stressed|argued|claimed|denied|"
    r"noted|wrote|declared|replied|asked|reported|explained|emphasi[sz]ed|acknowledged)"
)
_NAME = (
    r"(?:[Tt]he [a-z ]{0,30}?)?[A-Z][\w.'-]*(?: (?:of |the )?[A-Z][\w.'-]*){0,4}"
    r"|[Hh]e|[Ss]he|[Tt]hey"
)
_AFTER = re.compile(
    rf"\s*(?:(?P<first>{_NAME}) (?P<cue>{_SAID})|(?P<cue2>{_SAID}) (?P<second>{_NAME}))\b"
)
_BEFORE = re.compile(rf"(?P<first>{_NAME})(?:, [^,\"]+,)? (?P<cue>{_SAID})[^.\"]{{0,40}}[,:] $")
_THAT = re.compile(rf"(?P<first>{_NAME}) (?P<cue>{_SAID}) (?P<said>that [^.\"]+)")
_ACCORDING = re.compile(rf"(?P<cue>[Aa]ccording to) (?P<first>{_NAME}), (?P<said>[^.\"]+)")


def pattern_frames(page: Page) -> Iterator[Frame]:
    """Yield the frames that words and marks alone give away; each is kept as it is."""
    for quote in page.full:
        after = _AFTER.match(page.text, quote.end)
        before = _BEFORE.search(page.text, 0, quote.start)
        found = after or before
        if found is not None:
            side = "second" if found.groupdict().get("second") else "first"
            cue = "cue2" if side == "second" else "cue"
            yield _frame(page, found, side, cue, (quote.start, quote.end))
    for pattern in (_THAT, _ACCORDING):
        for found in pattern.finditer(page.text):
            yield _frame(page, found, "first", "cue", found.span("said"))


def _frame(page: Page, found: re.Match[str], who: str, cue: str, content: Span) -> Frame:
    token = page.token_at(found.start(cue))
    speaker = page.token_at(found.end(who) - 1)
    return Frame(
        pattern="pattern",
        cue=token.i if token is not None else 0,
        lemma=found[cue].lower(),
        words=found.span(cue),
        content=(content,),
        source=found.span(who),
        speaker=speaker.i if speaker is not None else None,
        via="pattern",
    )
