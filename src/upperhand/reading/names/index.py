"""Finding known names in a text: folded words, longest first, at word boundaries.

The index maps the first folded word of every way of writing to the patterns that start with it,
so that a text is read once, whatever the number of names known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from upperhand.reading.calendar_words import CALENDAR_WORDS
from upperhand.reading.names.roster import Form, Naming, fold, unaccented, word_set

__all__ = ["WORD", "NameHit", "Pattern", "describes", "folded", "index_namings", "longest_at"]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name at ``text[start:end]``: the actor's id, and how it is written."""

    start: int
    end: int
    actor: str
    form: Form = "name"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The folded tokens of one way of writing, and whom it can mean."""

    tokens: tuple[str, ...]
    capitals: tuple[bool, ...]  # which tokens must start with a capital
    exact: str  # how it must be written, for acronyms; else empty
    spelling: str  # of single words that may not be spelt loosely; else empty
    form: Form
    actors: tuple[str, ...]


# A word of letters; "U.S." and "U.N." hold together.
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
_GAP = re.compile(r"[ \u00a0]?(?:[-–'’.]|\n)?[ \u00a0]?")
# "pro-Russian", "anti-NATO": about somebody, not somebody.
_LEANING = re.compile(r"\b(?:pro|anti|non|post|ex|pre|un)-$", re.IGNORECASE)
# "US-backed", "Russian-held": describes another.
_DESCRIBING = re.compile(
    r"-[a-z]*(?:ed|led|held|based|run|made|born|owned|era|style|built|language)\b"
)
# Names of states that are also names of persons or words; a capitalised neighbour makes them one.
_ALSO_NAMES = word_set(
    "jordan chad georgia israel turkei cuba paris london vienna washington kiev lima victoria "
    "sofia prague kingston dominica india china guinea san montenegro georgetown"
)
_ALSO_WORDS = frozenset({"US", "WHO", "CAR"})
_NAME_GOES_ON = frozenset({"al", "el", "bin", "ibn", "Jr", "Junior"})
_MAY_STAND_BEFORE = word_set(
    "the in from with to of and for against both while but as if when after before since that "
    "says said by on at via mr mrs ms today yesterday"
)
# Words written with a capital before a name without being part of it.
_TITLES = CALENDAR_WORDS | word_set(
    """president premier minister prime chancellor secretary general chief king queen prince
    emperor senator sen gen gov governor lt col colonel admiral ambassador envoy spokesman
    spokeswoman aide commissioner speaker chairman chairwoman director marshal ayatollah sheikh
    sultan emir pope sir lady lord dr prof professor representative rep judge justice candidate
    republican democrat democratic leader kremlin house department ministry us u.s. uk eu nato
    un west east vice deputy foreign defence defense comrade dictator russian ukrainian
    american german french british turkish chinese israeli iranian european hungarian polish
    syrian egyptian indian japanese dutch finnish serbian croatian bosnian soviet italian
    spanish iraqi belarusian slovak czech qatari saudi emirati"""
)
# Words that open a sentence before a name without being a given name.
_OPENERS = word_set(
    """a an the this that these those such each every all both some many most few another other no
    yet still also even only just now then thus so hence here there where when while whereas once
    until till unless if although though because since as after before during despite unlike like
    with without within against among between beyond under over above below behind beside besides
    about around across along through throughout to from for of off on onto in into at by via per
    than but and or nor either neither not what who whom whose which why how whether meanwhile
    instead however moreover perhaps maybe today yesterday tomorrow tonight later earlier soon
    again ever never always often sometimes next last did does do has have had is are was were
    will would can could may might must should says said say told let see ask both its his her
    their our my your it he she we they i you new former ex one two three"""
)
_OPENING_ENDS = ("ing", "ed", "ly")
_ACRONYM_LENGTH = 6
LOOSE_LENGTH = 6  # letters of a surname from which romanisations are set aside
SHOUTED_LINE = 12  # letters; a shorter line is a heading or an acronym by itself
LONGEST_LEANING = len("anti-") + 1


def folded(words: str) -> tuple[str, ...]:
    """Return the folded words of a way of writing.

    >>> folded("U.S. State Department")
    ('u.s.', 'state', 'department')
    """
    return tuple(fold(w) for w in WORD.findall(words))


def _matches(text: str, words: list[re.Match[str]], pattern: Pattern) -> bool:
    if len(words) < len(pattern.tokens):
        return False
    written = [w.group() for w in words]
    if pattern.exact:
        return text[words[0].start() : words[-1].end()] == pattern.exact
    capitals = zip(written, pattern.capitals, strict=True)
    if any(needed and not word[0].isupper() for word, needed in capitals):
        return False
    if any(fold(w) != t for w, t in zip(written, pattern.tokens, strict=True)):
        return False
    if pattern.spelling and unaccented(written[0]) != pattern.spelling:
        return False
    gaps = pairwise(words)
    return all(_GAP.fullmatch(text, a.end(), b.start()) for a, b in gaps)


def longest_at(
    text: str, words: list[re.Match[str]], place: int, patterns: Iterable[Pattern]
) -> Pattern | None:
    """Return the first pattern (longest come first) that stands at this word, or None."""
    for pattern in patterns:
        stretch = words[place : place + len(pattern.tokens)]
        if _matches(text, stretch, pattern) and not _someone_else(text, words, place, pattern):
            return pattern
    return None


def describes(text: str, start: int, end: int) -> bool:
    """Tell whether a name only describes another: "pro-Russian", "US-backed"."""
    before = text[max(0, start - LONGEST_LEANING) : start]
    return bool(_LEANING.search(before) or _DESCRIBING.match(text, end))


def _someone_else(text: str, words: list[re.Match[str]], place: int, pattern: Pattern) -> bool:
    """Tell whether "Jordan" or "Trump" stands in somebody else's longer name ("Ivanka …")."""
    if pattern.exact:
        return pattern.exact in _ALSO_WORDS and _shouted(text, words[place].start())
    if pattern.form in ("full", "surname") and _name_goes_on(text, words, place, pattern):
        return True
    if len(pattern.tokens) > 1 or pattern.form not in ("name", "capital", "surname"):
        return False
    before = _capitalised_before(text, words, place)
    if not before or before.lower() in _MAY_STAND_BEFORE:
        return False
    if pattern.form != "surname":
        return pattern.tokens[0] in _ALSO_NAMES and before.lower() not in _TITLES
    after = words[place + 1].group() if place + 1 < len(words) else "x"
    title_case = after[0].isupper() or before.isupper()
    return before.lower() not in _TITLES and not title_case


def _name_goes_on(text: str, words: list[re.Match[str]], place: int, pattern: Pattern) -> bool:
    """Tell whether a name is followed by more of a name: "Blair Effron", "Anwar al-Awlaki"."""
    last = place + len(pattern.tokens) - 1
    if last + 1 >= len(words) or text[words[last].end() : words[last + 1].start()] != " ":
        return False
    after = words[last + 1].group()
    if after in _NAME_GOES_ON:
        return True
    alone = pattern.form == "surname" and after[0].isupper() and not after.isupper()
    if not alone or after.lower() in _TITLES or words[place].group().isupper():
        return False
    following = words[last + 2].group() if last + 2 < len(words) else "x"
    return not following[0].isupper()


def _capitalised_before(text: str, words: list[re.Match[str]], place: int) -> str:
    """Return the capitalised word right before, unless it is capitalised for its place only."""
    if not place or text[words[place - 1].end() : words[place].start()] != " ":
        return ""
    before = words[place - 1]
    if not before.group()[0].isupper():
        return ""
    ahead = text[: before.start()].rstrip(" \"'“‘(")
    starts = not ahead or ahead[-1] in ".!?\n:;"
    opener = before.group().lower() in _OPENERS or before.group().endswith(_OPENING_ENDS)
    return "" if starts and opener else before.group()


def _shouted(text: str, start: int) -> bool:
    """Tell whether the line is written in capitals, where "US" may be the pronoun."""
    line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    letters = [c for c in line if c.isalpha()]
    return len(letters) > SHOUTED_LINE and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def index_namings(namings: Iterable[Naming]) -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns by first word, the longest first, and strict spellings before loose."""
    groups: dict[tuple[tuple[str, ...], str, str], list[Naming]] = defaultdict(list)
    for naming in namings:
        tokens = folded(naming.words)
        if not tokens:  # an alias without a letter names nobody
            continue
        exact = naming.words if _is_acronym(naming.words) else ""
        strict = unaccented(naming.words) if _is_strict(tokens, naming.form) else ""
        groups[tokens, exact, strict].append(naming)
    index: dict[str, list[Pattern]] = defaultdict(list)
    for (tokens, exact, strict), group in groups.items():
        index[tokens[0]].append(_pattern(tokens, exact, strict, group))
    return {
        first: tuple(sorted(found, key=lambda p: (-len(p.tokens), not p.spelling)))
        for first, found in index.items()
    }


def _pattern(tokens: tuple[str, ...], exact: str, strict: str, group: list[Naming]) -> Pattern:
    starts = zip(*([w[0].isupper() for w in WORD.findall(n.words)] for n in group), strict=True)
    who = tuple(dict.fromkeys(n.actor for n in group))
    return Pattern(tokens, tuple(map(all, starts)), exact, strict, group[0].form, who)


def _is_strict(tokens: tuple[str, ...], form: Form) -> bool:
    """Tell whether a loose spelling would be another word: "Being" for Beijing, "Mass" for Maas."""
    return len(tokens) == 1 and (form not in ("surname", "full") or len(tokens[0]) < LOOSE_LENGTH)


def _is_acronym(words: str) -> bool:
    letters = words.replace(".", "")
    return len(letters) <= _ACRONYM_LENGTH and letters.isupper()
