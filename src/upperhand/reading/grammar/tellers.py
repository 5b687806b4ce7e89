"""Who tells on: second verbs of a teller that the parser hung on what was told.

"Moscow said the road was open and dismissed talk of a blockade" is parsed as if the road had
dismissed it. Tense, form and what only people do tell whose verb it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import TELLING
from upperhand.reading.grammar.tree import SUBJECTS, child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "FINITE",
    "MINDED",
    "ONLY_TELLERS",
    "REFUSERS",
    "finite_tag",
    "rejoins",
    "teller_of",
    "told_on",
]


def rejoins(verb: Token) -> bool:
    """Tell a second verb of the teller that the parser hung on the verb told.

    "Moscow stressed that it did not reject the plan and reaffirmed …": after an auxiliary
    ("did not reject") a coordinated verb would be bare too, so "reaffirmed" is Moscow's.
    """
    told = verb.head
    if child(verb, "auxpass") is not None and finite_tag(verb) == finite_tag(told):
        return False  # "had laid out three options and had been told to wait"
    bare = _is_bare(told)
    while _is_bare(told) and told.head.pos_ in ("VERB", "AUX", "ADJ"):
        told = told.head
    teller = teller_of(verb.head)
    if teller is None or child(verb, *SUBJECTS) is not None or verb.i < told.i:
        return False
    if teller.dep_ == "ccomp" and teller.lemma_.lower() not in TELLING:
        return False  # "was mending what the storm destroyed and …": nobody told by mending
    if _opens_quotation(verb):
        return False  # 'had brought three drafts and "taken three drafts home"'
    if _adds_to_main(verb, teller):
        return True
    if teller.i > told.i or finite_tag(teller) not in FINITE:
        return False
    if _is_plural(verb) and _is_one(child(teller, *SUBJECTS)):
        return False  # "The ministry said its units had left and were | pressing on"
    mine, theirs = finite_tag(verb), finite_tag(told)
    if mine == "VBD" and theirs == "VBP" and finite_tag(teller) == "VBP":
        return False  # "officials counter that drones have cost a fifth and | forced it to talk"
    if mine == "VBN" and child(told, "auxpass") is not None and child(verb, "dobj", "oprd"):
        mine = "VBD"  # "had been lost and accused Veldania": no passive takes an object
    if mine not in FINITE:
        return False
    if bare:  # "refused to sign and left": no "left" goes with a bare "sign"
        return verb.tag_ != verb.head.tag_ or mine != theirs or verb.lemma_.lower() in TELLING
    if child(verb, "aux") is not None and verb.lemma_.lower() not in TELLING:
        if finite_tag(teller) == "VBD" and mine in ("VBP", "VBZ"):
            return True  # "feared that they might agree and have been working on a text"
        if theirs == "MD" and _had_been(verb):
            return False  # "would be unarmed and had been invited"
        # "had won the war and did not intend to lose it" is told.
        return finite_tag(teller) == mine != theirs
    topic = _topic_of(told)
    if topic is not None and verb.lemma_.lower() in MINDED:
        return False  # "he had recognised the border and expected the same"
    if theirs == "MD" or child(told, "aux") is not None:
        alike = verb.lower_ == verb.lemma_.lower()  # "would take 60,000 men and cost billions"
        # "had taken the town and crossed a river": -ed may be either form.
        passive = child(told, "auxpass") is not None and child(verb, "dobj", "ccomp") is None
        formed = verb.tag_ == "VBD" and verb.text.endswith("ed")
        alike = alike or ((passive or _had_been(told)) and formed)
        return (verb.tag_ != told.tag_ and not alike) or verb.lemma_.lower() in TELLING
    about = topic is not None and topic.pos_ == "NOUN" and topic.tag_ in ("NN", "NNS", "VBG")
    if mine == finite_tag(teller) == "VBZ" and about and verb.lemma_.lower() in UTTERING:
        return True  # "says hospitals have none left and pleads for a corridor"
    if mine == finite_tag(teller) != theirs and verb.lemma_.lower() in ONLY_TELLERS:
        return True  # "maintains that it moved them out of danger and has accused …"
    if teller.tag_ == "VBN" and mine == "VBD" and theirs in ("VBZ", "VBP"):
        return verb.lemma_.lower() in TELLING  # "has said the door stays open but conceded that …"
    if finite_tag(teller) != mine or mine != "VBD":
        return False
    # "said the terms were a wish list and vowed that …": no pronoun takes up the teller.
    speaks = verb.lemma_.lower() in TELLING and child(verb, "ccomp", "xcomp") is not None
    speaks = speaks or verb.lemma_.lower() in ONLY_TELLERS
    thing = topic is not None and topic.pos_ == "NOUN"  # "the road was open and dismissed …"
    names = verb.lemma_ == "describe" or _calls_on(verb)
    speaks = speaks or (thing and (verb.lemma_.lower() in REFUSERS or names))
    if _is_relative(topic) and _after_comma(verb) and verb.lemma_.lower() in ACTS_OF_SPEECH:
        return True  # "it was drones that frightened them, and demanded an end to raids"
    impersonal = child(told, "expl") is not None  # "that there was no solution and welcomed …"
    apart = impersonal or (topic is not None and topic.pos_ != "PRON")
    state = told.lemma_ in MINDED | {"be", "have"} or child(told, "auxpass") is not None
    if state and _is_speech_act(verb) and child(verb, "auxpass") is None:
        return True  # "had no power to sign and proposed a meeting": a state, then an act
    return theirs in ("VBZ", "VBP") or (speaks and apart)


def _topic_of(told: Token) -> Token | None:
    """Return the subject of a verb, or of the verb it is coordinated with."""
    topic = child(told, *SUBJECTS)
    while topic is None and told.dep_ == "conj" and told.head.pos_ in ("VERB", "AUX"):
        told = told.head
        topic = child(told, *SUBJECTS)
    return topic


def _adds_to_main(verb: Token, teller: Token) -> bool:
    """Tell "was harsher, saying that they had no plan, and | maintained that …"."""
    main = teller.head if teller.tag_ == "VBG" and teller.dep_ == "advcl" else None
    past = main is not None and main.tag_ == verb.tag_ == "VBD" and _after_comma(verb)
    return past and verb.lemma_.lower() in TELLING and child(verb, "ccomp") is not None


def _after_comma(verb: Token) -> bool:
    """Tell ", and demanded": a comma before the conjunction."""
    link = verb.left_edge.i - 1
    return link > 0 and verb.doc[link].tag_ == "CC" and verb.doc[link - 1].text == ","


def _is_relative(topic: Token | None) -> bool:
    return topic is not None and (topic.tag_ in ("WDT", "WP") or topic.lower_ == "that")


def _brushes_aside(verb: Token) -> bool:
    aside = child(verb, "prt", "advmod")
    return verb.lemma_ in ("brush", "wave") and aside is not None and aside.lower_ in ASIDE


ASIDE = frozenset(("aside", "away", "off"))


def _calls_on(verb: Token) -> bool:
    on = child(verb, "prep")
    return verb.lemma_ == "call" and on is not None and on.lower_ in ("on", "for")


def _is_speech_act(verb: Token) -> bool:
    return verb.lemma_.lower() in ACTS_OF_SPEECH and child(verb, "aux") is None


def _is_plural(verb: Token) -> bool:
    return any(t.lower_ in ("were", "are", "have") for t in verb.lefts if t.dep_[:3] == "aux")


def _is_one(teller: Token | None) -> bool:
    """Tell a teller of whom "were" is not said: "the ministry", "Moscow", "he"."""
    one = teller is not None and (
        teller.tag_ in ("NN", "NNP") or teller.lower_ in ("he", "she", "it")
    )
    return one and teller is not None and child(teller, "conj") is None


def _had_been(verb: Token) -> bool:
    return any(t.dep_ == "aux" and t.lower_ == "had" for t in verb.lefts)


def told_on(verb: Token) -> Token | None:
    """Return the main verb whose subject tells on: "ruled out X before a truce is signed and
    urged …" is parsed as if the truce urged.
    """
    clause = verb.head
    inner = clause.dep_ in ("advcl", "relcl", "acl", "pcomp")
    inner = inner or (clause.dep_ == "ccomp" and clause.head.dep_ == "ccomp")
    if verb.dep_ != "conj" or not inner:
        return None
    if verb.tag_ not in FINITE or not (verb.lemma_.lower() in TELLING or _brushes_aside(verb)):
        return None
    above = (t for t in clause.ancestors if t.tag_ == verb.tag_ and t.dep_ != "ccomp")
    main = next((t for t in above if child(t, *SUBJECTS) is not None), None)
    if main is None:
        return None
    topic = child(clause, *SUBJECTS)
    thing = topic is not None and topic.pos_ == "NOUN" and verb.lemma_.lower() in ONLY_TELLERS
    # "as long as it took and called on Damascus": no "it" that took so long calls.
    thing = thing or (topic is not None and topic.lower_ == "it")
    # "ready, provided that the Bundestag agreed, and described the pledge as …"
    thing = thing or (_after_comma(verb) and verb.lemma_.lower() in ACTS_OF_SPEECH)
    return main if clause.tag_ != verb.tag_ or thing else None


def _opens_quotation(verb: Token) -> bool:
    """Tell a verb in a quotation that does not hold the one it joins."""
    return _is_quoted(verb) and not _is_quoted(verb.head)


def _is_quoted(verb: Token) -> bool:
    """Tell that an odd number of quotation marks stands before a verb in its sentence."""
    return sum(t.text == '"' for t in verb.doc[verb.sent.start : verb.i]) % 2 == 1


def _is_bare(told: Token) -> bool:
    """Tell "refused | to sign", "agreed to have engineers | inspect the road"."""
    if told.dep_ == "xcomp":
        return True
    helper = child(told, "aux")
    alone = helper is None or (helper.tag_ == "TO" and child(told, "mark") is None)
    return told.dep_ == "ccomp" and told.tag_ == "VB" and alone


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
ACTS_OF_SPEECH = ONLY_TELLERS | REFUSERS | {
    "announce", "applaud", "blame", "call", "commend", "credit", "denounce", "describe", "forecast",
    "invite",
    "predict", "propose", "renew", "repeat", "suggest", "threaten",
}  # fmt: skip
# Nothing but a person or a body does these.
UTTERING = ACTS_OF_SPEECH | {"appeal", "ask", "describe", "plead"}
FINITE = frozenset(("VBD", "VBZ", "VBP"))


def teller_of(told: Token) -> Token | None:
    """Return the verb that reports a clause: "said that …", "expressed concern that …"."""
    climbed = False
    while told.dep_ == "conj" and told.head.pos_ in ("VERB", "AUX"):
        told = told.head  # "would be treated as theft and answered in kind, and | threatened"
    while _is_bare(told) and told.head.pos_ in ("VERB", "AUX", "ADJ"):
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


def finite_tag(verb: Token) -> str:
    """Return the tag that carries the tense: of the first auxiliary, else of the verb."""
    first = child(verb, "aux", "auxpass")
    return str(first.tag_ if first is not None else verb.tag_)
