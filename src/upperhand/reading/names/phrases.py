"""Whom a noun phrase means: its names, offices and titles taken together.

The order of trust: a known person named in full or by surname; a known person under a close
spelling; the holder of a named office; somebody unknown who is named with a party; the
organisation or state itself. People who are only described by a state's name (residents,
analysts, opposition leaders) do not speak for it and resolve to a person without a party, or to
nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from rapidfuzz import fuzz, process

from upperhand.reading.names.index import WORD, NameHit, folded
from upperhand.reading.names.people import OUTSIDER, REBEL
from upperhand.reading.names.roster import provinces, word_set
from upperhand.record import Actor

__all__ = ["Known", "local_state", "person_named", "resolve_phrase"]

CLOSE_SPELLING = 86.0  # rapidfuzz ratio of whole folded names; "Volodimir Zelensky" has 94
SHORTEST_FUZZY = 6  # letters; below it, close spellings are other names ("Merz", "Metz")


class Known(Protocol):
    """What is asked of a gazetteer here."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Every known actor by id."""
        ...

    @property
    def offices(self) -> Mapping[tuple[str, ...], str]:
        """Office ids by the folded words for them."""
        ...

    @property
    def spelt(self) -> Mapping[str, Actor]:
        """Persons by their first and last name."""
        ...

    def find(self, text: str, on: date | None = None) -> tuple[NameHit, ...]:
        """Return known names in a text."""
        ...

    def party_of(self, actor: Actor | str, on: date | None = None) -> str:
        """Return the party an actor speaks for."""
        ...

    def holders(self, office: str, party: str, on: date) -> tuple[Actor, ...]:
        """Return who held an office."""
        ...


def resolve_phrase(known: Known, words: str, on: date | None) -> Actor | None:
    """Return whom ``words`` mean, or None; see :meth:`Gazetteer.resolve`."""
    hits = known.find(words, on)
    person = _person_named(known, words, hits)
    if person:
        return _as_described(known, person, words, hits, on)
    spelt = _person_spelt_closely(known, words, hits)
    if spelt:
        return spelt
    if OUTSIDER.search(_masked(words, hits)) or _names_private_body(words, hits):
        return _stranger(words, hits, "")
    if _US_LAWMAKER.search(words) and not hits:
        return _american(known, words)
    heads = _owner(words, hits) or _heads(known, words, hits)
    if not hits:
        return _local(known, words, hits)
    if _REBELS.search(words):  # "the Belmora rebels" do not speak for Belmora
        heads = [h for h in heads if known.actors[h.actor].kind == "group"]
    parties = {known.party_of(h.actor, on) for h in heads}
    if len(parties) != 1:
        return None
    party = parties.pop()
    stranger = _stranger(words, hits, party)
    return stranger or _office(known, words, party, on) or _body(known, heads[0], party)


_REBELS = re.compile(rf"\b{REBEL}\b", re.IGNORECASE)
_US_LAWMAKER = re.compile(
    r"\b(?:Republican|Democrat)(?:s? (?:of|from)\b|(?:ic)? (?i:senators?|congress(?:m|wom)[ae]n|"
    r"lawmakers?|representatives?|leaders?)\b)|\bHouse Speaker\b|\([RD]-\w|"
    r"\b(?:Sen|Rep)(?:\.|ator|resentative)?\s[^.;]*\b(?:Republican|Democrat)\b"
)


def _american(known: Known, words: str) -> Actor | None:
    """Return whom "Senator Paul Whitcombe, Republican of Nebraska" speaks for."""
    state = known.actors.get("us")
    return None if state is None else _stranger(words, (), known.party_of(state)) or state


_LOCAL = re.compile(
    r"\b(?:governor|mayor|prosecutors?|(?:regional|military|city|civil|local)\s+(?:\w+\s+)?"
    r"(?:administration|authorities|officials?|head|chief|council)|emergency services?)\b",
    re.IGNORECASE,
)
_IMPOSED = re.compile(r"installed|appointed|occupied|occupation|separatist|self-", re.IGNORECASE)


def _local(known: Known, words: str, hits: Sequence[NameHit]) -> Actor | None:
    """Return who governs a region or city of a state: "Kharkiv governor Oleh Syniehubov"."""
    state = known.actors.get(local_state(words, words))
    if state is None:
        return None
    stripped = words
    for place in provinces():
        stripped = re.sub(rf"\b{re.escape(place)}(?:['’]s)?\b", "|", stripped)
    return _stranger(stripped, hits, known.party_of(state)) or state


def local_state(words: str, told: str) -> str:
    """Return the state whose local officials ``words`` mean, by the one place named in ``told``.

    >>> local_state("regional officials", "One woman died in Sumy, regional officials said")
    'ua'
    >>> local_state("the Moscow-installed governor", "Kherson was shelled")
    ''
    """
    if not _LOCAL.search(words) or _IMPOSED.search(words):
        return ""
    states = {state for place, state in provinces().items() if _is_in(place, told)}
    return states.pop() if len(states) == 1 else ""


def _is_in(place: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(place)}\b", words) is not None


def _as_described(
    known: Known, person: Actor, words: str, hits: Sequence[NameHit], on: date | None
) -> Actor:
    """Return a person whom the page gives an office that our tables think is over.

    "Ukrainian Energy Minister X" speaks for Ukraine whatever our last date, and so does "Energy
    Minister X"; a former one does not.
    """
    if known.party_of(person, on) or OUTSIDER.search(words):
        return person
    if not _TITLED.search(words):
        return person
    titles = [h for h in _heads(known, words, hits) if h.actor != person.id]
    parties = {known.party_of(h.actor, on) for h in titles} - {""}
    if not titles and person.roles:
        parties = {max(person.roles, key=lambda r: r.start).party}
    return replace(person, roles=(), party=parties.pop()) if len(parties) == 1 else person


_TITLED = re.compile(r"\b(?:president|premier|chancellor|secretary|chief|head|\w*minister)\b", re.I)


def _body(known: Known, head: NameHit, party: str) -> Actor | None:
    """Return the body named; for "Trump's representatives", the party they represent."""
    by_person = head.form in ("full", "surname")
    return known.actors.get(party if by_person else head.actor)


_POSSESSIVE = re.compile(r"['’]s?\b\s*\w|s['’]\s*\w")


def _person_named(known: Known, words: str, hits: Sequence[NameHit]) -> Actor | None:
    """Return the first known person who is the head of the phrase, not an owner in it."""
    for hit in hits:
        owner = _POSSESSIVE.match(words, hit.end) or _is_served(words, hit, hits)
        if hit.form in ("full", "surname") and not owner:
            return known.actors[hit.actor]
    return None


_SERVICE = re.compile(
    r"\b(?:aides?|advis[eo]rs?|spokes\w+|envoys?|all(?:y|ies)|lawyers?|sons?|wife|deput(?:y|ies)|"
    r"representatives?|negotiators?|supporters?|officials?|sources?|those|people|someone|persons?)"
    r"\b[^,;]*?\b(?P<of>to|of|for|with|around|under)\b",
    re.IGNORECASE,
)


def _is_served(words: str, hit: NameHit, hits: Sequence[NameHit]) -> bool:
    """Tell whether others are meant, who serve the one named: "an aide to President X".

    In "envoy to Ukraine X" the place stands between, and X is the envoy.
    """
    service = _SERVICE.search(words, 0, hit.start)
    if service is None:
        return False
    between = [h for h in hits if service.start("of") < h.start < hit.start]
    return all(h.form == "demonym" for h in between)


def _person_spelt_closely(known: Known, words: str, hits: Sequence[NameHit]) -> Actor | None:
    """Find "Volodimir Zelensky": an unknown full name close to one known full name."""
    name = " ".join(folded(_unknown_name(words, hits)))
    if len(name) < SHORTEST_FUZZY or " " not in name:
        return None
    spelt = known.spelt
    found = process.extractOne(name, spelt.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_SPELLING)
    return spelt[found[0]] if found and _same_initials(name, found[0]) else None


def _same_initials(one: str, other: str) -> bool:
    return [w[0] for w in one.split()] == [w[0] for w in other.split()]


_NAME_RUN = re.compile(
    r"[^\W\d_a-z][\w'’-]+(?: (?:[A-Z]\. |(?:al|bin|von|van|de|der|el|ben) )*[^\W\d_a-z][\w'’-]+)+"
)
_TITLE_WORDS = word_set(
    """president prime minister foreign defence defense secretary general chief deputy first vice
    chancellor premier spokesman spokeswoman spokesperson ambassador envoy colonel major lieutenant
    captain admiral senator ministry commander head sir mr mrs ms dr the national security adviser
    advisor council department army air force navy state lt gen col sgt special representative
    leader king queen crown prince sheikh ayatollah governor mayor speaker house white"""
)


def _masked(words: str, hits: Sequence[NameHit]) -> str:
    """Return the phrase with known names struck out."""
    rest = list(words)
    for hit in hits:
        rest[hit.start : hit.end] = "|" * (hit.end - hit.start)
    return "".join(rest)


def _unknown_name(words: str, hits: Sequence[NameHit]) -> str:
    """Return the last run of two or more capitalised words that no known name covers."""
    masked = _masked(words, hits)
    for match in WORD.finditer(masked):
        if match.group().lower() in _TITLE_WORDS:
            masked = masked[: match.start()] + "|" * len(match.group()) + masked[match.end() :]
    runs = _NAME_RUN.findall(masked)
    return runs[-1] if runs else ""


# Words of institutions: those that speak for their state, and those that do not.
_OFFICIAL = word_set(
    """command forces force ministry council agency army navy guard guards service office committee
    commission parliament assembly senate cabinet court intelligence corps brigade administration
    embassy delegation mission staff bureau authority government secretariat front battalion
    regiment division legion fleet squadron"""
)
_PRIVATE = word_set(
    """university institute institution college school bank news times post herald tribune gazette
    gazeta press radio tv party foundation centre center church hospital club company group fund
    association society observatory movement independent journal mirror guardian chronicle
    telegraph"""
)


def _names_private_body(words: str, hits: Sequence[NameHit]) -> bool:
    """Tell whether a university, paper or bank is named: it does not speak for its state."""
    said = (m.group() for m in WORD.finditer(_masked(words, hits)))
    return any(w[0].isupper() and w.lower() in _PRIVATE for w in said)


def _stranger(words: str, hits: Sequence[NameHit], party: str) -> Actor | None:
    """Make an actor for somebody named whom nobody knows: a person, or an institution."""
    name = _unknown_name(words, hits)
    if not name:
        return None
    said = {w.lower() for w in name.split()}
    if said & _PRIVATE:
        return Actor(f"body.{_slug(name)}", name, "organisation")
    if said & _OFFICIAL:
        return Actor(f"body.{_slug(name)}", name, "office", party=party)
    return person_named(name, party)


def person_named(name: str, party: str) -> Actor:
    """Return an actor for a person nobody knows, who speaks for a party or for nobody.

    >>> person_named("Sean O'Brien", "ie").id
    'person.sean-o-brien'
    """
    return Actor(f"person.{_slug(name)}", name, "person", party=party)


def _slug(name: str) -> str:
    return "-".join(WORD.findall(name.lower()))


_ENVOY = re.compile(r"\b(?:ambassador|envoy|representative|mission|delegate)\b", re.IGNORECASE)


def _owner(words: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Return "Ukraine" of "Ukraine's UN ambassador": whose envoy comes before to whom."""
    if len(hits) < 2 or not _ENVOY.search(words, hits[1].end):
        return []
    return [hits[0]] if _POSSESSIVE.match(words, hits[0].end) else []


_TOWARDS = re.compile(r"\b(?:to|in|with|for|on|at|against|from|about|near|inside|outside)\b")


def _heads(known: Known, words: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Return the names before the first preposition: "US envoy to Ukraine" is about the US."""
    cut = _TOWARDS.search(words)
    ahead = [h for h in hits if cut is None or h.start < cut.start()]
    if len(ahead) > 1 and _is_possessed(known, words, ahead):
        return ahead[-1:]
    served = [h for h in hits if _is_served(words, h, hits)][:1]
    return ahead or served or _seated(known, words, hits)


def _is_possessed(known: Known, words: str, hits: Sequence[NameHit]) -> bool:
    """Tell "Yemen's Houthis": a body named last, which is not the state it is said to be of."""
    body = known.actors[hits[-1].actor].kind in ("group", "organisation")
    last = not words[hits[-1].end :].strip(" ,")
    return body and last and _POSSESSIVE.match(words, hits[-2].end) is not None


_GOVERNING = re.compile(
    r"\b(?:officials?|ministry|government|general staff|leadership|authorities|command|parliament|"
    r"presidency|chancellery|palace|cabinet|negotiators?|spokes\w+|ministers?|headquarters|staff|army|military)\s+(?:in|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


# "Officials in Oman", "an official at the Elysee".
_OFFICIALS_OF = re.compile(
    r"\b(?:officials?|authorities)\s+(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE
)


# "A brigade commander in the | Ukrainian | army".
_ENLISTED = re.compile(
    r"\b(?:commanders?|officers?|colonel|general|captain|major|sergeant|officials?|spokes\w+|"
    r"pilots?|members?|sources?|negotiators?|diplomats?|people|someone)\s+(?:in|of|from|with|on|at|inside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ARM = re.compile(
    r"\s*(?:army|military|forces?|navy|air force|government|ministry|delegation|team|side|staff|"
    r"presidency|cabinet|parliament|embassy|leadership|command|general staff)\b",
    re.IGNORECASE,
)


def _seated(known: Known, words: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Return the capital of "officials in Kyiv", "the foreign ministry in Moscow"."""
    seated = [h for h in hits if _GOVERNING.search(words[: h.start])]
    enlisted = [
        h
        for h in hits
        if _ENLISTED.search(words[: h.start])
        and (_ARM.match(words, h.end) or known.actors[h.actor].kind == "office")
    ]
    there = [h for h in seated if h.form == "capital" or _is_seat(known, words, h)]
    there = there or [h for h in seated if _OFFICIALS_OF.search(words[: h.start])]
    return (there or enlisted)[:1]


def _is_seat(known: Known, words: str, hit: NameHit) -> bool:
    """Tell another name that a case gives to a state: most often its capital."""
    actor = known.actors[hit.actor]
    named = words[hit.start : hit.end].removeprefix("the ")
    return actor.kind == "state" and hit.form == "name" and named != actor.name


def _office(known: Known, words: str, party: str, on: date | None) -> Actor | None:
    """Return the holder of the office on the day, or the office itself without a day."""
    office = _office_named(known, words)
    if not office:
        return None
    holders = _holders(known, office, party, on) if on else ()
    if len(holders) == 1:
        return holders[0]
    return Actor(f"{party}.{office}", _capital(words), "office", party=party)


# Who leads: the first of these offices that is filled. Where the president is not the head of
# government the order is turned round.
_LEADING = ("supreme-leader", "chancellor", "secretary-general", "general-secretary", "leader")
_PRESIDENT_FIRST = ("president", "prime-minister")
_PARLIAMENTARY = word_set(
    """gb it es il in jp nl se no dk be gr au ca pk et hu fi pl cz sk ee lv lt ie th kh my iq lb al
    xk bg hr si rs am ge de at ch"""
)


def _holders(known: Known, office: str, party: str, on: date) -> tuple[Actor, ...]:
    if office != "leader":
        return known.holders(office, party, on)
    heads = _PRESIDENT_FIRST if party not in _PARLIAMENTARY else _PRESIDENT_FIRST[::-1]
    filled = (known.holders(o, party, on) for o in (*_LEADING, *heads))
    return next((h for h in filled if h), ())


def _capital(words: str) -> str:
    name = re.sub(r"^(?:the|a|an)\s+", "", words.strip(), flags=re.IGNORECASE)
    return name[:1].upper() + name[1:]


def _office_named(known: Known, words: str) -> str:
    """Return the office with the longest name in the phrase; plurals name nobody."""
    said = folded(words)
    lengths = sorted({len(o) for o in known.offices}, reverse=True)
    for length in lengths:
        for place in range(len(said) - length + 1):
            found = known.offices.get(said[place : place + length])
            if found:
                return found
    return ""
