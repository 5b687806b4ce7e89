"""Frames of verbs and predicative adjectives: what they say, of what, of whom.

One verb may be read in several ways ("accused Europe of seeking defeat": the object alone, or
with what follows it); each way is a frame of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.clauses import child, is_passive, reach, subject, token_span
from upperhand.reading.frames import Frame, Page, frame

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verb_frames"]

CLAUSES = ("ccomp", "xcomp")
PREDICATES = ("acomp", "attr", "oprd")
SEEMING = frozenset(("seem", "appear", "look"))
# Clauses after a comma that may be the reporter's own.
ASIDES = ("advcl", "conj", "parataxis", "relcl", "acl", "prep", "npadvmod", "cc", "dep")


def verb_frames(page: Page) -> Iterator[Frame]:
    """Yield every reading of every verb and adjective of a paragraph."""
    for token in page.doc:
        if token.pos_ in ("VERB", "AUX", "ADJ") and token.dep_ not in ("aux", "auxpass", "amod"):
            for built in _readings(page, token):
                if built is not None:
                    yield built


def _readings(page: Page, verb: Token) -> Iterator[Frame | None]:
    yield from _clausal(page, verb)
    yield from _objects(page, verb)
    yield from _prepositional(page, verb)
    yield from _passive(page, verb)
    yield from _relative_object(page, verb)
    yield from _aside(page, verb)


def holder(verb: Token) -> Token | None:
    """Return whose act the predicate is; for an adjective, the subject of its copula."""
    if verb.pos_ == "ADJ" and verb.dep_ == "acomp":
        return subject(verb.head)
    return subject(verb)


# Clauses ---------------------------------------------------------------------------------------


def _clausal(page: Page, verb: Token) -> Iterator[Frame | None]:
    by = holder(verb)
    dobj = child(verb, "dobj", "dative")
    for clause in verb.children:
        if clause.dep_ not in CLAUSES:
            continue
        if clause.i < verb.i:
            yield from _fronted(page, verb, clause, by)
            continue
        if clause.left_edge.i < verb.i:
            continue
        first, last = reach(clause)
        pattern = clause.dep_ if not is_passive(verb) else clause.dep_ + "-passive"
        for cut, end in _ends(verb, clause, last):
            yield frame(page, pattern, verb, [(first, end)], by, cut=cut, head=clause.i)
            if dobj is not None and verb.i < dobj.i < first:
                start = dobj.left_edge.i
                yield frame(
                    page, "object+" + clause.dep_, verb, [(start, end)], by, cut=cut, head=clause.i
                )


def _fronted(page: Page, verb: Token, clause: Token, by: Token | None) -> Iterator[Frame | None]:
    """ "Talks will go on, Moscow said", also with the tag in the middle."""
    left = min(
        [verb.i, *(c.left_edge.i for c in verb.children if c.i > clause.i and c.i <= verb.i)]
    )
    first, last = clause.left_edge.i, clause.right_edge.i
    parts = [(first, min(last, left - 1))]
    tail = max([verb.i, *(c.right_edge.i for c in verb.rights)])
    if last > tail:
        parts.append((tail + 1, last))
    yield frame(page, "fronted", verb, parts, by, head=clause.i)


def _ends(verb: Token, clause: Token, last: int) -> Iterator[tuple[str, int]]:
    """Yield where a clause may end: whole, and before each trailing aside."""
    yield "", last
    doc = verb.doc
    for token in clause.subtree:
        start = token.left_edge.i
        if token.dep_ in ASIDES and start > clause.i + 1 and token.right_edge.i >= last - 1:
            if doc[start - 1].text in (",", "—", "-", "--") or token.dep_ == "cc":
                yield f"{token.dep_}:{_marker(token)}", start - 1
            elif token.dep_ in ("advcl", "prep", "npadvmod"):
                yield f"{token.dep_}:{_marker(token)}:bare", start - 1
        elif token.dep_ == "conj" and start > clause.i + 1 and token.right_edge.i >= last - 1:
            yield "conj:bare", start - 1


def _marker(token: Token) -> str:
    """Return the word that opens an aside ("though"), or its form ("VBG")."""
    mark = child(token, "mark") or child(token, "advmod")
    if mark is not None and mark.i < token.i:
        return str(mark.lower_)
    return str(token.lower_ if token.dep_ in ("prep", "cc") else token.tag_)


# Objects ---------------------------------------------------------------------------------------


def _objects(page: Page, verb: Token) -> Iterator[Frame | None]:
    if is_passive(verb):
        return
    by = holder(verb)
    for noun in verb.rights:
        if noun.dep_ not in ("dobj", *PREDICATES):
            continue
        first, last = reach(noun)
        if (
            noun.dep_ in PREDICATES
            and child(verb, "dobj") is None
            and verb.lemma_ in ("be", "become")
        ):
            continue
        yield frame(page, noun.dep_, verb, [(first, last)], by, head=noun.i)
        end = _phrase_end(verb)
        if end > last:
            yield frame(page, noun.dep_ + "+", verb, [(first, end)], by, head=noun.i)
        yield from _inside_object(page, verb, noun, by)


def _phrase_end(verb: Token) -> int:
    """Return the last token of the verb phrase: before asides and a second verb."""
    last = verb.i
    for right in verb.rights:
        if right.dep_ in ("punct", "cc", "conj", "parataxis", "npadvmod"):
            break
        if right.dep_ == "advcl" and verb.doc[right.left_edge.i - 1].text == ",":
            break
        last = right.right_edge.i
    return last


def _inside_object(
    page: Page, verb: Token, noun: Token, by: Token | None
) -> Iterator[Frame | None]:
    """ "denied the notion that …", "took issue with …", "expressed concern about …"."""
    for right in noun.rights:
        first, last = reach(right)
        words = token_span(page.doc, verb.i, noun.i)
        lemma = f"{verb.lemma_.lower()}_{noun.lemma_.lower()}"
        if right.dep_ in ("acl", "ccomp", "relcl") and right.pos_ in ("VERB", "AUX"):
            yield frame(
                page, "noun+" + right.dep_, verb, [(first, last)], by,
                lemma=lemma, words=words, head=right.i,
            )  # fmt: skip
        elif right.dep_ == "prep" and right.i + 1 <= last:
            words = token_span(page.doc, verb.i, right.i)
            yield frame(
                page, "noun+prep", verb, [(right.i + 1, last)], by,
                lemma=f"{lemma}_{right.lower_}", words=words, head=right.i,
            )  # fmt: skip


def _prepositional(page: Page, verb: Token) -> Iterator[Frame | None]:
    """ "called for a ceasefire", "spoke of victory", "is critical of the plan"."""
    by = holder(verb)
    for prep in verb.rights:
        if prep.dep_ not in ("prep", "agent", "dative") or prep.dep_ == "agent":
            continue
        last = prep.right_edge.i
        if last <= prep.i:
            continue
        lemma = f"{verb.lemma_.lower()}_{prep.lower_}"
        words = token_span(page.doc, verb.i, prep.i) if prep.i - verb.i <= 2 else None
        pattern = "prep-passive" if is_passive(verb) else "prep"
        inner = child(prep, "pobj", "pcomp")
        yield frame(
            page, pattern, verb, [(prep.i + 1, last)], by,
            lemma=lemma, words=words, head=inner.i if inner is not None else prep.i,
        )  # fmt: skip


# Subjects that are content ---------------------------------------------------------------------


def _passive(page: Page, verb: Token) -> Iterator[Frame | None]:
    """ "A strike is expected to follow", "the plan was announced by Kyiv", "it seems lost"."""
    seems = verb.lemma_.lower() in SEEMING
    if not seems and not is_passive(verb):
        return
    topic = child(verb, "nsubjpass", "nsubj", "csubjpass")
    if topic is None:
        return
    by = None if seems else subject(verb)
    what = reach(topic)
    if topic.i < verb.i:
        yield frame(page, "topic", verb, [what], by, head=topic.i)
    for rest in verb.rights:
        if (
            rest.dep_ in ("xcomp", "acomp", "oprd", "prep", "advcl", "ccomp")
            and rest.dep_ != "agent"
        ):
            yield frame(page, "topic+" + rest.dep_, verb, [what, reach(rest)], by, head=rest.i)


def _relative_object(page: Page, verb: Token) -> Iterator[Frame | None]:
    """ "the issues they care about", "what he wrote"."""
    if verb.dep_ not in ("relcl", "ccomp", "pcomp", "csubj") or child(verb, "nsubj") is None:
        return
    own = child(verb, "nsubj")
    by = subject(verb)
    if own is None or by is None or own.i != by.i:
        return
    first = verb.left_edge.i
    object_first = child(verb, "dobj", "pobj")
    if verb.dep_ == "relcl" and verb.head.i < verb.i:
        start = verb.head.left_edge.i
        yield frame(page, "relative", verb, [(start, verb.head.i)], by, head=verb.head.i)
    if object_first is not None and object_first.i < own.left_edge.i:
        part = (object_first.left_edge.i, object_first.i)
        yield frame(page, "asked", verb, [part], by, head=object_first.i)
    elif first < own.left_edge.i and page.doc[first].tag_ in ("WDT", "WP"):
        yield frame(page, "asked", verb, [(first, first)], by, head=first)


def _aside(page: Page, verb: Token) -> Iterator[Frame | None]:
    """ "The talks, Moscow said, will go on": a tag hung on the verb it reports."""
    marked = child(verb, "mark")
    as_tag = verb.dep_ == "advcl" and marked is not None and marked.lower_ == "as"
    if verb.dep_ not in ("parataxis", "ccomp") and not as_tag:
        return
    if child(verb, "ccomp", "dobj") is not None or child(verb, "nsubj") is None:
        return
    first, last = reach(verb)
    outer_first, outer_last = verb.sent.start, verb.sent.end - 1
    parts = [(outer_first, first - 1), (last + 1, outer_last)]
    pattern = "as-tag" if as_tag else "aside"
    yield frame(page, pattern, verb, parts, subject(verb), head=verb.head.i)
