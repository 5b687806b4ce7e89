"""Which of the names in a phrase it is about: "US envoy to Ukraine" is about the US."""

from __future__ import annotations

import re
from collections.abc import Sequence

from upperhand.reading.names.index import NameHit
from upperhand.reading.names.known import Known

__all__ = ["POSSESSIVE", "heads", "is_served", "owner"]

POSSESSIVE = re.compile(r"['’]s?\b\s*\w|s['’]\s*\w")


_SERVICE = re.compile(
    r"\b(?:aides?|advis[eo]rs?|spokes\w+|envoys?|all(?:y|ies)|lawyers?|sons?|wife|deput(?:y|ies)|"
    r"representatives?|negotiators?|supporters?|officials?|sources?|those|people|someone|persons?|"
    r"officers?|commanders?)"
    r"\b[^,;]*?\b(?P<of>to|of|for|with|around|under)\b",
    re.IGNORECASE,
)


def is_served(words: str, hit: NameHit, hits: Sequence[NameHit]) -> bool:
    """Tell whether others are meant, who serve the one named: "an aide to President X".

    In "envoy to Ukraine X" the place stands between, and X is the envoy.
    """
    service = _SERVICE.search(words, 0, hit.start)
    if service is None:
        return False
    between = [h for h in hits if service.start("of") < h.start < hit.start]
    return all(h.form == "demonym" for h in between)


_ENVOY = re.compile(r"\b(?:ambassador|envoy|representative|mission|delegate)\b", re.IGNORECASE)


def owner(words: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Return "Ukraine" of "Ukraine's UN ambassador": whose envoy comes before to whom."""
    if len(hits) < 2 or not _ENVOY.search(words, hits[1].end):
        return []
    return [hits[0]] if POSSESSIVE.match(words, hits[0].end) else []


# "The deputy director for European affairs" is nobody's of Europe.
_TOPIC = re.compile(r"\s+(?:affairs|issues|matters|studies|relations|policy|desk)\b", re.IGNORECASE)
# "The alliance's secretary-general, a Spaniard who …" does not speak for Spain.
_BORN = re.compile(r",\s+an?\s+$")
_BY_BIRTH = re.compile(r"\s*(?:,|$|who\b|by birth\b)")
_TOWARDS = re.compile(r"\b(?:to|in|with|for|on|at|against|from|about|near|inside|outside)\b")


def heads(known: Known, words: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Return the names before the first preposition: "US envoy to Ukraine" is about the US."""
    hits = [h for h in hits if not (_TOPIC.match(words, h.end) or _is_origin(words, h))]
    cut = _TOWARDS.search(words)
    ahead = [h for h in hits if cut is None or h.start < cut.start()]
    if len(ahead) > 1 and _is_possessed(known, words, ahead):
        return ahead[-1:]
    served = [h for h in hits if is_served(words, h, hits)][:1]
    return ahead or served or _seated(known, words, hits)


def _is_origin(words: str, hit: NameHit) -> bool:
    """Tell "Spaniard" in "the secretary-general, a Spaniard"."""
    return bool(_BORN.search(words[: hit.start]) and _BY_BIRTH.match(words, hit.end))


def _is_possessed(known: Known, words: str, hits: Sequence[NameHit]) -> bool:
    """Tell "Yemen's Houthis": a body named last, which is not the state it is said to be of."""
    body = known.actors[hits[-1].actor].kind in ("group", "organisation")
    last = not words[hits[-1].end :].strip(" ,")
    return body and last and POSSESSIVE.match(words, hits[-2].end) is not None


_GOVERNING = re.compile(
    r"\b(?:officials?|ministry|government|general staff|leadership|authorities|command|parliament|"
    r"presidency|chancellery|palace|cabinet|negotiators?|spokes\w+|ministers?|headquarters|staff|"
    r"army|military|committee|council|inspectorate|regulator|prosecutors?)(?:\s+(?:of|for)\s+(?:the\s+)?\w+(?:\s+(?:affairs|safety|rights))?)?\s+(?:in|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


# "Officials in Oman", "an official at the Elysee", "the delegation from Sanaa".
_OFFICIALS_OF = re.compile(
    r"\b(?:(?:officials?|authorities)\s+(?:in|at)|"
    r"(?:delegation|team|delegates?|negotiators?|envoys?)\s+from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


# "A brigade commander in the | Ukrainian | army".
_ENLISTED = re.compile(
    r"\b(?:commanders?|officers?|colonel|general|captain|major|sergeant|officials?|spokes\w+|"
    r"pilots?|members?|sources?|negotiators?|diplomats?|people|someone)\s+"
    r"(?:in|of|from|with|on|at|inside)\s+(?:(?:the|an?|one|another)\s+)?$",
    re.IGNORECASE,
)
_ARM = re.compile(
    r"\s*(?:army|military|forces?|navy|air force|government|ministry|delegation|team|side|staff|"
    r"presidency|cabinet|parliament|embassy|leadership|command|general staff|brigade|battalion|"
    r"regiment|intelligence|state|member state|country)\b",
    re.IGNORECASE,
)


def _seated(known: Known, words: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Return the capital of "officials in Kyiv", "the foreign ministry in Moscow"."""
    seated = [h for h in hits if _GOVERNING.search(words[: h.start])]
    sent = [h for h in hits if _OFFICIALS_OF.search(words[: h.start])]
    enlisted = [
        h
        for h in hits
        if _ENLISTED.search(words[: h.start])
        and (_ARM.match(words, h.end) or known.actors[h.actor].kind == "office")
    ]
    there = [h for h in seated if h.form == "capital" or _is_seat(known, words, h)]
    there = there or sent
    return (there or enlisted)[:1]


def _is_seat(known: Known, words: str, hit: NameHit) -> bool:
    """Tell another name that a case gives to a state: most often its capital."""
    actor = known.actors[hit.actor]
    named = words[hit.start : hit.end].removeprefix("the ")
    return actor.kind == "state" and hit.form == "name" and named != actor.name
