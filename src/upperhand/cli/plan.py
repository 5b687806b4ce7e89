"""``upperhand plan``: a text on the table, checked against every party, and amended."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option
from upperhand.errors import InputError

if TYPE_CHECKING:
    from upperhand.bargaining.amendments import Amendment
    from upperhand.bargaining.plans import Amended, Checked
    from upperhand.scenario import Scenario

__all__ = ["plan"]

NOT_SIGNABLE = 1
HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=HELP)
def plan() -> None:
    """Check a plan against every party, or find the fewest changes that make it signable.

    \b
    Examples:
      upperhand plan check ukraine us28
      upperhand plan check ukraine my-plan.yaml --as-of 2025-12-24
      upperhand plan amend ukraine ua20 --keep donbas

    PLAN is an offer of the case (upperhand plan list CASE) or a YAML file of  issue: option.
    """


@plan.command("list", context_settings=HELP)
@click.argument("case")
@click.option("--as-of", type=DAY, help="Only texts made public by this date.")
@as_option("json", help="Print as JSON.")
def list_(case: str, as_of: date | None, as_json: bool) -> None:
    """List the texts on the table and what each leaves open.

    \b
    Example:
      upperhand plan list ukraine
    """
    from upperhand.cli.solve import scenario_on

    scenario = scenario_on(case, as_of)
    if as_json:
        rows = [
            {"id": o.id, "date": o.date, "name": o.name, "by": list(o.by), "terms": dict(o.terms)}
            for o in scenario.offers
        ]
        click.echo(json.dumps({"schema": 1, "offers": rows}, indent=2, ensure_ascii=False))
        return
    for offer in scenario.offers:
        missing = len(scenario.issues) - len(offer.terms)
        click.echo(f"{offer.id:<12}{offer.date}  {offer.name} ({missing} issues left open)")


@plan.command(context_settings=HELP)
@click.argument("case")
@click.argument("plan_", metavar="PLAN")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@as_option("json", help="Print as JSON.")
@click.pass_context
def check(ctx: click.Context, case: str, plan_: str, as_of: date | None, as_json: bool) -> None:
    """Say who would sign a plan, and clause by clause why not.

    \b
    Examples:
      upperhand plan check ukraine us28
      upperhand plan check ukraine ua20 --json

    Two answers per party: by its reservation value alone, and by its stated red lines. A stated
    red line is a claim about preferences; neither answer is a forecast.
    Exit status 1 means: checked, and some party would not sign by one of the two.
    """
    from upperhand.bargaining.plans import check as checked
    from upperhand.cli.solve import scenario_on

    scenario = scenario_on(case, as_of)
    found = checked(scenario, terms_of(scenario, plan_))
    told = _checked_data(scenario, plan_, found)
    click.echo(json.dumps(told, indent=2, ensure_ascii=False) if as_json else _checked_text(told))
    if not (found.if_soft.signable and found.if_hard.signable):
        ctx.exit(NOT_SIGNABLE)


@plan.command(context_settings=HELP)
@click.argument("case")
@click.argument("plan_", metavar="PLAN")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@click.option("--keep", multiple=True, metavar="ISSUE", help="Leave this clause as it is.")
@click.option("--further", type=click.IntRange(0, 5), default=0, show_default=True,
              help="Also show what so many changes more would buy.")  # fmt: skip
@click.option("--pay", type=click.FloatRange(min=0), default=0.0, show_default=True,
              help="Side payment from outside, as a share of a party's stakes.")  # fmt: skip
@click.option("--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True,
              help="Give up the search after so long, and say so.")  # fmt: skip
@as_option("json", help="Print as JSON.")
@click.pass_context
def amend(
    ctx: click.Context, case: str, plan_: str, as_of: date | None, keep: tuple[str, ...],
    further: int, pay: float, seconds: float, as_json: bool,
) -> None:  # fmt: skip
    """Find the fewest changes that make a plan signable for both sides, exactly.

    \b
    Examples:
      upperhand plan amend ukraine us28
      upperhand plan amend ukraine ua20 --keep guarantees --further 1

    Three answers: with no stated red line binding; with all binding except on issues where
    they leave no option at all; and with all binding. Settling an open issue is no change.
    Exit status 1 means: with all red lines binding no set of changes suffices.
    """
    from upperhand.bargaining.amendments import Payment
    from upperhand.bargaining.plans import amend as amended
    from upperhand.bargaining.solution import blocked_issues, red_lines
    from upperhand.cli.solve import scenario_on

    scenario = scenario_on(case, as_of)
    terms = terms_of(scenario, plan_)
    lines = red_lines(scenario)
    blocked = blocked_issues(scenario, lines)
    give_up = _after(seconds)
    ways = {
        "no red line binds": (),
        "red lines bind where they can all hold": tuple(x for x in lines if x[1] not in blocked),
        "every red line binds": lines,
    }
    found = {
        name: amended(
            scenario,
            terms,
            binding=binding,
            fixed=keep,
            beyond=further,
            payment=Payment(pay) if pay else None,
            give_up=give_up,
        )
        for name, binding in ways.items()
    }
    told = _amended_data(scenario, plan_, terms, found)
    click.echo(json.dumps(told, indent=2, ensure_ascii=False) if as_json else _amended_text(told))
    if not found["every red line binds"].amendments.found:
        ctx.exit(NOT_SIGNABLE)


@plan.command(context_settings=HELP)
@click.argument("case")
@click.argument("party")
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@as_option("json", help="Print as JSON.")
def without(case: str, party: str, as_of: date | None, as_json: bool) -> None:
    """Say what could be signed without a third party, and what that would cost it.

    \b
    Example:
      upperhand plan without ukraine eur
    """
    from upperhand.bargaining.plans import bypassed
    from upperhand.cli.solve import scenario_on

    scenario = scenario_on(case, as_of)
    if party not in {p.id for p in scenario.parties}:
        raise click.UsageError(
            f'there is no party "{party}"; have {", ".join(p.id for p in scenario.parties)}'
        )
    found = bypassed(scenario, party)
    told = {
        "schema": 1,
        "party": party,
        "issues_left_as_they_are": list(found.issues),
        "signable": found.room,
        "why_not": found.reason,
        "worth_to_it": {"with": found.with_it, "without": found.without_it},
        "sides_lose": dict(found.sides_lose),
    }
    if as_json:
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    click.echo(f"Without {scenario.party(party).name}, left as in war: {', '.join(found.issues)}")
    if not found.room:
        click.echo(f"Nothing can be signed past it: {found.reason}")
        return
    lost = ", ".join(f"{p} {v:+.3f}" for p, v in found.sides_lose.items())
    click.echo(
        f"A deal past it can be signed. Expected terms are worth {found.without_it:.3f} to it, "
        f"{found.with_it:.3f} with it at the table. The two sides lose by leaving it out: {lost}"
    )


def _after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def terms_of(scenario: Scenario, plan_: str) -> dict[str, str]:
    """Return the terms of an offer by id, or of a YAML file of issue: option.

    Raises
    ------
    InputError
        If there is no such offer or file, or the file names what the case lacks; all at once.
    """
    offers = {o.id: o for o in scenario.offers}
    if plan_ in offers:
        return dict(offers[plan_].terms)
    path = Path(plan_)
    if not path.is_file():
        known = ", ".join(offers) or "none"
        raise InputError(
            f'there is no plan "{plan_}" on {scenario.as_of}: it is neither an offer of the case '
            f"({known}) nor a file. Give one of these, or a YAML file of  issue: option"
        )
    return _plan_file(scenario, path)


def _plan_file(scenario: Scenario, path: Path) -> dict[str, str]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    tree: Any
    try:
        tree = YAML().load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as e:
        raise InputError(f"{path.name} is not YAML: {e}") from None
    if not isinstance(tree, dict):
        raise InputError(f"{path.name}:1: a plan is a list of lines  issue: option")
    options = {i.id: [o.id for o in i.options] for i in scenario.issues}
    faults = []
    lines = getattr(tree, "lc").data  # noqa: B009  # the parser's line numbers
    for issue, option in tree.items():
        line = lines[issue][0] + 1
        if issue not in options:
            faults.append(f"{path.name}:{line}: no issue {issue!r}; have {', '.join(options)}")
        elif option not in options[issue]:
            have = ", ".join(options[issue])
            faults.append(f"{path.name}:{line}: {issue} has no option {option!r}; have {have}")
    if faults:
        raise InputError(f"{path.name} has {len(faults)} fault(s)", faults)
    return {str(i): str(o) for i, o in tree.items()}


def _checked_data(scenario: Scenario, plan_: str, found: Checked) -> dict[str, Any]:
    hard = {v.party: v for v in found.if_hard.verdicts}
    clauses = {(c.party, c.issue): c for c in found.if_hard.clauses}
    return {
        "schema": 1,
        "plan": plan_,
        "scenario": scenario.id,
        "digest": scenario.digest,
        "terms": dict(found.plan),
        "left_open": list(found.if_soft.left_open),
        "clashes": list(found.if_soft.clashes),
        "consent_needed": {p: list(i) for p, i in found.consent.items()},
        "parties": [
            {
                "party": v.party,
                "reservation_value": v.reserve,
                "utility": {"low": v.low, "high": v.high},
                "by_reservation_value": {"answer": v.answer, "why": v.reason},
                "by_stated_red_lines": {
                    "answer": hard[v.party].answer,
                    "why": hard[v.party].reason,
                },
                "clauses": [
                    {
                        "issue": c.issue,
                        "option": c.option,
                        "accepts": clauses[c.party, c.issue].accepts,
                        "worth": c.worth,
                        "given_up": c.given_up,
                        "best": c.best_option,
                        "why": clauses[c.party, c.issue].reason,
                    }
                    for c in found.if_soft.clauses
                    if c.party == v.party
                ],
            }
            for v in found.if_soft.verdicts
        ],
    }


def _checked_text(told: dict[str, Any]) -> str:
    lines = [f"Plan {told['plan']} under {told['scenario']} ({told['digest']})"]
    if told["left_open"]:
        lines.append(f"Left open: {', '.join(told['left_open'])}")
    lines += [f"Excludes itself: {clash}" for clash in told["clashes"]]
    for party, issues in told["consent_needed"].items():
        lines.append(f"Needs the consent of {party} on {', '.join(issues)}")
    for p in told["parties"]:
        lines += [
            "",
            f"{p['party']}  worth {p['utility']['low']:.2f}–{p['utility']['high']:.2f}, "
            f"fighting on {p['reservation_value']:.2f}",
            f"  by its reservation value: {p['by_reservation_value']['answer']} "
            f"({p['by_reservation_value']['why']})",
            f"  by its stated red lines:  {p['by_stated_red_lines']['answer']} "
            f"({p['by_stated_red_lines']['why']})",
        ]
        costly = sorted(p["clauses"], key=lambda c: (c["accepts"], -c["given_up"]))
        lines += [
            f"    {'accepts' if c['accepts'] else 'rejects'}  {c['issue']}: {c['option']} "
            f"({c['why']})"
            for c in costly
            if c["given_up"] > 0 or not c["accepts"]
        ]
    return "\n".join(lines)


def _amended_data(
    scenario: Scenario, plan_: str, terms: dict[str, str], found: dict[str, Amended]
) -> dict[str, Any]:
    return {
        "schema": 1,
        "plan": plan_,
        "scenario": scenario.id,
        "digest": scenario.digest,
        "left_open": [i.id for i in scenario.issues if i.id not in terms],
        "answers": [_answer(scenario, name, a) for name, a in found.items()],
    }


def _answer(scenario: Scenario, name: str, found: Amended) -> dict[str, Any]:
    missing = found.amendments.missing
    return {
        "if": name,
        "exact": found.amendments.exact,
        "blocked": [
            {"issue": i, "lines_of": [p for p, issue in found.binding if issue == i]}
            for i in found.blocked
        ],
        "missing": missing.reason if missing else None,
        "amendments": [_amendment(scenario, a) for a in found.amendments.found],
    }


def _amendment(scenario: Scenario, a: Amendment) -> dict[str, Any]:
    sides = [p.id for p in scenario.vetoes]
    return {
        "changes": [{"issue": c.issue, "from": c.before, "to": c.after} for c in a.changes],
        "terms": {i.id: i.options[o].id for i, o in zip(scenario.issues, a.deal, strict=True)},
        "utilities": dict(zip(sides, a.utilities.tolist(), strict=True)),
        "payments": dict(zip(sides, a.payments.tolist(), strict=True)),
        "product_of_gains": a.product,
    }


MOST_SHOWN = 5


def _amended_text(told: dict[str, Any]) -> str:
    lines = [f"Plan {told['plan']} under {told['scenario']} ({told['digest']})"]
    for answer in told["answers"]:
        lines += ["", f"If {answer['if']}:"]
        lines += [
            f"  no option left on {b['issue']} by the red lines of {' and '.join(b['lines_of'])}"
            for b in answer["blocked"]
        ]
        if answer["missing"]:
            lines.append(f"  none suffices: {answer['missing']}")
        told_apart = _by_changes(answer["amendments"])
        for what, first, ways in told_apart[:MOST_SHOWN]:
            worth = ", ".join(f"{p} {u:.2f}" for p, u in first["utilities"].items())
            settled = f"; {ways} ways to settle what it leaves open" if ways > 1 else ""
            lines.append(f"  {len(first['changes'])} change(s): {what} ({worth}{settled})")
            if told["left_open"]:
                filled = "; ".join(f"{i}: {first['terms'][i]}" for i in told["left_open"])
                lines.append(f"      open issues settled as {filled}")
        hidden = len(told_apart) - MOST_SHOWN
        if hidden > 0:
            lines.append(f"  and {hidden} more (--json shows all)")
        if not answer["exact"]:
            lines.append("  time ran out: shorter or better ones may exist (--seconds)")
    return "\n".join(lines)


def _by_changes(amendments: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any], int]]:
    """Return amendments told apart by what they change: words, the best one, how many."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for a in amendments:
        what = "; ".join(f"{c['issue']}: {c['from']} → {c['to']}" for c in a["changes"])
        groups.setdefault(what or "signable as it is", []).append(a)
    return [(what, same[0], len(same)) for what, same in groups.items()]
