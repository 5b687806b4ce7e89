"""Tags at the end of what they report: "Sales would stop, a man close to the firm indicated".

The parser makes two clauses of such a sentence; where the last comma stands is surer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.cues import SPEECH
from upperhand.reading.grammar.tellers import FINITE
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.statements.frames import Frame, Page, frame
from upperhand.reading.statements.tags import LONGEST_NAME, is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["closing_tag_frames", "end_tag_frames"]

LONGEST_FULL_NAME = 4  # tokens of a name alone


def end_tag_frames(page: Page) -> Iterator[Frame]:
    """Yield "…, the head of the office, Kyrylo Budanov, said on Thursday …": a name set apart."""
    for verb in page.doc:
        told_last = verb.tag_ in FINITE or (verb.tag_ == "VBN" and verb.dep_ == "acl")
        if not told_last or verb.lemma_.lower() not in SPEECH or verb.i < 2:
            continue
        if verb.nbor(-1).text != "," or page.quote_at(verb.idx) is not None:
            continue
        commas = [t.i for t in page.doc[verb.sent.start : verb.i - 1] if t.text == ","]
        if len(commas) < 2 or _governs(verb):
            continue
        name, office = (commas[-1] + 1, verb.i - 2), (commas[-2] + 1, commas[-1] - 1)
        if _is_tag(page.doc, office, name):
            name, office = office, name  # "Dmitry Peskov, the Kremlin spokesman, said"
        if _is_tag(page.doc, name, office) and _is_told(page.doc, verb, commas[-2]):
            by = page.doc[name[0] : name[1] + 1].root
            told = [(verb.sent.start, commas[-2] - 1)]
            built = frame(page, "end-tag", verb, told, Owner(by, "own"))
            if built is not None:
                yield built


def closing_tag_frames(page: Page) -> Iterator[Frame]:
    """Yield "Sales would stop, a man close to the firm indicated.", parsed as two clauses."""
    for verb in page.doc:
        if verb.tag_ not in ("VBD", "VBZ") or verb.lemma_.lower() not in CLOSING:
            continue
        comma = _comma_before_teller(verb)
        if comma is None or page.quote_at(verb.idx) is not None or is_quoted(page, comma):
            continue
        told = page.doc[verb.sent.start : comma]
        first = max((t.i + 1 for t in told if t.text == ";"), default=verb.sent.start)
        if page.doc[first].lower_ == "asked":
            continue  # "Asked whether he would go, Priebus said no": the reporter's
        if _stands_alone(page.doc, first, comma) and _closes(verb):
            by = page.doc[comma + 1 : verb.i].root
            built = frame(page, "closing-tag", verb, [(first, comma - 1)], Owner(by, "own"))
            if built is not None:
                yield built


HARDLY_CLOSING = frozenset(
    ("begin", "call", "fire", "go", "include", "point", "press", "speak", "start")
)
CLOSING = SPEECH - HARDLY_CLOSING
OPENS_TELLER = ("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "CD")
NO_ADDRESSEE = frozenset(("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "CD"))


def _comma_before_teller(verb: Token) -> int | None:
    """Return the comma before ", an executive close to the firm indicated", as parsed apart."""
    if verb.dep_ not in ("conj", "ROOT") or _governs(verb) or child(verb, "cc"):
        return None
    commas = [t.i for t in verb.doc[verb.sent.start : verb.i] if t.text == ","]
    if not commas or commas[-1] + 1 >= verb.i or verb.i - commas[-1] > LONGEST_NAME:
        return None
    teller = verb.doc[commas[-1] + 1 : verb.i]
    apart = teller[0].tag_ in OPENS_TELLER and not any(t.tag_ in (*FINITE, "MD") for t in teller)
    noun = teller.root.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
    hangs = teller.root.head.i == verb.i or teller.root.dep_ == "appos"
    return commas[-1] if apart and noun and hangs else None


def _stands_alone(doc: Doc, first: int, comma: int) -> bool:
    """Tell a whole sentence: a subject and its finite verb, opened by no conjunction of time."""
    told = doc[first:comma]
    whole = any(
        (t.tag_ in FINITE or (t.tag_ == "MD" and t.head.pos_ in ("VERB", "AUX")))
        and (child(t, *SUBJECTS) or child(t.head, *SUBJECTS))
        and t.dep_ not in ("advcl", "relcl", "acl")
        for t in told
    )
    return whole and not any(t.text == ":" for t in told)


def _closes(verb: Token) -> bool:
    """Tell that the sentence reports nothing after its verb but to whom, where and when."""
    rest = verb.doc[verb.i + 1 : _before_participle(verb)]
    told = any(t.tag_ in (*FINITE, "MD", "TO") or t.lower_ == "that" for t in rest)
    after = rest[0] if len(rest) else None
    addressed = after is None or after.text == "." or verb.lemma_.lower() == "tell"
    return not told and (addressed or after.tag_ not in NO_ADDRESSEE)  # type: ignore[union-attr]


def _before_participle(verb: Token) -> int:
    """Return where "wrote to clients, | forecasting that …" begins to tell on, else the end."""
    after = range(verb.i + 1, verb.sent.end - 1)
    on = (i for i in after if verb.doc[i].text == "," and verb.doc[i + 1].tag_ == "VBG")
    return int(next(on, verb.sent.end))


def _is_tag(doc: Doc, name: tuple[int, int], office: tuple[int, int]) -> bool:
    """Tell a name of two or three words after a phrase without a verb."""
    words = doc[name[0] : name[1] + 1]
    named = 1 < len(words) <= LONGEST_FULL_NAME and all(t.pos_ == "PROPN" for t in words)
    title = doc[office[0] : office[1] + 1]
    return named and 0 < len(title) <= LONGEST_NAME and not any(t.tag_ in FINITE for t in title)


def _is_told(doc: Doc, verb: Token, comma: int) -> bool:
    """Tell a sentence before the tag, and nothing told after it."""
    before = doc[verb.sent.start : comma]
    told = any(t.tag_ in (*FINITE, "MD") for t in before)
    after = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else "."
    closes = after in (".", "on", ",", "in", "as", "late", "early", "to", "after")
    return told and (closes or (verb.lemma_ == "tell" and _closes(verb)))


def _governs(verb: Token) -> bool:
    """Tell a verb that has what it tells behind it, or before it a teller of its own."""
    told = child(verb, "ccomp")
    return told is not None and (told.i > verb.i or child(verb, *SUBJECTS) is not None)
