"""Everything a brief is written from: one noun, filled by the main job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from upperhand.bargaining.lasting import Lasting
from upperhand.bargaining.leverage import Change, Sensitivity, Standing
from upperhand.bargaining.solution import Solution
from upperhand.record import LeverageClaim, Record
from upperhand.record.conflict import Conflict
from upperhand.scenario import Scenario
from upperhand.simulation.claim_test import ClaimTest
from upperhand.simulation.ensemble import Ensemble

__all__ = ["Dating", "Findings", "TestedClaim"]


@dataclass(frozen=True, slots=True)
class TestedClaim:
    """A leverage claim of a document with its test, or the reason why it was not tested."""

    claim: LeverageClaim
    test: ClaimTest | None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """How the brief's date was fixed.

    ``how`` is ``given`` (asked for), ``published`` (the page says so), ``inferred`` (events told
    match dated entries of the case; ``reason`` says which) or ``cut-off`` (the case's last day).
    """

    as_of: str
    how: str
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """What the main job found.

    Parameters
    ----------
    conflict : Conflict
        The case file.
    recognised : str
        How the case was chosen: asked for, or recognised from which parties named.
    record : Record
        Case and documents together, as of the date.
    documents : tuple of str
        Ids of the documents read for this brief, in the order given.
    dating : Dating
    scenario, solution, ensemble
        The model on that date, solved, and over its assumption ranges.
    without_documents : Solution or None
        The same date solved without what the documents say.
    claims : tuple of TestedClaim
    change : Change or None
        What moved expected terms since the previous date.
    sensitivities, standings
        Leverage by driver; where each side stands without a deal.
    lasting : tuple of Lasting
        How long each candidate deal would last; empty where the case codes nothing on it.
    command, version, seed
        What rebuilds the brief.
    timings : mapping
        Seconds by stage.
    """

    conflict: Conflict
    recognised: str
    record: Record
    documents: tuple[str, ...]
    dating: Dating
    scenario: Scenario
    solution: Solution
    ensemble: Ensemble
    claims: tuple[TestedClaim, ...] = ()
    without_documents: Solution | None = None
    change: Change | None = None
    sensitivities: tuple[Sensitivity, ...] = ()
    standings: tuple[Standing, ...] = ()
    lasting: tuple[Lasting, ...] = ()
    command: str = ""
    version: str = ""
    seed: int = 0
    timings: Mapping[str, float] = field(default_factory=dict)
