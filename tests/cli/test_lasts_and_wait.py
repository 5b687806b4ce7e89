"""The commands lasts and wait: what they print, and the code they leave with."""

import json

import pytest

from small_case import CASE, write_case

CODED = """\
  durability:
    issue: tolls
    rearming:
      - {party: north, low: 0, mode: 0.4, high: 1, note: judged}
    levels:
      - {option: none, value: 0, note: none}
      - {option: shared, low: 0.2, mode: 0.5, high: 0.8, note: judged, guarantors: [league]}
      - {option: full, value: 1, note: full}
    bite:
      - {party: north, low: 0.1, mode: 0.3, high: 0.6, note: judged}
    spread: {low: 0.1, mode: 0.2, high: 0.4, note: judged}
series_file"""


@pytest.fixture
def coded(tmp_path):
    return write_case(tmp_path / "delta", CASE.replace("series_file", CODED, 1))


@pytest.mark.parametrize("command", ["lasts", "wait"])
def test_each_explains_itself_with_an_example_first(upperhand, command):
    said = upperhand(command, "--help")
    assert said.code == 0
    assert said.out.index(f"upperhand {command} ukraine") < said.out.index("--as-of DATE")


def test_lasts_tells_every_deal_by_who_rearms_and_what_past_wars_say(upperhand):
    said = upperhand("lasts", "ukraine", "--as-of", "2025-12-31")
    assert said.code == 0
    for words in ("Nash settlement", "28-point draft", "Russia rearms", "Ukraine rearms",
                  "none is measured", "not coded", "1 of 14", "Fortna (2003)"):  # fmt: skip
        assert words in said.out


def test_lasts_as_json_has_a_chance_of_breach_for_every_contingency(upperhand, coded):
    said = upperhand("lasts", coded, "--json")
    told = json.loads(said.out)
    assert told["schema"] == 1
    for deal in told["deals"]:
        assert [c["toward"] for c in deal["contingencies"]] == ["", "north"]
        assert all(0 < c["hazard"] < 1 for c in deal["contingencies"])


def test_a_laxer_target_needs_no_stronger_guarantee(upperhand, coded):
    strength = ["none", "shared", "full", None]

    def enough(target):
        said = upperhand("lasts", coded, "--json", "--target", target)
        return [strength.index(d["enough"]) for d in json.loads(said.out)["deals"]]

    strict, lax = enough(0.001), enough(0.5)
    assert all(x <= y for x, y in zip(lax, strict, strict=True))
    assert lax != strict


def test_where_no_guarantee_is_enough_the_exit_code_says_so(upperhand, coded):
    assert upperhand("lasts", coded, "--target", 1e-12).code == 1


def test_a_case_that_codes_nothing_is_told_what_to_code(upperhand, case_folder):
    said = upperhand("lasts", case_folder)
    assert said.code != 0
    assert "judgements.durability" in said.err


def test_rearming_can_be_set_and_makes_a_breach_likelier(upperhand, coded):
    def worst(*more):
        told = json.loads(upperhand("lasts", coded, "--json", *more).out)
        return told["deals"][0]["contingencies"][1]["breach"]["north"]

    assert worst("--set", "aftermath.shift.north=2") > worst()


def test_wait_says_first_that_it_is_no_forecast(upperhand, case_folder):
    said = upperhand("wait", case_folder)
    assert said.code == 0
    assert said.out.index("not a forecast") < said.out.index("settle at once")


def test_wait_as_json_has_both_rules_and_both_kinds_of_belief(upperhand, case_folder):
    told = json.loads(upperhand("wait", case_folder, "--json").out)
    assert {(t["rule"], t["beliefs"]) for t in told["talks"]} == {
        (rule, kind) for rule in ("nash", "offers") for kind in ("own", "common")
    }
    for talks in told["talks"]:
        assert all(
            sum(v for k, v in end.items() if k != "months") == pytest.approx(1)
            for end in talks["ends"]
        )


def test_sides_that_wait_leave_with_code_1_and_what_they_wait_for(upperhand, case_folder):
    cheap = ("war.mobility=1", "war.moves=0", "endurance.north=1000", "endurance.south=1000",
             "patience.north=0.999", "patience.south=0.999")  # fmt: skip
    changes = [word for change in cheap for word in ("--set", change)]
    said = upperhand("wait", case_folder, "--optimism", 0.3, *changes)
    assert said.code == 1
    assert "do not settle at once" in said.out
    assert "after one move Northland's way" in said.out


def test_optimism_beyond_certainty_is_refused(upperhand, case_folder):
    said = upperhand("wait", case_folder, "--optimism", 0.7)
    assert said.code == 2
