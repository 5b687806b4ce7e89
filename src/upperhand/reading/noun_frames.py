"""Frames without a verb: "the claim that …", "according to …", "Name: text"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.clauses import child, reach, subject, token_span
from upperhand.reading.frames import Frame, Page, frame

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["according_frames", "noun_frames", "speaker_line_frames"]

GOVERNING = ("dobj", "pobj", "attr", "nsubj", "nsubjpass", "conj", "appos")


def noun_frames(page: Page) -> Iterator[Frame]:
    """Yield readings of nouns that govern a clause, or a phrase after a preposition."""
    for noun in page.doc:
        if noun.pos_ != "NOUN":
            continue
        by = _noun_holder(noun)
        for right in noun.rights:
            built = _noun_frame(page, noun, right, by)
            if built is not None:
                yield built


def _noun_frame(page: Page, noun: Token, right: Token, by: Token | None) -> Frame | None:
    first, last = reach(right)
    if right.dep_ in ("acl", "ccomp", "relcl") and _is_content(right):
        return frame(page, "n-" + right.dep_, noun, [(first, last)], by, head=right.i)
    if right.dep_ == "prep" and last > right.i and right.lower_ not in ("by", "from"):
        return frame(
            page, "n-prep", noun, [(right.i + 1, last)], by,
            lemma=f"{noun.lemma_.lower()}_{right.lower_}",
            words=token_span(page.doc, noun.i, right.i), head=right.i,
        )  # fmt: skip
    return None


def _is_content(clause: Token) -> bool:
    """Tell "that he left" and "to leave" from a participle."""
    opener = clause.left_edge.lower_
    return opener in ("that", "to", "whether", "how", "why", "what", "if") or (
        child(clause, "mark", "aux") is not None and clause.tag_ != "VBG"
    )


def _noun_holder(noun: Token) -> Token | None:
    """Return whose claim it is: its possessor, "by X", "of X" for people, else the subject."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for prep in noun.rights:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in ("by", "from", "among", "inside"):
            return child(prep, "pobj")
    if noun.dep_ in ("dobj", "pobj", "attr"):
        above = noun.head if noun.dep_ != "pobj" else noun.head.head
        if above.pos_ in ("VERB", "AUX"):
            return subject(above)
    return None


# According to ----------------------------------------------------------------------------------


def according_frames(page: Page) -> Iterator[Frame]:
    """Yield "according to X" with the clause it stands in."""
    for token in page.doc:
        if token.lower_ != "according" or token.i + 2 > len(page.doc) - 1:
            continue
        to = page.doc[token.i + 1]
        by = child(to, "pobj")
        if to.lower_ != "to" or by is None:
            continue
        first, last = token.i, max(by.right_edge.i, to.right_edge.i)
        words = token_span(page.doc, token.i, to.i)
        for pattern, parts in _according_parts(token, first, last):
            built = frame(page, pattern, token, parts, by, lemma="according_to", words=words)
            if built is not None:
                yield built


def _according_parts(
    token: Token, first: int, last: int
) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    start, end = token.sent.start, token.sent.end - 1
    before = [t for t in range(start, first) if not token.doc[t].is_punct]
    opens = len(before) <= 1
    after = (last + 1, end)
    if opens:
        yield "according-first", [after]
        return
    clause = token.head if token.head.i != token.i else token.sent.root
    left, right = reach(clause)
    yield "according-last", [(start, first - 1)]
    if left > start and left < first:
        yield "according-clause", [(left, first - 1)]
    if last < end - 1:
        yield "according-middle", [(start, first - 1), (last + 1, min(right, end))]


# Transcripts -----------------------------------------------------------------------------------

# "PUTIN: We are ready", "Zelensky: no deal", "Ushakov — nothing is agreed".
_SPEAKER_LINE = re.compile(
    r"^\W{0,2}(?P<name>(?:[A-Z][\w.’'()-]*|Q|A)(?: (?:of|the|de|van|von|[A-Z][\w.’'()-]*)){0,5})"
    r"(?: \([^)]{1,40}\))?\s?(?P<mark>:|—|--)\s+(?P<text>\S.*)$",
    re.DOTALL,
)
LEAST_WORDS = 3  # fewer after the colon: a label or a headline's tail


def speaker_line_frames(page: Page) -> Iterator[Frame]:
    """Yield the lines of a transcript: a name, a colon, what was said."""
    text = page.doc.text
    match = _SPEAKER_LINE.match(text)
    if match is None or len(match["text"].split()) < LEAST_WORDS:
        return
    mark = page.doc.char_span(match.start("mark"), match.end("mark"), alignment_mode="expand")
    name = page.doc.char_span(match.start("name"), match.end("name"), alignment_mode="expand")
    if mark is None or name is None:
        return
    end = len(text)
    content = (match.start("text"), end)
    pattern = {":": "colon"}.get(match["mark"], "dash")
    loose = text[content[0] : end].rstrip()
    yield Frame(
        pattern=pattern,
        cue=mark[0].i,
        lemma=match["mark"],
        words=(match.start("mark"), match.end("mark")),
        content=(
            (content[0], content[0] + len(loose.rstrip(".") if '"' not in loose[-1:] else loose)),
        ),
        source=(match.start("name"), match.end("name")),
        speaker=name.root.i,
    )
