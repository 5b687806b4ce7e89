"""Where a speaker's words end and the reporter's begin: the asides that close a content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import SPEECH, TELLING
from upperhand.reading.grammar.tellers import FINITE, ONLY_TELLERS, finite_tag, rejoins, told_on
from upperhand.reading.grammar.tree import SUBJECTS, child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["GIVEN_NAMES", "endings", "is_condition", "is_reporters"]

# Phrases at the end of a content that may be the reporter's own words.
_ASIDES = """
    advcl conj parataxis relcl acl prep npadvmod cc dep appos advmod ccomp
"""
ASIDES = frozenset(_ASIDES.split())


def endings(doc: Doc, anchor: int, last: int) -> Iterator[tuple[str, int]]:
    """Yield where a content may end: ("", whole), then before each aside that closes it.

    ``anchor`` is the word the content hangs on: no cut is made before or just after it. The
    first entry of each pair tells the aside: its label, its opening word, the stop before it.
    What is surely the reporter's own (:func:`is_reporters`) is cut off in every reading.
    """
    while last > anchor and (doc[last].is_punct or doc[last].is_space) and not doc[last].is_quote:
        last -= 1
    ends = [("", last)]
    token = _last_word(doc, anchor, last)
    while token.i != anchor and token.head.i != token.i and token.left_edge.i > anchor:
        start = token.left_edge.i
        near = start == anchor + 1 and _names_channel(token)
        if (start > anchor + 1 or near) and token.dep_ in ASIDES and not is_condition(token):
            if token.dep_ == "conj" and doc[start - 1].dep_ == "cc":
                start -= 1
            if _goes_on(token, doc[start - 1]):
                token = token.head
                continue
            stop = doc[start - 1].text if doc[start - 1].is_punct else ""
            ends.append((f"{token.dep_}:{_marker(token)}:{stop}", start - 1))
            if is_reporters(token, stop):
                ends = [("", start - 1)]
        token = token.head
    yield from ends


def _last_word(doc: Doc, anchor: int, last: int) -> Token:
    """Return the last word of a content: a closing mark hangs on nothing it closes."""
    while last > anchor and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return doc[last]


def _goes_on(token: Token, before: Token) -> bool:
    """Tell the second half of one predicate: "had won the war and did not intend to lose it"."""
    shared = token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and before.text != ","
    told = token.head.dep_ in ("ccomp", "xcomp", "advcl", "conj")
    alone = child(token, *SUBJECTS) is None and token.lemma_.lower() not in TELLING
    return bool(shared and told and alone and not rejoins(token))


CONDITIONS = frozenset(("if", "unless", "provided", "should"))


def is_condition(token: Token) -> bool:
    """Tell a closing condition, which belongs to what is said: "unless Kyiv agrees"."""
    provided = token.lower_ == "provided" and token.dep_ in ("prep", "acl", "conj")
    terms = token.dep_ == "prep" and token.lower_ == "on" and child(token, "pobj")
    if terms and terms.lemma_ == "condition":
        return True
    return provided or (token.dep_ == "advcl" and token.left_edge.lower_ in CONDITIONS)


# "…, though details were not disclosed"; "…, without saying which".
_DISCLOSING = """
    disclose give provide specify elaborate detail say name explain reveal release offer confirm
    verify
"""
DISCLOSING = frozenset(_DISCLOSING.split())
CONTRASTS = frozenset(("though", "although", "but", "while", "even"))
# "…, a charge denied by Kyiv": a name given to what was just said.
_GIVEN_NAMES = """
    charge claim accusation allegation explanation rationale idea line assertion argument suggestion
    view remark comment prospect word requirement formula wording verdict version boast
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())


# "…, a step opposition parties resist", "…, which neither has promised to do".
_GIVEN_STEPS = """
    step move offer condition demand proposal term plan policy position concession
"""
GIVEN_STEPS = frozenset(_GIVEN_STEPS.split())
_TAKEN = """
    resist oppose reject dismiss deny repeat dispute brush contest refuse decline welcome promise
    accept condemn criticize denounce rebuff spurn
"""
TAKEN = frozenset(_TAKEN.split())
# "…, as both capitals get ready", "…, after two days of talks", "…, hours before the meeting".
MEANWHILE = frozenset(("as", "after", "before"))
TIMES = frozenset(("minute", "hour", "day", "week", "month"))


def is_reporters(token: Token, stop: str) -> bool:
    """Tell a closing aside that is the reporter's, never the speaker's."""
    if _comments(token, stop) or _names_channel(token):
        return True
    return stop in PAUSES and (_adds_fact(token) or _adds_time(token))


# "Confirmed the meeting | on its Telegram channel", "… | in his nightly address".
CHANNELS = frozenset(
    ("address", "channel", "interview", "message", "post", "speech", "statement", "television",
     "tweet", "broadcast", "briefing", "communique", "communiqué", "telegram")
)  # fmt: skip


def _names_channel(token: Token) -> bool:
    """Tell a closing phrase that names where a verb of telling told."""
    thing = child(token, "pobj") if token.dep_ == "prep" else None
    if thing is None or thing.lemma_.lower() not in CHANNELS or token.i < token.head.i:
        return False
    # "The meeting on its channel", "the proposal in a voice message" are told there too.
    own = child(thing, "poss") is not None or any(t.lower_ in ("a", "an") for t in thing.lefts)
    teller = token.head.head if own and token.head.pos_ in ("NOUN", "PROPN") else token.head
    tells = teller.lemma_.lower() in TELLING or (teller.dep_ == "ROOT" and teller.tag_ in FINITE)
    return tells and token.lower_ in ("on", "in", "via")


PAUSES = frozenset((",", "—", "–", "--"))
FACTS = frozenset(("where", "which", "who", "whom"))


def _adds_fact(token: Token) -> bool:
    """Tell "…, where talks were held last year", "…, who took office in May"."""
    opener = token.left_edge
    if token.dep_ == "relcl" and opener.pos_ == "ADP" and opener.i + 1 < token.i:
        opener = opener.nbor(1)  # "…, of whom some 900 are thought to be alive"
    if token.dep_ != "relcl" or opener.lower_ not in FACTS:
        return False
    if opener.lower_ == "where":
        return True
    return finite_tag(token) in FINITE


def _adds_time(token: Token) -> bool:
    """Tell "…, as both sides get ready", "…, after two days of talks", "…, hours before …"."""
    opener = token.left_edge
    counted = opener.tag_ in ("DT", "CD") and opener.i + 1 < len(token.doc)
    if counted and opener.nbor(1).lemma_.lower() in TIMES:
        opener = opener.nbor(1)  # "…, a day after the talks broke up"
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


def _comments(token: Token, stop: str) -> bool:
    """Tell an aside that names, doubts or withholds what was just said."""
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        return (
            rejoins(token) or told_on(token) is not None or (bool(stop) and _tells_nothing(token))
        )
    if not stop:
        return token.dep_ == "prep" and token.lower_ == "without" and _withholds(token)
    if token.dep_ in ("appos", "npadvmod"):
        described = child(token, "relcl", "acl")
        if described is None:
            return False
        name, taken = token.lemma_.lower(), _is_taken(described)
        told = described.dep_ == "relcl" and finite_tag(described) in FINITE
        return name in GIVEN_NAMES or (name in GIVEN_STEPS and (taken or told))
    if token.dep_ == "relcl":
        return _is_taken(token) and token.left_edge.lower_ == "which"
    if token.dep_ == "advcl":
        contrast = _marker(token) in CONTRASTS
        return _tells_on(token) or (contrast and (_tells_nothing(token) or _is_taken(token)))
    if token.lower_ == "according":
        return True  # "…, according to a person in the room"
    return token.dep_ == "prep" and token.lower_ == "without" and _withholds(token)


def _tells_on(token: Token) -> bool:
    """Tell "…, while insisting that …", "…, adding that …": a second thing told."""
    lemma = token.lemma_.lower()
    told = child(token, "ccomp") is not None or lemma in ONLY_TELLERS
    if lemma not in TELLING or not told:
        return False
    topic = child(token, *SUBJECTS)
    if topic is None:
        return bool(token.tag_ == "VBG")
    # "…, although he confirmed that …", "…, even as a second diplomat said that …"
    return _marker(token) in CONTRASTS or token.left_edge.lower_ in CONTRASTS


def _is_taken(verb: Token) -> bool:
    """Tell "denied it", "dismissed the offer": how what was said was taken."""
    return verb.lemma_.lower() in TAKEN


def _tells_nothing(verb: Token) -> bool:
    """Tell "details were not disclosed", "no details were given"."""
    negative = child(verb, "neg") is not None or any(t.lower_ == "no" for t in verb.lefts)
    topics = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "dobj")]
    negative = negative or any(t.lower_ == "no" for topic in topics for t in topic.lefts)
    return negative and verb.lemma_.lower() in DISCLOSING


def _withholds(prep: Token) -> bool:
    inner = child(prep, "pcomp")
    return inner is not None and inner.lemma_.lower() in DISCLOSING


def _marker(token: Token) -> str:
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
