"""Numbers of a page and the results they were read from."""

import re

import lxml.html
import numpy as np
import pytest

from upperhand.report.bound import look_up
from upperhand.report.results import results

MEASURES = {"len": len, "abs": abs, "minus": lambda x: -x, "count": np.count_nonzero}


def followed(root, path):
    """A second reader of paths: splits first, then walks."""
    path, *measures = path.split("|")
    found = root
    for name, key in re.findall(r"([A-Za-z_]\w*)(?![^\[]*\])|\[([^\]]+)\]", path):
        if name:
            found = getattr(found, name)
        elif isinstance(found, (tuple, list, np.ndarray)):
            found = found[int(key)]
        else:
            found = found[key]
    for measure in measures:
        found = MEASURES[measure](found)
    return float(found)


def could_be(shown, value):
    """Whether shown text can stand for a value: as it is, or in hundredths, as rounded."""
    if np.isnan(value):
        return shown == "none"
    if shown.startswith("<1"):
        return value < 0.01
    if shown.startswith(">99"):
        return value > 0.99
    text = shown.replace("\u202f", "").replace("\u2212", "-").strip("+%")
    decimals = len(text.partition(".")[2])
    step = 10.0**-decimals
    digits = len(text.replace("-", "").replace(".", "").lstrip("0"))
    for scale in (1.0, 100.0):
        near = abs(float(text) - value * scale)
        if near <= step / 2 + 1e-9:
            return True
        if digits >= 3 and near <= abs(value * scale) * 5e-3:
            return True
    return False


@pytest.fixture(scope="module")
def numbers(page):
    return lxml.html.fromstring(page).findall(".//data")


def test_a_page_has_hundreds_of_bound_numbers(numbers):
    assert len(numbers) > 300


def test_every_number_is_the_one_found_at_its_path(numbers, findings):
    root = results(findings)
    told = np.array([float(n.get("value")) for n in numbers])
    found = np.array([followed(root, n.get("data-from")) for n in numbers])
    wrong = np.flatnonzero(~np.isclose(told, found, rtol=1e-4, equal_nan=True))
    assert not [(numbers[k].get("data-from"), told[k], found[k]) for k in wrong]


def test_what_is_shown_is_the_number_rounded(numbers):
    wrong = [
        (n.get("data-from"), n.get("value"), n.text_content())
        for n in numbers
        if not could_be(n.text_content(), float(n.get("value")))
    ]
    assert not wrong


def test_a_path_that_leads_nowhere_is_a_fault():
    with pytest.raises(KeyError, match="cannot be read"):
        look_up({"a": 1.0}, "[a]!")


def test_a_plain_number_is_told_from_a_false_one():
    assert could_be("+2.4", 0.0241)
    assert not could_be("+2.5", 0.0241)
