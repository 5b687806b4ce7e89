"""Pages: furniture told from the story by shape, metadata with where it was found."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.reading.pages.extract import Block, Extract
from upperhand.reading.pages.lineshape import kind_of_line
from upperhand.reading.pages.page import body_of, document_from, parts_of

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
TITLE = "Ruritania claims that gains at the front raise its weight in the talks."
PAGE = f"""{TITLE}

  1. HOME
  2. WORLD
  3. {TITLE}
  • Last update: 1 days ago
  • 3 min read
  • 675 Views
  • WORLD
{TITLE}

The palace stated on Wednesday that its army had moved.

"We are ready," spokesman Rupert Hentzau said.

Author: Flavia Elphberg

Share"""


def read(text, **more):
    return document_from(Extract(text), id="x", source="page.txt", **more)


def kinds(text):
    return [p.kind for p in parts_of(Extract(text))]


def test_a_saved_page_falls_into_its_parts():
    assert kinds(PAGE) == [
        "title", "breadcrumb", "breadcrumb", "breadcrumb", "date", "counter", "counter",
        "breadcrumb", "title", "body", "body", "author", "share",
    ]  # fmt: skip


def test_metadata_say_where_they_were_found():
    document, _ = read(PAGE)
    found = dict(document.found)
    assert (document.title, document.author, document.section) == (
        TITLE,
        "Flavia Elphberg",
        "WORLD",
    )
    assert found["title"] == "line 1: title, repeated 2 times"
    assert found["author"] == "line 16: author"
    assert found["section"] == "line 4: breadcrumb"
    assert found["updated"] == "line 6: date"


def test_a_page_without_a_date_has_none_and_says_so():
    document, problems = read(PAGE)
    assert document.published is None
    assert document.updated.granularity == "unresolved"
    assert [p.severity for p in problems] == ["note"]
    assert "--published" in problems[0].repair


def test_the_day_of_retrieval_anchors_the_update_and_nothing_else():
    document, _ = read(PAGE, retrieved=date(2025, 12, 5))
    assert (document.updated.iso, document.retrieved) == ("2025-12-04", "2025-12-05")
    assert document.updated.anchor == "retrieved 2025-12-05"
    assert document.quote(document.updated.citation) == document.updated.text == "1 days ago"
    assert document.published is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: 3 December 2025", "2025-12-03"),
        ("Published on Dec 3, 2025 at 10:15 GMT", "2025-12-03"),
        ("Posted 2025-12-03", "2025-12-03"),
        ("December 3, 2025", "2025-12-03"),
        ("Wednesday, 3 December 2025 09:12 GMT", "2025-12-03"),
    ],
)
def test_a_date_line_at_the_top_is_the_day_of_publication(line, iso):
    document, problems = read(f"Talks go on\n\n{line}\n\nThe palace said that talks go on.")
    assert document.published.iso == iso
    assert problems == ()


@pytest.mark.parametrize(
    ("head", "iso", "where"),
    [
        ("STRELSAU, Dec 3, 2025 (Agency) - The palace said no.", "2025-12-03", "dateline"),
        ("PORT AUDE, March 14, 2025. The delegation has come.", "2025-03-14", "dateline"),
        ("Strelsau, Dec 3, 2025 – The palace said no.", "2025-12-03", "dateline"),
        ("(3 December 2025) STRELSAU: The palace said no.", "2025-12-03", "dateline"),
        ("STRELSAU (December 3, 2025) — The palace said no.", "2025-12-03", "dateline"),
        ("3 December 2025, STRELSAU (Agency) - The palace said no.", "2025-12-03", "dateline"),
        ("STRELSAU (Agency) — Dec. 3, 2025 — The palace said no.", "2025-12-03", "dateline"),
        ("Broadcast: 3 December 2025, 20.00\n\nThe palace said no.", "2025-12-03", "date"),
        ("Date: 2025/12/03\n\nThe palace said no.", "2025-12-03", "date"),
        ("STRELSAU, December 3, 2025\n\nThe palace said no.", "2025-12-03", "date"),
        ("Strelsau, 3 December 2025\n\nThe Ministry condemns it.", "2025-12-03", "date"),
        ("Live | Updated 18:22 | Wednesday 3 December 2025\n\nIt said no.", "2025-12-03", "date"),
        ("_Wednesday 3 December 2025 · 2 min read_\n\nIt said no.", "2025-12-03", "date"),
    ],
)
def test_a_dateline_and_a_day_by_itself_date_the_page(head, iso, where):
    document, _ = read(f"Talks at Strelsau go on\n\n{head}\n\nThe duke wept.")
    assert document.published.iso == iso
    assert where in dict(document.found)["published"]
    assert document.quote(document.published.citation) == document.published.text


@pytest.mark.parametrize(
    "text",
    [
        "The text of 12 February 2015 is dead\n\nThe palace said no.",
        "Talks go on\n\nThe palace said no on December 3, 2025, and again on Friday.",
        "Talks go on\n\nOn 3 December 2025 the palace said no.",
        "Talks go on\n\nSTRELSAU, March 21 -- The palace said no.",
        "Talks go on\n\nIn Zenda, Dec 3, 2025 was a quiet day, the duke said.",
    ],
)
def test_a_day_named_in_a_title_or_a_sentence_does_not_date_the_page(text):
    document, problems = read(text)
    assert document.published is None
    assert problems


def test_the_name_of_the_paper_is_not_the_title():
    document, _ = read("ZENDA DESK\nPalace says no to the plan again\n\nThe palace said no.")
    assert document.title == "Palace says no to the plan again"
    assert [p.kind for p in document.parts] == ["other", "title", "body"]


def test_a_letterhead_keeps_its_day():
    text = (
        "Republic of Ruritania\nMinistry of War\nStrelsau, 12 February 2026\n\n"
        "Statement by the Ministry on the events at Zenda\n\nThe Ministry condemns the shelling."
    )
    document, _ = read(text)
    assert [p.kind for p in document.parts] == ["other", "other", "date", "title", "body"]
    assert document.published.iso == "2026-02-12"


def test_mail_headers_at_the_head_of_a_text_are_read_as_such():
    text = (
        "From: Flavia <f@courier.example>\nDate: Fri, 21 Mar 2025 17:20:11 +0100\n"
        "To: the desk\nSubject: Strelsau\n\nDear all,\n\nThe palace said no.\n"
    )
    document, _ = read(text)
    assert [p.kind for p in document.parts[:4]] == ["author", "date", "other", "title"]
    assert (document.title, document.published.iso) == ("Strelsau", "2025-03-21")
    assert body_of(document) == "Dear all,\n\nThe palace said no."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("675 Views", "counter"),
        ("1.2K shares", "counter"),
        ("3 min read", "counter"),
        ("Reading time: 4 minutes", "counter"),
        ("Last update: 1 days ago", "date"),
        ("Updated 2 hours ago", "date"),
        ("9:05 p.m.", "date"),
        ("14:32 GMT", "date"),
        ("Author: Flavia Elphberg", "author"),
        ("Written by Flavia Elphberg", "author"),
        ("Reporting by Fritz Tarlenheim in Strelsau; editing by Johann Sapt", "author"),
        ("Share", "share"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Share this article", "share"),
        ("Read more: What we know about the plan", "navigation"),
        ("Read more", "navigation"),
        ("ALSO READ: The plan in full", "navigation"),
        ("Advertisement", "navigation"),
        ("Skip to main content", "navigation"),
        ("Sign up for our newsletter", "navigation"),
        ("Accept all cookies", "cookie"),
        (
            "We use cookies to improve your experience. By clicking Accept you consent to our use.",
            "cookie",
        ),
        ("Photo: The bridge at Zenda after the shelling", "caption"),
        ("Smoke over Zenda on Tuesday [Fritz Tarlenheim/AFP]", "caption"),
        ("Home > World > Ruritania", "breadcrumb"),
        ("© 2025 Strelsau Courier", "other"),
        ("All rights reserved.", "other"),
        ("3 comments | Text size A A A", "counter"),
        ("Live | Updated 18:22 | Friday 14 March 2025", "date"),
        ("Follow  Share  Key events", "navigation"),
        ("_Wednesday 6 August 2025 · 2 min read · [Subscribe](https://x.example)_", "date"),
        ("18.22 Mara Lindqvist", "date"),
        ("From our own correspondent in Zenda", "author"),
        ("This message is intended only for the addressee. Please delete it.", "other"),
        ("___", "other"),
        ("* * *", "other"),
    ],
)
def test_furniture_is_told_by_its_shape(line, kind):
    assert kind_of_line(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Published reports say the war is over.",
        "Updated plans were on the table, the envoy said.",
        "Share of territory held: 20 percent, according to the palace.",
        "Read the text again, he said.",
        "Views differ.",
        "By Wednesday the town had fallen.",
        "By taking Zenda, the army opened the road.",
        "Photographs showed the bridge.",
        "Copyright law was not on the table.",
        "The delegation left Strelsau. (Reuters)",
        "Cookies were served as the ministers met, and they agreed to accept the plan.",
        "Q: Will you sign?",
        "REPORTER: Mr President, will you sign?",
        "“No.”",
        "He said: yes.",
        "Home is where the refugees want to go.",
        "Related issues include prisoners and children.",
        "Follow the money, he said on Tuesday.",
        "Search teams found two survivors.",
        "1. Ukraine's sovereignty shall be reaffirmed.",
        "• All prisoners shall be exchanged on the principle of all for all.",
        "Trending downward, the currency fell.",
        "At 9:05 p.m. the shelling stopped.",
    ],
)
def test_body_text_is_never_taken_for_furniture(line):
    assert kind_of_line(line) is None
    assert kinds(f"Talks go on\n\nThe palace spoke.\n\n{line}\n\nIt said no.")[2] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "By ROSE ADONGO, Interlake Press",
        "By Noor Feldmann in Otrabad",
        "By Wire staff",
        "Ada Berg in Kyiv and Jan Novak in Brussels",
        "Ada Berg, Diplomatic Correspondent",
    ],
)
def test_a_byline_is_one_near_the_top_only(line):
    assert kind_of_line(line, near_top=True) == "author"
    assert kind_of_line(line) is None


def test_a_plan_in_points_keeps_all_its_points():
    plan = "The plan:\n\n1. Zenda is neutral.\n2. Forces leave.\n3. Prisoners are exchanged.\n"
    assert kinds(plan) == ["body"] * 4


def test_a_first_line_that_ends_like_a_sentence_and_stands_once_stays_body():
    assert kinds("The palace said no.\n\nThe envoys left.") == ["body", "body"]


def test_a_first_line_without_a_full_stop_is_the_title():
    assert kinds("Palace says no\n\nThe palace said no on Monday.") == ["title", "body"]


def test_a_text_of_one_line_is_body():
    assert kinds("The palace said no") == ["body"]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The palace said on Monday that it would not accept the plan as it\n"
        "stands, because the plan leaves the bridge at Zenda in the hands of\n"
        "the duke.\n\nThe duke said nothing.\n"
    )
    document, _ = read(text)
    assert [p.kind for p in document.parts] == ["body", "body"]
    assert document.text[: document.parts[0].end].endswith("the duke.")


def test_lines_that_are_sentences_of_their_own_are_paragraphs_of_their_own():
    text = "The palace said no to the plan as it stands.\nThe duke said nothing about the bridge.\n"
    assert len(parts_of(Extract(text))) == 2


def test_windows_line_ends_and_odd_spaces_leave_offsets_true():
    text = "Palace says no\r\n\r\n\u00a0 The palace said no. \r\n\tThe duke wept.\r\n"
    document, _ = read(text)
    assert [text[p.start : p.end] for p in document.parts] == [
        "Palace says no",
        "The palace said no.",
        "The duke wept.",
    ]


def test_right_to_left_names_and_emoji_are_kept_in_place():
    text = "🕊 The minister عباس عراقچی spoke.\n\n“لا”, he said 🕊."
    document, _ = read(text)
    assert body_of(document) == text


def test_stated_kinds_of_a_format_are_kept():
    extract = Extract("Menu\n\nA word", (Block(0, 4, "navigation"), Block(6, 12)))
    assert [p.kind for p in parts_of(extract)] == ["navigation", "body"]


def test_a_page_of_furniture_only_is_reported():
    _, problems = read("675 Views\n\nShare\n\nPublished: 3 December 2025")
    assert [p.severity for p in problems] == ["warning"]


lines = st.sampled_from(
    ["The palace said no.", "Share", "675 Views", "", "  ", "• WORLD", "1. HOME", "By Fritz Sapt",
     "“Never,” he said", "\t", "Updated 2 hours ago", "Ein Wort", "12:30", "\u00a0"]
)  # fmt: skip


@settings(deadline=None)
@given(page=st.lists(lines, max_size=15), end=st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_parts_cover_every_word_once_in_order(page, end):
    text = end.join(page)
    parts = parts_of(Extract(text))
    covered = "".join(text[p.start : p.end] for p in parts)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in parts)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the material kept beside the project is missing")
def test_annotated_news_text_loses_no_attributed_words():
    """Body text dropped would cost statements: at most one annotated span in a thousand."""
    lost = total = 0
    for note in sorted((SHARED / "gold/polnear/dev/attributions").glob("*.ann")):
        page = note.parents[1] / "text" / (note.stem[: note.stem.rindex("_")] + ".txt")
        text = page.read_text(encoding="utf-8")
        body = [p for p in parts_of(Extract(text)) if p.kind == "body"]
        for line in note.read_text(encoding="utf-8").splitlines():
            if line.startswith("T") and "\tContent " in line:
                start = int(line.split("\t")[1].split()[1])
                total += 1
                lost += not any(p.start <= start < p.end for p in body)
    assert total > 1000
    assert lost <= total // 1000


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the material kept beside the project is missing")
def test_the_originating_page_has_thirteen_body_paragraphs():
    text = (SHARED / "input/seed-article.txt").read_text(encoding="utf-8")
    document, _ = read(text)
    assert len(document.body()) == 13
    assert text[document.body()[0].start :].startswith("The Kremlin stated on Wednesday")
    assert text[: document.body()[-1].end].endswith("since the Soviet era.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share · Print · 7 readers’ comments", "share"),
        ("Share: Telegram | Viber", "share"),
        ("More from Politics", "navigation"),
        ("Join our paper's Telegram channel", "navigation"),
        ("Listen to article (3 min)", "navigation"),
        ("© Border Herald 2024", "other"),
        ("(NAS/kt/ro)", "other"),
        ("[Retold from the public record]", "other"),
        ("(Reporting by Jan Novak and Ada Berg)", "author"),
    ],
)
def test_what_surrounds_a_story_is_told_by_its_shape(line, kind):
    assert kind_of_line(line) == kind


def test_a_row_of_paper_section_and_day_dates_the_page():
    row = "Monitor | World | Published 5 March 2026, 7:40"
    story = "The palace said on Wednesday that its army had moved back."
    page, _ = read(f"A title of some length here\n\n{row}\n\n{story}")
    assert page.published.iso == "2026-03-05"
    assert kind_of_line("Putin  met Trump  on 3 December 2025 in Moscow") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Women wait for water near the quay [File: Harbour Press]", "caption"),
        ("The quay at dawn. Photo: Linn Maar / Kustbild", "caption"),
        ("A family comes home. © Relief Photo/Salem Nasher", "caption"),
        ("Watch: How a bakery opened again (3 min)", "navigation"),
        ("♦ Our morning letter directly in your inbox - Subscribe here", "navigation"),
        ("Get our updates in your inbox - Subscribe here", "navigation"),
        ("Get the daily newsletter  |  Subscribe", "navigation"),
        ("Anna Berg and Piet Smit contributed to this report.", "author"),
        ("Some names have been changed.", "other"),
        ("‘They did not sign anything’", "other"),
        ("Source: Harbour TV and news agencies", "other"),
    ],
)
def test_furniture_of_todays_sites_is_told_by_its_shape(line: str, kind: str):
    assert kind_of_line(line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("World > Africa", "breadcrumb"),
        ("The Northern Courier | Reportage", "breadcrumb"),
        ("Tove Lindqvar, Abroad desk", "author"),
        ("Owen Tarrant (London), Selma Osman (Nairobi)", "author"),
        ("By Nadia Frey in Larsk. Photographs by Otto Lind", "author"),
    ],
)
def test_lines_of_the_head_are_told_near_the_top(line: str, kind: str):
    assert kind_of_line(line, near_top=True) == kind


def test_headlines_listed_below_a_pointer_are_no_story():
    text = (
        "The envoys met for three hours and parted without a text, officials said on Monday.\n\n"
        "More on this story\n- What the satellites show\n- Who are the guards?\n\n"
        "The talks go on next week in the same hotel, the mediator told reporters."
    )
    kinds = {text[p.start : p.end]: p.kind for p in parts_of(Extract(text))}
    assert kinds["- What the satellites show"] == "navigation"
    assert sum(kind == "body" for kind in kinds.values()) == 2
