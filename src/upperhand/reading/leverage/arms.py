"""Claims of strength by the state of arms: who is worn out, short of men, driven back, or stronger.

Also those of resolve ("will fight until …"), which stand in the same words of war.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.grammar.clauses import subject
from upperhand.reading.grammar.tree import child
from upperhand.reading.leverage import words
from upperhand.reading.leverage.signs import (
    Sign,
    able,
    after,
    negation,
    of_whom,
    owner_of,
    runs_out,
)

__all__ = [
    "driven", "failing", "fighting_on", "graded", "holding_out", "in_less_need", "mastering",
    "moving_front", "outmatching", "short", "stopping", "strengthening",
]  # fmt: skip

APPEARING = frozenset(("be", "come", "emerge", "become", "grow", "look", "remain", "seem", "get"))
MAKING = frozenset(("make", "leave", "keep", "render"))
GRADES = {"stronger": 1, "strongest": 1, "weaker": -1, "weakest": -1}
DRIVING = frozenset(("drive", "push", "throw", "beat", "force", "press", "roll", "fall"))
LINES = frozenset(("line", "front", "defence", "defense", "position"))
BREAKING = frozenset(("break", "pierce", "breach", "crack"))


def failing(verb: Any) -> Sign | None:
    """Read what wears out: an army, stocks, an economy, or somebody who loses friends."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if _is_beyond(verb):
        return _at_the_end(verb)
    who = child(verb, "nsubj", "nsubjpass") or subject(verb)
    if who is None or who.lemma_.lower() in words.CLOCKS:
        return None
    direction = _state_of_arms(verb, armed=_is_armed(who))
    return Sign("strength", direction, verb, who) if direction else None


def _at_the_end(verb: Any) -> Sign | None:
    """Read "cannot keep fighting", "no longer able to pay", "more men than it can replace"."""
    if not able(verb) or verb.lemma_.lower() not in words.LASTING:
        return None
    who, what = subject(verb), child(verb, "dobj")
    if who is None or (what is not None and what.lemma_.lower() in words.HELD_OTHERWISE):
        return None
    return Sign("strength", -1, verb, who)


def _is_beyond(verb: Any) -> bool:
    """Tell what is negated, "no longer", or stands behind "more than"."""
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 7) : verb.i]]
    than = "than" in before and child(verb, "nsubj") is not None
    if than and any(t.lemma_ == "cost" for t in verb.ancestors):
        return False  # "cost it more men than it can replace": read at the cost
    return negation(verb) < 0 or verb.head.lower_ == "unable" or than


def fighting_on(verb: Any) -> Sign | None:
    """Read "will fight until …", "will fight on", "would rather fight"."""
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.lemma_ not in ("fight", "resist") or not modals & {"will", "would", "shall"}:
        return None
    near = {t.lower_ for c in verb.children for t in (c, *c.children)}
    meant = near & {"until", "on", "rather", "never", "end", "long"}
    return Sign("resolve", 1, verb, subject(verb)) if meant and negation(verb) > 0 else None


def in_less_need(verb: Any) -> Sign | None:
    """Read "they need this deal more than we do": who needs it less holds the lever."""
    if verb.lemma_ not in ("need", "want") or verb.pos_ != "VERB":
        return None
    than = next(
        (t for t in verb.subtree if t.lower_ == "than" and t.nbor(-1).lower_ == "more"), None
    )
    if than is None:
        return None
    other = next((t for t in than.subtree if t.i > than.i and t.pos_ in ("PRON", "PROPN")), None)
    other = other or next(
        (t for t in verb.doc[than.i : than.i + 3] if t.pos_ in ("PRON", "PROPN")), None
    )
    return Sign("leverage", 1, verb, other) if other is not None else None


def _is_armed(who: Any) -> bool:
    within = [c for c in who.lefts if c.dep_ == "compound"]
    return any(t.lemma_.lower() in words.ARMED for t in (who, *within))


def _state_of_arms(verb: Any, *, armed: bool) -> int:
    """Return -1 where the verb tells of wearing out, +1 of being strong, 0 of neither."""
    lemma = verb.lemma_.lower()
    lost = child(verb, "dobj")
    if lost is not None and lost.lower_ in ("most", "half", "all", "many"):
        lost = of_whom(lost) or lost
    if lemma in ("lose", "win") and lost is None:
        return (1 if lemma == "win" else -1) if verb.tag_ == "VBG" else 0
    if lemma == "lose" and lost is not None:
        steadily = verb.tag_ == "VBG" and lost.lemma_.lower() in words.SUPPLIES
        return -1 if steadily or lost.lemma_.lower() in words.LOST_THINGS else 0
    passive = child(verb, "auxpass") is not None and lemma in words.EXHAUSTED
    wanes = armed and lemma in words.WEAKENING and lost is None and verb.tag_ != "VB"
    if passive or runs_out(verb) or wanes:
        return -1
    state = child(verb, "acomp", "oprd", "advmod") if lemma == "be" else None
    if state is None:
        return 0
    if armed and state.lower_ in ("high", "low"):
        return 1 if state.lower_ == "high" else -1
    if state.lemma_.lower() in words.WEAK or state.lower_ in words.WEAK:
        return 0 if state.lower_ == "tired" and after(state, ("of",)) is not None else -1
    return 1 if state.lower_ in words.STRONG and (armed or state.tag_ == "JJR") else 0


def graded(adjective: Any) -> Sign | None:
    """Read "came out of it stronger than Y", "came as the weakest", "made its army weaker"."""
    grade = GRADES.get(adjective.lower_, 0)
    if not grade:
        return None
    place = adjective
    behind = (
        adjective.dep_ == "amod" and adjective.head.i < adjective.i
    )  # "out of the war stronger"
    climbed = ("amod", "attr", "pobj", "conj", *(("prep",) if behind else ()))
    while place.dep_ in climbed or place.lower_ == "as":
        place = place.head
    verb = place if place.pos_ in ("VERB", "AUX") else place.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    lemma = verb.lemma_.lower()
    made = child(verb, "dobj", "nsubj") if lemma in MAKING else None
    who = _made(verb) if made is not None else subject(verb) if lemma in APPEARING else None
    if who is None or who.i == adjective.i or who.lemma_.lower() in words.PARLEYS:
        return None
    talks = any(t.lemma_.lower() in words.TALKS for t in verb.subtree)
    return Sign("leverage" if talks else "strength", grade * negation(verb), adjective, who)


def _made(verb: Any) -> Any:
    """Return the economy of "made the economy stronger", whichever way it was parsed."""
    small = child(verb, "ccomp")
    return child(verb, "dobj") or (child(small, "nsubj") if small is not None else None)


def short(adjective: Any) -> Sign | None:
    """Read "is short of men" wherever it stands: "living on tinned food and short of pumps"."""
    if adjective.lower_ != "short" or not any(c.lower_ == "of" for c in adjective.children):
        return None
    verb = adjective.head
    while verb.dep_ in ("conj", "acomp") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_ in ("fall", "stop", "come"):
        return None
    return Sign("strength", -negation(verb), adjective, subject(verb))


def driven(verb: Any) -> Sign | None:
    """Read "the enemy is being driven back", "is falling back", "broke the enemy's line"."""
    if verb.pos_ != "VERB" or negation(verb) < 0:
        return None
    if verb.lemma_.lower() in BREAKING:
        return _breaks_through(verb)
    if verb.lemma_.lower() not in DRIVING or not any(c.lower_ == "back" for c in verb.rights):
        return None
    who = child(verb, "nsubjpass") or (child(verb, "nsubj") if verb.lemma_ == "fall" else None)
    going = verb.tag_ == "VBG" or any(c.lower_ == "being" for c in verb.children)
    return Sign("strength", -1, verb, who, spoken=True) if who is not None and going else None


def _breaks_through(verb: Any) -> Sign | None:
    what = child(verb, "dobj")
    line = what is not None and what.lemma_.lower() in LINES
    return Sign("strength", 1, verb, subject(verb), spoken=True) if line else None


def moving_front(noun: Any) -> Sign | None:
    """Read "the front is moving in one direction": forward, says the one who says it."""
    verb = noun.head
    front = noun.lemma_.lower() in ("front", "line", "frontline") and noun.dep_ == "nsubj"
    if not front or verb.lemma_ not in ("move", "advance", "shift") or negation(verb) < 0:
        return None
    onwards = {t.lower_ for t in verb.subtree if t.i > verb.i}
    told = onwards & {"direction", "forward", "forwards", "west", "east", "north", "south", "only"}
    return Sign("strength", 1, noun, owner_of(noun), spoken=True) if told else None


def strengthening(verb: Any) -> Sign | None:
    """Read "the attacks weaken the rebels at the table", "it made them stronger there"."""
    whom = child(verb, "dobj")
    grade = {"strengthen": 1, "embolden": 1, "weaken": -1}.get(verb.lemma_.lower(), 0)
    if whom is None or not grade or whom.lemma_.lower() in words.PARLEYS | words.EDGES | words.ABLE:
        return None
    talks = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i} & words.TALKS
    return Sign("leverage", grade * negation(verb), verb, whom) if talks else None


def outmatching(verb: Any) -> Sign | None:
    """Read "X outnumbers Y", "X can outlast Y"."""
    if verb.lemma_.lower() not in words.OUTDOES or child(verb, "auxpass") is not None:
        return None
    whom = child(verb, "dobj")
    return Sign("strength", negation(verb), verb, subject(verb)) if whom is not None else None


def holding_out(verb: Any) -> Sign | None:
    """Read "the line is holding", "our defences held", "we are advancing", in a speaker's mouth."""
    lemma, who = verb.lemma_.lower(), child(verb, "nsubj")
    if lemma not in ("hold", "advance") or who is None or verb.dep_ == "relcl":
        return None
    if child(verb, "dobj", "nsubjpass", "auxpass") is not None or negation(verb) < 0:
        return None
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    told = not aux & {"will", "would", "can", "could", "may", "might", "must", "should", "to"}
    armed = who.lemma_.lower() in LINES or _is_armed(who) or who.lower_ == "we"
    return Sign("strength", 1, verb, owner_of(who) or who, spoken=True) if told and armed else None


def stopping(verb: Any) -> Sign | None:
    """Read "we have stopped their offensive", in the mouth of who stopped it."""
    what = child(verb, "dobj")
    if verb.lemma_.lower() not in words.STOPS or what is None or negation(verb) < 0:
        return None
    if what.lemma_.lower() not in words.ASSAULTS or verb.tag_ not in ("VBD", "VBN"):
        return None
    if any(c.tag_ == "MD" for c in verb.children):
        return None
    return Sign("strength", 1, verb, subject(verb), spoken=True)


def mastering(verb: Any) -> Sign | None:
    """Read "X now controls two thirds of the country", said by somebody."""
    what = child(verb, "dobj")
    if verb.lemma_ not in ("control", "hold", "command") or what is None or negation(verb) < 0:
        return None
    share = {t.lower_ for t in (what, *what.lefts)} & words.SHARES
    return Sign("strength", 1, verb, subject(verb), spoken=True) if share else None
