"""Frames of verbs and predicative adjectives: what they say, of what, of whom.

One verb may be read in several ways ("accused Europe of seeking defeat": the object alone, or
with what follows it); each way is a frame of its own, and so is each place where its content
may end and each subject it may borrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import endings, stands_apart
from upperhand.reading.grammar.clauses import Owner, is_charged, owners
from upperhand.reading.grammar.cues import CALLING, TELLING
from upperhand.reading.grammar.reporters import names_channel
from upperhand.reading.grammar.tree import child, is_passive, reach, token_span
from upperhand.reading.statements.aside_frames import aside
from upperhand.reading.statements.channels import told_through
from upperhand.reading.statements.clause_frames import (
    addressed,
    clausal,
    phrasal,
    torn_off,
)
from upperhand.reading.statements.conditions import with_condition
from upperhand.reading.statements.frames import Frame, Page, frame
from upperhand.reading.statements.thresholds import waves_away

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verb_frames"]

PREDICATES = ("acomp", "attr", "oprd")
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
        yield from _objects(page, verb, by)
    yield from _prepositional(page, verb, by)
    yield from _called_for(page, verb, by)
    yield from _topical(page, verb, by)
    if by.via == "own":
        yield from aside(page, verb, by)


# Verbs whose object is who listens: "informed reporters".
AUDIENCE = frozenset(("inform", "brief", "notify", "update", "remind"))

# Objects ---------------------------------------------------------------------------------------


def _objects(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    if verb.lemma_.lower() in AUDIENCE:
        return
    copula = verb.lemma_ in ("be", "become") and child(verb, "dobj") is None
    through = told_through(verb)
    for noun in verb.rights:
        if noun.dep_ not in ("dobj", *PREDICATES) or (copula and noun.dep_ in PREDICATES):
            continue
        expressed = verb.lemma_.lower() in EXPRESSING and _that_of(noun) is not None
        if expressed or _calls_again(verb, noun):
            yield from _inside_object(page, verb, noun, by)
            continue  # "expressed concern | that …", "renewed its call for | a truce"
        if any(torn_off(verb, c) >= noun.i for c in verb.rights if c.dep_ == "ccomp"):
            continue
        if _is_given_name(verb, noun) or stands_apart(noun):
            continue
        first, last = reach(noun)
        if through is not None and noun.i < through.i <= last:
            continue
        last = with_condition(verb, last)
        for cut, end in endings(page.doc, noun.i, last):
            yield frame(page, noun.dep_, verb, [(first, end)], by, cut=cut, head=noun.i)
        farthest = with_condition(verb, _phrase_end(verb))
        if farthest > last and not waves_away(verb):  # "turned | the idea | down"
            for cut, end in endings(page.doc, verb.i, farthest):
                if end > last:
                    part = (first, end)
                    yield frame(page, noun.dep_ + "+", verb, [part], by, cut=cut, head=noun.i)
        yield from _inside_object(page, verb, noun, by)
    yield from _judged(page, verb, by)


# Verbs that say of a thing what it is: "called the idea …", "characterised the hour as …".
NAMING = frozenset(
    ("brand", "call", "characterise", "characterize", "deem", "describe", "dismiss", "dub",
     "label")
)  # fmt: skip


def _is_given_name(verb: Token, noun: Token) -> bool:
    """Tell the second of two objects: 'calling it | "a gift"'."""
    if verb.lemma_.lower() not in NAMING or noun.dep_ != "dobj":
        return False
    return any(c.dep_ == "dobj" and verb.i < c.i < noun.i for c in verb.rights)


def _judged(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "called | the idea "worth a second look"", "characterised | the last hour as …"."""
    if verb.lemma_.lower() not in NAMING:
        return
    own = list(takewhile(lambda t: t.dep_ != "conj", verb.rights))
    thing = next((c for c in own if c.dep_ in ("dobj", "npadvmod", "dative")), None)
    name = next((c for c in own if c.dep_ == "oprd" or c.lower_ == "as"), None)
    if name is None and thing is not None:  # 'calling it "a gift"', parsed as two objects
        after = (c for c in own if c.i > thing.i)
        name = next((c for c in after if c.left_edge.nbor(-1).is_quote), None)
    if thing is None or name is None or not verb.i < thing.i < name.i:
        return
    for cut, end in endings(page.doc, name.i, name.right_edge.i):
        part = (thing.left_edge.i, end)
        yield frame(page, "judged", verb, [part], by, cut=cut, head=thing.i)


def _phrase_end(verb: Token) -> int:
    """Return the last token of the verb phrase: before a second verb and after no stop."""
    held = list(takewhile(lambda t: t.dep_ not in ENDING, verb.rights))
    while held and _is_when(held[-1]):
        held.pop()  # "rejected any such gesture | on Monday"
    return int(held[-1].right_edge.i) if held else verb.i


ENDING = frozenset(("punct", "cc", "conj", "parataxis"))


def _is_when(token: Token) -> bool:
    thing = child(token, "pobj") if token.dep_ == "prep" else None
    return thing is not None and _is_day(token, thing)


# "Expressed | concern about the map": what is felt is told with what of, a clause stands alone.
EXPRESSING = frozenset(("express", "voice"))
# "Dismissed | reports that he had left": what is refused is the report with its words.
REFUSING = frozenset(("brush", "deny", "dismiss", "reject", "shrug", "wave"))
HEARSAY = frozenset(
    ("accusation", "allegation", "claim", "complaint", "concern", "criticism", "fear", "report",
     "rumour", "suggestion", "talk")
)  # fmt: skip


def _that_of(noun: Token) -> Token | None:
    """Return the clause of "confidence | that others would follow", "readiness | to sign".

    "Its readiness to host them" is told whole.
    """
    clauses = (c for c in noun.rights if c.dep_ in ("acl", "ccomp"))
    openers = ("that",) if child(noun, "poss") is not None else ("that", "to")
    return next((c for c in clauses if c.left_edge.lower_ in openers), None)


CALLS = frozenset(("appeal", "call", "request"))


def _calls_again(verb: Token, noun: Token) -> bool:
    """Tell "repeated its call | for a ceasefire": what is called for is what is told."""
    again = verb.lemma_.lower() in ("repeat", "renew", "reiterate")
    wanted = any(c.dep_ == "prep" and c.lower_ == "for" for c in noun.rights)
    return again and noun.lemma_.lower() in CALLS and wanted


def _inside_object(page: Page, verb: Token, noun: Token, by: Owner) -> Iterator[Frame | None]:
    """ "denied the notion that …", "took issue with …", "expressed concern about …"."""
    lemma = f"{verb.lemma_.lower()}_{noun.lemma_.lower()}"
    waved_off = verb.lemma_.lower() in REFUSING and noun.lemma_.lower() in HEARSAY
    expressed = verb.lemma_.lower() in EXPRESSING
    if waved_off:
        return
    for right in noun.rights:
        if expressed and right != _that_of(noun):
            continue
        first, last = reach(right)
        if right.dep_ in ("acl", "ccomp", "relcl") and right.pos_ in ("VERB", "AUX"):
            words, pattern, name = token_span(page.doc, verb.i, noun.i), right.dep_, lemma
            last = with_condition(verb, last)
        elif right.dep_ == "prep" and right.i + 1 <= last:
            words, pattern = token_span(page.doc, verb.i, right.i), "prep"
            first, name = right.i + 1, f"{lemma}_{right.lower_}"
        else:
            continue
        for cut, end in endings(page.doc, right.i, last):
            yield frame(
                page, "noun+" + pattern, verb, [(first, end)], by,
                lemma=name, words=words, head=right.i, cut=cut,
            )  # fmt: skip


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
        if inner is not None and (inner.lemma_ in OCCASIONS or _is_day(prep, inner)):
            continue
        if _is_as_saying(prep):
            continue
        if prep.lower_ in ("in", "at") and names_channel(prep):
            continue  # "answered in his nightly address": where, not what
        if prep.lower_ == "in" and page.doc[prep.i + 1].lower_ == "what":
            continue  # "…, in what mediators called a first step": the reporter's
        anchor = inner.i if inner is not None else prep.i
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
        farthest = _phrase_end(verb)
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


def _is_day(prep: Token, inner: Token) -> bool:
    """Tell "offered on Sunday": a day is when, never what."""
    return prep.lower_ == "on" and inner.text[:1].isupper() and inner.lower_.endswith("day")


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
