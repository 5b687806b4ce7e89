"""The manual of commands is what the commands say of themselves."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_manual_of_commands_is_not_stale():
    made = runpy.run_path(str(ROOT / "docs/reference/make.py"))["page"]()
    assert (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8") == made, (
        "run  python docs/reference/make.py"
    )
