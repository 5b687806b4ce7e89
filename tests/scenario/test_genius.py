"""GENIUS files: our own small domain, and the reference answers kept beside the project."""

import json
from pathlib import Path

import pytest

from upperhand.bargaining.deals import every_deal, solve_deals, utilities_of
from upperhand.errors import InputError
from upperhand.scenario.genius import read_genius
from upperhand.scenario.spacefile import read_space

DOMAINS = Path(__file__).resolve().parents[2].parent / "shared" / "domains"
needs_domains = pytest.mark.skipif(
    not DOMAINS.exists(), reason="no shared domains beside the project"
)

DOMAIN = """<negotiation_template><utility_space>
<objective index="0" name="root" type="objective">
  <issue index="1" name="Ferry" type="discrete">
    <item index="1" value="daily"/><item index="2" value="weekly"/></issue>
  <issue index="2" name="Fee" type="integer"><range lowerbound="0" upperbound="2"/></issue>
</objective></utility_space></negotiation_template>"""

PROFILE = """<?xml version="1.0"?>
<!-- a comment -->
<utility_space>
<reservation value="{reserve}"/><discount_factor value="0.5"/>
<objective index="0" name="root" type="objective">
  <issue index="1" name="Ferry" type="discrete">
    <item index="2" value="weekly" evaluation="{weekly}"/>
    <item index="1" value="daily" evaluation="{daily}"/></issue>
  <issue index="2" name="Fee" type="integer"><range lowerbound="0" upperbound="2"/>
    <evaluator ftype="linear" offset="{offset}" slope="{slope}"/></issue>
  <weight index="1" value="0.75"/><weight index="2" value="0.25"/>
</objective></utility_space>"""


@pytest.fixture
def folder(tmp_path):
    harbour = PROFILE.format(reserve=0.2, weekly=3, daily=4, offset=0, slope=5)
    island = PROFILE.format(reserve=0.1, weekly=1, daily=10, offset=2, slope=-1)
    (tmp_path / "domain.xml").write_text(DOMAIN)
    (tmp_path / "harbour.xml").write_text(harbour)
    (tmp_path / "island.xml").write_text(island)
    return tmp_path


def test_worth_is_evaluation_over_the_largest_times_weight(folder):
    space = read_space([folder]).space
    assert space.parties == ("harbour", "island")
    assert space.options == (("daily", "weekly"), ("0", "1", "2"))
    assert space.worth[0].tolist() == [[0.75, 0.75 * 3 / 4], [0.75, 0.075]]
    assert space.worth[1].tolist() == [[0, 0.125, 0.25], [0.25, 0.125, 0]]
    assert space.reserve.tolist() == [0.2, 0.1]


def test_the_domain_file_is_not_needed_but_gives_the_order(folder):
    profiles = [folder / "island.xml", folder / "harbour.xml"]
    space, _ = read_genius(profiles)
    assert space.parties == ("island", "harbour")
    assert space.options[0] == ("weekly", "daily")


def test_the_discount_is_ignored_unless_a_time_is_given(folder):
    now, later = read_space([folder]), read_space([folder], time=1.0)
    assert "discount: ignored" in now.rules
    assert later.space.worth[0].tolist() == (now.space.worth[0] / 2).tolist()
    assert later.space.reserve.tolist() == (now.space.reserve / 2).tolist()


def test_weights_of_nested_objectives_multiply(tmp_path):
    (tmp_path / "p.xml").write_text(
        """<utility_space><objective index="0" name="root">
        <objective index="1" name="inner">
          <issue index="2" name="A"><item index="1" value="x" evaluation="1"/></issue>
          <issue index="3" name="B"><item index="1" value="y" evaluation="7"/></issue>
          <weight index="2" value="0.5"/><weight index="3" value="0.25"/>
        </objective>
        <weight index="1" value="0.4"/></objective></utility_space>"""
    )
    space, _ = read_genius([tmp_path / "p.xml"])
    assert [w.item() for w in space.worth] == pytest.approx([0.2, 0.1])


def test_all_problems_of_all_files_are_told_with_file_and_line(folder):
    broken = (folder / "island.xml").read_text().replace('evaluation="10"', 'evaluation="ten"')
    (folder / "island.xml").write_text(broken.replace('<weight index="2" value="0.25"/>', ""))
    (folder / "other.xml").write_text("<html/>")
    (folder / "torn.xml").write_text("<utility_space>\n<objective>")
    with pytest.raises(InputError) as fault:
        read_space([folder])
    told = "\n".join(fault.value.problems)
    assert "island.xml:8: <item> needs a number as evaluation, but has 'ten'" in told
    assert "island.xml:9: issue 'Fee' has no <weight>" in told
    assert "other.xml:1: begins with <html>" in told
    assert "torn.xml:2: is not XML" in told


def test_a_profile_of_another_domain_is_refused_by_issue_and_option(folder):
    text = (folder / "island.xml").read_text()
    (folder / "island.xml").write_text(text.replace('value="weekly"', 'value="monthly"'))
    with pytest.raises(InputError) as fault:
        read_space([folder])
    assert "does not evaluate option 'weekly'" in str(fault.value)
    assert "evaluates option 'monthly'" in str(fault.value)


def test_a_real_valued_issue_is_refused_since_it_has_no_list_of_options(folder):
    text = (folder / "island.xml").read_text()
    (folder / "island.xml").write_text(text.replace('type="integer"', 'type="real"'))
    with pytest.raises(InputError, match="issue 'Fee' is real"):
        read_genius([folder / "island.xml"])


def test_a_domain_without_profiles_is_no_space(folder):
    with pytest.raises(InputError, match="no utility profile"):
        read_space([folder / "domain.xml"])


@pytest.mark.shared
@needs_domains
@pytest.mark.parametrize("name", ["EnglandZimbabwe", "ItexvsCypress"])
def test_reference_answers_are_met(name):
    answers = json.loads((DOMAINS / "reference_answers.json").read_text())
    answer = next(a for a in answers if a["domain"].endswith(name))
    solved = solve_deals(read_space([DOMAINS / "anac_2010" / name]).space)
    assert solved.outcomes == answer["outcomes"]
    assert solved.acceptable.low == answer["rational"]
    assert solved.frontier.n_deals == answer["pareto_outcomes"]
    assert len(solved.frontier) == answer["pareto_distinct"]
    keys = {"nash": "nash", "egalitarian": "egalitarian"}
    keys |= {"kalai_smorodinsky": "ks", "utilitarian": "welfare"}
    for ours, theirs in keys.items():
        assert solved.settlements[ours].utilities == pytest.approx(answer[theirs], abs=1e-6)


@pytest.mark.shared
@needs_domains
def test_the_travel_domain_agrees_with_listing_its_deals():
    space = read_space([DOMAINS / "anac_2010" / "Travel"]).space
    solved = solve_deals(space)
    everything = utilities_of(space, every_deal(space))
    assert solved.outcomes == len(everything) == 188_160
    front = {tuple(u) for u in solved.frontier.utilities.round(9).tolist()}
    best = -1.0
    expected = set()
    for a, b in sorted(map(tuple, everything.round(9).tolist()), reverse=True):
        if b > best:
            best = b
            expected.add((a, b))
    assert front == expected
