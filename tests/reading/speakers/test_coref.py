"""Who a pronoun or an office means; each page is a few named phrases in order."""

import pytest

from small_page import small_page
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.speakers.coref import Antecedents, Named
from upperhand.reading.statements.find import statements

NAMES = load_gazetteer()


def page(*phrases: tuple[str, str, int]) -> Antecedents:
    """Build a page from (words, actor id, rank), ten characters apart, in one paragraph."""
    named = []
    for place, (words, actor, rank) in enumerate(phrases):
        known = NAMES.actors.get(actor)
        person = known.kind == "person" if known else words[:1].isupper()
        named.append(Named(place * 10, place * 10 + 5, words, known, person, rank, 0))
    return Antecedents(tuple(named), NAMES)


def meant(known: Antecedents, words: str, at: int = 100) -> str:
    actor = known.resolve(words, at, 0, 0)
    return actor.id if actor else ""


def test_he_is_the_subject_of_the_main_clause_not_the_one_last_named():
    known = page(("Vladimir Putin", "putin", 2), ("Donald Trump", "trump", 0))
    assert meant(known, "he") == "putin"


def test_he_is_nobody_when_the_last_subject_is_a_stranger():
    known = page(("Vladimir Putin", "putin", 2), ("Ada Berg", "", 2))
    assert meant(known, "he") == ""


def test_he_is_nobody_when_two_were_named_and_neither_acted():
    known = page(("Vladimir Putin", "putin", 0), ("Donald Trump", "trump", 0))
    assert meant(known, "he") == ""


def test_it_is_the_state_that_acted_last():
    known = page(("Ukraine", "ua", 2), ("Russia", "ru", 2), ("Vladimir Putin", "putin", 0))
    assert meant(known, "it") == "ru"


def test_his_spokesman_speaks_for_his_party():
    known = page(("Vladimir Putin", "putin", 2))
    assert NAMES.party_of(meant(known, "his spokesman")) == "ru"


def test_his_brother_speaks_for_nobody():
    assert meant(page(("Vladimir Putin", "putin", 2)), "his brother") == ""


def test_a_surname_means_the_one_person_who_was_fully_named():
    known = page(("Kremlin aide Yuri Ushakov", "ushakov", 2))
    assert meant(known, "Ushakov") == "ushakov"


@pytest.mark.parametrize(("others", "who"), [((), "ru"), ((("Ukraine", "ua", 0),), "")])
def test_the_army_belongs_to_the_only_party_of_the_sentence(others, who):
    assert meant(page(("Russia", "ru", 0), *others), "the army") == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Putin's aides", "ru"),
        ("presidential adviser Ada Berg", "ru"),
        ("the head of state", "ru"),
        ("the 70-year-old lawyer", "ru"),
        ("two diplomats", ""),
        ("local officials", ""),
    ],
)
def test_an_office_speaks_for_whoever_alone_can_be_meant(words, who):
    known = page(("President Vladimir Putin", "putin", 2))
    assert NAMES.party_of(meant(known, words)) == who


def test_a_presidential_adviser_is_nobodys_where_two_presidents_are_named():
    known = page(("President Vladimir Putin", "putin", 2), ("Donald Trump", "trump", 0))
    assert meant(known, "presidential adviser Ada Berg") == ""


def test_one_of_many_speaks_for_their_party_and_one_after_a_person_for_nobody():
    many, single = ("Russian officials", "ru", 2), ("Vladimir Putin", "putin", 2)
    assert (meant(page(many), "one"), meant(page(single), "one")) == ("ru", "")


def test_a_ministry_may_be_that_of_the_only_party_named_in_the_paragraph():
    known = page(("Russia", "ru", 0))
    assert known.resolve("the ministry", 100, 0, 90) == NAMES.actors["ru"]
    assert known.resolve("the general", 100, 0, 90) is None


def test_a_subject_without_a_letter_names_nobody():
    assert meant(page(("3.5", "", 2), ("%", "", 2)), "he") == ""


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("a short statement from the Kremlin", "ru"),
        ("one of Putin's advisers", "ru"),
        ("one western official", ""),
    ],
)
def test_a_phrase_about_somebodys_people_or_papers_means_their_party(words, party):
    known = page(("Vladimir Putin", "putin", 2))
    assert NAMES.party_of(meant(known, words)) == party


def test_a_ministry_is_not_its_spokeswoman():
    known = page(("Foreign Ministry spokeswoman Maria Zakharova", "zakharova", 2))
    assert meant(known, "the interior ministry") != "zakharova"


@pytest.mark.parametrize("words", ["a minister", "a brigade commander", "people close to him"])
def test_an_insider_without_a_name_is_of_the_one_party_a_paragraph_is_about(words):
    assert meant(page(("Vladimir Putin", "putin", 2)), words) == "ru"


@pytest.mark.parametrize("words", ["two diplomats", "local officials", "an analyst"])
def test_people_of_no_state_one_could_name_stay_nobodys(words):
    assert meant(page(("Vladimir Putin", "putin", 2)), words) == ""


def test_an_insider_is_nobodys_where_two_parties_acted():
    known = page(("Vladimir Putin", "putin", 2), ("Ukraine", "ua", 2))
    assert meant(known, "a minister") == ""


def test_an_office_before_its_holders_name_is_the_holders():
    text = (
        "A spokesman for the president, Dmitry Peskov, softened the line. A truce, he said, "
        "could be discussed."
    )
    document = small_page(text)
    said = statements(document, parse(document, load_parser(), NAMES), NAMES)
    assert [s.party for s in said if s.speaker and document.quote(s.speaker.citation) == "he"] == [
        "ru"
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Putin called.\n\nIn Osk Nadia Veld, a baker, said he was late. "Too late," she said.',
        'Putin called.\n\nLida, whose son drowned, said he was late. "Too late," she said.',
        'Putin called.\n\nColonel Jan Osk, who once led Poland\'s navy, asked for more. '
        '"It is too late," he said.',
        "It was too late, three people familiar with the Russian paper said.",
        "It was too late, a man briefed on the American draft said.",
    ],
)  # fmt: skip
def test_a_stranger_speaks_for_no_party_named_beside_him(text: str):
    document = small_page(text)
    told = statements(document, parse(document, load_parser(), NAMES), NAMES)
    assert told
    assert {s.party for s in told} == {""}


def test_an_official_familiar_with_a_paper_still_speaks_for_his_own_state():
    text = "It was too late, a Russian official familiar with the American paper said."
    document = small_page(text)
    (told,) = statements(document, parse(document, load_parser(), NAMES), NAMES)
    assert told.party == "ru"


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        (
            "Dmitry Peskov waved.\n\nVolodymyr Zelensky answered, listing the raids that, "
            "he argued, were costing Moscow dear.",
            "he",
            "ua",
        ),
        ("Officials in Kyiv called it late. The United States, they said, would not come.",
         "they", "ua"),
        ("Generals in Moscow cheered. Officials in Kyiv scoff at this. They add that it is late.",
         "They", "ua"),
        ("Sergei Lavrov smiled.\n\nThe monitors of that year, recalled Deputy Energy Minister "
         "Nadia Veld, counted trucks. The road is empty, she said.", "she", ""),
        ("Talks went on. Russian drones hit a pumping station, the grid operator said.",
         "the grid operator", ""),
    ],
)  # fmt: skip
def test_who_spoke_or_acted_before_is_meant(text: str, words: str, party: str):
    document = small_page(text)
    told = statements(document, parse(document, load_parser(), NAMES), NAMES)
    said = [s for s in told if s.speaker and document.quote(s.speaker.citation) == words]
    assert said
    assert {s.party for s in said} == {party}
