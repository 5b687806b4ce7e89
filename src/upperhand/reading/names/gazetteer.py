"""Who is named: the gazetteer, before any statistical tagger is asked.

A gazetteer knows states, capitals, demonyms, seats of government, organisations, armed groups
and dated office-holders. :meth:`Gazetteer.find` marks every known name in a text,
:meth:`Gazetteer.resolve` says whom a phrase such as "Kremlin spokesman Dmitry Peskov" means, and
:meth:`Gazetteer.party_of` for whom that one speaks on a given day. A case extends the bundled
gazetteer with its own actors, and what a case says overrides what is bundled.

Nothing is guessed: a surname that two persons share on the day asked resolves to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from upperhand.reading.names.index import (
    WORD,
    NameHit,
    Pattern,
    describes,
    folded,
    index_namings,
    longest_at,
)
from upperhand.reading.names.phrases import resolve_phrase
from upperhand.reading.names.roster import Form, Naming, bundled_roster, fold, surname_of
from upperhand.record import Actor, Role

__all__ = ["Gazetteer", "NameHit", "load_gazetteer"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known actors and how they are written. Build one with :func:`load_gazetteer`.

    ``lone`` holds the single words that name somebody, ``spelt`` the persons by first and last
    name, ``own`` the ids of a case's actors, and ``moved`` the party a case gives to those known
    before, by their former id.
    """

    actors: Mapping[str, Actor]
    patterns: Mapping[str, tuple[Pattern, ...]]
    offices: Mapping[tuple[str, ...], str]
    lone: frozenset[str]
    spelt: Mapping[str, Actor]
    own: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)

    def actor(self, id: str) -> Actor:
        """Return the actor with this id; KeyError if there is none."""
        return self.actors[id]

    def find(self, text: str, on: date | None = None) -> tuple[NameHit, ...]:
        """Return every known name in ``text``, longest match first at each place, in order.

        >>> [h.actor for h in load_gazetteer().find("Moscow and Mr Zelenskiy met NATO envoys")]
        ['ru', 'zelensky', 'nato']
        """
        words = list(WORD.finditer(text))
        hits: list[NameHit] = []
        place = 0
        while place < len(words):
            starting = self.patterns.get(fold(words[place].group()), ())
            found = longest_at(text, words, place, starting)
            length = len(found.tokens) if found else 1
            start, end = words[place].start(), words[place + length - 1].end()
            who = self._choose(found, on) if found else ""
            if found and who and not describes(text, start, end):
                hits.append(NameHit(start, end, who, found.form))
            place += length
        return tuple(hits)

    def _choose(self, pattern: Pattern, on: date | None) -> str:
        """Return the one actor meant, or nothing: holders of an office on the day come first."""
        if len(pattern.actors) == 1:
            return pattern.actors[0]
        serving = [a for a in pattern.actors if on and _role_on(self.actors[a], on)]
        return serving[0] if len(serving) == 1 else ""

    def resolve(self, words: str, on: date | None = None) -> Actor | None:
        """Return whom a noun phrase means, or None if that cannot be told.

        A named person comes before an office, an office before an organisation or state. A
        person nobody knows, named with a party ("Ukrainian colonel Ivan Hnatiuk"), is an actor
        made on the spot who carries that party. Two parties joined ("US and Russian officials")
        and people who do not speak for a state (residents, analysts, the opposition) give None.

        >>> g = load_gazetteer()
        >>> g.resolve("Kremlin spokesman Dmitry Peskov").id
        'peskov'
        >>> g.resolve("Ukrainian officials").id, g.resolve("the German chancellor").id
        ('ua', 'de.chancellor')
        """
        return resolve_phrase(self, words, on)

    def party_of(self, actor: Actor | str, on: date | None = None) -> str:
        """Return the party an actor speaks for on a day; empty if it speaks for none.

        Without a day, the latest office counts; on a day between or after offices, none does.
        Where a case names a person's party and no offices, or puts a state into a larger party,
        the case is followed.

        >>> g = load_gazetteer()
        >>> g.party_of("peskov"), g.party_of("rutte", date(2020, 5, 1)), g.party_of("rutte")
        ('ru', 'nl', 'nato')
        >>> g.party_of("blinken", date(2025, 12, 3))
        ''
        """
        known = self.actors.get(actor) if isinstance(actor, str) else actor
        if known is None:
            return ""
        role = _role_on(known, on) if on else None
        if known.id in self.own or known.id not in self.actors:
            # What a case says of its own actors, and what a phrase made up, is final.
            return role.party if role else known.party
        party = _party_on(known, on) if known.kind == "person" else known.party or known.id
        party = self._state_on(party, on)
        return self.moved.get(party, party)

    def _state_on(self, party: str, on: date | None) -> str:
        """Return the state a party was part of: Moscow spoke for the Soviet Union until 1991."""
        state = self.actors.get(party)
        role = _role_on(state, on) if state and state.kind == "state" and on else None
        return role.party if role else party

    def holders(self, office: str, party: str, on: date) -> tuple[Actor, ...]:
        """Return the persons known to hold an office of a party on a day."""
        return tuple(
            a
            for a in self.actors.values()
            for r in a.roles
            if r.office == office and r.party == party and _covers(r, on)
        )


def _party_on(actor: Actor, on: date | None) -> str:
    role = _role_on(actor, on) if on else None
    if role or on is None:
        return role.party if role else actor.party
    # Out of office one speaks for oneself; before the first office known, tables may be short.
    been_in_office = any(r.start and r.start <= on.isoformat() for r in actor.roles)
    return "" if been_in_office else actor.party


def _role_on(actor: Actor, on: date) -> Role | None:
    return next((r for r in reversed(actor.roles) if _covers(r, on)), None)


def _covers(role: Role, on: date) -> bool:
    day = on.isoformat()
    return (not role.start or role.start <= day) and (not role.end or day <= role.end)


# Building --------------------------------------------------------------------------------------


def load_gazetteer(extra: Iterable[Actor] = ()) -> Gazetteer:
    """Return the bundled gazetteer, extended and overridden by a case's actors.

    An extra actor takes the place of the bundled one with the same id or the same name: its id,
    party and kind count, known spellings and offices are kept where it gives none.

    >>> g = load_gazetteer([Actor("eur", "Europe", "group", "eur", ("EU", "Germany"))])
    >>> g.find("Germany and the EU")[0].actor, g.party_of("merz")
    ('eur', 'eur')
    """
    own = tuple(extra)
    return _build(own) if own else _bundled()


@cache
def _bundled() -> Gazetteer:
    return _build(())


def _build(extra: tuple[Actor, ...]) -> Gazetteer:
    roster = bundled_roster()
    actors = {a.id: a for a in roster.actors}
    namings = list(roster.namings)
    moved: dict[str, str] = {}
    for actor in extra:
        if _known_by_the_same_names(actors.get(actor.id), actor):
            actors[actor.id] = actor  # another party, the same words: no naming changes
        else:
            namings = _override(actors, namings, moved, actor)
    offices = {folded(words): id for words, id in roster.offices}
    own = frozenset(a.id for a in extra)
    moved = {k: v for k, v in moved.items() if k not in own}
    moved |= {a.id: a.party for a in extra if a.kind != "person" and a.party not in ("", a.id)}
    spelt = _spelt(actors.values())
    return Gazetteer(actors, index_namings(namings), offices, _lone(namings), spelt, own, moved)


def _spelt(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Return persons by their first and last name, folded, to seek a close spelling in."""
    named = [(a.name.split(), a) for a in actors if a.kind == "person"]
    return {f"{fold(n[0])} {fold(n[-1])}": a for n, a in named if n[0] != n[-1]}


def _known_by_the_same_names(known: Actor | None, actor: Actor) -> bool:
    return known is not None and (known.name, known.aliases) == (actor.name, actor.aliases)


def _override(
    actors: dict[str, Actor], namings: list[Naming], moved: dict[str, str], actor: Actor
) -> list[Naming]:
    """Put a case's actor in: its words mean it alone, and it takes over the actor it renames."""
    forms = {" ".join(folded(n.words)): n for n in namings}
    keys = {w: " ".join(folded(w)) for w in _written(actor)}
    same = {forms[k].actor for w, k in keys.items() if k in forms and forms[k].form != "surname"}
    kept: list[Naming] = []
    for naming in namings:
        taken = naming.actor in same
        kept.append(replace(naming, actor=actor.id) if taken else naming)
    known = [actors[s] for s in sorted(same) if s in actors]
    for old in known:
        if old.id != actor.id:
            actors[old.id] = replace(old, roles=())
            moved[old.id] = actor.party or actor.id
    actors[actor.id] = _with_offices(actor, known)
    ways = [Naming(w, actor.id, _form(actor, w, forms.get(k))) for w, k in keys.items()]
    return list(dict.fromkeys((*kept, *ways, *_new_surname(actor, same))))


def _written(actor: Actor) -> Iterator[str]:
    """Yield how an actor is written; "the Eighth Army" is one too as "Eighth Army officers"."""
    for words in (actor.name, *actor.aliases):
        yield words
        bare = words.removeprefix("the ").split()
        if words.startswith("the ") and len(bare) > 1 and all(w[0].isupper() for w in bare):
            yield " ".join(bare)


def _form(actor: Actor, words: str, known: Naming | None) -> Form:
    if known:
        return known.form
    if actor.kind == "person":
        return "full" if " " in words else "surname"
    return "seat" if actor.kind == "office" else "name"


def _new_surname(actor: Actor, same: set[str]) -> Iterator[Naming]:
    if actor.kind == "person" and not same and " " in actor.name:
        yield Naming(surname_of(actor.name), actor.id, "surname")


def _with_offices(actor: Actor, known: list[Actor]) -> Actor:
    """Complete a case's actor: the party and offices known, where it names none."""
    party = actor.party or (known[0].party if known else "")
    roles = actor.roles
    if not roles and actor.kind == "person" and known:
        roles = tuple(replace(r, party=party) for r in known[0].roles)
    return replace(actor, party=party, roles=roles)


def _lone(namings: Iterable[Naming]) -> frozenset[str]:
    """Return single words that name somebody and take a possessive s: no demonyms."""
    nouns = {n.words for n in namings if n.form != "demonym" and n.words.isalpha()}
    return frozenset(nouns)
