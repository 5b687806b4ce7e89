"""Plain JSON spaces: what is read, and how everything wrong is told at once."""

import json
from pathlib import Path

import pytest

from upperhand.bargaining.deals import solve_deals
from upperhand.errors import InputError, UsageError
from upperhand.scenario.spacefile import parse_space, read_space

MATRIX = Path(__file__).resolve().parents[2].parent / "shared" / "domains" / "csis_matrix.json"

PLAIN = {
    "parties": ["a", "b"],
    "issues": [
        {"name": "border", "options": ["here", "there"]},
        {"name": "aid", "options": ["none", "some", "much"]},
    ],
    "weights": [[0.6, 0.4], [0.5, 0.5]],
    "values": [[[1, 0], [0, 0.5, 1]], [[0, 1], [1, 0.8, 0]]],
    "reserve": [0.3, 0.2],
    "conflicts": [[["border", "here"], ["aid", "much"]], [[1, 0], [0, "there"]]],
}


def parsed(**changes):
    given = {k: v for k, v in (PLAIN | changes).items() if v is not None}
    return parse_space(json.dumps(given), source="s.json")


def test_a_plain_space_is_read_by_name_and_by_number():
    space = parsed().space
    assert space.worth[1].tolist() == [[0, 0.2, 0.4], [0.5, 0.4, 0]]
    assert space.reserve.tolist() == [0.3, 0.2]
    assert space.conflicts == (((0, 0), (1, 2)), ((1, 0), (0, 1)))


def test_absent_weights_are_one_and_absent_reserves_zero_and_both_are_said():
    read = parsed(weights=None, reserve=None, conflicts=None)
    assert read.space.worth[0].tolist() == [[1, 0], [0, 1]]
    assert read.space.reserve.tolist() == [0, 0]
    assert any("weights: absent" in rule for rule in read.rules)
    assert any("reserve: absent" in rule for rule in read.rules)


def test_red_lines_and_consenting_parties_are_read():
    space = parsed(bans=[["b", "aid", "none"]], consent_only=["b"]).space
    assert space.bans == ((1, 1, 0),)
    assert space.counted == (0,)


def test_what_is_not_read_is_said():
    assert "not read: comment" in parsed(comment="mine").rules


def test_everything_wrong_is_told_at_once_by_its_place():
    with pytest.raises(InputError) as fault:
        parsed(
            weights=[[0.6], [0.5, "x"]],
            values=[[[1, 0], [0, True, 1]], [[0, 1]]],
            reserve=[0.3],
            conflicts=[[["border", "nowhere"], ["aid", 9]], ["border"]],
            bans=[["c", "aid", "none"]],
        )
    told = fault.value.problems
    for part in (
        "s.json: weights[0]: needed are 2 numbers, seen was 1",
        's.json: weights[1][1]: "x" is not a number',
        "s.json: values[0][1][1]: true is not a number",
        "s.json: values[1][1]: needed are 3 numbers, seen was nothing",
        "s.json: reserve: needed are 2 numbers, seen was 1",
        's.json: conflicts[0][0][1]: no option "nowhere"; there are: here, there',
        "s.json: conflicts[0][1][1]: no option 9; there are: none, some, much",
        's.json: conflicts[1]: needed are two [issue, option], seen ["border"]',
        's.json: bans[0][0]: no party "c"; there are: a, b',
    ):
        assert part in told


def test_a_misspelt_key_is_asked_about_and_not_passed_over():
    with pytest.raises(InputError, match="conflict: unknown; if you mean 'conflicts'"):
        parsed(conflicts=None, conflict=[])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"parties": []}, "parties: needed is a list of names"),
        ({"parties": ["a", "a"]}, "parties: 'a' is given 2 times"),
        ({"issues": None}, "issues: needed is a list"),
        ({"issues": [{"name": "x"}]}, r"issues\[0\].options: needed is a list"),
        ({"values": [[[1, 0], [0, 0.5, float("inf")]], [[0, 1], [1, 0, 0]]]}, "inf is not finite"),
    ],
)
def test_each_fault_names_its_place(change, told):
    with pytest.raises(InputError, match=told):
        parsed(**change)


def test_broken_json_is_told_with_its_line(tmp_path):
    file = tmp_path / "s.json"
    file.write_text('{"parties": ["a"],\n "issues": [}')
    with pytest.raises(InputError, match=r"s\.json:2: is not JSON"):
        read_space([file])


def test_files_that_are_neither_are_told_each(tmp_path):
    (tmp_path / "empty").write_text("")
    (tmp_path / "text").write_text("parties: a")
    with pytest.raises(InputError) as fault:
        read_space([tmp_path / "empty", tmp_path / "text", tmp_path / "lost"])
    told = "\n".join(fault.value.problems)
    assert "empty: is empty" in told
    assert "text: is neither JSON" in told
    assert "lost: cannot be opened" in told


def test_a_json_space_stands_alone(tmp_path):
    file = tmp_path / "s.json"
    file.write_text(json.dumps(PLAIN))
    assert read_space([tmp_path]).space.parties == ("a", "b")
    with pytest.raises(UsageError, match="stands alone"):
        read_space([file, file])


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(InputError, match="holds neither"):
        read_space([tmp_path])


def _treaty(matrix):
    """A mean reaches a threshold just if the items' excesses over it sum to zero or more."""
    items, parties = matrix["items"].values(), matrix["parties"]
    excess = [
        [[0, item["sat"][p] - t] for item in items]
        for p, t in zip(parties, matrix["thresholds"], strict=True)
    ]
    return {
        "parties": parties,
        "issues": [{"name": item["title"], "options": ["out", "in"]} for item in items],
        "values": excess,
        "conflicts": [[[a - 1, "in"], [b - 1, "in"]] for a, b in matrix["conflict_pairs"]],
    }


@pytest.mark.shared
@pytest.mark.skipif(not MATRIX.exists(), reason="no shared domains beside the project")
def test_treaty_items_score_and_pass_as_their_presets_say():
    matrix = json.loads(MATRIX.read_text())
    space = parse_space(json.dumps(_treaty(matrix))).space
    for preset in matrix["presets"].values():
        deal = tuple(int(n in preset["items"]) for n in range(1, 21))
        utilities = space.utilities(deal)
        mean = utilities / len(preset["items"]) + matrix["thresholds"]
        assert mean == pytest.approx(preset["score"], abs=1e-6)
        assert (space.allowed(deal) and (utilities >= 0).all()) == preset["passes"]
    solved = solve_deals(space)
    assert solved.outcomes == 3**5 * 2**10
    assert solved.acceptable.exact
