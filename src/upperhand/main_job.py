"""The main job: pages in, findings out.

::

    read pages → recognise the conflict → fix the date → add what they say to the record →
    estimate the scenario → solve, simulate → test the claims → findings

Each step is one function call; this file is their order and nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from upperhand import __version__
from upperhand.bargaining.actions import drivers_of
from upperhand.bargaining.candidates import candidates
from upperhand.bargaining.lasting import Lasting, lasting
from upperhand.bargaining.leverage import Change, realised_change, sensitivities, standing
from upperhand.bargaining.solution import Solution, solve
from upperhand.case import Case, open_case, recognise
from upperhand.dating import date_of
from upperhand.errors import CaseError, InputError
from upperhand.estimation import estimate
from upperhand.estimation.build import estimate_war
from upperhand.reading.of_case import actors_of_case, issues_of_case
from upperhand.reading.read import read
from upperhand.reading.sources.table import read_sources
from upperhand.record import Document, LeverageClaim, Problem, Record
from upperhand.record.conflict import Conflict
from upperhand.report.findings import Findings, TestedClaim
from upperhand.scenario import Scenario
from upperhand.simulation import Ensemble, simulate
from upperhand.simulation.claim_test import ClaimTest, Counterfactual, claim_test

__all__ = ["Asked", "counterfactuals", "find_out", "untestable"]

Progress = Callable[[str, int, int], None]

MONTHS_BACK = (3, 6, 12)
"""Periods tested where a claim does not say since when."""
PREVIOUS_MONTHS = 1
"""What moved is told since this many months before the brief's date."""
CLAIMED = {
    "strength": "a claim of strength",
    "resolve": "a claim of resolve",
    "readiness": "a claim of readiness",
    "normative": "a word on what ought to be",
    "sincerity": "a judgement of another's sincerity",
}
ON_THE_FRONT = ("territory", "battlefield")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for."""

    paths: tuple[Path, ...]
    case: str = ""
    as_of: date | None = None
    published: date | None = None
    size: int = 200
    seed: int = 0
    model: str = ""
    command: str = ""


@dataclass(slots=True)
class _Clock:
    """Seconds by stage."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int, int], None]]:
        """Time a stage and hand out its progress callback."""
        start = time.perf_counter()
        self.progress(name, 0, 1)
        yield lambda done, of: self.progress(name, done, of)
        self.seconds[name] = time.perf_counter() - start
        self.progress(name, 1, 1)


def find_out(asked: Asked, *, progress: Progress = lambda *_: None) -> Findings:
    """Do the main job up to the findings a brief is written from.

    Raises
    ------
    InputError
        If no page could be read.
    CaseError
        If the case asked for does not exist or is broken, or no case fits the pages.
    """
    clock = _Clock(progress)
    with clock.stage("read pages"):
        documents, problems = read_sources(asked.paths)
        if not documents:
            raise InputError("none of the pages could be read", [_told(p) for p in problems])
        case, recognised = _case_for(asked, documents, problems)
    with clock.stage("find statements"):
        said = read(
            documents,
            actors=actors_of_case(case.conflict),
            issues=issues_of_case(case.conflict),
            published=asked.published,
            model=asked.model or None,
        )
    dating = date_of(
        documents,
        case.conflict,
        case.record.events,
        as_of=asked.as_of,
        published=asked.published,
    )
    as_of = date.fromisoformat(dating.as_of)
    problems = (*problems, *_later(documents, as_of))
    said = said.as_of(as_of)
    record = case.record.with_record(said).with_record(Record(problems=problems))
    with clock.stage("estimate and solve"):
        scenario = estimate(case.conflict, record, as_of=as_of)
        solution = solve(scenario)
        without = solve(estimate(case.conflict, case.record, as_of=as_of))
        change = _change(case.conflict, record, scenario, as_of)
    with clock.stage("simulate") as tick:
        ensemble = simulate(scenario, size=asked.size, seed=asked.seed, progress=tick)
    with clock.stage("test claims") as tick:
        claims = _tested(case.conflict, record, scenario, ensemble, said, as_of, tick)
    return Findings(
        conflict=case.conflict,
        recognised=recognised,
        record=record.as_of(as_of),
        documents=tuple(d.id for d in documents),
        dating=dating,
        scenario=scenario,
        solution=solution,
        ensemble=ensemble,
        claims=claims,
        without_documents=without,
        change=change,
        sensitivities=sensitivities(scenario, drivers_of(scenario)),
        standings=standing(scenario, solution.outcome),
        lasting=_lasting(scenario, solution, asked.seed),
        command=asked.command,
        version=__version__,
        seed=asked.seed,
        timings=clock.seconds,
    )


def _lasting(scenario: Scenario, solution: Solution, seed: int) -> tuple[Lasting, ...]:
    """Return how long each candidate deal would last, or nothing where the case codes nothing."""
    if scenario.aftermath is None:
        return ()
    return lasting(scenario, candidates(scenario, solution), rng=seed)


def _later(documents: Sequence[Document], as_of: date) -> Iterator[Problem]:
    """Yield a problem for every page that appeared after the brief's date: it was not known."""
    for document in documents:
        day = document.dated.first_day if document.dated else None
        if day and day > as_of:
            yield Problem(
                document.source,
                f"the page appeared on {day}, after the brief's date {as_of}: it was not used",
                "leave the page out, or choose a later --as-of",
                "warning",
                document.id,
            )


def _told(problem: Problem) -> str:
    repair = f" ({problem.repair})" if problem.repair else ""
    return f"{problem.where}: {problem.what}{repair}"


def _case_for(
    asked: Asked, documents: Sequence[Document], problems: Iterable[Problem]
) -> tuple[Case, str]:
    if asked.case:
        return open_case(asked.case), "asked for with --case"
    found = recognise(documents)
    if found is None:
        raise CaseError(
            "no bundled case fits these pages: none of them names both sides of one. "
            "Say which with  --case NAME  (see  upperhand cases ), or give a case folder",
            [_told(p) for p in problems],  # a page in another language names nobody we know
        )
    return open_case(found.case), found.said()


def months_before(day: date, months: int) -> date:
    """Return the first day of the month that lies so many months before a day's month."""
    ordinal = day.year * 12 + day.month - 1 - months
    return date(ordinal // 12, ordinal % 12 + 1, 1)


def _change(conflict: Conflict, record: Record, scenario: Scenario, as_of: date) -> Change | None:
    """Return what moved expected terms since the previous month, or None before the record."""
    try:
        before = estimate(conflict, record, as_of=months_before(as_of, PREVIOUS_MONTHS))
    except CaseError:
        return None
    return realised_change(before, scenario)


def _tested(
    conflict: Conflict,
    record: Record,
    scenario: Scenario,
    ensemble: Ensemble,
    said: Record,
    as_of: date,
    tick: Callable[[int, int], None],
) -> tuple[TestedClaim, ...]:
    """Test each claim of the documents once per (holder, driver, period); say why not else."""
    sides = {p.id for p in scenario.vetoes}
    tests: dict[tuple[str, str, str], ClaimTest] = {}
    found = []
    for claim in said.leverage_claims:
        periods, lacking = counterfactuals(conflict, record, claim, as_of)
        if why_not := untestable(claim, sides) or lacking:
            found.append(TestedClaim(claim, None, why_not))
            continue
        key = (claim.holder, claim.driver, claim.since.iso if claim.since else "")
        if key not in tests:
            tests[key] = claim_test(
                scenario, claim.holder, claim.driver, periods, ensemble, progress=tick
            )
        found.append(TestedClaim(claim, tests[key]))
    return tuple(found)


def untestable(claim: LeverageClaim, sides: Container[str]) -> str:
    """Return why a claim is recorded but not tested, or nothing if it can be."""
    if claim.type != "leverage":
        return f"{CLAIMED[claim.type]}, not of leverage: recorded with its holder, not tested"
    if claim.direction < 0:
        return "it says that leverage falls: only claims that it rises are tested"
    if claim.holder not in sides:
        return "its holder is not one of the two sides whose terms the model solves for"
    if claim.driver not in ON_THE_FRONT:
        return f"no measured series stands for its driver ({claim.driver or 'not named'})"
    return ""


def counterfactuals(
    conflict: Conflict, record: Record, claim: LeverageClaim, as_of: date
) -> tuple[tuple[Counterfactual, ...], str]:
    """Return the war as it stood at the claim's own date, or 3, 6 and 12 months earlier.

    Periods that begin before the series does are left out; the text says why none is left.
    """
    start = claim.since.first_day if claim.since else None
    if start and start >= months_before(as_of, 0):
        return (), f"the series of the front is monthly: no month is complete since {start}"
    wanted = [(months_before(as_of, m), f"last {m} months") for m in MONTHS_BACK]
    if start:
        wanted = [(start, f"since {start}")]
    found, lacking = [], ""
    for then, label in wanted:
        try:
            found.append(_as_of_then(conflict, record, as_of, then, label, stated=bool(start)))
        except CaseError as fault:
            lacking = f"the front as it stood on {then} is not on file ({fault})"
    return tuple(found), "" if found else lacking


def _as_of_then(
    conflict: Conflict, record: Record, as_of: date, then: date, label: str, *, stated: bool = False
) -> Counterfactual:
    war = estimate_war(conflict, record, as_of=as_of, until=then)
    changes = {
        "war.position": war.position,
        "war.moves": war.moves,
        "war.toward_a": war.toward_a,
    }
    return Counterfactual(then.isoformat(), label, changes, stated)
