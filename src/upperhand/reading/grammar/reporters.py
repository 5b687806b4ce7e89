"""Which asides are the reporter's own: they name, doubt or withhold what was said, or go on.

"…, a charge Kyiv denies", "…, though details were not disclosed", "…, while envoys were packing",
"…, dampening hopes of a truce", "…, but he cautioned that …": never the words of who is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import SPEECH, TELLING
from upperhand.reading.grammar.tellers import (
    FINITE,
    ONLY_TELLERS,
    REFUSERS,
    finite_tag,
    rejoins,
    teller_of,
    told_on,
)
from upperhand.reading.grammar.tree import SUBJECTS, child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["GIVEN_NAMES", "PAUSES", "is_named", "is_reporters", "marker", "names_channel"]

# "…, though details were not disclosed"; "…, without saying which".
_DISCLOSING = """
    disclose give provide specify elaborate detail say name explain reveal release offer confirm
    verify indicate set fix
"""
DISCLOSING = frozenset(_DISCLOSING.split())
CONTRASTS = frozenset(("though", "although", "but", "while", "even"))
# "…, a charge denied by Kyiv": a name given to what was just said.
_GIVEN_NAMES = """
    charge claim accusation allegation explanation rationale idea line assertion argument suggestion
    view remark comment prospect word requirement formula wording verdict version boast
    justification pretext excuse pledge promise threat
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
    if _comments(token, stop) or names_channel(token):
        return True
    if stop not in PAUSES:
        return False
    return _adds_fact(token) or _adds_time(token) or _adds_scene(token) or _judges(token)


# "Confirmed the meeting | on its Telegram channel", "… | in his nightly address".
CHANNELS = frozenset(
    ("address", "channel", "interview", "message", "post", "speech", "statement", "television",
     "tweet", "broadcast", "briefing", "communique", "communiqué", "telegram")
)  # fmt: skip


def names_channel(token: Token) -> bool:
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
    if token.dep_ == "advcl" and opener.lower_ == "which":
        return finite_tag(token) in FINITE  # "…, which two people said lasted an hour"
    if token.dep_ != "relcl" or opener.lower_ not in FACTS:
        return False
    if opener.lower_ == "where":
        return True
    return finite_tag(token) in FINITE


SCENIC = frozenset(("while", "though", "although"))


def _adds_scene(token: Token) -> bool:
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
    if not _stands_back(told):
        return False
    if finite_tag(token) == "VBD":
        return not _stands_back(token)
    # "Had doubled, although figures show …": what is told would not stand in the present.
    named = topic.pos_ == "PROPN"  # "would meet on Friday, while Berg is due in Geneva"
    return (named or marker(token) != "while") and finite_tag(token) in FINITE


def _stands_back(verb: Token) -> bool:
    """Tell "had won", "would win", "could win"."""
    had = any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.lefts)
    return had or finite_tag(verb) == "MD"


_MOODS = """
    anger applause concern criticism doubt expectation fear hope laughter outcry praise pressure
    prospect protest question speculation tension
"""
MOODS = frozenset(_MOODS.split())
NAMERS = frozenset(("call", "describe", "label"))
JUDGING = frozenset(
    ("cite", "contradict", "dampen", "dash", "echo", "repeat", "underline", "underscore")
)


def _judges(token: Token) -> bool:
    """Tell "…, dampening hopes of a truce", "…, citing its charter", "…, in what would be …"."""
    if token.dep_ == "prep" and token.lower_ == "in":
        return bool(token.nbor(1).lower_ == "what")
    if token.tag_ != "VBG" or token.left_edge.i != token.i or child(token, *SUBJECTS) is not None:
        return False
    if token.dep_ not in ("advcl", "conj", "acl"):
        return False
    thing, lemma = child(token, "dobj"), token.lemma_.lower()
    moods = thing is not None and thing.lemma_.lower() in MOODS
    return moods or lemma in JUDGING or (lemma in REFUSERS | NAMERS and thing is not None)


def _adds_time(token: Token) -> bool:
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


def _comments(token: Token, stop: str) -> bool:
    """Tell an aside that names, doubts or withholds what was just said."""
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        again = rejoins(token) or told_on(token) is not None
        apart = stop == "," and _others_tell(token)
        unsaid = _tells_nothing(token) and (bool(stop) or _asks_on(token))
        return again or apart or unsaid or (bool(stop) and _tells_anew(token))
    if token.dep_ == "advcl" and marker(token) == "while" and _objects(token):
        return True
    if _passes_by(token):
        return True
    if not stop:
        return token.dep_ == "prep" and token.lower_ == "without" and _withholds(token)
    if token.dep_ in ("appos", "npadvmod", "dobj", "attr"):
        return is_named(token) or _alludes(token)
    if token.dep_ == "relcl":
        return _is_taken(token) and token.left_edge.lower_ == "which"
    if token.dep_ == "advcl":
        contrast = marker(token) in CONTRASTS
        return _tells_on(token) or (contrast and (_tells_nothing(token) or _is_taken(token)))
    if token.lower_ == "according":
        return True  # "…, according to a person in the room"
    return token.dep_ == "prep" and token.lower_ == "without" and _withholds(token)


MOVING = frozenset(("arrive", "board", "emerge", "enter", "leave", "walk"))


def _passes_by(token: Token) -> bool:
    """Tell "said the west had lied | as he left the hall": where the teller himself was going."""
    topic, teller = child(token, *SUBJECTS), teller_of(token.head)
    if token.dep_ != "advcl" or marker(token) != "as" or topic is None or teller is None:
        return False
    past = token.tag_ == "VBD" and finite_tag(teller) == "VBD" and child(token, "aux") is None
    return past and topic.lower_ in ("he", "she") and token.lemma_.lower() in MOVING


def _objects(token: Token) -> bool:
    """Tell "conceded that the text was useful while | objecting to its annex"."""
    alone = token.tag_ == "VBG" and child(token, *SUBJECTS) is None
    return alone and token.lemma_.lower() in REFUSERS | ONLY_TELLERS | {"exclude", "object"}


def _tells_anew(token: Token) -> bool:
    """Tell "…, but he cautioned that …", "…, and she counted her stitches" after "she said"."""
    topic, told = child(token, *SUBJECTS), token.head
    teller = teller_of(told)
    if topic is None or teller is None or finite_tag(token) != finite_tag(teller):
        return False
    if token.tag_ not in FINITE or child(token, "aux") is not None:
        return False
    return token.lemma_.lower() in TELLING and child(token, "ccomp") is not None


ANNOUNCING = frozenset(("announce", "claim", "demand", "deny", "offer", "propose", "reject"))


def _others_tell(token: Token) -> bool:
    """Tell "said the raid had failed, and the French ministry urged calm": a second teller.

    Told words would stand one step back ("had urged"), so what does not is the reporter's.
    """
    topic, told = child(token, *SUBJECTS), token.head
    teller = teller_of(told)
    helper = child(token, "aux")
    present = teller is not None and finite_tag(teller) in ("VBP", "VBZ")
    if topic is None or teller is None or (helper is not None and helper.lemma_ != "have"):
        return False
    named = any(t.text[:1].isupper() and t.i > topic.left_edge.i - 1 for t in topic.subtree)
    tells = token.lemma_.lower() in ONLY_TELLERS | ANNOUNCING
    alike = finite_tag(teller) == finite_tag(token) == "VBD" and helper is None
    # "say the bloc would pay, and the OSCE has offered observers"
    alike = alike or (present and helper is not None and helper.tag_ in ("VBZ", "VBP"))
    return alike and named and tells


def is_named(token: Token) -> bool:
    """Tell "a charge denied by Kyiv", "a step that opposition parties resist"."""
    described = child(token, "relcl", "acl")
    if described is None:
        return False
    name, taken = token.lemma_.lower(), _is_taken(described)
    told = described.dep_ == "relcl" and finite_tag(described) in FINITE
    return name in GIVEN_NAMES or (name in GIVEN_STEPS and (taken or told))


ALLUSIONS = frozenset(("allusion", "reference", "nod"))


def _alludes(token: Token) -> bool:
    """Tell "…, an apparent reference to Moscow"."""
    to = child(token, "prep")
    return token.lemma_.lower() in ALLUSIONS and to is not None and to.lower_ == "to"


def _tells_on(token: Token) -> bool:
    """Tell "…, while insisting that …", "…, adding that …": a second thing told."""
    lemma = token.lemma_.lower()
    told = child(token, "ccomp") is not None or lemma in ONLY_TELLERS | NAMERS
    if lemma not in TELLING or not told:
        return False
    topic = child(token, *SUBJECTS)
    if topic is None:
        return bool(token.tag_ == "VBG")
    # "…, although he confirmed that …", "…, even as a second diplomat said that …"
    return marker(token) in CONTRASTS or token.left_edge.lower_ in CONTRASTS


def _is_taken(verb: Token) -> bool:
    """Tell "denied it", "dismissed the offer": how what was said was taken."""
    return verb.lemma_.lower() in TAKEN


def _tells_nothing(verb: Token) -> bool:
    """Tell "details were not disclosed", "no details were given"."""
    negative = child(verb, "neg") is not None or any(t.lower_ == "no" for t in verb.lefts)
    topics = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "dobj")]
    negative = negative or any(t.lower_ == "no" for topic in topics for t in topic.lefts)
    return negative and verb.lemma_.lower() in DISCLOSING


def _asks_on(verb: Token) -> bool:
    """Tell "but would not say | what they were", with no comma before it."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return bool(after.text.lower() in ("what", "which", "whether", "when", "where", "who", "how"))


def _withholds(prep: Token) -> bool:
    inner = child(prep, "pcomp")
    if inner is None:
        return False
    into = inner.lemma_ == "go" and any(c.lower_ == "into" for c in inner.rights)
    return into or inner.lemma_.lower() in DISCLOSING


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
