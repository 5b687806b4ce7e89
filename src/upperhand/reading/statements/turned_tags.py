"""Tags turned round: "Time, insists Ada Berg, the head of the office, is short".

The verb stands before its teller, and the parser takes the one for the subject of what follows.
Position is surer: a topic without a verb, a comma, a verb of telling, a name, a comma, the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.cues import SPEECH, TELLING
from upperhand.reading.grammar.tellers import FINITE
from upperhand.reading.statements.frames import Frame, Page, frame
from upperhand.reading.statements.tags import LONGEST_NAME, WITHIN_TAG, is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["turned_tag_frames"]


def turned_tag_frames(page: Page) -> Iterator[Frame]:
    """Yield "Time, insists Ada Berg, the head of the office, is short": a tag turned round."""
    for verb in page.doc:
        if verb.tag_ not in FINITE or verb.lemma_.lower() not in TELLING | SPEECH or verb.i < 2:
            continue
        comma, name = verb.i - 1, _name_after(verb)
        if name is None or page.doc[comma].text != "," or is_quoted(page, comma):
            continue
        begin, last = verb.sent.start, verb.sent.end - 1
        stop = _predicate_after(page.doc, name.i, last)
        if stop is None and page.doc[begin].tag_ == "IN":
            stop = _clause_after(page.doc, name.i, last)
        if stop is not None and comma > begin and _is_topic(page.doc[begin:comma]):
            halves = [(begin, comma - 1), (stop, last)]
            built = frame(page, "mid-tag", verb, halves, Owner(name, "own"), head=-1)
            if built is not None:
                yield built


def _name_after(verb: Token) -> Token | None:
    """Return who "says one person in the room," is: the noun behind a verb, up to a comma."""
    near = verb.doc[verb.i + 1 : min(verb.i + 1 + LONGEST_NAME, verb.sent.end)]
    comma = next((t.i for t in near if t.text == ","), None)
    if comma is None or comma == verb.i + 1:
        return None
    phrase = verb.doc[verb.i + 1 : comma]
    opened = phrase[0].pos_ == "PROPN" or phrase[0].dep_ in ("det", "nummod", "poss")
    whole = opened and all(t.tag_ in WITHIN_TAG or t.dep_ == "poss" for t in phrase)
    return phrase.root if whole and phrase.root.pos_ in ("PROPN", "NOUN") else None


def _is_topic(half: Span) -> bool:
    """Tell what something is said of, "Time", "His message", from who says it."""
    plain = half.root.pos_ in ("NOUN", "PRON", "PROPN") or half[0].tag_ == "IN"
    return plain and not any(t.tag_ in (*FINITE, "MD") or t.text == "," for t in half)


def _clause_after(doc: Doc, name: int, last: int) -> int | None:
    """Return where a clause goes on: "After that, concedes an envoy, | the Swiss will leave"."""
    comma = next((t.i for t in doc[name + 1 : last] if t.text == ","), last)
    told = any(t.tag_ in (*FINITE, "MD") for t in doc[comma + 1 : last])
    return comma + 1 if told and doc[comma + 1].tag_ not in ("CC", "WDT", "WP", "VBG") else None


def _predicate_after(doc: Doc, name: int, last: int) -> int | None:
    """Return the finite verb that goes on behind the comma that ends a tag."""
    commas = [t.i for t in doc[name + 1 : last] if t.text == ","][:3]
    return next((c + 1 for c in commas if _begins_predicate(doc, c + 1)), None)


def _begins_predicate(doc: Doc, first: int) -> bool:
    """Tell "is short", "no longer held out for more"."""
    start = first + 2 * (doc[first : first + 2].text == "no longer")
    return start < len(doc) and doc[start].tag_ in (*FINITE, "MD")
