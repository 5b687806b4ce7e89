"""Tags turned round or set apart, and how far what they report goes on."""

import pytest

from small_page import small_page
from small_reading import said_on, told


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("Time, insists Ada Berg, the head of the office, is short.", "Time … is short"),
        (
            "His message, said one person in the room, was that the bridge comes first.",
            "His message … was that the bridge comes first",
        ),
        (
            "After that, concedes a member of his delegation, the guests will leave the room.",
            "After that … the guests will leave the room",
        ),
    ],
)
def test_a_tag_turned_round_parts_what_it_reports(text, halves):
    assert told(text) == [halves]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv would not discuss the towns it holds, the official added, "
        "unless guarantees were in force first.",
        "A vote could be held within months, the president told students, "
        "provided that parliament changed the law.",
    ],
)
def test_a_condition_behind_the_tag_is_told_too(text):
    (words,) = told(text)
    assert words.endswith((" … unless guarantees were in force first",
                           " … provided that parliament changed the law"))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said that he believed a deal was "very close" but threatened to leave.', "to leave"),
        ('She claimed the mayor "wants a deal" and blamed Berg for the delay.',
         "Berg for the delay"),
        ("Rutte has said the door stays open but conceded that nobody agreed.",
         "that nobody agreed"),
        ('He said both sides were "worn out" and predicted a settlement by May.',
         "a settlement by May"),
    ],
)  # fmt: skip
def test_a_second_verb_of_the_teller_is_a_statement_of_its_own(text, words):
    first, second = told(text)
    assert second == words
    assert words not in first


def test_what_an_army_did_next_is_told_with_the_rest():
    text = "The ministry said its forces had taken the town and crossed a river."
    assert told(text) == ["its forces had taken the town and crossed a river"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berg ruled out sending troops altogether.", "sending troops altogether"),
        ("Berg accused him of lying and called for the town to publish the list.",
         "the town to publish the list"),
        ("Kyiv on Friday turned down a proposal for a pause in strikes, with Ada Berg "
         "asserting that it was late.", "a proposal for a pause in strikes"),
        ("The army stopped a ship, a step Moscow denounced as piracy.", "piracy"),
        ("Merz cautioned that Berlin would not sign, while Poland's prime minister, "
         "Donald Tusk, demanded a seat at the table.", "a seat at the table"),
    ],
)  # fmt: skip
def test_refusals_and_demands_hung_beside_their_verb_are_statements(text, words):
    assert words in told(text)


def test_what_was_curt_is_quoted_and_what_was_summed_up_too():
    assert told('On a truce at sea he was curt: "Let us see it first."') == [
        '"Let us see it first."'
    ]
    assert told('"A paper army," was how Ada Berg, the envoy, summed up the scheme.') == [
        '"A paper army,"'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Berg answered in his nightly address.",
        "Not everyone in the town wants a fight with Berg.",
        "The leaders issued a joint statement after the call.",
    ],
)
def test_where_somebody_spoke_and_what_not_everyone_wants_is_no_statement(text):
    assert told(text) == []


def test_a_demand_with_an_object_is_no_tag():
    note = (
        "In a note delivered to Bern, Osmark demanded the whole of the valley, a ban on boats "
        "and a cap on the army"
    )
    assert told(f"{note}, a diplomat said.") == [note]


def test_a_lone_bracket_is_cut():
    text = "(The French, it turns out, are big fans of the ferry, she said.)"
    assert told(text) == ["The French, it turns out, are big fans of the ferry"]


def test_a_question_keeps_its_mark():
    assert told("She asked him whether the ferry would run?") == ["whether the ferry would run?"]


def test_three_closing_marks_are_a_words_own_and_then_the_quotations():
    assert told("''We are told all the time, 'Osmark is a special case,''' Berg said.") == [
        "''We are told all the time, 'Osmark is a special case,'''"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The plan was described as",
        "It was quoted by the agency as",
        "According to three people",
        "The bloc, she made",
        "He told them this",
        "They left without going",
    ],
)
def test_a_line_that_breaks_off_is_read_all_the_same(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The trouble now, she told me on Monday, is that nobody trusts the map.",
         "The trouble now … is that nobody trusts the map"),
        ("Berg said after the summit he would not accept the seat if it were offered.",
         "he would not accept the seat if it were offered"),
        ("The envoy repeatedly changed the map, according to show insiders.",
         "The envoy repeatedly changed the map"),
        ("But Berg claims that she should be the exception.", "that she should be the exception"),
        ("As one ambassador put it in a note to the staff, there is no army left.",
         "there is no army left"),
    ],
)  # fmt: skip
def test_what_the_parser_hangs_elsewhere_is_still_told(text, words):
    assert told(text) == [words]


def test_a_quotation_with_a_subject_of_its_own_is_said_by_the_one_behind_it():
    page = small_page("“My answer, that was hasty,” Berg's former press secretary said on Monday.")
    (said,) = said_on(page)
    assert page.quote(said.speaker.citation) == "Berg's former press secretary"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Boats were under way, he said, and it was too early for dates.",
         "Boats were under way … and it was too early for dates"),
        ("The map can be altered only by a vote, said Ada Berg, the head of the office, "
         "and none can be held in winter.",
         "The map can be altered only by a vote … and none can be held in winter"),
        ("The quay is ready, Berg wrote on X, but remained shut to strangers.",
         "The quay is ready … but remained shut to strangers"),
        ("The old must be able to vote, he explained, as must the millions who live abroad.",
         "The old must be able to vote … as must the millions who live abroad"),
        ("Norda's hand is stronger, its envoys argue, because nobody else can mend the pumps.",
         "Norda's hand is stronger … because nobody else can mend the pumps"),
        ("Her government would not, she made clear, let the boats sail alone.",
         "Her government would not … let the boats sail alone"),
        ("Should the talks fail, he went on, the boats could be called back.",
         "Should the talks fail … the boats could be called back"),
        ("Norda would lead the patrol, a source at its ministry said, provided that there was a "
         "truce.", "Norda would lead the patrol … provided that there was a truce"),
        ("Berg was curter: the matter, he told the station, was closed.",
         "the matter … was closed"),
        ("It is the weather, they say, that cannot stand another year.",
         "It is the weather … that cannot stand another year"),
    ],
)  # fmt: skip
def test_a_half_behind_the_tag_is_told_too(text, words):
    assert words in told(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The boat was lost, he went on, and questioned whether Berg had a say at all.",
         "The boat was lost"),
        ("The quay could open soon, Ada Berg said, but she acknowledged that a vote came first.",
         "The quay could open soon"),
        ("The army offered a truce, two officials said on Tuesday, but the rebels were cool.",
         "The army offered a truce"),
        ("The envoys meet again on Friday, the ministry announced, while Berg is due in Geneva.",
         "The envoys meet again on Friday"),
        ("They will trade boats in August, Ada Berg announced on Thursday, closing talks in Norda "
         "that brought the two sides no nearer.", "They will trade boats in August"),
    ],
)  # fmt: skip
def test_what_is_told_next_stays_outside(text, words):
    assert words in told(text)
    assert not any(w.startswith(words) and len(w) > len(words) for w in told(text))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Berg was harsher, saying that the critics had offered nothing, and maintained that each "
         "month would cost them more.", "that the critics had offered nothing",
         "that each month would cost them more"),
        ("Berg said the list held people who had already been exchanged, and called on the Red "
         "Cross to examine it.", "the list held people who had already been exchanged",
         "the Red Cross to examine it"),
        ("Berg said Norda was ready, provided that the council agreed, and described the pledge "
         'as "paper".', "Norda was ready, provided that the council agreed",
         'the pledge as "paper"'),
        ('He called the meeting "terrific", said "some trading" was in the air and suggested that '
         "they might vote.", 'the meeting "terrific"', '"some trading" was in the air'),
    ],
)  # fmt: skip
def test_a_second_verb_behind_a_clause_is_the_tellers(text, first, second):
    assert told(text)[:2] == [first, second]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berg promised boats to watch the line.", "boats to watch the line"),
        ("Berg denied that Norda was holding back badly wounded men to win time.",
         "that Norda was holding back badly wounded men to win time"),
        ("Berg has turned the idea down.", "the idea"),
        ("Norda, for its part, insists on a vote before any signature.",
         "a vote before any signature"),
        ("He expressed confidence that others would follow.", "that others would follow"),
        ("He repeated his call for a longer truce.", "a longer truce"),
        ('Berg estimates that they can pay until May, "but the choices get uglier".',
         'that they can pay until May, "but the choices get uglier"'),
        ("Berg named one condition: a truce of sixty days, watched from the sea.",
         "one condition: a truce of sixty days, watched from the sea"),
        ("Berg told the students this week he would stay.", "he would stay"),
        ("Berg used a visit to the sick to say that time was short.", "that time was short"),
        ("The general staff disputed this.", "this"),
    ],
)  # fmt: skip
def test_the_whole_of_what_is_told_and_no_more(text, words):
    assert words in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norda shows no sign of moving.",
        "The ministry offered no account of the meeting.",
        "Norda has not confirmed the losses.",
        "He did not repeat his charge.",
        "He refused to be drawn on the date.",
        "She asked that her surname not be used.",
        "Nothing suggests a wider truce.",
        "What the draft says about the port has been put off.",
        "Berg offered no threat to them.",
        "The council decided to keep the boats.",
        "The envoys plan to meet in May.",
        "Nina was asked what she made of it.",
        "In the capital there are doubts about the treaty.",
    ],
)
def test_silences_and_decisions_are_no_statements(text):
    assert told(text) == []


def test_an_invitation_is_not_what_was_told_before_it():
    text = "He told the station a deal was still within reach and invited both teams back."
    assert told(text) == ["a deal was still within reach"]


@pytest.mark.parametrize("text", ["The talks failed, he said,", "The talks failed, he said, and"])
def test_a_tag_at_the_end_of_a_broken_line_tells_what_stands_before_it(text):
    assert told(text) == ["The talks failed"]
