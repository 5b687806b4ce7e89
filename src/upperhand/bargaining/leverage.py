"""Leverage, in three named quantities that are never mixed into one number.

(a) *Sensitivity*: how expected terms move when one driver moves by a stated step
    (:func:`sensitivities`), with the marginal issue, the one on which the settlement gives.
(b) *Leverage of i over j*: the most i can move expected terms its way by an action open to it,
    what the action costs it, and whether it would carry it out (:func:`leverage_over`).
(c) *Realised change* between two dates, split over drivers by Shapley's value, which sums
    exactly (:func:`realised_change`).

:func:`standing` takes the relation between the two sides apart: who loses more without a deal,
who can block, who can outlast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.lotteries import Lottery
from upperhand.bargaining.shapley import shapley_split
from upperhand.bargaining.solution import Outcome, outcome
from upperhand.bargaining.utilities import worths
from upperhand.scenario import Interest, Scenario

__all__ = [
    "Action",
    "Change",
    "Driver",
    "LeverageOver",
    "Sensitivity",
    "Standing",
    "drivers_between",
    "leverage_over",
    "realised_change",
    "sensitivities",
    "standing",
    "worth_of",
]

Floats = NDArray[np.float64]
RULE = "kalai_smorodinsky"
"""Rule whose expected terms leverage is read from: it moves smoothly where Nash's rests on a
corner of the frontier; Nash's is reported beside it."""

GROUPS = {
    "front": {"war.position", "war.mobility"},
    "news of battle": {"war.moves", "war.toward_a"},
    "stated positions": {"ideal", "weight", "hardness"},
}
"""Drivers of a realised change: the paths, or first words of paths, of their estimates."""
OTHERS = "other assumptions"
"""Everything in no group: costs, patience, priors, curvature. Alike between two dates of one
case, but not between two cases."""


@dataclass(frozen=True, slots=True)
class Driver:
    """Something that can move: its name, and the estimates moved as (path, to value) pairs."""

    name: str
    label: str
    moved: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity:
    """What a step of one driver does to expected terms.

    ``utilities`` [party] and ``places`` [issue] are differences, stepped less unstepped;
    ``marginal`` names the issues that moved most under the rule.
    """

    driver: Driver
    utilities: Floats
    places: Floats
    marginal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something a party can do: the driver it moves, and its cost [share of the doer's stakes].

    ``cost`` is None where nobody has coded it.
    """

    party: str
    driver: Driver
    cost: float | None


@dataclass(frozen=True, slots=True, eq=False)
class LeverageOver:
    """What an action of one party does to expected terms, and whether it would be carried out.

    ``gain`` is the actor's gain in its own utility at the new expected terms, ``loss`` the other
    side's; ``credible`` whether fighting on after the action is worth more to the actor by at
    least its cost (it would carry the action out if the deal fell through), None where the cost
    is not coded.
    """

    action: Action
    over: str
    gain: float
    loss: float
    per_cost: float
    credible: bool | None
    places: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Realised change of expected terms between two dates, split over drivers.

    ``utilities`` and ``places`` map each driver to its part, [party] and [issue]; the parts sum
    to the total exactly.
    """

    before: str
    after: str
    drivers: tuple[str, ...]
    utilities: Mapping[str, Floats]
    places: Mapping[str, Floats]
    total_utilities: Floats
    total_places: Floats


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a side stands towards the other without a deal.

    ``loses`` is its gain from the expected terms over fighting on (what it loses without a
    deal); ``blocks`` the issues on which its red line excludes the settlement's option;
    ``endures`` the months it would bear for its own terms.
    """

    party: str
    loses: float
    blocks: tuple[str, ...]
    endures: float
    monthly_cost: float


def _moved(found: Outcome, base: Outcome) -> tuple[Floats, Floats]:
    here, there = found.terms[RULE].utilities, base.terms[RULE].utilities
    if here is None or there is None:
        return np.full(len(found.reservations), np.nan), found.places[RULE] * np.nan
    return here - there, found.places[RULE] - base.places[RULE]


def sensitivities(scenario: Scenario, drivers: Sequence[Driver]) -> tuple[Sensitivity, ...]:
    """Return what one step of each driver does to expected terms, largest first."""
    base = outcome(scenario)
    found = []
    for driver in drivers:
        utilities, places = _moved(outcome(scenario.with_(dict(driver.moved))), base)
        found.append(Sensitivity(driver, utilities, places, _marginal(scenario, places)))
    return tuple(sorted(found, key=lambda s: -float(np.nanmax(np.abs(s.utilities), initial=0.0))))


def _marginal(scenario: Scenario, places: Floats) -> tuple[str, ...]:
    """Return the issues that carry at least half the largest move."""
    size = np.nan_to_num(np.abs(places))
    if not size.max(initial=0.0):
        return ()
    return tuple(i.id for i, s in zip(scenario.issues, size, strict=True) if s >= size.max() / 2)


def leverage_over(scenario: Scenario, action: Action, over: str) -> LeverageOver:
    """Return what a party's action does to expected terms, for itself and for another party.

    A side would carry the action out if fighting on is then worth more to it by at least what
    the action costs. Of a third party whose cost is not coded nothing is said.
    """
    base, found = outcome(scenario), outcome(scenario.with_(dict(action.driver.moved)))
    now, then = base.terms[RULE], found.terms[RULE]
    gain = worth_of(scenario, then, action.party) - worth_of(scenario, now, action.party)
    loss = worth_of(scenario, now, over) - worth_of(scenario, then, over)
    before = {r.party: r.value for r in base.reservations}
    after = {r.party: r.value for r in found.reservations}
    better = after[action.party] - before[action.party] if action.party in after else gain
    return LeverageOver(
        action=action,
        over=over,
        gain=gain,
        loss=loss,
        per_cost=_per_cost(gain, action.cost),
        credible=None if action.cost is None else better >= action.cost,
        places=found.places[RULE] - base.places[RULE],
    )


def _per_cost(gain: float, cost: float | None) -> float:
    if cost is None:
        return float("nan")
    return gain / cost if cost > 0 else float("inf")


def worth_of(scenario: Scenario, terms: Lottery, party: str) -> float:
    """Return what a lottery over deals is worth to any party, third parties too; NaN if none."""
    if not len(terms.deals):
        return float("nan")
    row = [p.id for p in scenario.parties].index(party)
    each = np.sum([w[row, terms.deals[:, m]] for m, w in enumerate(worths(scenario))], axis=0)
    return float(each @ terms.chances)


def drivers_between(before: Scenario, after: Scenario) -> tuple[str, ...]:
    """Return the groups of estimates that differ between two scenarios of one negotiation."""
    then, now = dict(before.estimates()), dict(after.estimates())
    moved = {_group(path) for path in then.keys() & now.keys() if then[path] != now[path]}
    return tuple(group for group in (*GROUPS, OTHERS) if group in moved)


def realised_change(before: Scenario, after: Scenario) -> Change:
    """Split the change of expected terms between two dates over what moved.

    Drivers are the front (where the line stands and how fast it moves), the news of battle
    (what the record says of the odds), stated positions (ideals and weights), and everything
    else in one group. Exact: every order of moving the drivers is counted (Shapley 1953), so
    that the parts sum to the change. NaN where one of the two dates has no deal.
    """
    drivers = drivers_between(before, after)
    width = len(before.vetoes)

    def terms(moved: frozenset[str]) -> Floats:
        found = outcome(_mixed(before, after, moved))
        utilities = found.terms[RULE].utilities
        return np.concatenate(
            [np.full(width, np.nan) if utilities is None else utilities, found.places[RULE]]
        )

    nothing = np.zeros(width + len(before.issues))
    split = shapley_split(terms, drivers) if drivers else None
    parts = dict(zip(drivers, split.parts, strict=True)) if split else {}
    total = split.end - split.start if split else nothing
    return Change(
        before=before.as_of,
        after=after.as_of,
        drivers=drivers,
        utilities={d: p[:width] for d, p in parts.items()},
        places={d: p[width:] for d, p in parts.items()},
        total_utilities=total[:width],
        total_places=total[width:],
    )


def _mixed(before: Scenario, after: Scenario, moved: frozenset[str]) -> Scenario:
    """Return the earlier scenario with some groups of estimates as in the later one."""
    known = {path for path, _ in before.estimates()}
    return before.with_(
        {path: e for path, e in after.estimates() if path in known and _group(path) in moved}
    )


def _group(path: str) -> str:
    """Return the group an estimate belongs to, by its path or the first word of it."""
    names = (path, path.split(".")[0])
    return next((g for g, members in GROUPS.items() if set(names) & members), OTHERS)


def standing(scenario: Scenario, found: Outcome) -> tuple[Standing, ...]:
    """Return where each side stands without a deal, side A first."""
    utilities = found.terms[RULE].utilities
    rows = []
    for i, r in enumerate(found.reservations):
        endures = scenario.war.endurance_of(r.party)
        rows.append(
            Standing(
                party=r.party,
                loses=float("nan") if utilities is None else float(utilities[i] - r.value),
                blocks=_blocks(scenario, r.party, found),
                endures=endures.middle if endures else float("nan"),
                monthly_cost=r.monthly_cost,
            )
        )
    return tuple(rows)


def _blocks(scenario: Scenario, party: str, found: Outcome) -> tuple[str, ...]:
    """Return the issues on which the party's red line shuts out a deal of the expected terms."""
    deals = found.terms[RULE].deals
    return tuple(
        issue.id
        for m, issue in enumerate(scenario.issues)
        if _shut_out(scenario.interest(party, issue.id), {issue.options[d[m]].id for d in deals})
    )


def _shut_out(interest: Interest, chosen: set[str]) -> bool:
    return interest.red_line is not None and not chosen <= set(interest.red_line.options)
