"""Tags set apart by commas in the middle of what they report.

"If Kyiv refuses, Putin said, the army will …": the parser hangs the tag on either half, or both
halves on the tag. Position is surer: a name and a verb of speaking between two commas, with half
a sentence on either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import CONDITIONS, before_own_deed, endings
from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.cues import SPEECH, TELLING
from upperhand.reading.grammar.tellers import FINITE
from upperhand.reading.grammar.tree import SUBJECTS, after_comma
from upperhand.reading.statements.conditions import TERMS
from upperhand.reading.statements.frames import LINKS, Frame, Page, frame
from upperhand.reading.statements.second_halves import tells_more
from upperhand.reading.statements.tags import LONGEST_NAME, is_quoted, tag_end

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["half_quoted_frames", "mid_tag_frames"]

CUT_OFF = 6  # tokens of "It was" and the like
# What opens a first half that cannot stand alone.
SUBORDINATE = frozenset(("IN", "RB", "RBR", "WRB", "TO", "VBG", "VBN"))
# What opens a second half that is the reporter's, or a second thing told.
NOT_RESUMED = frozenset(("VBG", "WP", "WDT", "WRB", "CC", "IN", "VBD", "VBZ"))
# "The president, the ministry said, | had agreed": a subject waits for these.
PREDICATES = frozenset(("VBD", "VBZ"))
ADDING = frozenset(("WP", "WDT", "CC", "VBD", "VBZ"))
NEVER = frozenset(("according", "as"))


def mid_tag_frames(page: Page) -> Iterator[Frame]:
    """Yield one frame for every tag that parts the sentence it reports."""
    for verb in page.doc:
        tells = verb.lemma_.lower() in TELLING | SPEECH or _makes_clear(verb)
        if verb.tag_ not in FINITE or not tells:
            continue
        by = _name_before(verb)
        stop = tag_end(verb) if by is not None else None
        comma = stop is not None and page.doc[stop].text == ","
        if by is not None and stop is not None and comma and page.quote_at(verb.idx) is None:
            yield from _framed(page, verb, by, stop)


def _makes_clear(verb: Token) -> bool:
    """Tell "Her office would not, she made clear, sign": no more than a verb of telling."""
    said = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    return verb.lemma_ == "make" and said in ("clear", "plain")


def _framed(page: Page, verb: Token, by: Token, stop: int) -> Iterator[Frame]:
    doc, begin = page.doc, verb.sent.start
    stops = [t.i for t in doc[begin : by.left_edge.i] if t.text in (":", ";")]
    begin = stops[-1] + 1 if stops else begin  # "Lavrov was curter: the matter, he said, was …"
    comma, last = by.left_edge.i - 1, _last_before_semicolon(page, stop, verb.sent.end - 1)
    if comma <= begin or stop >= last or is_quoted(page, comma):
        return
    if not _goes_on(verb, by, (begin, comma), (stop, last)):
        return
    _, end = next(endings(doc, doc[stop + 1 : last + 1].root.i, last))
    end = before_own_deed(verb, by, stop, end)
    halves = [(begin, comma - 1), (stop + 1, end)]
    linked = all(t.lower_ in LINKS or t.is_punct for t in doc[begin:comma])
    if linked or _quotes_anew(page, begin, comma, stop + 1):
        halves = halves[1:]
    built = frame(page, "mid-tag", verb, halves, Owner(by, "own"), head=-1)
    if built is not None:
        yield built


def _last_before_semicolon(page: Page, stop: int, last: int) -> int:
    """Return the end of "…, he stated, and would go in later; he declined to give its size"."""
    apart = (t.i for t in page.doc[stop + 1 : last] if t.text == ";")
    return next((i for i in apart if page.quote_at(page.doc[i].idx) is None), last)


def _goes_on(verb: Token, by: Token, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell that what follows a tag is told by it too."""
    doc, stop = verb.doc, after[0]
    terms = doc[stop + 1].lower_ in CONDITIONS
    return terms or _parts(doc, *before, *after) or tells_more(verb, by, *after)


def half_quoted_frames(page: Page) -> Iterator[Frame]:
    """Yield 'He would decide, he said, "in two weeks, maybe sooner."': told, then quoted."""
    for verb in page.doc:
        if verb.tag_ not in FINITE or verb.lemma_.lower() not in SPEECH:
            continue
        by = _name_before(verb)
        stop = verb.i + 1 + (verb.i + 1 < len(page.doc) and verb.nbor(1).text == ",")
        quote = page.quote_at(page.doc[stop].idx) if stop < len(page.doc) else None
        if by is None or quote is None or quote.start != page.doc[stop].idx:
            continue
        comma, begin = by.left_edge.i - 1, verb.sent.start
        goes_on = page.text[quote.start + 1 : quote.start + 2].islower()
        if goes_on and comma - begin >= SHORTEST_HALF and not is_quoted(page, comma):
            inner = page.token_at(quote.end - 1)
            last = inner.i if inner is not None else stop
            halves = [(begin, comma - 1), (stop, last)]
            built = frame(page, "half-quoted", verb, halves, Owner(by, "own"))
            if built is not None:
                yield built


SHORTEST_HALF = 3  # tokens told before "he said" that the quotation goes on


def _name_before(verb: Token) -> Token | None:
    """Return the subject right before a verb and after a comma: ", Mr. Fowler said"."""
    topics = [t for t in verb.lefts if t.dep_ in SUBJECTS]
    own = _apposed_before(verb) or (topics[-1] if topics else None)
    described = verb.dep_ == "relcl" and verb.lemma_ != "go"  # "Any deal, he went on, must …"
    if own is None or own.right_edge.i != verb.i - 1 or described:
        return None
    apart = after_comma(own) and own.tag_ not in ("WP", "WDT")
    return own if apart and own.i - own.left_edge.i < LONGEST_NAME else None


def _apposed_before(verb: Token) -> Token | None:
    """Return the teller of "Kenyatta, the ministry said, had agreed", parsed as his apposition."""
    if not verb.i or verb.dep_ != "parataxis":
        return None
    before = verb.nbor(-1)
    if before.dep_ in ("appos", "conj"):
        return before
    whole = (t for t in before.ancestors if t.right_edge.i == before.i)
    return next((t for t in whole if t.dep_ == "appos"), None)  # "a source at the ministry said"


def _parts(doc: Doc, begin: int, comma: int, stop: int, last: int) -> bool:
    """Tell two halves of one sentence from a sentence and something told after it."""
    first = doc[begin + 1] if doc[begin].lower_ in LINKS and begin + 1 < comma else doc[begin]
    # "It was, he said, a stone" breaks off after its verb.
    turned = doc[begin].lower_ in ("should", "had", "were") and first.tag_ != "VB"
    broken = doc[comma - 1].lemma_ == "be" and comma - begin <= CUT_OFF
    leans = first.tag_ in SUBORDINATE or turned or broken
    if stop + 2 > last or doc[begin].lower_ in NEVER:
        return False
    alone = any(t.tag_ in (*FINITE, "MD") and t.dep_ != "relcl" for t in doc[begin:comma])
    if alone and doc[stop + 1].tag_ == "CC" and doc[stop + 2].tag_ == "MD":
        return True  # "Norda has no aim, the minister said, and will go on speaking"
    if alone and doc[stop + 1].lower_ == "but" and _is_wished(doc[stop + 1 : last + 1].root):
        return True  # "Kyiv was ready, he confirmed, but the children should come first"
    resumes = doc[stop + 1]
    if resumes.lower_ == "that":
        return True  # "Russia had to see, he said, that …", "it is money, they say, that …"
    if _breaks_off(doc[begin:comma]) and (
        resumes.tag_ in ("VB", "VBP", "VBN", "RB") or resumes.lower_ == resumes.lemma_.lower()
    ):
        return not any(t.text in ";:" for t in doc[begin:last])
    if _is_turned(doc, begin, resumes) or _grow_together(doc, begin, stop + 1):
        return True
    barred = ADDING if leans else NOT_RESUMED
    if doc[stop + 1].tag_ in (barred if alone or leans else barred - PREDICATES):
        return False
    if any(t.text in ";:" for t in doc[begin:last]):
        return False
    resumed = any(t.tag_ in (*FINITE, "MD") for t in doc[stop + 1 : last + 1])
    return resumed and (leans or not alone)


def _is_turned(doc: Doc, begin: int, resumes: Token) -> bool:
    """Tell "it is Kyiv, they say, which cannot wait", "it was too early, he said, to speak"."""
    it_is = doc[begin].lower_ == "it" and doc[begin + 1].lemma_ == "be"
    return it_is and (resumes.lower_ in ("which", "who") or resumes.tag_ == "TO")


def _grow_together(doc: Doc, *openers: int) -> bool:
    """Tell "the longer Kyiv waits, he argued, the worse the terms"."""
    return all(doc[i].lower_ == "the" and doc[i + 1].tag_ in ("JJR", "RBR") for i in openers)


def _is_wished(verb: Token) -> bool:
    """Tell what no reporter adds in his own name: "the children should come first"."""
    return any(c.dep_ == "aux" and c.lower_ in ("should", "would", "must") for c in verb.lefts)


def _quotes_anew(page: Page, begin: int, comma: int, start: int) -> bool:
    """Tell 'In a note to staff, Berg said, "The pier is closed."': the note is the reporter's.

    A quotation that opens with a capital is a sentence of its own; only a condition leads to it.
    """
    opener, lead = page.doc[start], page.doc[begin:comma]
    quote = next((q for q in page.full if q.start == opener.idx), None)
    if quote is None or lead[0].lower_ in TERMS or any(t.is_quote for t in lead):
        return False
    return page.text[quote.start + 1 : quote.start + 2].isupper()


def _breaks_off(half: Span) -> bool:
    """Tell "Norda would not, he said, | go": an auxiliary that waits for its verb."""
    negated = half[-1].lower_ in ("not", "n't", "never") and len(half) > 1
    last = half[-2] if negated else half[-1]
    return last.tag_ == "MD" or last.lower_ in ("do", "does", "did", "has", "have", "had")
