"""Cue frames: who could be reported to say what, read off the dependency tree.

A *frame* is one reading of one cue: the cue word, the span it would govern and the phrase it
would be said by. Frames are deliberately generous; :mod:`upperhand.reading.statements.ranking`
decides which are attributions, and how far their content reaches.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.cues import SPEECH, TELLING
from upperhand.reading.grammar.quotes import Quote
from upperhand.reading.grammar.reporters import GIVEN_NAMES
from upperhand.reading.grammar.tellers import FINITE
from upperhand.reading.grammar.tree import Span, noun_phrase, trimmed
from upperhand.reading.statements.edges import (
    balanced,
    with_question,
    with_quoted_tail,
    without_bracket,
)
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Frame", "Page", "balanced", "frame"]


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame readers look at: one parsed paragraph and its quotations.

    ``text`` is the parser's text, kept because a parsed paragraph builds it anew each time;
    ``full`` are the quotations that could stand alone; ``starts`` the first character of every
    token.
    """

    doc: Doc
    text: str
    quotes: tuple[Quote, ...]
    full: tuple[Quote, ...]
    starts: tuple[int, ...] = ()

    def token_at(self, place: int) -> Token | None:
        """Return the token that holds this character, or the one before it."""
        found = bisect_right(self.starts, place) - 1
        return self.doc[found] if found >= 0 else None

    def quote_at(self, place: int) -> Quote | None:
        """Return the quotation that holds this character, or None."""
        return next((q for q in self.quotes if q.start <= place < q.end), None)


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of one cue.

    ``content`` are the spans it governs and ``source`` the phrase it is said by, in characters
    of the shadow text. ``cue`` and ``speaker`` are token indices; ``lemma`` is the cue's lemma,
    with its preposition where that belongs to it (``call_for``). ``cut`` names the word before
    which the content was cut, empty if it is whole; ``via`` tells how the source was found;
    ``head`` is the word the content hangs on (-1 if none).
    """

    pattern: str
    cue: int
    lemma: str
    words: Span
    content: tuple[Span, ...]
    source: Span | None = None
    speaker: int | None = None
    cut: str = ""
    head: int = -1
    via: str = ""

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Character after the content."""
        return self.content[-1][1]


def frame(
    page: Page,
    pattern: str,
    cue: Token,
    parts: Sequence[tuple[int, int]],
    by: Owner,
    *,
    lemma: str = "",
    words: Span | None = None,
    cut: str = "",
    head: int = -1,
) -> Frame | None:
    """Build a frame from token ranges (both ends included); None if nothing is left of it."""
    spans = tuple(_spans(page, cue, parts))
    if not spans:
        return None
    if pattern.rstrip("+") in NOUN_CONTENTS:
        spans = (*spans[:-1], _before_manner(page, spans[-1]))
    return Frame(
        pattern=pattern,
        cue=cue.i,
        lemma=lemma or cue.lemma_.lower(),
        words=words or _cue_words(cue),
        content=spans,
        source=source_span(by.token, cue) if by.token is not None else None,
        speaker=by.token.i if by.token is not None else None,
        via=by.via,
        cut=cut,
        head=head,
    )


def _cue_words(cue: Token) -> Span:
    """Return the cue with its particle: "ruled out", "turned down"."""
    last = cue.nbor(1) if cue.i + 1 < len(cue.doc) and cue.nbor(1).dep_ == "prt" else cue
    return cue.idx, last.idx + len(last.text)


NOUN_CONTENTS = ("dobj", "prep", "judged")
# "Rejected the idea | within the hour", "hailed a breakthrough | only a week earlier".
_MANNER = re.compile(
    r"\s+(?:on the spot|out of hand|within (?:the|an|a) (?:hour|day|minute)|"
    r"within (?:hours|minutes|days)|as well|outright|once more|at once|"
    r"(?:only |just )?(?:an?|one|two) (?:hour|day|week|month|year)s? (?:earlier|before))$",
    re.IGNORECASE,
)


# 'Announced "a small miracle" | on Tuesday evening', 'warned of "a trap" | on his daily call'.
_AFTER_QUOTED = re.compile(
    r"""("[^"]+")\s(?:on|in|at|during|before|after)\s(?:(?:an?|the|his|her|its|their)\s)?(?:\w+\s)?
    (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|dawn|noon|midnight|dinner|television|radio|
    address|briefing|call|interview|message|post|speech|statement)\b[^"]*$""",
    re.VERBOSE,
)


def _before_manner(page: Page, span: Span) -> Span:
    """Cut what says when or how somebody answered from what was answered."""
    told = page.text[span[0] : span[1]]
    quoted, manner = _AFTER_QUOTED.match(told), _MANNER.search(told)
    if quoted:
        return span[0], span[0] + quoted.end(1)
    return (span[0], span[0] + manner.start()) if manner else span


def source_span(by: Token, cue: Token) -> Span:
    """Return the source's phrase, with the relative pronoun when the cue is in its clause."""
    start, end = noun_phrase(by)
    relative = next((c for c in cue.lefts if c.dep_ == "nsubj"), None)
    if relative is not None and relative.i > by.i and relative.lower_ in ("who", "which", "that"):
        end = max(end, relative.idx + len(relative.text))
    return start, end


def _spans(page: Page, cue: Token, parts: Sequence[tuple[int, int]]) -> Iterator[Span]:
    last_end = -1
    for first, last in sorted(parts):
        if last < first or (first == last and page.doc[first].tag_ == "CC"):
            continue
        first = _after_opener(page, cue, first, last)
        first = _after_stop(page, cue, first, last)
        last = _before_comment(page, cue, first, _before_colon(page, cue, first, last))
        last = _before_conjunction(page, first, last)
        start, end = balanced(page.quotes, trimmed(page.doc, first, last), cue.idx)
        if cue.i < first:
            end = with_quoted_tail(page.text, page.quotes, end)
            end = _with_list(page, end)
        start, end = without_bracket(page.text, max(start, last_end), with_question(page.text, end))
        if start < end and page.text[start:end].strip(" \"'.,;:-—"):
            yield start, end
            last_end = end


# The reporter's links between sentences: "However, …", "In addition, …".
LINKS = words_of("""
    and but however still meanwhile indeed moreover furthermore additionally nevertheless
    nonetheless
""")
LINK_PHRASES = (("in", "addition"), ("in", "fact"), ("at", "the", "same", "time"))
PLACE_WORDS = 7  # tokens of a place name, an agency and a day before a story's dash


def _after_opener(page: Page, cue: Token, first: int, last: int) -> int:
    """Return where a sentence told before its tag begins: after "However," and "KYIV —"."""
    doc = page.doc
    if cue.i < first or first != doc[first].sent.start or page.quote_at(doc[first].idx):
        return first
    start = _after_place(doc, first, last)
    if doc[start].lower_ in LINKS and doc[start].lower_ != "but":  # "But" is told with the rest
        start += 1
    for phrase in LINK_PHRASES:
        if tuple(t.lower_ for t in doc[start : start + len(phrase)]) == phrase:
            start += len(phrase)
    while start < last and doc[start].text == ",":
        start += 1
    return start if start <= last else first


def _after_stop(page: Page, cue: Token, first: int, last: int) -> int:
    """Return where what a tag reports begins: after a colon or a semicolon.

    "A Gulf official was blunter: Tehran had no money left, he said"; "a first list is due on
    Friday; the second is open, an envoy said".
    """
    if cue.i < first:
        return first
    stops = [
        t.i
        for t in page.doc[first:last]
        if t.text in (":", ";") and t.whitespace_ and page.quote_at(t.idx) is None
    ]
    return int(stops[-1]) + 1 if stops else first


def _after_place(doc: Doc, first: int, last: int) -> int:
    """Return the token after "WASHINGTON —", "KYIV (Agency) —", "GENEVA, Sept 8 —"."""
    if first or not (doc[0].text.isupper() and doc[0].is_alpha and len(doc[0].text) > 2):
        return first
    near = doc[1 : min(1 + PLACE_WORDS, last)]
    dash = next((t.i for t in near if t.text in DASHES), None)
    return first if dash is None else int(dash) + 1


def _with_list(page: Page, end: int) -> int:
    """Return the end of a content with what its colon leads to: "two terms: a halt, a vote".

    Not with what somebody says behind the colon.
    """
    colon, rest = page.token_at(end), page.text[end + 1 : end + 3]
    if colon is None or colon.text != ":" or not rest.strip().islower():
        return end
    stop = next((t for t in page.doc[colon.i + 1 :] if t.text in (".", ";", "!", "?")), None)
    last = stop.i if stop is not None else len(page.doc)
    told = [t for t in page.doc[colon.i + 1 : last] if not t.is_space]
    says = any(t.tag_ in FINITE and t.lemma_.lower() in TELLING | SPEECH for t in told)
    quoted = any(t.is_quote for t in told)
    return end if not told or says or quoted else int(told[-1].idx + len(told[-1].text))


def _before_conjunction(page: Page, first: int, last: int) -> int:
    """Return the last token before a loose "and" or "but"."""
    while last > first and page.doc[last].pos_ == "CCONJ" and page.doc[last].dep_ == "cc":
        last -= 1
    return last


def _before_colon(page: Page, cue: Token, first: int, last: int) -> int:
    """Cut 'a small deal: "Fuel for prisoners."': what is quoted is a statement of its own."""
    for quote in page.full:
        inside = page.doc[first].idx < quote.start <= page.doc[last].idx
        if inside and page.text[: quote.start].rstrip().endswith(":"):
            colon = page.token_at(len(page.text[: quote.start].rstrip()) - 1)
            if colon is not None and colon.i > max(first, cue.i):
                return int(colon.i) - 1
    return last


def _before_comment(page: Page, cue: Token, first: int, last: int) -> int:
    """Cut "joining NATO — a rationale both dismiss" and ", which neither has promised to do"."""
    for place in range(max(first, cue.i) + 1, last - 1):
        dash = page.doc[place]
        if dash.text != "," and dash.text not in DASHES:
            continue
        article, noun = page.doc[place + 1], page.doc[place + 2]
        named = article.lower_ in ("a", "an") and noun.lemma_ in GIVEN_NAMES
        if named and (
            dash.text in DASHES or (dash.text == "," and page.quote_at(dash.idx) is None)
        ):
            return place - 1
        if dash.text == "," and article.lower_ == "which" and noun.lower_ in ("neither", "both"):
            return place - 1
    return last


DASHES = frozenset(("—", "–", "--", "-"))
