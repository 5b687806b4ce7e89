"""``upperhand deals``: every deal worth considering in a deal space, and what each rule picks."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import as_option, quiet_option, seed_option

if TYPE_CHECKING:
    from upperhand.bargaining.counting import Count
    from upperhand.bargaining.deals import Deals
    from upperhand.bargaining.settlement import Settlement
    from upperhand.scenario.space import DealSpace
    from upperhand.scenario.spacefile import SpaceRead

__all__ = ["deals", "space_of"]

SCHEMA = 1
SHOWN = 12  # frontier points in the table; --json gives all
SOLVED_RULES = (
    "a deal is acceptable if every party gets at least its reserve",
    "frontier: undominated among all allowed deals, acceptable or not",
    "ties: deals of equal worth to all parties are one point; pareto_outcomes counts them singly",
    "equal: utilities closer than 1e-9 of the party's span from worst to best deal",
    "Kalai–Smorodinsky ideal: each party's best acceptable deal",
    "outcomes: deals without banned choices and conflicting pairs",
)
CASE_RULES = (
    "worth of an option: 1 - |place - ideal| ** curvature, stretched to [0, 1], times the weight",
    "reserve: what fighting on is worth to the party in this model",
    "parties: those that hold a veto; red lines are not hard",
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@as_option("json", help="Print the documented JSON, all points.")
@click.option(
    "--seconds", default=10.0, show_default=True, type=click.FloatRange(min=0), help="Time limit."
)
@click.option(
    "--discount-at",
    default=0.0,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="GENIUS only: time of the deal, for the discount factor; 0 ignores it.",
)
@seed_option
@quiet_option
def deals(
    files: tuple[Path, ...],
    as_json: bool,
    seconds: float,
    discount_at: float,
    seed: int,
    quiet: bool,
) -> None:
    """List the deals worth considering, and what each solution concept picks.

    \b
    Example:   upperhand deals england.xml zimbabwe.xml
               upperhand deals space.json --json
               upperhand deals ukraine

    Reads a plain JSON space, GENIUS XML (a domain and one profile per party, as files or as a
    folder), or a case. The frontier is exact unless the time limit cuts it, which is then said,
    with a bound. Exit status 3 means that a file could not be read.
    """
    read = _read(files, discount_at)
    solved, taken = _solve(read.space, seconds, seed)
    show = _json if as_json else _table
    for piece in show(read, solved, taken):
        click.echo(piece, nl=not as_json)
    if not as_json and not quiet:
        for rule in (*read.rules, *SOLVED_RULES):
            click.echo(f"rule: {rule}", err=True)


def space_of(case: str) -> DealSpace:
    """Return the deal space of a case, by folder or bundled name, on the last day of its data.

    Its parties are those that hold a veto; their reserves are what fighting on is worth to them.
    """
    from upperhand.bargaining.solution import solve
    from upperhand.cli.solve import scenario_on

    return solve(scenario_on(case, None)).frontier.space


def _read(files: tuple[Path, ...], discount_at: float) -> SpaceRead:
    from upperhand.scenario.spacefile import SpaceRead, read_space

    if len(files) == 1 and _is_case(files[0]):
        return SpaceRead(space_of(str(files[0])), CASE_RULES)
    return read_space(files, time=discount_at)


def _is_case(path: Path) -> bool:
    if path.exists():
        return (path / "case.yaml").is_file()
    from upperhand.case import bundled

    return str(path) in bundled()


def _solve(space: DealSpace, seconds: float, seed: int) -> tuple[Deals, float]:
    from upperhand.bargaining.deals import solve_deals

    started = time.perf_counter()
    solved = solve_deals(space, give_up=lambda: time.perf_counter() - started > seconds, rng=seed)
    return solved, time.perf_counter() - started


def _json(read: SpaceRead, solved: Deals, taken: float) -> Iterator[str]:
    """Yield the answer as JSON in pieces: a large frontier is never held as one text."""
    rest = json.dumps(_summary(read, solved, taken), ensure_ascii=False, indent=1)
    yield rest[:-2] + ',\n "pareto_points": ['
    for n in range(len(solved.frontier)):
        yield (",\n  " if n else "\n  ") + json.dumps(_point(solved, n), ensure_ascii=False)
    yield "\n ]\n}\n"


def _summary(read: SpaceRead, solved: Deals, taken: float) -> dict[str, Any]:
    front, space = solved.frontier, read.space
    return {
        "schema": SCHEMA,
        "parties": space.parties,
        "issues": space.issues,
        "outcomes": solved.outcomes,
        "combinations": space.n_deals,
        "pareto_outcomes": front.n_deals,
        "exact": front.exact,
        "epsilon": front.error.tolist(),
        **{name: _settled(space, s) for name, s in solved.settlements.items()},
        "alternating_offers": _offers(space, solved),
        "acceptable": _number(solved.acceptable),
        "reserve": space.reserve.tolist(),
        "rules": [*read.rules, *SOLVED_RULES],
        "seconds": round(taken, 6),
    }


def _point(solved: Deals, n: int) -> dict[str, Any]:
    front = solved.frontier
    return {
        "deal": front.space.named(front.deal(n)),
        "utilities": front.utilities[n].tolist(),
        "ties": front.ties[n],
    }


def _settled(space: DealSpace, settlement: Settlement) -> dict[str, Any]:
    if settlement.deal is None or settlement.utilities is None:
        nothing = {"deal": None, "utilities": None, "reason": settlement.reason}
        return {**nothing, "definition": settlement.definition}
    return {
        "deal": space.named(settlement.deal),
        "utilities": settlement.utilities.tolist(),
        "definition": settlement.definition,
    }


def _offers(space: DealSpace, solved: Deals) -> dict[str, Any]:
    offers = solved.offers
    proposers = [space.parties[i] for i in space.counted]
    return {
        "proposals": dict(zip(proposers, map(space.named, offers.proposals), strict=False)),
        "recognition": offers.recognition.tolist(),
        "utilities": None if offers.reason else offers.utilities.tolist(),
        "definition": offers.definition,
        **({"reason": offers.reason} if offers.reason else {}),
    }


def _number(count: Count) -> int | dict[str, float]:
    if count.exact:
        return count.low
    return {"low": count.low, "high": count.high, "chance_of_error": count.risk}


def _table(read: SpaceRead, solved: Deals, taken: float) -> Iterator[str]:
    space, front = read.space, solved.frontier
    yield f"{solved.outcomes:,} deals on {len(space.issues)} issues; {_in_words(solved.acceptable)}"
    exactly = "exactly" if front.exact else "at least"
    yield f"{exactly} {len(front):,} undominated points ({front.n_deals:,} deals), {taken:.3f} s"
    if not front.exact:
        worst = max(front.error.tolist())
        yield f"cut short: a deal may be better than all points listed by up to {worst:.4g} a party"
    width = max(len(name) for name in (*solved.settlements, "expected offer")) + 2
    yield ""
    yield " " * width + "".join(f"{party[:15]:>16}" for party in space.parties)
    yield f"{'reserve':{width}}" + _row(space.reserve.tolist())
    for name, settlement in solved.settlements.items():
        yield f"{name.replace('_', ' '):{width}}" + _outcome(settlement)
    if not solved.offers.reason:
        yield f"{'expected offer':{width}}" + _row(solved.offers.utilities.tolist())
    yield ""
    yield from _nash_deal(space, solved.settlements["nash"])
    yield f"frontier{', the first points' if len(front) > SHOWN else ''} (--json gives all):"
    for n in range(min(SHOWN, len(front))):
        yield f"{n + 1:{width - 2}}  " + _row(front.utilities[n].tolist())


def _in_words(count: Count) -> str:
    if count.exact:
        return f"{count.low:,} acceptable to all"
    return f"between {count.low:,} and {count.high:,} acceptable to all (error {count.risk:g})"


def _row(numbers: list[float]) -> str:
    return "".join(f"{number:16.4f}" for number in numbers)


def _outcome(settlement: Settlement) -> str:
    if settlement.utilities is None:
        return f"  none: {settlement.reason}"
    return _row(settlement.utilities.tolist())


def _nash_deal(space: DealSpace, settlement: Settlement) -> Iterator[str]:
    if settlement.deal is None:
        return
    yield "the Nash settlement:"
    for issue, option in space.named(settlement.deal).items():
        yield f"  {issue}: {option}"
    yield ""
