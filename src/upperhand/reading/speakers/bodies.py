"""Who is meant by "the army", "the rebels", "one ambassador", "a minister": bodies and officials.

Each rule gives an actor where the page leaves one party only, and None where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from upperhand.reading.names.strangers import person_named
from upperhand.reading.speakers.named import Named, ends, is_many, is_paper, tokens
from upperhand.reading.speakers.organs import Organs
from upperhand.reading.speakers.words import (
    A_PERSON,
    BODY,
    DRAFT,
    FOR_THE,
    FULL_NAME,
    INSIDER,
    INSTITUTION,
    JUNIOR,
    LOCAL,
    OF_BODY,
    OF_THE,
    OFFICE,
    ONE_SUCH,
    PAPER,
    RANKED,
    REBELS,
    SPOKEN_FOR,
    TEAMS,
    TITLED,
    UNPLACED,
)
from upperhand.record import Actor

__all__ = ["Bodies"]


@dataclass(frozen=True, slots=True)
class Bodies(Organs):
    """The names of a page, asked about institutions, groups and officials without a name."""

    def _institution(self, words: str, at: int, paragraph: int, sentence: int) -> Actor | None:
        """ "The army said" where one party alone has been named in the sentence before.

        A body that a state has but one of may also be that of the only party named since the
        paragraph before.
        """
        words = words.replace("country's ", "")
        body = BODY.fullmatch(words.strip()) is not None
        if not INSTITUTION.search(words) or UNPLACED.match(words):
            return None
        if len(words.split()) > 3:
            # "The Ministry of Finance": of who acts in this paragraph, or of a paper's home.
            parties = self._acting(at, paragraph) or set(self.home)
            return self._party(parties.pop()) if body and len(parties) == 1 else None
        if words.split()[0].lower() in ("a", "an", "one"):
            return None
        told = [n for n in self.named if sentence <= n.start and n.end <= at and not n.quoted]
        parties = self._parties(self._having(words, told))
        if not parties and body:
            near = self._having(words, self._near(at, paragraph))
            heads = [n for n in near if n.paragraph == paragraph and n.rank > 1]
            parties = self._parties(heads[-1:]) or self._parties(near)
            parties = parties if len(parties) == 1 else self._governing(at)
            parties = parties if len(parties) == 1 else set(self.home)
        elif body and len(parties) > 1:
            parties = self._governing(at)
        return self._party(parties.pop()) if len(parties) == 1 else None

    def _of_the_country(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "The country's energy minister", "the agency's manager": of the last such named."""
        body = FOR_THE.match(words.strip())
        if body is not None and BODY.fullmatch(body["body"]):
            return self._institution(body["body"], at, paragraph, at)
        owned = f"{body['body']}'s {body['what']}" if body is not None else words.strip()
        said = OF_THE.match(owned)
        if said is None:
            return None
        kind = next(k for k in ("state", "group", "organisation") if said[k])
        near = [n for n in self._near(at, paragraph) if n.actor and n.actor.kind == kind]
        heads = [n for n in near if n.rank] or near
        here = [n for n in heads if n.paragraph == paragraph] or heads
        last = [n for n in here if n.sentence == here[-1].sentence]
        parties = self._parties(last)
        if kind == "state" and last and not last[-1].is_person:
            parties |= self._parties(n for n in near if n.start > last[-1].end and not n.quoted)
        return self._party(parties.pop()) if len(parties) == 1 else None

    def _governing(self, at: int) -> set[str]:
        """Return the one state of a page that sets a government against an armed group."""
        told = [n for n in self.named if n.end <= at and n.actor]
        states = self._parties(n for n in told if n.actor and n.actor.kind == "state")
        groups = [n for n in told if _is_group(n.actor)]
        at_home = {p for n in groups for p in self._whose_ground(n)}
        return at_home if len(at_home) == 1 else states if groups else set()

    def _whose_ground(self, group: Named) -> set[str]:
        """Return the state that "Colombia's National Liberation Army" is said to be of."""
        actors = self.names.actors
        said = [actors[h.actor] for h in self.names.find(group.words, self.on)]
        return {self.names.party_of(a, self.on) for a in said if a.kind == "state"} - {""}

    def _placed(self, words: str, at: int, paragraph: int, sentence: int) -> Actor | None:
        """ "In Kyiv, Deputy Minister X said"; "The Kremlin was unmoved. A spokesman said"."""
        if not OFFICE.search(words) or self.names.find(words, self.on) or UNPLACED.match(words):
            return None
        opened = [n for n in self.named if n.start == sentence + len("In ") and n.end <= at]
        if opened and opened[0].actor and opened[0].actor.kind == "state":
            return self.speaking_for(opened[0].actor)
        if not SPOKEN_FOR.fullmatch(words.strip()):
            return None
        near = [n for n in self._near(at, paragraph) if n.paragraph == paragraph and n.rank > 1]
        last = near[-1] if near else None
        if last is None or last.actor is None or last.is_person:
            return None
        return self.speaking_for(last.actor)

    def _shortened(self, words: str, at: int) -> Actor | None:
        """ "Two League diplomats", where the page told of the Northern League before."""
        if not INSTITUTION.search(words) and not OFFICE.search(words):
            return None
        short = {w.lower() for w in re.findall(r"(?<=\s)[A-Z][\w-]+", words)}
        full = [n for n in self.named if n.end <= at and not n.is_person and n.actor]
        meant = self._parties(n for n in full if short & {ends(n.words)[-1]})
        if short and not meant:  # "a Commission spokesperson": the European one
            there = self._parties(full)
            meant = there & {a.party for a in self._organisations() if short & set(ends(a.name))}
        return self._party(meant.pop()) if len(meant) == 1 else None

    def _organisations(self) -> Iterator[Actor]:
        return (a for a in self.names.actors.values() if a.kind == "organisation")

    def _rebels(self, bare: str, at: int) -> Actor | None:
        """ "The rebels": the one armed group the page has named."""
        if not REBELS.fullmatch(bare):
            return None
        told = [n.actor for n in self.named if n.end <= at and n.actor is not None]
        groups = {a.id: a for a in told if _is_group(a)}
        return groups.popitem()[1] if len(groups) == 1 else None

    def _team(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "The Norda delegation … the team": of the one party whose team is near."""
        said = tokens(words.split(",")[0])
        if len(said) != 2 or said[0] != "the" or said[1] not in TEAMS:
            return None
        teams = [n for n in self._near(at, paragraph) if TEAMS & set(ends(n.words))]
        parties = self._parties(teams)
        if not teams and said[1] == "delegation":  # "The Ukrainians tell another story. … "
            parties = self._acting(at, paragraph)
        return self._party(parties.pop()) if len(parties) == 1 else None

    def _of_body(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "A ministry official": of the one ministry named in this paragraph or the last.

        "Army officers": of the army, where the names know one that needs no more words.
        """
        said = OF_BODY.fullmatch(words.strip())
        if said is None:
            return None
        body = said["body"].lower()
        named = [n for n in self._near(at, paragraph) if body in tokens(n.words)]
        parties = self._parties(named)
        if len(parties) == 1:
            return self._party(parties.pop())
        alone = self.names.resolve(f"the {body}", self.on) if not named else None
        return self.speaking_for(alone) if alone is not None else None

    def _of_paper(self, bare: str, at: int, paragraph: int) -> Actor | None:
        """ "Read the statement": of the last who headed a sentence, and spoke.

        "The memorandum": of whose paper was named last.
        """
        if DRAFT.fullmatch(bare):
            told = [n for n in self.named if n.end <= at and not n.quoted]
            papers = [n for n in told if is_paper(n.words)]
            parties = self._parties(papers) if papers and papers[-1].actor else set()
            return self._party(parties.pop()) if len(parties) == 1 else None
        heads = [n for n in self._near(at, paragraph) if n.rank] if PAPER.fullmatch(bare) else []
        last = heads[-1].actor if heads else None
        return self.speaking_for(last) if last is not None else None

    def _one_such(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "EU diplomats were less polite. … In the view of one ambassador": one of them."""
        if not ONE_SUCH.fullmatch(words.strip()) or self.names.find(words, self.on):
            return None
        heads = [n for n in self._near(at, paragraph) if n.rank > 1 and n.paragraph == paragraph]
        last = heads[-1] if heads else None
        if last is None or last.actor is None or not is_many(last.words):
            return None
        return self.speaking_for(last.actor)

    def _one_of_them(self, at: int, paragraph: int, since: int) -> Actor | None:
        """ "Said one": of the party of the last of many who headed a clause.

        Not of those the sentence itself is about: "Its negotiators, one of them added, …". Or of
        the one before: "One EU diplomat said … Another put it bluntly".
        """
        heads = [n for n in self._near(at, paragraph) if n.rank and n.paragraph == paragraph]
        many = [n for n in heads if n.sentence < since and is_many(n.words)]
        many = many or [n for n in heads if n.rank > 1 and is_many(n.words) and n.sentence < at]
        many = many or [n for n in heads[-1:] if n.sentence < since and _is_unnamed(n)]
        told = many[-1] if many else None
        return self.speaking_for(told.actor) if told is not None and told.actor else None

    def _insider(self, words: str, at: int, paragraph: int, since: int) -> Actor | None:
        """ "A minister said", "a brigade commander": of the one party the paragraph is about.

        Where its clauses had heads of two parties, or none, nobody can tell, unless the sentence
        itself has one: "The White House rejected that, with one official saying …".
        """
        if not INSIDER.fullmatch(words.strip()) or self.names.find(words, self.on):
            return None
        told = [n for n in self.named if n.sentence == since and n.end <= at and n.rank > 1]
        parties = self._parties(n for n in told if not n.quoted) or self._about(at, paragraph)
        if words.strip().lower() in ("official", "the official"):
            parties -= self.home  # one named before, or anybody's
        return self._party(parties.pop()) if len(parties) == 1 else None

    def _about(self, at: int, paragraph: int) -> set[str]:
        """Return the parties that head clauses of a paragraph so far, or else the page's home."""
        near = [n for n in self._near(at, paragraph) if n.rank and n.paragraph == paragraph]
        return self._parties(n for n in near if not is_paper(n.words)) or set(self.home)

    def _officer(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "Colonel Ivo Lind, who commands a brigade": of the army of the paragraph, or at home."""
        ranked, titled = RANKED.match(words), TITLED.match(words)
        if (ranked is None and titled is None) or self.names.find(words, self.on):
            return None
        parties = self._about(at, paragraph) if ranked else set(self.home)
        serves_here = set(self.ground) if JUNIOR.match(words) else set()
        parties = parties or set(self.scene) or serves_here
        name = words.split(",")[0]
        return person_named(name, parties.pop()) if len(parties) == 1 else None

    def local(self, words: str) -> Actor | None:
        """Return whose "the mayor" or "the city's administration" is: of the page's scene."""
        return self._party(self.here) if self.here and LOCAL.match(words.strip()) else None

    def _introduced(self, words: str, at: int, paragraph: int) -> Actor | None:
        """ "A spokeswoman for the president agreed. “…,” Lidia Sambo said": she is meant."""
        if not FULL_NAME.fullmatch(words.strip()) or self._is_known(words, at):
            return None
        before = [n for n in self._near(at, paragraph) if n.paragraph == paragraph and n.rank]
        last = before[-1] if before else None
        unnamed = last is not None and last.is_person and last.words.lower().startswith(A_PERSON)
        if last is None or last.actor is None or not unnamed:
            return None
        return self.speaking_for(last.actor)

    def _is_known(self, words: str, at: int) -> bool:
        """Tell a name that the page has given before."""
        surname = tokens(words)[-1:]
        return any(n.end <= at and surname == tokens(n.words)[-1:] for n in self.named)


def _is_group(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "group"


def _is_unnamed(one: Named) -> bool:
    """Tell "one senior EU diplomat", "a Kremlin adviser": one of a kind, without a name."""
    return one.is_person and one.words.split()[0].lower() in ("a", "an", "one")
