"""Days that stand by themselves: a letterhead, a stamp, a dateline at the head of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from upperhand.reading.dates.find import find_dates
from upperhand.reading.pages.extract import Found
from upperhand.reading.pages.lineshape import SENTENCE_END, bare
from upperhand.record import Citation, Part

__all__ = [
    "BESIDE", "SHORTEST_PARAGRAPH", "TOP_LINES", "UPDATED", "day_by_itself", "found_alone",
    "found_dateline",
]  # fmt: skip

TOP_LINES = 12  # lines within which a breadcrumb, byline or lone date is looked for
LONGEST_HEAD_LINE = 110
SHORTEST_PARAGRAPH = 60  # characters
DATELINE_PARAGRAPHS = 3  # body paragraphs whose beginning may hold the dateline
# A head line that is no title: whom it is from, a note in brackets, a place and a day.
BESIDE = re.compile(r"(?:From|By|BY|FROM)\s|\[.*\]$|\(.*\)$")
UPDATED = re.compile(
    r"^(?:last\s+)?(?:updated?|modified)(?:\s+(?:on|at))?\s*[:|–—-]?\s*(.+)$", re.I
)
_MARKS = str.maketrans("_*", "  ")  # emphasis in Markdown
_ISSUES = "bulletin|briefing|report|note|letter|issue|edition|dispatch|digest|update|summary"
_SET_APART = re.compile(
    rf"(?:^|[,|·•–—(\[:]|\b(?:as of|dated|issued(?: on)?|(?:{_ISSUES}|transcript) (?:of|for)|"
    r"week ending))\s*$",
    re.I,
)
_AFTER_DAY = re.compile(r"\s*(?:\.?$|[|·•,–—)\]]|-\s|\d{1,2}[:.]\d{2})")


def day_by_itself(words: str) -> str:
    """Return the day that stands by itself in a short head line: "Otrabad, 12 February 2026"."""
    words = words.translate(_MARKS)
    told = SENTENCE_END.search(words) and not BESIDE.match(words)
    if len(words) > LONGEST_HEAD_LINE or told:
        return ""
    days = [d for d in find_dates(words) if d.granularity == "day" and d.citation]
    apart = [d.text for d in days if d.citation and _stands_apart(words, d.citation)]
    return apart[0] if len(apart) == 1 else ""


def _stands_apart(words: str, day: Citation) -> bool:
    return bool(_SET_APART.search(words[: day.start]) and _AFTER_DAY.match(words, day.end))


# "GENEVA, Sept 8, 1995 (Agency) - The ministers …": a place, then the day, then a dash; or the
# day first. A place in small letters needs the comma, and nothing may stand between.
_PLACE = (
    r"(?:[A-Z][A-Z .’'/-]{2,}(?:,\s+[A-Z][\w. ]+)?|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?=,))"
)
_BEFORE_DATELINE_DAY = re.compile(rf"\W*{_PLACE}(?:\s*[,–—-]?\s*\([^)]{{1,40}}\))?\s*[,–—(-]*\s*")
_AFTER_DATELINE_DAY = re.compile(r"\)?\s*(?:\([^)]{1,40}\)\s*)?(?:[-–—:/|]|\.\s|\.?\s*$)")
_PLACE_AFTER_DAY = re.compile(
    r"\)?\s*[,|–—-]?\s*[A-Z][A-Z .’'-]{2,}(?:\s*\([^)]{1,40}\))?\s*[-–—:.]"
)
LONGEST_DATELINE = 110


def found_dateline(text: str, parts: Sequence[Part]) -> Iterator[Found]:
    """Yield the day of a dateline at the head of one of the first paragraphs."""
    body = [p for p in parts if p.kind == "body"][: DATELINE_PARAGRAPHS + TOP_LINES]
    for part in body:
        day = _dateline_day(text[part.start : min(part.end, part.start + LONGEST_DATELINE)])
        if day:
            line = text.count("\n", 0, part.start) + 1
            start = text.find(day, part.start, part.end)
            yield Found("published", day, f"line {line}: dateline", start)
            return


def found_alone(text: str, parts: Sequence[Part]) -> Iterator[Found]:
    """Yield the one full day named above the story, or failing that below it."""
    told = [i for i, p in enumerate(parts) if p.kind == "body" and _is_told(text[p.start : p.end])]
    if not told:
        return
    for beyond in (parts[: told[0]], parts[told[-1] + 1 :]):
        days = [d for p in beyond for d in _days_of(text, p)]
        if len({d.value for d in days}) == 1:
            yield days[0]
            return


def _is_told(words: str) -> bool:
    return len(words) >= SHORTEST_PARAGRAPH and SENTENCE_END.search(words) is not None


def _days_of(text: str, part: Part) -> Iterator[Found]:
    """Yield the full days a line beside the story names; a title's only at its edge."""
    words = text[part.start : part.end]
    line = text.count("\n", 0, part.start) + 1
    if UPDATED.match(bare(words)):
        return
    for day in find_dates(words):
        if day.granularity != "day" or day.citation is None:
            continue
        inside = part.start + day.citation.start, part.start + day.citation.end
        edge = not words[: day.citation.start].strip(" (") or not words[day.citation.end :].strip(
            " )"
        )
        if edge or part.kind != "title":
            yield Found(
                "published", day.text, f"line {line}: the one day beside the story", inside[0]
            )


def _dateline_day(beginning: str) -> str:
    days = [d for d in find_dates(beginning) if d.granularity == "day" and d.citation]
    if not days or days[0].citation is None:
        return ""
    start, end = days[0].citation.start, days[0].citation.end
    placed = _BEFORE_DATELINE_DAY.fullmatch(beginning, 0, start)
    if placed and _AFTER_DATELINE_DAY.match(beginning, end):
        return days[0].text
    first = not beginning[:start].strip(" (")
    return days[0].text if first and _PLACE_AFTER_DAY.match(beginning, end) else ""
