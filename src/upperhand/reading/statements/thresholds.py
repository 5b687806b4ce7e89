"""The least chance at which a frame is kept, by its form.

The two models of :mod:`upperhand.reading.statements.ranking` learned from political news. What
they saw too seldom there, but what can hardly be anything else than somebody's words, is kept at
a lower chance.
"""

from __future__ import annotations

from upperhand.reading.grammar.clauses import UTTERANCES, is_owned
from upperhand.reading.grammar.cues import CALLING, SPEECH, TELLING, UTTERED
from upperhand.reading.grammar.rejoined import rejoins
from upperhand.reading.grammar.tellers import (
    ACTS_OF_SPEECH,
    BINDING,
    FINITE,
    ONLY_TELLERS,
    finite_tag,
    puts_forward,
    teller_of,
    told_on,
    waves_away,
)
from upperhand.reading.grammar.tree import after_comma, child, is_passive
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.statements.taking_stands import (
    demands_meanwhile,
    insists,
    refuses,
    refuses_besides,
    sets_terms,
)
from upperhand.reading.word_lists import words_of

__all__ = ["least"]

# Lowest chance at which a frame is kept: higher than the best F1 asks (.44), for a statement put
# into a mouth costs more than one left out (ARCHITECTURE.md gives what it gains and costs).
KEEP = 0.6
# "The union finds that …", "welcomed the vote": a finite verb with its subject.
KEEP_SURE = 0.44
# Verbs that can only report: a party that "reaffirmed" something said it.
KEEP_TELLING = 0.5
# What stands in quotation marks after a colon is hardly ever anything but somebody's words.
KEEP_AFTER_COLON = 0.2
# "X, the envoy, called on …" and "X says …; Y …" are often parsed as parts of something else.
KEEP_MISPARSED = 0.25
# "Promised that …", "Moscow says none …": said by somebody, whatever the rest looks like.
KEEP_TOLD = 0.1
KEEP_RULED_OUT = 0.25
# "Turned the idea down": nothing else than a refusal, and too seldom seen.
KEEP_WAVED = 0.005
KEEP_REPORTED = 0.2
# "The army demands that …; the rebels ask …": one half of two that tell.
KEEP_HALF = 0.05
# "Labeled parts of it unacceptable": whoever labels, says so.
KEEP_LABELLED = 0.25
# A second verb of telling after a first: "called it a trick and demanded talks".
KEEP_JOINED = 0.1


def least(frame: Frame, page: Page) -> float:
    """Return the chance at which a frame is kept: the lowest that its form allows."""
    cue = page.doc[frame.cue]
    if frame.pattern == "quote-colon":  # "put it differently: “…”"
        puts_it = frame.lemma.startswith("put") and cue.nbor(1).lower_ == "it"
        return KEEP_HALF if puts_it else KEEP_AFTER_COLON
    if frame.lemma == "put_it":  # "as one ambassador put it"
        return KEEP_AFTER_COLON
    if _is_half(frame, page) or _utters(frame, page) or _is_quoted_as(frame, page):
        return KEEP_HALF
    if _tells_that(frame, page) or _says(frame, page) or _expresses(frame, page):
        return KEEP_TOLD
    if waves_away(cue) and frame.lemma == cue.lemma_.lower() and finite_tag(cue) in FINITE:
        return KEEP_WAVED
    if _is_own_tag(frame, page):
        return KEEP_HALF
    if _is_quoted_tag(frame) or _sees_quoted(frame, page):
        return KEEP_TOLD
    if refuses(frame, page) or sets_terms(frame, page):
        return KEEP_JOINED
    if insists(frame, page):
        return KEEP_TOLD
    if frame.lemma in ("speak_of", "tell_of") and frame.speaker is not None:
        return KEEP_REPORTED if frame.lemma == "speak_of" else KEEP_HALF
    if _names_what(frame, page):
        return KEEP_LABELLED
    if puts_forward(cue) and frame.pattern.startswith("dobj") and frame.speaker is not None:
        return KEEP_HALF
    if _is_answer(frame, page):
        return KEEP_TOLD
    if frame.lemma == "deny" and frame.pattern == "xcomp" and frame.speaker is not None:
        return KEEP_REPORTED
    if _reports(frame, page):
        return KEEP_REPORTED
    if frame.lemma == "call" and _is_quoted_end(frame, page):
        return KEEP_HALF
    if frame.lemma in LABELLING and cue.tag_ in FINITE and frame.speaker is not None:
        return KEEP_LABELLED
    if refuses_besides(frame, page) or demands_meanwhile(frame, page):
        return KEEP_JOINED
    if not _tells(frame, page):
        return KEEP_SURE if _is_sure(frame, page) else KEEP
    if _joins(frame, page):
        return KEEP_HALF if told_on(cue) is not None else KEEP_JOINED
    if frame.lemma in CALLING and frame.via == "own" and finite_tag(cue) in FINITE:
        return KEEP_JOINED
    if frame.lemma in CALLING or page.text[frame.end : frame.end + 1] == ";":
        return KEEP_MISPARSED
    if frame.lemma == "rule" and frame.pattern.startswith(("dobj", "xcomp")):
        return KEEP_RULED_OUT
    if _asks_or_promises(frame, page):
        return KEEP_REPORTED
    return KEEP_SURE if _is_sure(frame, page) else KEEP_TELLING


HALVES = ("ccomp", "xcomp", "dobj", "dobj+", "judged", "prep")


def _is_half(frame: Frame, page: Page) -> bool:
    """Tell halves of "It said its forces had left; Moscow claimed …", parsed as one told."""
    cue = page.doc[frame.cue]
    if frame.via != "own" or cue.tag_ not in FINITE or frame.speaker is None:
        return False
    first = page.doc[frame.speaker].left_edge
    opened = page.text[frame.end : frame.end + 1] == ";" and frame.pattern in HALVES
    after = first.i > 0 and first.nbor(-1).text == ";" and frame.pattern in ("ccomp", "xcomp")
    return (opened or after) and _tells(frame, page)


def _is_quoted_as(frame: Frame, page: Page) -> bool:
    """Tell "was quoted as | saying that the port would reopen"."""
    cue = page.doc[frame.cue]
    quoted = cue.dep_ == "pcomp" and cue.head.head.lemma_.lower() in ("quote", "cite", "report")
    return quoted and frame.pattern == "ccomp" and frame.speaker is not None


def _is_own_tag(frame: Frame, page: Page) -> bool:
    """Tell "…, the office said", "Exports fell, customs data showed, after …"."""
    own = frame.via == "own" and page.doc[frame.cue].tag_ in FINITE
    if frame.pattern == "aside":
        return own and frame.lemma in TAGGING
    fronted = frame.pattern.startswith("fronted") and frame.lemma in SPEECH
    return own and fronted and frame.speaker is not None and after_comma(page.doc[frame.speaker])


TAGGING = frozenset(("say", "show", "write", "add", "report", "indicate", "suggest", "note"))


def _is_quoted_tag(frame: Frame) -> bool:
    """Tell '"…," sighed the diplomat': a verb of speech and somebody beside a quotation."""
    beside = frame.pattern in ("quote-after", "quote-before", "quote-lead")
    return beside and frame.lemma in SPEECH and frame.speaker is not None


def _asks_or_promises(frame: Frame, page: Page) -> bool:
    """Tell "asked who would check it", "promised an announcement", by somebody."""
    opener = page.token_at(frame.start)
    asked = frame.lemma == "ask" and opener is not None and opener.tag_ in ("WP", "WRB", "WDT")
    promised = frame.lemma in BINDING and frame.pattern.startswith(("dobj", "xcomp"))
    active = not is_passive(page.doc[frame.cue])  # "was asked what she made of it"
    return (asked or promised) and active and frame.via in ("own", "conj:0:said")


def _names_what(frame: Frame, page: Page) -> bool:
    """Tell "handing Moscow what one EU diplomat called a free gift"."""
    cue = page.doc[frame.cue]
    what = child(cue, "dobj")
    called = frame.pattern == "oprd" and frame.speaker is not None and frame.via == "own"
    return called and what is not None and what.tag_ == "WP" and frame.lemma in JUDGING


def _is_answer(frame: Frame, page: Page) -> bool:
    """Tell "Umerov's answer was that …": a saying by its noun."""
    said = child(page.doc[frame.cue], "nsubj") if frame.lemma == "be" else None
    clause = frame.pattern == "ccomp" and page.text[frame.start :].lower().startswith("that ")
    return said is not None and clause and said.lemma_.lower() in UTTERANCES and is_owned(said)


def _is_quoted_end(frame: Frame, page: Page) -> bool:
    """Tell 'called the meeting "terrific"': finite, by somebody, in marks."""
    quoted = page.text[frame.start : frame.end].rstrip(",.").endswith('"')
    own = frame.speaker is not None and frame.via == "own"
    return quoted and own and page.doc[frame.cue].tag_ in FINITE


SEEING = frozenset(("detect", "fear", "find", "foresee", "see", "sense", "want"))


def _sees_quoted(frame: Frame, page: Page) -> bool:
    """Tell 'saw "a chance, no more": what is seen is in somebody's own words."""
    words = page.text[frame.start : frame.end]
    quoted = words[:1] == '"' == words[-1:] and " " in words.strip('"')
    cue = page.doc[frame.cue]
    seen = frame.lemma in SEEING and cue.tag_ in FINITE and frame.speaker is not None
    return seen and quoted and frame.pattern.startswith("dobj") and frame.via == "own"


def _reports(frame: Frame, page: Page) -> bool:
    """Tell "its air force reported 597 drones", "claimed the capture of a village"."""
    cue = page.doc[frame.cue]
    named = frame.lemma in REPORTING and cue.tag_ in FINITE and frame.via == "own"
    if not named or not frame.pattern.startswith(("dobj", "object+")) or frame.speaker is None:
        return False
    thing = next((c for c in cue.rights if c.dep_ == "dobj"), None)
    return thing is not None and (
        child(thing, "nummod") is not None or thing.lemma_.lower() in DEEDS
    )


REPORTING = frozenset(("report", "claim", "confirm", "announce"))
DEEDS = words_of("""
    destruction capture seizure withdrawal killing downing arrival departure release strike attack
    clash damage loss casualty shelling advance retreat interception
""")


def _says(frame: Frame, page: Page) -> bool:
    """Tell "Moscow says none has sailed", "It said the border stays": "say" and a clause."""
    named = frame.speaker is not None and page.doc[frame.speaker].pos_ in ("PROPN", "PRON")
    plain = frame.lemma == "say" and page.doc[frame.cue].tag_ in FINITE
    return plain and named and frame.pattern == "ccomp" and frame.via == "own"


def _tells_that(frame: Frame, page: Page) -> bool:
    """Tell a finite verb of telling with somebody who tells and a clause that is told."""
    cue = page.doc[frame.cue]
    clause = frame.pattern == "ccomp" and page.text[frame.start :].lower().startswith("that ")
    on = cue.dep_ == "xcomp" and cue.head.lemma_ in ("go", "use")  # "went on to say that"
    on = on or (cue.tag_ == "VBG" and "said" in frame.via)  # "said A, adding that B"
    told = clause and (on or finite_tag(cue) in FINITE) and frame.speaker is not None
    return told and (on or _tells(frame, page))


def _expresses(frame: Frame, page: Page) -> bool:
    """Tell "expressed confidence that …", "voiced doubt that …"."""
    said = frame.lemma.split("_")[0] in ("express", "voice") and frame.speaker is not None
    clause = page.text[frame.start :].startswith(("that ", "to "))
    return said and clause and frame.pattern == "noun+acl"


def _utters(frame: Frame, page: Page) -> bool:
    """Tell "issued a warning that …", "made the promise that …", by somebody named."""
    named = frame.speaker is not None and page.doc[frame.speaker].pos_ == "PROPN"
    clause = frame.pattern == "noun+acl" and page.text[frame.start :].lower().startswith("that ")
    return named and clause and frame.lemma.split("_")[-1] in UTTERED


def _is_sure(frame: Frame, page: Page) -> bool:
    """Tell a finite verb with a subject and a clause, or one of what is done by speaking."""
    own = frame.speaker is not None and frame.via.startswith(("own", "conj"))
    form = frame.pattern in ("ccomp", "fronted") or frame.lemma in ACTS_OF_SPEECH | BINDING
    return form and own and finite_tag(page.doc[frame.cue]) in FINITE


SAME_TELLER = ("conj:0:said", "conj:0:did")


def _joins(frame: Frame, page: Page) -> bool:
    """Tell a finite verb of telling coordinated with another, by the same teller."""
    cue = page.doc[frame.cue]
    same = frame.via.startswith(SAME_TELLER)
    same = same or (frame.lemma in ONLY_TELLERS and frame.via.startswith("conj:1:said"))
    if cue.dep_ != "conj" or not same or finite_tag(cue) not in FINITE:
        return False
    teller = told_on(cue) or (teller_of(cue.head) if rejoins(cue) else cue.head)
    return teller is not None and teller.lemma_.lower() in TELLING | JUDGING


def _tells(frame: Frame, page: Page) -> bool:
    """Tell a cue that can only report: a finite verb of telling, or "a warning that …"."""
    cue = page.doc[frame.cue]
    lemma = cue.lemma_.lower()
    if lemma in UTTERED and frame.pattern == "n-acl":
        return True
    return (lemma in TELLING or frame.lemma in CALLING) and cue.tag_ != "VB"


JUDGING = frozenset(("call", "label", "describe", "name"))
LABELLING = frozenset(("label", "brand", "dub", "deem", "describe", "characterise", "characterize"))
