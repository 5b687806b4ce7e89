"""Claims of weakness: what a war costs in men, a budget eaten, ports that hurt."""

from __future__ import annotations

from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.leverage import words
from upperhand.reading.leverage.signs import Sign, adjective, negation, owner_of

__all__ = [
    "consuming", "costing", "crippling", "depending", "falling", "hurting", "lacking", "paying",
]  # fmt: skip

EATING = frozenset(("swallow", "eat", "devour", "consume", "drain", "cost", "bleed", "absorb"))
PURSES = frozenset(("budget", "treasury", "economy", "revenue", "reserve", "gdp", "saving"))
CRIPPLING = frozenset(("idle", "halve", "cripple", "choke", "slash", "cut", "destroy", "curtail"))
DWINDLING = frozenset(("stock", "stockpile", "morale", "recruitment", "support", "patience", "aid"))
FACING = frozenset(("face", "suffer", "have", "struggle", "fight", "see"))
OUTPUT = frozenset(("capacity", "output", "production", "revenue", "export", "arsenal", "income"))


def consuming(verb: Any) -> Sign | None:
    """Read "the war swallows half of the budget"."""
    what = {t.lemma_.lower() for c in verb.rights if c.dep_ == "dobj" for t in c.subtree}
    who = child(verb, "nsubj")
    war = who is not None and who.lemma_.lower() in ("war", "front", "army", "fighting", "campaign")
    if not war or verb.lemma_.lower() not in EATING or not what & PURSES or negation(verb) < 0:
        return None
    purse = next(t for t in verb.subtree if t.lemma_.lower() in PURSES)
    return Sign("strength", -1, verb, owner_of(purse) or owner_of(who) or purse, spoken=True)


def costing(verb: Any) -> Sign | None:
    """Read "the assault cost X more men than it could replace", "has cost X dearly"."""
    whom = child(verb, "dative", "dobj")
    if verb.lemma_ != "cost" or whom is None or negation(verb) < 0:
        return None
    below = {t.lower_ for t in verb.subtree if t.i > verb.i}
    much = {"more", "than"} <= below or below & {"dear", "dearly", "heavily"}
    return Sign("strength", -1, verb, whom) if much and whom.pos_ in ("PROPN", "PRON") else None


def crippling(verb: Any) -> Sign | None:
    """Read "the strikes have idled a sixth of X's refining capacity": X is the weaker for it."""
    if verb.lemma_.lower() not in CRIPPLING or verb.pos_ != "VERB" or negation(verb) < 0:
        return None
    what = [t for c in verb.rights if c.dep_ in ("dobj", "prep") for t in c.subtree]
    hit = next((t for t in what if t.lemma_.lower() in OUTPUT), None)
    whose = owner_of(hit) if hit is not None else None
    return Sign("strength", -1, verb, whose) if whose is not None else None


def hurting(verb: Any) -> Sign | None:
    """Read "the blockade hurts X's own ports", "sanctions are bleeding the invader"."""
    who, what = child(verb, "nsubj"), child(verb, "dobj")
    if verb.lemma_.lower() not in words.HURTS or who is None or what is None or negation(verb) < 0:
        return None
    if who.lemma_.lower() not in words.PRESSURES:
        return None
    return Sign("leverage", -1, verb, owner_of(what) or what, spoken=True)


def paying(verb: Any) -> Sign | None:
    """Read "is paying for every village with a battalion"."""
    if verb.lemma_ != "pay" or verb.pos_ != "VERB" or negation(verb) < 0:
        return None
    price = [c for p in verb.rights if p.lower_ == "for" for c in p.children if c.dep_ == "pobj"]
    each = any(t.lower_ in ("each", "every") for c in price for t in c.children)
    taken = any(c.lemma_.lower() in words.PLACES for c in price)
    return Sign("strength", -1, verb, subject(verb)) if each and taken else None


def falling(noun: Any) -> Sign | None:
    """Read "X's oil revenues have halved", "its stocks are shrinking", "support is fading"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.lemma_.lower() not in PURSES | OUTPUT | DWINDLING:
        return None
    if verb.lemma_.lower() not in words.FALLS or any(c.tag_ == "MD" for c in verb.children):
        return None
    for_whom = next((child(c, "pobj") for c in noun.rights if c.lower_ == "for"), None)
    whose = for_whom if for_whom is not None else owner_of(noun)
    if whose is None and noun.lemma_.lower() in ("economy", "budget", "treasury"):
        whose = noun
    return Sign("strength", -negation(verb), noun, whose) if whose is not None else None


def lacking(noun: Any) -> Sign | None:
    """Read "faces a shortage of shells", "its manpower shortage"."""
    if noun.lemma_.lower() not in ("shortage", "dearth", "deficit"):
        return None
    of = {t.lemma_.lower() for c in (*noun.lefts, *noun.rights) for t in (c, *c.children)}
    if not of & (words.SUPPLIES | {"manpower", "infantry", "labour", "labor", "spare", "budget"}):
        return None
    verb = noun.head
    whose = _whose_shortage(noun)
    if whose is None and noun.dep_ in ("dobj", "pobj"):
        above = verb if noun.dep_ == "dobj" else verb.head
        whose = subject(above) if above.lemma_ in FACING else None
    return Sign("strength", -1, noun, whose) if whose is not None else None


def _whose_shortage(noun: Any) -> Any:
    """Return whose shortage it is, never what is short: "the shortage of men"."""
    return child(noun, "poss") or adjective(noun)


def depending(verb: Any) -> Sign | None:
    """Read "depends on foreign arms for nearly every shell"."""
    if verb.lemma_ not in ("depend", "rely") or negation(verb) < 0:
        return None
    on = next((c for c in verb.rights if c.lower_ in ("on", "upon")), None)
    what = {t.lemma_.lower() for t in on.subtree} if on is not None else set()
    supplied = what & (words.SUPPLIES | {"arm", "weapon", "aid", "money", "loan", "supply"})
    return Sign("strength", -1, verb, subject(verb)) if supplied else None
