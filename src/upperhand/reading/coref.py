"""Who is meant by "he", "his spokesman", "the minister", a surname alone: by rule, or nobody.

Only what the page itself says is used: earlier phrases that named somebody. Where two people
could be meant, nobody is: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from upperhand.reading.coref_words import (
    A_PERSON,
    AGED,
    BODY,
    CALLED,
    FULL_NAME,
    HUMAN,
    INSIDER,
    INSTITUTION,
    ISSUED,
    OF_BODY,
    OFFICE,
    ONE_SUCH,
    OWNED,
    OWNED_BY_NAME,
    OWNED_BY_OFFICE,
    PAPER,
    PARTITIVE,
    PERSONAL,
    PLURAL,
    PRESIDENTIAL,
    REBELS,
    RUN_BY,
    SINGULAR,
    SOME_OF,
    SPOKEN_FOR,
    UNPLACED,
)
from upperhand.reading.names import Gazetteer
from upperhand.record import Actor

__all__ = ["Antecedents", "Named"]

FAR = 700  # characters: an antecedent farther back than this is not meant by a pronoun


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named at a place of the raw text; ``actor`` is None for a name nobody knows.

    ``is_person`` holds for a person without a name too ("a Kremlin official"), whose ``actor`` is
    the state or body spoken for. ``quoted`` tells a name inside quotation marks: whom a speaker
    talks of is not who speaks.

    ``words`` include an apposition ("Ivan Petrov, the envoy"); ``rank`` is 2 for the subject of
    a main clause, 1 for another subject, 0 else; ``sentence`` is where its sentence starts.
    """

    start: int
    end: int
    words: str
    actor: Actor | None
    is_person: bool
    rank: int
    paragraph: int
    sentence: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Antecedents:
    """All who are named on a page, in order, and the gazetteer that knows some of them."""

    named: tuple[Named, ...]
    names: Gazetteer
    on: date | None = None

    def resolve(
        self, words: str, at: int, paragraph: int, sentence: int | None = None
    ) -> Actor | None:
        """Return whom ``words`` at raw character ``at`` mean, or None."""
        inner = ISSUED.match(words.strip()) or SOME_OF.match(words.strip())
        if inner is not None:
            return self.resolve(inner["who"], at, paragraph, sentence)
        bare = words.strip(" ,'\"").lower()
        since = at if sentence is None else sentence
        if bare in PERSONAL:
            return self._person(at, paragraph, since)
        if bare in SINGULAR | PLURAL:
            return self._group(at, paragraph)
        owned = OWNED.match(words.strip())
        if owned is not None:
            return self._owned(owned["whose"].lower(), owned["what"], at, paragraph)
        if bare in PARTITIVE:
            return self._one_of_them(at, paragraph)
        run = RUN_BY.match(words.strip())
        if run is not None and INSTITUTION.search(run["what"]):
            return self.names.resolve(run["who"], self.on)
        if self._is_namesake(bare.split(",")[0], at):
            return None
        return (
            self.names.resolve(words, self.on)
            or self._of_named(words, at)
            or self._earlier(words, at)
            or self._described(bare, at, paragraph)
            or self._institution(words, at, paragraph, since)
            or self._introduced(words, at, paragraph)
            or self._placed(words, at, paragraph, since)
            or self._shortened(words, at)
            or self._rebels(bare, at)
            or self._of_body(words, at, paragraph)
            or self._of_paper(bare, at, paragraph)
            or self._one_such(words, at, paragraph)
            or self._insider(words, at, paragraph)
        )

    def _is_namesake(self, surname: str, at: int) -> bool:
        """Tell "Marchenko" on a page that introduced another person of that name, unknown to us."""
        if " " in surname:
            return False
        full = [n for n in self.named if n.end <= at and n.is_person and len(_tokens(n.words)) > 1]
        bearers = [n for n in full if _tokens(n.words.split(",")[0])[-1:] == [surname]]
        return bool(bearers) and all(n.actor is None for n in bearers)

    def _rebels(self, bare: str, at: int) -> Actor | None:
        """ "The rebels": the one armed group the page has named."""
        if not REBELS.fullmatch(bare):
            return None
        groups = {n.actor.id: n.actor for n in self.named if n.end <= at and _is_group(n.actor)}
        return groups.popitem()[1] if len(groups) == 1 else None

    def _of_body(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "A ministry official": of the one ministry named in this paragraph or the last."""
        said = OF_BODY.fullmatch(words.strip())
        if said is None:
            return None
        body = said["body"].lower()
        named = [n for n in self._near(at, paragraph) if body in _tokens(n.words)]
        parties = self._parties(named)
        return self._party(parties.pop()) if len(parties) == 1 else None

    def _of_paper(self, bare: str, at: int, paragraph: int) -> Actor | None:
        """ "Read the statement": of the last who headed a sentence, and spoke."""
        heads = [n for n in self._near(at, paragraph) if n.rank] if PAPER.fullmatch(bare) else []
        last = heads[-1].actor if heads else None
        return self._speaking_for(last) if last is not None else None

    def _one_such(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "EU diplomats were less polite. … In the view of one ambassador": one of them."""
        if not ONE_SUCH.fullmatch(words.strip()) or self.names.find(words, self.on):
            return None
        heads = [n for n in self._near(at, paragraph) if n.rank > 1 and n.paragraph == paragraph]
        last = heads[-1] if heads else None
        many = last is not None and last.actor is not None and _is_many(last.words)
        return self._speaking_for(last.actor) if many else None

    def _shortened(self, words: str, at: int) -> Actor | None:
        """ "Two League diplomats", where the page told of the Northern League before."""
        if not INSTITUTION.search(words) and not OFFICE.search(words):
            return None
        short = {w.lower() for w in re.findall(r"(?<=\s)[A-Z][\w-]+", words)}
        full = [n for n in self.named if n.end <= at and not n.is_person and n.actor]
        meant = {n.actor.id: n.actor for n in full if n.actor and short & {_ends(n.words)[-1]}}
        return self._speaking_for(meant.popitem()[1]) if len(meant) == 1 else None

    def _insider(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "A minister said", "a brigade commander": of the one party the paragraph is about.

        Where its clauses had heads of two parties, or none, nobody can tell.
        """
        if not INSIDER.fullmatch(words.strip()) or self.names.find(words, self.on):
            return None
        heads = [n for n in self._near(at, paragraph) if n.rank and n.paragraph == paragraph]
        parties = self._parties(heads)
        return self._party(parties.pop()) if len(parties) == 1 else None

    def _placed(self, words: str, at: int, paragraph: int, sentence: int) -> Actor | None:
        """ "In Kyiv, Deputy Minister X said"; "The Kremlin was unmoved. A spokesman said"."""
        if not OFFICE.search(words) or self.names.find(words, self.on) or UNPLACED.match(words):
            return None
        opened = [n for n in self.named if n.start == sentence + len("In ") and n.end <= at]
        if opened and opened[0].actor and opened[0].actor.kind == "state":
            return self._speaking_for(opened[0].actor)
        if not SPOKEN_FOR.fullmatch(words.strip()):
            return None
        near = [n for n in self._near(at, paragraph) if n.paragraph == paragraph and n.rank > 1]
        last = near[-1] if near else None
        if last is None or last.actor is None or last.is_person:
            return None
        return self._speaking_for(last.actor)

    def _introduced(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "A spokeswoman for the president agreed. “…,” Lidia Sambo said": she is meant."""
        if not FULL_NAME.fullmatch(words.strip()) or self._is_known(words, at):
            return None
        before = [n for n in self._near(at, paragraph) if n.paragraph == paragraph and n.rank]
        last = before[-1] if before else None
        unnamed = last is not None and last.is_person and last.words.lower().startswith(A_PERSON)
        if last is None or last.actor is None or not unnamed:
            return None
        return self._speaking_for(last.actor)

    def _is_known(self, words: str, at: int) -> bool:
        """Tell a name that the page has given before."""
        surname = _tokens(words)[-1:]
        return any(n.end <= at and surname == _tokens(n.words)[-1:] for n in self.named)

    def _one_of_them(self, at: int, paragraph: int) -> Actor | None:
        """ "Said one": of the party of the last of many who headed a main clause."""
        heads = [n for n in self._near(at, paragraph) if n.rank and n.paragraph == paragraph]
        many = [n for n in heads if n.rank > 1 and _is_many(n.words)]
        told = many[-1] if many else None
        return self._speaking_for(told.actor) if told is not None and told.actor else None

    def _of_named(self, words: str, at: int) -> Actor | None:
        """ "Akim's aides": of the party of the one who is named."""
        owned = OWNED_BY_NAME.match(words.strip()) or OWNED_BY_OFFICE.match(words.strip())
        if owned is None or not (OFFICE.search(owned["what"]) or INSTITUTION.search(owned["what"])):
            return None
        owner = self.names.resolve(owned["owner"], self.on) or self._earlier(owned["owner"], at)
        return self._speaking_for(owner) if owner else None

    def _described(self, bare: str, at: int, paragraph: int) -> Actor | None:
        """ "The head of state", "the diplomat", "the 58-year-old": the one person it fits."""
        if AGED.match(bare):
            return self._person(at, paragraph, at)
        if PRESIDENTIAL.match(bare):
            held = self._holding(("president",), at)
            parties = {self.names.party_of(a, self.on) for a in held}
            return self._party(parties.pop()) if len(parties) == 1 else None
        called = re.sub(r"^(?:country's|senior|veteran|visiting) ", "", bare.removeprefix("the "))
        offices = CALLED.get(called) if bare.startswith("the ") else None
        held = self._holding(offices, at) if offices else []
        if len({a.id for a in held}) > 1:  # of two presidents, the one who acted last
            acted = [n.actor for n in self._near(at, paragraph) if n.rank > 1 and n.actor in held]
            held = [a for a in acted[-1:] if a is not None]
        return held[0] if len({a.id for a in held}) == 1 else None

    def _holding(self, offices: tuple[str, ...], at: int) -> list[Actor]:
        """Return the persons named so far who hold, or were called by, one of the offices."""
        return [
            actor
            for words, actor in self._people(at)
            if any(_has_office(title, offices) for title in (words, *_titles(actor)))
        ]

    def _people(self, at: int) -> list[tuple[str, Actor]]:
        """Return the persons named so far whom somebody knows, each with the words used."""
        return [(n.words, n.actor) for n in self.named if n.end <= at and n.is_person and n.actor]

    def _near(self, at: int, paragraph: int) -> list[Named]:
        return [
            n
            for n in self.named
            if n.end <= at
            and not n.quoted
            and paragraph - 1 <= n.paragraph <= paragraph
            and at - n.end < FAR
        ]

    def _person(self, at: int, paragraph: int, since: int) -> Actor | None:
        """The person who headed the last sentence that a person heads, this paragraph first.

        Who is only mentioned in the sentence itself is not its subject: "Asked about Pell, she".
        """
        near = [n for n in self._near(at, paragraph) if n.is_person]
        people = [n for n in near if n.rank or n.sentence != since] or near
        here = [n for n in people if n.paragraph == paragraph] or people
        heads = [n for n in here if n.rank]
        if heads:
            last = [n for n in heads if n.sentence == heads[-1].sentence]
            main = [n for n in last if n.rank == max(m.rank for m in last)]
            return (
                main[-1].actor if len({_key(n) for n in main}) == 1 or main[-1].rank > 1 else None
            )
        return here[0].actor if len({_key(n) for n in here}) == 1 else None

    def _group(self, at: int, paragraph: int) -> Actor | None:
        """The last group or state that headed a clause; else the only one near."""
        groups = [n for n in self._near(at, paragraph) if not n.is_person]
        heads = [n for n in groups if n.rank]
        here = [n for n in heads if n.paragraph == paragraph] or heads
        if here:
            return here[-1].actor
        return groups[0].actor if len({_key(n) for n in groups}) == 1 else None

    def _owned(self, whose: str, what: str, at: int, paragraph: int) -> Actor | None:
        """ "His spokesman", "its army": who was called so for the same party, else the party."""
        personal = whose in ("his", "her")
        owner = self._possessor(at, paragraph) if personal else None
        if owner is None:
            owner = self._person(at, paragraph, at) if personal else self._group(at, paragraph)
        owner = owner or (None if personal else self._person(at, paragraph, at))
        many = what.strip().lower() == "members"
        if owner is None or not (OFFICE.search(what) or INSTITUTION.search(what) or many):
            return None
        party = self.names.party_of(owner, self.on)
        called = self._called(what, at)
        same = [a for a in called if self.names.party_of(a, self.on) == party]
        if len({a.id for a in same}) == 1:
            return same[-1]
        return self._party(party)

    def _possessor(self, at: int, paragraph: int) -> Actor | None:
        """ "Zelensky's office responded. … His deputy": the owner of the last head, a person."""
        heads = [n for n in self._near(at, paragraph) if n.rank > 1 and n.paragraph == paragraph]
        owned = OWNED_BY_NAME.match(heads[-1].words) if heads and not heads[-1].is_person else None
        owner = self.names.resolve(owned["owner"], self.on) if owned is not None else None
        return owner if owner is not None and owner.kind == "person" else None

    def _speaking_for(self, actor: Actor) -> Actor | None:
        """Return the state or organisation an actor speaks for."""
        return self._party(self.names.party_of(actor, self.on))

    def _party(self, party: str) -> Actor | None:
        """Return the state or organisation that is, or stands for, a party."""
        named = self.names.actors.get(party)
        bodies = [a for a in self.names.actors.values() if a.party == party and party]
        for kind in ("state", "organisation", "group"):
            named = named or next((a for a in bodies if a.kind == kind), None)
        return named

    def _called(self, words: str, at: int) -> list[Actor]:
        """Return the persons whom an earlier phrase gave one of the offices in ``words``."""
        offices = _offices(words)
        return [
            actor
            for words, actor in self._people(at)
            if offices & _offices(" ".join((words, *_titles(actor))))
        ]

    def _earlier(self, words: str, at: int) -> Actor | None:
        """A surname, or "the minister": the one person of earlier, fuller phrases."""
        found = re.findall(r"[^\W\d_][\w’'-]*", words)
        if not found:
            return None
        wanted = found[-1].lower()
        # A common noun is no surname: "the ministry" is not its spokeswoman Katya Umbrin.
        common = found[-1].islower() or INSTITUTION.fullmatch(found[-1]) is not None
        bearers: dict[str, Actor] = {}
        if not common:
            bearers = {a.id: a for named, a in self._people(at) if wanted in _tokens(named)}
        elif found[0].lower() in ("the", "this"):
            bearers = {a.id: a for a in self._called(words, at)} or self._same_noun(wanted, at)
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _same_noun(self, noun: str, at: int) -> dict[str, Actor]:
        """Return who was named with the same noun: "US officials … the officials".

        A person bears a noun for persons only: the ministry is not its spokeswoman.
        """
        human = OFFICE.fullmatch(noun) or HUMAN.fullmatch(noun)
        before = [n for n in self.named if n.end <= at]
        same = [n for n in before if human and n.is_person and noun in _tokens(n.words)]
        same += [n for n in before if not n.is_person and noun in _ends(n.words)]
        return {n.actor.id: n.actor for n in same if n.actor}

    def _institution(self, words: str, at: int, paragraph: int, sentence: int) -> Actor | None:
        """ "The army said" where one party alone has been named in the sentence before.

        A body that a state has but one of may also be that of the only party named since the
        paragraph before.
        """
        words = words.replace("country's ", "")
        if not INSTITUTION.search(words) or len(words.split()) > 3 or UNPLACED.match(words):
            return None
        if words.split()[0].lower() in ("a", "an", "one"):
            return None
        told = [n for n in self.named if sentence <= n.start and n.end <= at and not n.quoted]
        parties = self._parties(told)
        if not parties and BODY.fullmatch(words.strip()):
            near = self._near(at, paragraph)
            heads = [n for n in near if n.paragraph == paragraph and n.rank > 1]
            parties = self._parties(heads[-1:]) or self._parties(near)
            parties = parties if len(parties) == 1 else self._governing(at)
        return self._party(parties.pop()) if len(parties) == 1 else None

    def _governing(self, at: int) -> set[str]:
        """Return the one state of a page that sets a government against an armed group."""
        told = [n for n in self.named if n.end <= at and n.actor]
        states = [n for n in told if n.actor and n.actor.kind == "state"]
        fought = any(_is_group(n.actor) for n in told)
        return self._parties(states) if fought else set()

    def _parties(self, named: list[Named]) -> set[str]:
        return {self.names.party_of(n.actor, self.on) for n in named if n.actor} - {""}


def _is_group(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "group"


def _offices(words: str) -> set[str]:
    return {m[1].lower().removesuffix("s") for m in OFFICE.finditer(words)}


def _titles(actor: Actor) -> tuple[str, ...]:
    return tuple(role.office for role in actor.roles)


def _has_office(title: str, offices: tuple[str, ...]) -> bool:
    """Tell "President Ada Berg" from "presidential aide" and "the president's envoy"."""
    own = re.sub(r"\w+'s\b|\bpresidential\b|\bvice[- ]president\b", "", title.lower())
    return any(re.search(rf"\b{office}", own) for office in offices)


def _is_many(words: str) -> bool:
    """Tell a plural: "Western officials", "Akim's aides"."""
    found = INSTITUTION.findall(words) + OFFICE.findall(words)
    return bool(found) and found[-1].lower().endswith(("s", "staff"))


def _tokens(words: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w-]*", words.lower())


def _ends(words: str) -> list[str]:
    """Return the first and the last word of a phrase."""
    tokens = _tokens(words)
    return tokens[:1] + tokens[-1:]


def _key(named: Named) -> str:
    return named.actor.id if named.actor else " ".join(_tokens(named.words)[-1:])
