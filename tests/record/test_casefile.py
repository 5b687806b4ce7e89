"""Case files: read whole, or refused with every fault and its line."""

import re

import pytest

from small_case import CASE, HEAD, rows, write_case
from upperhand.case import open_case
from upperhand.errors import CaseError
from upperhand.record.casefile import actors_of, read_case

# One fault each: what is written, what stands there instead, and words of the complaint.
FAULTS = {
    "an unknown key": ("role: backer}", "role: backer, flag: blue}", "is not a key of a case file"),
    "a missing field": (
        "- id: tolls\n    question: Who takes tolls?",
        "- id: tolls",
        "question: is missing",
    ),
    "an unknown stance": ("stance: redline", "stance: bluff", "'bluff'"),
    "an unknown option": ("option: shared, stance", "option: half, stance", '"half" is no option'),
    "an unknown issue": (
        "issue: tolls, option: full",
        "issue: bridge, option: full",
        '"bridge" is unknown',
    ),
    "an unknown party": (
        "party: south, issue: tolls, opt",
        "party: east, issue: tolls, opt",
        '"east" is unknown',
    ),
    "a missing source": ("kind: battle", "kind: battle, uncited: 1", "is not a key"),
    "a source without entry": (
        "sources: [gazette]\n  - id: tolls",
        "sources: [herald]\n  - id: tolls",
        '"herald"',
    ),
    "an issue twice": ("- id: tolls", "- id: river", 'issues lists "river" twice'),
    "an option twice": (
        "{id: shared, label: Both",
        "{id: none, label: Both",
        'options lists "none" twice',
    ),
    "a coded weight twice": (
        "{party: south, issue: tolls, weight: 0.1",
        "{party: north, issue: river, weight: 0.1",
        'salience lists "north, river" twice',
    ),
    "a scale off the scale": (
        "label: Nobody, scale: 0.0",
        "label: Nobody, scale: 1.5",
        "less than or equal to 1",
    ),
    "a status quo that is no option": (
        "status_quo: full",
        "status_quo: half",
        '"half" is no option',
    ),
    "a forbidden pair that is none": ("tolls.none]", "tolls.half]", '"half" is no option'),
    "an offer on no issue": ("{tolls: shared}", "{bridge: shared}", '"bridge" is unknown'),
    "a maker of offers unknown": ("by: league", "by: guild", '"guild" is unknown'),
    "a consent of nobody": ("party: league, issues", "party: guild, issues", '"guild" is unknown'),
    "a day that does not exist": ('date: "2031-04-14"', 'date: "2031-04-31"', "is no date"),
    "a judgement without a number": ("{value: 0.15, note", "{note", "neither a value nor low"),
    "a range out of order": (
        "low: 0.98, mode: 0.99",
        "low: 0.999, mode: 0.99",
        "low <= mode <= high",
    ),
    "endurance of nobody": ("party: south, low: 60", "party: east, low: 60", '"east" is unknown'),
    "an unknown side": ("side_b: south", "side_b: east", '"east" is unknown'),
    "another schema": ("upperhand-case/1", "upperhand-case/9", "upperhand-case/1"),
}


def told(folder):
    with pytest.raises(CaseError) as caught:
        read_case(folder)
    return caught.value.problems or (str(caught.value),)


def broken(*names):
    text = CASE
    for name in names:
        right, wrong, _ = FAULTS[name]
        assert right in text, name
        text = text.replace(right, wrong, 1)
    return text


def line_of(text, words):
    return text[: text.index(words)].count("\n") + 1


def test_the_small_case_is_whole(case_folder):
    conflict, record = read_case(case_folder)
    assert (conflict.id, len(conflict.issues), len(record.positions)) == ("delta", 3, 6)
    assert len(record.measurements) == 12
    assert record.positions[0].when.granularity == "day"


def test_a_case_can_be_named_by_its_file_or_its_folder(case_folder):
    assert read_case(case_folder / "case.yaml")[0] == read_case(case_folder)[0]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line(name, tmp_path):
    text = broken(name)
    problems = told(write_case(tmp_path, text))
    place, words = line_of(CASE, FAULTS[name][0]), FAULTS[name][2]
    mine = [p for p in problems if words in p]
    assert mine, problems
    assert {int(re.match(r"case\.yaml:(\d+): ", p).group(1)) for p in mine} == {place}


def test_faults_of_all_kinds_are_told_in_one_run_in_order_of_line(tmp_path):
    names = [
        "an unknown key",
        "an unknown stance",
        "an unknown option",
        "a source without entry",
        "a day that does not exist",
        "a range out of order",
        "an offer on no issue",
    ]
    problems = told(write_case(tmp_path, broken(*names)))
    for name in names:
        assert any(FAULTS[name][2] in p for p in problems), name
    lines = [int(p.split(":")[1]) for p in problems]
    assert lines == sorted(lines)
    assert len(problems) == len(names)


def test_comments_and_quotes_change_nothing(case_folder, tmp_path):
    bare = re.sub(r"   # .*", "", CASE).replace("schema:", "# a note\nschema:")
    assert read_case(write_case(tmp_path / "bare", bare))[0] == read_case(case_folder)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema: [", "is not YAML"),
        ("a: 1\na: 2\n", "is not YAML"),
        ("- just\n- a list\n", "starts with"),
        ("", "starts with"),
    ],
)
def test_what_is_no_case_file_is_said_to_be_none(text, words, tmp_path):
    with pytest.raises(CaseError, match=words):
        read_case(write_case(tmp_path, text))


def test_text_that_is_not_utf8_is_named_with_its_byte(case_folder):
    (case_folder / "case.yaml").write_bytes(b"title: caf\xe9\n")
    with pytest.raises(CaseError, match=r"not UTF-8 text \(byte 10\)"):
        read_case(case_folder)


def test_a_missing_case_file_is_named(tmp_path):
    with pytest.raises(CaseError, match="no case file"):
        read_case(tmp_path)


def test_a_missing_series_file_is_named(case_folder):
    (case_folder / "front.csv").unlink()
    with pytest.raises(CaseError, match=r"front\.csv, but no such file"):
        read_case(case_folder)


def test_every_faulty_row_of_a_series_is_told_with_its_line(tmp_path):
    bad = [
        "2030-13,assessed,assessed,s,1,,g",
        "2030-02,assessed,guessed,s,1,,g",
        "2030-03,assessed,assessed,s,much,,g",
    ]
    problems = told(write_case(tmp_path, series=[*rows()[:1], *bad]))
    assert [p.split(":")[1] for p in problems] == ["3", "4", "5"]
    for problem, word in zip(problems, ("2030-13", "guessed", "much"), strict=True):
        assert word in problem


def test_a_series_without_its_columns_is_refused(tmp_path):
    folder = write_case(tmp_path)
    (folder / "front.csv").write_text("month,area\n2030-01,5\n", encoding="utf-8")
    (problem,) = told(folder)
    assert "series, status, holder, area_km2, source is missing" in problem
    assert HEAD.split(",")[0] in problem


def test_people_become_actors_that_speak_for_their_party(case_folder):
    people = {a.name: a for a in actors_of(read_case(case_folder)[0]) if a.kind == "person"}
    assert people["Ada Kern"].party == "north"
    assert "Kern" in people["Ada Kern"].aliases
    assert people["Ada Kern"].roles[0].office == "President"


def test_talks_become_meetings_of_the_people_named(case_folder):
    (meeting,) = read_case(case_folder)[1].meetings
    assert meeting.participants == ("Kern", "Rusk")


def sources_used(node):
    """Every source key used anywhere in a conflict."""
    if isinstance(node, str | int | float | None):
        return
    if isinstance(node, tuple | list):
        for below in node:
            yield from sources_used(below)
        return
    fields = (
        node if isinstance(node, dict) else {f: getattr(node, f) for f in node.__dataclass_fields__}
    )
    for name, below in fields.items():
        if name == "sources" and not isinstance(below, dict):
            yield from below
        else:
            yield from sources_used(below)


def test_the_bundled_case_is_whole():
    conflict = open_case("ukraine").conflict
    assert len(conflict.issues) == 17
    assert sum(bool(o.terms) for o in conflict.offers) >= 3
    used = set(sources_used(conflict))
    assert len(used) > 50
    assert used <= set(conflict.sources)


def test_the_bundled_case_keeps_its_three_series_of_the_front_apart():
    case = open_case("ukraine")
    names = case.conflict.judgements.series
    assert len({names["assessed"], names["second"], names["claimed"]}) == 3
    kinds = {}
    for m in case.record.measurements:
        kinds.setdefault(m.series, set()).add((m.status, m.holder))
    assert {s for s, _ in kinds[names["claimed"]]} == {"claimed"}
    assert {s for s, _ in kinds[names["assessed"]]} == {"assessed"}
    assert not kinds[names["assessed"]] & kinds[names["second"]]


def test_the_bundled_case_marks_what_was_coded():
    conflict = open_case("ukraine").conflict
    assert all(a.coded for a in (*conflict.acceptable, *conflict.salience))
    assert all(p.sources for p in conflict.positions)
    assert all(
        len({v.by for v in d.versions}) >= 1 and len(d.versions) >= 2 for d in conflict.disputes
    )
