"""Whose words they are: from the phrase before the cue to a known actor and a party."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from upperhand.reading.grammar.parse import Paragraph
from upperhand.reading.grammar.tree import agent, child, noun_phrase
from upperhand.reading.names.people import is_outsider
from upperhand.reading.names.phrases import local_state
from upperhand.reading.speakers.coref import Antecedents
from upperhand.reading.speakers.introduced import accompanying, heading, is_human, is_tag, sent_by
from upperhand.reading.speakers.met import unowned, wide_phrase
from upperhand.reading.speakers.words import PAPERS
from upperhand.record import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["speaking_actor"]


def speaking_actor(
    paragraph: Paragraph, source: tuple[int, int], speaker: int, known: Antecedents
) -> Actor | None:
    """Return who the source phrase means, or None if that cannot be told.

    ``source`` is a span of the shadow text, ``speaker`` the token that heads it.
    """
    text = paragraph.doc.text
    words = unowned(text[source[0] : source[1]])
    for relative in (", who", ", which", " who", " which", " that"):
        words = words.removesuffix(relative)
    if words.rsplit(" ", 1)[-1] in ("of", "to", "for"):  # "the President of | Ukraine X" is cut
        words = text[source[0] : max(source[1], paragraph.doc[speaker].head.idx)]
    words += _rest_of_name(paragraph.doc, source[1])
    at = paragraph.raw(*source)[0]
    wide = wide_phrase(paragraph.doc[speaker], text)
    named = known.names.resolve(wide, known.on) if wide != words else None
    if named is not None and named.kind == "person" and _is_told(named, wide, known):
        return named
    words += _knowing(paragraph.doc[speaker])
    sentence = paragraph.doc[speaker].sent
    since = paragraph.raw(sentence.start_char, sentence.end_char)[0]
    noun = paragraph.doc[speaker]
    meant = None if _is_another(noun) or _is_skipper(noun) else known
    if is_tag(noun):
        at = known.before_tagged(at, since)
    nearby = known.names.actors.get(local_state(words, sentence.text))
    if nearby is not None and not known.names.find(words, known.on):
        return nearby  # "Across the border in Belgorod, the governor said"
    return (
        (meant.resolve(words, at, paragraph.index, since) if meant else None)
        or named
        or heading(paragraph.doc[speaker], words, known.names, known.on, known.here)
        or _issuer(paragraph, speaker, known)
        or _whose_own(paragraph, speaker, known)
        or accompanying(paragraph.doc[speaker], known.names, known.on)
        or nearby
        or known.local(words)
        or known.organ(wide, at, paragraph.index)
        or _by_name(paragraph, speaker, known)
        or sent_by(noun, words, known.names, known.on)
    )


def _by_name(paragraph: Paragraph, speaker: int, known: Antecedents) -> Actor | None:
    """Return whose the captain of "its press officer, Captain Olha Bilyk" is."""
    beside = child(paragraph.doc[speaker], "appos")
    if beside is None or beside.pos_ != "PROPN" or beside.left_edge.pos_ == "DET":
        return None  # "the alliance's secretary-general, a Spaniard"
    return _noun_means(paragraph, beside, known)


def _is_another(noun: Token) -> bool:
    """Tell "the aide who poured it": not the one named before, or there were no need to say so."""
    clauses = [c for c in noun.rights if c.dep_ == "relcl" and c.left_edge.lower_ in WHO]
    alone = noun.pos_ == "NOUN" and not any(c.pos_ == "PROPN" for c in noun.lefts)
    apart = any(noun.doc[c.left_edge.i - 1].text == "," for c in clauses)
    return bool(clauses) and alone and not apart and noun.tag_ == "NN" and _is_the(noun)


WHO = frozenset(("who", "whom"))


def _is_the(noun: Token) -> bool:
    lefts = [c.lower_ for c in noun.lefts]
    return lefts == ["the"]


AFLOAT = frozenset(("ship", "vessel", "carrier", "tanker", "freighter", "ferry", "boat", "crew"))


def _is_skipper(noun: Token) -> bool:
    """Tell "Captain Nabil Haddad, whose bulk carrier lay off Sulina": no army's captain."""
    ranked = any(c.lower_ == "captain" for c in noun.lefts)
    return ranked and any(t.lemma_.lower() in AFLOAT for t in noun.subtree)


def _is_told(person: Actor, wide: str, known: Antecedents) -> bool:
    """Tell "Its chief negotiator, Humberto de la Calle" and "Ada Berg, a former minister, said".

    The known name says whose he is, and whoever is introduced as a former minister is nobody's.
    """
    return person.id in known.names.actors or (not person.party and is_outsider(wide))


KNOWING = frozenset(("acquaint", "brief", "familiarise", "familiarize", "inform", "involve"))


def _knowing(noun: Token) -> str:
    """Return what sets "three officials | briefed on it" apart from any government's officials."""
    told = (c for c in noun.rights if c.dep_ in ("acl", "amod"))
    aware = (c for c in told if c.lemma_ in KNOWING or c.lower_ in ("aware", "familiar"))
    return next((f" {c.text}" for c in aware), "")


def _rest_of_name(doc: Doc, end: int) -> str:
    """Return what a parser cut off a name: "Sudan's paramilitary | Rapid Support Forces"."""
    rest = doc.char_span(end + 1, len(doc.text), alignment_mode="contract") if end else None
    names = list(takewhile(lambda t: t.pos_ == "PROPN", rest)) if rest is not None else []
    beside = bool(names) and doc.text[end : end + 1] == " " and names[0].idx == end + 1
    return doc.text[end : names[-1].idx + len(names[-1].text)] if beside else ""


def _issuer(paragraph: Paragraph, speaker: int, known: Antecedents) -> Actor | None:
    """Return whose "a paper circulated by the ministry", "the ministry's daily bulletin" is."""
    noun = paragraph.doc[speaker]
    if noun.lemma_.lower() not in PAPERS:
        return None
    made = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    by = agent(made) if made is not None else None
    who = by if by is not None else child(noun, "poss")
    if who is not None:
        return _noun_means(paragraph, who, known)
    return _issued_in(made, known) if made is not None else None


def _issued_in(made: Token, known: Antecedents) -> Actor | None:
    """Return whose "a statement issued in Ankara" is; nobody's, if many were there for talks."""
    where = child(made, "prep")
    place = child(where, "pobj") if where is not None and where.lower_ == "in" else None
    joint = any(c.lower_ in ("joint", "common", "final") for c in made.head.lefts)
    hits = known.names.find(place.text, known.on) if place is not None and not joint else ()
    seat = known.names.actors[hits[0].actor] if hits else None
    return known.speaking_for(seat) if seat is not None and known.tells_of(seat) else None


def _noun_means(paragraph: Paragraph, noun: Token, known: Antecedents) -> Actor | None:
    start, end = noun_phrase(noun)
    at, since = paragraph.raw(start, end)[0], paragraph.raw(noun.sent.start_char, end)[0]
    return known.resolve(unowned(paragraph.doc.text[start:end]), at, paragraph.index, since)


def _whose_own(paragraph: Paragraph, speaker: int, known: Antecedents) -> Actor | None:
    """Return for whom the "spokesman" of "the rebels, whose spokesman said" speaks."""
    noun = paragraph.doc[speaker]
    if not any(c.lower_ == "whose" for c in noun.lefts) or noun.head.dep_ != "relcl":
        return None
    owner = _noun_means(paragraph, noun.head.head, known)
    return known.speaking_for(owner) if owner is not None and is_human(noun) else None
