"""Run the command line in this process and return what it said."""

import sys
from dataclasses import dataclass

import pytest

from upperhand.cli import main


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@pytest.fixture
def upperhand(monkeypatch, capsys):
    def run(*args):
        monkeypatch.setattr(sys, "argv", ["upperhand", *map(str, args)])
        code = 0
        try:
            main()
        except SystemExit as e:
            code = e.code or 0
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run
