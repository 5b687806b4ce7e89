"""Claims of leverage, strength, resolve, readiness and sincerity."""

from __future__ import annotations

import pytest

from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.leverage.claims import leverage_claims
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.record import Citation, Document, Part, Statement

NAMES = load_gazetteer()
ID = "d" * 64


def read(text: str, party: str = "", title: str = ""):
    whole = f"{title}\n{text}" if title else text
    cut = len(title) + 1 if title else 0
    parts = (*([Part(0, len(title), "title")] if title else []), Part(cut, len(whole), "body"))
    document = Document(ID, "page.txt", whole, parts)
    said = [
        Statement("s", ID, "direct", "claim", (Citation(ID, cut, len(whole)),), party=party),
    ]
    parsed = parse(document, load_parser(), NAMES)
    return leverage_claims(document, parsed, NAMES, said if party else ())


CLAIMS = [
    # words, speaker's party, (type, holder, driver, direction)
    ("Recent gains at the front have strengthened Russia's leverage in the talks.", "ru",
     ("leverage", "ru", "territory", 1)),
    ("The tone of the negotiations has been shaped by the successes of the Russian army.", "ru",
     ("leverage", "ru", "territory", 1)),
    ("Our military operations have influenced the way our partners evaluate a settlement.", "ru",
     ("leverage", "ru", "territory", 1)),
    ("The loss of the port weakened Ukraine's bargaining position.", "ru",
     ("leverage", "ua", "territory", -1)),
    ("Ukraine bargains better when it is well armed.", "nato", ("leverage", "ua", "support", 1)),
    ("Ukraine must remain in a strong position to continue defending itself.", "nato",
     ("normative", "ua", "support", 1)),
    ("Moscow is prepared to continue fighting.", "ru", ("resolve", "ru", "resolve", 1)),
    ("Russia is ready to respond militarily if Europe initiates conflict.", "ru",
     ("readiness", "ru", "resolve", 1)),
    ("there are no signs that Russia is shifting into serious negotiation mode.", "de",
     ("sincerity", "ru", "sincerity", -1)),
    ("The strategic initiative has passed to the Russian army.", "ru",
     ("strength", "ru", "territory", 1)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party", "claim"), CLAIMS)
def test_type_holder_driver_and_direction_are_told(text, party, claim):
    found = {(c.type, c.holder, c.driver, c.direction) for c in read(text, party)}
    assert claim in found


@pytest.mark.parametrize(("text", "party", "claim"), CLAIMS)
def test_who_speaks_is_the_claimant_and_the_reporter_is_nobody(text, party, claim):
    assert {c.claimant for c in read(text, party)} == {party}
    assert {c.claimant for c in read(text)} <= {""}


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on for five hours in Moscow.",
        "Russia shelled the town on Monday.",
        "Ukraine will hold elections in May.",
    ],
)
def test_reports_without_a_claim_give_none(text):
    assert read(text, "ru") == ()


@pytest.mark.parametrize(
    "text",
    [
        "There is no momentum in Russia.",
        "Russia was never exhausted.",
        "Russia is not ready to respond to the offer.",
        "Russia is ready to answer questions.",
        "Ukraine will no longer fight on until the end.",
        "The momentum of the talks slowed, Russia said.",
        "Russia carried the jug by the neck.",
        "Russia spoke to reporters on the run-up to elections.",
        "Russian bombs struck a theatre in Kyiv.",
    ],
)
def test_words_that_are_denied_or_meant_otherwise_claim_nothing(text):
    assert read(text, "ua") == ()


def test_what_is_not_wanted_is_insincerity_and_mere_theatre_too():
    assert {(c.type, c.direction) for c in read("Russia does not want peace.", "ua")} == {
        ("sincerity", -1)
    }
    assert {(c.type, c.direction) for c in read("Russia's offer is pure theatre.", "ua")} == {
        ("sincerity", -1)
    }


def test_what_a_party_has_to_do_is_no_gain():
    found = read("Ukraine has to stay in a position of strength.", "nato")
    assert {c.type for c in found} == {"normative"}


def test_a_title_that_says_the_same_is_a_second_citation_not_a_second_claim():
    (claim,) = read(
        "Russia said its victories have strengthened Russia's leverage in the talks.",
        title="Russia says victories increase its leverage in the talks",
    )
    assert len(claim.citations) == 2


def test_what_a_claim_rests_on_and_since_when_are_cited():
    text = "Recent military achievements have strengthened Russia's leverage in the talks."
    (claim,) = read(text, "ru")
    assert text[claim.basis.start : claim.basis.end] == "Recent military achievements"
    assert (claim.since.text, claim.since.granularity) == ("Recent", "unresolved")


def test_a_pronoun_stands_for_the_first_party_named_not_the_nearest():
    text = (
        "While Russia does not plan to start a war with Europe, it is prepared if conflict arises."
    )
    assert {c.holder for c in read(text, "ru")} == {"ru"}


def test_what_is_denied_is_claimed_by_nobody():
    text = "Peskov said that the strikes had strengthened Ukraine's hand in the talks."
    start = text.index("the strikes")
    for act, holders in (("claim", {"ua"}), ("deny", set())):
        document = Document("f" * 64, "page", text, (Part(0, len(text), "body"),))
        content = (Citation(document.id, start, len(text) - 1),)
        said = Statement("s1", document.id, "indirect", act, content, party="ru")
        parsed = parse(document, load_parser(), load_gazetteer())
        found = leverage_claims(document, parsed, load_gazetteer(), [said])
        assert {c.holder for c in found if c.type == "leverage"} == holders


def holders(text: str, party: str = "") -> set[tuple[str, str, int]]:
    return {(c.type, c.holder, c.direction) for c in read(text, party)}


@pytest.mark.parametrize(
    ("text", "party", "claim"),
    [
        # A deed nobody owns is the speaker's; where nobody speaks, who is moved has lost.
        ("The blockade has brought Russia back to the table.", "ua", ("leverage", "ua", 1)),
        ("Money is bringing Russia to the table.", "", ("leverage", "ru", -1)),
        # "They" and "the rebels" are the other side, not the go-between named last.
        ("Russia shelled Kherson and the Russian army lost a bridge. Qatar wrote to them. "
         "They can no longer hold out.", "ua", ("strength", "ru", -1)),
        # The country, its budget: the speaker's own.
        ("The country can no longer feed the front.", "ua", ("strength", "ua", -1)),
        # A pronoun takes the one party named before it.
        ("Russia has the ports, and every month of frost strengthens its hand.", "",
         ("leverage", "ru", 1)),
        ("The stronger hand belongs to the side with grain left, and this year that is Russia.", "",
         ("leverage", "ru", 1)),
        ("Ukraine would be offered less with every harvest.", "ru", ("leverage", "ua", -1)),
        ("The front was moving in one direction.", "ru", ("strength", "ru", 1)),
        ("Russia has its hand on the throat of trade.", "", ("leverage", "ru", 1)),
        ("Ukraine negotiates with its back to the wall.", "", ("leverage", "ua", -1)),
    ],
)  # fmt: skip
def test_the_holder_is_the_owner_the_rival_or_the_speaker(text, party, claim):
    assert claim in holders(text, party)


@pytest.mark.parametrize(
    "text", ["We hold the ridge.", "The front is moving in one direction.", "The guns have spoken."]
)
def test_a_boast_outside_every_mouth_is_news_not_a_claim(text):
    assert read(text) == ()


def test_the_speaker_is_not_taken_for_somebody_the_page_does_not_know():
    assert read("The smugglers' hand is weaker than it looks.", "ru") == ()


def test_a_statement_of_denial_may_claim_something_itself():
    text = "Time is on our side, and there was no defeat."
    document = Document(ID, "page.txt", text, (Part(0, len(text), "body"),))
    whole = (Citation(ID, 0, len(text)),)
    said = [Statement("s", ID, "direct", "deny", whole, party="ru", cue=Citation(ID, 0, 4))]
    parsed = parse(document, load_parser(), NAMES)
    found = leverage_claims(document, parsed, NAMES, said)
    assert ("leverage", "ru", 1) in {(c.type, c.holder, c.direction) for c in found}


def test_a_claim_cites_the_stretch_of_the_statement_that_it_stands_in():
    text = "Unless help came, he warned, Russia would run out of shells."
    first, second = Citation(ID, 0, 16), Citation(ID, 29, len(text) - 1)
    document = Document(ID, "page.txt", text, (Part(0, len(text), "body"),))
    said = [Statement("s", ID, "indirect", "claim", (first, second), party="ua")]
    (claim,) = leverage_claims(document, parse(document, load_parser(), NAMES), NAMES, said)
    assert claim.citations[0].start >= second.start
