"""What the head of a page says: its title, its trail of sections, its byline and its day.

Pages saved as text open with a masthead, a list of sections, mail headers, a title told twice, a
byline, a dateline. Each is told by its shape and place, and each piece of metadata carries where
it was found. A date is taken from the head only if it stands there by itself or in a dateline;
a day named in a title or a sentence is not the day of publication.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from upperhand.reading.pages.datelines import (
    BESIDE,
    SHORTEST_PARAGRAPH,
    TOP_LINES,
    UPDATED,
    day_by_itself,
    found_alone,
    found_dateline,
)
from upperhand.reading.pages.extract import Found
from upperhand.reading.pages.lineshape import (
    LISTED,
    SENTENCE_END,
    bare,
    is_separator,
    kind_of_line,
    pieces_of,
)
from upperhand.record import Part
from upperhand.record.entries import PartKind

__all__ = [
    "Line",
    "breadcrumbs",
    "found_in_parts",
    "mail_headers",
    "names_of_paper",
    "subheads",
    "titles",
]

LONGEST_TITLE = 200  # characters; a longer first line is a paragraph
LONGEST_CRUMB = 40
SHORTEST_TITLE = 5  # words; a shorter first line may be the name of the paper


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its words, and how many blocks stand above it."""

    start: int
    end: int
    text: str
    place: int
    kind: PartKind | None


# Titles ----------------------------------------------------------------------------------------


def titles(lines: Sequence[Line]) -> frozenset[str]:
    """Return the title's wording: a heading of the format, or a repeated or unfinished first line.

    A first line that ends like a sentence and stands there once may be body text and stays so.
    """
    stated = [x.text for x in lines if x.kind == "title"]
    if stated:
        return frozenset(map(bare, stated))
    open_lines = [x for x in lines if x.kind is None and not is_separator(x.text)]
    head = _head(open_lines)
    if not head or len(open_lines) == 1:
        return frozenset()
    if Counter(bare(x.text) for x in open_lines)[head[0]] > 1:
        return frozenset({head[0]})
    headlines = [h for h in head if _is_headline(h)]
    if not _is_headline(head[0]) or not any(SENTENCE_END.search(x.text) for x in open_lines[1:]):
        return frozenset()
    told = next((h for h in headlines if _word_count(h) >= SHORTEST_TITLE), headlines[0])
    return frozenset({told})


def names_of_paper(lines: Sequence[Line], told: frozenset[str]) -> frozenset[int]:
    """Return where short unfinished lines above the title begin: the paper, the desk."""
    places = [x.place for x in lines[:TOP_LINES] if bare(x.text) in told]
    if not places or any(x.kind == "title" for x in lines):
        return frozenset()
    above = (x for x in lines if x.place < places[0] and x.kind is None)
    return frozenset(
        x.start
        for x in above
        if _word_count(x.text) < SHORTEST_TITLE
        and not SENTENCE_END.search(x.text)
        and not kind_of_line(x.text, near_top=True)
        and not day_by_itself(x.text)
    )


def subheads(lines: Sequence[Line], told: frozenset[str]) -> frozenset[int]:
    """Return where short unfinished lines between paragraphs begin: "Main developments"."""
    return frozenset(
        x.start for x, after in pairwise(lines) if _is_subhead(x, told) and _is_paragraph(after)
    )


LONGEST_SUBHEAD = 6  # words


def _is_subhead(line: Line, told: frozenset[str]) -> bool:
    words = line.text.strip("#*_ ")
    plain = line.kind is None and words not in told and not LISTED.match(line.text)
    headed = words[:1].isupper() and words[-1:].isalpha()
    shaped = kind_of_line(line.text, near_top=True) or day_by_itself(line.text)
    brief = _word_count(words) <= LONGEST_SUBHEAD and line.place > 0
    return plain and headed and brief and not shaped


def _is_paragraph(line: Line) -> bool:
    ends = SENTENCE_END.search(line.text) is not None
    return line.kind is None and ends and len(line.text) >= SHORTEST_PARAGRAPH


def _word_count(words: str) -> int:
    return sum(any(c.isalnum() for c in word) for word in words.split())


def _head(lines: Sequence[Line]) -> list[str]:
    """Return the wordings of the first lines that are no furniture, up to the first paragraph."""
    head: list[str] = []
    for line in lines[:TOP_LINES]:
        words = bare(line.text)
        if kind_of_line(line.text, near_top=True) or _crumb_like(line.text) or BESIDE.match(words):
            continue
        if len(words) > LONGEST_TITLE or (head and SENTENCE_END.search(words)):
            break
        head.append(words)
    return head


def _is_headline(words: str) -> bool:
    return (
        not SENTENCE_END.search(words)
        and not words.endswith((";", ":", ","))
        and not day_by_itself(words)
    )


# Trails and headers ----------------------------------------------------------------------------


def _crumb_like(text: str) -> bool:
    short = len(bare(text)) <= LONGEST_CRUMB
    return bool(LISTED.match(text)) and short and not SENTENCE_END.search(text)


def breadcrumbs(lines: Sequence[Line], told: frozenset[str]) -> frozenset[int]:
    """Return where list items near the top name sections, as in "1. HOME / 2. WORLD"."""
    top = [x for x in lines[:TOP_LINES] if x.kind is None and LISTED.match(x.text)]
    short = [x for x in top if _crumb_like(x.text) and kind_of_line(x.text) in (None, "navigation")]
    named = [x for x in short if _is_section(bare(x.text))]
    if not named:
        return frozenset()
    numbered = {x.start for x in top if x.text[0].isdigit() and bare(x.text) in told}
    return frozenset({x.start for x in named} | numbered)


_SECTIONS = frozenset(
    {"home", "world", "news", "politics", "europe", "war", "international", "business", "opinion"}
    | {"asia", "africa", "middle east", "americas", "us", "uk", "ukraine", "russia", "conflict"}
)


def _is_section(words: str) -> bool:
    return words.lower() in _SECTIONS or (words.isupper() and len(words) <= LONGEST_CRUMB)


_HEADER = re.compile(r"(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To):\s+(\S.*)")
_HEADER_KINDS: dict[str, PartKind] = {
    "From": "author",
    "Date": "date",
    "Sent": "date",
    "Subject": "title",
}
_HEADER_FIELDS = {"From": "author", "Date": "published", "Sent": "published", "Subject": "title"}
FEWEST_HEADERS = 2


def mail_headers(lines: Sequence[Line]) -> dict[int, PartKind]:
    """Return the kinds of the mail headers a text begins with, by where they start."""
    headers: dict[int, PartKind] = {}
    for line in lines[:TOP_LINES]:
        header = _HEADER.fullmatch(line.text)
        if not header:
            break
        headers[line.start] = _HEADER_KINDS.get(header[1], "other")
    return headers if len(headers) >= FEWEST_HEADERS else {}


# Metadata --------------------------------------------------------------------------------------

_AUTHOR = re.compile(
    r"^(?:authors?|(?:written|story|words|reporting)\s+by|by)\s*[:|–—-]?\s*(.+?)\.?$", re.I
)
_PUBLISHED = re.compile(
    r"^(?:first\s+)?(?:published|posted|created|dated?|issued|released|filed|aired|broadcast|transmitted)"
    r"(?:\s+(?:on|at))?\s*[:|–—-]?\s*(.+)$",
    re.I,
)


def found_in_parts(text: str, parts: Sequence[Part]) -> Iterator[Found]:
    """Yield every piece of metadata the parts of a page hold, with the line it was found in."""
    for place, part in enumerate(parts):
        for item in _found_in_part(text, parts, place):
            start = text.find(item.value, part.start, part.end)
            yield replace(item, start=start)
    yield from found_dateline(text, parts)
    yield from found_alone(text, parts)


def _found_in_part(text: str, parts: Sequence[Part], place: int) -> Iterator[Found]:
    part = parts[place]
    words = bare(text[part.start : part.end])
    where = f"line {text.count(chr(10), 0, part.start) + 1}: {part.kind}"
    header = _HEADER.fullmatch(words)
    if header and header[1] in _HEADER_FIELDS and part.kind != "body":
        yield Found(_HEADER_FIELDS[header[1]], header[2], f"{where}, {header[1]}")
    elif part.kind == "title":
        repeats = sum(bare(text[p.start : p.end]) == words for p in parts) - 1
        yield Found("title", words, where + (f", repeated {repeats} times" if repeats else ""))
    elif part.kind == "author" and (named := _AUTHOR.match(words)):
        yield Found("author", named[1], where)
    elif part.kind == "breadcrumb" and words.lower() != "home":
        yield Found("section", words, where)
    elif part.kind == "date":
        pieces = pieces_of(words)
        found = [f for p in pieces for f in _found_date(p, where, place)] if pieces[1:] else []
        yield from found or _found_date(words, where, place)


def _found_date(words: str, where: str, place: int) -> Iterator[Found]:
    if updated := UPDATED.match(words):
        yield Found("updated", updated[1], where)
    elif published := _PUBLISHED.match(words):
        yield Found("published", published[1], where)
    elif place < TOP_LINES and re.search(r"\d{4}", words):
        yield Found("published", day_by_itself(words) or words, where)
