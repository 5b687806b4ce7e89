"""Statements read from short invented texts; the expected spans are written by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_page import small_page
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.statements.find import quote_kind, statements
from upperhand.record import Document, Part, Statement

NAMES = load_gazetteer()


def read(text: str, model: str | None = None) -> tuple[Document, tuple[Statement, ...]]:
    document = small_page(text)
    return document, statements(document, parse(document, load_parser(model), NAMES), NAMES)


def told(text: str) -> list[tuple[str, str]]:
    """Return (party, words) of every statement."""
    document, found = read(text)
    return [(s.party, " … ".join(document.quote(c) for c in s.content)) for s in found]


def test_that_clauses_are_told_by_the_subject():
    found = told("The Kremlin said on Monday that the talks would go on.")
    assert found == [("ru", "that the talks would go on")]


def test_two_verbs_of_one_teller_make_two_statements():
    found = told(
        "Moscow stressed that it did not reject the plan and "
        "reaffirmed that it was ready for talks."
    )
    assert found[0] == ("ru", "that it did not reject the plan")
    assert ("ru", "that it was ready for talks") in found


def test_a_quotation_split_by_its_tag_is_one_statement():
    found = told('"We are ready," Kremlin spokesman Dmitry Peskov said. "We were always ready."')
    assert found == [("ru", '"We are ready," … "We were always ready."')]


def test_a_tag_at_the_end_takes_the_whole_sentence():
    found = told("The army of the north has been beaten, the Kremlin said on Friday.")
    assert found == [("ru", "The army of the north has been beaten")]


def test_the_reporters_clause_stays_with_the_reporter():
    found = told(
        "According to Ushakov, the envoys will consider the proposals, "
        "though details were not disclosed."
    )
    assert found == [("ru", "the envoys will consider the proposals")]


@pytest.mark.parametrize(
    "text",
    [
        "Zelensky has yet to comment on the results of the talks.",
        "The Kremlin declined to comment.",
        "The White House did not respond to a request for comment.",
    ],
)
def test_saying_nothing_is_no_statement(text: str):
    assert told(text) == []


def test_his_spokesman_is_who_was_called_so():
    _, found = read(
        'Kremlin spokesman Dmitry Peskov said: "We will wait."\n\n'
        "Vladimir Putin spoke in Moscow. His spokesman said that nothing had changed."
    )
    assert [s.speaker.actor for s in found if s.speaker] == ["peskov", "peskov"]


def test_a_pronoun_means_the_last_subject():
    _, found = read("Zelensky met the envoys. He said that the talks were useful.")
    assert [s.speaker.actor for s in found if s.speaker] == ["zelensky"]


def test_a_name_in_apposition_heads_its_sentence():
    _, found = read("The man, Yuri Ushakov, met Donald Trump. He said that the talks were useful.")
    assert [s.speaker.actor for s in found if s.speaker] == ["ushakov"]


def test_content_is_widened_to_the_whole_quotation():
    found = told('The Kremlin said that the plan was "a joke. It will not work at all."')
    assert found == [("ru", 'that the plan was "a joke. It will not work at all."')]


def test_nobody_is_meant_where_two_could_be():
    _, found = read(
        "There was talk of Putin and of Trump. A letter from him said that the talks were over."
    )
    assert all(not s.speaker or not s.speaker.actor for s in found)


def test_a_quotation_announced_by_a_colon_in_the_paragraph_before_is_found():
    found = told('Volodymyr Zelensky added:\n\n"We will not sign a paper that we cannot keep."')
    assert found == [("ua", '"We will not sign a paper that we cannot keep."')]


def test_an_open_quotation_goes_on_in_the_next_paragraph():
    found = told(
        '"We will wait until the spring," Putin said. "Then we will see what they offer.\n\n'
        '"They know where we are and what we want."'
    )
    assert [party for party, _ in found] == ["ru"]
    assert found[0][1].endswith('"They know where we are and what we want."')


def test_a_quotation_signed_on_the_next_line_belongs_to_who_signed():
    found = told('> "We have moved. They have not moved at all."\n> — Dmitry Peskov, in Geneva')
    assert found == [("ru", '"We have moved. They have not moved at all."')]


def test_a_span_may_end_inside_a_token():
    document, found = read(
        "Russia attacked, citing concerns over Kyiv joining NATOa rationale Ukraine dismisses."
    )
    contents = [document.quote(c) for s in found for c in s.content]
    assert any(words.endswith("joining NATO") for words in contents)


def test_reading_twice_gives_the_same_ids():
    text = "The Kremlin said that the talks would go on. Kyiv said that they would not."
    assert read(text)[1] == read(text)[1]


def test_what_the_title_says_and_the_body_repeats_is_one_statement():
    line = "Russia claims that its victories increase its leverage."
    assert len(titled(line, f"{line}\n\nThe front did not move.")) == 1


def test_a_headline_gives_one_statement_and_the_story_each():
    line = "Moscow says the road is open, Kyiv says it is mined"
    assert len(titled(f"{line}.", "Nobody moved.")) == 1
    assert len(titled("The road", f"{line}.")) == 2


def titled(title: str, body: str) -> tuple[Statement, ...]:
    """Return the statements of a page of a title and a body."""
    text = f"{title}\n\n{body}"
    parts = (Part(0, len(title), "title"), Part(len(title) + 2, len(text), "body"))
    page = replace(Document("d" * 64, "page.txt", text), parts=parts)
    return statements(page, parse(page, None, NAMES), NAMES)


def test_without_a_model_quotations_are_still_read_and_the_lack_is_told():
    document, found = read('"We are ready," said Dmitry Peskov.', model="none")
    assert [document.quote(c) for s in found for c in s.content] == ['"We are ready,"']
    parsed = parse(document, load_parser("none"), NAMES)
    assert ["parser: none" in p.what for p in parsed.problems] == [True]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("“Never.”", "direct"),
        ('"We go," … "and stay."', "direct"),
        ('that it was "a start"', "mixed"),
        ("''We go,''", "direct"),
        ("that it was Kyiv's", "indirect"),
    ],
)
def test_the_kind_follows_the_marks(words: str, kind: str):
    assert quote_kind(words) == kind


SENTENCES = st.sampled_from(
    [
        "Moscow said that it would wait. ",
        "“No,” he said. ",
        "Europes leaders warned against a deal; Kyiv agreed. ",
        "''We go,'' said Trump, ''now.'' ",
        "NATOa rationale both dismiss. \n\n",
        "According to Peskov — an aide — talks failed… ",
        "\u00a0“Open quote without end. \n",
    ]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=6).map("".join))
def test_every_span_lies_in_the_text_and_is_not_empty(text: str):
    document, found = read(text)
    for statement in found:
        cited = [
            *statement.content,
            statement.cue,
            statement.speaker and statement.speaker.citation,
        ]
        for citation in filter(None, cited):
            assert 0 <= citation.start < citation.end <= len(text)
            assert document.quote(citation).strip()


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin declined to say which map it would bring.",
        "The Kremlin has yet to say if Putin will travel.",
        "The Kremlin has not said a word since Friday.",
        "The Kremlin said nothing about the ferries.",
        "The Kremlin did not rule out a second round.",
        "Kyiv rejected the remark.",
        "The officials spoke on condition that their names not be used.",
    ],
)
def test_silence_and_words_about_words_are_no_statements(text):
    assert told(text) == []


def test_an_aside_reports_its_own_half_of_the_sentence():
    found = told("Kyiv fears a long war; the offer, Putin said, remains on the table.")
    assert ("ru", "the offer … remains on the table") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Putin was adamant that nobody has offered this.",
            ("ru", "that nobody has offered this"),
        ),
        (
            "The Kremlin has let it be known that it will not pay.",
            ("ru", "that it will not pay"),
        ),
        ("In Putin's view the bridge could stay open.", ("ru", "the bridge could stay open")),
        (
            "Putin said the guns had stopped and appealed for restraint at sea.",
            ("ru", "restraint at sea"),
        ),
        (
            "Sergei Lavrov, the Russian envoy, called on both sides to wait.",
            ("ru", "both sides to wait"),
        ),
        (
            "Moscow says none has sailed since July; Kyiv says it chose to wait.",
            ("ru", "none has sailed since July"),
        ),
        (
            "Hopes faded as Moscow labeled parts of the plan unacceptable.",
            ("ru", "parts of the plan unacceptable"),
        ),
        (
            "The talks went on, despite Putin issuing a warning that Russia is ready to respond.",
            ("ru", "that Russia is ready to respond"),
        ),
        (
            "The navy seized arms, which Moscow said had been bought in Prague.",
            ("ru", "had been bought in Prague"),
        ),
    ],
)
def test_a_stand_taken_in_a_phrase_is_a_statement(text, expected):
    assert expected in told(text)


def test_leaders_meeting_on_a_day_promise_and_not_the_day():
    text = "Russian officials meeting in Pale on Monday vowed to rebuild the bridge."
    assert told(text) == [("ru", "to rebuild the bridge")]


@pytest.mark.parametrize("who", ["Dutch trading house", "Finnish research group"])
def test_a_firm_and_a_research_group_speak_for_no_state(who):
    assert [party for party, _ in told(f"The {who} said the port was shut.")] == [""]


def test_a_condition_opened_by_provided_stays_with_the_promise():
    found = told("Putin said Russia was open to a truce, provided that Kyiv drops its claim.")
    assert found == [("ru", "Russia was open to a truce, provided that Kyiv drops its claim")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kremlin said on Friday it had stopped.", ("ru", "it had stopped")),
        (
            "Putin urged both sides to keep their crews in port, which neither has promised to do.",
            ("ru", "to keep their crews in port"),
        ),
        ('15:05 Lavrov: "We will not be rushed now."', ("ru", '"We will not be rushed now."')),
        (
            "Putin said the envoys would meet, though he gave no date.",
            ("ru", "the envoys would meet"),
        ),
    ],
)
def test_the_reporters_day_and_remark_stay_outside(text, expected):
    assert [(p, w.removeprefix("both sides ")) for p, w in told(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("If Kyiv pulls back, Putin said, the guns will fall silent.",
         "If Kyiv pulls back … the guns will fall silent"),
        ("When the frost comes, Zelensky argued, the roads can be used again.",
         "When the frost comes … the roads can be used again"),
        ("Although the talks were short, Mr Peskov said, leaving them early would be wrong.",
         "Although the talks were short … leaving them early would be wrong"),
        ("The bridges, Moscow said, will stay closed.", "The bridges … will stay closed"),
        ("However, Lavrov told reporters on Friday, the draft was dead.", "the draft was dead"),
    ],
)  # fmt: skip
def test_a_tag_between_two_halves_takes_both(text: str, halves: str):
    assert [words for _, words in told(text)] == [halves]


def test_a_relative_clause_between_commas_is_no_tag():
    assert told("President Putin, whose own term ends then, will chair the meeting.") == []


def test_a_name_set_apart_after_its_office_is_the_tag():
    text = (
        "The truce could begin once both maps are signed, the head of the presidential office, "
        "Kyrylo Budanov, said on Friday."
    )
    assert told(text) == [("ua", "The truce could begin once both maps are signed")]


def test_a_short_end_of_a_quotation_after_its_tag_is_said_too():
    found = told('"We have walked this road before," Zelensky said, "and it was long."')
    assert found == [("ua", '"We have walked this road before," … "and it was long."')]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("However, the plan was never signed, the Kremlin said.", "the plan was never signed"),
        ("MOSCOW — The plan was never signed, the Kremlin said.", "The plan was never signed"),
        ("The Kremlin was blunter: nobody had asked for a map, it said.",
         "nobody had asked for a map"),
        ("The Kremlin said that the line held, while insisting that it wanted talks.",
         "that the line held"),
        ("Zelensky said the winter helped his army, while a second official said that it did not.",
         "the winter helped his army"),
        ("The Kremlin said its army had won two battles and did not mean to lose the third.",
         "its army had won two battles and did not mean to lose the third"),
        ("Germany continued to call for a ceasefire.", "a ceasefire"),
    ],
)  # fmt: skip
def test_what_is_told_begins_and_ends_with_the_teller(text: str, words: str):
    assert words in [w for _, w in told(text)]


def test_what_a_source_says_of_anothers_belief_is_the_sources():
    found = told("According to Zelensky, the Kremlin believes the winter will decide the talks.")
    assert found == [("ua", "the Kremlin believes the winter will decide the talks")]


def test_a_view_may_be_told_in_the_middle_of_its_sentence():
    found = told("Two weeks, in the words of the French president, would be enough for a map.")
    assert found == [("fr", "Two weeks … would be enough for a map")]


def test_who_tells_on_after_a_quotation_is_not_somebody_in_it():
    found = told(
        "Zelensky argued that Moscow was playing for time – “They come, and then they smile” – "
        "and pledged that the army would hold the town."
    )
    assert ("ua", "that the army would hold the town") in found


def test_whom_a_speaker_talks_of_does_not_speak():
    found = told('Zelensky met mayors. "Putin waits for the frost and his friends," he said.')
    assert [party for party, _ in found] == ["ua"]


def test_an_unnamed_person_is_he_in_the_next_sentence():
    found = told(
        "Putin was silent. An aide to President Zelensky put it otherwise. "
        '"We can wait for the rain," he told a newspaper.'
    )
    assert found[-1] == ("ua", '"We can wait for the rain,"')


def test_a_pledge_to_say_something_is_told_whole():
    assert told("The Kremlin promised to publish its findings in full.") == [
        ("ru", "to publish its findings in full")
    ]


def test_what_comes_of_itself_after_according_to_is_the_reporters():
    found = told(
        "Eleven people were hurt, according to the Kremlin, and trains on two lines were cancelled."
    )
    assert found == [("ru", "Eleven people were hurt")]


def test_local_officials_speak_for_the_state_whose_place_is_told():
    found = told("One woman was killed in Sumy, according to regional officials.")
    assert found == [("ua", "One woman was killed in Sumy")]


def test_a_clause_that_the_parser_hangs_on_the_teller_beside_his_own_is_not_his():
    found = told(
        "Moscow stressed that it had not closed the door on the American draft and affirmed its "
        "readiness for further rounds, while the Foreign Ministry repeated a warning that European "
        "soldiers sent to Ukraine would be treated as targets."
    )
    assert found == [
        ("ru", "that it had not closed the door on the American draft"),
        ("ru", "its readiness for further rounds"),
    ]


@pytest.mark.parametrize(
    ("text", "party", "words"),
    [
        (
            "No guarantor will be sent, Putin told visiting lawmakers from Japan.",
            "ru",
            "No guarantor will be sent",
        ),
        (
            "The Kremlin will not take a truce, Lavrov stressed following a talk with Turkey.",
            "ru",
            "The Kremlin will not take a truce",
        ),
        (
            "Sales would stop and would start again only in May, the Kremlin indicated.",
            "ru",
            "Sales would stop and would start again only in May",
        ),
        (
            'He would decide on new sanctions, Trump said, "in two weeks, maybe sooner."',
            "us",
            'He would decide on new sanctions … "in two weeks, maybe sooner."',
        ),
        (
            'The Kremlin told journalists that it had brought three drafts and "taken three home".',
            "ru",
            'that it had brought three drafts and "taken three home"',
        ),
        (
            'Moscow assured the press that nobody had walked out, only "gone to smoke".',
            "ru",
            'that nobody had walked out, only "gone to smoke"',
        ),
        (
            'The Kremlin called the idea "worth a second look".',
            "ru",
            'the idea "worth a second look"',
        ),
        (
            "Putin let it be known through a newspaper that soldiers would obey no map.",
            "ru",
            "that soldiers would obey no map",
        ),
        (
            "Moscow reminded both sides that wells belong to the villages.",
            "ru",
            "that wells belong to the villages",
        ),
        (
            "Zelensky confirmed the meeting on his Telegram channel.",
            "ua",
            "the meeting",
        ),
    ],
)
def test_a_content_is_all_of_what_is_said_and_nothing_else(text: str, party: str, words: str):
    assert told(text) == [(party, words)]


def test_a_question_put_to_somebody_is_no_statement_of_his():
    found = told('President Trump, asked if he would ring again, replied: "I do not."')
    assert found == [("us", '"I do not."')]


def test_halves_parted_by_a_semicolon_are_told_by_their_own_tellers():
    found = told("Kyiv said its forces had left a village; Moscow said it was under its control.")
    assert [party for party, _ in found] == ["ua", "ru"]


def test_a_name_set_apart_after_a_place_is_the_teller():
    text = "In Khan Younis, Omar Hadad, 36, who mends roofs, said prices had risen."
    document, found = read(text)
    tellers = [document.teller(s) for s in found]
    assert [t.split(",")[0] for t in tellers] == ["Omar Hadad"]


def test_the_tellers_channel_is_not_the_teller():
    found = told("Dmitry Peskov confirmed by telephone that the plan was dead.")
    assert found == [("ru", "that the plan was dead")]


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin left.\n\nHalyna, a nurse from the town, wept. She said that it was over.",
        "Vladimir Putin left.\n\nI met a member of the crew. He said that it was over.",
        "Putin left.\n\nA colder view is that of Ada Berg, a historian. She says it is over.",
    ],
)
def test_a_stranger_who_was_introduced_is_meant_before_whoever_is_known(text: str):
    parts, start = [], 0
    for paragraph in text.split("\n\n"):
        parts.append(Part(start, start + len(paragraph), "body"))
        start += len(paragraph) + 2
    document = Document("d" * 64, "page.txt", text, tuple(parts))
    found = statements(document, parse(document, load_parser(), NAMES), NAMES)
    assert [s.party for s in found][-1:] == [""]


@pytest.mark.parametrize("text", ["Talks failed, in his view", "The army, in the words of Putin"])
def test_a_line_that_ends_in_its_tag_is_read(text):
    assert all(party in ("", "ru") for party, _ in told(text))
