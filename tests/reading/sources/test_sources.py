"""Sources: files of every format made here, read into the same kind of document."""

import hashlib
import io
from datetime import date
from email.message import EmailMessage

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.errors import InputError
from upperhand.reading.sources import table
from upperhand.reading.sources.table import SOURCES, read_source, read_sources

STORY = (
    "The palace said on Monday that it would not accept the plan as it stands.",
    "“We are ready to talk,” said Rupert Hentzau, the spokesman of the duke, and left.",
)


def bodies(document):
    return [document.text[p.start : p.end] for p in document.body()]


def one(data, name, **more):
    documents, problems = read_source(data, name=name, **more)
    assert len(documents) == 1, problems
    return documents[0]


def fault(data, name="page.txt"):
    documents, problems = read_source(data, name=name)
    assert documents == ()
    (problem,) = problems
    assert problem.severity == "error"
    assert problem.where == name
    assert problem.what
    assert problem.repair
    return problem


# Text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_in_any_usual_encoding_reads_the_same(encoding):
    document = one("\n\n".join(STORY).encode(encoding), "story.txt")
    assert document.text == "\n\n".join(STORY)
    assert bodies(document) == list(STORY)
    assert document.language == "en"


def test_the_id_is_the_hash_of_the_raw_bytes_and_the_text_is_kept_untouched():
    data = "Palace says no\r\n\r\nThe\u00a0palace\tsaid no. 🕊\r\n".encode()
    document = one(data, "story.txt")
    assert document.id == hashlib.sha256(data).hexdigest()
    assert document.text == data.decode()


def test_markdown_keeps_its_text_and_tells_its_marks():
    source = (
        "---\ntitle: The plan\ndate: 2025-12-03\nauthor: Flavia\n---\n\n# The plan\n\n"
        "The palace *said* no.\n\n> We are ready.\n\n- Forces leave.\n- Prisoners go home.\n\n"
        "![bridge](b.png)\n\n***\n\n## What next\n\nThe duke wept.\n"
    )
    document = one(source.encode(), "story.md")
    assert document.text == source
    assert (document.title, document.author, document.published.iso) == (
        "The plan",
        "Flavia",
        "2025-12-03",
    )
    assert "The palace *said* no." in bodies(document)
    assert "We are ready." in bodies(document)
    assert [p.kind for p in document.parts if p.kind != "body"] == [
        "other",
        "title",
        "caption",
        "other",
    ]


# HTML ------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="en-GB"><head>
<meta charset="utf-8"><title>Palace says no | Courier</title>
<meta property="og:title" content="Palace says no">
<meta property="article:published_time" content="2025-12-03T09:30:00Z">
<meta property="article:modified_time" content="2025-12-04T10:00:00Z">
<meta property="article:section" content="World"><meta name="author" content="Flavia Elphberg">
<meta property="og:site_name" content="Strelsau Courier">
<link rel="canonical" href="https://courier.example/palace"><style>p{color:red}</style></head>
<body><div class="cookie-banner">We use cookies. Accept?</div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><header><h1>Palace says no</h1><p class="byline">By Flavia Elphberg</p>
<time datetime="2025-12-03">3 December 2025</time>
<span class="reading-time">3 min read</span></header>
<figure><img src="x"><figcaption>The bridge at Zenda</figcaption></figure>
<p>The palace said on <a href="/m">Monday</a> that it would <b>not</b> accept
the plan as it stands.</p><div class="share-bar">Facebook Twitter</div>
<p>&ldquo;We are ready to talk,&rdquo; said Rupert Hentzau.<script>alert(1)</script></p>
<p><a href="/other">Read more: The plan in full</a></p>
<p style="display:none">Hidden words.</p>
<blockquote><p>Never.</p></blockquote></article>
<aside><p>Most read: the duke's wedding was held.</p></aside>
<footer><p>© 2025 Strelsau Courier</p></footer></body></html>"""


def test_a_page_of_html_gives_its_paragraphs_and_its_metadata():
    document = one(PAGE.encode(), "page.html")
    assert bodies(document) == [
        "The palace said on Monday that it would not accept the plan as it stands.",
        "“We are ready to talk,” said Rupert Hentzau.",
        "Never.",
    ]
    assert document.title == "Palace says no"
    assert document.author == "Flavia Elphberg"
    assert (document.section, document.outlet) == ("World", "Strelsau Courier")
    assert (document.published.iso, document.updated.iso) == ("2025-12-03", "2025-12-04")
    assert document.url == "https://courier.example/palace"
    assert dict(document.found)["published"] == "meta article:published_time"
    assert "alert" not in document.text
    assert "Hidden words" not in document.text


def test_furniture_of_a_page_is_named():
    document = one(PAGE.encode(), "page.html")
    kinds = {document.text[p.start : p.end]: p.kind for p in document.parts}
    assert kinds["We use cookies. Accept?"] == "cookie"
    assert kinds["World"] == "navigation"
    assert kinds["The bridge at Zenda"] == "caption"
    assert kinds["Facebook Twitter"] == "share"
    assert kinds["By Flavia Elphberg"] == "author"
    assert kinds["Read more: The plan in full"] == "navigation"
    assert kinds["© 2025 Strelsau Courier"] == "other"


def test_json_ld_is_trusted_first():
    data = (
        '<html><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"headline": "No", "datePublished": "2025-12-03T01:00:00+01:00", '
        '"author": [{"name": "A"}, {"name": "B"}]}]}</script><title>X</title>'
        '<meta property="og:title" content="Y"></head>'
        "<body><p>The palace said no.</p></body></html>"
    )
    document = one(data.encode(), "p.html")
    assert (document.title, document.author) == ("No", "A, B")
    assert document.published.iso == "2025-12-03"
    assert dict(document.found)["title"] == "JSON-LD headline"


def test_broken_json_ld_is_passed_over():
    data = b'<script type="application/ld+json">{oops</script><h1>No</h1><p>It said no.</p>'
    assert one(data, "p.html").title == "No"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>One said no.<p>Two said yes.",
        "<div>One said no.<br><br>Two said yes.</div>",
        "<table><tr><td>One said no.</td></tr><tr><td>Two said yes.</td></tr></table>",
        "<div><div>One said no.</div>Two said yes.</div>",
        "<body><p>One said no.</b></i><p>Two said yes.</div></div>",
        "<pre>One said no.\n\nTwo\nsaid yes.</pre>",
        "<form><div class='content'><p>One said no.</p><p>Two said yes.</p></div></form>",
        "<div class='post tag-news sidebar-left'><p>One said no.</p><p>Two said yes.</p></div>",
        "<p>One said\n   <span>no</span>.</p><!-- a --><p>Two <i>said</i> yes.</p>",
    ],
)
def test_paragraphs_are_found_however_they_are_marked_up(markup):
    assert bodies(one(markup.encode(), "p.html")) == ["One said no.", "Two said yes."]


def test_a_page_declares_its_charset():
    data = "<html><head><meta charset='windows-1251'></head><p>Путин said “no”.</p>"
    assert one(data.encode("cp1251"), "p.html").text == "Путин said “no”."


def test_an_inline_time_does_not_cut_a_sentence():
    data = b"<p>On <time datetime='2025-12-03'>Wednesday</time> the palace said no.</p>"
    assert bodies(one(data, "p.html")) == ["On Wednesday the palace said no."]


def test_a_page_that_names_no_date_is_not_given_one():
    document = one(b"<html><body><h1>No</h1><p>In 2014 the palace said no.</p></body></html>", "p")
    assert document.published is None


def test_deeply_nested_markup_does_not_break_the_reader():
    data = b"<div>" * 3000 + b"<p>The palace said no.</p>"
    documents, problems = read_source(data, name="deep.html")
    assert documents or problems


def test_a_month_is_no_day_of_publication_and_the_next_statement_is_heard():
    data = (
        b'<head><meta name="date" content="2025-12"><meta name="pubdate" content="soon"></head>'
        b"<h1>No</h1><time datetime='2025-12-03'>x</time><p>The palace said no.</p>"
    )
    document = one(data, "p.html")
    assert document.published.iso == "2025-12-03"
    assert dict(document.found)["published"] == "first time element"


# PDF -------------------------------------------------------------------------------------------


def pdf(*pages, trailer=b"", title=""):
    """Make a PDF: each page a list of (x, y, text) set in 10 point Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for place, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * place)
        )
        shown = b"".join(
            text
            if isinstance(text, bytes)
            else b"BT /F1 10 Tf %d %d Td (%s) Tj ET\n" % (x, y, text.encode("cp1252"))
            for x, y, text in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(shown), shown))
    if title:
        objects.append(f"<< /Title ({title}) >>".encode())
        trailer += b" /Info %d 0 R" % len(objects)
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % s for s in starts)
    out.write(b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def column(x, top, *texts):
    return [(x, top - 14 * i, text) for i, text in enumerate(texts)]


def test_a_pdf_gives_paragraphs_and_makes_broken_words_whole():
    first = (
        "The palace said on Monday that it would not accept the plan for the nego-",
        "tiations as it stands, because the plan leaves the bridge to the duke.",
    )
    second = "The duke said nothing at all about the bridge, his spokesman added."
    page = column(72, 760, *first) + column(72, 700, second)
    assert bodies(one(pdf(page), "plan.pdf")) == [first[0][:-1] + first[1], second]


LEFT = (
    "The palace said that it",
    "would not accept the",
    "plan that was sent",
    "to it by the duke",
)
RIGHT = ("and his men. The duke", "said that he had never", "wanted the bridge, and", "left.")


def test_columns_are_read_one_after_the_other_below_their_heading():
    heading = [(72, 790, "THE PALACE AND THE DUKE DISAGREE ABOUT THE BRIDGE AT ZENDA AGAIN")]
    across = zip(column(72, 750, *LEFT), column(320, 750, *RIGHT), strict=True)
    page = heading + [line for pair in across for line in pair]
    text = one(pdf(page), "plan.pdf").text
    assert " ".join((*LEFT, *RIGHT)) in text
    assert text.startswith("THE PALACE")


def test_running_heads_and_page_numbers_are_furniture():
    pages = [
        [(72, 810, "Strelsau Courier"), (72, 700, f"The palace said no to offer number {i}."),
         (300, 30, str(i))]
        for i in range(1, 5)
    ]  # fmt: skip
    document = one(pdf(*pages), "paper.pdf")
    assert all("Courier" not in text for text in bodies(document))
    assert all(not text.isdigit() for text in bodies(document))
    assert "The palace said no to offer number 3." in " ".join(bodies(document))


def test_a_sentence_goes_on_over_the_page():
    first = column(72, 100, "The palace said that it would not accept the plan and that the")
    second = column(72, 790, "bridge must stay with the town, its spokesman told the paper.")
    assert bodies(one(pdf(first, second), "p.pdf")) == [f"{first[0][2]} {second[0][2]}"]


@pytest.mark.parametrize(
    ("stated", "title"), [("The plan", "The plan"), ("Microsoft Word - plan7.docx", "")]
)
def test_a_title_stated_by_a_program_is_no_title(stated, title):
    document = one(pdf(column(72, 760, *STORY[:1]), title=stated), "plan.pdf")
    assert document.title == title


def test_a_scan_is_reported_with_the_way_out():
    problem = fault(pdf([]), "scan.pdf")
    assert "no text layer" in problem.what
    assert "OCR" in problem.repair


def test_a_brief_of_ours_is_no_source():
    page = b'<html><head><meta name="generator" content="upperhand 0.1.0"></head><p>Says who?</p>'
    assert "not a source" in fault(page, "brief.html").what


def test_kerned_letters_are_read_once():
    # The letters after W are drawn back under it, as kerned print does: their boxes overlap.
    kerned = (
        b"BT /F1 40 Tf 72 700 Td (W) Tj ET\n"
        b"BT /F1 40 Tf 95 700 Td (ednesday) Tj ET\n"
        b"BT /F1 40 Tf 72 600 Td (the talks went on) Tj ET\n"
    )
    text = read_source(pdf([(0, 0, kerned)]), name="kerned.pdf")[0][0].text
    assert text.split() == ["Wednesday", "the", "talks", "went", "on"]


def test_a_damaged_pdf_is_reported():
    assert "cannot be opened" in fault(b"%PDF-1.7\n" + b"rubbish" * 50, "bad.pdf").what


def test_a_protected_pdf_is_reported():
    marks = b"11" * 32, b"22" * 32, b"33" * 16, b"33" * 16
    locked = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >> "
        b"/ID [<%s> <%s>]" % marks
    )
    problem = fault(pdf(column(72, 760, "The palace said no."), trailer=locked), "locked.pdf")
    assert "password" in problem.what


# Word, mail, feeds -----------------------------------------------------------------------------


def word(build):
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_gives_paragraphs_and_tables_in_order():
    def build(document):
        document.add_heading("The plan", 0)
        document.add_paragraph(STORY[0])
        grid = document.add_table(rows=1, cols=2)
        grid.cell(0, 0).text, grid.cell(0, 1).text = "Forces leave the town.", "Accepted."
        document.add_paragraph(STORY[1])

    document = one(word(build), "plan.docx")
    assert document.title == "The plan"
    assert bodies(document) == [STORY[0], "Forces leave the town.\tAccepted.", STORY[1]]
    assert document.published is None


def test_a_zip_that_is_no_word_document_is_reported():
    assert "Word document" in fault(b"PK\x03\x04" + b"\x00" * 60, "x.docx").what


def test_an_empty_word_document_is_reported():
    assert "no text" in fault(word(lambda document: None), "x.docx").what


def mail(**parts):
    message = EmailMessage()
    message["Subject"] = "Talks in Strelsau"
    message["From"] = "Flavia Elphberg <flavia@courier.example>"
    message["Date"] = "Wed, 03 Dec 2025 09:30:00 +0100"
    if "text" in parts:
        message.set_content(parts["text"])
    if "html" in parts:
        message.set_content(parts["html"], subtype="html")
    return message.as_bytes()


def test_a_message_gives_subject_sender_day_and_body():
    text = (
        f"{STORY[0]}\n\n{STORY[1]}\n\nOn 1 Dec 2025 Fritz wrote:\n> Will they talk?\n\n-- \nFlavia"
    )
    document = one(mail(text=text), "talks.eml")
    assert bodies(document) == list(STORY)
    assert (document.title, document.published.iso) == ("Talks in Strelsau", "2025-12-03")
    assert document.author.startswith("Flavia Elphberg")
    assert dict(document.found)["published"] == "Date"


def test_a_message_in_html_only_is_read_too():
    html = f"<html><body><p>{STORY[0]}</p><p>{STORY[1]}</p></body></html>"
    assert bodies(one(mail(html=html), "talks.eml")) == list(STORY)


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>
<item><title>Palace says no</title><link>https://courier.example/1</link>
<pubDate>Wed, 03 Dec 2025 09:30:00 GMT</pubDate><dc:creator>Flavia</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>{STORY[0]}</p><p>{STORY[1]}</p>]]></content:encoded></item>
<item><title>Duke wept</title>
<description>&lt;p&gt;The duke wept all day.&lt;/p&gt;</description></item>
<item><title>Nothing to see</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><title>Palace says no</title><link href="https://courier.example/1"/>
<published>2025-12-03T09:30:00Z</published><author><name>Flavia</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY[0]}</p></div></content>
</entry></feed>"""


def test_a_feed_gives_one_document_per_entry_with_text():
    documents, _ = read_source(RSS.encode(), name="courier.xml")
    assert [d.title for d in documents] == ["Palace says no", "Duke wept"]
    assert bodies(documents[0]) == list(STORY)
    assert documents[0].published.iso == "2025-12-03"
    assert (documents[0].author, documents[0].outlet) == ("Flavia", "Courier")
    assert documents[0].url == "https://courier.example/1"
    assert documents[1].published is None
    assert documents[1].id == documents[0].id + "#2"


def test_an_atom_entry_reads_the_same():
    document = one(ATOM.encode(), "courier.atom")
    assert bodies(document) == [STORY[0]]
    assert (document.published.iso, document.author) == ("2025-12-03", "Flavia")


def test_a_feed_does_not_reach_out_of_its_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2", encoding="utf-8")
    source = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<rss><channel><item><title>T</title><description>The palace &x; said no.</description>"
        "</item></channel></rss>"
    )
    document = one(source.encode(), "evil.xml")
    assert "hunter2" not in document.text
    assert bodies(document) == ["The palace said no."]


# One story in every format ---------------------------------------------------------------------


def in_every_format():
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    lines = column(60, 760, STORY[0]) + column(60, 700, STORY[1])
    item = f"<item><description><![CDATA[{paragraphs}]]></description></item>"
    return {
        "a.txt": "\r\n\r\n".join(STORY).encode(),
        "a.md": "\n\n".join(STORY).encode(),
        "a.html": f"<html><body>{paragraphs}</body></html>".encode(),
        "a.docx": word(lambda document: [document.add_paragraph(text) for text in STORY]),
        "a.eml": mail(text="\n\n".join(STORY)),
        "a.rss": f"<rss>{item}</rss>".encode(),
        "a.pdf": pdf(lines),
    }


@pytest.mark.parametrize("name", sorted(in_every_format()))
def test_a_story_has_the_same_paragraphs_in_every_format(name):
    document = one(in_every_format()[name], name)
    assert bodies(document) == list(STORY)
    assert document.language == "en"


# Bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_reported(data):
    problem = fault(data, "empty.txt")
    assert "empty" in problem.what or "no text" in problem.what


@pytest.mark.parametrize("name", ["rubbish.txt", "rubbish", "rubbish.md", "rubbish.bin"])
def test_binary_rubbish_is_reported(name):
    rubbish = bytes(range(256)) * 40
    assert "control characters" in fault(rubbish, name).what


def test_rich_text_is_reported_rather_than_read_with_its_marks():
    assert "Rich Text" in fault(rb"{\rtf1\ansi The palace said no.}", "a.rtf").what


def test_a_file_that_may_not_be_read_does_not_stop_its_folder(tmp_path):
    (tmp_path / "a.txt").write_text(STORY[0], encoding="utf-8")
    locked = tmp_path / "b.txt"
    locked.write_text(STORY[1], encoding="utf-8")
    locked.chmod(0)
    documents, problems = read_sources([tmp_path])
    assert documents[0].text == STORY[0]
    if len(documents) == 1:  # whoever may read everything reads both
        assert "cannot be read" in next(p.what for p in problems if p.severity == "error")


def test_a_text_beyond_the_limit_is_refused_with_the_limit_named():
    problem = fault(b"The palace said no. " * 110_000, "long.txt")
    assert "2,000,000" in problem.what


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr(table, "LARGEST_FILE", 1000)
    path = tmp_path / "big.txt"
    path.write_bytes(b"The palace said no. " * 3000)
    documents, problems = read_source(path)
    assert documents == ()
    assert "larger than the limit" in problems[0].what


def test_a_missing_file_is_named():
    with pytest.raises(InputError, match=r"nowhere\.txt does not exist"):
        read_source("nowhere.txt")


def test_all_missing_inputs_are_named_at_once(tmp_path):
    with pytest.raises(InputError) as seen:
        read_sources([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert len(seen.value.problems) == 2


def test_a_folder_given_as_a_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read_source(tmp_path)


def test_another_language_is_read_and_reported():
    text = "Der Palast hat am Montag gesagt, dass er den Plan nicht annehmen wird. " * 3
    documents, problems = read_source(text.encode(), name="d.txt")
    assert documents[0].language == "de"
    assert any("German" in p.what and p.severity == "warning" for p in problems)


def test_standard_input_is_told_by_its_beginning(monkeypatch):
    class Pipe:
        buffer = io.BytesIO(PAGE.encode())

    monkeypatch.setattr("sys.stdin", Pipe)
    documents, _ = read_source("-")
    assert documents[0].source == "<stdin>"
    assert documents[0].title == "Palace says no"


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (PAGE.encode(), "html"),
        (RSS.encode(), "feed"),
        (ATOM.encode(), "feed"),
        (b"%PDF-1.4", "pdf"),
        (mail(text="x"), "email"),
        (b"PK\x03\x04", "docx"),
        (b"From: the palace\n\nWe said no.", "text"),
        (STORY[0].encode(), "text"),
    ],
)
def test_a_file_without_an_ending_is_told_by_its_beginning(data, source):
    assert table._source_of(data, "download").name == source


def test_a_text_file_that_begins_like_markup_stays_text():
    assert one(b"<p> is the mark of a paragraph, said the teacher.", "a.txt").text[0] == "<"


# Folders ---------------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_and_the_same_bytes_only_once(tmp_path):
    (tmp_path / "b.txt").write_text(STORY[1], encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "copy.txt").write_text(STORY[1], encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty.txt").write_bytes(b"")
    documents, problems = read_sources([tmp_path])
    assert [d.title for d in documents] == ["Palace says no", ""]
    assert [p.what for p in problems if p.severity == "error"] == ["the file is empty"]


def test_a_folder_with_nothing_to_read_is_reported(tmp_path):
    documents, problems = read_sources([tmp_path])
    assert documents == ()
    assert "holds no file" in problems[0].what


def test_retrieved_is_passed_on():
    data = b"Talks\n\nUpdated 1 day ago\n\nThe palace said no."
    document = one(data, "a.txt", retrieved=date(2025, 12, 5))
    assert document.updated.iso == "2025-12-04"


# The table -------------------------------------------------------------------------------------


def test_every_ending_belongs_to_one_source():
    endings = [e for s in SOURCES for e in s.endings]
    assert len(endings) == len(set(endings))


@settings(deadline=None)
@given(data=st.binary(max_size=300), name=st.sampled_from([e for s in SOURCES for e in s.endings]))
def test_no_bytes_crash_any_source(data, name):
    documents, problems = read_source(data, name=f"file{name}")
    assert documents or problems
    for document in documents:
        for part in document.parts:
            assert 0 <= part.start < part.end <= len(document.text)


BEGINNINGS = [
    b"%PDF-1.4\n", b"PK\x03\x04", b"<html><p>", b"<rss><item>", b"Subject: x\nFrom: y\n\n",
    b"\xff\xfe", b"---\n",
]  # fmt: skip


@settings(deadline=None)
@given(data=st.binary(max_size=200), start=st.sampled_from(BEGINNINGS))
def test_no_bytes_after_a_known_beginning_crash_any_source(data, start):
    documents, problems = read_source(start + data, name="download")
    assert documents or problems


def test_a_broken_mail_header_and_an_unknown_charset_are_no_crash():
    mail = b"From: <a@\nDate: nonsense\nSubject: Strelsau\n\nThe palace said no, and left.\n"
    assert one(mail, "note.eml").title == "Strelsau"
    page = b"<html><head><meta charset='undefined'></head><body><p>"
    page += "The palace said on Monday that it would not sign in T\xfcrkiye.".encode("latin-1")
    assert "palace said" in one(page + b"</p></body></html>", "page.html").text
