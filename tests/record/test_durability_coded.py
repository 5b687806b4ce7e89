"""What a case file codes on the time after a deal, read into the scenario or refused."""

from datetime import date

import pytest

from small_case import CASE, write_case
from upperhand.case import open_case
from upperhand.errors import CaseError
from upperhand.estimation import estimate

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
      - {party: north, low: 0.1, mode: 0.3, high: 0.6, note: judged, sources: [gazette]}
    spread: {low: 0.1, mode: 0.2, high: 0.4, note: judged}
    guarantors:
      - party: league
        worth: {value: 0.5, note: judged}
        cost: {value: 0.2, note: judged}
series_file"""
WITH = CASE.replace("series_file", CODED, 1)

FAULTS = {
    "an unknown issue": ("issue: tolls\n", "issue: bridge\n", '"bridge" is unknown'),
    "an option that is none": ("option: shared, low", "option: half, low", '"half" is no option'),
    "an option left out": (
        "      - {option: none, value: 0, note: none}\n",
        "",
        'option "none" has no level',
    ),
    "a third party that rearms": (
        "{party: north, low: 0, m",
        "{party: league, low: 0, m",
        'side "league" is unknown',
    ),
    "an unknown guarantor": ("[league]}\n      - {option: full", "[moon]}\n      - {option: full",
                             '"moon" is unknown'),
    "a range out of order": ("mode: 0.2, high: 0.4, note", "mode: 0.5, high: 0.4, note",
                             "low <= mode <= high"),
    "a worth without a number": ("worth: {value: 0.5,", "worth: {", "neither a value nor"),
    "an unknown key": ("    spread:", "    sigma: 1\n    spread:", "is not a key"),
    "an unknown source": ("[gazette]}\n    spread", "[herald]}\n    spread", '"herald"'),
}  # fmt: skip


def test_what_a_case_codes_reaches_the_scenario_with_its_reasons(tmp_path):
    case = open_case(str(write_case(tmp_path / "delta", WITH)))
    scenario = estimate(case.conflict, case.record, as_of=date(2031, 5, 1))
    bite = scenario.estimate("aftermath.bite.north")
    assert (bite.low, bite.mode, bite.high) == (0.1, 0.3, 0.6)
    assert bite.because == ("source:gazette",)
    assert scenario.aftermath.level_of("shared").guarantors == ("league",)
    assert scenario.estimate("aftermath.worth.league").mode == 0.5


def test_a_case_that_codes_nothing_says_nothing(case_folder):
    case = open_case(str(case_folder))
    assert estimate(case.conflict, case.record, as_of=date(2031, 5, 1)).aftermath is None


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path, name):
    right, wrong, words = FAULTS[name]
    assert right in WITH
    folder = write_case(tmp_path / "delta", WITH.replace(right, wrong, 1))
    with pytest.raises(CaseError) as caught:
        open_case(str(folder))
    told = "\n".join(caught.value.problems)
    assert words in told
    assert "case.yaml:" in told
