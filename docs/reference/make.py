"""Write ``commands.md`` from the commands' own help, so that manual and program cannot differ.

Run ``python docs/reference/make.py``; a test fails while the file is stale.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import click

from upperhand.cli.main import COMMANDS, app

PAGE = Path(__file__).with_name("commands.md")
HEAD = """# Commands

Generated from `--help`; do not edit. Results go to stdout, everything else to stderr.
Exit codes: 0 fine · 1 ran, found problems · 2 wrong use · 3 unreadable input · 4 needs an extra ·
5 a fault of ours · 130 interrupted.
"""
WIDTH = 88


def page() -> str:
    """Return the page of all commands and subcommands."""
    os.environ["COLUMNS"] = str(WIDTH)
    return HEAD + "".join(_entries())


def _entries() -> list[str]:
    found = [_entry("upperhand", app)]
    for name, (place, _) in COMMANDS.items():
        module, attribute = place.split(":")
        command = getattr(import_module(module), attribute)
        found.append(_entry(f"upperhand {name}", command))
        if isinstance(command, click.Group):
            found += [_entry(f"upperhand {name} {n}", c) for n, c in command.commands.items()]
    return found


def _entry(name: str, command: click.Command) -> str:
    context = click.Context(
        command,
        info_name=name,
        max_content_width=WIDTH,
        terminal_width=WIDTH,
        # As when it is called: click remembers the names of the help option it saw first.
        help_option_names=["-h", "--help"],
    )
    return f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
