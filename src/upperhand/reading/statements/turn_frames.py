"""Turns of phrase that report without a verb of saying, or with half a sentence.

"An adviser was blunter: no promise would come"; "the ministry put the shortfall at a third";
"Not so, say the Iraqis".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import endings
from upperhand.reading.grammar.clauses import Owner, subject
from upperhand.reading.grammar.cues import SPEECH, TELLING, UTTERED
from upperhand.reading.grammar.tellers import FINITE
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.speakers.words import is_somebody
from upperhand.reading.statements.frames import Frame, Page, frame
from upperhand.reading.statements.second_halves import tells_more
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["turn_frames"]

Turn = Callable[["Page", "Token"], "Frame | None"]

# How somebody speaks: "was blunter:", "sounded less certain:".
MANNERS = words_of("""
    blunt frank candid clear plain categorical emphatic cautious explicit direct dismissive terse
    specific precise scathing sceptical skeptical definite adamant certain sure succinct brief firm
""")
LINKING = frozenset(("be", "sound", "seem", "remain"))
FURTHER = frozenset(("further", "farther"))
# Answers that are no sentence.
ANSWERS = words_of("""
    absurd false hardly impossible never no nonsense not true untrue wrong yes
""")
LONGEST_ANSWER = 5  # tokens of "Not so" and "No, never again"


def turn_frames(page: Page) -> Iterator[Frame]:
    """Yield one frame for every turn of phrase that reports."""
    for token in page.doc:
        for built in (turn(page, token) for turn in _turns_at(token)):
            if built is not None:
                yield built


def _turns_at(token: Token) -> tuple[Turn, ...]:
    """Return the turns a token may be the mark of: most are of none."""
    if token.text == ":":
        return (_blunter,)
    if token.lemma_ == "put":
        return (_put_at, _put_it)
    if token.lemma_ in DRAWING:
        return (_drew,)
    return (_answered, _inverted) if token.lemma_.lower() in SPEECH else ()


def _blunter(page: Page, colon: Token) -> Frame | None:
    """ "An adviser was blunter: such a promise would come later." """
    if page.quote_at(colon.idx) is not None or colon.i + 1 >= len(page.doc):
        return None
    verb = _manner_before(colon)
    by = child(verb, *SUBJECTS) if verb is not None else None
    if by is not None and by.pos_ == "NOUN" and not is_somebody(by):
        return None  # "The sum was plain: …"
    last = _last_of_sentence(colon)
    if verb is None or by is None or page.quote_at(page.doc[colon.i + 1].idx) is not None:
        return None
    rest = page.doc[colon.i + 1 : last + 1]
    tagged = any(t.lemma_.lower() in SPEECH and t.i >= last - 1 for t in rest)
    if tagged or not any(t.tag_ in (*FINITE, "MD") for t in rest):
        return None  # "…: nobody had asked for a map, it said" has a teller of its own
    words = (verb.idx, page.doc[colon.i - 1].idx + len(page.doc[colon.i - 1].text))
    told = [(colon.i + 1, last)]
    return frame(page, "turn", verb, told, Owner(by, "own"), lemma="be_blunt", words=words)


def _manner_before(colon: Token) -> Token | None:
    """Return the verb of "was blunter" or "went further" right before a colon."""
    near = colon.doc[max(colon.sent.start, colon.i - 5) : colon.i]
    turns = (*LINKING, "go", "put")
    verb = next((t for t in near if t.tag_ in FINITE and t.lemma_ in turns), None)
    if verb is None or child(verb, *SUBJECTS) is None:
        return None
    if verb.lemma_ == "put":  # "put it more tersely", "put it in one line"
        brief = near[-1].pos_ == "ADV" or near[-1].lemma_ in ("line", "sentence", "word")
        return verb if verb.nbor(1).lower_ == "it" and brief else None
    said = {form for t in near if t.i > verb.i for form in (t.lemma_.lower(), _positive(t))}
    if child(verb, "neg") is not None:
        return None  # "Investors were not so sure: bonds slipped" is what they did
    return verb if said & (FURTHER if verb.lemma_ == "go" else MANNERS) else None


def _positive(word: Token) -> str:
    """Return "blunt" for "blunter", whatever the parser took it for."""
    return str(word.lower_).removesuffix("er")


def _last_of_sentence(token: Token) -> int:
    """Return the last word of the sentence, which a parser may end at the colon."""
    rest = token.doc[token.i + 1].sent
    return int(rest.end - 2 if rest[-1].is_punct else rest.end - 1)


# "An American draft put the limit at 600,000": what stands in a paper nobody says.
DRAFTS = frozenset(("draft", "plan", "proposal", "text", "version"))


def _put_at(page: Page, verb: Token) -> Frame | None:
    """ "The ministry put the shortfall at a third of demand", "put it closer to half"."""
    bare = verb.tag_ == "VB" and child(verb, "aux") is None  # "put" is all of its own forms
    if verb.tag_ not in FINITE and not bare:
        return None
    by, what = subject(verb), child(verb, "dobj")
    if by is None or what is None or by.lemma_.lower() in DRAFTS:
        return None
    more = next((t for t in page.doc[what.i + 1 : what.i + 3] if t.lower_ != "even"), None)
    after = page.doc[more.i + 1 : more.i + 2] if more is not None else ()
    manner = any(t.pos_ == "ADV" for t in after)  # "put it more tersely: …"
    if more is not None and more.tag_ in ("JJR", "RBR") and not manner:  # "put it even higher"
        told = [(what.left_edge.i, more.right_edge.i - more.right_edge.is_punct)]
        return frame(page, "turn", verb, told, Owner(by, "own"), lemma="put_at", head=what.i)
    at = next((t for t in verb.subtree if t.lower_ == "at" and t.dep_ == "prep"), None)
    if at is None or at.i < what.i:
        return None
    amount = child(at, "pobj")
    near = page.doc[at.i + 1 : amount.right_edge.i + 1] if amount is not None else ()
    if amount is None or not any(_counts(t) or page.quote_at(t.idx) for t in near):
        return None
    _, end = next(endings(page.doc, amount.i, amount.right_edge.i))
    told = [(what.left_edge.i, end)]
    return frame(page, "turn", verb, told, Owner(by, "own"), lemma="put_at", head=what.i)


# "Drew a warning from Moscow that …": who warns is told behind "from".
DRAWING = frozenset(("bring", "draw", "earn", "elicit", "prompt", "provoke", "trigger"))
RESPONSES = UTTERED | frozenset(("answer", "protest", "rebuke", "reply", "response", "retort"))


def _drew(page: Page, verb: Token) -> Frame | None:
    """ "Drew an immediate warning from Moscow that any soldier would be a target." """
    what = child(verb, "dobj")
    if what is None or what.lemma_.lower() not in RESPONSES:
        return None
    whose = what.nbor(1) if what.i + 1 < verb.sent.end else what
    by = child(whose, "pobj") if whose.lower_ == "from" else None
    that = by.right_edge.nbor(1) if by is not None and by.right_edge.i + 2 < verb.sent.end else None
    if by is None or that is None or that.lower_ != "that":
        return None
    _, end = next(endings(page.doc, that.head.i, verb.sent.end - 1))
    words = (what.idx, what.idx + len(what.text))
    told = [(that.i, end)]
    return frame(page, "turn", what, told, Owner(by, "by"), words=words)


FRACTIONS = frozenset(("half", "third", "quarter", "fifth", "tenth", "dozen", "hundreds"))


def _counts(token: Token) -> bool:
    return bool(token.like_num) or token.tag_ == "CD" or token.lower_ in FRACTIONS


def _answered(page: Page, verb: Token) -> Frame | None:
    """ "Not so, say the Iraqis." """
    begin = verb.sent.start
    opener = page.doc[begin]
    if opener.lower_ not in ANSWERS:
        return None
    comma = next((t.i for t in page.doc[begin : verb.i] if t.text == ","), 0)
    by = child(verb, *SUBJECTS)
    if by is None or not begin < comma <= begin + LONGEST_ANSWER or by.left_edge.i < comma:
        return None
    if any(t.tag_ in FINITE for t in page.doc[begin:comma]) or page.quote_at(opener.idx):
        return None
    return frame(page, "turn", verb, [(begin, comma - 1)], Owner(by, "own"))


def _put_it(page: Page, verb: Token) -> Frame | None:
    """ "The allies have money and no army, as one ambassador put it." """
    by, mark = child(verb, "nsubj"), child(verb, "mark")
    what = child(verb, "dobj")
    if what is None or what.lower_ != "it" or by is None:
        return None
    if mark is None or mark.lower_ != "as":
        return None
    before = (t for t in page.doc[verb.sent.start : verb.i] if t.tag_ in FINITE)
    if by.pos_ == "PRON" and any(t.lemma_.lower() in TELLING for t in before):
        return None  # "He warned them of, as he put it, a long night": told by the other verb
    told = [(verb.sent.start, mark.i - 1)]
    final, stop = verb.sent.end - 1, verb.right_edge.i + 1
    if stop + 2 < final and page.doc[stop].text == ",":
        rest = page.quote_at(page.doc[stop + 1].idx)
        # "Its task, as he put it, would be to reassure"; "so that, as he put it, “all may sign”"
        told = [*told, (stop + 1, final)] if rest is None else [(stop + 1, final)]
    if mark.i <= verb.sent.start + 1:  # "As one ambassador put it in a note, there is no army."
        if verb.right_edge.i + 2 >= verb.sent.end - 1 or verb.right_edge.nbor(1).text != ",":
            return None
        told = [(verb.right_edge.i + 2, verb.sent.end - 1)]
    return frame(page, "turn", verb, told, Owner(by, "own"), lemma="put_it")


def _declarer(verb: Token) -> Token | None:
    """Return the minister of "…, declared the minister", parsed as if he were declared."""
    told = child(verb, "dobj")
    someone = told is not None and told.pos_ == "NOUN" and is_somebody(told)
    alone = verb.lemma_ != "tell" and child(verb, *SUBJECTS, "aux", "xcomp", "oprd") is None
    return told if someone and alone and verb.dep_ in ("conj", "ROOT", "parataxis") else None


def _inverted(page: Page, verb: Token) -> Frame | None:
    """ "Drones cost money the treasury lacks, argues Ada Berg, an economist." """
    by = next((t for t in verb.rights if t.dep_ in SUBJECTS), None) or _declarer(verb)
    if verb.tag_ not in FINITE or by is None:
        return None
    begin = verb.sent.start
    after = verb.i > begin + 1 and verb.nbor(-1).text == "," and by.left_edge.i == verb.i + 1
    before = page.doc[begin : verb.i]
    whole = any(t.tag_ in (*FINITE, "MD") for t in before) and not any(t.is_quote for t in before)
    told_more = child(verb, "ccomp", "xcomp", "dobj")
    further = told_more is not None and told_more.i > verb.i and told_more != by
    if not after or not whole or further or by.pos_ not in ("PROPN", "NOUN"):
        return None
    told = [(begin, verb.i - 2)]
    stop, last = by.right_edge.i, verb.sent.end - 1
    stop += page.doc[min(stop + 1, last)].text == ","
    if page.doc[stop].text == "," and tells_more(verb, by, stop, last):
        told.append((stop + 1, last))
    return frame(page, "turn", verb, told, Owner(by, "own"))
