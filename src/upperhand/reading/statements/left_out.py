"""What a sentence goes on with after a content, as facts for the choice of where it ends.

"She wanted to speak to them and | let them know that …": the link, the subject, the tense and
the marks of what is left out tell whether the speaker or the reporter goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import kind_of
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.statements.frames import Frame, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["left_out"]

LENGTHS = (3, 6, 10, 16, 25)  # words left out: bucket edges
# Kinds of words that are counted by the word itself: there are few of each.
CLOSED = frozenset(("CCONJ", "SCONJ", "ADP", "PRON", "PART", "AUX", "DET", "ADV"))


def left_out(frame: Frame, page: Page, kind: str) -> Iterator[str]:
    """Yield the facts of what follows the content in its sentence; ``kind`` is the pattern's."""
    last = page.token_at(frame.end - 1)
    if last is None or frame.cue > last.i:
        return
    rest = [t for t in page.doc[last.i + 1 : last.sent.end] if not t.is_space]
    words = [t for t in rest if not t.is_punct]
    if not words:
        yield "F=end"
        return
    link = (rest[0].text if rest[0].is_punct else "") + _word(words[0])
    yield f"F={link}"
    yield f"F={link}|{kind}"
    yield f"F={link}|{bisect_right(LENGTHS, len(words))}"
    yield f"F={link}|{_word(words[1]) if len(words) > 1 else 'end'}"
    if any(frame.end <= q.start < rest[-1].idx for q in page.quotes):
        yield "Fq"
        yield f"Fq={link}"
    verb = _verb(words[0], last.i)
    if verb is not None:
        yield from _of_verb(verb, link, frame, page)


def _of_verb(verb: Token, link: str, frame: Frame, page: Page) -> Iterator[str]:
    own, head = child(verb, *SUBJECTS), page.doc[frame.head].tag_ if frame.head >= 0 else ""
    who = "none" if own is None else own.lower_ if own.pos_ == "PRON" else own.pos_
    yield f"Fs={verb.dep_}|{who}"
    yield f"Fs={link}|{who}"
    yield f"Ft={link}|{verb.tag_}"
    yield f"Ft={verb.tag_}|{head}"
    yield f"Fk={'tells' if kind_of(verb.lemma_.lower()) else 'does'}|{link}"


def _word(token: Token) -> str:
    return str(token.lower_ if token.pos_ in CLOSED else token.tag_)


def _verb(first: Token, before: int) -> Token | None:
    """Return the verb of what follows: the highest phrase that opens after the content."""
    token = first
    while token.head.i != token.i and token.head.i > before:
        token = token.head
    near = (token, *token.children)
    return next((t for t in near if t.pos_ in ("VERB", "AUX") and t.i > before), None)
