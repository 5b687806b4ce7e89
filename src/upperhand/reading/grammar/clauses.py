"""Whose act a verb is: its own subject, an agent, or one borrowed through the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from upperhand.reading.calendar_words import WEEKDAYS
from upperhand.reading.grammar.cues import SPEECH, TELLING
from upperhand.reading.grammar.rejoined import rejoins
from upperhand.reading.grammar.tellers import FINITE, ONLY_TELLERS, teller_of, told_on
from upperhand.reading.grammar.tree import SUBJECTS, after_comma, agent, child, is_passive
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Owner",
    "hung_teller",
    "is_charged",
    "owners",
    "subject",
]

RELATIVES = frozenset(("who", "which", "that", "whom"))
# "Putin's statements, warning that …": the warner is the one whose statements they are.
UTTERANCES = words_of("""
    statement remark comment speech word letter post tweet address interview
    announcement declaration warning op-ed essay answer reply response retort message verdict
""")
LONGEST_CHAIN = 6  # verbs climbed in search of a subject


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose act a verb is, and how that was found (``own``, ``conj``, ``advcl2,`` …)."""

    token: Token | None
    via: str


def _beside_place(verb: Token) -> Token | None:
    """Return the teller of "In Kyiv, an adviser to X replied that …", parsed as beside Kyiv."""
    if verb.tag_ not in (*FINITE, "VBN") or verb.i == 0:
        return None
    last = verb.nbor(-1)
    if last.text == "," and verb.tag_ in FINITE and verb.lemma_.lower() in TELLING:
        return hung_teller(verb)
    if last.pos_ == "PROPN" and last.dep_ == "pobj" and last.left_edge.i and _after_as(last):
        return last  # "hope faded as | Moscow labeled parts of it unacceptable"
    if verb.tag_ not in FINITE:
        return None
    dated = last.left_edge.text in WEEKDAYS and last.left_edge.i < last.i
    if last.pos_ == "PROPN" and dated and last.dep_ == "pobj":
        return last  # "In his address on Friday | Volodymyr Zelensky accused …"
    tells = verb.lemma_.lower() in TELLING and child(verb, "ccomp") is not None
    if tells and last.pos_ == "PROPN" and last.dep_ in ("pobj", "npadvmod", "appos"):
        return last  # "In a meeting with the board of the Post | Trump said that …"
    apart = [t for t in (last, *last.ancestors) if t.dep_ == "appos" and t.right_edge.i == last.i]
    beside = apart[-1] if apart else None
    opens = beside is not None and beside.head.dep_ == "pobj" and beside.head.head.head == verb
    return beside if opens else None


def hung_teller(verb: Token) -> Token | None:
    """Return the name of "In Khan Younis, Ibrahim Shaath, 41, who …, said", hung on the place.

    Somebody without a name too ("In Kyiv, a deputy minister who …, said"), where nobody else told.
    """
    near = [c for p in verb.lefts if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    inner = [c for place in near for p in place.rights if p.lower_ == "of" for c in p.children]
    places = [*near, *inner]  # "In the suburbs of Kyiv, Ada Berg, a pharmacist, said"
    named = [
        t
        for place in places
        for t in place.rights
        if t.dep_ in ("conj", "appos") and (t.pos_ == "PROPN" or _is_anybody(t, verb))
    ]
    apart = [t for t in named if after_comma(t)]
    return apart[-1] if apart and apart[-1].right_edge.i < verb.i else None


def _is_anybody(noun: Token, verb: Token) -> bool:
    opener = noun.left_edge.lower_
    return opener in ("a", "an") and noun.tag_ == "NN" and child(verb, *SUBJECTS) is None


def _after_as(name: Token) -> bool:
    return bool(name.head.lower_ == "as" and name.head.i == name.left_edge.i - 1)


CHARGES = frozenset(("accuse", "suspect", "convict", "acquit"))


def owners(verb: Token, most: int = 2) -> list[Owner]:
    """Return whose act the verb may be, nearest first: own subject, agent, or borrowed ones."""
    if is_passive(verb):
        by = agent(verb)
        return [Owner(by, "agent" if by is not None else "unsaid")]
    own = _warner(verb) or child(verb, *SUBJECTS)
    if own is not None and verb.lemma_ == "be" and own.lemma_.lower() in UTTERANCES:
        own = _holder(own)  # "Umerov's answer was that …"
    if own is None:
        own = _hung_beside(verb) or _beside_place(verb)
    if own is not None:
        return [Owner(_antecedent(own, verb), "own")]
    found = list(islice(_borrowed(verb), most))
    return found or [Owner(None, "none")]


def _warner(verb: Token) -> Token | None:
    """Return the envoy of "The offer, the envoy warned, …", parsed as if the offer warned too."""
    both = [t for t in verb.lefts if t.dep_ in SUBJECTS]
    if len(both) < 2 or both[0].pos_ != "NOUN" or both[-1].i + 1 != verb.i:
        return None
    last = both[-1]
    return last if after_comma(last) else None


def _hung_beside(verb: Token) -> Token | None:
    """Return the name right before a coordinated verb that the parser hung beside it.

    "X opposed it, and Ushakov last month named …": the name is read as one more thing X did,
    and the verb would borrow X for its subject.
    """
    before = verb.left_edge.i - 1
    if verb.dep_ not in ("conj", "advcl") or before < 0:
        return None
    name = verb.doc[before]
    if verb.tag_ == "VBG" and name.dep_ == "conj" and name.pos_ == "PROPN":
        return name  # "with Osmark refusing to talk and Veldania claiming that …"
    if verb.dep_ != "conj":
        return None
    linked = name.i > 0 and name.nbor(-1).dep_ == "cc" and name.dep_ == "conj"
    if linked and name.pos_ == "PROPN" and verb.tag_ in FINITE and verb.lemma_.lower() in TELLING:
        return name  # "accused Kyiv of wrecking the truce and | Ukraine blamed Moscow"
    beside = name.dep_ == "conj" and name.head == verb.head and name.pos_ == "PROPN"
    return name if beside and verb.head.pos_ in ("VERB", "AUX") else None


def is_charged(verb: Token) -> bool:
    """Tell "accused them of wanting …": what is laid to somebody's charge nobody has said."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "of":
        return False
    above = verb.head.head
    charge = above if above.pos_ == "VERB" else above.head
    return charge.lemma_.lower() in CHARGES


def _borrowed(verb: Token) -> Iterator[Owner]:
    """Climb from verb to verb; each one's subject is a possible owner."""
    first = _told_first(verb)
    if first is not None:
        yield Owner(first, "conj:0:said")
        return
    manner = verb.dep_ + ("," if after_comma(verb) else "")
    if verb.dep_ == "conj" and rejoins(verb):
        teller = teller_of(verb.head)
        if teller is not None:
            yield Owner(owners(teller, most=1)[0].token, "conj:0:said")
            return
    main = told_on(verb) or _told_meanwhile(verb)
    if main is not None:
        yield Owner(owners(main, most=1)[0].token, "conj:0:said")
        return
    for level in range(LONGEST_CHAIN):
        if verb.dep_ in ("ROOT", "amod", "compound"):
            return
        above = verb.head
        if verb.dep_ in ("acl", "relcl", "appos") or above.pos_ in ("NOUN", "PROPN", "PRON"):
            if level == 0 or verb.dep_ in ("acl", "relcl"):
                yield Owner(_holder(above), f"{manner}:{level}:noun")
        else:
            own = child(above, *SUBJECTS) or (_beside_place(above) if level == 0 else None)
            by = agent(above) if is_passive(above) else None
            if by is not None and by.lemma_.lower() in UTTERANCES:
                yield Owner(_holder(by), f"{manner}:agent")
            if own is not None:
                kind = "said" if above.lemma_.lower() in SPEECH else "did"
                passive = "-passive" if is_passive(above) else ""
                yield Owner(_antecedent(own, above), f"{manner}:{min(level, 2)}:{kind}{passive}")
                if level == 0 and verb.tag_ == "VBG" and above.dep_ == "conj":
                    return  # "Kyiv agreed, but the Kremlin shrugged, saying …": nobody else says
        verb = above


def _told_first(verb: Token) -> Token | None:
    """Return the teller of 'He called it "fine", | said the map was odd and suggested …'."""
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.head.i > verb.head.head.i:
        verb = verb.head.head
    alike = (c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_)
    first = next((c for c in alike if c.lemma_.lower() in TELLING), None)
    if first is None or verb.dep_ != "ROOT" or child(verb, *SUBJECTS) is not None:
        return None
    return child(first, "nsubj")


def _told_meanwhile(verb: Token) -> Token | None:
    """Return the doubter of "he doubted that Norda was neutral, while stressing that …"."""
    opener, told = verb.nbor(-1) if verb.i else verb, verb.head
    meanwhile = verb.dep_ == "advcl" and verb.tag_ == "VBG" and opener.lower_ == "while"
    if not meanwhile or verb.lemma_.lower() not in ONLY_TELLERS or told.dep_ != "ccomp":
        return None
    return teller_of(told)


def subject(verb: Token) -> Token | None:
    """Return the likeliest owner of a verb, or None."""
    return owners(verb, most=1)[0].token


def _antecedent(own: Token, verb: Token) -> Token:
    if own.lower_ in RELATIVES and verb.dep_ == "relcl" and verb.head.i < own.i:
        return verb.head
    return _past_relative(own, verb) or _past_weather(own, verb) or own


def _past_relative(own: Token, verb: Token) -> Token | None:
    """Return the diplomats of "diplomats who have seen it said", parsed as if "it" said."""
    seen = own.nbor(-1) if own.i else own
    inside = seen.dep_ == "relcl" and seen.pos_ == "VERB" and own.i == verb.i - 1
    return seen.head if inside and own.pos_ == "PRON" and child(seen, *SUBJECTS) else None


def _past_weather(own: Token, verb: Token) -> Token | None:
    """Return the operator of "With frost near minus 17 degrees, the grid's operator said".

    The parser takes the frost for the subject and hangs the operator beside the degrees.
    """
    opener = own.doc[own.left_edge.i - 1] if own.left_edge.i else own
    if not opener.is_sent_start or opener.pos_ not in ("ADP", "SCONJ"):
        return None
    beside = [t for t in own.subtree if t.dep_ == "appos" and own.i < t.i < verb.i]
    return next((t for t in beside if after_comma(t)), None)


def _is_owned(noun: Token) -> bool:
    """Tell "his answer", "Umerov's reply" from "the answer"."""
    return child(noun, "poss") is not None


def _holder(noun: Token) -> Token:
    """Return the possessor of an utterance, else the noun itself."""
    if noun.lemma_.lower() in UTTERANCES:
        return child(noun, "poss") or noun
    return noun
