"""What a reporter adds of his own behind a comma: a fact, a time, a scene, a judgement.

"…, where talks were held last year", "…, hours before the meeting", "…, while envoys were packing",
"…, dampening hopes of a truce".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import SPEECH, TELLING
from upperhand.reading.grammar.tellers import FINITE, REFUSERS, finite_tag, stands_back, teller_of
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NAMERS", "adds_fact", "adds_scene", "adds_time", "judges", "marker"]

# "…, as both capitals get ready", "…, after two days of talks", "…, hours before the meeting".
MEANWHILE = frozenset(("as", "after", "before"))
TIMES = frozenset(("minute", "hour", "day", "week", "month"))
FACTS = frozenset(("where", "which", "who", "whom"))


def adds_fact(token: Token) -> bool:
    """Tell "…, where talks were held last year", "…, who took office in May"."""
    opener = token.left_edge
    if token.dep_ == "relcl" and opener.pos_ == "ADP" and opener.i + 1 < token.i:
        opener = opener.nbor(1)  # "…, of whom some 900 are thought to be alive"
    if token.dep_ == "advcl" and opener.lower_ == "which":
        return finite_tag(token) in FINITE  # "…, which two people said lasted an hour"
    if token.dep_ != "relcl" or opener.lower_ not in FACTS:
        return False
    if opener.lower_ == "where":
        return True
    # "Which X described as", "which Berg, a rival, called": a past taken for something else.
    mistaken = token.tag_ == "VBN" and child(token, "nsubj") is not None
    return mistaken or token.pos_ == "PROPN" or finite_tag(token) in FINITE


SCENIC = frozenset(("while", "though", "although"))


def adds_scene(token: Token) -> bool:
    """Tell "said it had won, while envoys were packing": the reporter's own past.

    After a past tense of telling, what is told stands one step back ("had won", "would win") and
    the reporter's own clause does not. Clauses of one tense are left open.
    """
    told, topic = token.head, child(token, *SUBJECTS)
    if token.dep_ != "advcl" or marker(token) not in SCENIC or topic is None:
        return False
    if any(t.is_quote for t in token.subtree):
        return False  # the reporter quotes the speaker, never himself
    teller = teller_of(told)
    if teller is None or finite_tag(teller) != "VBD":
        return False
    if topic.pos_ == "PROPN" and token.tag_ == "VBD" and token.lemma_.lower() in TELLING:
        return True  # "… needs more work, while Berg urged a seat for them"
    if not stands_back(told):
        return False
    if finite_tag(token) == "VBD":
        return not stands_back(token)
    # "Had doubled, although figures show …": what is told would not stand in the present.
    named = topic.pos_ == "PROPN"  # "would meet on Friday, while Berg is due in Geneva"
    return (named or marker(token) != "while") and finite_tag(token) in FINITE


MOODS = words_of("""
    anger applause concern criticism doubt expectation fear hope laughter outcry praise pressure
    prospect protest question speculation tension
""")
NAMERS = frozenset(("call", "describe", "label"))
JUDGING = frozenset(
    ("cite", "contradict", "dampen", "dash", "echo", "prompt", "repeat", "underline", "underscore")
)


def judges(token: Token) -> bool:
    """Tell "…, dampening hopes of a truce", "…, citing its charter", "…, in what would be …"."""
    if token.dep_ == "prep" and token.lower_ == "in":
        return bool(token.nbor(1).lower_ == "what")
    if token.tag_ != "VBG" or token.left_edge.i != token.i or child(token, *SUBJECTS) is not None:
        return False
    if token.dep_ not in ("advcl", "conj", "acl"):
        return False
    thing, lemma = child(token, "dobj"), token.lemma_.lower()
    moods = thing is not None and thing.lemma_.lower() in MOODS
    moods = moods or (lemma == "set" and thing is not None and thing.lemma_ in ("stage", "scene"))
    return moods or lemma in JUDGING or (lemma in REFUSERS | NAMERS and thing is not None)


def adds_time(token: Token) -> bool:
    """Tell "…, as both sides get ready", "…, after two days of talks", "…, hours before …"."""
    opener = token.left_edge
    counted = opener.tag_ in ("DT", "CD") and opener.i + 1 < len(token.doc)
    if counted and opener.nbor(1).lemma_.lower() in TIMES:
        opener = opener.nbor(1)  # "…, a day after the talks broke up"
    if opener.lower_ == "even" and opener.nbor(1).lower_ == "as":
        opener = opener.nbor(1)
    if opener.lemma_.lower() in TIMES:
        follows = opener.i + 1 < len(token.doc) and opener.nbor(1).lower_ in MEANWHILE
        return follows and token.dep_ in ("advcl", "npadvmod", "prep")
    if opener.lower_ not in MEANWHILE or opener.lower_ == "before":
        return False  # "leave four regions, before the fighting will stop" is a condition
    if token.dep_ == "advcl":
        # "…, before the fighting will stop" is a condition of the speaker's, not a circumstance.
        ahead = any(t.tag_ == "MD" for t in token.lefts)
        return child(token, *SUBJECTS) is not None and not ahead
    return token.dep_ == "prep" and opener.lower_ == "after"


def marker(token: Token) -> str:
    """Return the word that opens an aside ("though"), or its form ("VBG")."""
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        own = "own" if child(token, *SUBJECTS) is not None else ""
        same = "same" if token.tag_ == token.head.tag_ else "other"
        said = "said" if token.lemma_.lower() in SPEECH else ""
        return f"{token.tag_}-{own}-{same}-{said}"
    mark = child(token, "mark") or child(token, "advmod")
    if mark is not None and mark.i < token.i:
        return str(mark.lower_)
    return str(token.lower_ if token.dep_ in ("prep", "cc") else token.tag_)
