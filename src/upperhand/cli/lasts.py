"""``upperhand lasts``: how long each candidate deal would last, and what would be enough."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option, seed_option

if TYPE_CHECKING:
    from upperhand.bargaining.lasting import Contingency, Lasting
    from upperhand.report.evidence import Fact
    from upperhand.scenario import Scenario

__all__ = ["lasts"]

NONE_LASTS = 1
LEAST = 0.001
ABOUT = "durability"
CAVEAT = (
    "Shift of power, guarantee, cost of a breach and shocks are coded with wide ranges, none is "
    "measured; the formula is our reduced form. Compare deals and guarantees; a single yearly "
    "chance is no forecast."
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("case")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@click.option(
    "--target",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.05,
    show_default=True,
    help="Yearly chance of a breach that would be put up with.",
)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="PATH=VALUE",
    help="A counterfactual: the estimate at PATH stands at VALUE. Repeatable.",
)
@seed_option
@as_option("json", help="Print as JSON.")
@click.pass_context
def lasts(
    ctx: click.Context,
    case: str,
    as_of: date | None,
    target: float,
    changes: tuple[str, ...],
    seed: int,
    as_json: bool,
) -> None:
    """Say how long each candidate deal would last, and which guarantee would be enough.

    \b
    Examples:
      upperhand lasts ukraine
      upperhand lasts ukraine --as-of 2025-12-03 --target 0.02
      upperhand lasts ukraine --set aftermath.shift.ru=1
      upperhand lasts my-conflict/ --json

    Deals: the settlements, and every offer that settles half of the issues or more, its open
    issues filled in. Reads the case's file (judgements.durability); writes nothing.
    Exit status 1 means: no deal reaches the target under any guarantee.
    """
    from upperhand.bargaining.candidates import candidates
    from upperhand.bargaining.lasting import lasting
    from upperhand.bargaining.solution import solve
    from upperhand.cli.solve import counterfactual, scenario_on
    from upperhand.report.evidence import evidence

    scenario = counterfactual(scenario_on(case, as_of), changes)
    deals = candidates(scenario, solve(scenario))
    found = lasting(scenario, deals, target=target, rng=seed)
    facts = [fact for fact in evidence().values() if ABOUT in fact.drivers]
    if as_json:
        told = _as_data(scenario, found, facts, target, seed)
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        click.echo(_as_text(scenario, found, facts))
    if not any(each.enough for each in found):
        ctx.exit(NONE_LASTS)


def _as_data(
    scenario: Scenario, found: tuple[Lasting, ...], facts: list[Fact], target: float, seed: int
) -> dict[str, Any]:
    return {
        "schema": 1,
        "scenario": scenario.id,
        "as_of": scenario.as_of,
        "digest": scenario.digest,
        "seed": seed,
        "target": target,
        "caveat": CAVEAT,
        "deals": [_plain({**asdict(e), "gain": dict(e.gain)}) for e in found],
        "past_wars": [
            {"text": _filled(f), "values": dict(f.values), "source": f.source, "how": f.how}
            for f in facts
        ],
    }


def _plain(node: Any) -> Any:
    """Return a tree with what JSON cannot say, an infinite number, as null."""
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_plain(value) for value in node]
    return None if isinstance(node, float) and not isfinite(node) else node


def _filled(fact: Fact) -> str:
    shown = {
        name: f"{value:.0%}" if fact.show.get(name) == "percent" else f"{value:g}"
        for name, value in fact.values.items()
    }
    return fact.text.format(**shown)


def _as_text(scenario: Scenario, found: tuple[Lasting, ...], facts: list[Fact]) -> str:
    lines = [f"{scenario.title}, as of {scenario.as_of} (scenario {scenario.digest})", "", CAVEAT]
    if not found:
        lines += ["", "No settlement, and no offer that settles half of the issues."]
    for each in found:
        lines += ["", *_told(scenario, each)]
    lines += ["", "Past wars:"]
    lines += [f"  {_filled(fact)} [{fact.source}; {fact.how}]" for fact in facts]
    return "\n".join(lines)


def _told(scenario: Scenario, deal: Lasting) -> list[str]:
    issue = scenario.issue(deal.issue)
    label = issue.option(deal.guarantee).label
    lines = [deal.deal, f"  guarantee: {label} ({deal.level:.2f} of a full one)"]
    lines += [f"  {_contingency(scenario, c)}" for c in deal.contingencies]
    gains = ", ".join(f"{scenario.party(p).name} {g:+.2f}" for p, g in deal.gain.items())
    lines.append(f"  gain over fighting on, chance of breach counted in: {gains}")
    none = "none of the options its other terms allow"
    enough = issue.option(deal.enough).label if deal.enough else none
    lines.append(f"  enough for {100 * deal.target:g}% a year or less: {enough}")
    lines += [f"  {_promise(scenario, p.party, p.acts, p.needs)}" for p in deal.promises]
    return lines


def _contingency(scenario: Scenario, found: Contingency) -> str:
    who = f"{scenario.party(found.toward).name} rearms" if found.toward else "nobody rearms"
    by = ", ".join(f"{scenario.party(p).name} {_chance(h)}" for p, h in found.breach.items())
    return (
        f"{who:<18} breach a year {_chance(found.hazard):>6} (range {_chance(found.low)} to "
        f"{_chance(found.high)}; {by}; without guarantee {_chance(found.unguarded)})"
    )


def _chance(share: float) -> str:
    """Return a chance in per cent, never as none or all of it."""
    return (
        f"<{LEAST:.1%}"
        if share < LEAST
        else f">{1 - LEAST:.1%}"
        if share > 1 - LEAST
        else f"{share:.1%}"
    )


def _promise(scenario: Scenario, party: str, acts: bool | None, needs: float) -> str:
    name = scenario.party(party).name
    if acts is None:
        held = f"{needs:.2f} times" if isfinite(needs) else "more than any multiple of"
        return (
            f"guarantor {name}: whether it would act is not coded; it would have to value each "
            f"unit saved at {held} what a full guarantee costs it, or more"
        )
    return f"guarantor {name}: {'would' if acts else 'would not'} act when called on"
