"""Frames read off a line's shape: "NAME: text" of a transcript, "quotation" — Name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.word_lists import words_of

__all__ = ["line_frames", "signature_frame"]

LEAST_WORDS = 3  # fewer after the colon: a label or a headline's tail
_NAME = r"(?:[A-Z][\w.’'()-]*|Q|A)(?: (?:of|the|de|van|von|and|[A-Z][\w.’'()-]*)){0,5}"
# "PUTIN: We are ready", "Zelensky: no deal"; also after a bullet.
_LINE = re.compile(
    rf"^(?:\d{{1,2}}[.:]\d{{2}}\s+)?\W{{0,2}}(?P<name>{_NAME})(?: \([^)]{{1,40}}\))?\s?"
    r"(?P<mark>:)\s+(?P<said>\S.*)$",
    re.DOTALL,
)
# "ELSEWHERE: …", "UPDATE: …": what a line is about, not who speaks.
LABELS = words_of("""
    analysis background comment context correction elsewhere explained explainer exclusive factbox
    graphic latest live map meanwhile more note opinion photo photos picture read related sources
    summary timeline update video watch
""")
# '"Nothing is agreed." — Yuri Ushakov, aide'
_SIGNED = re.compile(rf"^\s*(?P<mark>—|--|-|–)\s*(?P<name>{_NAME})")


def line_frames(page: Page) -> Iterator[Frame]:
    """Yield the line of a transcript and quotations signed after a dash."""
    text = page.text
    line = _LINE.match(text)
    labelled = line is not None and line["name"].split()[-1].lower() in LABELS
    if line is not None and not labelled and len(line["said"].split()) >= LEAST_WORDS:
        end = len(text.rstrip())
        if text[:end].endswith(".") and not text[:end].endswith(".."):
            end -= 1
        yield from _framed(page, "colon", line, 0, (line.start("said"), end))
    for quote in page.full:
        signed = _SIGNED.match(text[quote.end :])
        if signed is not None:
            yield from _framed(page, "signed", signed, quote.end, (quote.start, quote.end))


def signature_frame(page: Page) -> Frame | None:
    """Return the frame of a line that signs the quotation above it: "— Admiral Rui Tavel".

    Its content is the line itself and is to be replaced.
    """
    quoting = len(page.text) - len(page.text.lstrip(" >"))
    signed = _SIGNED.match(page.text[quoting:])
    if signed is None:
        return None
    return next(_framed(page, "signed", signed, quoting, (0, len(page.text))), None)


def _framed(
    page: Page, pattern: str, match: re.Match[str], at: int, content: tuple[int, int]
) -> Iterator[Frame]:
    mark_at = (at + match.start("mark"), at + match.end("mark"))
    name_at = (at + match.start("name"), at + match.end("name"))
    mark = page.doc.char_span(*mark_at, alignment_mode="expand")
    name = page.doc.char_span(*name_at, alignment_mode="expand")
    if mark is not None and name is not None and len(mark) and len(name):
        yield Frame(
            pattern=pattern, cue=mark[0].i, lemma=match["mark"], words=mark_at,
            content=(content,), source=name_at, speaker=name.root.i, via="line",
        )  # fmt: skip
