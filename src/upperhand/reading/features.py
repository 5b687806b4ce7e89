"""What a frame looks like, as a handful of named facts: the ranker sees these and nothing else.

A fact is a short string such as ``P=ccomp`` (pattern), ``L=insist`` (cue lemma) or
``S=PROPN`` (kind of source). No wording of the content is among them, only its first word's
class, its length and its marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.frames import Frame, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["boundary_features", "features"]

LENGTHS = (8, 16, 30, 50, 80, 120, 200)  # characters of content: bucket edges
WH = frozenset("what which who how why when where whether if whom".split())
PLAIN_OPENERS = frozenset("that to as for of about with".split())


def features(frame: Frame, page: Page) -> list[str]:
    """Return the facts by which a frame is kept or dropped."""
    pattern, lemma = frame.pattern, frame.lemma
    cue = page.doc[frame.cue]
    source = _source(frame, page)
    opener = _opener(frame, page)
    facts = [
        "1", f"P={pattern}", f"L={lemma}", f"L={lemma}|P={_family(pattern)}", f"V={cue.lemma_.lower()}",
        f"V={cue.lemma_.lower()}|P={_family(pattern)}", f"T={cue.tag_}|P={pattern}", f"S={source}", f"S={source}|P={pattern}",
        f"O={opener}|P={pattern}", f"N={_length(frame)}|P={pattern}", f"D={cue.dep_}",
        f"D={cue.dep_}|P={pattern}", f"Q={_marks(frame, page)}", f"Q={_marks(frame, page)}|P={pattern}",
        f"C={frame.cut.split(':')[0]}",
    ]  # fmt: skip
    facts += _auxiliaries(cue)
    facts += _source_words(frame, page, lemma)
    facts += _content_head(frame, page)
    if len(frame.content) > 1:
        facts.append(f"split|P={pattern}")
    if frame.end - frame.start > 0 and frame.cue == cue.sent.start:
        facts.append("cue opens")
    if not page.doc.text.rstrip()[-1:] in ".?!\"'":
        facts.append("no stop")
    return facts


def boundary_features(frame: Frame, page: Page) -> list[str]:
    """Return the facts by which one reading of a cue is preferred to another."""
    pattern, lemma = frame.pattern, frame.lemma
    cut = f"{frame.cut}|{_family(pattern)}"
    opener = _opener(frame, page)
    text = page.doc.text
    following = text[frame.end : frame.end + 2].strip()[:1]
    return [
        "1", f"P={pattern}", f"C={cut}", f"L={lemma}|P={pattern}", f"V={page.doc[frame.cue].lemma_.lower()}|C={frame.cut.split(':')[0]}",
        f"O={opener}|P={pattern}", f"N={_length(frame)}", f"N={_length(frame)}|P={pattern}",
        f"A={following if not following.isalnum() else 'a'}|{_family(pattern)}",
        f"Q={_marks(frame, page)}|P={pattern}", f"M={len(frame.content)}|P={pattern}",
        *(f"I={i}|{_family(pattern)}" for i in _inner(frame, page)),
    ]  # fmt: skip


def _family(pattern: str) -> str:
    return pattern.rstrip("+").split("-")[0]


def _length(frame: Frame) -> int:
    return bisect_right(LENGTHS, sum(b - a for a, b in frame.content))


def _first_token(frame: Frame, page: Page) -> Token | None:
    span = page.doc.char_span(frame.start, frame.start + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _opener(frame: Frame, page: Page) -> str:
    first = _first_token(frame, page)
    if first is None:
        return "?"
    if first.lower_ in PLAIN_OPENERS:
        return str(first.lower_)
    if first.lower_ in WH:
        return "wh"
    return "quote" if first.is_quote else str(first.pos_)


def _marks(frame: Frame, page: Page) -> str:
    """Tell quoted, partly quoted and unquoted content, and a cue that is itself quoted."""
    cue_quoted = page.quote_at(page.doc[frame.cue].idx) is not None
    inside = "in" if cue_quoted else "out"
    if any(q.start <= frame.start and frame.content[0][1] <= q.end for q in page.quotes):
        return inside + "-whole"
    touched = any(q.start < b and a < q.end for q in page.quotes for a, b in frame.content)
    return inside + ("-part" if touched else "-none")


def _source(frame: Frame, page: Page) -> str:
    if frame.speaker is None:
        return "none"
    token = page.doc[frame.speaker]
    if token.pos_ == "PRON":
        return f"PRON:{token.lower_}"
    return str(token.pos_) if token.ent_type_ == "" else f"{token.pos_}:{token.ent_type_}"


def _source_words(frame: Frame, page: Page, lemma: str) -> Iterator[str]:
    if frame.speaker is None:
        return
    token = page.doc[frame.speaker]
    kind = token.pos_ if token.pos_ in ("PRON", "PROPN", "NOUN") else "X"
    yield f"L={lemma}|S={kind}"
    yield f"S={kind}|far={bisect_right((3, 8, 20), abs(frame.cue - frame.speaker))}"
    if token.pos_ == "NOUN":
        yield f"noun={token.lemma_.lower()}"


def _auxiliaries(cue: Token) -> Iterator[str]:
    for left in cue.lefts:
        if left.dep_ in ("aux", "auxpass", "neg"):
            yield f"aux={left.lemma_.lower()}"
        elif left.dep_ == "mark":
            yield f"mark={left.lower_}"
    if cue.dep_ in ("xcomp", "pcomp", "conj", "advcl", "ccomp"):
        yield f"under={cue.head.lemma_.lower()}"


def _content_head(frame: Frame, page: Page) -> Iterator[str]:
    if frame.head < 0:
        return
    head = page.doc[frame.head]
    yield f"H={head.tag_}|P={_family(frame.pattern)}"
    yield f"h={head.lemma_.lower() if head.pos_ in ('NOUN', 'PRON', 'VERB') else head.pos_}"
    if head.dep_ in ("ccomp", "xcomp"):
        has = {c.dep_ for c in head.lefts}
        yield f"clause={'mark' in has}{'nsubj' in has or 'nsubjpass' in has or 'expl' in has}"


def _inner(frame: Frame, page: Page) -> set[str]:
    """Return what kinds of phrase end the content: the labels above its last word."""
    span = page.doc.char_span(max(frame.end - 1, 0), frame.end, alignment_mode="expand")
    if span is None or not len(span):
        return set()
    token, found = span[0], set()
    while token.i != frame.head and token.head.i != token.i and len(found) < 12:
        if token.dep_ in ("advcl", "relcl", "acl", "npadvmod", "conj", "parataxis", "appos"):
            comma = page.doc[max(token.left_edge.i - 1, 0)].text == ","
            found.add(token.dep_ + ("," if comma else ""))
        elif token.dep_ == "prep":
            found.add(f"prep:{token.lower_}")
        token = token.head
    return found or {"none"}
