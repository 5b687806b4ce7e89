"""What a frame looks like, as a handful of named facts: the ranker sees these and nothing else.

A fact is a short string such as ``P=ccomp`` (pattern), ``L=insist`` (cue lemma) or
``S=PROPN`` (kind of source). No wording of the content is among them, only the class of its
first word, the lemma it hangs on, its length and its marks.

Two sets of facts are kept apart. :func:`rival_facts` tell readings of one cue from each other;
:func:`features` tell an attribution from none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import SPEECH, kind_of
from upperhand.reading.grammar.rejoined import rejoins
from upperhand.reading.grammar.tellers import teller_of
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.left_out import left_out

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["features", "rival_facts"]

LENGTHS = (8, 16, 30, 50, 80, 120, 200)  # characters of content: bucket edges
SHORT = 4  # lengths below this bucket are phrases, not clauses
DISTANCES = (3, 8, 20)  # words between cue and source
DEEPEST = 12  # phrases looked at above the last word of a content
WH = frozenset(["what", "which", "who", "whom", "how", "why", "when", "where", "whether", "if"])
PLAIN_OPENERS = frozenset(["that", "to", "as", "for", "of", "about", "with"])
CLOSING = frozenset(["advcl", "relcl", "acl", "npadvmod", "conj", "parataxis", "appos"])


def features(frame: Frame, page: Page) -> list[str]:
    """Return the facts by which a frame is kept or dropped."""
    p, lemma, cue = frame.pattern, frame.lemma, page.doc[frame.cue]
    verb, kind = cue.lemma_.lower(), _family(frame.pattern)
    source, marks, nested = _source(frame, page), _marks(frame, page), _nested(cue)
    before, rights = _before(frame, page), "+".join(_rights(cue))
    facts = [
        "1", f"P={p}", f"L={lemma}", f"L={lemma}|P={kind}", f"V={verb}", f"V={verb}|P={kind}",
        f"V={verb}|T={cue.tag_}", f"V={verb}|D={cue.dep_}", f"T={cue.tag_}|P={p}",
        f"S={source}", f"S={source}|P={p}", f"O={_opener(frame, page)}|P={p}",
        f"N={_length(frame)}|P={p}", f"D={cue.dep_}", f"D={cue.dep_}|P={p}", f"Q={marks}",
        f"Q={marks}|P={p}", f"C={_label(frame.cut)}", f"via={frame.via}",
        f"via={frame.via}|T={cue.tag_}", f"B={before}|P={p}", f"R={rights}|P={p}",
        f"nested={nested}", f"nested={nested}|P={kind}",
        *_kinds(verb, kind, frame.via),
    ]  # fmt: skip
    facts += _auxiliaries(cue)
    facts += _source_words(frame, page)
    facts += _content_head(frame, page)
    if len(frame.content) > 1:
        facts.append(f"split|P={p}")
    if frame.cue == cue.sent.start:
        facts.append("cue opens")
    if page.text.rstrip()[-1:] not in ".?!\"'":
        facts.append("no stop")
    return facts


def rival_facts(frame: Frame, page: Page) -> list[str]:
    """Return the facts by which one reading of a cue is preferred to another."""
    p, cue = frame.pattern, page.doc[frame.cue]
    verb, kind, cut = cue.lemma_.lower(), _family(frame.pattern), _label(frame.cut)
    length, source = _length(frame), _source(frame, page)
    size = "short" if length < SHORT else "long"
    before, rights = _before(frame, page), "+".join(_rights(cue))
    return [
        f"P={p}", f"L={frame.lemma}|P={p}", f"V={verb}|P={p}", f"T={cue.tag_}|P={p}",
        f"D={cue.dep_}|P={p}", f"C={frame.cut}|{kind}", f"C={frame.cut}|{size}",
        f"V={verb}|C={cut}", f"C={cut}|R={rights}", f"R={rights}|P={p}",
        f"O={_opener(frame, page)}|P={p}", f"N={length}", f"N={length}|P={p}",
        f"A={_after(frame, page)}|{kind}", f"B={before}|P={p}", f"Q={_marks(frame, page)}|P={p}",
        f"M={len(frame.content)}|P={p}", f"S={source}", f"S={source}|via={frame.via}",
        f"via={frame.via}", f"via={frame.via}|T={cue.tag_}", f"K={kind_of(verb)}|P={p}",
        *_content_head(frame, page),
        *(f"I={i}|{kind}" for i in _inner(frame, page)), *left_out(frame, page, kind),
    ]  # fmt: skip


def _kinds(verb: str, pattern: str, via: str) -> Iterator[str]:
    """Return what the cue's place in the thesaurus tells."""
    kinds = kind_of(verb)
    yield f"K={kinds}|P={pattern}"
    yield f"K={kinds}|via={via.split(':')[0]}"
    for one in kinds.split("+"):
        yield f"k={one}"
        yield f"k={one}|P={pattern}"


def _family(pattern: str) -> str:
    return pattern.rstrip("+").split("-")[0]


def _label(cut: str) -> str:
    return cut.split(":")[0]


def _length(frame: Frame) -> int:
    return bisect_right(LENGTHS, sum(b - a for a, b in frame.content))


def _before(frame: Frame, page: Page) -> str:
    """Return what stands before the content: a stop, a letter, the start."""
    place = frame.start - 1
    text = page.text
    while place >= 0 and text[place].isspace():
        place -= 1
    before = text[place] if place >= 0 else "^"
    return "a" if before.isalnum() else before


def _after(frame: Frame, page: Page) -> str:
    following = page.text[frame.end : frame.end + 2].strip()[:1]
    return "a" if following.isalnum() else following


def _rights(cue: Token) -> list[str]:
    """Return what follows the cue in the tree: labels, each once."""
    return list(dict.fromkeys(c.dep_ for c in cue.rights if c.dep_ != "punct"))[:4]


def _reported_by(cue: Token) -> Token:
    """Return the teller a second verb belongs to, else the cue itself."""
    teller = teller_of(cue.head) if cue.dep_ == "conj" and rejoins(cue) else None
    return cue if teller is None else teller


def _nested(cue: Token) -> str:
    """Tell whether the cue is itself inside what somebody says."""
    token = _reported_by(cue)
    while token.head.i != token.i:
        if token.dep_ == "ccomp":
            return "said" if token.head.lemma_.lower() in SPEECH else "other"
        token = token.head
    return "no"


def _opener(frame: Frame, page: Page) -> str:
    first = page.token_at(frame.start)
    if first is None:
        return "?"
    if first.lower_ in PLAIN_OPENERS:
        return str(first.lower_)
    if first.lower_ in WH:
        return "wh"
    return "quote" if first.is_quote else str(first.pos_)


def _marks(frame: Frame, page: Page) -> str:
    """Tell quoted, partly quoted and unquoted content, and a cue that is itself quoted."""
    if not page.quotes:
        return "out-none"
    cue_quoted = page.quote_at(page.doc[frame.cue].idx) is not None
    inside = "in" if cue_quoted else "out"
    if any(q.start <= frame.start and frame.content[0][1] <= q.end for q in page.quotes):
        return inside + "-whole"
    touched = any(q.start < b and a < q.end for q in page.quotes for a, b in frame.content)
    return inside + ("-part" if touched else "-none")


def _source(frame: Frame, page: Page) -> str:
    if frame.speaker is None:
        return "none"
    token = page.doc[frame.speaker]
    return f"PRON:{token.lower_}" if token.pos_ == "PRON" else str(token.pos_)


def _source_words(frame: Frame, page: Page) -> Iterator[str]:
    if frame.speaker is None:
        return
    token = page.doc[frame.speaker]
    kind = token.pos_ if token.pos_ in ("PRON", "PROPN", "NOUN") else "X"
    yield f"L={frame.lemma}|S={kind}"
    yield f"S={kind}|far={bisect_right(DISTANCES, abs(frame.cue - frame.speaker))}"
    if token.pos_ == "NOUN":
        yield f"noun={token.lemma_.lower()}"


def _auxiliaries(cue: Token) -> Iterator[str]:
    for left in cue.lefts:
        if left.dep_ in ("aux", "auxpass", "neg"):
            yield f"aux={left.lemma_.lower()}"
        elif left.dep_ == "mark":
            yield f"mark={left.lower_}"
    if cue.dep_ in ("xcomp", "pcomp", "conj", "advcl", "ccomp"):
        above = _reported_by(cue) if _reported_by(cue).i != cue.i else cue.head
        yield f"under={above.lemma_.lower()}"


def _content_head(frame: Frame, page: Page) -> Iterator[str]:
    if frame.head < 0:
        return
    head = page.doc[frame.head]
    yield f"H={head.tag_}|P={_family(frame.pattern)}"
    yield f"h={head.lemma_.lower() if head.pos_ in ('NOUN', 'PRON', 'VERB') else head.pos_}"
    if head.dep_ in ("ccomp", "xcomp"):
        has = {c.dep_ for c in head.lefts}
        yield f"clause={'mark' in has}{'nsubj' in has or 'nsubjpass' in has or 'expl' in has}"


def _inner(frame: Frame, page: Page) -> set[str]:
    """Return what kinds of phrase end the content: the labels above its last word."""
    token = page.token_at(frame.end - 1)
    if token is None:
        return set()
    found: set[str] = set()
    while token.i != frame.head and token.head.i != token.i and len(found) < DEEPEST:
        if token.dep_ in CLOSING:
            comma = page.doc[max(token.left_edge.i - 1, 0)].text == ","
            found.add(token.dep_ + ("," if comma else ""))
        elif token.dep_ == "prep":
            found.add(f"prep:{token.lower_}")
        token = token.head
    return found or {"none"}
