"""For whom somebody speaks whom a clause introduces: "who heads the team", "sent by Paris"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import ISSUING, SPEECH
from upperhand.reading.grammar.tree import SUBJECTS, agent, child, noun_phrase
from upperhand.reading.names.gazetteer import Gazetteer, NameHit
from upperhand.reading.names.people import HUMAN
from upperhand.reading.names.strangers import person_named
from upperhand.reading.speakers.words import (
    FULL_NAME,
    HEAD,
    INSTITUTION,
    LOCAL,
    OFFICE,
    PAPERS,
    PERSONAL,
)
from upperhand.reading.word_lists import words_of
from upperhand.record import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "accompanying", "heading", "is_full_name", "is_human", "is_introduced", "is_met",
    "is_mistagged", "is_tag", "issued_by", "opens_sentence", "sent_by",
]  # fmt: skip

SENDING = frozenset(("send", "appoint", "choose", "dispatch", "instal", "install", "name"))


def sent_by(token: Token, words: str, names: Gazetteer, on: date | None) -> Actor | None:
    """Return whom "Walter Robertson, whom President Eisenhower has sent" speaks for."""
    clause = next((c for c in token.rights if c.dep_ == "relcl" and c.lemma_ in SENDING), None)
    by = child(clause, "nsubj") if clause is not None else None
    if by is None or clause is None or child(clause, "dobj") is None:
        return None
    if (
        token.pos_ != "PROPN"
        and not HEAD.fullmatch(token.text)
        and not OFFICE.fullmatch(token.text)
    ):
        return None
    sender = names.resolve(token.doc.text[slice(*noun_phrase(by))], on)
    party = names.party_of(sender, on) if sender is not None else ""
    named = token.pos_ == "PROPN"
    return (person_named(words, party) if named else names.actors.get(party)) if party else None


def issued_by(token: Token, names: Gazetteer, on: date | None) -> Actor | None:
    """Return whose "a paper circulated by the Polish delegation" is; who issued it may act too."""
    if token.lemma_.lower() not in PAPERS:
        return None
    made = child(token, "acl")
    by = agent(made) if made is not None and made.tag_ == "VBN" else None
    if token.dep_ == "dobj" and token.head.lemma_ in ISSUING:
        by = child(token.head, *SUBJECTS)  # "European leaders issued a joint statement"
    return names.resolve(token.doc.text[slice(*noun_phrase(by))], on) if by is not None else None


HEADING = frozenset(
    ("advise", "chair", "command", "head", "lead", "represent", "run", "sit", "speak")
)  # fmt: skip
# In the past tense these tell of an office somebody has left.
LEFT = frozenset(("advise", "command", "represent", "run"))


def heading(
    token: Token, words: str, names: Gazetteer, on: date | None, here: str = ""
) -> Actor | None:
    """Return for whom "Dalia Regev, who speaks for the families' forum" speaks.

    "Ada Berg heads the ministry's press office" and "the team was led by Ada Berg" tell it too;
    who "heads the town's military administration" is of ``here``, the party on whose ground the
    page was written.
    """
    if token.pos_ != "PROPN" and not is_human(token):
        return None
    verb = _heading_verb(token)
    bodies = _headed(verb) if verb is not None else _worked_for(token)
    parties = {_party_of_body(body, names, on) for body in bodies} - {""}
    if here and not parties and any(_is_local(body) for body in bodies):
        parties = {here}
    if len(parties) != 1:
        return None
    return person_named(words, parties.pop())


def _is_local(body: Token) -> bool:
    return LOCAL.match(body.doc.text[slice(*noun_phrase(body))]) is not None


def _heading_verb(token: Token) -> Token | None:
    """Return the verb that says what somebody heads: of a clause of his, or of the sentence."""
    clauses = [c for c in token.rights if c.dep_ == "relcl" and c.left_edge.lower_ == "who"]
    above = token.head.head if token.head.dep_ == "agent" else token.head
    main = [above] if token.dep_ == "nsubj" or token.head.dep_ == "agent" else []
    verbs = (v for v in (*clauses, *main) if v.lemma_ in HEADING and child(v, "neg") is None)
    verb = next(verbs, None)
    return None if verb is None or _has_left(verb) else verb


def _has_left(verb: Token) -> bool:
    """Tell "who once led the land forces", "who commanded them"."""
    before = any(c.lower_ in ("formerly", "once", "previously") for c in verb.lefts)
    return before or (verb.tag_ == "VBD" and verb.lemma_ in LEFT)


def _headed(verb: Token) -> list[Token]:
    """Return what is headed: "the team", "for the ministry", of a passive its subject."""
    through = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("for", "in", "on")]
    behind = [p for c in through[:1] for p in c.children if p.dep_ == "pobj"]
    own = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    return own or behind


def _worked_for(token: Token) -> list[Token]:
    """Return the team in "Ada Berg, who drafts the texts for the president's team"."""
    clauses = [c for c in token.rights if c.dep_ == "relcl" and c.tag_ in ("VBZ", "VBP")]
    through = [t for c in clauses for t in c.subtree if t.dep_ == "prep" and t.lower_ == "for"]
    behind = [p for t in through for p in t.children if p.dep_ == "pobj"]
    return [p for p in behind if INSTITUTION.fullmatch(p.text)]


def _party_of_body(noun: Token, names: Gazetteer, on: date | None) -> str:
    """Return the party of "the team from Bogotá", "the team that bargained for Norda"."""
    text = noun.doc.text
    clauses = [c for c in noun.rights if c.dep_ == "relcl"]
    for_whom = [t for c in clauses for t in c.rights if t.dep_ == "prep" and t.lower_ == "for"]
    phrases = [noun_phrase(noun), *(noun_phrase(p) for t in for_whom for p in t.children)]
    sent = [c for c in noun.head.rights if c.dep_ == "prep" and c.lower_ == "from"]
    said = [text[a:b] for a, b in phrases]
    said += [f"{said[0]} from {text[slice(*noun_phrase(p))]}" for c in sent for p in c.children]
    found = (names.resolve(words, on) for words in said)
    return next((names.party_of(a, on) for a in found if a is not None), "")


SERVING = frozenset(("arrive", "come", "fly", "travel", "work", "serve", "accompany", "brief"))


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


def is_mistagged(token: Token, hits: Iterable[NameHit]) -> bool:
    """Tell the subject of "Trump himself struck two notes", tagged as a verb: a known name."""
    topic = token.pos_ == "VERB" and token.dep_ in ("nsubj", "nsubjpass")
    return topic and any(h.start == token.idx for h in hits)


def is_tag(token: Token) -> bool:
    """Tell "he" in "the king was late, he said": not the king; so "they" and the ministers."""
    verb = token.head
    if token.lower_ not in (*PERSONAL, "they") or token.i == 0 or token.nbor(-1).text != ",":
        return False
    if any(t.text in (";", ":") for t in token.doc[token.sent.start : token.i]):
        return False  # "The envoy was late; the hall, he said, was cold"
    if verb.head.dep_ in ("relcl", "acl"):
        return False  # "The king replied, citing raids that, he argued, were few"
    told = child(verb, "ccomp")
    behind = told is not None and told.i < token.i
    return verb.lemma_.lower() in SPEECH and (behind or verb.dep_ in ("parataxis", "ccomp"))


def is_human(token: Token) -> bool:
    """Tell a noun for one person: "envoy", "teacher"."""
    return OFFICE.fullmatch(token.text) is not None or HUMAN.fullmatch(token.text) is not None


def opens_sentence(token: Token, words: str) -> bool:
    """Tell "Amnesty" in "Amnesty was on offer": a capital that the sentence gave.

    "Halyna, a nurse who fled" is somebody.
    """
    someone = any(
        c.dep_ in ("appos", "nummod") and (is_human(c) or c.pos_ == "NUM" or _is_trade(c))
        for c in token.rights
    )
    someone = someone or any(c.dep_ == "relcl" and _is_of_kin(c) for c in token.rights)
    return " " not in words and token.i == token.sent.start and not someone


KIN = words_of("""
    aunt boyfriend brother child cousin daughter father fiance fiancee fiancé fiancée girlfriend
    grandfather grandmother grandson husband mother nephew niece parent sister son uncle wife
""")


def _is_of_kin(clause: Token) -> bool:
    """Tell "Oksana, whose brother was captured": only people have brothers."""
    return any(t.lower_ == "whose" and t.head.lemma_.lower() in KIN for t in clause.subtree)


def _is_trade(noun: Token) -> bool:
    """Tell "a bookkeeper", said of somebody, from "a charity" and "a rights group"."""
    one = noun.tag_ == "NN" and any(t.lower_ in ("a", "an") for t in noun.lefts)
    return one and noun.lemma_.lower() not in BODIES and not INSTITUTION.fullmatch(noun.text)


BODIES = frozenset(
    ("agency", "association", "bank", "body", "bureau", "channel", "charity", "city", "company",
     "daily", "firm", "foundation", "fund", "group", "institute", "journal", "magazine", "movement",
     "newspaper", "organisation", "organization", "outlet", "paper", "party", "port", "service",
     "site", "state", "station", "think-tank", "tank", "town", "union", "village", "website",
     "weekly")
)  # fmt: skip


def is_full_name(token: Token, words: str) -> bool:
    """Tell a person that the page introduces: "the Concert's chair, Ambassador Luis Corday"."""
    first, doc = token.left_edge.i, token.doc
    after = first > 1 and doc[first - 1].text == "," and is_human(doc[first - 2])
    beside = after or (token.dep_ == "appos" and is_human(token.head))
    return beside and FULL_NAME.fullmatch(words) is not None


def is_met(token: Token) -> bool:
    """Tell somebody without a name who may be "he" next: "tea with a member of the Cabinet"."""
    indefinite = any(t.lower_ in ("a", "an") for t in token.lefts)
    return token.dep_ in ("pobj", "dobj") and indefinite and token.tag_ == "NN" and is_human(token)


def is_introduced(token: Token, words: str) -> bool:
    """Tell "words from Ibrahim Stanfield, a historian"; "Ada Berg, 41,"; "led by Ada Berg"."""
    told = any(
        c.dep_ == "appos" and (is_human(c) or c.pos_ == "NUM" or c.lemma_ == "director")
        for c in token.rights
    )
    led = token.head.dep_ == "agent" and token.head.head.lemma_ in HEADING
    return (told or led) and token.pos_ == "PROPN" and FULL_NAME.fullmatch(words) is not None
