"""Options and output that commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import click

__all__ = ["DAY", "as_option", "progress_bar", "quiet_option", "seed_option"]

Progress = Callable[[str, int, int], None]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A day as 2025-12-03."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" is not a date: write it as 2025-12-03', param, ctx)


DAY = _Day()

seed_option: Decorator = click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Same seed, same numbers.",
)
quiet_option: Decorator = click.option("-q", "--quiet", is_flag=True, help="No progress.")


def as_option(name: str, *, help: str) -> Decorator:
    """Return a flag that switches the output, e.g. ``--json``."""
    return click.option(f"--{name}", f"as_{name}", is_flag=True, help=help)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """Show stages and draws on stderr when somebody is looking; else nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description:>20}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tick(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=of)
            bar.update(tasks[stage], completed=done, total=of)

        yield tick
