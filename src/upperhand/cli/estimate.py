"""``upperhand estimate``: every assumption of a scenario, with its range and its reasons."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option

if TYPE_CHECKING:
    from upperhand.estimate import Estimate

__all__ = ["estimate"]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("case")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@click.option("--only", default="", metavar="START", help="Only paths that start so, e.g. war.")
@as_option("json", help="Print as JSON.")
def estimate(case: str, as_of: date | None, only: str, as_json: bool) -> None:
    """List every assumption of a case: path, range, unit, and why.

    \b
    Examples:
      upperhand estimate ukraine --only war
      upperhand estimate ukraine --only hardness.ua --as-of 2025-12-03

    The paths are what  upperhand solve --set PATH=VALUE  takes.
    """
    from upperhand.cli.solve import scenario_on

    scenario = scenario_on(case, as_of)
    rows = [(path, e) for path, e in scenario.estimates() if path.startswith(only)]
    if not rows:
        kinds = sorted({path.split(".")[0] for path, _ in scenario.estimates()})
        raise click.UsageError(f'no path starts with "{only}"; kinds: {", ".join(kinds)}')
    if as_json:
        told = {"schema": 1, "scenario": scenario.id, "digest": scenario.digest}
        click.echo(
            json.dumps(
                told | {"estimates": [_as_data(path, e) for path, e in rows]},
                indent=2,
                ensure_ascii=False,
            )
        )
        return
    for path, e in rows:
        click.echo(f"{path:<34}{e.low:9.3f}{e.mode:9.3f}{e.high:9.3f}  {e.unit}")
        click.echo(f"{'':<34}{e.note}")


def _as_data(path: str, e: Estimate) -> dict[str, Any]:
    return {
        "path": path,
        "low": e.low,
        "mode": e.mode,
        "high": e.high,
        "unit": e.unit,
        "because": list(e.because),
        "note": e.note,
    }
