"""Whose a second verb is: the teller's, or that of whoever the first clause is about.

"Moscow stressed that it did not reject the plan and reaffirmed …" is parsed as one long thing
told. The questions below are asked in order; the first that has an answer gives it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import TELLING
from upperhand.reading.grammar.tellers import (
    ACTS_OF_SPEECH,
    FINITE,
    MINDED,
    ONLY_TELLERS,
    REFUSERS,
    UTTERING,
    finite_tag,
    has_had,
    is_bare,
    joins_after_comma,
    teller_of,
    waves_away,
)
from upperhand.reading.grammar.tree import SUBJECTS, child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["rejoins"]


@dataclass(frozen=True, slots=True)
class _Joined:
    """A second verb, the verb told before it, and who told that."""

    verb: Token
    near: Token  # the verb it is coordinated with: the "sign" of "refused to sign and left"
    told: Token  # the verb that governs that one: "refused"
    teller: Token
    topic: Token | None  # whom or what the told clause is about
    mine: str  # the tense of the second verb
    theirs: str  # the tense of what is told
    said: str  # the tense of the telling

    @property
    def lemma(self) -> str:
        return self.verb.lemma_.lower()

    @property
    def tells(self) -> bool:
        return self.lemma in TELLING or waves_away(self.verb)

    @property
    def is_after_bare(self) -> bool:
        return is_bare(self.near)


def rejoins(verb: Token) -> bool:
    """Tell a second verb of the teller that the parser hung on the verb told.

    "Moscow stressed that it did not reject the plan and reaffirmed …": after an auxiliary
    ("did not reject") a coordinated verb would be bare too, so "reaffirmed" is Moscow's.
    """
    joined = _joined(verb)
    if joined is None:
        return False
    answers = (question(joined) for question in QUESTIONS)
    return next((answer for answer in answers if answer is not None), False)


def _joined(verb: Token) -> _Joined | None:
    """Return the two verbs and their teller, or None when nobody tells or the verb has its own."""
    told, teller = verb.head, teller_of(verb.head)
    while is_bare(told) and told.head.pos_ in ("VERB", "AUX", "ADJ"):
        told = told.head
    if teller is None or child(verb, *SUBJECTS) is not None or verb.i < told.i:
        return None
    tenses = (_tense_beside(verb, told), finite_tag(told), finite_tag(teller))
    return _Joined(verb, verb.head, told, teller, _topic_of(told), *tenses)


def _tense_beside(verb: Token, told: Token) -> str:
    mine = finite_tag(verb)
    if mine == "VBN" and child(told, "auxpass") is not None and child(verb, "dobj", "oprd"):
        return "VBD"  # "had been lost and accused Veldania": no passive takes an object
    return mine


def _topic_of(told: Token) -> Token | None:
    """Return the subject of a verb, or of the verb it is coordinated with."""
    topic = child(told, *SUBJECTS)
    while topic is None and told.dep_ == "conj" and told.head.pos_ in ("VERB", "AUX"):
        told = told.head
        topic = child(told, *SUBJECTS)
    return topic


# --- the questions: True where the teller goes on, False where the told does, None if open ----


def _is_told_alike(joined: _Joined) -> bool | None:
    """ "Had laid out three options and had been told to wait"; '… and "taken them home"'."""
    verb, near = joined.verb, joined.near
    if child(verb, "auxpass") is not None and finite_tag(verb) == finite_tag(near):
        return False
    teller = joined.teller
    if teller.dep_ == "ccomp" and teller.lemma_.lower() not in TELLING:
        return False  # "was mending what the storm destroyed and …": nobody told by mending
    return False if _is_quoted(verb) and not _is_quoted(near) else None


def _adds_to_main(joined: _Joined) -> bool | None:
    """ "Was harsher, saying that they had no plan, and | maintained that …"."""
    verb, teller = joined.verb, joined.teller
    main = teller.head if teller.tag_ == "VBG" and teller.dep_ == "advcl" else None
    past = main is not None and main.tag_ == verb.tag_ == "VBD" and joins_after_comma(verb)
    return True if past and joined.tells and child(verb, "ccomp") is not None else None


def _cannot_be_tellers(joined: _Joined) -> bool | None:
    """No teller before it, or none whose number or tense the second verb has."""
    verb, teller = joined.verb, joined.teller
    if teller.i > joined.told.i or joined.said not in FINITE:
        return False
    if _is_plural(verb) and _is_one(child(teller, *SUBJECTS)):
        return False  # "The ministry said its units had left and were | pressing on"
    if finite_tag(verb) == "VBD" and joined.theirs == joined.said == "VBP":
        return False  # "officials counter that drones have cost a fifth and | forced it to talk"
    return None if joined.mine in FINITE else False


def _is_state(joined: _Joined) -> bool | None:
    """ "Said that the gap had become smaller but was still wide": a state of what is told."""
    verb = joined.verb
    state = verb.lemma_ in ("be", "have") and child(verb, "aux", "auxpass") is None
    helped = child(joined.told, "aux") is not None and joined.topic is not None
    return False if state and helped and joined.mine == "VBD" else None


def _after_bare(joined: _Joined) -> bool | None:
    """ "Refused to sign and left": no "left" goes with a bare "sign"."""
    if not joined.is_after_bare:
        return None
    return joined.verb.tag_ != joined.near.tag_ or joined.mine != joined.theirs or joined.tells


def _with_helper(joined: _Joined) -> bool | None:
    """ "Feared that they might agree and have been working on a text"."""
    if child(joined.verb, "aux") is None or joined.tells:
        return None
    if joined.said == "VBD" and joined.mine in ("VBP", "VBZ"):
        # "pointed out that summits crown an agreement and do not replace it" is told.
        return joined.theirs not in ("VBP", "VBZ")
    if joined.theirs == "MD" and has_had(joined.verb):
        return False  # "would be unarmed and had been invited"
    # "had won the war and did not intend to lose it" is told.
    return joined.said == joined.mine != joined.theirs


def _is_minded(joined: _Joined) -> bool | None:
    """ "He had recognised the border and expected the same"."""
    return False if joined.topic is not None and joined.lemma in MINDED else None


def _after_helper(joined: _Joined) -> bool | None:
    """ "Would take 60,000 men and cost billions" goes on; "would go and dismissed …" does not."""
    verb, told = joined.verb, joined.told
    if joined.theirs != "MD" and child(told, "aux") is None:
        return None
    alike = verb.lower_ == verb.lemma_.lower()
    # "had taken the town and crossed a river": -ed may be either form.
    passive = child(told, "auxpass") is not None and child(verb, "dobj", "ccomp") is None
    formed = verb.tag_ == "VBD" and verb.text.endswith("ed")
    alike = alike or ((passive or has_had(told)) and formed)
    return (verb.tag_ != told.tag_ and not alike) or joined.tells


def _only_people_do(joined: _Joined) -> bool | None:
    """ "Says hospitals have none left and pleads for a corridor"."""
    topic, mine = joined.topic, joined.mine
    about = topic is not None and topic.pos_ == "NOUN" and topic.tag_ in ("NN", "NNS", "VBG")
    if mine == joined.said == "VBZ" and about and joined.lemma in UTTERING:
        return True
    speaks = joined.lemma in ONLY_TELLERS or _tells_that(joined)
    if mine == joined.said != joined.theirs and speaks:
        return True  # "maintains that it moved them out of danger and has accused …"
    return None


def _is_another_tense(joined: _Joined) -> bool | None:
    """ "Has said the door stays open but conceded that …"; else the two tell in the past."""
    if joined.teller.tag_ == "VBN" and joined.mine == "VBD" and joined.theirs in ("VBZ", "VBP"):
        return joined.tells
    return None if joined.said == joined.mine == "VBD" else False


def _acts_by_speech(joined: _Joined) -> bool | None:
    """ "Had no power to sign and proposed a meeting": a state, then an act."""
    verb, told, topic = joined.verb, joined.told, joined.topic
    acts = joined.lemma in ACTS_OF_SPEECH
    if _is_relative(topic) and joins_after_comma(verb) and acts:
        return True  # "it was drones that frightened them, and demanded an end to raids"
    state = told.lemma_ in MINDED | {"be", "have"} or child(told, "auxpass") is not None
    plain = child(verb, "aux") is None and child(verb, "auxpass") is None
    return True if state and acts and plain else None


def _takes_up_teller(joined: _Joined) -> bool | None:
    """ "Said the terms were a wish list and vowed that …": no pronoun takes up the teller."""
    verb, topic = joined.verb, joined.topic
    speaks = joined.tells and child(verb, "ccomp", "xcomp") is not None
    speaks = speaks or joined.lemma in ONLY_TELLERS
    thing = topic is not None and topic.pos_ == "NOUN"  # "the road was open and dismissed …"
    names = verb.lemma_ == "describe" or _calls_on(verb)
    speaks = speaks or (thing and (joined.lemma in REFUSERS or names))
    impersonal = child(joined.told, "expl") is not None  # "there was no solution and welcomed …"
    apart = impersonal or (topic is not None and topic.pos_ != "PRON")
    return joined.theirs in ("VBZ", "VBP") or (speaks and apart)


QUESTIONS: tuple[Callable[[_Joined], bool | None], ...] = (
    _is_told_alike,
    _adds_to_main,
    _cannot_be_tellers,
    _is_state,
    _after_bare,
    _with_helper,
    _is_minded,
    _after_helper,
    _only_people_do,
    _is_another_tense,
    _acts_by_speech,
    _takes_up_teller,
)


def _tells_that(joined: _Joined) -> bool:
    """Tell "(They point out that it held out) and argue that …"."""
    clause = child(joined.verb, "ccomp")
    return joined.tells and clause is not None and clause.left_edge.lower_ == "that"


def _is_relative(topic: Token | None) -> bool:
    return topic is not None and (topic.tag_ in ("WDT", "WP") or topic.lower_ == "that")


def _calls_on(verb: Token) -> bool:
    on = child(verb, "prep")
    return verb.lemma_ == "call" and on is not None and on.lower_ in ("on", "for")


def _is_plural(verb: Token) -> bool:
    return any(t.lower_ in ("were", "are", "have") for t in verb.lefts if t.dep_[:3] == "aux")


def _is_one(teller: Token | None) -> bool:
    """Tell a teller of whom "were" is not said: "the ministry", "Moscow", "he"."""
    one = teller is not None and (
        teller.tag_ in ("NN", "NNP") or teller.lower_ in ("he", "she", "it")
    )
    return one and teller is not None and child(teller, "conj") is None


def _is_quoted(verb: Token) -> bool:
    """Tell that an odd number of quotation marks stands before a verb in its sentence."""
    return sum(t.text == '"' for t in verb.doc[verb.sent.start : verb.i]) % 2 == 1
