"""A clean copy of a text for the parser, and the way back to the raw characters.

Pages lose apostrophes ("Ukraines potential membership") and dashes ("joining NATOa rationale"),
and carry typographic quotes, ligatures and invisible characters that a parser trips over. The
*shadow* mends these for reading only. Every shadow character knows the raw characters it stands
for, so that whatever is found in the shadow is cited verbatim from the raw text, even where a
span ends inside a raw token.

What is put back is limited to what is nearly always right: an ``s`` glued to a known name or to
a word that cannot be a plural, a small word glued to a known acronym or name. A doubtful case is
left alone: reading a plural as a possessive does more harm than a missed apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from upperhand.reading.calendar_words import WEEKDAY
from upperhand.reading.names.gazetteer import Gazetteer, load_gazetteer
from upperhand.reading.names.roster import word_set

__all__ = ["Shadow", "shadow"]


@dataclass(frozen=True, slots=True)
class Shadow:
    """A mended text whose character ``i`` stands for ``raw[offsets[i]:ends[i]]``.

    ``offsets`` has ``len(text) + 1`` entries, the last being the end of the raw text;
    ``ends`` has ``len(text)``. A character that was put back stands for nothing: its offset
    and end are equal.
    """

    text: str
    offsets: Sequence[int]
    ends: Sequence[int] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span that ``text[start:end]`` stands for.

        >>> clean = shadow("Kyiv joining NATOa rationale")
        >>> clean.text
        'Kyiv joining NATO—a rationale'
        >>> clean.raw_span(13, 17), clean.raw_span(18, 29)
        ((13, 17), (17, 28))
        """
        first = self.offsets[start]
        if end <= start:
            return first, first
        last = self.ends[end - 1] if self.ends else self.offsets[end]
        return first, max(first, last)


@dataclass(frozen=True, slots=True)
class _Repair:
    """``raw[start:end]`` reads better as ``text``."""

    start: int
    end: int
    text: str


def shadow(raw: str, *, at: int = 0, gazetteer: Gazetteer | None = None) -> Shadow:
    """Return the shadow of ``raw``.

    Parameters
    ----------
    raw : str
        Any text; usually one body paragraph of a document.
    at : int
        Added to every offset: where ``raw`` starts in the document, so that
        :meth:`Shadow.raw_span` answers in the document's own offsets.
    gazetteer : Gazetteer, optional
        Whose names count as known; the bundled one by default.

    >>> print(shadow("Europes deadliest war “so far”").text)
    Europe's deadliest war "so far"
    """
    known = (gazetteer or load_gazetteer()).lone
    repairs = sorted(_repairs(raw, known), key=lambda r: (r.start, r.end))
    return _apply(raw, repairs, at)


def _apply(raw: str, repairs: Iterable[_Repair], at: int) -> Shadow:
    text: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    here = 0
    for repair in repairs:
        if repair.start < here:
            continue
        _copy(raw, here, repair.start, at, text, offsets, ends)
        text.append(repair.text)
        offsets += [at + repair.start] * len(repair.text)
        ends += [at + repair.end] * len(repair.text)
        here = repair.end
    _copy(raw, here, len(raw), at, text, offsets, ends)
    return Shadow("".join(text), (*offsets, at + len(raw)), tuple(ends))


def _copy(
    raw: str, start: int, end: int, at: int, text: list[str], offsets: list[int], ends: list[int]
) -> None:
    text.append(raw[start:end])
    offsets.extend(range(at + start, at + end))
    ends.extend(range(at + start + 1, at + end + 1))


def _repairs(raw: str, known: frozenset[str]) -> Iterator[_Repair]:
    yield from _plain_characters(raw)
    for find in (_glued_names, _lost_possessives, _impossible_plurals, _contractions):
        yield from find(raw, known)


# Characters ------------------------------------------------------------------------------------

_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)
_PLAIN = {
    **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼʹ＇", "'"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("―⸺﹘", "—"),
    **dict.fromkeys(_INVISIBLE, ""),
    **dict(zip("ﬀﬁﬂﬃﬄﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st"), strict=True)),
    "…": "...",
}
# Three marks that close are a word's own and then the quotation's: "…, 'a special case,'''".
_ODD = re.compile(r"''(?!'(?!['\w]))|``|" + "[" + re.escape("".join(_PLAIN)) + "]")


def _plain_characters(raw: str) -> Iterator[_Repair]:
    for match in _ODD.finditer(raw):
        yield _Repair(match.start(), match.end(), _PLAIN.get(match.group(), '"'))


# Lost dashes and apostrophes -------------------------------------------------------------------

_TOKEN = re.compile(r"[A-Z][^\W\d_]*[a-z]\b")
_ACRONYM_GLUED = re.compile(r"\b([A-Z]{2,6})([a-z]+)\b")
_ASIDES = word_set("the which who whose but and where while with one something an its as including")
_ASIDES_AFTER_ACRONYM = _ASIDES | {"a"}


def _glued_names(raw: str, known: frozenset[str]) -> Iterator[_Repair]:
    """Find "NATOa rationale", "Moscowwhich": a name with the first word of an aside glued on."""
    for match in _TOKEN.finditer(raw):
        token = match.group()
        if token in known:
            continue
        cut = _aside_starts(token, known)
        if cut and raw[match.end() : match.end() + 1] == " ":
            yield _Repair(match.start() + cut, match.start() + cut, "—")


def _aside_starts(token: str, known: frozenset[str]) -> int:
    acronym = _ACRONYM_GLUED.fullmatch(token)
    if acronym and acronym[1] in known:
        return len(acronym[1]) if acronym[2] in _ASIDES_AFTER_ACRONYM else 0
    for word in _ASIDES:
        stem = token.removesuffix(word)
        # "an" after a name makes an adjective too often ("Kievan"), so it stays glued.
        if word != "an" and stem != token and stem in known:
            return len(stem)
    return 0


_POSSESSIVE = re.compile(r"\b([A-Z][^\W\d_]+)s(?= +([^\W\d_]+))")
# What may follow a plural or a verb in -s, but never a possessive.
_NOT_POSSESSED = word_set(
    """a an the and or but nor that which who whom whose is are was were be been being am has have
    had do does did will would shall should can could may might must of to in on at by for with from
    into over under after before since until as than if when while where because though although
    not no he she it they we you i him her them us this these those there then also still already
    said says say told agreed met signed stated insisted"""
)


def _lost_possessives(raw: str, known: frozenset[str]) -> Iterator[_Repair]:
    """Find "Ukraines potential": a known name, an s, and a word it can own."""
    for match in _POSSESSIVE.finditer(raw):
        stem = match[1]
        if stem not in known or stem + "s" in known:
            continue
        family = raw[: match.start()].endswith(("the ", "The ")) and match[2].endswith("ed")
        if match[2].lower() not in _NOT_POSSESSED and not family:
            yield _Repair(match.end(1), match.end(1), "'")
    for match in _OWNED_TIME.finditer(raw):
        yield _Repair(match.start("s"), match.start("s"), "'")
    yield from _delegations_return(raw)


# "Wednesdays talks", "last months push"; "on Mondays they" is a plural.
_OWNED_TIME = re.compile(
    rf"(?:(?<!on )(?<!On )\b(?:{WEEKDAY}|[Tt]oday|[Yy]esterday|[Tt]omorrow)|"
    r"\b(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|month|year|night))(?P<s>s)(?= +[a-z]{3,})"
    r"(?! +(?:and|but|too|also|from|when|while|they|will|are|were)\b)"
)


# Only a noun phrase can follow these, so "the delegations return" after them is no clause.
_TAKES_NOUN = "following|despite|during|amid|upon|of|about|regarding|concerning|by|with|at|from|on"
_HOLDERS = (
    "delegation|president|government|minister|ministry|alliance|union|bloc|envoy|negotiator|"
    "spokesman|leader|team|mission|court|council|parliament|general|side|party|kingdom|chancellor"
)
_DEEDS = (
    "return|visit|arrival|departure|decision|refusal|statement|proposal|plan|offer|demand|"
    "position|speech|remark|remarks|withdrawal|advance|invasion|rejection|acceptance|approval|"
    "warning|threat|pledge|promise|call|request|response|reply|trip|office|policy|role|attitude"
)
_OWNED_DEED = re.compile(
    rf"\b(?:{_TAKES_NOUN}) (?:the|its|his|her|their|our|an?) (?:[^\W\d_]+ ){{0,2}}?"
    rf"(?:{_HOLDERS})(s) (?:{_DEEDS})\b",
    re.IGNORECASE,
)


def _delegations_return(raw: str) -> Iterator[_Repair]:
    """Find "Following the US delegations return": a holder's deed after a bare preposition."""
    for match in _OWNED_DEED.finditer(raw):
        yield _Repair(match.start(1), match.start(1), "'")


_NEVER_PLURAL = re.compile(r"\b[a-z]+[bcdfgklmnprstvz]y(s)\b(?= [a-z])")


def _impossible_plurals(raw: str, known: frozenset[str]) -> Iterator[_Repair]:
    """Find "the countrys army": no English plural ends in a consonant and -ys."""
    for match in _NEVER_PLURAL.finditer(raw):
        yield _Repair(match.start(1), match.start(1), "'")


_CONTRACTED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|would|could|should)(?=nt\b)n"
    r"|(?:that|what|there|here|who)(?=s\b)|(?:they|you)(?=(?:re|ve)\b)|we(?=ve\b))",
    re.IGNORECASE,
)


def _contractions(raw: str, known: frozenset[str]) -> Iterator[_Repair]:
    """Find "doesnt", "thats", "theyre": contractions that are no other English word."""
    for match in _CONTRACTED.finditer(raw):
        yield _Repair(match.end(), match.end(), "'")
