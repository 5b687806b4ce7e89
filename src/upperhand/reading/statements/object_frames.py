"""Frames of objects: "rejected the plan", "called it a gift", "expressed concern that …"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import endings, stands_apart
from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.lists import list_end
from upperhand.reading.grammar.tellers import waves_away
from upperhand.reading.grammar.tree import child, reach, token_span
from upperhand.reading.statements.channels import told_through
from upperhand.reading.statements.clause_frames import torn_off
from upperhand.reading.statements.conditions import with_condition
from upperhand.reading.statements.frames import Frame, Page, frame

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_day", "object_frames", "phrase_end"]

PREDICATES = ("acomp", "attr", "oprd")
# Verbs whose object is who listens: "informed reporters".
AUDIENCE = frozenset(("inform", "brief", "notify", "update", "remind"))


def object_frames(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """Yield readings of the objects of a verb, alone and with what follows or hangs on them."""
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
        listed = list_end(noun) if verb.lemma_.lower() in OF_MANY else None
        if listed is not None:
            yield frame(page, noun.dep_, verb, [(first, listed)], by, head=noun.i)
            break
        last = with_condition(verb, _before_semicolon(page, noun.i, last))
        for cut, end in endings(page.doc, noun.i, last):
            yield frame(page, noun.dep_, verb, [(first, end)], by, cut=cut, head=noun.i)
        farthest = with_condition(verb, _before_semicolon(page, noun.i, phrase_end(verb)))
        if farthest > last and not waves_away(verb):  # "turned | the idea | down"
            for cut, end in endings(page.doc, verb.i, farthest):
                if end > last:
                    part = (first, end)
                    yield frame(page, noun.dep_ + "+", verb, [part], by, cut=cut, head=noun.i)
        yield from _inside_object(page, verb, noun, by)
    yield from _judged(page, verb, by)


def _before_semicolon(page: Page, first: int, last: int) -> int:
    """Return the end of a thing before "; the constitution forbids it"."""
    stops = (t for t in page.doc[first:last] if t.text == ";")
    apart = (t.i - 1 for t in stops if page.quote_at(t.idx) is None and t.nbor(1).pos_ != "CCONJ")
    return int(next(apart, last))


# Verbs whose things are often many: "demanded A, B and C".
OF_MANY = frozenset(
    ("announce", "demand", "list", "offer", "pledge", "promise", "propose", "reject", "request",
     "require", "seek", "want")
)  # fmt: skip
# Verbs that say of a thing what it is: "called the idea …", "characterised the hour as …".
NAMING = frozenset(
    ("brand", "call", "characterise", "characterize", "deem", "describe", "dismiss", "dub",
     "label", "pronounce")
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


def phrase_end(verb: Token) -> int:
    """Return the last token of the verb phrase: before a second verb and after no stop."""
    held = list(takewhile(lambda t: t.dep_ not in ENDING, verb.rights))
    while held and _is_when(held[-1]):
        held.pop()  # "rejected any such gesture | on Monday"
    return int(held[-1].right_edge.i) if held else verb.i


ENDING = frozenset(("punct", "cc", "conj", "parataxis"))
FORMERLY = frozenset(("again", "before", "earlier", "once", "repeatedly", "twice"))


def _is_when(token: Token) -> bool:
    """Tell when or how often it was told: "on Monday", "since May", "before", "more than once"."""
    if token.lower_ == "since" or token.left_edge.lower_ == "since":
        return token.dep_ in ("prep", "advcl", "mark")
    if token.dep_ == "advmod":
        opening = token.doc[token.left_edge.i : token.left_edge.i + 2].text.lower()
        return opening in ("more than", "as early") or token.lower_ in FORMERLY
    thing = child(token, "pobj") if token.dep_ == "prep" else None
    return thing is not None and is_day(token, thing)


def is_day(prep: Token, inner: Token) -> bool:
    """Tell "offered on Sunday": a day is when, never what."""
    return prep.lower_ == "on" and inner.text[:1].isupper() and inner.lower_.endswith("day")
