"""Findings to write briefs from: the bundled page read by hand, and a second, changed set."""

import hashlib
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from upperhand.bargaining.actions import drivers_of
from upperhand.bargaining.candidates import candidates
from upperhand.bargaining.lasting import lasting
from upperhand.bargaining.leverage import realised_change, sensitivities, standing
from upperhand.bargaining.solution import solve
from upperhand.estimation.build import estimate, estimate_war
from upperhand.record import Citation, Document, LeverageClaim, Mention, Position, Record, Statement
from upperhand.record.casefile import read_case
from upperhand.record.entries import Problem
from upperhand.report.brief import brief
from upperhand.report.findings import Dating, Findings, TestedClaim
from upperhand.simulation import simulate
from upperhand.simulation.claim_test import Counterfactual, claim_test

DAY = date(2026, 1, 23)
SIZE = 30
# id, kind, act, party, speaker, the words: enough of the page to fill every section.
SAID = (
    ("s1", "indirect", "claim", "ru", "The Kremlin",
     "its troops hold the initiative along the front "
     "and that this has strengthened Russias hand"),
    ("s2", "mixed", "describe", "ru", "Moscow", 'the exchange as "frank and of use"'),
    ("s3", "indirect", "demand", "ru", None,
     "Ukraines withdrawal from the rest of Donetsk region remains the key"),
    ("s4", "direct", "affirm", "ru", "Dmitry Peskov",
     '"We are ready to talk for as long as it takes, '
     'but nobody can walk around the question of territory,"'),
    ("s5", "indirect", "demand", "ua", "Zelensky", "any paper has to rule out another invasion"),
    ("s6", "indirect", "claim", "nato", "NATO chief Mark Rutte",
     "Ukraine bargains better when it is well armed"),
)  # fmt: skip


@pytest.fixture(scope="session")
def case():
    return read_case(Path(str(files("upperhand.cases") / "ukraine")))


def page_read():
    """Return the bundled sample page as a record of hand-made entries, and its text."""
    raw = (files("upperhand.cases") / "ukraine" / "sample-page.txt").read_bytes()
    id, text = hashlib.sha256(raw).hexdigest(), raw.decode()

    def cited(words):
        start = text.index(words)
        return Citation(id, start, start + len(words))

    statements = tuple(
        Statement(
            id=key,
            document=id,
            kind=kind,
            act=act,
            content=(cited(words),),
            speaker=Mention(cited(speaker)) if speaker else None,
            party=party,
        )
        for key, kind, act, party, speaker, words in SAID
    )
    claims = (
        LeverageClaim(
            "c1", id, "ru", "ru", "leverage", "territory", 1, statements[0].content, "s1"
        ),
        LeverageClaim(
            "c2", id, "ua", "nato", "leverage", "support", 1, statements[5].content, "s6"
        ),
    )
    position = Position("p1", "ru", "donbas", "demand", statement="s3")
    problem = Problem("sample-page.txt: “on Friday”", "a relative date without an anchor")
    document = Document(id, "sample-page.txt", text, title="A page", author="Daniel Rowan")
    return Record(
        documents=(document,),
        statements=statements,
        leverage_claims=claims,
        positions=(position,),
        problems=(problem,),
    )


def find(case, *, day=DAY, how="inferred", scenario=None, periods=((2025, 10), (2025, 1))):
    """Return findings on a day; ``scenario`` changes the estimated one, ``periods`` the test."""
    conflict, known = case
    said = page_read()
    record = known.with_record(said).as_of(day)
    here = (scenario or (lambda s: s))(estimate(conflict, record, as_of=day))
    solution = solve(here)
    ensemble = simulate(here, size=SIZE, seed=0)
    claims = tuple(
        TestedClaim(c, _tested(conflict, record, here, ensemble, day, periods), "")
        if c.driver == "territory"
        else TestedClaim(c, None, "no measured series stands for its driver")
        for c in record.leverage_claims
    )
    return Findings(
        conflict=conflict,
        recognised="recognised from the parties named",
        record=record,
        documents=(said.documents[0].id,),
        dating=Dating(day.isoformat(), how, "the page tells of dated talks"),
        scenario=here,
        solution=solution,
        ensemble=ensemble,
        claims=claims,
        without_documents=solve(estimate(conflict, known, as_of=day)),
        change=realised_change(estimate(conflict, record, as_of=date(2025, 12, 1)), here),
        sensitivities=sensitivities(here, drivers_of(here)),
        standings=standing(here, solution.outcome),
        lasting=lasting(here, candidates(here, solution)),
        command="upperhand brief sample-page.txt",
        version="0.1.0",
        timings={"simulate": 1.0},
    )


def _tested(conflict, record, scenario, ensemble, day, periods):
    wars = {
        f"{year}-{month:02d}-01": estimate_war(
            conflict, record, as_of=day, until=date(year, month, 1)
        )
        for year, month in periods
    }
    counterfactuals = [
        Counterfactual(
            since,
            f"last {k + 1} spells",
            {
                "war.position": war.position,
                "war.moves": war.moves,
                "war.toward_a": war.toward_a,
            },
        )
        for k, (since, war) in enumerate(wars.items())
    ]
    return claim_test(scenario, "ru", "territory", counterfactuals, ensemble)


@pytest.fixture(scope="session")
def findings(case):
    return find(case)


@pytest.fixture(scope="session")
def page(findings):
    return brief(findings)


@pytest.fixture(scope="session")
def changed(case):
    """The same day with every red line certain to bind, asked for, and nothing gained lately."""

    def hard(scenario):
        paths = [p for p, _ in scenario.estimates() if p.startswith("hardness.")]
        return scenario.with_(dict.fromkeys(paths, 1.0))

    return find(case, how="given", scenario=hard, periods=((2026, 1),))


@pytest.fixture(scope="session")
def changed_page(changed):
    return brief(changed)


@pytest.fixture(scope="session")
def bare(findings):
    """Findings of pages without statements, with nothing moved and no claim."""
    record = replace(findings.record, statements=(), leverage_claims=())
    return replace(
        findings,
        record=record,
        claims=(),
        change=None,
        sensitivities=(),
        standings=(),
        lasting=(),
        without_documents=None,
    )
