"""Who tells on: second verbs of a teller that the parser hung on what was told.

"Moscow said the road was open and dismissed talk of a blockade" is parsed as if the road had
dismissed it. Tense, form and what only people do tell whose verb it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import TELLING
from upperhand.reading.grammar.tree import SUBJECTS, child, modals_of
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "ACTS_OF_SPEECH",
    "ADDRESSING",
    "BINDING",
    "FINITE",
    "MINDED",
    "ONLY_TELLERS",
    "REFUSERS",
    "UTTERING",
    "finite_tag",
    "has_had",
    "is_bare",
    "joins_after_comma",
    "puts_forward",
    "stands_back",
    "teller_of",
    "told_on",
    "waves_away",
    "with_particle",
]


def told_on(verb: Token) -> Token | None:
    """Return the main verb whose subject tells on.

    "Ruled out X before a truce is signed and urged …" is parsed as if the truce urged.
    """
    clause = verb.head
    inner = clause.dep_ in ("advcl", "relcl", "acl", "pcomp")
    inner = inner or (clause.dep_ == "ccomp" and clause.head.dep_ == "ccomp")
    if verb.dep_ != "conj" or not inner:
        return None
    if verb.tag_ not in FINITE or not (verb.lemma_.lower() in TELLING or waves_away(verb)):
        return None
    above = (t for t in clause.ancestors if t.tag_ == verb.tag_ and t.dep_ != "ccomp")
    main = next((t for t in above if child(t, *SUBJECTS) is not None), None)
    if main is None:
        return None
    return main if clause.tag_ != verb.tag_ or _not_by_topic(verb, clause) else None


def _not_by_topic(verb: Token, clause: Token) -> bool:
    """Tell what whoever the clause before is about does not do."""
    topic, lemma = child(clause, *SUBJECTS), verb.lemma_.lower()
    if topic is not None and topic.pos_ == "NOUN" and lemma in ONLY_TELLERS:
        return True
    if topic is not None and topic.lower_ == "it":
        return True  # "as long as it took and called on Damascus": no "it" that took so long calls
    # "ready, provided that the Bundestag agreed, and described the pledge as …"
    return joins_after_comma(verb) and lemma in ACTS_OF_SPEECH


def joins_after_comma(verb: Token) -> bool:
    """Tell ", and demanded": a comma before the conjunction."""
    link = verb.left_edge.i - 1
    return link > 0 and verb.doc[link].tag_ == "CC" and verb.doc[link - 1].text == ","


# "Turned the idea down", "brushed it aside": refusals of two words.
WAVED_AWAY = {
    "brush": ("aside", "away", "off"),
    "play": ("down",),
    "turn": ("down",),
    "wave": ("aside", "away", "off"),
}


def waves_away(verb: Token) -> bool:
    """Tell "turned down", "brushed aside", "played down"."""
    return with_particle(verb, *WAVED_AWAY.get(verb.lemma_.lower(), ()))


def puts_forward(verb: Token) -> bool:
    """Tell "put forward a plan": what is put forward is proposed."""
    return verb.lemma_ == "put" and with_particle(verb, "forward")


def with_particle(verb: Token, *particles: str) -> bool:
    """Tell a verb of two words by its second: "set out", "turned it down"."""
    return any(t.dep_ in ("prt", "advmod") and t.lower_ in particles for t in verb.rights)


def is_bare(told: Token) -> bool:
    """Tell "refused | to sign", "agreed to have engineers | inspect the road"."""
    if told.dep_ == "xcomp":
        return True
    helper = child(told, "aux")
    alone = helper is None or (helper.tag_ == "TO" and child(told, "mark") is None)
    return told.dep_ == "ccomp" and told.tag_ == "VB" and alone


# Verbs that take whom they tell and what: "reminded both sides that …".
ADDRESSING = words_of("""
    advise assure convince inform notify persuade promise remind tell warn
""")
# What only people do who speak: "a vote had no place in the talks and pointed to …".
ONLY_TELLERS = frozenset(
    ("point", "accuse", "thank", "praise", "urge", "warn", "promise", "pledge", "vow", "insist",
     "appeal", "criticise", "criticize", "condemn", "reiterate", "stress", "add", "welcome",
     "deplore", "denounce", "regret", "reaffirm")
)  # fmt: skip
# What goes on in the mind of whom "he said they had …" is about.
MINDED = frozenset(
    ("believe", "consider", "expect", "fear", "hope", "know", "lack", "need", "remain", "see",
     "stay", "want", "wish")
)  # fmt: skip
# What people and bodies do, and no road, gap or plan.
REFUSERS = frozenset(("deny", "dismiss", "reject", "refuse", "rule", "demand"))
# What a speaker does by speaking, and nobody is in the state of.
ACTS_OF_SPEECH = ONLY_TELLERS | REFUSERS | frozenset(
    ("accept", "announce", "applaud", "blame", "call", "commend", "credit", "describe", "forecast",
     "invite", "predict", "propose", "renew", "repeat", "suggest", "threaten")
)  # fmt: skip
# Nothing but a person or a body does these.
UTTERING = ACTS_OF_SPEECH | frozenset(("ask", "plead"))
# Who does these takes a deed to come upon himself, or will have none of it.
BINDING = frozenset(("offer", "pledge", "promise", "refuse", "threaten", "vow"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))


def teller_of(told: Token) -> Token | None:
    """Return the verb that reports a clause: "said that …", "expressed concern that …"."""
    climbed = False
    while told.dep_ == "conj" and told.head.pos_ in ("VERB", "AUX"):
        told = told.head  # "would be treated as theft and answered in kind, and | threatened"
    while is_bare(told) and told.head.pos_ in ("VERB", "AUX", "ADJ"):
        told, climbed = told.head, True
    if told.dep_ == "ccomp":
        return told.head
    if told.dep_ == "acl" and told.head.dep_ in ("dobj", "attr"):
        return told.head.head
    if _told_to(told):
        return told.head.head
    # "urged both sides to exchange lists and threatened …": the climb ended at the teller.
    return told if climbed and told.lemma_.lower() in TELLING else None


def _told_to(told: Token) -> bool:
    """Tell "told a briefing | that the gap was small", parsed as what the briefing was."""
    topic, opener = child(told, *SUBJECTS), told.left_edge
    heard = told.dep_ == "relcl" and told.head.dep_ == "dobj"
    whole = opener.lower_ == "that" and topic is not None and topic.i > opener.i
    return heard and whole and told.head.head.lemma_.lower() in TELLING


def has_had(verb: Token) -> bool:
    """Tell "had won": one step back from a past that tells."""
    return "had" in modals_of(verb)


def stands_back(verb: Token) -> bool:
    """Tell "had won", "would win", "could win": what is told in the past stands one step back."""
    return has_had(verb) or finite_tag(verb) == "MD"


def finite_tag(verb: Token) -> str:
    """Return the tag that carries the tense: of the first auxiliary, else of the verb."""
    first = child(verb, "aux", "auxpass")
    return str(first.tag_ if first is not None else verb.tag_)
