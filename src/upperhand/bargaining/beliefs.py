"""What each party believes about the odds of battle, and what changes its mind.

The battle record is public: so many moves of the front, so many of them A's way. With priors
fixed, these two counts are all a party needs (a sufficient statistic), and every party, third
parties included, can read the same record and still disagree. Priors come in two forms,

* :class:`BetaBeliefs`, two numbers a party, exact under battles;
* :class:`GridBeliefs`, weights on a list of strengths, for anything else (claims, bounds).

A *claim* about a battle is weaker than the battle: it is weighed by how often its source says
so when it is true and when it is not, as each listener judges. No event moves anybody twice.

Axes: [..., party] and [..., party, strength].
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import xlogy

from upperhand.bargaining.ranges import FloatArray, check_chance, floats
from upperhand.errors import ScenarioError

__all__ = [
    "BattleRecord",
    "BeliefChange",
    "Beliefs",
    "BetaBeliefs",
    "Credibility",
    "GridBeliefs",
    "Report",
    "after_reports",
    "belief_change",
    "common_prior",
    "on_grid",
    "record_of",
    "weigh_claim",
]


@dataclass(frozen=True, slots=True)
class BattleRecord:
    """The public record: ``battles`` moves of the front, ``a_wins`` of them A's way."""

    battles: float = 0
    a_wins: float = 0

    def __post_init__(self) -> None:
        if not 0 <= self.a_wins <= self.battles:
            raise ScenarioError(
                f"{self.a_wins:g} of {self.battles:g} battles won by A cannot be: "
                "give 0 <= a_wins <= battles"
            )


@dataclass(frozen=True, slots=True, eq=False)
class BetaBeliefs:
    """One Beta prior per party for the chance that a step goes A's way.

    Parameters
    ----------
    a, b : array_like above 0, shape [..., party]
        Imagined earlier moves A's way and B's way: (6, 4) leans to A and would be moved
        halfway by ten further battles.
    """

    a: ArrayLike
    b: ArrayLike

    def __post_init__(self) -> None:
        if np.any(floats(self.a) <= 0) or np.any(floats(self.b) <= 0):
            raise ScenarioError(
                "a Beta prior needs two numbers above 0: give imagined moves A's way and B's way, "
                "such as a = [6, 4], b = [4, 6]"
            )

    def after(self, record: BattleRecord) -> BetaBeliefs:
        """Return the beliefs of parties that have read the record."""
        lost = record.battles - record.a_wins
        return BetaBeliefs(floats(self.a) + record.a_wins, floats(self.b) + lost)

    def advance(self, battles: ArrayLike = 0, a_wins: ArrayLike = 0) -> FloatArray:
        """Chance that the next move goes A's way, after a record; [..., party].

        Arrays of records need a trailing axis of length one for the parties.

        >>> BetaBeliefs([6, 4], [4, 6]).advance(4, 2).round(4).tolist()
        [0.5714, 0.4286]
        """
        a, b = floats(self.a), floats(self.b)
        return floats((a + floats(a_wins)) / (a + b + floats(battles)))


@dataclass(frozen=True, slots=True, eq=False)
class GridBeliefs:
    """Weights of each party on a list of strengths.

    Parameters
    ----------
    chances : array_like in [0, 1], shape [strength]
        What the chance of a step A's way may be.
    weights : array_like, shape [..., party, strength]
        How likely each party holds each; scaled to sum to one over strengths.
    """

    chances: ArrayLike
    weights: ArrayLike

    def __post_init__(self) -> None:
        check_chance("chances", self.chances)
        weights, chances = floats(self.weights), floats(self.chances)
        if weights.shape[-1] != chances.size:
            raise ScenarioError(
                f"{weights.shape[-1]} weights for {chances.size} strengths: "
                "give every party one weight for each strength"
            )
        totals = weights.sum(axis=-1, keepdims=True)
        if np.any(weights < 0) or np.any(totals <= 0):
            raise ScenarioError(
                "a belief has a negative weight or none above 0: give weights >= 0 with a sum > 0"
            )
        object.__setattr__(self, "chances", chances)
        object.__setattr__(self, "weights", weights / totals)

    def after(self, record: BattleRecord) -> GridBeliefs:
        """Return the beliefs of parties that have read the record.

        >>> even = GridBeliefs([0.4, 0.6], [[0.5, 0.5]])
        >>> even.after(BattleRecord(2, 2)).advance().round(6).tolist()
        [0.538462]
        """
        return self.reweighed(_battle_likelihood(self.chances, record.battles, record.a_wins))

    def reweighed(self, likelihood: ArrayLike) -> GridBeliefs:
        """Return the beliefs after news of a likelihood [..., party | 1, strength] (Bayes)."""
        return GridBeliefs(self.chances, floats(self.weights) * floats(likelihood))

    def advance(self, battles: ArrayLike = 0, a_wins: ArrayLike = 0) -> FloatArray:
        """Chance that the next move goes A's way, after a record; [..., party].

        Arrays of records need a trailing axis of length one for the parties.
        """
        return floats(self.posterior(battles, a_wins) @ floats(self.chances))

    def posterior(self, battles: ArrayLike, a_wins: ArrayLike) -> FloatArray:
        """Weights after a record, or after an array of them; [..., party, strength]."""
        likelihood = _battle_likelihood(
            self.chances, floats(battles)[..., np.newaxis], floats(a_wins)[..., np.newaxis]
        )
        weights = floats(self.weights) * likelihood
        return floats(weights / weights.sum(axis=-1, keepdims=True))

    def expect(self, values: ArrayLike) -> FloatArray:
        """Mean of ``values`` [..., strength, party] as each party believes; [..., party].

        Feed it :func:`upperhand.bargaining.war.disagreement` on a war whose ``advance`` is
        this grid: the result is each party's reservation value.
        """
        return floats(np.einsum("...sp,...ps->...p", floats(values), floats(self.weights)))


Beliefs = BetaBeliefs | GridBeliefs
AnyBeliefs = TypeVar("AnyBeliefs", BetaBeliefs, GridBeliefs)


def _battle_likelihood(chances: ArrayLike, battles: ArrayLike, a_wins: ArrayLike) -> FloatArray:
    """Likelihood of a record at each strength, scaled to at most one; [..., strength]."""
    p = floats(chances)
    lost = floats(battles) - floats(a_wins)
    log = xlogy(floats(a_wins), p) + xlogy(lost, 1 - p)
    top = log.max(axis=-1, keepdims=True)
    if np.any(np.isneginf(top)):
        raise ScenarioError(
            "the battle record is impossible at every strength of the grid: "
            "add strengths strictly between 0 and 1"
        )
    return floats(np.exp(log - top))


def record_of(moves: Iterable[int]) -> BattleRecord:
    """Count a series of monthly moves: +1 A's way, -1 B's way, 0 nothing moved.

    A still month says how mobile the front is, not whom it favours: it is no battle.

    >>> record_of([1, 0, 0, -1, 1])
    BattleRecord(battles=3, a_wins=2)
    """
    directions = [move for move in moves if move != 0]
    return BattleRecord(len(directions), sum(move > 0 for move in directions))


def on_grid(beliefs: BetaBeliefs, chances: ArrayLike) -> GridBeliefs:
    """Return Beta beliefs as weights on a grid of chances strictly between 0 and 1.

    >>> fine = on_grid(BetaBeliefs([6.0], [4.0]), np.linspace(0.005, 0.995, 100))
    >>> fine.advance().round(4).tolist()
    [0.6]
    """
    p = floats(chances)
    a, b = (floats(x)[..., np.newaxis] for x in (beliefs.a, beliefs.b))
    log = xlogy(a - 1, p) + xlogy(b - 1, 1 - p)
    return GridBeliefs(p, np.exp(log - log.max(axis=-1, keepdims=True)))


def common_prior(beliefs: AnyBeliefs) -> AnyBeliefs:
    """Return beliefs in which everybody shares the parties' average.

    The mode without open disagreement (the common-prior school): optimism cannot then keep a
    war going. Grid weights are averaged; of Beta priors, the imagined moves.

    >>> common_prior(BetaBeliefs([6, 4], [4, 6])).advance().tolist()
    [0.5, 0.5]
    """
    if isinstance(beliefs, BetaBeliefs):
        return BetaBeliefs(_shared(beliefs.a, axis=-1), _shared(beliefs.b, axis=-1))
    return GridBeliefs(beliefs.chances, _shared(beliefs.weights, axis=-2))


def _shared(values: ArrayLike, *, axis: int) -> FloatArray:
    numbers = floats(values)
    return np.broadcast_to(numbers.mean(axis=axis, keepdims=True), numbers.shape)


@dataclass(frozen=True, slots=True, eq=False)
class BeliefChange:
    """What a difference in the battle record does to beliefs; arrays [..., party].

    ``actual`` and ``counterfactual`` are chances that the next move goes A's way.
    """

    actual: FloatArray
    counterfactual: FloatArray

    @property
    def difference(self) -> FloatArray:
        """Actual less counterfactual, in chance of a step A's way."""
        return self.actual - self.counterfactual


def belief_change(
    beliefs: Beliefs, record: BattleRecord, counterfactual: BattleRecord
) -> BeliefChange:
    """Compare what every party believes with what it would have, had battles gone otherwise.

    Parameters
    ----------
    beliefs : BetaBeliefs or GridBeliefs
        Priors, third parties included.
    record, counterfactual : BattleRecord
        What happened; what is imagined instead.

    Returns
    -------
    BeliefChange

    Examples
    --------
    Six wins in ten against five in ten, for a party that knew little and one that was sure:

    >>> change = belief_change(
    ...     BetaBeliefs([1, 50], [1, 50]), BattleRecord(10, 6), BattleRecord(10, 5))
    >>> change.difference.round(4).tolist()
    [0.0833, 0.0091]
    """
    return BeliefChange(
        actual=beliefs.advance(record.battles, record.a_wins),
        counterfactual=beliefs.advance(counterfactual.battles, counterfactual.a_wins),
    )


@dataclass(frozen=True, slots=True)
class Credibility:
    """How a listener hears a source: chances that it claims a thing when true, when false.

    A source whose two chances are equal tells nothing. One that always claims its own
    victories is nearly so, and becomes telling only when it speaks against its interest.
    """

    sensitivity: float
    false_claim_rate: float

    def __post_init__(self) -> None:
        check_chance("sensitivity", self.sensitivity)
        check_chance("false_claim_rate", self.false_claim_rate)

    @property
    def log_odds(self) -> float:
        """Step in a listener's log-odds on hearing the claim; 0 tells nothing."""
        with np.errstate(divide="ignore", invalid="ignore"):
            step = np.log(self.sensitivity) - np.log(self.false_claim_rate)
        return 0.0 if np.isnan(step) else float(step)


@dataclass(frozen=True, slots=True)
class Report:
    """A claim by ``source`` that A won (or did not win) the battle ``event``."""

    event: str
    source: str
    a_won: bool


def weigh_claim(prior: ArrayLike, credibility: Credibility) -> FloatArray:
    """Chance that a thing is true after a source has claimed it (Bayes).

    >>> weigh_claim(0.5, Credibility(0.95, 0.60)).round(4).item()
    0.6129
    """
    check_chance("prior", prior)
    p = floats(prior)
    said = credibility.sensitivity * p + credibility.false_claim_rate * (1 - p)
    if np.any(said <= 0):
        raise ScenarioError(
            "the claim was held impossible, yet it was made: "
            "give the source a sensitivity or a false_claim_rate above 0"
        )
    return floats(credibility.sensitivity * p / said)


def after_reports(
    beliefs: GridBeliefs,
    reports: Sequence[Report],
    heard: Sequence[Mapping[tuple[str, bool], Credibility]],
    *,
    settled: Iterable[str] = (),
) -> GridBeliefs:
    r"""Beliefs about strength after hearing claims about battles, each event counted once.

    Of several reports on one event each listener uses the one that tells it most, whatever
    their order; events already in the public record are not used at all. A report weighs

    .. math:: L(p) = p\,s + (1-p)\,f

    with s and f its chances when A won and when A did not.

    Parameters
    ----------
    beliefs : GridBeliefs
        With weights [party, strength].
    reports : sequence of Report
    heard : sequence of mappings, one per party
        From (source, a_won) to the credibility of that source saying that; what is missing
        tells this listener nothing. For ``a_won`` false, *true* means that A did not win.
    settled : iterable of str
        Events whose result is already in the battle record.

    Returns
    -------
    GridBeliefs
    """
    known = set(settled)
    by_event: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.event not in known:
            by_event[report.event].append(report)
    p = floats(beliefs.chances)
    rows = [_listen(p, by_event.values(), credibility) for credibility in heard]
    return beliefs.reweighed(np.stack(rows))


def _listen(
    p: FloatArray,
    events: Iterable[Sequence[Report]],
    heard: Mapping[tuple[str, bool], Credibility],
) -> FloatArray:
    likelihood = np.ones_like(p)
    for reports in events:
        known = [r for r in reports if (r.source, r.a_won) in heard]
        if known:
            told = max(known, key=lambda r: _weight(heard[r.source, r.a_won], r))
            likelihood = likelihood * _report_likelihood(p, told, heard[told.source, told.a_won])
    return likelihood


def _weight(credibility: Credibility, report: Report) -> tuple[float, str, bool]:
    """Rank reports by how much they tell; ties by name, so that order never matters."""
    return abs(credibility.log_odds), report.source, report.a_won


def _report_likelihood(p: FloatArray, report: Report, credibility: Credibility) -> FloatArray:
    claimed = p if report.a_won else 1 - p
    return credibility.sensitivity * claimed + credibility.false_claim_rate * (1 - claimed)
