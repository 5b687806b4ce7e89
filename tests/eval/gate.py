"""The evaluation gate: ``make eval`` prints how well pages are read, and refuses to go down.

::

    python tests/eval/gate.py                    print the scores, fail below a floor
    python tests/eval/gate.py --mistakes         also list what went wrong, page by page
    python tests/eval/gate.py --raise            lift the floors to what is measured now
    python tests/eval/gate.py --accept           record that the corpus has changed on purpose

Floors are kept in ``floors.json`` with the hash of the corpus they were measured on. A floor is
never lowered by a command; rates that should be small have a ceiling, never lifted by one. Parts
that need material kept beside the project are left out, and said to be, where it is missing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alignment import aligned
from corpus import PARTS, Page, corpus_hash, load_cast, load_pages, load_seed
from corpus_score import score
from metrics import Rate, rates
from mistakes import mistakes
from outside import outside_parts
from reader_output import Reading, of_record

from upperhand.reading.of_case import with_members
from upperhand.reading.read import read

__all__ = ["Floors", "Results", "judge", "lifted", "load_floors", "main", "save_floors"]

FLOORS = Path(__file__).resolve().parent / "floors.json"
# Bounds lie this far on the bad side of what is measured, or as far as two cases move the rate,
# so that a gain in one place that costs a case in another does not stop the house.
MARGIN = 0.015
CASES = 2
FEWEST_CASES = 20  # a rate over fewer has no bound: it would be all margin
# What is bounded on the pages kept apart: the headline and what hurts trust. The rest is shown.
BOUND_WHEN_HELD = frozenset(
    (
        "statements full F1",
        "statements exact F1",
        "party of speaker",
        "false speaker",
        "reporter leak, letters",
        "not past stored as past",
        "dates invented",
        "spans not in the text",
    )
)

Results = Mapping[str, Mapping[str, Rate]]


@dataclass(frozen=True, slots=True)
class Floors:
    """The least (or, for rates that should be small, the most) that is let through."""

    corpus: str = ""
    bounds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def load_floors(path: Path = FLOORS) -> Floors:
    """Return the recorded floors; none at all where nothing is recorded yet."""
    if not path.exists():
        return Floors()
    data = json.loads(path.read_text(encoding="utf-8"))
    return Floors(data["corpus_hash"], data["floors"])


def save_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sorted, so that a change of one is one line of a diff."""
    data = {"corpus_hash": floors.corpus, "floors": floors.bounds}
    path.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def judge(results: Results, floors: Floors, corpus: str) -> list[str]:
    """Return what stops the gate, a sentence each; nothing when all is well."""
    faults = []
    if corpus != floors.corpus:
        faults.append(
            f"the corpus has changed: its hash is {corpus[:12]}, the floors were measured on "
            f"{floors.corpus[:12] or 'nothing'}. If that was meant, add --accept"
        )
    for part, measured in results.items():
        for name, bound in floors.bounds.get(part, {}).items():
            faults += _below(part, name, bound, measured.get(name))
    return faults


def _below(part: str, name: str, bound: float, rate: Rate | None) -> list[str]:
    where = f"{part}: {name}"
    if rate is None:
        return [f"{where} was not measured, but has a bound of {bound:.3f}"]
    if rate.reaches(bound):
        return []
    beyond = "above its ceiling" if rate.better == "lower" else "below its floor"
    return [f"{where} is {rate.value:.3f}, {beyond} of {bound:.3f}"]


def lifted(results: Results, floors: Floors) -> Floors:
    """Return floors lifted to what is measured less a margin; none is ever let down.

    A rate of exactly 1 (or 0, where less is better) leaves no margin: it is kept as it is.
    """
    bounds = {part: dict(names) for part, names in floors.bounds.items()}
    for part, measured in results.items():
        kept = bounds.setdefault(part, {})
        for name, rate in measured.items():
            if _is_bounded(part, name, rate):
                kept[name] = _better_bound(rate, kept.get(name))
    return Floors(floors.corpus, bounds)


def _is_bounded(part: str, name: str, rate: Rate) -> bool:
    return rate.bottom >= FEWEST_CASES and (part != "held" or name in BOUND_WHEN_HELD)


def _better_bound(rate: Rate, kept: float | None) -> float:
    margin = max(MARGIN, CASES / rate.bottom)
    if rate.better == "lower":
        new = round(rate.value + margin, 4) if rate.value > 0 else 0.0
        return new if kept is None else min(kept, new)
    new = round(max(rate.value - margin, 0.0), 4) if rate.value < 1 else 1.0
    return new if kept is None else max(kept, new)


# --- measuring --------------------------------------------------------------------------------


def read_pages(pages: Sequence[Page]) -> list[Reading]:
    """Read each page with its own conflict's actors, and its day where that is handed over."""
    return [_read_page(page) for page in pages]


def _read_page(page: Page) -> Reading:
    """Read a page as a case would have it read: with its actors and the members of its parties."""
    cast = load_cast(page.conflict)
    actors = with_members(cast.actors, cast.member_of)
    return of_record(read([page.path], actors=actors, published=page.given), page.text)


def measure(pages: Sequence[Page], readings: Sequence[Reading]) -> list[Counter[str]]:
    """Return the counts of every page."""
    both = zip(pages, readings, strict=True)
    return [score(aligned(p, r.text), r, load_cast(p.conflict)) for p, r in both]


def measured_parts(names: Sequence[str]) -> tuple[Results, list[str]]:
    """Read and score the named parts; return their rates and a list of mistakes."""
    results: dict[str, Mapping[str, Rate]] = {}
    wrong: list[str] = []
    for name, pages in ((n, _pages(n)) for n in names):
        if not pages:
            continue
        readings = read_pages(pages)
        results[name] = rates(measure(pages, readings))
        if name != "held":  # the pages kept apart are counted, not looked at
            for page, reading in zip(pages, readings, strict=True):
                shown = aligned(page, reading.text)
                wrong += mistakes(shown, reading, load_cast(page.conflict))
    return results, wrong


def _pages(name: str) -> tuple[Page, ...]:
    if name != "seed":
        return load_pages(name)
    seed = load_seed()
    return (seed,) if seed else ()


# --- printing ---------------------------------------------------------------------------------


def table(results: Results, floors: Floors) -> str:
    """Return the scores as text: value, 95 % interval by page, counts, bound."""
    lines = []
    for part, measured in results.items():
        lines += ["", f"{part}", f"  {'':32}{'rate':>6}   {'95 % by page':15}{'counts':>14}  bound"]
        for name, rate in measured.items():
            bound = floors.bounds.get(part, {}).get(name)
            lines.append(_line(name, rate, bound))
    return "\n".join(lines)


def _line(name: str, rate: Rate, bound: float | None) -> str:
    sign = "≤" if rate.better == "lower" else "≥"
    shown = f"{sign} {bound:.3f}" if bound is not None else ""
    span = f"{rate.low:.3f} – {rate.high:.3f}"
    return f"  {name:32}{rate.value:6.3f}   {span:15}{rate.top:7}/{rate.bottom:<6}  {shown}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 when it holds, 1 when something went down."""
    asked = _parser().parse_args(arguments)
    results, wrong = measured_parts((*PARTS, "seed"))
    beside, left_out = outside_parts()
    results = {**results, **beside}
    floors, corpus = load_floors(), corpus_hash()
    if asked.accept:
        floors = Floors(corpus, floors.bounds)
    faults = judge(results, floors, corpus)
    if asked.lift and not faults:
        floors = lifted(results, floors)
    if (asked.accept or asked.lift) and not faults:
        save_floors(floors)
    _report(asked, results, floors, wrong, left_out, faults)
    return 1 if faults else 0


def _report(
    asked: Any, results: Results, floors: Floors, wrong: Sequence[str], left_out: Sequence[str],
    faults: Sequence[str],
) -> None:  # fmt: skip
    print(table(results, floors))
    if asked.mistakes:
        print("\n".join(["", "Mistakes (tune and seed)", *wrong]))
    for note in left_out:
        print(f"left out: {note}", file=sys.stderr)
    for fault in faults:
        print(f"gate: {fault}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Score the reading of pages against floors.")
    parser.add_argument("--accept", action="store_true", help="the corpus has changed on purpose")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    parser.add_argument("--mistakes", action="store_true", help="list what went wrong, by page")
    return parser


if __name__ == "__main__":
    sys.exit(main())
