"""What all tests share: an invented conflict, as a scenario and as a case file."""

import sys
from pathlib import Path

import pytest

# Modules beside this file (small_scenario, small_case, strategies) are imported by name.
sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture
def scenario():
    from small_scenario import small_scenario

    return small_scenario()


@pytest.fixture
def case_folder(tmp_path):
    from small_case import write_case

    return write_case(tmp_path / "delta")
