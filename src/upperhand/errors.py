"""What can go wrong, drawn as a tree.

::

    UpperhandError            exit code
    ├── UsageError            2   the command was asked for something that cannot be meant
    ├── InputError            3   a file, page or folder could not be read or understood
    │   ├── CaseError         3   a case file is broken (carries every problem found in it)
    │   └── ScenarioError     3   a scenario or a numeric argument contradicts itself
    └── MissingExtra          4   an optional part of upperhand is not installed

Bad *documents* are not exceptions: they become :class:`upperhand.record.Problem` entries.
"""

from collections.abc import Sequence


class UpperhandError(Exception):
    """Something the user can mend; the message says what was seen, needed, and what to type."""

    exit_code = 5


class UsageError(UpperhandError):
    """A command was given arguments that do not fit together."""

    exit_code = 2


class InputError(UpperhandError):
    """An input could not be read; ``problems`` holds one line per fault, all of one run."""

    exit_code = 3

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join([message, *self.problems]))


class CaseError(InputError):
    """A case file is broken; every problem is listed as ``file:line: what``."""


class ScenarioError(InputError, ValueError):
    """A scenario, or a number given to a solver, contradicts itself or lies outside its range."""


class MissingExtra(UpperhandError):
    """An optional dependency is needed; the message gives the install command."""

    exit_code = 4
