"""When: date expressions in a text, with the granularity the words support.

A small grammar of our own (:mod:`upperhand.reading.dates.grammar`). Relative expressions are
resolved against an anchor, usually the day of publication, or against the date told before them
("a day later"), and only against one: without it they stay ``unresolved``. A weekday in the past
tense is the closest such day on or before the anchor, in the future tense the closest on or after
it. Where no verb tells, a weekday looks back, and a day or month without its year is the closest
one either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from upperhand.reading.dates.grammar import RULES, Answer, Asked
from upperhand.reading.dates.tense import Tense
from upperhand.record import Citation, When

__all__ = ["Tense", "find_dates", "find_dates_in_parts", "last_told", "resolve"]

TellTense = Callable[[int, int], Tense | None]


def find_dates(
    text: str,
    anchor: date | None = None,
    *,
    tense: Tense | None = None,
    verb_tense: TellTense | None = None,
    document: str = "",
    at: int = 0,
    counted_from: str = "published",
    told: When | None = None,
) -> tuple[When, ...]:
    """Return every date expression in ``text``, in order, none overlapping another.

    Parameters
    ----------
    text : str
        A sentence, a paragraph or a page.
    anchor : date, optional
        Day that relative expressions count from.
    tense : {"past", "future"}, optional
        Whether open expressions ("on Wednesday", "in May") look back or ahead. Told from the
        words of the sentence ("will", "plans to") when not given.
    verb_tense : callable, optional
        Tells the tense of the verb a stretch ``(start, end)`` of ``text`` hangs on
        (:func:`upperhand.reading.dates.tense.tense_at`); asked before the words of the sentence.
    document : str
        Id for the citations.
    at : int
        Where ``text`` starts in the document.
    counted_from : str
        What the anchor is, for :attr:`When.anchor`.
    told : When, optional
        Date told last before ``text``, for what counts from it ("a day later").

    >>> found = find_dates("They met on Wednesday.", date(2025, 12, 5))
    >>> found[0].iso, found[0].anchor
    ('2025-12-03', 'published 2025-12-05')
    >>> find_dates("They met on Wednesday.")[0].granularity
    'unresolved'
    """
    chosen = _longest_first(_matches(text))
    found: list[When] = []
    for match, rule in chosen:
        direction = _DIRECTIONS[tense or _tense_around(text, match, verb_tense)]
        told = last_told(found) or told
        answer = RULES[rule].read(match, Asked(anchor, direction, told.iso if told else ""))
        if answer:
            base = f"{counted_from} {anchor.isoformat()}" if anchor else ""
            if answer.from_told and told is not None:
                base = f"told {told.iso}"
            found.append(_when(match, answer, base, document, at))
    return tuple(found)


def last_told(found: Sequence[When]) -> When | None:
    """Return the last day, month or year of some dates, from which "a day later" counts."""
    return next((w for w in reversed(found) if w.iso and "/" not in w.iso), None)


def find_dates_in_parts(
    text: str,
    spans: Iterable[tuple[int, int]],
    anchor: date | None,
    *,
    document: str = "",
    counted_from: str = "published",
) -> tuple[When, ...]:
    """Return the dates in some spans of a document, cited in the document's offsets."""
    return tuple(
        when
        for start, end in spans
        for when in find_dates(
            text[start:end], anchor, document=document, at=start, counted_from=counted_from
        )
    )


def resolve(words: str, anchor: date | None = None, *, tense: Tense = "past") -> When | None:
    """Return the first date the words name, or None if they name none.

    >>> resolve("February 2022").iso, resolve("last month").granularity
    ('2022-02', 'unresolved')
    """
    return next(iter(find_dates(words, anchor, tense=tense)), None)


def _matches(text: str) -> list[tuple[re.Match[str], int]]:
    return [(m, i) for i, rule in enumerate(RULES) for m in rule.pattern.finditer(text)]


def _longest_first(
    matches: list[tuple[re.Match[str], int]],
) -> list[tuple[re.Match[str], int]]:
    """Keep, from left to right, the earliest match, and of those the longest."""
    ordered = sorted(matches, key=lambda m: (m[0].start(), -m[0].end(), m[1]))
    kept: list[tuple[re.Match[str], int]] = []
    for match, rule in ordered:
        if not kept or match.start() >= kept[-1][0].end():
            kept.append((match, rule))
    return kept


_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]?t|going to|plans? to|planned|planning|scheduled|due|expect(?:ed|s)?|"
    r"set (?:for|to)|to be held|upcoming|intends? to|hopes? to|slated|is to|are to|would|could|"
    r"might|promised|pledged|vowed|pencilled in|(?<!not )(?:meets?|gathers?|convenes?|reconvenes?|"
    r"opens?|reopens?|resumes?|begins?|starts?|leaves?|arrives?|fl(?:y|ies)|travels?|returns?|visits?|"
    r"takes? place)|(?:proposal|plan|offer|invitation|agreement|promise|"
    r"pledge|decision|deadline|vote) to|(?:is|are) (?:travell?ing|flying|heading|leaving|meeting|"
    r"arriving)|"
    r"(?-i:may))\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?<!be )(?<!to )\b(?:said|told|met|was|were|had|did|announced|stated|reported|held|began|"
    r"ended|signed|killed|agreed|rejected|accepted|fell|left|came|took|made)\b",
    re.IGNORECASE,
)
# Any other past tense; "the proposed" and "is expected" are none.
_PAST = re.compile(
    r"(?<!be )(?<!to )(?<!is )(?<!are )(?<!the )(?<!an )(?<!a )\b(?!expect|plan|schedul|promis|"
    r"pledg|vow|pencil|slat|suppos|intend|need|hundred)[a-z]{2,}ed\b"
)
# "By Friday", "until March": before that day, which lies ahead.
_UP_TO = re.compile(
    r"\b(?:by|until|till|before)\s+(?:(?:the|early|late|mid|end|of)\s+)*$", re.IGNORECASE
)
_LIMITS = frozenset(("before", "by", "till", "until"))
# "By Monday its members were telling …": the limit has been passed.
_PASSED = re.compile(r"^,?\s*(?:[\w’'-]+\s+){1,5}?(?:was|were|had)\b")
LONGEST_SENTENCE = 400  # characters; a verb further away tells nothing
_BREAK = re.compile(r"[.!?]\s|\n")


_DIRECTIONS = {"past": -1, "future": 1, None: 0}


def _tense_around(
    text: str, match: re.Match[str], verb_tense: TellTense | None = None
) -> Tense | None:
    """Tell from its verb, or the nearest words, whether the expression looks back or ahead."""
    opener = match.group().split()[0].lower()
    if opener == "since":
        return "past"
    near = max(0, match.start() - LONGEST_SENTENCE)
    start = max((m.end() for m in _BREAK.finditer(text, near, match.start())), default=near)
    stop = _BREAK.search(text, match.end(), match.end() + LONGEST_SENTENCE)
    before = text[start : match.start()]
    after = text[match.end() : stop.start() if stop else match.end() + LONGEST_SENTENCE]
    told = verb_tense(*match.span()) if verb_tense else None
    if opener in _LIMITS or _UP_TO.search(before):
        return None if told != "future" and _is_over(before, after) else "future"
    if told:
        return told
    ahead = [m.start() for m in _AHEAD.finditer(before)]
    done = [m.start() for m in (*_DONE.finditer(before), *_PAST.finditer(before))]
    if ahead or done:
        return "future" if max(ahead, default=-1) > max(done, default=-1) else "past"
    if _DONE.search(after):
        return "past"
    return "future" if _AHEAD.search(after) else None


def _is_over(before: str, after: str) -> bool:
    """Tell "had not been seen until Thursday", "By Monday they were …" from "by Friday"."""
    told = any(w in before for w in (" was ", " were ", " had "))
    return told or (not before.strip(' "“') and _PASSED.search(after) is not None)


def _when(
    match: re.Match[str],
    answer: Answer,
    base: str,
    document: str,
    at: int,
) -> When:
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    citation = Citation(document, at + start, at + match.end())
    return When(
        answer.iso,
        answer.granularity,
        words.strip(),
        citation,
        base if answer.relative and answer.iso else "",
    )
