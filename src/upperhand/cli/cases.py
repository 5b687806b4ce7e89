"""``upperhand cases``: what conflicts come along, and whether a case file is sound."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from upperhand.cli.options import as_option

if TYPE_CHECKING:
    from upperhand.record.conflict import Conflict

__all__ = ["cases"]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("case", required=False, default="")
@as_option("json", help="Print as JSON.")
def cases(case: str, as_json: bool) -> None:
    """List the cases that come along, or check one.

    \b
    Examples:
      upperhand cases                 what comes along
      upperhand cases ukraine         what a case holds
      upperhand cases my-conflict/    check a folder of yours: all faults in one run
    """
    from upperhand.case import bundled, open_case

    opened = [open_case(name).conflict for name in ([case] if case else bundled())]
    rows = [_row(conflict) for conflict in opened]
    if as_json:
        click.echo(json.dumps({"schema": 1, "cases": rows}, indent=2, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['id']:<16}{row['title']}")
        click.echo(
            f"{'':<16}{row['parties']} parties, {row['issues']} issues, {row['positions']} "
            f"positions, {row['offers']} offers, {row['events']} events; data to {row['cut_off']}"
        )
    if case:
        click.echo("\n".join(_contents(opened[0])))


def _contents(conflict: Conflict) -> list[str]:
    lines = ["", "Parties"]
    lines += [f"  {p.id:<16}{p.name} ({p.role})" for p in conflict.parties]
    lines += ["", "Issues and their options, from side a's pole to side b's"]
    for issue in conflict.issues:
        lines.append(f"  {issue.id:<16}{issue.question}")
        lines += [f"  {'':<16}{o.scale:4.2f}  {o.id}: {o.label}" for o in issue.options]
    lines += ["", "Offers"]
    return [*lines, *(f"  {o.id:<16}{o.date}  {o.name}" for o in conflict.offers)]


def _row(conflict: Conflict) -> dict[str, object]:
    counted = ("parties", "issues", "positions", "offers", "events", "sources", "disputes")
    return {
        "id": conflict.id,
        "title": conflict.title,
        "cut_off": conflict.cut_off,
        **{name: len(getattr(conflict, name)) for name in counted},
    }
