r"""Would it last: each deal once power has shifted, and the guarantee that would be enough.

A deal is signed on today's odds of war. In the truce that follows, a side may rearm; a breach
then brings it the war at the shifted odds. It keeps the deal while

.. math:: u(\text{deal}) - D(\text{shifted odds}) + g K + e \ge 0

with g the share of a full guarantee that the deal's own clause stands for, K what a full
guarantee would cost the breaker and e a yearly shock (:mod:`upperhand.bargaining.durability`).

**How to read it.** The shift, g, K and the spread of e are coded judgements with wide ranges; none
is measured. The mechanism and its signs are Walter's (1997) and Fortna's (2003); the formula is
our reduced form, and no effect size of theirs enters. Compare deals and guarantees with each
other; do not read a single yearly chance as a forecast. Left out: what force limits,
demilitarised zones or foreign troops do to the shift; both sides rearming at once; new leaders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.contingencies import NOBODY, Ground
from upperhand.bargaining.durability import Guarantors, credible_guarantee
from upperhand.errors import ScenarioError
from upperhand.scenario import Scenario

__all__ = ["Contingency", "Lasting", "OptionTried", "Promise", "lasting"]

Floats = NDArray[np.float64]
Terms = Mapping[str, str]

TARGET = 0.05
"""Yearly chance of breach that counts as low enough: about even odds to stand 13 years."""
YEARS = 10
"""Years for which the chance that a deal still stands is told."""
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Contingency:
    """A deal once power has shifted towards one side, or has not; chances are per year.

    Parameters
    ----------
    toward : str
        The side that rearmed; empty where nobody did.
    shift : float, at least 0
        How far the odds of the front's next move turned its way [log-odds].
    war : mapping of side to float
        Worth of war at the shifted odds: what a breach brings, and leaves.
    breach : mapping of side to float
        Chance that the side breaks the deal in a year.
    hazard : float
        Chance that either does; ``low`` and ``high`` are its 5th and 95th percentile over the
        coded ranges, ``unguarded`` the same chance without any guarantee.
    stands : float
        Chance that the deal still stands after ten years.
    worth : mapping of side to float
        Value of signing, the chance of breach counted in.
    """

    toward: str
    shift: float
    war: Mapping[str, float]
    breach: Mapping[str, float]
    hazard: float
    low: float
    high: float
    unguarded: float
    stands: float
    worth: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class OptionTried:
    """The deal with another option of the guarantees issue, all other terms as they are.

    ``hazard`` is the yearly chance of breach in the worse contingency, the option's own price in
    terms counted; ``clash`` says that a forbidden pair keeps it out of this deal; ``signed``
    whether each side would still gain over fighting on, the chance of breach counted in.
    """

    option: str
    level: float
    hazard: float
    clash: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """Whether a guarantor of the deal would act when called on.

    ``acts`` is None where its worth and cost are not coded. ``needs`` is how much it would have
    to value each unit that enforcement saves, per unit of what a full guarantee costs it.
    """

    party: str
    acts: bool | None
    needs: float


@dataclass(frozen=True, slots=True)
class Lasting:
    """How a candidate deal stands up.

    Parameters
    ----------
    deal : str
    terms : mapping of issue to option
    issue, guarantee : str
        The issue that guarantees are settled on and the deal's option there, which stands for
        ``level`` of a full guarantee.
    utilities, fighting_on : mapping of side to float
        Worth of the deal while it stands; worth of war at today's odds.
    contingencies : tuple of Contingency
        Nobody rearms, then each side that might.
    options : tuple of OptionTried
        By level, weakest first.
    enough : str or None
        The weakest option that fits the deal and brings the yearly chance of breach to
        ``target`` or below; None if not even the strongest does.
    promises : tuple of Promise
        One for each guarantor of the deal's own option.
    credible : float or None
        How much of the level counts if only promises that would be kept do; None where no
        guarantor's worth and cost are coded.
    """

    deal: str
    terms: Terms
    issue: str
    guarantee: str
    level: float
    utilities: Mapping[str, float]
    fighting_on: Mapping[str, float]
    contingencies: tuple[Contingency, ...]
    options: tuple[OptionTried, ...]
    enough: str | None
    target: float
    promises: tuple[Promise, ...]
    credible: float | None

    @property
    def worst(self) -> Contingency:
        """The contingency in which a breach is likeliest."""
        return max(self.contingencies, key=lambda c: c.hazard)

    @property
    def gain(self) -> Mapping[str, float]:
        """Each side's gain over fighting on, at the worst contingency's chance of breach."""
        return {p: self.worst.worth[p] - self.fighting_on[p] for p in self.fighting_on}


def lasting(
    scenario: Scenario,
    deals: Mapping[str, Terms],
    *,
    target: float = TARGET,
    draws: int = DRAWS,
    rng: int = 0,
) -> tuple[Lasting, ...]:
    """Say how long each deal would last, what that makes it worth, and what would be enough.

    Our reduced form of a mechanism in Walter (1997) and Fortna (2003).

    Parameters
    ----------
    scenario : Scenario
        With what is coded on the time after a deal (``scenario.aftermath``).
    deals : mapping of name to terms
        Every issue settled.
    target : float in (0, 1)
        Yearly chance of breach that would be put up with.
    draws, rng : int
        Size and seed of the draws from the coded ranges; the war stands at its middle values.

    Returns
    -------
    tuple of Lasting
        In the order given.

    Raises
    ------
    ScenarioError
        If nothing is coded on the time after a deal, or a deal leaves an issue open.

    References
    ----------
    .. [1] Walter (1997), The Critical Barrier to Civil War Settlement, *International
       Organization* 51(3), 335-364.
    .. [2] Fortna (2003), Scraps of Paper? Agreements and the Durability of Peace, *International
       Organization* 57(2), 337-372.
    """
    if scenario.aftermath is None:
        raise ScenarioError(
            "nothing is coded on how long a deal would last: give the case "
            "judgements.durability (issue, rearming, levels, bite, spread)"
        )
    if not 0 < target < 1:
        raise ScenarioError(f"a target of {target:g} is no chance of breach: give one in (0, 1)")
    _check_settled(scenario, deals)
    ground = Ground.of(scenario, scenario.aftermath, draws=draws, seed=rng)
    return tuple(_lasting(ground, name, terms, target) for name, terms in deals.items())


def _check_settled(scenario: Scenario, deals: Mapping[str, Terms]) -> None:
    faults = []
    for name, terms in deals.items():
        for issue in scenario.issues:
            if issue.id not in terms:
                faults.append(f'"{name}" leaves "{issue.id}" open: settle every issue')
            elif terms[issue.id] not in {o.id for o in issue.options}:
                faults.append(f'"{name}": "{terms[issue.id]}" is no option of "{issue.id}"')
    if faults:
        raise ScenarioError("a deal cannot be valued", faults)


def _lasting(ground: Ground, name: str, terms: Terms, target: float) -> Lasting:
    utilities = ground.utilities(terms)
    guarantee = terms[ground.aftermath.issue]
    contingencies = tuple(_contingency(ground, utilities, guarantee, t) for t in ground.turned)
    options = _options(ground, terms)
    found = [o.option for o in options if o.hazard <= target and not o.clash]
    worst = max(contingencies, key=lambda c: c.hazard)
    promises, credible = _promises(ground, guarantee, ground.by_side(utilities), worst)
    return Lasting(
        deal=name,
        terms=dict(terms),
        issue=ground.aftermath.issue,
        guarantee=guarantee,
        level=ground.level(guarantee),
        utilities=ground.by_side(utilities),
        fighting_on=ground.by_side(ground.turned[NOBODY][0]),
        contingencies=contingencies,
        options=options,
        enough=found[0] if found else None,
        target=target,
        promises=promises,
        credible=credible,
    )


def _contingency(ground: Ground, utilities: Floats, guarantee: str, toward: str) -> Contingency:
    found = ground.outlook(utilities, ground.level(guarantee), toward)
    low, high = ground.band(utilities, guarantee, toward)
    shifts = {r.party: r.effect.middle for r in ground.aftermath.rearming}
    return Contingency(
        toward=toward,
        shift=shifts.get(toward, 0.0),
        war=ground.by_side(ground.turned[toward][0]),
        breach=ground.by_side(found.breach[0]),
        hazard=float(found.hazard[0]),
        low=low,
        high=high,
        unguarded=float(ground.outlook(utilities, 0.0, toward).hazard[0]),
        stands=float(found.holds(YEARS)[0]),
        worth=ground.by_side(found.worth[0]),
    )


def _options(ground: Ground, terms: Terms) -> tuple[OptionTried, ...]:
    issue = ground.aftermath.issue
    weakest_first = sorted(ground.aftermath.levels, key=lambda k: k.level.middle)
    today = ground.turned[NOBODY][0]
    tried = []
    for level in weakest_first:
        other = {**terms, issue: level.option}
        hazard, worth = ground.worst(ground.utilities(other), level.level.middle)
        clash = _clashes(ground.scenario, other)
        tried.append(
            OptionTried(
                level.option, level.level.middle, hazard, clash, bool((worth > today).all())
            )
        )
    return tuple(tried)


def _clashes(scenario: Scenario, terms: Terms) -> bool:
    return any(
        terms[f.issue] == f.option and terms[f.other_issue] == f.other_option
        for f in scenario.forbidden
    )


def _promises(
    ground: Ground, guarantee: str, utilities: Mapping[str, float], worst: Contingency
) -> tuple[tuple[Promise, ...], float | None]:
    """Say for each guarantor whether it would act to save the other side than the breaker."""
    breaker = max(worst.breach, key=lambda p: worst.breach[p])
    victim = next(p for p in ground.sides if p != breaker)
    saved = utilities[victim] - worst.war[victim]
    level = ground.aftermath.level_of(guarantee)
    coded = {g.party: g for g in ground.aftermath.guarantors}
    promises, kept = [], []
    for party in level.guarantors:
        needs = level.level.middle / saved if saved > 0 else float("inf")
        acts = None
        if party in coded:
            will = Guarantors(
                worth=[coded[party].worth.middle],
                saved=max(saved, 0.0),
                cost=[coded[party].cost.middle],
                level=[level.level.middle],
            )
            kept.append(credible_guarantee(will))
            acts = kept[-1] > 0 or level.level.middle == 0
        promises.append(Promise(party, acts, needs))
    return tuple(promises), max(kept) if kept else None
