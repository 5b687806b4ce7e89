"""Deeds that were not done, as the verb's own clause says it: "did not", "nor", "no … was"."""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.meeting_words import TALKS
from upperhand.reading.grammar.tree import is_negated

__all__ = ["denied", "is_done_to", "is_ruled_out", "never_was"]

NONE = ("no", "neither", "nobody", "none", "nothing")


def denied(token: Any) -> bool:
    """Tell "did not sign", "no prisoner was freed", "nor did they meet", "is yet to leave"."""
    if token.dep_ == "amod" and token.head.dep_ == "pobj" and token.head.head.lower_ == "without":
        return True  # "without a signed text"
    if _is_yet_to(token) or is_negated(token) or _follows_nor(token):
        return True
    if is_done_to(token) and any(c.lower_ in NONE for c in (token.head, *token.head.lefts)):
        return True  # "no hostages freed", "nothing signed"
    words = [c for c in token.children if c.dep_ in ("neg", "det", "advmod", "preconj")]
    if any(c.lower_ in ("not", "n't", "no", "never", "neither", "nt") for c in words):
        return True
    told = ("nsubj", "nsubjpass", "dobj", *(("attr",) if _there_is(token) else ()))
    objects = [c for c in token.children if c.dep_ in told and not _came_of(token, c)]
    return any(d.lower_ in NONE for o in objects for d in (o, *o.children))


def _follows_nor(token: Any) -> bool:
    """Tell "nor did they meet"."""
    return any(c.lower_ == "nor" and c.dep_ == "cc" and c.i < token.i for c in token.lefts)


def _came_of(verb: Any, what: Any) -> bool:
    """Tell "the talks produced nothing": no result, but talks."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    held = who is not None and who.lemma_.lower() in TALKS
    return held and what.dep_ == "dobj" and what.lemma_.lower() not in TALKS


def _there_is(token: Any) -> bool:
    return any(c.dep_ == "expl" for c in token.children)


def never_was(token: Any) -> bool:
    """Tell "were to have opened talks": it was meant, and did not come about."""
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children)
    meant = token.head.lemma_ == "be" and token.head.tag_ == "VBD" and token.dep_ == "xcomp"
    return perfect and meant and any(c.tag_ == "TO" for c in token.children)


UNTHINKABLE = ("impossible", "inconceivable", "unacceptable", "unthinkable")


def is_ruled_out(deed: Any) -> bool:
    """Tell "leaving was out of the question", "a withdrawal is unthinkable", "it is off"."""
    above = deed
    while above.dep_ in ("csubj", "nsubj") or (above.dep_ == "advcl" and above.tag_ == "VBG"):
        above = above.head
    if above.lemma_ == "be" and any(map(_is_off, above.rights)):
        return True
    if above is deed or above.lemma_ != "be":
        return False
    if any(c.lower_ in UNTHINKABLE for c in above.rights):
        return True
    said = above.doc[above.i : above.i + 5].text.lower()
    return "out of the question" in said or "off the table" in said


def _is_off(word: Any) -> bool:
    """Tell "the talks are off" from "the talks are a week off"."""
    return word.lower_ == "off" and not list(word.children)


def _is_yet_to(token: Any) -> bool:
    """Tell "has yet to release", "is yet to meet"."""
    words = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    return words[-2:] == ["yet", "to"]


def is_done_to(token: Any) -> bool:
    """Tell "the hostages, freed last week, are to …" from "the hostages to be freed"."""
    to = any(c.tag_ == "TO" for c in token.children)
    some = any(c.lower_ in ("a", "an", "any") for c in token.head.lefts)
    return token.dep_ == "acl" and token.tag_ == "VBN" and not to and not some
