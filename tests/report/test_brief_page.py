"""The brief as a page: safe, readable, neutral, and computed."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from upperhand.report.brief import SECTIONS, brief

EXCEPT = " or ".join(
    f"self::{tag}" for tag in ["data", "time", "code", "q", "blockquote", "cite", "mark", "svg"]
)
LABELS = ("label", "id", "note", "quote", "source", "party", "speaker")
PROSE = "//p | //li | //dd | //dt | //figcaption | //h1 | //h2 | //h3 | //h4 | //caption | //th"
# Bands of ICD 203, written down a second time.
BANDS = {
    "almost no chance": (0, 5), "very unlikely": (5, 20), "unlikely": (20, 45),
    "roughly even": (45, 55), "likely": (55, 80), "very likely": (80, 95),
    "almost certain": (95, 100),
}  # fmt: skip


@pytest.fixture(scope="module")
def tree(page):
    return lxml.html.fromstring(page)


def prose(tree):
    """Text of each paragraph without what is bound, quoted, dated or a label."""
    skipped = " or ".join(
        [EXCEPT, *(f"contains(concat(' ', @class, ' '), ' {c} ')" for c in LABELS)]
    )
    for element in tree.xpath(PROSE):
        nested = element.xpath("ancestor::*[self::li or self::p or self::th][1]")
        pieces = element.xpath(f".//text()[not(ancestor::*[{skipped}])]")
        if not nested and not element.xpath(f"ancestor-or-self::*[{skipped}]"):
            yield " ".join("".join(pieces).split())


def shape(tree):
    return [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]


def test_a_brief_is_one_file_under_a_megabyte(page):
    assert len(page.encode()) < 1_000_000


def test_it_runs_nothing_and_fetches_nothing(tree):
    assert not tree.xpath(
        "//script | //iframe | //object | //embed | //link | //img | //form | //base"
    )
    assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@style | //@src | //@srcset")
    assert not re.search(r"url\((?!#)|@import", tree.xpath("string(//style)"))


def test_the_policy_allows_this_style_sheet_and_nothing_else(page, tree):
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_the_same_findings_give_the_same_page(page, findings):
    assert brief(findings) == page


def test_no_number_in_prose_stands_unbound(tree):
    assert not [text for text in prose(tree) if re.search(r"\d", text)]


def test_the_check_for_unbound_numbers_can_fail():
    tree = lxml.html.fromstring("<p>About 3 of <data>4</data></p>")
    assert [text for text in prose(tree) if re.search(r"\d", text)]


def test_a_likelihood_word_stands_with_its_number(tree):
    words = tree.xpath("//*[@class='likelihood']")
    assert words
    for word in words:
        low, high = BANDS[word.text_content()]
        value = float(word.getnext().get("value")) * 100
        assert low <= value <= high


def test_no_chance_is_none_or_all(tree):
    assert not re.search(r"(?<![\d.,])(?:0|100)\s%", tree.xpath("string(//body)"))


def test_confidence_and_likelihood_never_share_a_sentence(tree):
    text = " ".join(tree.xpath("string(//main)").split())
    for sentence in re.split(r"(?<=[.!?])\s", text):
        if re.search(r"\b(?:un)?likely\b|almost certain|almost no chance", sentence):
            assert not re.search(r"\bconfidence\b|\bconfident\b", sentence)


def test_nobody_is_said_to_want_anything(tree):
    assert not [
        text for text in prose(tree) if re.search(r"\bwants?\b", text) and text != "Who wants what"
    ]


def test_the_page_is_in_english_and_says_so(tree):
    assert tree.get("lang") == "en"


def test_headings_go_down_one_step_at_a_time(tree):
    levels = shape(tree)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_its_headers_a_scope(tree):
    for table in tree.xpath("//table"):
        assert table.xpath("string(caption)").strip()
    assert not tree.xpath("//th[not(@scope)]")


def test_every_chart_says_what_it_shows(tree):
    drawings = [s for s in tree.iter("{*}svg", "svg") if s.get("role") == "img"]
    assert len(drawings) >= 10
    ids = {e.get("id"): e for e in tree.iter() if e.get("id")}
    for drawing in drawings:
        told = [ids[i].text for i in drawing.get("aria-labelledby").split()]
        assert all(told)


def test_every_id_is_there_once(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_link_inside_the_page_arrives(tree):
    ids = set(tree.xpath("//@id"))
    assert not [a for a in tree.xpath("//a/@href") if a.startswith("#") and a[1:] not in ids]


def test_sections_stand_in_the_order_of_the_story(tree):
    shown = tree.xpath("//main/section/@id")
    assert shown == [name for name, *_ in SECTIONS if name in shown]
    assert set(shown) >= {"bottom_line", "claims_tested", "who_wants_what", "sources"}


def test_every_party_has_the_same_space(tree):
    rows = tree.xpath("//table[@class='matrix']//tr")
    assert len({len(row) for row in rows}) == 1


def test_the_brief_dates_itself_as_inferred_wherever_it_is_dated(tree):
    for where in ("//header", "//*[@id='what_moved']", "//*[@id='sources']"):
        assert tree.xpath(
            f"{where}//time[@datetime='2026-01-23']/following-sibling::*[@class='inferred']"
        )


def test_a_document_without_a_date_says_so(tree):
    assert "does not say when it was published" in tree.xpath("string(//*[@id='sources'])")


def test_every_quote_is_cut_from_the_page(tree, findings):
    text = findings.record.document(findings.documents[0]).text
    quotes = tree.xpath("//*[@id='what_they_said']//mark")
    assert len(quotes) == sum(len(s.content) for s in findings.record.statements)
    assert all(q.text_content() in text for q in quotes)
    assert all(len(q.getparent().text_content()) > len(q.text_content()) for q in quotes[:3])


def test_a_partys_version_of_a_disputed_fact_looks_like_a_claim(tree):
    versions = tree.xpath("//*[@class='dispute'][contains(., 'Pokrovsk')]//li")
    kinds = [v.get("class").split()[1] for v in versions]
    assert kinds == ["claimed", "claimed", "reported"]  # Russia, Ukraine, DeepState


def test_a_dispute_is_not_told_before_its_versions_were_published(case, findings):
    early = replace(findings, dating=replace(findings.dating, as_of="2025-12-04"))
    assert "Kupiansk in December 2025" in brief(findings)
    assert "Kupiansk in December 2025" not in brief(early)


def test_the_words_change_when_the_results_change(page, changed_page):
    first, second = (lxml.html.fromstring(p).xpath("string(//h1)") for p in (page, changed_page))
    assert "There is room for a deal" in first
    assert "close the room" in second
    assert second.endswith("is not supported.")
    assert first != second


def test_the_title_says_the_verdict_of_the_test(tree, findings):
    test = findings.claims[0].test
    title = tree.xpath("string(//h1)")
    told = {
        "supported": "is supported", "partly": "partly supported",
        "not supported": "not supported", "cannot tell": "cannot decide",
    }  # fmt: skip
    assert told[test.verdict] in title


def test_a_date_asked_for_is_not_marked_as_inferred(changed_page):
    assert "inferred" not in lxml.html.fromstring(changed_page).xpath("string(//main)")


def test_a_section_with_nothing_to_say_is_left_out_or_says_why(bare):
    tree = lxml.html.fromstring(brief(bare))
    shown = tree.xpath("//main/section/@id")
    assert "what_moved" not in shown
    assert "claims_tested" not in shown
    assert "upper_hand" not in shown
    assert "No statement was found" in tree.xpath("string(//*[@id='what_they_said'])")


def test_markup_in_a_page_stays_text(findings):
    document = findings.record.documents[0]
    evil = replace(document, title="<script>alert(1)</script>")
    record = replace(findings.record, documents=(evil,))
    text = brief(replace(findings, record=record))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_a_claim_not_tested_says_why(tree):
    told = " ".join(tree.xpath("string(//*[@id='claims_tested'])").split())
    assert "Not tested: no measured series stands for its driver" in told


def test_a_claim_is_shown_with_who_makes_it_and_about_whom(tree):
    told = [" ".join(b.text_content().split()) for b in tree.xpath("//*[@class='by']")]
    assert told[0].startswith("Claim by ● Russia (The Kremlin) about ● Russia · leverage")
    assert told[1].startswith("Claim by ▼ NATO (NATO chief Mark Rutte) about ■ Ukraine")


def test_issues_that_open_as_much_room_are_named_together(findings):
    ensemble = findings.ensemble
    blocked = ensemble.blocked.copy() * False
    room = ensemble.room_soft.copy()
    for k, issue in ((0, "nato"), (1, "sequence")):
        blocked[k, ensemble.issues.index(issue)] = True
        room[k] = False
    tied = replace(findings, ensemble=replace(ensemble, blocked=blocked, room=room))
    tree = lxml.html.fromstring(brief(tied))
    assert (
        "issues whose softening opens most room are NATO membership and Ceasefire sequence"
        in tree.text_content()
    )
