"""What each party would have without a deal: the war as the outside path.

The front climbs a ladder; a side may collapse; each month costs. While the war lasts, every
party lives with the *status quo*: what the line of control gives on issues that follow the
front, as the front moves, and the coded status quo elsewhere. A victory imposes the winner's
ideal terms, save where third parties' consent is needed. The value of that path, discounted, is
the reservation value (inside option: the war goes on, whether or not the parties talk). Our
reduced form of bargaining-while-fighting (Powell 2004; Smith & Stam 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, logit

from upperhand.bargaining.beliefs import BattleRecord, BetaBeliefs, GridBeliefs
from upperhand.bargaining.identity import WarPrize, expected_prize
from upperhand.bargaining.ranges import floats
from upperhand.bargaining.utilities import state_worth
from upperhand.bargaining.war import (
    FrontWar,
    Stakes,
    WarOutlook,
    advance_chance,
    along_the_front,
    between_rungs,
    fight_to_finish,
)
from upperhand.errors import ScenarioError
from upperhand.scenario import Issue, Scenario

__all__ = [
    "READ_OFF",
    "Prospects",
    "Reservation",
    "WarAsHeld",
    "advance_beliefs",
    "prospects",
    "reservation",
    "status_quo_places",
    "victory_places",
    "war_as_held",
    "war_prize",
    "weights_on_grid",
]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reservation:
    """What fighting on is worth to a party, and what it is made of.

    Parameters
    ----------
    party : str
    value : float
        Reservation value, in the party's utility (0 worst deal, 1 best deal; below 0 is a war
        worse than the worst deal).
    advance : float in [0, 1]
        Chance, in this party's belief, that the next move of the front goes side A's way.
    a_prevails : float in [0, 1]
        Chance, in its belief, that the war would end with side A's victory if fought out.
    months : float
        Months the war would last if fought out, as it believes.
    status_quo : float
        Worth of the state of affairs today, with the line where it stands.
    victory_a, victory_b : float
        Worth of the terms either side would impose.
    monthly_cost : float
        Cost of a month of war [share of the party's stakes/month].
    patience : float in (0, 1]
        Worth today of one unit next month.
    """

    party: str
    value: float
    advance: float
    a_prevails: float
    months: float
    status_quo: float
    victory_a: float
    victory_b: float
    monthly_cost: float
    patience: float


# Strengths at which the war is solved, both ends among them; beliefs are weights on them. Values
# of a war of ten rungs, read straight between 41 strengths, are off by less than .0005.
STRENGTHS = np.linspace(0.0, 1.0, 41)


def beliefs_of(scenario: Scenario) -> tuple[tuple[str, ...], BetaBeliefs]:
    """Return the parties that hold a belief on the odds, and what they believe today.

    Every party starts from its own prior and reads the same public record of the fighting.
    """
    war = scenario.war
    weight = np.array([b.weight.middle for b in war.beliefs])
    mean = np.array([b.mean.middle for b in war.beliefs])
    record = BattleRecord(war.moves.middle, war.moves.middle * war.toward_a.middle)
    beliefs = BetaBeliefs(weight * mean, weight * (1 - mean)).after(record)
    return tuple(b.party for b in war.beliefs), beliefs


def advance_beliefs(scenario: Scenario) -> dict[str, float]:
    """Return each party's chance that the next move of the front goes side A's way."""
    parties, beliefs = beliefs_of(scenario)
    return dict(zip(parties, beliefs.advance().tolist(), strict=True))


def victory_places(scenario: Scenario, side: str) -> dict[str, float]:
    """Return the terms a side would impose in victory: the place it wants on every issue.

    A victor commands the vanquished, not third parties: issues that need their consent stay as
    they are in war.
    """
    winner = scenario.side(side).id
    others = {i for p in scenario.parties if not p.side for i in p.consent}
    return {
        i.id: i.option(i.status_quo).scale
        if i.id in others and i.status_quo
        else scenario.interest(winner, i.id).ideal.middle
        for i in scenario.issues
    }


def status_quo_places(scenario: Scenario, rung: float) -> dict[str, float]:
    """Return the place on each issue's scale while the war lasts and the line stands at a rung.

    Issues without a coded status quo are left out.
    """
    return {
        i.id: _on_the_line(scenario, i, rung) if i.follows_front else i.option(i.status_quo).scale
        for i in scenario.issues
        if i.status_quo
    }


def _on_the_line(scenario: Scenario, issue: Issue, rung: float) -> float:
    """Return the place on an issue's scale that a line of control at a rung gives.

    The coded status quo option marks where a freeze at the reference rung lies; the place moves
    straight to side A's pole as the front climbs to the top, to side B's as it slides back.
    """
    frozen = issue.option(issue.status_quo).scale
    reference = scenario.war.reference
    if rung >= reference:
        left = scenario.war.steps - reference
        return frozen * (scenario.war.steps - rung) / left if left else 0.0
    return frozen + (1 - frozen) * (reference - rung) / reference


def reservation(scenario: Scenario, parties: Sequence[str] = ()) -> tuple[Reservation, ...]:
    """Return the reservation value of every party that fights, side A first, or of ``parties``.

    A third party lives with the same war but pays no cost of it here (none is coded), and is as
    patient as the sides are on average.

    The value of the war is averaged over what the party believes of its own strength, not taken
    at the mean belief: war is worth more or less than at the mean when much is uncertain.
    """
    return prospects(scenario, parties).seen_in(scenario)


@dataclass(frozen=True, slots=True, eq=False)
class Prospects:
    """What fighting on is worth from every rung at every strength: solved once, read anywhere.

    Parameters
    ----------
    parties : tuple of str
    worth : ndarray [state, party]
        Of A's victory, of B's, and of the state of affairs at each rung.
    stakes : Stakes
        Arrays of shape [party].
    values : ndarray [party, strength, position]
    outlook : WarOutlook
        Fields of shape [strength, position], at patience one.
    """

    parties: tuple[str, ...]
    worth: Floats
    stakes: Stakes
    values: Floats
    outlook: WarOutlook

    def seen_in(self, scenario: Scenario) -> tuple[Reservation, ...]:
        """Return reservation values where the front of a scenario stands, by its beliefs.

        The scenario may differ from the one solved in :data:`READ_OFF` alone.
        """
        here = scenario.war.position.middle
        values = between_rungs(self.values, here)
        outlook = self.outlook.at(here)
        patience, costs = floats(self.stakes.patience), floats(self.stakes.cost)
        holders, beliefs = beliefs_of(scenario)
        weights = _weights_on_strengths(holders, beliefs, self.parties)
        advance = dict(zip(holders, beliefs.advance().tolist(), strict=True))
        return tuple(
            Reservation(
                party=party,
                value=float(weights[i] @ values[i]),
                advance=advance[party],
                a_prevails=float(weights[i] @ outlook.a_wins),
                months=float(weights[i] @ outlook.months),
                status_quo=float(between_rungs(self.worth[2:, i], here)),
                victory_a=float(self.worth[0, i]),
                victory_b=float(self.worth[1, i]),
                monthly_cost=float(costs[i]),
                patience=float(patience[i]),
            )
            for i, party in enumerate(self.parties)
        )


READ_OFF = frozenset({"war.position", "war.moves", "war.toward_a"})
"""Estimates that say where the front stands and how it moved: the war solved is the same."""


def prospects(scenario: Scenario, parties: Sequence[str] = ()) -> Prospects:
    """Return what fighting on is worth from every rung to both sides, or to ``parties``."""
    named = tuple(parties) or tuple(p.id for p in scenario.vetoes)
    war, worth = _war(scenario), _worth_of_war(scenario, named)
    stakes = _stakes(scenario, named, worth)
    values = along_the_front(war.per_party(), stakes)
    return Prospects(named, worth, stakes, values.swapaxes(0, 1), fight_to_finish(war))


@dataclass(frozen=True, slots=True, eq=False)
class WarAsHeld:
    """The war of a scenario in the nouns of the numeric library.

    ``war`` is one ladder for each strength held possible, [strength]; ``stakes`` are [party];
    ``beliefs`` are how likely each party holds each strength, the public record read.
    """

    parties: tuple[str, ...]
    war: FrontWar
    stakes: Stakes
    beliefs: GridBeliefs


def war_as_held(scenario: Scenario, parties: Sequence[str] = ()) -> WarAsHeld:
    """Return the war as the two sides hold it, side A first, or as ``parties`` do."""
    named = list(parties) or [p.id for p in scenario.vetoes]
    war = _war(scenario)
    return WarAsHeld(
        parties=tuple(named),
        war=war,
        stakes=_stakes(scenario, named, _worth_of_war(scenario, named)),
        beliefs=GridBeliefs(
            war.advance, _weights_on_strengths(*beliefs_of(scenario), tuple(named))
        ),
    )


def war_prize(scenario: Scenario) -> WarPrize:
    """Return what the sides expect of the war's outcome and what they expect to pay, [party]."""
    held = war_as_held(scenario)
    return expected_prize(held.war, scenario.war.position.middle, held.stakes, held.beliefs)


def _war(scenario: Scenario) -> FrontWar:
    """Return the war at every strength of the grid, support as it is given.

    Beliefs rest on a record made under today's support; what a donor withholds turns the odds.
    """
    war = scenario.war
    turned = {"a": 0.0, "b": 0.0}
    for support in war.support:
        turned[support.to] += (1 - support.given.middle) * support.effect.middle
    return FrontWar(
        steps=war.steps,
        advance=advance_chance(logit(STRENGTHS), support_a=turned["b"], support_b=turned["a"]),
        mobility=war.mobility.middle,
        collapse_a=war.collapse.middle,
        collapse_b=war.collapse.middle,
    )


def _worth_of_war(scenario: Scenario, parties: Sequence[str]) -> Floats:
    """Worth of A's victory, of B's, and of the state of affairs at each rung, [state, party]."""
    ids = [p.id for p in scenario.parties]
    places = [victory_places(scenario, side) for side in ("a", "b")]
    places += [status_quo_places(scenario, rung) for rung in range(scenario.war.steps + 1)]
    return state_worth(scenario, places)[:, [ids.index(p) for p in parties]]


def _stakes(scenario: Scenario, parties: Sequence[str], worth: Floats) -> Stakes:
    lacking = [
        p.id
        for p in scenario.vetoes
        if p.patience is None or scenario.war.endurance_of(p.id) is None
    ]
    if lacking:
        raise ScenarioError(
            f"{', '.join(lacking)} hold a veto but have no endurance or patience: "
            "give both, or take the veto away"
        )
    patient = [p.patience.middle for p in scenario.vetoes if p.patience]
    own = [scenario.party(p).patience for p in parties]
    months = [scenario.war.endurance_of(p) for p in parties]
    # Endurance is the months of war a party would bear for its own terms rather than the other's.
    gap = np.abs(worth[0] - worth[1])
    return Stakes(
        victory_a=worth[0],
        victory_b=worth[1],
        cost=gap * np.array([1 / m.middle if m else 0.0 for m in months]),
        patience=np.array([d.middle if d else float(np.mean(patient)) for d in own]),
        ground=worth[2:].T,
    )


def _weights_on_strengths(
    holders: tuple[str, ...], beliefs: BetaBeliefs, parties: tuple[str, ...]
) -> Floats:
    """Return how likely each party holds each strength, [party, strength]."""
    lacking = [p for p in parties if p not in holders]
    if lacking:
        raise ScenarioError(
            f"{', '.join(lacking)} hold a veto but have no belief about the front: "
            "give the war a prior for each, or take the veto away"
        )
    rows = [holders.index(p) for p in parties]
    return weights_on_grid(np.asarray(beliefs.a)[rows], np.asarray(beliefs.b)[rows], STRENGTHS)


def weights_on_grid(a: ArrayLike, b: ArrayLike, grid: ArrayLike) -> Floats:
    """Return Beta beliefs as weights on a grid from 0 to 1, their means kept exactly.

    Belief held between two points of the grid is shared between them, the nearer one taking
    more, so that whatever is straight in strength has its exact mean (a density read off at the
    points has not: it moves beliefs near certainty towards even odds).

    Parameters
    ----------
    a, b : array_like above 0, shape [party]
    grid : array_like, shape [strength]
        Rising from 0 to 1.

    Returns
    -------
    ndarray [party, strength]

    Examples
    --------
    >>> grid = np.linspace(0, 1, 11)
    >>> (weights_on_grid([3.85], [1.0], grid) @ grid).round(6).tolist()  # 3.85 of 4.85
    [0.793814]
    """
    alpha, beta = (np.asarray(x, np.float64)[:, np.newaxis] for x in (a, b))
    points = np.asarray(grid, np.float64)
    mass = np.diff(betainc(alpha, beta, points), axis=1)
    moment = alpha / (alpha + beta) * np.diff(betainc(alpha + 1, beta, points), axis=1)
    width = np.diff(points)
    weights = np.zeros((len(alpha), len(points)))
    weights[:, :-1] += (points[1:] * mass - moment) / width
    weights[:, 1:] += (moment - points[:-1] * mass) / width
    return weights.clip(0.0)
