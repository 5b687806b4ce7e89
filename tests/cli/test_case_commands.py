"""The commands that work on a case: cases, solve, estimate, leverage, plan."""

import json

import pytest

COMMANDS = [
    "brief",
    "demo",
    "read",
    "deals",
    "solve",
    "leverage",
    "estimate",
    "plan",
    "lasts",
    "wait",
    "cases",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(upperhand, command):
    said = upperhand(command, "--help")
    assert said.code == 0
    assert f"upperhand {command}" in said.out


def test_the_group_names_every_command(upperhand):
    said = upperhand("--help")
    assert all(f"  {command} " in said.out for command in COMMANDS)


def test_a_misspelt_command_is_told_the_nearest(upperhand):
    said = upperhand("breif", "x.txt")
    assert said.code == 2
    assert 'Did you mean "brief"' in said.err


def test_the_bundled_case_is_listed(upperhand):
    assert "ukraine" in upperhand("cases").out


def test_an_unknown_case_is_told_what_there_is(upperhand):
    said = upperhand("solve", "ukrane")
    assert said.code == 3
    assert 'Did you mean "ukraine"' in said.err


def test_solve_prints_a_settlement_with_an_option_of_every_issue(upperhand):
    told = json.loads(upperhand("solve", "ukraine", "--as-of", "2025-12-03", "--json").out)
    assert told["schema"] == 1
    assert len(told["settlement"]) == 17
    assert set(told["reservation_values"]) == {"ru", "ua"}


def test_a_counterfactual_moves_the_reservation_values_apart(upperhand):
    here = json.loads(upperhand("solve", "ukraine", "--json").out)
    back = json.loads(upperhand("solve", "ukraine", "--set", "war.position=4", "--json").out)
    assert back["reservation_values"]["ru"] < here["reservation_values"]["ru"]
    assert back["reservation_values"]["ua"] > here["reservation_values"]["ua"]
    assert back["digest"] != here["digest"]


def test_all_faults_of_set_are_told_at_once(upperhand):
    said = upperhand("solve", "ukraine", "--set", "war.posn=1", "--set", "war.collapse=lots")
    assert said.code == 2
    assert "war.position" in said.err
    assert "war.collapse=1.5" in said.err


def test_a_date_in_another_form_is_told_how_to_write_it(upperhand):
    said = upperhand("solve", "ukraine", "--as-of", "3.12.2025")
    assert said.code == 2
    assert "2025-12-03" in said.err


def test_a_date_before_the_front_was_measured_is_refused(upperhand):
    said = upperhand("solve", "ukraine", "--as-of", "2021-01-01")
    assert said.code == 3
    assert "complete month" in said.err


def test_every_assumption_has_a_reason(upperhand):
    told = json.loads(upperhand("estimate", "ukraine", "--json").out)
    assert all(e["note"] or e["because"] for e in told["estimates"])
    assert all(e["low"] <= e["mode"] <= e["high"] for e in told["estimates"])


def test_the_parts_of_a_realised_change_sum_to_it(upperhand):
    told = json.loads(
        upperhand(
            "leverage", "ukraine", "--as-of", "2025-12-03", "--since", "2025-06-01", "--json"
        ).out
    )
    change = told["realised_change"]
    for party, total in change["total"].items():
        parts = sum(part[party] for part in change["parts"].values())
        assert parts == pytest.approx(total, abs=1e-5)


def test_an_offer_of_the_case_is_checked_for_every_signatory(upperhand):
    said = upperhand("plan", "check", "ukraine", "us28", "--json")
    told = json.loads(said.out)
    assert said.code == 1
    assert [p["party"] for p in told["parties"]] == ["ru", "ua", "us", "eur", "nato"]
    ukraine = told["parties"][1]
    refused = {c["issue"] for c in ukraine["clauses"] if not c["accepts"]}
    assert "donbas" in refused


def test_an_offer_made_later_is_not_known_yet(upperhand):
    said = upperhand("plan", "check", "ukraine", "ua20", "--as-of", "2025-12-03")
    assert said.code == 3
    assert "us28" in said.err


def test_all_faults_of_a_plan_file_are_told_with_their_lines(upperhand, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text("donbas: nowhere\nmoon: full\nnato: open_door\n")
    said = upperhand("plan", "check", "ukraine", plan)
    assert said.code == 3
    assert "plan.yaml:1: donbas has no option 'nowhere'" in said.err
    assert "plan.yaml:2: no issue 'moon'" in said.err


def test_an_amended_plan_is_signable_when_checked(upperhand, tmp_path):
    """Oracle: what amend proposes where red lines can hold, check must not refuse by them."""
    told = json.loads(upperhand("plan", "amend", "ukraine", "us28", "--json").out)
    answer = told["answers"][1]
    best = answer["amendments"][0]
    plan = tmp_path / "amended.yaml"
    plan.write_text("".join(f"{i}: {o}\n" for i, o in best["terms"].items()))
    checked = json.loads(upperhand("plan", "check", "ukraine", plan, "--json").out)
    blocked = {b["issue"] for b in told["answers"][2]["blocked"]}
    for party in checked["parties"][:2]:
        refused = {c["issue"] for c in party["clauses"] if not c["accepts"]}
        assert refused <= blocked
        assert party["by_reservation_value"]["answer"] == "accepts"


def test_nothing_is_signable_when_every_red_line_binds_and_issues_are_blocked(upperhand):
    said = upperhand("plan", "amend", "ukraine", "us28", "--json")
    answer = json.loads(said.out)["answers"][2]
    assert said.code == 1
    assert answer["amendments"] == []
    assert {tuple(b["lines_of"]) for b in answer["blocked"]} == {("ru", "ua")}


def test_only_a_party_with_consent_can_be_bypassed(upperhand):
    assert "can be signed" in upperhand("plan", "without", "ukraine", "eur").out
    said = upperhand("plan", "without", "ukraine", "cn")
    assert said.code == 3
    assert "us, eur, nato" in said.err
