"""Whether a verb looks back or ahead, told from the dependency tree.

The verb a date hangs on says where to look for it: "vowed on Thursday to board every barge" dates
the vow whatever follows, "the ban takes effect on Saturday" lies ahead. Where the
tree does not tell, the answer is None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from upperhand.reading.grammar.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Tense", "tense_at", "verb_tense"]

Tense = Literal["past", "future"]

MODALS = frozenset(
    ("will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "should", "could", "can", "may",
     "might", "must")
)  # fmt: skip
FORTHCOMING = frozenset(("expect", "schedule", "plan", "slate", "pencil", "suppose", "set", "bind"))
# "Promised on Thursday a list" dates the promise; "promised a list in December" the list.
COMMITTING = frozenset(("promise", "vow", "pledge"))
# In the present these are of a timetable: "the talks resume on Monday".
TIMETABLE = frozenset(
    ("meet", "gather", "convene", "reconvene", "open", "reopen", "resume", "begin", "start",
     "leave", "arrive", "fly", "sail", "depart", "land", "travel", "return", "visit", "take",
     "come", "go", "end", "expire", "close", "vote", "run", "hold", "host", "chair", "attend",
     "address", "receive", "present", "sign", "debate", "sit", "launch", "publish")
)  # fmt: skip
# "Managed to cross on Sunday": it was done.
BROUGHT_ABOUT = frozenset(("manage", "continue", "begin", "start", "fail", "appear", "seem", "use"))
LONGEST_CLIMB = 12  # steps from a date to its verb


def tense_at(doc: Doc) -> Callable[[int, int], Tense | None]:
    """Return what tells, for a stretch of ``doc``, whether the verb it hangs on looks back."""

    def told(start: int, end: int) -> Tense | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        verb = None if span is None else _verb_above(span.root)
        if span is None or verb is None:
            return None
        dates_act = span.start <= verb.i + 1 or verb.lemma_ not in COMMITTING
        return verb_tense(verb) if dates_act else None

    return told


def _verb_above(token: Token) -> Token | None:
    for _ in range(LONGEST_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def verb_tense(verb: Token | None) -> Tense | None:
    """Return where a verb looks: "met", "has met" back; "will meet", "to meet" ahead.

    "Would have met" and a present that is of no timetable tell nothing.
    """
    if verb is None:
        return None
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {h.lower_ for h in helpers}
    if words & MODALS:
        return None if "have" in words else "future"
    if verb.tag_ == "VBD":
        return "past"
    return _BY_FORM.get(verb.tag_, _untold)(verb, helpers)


def _participle(verb: Token, helpers: list[Token]) -> Tense | None:
    if verb.lemma_ in FORTHCOMING:
        return "future"
    if any(h.lemma_ == "have" for h in helpers):
        return "past"
    if any(h.tag_ == "VBD" for h in helpers):
        return "past"
    return None if helpers else "past"


def _gerund(verb: Token, helpers: list[Token]) -> Tense | None:
    if helpers:
        return "past" if any(h.tag_ == "VBD" for h in helpers) else "future"
    return _of_head(verb)


def _infinitive(verb: Token, helpers: list[Token]) -> Tense | None:
    if not helpers:
        return _of_head(verb)
    if any(h.lemma_ == "do" for h in helpers):
        return "past" if any(h.tag_ == "VBD" for h in helpers) else None
    if verb.dep_ == "xcomp" and verb.head.lemma_ in BROUGHT_ABOUT:
        return verb_tense(verb.head)
    return "future"


def _present(verb: Token, _: list[Token]) -> Tense | None:
    denied = child(verb, "neg") is not None
    return "future" if verb.lemma_ in TIMETABLE and not denied else None


def _untold(_: Token, __: list[Token]) -> Tense | None:
    return None


def _of_head(verb: Token) -> Tense | None:
    """Return the tense of the verb this one hangs on: "met on Monday, ending a silence"."""
    if verb.dep_ == "ROOT":
        return None
    above = _verb_above(verb.head)
    return verb_tense(above) if above is not None and above.i != verb.i else None


_BY_FORM: dict[str, Callable[[Token, list[Token]], Tense | None]] = {
    "VBN": _participle, "VBG": _gerund, "VB": _infinitive, "VBZ": _present, "VBP": _present,
}  # fmt: skip
