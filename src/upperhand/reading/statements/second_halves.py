"""Second halves behind a tag: "Envoys were under way, he said, and it was too early for dates".

What follows the tag may be told too, be what the teller told next, or be the reporter's own. Tense,
subject and the date in the tag tell which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.calendar_words import WEEKDAYS
from upperhand.reading.grammar.cues import SILENT, SPEECH, TELLING
from upperhand.reading.grammar.tellers import FINITE, MINDED, finite_tag, has_had, stands_back
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.speakers.words import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["is_tellers", "tells_more"]

ADDED = frozenset(("and", "but", "nor", "yet"))
# "…, he added, only after a truce": no sentence, and nobody's but his.
FRAGMENTS = frozenset(("less", "more", "not", "only", "together"))
SHORTEST = 3  # tokens of a half that can be told


def tells_more(verb: Token, by: Token, stop: int, last: int) -> bool:
    """Tell "Envoys were under way, he said, and it was too early for dates": his too.

    Not what he told next ("…, and rejected the vote", "…, but he conceded that …"), nor what the
    reporter of a day's news sets beside it ("…, he said on Tuesday, but the rebels were cool").
    """
    doc = verb.doc
    if stop + SHORTEST > last or doc[verb.sent.start].lower_ == "according":
        return False
    link = doc[stop + 1]
    if link.lower_ == "as" and doc[stop + 2].tag_ == "MD":
        return True  # "…, he explained, as must the millions living abroad"
    if link.lower_ in FRAGMENTS or _is_reason(link):
        return True
    if link.lower_ in ("although", "though"):
        return is_tellers(doc[stop + 2 : last + 1])
    if link.lower_ not in ADDED:
        return False
    rest = _up_to_semicolon(doc[stop + 2 : last + 1])
    did, tense = rest.root, finite_tag(rest.root)
    if not any(t.tag_ in (*FINITE, "MD") for t in rest):
        return bool(link.lower_ == "but")  # "…, he said, but not what is in its hangars"
    topic = child(did, *SUBJECTS, "expl")
    if tense == "MD":
        return True
    if tense not in FINITE or _is_told_next(did, topic, by):
        return False
    dated = any(t.text in WEEKDAYS for t in doc[verb.i + 1 : stop])
    if topic is None:
        apart = did.lemma_.lower() in MINDED or (did.tag_ == "VBG" and not dated)
        return has_had(did) or apart or tense != finite_tag(verb)
    return has_had(did) or tense != "VBD" or not dated


def is_tellers(rest: Span) -> bool:
    """Tell "he explained; its task would be to train them": no reporter tells it in his own name.

    Not what somebody else tells ("; Moscow would not comment").
    """
    first = _up_to_semicolon(rest)
    tells = first.root.lemma_.lower() in TELLING | SPEECH | SILENT
    return stands_back(first.root) and not tells and len(first) > SHORTEST


def _is_reason(link: Token) -> bool:
    """Tell "…, she explained, since Kyiv would pay it back", "because …", "given that …"."""
    if link.lower_ == "since":
        return link.dep_ == "mark"  # "since Monday" is when he said it
    return link.lower_ == "because" or (link.lower_ == "given" and link.nbor(1).lower_ == "that")


def _is_told_next(did: Token, topic: Token | None, by: Token) -> bool:
    """Tell "…, and rejected a vote", "…, but Moscow accused Kyiv", "…, and she poured the tea"."""
    again = topic is not None and topic.lower_ == by.lower_ and did.lemma_ not in ("be", "have")
    thing = topic is not None and topic.pos_ == "NOUN" and not is_somebody(topic)
    return again or (did.lemma_.lower() in TOLD_NEXT and not thing)


# "…, he said, but the rebels have agreed" is told by him: nobody agrees by saying more.
TOLD_NEXT = (TELLING | SPEECH) - MINDED - {"agree"}


def _up_to_semicolon(rest: Span) -> Span:
    stops = [n for n, t in enumerate(rest) if t.text in (";", ":")]
    return rest[: stops[0]] if stops and stops[0] > 0 else rest
