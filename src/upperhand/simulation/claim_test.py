"""The claim test: did what happened raise a party's leverage, over the assumption ranges?

For every draw the scenario is solved with what happened and with the claim's driver standing as
it did before; the same draw serves both, so that nothing else differs. The verdict follows from
two thresholds that are stated with it:

* *supported*: the holder's expected terms improve in at least 90 % of draws under every
  bargaining rule, and by at least ``NOTICEABLE`` of its stakes in the median draw;
* *partly*: the sign holds, but the gain is noticeable on some issues only, or over some of the
  periods only;
* *not supported*: even the 95th percentile of the gain stays below ``NOTICEABLE`` under every
  rule, or terms worsen in at least 90 % of draws under every rule;
* *cannot tell*: anything else, with the assumption that decides it; and whenever fewer than half
  of the draws have a deal both with and without the driver.

A party's claim in its own favour is never evidence for itself: the test reads the measured
series, not the claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.claims import Comparison, compare
from upperhand.bargaining.reservation import READ_OFF, prospects
from upperhand.errors import ScenarioError
from upperhand.estimate import Estimate
from upperhand.scenario import Scenario
from upperhand.simulation.draws import Draws, drawn_paths
from upperhand.simulation.ensemble import BAND, Ensemble, Progress

__all__ = ["ClaimTest", "Counterfactual", "Effect", "PeriodTest", "claim_test"]

Floats = NDArray[np.float64]
Verdict = Literal["supported", "partly", "not supported", "cannot tell"]

SURE = 0.9
"""Share of draws that must agree."""
NOTICEABLE = 0.01
"""Least gain that counts, as a share of the holder's stakes: one part in a hundred of the
distance between its worst and its best deal. Below it no reader could see a term move."""
ENOUGH = 0.5
"""Share of draws that must have a deal with and without the driver, or nothing is said."""
FEWEST = 10
"""Draws below which a rank correlation is not looked at."""
ROUNDING = 1e-9
"""A difference of two solved utilities below this has no sign."""
NOTICEABLE_PLACE = 0.02
"""Least mean move of an issue's expected terms that counts, on its scale of 0 to 1."""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """The claim's driver as it stood before: paths of estimates and the values they had."""

    since: str
    label: str
    changes: Mapping[str, Estimate]
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """A difference over draws: 5th percentile, median, 95th, mean, and the share above zero."""

    low: float
    median: float
    high: float
    mean: float
    positive: float
    negative: float
    draws: int

    @property
    def moved(self) -> float:
        """Share of draws in which there is any difference."""
        return self.positive + self.negative

    @classmethod
    def of(cls, values: Floats) -> Effect:
        """Summarise one value per draw; draws without a deal (NaN) are left out."""
        kept = values[~np.isnan(values)]
        if not len(kept):
            return cls(np.nan, np.nan, np.nan, np.nan, 0.0, 0.0, 0)
        low, middle, high = np.percentile(kept, (BAND[0], 50, BAND[1]))
        return cls(
            float(low),
            float(middle),
            float(high),
            float(kept.mean()),
            float((kept > ROUNDING).mean()),
            float((kept < -ROUNDING).mean()),
            len(kept),
        )


@dataclass(frozen=True, slots=True, eq=False)
class PeriodTest:
    """The test over one period: with what happened since a date, less without it.

    ``gain`` is the holder's gain in its own utility, by rule; ``terms`` by rule and issue the
    move on the issue's scale (positive towards side B's pole); ``beliefs`` by party the change in
    the chance that the front's next move goes side A's way, ``believed`` that chance itself.
    """

    since: str
    label: str
    stated: bool
    gain: Mapping[str, Effect]
    terms: Mapping[str, Mapping[str, Effect]]
    beliefs: Mapping[str, Effect]
    reservations: Mapping[str, Effect]
    verdict: Verdict
    reason: str
    decided_by: str


@dataclass(frozen=True, slots=True, eq=False)
class ClaimTest:
    """The verdict on one claim and what it rests on."""

    holder: str
    driver: str
    digest: str
    seed: int
    draws: int
    periods: tuple[PeriodTest, ...]
    verdict: Verdict
    reason: str


def claim_test(
    scenario: Scenario,
    holder: str,
    driver: str,
    counterfactuals: Sequence[Counterfactual],
    ensemble: Ensemble,
    *,
    progress: Progress | None = None,
) -> ClaimTest:
    """Test the claim that ``driver`` raised the leverage of ``holder``.

    Parameters
    ----------
    scenario : Scenario
        As things stand.
    holder : str
        One of the two parties with a veto.
    driver : str
        What the claim says did it, for the record.
    counterfactuals : sequence of Counterfactual
        One per period tested.
    ensemble : Ensemble
        The scenario over its assumption ranges; its draws serve both sides of the comparison.

    Raises
    ------
    KeyError
        If a counterfactual names an estimate the scenario lacks.
    ScenarioError
        If the holder has no veto, or there is no period to test.
    """
    _check(scenario, holder, counterfactuals)
    draws = ensemble.draws
    rows: list[list[Comparison]] = [[] for _ in counterfactuals]
    solved = zip(draws.each(scenario), ensemble.outcomes, strict=True)
    one_war = all(set(c.changes) <= READ_OFF for c in counterfactuals)
    for k, (actual, found) in enumerate(solved):
        war = prospects(actual) if one_war else None
        for row, other in zip(rows, counterfactuals, strict=True):
            row.append(compare(actual, found, _without(actual, other, draws, k), war=war))
        if progress:
            progress(k + 1, draws.size)
    periods = tuple(
        _period(scenario, holder, c, row, draws)
        for c, row in zip(counterfactuals, rows, strict=True)
    )
    verdict, reason = _overall(periods)
    return ClaimTest(
        holder, driver, scenario.digest, draws.seed, draws.size, periods, verdict, reason
    )


def _check(scenario: Scenario, holder: str, periods: Sequence[Counterfactual]) -> None:
    sides = [p.id for p in scenario.vetoes]
    if holder not in sides:
        raise ScenarioError(
            f'the terms of "{holder}" are not solved for: give one of {", ".join(sides)}'
        )
    if not periods:
        raise ScenarioError("there is no period to test: give at least one counterfactual")


def _without(actual: Scenario, other: Counterfactual, draws: Draws, k: int) -> Scenario:
    """Return the drawn scenario with the driver as before, at the same place in its range."""
    return actual.with_(
        {path: e.quantile(float(draws.u[path][k])) for path, e in other.changes.items()}
    )


def _period(
    scenario: Scenario,
    holder: str,
    other: Counterfactual,
    rows: Sequence[Comparison],
    draws: Draws,
) -> PeriodTest:
    parties = [p.id for p in scenario.vetoes]
    believers = [p.id for p in scenario.parties if scenario.war.belief_of(p.id)]
    mine = parties.index(holder)
    rules = tuple(rows[0].utilities)
    worth = {r: np.array([c.utilities[r][mine] for c in rows]) for r in rules}
    gain = {r: Effect.of(w) for r, w in worth.items()}
    terms = {
        r: {
            issue.id: Effect.of(np.array([c.places[r][m] for c in rows]))
            for m, issue in enumerate(scenario.issues)
        }
        for r in rules
    }
    sign = 1.0 if scenario.party(holder).side == "b" else -1.0
    verdict, reason = _verdict(gain, terms, sign, draws.size)
    return PeriodTest(
        since=other.since,
        label=other.label,
        stated=other.stated,
        gain=gain,
        terms=terms,
        beliefs={
            p: Effect.of(np.array([c.beliefs[i] for c in rows])) for i, p in enumerate(believers)
        },
        reservations={
            p: Effect.of(np.array([c.reservations[i] for c in rows])) for i, p in enumerate(parties)
        },
        verdict=verdict,
        reason=reason,
        decided_by=_decider(scenario, other, worth[rules[0]], draws),
    )


def _verdict(
    gain: Mapping[str, Effect], terms: Mapping[str, Mapping[str, Effect]], sign: float, draws: int
) -> tuple[Verdict, str]:
    effects = list(gain.values())
    solved = min(e.draws for e in effects)
    if solved < ENOUGH * draws:
        return "cannot tell", f"only {solved} of {draws} draws have a deal with and without it"
    positive = min(e.positive for e in effects)
    middle, largest = min(e.median for e in effects), max(e.high for e in effects)
    numbers = f"the gain is positive in {positive:.0%} of draws, median {middle:.3f}"
    moved = _moved(terms, sign)
    if positive >= SURE and middle >= NOTICEABLE:
        return "supported", f"{numbers}, at or above the threshold of {NOTICEABLE:g}"
    if positive >= SURE and moved:
        return "partly", f"{numbers}, below the threshold of {NOTICEABLE:g}; terms move on {moved}"
    if largest < NOTICEABLE:
        why = f"even its 95th percentile ({largest:.3f}) stays below {NOTICEABLE:g}"
        return "not supported", f"{numbers}; {why}"
    negative = min(e.negative for e in effects)
    if negative >= SURE:
        return "not supported", f"{numbers}; terms worsen in {negative:.0%} of draws"
    return "cannot tell", f"{numbers}, but up to {largest:.3f} at the 95th percentile"


def _moved(terms: Mapping[str, Mapping[str, Effect]], sign: float) -> str:
    """Return the issues whose expected terms move the holder's way under every rule."""
    issues = next(iter(terms.values()))
    return ", ".join(
        i for i in issues if all(sign * t[i].mean >= NOTICEABLE_PLACE for t in terms.values())
    )


def _overall(periods: Sequence[PeriodTest]) -> tuple[Verdict, str]:
    stated = [p for p in periods if p.stated]
    judged = stated or list(periods)
    verdicts = {p.verdict for p in judged}
    if len(verdicts) == 1:
        return judged[0].verdict, f"{judged[-1].label}: {judged[-1].reason}"
    told = "; ".join(f"{p.label}: {p.verdict}" for p in judged)
    if verdicts & {"supported", "partly"}:
        return "partly", f"it depends on the period: {told}"
    return "cannot tell", f"it depends on the period: {told}"


def _decider(scenario: Scenario, other: Counterfactual, values: Floats, draws: Draws) -> str:
    """Return the parameter whose draws go most with the effect (Spearman rank correlation).

    Of the estimates terms rest on, and of those the counterfactual puts elsewhere.
    """
    kept = ~np.isnan(values)
    if kept.sum() < FEWEST or np.ptp(values[kept]) == 0:
        return ""
    ranging = [path for path, _ in drawn_paths(scenario)]
    ranging += [path for path, e in other.changes.items() if e.spread > 0 and path not in ranging]
    if not ranging:
        return ""
    # Spearman's coefficient is the correlation of ranks; all parameters at once.
    places = np.stack([_ranks(draws.u[path][kept]) for path in ranging])
    effect = _ranks(values[kept])
    together = (places - places.mean(axis=1, keepdims=True)) @ (effect - effect.mean())
    return ranging[int(np.argmax(np.abs(together)))]


def _ranks(values: Floats) -> Floats:
    """Return ranks from 1, equal values sharing their mean rank.

    Four lines of our own: scipy.stats, which has it, takes 0.7 s to import.

    >>> _ranks(np.array([0.2, 0.1, 0.2])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return np.asarray((last - (count - 1) / 2)[place])
