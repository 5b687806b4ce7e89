"""Frames of full quotations: the tag beside them, and the quotations that go on after it.

A full quotation is tied to its speaker by position ("…," said X; X said: "…"), which is surer
than the parse, for a parser stumbles over quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from upperhand.reading.calendar_words import WEEKDAYS
from upperhand.reading.grammar.clauses import owners
from upperhand.reading.grammar.cues import SPEECH
from upperhand.reading.grammar.quotes import Quote
from upperhand.reading.grammar.tellers import FINITE
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.statements.frames import Frame, Page, source_span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["opening_frame", "quote_frames"]

DAYS = frozenset((*WEEKDAYS, "Today"))
TAG_WORDS = 40  # tokens looked at beside a quotation


def quote_frames(page: Page) -> Iterator[Frame]:
    """Yield one frame per tag, with all the quotations it governs."""
    for built in _tagged(page):
        yield built
        led = _with_lead(page, built)
        if led is not None:
            yield led


def _tagged(page: Page) -> Iterator[Frame]:
    current: Frame | None = None
    for place, quote in enumerate(page.full):
        tagged = _before(page, place) or _after(page, place)
        if tagged is not None and (current is None or tagged.cue != current.cue):
            if current is not None:
                yield current
            current = tagged
        elif current is not None and (tagged is not None or _goes_on(page, place)):
            current = replace(current, content=(*current.content, (quote.start, quote.end)))
        elif current is not None:
            yield current
            current = None
    if current is not None:
        yield current


def _with_lead(page: Page, built: Frame) -> Frame | None:
    """Read 'With many machines, "no one can cheat," he said': the lead-in is his too."""
    start, end = built.content[0]
    floor = max([0, *(q.end for q in page.full if q.end <= start)])
    lead = _after_colon(_last_sentence(_tokens(page, floor, start)))
    if built.pattern != "quote-after" or not lead or lead[-1].text in ".?!:":
        return None
    content = ((lead[0].idx, end), *built.content[1:])
    return replace(built, pattern="quote-lead", content=content)


def _after_colon(lead: list[Token]) -> list[Token]:
    """Return what stands after "The Kremlin was more polite:", the reporter's."""
    colons = [n for n, t in enumerate(lead[:-1]) if t.text in (":", ";")]
    return lead[colons[-1] + 1 :] if colons else lead


def _goes_on(page: Page, place: int) -> bool:
    """Tell whether an untagged quotation continues the one before: it opens a sentence."""
    quote, last = page.full[place], page.full[place - 1]
    text = page.text
    between = text[last.end : quote.start].strip()
    stops = not quote.closed or text[quote.end - 2] in ".?!,-—" or not text[quote.end :].strip(" .")
    return stops and (not between or between[-1] in ".?!,;:-—\"'")


def _tokens(page: Page, start: int, end: int) -> list[Token]:
    return [t for t in page.doc if start <= t.idx < end and not t.is_space]


def _before(page: Page, place: int) -> Frame | None:
    """Read `X said, "…"` and `X told reporters: "…"`."""
    quote = page.full[place]
    floor = page.full[place - 1].end if place else 0
    tokens = _tokens(page, floor, quote.start)
    if not tokens:
        return None
    if tokens[-1].text not in (",", ":", "—", "--", "-"):
        said = tokens[-1].lemma_.lower() in SPEECH and _can_say(tokens[-1])
        return _tag(page, quote, tokens[-1], "quote-bare") if said else None
    sentence = _last_sentence(tokens)[-TAG_WORDS:]
    verbs = [t for t in sentence if _can_say(t) and page.quote_at(t.idx) is None]
    spoken = [t for t in verbs if t.lemma_.lower() in SPEECH]
    if tokens[-1].text != ":":
        verbs = spoken
    chosen = (spoken or verbs)[-1:]
    pattern = "quote-colon" if tokens[-1].text == ":" else "quote-before"
    curt = _curt(sentence) if pattern == "quote-colon" and not spoken else None
    if curt is not None:
        return _named_by(quote, sentence[-1], curt)
    if not chosen and pattern == "quote-colon":
        return _named_before(quote, sentence)
    return _tag(page, quote, chosen[0], pattern) if chosen else None


def _named_before(quote: Quote, sentence: list[Token]) -> Frame | None:
    """Read `Ines Quill: "…"` and `Montrieu's verdict: "…"`."""
    named = [t for t in sentence if t.pos_ == "PROPN" and t.dep_ != "compound"]
    meant = [
        t for t in sentence if t.lower_ in ("his", "her", "he", "she") and t.i == sentence[0].i
    ]
    named = meant or named  # "Her tone was sharper in an interview with Lunth TV: “…”"
    return _named_by(quote, sentence[-1], named[0]) if named else None


def _named_by(quote: Quote, cue: Token, by: Token) -> Frame:
    return Frame(
        pattern="quote-name", cue=cue.i, lemma=":", words=(cue.idx, cue.idx + len(cue.text)),
        content=((quote.start, quote.end),), source=source_span(by, cue), speaker=by.i,
        via="line",
    )  # fmt: skip


def _curt(sentence: list[Token]) -> Token | None:
    """Return who "was curt" in 'On a truce at sea he was curt: "…"'."""
    for copula in sentence[-CURT:-1]:
        by = copula.nbor(-1) if copula.i else copula
        if copula.lemma_ == "be" and (by.lower_ in ("he", "she", "they") or by.pos_ == "PROPN"):
            manner = copula.nbor(1)
            return by if manner.pos_ in ("ADJ", "ADV") or manner.tag_ == "VBN" else None
    return None


CURT = 5  # tokens of "was no less curt:" and the like


def _last_sentence(tokens: list[Token]) -> list[Token]:
    ends = [n for n, t in enumerate(tokens[:-1]) if t.text in (".", "?", "!", '"')]
    return tokens[ends[-1] + 1 :] if ends else tokens


def _after(page: Page, place: int) -> Frame | None:
    """Read `"…," X said` and `"…," said X, who …`."""
    quote = page.full[place]
    if not quote.closed:
        return None
    ceiling = page.full[place + 1].start if place + 1 < len(page.full) else len(page.text)
    sentence = _first_sentence(_tokens(page, quote.end, ceiling))[:TAG_WORDS]
    if not sentence or not (_stops_softly(page, quote, sentence[0]) or _only_says(sentence)):
        return None
    if sentence[0].text in ("—", "--", "-"):
        return None
    summed = _summed_up(sentence)
    if summed is not None:
        return _named_by(quote, sentence[0], summed)
    verb = _tag_verb(sentence)
    return _tag(page, quote, verb, "quote-after") if verb is not None else None


def _summed_up(sentence: list[Token]) -> Token | None:
    """Return who put it so in '"A paper army," was how Maria Zakharova summed up the scheme'."""
    if len(sentence) < SHORTEST_TAG or sentence[0].lemma_ != "be" or sentence[1].lower_ != "how":
        return None
    verbs = (t for t in sentence[2:] if _can_say(t))
    return next((by for v in verbs if (by := child(v, "nsubj")) is not None), None)


def _stops_softly(page: Page, quote: Quote, following: Token) -> bool:
    last = page.text[quote.start : quote.end].rstrip("\"' ")[-1:]
    return last in ",?!—-" or following.text == "," or following.text[:1].islower()


def _only_says(sentence: list[Token]) -> bool:
    """Tell '"We have lost it …" Berg said.': a name and a verb of speech, and nothing told."""
    said = sentence[-1].lemma_.lower() in SPEECH and sentence[-1].tag_ in FINITE
    return said and 1 < len(sentence) <= SHORTEST_TAG and sentence[0].pos_ in ("PROPN", "PRON")


SHORTEST_TAG = 3  # tokens of "Ada Berg said"


def _first_sentence(tokens: list[Token]) -> list[Token]:
    for n, token in enumerate(tokens):
        if token.text in (".", "?", "!", ";"):
            return tokens[:n]
    return tokens


def _tag_verb(sentence: list[Token]) -> Token | None:
    """Return the first speech verb of the tag; else its first finite verb with a subject."""
    verbs = [t for t in sentence if _can_say(t) and not _describes(t, sentence[0])]
    for verb in verbs:
        if verb.lemma_.lower() in SPEECH:
            return verb
    if not verbs:  # '"…," a paediatrician there said by text message', parsed as said by it
        said = (t for t in sentence if t.dep_ == "acl" and t.lemma_.lower() in SPEECH)
        return next((t for t in said if t.tag_ == "VBD" or _is_mistagged(t)), None)
    return next((v for v in verbs if child(v, "nsubj") is not None), None)


def _is_mistagged(verb: Token) -> bool:
    """Tell '"…," the 43-year-old | asked', tagged as what was asked of him."""
    return verb.tag_ == "VBN" and child(verb, "agent") is None


def _describes(verb: Token, opener: Token) -> bool:
    """Tell "said Ada, who | swims"; '"… at the mosques," Ada | said' describes nothing quoted."""
    return verb.dep_ in ("relcl", "acl") and verb.head.i >= opener.i


def _can_say(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ not in ("aux", "auxpass", "amod")


def _tag(page: Page, quote: Quote, verb: Token, pattern: str) -> Frame:
    by, via = _tag_subject(page, verb)
    return Frame(
        pattern=pattern,
        cue=verb.i,
        lemma=verb.lemma_.lower(),
        words=(verb.idx, verb.idx + len(verb.text)),
        content=((quote.start, quote.end),),
        source=source_span(by, verb) if by is not None else None,
        speaker=by.i if by is not None else None,
        via=via,
    )


def _tag_subject(page: Page, verb: Token) -> tuple[Token | None, str]:
    """Return the speaker: the verb's subject if outside the quotation, else the nearest noun."""
    found = owners(verb)[0]
    if found.token is not None and page.quote_at(found.token.idx) is None:
        return found.token, found.via
    second = [t for t in verb.lefts if t.dep_ in SUBJECTS and page.quote_at(t.idx) is None]
    if second:  # '"My reaction …," his aide said', parsed as if the reaction said so too
        return second[-1], "own"
    told = child(verb, "dobj") or child(verb, "attr")
    if told is not None and _is_inverted(page, verb, told):
        return told, "near"
    for token in _beside(page, verb):
        is_name = token.pos_ in ("PROPN", "PRON") and token.dep_ != "npadvmod"
        if is_name and token.text not in DAYS and page.quote_at(token.idx) is None:
            return (token.head if token.dep_ == "compound" else token), "near"
    return None, "none"


def _is_inverted(page: Page, verb: Token, told: Token) -> bool:
    """Tell '"…," sighed the diplomat', parsed as what was sighed."""
    after_quote = verb.i > 0 and page.doc[verb.i - 1].is_quote
    return after_quote and told.left_edge.i == verb.i + 1 and page.quote_at(told.idx) is None


def _beside(page: Page, verb: Token) -> Iterator[Token]:
    """Yield the words around a tag's verb, likeliest speaker first."""
    before = list(page.doc[max(verb.sent.start, verb.i - TAG_WORDS) : verb.i])
    outside = [t for t in before if page.quote_at(t.idx) is None]
    told = verb.lemma_.lower() in ("tell", "ask", "inform", "remind")
    if told or (outside and outside[-1].text == ","):
        # "Ada Berg, the head of the council, told the Courier": the first name of the tag.
        yield from outside
    if not told:
        yield from (verb.nbor(n) for n in (1, 2, 3, 4) if verb.i + n < len(page.doc))
        yield from reversed(outside[-2:])


def opening_frame(page: Page) -> Frame | None:
    """Return the tag of a paragraph that ends in a colon, for the quotation after it.

    Its content is the paragraph itself and is to be replaced.
    """
    sentence = _last_sentence(_tokens(page, 0, len(page.text)))[-TAG_WORDS:]
    verbs = [t for t in sentence if _can_say(t) and page.quote_at(t.idx) is None]
    spoken = [t for t in verbs if t.lemma_.lower() in SPEECH]
    chosen = (spoken or verbs)[-1:]
    if not chosen:
        return None
    nowhere = Quote(0, len(page.text))
    return _tag(page, nowhere, chosen[0], "quote-next")
