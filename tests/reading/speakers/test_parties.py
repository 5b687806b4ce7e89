"""Whose a speaker without a name is: short invented texts, the last statement's party by hand."""

import pytest

from small_page import small_page
from small_reading import said_on
from upperhand.record import Document, Part


def parties(text: str) -> list[str]:
    """Return the party of every statement of a page."""
    return told(small_page(text))


def told(page: Document) -> list[str]:
    return [s.party for s in said_on(page)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "Ihor Savchuk, who sits on the budget committee in Kyiv, was the first to speak. "
            "“Nobody has shown us the sums,” he said.",
            "ua",
        ),
        (
            "Officials who travelled with Vladimir Putin were in a better mood. "
            "They said the dinner had been long.",
            "ru",
        ),
        (
            "Rosatom, the Russian state firm, runs the plant. Its director said it was dry.",
            "ru",
        ),
        (
            "The Russian army was silent until noon. A notice on the army's channel said that the "
            "village had been left.",
            "ru",
        ),
        (
            "The Ukrainian president said his council would meet. Three members of the council "
            "said the bridge should be mined.",
            "ua",
        ),
        (
            "The Government in Dublin looks on. The Minister for Foreign Affairs said a ship could "
            "be spared.",
            "ie",
        ),
        (
            "Colombia's National Liberation Army laid a mine near Arauca. In Quito, Pope Francis "
            "prayed for the dead.\n\nThe government said the road was closed.",
            "co",
        ),
        (
            "Moscow was displeased. A short statement issued in Moscow said the letter had not "
            "arrived.",
            "ru",
        ),
        (
            "US envoy Keith Kellogg was ill. His boss in the White House said it was nothing.",
            "us",
        ),
        (
            "A Ukrainian diplomat took notes. Foreign Minister Sergei Lavrov was late. The veteran "
            "diplomat said the clock was wrong.",
            "ru",
        ),
        (
            "With temperatures near minus 17 Celsius, Ukraine's grid operator, Ukrenergo, said the "
            "lamps were out.",
            "ua",
        ),
        (
            "Trams ran in Sumy, and Sumy sang. A brigade slept. Its press officer, Captain "
            "Olha Bilyk, said it was cold.",
            "ua",
        ),
        ("Russia shut the port. Across the border in Sumy, the governor said it was dark.", "ua"),
        ("Mark Rutte rose. The vice-president, on a visit to Indiana, said Ohio was flat.", ""),
        ("America was calm. The vice-president said Ohio was flat.", "us"),
        ("The US envoy met the Ukrainian team. The presidential office said it was late.", "ua"),
        ("Moscow was calm. The lower house said it was late.", "ru"),
        ("Kyiv was calm. The deputy head of the security service said it was late.", "ua"),
        ("Rafael Grossi spoke in Vienna. The Argentine said that it was late.", "iaea"),
        ("Sergei Lavrov met the guests. The ex-diplomat said that it was late.", "ru"),
        ("From Warsaw, the prime minister said that it was late.", "pl"),
        ("The director whom Moscow appointed to run the plant said that it was late.", "ru"),
        ("Donald Trump spoke. Putin, he said, “would like to end it”.", "us"),
        ("A diplomat from one Baltic country said it was cold.", "europe"),
        (
            "Ada Lind, whom Moscow installed to govern the port, said it was cold.",
            "ru",
        ),
        (
            "One US official smiled. The offer, the official cautioned, “will not lie here long.”",
            "us",
        ),
        (
            "Igor Kostyukov doubted that Washington could be neutral, while stressing that his "
            "team would stay.",
            "ru",
        ),
        (
            "Ukraine is short of men. An officer on the General Staff, who was not authorised to "
            "speak, put the shortfall at 160,000.",
            "ua",
        ),
        (
            "President Volodymyr Zelensky met President Donald Trump. An aide said that Trump "
            "would not wait. The president said it was late.",
            "us",
        ),
        (
            "A paper circulated by the Polish delegation said that it rained. It said it snowed.",
            "pl",
        ),
        ("Trams ran in Sumy, and Sumy sang. Police said one was stolen.", "ua"),
        ("One of them, a diplomat from an EU state, said it was cold.", "eu"),
        ("Russia froze. The Central Election Commission said the ink was ice.", "ru"),
        (
            "A Russian memorandum was handed over at noon. The memorandum says that the port must "
            "close.",
            "ru",
        ),
    ],
)
def test_an_introduction_tells_for_whom_somebody_speaks(text: str, party: str):
    assert parties(text)[-1] == party


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin spokesman Dmitry Peskov smiled. A spokesperson for the rowing club held the door. "
        "The spokesperson said the lake had frozen.",
        "Oleh Bilyk, the mayor of Kharkiv, left. Serhii, 58, a mechanic sweeping glass, said he "
        "had heard nothing. “We count floors,” he said.",
        "Zelensky slept. A former Russian diplomat living in Vienna laughed. “Every footnote is "
        "a door,” he said.",
        "NATO chief Mark Rutte was late. In the view of Ada Berg, a political analyst, both sides "
        "boast. “Each of them counts aces,” she said.",
        "A Ukrainian general smiled. Olha Bilyk, a former minister who now teaches, called the "
        "text thin.",
        "The Russian draft was shortened, according to two diplomats who have it. It is worse, "
        "they added.",
        "The Russian plan would split the port, according to three officials briefed on it.",
        "A survey found that a tenth of Ukrainians skate. Only 9% swim, it showed.",
        "Snow fell. “We heat corridors,” said Ada Berg of the Norwegian relief group Nordhjelp.",
        "A Ukrainian brigade was near, and Russian military bloggers said the flag was up.",
        "Under the Russian draft, the port would close, two diplomats who have seen it said.",
        "Trams ran in Sumy, and Sumy sang. “I have seen worse,” said Captain Otto Lind, whose bulk "
        "carrier lay off the port.",
        "The French president's aide went to Moscow. The aide who poured the tea said it was hot.",
        "Zelensky slept. Lyudmila, a bookkeeper, said it rained. “It always does,” she said.",
        "Zelensky slept. A retired diplomat let me in. Putin fears the king, he told me.",
        "Planes stood by. The alliance's secretary-general, a Spaniard who had once marched, said "
        "it was time.",
        "Kyiv's reply to the memorandum was short. The memorandum says that the port must close.",
        "Every American flight leaves a gap, its operator said.",
        "Kyiv and Moscow sent their people to Ankara. A joint statement issued in Ankara said the "
        "talks would go on.",
        "Russia shelled the port at dawn, and in Ukraine the lights went out. The country's "
        "weather office said snow was due.",
    ],
)
def test_where_the_page_leaves_it_open_nobody_is_told(text: str):
    assert parties(text)[-1:] == [""]


@pytest.mark.parametrize(
    ("dateline", "party"),
    [("SUMY, Ukraine, March 3 — ", "ua"), ("BELGOROD, Russia, March 3 — ", "ru"), ("", "")],
)
def test_the_mayor_and_a_major_are_of_where_the_page_was_written(dateline: str, party: str):
    text = f"{dateline}A tram ran for the first time in a week. The mayor said the rails had held."
    assert parties(text) == [party]
    text = f"{dateline}A tram ran today. “It rang,” Major Olha Bilyk of the 9th Brigade said."
    assert parties(text) == [party]


def test_a_mayor_is_not_of_the_town_where_others_negotiate():
    text = "GENEVA, March 3 — Snow fell on Sumy. The regional governor said in Sumy it would last."
    assert parties(text) == ["ua"]


@pytest.mark.parametrize(
    "who",
    [
        "The central bank",
        "The health ministry",
        "Deputy Transport Minister Ada Berg",
        "Army chief Otto Lind",
        "Parliament's speaker, Ada Berg,",
        "Otto Lind, the deputy transport minister,",
        "A source in the general staff",
        "The defence minister's adviser",
    ],
)
def test_an_organ_without_a_state_is_of_the_one_the_paragraph_is_about(who: str):
    assert parties(f"Russia shut the port on Monday. {who} said the lock was broken.") == ["ru"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia shut the port, and Ukraine protested. The central bank said the lock was broken.",
        "Russia shut the port on Monday. Otto Lind, a retired general, said the lock was broken.",
        "Russia shut the port on Monday. Opposition leader Ada Berg said the lock was broken.",
        "Russia shut the port on Monday. Otto Lind, a shopkeeper, said the lock was broken.",
    ],
)
def test_an_organ_between_two_states_and_a_private_person_are_nobodys(text: str):
    assert parties(text) == [""]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "Olha Bilyk heads the Ukrainian ministry's press office. “The lamp is lit,” she said.",
            "ua",
        ),
        ("Colombia's team was led by Ana Ruiz. “We brought maps,” Ruiz said.", "co"),
        ("The ministry of defence in Kabul said the road had been cleared.", "af"),
        ("The delegation from Bogotá said the table was too small.", "co"),
        ("The deputy director for European affairs said the clock was slow.", ""),
    ],
)
def test_whom_somebody_heads_or_comes_from_tells_the_party(text: str, party: str):
    assert parties(text)[-1:] == [party]


def test_a_mayor_on_a_page_without_a_dateline_is_of_the_only_ground_it_tells_of():
    text = "A tram ran again in Sumy, and Sumy sang. The mayor said the rails had held."
    assert parties(text) == ["ua"]
    text = "Trams ran in Sumy and in Belgorod. The mayor said the rails had held."
    assert parties(text) == [""]


def test_who_heads_a_towns_administration_and_a_captain_are_of_the_ground_the_page_tells_of():
    text = (
        "Trams ran in Sumy, and Sumy sang. Olha Bilyk, who heads the town's military "
        "administration, was glad."
    )
    assert parties(f"{text} “They ring again,” she said.") == ["ua"]
    assert parties(
        "Trams ran in Sumy, and Sumy sang. “They ring again,” Captain Otto Lind said."
    ) == ["ua"]
    assert parties(
        "Trams ran in Sumy, and Sumy sang. “They ring again,” General Otto Lind said."
    ) == [""]


def test_an_author_line_tells_where_a_page_was_written():
    line, body = "By Ada Berg in Sumy", "It ran for a week. The mayor said the rails held."
    for kind, party in (("author", "ua"), ("caption", "")):
        parts = (Part(0, len(line), kind), Part(len(line) + 1, len(line) + 1 + len(body), "body"))
        page = Document("d" * 64, "page.txt", f"{line}\n{body}", parts)
        assert told(page) == [party]
