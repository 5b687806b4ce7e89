"""Which asides are the reporter's own: they name, doubt or withhold what was said, or go on.

"…, a charge Kyiv denies", "…, though details were not disclosed", "…, while envoys were packing",
"…, dampening hopes of a truce", "…, but he cautioned that …": never the words of who is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import TELLING
from upperhand.reading.grammar.rejoined import rejoins
from upperhand.reading.grammar.reporters_own import (
    NAMERS,
    adds_fact,
    adds_scene,
    adds_time,
    judges,
    marker,
)
from upperhand.reading.grammar.tellers import (
    FINITE,
    ONLY_TELLERS,
    REFUSERS,
    finite_tag,
    teller_of,
    told_on,
)
from upperhand.reading.grammar.tree import SUBJECTS, child
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["GIVEN_NAMES", "PAUSES", "is_named", "is_reporters", "marker", "names_channel"]

# "…, though details were not disclosed"; "…, without saying which".
DISCLOSING = words_of("""
    disclose give provide specify elaborate detail say name explain reveal release offer confirm
    verify indicate set fix
""")
CONTRASTS = frozenset(("though", "although", "but", "while", "even"))
# "…, a charge denied by Kyiv": a name given to what was just said.
GIVEN_NAMES = words_of("""
    charge claim accusation allegation explanation rationale idea line assertion argument suggestion
    view remark comment prospect word requirement formula wording verdict version boast
    justification pretext excuse pledge promise threat amount figure sum
""")


# "…, a step opposition parties resist", "…, which neither has promised to do".
GIVEN_STEPS = words_of("""
    step move offer condition demand proposal term plan policy position concession
""")
TAKEN = words_of("""
    resist oppose reject dismiss deny repeat dispute brush contest refuse decline welcome promise
    accept condemn criticize denounce rebuff spurn
""")


def is_reporters(token: Token, stop: str) -> bool:
    """Tell a closing aside that is the reporter's, never the speaker's."""
    if _comments(token, stop) or names_channel(token):
        return True
    if stop not in PAUSES:
        return False
    return adds_fact(token) or adds_time(token) or adds_scene(token) or judges(token)


# "On Facebook", "on television": nobody's, and yet the teller's.
AIRED = words_of("facebook media radio telegram television")
# "Confirmed the meeting | on its Telegram channel", "… | in his nightly address".
CHANNELS = AIRED | words_of("""
    address channel interview message post speech statement tweet broadcast briefing communique
    communiqué medium
""")


def names_channel(token: Token) -> bool:
    """Tell a closing phrase that names where a verb of telling told."""
    thing = child(token, "pobj") if token.dep_ == "prep" else None
    if thing is None or thing.lemma_.lower() not in CHANNELS or token.i < token.head.i:
        return False
    # "The meeting on its channel", "the proposal in a voice message" are told there too.
    own = child(thing, "poss") is not None or any(t.lower_ in ("a", "an") for t in thing.lefts)
    own = own or thing.lower_ in AIRED
    teller = token.head.head if own and token.head.pos_ in ("NOUN", "PROPN") else token.head
    tells = teller.lemma_.lower() in TELLING or (teller.dep_ == "ROOT" and teller.tag_ in FINITE)
    return tells and token.lower_ in ("on", "in", "via")


PAUSES = frozenset((",", "—", "–", "--"))


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
        return is_named(token) or _alludes(token) or _sums_up(token)
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
    that = child(token, "ccomp")
    tells = token.lemma_.lower() in ONLY_TELLERS | ANNOUNCING
    tells = tells or (token.lemma_.lower() in TELLING and that is not None)
    alike = finite_tag(token) == "VBD" and helper is None and finite_tag(teller) in FINITE
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


RANKS = frozenset(("first", "last", "latest", "one", "only", "second", "sole", "third"))


def _sums_up(token: Token) -> bool:
    """Tell "…, the one tangible result of the day", "…, the largest raid since May"."""
    opener = token.left_edge
    ranked = any(t.lower_ in RANKS or t.tag_ == "JJS" for t in token.lefts)
    return opener.lower_ == "the" and opener.head == token and ranked


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
    negative = child(verb, "neg") is not None
    negative = negative or any(t.lower_ in ("no", "neither") for t in verb.lefts)
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
