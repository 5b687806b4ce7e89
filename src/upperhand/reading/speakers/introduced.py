"""For whom somebody speaks whom a clause introduces: "who heads the team", "sent by Paris"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from upperhand.reading.grammar.tree import child, noun_phrase
from upperhand.reading.names.gazetteer import Gazetteer
from upperhand.reading.names.people import HUMAN
from upperhand.reading.names.strangers import person_named
from upperhand.reading.speakers.words import INSTITUTION, OFFICE
from upperhand.record import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["accompanying", "heading", "is_human", "sent_by"]

SENDING = frozenset(("send", "appoint", "dispatch", "name"))


def sent_by(token: Token, words: str, names: Gazetteer, on: date | None) -> Actor | None:
    """Return whom "Walter Robertson, whom President Eisenhower has sent" speaks for."""
    clause = next((c for c in token.rights if c.dep_ == "relcl" and c.lemma_ in SENDING), None)
    by = child(clause, "nsubj") if clause is not None else None
    if by is None or clause is None or child(clause, "dobj") is None or token.pos_ != "PROPN":
        return None
    sender = names.resolve(token.doc.text[slice(*noun_phrase(by))], on)
    party = names.party_of(sender, on) if sender is not None else ""
    return person_named(words, party) if party else None


HEADING = frozenset(
    ("advise", "chair", "command", "head", "lead", "represent", "run", "sit", "speak")
)  # fmt: skip


def heading(token: Token, words: str, names: Gazetteer, on: date | None) -> Actor | None:
    """Return for whom "Dalia Regev, who speaks for the families' forum" speaks."""
    clause = next((c for c in token.rights if c.dep_ == "relcl" and c.lemma_ in HEADING), None)
    if clause is None or clause.left_edge.lower_ != "who" or token.pos_ != "PROPN":
        return None
    served = child(clause, "dobj")
    through = child(clause, "prep")
    if through is not None and through.lower_ in ("for", "in", "on"):
        served = child(through, "pobj")
    if served is None:
        return None
    body = names.resolve(token.doc.text[slice(*noun_phrase(served))], on)
    party = names.party_of(body, on) if body is not None else ""
    return person_named(words, party) if party else None


SERVING = frozenset(("travel", "work", "serve", "accompany", "brief"))


def accompanying(noun: Token, names: Gazetteer, on: date | None) -> Actor | None:
    """Return for whom "an official travelling with Prime Minister Netanyahu" speaks."""
    told = (c for c in noun.rights if c.dep_ in ("acl", "relcl") and c.lemma_ in SERVING)
    clause = next(told, None)
    if clause is None or not any(c.lower_ == "with" for c in clause.children):
        return None
    if not is_human(noun) and not INSTITUTION.fullmatch(noun.text):
        return None
    last = clause.right_edge
    words = noun.doc.text[noun.left_edge.idx : last.idx + len(last.text)]
    return names.resolve(words, on)


def is_human(token: Token) -> bool:
    """Tell a noun for one person: "envoy", "teacher"."""
    return OFFICE.fullmatch(token.text) is not None or HUMAN.fullmatch(token.text) is not None
