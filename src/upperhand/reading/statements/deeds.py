"""What is done, not said: frames whose cue reports no words of anybody's.

A pact of two sides, a film that is shown, a role that is filled, a meeting, a march: verbs of
speech and of mind also tell deeds, and the reporter tells those. So does "it may be recalled".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import SPEECH, TELLING, UTTERED
from upperhand.reading.grammar.tellers import with_particle
from upperhand.reading.grammar.tree import child, modals_of
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_deed"]


def is_deed(page: Page, frame: Frame) -> bool:
    """Tell a frame of a deed, of a pact or of the reporter's own reminder."""
    cue = page.doc[frame.cue]
    if page.quote_at(frame.start) is not None or page.quote_at(cue.idx) is not None:
        return False
    return (
        _is_pact(page, frame)
        or _reminds(page, frame, cue)
        or _sets_out(frame, cue)
        or _is_shown(page, frame)
        or _is_counted(page, frame)
        or _is_visit(page, frame)
        or _is_role(frame)
        or _is_meeting(page, frame)
        or _comes_upon(page, frame)
        or _opens_with_purpose(page, frame)
        or _speaks_by_none(page, frame)
        or _is_loose(page, frame, cue)
        or _is_quoted(frame)
        or _is_gloss(frame)
        or _is_harm(page, frame)
        or _is_declarer(page, frame, cue)
        or _is_decided(frame, cue)
        or _is_list(frame)
        or _is_reflexive(page, frame)
        or _presses_ahead(frame, cue)
        or _is_seen(frame)
    )


AGREEING = frozenset(("agree", "agree_on", "disagree_on", "disagree_over"))


def _is_pact(page: Page, frame: Frame) -> bool:
    """Tell "the two sides agreed to reopen the bridge": two agree with each other, one says so.

    "Economists agree that it is too dear" is an opinion of them all.
    """
    opinion = frame.pattern == "ccomp" and not _asks(page, frame)
    if frame.lemma not in AGREEING or frame.speaker is None or opinion:
        return False
    by = page.doc[frame.speaker]
    return by.tag_ in ("NNS", "NNPS") or child(by, "conj") is not None


def _asks(page: Page, frame: Frame) -> bool:
    opener = page.token_at(frame.start)
    return opener is not None and opener.tag_ in ("WP", "WDT", "WRB")


REMINDED = frozenset(("add", "mention", "note", "recall", "remember", "say", "stress"))


def _reminds(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell "it may be recalled that …", "it should be noted that …", "we recall": the reporter."""
    if frame.speaker is not None and page.doc[frame.speaker].lower_ == "we":
        return frame.lemma in REMINDED
    topic = child(cue, "nsubjpass", "nsubj")
    impersonal = topic is not None and topic.lower_ == "it" and frame.speaker is None
    return (
        impersonal and cue.lemma_ in REMINDED and bool(modals_of(cue) & {"may", "must", "should"})
    )


STARTING = frozenset(("begin", "start"))


def _sets_out(frame: Frame, cue: Token) -> bool:
    """Tell "the first time since the war began that …": only who is quoted begins to speak."""
    return cue.lemma_ in STARTING and frame.pattern in ("ccomp", "xcomp", "dobj", "fronted")


DOCUMENTS = words_of("""
    average chart count data datum document email figure number poll record report study survey
    tally
""")


def _is_shown(page: Page, frame: Frame) -> bool:
    """Tell "the channel showed footage", "has shown less zeal"; "polls show a lead" is told."""
    if frame.lemma != "show" or frame.pattern.rstrip("+") != "dobj" or frame.speaker is None:
        return False
    by = page.doc[frame.speaker]
    return by.pos_ == "PROPN" or by.lemma_.lower() not in DOCUMENTS


def _is_counted(page: Page, frame: Frame) -> bool:
    """Tell "counted trucks": what is counted and not told how many."""
    told = page.text[frame.start : frame.end]
    return frame.lemma == "count" and not any(c.isdigit() for c in told)


def _is_visit(page: Page, frame: Frame) -> bool:
    """Tell "called on the general twice": who is called on is asked to do something."""
    words = page.text[frame.start : frame.end].lower().split()
    return frame.lemma == "call_on" and not {"to", "for", "not"} & set(words)


ROLES = frozenset(("brief_for", "speak_for", "write_for"))


def _is_role(frame: Frame) -> bool:
    """Tell "who speaks for the families": whose voice somebody is."""
    return frame.lemma in ROLES and frame.pattern.endswith("prep")


MEETINGS = frozenset(("debate", "discussion", "negotiation", "talk"))


def _is_meeting(page: Page, frame: Frame) -> bool:
    """Tell "a day of talks about the port": talks are held, and nobody's words."""
    noun = page.doc[frame.cue]
    held = noun.lemma_.lower() in MEETINGS and noun.lower_ != "talk"  # "the talk of a blockade"
    return frame.pattern == "n-prep" and held


SOMETHING = frozenset(("something", "somebody", "someone", "somewhere", "anything", "nothing"))


def _comes_upon(page: Page, frame: Frame) -> bool:
    """Tell "found somebody else to blame"; "found that …" is told."""
    first = page.text[frame.start : frame.end].lower().split()[:1]
    return frame.lemma == "find" and bool(first) and first[0] in SOMETHING


def _opens_with_purpose(page: Page, frame: Frame) -> bool:
    """Tell "To hear him tell it, they begged": a purpose before a verb is not what it says."""
    opener = page.token_at(frame.start)
    if opener is None or not frame.pattern.startswith("fronted"):
        return False
    return opener.tag_ == "TO" and opener.head.tag_ == "VB" and opener.dep_ == "aux"


MUTE = words_of("""
    battle colours column convoy drone fighting front luggage missile opinion picture raid rocket
    shell shelling siege tank war weather winter
""")
# Who protests in the street: "thousands protested against a law".
CROWDS = words_of("""
    crowd demonstrator dozen family farmer hundred marcher mother protester resident score student
    thousand veteran
""")
STRIKING = frozenset(("attack", "hold", "press", "push"))
ARMED = frozenset(("army", "drone", "fighter", "force", "gunman", "rebel", "soldier", "troop"))
SHOWING = frozenset(("indicate", "mean", "prove", "reveal", "show", "suggest"))


def _is_strike(page: Page, frame: Frame, by: Token) -> bool:
    """Tell "rebels attacked the port", "soldiers pressed on": with weapons, not words."""
    verb = frame.lemma.partition("_")[0]
    struck = verb == "attack" and _is_struck(page, frame)
    return verb in STRIKING and (by.lemma_.lower() in ARMED or struck)


def _is_of_law(frame: Frame, by: Token) -> bool:
    """Tell "the law rules out a vote"."""
    return by.lemma_.lower() in ("constitution", "law") and frame.pattern.startswith("dobj")


def _is_protest(frame: Frame, by: Token) -> bool:
    """Tell "scores protested against the levy": in the street."""
    return frame.lemma.startswith("protest") and by.lemma_.lower() in CROWDS


def _is_mute(frame: Frame, by: Token) -> bool:
    """Tell "the war found a new name"; "the war showed that …" is told by what happened."""
    shows = frame.pattern.startswith("ccomp") and frame.lemma in SHOWING
    return by.pos_ == "NOUN" and by.lemma_.lower() in MUTE and not shows


def _speaks_by_none(page: Page, frame: Frame) -> bool:
    """Tell what has a subject that does not speak, or does not speak here."""
    if frame.speaker is None:
        return False
    by = page.doc[frame.speaker]
    return (
        _is_strike(page, frame, by)
        or _is_of_law(frame, by)
        or _is_protest(frame, by)
        or _is_mute(frame, by)
    )


TARGETS = words_of("""
    airport base bridge building city convoy depot facility front grid hospital infrastructure line
    plant port position refinery ship station substation tanker town train vessel village warehouse
""")


def _is_struck(page: Page, frame: Frame) -> bool:
    """Tell "attacked the grid" from "attacked the plan"."""
    return page.doc[frame.head].lemma_.lower() in TARGETS


def _is_loose(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell "took over the paragraphs about the assets": neither the verb nor the noun tells."""
    if frame.pattern != "noun+prep" or cue.lemma_.lower() in TELLING:
        return False
    noun = frame.lemma.split("_")[-2]
    return noun in PAPERS and noun not in UTTERED


def _is_quoted(frame: Frame) -> bool:
    """Tell "the minister was quoted by agencies as saying that …": the saying is the cue."""
    return frame.lemma in ("quote", "quote_as") and frame.pattern in ("topic", "prep-passive")


def _is_gloss(frame: Frame) -> bool:
    """Tell '"We know them," he said, | referring to the rebels': the reporter explains."""
    return frame.lemma in ("allude_to", "refer_to") and frame.via.startswith("advcl,:")


def _is_declarer(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell "…, declared the minister": who told, parsed as what was declared."""
    if frame.pattern.rstrip("+") != "dobj" or not frame.via.startswith("conj") or cue.i == 0:
        return False
    closes = frame.end >= page.doc[cue.sent.end - 1].idx
    first = page.token_at(frame.start)
    after = cue.nbor(-1).text == "," and first is not None and first.i == cue.i + 1
    return cue.lemma_.lower() in SPEECH and after and closes


def _is_decided(frame: Frame, cue: Token) -> bool:
    """Tell "decided to keep them", "plan to meet", "has been considering tariffs"."""
    if frame.lemma == "agree" and frame.pattern == "xcomp":
        return _is_long_past(cue)
    done = frame.lemma in ("decide", "plan", "vote") and frame.pattern == "xcomp"
    weighed = frame.lemma == "consider" and cue.tag_ == "VBG" and frame.pattern.startswith("dobj")
    return done or weighed


def _is_seen(frame: Frame) -> bool:
    """Tell "had been seen as the easiest part": by whom, nobody says."""
    return frame.lemma == "see_as" and frame.pattern.endswith("passive") and frame.source is None


def _is_reflexive(page: Page, frame: Frame) -> bool:
    """Tell "made themselves heard": with which words, the next sentence tells."""
    first = page.text[frame.start : frame.end].partition(" ")[0]
    return frame.lemma == "make" and first.endswith(("self", "selves"))


def _is_list(frame: Frame) -> bool:
    """Tell "Those freed, the list includes, …": a list holds things, and says nothing."""
    return frame.lemma == "include" and frame.pattern.startswith("fronted")


PRESSING = {"press": ("ahead", "on"), "line": ("up",)}


def _presses_ahead(frame: Frame, cue: Token) -> bool:
    """Tell "pressing ahead with plans", "lined up behind him", "kept its distance from it"."""
    ahead = with_particle(cue, *PRESSING.get(cue.lemma_, ()))
    return ahead or frame.lemma.startswith("keep_distance")


def _is_long_past(verb: Token) -> bool:
    """Tell "agreed in 2024 to use the interest", a pact of old, not the day's answer."""
    years = (t for p in verb.rights if p.dep_ == "prep" for t in p.children)
    return any(t.text.isdigit() and len(t.text) == len("2024") for t in years)


HARMS = {
    "claim": frozenset(("life", "victim")),
    "commit": frozenset(("atrocity", "crime", "force", "murder", "soldier", "suicide", "troop")),
    "declare": frozenset(("annexation",)),
    "proclaim": frozenset(("annexation",)),
}


def _is_harm(page: Page, frame: Frame) -> bool:
    """Tell "the raid claimed nine lives", "committed crimes", "proclaimed the annexation"."""
    nouns = HARMS.get(frame.lemma)
    if nouns is None or not frame.pattern.startswith("dobj"):
        return False
    return page.doc[frame.head].lemma_.lower() in nouns


PAPERS = frozenset(("article", "book", "chapter", "clause", "paper", "paragraph", "report", "text"))
