"""``upperhand deals`` from files to table and JSON."""

import json

import pytest
from click.testing import CliRunner

from upperhand.cli.deals import deals
from upperhand.errors import InputError

SPACE = {
    "parties": ["a", "b"],
    "issues": [
        {"name": "border", "options": ["here", "there"]},
        {"name": "aid", "options": ["none", "some"]},
    ],
    "values": [[[0.6, 0.0], [0.0, 0.4]], [[0.0, 0.5], [0.5, 0.0]]],
    "reserve": [0.5, 0.1],
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "space.json"
    path.write_text(json.dumps(SPACE))
    return path


def run(*args):
    return CliRunner().invoke(deals, [str(a) for a in args], catch_exceptions=False)


def test_json_holds_all_that_is_promised(file):
    told = json.loads(run(file, "--json").stdout)
    assert told["schema"] == 1
    assert told["outcomes"] == 4
    assert told["pareto_outcomes"] == 3
    assert told["acceptable"] == 1
    assert told["exact"]
    assert told["pareto_points"][1] == {
        "deal": {"border": "here", "aid": "none"},
        "utilities": [0.6, 0.5],
        "ties": 1,
    }
    for concept in ("nash", "egalitarian", "kalai_smorodinsky", "utilitarian"):
        assert told[concept]["utilities"] == [0.6, 0.5]
        assert told[concept]["deal"] == {"border": "here", "aid": "none"}
        assert "acceptable" in told[concept]["definition"]
    assert told["seconds"] >= 0
    assert any("ties" in rule for rule in told["rules"])


def test_without_an_acceptable_deal_json_gives_the_reason(tmp_path):
    path = tmp_path / "s.json"
    path.write_text(json.dumps(SPACE | {"reserve": [2, 0]}))
    told = json.loads(run(path, "--json").stdout)
    assert told["nash"]["deal"] is None
    assert "a (1 at best, needs 2)" in told["nash"]["reason"]
    assert told["acceptable"] == 0
    assert len(told["pareto_points"]) == 3
    assert "none: no deal reaches" in run(path).stdout


def test_the_table_shows_rules_reserve_and_settlement(file):
    ran = run(file)
    shown = ran.stdout
    assert "4 deals on 2 issues; 1 acceptable to all" in shown
    assert "border: here" in shown
    assert "rule: a deal is acceptable" in ran.stderr
    assert "rule: " not in run(file, "-q").stderr


def test_a_time_limit_of_nothing_is_obeyed_and_said(tmp_path):
    issues = [{"name": f"i{n}", "options": list("abcd")} for n in range(12)]
    values = [
        [[(p + o + n) % 4 * (n + 1) ** 0.5 for o in range(4)] for n in range(12)] for p in range(3)
    ]
    path = tmp_path / "s.json"
    path.write_text(
        json.dumps(
            {"parties": list("abc"), "issues": issues, "values": values, "reserve": [30] * 3}
        )
    )
    told = json.loads(run(path, "--json", "--seconds", "0").stdout)
    assert told["acceptable"]["low"] < told["acceptable"]["high"]
    assert told["exact"] == (max(told["epsilon"]) == 0)
    assert "between" in run(path, "--seconds", "0").stdout


def test_a_missing_file_is_said_with_what_to_give(tmp_path):
    with pytest.raises(InputError, match=r"nowhere: cannot be opened \(No such file"):
        run(tmp_path / "nowhere")


def test_a_case_is_a_deal_space_with_the_war_as_reserve():
    told = json.loads(run("ukraine", "--json").stdout)
    assert told["outcomes"] < told["combinations"]  # the case forbids pairs of options
    assert len(told["issues"]) == 17
    assert all(r > 0 for r in told["reserve"])
    gains = [u - r for u, r in zip(told["nash"]["utilities"], told["reserve"], strict=True)]
    assert all(gain >= 0 for gain in gains)


def test_a_broken_space_raises_the_error_that_means_exit_status_3(tmp_path):
    path = tmp_path / "s.json"
    path.write_text("{}")
    with pytest.raises(InputError) as fault:
        run(path)
    assert fault.value.exit_code == 3
    assert len(fault.value.problems) == 2


def test_help_leads_with_examples():
    told = run("--help").stdout
    assert told.index("Example:") < told.index("Options:")
