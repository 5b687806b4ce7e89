"""The main job from the command line: a sample page in, a brief out, and wrong input."""

import json
import shutil

import pytest

from upperhand.case import sample_page

PAGE = sample_page("ukraine")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The sample page's brief, made once: where it lies and what was printed."""
    import contextlib
    import io
    import sys

    from upperhand.cli import main

    out = tmp_path_factory.mktemp("brief") / "brief.html"
    printed = io.StringIO()
    argv, sys.argv = (
        sys.argv,
        ["upperhand", "brief", str(PAGE), "--out", str(out), "--draws", "50", "--json"],
    )
    try:
        with contextlib.redirect_stdout(printed), pytest.raises(SystemExit) as left:
            main()
    finally:
        sys.argv = argv
    return out, json.loads(printed.getvalue()), left.value.code


def test_the_brief_is_one_page_under_a_megabyte(written):
    out, _, code = written
    assert code == 0
    assert out.stat().st_size < 1_000_000
    assert out.read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_the_brief_needs_no_network_and_no_script(written):
    page = written[0].read_text(encoding="utf-8")
    assert "<script" not in page
    assert 'src="http' not in page
    assert "<link" not in page


def test_the_conflict_is_recognised_and_the_summary_says_how(written):
    told = written[1]
    assert told["case"] == "ukraine"
    assert "recognised" in told["case_chosen"]


def test_the_date_of_the_undated_page_is_inferred_with_its_reason(written):
    told = written[1]
    assert (told["as_of"], told["date"]["how"]) == ("2026-01-23", "inferred")
    assert "Davos" in told["date"]["reason"]


def test_a_leverage_claim_of_the_page_is_tested_with_a_verdict(written):
    verdicts = {c["verdict"] for c in written[1]["claims"]} - {None}
    assert verdicts
    assert verdicts <= {"supported", "partly", "not supported", "cannot tell"}


def test_no_half_written_file_stays_behind(written):
    assert [p.name for p in written[0].parent.iterdir()] == ["brief.html"]


def test_the_same_page_and_seed_give_the_same_numbers(written, upperhand, tmp_path):
    again = upperhand("brief", PAGE, "--out", tmp_path / "b.html", "--draws", "50", "--json")
    told = json.loads(again.out)
    for key in ("room", "reservation_values", "settlements", "claims", "digest"):
        assert told[key] == written[1][key]


def refused(upperhand, tmp_path, *args):
    said = upperhand("brief", *args, "--out", tmp_path / "b.html")
    assert not (tmp_path / "b.html").exists()
    return said


def test_a_missing_file_is_named(upperhand, tmp_path):
    said = refused(upperhand, tmp_path, tmp_path / "nowhere.txt")
    assert said.code == 3
    assert "nowhere.txt" in said.err


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("rubbish.txt", bytes(range(256)) * 40, ""),
        ("broken.pdf", b"%PDF-1.7\nnothing here", "pdf"),
        ("broken.docx", b"PK\x03\x04 no word file", "docx"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_what_to_do(upperhand, tmp_path, name, raw, words):
    page = tmp_path / name
    page.write_bytes(raw)
    said = refused(upperhand, tmp_path, page)
    assert said.code == 3
    assert name in said.err
    assert words.lower() in said.err.lower()


def test_a_text_too_long_to_be_a_page_is_refused(upperhand, tmp_path):
    page = tmp_path / "long.txt"
    with page.open("wb") as out:
        out.seek(50_000_000)
        out.write(b"end")
    said = refused(upperhand, tmp_path, page)
    assert said.code == 3
    assert "long.txt" in said.err


def test_a_page_that_fits_no_case_asks_for_one(upperhand, tmp_path):
    page = tmp_path / "recipe.txt"
    page.write_text("The baker said that bread needs time. Add salt and wait for an hour.\n")
    said = refused(upperhand, tmp_path, page)
    assert said.code == 3
    assert "--case" in said.err


def test_a_page_in_another_language_is_told_so_before_a_case_is_asked_for(upperhand, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(
        "Le président a dit mercredi que son pays était prêt à poursuivre les discussions, mais "
        "que les garanties devaient être données avant tout accord. La réponse est attendue dans "
        "la semaine, selon un communiqué du palais, et les deux camps se sont tus depuis.\n"
    )
    said = refused(upperhand, tmp_path, page)
    assert said.code == 3
    assert "French" in said.err


def test_an_unknown_case_is_told_before_anything_is_read(upperhand, tmp_path):
    said = refused(upperhand, tmp_path, PAGE, "--case", "atlantis")
    assert said.code == 3
    assert "atlantis" in said.err


def test_a_broken_case_tells_all_its_faults_with_lines(upperhand, tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(PAGE.parent, folder)
    file = folder / "case.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("side_a: ru", "side_a: xx").replace("role: host", "roll: host"),
        encoding="utf-8",
    )
    said = refused(upperhand, tmp_path, PAGE, "--case", folder)
    assert said.code == 3
    assert said.err.count("case.yaml:") >= 3


def test_a_folder_as_output_is_told_before_the_work(upperhand, tmp_path):
    said = upperhand("brief", PAGE, "--out", tmp_path)
    assert said.code == 3
    assert "is a folder" in said.err


def test_an_output_folder_that_is_not_there_is_told_before_the_work(upperhand, tmp_path):
    said = upperhand("brief", PAGE, "--out", tmp_path / "no" / "b.html")
    assert said.code == 3
    assert "no folder" in said.err


def test_a_brief_that_fails_leaves_the_old_one_as_it_was(upperhand, tmp_path):
    out = tmp_path / "b.html"
    out.write_text("old")
    said = upperhand("brief", tmp_path / "nowhere.txt", "--out", out)
    assert said.code == 3
    assert out.read_text() == "old"
