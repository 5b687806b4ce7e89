"""Frames of a stand that somebody takes: refusals, demands, insistence, terms set out.

Political news has few of them, peace talks have many, so they are kept at lower chances.
"""

from __future__ import annotations

from upperhand.reading.grammar.cues import CALLING, TELLING
from upperhand.reading.grammar.tellers import (
    FINITE,
    REFUSERS,
    finite_tag,
    waves_away,
    with_particle,
)
from upperhand.reading.grammar.tree import child
from upperhand.reading.statements.frames import Frame, Page

__all__ = ["demands_meanwhile", "insists", "refuses", "refuses_besides", "sets_terms"]

STANDS = frozenset(("insist_on", "exclude", "invite"))
KEEPING_ON = frozenset(("continue", "keep", "go"))


def insists(frame: Frame, page: Page) -> bool:
    """Tell "insists on a vote", "excluded sending troops", "continues to reject a truce"."""
    cue = page.doc[frame.cue]
    if frame.speaker is None or page.doc[frame.speaker].pos_ != "PROPN":
        return False
    clause = frame.pattern.endswith("xcomp") or frame.lemma == "insist_on"
    stands = frame.lemma in STANDS and clause and finite_tag(cue) in FINITE and frame.via == "own"
    on = cue.dep_ == "xcomp" and cue.head.lemma_.lower() in KEEPING_ON
    refuses_on = frame.lemma in REFUSING and frame.pattern.startswith("dobj")
    return stands or (on and (refuses_on or frame.lemma in CALLING))


REFUSING = frozenset(("deny", "dismiss", "reject", "rule"))
JUDGED_AS = frozenset(
    ("condemn_as", "decry_as", "denounce_as", "dismiss_as", "hail_as", "portray_as", "reject_as")
)


def refuses(frame: Frame, page: Page) -> bool:
    """Tell "Belgrade rejects any force on its soil", "has ruled out any change", of a name."""
    named = frame.speaker is not None and page.doc[frame.speaker].pos_ == "PROPN"
    own = frame.via == "own"
    if frame.lemma in ("object_to", *JUDGED_AS):  # "a step Moscow denounced as piracy"
        return named and own and frame.pattern.startswith("prep")
    return named and own and frame.pattern in ("dobj", "dobj+") and frame.lemma in REFUSING


def refuses_besides(frame: Frame, page: Page) -> bool:
    """Tell "conceded that …, | rejecting talk of a rift", "… while objecting to the annex"."""
    cue = page.doc[frame.cue]
    besides = cue.tag_ == "VBG" and frame.via.startswith("advcl") and "said" in frame.via
    refused = (waves_away(cue) or frame.lemma in REFUSERS) and frame.pattern.startswith("dobj")
    objected = frame.lemma == "object_to" and frame.pattern == "prep"
    return besides and frame.speaker is not None and (refused or objected)


def demands_meanwhile(frame: Frame, page: Page) -> bool:
    """Tell "Merz said he would not sign, while Tusk demanded a seat": a second teller."""
    cue = page.doc[frame.cue]
    mark = child(cue, "mark")
    meanwhile = cue.dep_ == "advcl" and mark is not None and mark.lower_ in ("while", "whereas")
    above = {cue.head.lemma_.lower(), cue.head.head.lemma_.lower()}
    told = bool(above & TELLING) and frame.lemma in TELLING
    return meanwhile and told and frame.via == "own" and cue.tag_ in FINITE


TERMS = frozenset(("condition", "demand", "term", "requirement"))


def sets_terms(frame: Frame, page: Page) -> bool:
    """Tell "set out three conditions: …", "laid out his terms", "named one condition"."""
    cue = page.doc[frame.cue]
    set_out = frame.lemma in ("lay", "set") and with_particle(cue, "out")
    listed = set_out or frame.lemma in ("list", "name")
    terms = page.doc[frame.head].lemma_.lower() in TERMS
    return listed and terms and cue.tag_ in FINITE and frame.pattern.startswith("dobj")
