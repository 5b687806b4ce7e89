"""Whose words they are: from the phrase before the cue to a known actor and a party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.parse import Paragraph
from upperhand.reading.grammar.tree import agent, child, noun_phrase
from upperhand.reading.names.people import is_outsider
from upperhand.reading.names.phrases import local_state
from upperhand.reading.speakers.coref import Antecedents
from upperhand.reading.speakers.introduced import accompanying, heading, is_human, is_tag, sent_by
from upperhand.reading.speakers.met import unowned, wide_phrase
from upperhand.reading.speakers.phrased import is_another, is_skipper, knowing, rest_of_name
from upperhand.reading.speakers.words import PAPERS
from upperhand.record import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    words += rest_of_name(paragraph.doc, source[1])
    at = paragraph.raw(*source)[0]
    wide = wide_phrase(paragraph.doc[speaker], text)
    named = known.names.resolve(wide, known.on) if wide != words else None
    if named is not None and named.kind == "person" and _is_told(named, wide, known):
        return named
    words += knowing(paragraph.doc[speaker])
    noun, sentence = paragraph.doc[speaker], paragraph.doc[speaker].sent
    since = paragraph.raw(sentence.start_char, sentence.end_char)[0]
    meant = None if is_another(noun) or is_skipper(noun) else known
    if is_tag(noun):
        at = known.before_tagged(at, since, many=noun.lower_ == "they")
    nearby = known.names.actors.get(local_state(words, sentence.text))
    if nearby is not None and not known.names.find(words, known.on):
        return nearby  # "Across the border in Belgorod, the governor said"
    return (
        (meant.resolve(words, at, paragraph.index, since) if meant else None)
        or named
        or heading(noun, words, known.names, known.on, known.here)
        or _issuer(paragraph, speaker, known)
        or _whose_own(paragraph, speaker, known)
        or accompanying(noun, known.names, known.on)
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


def _is_told(person: Actor, wide: str, known: Antecedents) -> bool:
    """Tell "Its chief negotiator, Humberto de la Calle" and "Ada Berg, a former minister, said".

    The known name says whose he is, and whoever is introduced as a former minister is nobody's.
    """
    return person.id in known.names.actors or (not person.party and is_outsider(wide))


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
