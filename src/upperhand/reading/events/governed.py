"""What the word above a deed says of it: done, not done, still to be done, or only imagined.

"Failed to leave", "without leaving", "the plan to leave", "a possible withdrawal", "the report
that they left proved false": the deed's own verb tells nothing of this, the governing word does.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.events.status_words import (
    BRINGING,
    CLAIMS,
    FALSE,
    FORESEEING,
    HAPPENING,
    LETTING,
    NOT_DONE,
    OFFERING,
    OPEN,
    ORIGINS,
    PRESUMING,
    PUT_OFF,
    REFUTING,
    SPELLS,
    SPENDING,
    UNABLE,
    VENTURING,
    of_adjective,
    of_noun,
)
from upperhand.reading.grammar.tree import child, is_negated, opens_with_that
from upperhand.reading.word_lists import words_of

__all__ = [
    "brings_about",
    "governed_status",
    "hung_status",
    "is_indefinite",
    "name_of",
    "noun_status",
]

ABOUT = frozenset(
    ("of", "on", "about", "for", "to", "into", "over", "towards", "toward", "against")
)
# "Agreed on freeing them", "voted against freeing them": what is decided is still ahead, but who
# "admitted to" it, "returned to" it or was "thanked for" it did it.
AIMING = frozenset(("against", "for", "on", "to", "toward", "towards"))
ANSWERING = words_of(
    "apologise apologize arrest attack berate blame censure charge chide commend condemn credit "
    "criticise criticize fault fine honour jail know mock pay praise punish rebuke remember "
    "reprimand reward scold thank"
)
FALLING_TO = words_of(
    "admit concentrate confess focus get go keep move own proceed resort return spend take turn"
)
# "Came closer to leaving", "is near to a deal".
NEAR = frozenset(("close", "closer", "closest", "near", "nearer", "nearest"))
# Behind these words "of" names what was not done: "instead of", "short of".
NOT_OF = frozenset(("instead", "short"))
# "Fell short", "held back", often tagged as adverbs.
PARTICLES = frozenset(("short", "back", "away", "out", "forward"))
# Before "a withdrawal" or "any withdrawal" there was none yet; before "the war" there was one.
INDEFINITE = frozenset(("a", "an", "any"))


def governed_status(deed: Any) -> str:
    """Return what the governing word says of a verb's deed, or nothing where it leaves it open."""
    return _as_infinitive(deed) or _as_gerund(deed) or _as_claim(deed)


def is_indefinite(noun: Any) -> bool:
    """Tell "a truce" from "the truce"."""
    return any(c.lower_ in INDEFINITE for c in noun.lefts)


def _is_imagined(noun: Any) -> bool:
    """Tell "any attack on the convoy": whichever there may be."""
    return any(c.lower_ == "any" and c.dep_ == "det" for c in noun.lefts)


def name_of(verb: Any) -> str:
    """Return a verb's lemma, with its particle where it has one: "call_off"."""
    particle = next((c.lower_ for c in verb.rights if c.dep_ == "prt"), "")
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    particle = particle or (after if after in PARTICLES else "")
    return f"{verb.lemma_.lower()}_{particle}" if particle else str(verb.lemma_.lower())


def _is(verb: Any, words: frozenset[str]) -> bool:
    return verb.lemma_.lower() in words or name_of(verb) in words


# --- "to leave" ---------------------------------------------------------------------------------


def _as_infinitive(deed: Any) -> str:
    """Read "failed to leave", "unable to leave", "decided to leave", "an order to leave"."""
    if not _is_infinitive(deed):
        return ""
    above = deed.head
    if above.pos_ == "ADJ" and deed.dep_ in ("xcomp", "ccomp"):
        return _by_adjective(above)
    if deed.dep_ in ("acl", "relcl") or (deed.dep_ == "xcomp" and above.pos_ == "NOUN"):
        return _by_noun(above)
    if deed.dep_ in ("xcomp", "ccomp") or (deed.dep_ == "advcl" and _is(above, NOT_DONE)):
        return _by_verb(above, deed)
    return ""


def _is_infinitive(deed: Any) -> bool:
    """Tell "to leave" from "to have left"."""
    to = any(c.tag_ == "TO" for c in deed.children)
    done = any(c.dep_ == "aux" and c.lemma_ == "have" for c in deed.children)
    return to and not done and deed.tag_ not in ("VBD", "VBZ")


def _by_adjective(adjective: Any) -> str:
    word, being = adjective.lower_, adjective.head
    if word in UNABLE or is_negated(adjective) or (being.lemma_ == "be" and is_negated(being)):
        return "negated"
    if word == "able" and being.tag_ != "VBD":
        return "conditional"  # "is able to leave"; who "was able to leave" left
    return "" if word in OPEN | OFFERING else "planned"


def _by_noun(noun: Any) -> str:
    if noun.lower_ in OPEN or any(c.lower_ in ("first", "last", "only") for c in noun.lefts):
        return ""
    return of_noun(noun.lemma_.lower())


def _by_verb(verb: Any, deed: Any) -> str:
    """Return the status of a deed that a verb governs; verbs that bring it about leave it open."""
    if verb.lemma_ == "be":
        return ""
    if verb.lemma_.lower() == "wait":
        return "negated"
    if _is(verb, NOT_DONE):
        return "" if is_negated(verb) else "negated"
    if verb.lemma_.lower() in OFFERING | PRESUMING:
        return ""
    who = child(verb, "nsubj")
    if who is not None and verb.lemma_ in ("go", "come") and of_noun(who.lemma_.lower()):
        return of_noun(who.lemma_.lower())  # "orders went out to leave"
    return "" if brings_about(verb) or _ventures(verb) else "planned"


def brings_about(verb: Any) -> bool:
    """Tell "forced them to leave", "took six hours to leave": they left, in the end."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    return _is_spent(verb) or (verb.lemma_.lower() in BRINGING and not _obliges(verb))


def _ventures(verb: Any) -> bool:
    """Tell "had to leave", "was allowed to leave", "chose to leave": so they left."""
    past = verb.tag_ in ("VBD", "VBN")
    if verb.lemma_ == "have":
        return bool(past and verb.nbor(1).lower_ == "to")
    return verb.lemma_ in VENTURING or (past and verb.lemma_ in LETTING)


def _obliges(verb: Any) -> bool:
    """Tell "the treaty obliges them to leave" from "the shelling obliged them to leave"."""
    return verb.lemma_ in ("oblige", "compel") and verb.tag_ in ("VBZ", "VBP")


def _is_spent(verb: Any) -> bool:
    """Tell "it took six hours to agree": they agreed."""
    past = verb.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in verb.children)
    times = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod") and c.lemma_ in SPELLS]
    return past and verb.lemma_ in SPENDING and bool(times)


# --- "leaving" ----------------------------------------------------------------------------------


def _as_gerund(deed: Any) -> str:
    """Read "without leaving", "kept from leaving", "in favour of leaving", "denied leaving"."""
    if deed.tag_ != "VBG":
        return ""
    if deed.dep_ in ("pcomp", "pobj"):
        return _behind(deed.head, deed)
    if deed.head.lower_ == "worth":
        return "conditional"
    clause = child(deed, "nsubj", "nsubjpass", "aux") is not None  # "insists that they are leaving"
    if deed.dep_ in ("xcomp", "ccomp", "dobj") and deed.head.i < deed.i and not clause:
        above = deed.head
        if _is(above, NOT_DONE):
            return "" if is_negated(above) else "negated"
        return "planned" if _is(above, FORESEEING | PUT_OFF) else ""
    return ""


def _behind(preposition: Any, deed: Any) -> str:
    """Return what a preposition, and the word it belongs to, says of the deed behind it."""
    word, above = preposition.lower_, preposition.head
    before = preposition.nbor(-1).lower_ if preposition.i > 0 else ""
    if word == "without" or (word == "of" and before in NOT_OF) or before == "far":
        return "negated"
    if word == "from" and above.pos_ in ("VERB", "AUX"):
        return "" if above.lemma_ in ORIGINS else "negated"
    if word not in ABOUT:
        return ""
    if above.lower_ in NEAR:
        return "planned"
    if above.pos_ in ("NOUN", "PROPN"):
        return of_noun(above.lemma_.lower())
    done = ANSWERING if word == "for" else FALLING_TO
    ahead = deed.tag_ == "VBG" and word in AIMING and above.lemma_ not in done
    return "planned" if above.pos_ == "VERB" and (ahead or _is(above, FORESEEING)) else ""


# --- "that they left" ---------------------------------------------------------------------------


def _as_claim(deed: Any) -> str:
    """Read "rejected the claim that they left", "it is untrue that they left"."""
    above = deed.head
    if deed.dep_ == "ccomp" and above.lemma_ in DENYING and opens_with_that(deed):
        return "" if is_negated(above) else "negated"  # "denied that they had accepted it"
    if deed.dep_ in ("ccomp", "csubj") and above.lemma_ in ("be", "prove"):
        return "negated" if _is_called_false(above) else ""
    is_claim = above.pos_ == "NOUN" and above.lemma_.lower() in CLAIMS and above.i < deed.i
    if not is_claim or deed.dep_ not in ("acl", "ccomp", "relcl") or not opens_with_that(deed):
        return ""
    verb = above.head
    if _is(verb, REFUTING) or _is_called_false(verb):
        return "negated"
    return "conditional" if above.lemma_.lower() in ("rumour", "rumor") else ""


DENYING = frozenset(("deny", "dispute", "refute"))


def _is_called_false(verb: Any) -> bool:
    heads = [c for c in verb.children if c.dep_ in ("acomp", "oprd", "attr", "xcomp")]
    words = {t.lower_ for h in heads for t in (h, *h.children)}
    return bool(words & FALSE) and not is_negated(verb)


# --- "the withdrawal" ---------------------------------------------------------------------------


def noun_status(noun: Any) -> str:
    """Return what is said of a deed told by a noun: "a planned visit", "the threat of strikes"."""
    above = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and above.lemma_ in HAPPENING:
        return ""
    return _described(noun) or hung_status(noun) or ("conditional" if _is_imagined(noun) else "")


def _described(noun: Any) -> str:
    """Read "a possible swap", "a visit planned for Thursday", "the withdrawal, due in May"."""
    beside = [c for c in noun.children if c.dep_ in ("amod", "acl", "compound", "appos", "relcl")]
    return next((s for c in beside if (s := of_adjective(c.lower_))), "")


def hung_status(noun: Any) -> str:
    """Read the word a noun hangs on: "the idea of talks", "put off the release"."""
    above = noun.head
    if noun.dep_ == "compound" and above.pos_ == "NOUN":
        return of_noun(above.lemma_.lower())
    if noun.dep_ == "conj" and above.pos_ in ("NOUN", "PROPN"):
        return hung_status(above)  # "proposed a halt and a meeting"
    if noun.dep_ in ("dobj", "nsubjpass"):
        return _done_to(above)
    if noun.dep_ != "pobj":
        return ""
    if above.dep_ == "agent" and above.head.lemma_ == "follow" and above.head.dep_ == "acl":
        return hung_status(above.head.head)  # "proposed a truce followed by a meeting"
    if above.lower_ == "before" or (above.lower_ == "of" and above.head.lower_ == "ahead"):
        return "planned" if is_indefinite(noun) else ""
    if above.lower_ == "for" and above.head.pos_ == "VERB":
        return "planned"
    return _behind(above, noun)


def _done_to(verb: Any) -> str:
    """Return the status of a deed that is called off, put off, or only spoken of."""
    if _is(verb, PUT_OFF):
        return "planned"
    if _is(verb, NOT_DONE | frozenset(("cancel", "scrap", "abandon", "drop", "abort", "shelve"))):
        return "" if is_negated(verb) else "negated"
    if _is(verb, OFFERING):
        return "offered"
    return "planned" if _is(verb, FORESEEING) else ""
