"""Forms of frames that can hardly be anything else than somebody's words.

Each function tells one form; :mod:`upperhand.reading.statements.thresholds` sets its chance.
"""

from __future__ import annotations

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
from upperhand.reading.word_lists import words_of

__all__ = [
    "asks_or_promises", "calls_for", "calls_in_marks", "can_only_tell", "denies_doing",
    "expresses", "is_after_colon", "is_half", "is_misparsed", "is_own_tag", "is_quoted_tag",
    "is_sure", "joins", "labels", "names_what", "puts_a_plan_forward", "reports_deeds",
    "rules_out", "says", "speaks_of", "tells_that", "utters", "waves_an_idea_away",
]  # fmt: skip


# --- Words in marks -----------------------------------------------------------------------------


def is_after_colon(frame: Frame, page: Page) -> bool:
    """Tell what stands in marks after a colon: hardly ever anything but somebody's words."""
    return frame.pattern == "quote-colon"


def is_quoted_tag(frame: Frame, page: Page) -> bool:
    """Tell '"…," sighed the diplomat': a verb of speech and somebody beside a quotation."""
    beside = frame.pattern in ("quote-after", "quote-before", "quote-lead")
    return beside and frame.lemma in SPEECH and frame.speaker is not None


def calls_in_marks(frame: Frame, page: Page) -> bool:
    """Tell 'called the meeting "terrific"': finite, by somebody, in marks."""
    quoted = page.text[frame.start : frame.end].rstrip(",.").endswith('"')
    return frame.lemma == "call" and quoted and _by_own_subject(frame, page)


# --- Clauses that are told ----------------------------------------------------------------------


def tells_that(frame: Frame, page: Page) -> bool:
    """Tell a finite verb of telling with somebody who tells and a clause that is told."""
    cue = page.doc[frame.cue]
    on = cue.dep_ == "xcomp" and cue.head.lemma_ in ("go", "use")  # "went on to say that"
    on = on or (cue.tag_ == "VBG" and "said" in frame.via)  # "said A, adding that B"
    told = _opens_with_that(frame, page, "ccomp") and frame.speaker is not None
    return told and (on or (finite_tag(cue) in FINITE and can_only_tell(frame, page)))


def says(frame: Frame, page: Page) -> bool:
    """Tell "Moscow says none has sailed", "It said the border stays": "say" and a clause."""
    plain = frame.lemma == "say" and frame.pattern == "ccomp" and _by_own_subject(frame, page)
    return plain and _speaker_is(frame, page, "PROPN", "PRON")


def expresses(frame: Frame, page: Page) -> bool:
    """Tell "expressed confidence that …", "voiced doubt that …"."""
    said = frame.lemma.split("_")[0] in ("express", "voice") and frame.speaker is not None
    clause = page.text[frame.start :].startswith(("that ", "to "))
    return said and clause and frame.pattern == "noun+acl"


def utters(frame: Frame, page: Page) -> bool:
    """Tell "issued a warning that …", "made the promise that …", by somebody named."""
    clause = _opens_with_that(frame, page, "noun+acl") and _speaker_is(frame, page, "PROPN")
    return clause and frame.lemma.split("_")[-1] in UTTERED


TAGGING = frozenset(("say", "show", "write", "add", "report", "indicate", "suggest", "note"))


def is_own_tag(frame: Frame, page: Page) -> bool:
    """Tell "…, the office said", "Exports fell, customs data showed, after …"."""
    own = frame.via == "own" and page.doc[frame.cue].tag_ in FINITE
    if frame.pattern == "aside":
        return own and frame.lemma in TAGGING
    fronted = frame.pattern.startswith("fronted") and frame.lemma in SPEECH
    return own and fronted and frame.speaker is not None and after_comma(page.doc[frame.speaker])


HALVES = ("ccomp", "xcomp", "dobj", "dobj+", "judged", "prep")


def is_half(frame: Frame, page: Page) -> bool:
    """Tell halves of "It said its forces had left; Moscow claimed …", parsed as one told."""
    if frame.speaker is None or not _by_own_subject(frame, page):
        return False
    first = page.doc[frame.speaker].left_edge
    opened = page.text[frame.end : frame.end + 1] == ";" and frame.pattern in HALVES
    after = first.i > 0 and first.nbor(-1).text == ";" and frame.pattern in ("ccomp", "xcomp")
    return (opened or after) and can_only_tell(frame, page)


def is_misparsed(frame: Frame, page: Page) -> bool:
    """Tell "X, the envoy, called on …" and "X says …; Y …", often parsed as parts of another."""
    half = page.text[frame.end : frame.end + 1] == ";"
    return can_only_tell(frame, page) and (half or frame.lemma in CALLING)


# --- Things that are told, asked for, promised --------------------------------------------------


def waves_an_idea_away(frame: Frame, page: Page) -> bool:
    """Tell "turned the idea down": nothing else than a refusal, and too seldom seen."""
    cue = page.doc[frame.cue]
    return waves_away(cue) and frame.lemma == cue.lemma_.lower() and finite_tag(cue) in FINITE


def puts_a_plan_forward(frame: Frame, page: Page) -> bool:
    """Tell "the engineers put forward a design"."""
    put = puts_forward(page.doc[frame.cue]) and frame.speaker is not None
    return put and frame.pattern.startswith("dobj")


def speaks_of(frame: Frame, page: Page) -> bool:
    """Tell "spoke of a betrayal", by somebody."""
    return frame.lemma == "speak_of" and frame.speaker is not None


def denies_doing(frame: Frame, page: Page) -> bool:
    """Tell "denied having fired", by somebody."""
    return frame.lemma == "deny" and frame.pattern == "xcomp" and frame.speaker is not None


REPORTING = frozenset(("report", "claim", "confirm", "announce"))
DEEDS = words_of("""
    destruction capture seizure withdrawal killing downing arrival departure release strike attack
    clash damage loss casualty shelling advance retreat interception
""")


def reports_deeds(frame: Frame, page: Page) -> bool:
    """Tell "its air force reported 597 drones", "claimed the capture of a village"."""
    object_told = frame.pattern.startswith(("dobj", "object+")) and frame.speaker is not None
    if frame.lemma not in REPORTING or not object_told or not _by_own_subject(frame, page):
        return False
    thing = next((c for c in page.doc[frame.cue].rights if c.dep_ == "dobj"), None)
    return thing is not None and (
        child(thing, "nummod") is not None or thing.lemma_.lower() in DEEDS
    )


def asks_or_promises(frame: Frame, page: Page) -> bool:
    """Tell "asked who would check it", "promised an announcement", by somebody."""
    opener = page.token_at(frame.start)
    asked = frame.lemma == "ask" and opener is not None and opener.tag_ in ("WP", "WRB", "WDT")
    promised = frame.lemma in BINDING and frame.pattern.startswith(("dobj", "xcomp"))
    active = not is_passive(page.doc[frame.cue])  # "was asked what she made of it"
    own = active and frame.via in ("own", "conj:0:said")
    return (asked or promised) and own and can_only_tell(frame, page)


def rules_out(frame: Frame, page: Page) -> bool:
    """Tell "ruled out a vote", "ruled out leaving"."""
    ruled = frame.lemma == "rule" and frame.pattern.startswith(("dobj", "xcomp"))
    return ruled and can_only_tell(frame, page)


def calls_for(frame: Frame, page: Page) -> bool:
    """Tell "called for a vote", "called on the mayor to resign", of a finite verb."""
    return frame.lemma in CALLING and frame.via == "own" and _tells_finitely(frame, page)


# --- Names that are given -----------------------------------------------------------------------

JUDGING = frozenset(("call", "label", "describe", "name"))
LABELLING = frozenset(("label", "brand", "dub", "deem", "describe", "characterise", "characterize"))


def names_what(frame: Frame, page: Page) -> bool:
    """Tell "handing Moscow what one EU diplomat called a free gift"."""
    what = child(page.doc[frame.cue], "dobj")
    called = frame.pattern == "oprd" and frame.speaker is not None and frame.via == "own"
    return called and what is not None and what.tag_ == "WP" and frame.lemma in JUDGING


def labels(frame: Frame, page: Page) -> bool:
    """Tell "labelled parts of it unacceptable": whoever labels, says so."""
    finite = page.doc[frame.cue].tag_ in FINITE
    return frame.lemma in LABELLING and finite and frame.speaker is not None


# --- Verbs of telling ---------------------------------------------------------------------------


def can_only_tell(frame: Frame, page: Page) -> bool:
    """Tell a cue that can only report: a finite verb of telling, or "a warning that …"."""
    cue = page.doc[frame.cue]
    lemma = cue.lemma_.lower()
    if lemma in UTTERED and frame.pattern == "n-acl":
        return True
    return (lemma in TELLING or frame.lemma in CALLING) and cue.tag_ != "VB"


DONE_BY_SPEAKING = ACTS_OF_SPEECH | BINDING


def is_sure(frame: Frame, page: Page) -> bool:
    """Tell a finite verb with a subject and a clause, or one of what is done by speaking."""
    own = frame.speaker is not None and frame.via.startswith(("own", "conj"))
    form = frame.pattern in ("ccomp", "fronted") or frame.lemma in DONE_BY_SPEAKING
    return form and own and finite_tag(page.doc[frame.cue]) in FINITE


TELLS_OR_JUDGES = TELLING | JUDGING
SAME_TELLER = ("conj:0:said", "conj:0:did")


def joins(frame: Frame, page: Page) -> bool:
    """Tell a second finite verb of telling by the same teller: "called it a trick and asked …"."""
    cue = page.doc[frame.cue]
    same = frame.via.startswith(SAME_TELLER)
    same = same or (frame.lemma in ONLY_TELLERS and frame.via.startswith("conj:1:said"))
    if cue.dep_ != "conj" or not same or not _tells_finitely(frame, page):
        return False
    teller = told_on(cue) or (teller_of(cue.head) if rejoins(cue) else cue.head)
    return teller is not None and teller.lemma_.lower() in TELLS_OR_JUDGES


def _tells_finitely(frame: Frame, page: Page) -> bool:
    return finite_tag(page.doc[frame.cue]) in FINITE and can_only_tell(frame, page)


def _by_own_subject(frame: Frame, page: Page) -> bool:
    """Tell a finite verb with a subject of its own."""
    finite = page.doc[frame.cue].tag_ in FINITE
    return frame.speaker is not None and frame.via == "own" and finite


def _speaker_is(frame: Frame, page: Page, *kinds: str) -> bool:
    return frame.speaker is not None and page.doc[frame.speaker].pos_ in kinds


def _opens_with_that(frame: Frame, page: Page, pattern: str) -> bool:
    return frame.pattern == pattern and page.text[frame.start :].lower().startswith("that ")
