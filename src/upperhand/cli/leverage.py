"""``upperhand leverage``: the three named quantities, and where each side stands."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option

if TYPE_CHECKING:
    from upperhand.bargaining.leverage import Change, LeverageOver, Sensitivity, Standing
    from upperhand.scenario import Scenario

__all__ = ["leverage"]

WOULD = {
    True: "would carry it out",
    False: "would not carry it out",
    None: "what it would cost is not coded, so nothing is said of whether it would",
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("case")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@click.option("--since", type=DAY, help="Split the change since this date over what moved.")
@as_option("json", help="Print as JSON.")
def leverage(case: str, as_of: date | None, since: date | None, as_json: bool) -> None:
    """Say what moves expected terms: by driver, by action, and since a date.

    \b
    Examples:
      upperhand leverage ukraine
      upperhand leverage ukraine --as-of 2025-12-03 --since 2025-06-01

    Numbers are shares of a party's stakes: 1 is the distance between its worst and best deal.
    Three quantities are kept apart: sensitivity (a stated step of one driver), leverage of one
    party over another (an action open to it, with its cost and whether it would be carried
    out), and realised change (split exactly over what moved).
    """
    from upperhand.bargaining import leverage as lever
    from upperhand.bargaining.actions import drivers_of, open_actions
    from upperhand.bargaining.solution import outcome
    from upperhand.cli.solve import scenario_on

    scenario = scenario_on(case, as_of)
    if since and since.isoformat() >= scenario.as_of:
        raise click.UsageError(
            f"--since {since} is not before {scenario.as_of}, the date asked for"
        )
    found = outcome(scenario)
    over = [
        lever.leverage_over(scenario, action, p.id)
        for action in open_actions(scenario)
        for p in scenario.vetoes
        if p.id != action.party
    ]
    change = lever.realised_change(scenario_on(case, since), scenario) if since else None
    sensitivities = lever.sensitivities(scenario, drivers_of(scenario))
    standings = lever.standing(scenario, found)
    told = _as_data(scenario, sensitivities, over, change, standings)
    click.echo(json.dumps(told, indent=2, ensure_ascii=False) if as_json else _as_text(told))


def _as_data(
    scenario: Scenario,
    sensitivities: tuple[Sensitivity, ...],
    over: list[LeverageOver],
    change: Change | None,
    standings: tuple[Standing, ...],
) -> dict[str, Any]:
    sides = [p.id for p in scenario.vetoes]

    def per_side(values: Any) -> dict[str, float]:
        return {p: round(float(v), 6) for p, v in zip(sides, values, strict=True)}

    return {
        "schema": 1,
        "scenario": scenario.id,
        "digest": scenario.digest,
        "sensitivity": [
            {"driver": s.driver.label, "gain": per_side(s.utilities), "marginal": list(s.marginal)}
            for s in sensitivities
        ],
        "leverage": [
            {
                "action": o.action.driver.label,
                "of": o.action.party,
                "over": o.over,
                "gain": o.gain,
                "loss_to_other": o.loss,
                "cost": o.action.cost,
                "credible": o.credible,
            }
            for o in over
        ],
        "realised_change": change
        and {
            "since": change.before,
            "parts": {d: per_side(v) for d, v in change.utilities.items()},
            "total": per_side(change.total_utilities),
        },
        "standing": [
            {
                "party": s.party,
                "loses_without_a_deal": s.loses,
                "red_lines_against_expected_terms": list(s.blocks),
                "months_it_would_bear": s.endures,
                "monthly_cost": s.monthly_cost,
            }
            for s in standings
        ],
    }


def _as_text(told: dict[str, Any]) -> str:
    lines = ["Sensitivity: what a stated step of one driver does to expected terms"]
    for s in told["sensitivity"]:
        gains = "  ".join(f"{p} {v:+.3f}" for p, v in s["gain"].items())
        lines.append(f"  {s['driver']:<64} {gains}   on {', '.join(s['marginal']) or 'nothing'}")
    lines += ["", "Leverage: what an action open to a party moves"]
    for o in told["leverage"]:
        would = WOULD[o["credible"]]
        cost = "" if o["cost"] is None else f", cost {o['cost']:.3f}"
        lines.append(
            f"  {o['of']} over {o['over']}: {o['action']}: gain {o['gain']:+.3f}, other "
            f"{-o['loss_to_other']:+.3f}{cost}; {would}"
        )
    if told["realised_change"]:
        lines += ["", f"Realised change since {told['realised_change']['since']}"]
        for driver, gains in {
            **told["realised_change"]["parts"],
            "in all": told["realised_change"]["total"],
        }.items():
            shown = "  ".join(f"{p} {v:+.4f}" for p, v in gains.items())
            lines.append(f"  {driver:<24} {shown}")
    lines += ["", "Without a deal"]
    for s in told["standing"]:
        blocks = ", ".join(s["red_lines_against_expected_terms"]) or "none"
        lines.append(
            f"  {s['party']}: loses {s['loses_without_a_deal']:.3f}; bears "
            f"{s['months_it_would_bear']:.0f} months at {s['monthly_cost']:.4f} a month; its red "
            f"lines shut out expected terms on: {blocks}"
        )
    return "\n".join(lines)
