"""``upperhand solve``: a case on one date, at its middle values."""

from __future__ import annotations

import json
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option

if TYPE_CHECKING:
    from upperhand.bargaining.solution import Solution
    from upperhand.scenario import Scenario

__all__ = ["counterfactual", "scenario_on", "solve"]

NO_DEAL = 1


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("case")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@click.option(
    "--method",
    type=click.Choice(["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]),
    default="nash",
    show_default=True,
    help="How the gain over fighting on is divided.",
)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="PATH=VALUE",
    help="Solve a counterfactual: the estimate at PATH stands at VALUE. Repeatable.",
)
@as_option("json", help="Print the solution as JSON instead of a summary.")
@click.pass_context
def solve(
    ctx: click.Context,
    case: str,
    as_of: date | None,
    method: str,
    changes: tuple[str, ...],
    as_json: bool,
) -> None:
    """Find the settlement of a case and what each side would walk away from.

    \b
    Examples:
      upperhand solve ukraine
      upperhand solve ukraine --as-of 2025-12-03 --method kalai_smorodinsky
      upperhand solve ukraine --set war.position=7 --set support.us.given=0
      upperhand solve my-conflict/ --json

    Reads the case's file; writes nothing. The paths of --set:  upperhand estimate CASE
    Exit status 1 means: solved, and no deal beats fighting on for both sides.
    """
    from upperhand.bargaining.solution import solve as solved

    scenario = counterfactual(scenario_on(case, as_of), changes)
    solution = solved(scenario)
    told = _as_data(scenario, solution, method)
    if as_json:
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        click.echo(_as_text(scenario, told))
    if not solution.room:
        ctx.exit(NO_DEAL)


def scenario_on(case: str, as_of: date | None) -> Scenario:
    """Return the scenario of a case on a date (by default the last day its data cover)."""
    from upperhand.case import open_case
    from upperhand.estimation import estimate

    opened = open_case(case)
    last = date.fromisoformat(opened.conflict.cut_off)
    day = as_of or last
    if day > last:
        click.echo(
            f"upperhand: the data of this case end on {last}: {day} is told from them", err=True
        )
    return estimate(opened.conflict, opened.record, as_of=day)


def counterfactual(scenario: Scenario, changes: tuple[str, ...]) -> Scenario:
    """Return the scenario with ``PATH=VALUE`` changes made, or say what is wrong with them all."""
    found, faults = {}, []
    paths = {path for path, _ in scenario.estimates()}
    for change in changes:
        path, _, value = change.partition("=")
        if path not in paths:
            near = get_close_matches(path, paths, n=3)
            faults.append(f'there is no estimate "{path}"; near: {", ".join(near) or "none"}')
            continue
        try:
            found[path] = float(value)
        except ValueError:
            faults.append(f'"{change}" has no number: write  --set {path}=1.5')
    if faults:
        raise click.UsageError("; ".join(faults))
    return scenario.with_(found) if found else scenario


def _as_data(scenario: Scenario, solution: Solution, method: str) -> dict[str, Any]:
    settlement = solution.settlements[method]
    space = solution.frontier.space
    return {
        "schema": 1,
        "scenario": scenario.id,
        "as_of": scenario.as_of,
        "digest": solution.digest,
        "method": {"name": method, "definition": settlement.definition, "model": solution.method},
        "settlement": space.named(settlement.deal) if settlement.deal is not None else None,
        "why_none": settlement.reason,
        "utilities": solution.utilities.get(method),
        "reservation_values": {r.party: r.value for r in solution.reservations},
        "beliefs": {r.party: r.advance for r in solution.reservations},
        "binding": solution.binding,
        "frontier_points": len(solution.frontier),
        "room": {
            "no_red_line_binds": solution.soft.room,
            "every_red_line_binds": solution.hard.room,
            "blocked_if_all_bind": list(solution.hard.blocked),
        },
    }


def _as_text(scenario: Scenario, told: dict[str, Any]) -> str:
    lines = [f"{scenario.title}, as of {scenario.as_of} (scenario {told['digest']})", ""]
    for party, value in told["reservation_values"].items():
        worth = told["utilities"][party] if told["utilities"] else float("nan")
        lines.append(
            f"  {scenario.party(party).name:<10} fighting on {value:6.3f}   "
            f"settlement {worth:6.3f}   (0 worst deal, 1 best deal)"
        )
    lines.append("")
    if told["settlement"] is None:
        lines.append(f"No deal: {told['why_none']}")
    for issue, option in (told["settlement"] or {}).items():
        lines.append(f"  {issue:<18}{scenario.issue(issue).option(option).label}")
    blocked = ", ".join(told["room"]["blocked_if_all_bind"]) or "none"
    lines += ["", f"Binding: {told['binding']}", f"If every red line held, blocked on: {blocked}"]
    return "\n".join(lines)
