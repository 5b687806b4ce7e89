"""Frames of asides: "The talks, Moscow said, will go on", "as Moscow said"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import before_own_deed, endings
from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.reporters import is_reporters
from upperhand.reading.grammar.tree import SUBJECTS, child, reach
from upperhand.reading.statements.conditions import terms_after
from upperhand.reading.statements.frames import Frame, Page, frame

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["aside", "own_clause"]


def aside(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "The talks, Moscow said, will go on": a tag hung on the verb it reports."""
    marked = child(verb, "mark")
    as_tag = verb.dep_ == "advcl" and marked is not None and marked.lower_ == "as"
    if verb.dep_ not in ("parataxis", "ccomp") and not as_tag:
        return
    if child(verb, "ccomp", "dobj") is not None or child(verb, "nsubj") is None:
        return
    first, last = reach(verb)
    pattern = "as-tag" if as_tag else "aside"
    begin, end = own_clause(page, first, last)
    relative = verb.head.dep_ in ("relcl", "acl") and verb.head.left_edge.i + 2 >= first
    if relative and first > verb.head.left_edge.i:
        begin = first  # "the strikes that, he argued, were costly"
    end = before_own_deed(verb, by.token, last - 1, _resumed(page, last, end)) if by.token else end
    if last < verb.head.i < end:
        _, end = next(endings(page.doc, verb.head.i, end))
    parts = [(begin, first - 1), *(terms_after(verb) or [(last + 1, end)])]
    yield frame(page, pattern, verb, parts, by, head=verb.head.i)
    near_first, near_last = reach(verb.head)
    near_first, near_last = max(near_first, begin), min(near_last, end)
    near = [(near_first, first - 1), (last + 1, near_last)]
    if near != parts:
        yield frame(page, pattern + "-near", verb, near, by, head=verb.head.i)


def _resumed(page: Page, last: int, end: int) -> int:
    """Return the end of what a tag parts: nothing resumes in "…, Kyiv said, as envoys met"."""
    last -= page.doc[last].text == ","
    if last + 2 > end or page.doc[last + 1].text != ",":
        return end
    rest = page.doc[last + 2 : end + 1].root
    laughing = rest.tag_ == "VBG" and child(rest, *SUBJECTS) is None  # '"…," he says, laughing'
    topic = child(rest, *SUBJECTS)
    named = topic is not None and topic.pos_ == "PROPN"
    beside = named and page.doc[last + 2].lower_ == "while"  # "…, he said, while Berg is due …"
    ends = rest.left_edge.i == last + 2 and (laughing or beside or is_reporters(rest, ","))
    return last if ends else end


def own_clause(page: Page, first: int, last: int) -> tuple[int, int]:
    """Return the tokens between which an aside reports: from a colon on, up to a semicolon."""
    sentence = page.doc[first].sent
    stops = [t for t in sentence if t.text in (";", ":") and page.quote_at(t.idx) is None]
    begin = max([sentence.start, *(s.i + 1 for s in stops if s.i < first)])
    # "Moscow, he noted, sees no reason to hurry: its troops …": a colon explains what is told.
    ends = (s.i - 1 for s in stops if s.i > last and s.text == ";")
    return begin, min([sentence.end - 1, *ends])
