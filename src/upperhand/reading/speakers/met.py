"""Who is met on a page, in order: known names, proper names, offices, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from upperhand.reading.calendar_words import MONTHS, WEEKDAYS
from upperhand.reading.grammar.cues import SPEECH
from upperhand.reading.grammar.parse import Paragraph, ParsedDocument
from upperhand.reading.grammar.quotes import Quote, quotes
from upperhand.reading.grammar.tree import Span, after_comma, child, noun_phrase
from upperhand.reading.names.gazetteer import Gazetteer
from upperhand.reading.names.people import HUMAN
from upperhand.reading.names.strangers import person_named
from upperhand.reading.speakers.coref import Antecedents, Named
from upperhand.reading.speakers.introduced import (
    accompanying,
    heading,
    is_full_name,
    is_human,
    is_introduced,
    is_met,
    is_mistagged,
    is_tag,
    issued_by,
    opens_sentence,
    sent_by,
)
from upperhand.reading.speakers.named import home_of
from upperhand.reading.speakers.rank import is_cited, rank_of, tells_from_place
from upperhand.reading.speakers.scene import ground_of, scene_of
from upperhand.reading.speakers.words import (
    A_PERSON,
    FULL_NAME,
    INSTITUTION,
    OFFICE,
    OWNED,
    PAPERS,
    PERSONAL,
)
from upperhand.record import Actor, Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["antecedents", "unowned", "wide_phrase"]

# "May" may be somebody's name.
CALENDAR = re.compile(rf"\b(?:{'|'.join((*WEEKDAYS, *(m for m in MONTHS if m != 'May')))})\b")
APPOSITION = 160  # characters read of an apposition when a name alone is not known
WITHIN = ("compound", "amod", "nmod")  # names inside a larger name


def antecedents(parsed: ParsedDocument, names: Gazetteer) -> Antecedents:
    """Collect who is named in a document, in order; without syntax, nobody."""
    on = day_of(parsed.document)
    paragraphs = parsed.paragraphs if parsed.knows_syntax else ()
    named: list[Named] = []
    scene, ground = scene_of(parsed, names, on), ground_of(parsed, names, on)
    told = Antecedents(named, names, on, scene=scene, ground=ground)  # it grows
    met = [one for paragraph in paragraphs for one in _named(paragraph, names, on, told.here)]
    told = replace(told, home=home_of(met, names, on))
    for one in met:
        recalled = _recalled(one, told)
        if recalled.actor is not None and named and _stands_beside(named[-1], one):
            named[-1] = replace(named[-1], actor=named[-1].actor or recalled.actor)
        if recalled.actor is not None or one.words.lower() not in PERSONAL:
            named.append(recalled)
    return told


def day_of(document: Document) -> date | None:
    """Return the day a document was published or last updated, or None."""
    return document.dated.first_day if document.dated else None


def _named(paragraph: Paragraph, names: Gazetteer, on: date | None, here: str) -> Iterator[Named]:
    """Yield the phrases that name somebody: known names, proper names, offices, pronouns."""
    text = paragraph.doc.text
    hits = names.find(text, on)
    said = quotes(text)
    for token in paragraph.doc:
        if token.lower_ in ("he", "she") and rank_of(token) > 0:
            span = (token.idx, token.idx + len(token.text))
            yield _placed(paragraph, token, span, (token.text, None, True), said)
        elif token.lower_ == "those" and rank_of(token) > 0 and child(token, "relcl") is not None:
            span = (token.idx, token.idx + len(token.text))
            yield _placed(paragraph, token, span, (token.text, None, False), said)
        elif (token.pos_ in ("PROPN", "NOUN") or is_mistagged(token, hits)) and not _belongs(token):
            start, end = noun_phrase(token)
            reach = _end_of_apposed_body(token, end)
            known = any(start <= h.start and h.end <= reach for h in hits)
            meant = _described(token, text, (start, end), names if known else None, on)
            sent = sent_by(token, text[start:end], names, on)
            sent = sent or heading(token, text[start:end], names, on, here)
            sent = sent or accompanying(token, names, on) or issued_by(token, names, on)
            if meant is not None and meant[1] is None and sent is not None:
                paper = token.lemma_.lower() in PAPERS
                meant = (meant[0], sent, token.tag_ != "NNS" and not paper)
            if meant is not None and text[start - 1 : start] != "-":
                yield _placed(paragraph, token, (start, end), meant, said)


def _end_of_apposed_body(token: Token, end: int) -> int:
    """Return the end of "the Eastern War Front, the strongest ELN unit": it says whose that is."""
    body = token.pos_ == "PROPN" and any(t.lower_ == "the" for t in token.lefts)
    beside = [c for c in token.rights if c.dep_ == "appos"] if body else []
    return max([end, *(noun_phrase(c)[1] for c in beside)])


def _belongs(token: Token) -> bool:
    """Tell a word inside a larger phrase: "Kremlin" in "Kremlin aide", ", a lawyer,"."""
    apposed = token.dep_ == "appos" and token.pos_ == "NOUN" and not tells_from_place(token)
    return token.dep_ in WITHIN or apposed


# "A tenth of Ukrainians" is nobody whom "it" takes up.
SHARES = frozenset(
    ("percent", "half", "third", "quarter", "fifth", "tenth", "majority", "minority", "share")
)


def _described(
    token: Token, text: str, span: Span, names: Gazetteer | None, on: date | None
) -> tuple[str, Actor | None, bool] | None:
    """Return the words that name somebody, who is meant, and whether that is a person.

    ``names`` is None where the phrase holds no known name; None is returned for what names nobody.
    """
    if token.text == "%" or token.lemma_.lower() in SHARES:
        return None
    rank = rank_of(token)
    words, wide = unowned(text[slice(*span)]), wide_phrase(token, text)
    hits = names.find(token.text, on) if names is not None and token.dep_ == "pobj" else ()
    if any(h.form == "capital" for h in hits) and any(_is_apart(c) for c in token.rights):
        wide = words  # "In Kyiv, Ada Berg, a pharmacist, said": she is not what the city is called
    body = is_human(token) or (rank > 0 and _is_own_body(words))
    paper = token.lemma_.lower() in PAPERS
    sources = token.tag_ == "NNS" and is_cited(token)
    told_by = body or paper or sources or rank > 1
    if token.pos_ == "NOUN" and names is None and not told_by:
        return None
    actor = _meant(words, wide, names, on) if names is not None else None
    if actor is not None and names is not None and _is_owned(words, actor, names):
        actor = None  # "his envoy, the Swedish diplomat Jan Eliasson" is his, not Sweden's
    told = rank or is_full_name(token, words) or is_met(token) or is_introduced(token, words)
    if actor is None and (CALENDAR.search(words) or not (told or paper)):
        return None
    known = names is None or actor is not None or _is_someone(token)
    person = known and _is_person(token, words, actor)
    return wide, actor, person and not paper


def _is_apart(name: Token) -> bool:
    """Tell ", Ada Berg," from "president Ada Berg"."""
    apart = name.dep_ == "appos" and name.pos_ == "PROPN"
    return apart and after_comma(name)


def _is_someone(token: Token) -> bool:
    """Tell "a former Norda diplomat", who may be "he" next though he speaks for nobody."""
    return token.tag_ == "NN" and any(t.lower_ in ("a", "an") for t in token.lefts)


def _is_own_body(words: str) -> bool:
    """Tell "his committee", "their delegation"."""
    owned = OWNED.match(words)
    return owned is not None and INSTITUTION.fullmatch(owned["what"]) is not None


def _is_owned(words: str, actor: Actor, names: Gazetteer) -> bool:
    return OWNED.match(words) is not None and actor.id not in names.actors


def _placed(
    paragraph: Paragraph, token: Token, span: Span, meant: tuple[str, Actor | None, bool],
    said: Iterable[Quote],
) -> Named:  # fmt: skip
    words, actor, person = meant
    first, last = paragraph.raw(*span)
    sentence = paragraph.raw(token.sent.start_char, token.sent.end_char)[0]
    quoted = any(q.start < token.idx < q.end for q in said)
    many = token.tag_ == "NNS" or token.lower_ == "those"
    place = (paragraph.index, sentence, quoted, many, is_tag(token))
    return Named(first, last, words, actor, person, rank_of(token), *place)


def _meant(words: str, wide: str, names: Gazetteer, on: date | None) -> Actor | None:
    """Return whom a phrase means: "the Front's commander, Ines Varo" is Varo, not the Front."""
    here, more = names.resolve(words, on), names.resolve(wide, on) if wide != words else None
    named = more is not None and more.kind == "person"
    return more if named or here is None else here


def _recalled(one: Named, told: Antecedents) -> Named:
    """Fill in who an unknown phrase means from the phrases before it."""
    names, on, last = told.names, told.on, told.named[-1] if told.named else None
    known = one.actor is not None and one.actor.id in names.actors
    if last and not known and last.is_person and last.actor and _stands_beside(last, one):
        party = names.party_of(last.actor, on)
        return replace(one, actor=person_named(one.words, party))
    fellow = told.fellow(one.words, one.start, one.paragraph) if one.actor is not None else None
    if one.actor is not None:
        return one if fellow is None else replace(one, actor=fellow, is_person=True)
    at = told.before_tagged(one.start, one.sentence) if one.tags else one.start
    actor = told.resolve(one.words, at, one.paragraph, one.sentence)
    if actor is None and one.words.lower().startswith(A_PERSON):
        actor = told.local(one.words)  # "a company commander of the 9th brigade"
    person = one.is_person or (actor is not None and actor.kind == "person")
    return replace(one, actor=actor, is_person=person)


def _stands_beside(last: Named, one: Named) -> bool:
    """Tell "the Concert's chair, Luis Corday": an office, a comma, a name."""
    title = last.words.split(",")[0]
    called = OFFICE.search(title) or HUMAN.fullmatch(title.rpartition(" ")[2])
    office = called is not None and not FULL_NAME.search(title)
    named = FULL_NAME.search(one.words) is not None and one.is_person
    return office and named and 0 < one.start - last.end <= len(", ")


def _is_person(token: Token, words: str, actor: Actor | None) -> bool:
    if actor is not None and actor.kind == "person":
        return True
    if token.pos_ == "NOUN":
        return (is_human(token) or _speaks(token)) and token.tag_ == "NN"
    if actor is None and OFFICE.fullmatch(token.text) and token.tag_ == "NNP":
        return True  # "The External Affairs Minister", whom nobody knows
    if actor is not None or opens_sentence(token, words):
        return False
    return not words.isupper() and not re.search(r"^the\b|\band\b|&", words, re.IGNORECASE)


# "A refinery went up in flames" speaks as little as a shell that was fired.
MOVING = frozenset(("begin", "fire", "go", "include", "point", "press", "start"))


def _speaks(token: Token) -> bool:
    """Tell "a railwayman … said": whoever speaks, and is one of many, is somebody."""
    said = token.dep_ == "nsubj" and token.head.lemma_.lower() in SPEECH - MOVING
    said = said or (token.dep_ == "appos" and tells_from_place(token))
    return said and any(t.lower_ in ("a", "an") for t in token.lefts)


def unowned(words: str) -> str:
    """Return "Putin" for "Putin's"."""
    return words.removesuffix("'s").removesuffix("'")


def wide_phrase(token: Token, text: str) -> str:
    """Return the phrase with its appositions: "Ivan Petrov, the Russian envoy"."""
    start = token.left_edge.idx
    ends = [c.right_edge for c in token.rights if c.dep_ == "appos"]
    end = max([noun_phrase(token)[1], *(t.idx + len(t.text) for t in ends)])
    return text[start : min(end, start + APPOSITION)]
