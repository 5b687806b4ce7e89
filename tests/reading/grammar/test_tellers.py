"""Second verbs of a teller, turns of phrase that report, and who is meant by bodies and papers."""

import pytest

from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.statements.find import statements
from upperhand.record import Document, Part

NAMES = load_gazetteer()


def told(text: str) -> list[tuple[str, str]]:
    """Return (party, words) of every statement of a page of one paragraph a line."""
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part(at, at + len(line), "body"))
        at += len(line) + 1
    document = Document("d" * 64, "page.txt", text, tuple(p for p in parts if p.end > p.start))
    found = statements(document, parse(document, load_parser(), NAMES), NAMES)
    return [(s.party, " … ".join(document.quote(c) for c in s.content)) for s in found]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Lavrov said the bridge at Kherson was safe for trucks and dismissed reports of a "
            "closure as gossip from Western capitals.",
            "the bridge at Kherson was safe for trucks",
            "reports of a closure as gossip from Western capitals",
        ),
        (
            "Peskov told a morning briefing that the delay was one of paper rather than of will "
            "and urged both teams to stay in their hotel.",
            "that the delay was one of paper rather than of will",
            "both teams to stay in their hotel",
        ),
        (
            "Moscow stressed that its engineers were doing everything the treaty demanded and "
            "reaffirmed its promise to reopen the dam.",
            "that its engineers were doing everything the treaty demanded",
            "its promise to reopen the dam",
        ),
        (
            "Kyiv says the column has been stopped; the Russians claim to have crossed the river "
            "in two places.",
            "the column has been stopped",
            "to have crossed the river in two places",
        ),
    ],
)
def test_a_second_verb_of_the_teller_begins_a_statement_of_its_own(text, first, second):
    assert [words for _, words in told(text)] == [first, second]


def test_what_had_been_done_to_it_goes_on_with_what_would_be():
    text = "Zelensky noted that the crews would be unarmed and had been invited."
    assert told(text) == [("ua", "that the crews would be unarmed and had been invited")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "An adviser to Putin was blunter: no such letter would be signed before spring.",
            "no such letter would be signed before spring",
        ),
        ("Zelensky put the losses at a quarter of the winter's grain.",
         "the losses at a quarter of the winter's grain"),
        ("Zelensky put the losses even higher.", "the losses even higher"),
        ('Zelensky put the chances at "one in a hundred winters".',
         'the chances at "one in a hundred winters"'),
        ("Russia objects to any road built without its engineers.",
         "any road built without its engineers"),
        ("Nobody would be paid, Putin reminded listeners.", "Nobody would be paid"),
        ('Another winter would cost Moscow "a bridge or two," in his estimation.',
         'Another winter would cost Moscow "a bridge or two,"'),
        ("By the estimate of one French general, the bridge would need two years.",
         "the bridge would need two years"),
        ("Moscow has no aim of its own, the minister said, and will go on building bridges.",
         "Moscow has no aim of its own … and will go on building bridges"),
        ("Why it matters: Putin urged the guards to open the bridge.",
         "the guards to open the bridge"),
        ("Zelensky puts the figure closer to two thousand.", "the figure closer to two thousand"),
        ("Moscow would not, Putin added, pay for the bridge.",
         "Moscow would not … pay for the bridge"),
        ("Putin set out three conditions: open roads, open mills and an end to fines.",
         "three conditions: open roads, open mills and an end to fines"),
        ("Macron pleaded for a truce along the river.", "a truce along the river"),
        ("The Russian foreign ministry said its trains had crossed two rivers and were heading "
         "toward the coast.",
         "its trains had crossed two rivers and were heading toward the coast"),
        ("Not so, say the Ukrainians.", "Not so"),
        ("Macron offered on Sunday to send doctors and generators.",
         "to send doctors and generators"),
        ("Macron promised twenty buses for the road, provided both armies ask for them.",
         "twenty buses for the road, provided both armies ask for them"),
        ('Zelensky rejected any delay, calling it "a favour to the frost".',
         'it "a favour to the frost"'),
        ("The former president of Kenya, the French foreign ministry said, had agreed to help.",
         "The former president of Kenya … had agreed to help"),
        ('There was "no short road to Odesa", Putin wrote.', 'There was "no short road to Odesa"'),
    ],
)  # fmt: skip
def test_a_turn_of_phrase_reports(text: str, words: str):
    assert words in [w for _, w in told(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Macron appealed to both armies to open the bridge.",
         "both armies to open the bridge"),
        ("Macron expressed confidence that the bridge would be opened.",
         "that the bridge would be opened"),
        ("Zelensky was less hopeful: according to him, the bridge was mined.",
         "the bridge was mined"),
        ("Putin said the bridge was mined, a day after two rounds of talks had ended.",
         "the bridge was mined"),
        ("Macron told them that the mill would open, according to a person in the room.",
         "that the mill would open"),
        ("Putin said the herds were safe, while Zelensky accused his army of counting hay.",
         "the herds were safe"),
        ("Macron rejected the idea within the hour.", "the idea"),
        ("Putin demanded the return of the crews, of whom nine are thought to be alive.",
         "the return of the crews"),
        ("Putin demanded a seat at the table, a condition that hands him the calendar.",
         "a seat at the table"),
        ("Zelensky rejected the offer in a voice message.",
         "the offer"),
        ("Zelensky rejected any such gesture on Monday.", "any such gesture"),
        ("Macron urged both armies to swap lists and threatened to stop the fuel should they fail.",
         "both armies to swap lists"),
        ("The mill could open soon, Macron said, though Moscow denied it.",
         "The mill could open soon"),
        ("The mill could open soon, Macron said, though the owners have not confirmed that.",
         "The mill could open soon"),
    ],
)  # fmt: skip
def test_a_content_ends_where_the_reporter_goes_on(text: str, words: str):
    assert words in [w for _, w in told(text)]


@pytest.mark.parametrize("text", [
    "ELSEWHERE: The council passed a budget late on Tuesday after a long quarrel.",
    "The sum was plain: the winter had cost the port half of its trade.",
    "Investors were not so sure: the bonds slipped by half a cent.",
])  # fmt: skip
def test_a_colon_alone_reports_nothing(text: str):
    assert told(text) == []


def test_a_byline_is_said_by_nobody():
    assert told("This morning's letter was written by Ada Berg.") == []


@pytest.mark.parametrize(("text", "count"), [
    ("Putin met the press at noon.\nZelensky rejected the accusation.", 1),
    ("Putin met the press at noon.\nZelensky rejected the remark.", 0),
])  # fmt: skip
def test_who_rejects_a_charge_takes_a_stand_who_rejects_a_remark_does_not(text, count):
    assert len(told(text)) == count


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("NATO's envoy left early.\nSome officials close to Putin say the map is lost.", "ru"),
        ("Ukraine's grid is failing. The country's energy minister said coal would last a week.",
         "ua"),
        ('Its chief negotiator, Vladimir Medinsky, said the "door stays open".', "ru"),
        ("In Berlin the mood is grim; a paper drawn up by the chancellery proposes a levy.", "de"),
        ('In Kyiv, a deputy minister who had listened laughed. "They read from a card," '
         "he said.", "ua"),
    ],
)  # fmt: skip
def test_a_phrase_without_a_name_is_of_the_one_party_it_can_be(text: str, party: str):
    assert [p for p, _ in told(text)][-1] == party


def test_those_a_sentence_is_about_are_not_the_one_of_them_who_tells_it():
    text = (
        "Two French diplomats said the Russian side had not moved. Its negotiators, one of them "
        'added, "read from a card they had read from before".'
    )
    assert [p for p, _ in told(text)] == ["fr", "fr"]


def test_an_office_nobody_named_is_not_another_office():
    text = (
        "The British Foreign Office advised travellers to leave. The public prosecutor's office "
        "replied that no file was open."
    )
    assert told(text)[-1] == ("", "that no file was open")


def test_two_traders_of_a_city_do_not_speak_for_its_state():
    assert told("Premiums rose again, two London brokers said.") == [("", "Premiums rose again")]


def test_what_they_have_been_doing_since_is_not_what_they_fear():
    text = (
        "European nations have expressed fear that Moscow might sign alone and have been working "
        "to change the draft."
    )
    assert told(text)[0][1] == "that Moscow might sign alone"


def test_a_paragraph_of_quotation_alone_goes_on_with_who_spoke_before():
    text = (
        '"We had a good call tonight," Trump told reporters.\n"And I think they want it done now."'
    )
    assert [p for p, _ in told(text)] == ["us", "us"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Putin\'s envoy was calm. "I have drawn enough lines for one life," sighed the diplomat.',
         '"I have drawn enough lines for one life,"'),
        ('Zelensky saw "a chance, no more, of peace".', '"a chance, no more, of peace"'),
        ("Lavrov accused the West of stalling, and demanded a full list of names.",
         "a full list of names"),
        ("Macron said the roof held, even as Zelensky warned that the walls might not.",
         "the roof held"),
        ("Macron says those who make the signature a condition are playing for time.",
         "those who make the signature a condition are playing for time"),
        ("Putin denied having fired first.", "having fired first"),
    ],
)  # fmt: skip
def test_what_a_parser_hangs_elsewhere_is_read(text: str, words: str):
    assert words in [w for _, w in told(text)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Olena Boyko, who speaks for the Ukrainian government, said the road was cut.", "ua"),
        ("The Russian foreign ministry warned that foreign pilots would be fair game, and its "
         "spokeswoman accused Paris of folly.", "ru"),
        ("Zelensky was tired.\nA member of his team said the map was wrong.", "ua"),
        ("Sen. Dale Marlow, a Nebraska Republican on the arms committee, said the plan was weak.",
         "us"),
    ],
)  # fmt: skip
def test_whom_a_relative_clause_or_a_possessive_names_is_spoken_for(text: str, party: str):
    assert [p for p, _ in told(text)][-1] == party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ms Quill called the office "a fair sketch"; Putin is demanding that boats leave the bay.',
         'the office "a fair sketch"'),
        ("Belgrade rejects any foreign force on its soil; Putin hinted only that talks may come.",
         "any foreign force on its soil"),
        ("Belgrade rejects any foreign force on its soil; Putin hinted only that talks may come.",
         "that talks may come"),
        ("Night raids burned a depot near the port, killing two guards, the governor of Ukraine's "
         "Odesa region said.", "Night raids burned a depot near the port, killing two guards"),
        ("According to Ukrainian Foreign Ministry spokesman Petro Lys, a widening hole in trade "
         "has cost Russia the lead it had a year ago.",
         "a widening hole in trade has cost Russia the lead it had a year ago"),
        ("The allies have money and no army, as one EU ambassador put it.",
         "The allies have money and no army"),
        ("Bread costs more than the crown can pay, and the lenders know it, argues Abel Tadesse, "
         "an economist.", "Bread costs more than the crown can pay, and the lenders know it"),
        ("Lavrov reported that the two men differed on who would hold the valley and underlined "
         "that the bridge is his first condition.",
         "that the two men differed on who would hold the valley"),
        ("Lavrov brushed aside complaints about the silence of the guards.",
         "complaints about the silence of the guards"),
    ],
)  # fmt: skip
def test_halves_and_turned_sentences_are_read_whole(text: str, words: str):
    assert words in [w for _, w in told(text)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Prime Minister Keir Starmer said no, though an official in his office said it was on.",
         "gb"),
        ("The Red Cross moved ten men. The road is open, a spokesman for the organisation said.",
         "icrc"),
        ("Macron was calm. His Russian colleague said the text was poor.", "ru"),
        ("A battery commander in the Ukrainian army by the mill said the line held.", "ua"),
    ],
)  # fmt: skip
def test_people_of_an_office_an_army_or_a_colleague_are_placed(text: str, party: str):
    assert [p for p, _ in told(text)][-1] == party


SLEET = "\n\nIt rained.\n\nThe roads froze.\n\nThe General Staff said the bridge was closed."


@pytest.mark.parametrize(
    ("text", "party"),
    [
        # A paper that names its own ministers without a state is at home there.
        ("Defence Minister Sergei Shoigu left the hall." + SLEET, "ru"),
        # Where the paragraph has named the state, the title says nothing of the paper.
        ("Russia was angry. Defence Minister Sergei Shoigu left the hall." + SLEET, ""),
        # Ministers of two states: at home in neither.
        ("Defence Minister Sergei Shoigu left.\n\nForeign Minister Dmytro Kuleba stayed." + SLEET,
         ""),
        ("The Ukrainian delegation had breakfast late. A member of the team said it rained.", "ua"),
        ("The White House was calm. A spokeswoman for the administration said it rained.", "us"),
        ("The hall was full without the Houthis, whose spokesman said it rained.", "houthis"),
        ("Officials in Oman said it rained.", "om"),
        ("A statement in Russian said it rained.", ""),
        ("The Ukrainian delegation met the Russian delegation. "
         "A source in the team said it froze.",
         ""),
        ("Snow fell on Kyiv. The Ministry of Defence said it rained.", ""),
        ("Defence Minister Sergei Shoigu left.\n\nIt rained.\n\n"
         "The Ministry of Defence said it snowed.",
         "ru"),
        ("Ukraine will stop if Moscow leaves the mills alone, its defence minister said.", "ua"),
        ("Hamas was not there. Its representatives said it rained.", "hamas"),
        ("Two Ukrainian officials left. One said it rained. It snowed, the other said.", "ua"),
        ("A diplomat at the Russian Embassy said it rained.", "ru"),
        ("Chancellor Friedrich Merz left." + SLEET, "de"),
        ("The Ukrainian delegation was late. A source in the delegation said it rained.", "ua"),
        ("The Ukrainian delegation was late. One of the delegates said it rained.", "ua"),
        ("The European Union met. The bloc said it rained.", "eu"),
        ("President Putin was late. Aides to the president said it rained.", "ru"),
        ("The Moscow-installed governor of Kherson said it rained.", "ru"),
        ("Yemen's Houthis said it rained.", "houthis"),
        ("The Ukrainian army fell back. Colonel Ivo Lind, who commands a battery, said it rained.",
         "ua"),
        ("Ukraine lost to Russia. Colonel Ivo Lind, who commands a battery, said it rained.", "ua"),
        ("Colonel Ivo Lind, who commands a battery, said it rained.", ""),
        ("The Syrian Observatory for Human Rights said it rained.", ""),
    ],
)  # fmt: skip
def test_a_body_or_officer_without_a_state_speaks_for_the_one_it_can_be(text: str, party: str):
    assert [p for p, _ in told(text)][-1] == party


def test_a_second_verb_in_the_present_tells_on():
    text = (
        'Moscow maintains that it moved the herds to safety and has accused Kyiv of "counting hay".'
    )
    assert [w for _, w in told(text)] == [
        "that it moved the herds to safety",
        'Kyiv of "counting hay"',
    ]


@pytest.mark.parametrize("text", ["They put the losses even", "Talks, in", "In", '"By'])
def test_a_line_that_breaks_off_is_read_without_a_crash(text):
    assert told(text) == []


def test_a_question_put_to_somebody_is_not_his():
    text = "Asked what keeps him awake, Zelensky said the frost did."
    assert [w for _, w in told(text)] == ["the frost did"]
