"""Frames without a verb: "the claim that …", "according to …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import endings
from upperhand.reading.grammar.clauses import Owner, subject
from upperhand.reading.grammar.tellers import FINITE
from upperhand.reading.grammar.tree import SUBJECTS, child, reach, token_span
from upperhand.reading.statements.frames import Frame, Page, frame
from upperhand.reading.statements.second_halves import is_tellers
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["according_frames", "noun_frames", "view_frames"]


def noun_frames(page: Page) -> Iterator[Frame]:
    """Yield readings of nouns that govern a clause, or a phrase after a preposition."""
    for noun in page.doc:
        if noun.pos_ not in ("NOUN", "PROPN"):
            continue
        by = _noun_owner(noun)
        for right in noun.rights:
            for built in _noun_readings(page, noun, right, by):
                if built is not None:
                    yield built


def _noun_readings(page: Page, noun: Token, right: Token, by: Owner) -> Iterator[Frame | None]:
    first, last = reach(right)
    if right.dep_ in ("acl", "ccomp", "relcl") and _is_content(right):
        for cut, end in endings(page.doc, right.i, last):
            yield frame(page, "n-" + right.dep_, noun, [(first, end)], by, head=right.i, cut=cut)
    elif right.dep_ == "prep" and last > right.i and right.lower_ not in ("by", "from"):
        lemma = f"{noun.lemma_.lower()}_{right.lower_}"
        words = token_span(page.doc, noun.i, right.i)
        for cut, end in endings(page.doc, right.i, last):
            yield frame(
                page, "n-prep", noun, [(right.i + 1, end)], by,
                lemma=lemma, words=words, head=right.i, cut=cut,
            )  # fmt: skip


def _is_content(clause: Token) -> bool:
    """Tell "that he left" and "to leave" from a participle."""
    opener = clause.left_edge.lower_
    return opener in ("that", "to", "whether", "how", "why", "what", "if") or (
        child(clause, "mark", "aux") is not None and clause.tag_ != "VBG"
    )


def _noun_owner(noun: Token) -> Owner:
    """Return whose claim it is: possessor, "by X", a name before it, else the subject."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return Owner(possessor, "poss")
    for prep in noun.rights:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in ("by", "from", "among", "inside"):
            return Owner(child(prep, "pobj"), "by")
    # "Trump claims that …" is often tagged as a noun with a name before it.
    name = child(noun, "compound", "nmod", "amod")
    if name is not None and name.pos_ in ("PROPN", "PRON") and name.i < noun.i:
        return Owner(name, "compound")
    if noun.dep_ in ("dobj", "pobj", "attr"):
        above = noun.head if noun.dep_ != "pobj" else noun.head.head
        if above.pos_ in ("VERB", "AUX"):
            return Owner(subject(above), "verb")
    return Owner(None, "none")


# According to ----------------------------------------------------------------------------------


def according_frames(page: Page) -> Iterator[Frame]:
    """Yield "according to X" with the clause it stands in."""
    for token in page.doc:
        if token.lower_ != "according" or token.i + 2 > len(page.doc) - 1:
            continue
        to = page.doc[token.i + 1]
        by = child(to, "pobj") or _swallowed(to)
        if to.lower_ != "to" or by is None:
            continue
        reach = max(by.right_edge.i, to.right_edge.i)
        if by.dep_ in ("nsubj", "nsubjpass") or _has_swallowed(token, to, reach):
            reach = next(t.i - 1 for t in page.doc[to.i :] if t.text == ",")
        first, last = token.i, _source_end(token, reach)
        words = token_span(page.doc, token.i, to.i)
        for pattern, parts in _according_parts(token, first, last):
            built = frame(
                page, pattern, token, parts, Owner(by, "to"), lemma="according_to", words=words
            )
            if built is not None:
                yield built


def _swallowed(to: Token) -> Token | None:
    """Return whom "According to X, a gap has robbed …" names, parsed as who has robbed."""
    shown = to.nbor(1)
    if shown.dep_ == "pcomp" and shown.tag_ in ("VB", "VBP"):
        return child(shown, "dobj")  # "according to show | insiders", parsed as what they show
    near = to.doc[to.i + 1 : min(to.i + 1 + LONGEST_SOURCE, to.sent.end)]
    comma = next((t.i for t in near if t.text == ","), None)
    if comma is None or comma <= to.i + 1:
        return None
    named = to.doc[to.i + 1 : comma].root
    return named if named.dep_ in ("nsubj", "nsubjpass") else None


def _has_swallowed(token: Token, to: Token, last: int) -> bool:
    """Tell "According to the union, miners and cooks | have …": the verb has no subject left."""
    root = token.sent.root
    opens = token.i <= token.sent.start + 1 and root.i > last and root.tag_ != "VB"
    commas = any(t.text == "," for t in to.doc[to.i : last])
    return opens and commas and child(root, *SUBJECTS, "expl") is None


LONGEST_SOURCE = 12  # tokens of a source with its office


def _source_end(token: Token, last: int) -> int:
    """Return the end of "According to X": at the comma, where X has swallowed the sentence."""
    end = token.sent.end - 1
    if token.i > token.sent.start + 1 or last < end - 1:
        return last
    commas = [t.i for t in token.doc[token.i : end] if t.text == ","]
    return int(commas[0]) - 1 if commas else last


VIEWS = words_of("""
    view opinion words telling account judgment judgement estimate estimation reading assessment
    phrase
""")
NEAR = 6  # tokens in which "In the foreign minister's view" names the view


def view_frames(page: Page) -> Iterator[Frame]:
    """Yield "In her view, …", "by the estimate of X, …", also within and after a sentence."""
    for token in page.doc:
        if token.lower_ not in ("in", "by"):
            continue
        opens = token.i == token.sent.start
        before = page.text[: token.idx].rstrip(' "')[-1:]
        if not opens and before not in (",", ";"):
            continue
        noun = next((t for t in page.doc[token.i + 1 : token.i + NEAR] if t.lower_ in VIEWS), None)
        if noun is None or any(t.text == "," for t in page.doc[token.i : noun.i]):
            continue
        last, by = noun.i, child(noun, "poss")
        of = next((c for c in noun.rights if c.lower_ == "of"), None)
        if of is not None:
            last, by = of.right_edge.i, child(of, "pobj")
        if by is None or last + 1 >= token.sent.end:
            continue
        closes = page.doc[last + 1].text == "." and last + 2 == token.sent.end
        if not opens and page.doc[last + 1].text != "," and not closes:
            continue
        final = token.sent.end - 1
        _, end = next(endings(page.doc, max(last, token.sent.root.i), final))
        after = (past_apposition(page.doc, last + 1, final), end)
        parts = [(token.sent.start, token.i - 1), after][: 2 - closes]
        built = frame(
            page, "in-view", noun, parts[opens:], Owner(by, "to"), lemma="according_to",
            words=token_span(page.doc, token.i, noun.i),
        )  # fmt: skip
        if built is not None:
            yield built


LONGEST_APPOSITION = 10  # tokens of ", a think tank in Kyiv," after a source


def past_apposition(doc: Doc, first: int, last: int) -> int:
    """Return where a sentence begins after its source: past ", a think tank in Kyiv,"."""
    start = first + (doc[first].text == ",")
    commas = [t.i for t in doc[start : min(start + LONGEST_APPOSITION, last)] if t.text == ","]
    if start == first or not commas:
        return first
    chunk = doc[start : commas[0]]
    named = chunk[0].lower_ == "of" or chunk[0].pos_ in ("DET", "PROPN", "NOUN")
    named = named or chunk[0].tag_ == "PRP$"
    if doc[first - 1].tag_ == "NN" and _is_full_name(chunk):
        return commas[0] + 1  # "the agency's coordinator, Paul Okello, deaths have fallen"
    clause = any(t.dep_ in SUBJECTS or t.tag_ in (*FINITE, "MD") for t in chunk)
    when = chunk.root.dep_ == "npadvmod"
    return first if clause or when or not named else commas[0] + 1


def _is_full_name(chunk: Span) -> bool:
    return len(chunk) > 1 and all(t.pos_ == "PROPN" for t in chunk)


def follows_relative(doc: Doc, first: int) -> bool:
    """Tell a tag right after "which," or "that,": it reports the relative clause alone."""
    before = first - 1 - (first > 1 and doc[first - 1].text == ",")
    return before > 0 and doc[before].lower_ in RELATIVES


RELATIVES = frozenset(("that", "which", "who", "whom", "where"))


def _according_parts(
    token: Token, first: int, last: int
) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    start = token.sent.start
    if token.i - 1 > start and token.nbor(-1).text == ":":
        start = token.i  # "Zelensky was more guarded: according to him, …"
    _, end = next(endings(token.doc, max(last, token.sent.root.i), token.sent.end - 1))
    stops = [t.i for t in token.doc[last : end + 1] if t.text == ";"]
    end = min([end, *(s - 1 for s in stops)])
    before = [t for t in range(start, first) if not token.doc[t].is_punct]
    opens = len(before) <= 1
    after = (last + 1, end)
    if opens and last + 1 >= len(token.doc):
        return  # "According to three people", and the line breaks off
    if opens:
        yield "according-first", [(past_apposition(token.doc, last + 1, end), end)]
        return
    if follows_relative(token.doc, first):
        yield "according-first", [after]  # "a paper in which, according to X, half was struck out"
        return
    clause = token.head if token.head.i != token.i else token.sent.root
    left, right = reach(clause)
    final = token.sent.end - 1
    rest = token.doc[min(last + 2, final) : final]
    if len(rest) and rest[0].pos_ == "CCONJ" and is_tellers(rest[1:]):
        yield "according-last", [(start, first - 1), (rest.start, final)]
        return
    yield "according-last", [(start, first - 1)]
    bare = start + 1 if token.doc[start].pos_ == "CCONJ" else start
    if bare > start:
        yield "according-bare", [(bare, first - 1)]
    if left > start and left < first:
        yield "according-clause", [(left, first - 1)]
    if last < end - 1 and token.doc[min(last + 2, end)].pos_ != "CCONJ":
        yield "according-middle", [(start, first - 1), (last + 1, min(right, end))]
