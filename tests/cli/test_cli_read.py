"""``upperhand read`` from the outside: output, streams, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from upperhand.cli.read import read
from upperhand.errors import InputError, UsageError

PAGE = (
    "Moscow said on Wednesday that its troops hold the initiative.\n\n"
    "“We will not yield,” Ukrainian President Volodymyr Zelensky said in Kyiv."
)


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return str(file)


def run(*arguments: str, stdin: str | None = None):
    return CliRunner().invoke(read, list(arguments), input=stdin)


def test_the_table_tells_who_said_what(page):
    result = run(page, "-q")
    assert result.exit_code == 0
    assert "“We will not yield,”" in result.stdout
    assert "ua" in result.stdout
    assert result.stderr == ""


def test_json_goes_to_stdout_alone_and_notes_to_stderr(page):
    result = run(page, "--json")
    told = json.loads(result.stdout)
    assert told["schema"] == 1
    assert "no day of publication" in result.stderr
    assert told["documents"][0]["source"] == page


def test_every_text_in_the_json_is_the_raw_slice(page):
    for said in json.loads(run(page, "--json", "-q").stdout)["statements"]:
        for part in (said["speaker"], said["cue"], *said["content"]):
            assert part["text"] == PAGE[part["start"] : part["end"]]


def test_a_given_day_anchors_relative_dates(page):
    told = json.loads(run(page, "--json", "-q", "--published", "2025-12-05").stdout)
    assert [d["iso"] for d in told["dates"]] == ["2025-12-03"]


def test_a_case_lends_its_parties_and_issues(page):
    result = run(page, "--case", "ukraine", "-v")
    assert "case ukraine, asked for" in result.stderr
    assert "parser" in result.stderr


def test_an_unknown_case_is_answered_with_those_there_are(page):
    result = run(page, "--case", "atlantis")
    assert "ukraine" in str(result.exception)
    assert result.exception.exit_code == 3


def test_a_missing_file_is_unreadable_input(tmp_path):
    result = run(str(tmp_path / "nothere.txt"))
    assert isinstance(result.exception, InputError)


def test_a_page_that_cannot_be_read_among_others_is_a_problem_and_exit_one(page, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run(str(tmp_path), "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert len(told["documents"]) == 1
    assert any(p["severity"] == "error" for p in told["problems"])


def test_a_day_that_is_none_is_wrong_use(page):
    result = run(page, "--published", "yesterday")
    assert result.exit_code == 2
    assert "write it as 2025-12-03" in result.output


def test_a_model_name_without_its_address_is_wrong_use(page):
    assert isinstance(run(page, "--llm-model", "small").exception, UsageError)


def test_help_starts_with_examples_and_loads_no_parser():
    script = (
        "import sys; from upperhand.cli import main\n"
        "sys.argv = ['upperhand', 'read', '--help']\n"
        "try: main()\n"
        "finally: print('spacy' in sys.modules, 'numpy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.index("Examples:") < done.stdout.index("Options:")
    assert done.stdout.rstrip().endswith("False False")
