"""Frames of verbs and predicative adjectives: what they say, of what, of whom.

One verb may be read in several ways ("accused Europe of seeking defeat": the object alone, or
with what follows it); each way is a frame of its own, and so is each place where its content
may end and each subject it may borrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import endings
from upperhand.reading.grammar.clauses import Owner, is_charged, owners
from upperhand.reading.grammar.cues import CALLING, TELLING
from upperhand.reading.grammar.lists import list_end
from upperhand.reading.grammar.reporters import names_channel
from upperhand.reading.grammar.tree import child, is_passive, reach, token_span
from upperhand.reading.statements.aside_frames import aside
from upperhand.reading.statements.channels import told_through
from upperhand.reading.statements.clause_frames import (
    addressed,
    clausal,
)
from upperhand.reading.statements.conditions import with_condition
from upperhand.reading.statements.frames import Frame, Page, frame
from upperhand.reading.statements.object_frames import is_day, object_frames, phrase_end
from upperhand.reading.statements.phrase_frames import phrasal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verb_frames"]

# Prepositions that say when or in spite of what, never what is said.
CIRCUMSTANCES = frozenset(
    ("despite", "during", "after", "before", "amid", "since", "until", "till", "provided")
)
# "For the first time", "in the meantime".
OCCASIONS = frozenset(("time", "meantime"))


def verb_frames(page: Page) -> Iterator[Frame]:
    """Yield every reading of every verb and adjective of a paragraph."""
    for token in page.doc:
        if is_charged(token):
            continue
        verbal = token.pos_ in ("VERB", "AUX", "ADJ") or _is_mistagged(token)
        if verbal and token.dep_ not in ("aux", "auxpass", "amod"):
            for by in _holders(page, token):
                for built in _readings(page, token, by):
                    if built is not None:
                        yield built


def _is_mistagged(token: Token) -> bool:
    """Tell "Economists | estimate | that …", tagged as a noun."""
    told = token.dep_ == "ROOT" and token.pos_ == "NOUN" and token.lower_ in TELLING
    named = child(token, "nsubj") is not None or _name_taken_in(token) is not None
    return (told or token.tag_ == "NNS") and named and child(token, "ccomp", "acl") is not None


def _name_taken_in(token: Token) -> Token | None:
    """Return the Kremlin of "But the Kremlin | claims | that …", tagged as its claims."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in TELLING or not token.i:
        return None
    name, that = token.nbor(-1), token.doc[token.i + 1 : token.i + 2]
    taken = name.dep_ == "compound" and name.head == token and name.pos_ == "PROPN"
    return name if taken and that.text.lower() == "that" else None


def _holders(page: Page, verb: Token) -> list[Owner]:
    """Return whose act the predicate may be; for an adjective, the subject of its copula."""
    name = _name_taken_in(verb)
    if name is not None:
        return [Owner(name, "own")]
    held = owners(verb.head if verb.pos_ == "ADJ" and verb.dep_ == "acomp" else verb)
    if page.quote_at(verb.idx) is not None or not any(_is_quoted(page, by) for by in held):
        return held
    before = _telling_before(page, verb)
    return owners(before, most=1) if before is not None else [Owner(None, "none")]


def _is_quoted(page: Page, by: Owner) -> bool:
    return by.token is not None and page.quote_at(by.token.idx) is not None


def _telling_before(page: Page, verb: Token) -> Token | None:
    """Return the verb of telling whose teller tells on after a quotation: "– “…” – and vowed"."""
    before = [
        t
        for t in page.doc[verb.sent.start : verb.i]
        if t.tag_ == verb.tag_ and t.lemma_.lower() in TELLING and page.quote_at(t.idx) is None
    ]
    return before[-1] if before else None


def _readings(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    yield from clausal(page, verb, by)
    yield from phrasal(page, verb, by)
    yield from addressed(page, verb, by)
    if not is_passive(verb):
        yield from object_frames(page, verb, by)
    yield from _prepositional(page, verb, by)
    yield from _called_for(page, verb, by)
    yield from _topical(page, verb, by)
    if by.via == "own":
        yield from aside(page, verb, by)


def _prepositional(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "called for a ceasefire", "spoke of victory", "is critical of the plan"."""
    pattern = "prep-passive" if is_passive(verb) else "prep"
    through = told_through(verb)
    for prep in verb.rights:
        last = prep.right_edge.i
        if prep.dep_ not in ("prep", "dative") or last <= prep.i or prep.lower_ in CIRCUMSTANCES:
            continue
        if through is not None and prep.i < through.i <= last:
            continue
        lemma = f"{verb.lemma_.lower()}_{prep.lower_}"
        words = token_span(page.doc, verb.i, prep.i) if prep.i - verb.i <= 2 else None
        inner = child(prep, "pobj", "pcomp")
        if inner is not None and (inner.lemma_ in OCCASIONS or is_day(prep, inner)):
            continue
        if _is_as_saying(prep):
            continue
        written = verb.lemma_ in ("post", "write") and prep.lower_ == "on"
        if (written or prep.lower_ in ("in", "at")) and names_channel(prep):
            continue  # "answered in his nightly address": where, not what
        if prep.lower_ == "in" and page.doc[prep.i + 1].lower_ == "what":
            continue  # "…, in what mediators called a first step": the reporter's
        anchor = inner.i if inner is not None else prep.i
        listed = list_end(inner) if inner is not None and lemma in CALLING else None
        if listed is not None:
            yield frame(
                page, pattern, verb, [(prep.i + 1, listed)], by,
                lemma=lemma, words=words, head=anchor,
            )  # fmt: skip
            break
        for cut, end in endings(page.doc, anchor, last):
            yield frame(
                page, pattern, verb, [(prep.i + 1, end)], by,
                lemma=lemma, words=words, head=anchor, cut=cut,
            )  # fmt: skip
            if lemma in CALLING:
                continue
            yield frame(
                page, "with-" + pattern, verb, [(prep.i, end)], by,
                lemma=lemma, head=anchor, cut=cut,
            )  # fmt: skip
        farthest = phrase_end(verb)
        if farthest > last and pattern == "prep":
            _, end = next(endings(page.doc, anchor, farthest))
            yield frame(
                page, "prep+", verb, [(prep.i + 1, end)], by,
                lemma=lemma, words=words, head=anchor,
            )  # fmt: skip


def _is_as_saying(prep: Token) -> bool:
    """Tell "was quoted | as saying that …": the saying is read by itself."""
    said = child(prep, "pcomp")
    return prep.lower_ == "as" and said is not None and said.lower_ == "saying"


def _called_for(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "Called | for the army to stop", "ruled out | sending troops", parsed as clauses beside."""
    for clause in verb.rights:
        mark, first = child(clause, "mark"), clause.left_edge.i
        if clause.dep_ != "advcl":
            continue
        last = with_condition(verb, clause.right_edge.i)
        lemma = f"{verb.lemma_.lower()}_for"
        if mark is not None and mark.lower_ == "for" and lemma in CALLING:
            words = token_span(page.doc, verb.i, mark.i) if mark.i - verb.i <= 2 else None
            part = (mark.i + 1, last)
            yield frame(page, "prep", verb, [part], by, lemma=lemma, words=words, head=clause.i)
        out = child(verb, "prt")
        if out is not None and verb.lemma_ == "rule" and out.i + 1 == first == clause.i:
            yield frame(page, "dobj", verb, [(first, last)], by, head=clause.i)


# Subjects that are content ---------------------------------------------------------------------


# "Tonight's digest was written by …": a by-line.
MAKING = frozenset(("compile", "edit", "prepare", "produce", "translate", "write"))


def _topical(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "The plan was announced by Kyiv"; what nobody is told to have said is no statement."""
    topic = child(verb, "nsubjpass", "csubjpass")
    if topic is None or by.token is None or verb.lemma_.lower() in MAKING:
        return
    if any(map(_is_as_saying, verb.rights)):
        return
    what = reach(topic)
    if topic.i < verb.i:
        yield frame(page, "topic", verb, [what], by, head=topic.i)
    for rest in verb.rights:
        if rest.dep_ not in ("xcomp", "acomp", "oprd", "prep", "advcl", "ccomp"):
            continue
        first, last = reach(rest)
        for cut, end in endings(page.doc, rest.i, last):
            parts = [what, (first, end)]
            yield frame(page, "topic+" + rest.dep_, verb, parts, by, cut=cut, head=rest.i)
