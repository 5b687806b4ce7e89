"""Stances by grammar: who stands how towards what, from verbs, adjectives and nouns.

"Norda opposes …", "is willing to …", "will sign no …", "its demand for …": the word tells the
stance, modals, negation and conditions bend it, and what it governs is what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.record.entries import Stance

__all__ = ["Stand", "stands"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS: dict[Stance, frozenset[str]] = {
    "reject": _words(
        "oppose reject refuse resist dismiss decline veto block spurn rebuff exclude rule_out "
        "turn_down object_to brush_off balk_at fight"
    ),
    "accept": _words(
        "support back accept endorse welcome approve embrace ratify agree_to agree consent "
        "sign recognise recognize abide_by commit_to"
    ),
    "demand": _words(
        "demand insist insist_on require press_for press urge call_for call_on push_for ask_for"
    ),
    "ideal": _words("want seek favour favor prefer hope_for wish advocate aim"),
    "offer": _words("offer propose suggest pledge promise volunteer float"),
}
ADJECTIVES: dict[Stance, frozenset[str]] = {
    "offer": _words("willing ready prepared open committed"),
    "reject": _words("opposed unwilling reluctant against unacceptable intolerable unthinkable"),
    "redline": _words("non-negotiable nonnegotiable"),
    "accept": _words("acceptable"),
}
NOUNS: dict[Stance, frozenset[str]] = {
    "demand": _words("demand insistence call request ultimatum"),
    "reject": _words("opposition objection refusal rejection resistance veto"),
    "accept": _words("support acceptance endorsement backing approval consent"),
    "offer": _words("offer proposal readiness willingness pledge promise"),
}
# What is done under "will", "would": giving is an offer, and refusing to give a rejection.
YIELDING = _words(
    "accept agree sign allow tolerate cede surrender yield concede leave withdraw give abandon "
    "recognise recognize hand return trade lift pay let join send permit drop discuss negotiate "
    "share replace disarm consider settle release free open stop halt"
)
DROPPING = _words("drop abandon withdraw renounce waive")
CONDITIONS = ("if", "unless", "provided", "until", "once")
BARTER = (("on", "condition"), ("in", "exchange"), ("in", "return"))
WILL = frozenset(("will", "would", "shall", "can", "could", "wo", "ca"))
DUTY = frozenset(("must", "should", "shall"))
SUPPOSED = frozenset(("if", "whether", "unless"))


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance taken at a word by ``who``; None is the speaker.

    ``reach`` are the first and last token it governs, and ``core`` the last of what it is about:
    what follows is a condition, a reason or an aside.
    """

    stance: Stance
    at: Any
    who: Any
    reach: tuple[int, int]
    core: int


def stands(span: Any) -> Iterator[Stand]:
    """Yield the stances of a sentence, in order.

    What is only supposed ("if Norda refuses") is none.
    """
    for token in span:
        if token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(token)
        elif token.pos_ == "NOUN":
            yield from _of_noun(token)


def _of_verb(verb: Any) -> Iterator[Stand]:
    if _supposed(verb):
        return
    stance = _bent(verb, _stance_of(verb))
    who = subject(verb)
    if stance and who is not None:
        yield _stand(stance, verb, who)
    elif not stance and (stance := _modal(verb)) is not None:
        yield _stand(stance, verb, None if stance == "demand" else who, whole=stance == "demand")
    yield from _judged(verb)


def _judged(verb: Any) -> Iterator[Stand]:
    """Read "is willing to …", "is unacceptable", "calls it unacceptable"."""
    inside = [t for c in verb.rights if c.dep_ in JUDGED for t in (c, *c.children)]
    if verb.lemma_.lower() in JUDGING:
        inside = [t for c in verb.rights for t in c.subtree]
    if child(verb, "auxpass") is not None:  # "is opposed to", "remained committed to"
        inside.append(verb)
    judged = next((t for t in inside if _class_of(t.lower_, ADJECTIVES)), None)
    if judged is None:
        return
    kind = _class_of(judged.lower_, ADJECTIVES)
    assert kind is not None
    of_subject = judged.lower_.endswith("able") and verb.lemma_ == "be"
    who = None if of_subject else child(verb, "nsubj", "nsubjpass") or subject(verb)
    if _negated(verb):
        kind = "reject" if kind in ("offer", "accept") else "conditional"
    yield _stand(_with_condition(kind, verb), verb, who, whole=of_subject)


def _stand(stance: Stance, verb: Any, who: Any, *, whole: bool = False) -> Stand:
    reach = _reach(verb, whole=whole)
    return Stand(stance, verb, who, reach, min(_core(verb), reach[1]))


def _core(verb: Any) -> int:
    """Return the last token before a condition, a reason or an aside begins."""
    loose = [
        t.left_edge.i
        for t in verb.subtree
        if t.i > verb.i and (t.dep_ in LOOSE or (t.dep_ == "relcl" and _after_comma(t)))
    ]
    return int(min([verb.right_edge.i, *(i - 1 for i in loose if i > verb.i)]))


def _after_comma(token: Any) -> bool:
    first = int(token.left_edge.i)
    return first > 0 and str(token.doc[first - 1].text) == ","


LOOSE = ("advcl", "parataxis")


JUDGING = _words("label call describe deem consider brand find declare term think regard")
JUDGED = ("acomp", "oprd", "attr", "ccomp", "xcomp")


def _stance_of(verb: Any) -> Stance | None:
    lemma = verb.lemma_.lower()
    after = [c.lower_ for c in verb.rights if c.dep_ in ("prep", "prt", "dative")]
    if lemma == "insist" and not _insists_on_deed(verb, after):
        return None
    what = child(verb, "dobj")
    if what is not None and what.lemma_.lower() in SAYINGS:
        return None
    for name in (*(f"{lemma}_{word}" for word in after), lemma):
        found = _class_of(name, VERBS)
        if found:
            return found
    return None


def _insists_on_deed(verb: Any, after: list[str]) -> bool:
    """Tell "insists on" and "insists that it leave" from "insists that it is right"."""
    clause = child(verb, "ccomp")
    if clause is None:
        return "on" in after or "upon" in after
    modals = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    bare = clause.tag_ in ("VB", "VBP") and not modals
    return bool(bare or modals & DUTY or clause.lemma_ == "have")


# Rejecting a claim takes no stance on what the claim is about.
SAYINGS = _words("claim report accusation allegation remark charge suggestion assertion reading")


def _class_of(word: str, classes: dict[Stance, frozenset[str]]) -> Stance | None:
    return next((stance for stance, words in classes.items() if word in words), None)


def _bent(verb: Any, stance: Stance | None) -> Stance | None:
    """Bend a stance by negation and condition: "would accept if", "did not rule out"."""
    if stance is None or (verb.tag_ == "VBG" and verb.dep_ in ("amod", "compound")):
        return None
    if _negated(verb):
        if stance in ("accept", "offer", "ideal"):
            return "redline" if _never(verb) else "reject"
        return "conditional" if stance == "reject" else None
    return _with_condition(stance, verb)


def _modal(verb: Any) -> Stance | None:
    """Read "will never cede", "will sign no treaty", "would pay", "must leave"."""
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    lemma = verb.lemma_.lower()
    if modals & WILL and lemma in YIELDING:
        if _negated(verb):
            return "redline" if _never(verb) else "reject"
        return _with_condition("offer", verb)
    if (modals & DUTY or _has_to(verb)) and not _negated(verb):
        return "demand"
    return None


def _has_to(verb: Any) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "need")


def _with_condition(stance: Stance, verb: Any) -> Stance:
    if stance not in ("accept", "offer", "ideal"):
        return stance
    for token in verb.subtree:
        if token.i < verb.i:
            continue
        if token.lower_ in CONDITIONS and token.dep_ in ("mark", "prep", "pcomp", "advcl"):
            return "conditional"
        if token.lower_ in ("condition", "exchange", "return") and token.head.lower_ in (
            "on",
            "in",
        ):
            return "conditional"
        if token.lower_ in ("after", "when", "once") and token.nbor(-1).lower_ == "only":
            return "conditional"
    return stance


def _negated(verb: Any) -> bool:
    """Tell "will not sign", "never sign", "sign no treaty", "no troops will be sent"."""
    if any(c.dep_ == "neg" or c.lower_ == "not" for c in verb.children) or _never(verb):
        return True
    held = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")]
    return any(c.lower_ == "no" for h in held for c in h.children if c.dep_ == "det")


def _never(verb: Any) -> bool:
    before = [t for c in verb.lefts for t in (c, *c.children)]
    return any(t.lower_ == "never" for t in before)


def _supposed(verb: Any) -> bool:
    """Tell a stance that is only supposed: "if it refuses", "might reject"."""
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    first = next(iter(verb.children), None)
    inverted = first is not None and first.lower_ == "should" and first.dep_ == "aux"
    return bool(marks & SUPPOSED or modals & {"may", "might"}) or inverted


def _reach(verb: Any, *, whole: bool = False) -> tuple[int, int]:
    """Return the first and last token of what a verb governs, without what is joined to it."""
    first = verb.left_edge.i if whole else verb.i
    passive = child(verb, "nsubjpass")
    if passive is not None:
        first = passive.left_edge.i
    kept = [c for c in verb.rights if c.dep_ not in ("conj", "cc", "punct", "parataxis")]
    return first, max([verb.i, *(_stop(c) for c in kept)])


def _stop(token: Any) -> int:
    """Return the last token of a phrase before another clause is joined to it."""
    joined = [
        t.left_edge.i
        for t in token.subtree
        if t.dep_ in ("conj", "parataxis") and t.pos_ in ("VERB", "AUX") and _finite(t)
    ]
    return int(min([token.right_edge.i, *(j - 1 for j in joined if j > token.i)]))


def _finite(verb: Any) -> bool:
    return verb.tag_ in ("VBZ", "VBD", "VBP") or child(verb, "aux", "nsubj") is not None


def _of_noun(noun: Any) -> Iterator[Stand]:
    """Read "Norda's demand for …", "its opposition to …", unless it is being dropped."""
    stance = _class_of(noun.lemma_.lower(), NOUNS)
    owner = child(noun, "poss")
    about = any(c.dep_ in ("prep", "acl") for c in noun.rights)
    if stance is None or owner is None or not about:
        return
    if noun.head.lemma_.lower() in DROPPING and not _supposed_above(noun):
        return
    last = int(noun.right_edge.i)
    yield Stand(stance, noun, owner, (noun.i, last), last)


def _supposed_above(noun: Any) -> bool:
    """Tell "provided that Norda drops its demand": then the demand still stands."""
    above = [noun.head, *list(noun.head.ancestors)[:1]]
    words = {c.lower_ for a in above for c in a.children} | {a.lower_ for a in above}
    return bool(words & {"if", "unless", "provided", "until"})
