"""Who is meant by "he", "his spokesman", "the minister", a surname alone: by rule, or nobody.

Only what the page itself says is used: earlier phrases that named somebody. Where two people
could be meant, nobody is: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from upperhand.reading.names.people import HUMAN, PORTFOLIOS, is_outsider
from upperhand.reading.speakers.epithets import Epithets, key, titles
from upperhand.reading.speakers.named import Named, ends, is_body, is_paper, tokens
from upperhand.reading.speakers.words import (
    A_PERSON,
    AGED,
    CLOSE_TO,
    COLLEAGUE,
    HEAD,
    IN_OWN,
    INSTITUTION,
    ISSUED,
    KNOWING_OF,
    OFFICE,
    OWNED,
    OWNED_BY_NAME,
    OWNED_BY_OFFICE,
    PAPERS,
    PARTITIVE,
    PERSONAL,
    PLURAL,
    POSTED,
    RUN_BY,
    SEATED,
    SINGULAR,
    SOME_OF,
)
from upperhand.record import Actor

__all__ = ["Antecedents", "Named"]


_BEHIND = re.compile(r"\b(?:for|in|of|on|to|with)\b")


@dataclass(frozen=True, slots=True)
class Antecedents(Epithets):
    """The names of a page, asked whom any phrase means."""

    def resolve(
        self, words: str, at: int, paragraph: int, sentence: int | None = None
    ) -> Actor | None:
        """Return whom ``words`` at raw character ``at`` mean, or None."""
        stripped = KNOWING_OF.split(words.strip())[0]
        inner = ISSUED.match(stripped) or SOME_OF.match(stripped) or POSTED.match(stripped)
        if inner is not None:
            return self.resolve(inner["who"], at, paragraph, sentence)
        bare = words.strip(" ,'\"").lower()
        since = at if sentence is None else sentence
        if bare in PERSONAL:
            return self._person(at, paragraph, since)
        if bare in SINGULAR | PLURAL:
            return self._group(at, paragraph, one=bare in SINGULAR, acts=bare == "it")
        seated = SEATED.match(stripped)
        if seated is not None and (seat := self.names.resolve(seated["seat"], self.on)):
            return self.speaking_for(seat)
        owned = OWNED.match(words.strip())
        if owned is not None:
            return self._owned(owned["whose"].lower(), owned["what"], at, paragraph, since)
        if bare in PARTITIVE:
            return self._one_of_them(at, paragraph, since)
        if AGED.match(bare) and not self.names.find(words, self.on):
            return self._person(at, paragraph, at)
        fellow = self._just_named(stripped, at, paragraph) or self.fellow(stripped, at, paragraph)
        fellow = fellow or self._heard_from(stripped, since)
        if fellow is not None:
            return fellow
        run = RUN_BY.match(words.strip())
        if run is not None and (INSTITUTION.search(run["what"]) or OFFICE.search(run["what"])):
            return self.names.resolve(run["who"], self.on)
        if is_outsider(_BEHIND.split(bare)[0]) and self.names.find(words, self.on):
            return self.names.resolve(words, self.on)
        if self._is_namesake(bare.split(",")[0], at) or self._is_strangers(bare, at):
            return None
        return (
            self.names.resolve(stripped, self.on)
            or self._of_named(words, at)
            or self._near_to(words, at, paragraph, since)
            or self._of_the_country(words, at, paragraph)
            or self._earlier(words, at)
            or self._team(words, at, paragraph)
            or self._described(bare, at, paragraph)
            or self._institution(words, at, paragraph, since)
            or self._introduced(words, at, paragraph)
            or self._officer(words, at, paragraph)
            or self._placed(words, at, paragraph, since)
            or self._shortened(words, at)
            or self._rebels(bare, at)
            or self._of_body(words, at, paragraph)
            or self._of_paper(bare, at, paragraph)
            or self._one_such(words, at, paragraph)
            or self._insider(words, at, paragraph, since)
            or self.organ(words, at, paragraph)
        )

    def _is_namesake(self, surname: str, at: int) -> bool:
        """Tell "Marchenko" on a page that introduced another person of that name, unknown to us."""
        if " " in surname:
            return False
        full = [n for n in self.named if n.end <= at and n.is_person and len(tokens(n.words)) > 1]
        bearers = [n for n in full if tokens(n.words.split(",")[0])[-1:] == [surname]]
        return bool(bearers) and all(n.actor is None for n in bearers)

    def _is_strangers(self, bare: str, at: int) -> bool:
        """Tell "the official" after "an official close to the talks", whom nobody knows."""
        said = tokens(bare)
        if len(said) != 2 or said[0] != "the":
            return False
        people = [n for n in self.named if n.end <= at and n.is_person and not n.quoted]
        called = [n for n in people if said[1] in tokens(n.words.split(",")[0])]
        last = called[-1] if called else None
        return last is not None and last.actor is None and last.words.lower().startswith(A_PERSON)

    def _of_named(self, words: str, at: int) -> Actor | None:
        """ "Akim's aides": of the party of the one who is named."""
        owned = OWNED_BY_NAME.match(words.strip()) or OWNED_BY_OFFICE.match(words.strip())
        if owned is None or not (OFFICE.search(owned["what"]) or INSTITUTION.search(owned["what"])):
            return None
        owner = self.names.resolve(owned["owner"], self.on) or self._earlier(owned["owner"], at)
        return self.speaking_for(owner) if owner else None

    def _near_to(self, words: str, at: int, paragraph: int, since: int) -> Actor | None:
        """ "Officials close to the prime minister", "a source in her office": of that party."""
        close = CLOSE_TO.match(words.strip()) or IN_OWN.match(words.strip())
        whom = self.resolve(close["who"], at, paragraph, since) if close is not None else None
        return self.speaking_for(whom) if whom is not None else None

    def _group(
        self, at: int, paragraph: int, *, one: bool = False, acts: bool = False
    ) -> Actor | None:
        """The last group or state that headed a clause; else the only one near.

        ``one`` leaves out plurals: "its" takes up no soldiers, and "they" no paper. Whoever
        ``acts`` is rather the body that acted: "The embassy said Finland was no judge. It …".
        """
        near = [n for n in self._near(at, paragraph) if not n.is_person]
        groups = [n for n in near if (n.rank or n.actor) and not (one and n.plural)]
        groups = groups if one else [n for n in groups if not is_paper(n.words)]
        heads = [n for n in groups if n.rank]
        here = [n for n in heads if n.paragraph == paragraph]
        if not here and not one and (told := _just_told_of(groups, paragraph)):
            return told.actor
        if acts and not here:  # "The leaders issued a statement. It said …"
            papers = [n for n in groups if n.paragraph == paragraph and is_paper(n.words)]
            here = [n for n in papers if n.actor is not None]
        here = here or heads
        if here:
            last = [n for n in here if n.sentence == here[-1].sentence]
            return max(last, key=lambda n: (acts and _is_acting_body(n), n.start)).actor
        return groups[0].actor if len({key(n) for n in groups}) == 1 else None

    def _told_of(self, at: int, since: int) -> Actor | None:
        """ "Norda will stop if Lorne does, its minister said": of whom the sentence is about."""
        said = [n for n in self.named if n.sentence == since and n.end <= at and not n.quoted]
        heads = [n for n in said if n.rank and not n.is_person and n.actor and is_body(n.words)]
        opens = bool(heads) and heads[0].start == since and all(n.rank == 1 for n in heads)
        return heads[0].actor if opens else None

    def _owned(self, whose: str, what: str, at: int, paragraph: int, since: int) -> Actor | None:
        """ "His spokesman", "its army": who was called so for the same party, else the party."""
        personal = whose in ("his", "her")
        owner = self._possessor(at, paragraph) if personal else None
        if owner is None:
            one = whose in SINGULAR
            owner = (
                self._person(at, paragraph, at)
                if personal
                else self._told_of(at, since) or self._group(at, paragraph, one=one)
            )
        own = personal or whose in SINGULAR
        owner = owner or (None if own else self._person(at, paragraph, at))
        many = what.strip().lower() == "members"
        if COLLEAGUE.search(what) and (named := self.names.resolve(what, self.on)):
            return named
        serves = OFFICE.search(what) or INSTITUTION.search(what) or HEAD.fullmatch(what) or many
        if owner is None or not serves:
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

    def _called(self, words: str, at: int) -> list[Actor]:
        """Return the persons whom an earlier phrase gave one of the offices in ``words``."""
        offices, portfolio = _offices(words), PORTFOLIOS.intersection(tokens(words))
        called = [(a, " ".join((said, *titles(a)))) for said, a in self._people(at)]
        return [
            actor
            for actor, known in called
            if offices & _offices(known) and not _has_another(portfolio, known)
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
            bearers = {a.id: a for named, a in self._people(at) if wanted in tokens(named)}
        elif found[0].lower() in ("the", "this"):
            bearers = {a.id: a for a in self._called(words, at)} or self._same_noun(words, at)
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _same_noun(self, words: str, at: int) -> dict[str, Actor]:
        """Return who was named with the same noun: "US officials … the officials".

        A person bears a noun for persons only: the ministry is not its spokeswoman. The attorney
        general's office is no Foreign Office: every word has to have been used before.
        """
        said = set(tokens(words)) - {"the", "this"}
        noun = tokens(words)[-1]
        if said == {"envoy"} and not any(
            noun in tokens(n.words) for n in self.named if n.end <= at
        ):
            said, noun = {"ambassador"}, "ambassador"
        human = OFFICE.fullmatch(noun) or HUMAN.fullmatch(noun)
        before = [n for n in self.named if n.end <= at and said <= set(tokens(n.words))]
        same = [n for n in before if human and n.is_person and noun in tokens(n.words)]
        others = [n for n in before if not n.is_person and noun in ends(n.words)]
        same += [n for n in others if noun not in PAPERS or is_paper(n.words)]
        return {n.actor.id: n.actor for n in same if n.actor}


def _just_told_of(groups: list[Named], paragraph: int) -> Named | None:
    """Return the Russians of "Start with the Russians. Their delegation …", if nobody else is."""
    here = [n for n in groups if n.paragraph == paragraph and n.actor is not None]
    return here[-1] if here and len({key(n) for n in here}) == 1 and here[-1].plural else None


def _is_acting_body(named: Named) -> bool:
    return named.rank > 1 and named.words.lower().startswith("the ")


def _has_another(portfolio: frozenset[str], known: str) -> bool:
    """Tell the External Affairs Minister from Foreign Minister Sergey Lavrov."""
    theirs = PORTFOLIOS.intersection(tokens(known))
    return bool(portfolio and theirs) and not portfolio & theirs


def _offices(words: str) -> set[str]:
    return {m[1].lower().removesuffix("s") for m in OFFICE.finditer(words)}
