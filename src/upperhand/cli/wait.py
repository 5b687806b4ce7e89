"""``upperhand wait``: would the sides settle at once in this model, or what do they wait for."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option

if TYPE_CHECKING:
    from upperhand.bargaining.waiting import Talks, Threshold, Waiting
    from upperhand.scenario import Scenario

__all__ = ["wait"]

WAITS = 1
CAVEAT = (
    "An explanation, not a forecast: it shows what open disagreement on the odds of battle can and "
    "cannot account for. No red line binds here, every deal would be kept, only battles teach."
)
RULES = {"nash": "Nash split", "offers": "a side drawn by chance proposes"}
BEYOND = {
    "victory_a": "the victory of side a",
    "victory_b": "the victory of side b",
    "status_quo": "the state of affairs on some rung",
}
BELIEFS = {"own": "each its own belief", "common": "one belief for all"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("case")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@click.option(
    "--optimism",
    type=click.FloatRange(0, 0.5, max_open=True),
    help="Set the sides' prior means this far above and below their middle.",
)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="PATH=VALUE",
    help="A counterfactual: the estimate at PATH stands at VALUE. Repeatable.",
)
@as_option("json", help="Print as JSON.")
@click.pass_context
def wait(
    ctx: click.Context,
    case: str,
    as_of: date | None,
    optimism: float | None,
    changes: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say whether the sides would settle at once in this model, or what they wait for.

    \b
    Examples:
      upperhand wait ukraine
      upperhand wait ukraine --optimism 0.2
      upperhand wait ukraine --set war.mobility=0.5 --set endurance.ua=600 --set endurance.ru=600
      upperhand wait my-conflict/ --as-of 2031-05-01 --json

    The scenario becomes a monthly game over 120 months: talk, or fight a month and learn. Shown
    with each party's own belief and with one belief for all, under two bargaining rules.
    Reads the case's file; writes nothing.
    Exit status 1 means: with their own beliefs the sides do not settle at once.
    """
    from upperhand.bargaining.waiting import waiting
    from upperhand.cli.solve import counterfactual, scenario_on

    scenario = counterfactual(scenario_on(case, as_of), changes)
    found = waiting(scenario, optimism=optimism)
    if as_json:
        click.echo(json.dumps(_as_data(scenario, found), indent=2, ensure_ascii=False))
    else:
        click.echo(_as_text(scenario, found))
    if not all(t.settles_now for t in found.talks if t.beliefs == "own"):
        ctx.exit(WAITS)


def _as_data(scenario: Scenario, found: Waiting) -> dict[str, Any]:
    told = {"schema": 1, "scenario": scenario.id, "as_of": scenario.as_of, "caveat": CAVEAT}
    return {**told, **asdict(found), "talks": [_talk_data(t) for t in found.talks]}


def _talk_data(talks: Talks) -> dict[str, Any]:
    terms = {p: u if isfinite(u) else None for p, u in talks.terms.items()}
    return {**asdict(talks), "terms": terms}


def _as_text(scenario: Scenario, found: Waiting) -> str:
    side = scenario.side("a").name
    lines = [
        f"{scenario.title}, as of {scenario.as_of} (scenario {found.digest})",
        "",
        CAVEAT,
        f"The front stands at {found.position:.2f} of {scenario.war.steps} rungs; the game starts "
        f"on rung {found.rung}, and is played for {found.horizon} months.",
        f"Chance that the front's next move goes {side}'s way: "
        + ", ".join(f"{p.name} {found.believed[p.id]:.2f}" for p in scenario.vetoes),
    ]
    if found.beyond:
        ends = ", ".join(BEYOND[name] for name in found.beyond)
        lines.append(f"No deal is worth as much to both sides at once as {ends}.")
    for talks in found.talks:
        lines += ["", f"{RULES[talks.rule]}, {BELIEFS[talks.beliefs]}"]
        lines += [f"  {line}" for line in _told(scenario, talks)]
    lines += [
        "",
        "Optimism at which delay begins (prior means this far above and below the middle):",
    ]
    lines += [f"  {_threshold(t)}" for t in found.thresholds]
    return "\n".join(lines)


def _told(scenario: Scenario, talks: Talks) -> list[str]:
    if talks.settles_now:
        worth = ", ".join(
            f"{scenario.party(p).name} {u:.2f} (waiting {talks.waiting[p]:.2f})"
            for p, u in talks.value.items()
        )
        return [f"they settle at once: {worth}"]
    lines = ["they do not settle at once", *_what_for(scenario, talks)]
    lines += [
        f"within {end.months} months: settlement {end.settlement:.0%}, capture "
        f"{end.capture_a + end.capture_b:.0%}, collapse {end.collapse:.0%}, "
        f"war goes on {end.still_open:.0%}"
        for end in talks.ends
    ]
    signed = {p: u for p, u in talks.terms.items() if p in talks.value and isfinite(u)}
    if signed:
        mean = ", ".join(f"{scenario.party(p).name} {u:.2f}" for p, u in signed.items())
        lines.append(f"mean terms when they settle: {mean}")
    return lines


def _what_for(scenario: Scenario, talks: Talks) -> list[str]:
    """Say after which first result of the fighting they would sign."""
    told = {
        "still": "if nothing moves",
        "toward_a": f"after one move {scenario.side('a').name}'s way",
        "toward_b": f"after one move {scenario.side('b').name}'s way",
    }
    return [
        f"{told[name]}: "
        + (f"they would sign from month {month} on" if month is not None else "no signature")
        for name, month in talks.signs_after.items()
    ]


def _threshold(found: Threshold) -> str:
    rule = RULES[found.rule]
    if found.optimism is None:
        return (
            f"{rule}: none; they settle at once even at {found.tried:.2f}, which sets today's "
            f"beliefs {found.apart:.2f} apart"
        )
    return (
        f"{rule}: from {found.optimism:.2f} on, which sets today's beliefs {found.apart:.2f} apart"
    )
