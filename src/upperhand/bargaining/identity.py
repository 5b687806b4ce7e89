r"""Why there is room for a deal, or none: lines that sum exactly.

For one divisible pie the bargaining range obeys an identity,

.. math:: \text{width} = 1 - \sum_i D_i = \text{cost surplus} - \text{optimism gap}
   - \text{commitment gap} - \text{indivisibility gap}

With many issues there is no pie and no width. The *room* takes its place: the number of veto
parties times the largest gain over war that can be given to all of them at once,

.. math:: \text{room} = n\,\max_z \min_i\,[u_i(z) - D_i]

On a divisible pie the room is the width; everywhere it is at least zero exactly if some deal is
acceptable to all. The pie's 1 becomes the largest joint worth of a feasible deal, and what is
lost because that deal does not share its gains evenly is a line of its own, the frontier's shape.
Rooted in Fearon (1995); the identity for many issues is our own. Gains of different parties are
compared on their 0 (worst deal) to 1 (best deal) scales.

Axes: [deal, party], veto parties only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from upperhand.bargaining.beliefs import GridBeliefs, common_prior
from upperhand.bargaining.ranges import FloatArray, floats
from upperhand.bargaining.table import corners
from upperhand.bargaining.war import FrontWar, Stakes, disagreement
from upperhand.errors import ScenarioError

__all__ = ["RangeIdentity", "WarPrize", "expected_prize", "range_identity", "smallest_gain"]

Between = Literal["nothing", "mixtures"]

PIE = ((1.0, 0.0), (0.0, 1.0))  # its two ends; with mixtures, every share of it


@dataclass(frozen=True, slots=True)
class RangeIdentity:
    """The room for a deal and the lines it is made of.

    Parameters
    ----------
    room : float
        Width of the bargaining range on one pie; below 0 where nothing is acceptable to all.
    cost_surplus : float
        What fighting on is expected to cost all parties together, by their own beliefs.
    joint_gain : float
        What the best deal is worth to all together above the war's outcome as a common belief
        sees it; 0 on a pie between patient parties.
    optimism_gap : float
        How much more the parties expect of war than a common belief allows.
    commitment_gap : float
        What is needed on top because the deal might be broken.
    shape_gap : float
        What the jointly best deal would give unevenly, beyond what mixing deals can even out.
    indivisibility_gap : float
        What is lost because nothing between the deals can be signed.
    """

    room: float
    cost_surplus: float
    joint_gain: float
    optimism_gap: float
    commitment_gap: float
    shape_gap: float
    indivisibility_gap: float

    @property
    def lines(self) -> tuple[tuple[str, float], ...]:
        """Signed lines, in the order of the story; they sum to ``room``."""
        return (
            ("cost surplus", self.cost_surplus),
            ("joint gain", self.joint_gain),
            ("optimism gap", -self.optimism_gap),
            ("commitment gap", -self.commitment_gap),
            ("shape of the frontier", -self.shape_gap),
            ("indivisibility gap", -self.indivisibility_gap),
        )


@dataclass(frozen=True, slots=True, eq=False)
class WarPrize:
    """What each party expects of fighting to the finish; arrays [party].

    ``prizes`` is the expected utility of its outcome by the party's own belief, ``shared`` by
    the parties' average belief, ``costs`` what the party expects to pay. The reservation value
    is prizes less costs.
    """

    prizes: FloatArray
    shared: FloatArray
    costs: FloatArray


def expected_prize(
    war: FrontWar, position: float, stakes: Stakes, beliefs: GridBeliefs
) -> WarPrize:
    """Take reservation values apart into prize and cost, by own and by shared belief.

    Parameters
    ----------
    war : FrontWar
        Its ``advance`` must be the grid of ``beliefs``.
    position : float
        Where the front stands.
    stakes : Stakes
        One number per party.
    beliefs : GridBeliefs

    Returns
    -------
    WarPrize
    """
    if not np.array_equal(floats(war.advance), floats(beliefs.chances)):
        raise ScenarioError(
            "the war and the beliefs speak of different strengths: "
            "build the war with advance=beliefs.chances"
        )
    free = disagreement(war, position, replace(stakes, cost=np.zeros_like(floats(stakes.cost))))
    dear = disagreement(war, position, stakes)
    prizes = beliefs.expect(free)
    return WarPrize(
        prizes=prizes,
        shared=common_prior(beliefs).expect(free),
        costs=prizes - beliefs.expect(dear),
    )


def range_identity(
    war: WarPrize,
    deals: ArrayLike = PIE,
    *,
    premium: ArrayLike = 0.0,
    between: Between = "mixtures",
) -> RangeIdentity:
    """Take the room for a deal apart.

    Parameters
    ----------
    war : WarPrize
    deals : array_like [deal, party]
        Utilities of the feasible deals; by default the two ends of one pie.
    premium : array_like, [party] or [deal, party]
        Utility a party needs above its reservation value, because the deal might be broken
        (:func:`upperhand.bargaining.durability.terms_needed` less the value needed).
    between : "mixtures" or "nothing"
        Whether what lies between the deals can be signed (divisible issues), or not.

    Returns
    -------
    RangeIdentity

    Raises
    ------
    ScenarioError
        If there is no deal, or a premium that no terms can meet.

    Examples
    --------
    >>> prizes = WarPrize(np.array([0.8, 0.7]), np.array([0.6, 0.4]), np.array([0.35, 0.3]))
    >>> found = range_identity(prizes)
    >>> [round(value, 2) for value in (found.room, found.cost_surplus, found.optimism_gap)]
    [0.15, 0.65, 0.5]
    """
    utilities = np.atleast_2d(floats(deals))
    needed = utilities - floats(premium)
    _check_deals(utilities, needed, war)
    reservation = war.prizes - war.costs
    joint, joint_needed = utilities.sum(axis=1).max(), needed.sum(axis=1).max()
    parties = utilities.shape[1]
    mixed = parties * smallest_gain(needed, reservation, between="mixtures")
    room = mixed if between == "mixtures" else parties * smallest_gain(needed, reservation)
    return RangeIdentity(
        room=room,
        cost_surplus=float(war.costs.sum()),
        joint_gain=float(joint - war.shared.sum()),
        optimism_gap=float((war.prizes - war.shared).sum()),
        commitment_gap=float(joint - joint_needed),
        shape_gap=float(joint_needed - reservation.sum()) - mixed,
        indivisibility_gap=mixed - room,
    )


def _check_deals(utilities: FloatArray, needed: FloatArray, war: WarPrize) -> None:
    if utilities.size == 0 or utilities.shape[1] != war.prizes.size:
        raise ScenarioError(
            f"deals of shape {utilities.shape} for {war.prizes.size} veto parties: "
            "give at least one deal, one utility for each veto party"
        )
    if not np.isfinite(needed).all():
        raise ScenarioError(
            "a premium for breach is not finite: no terms make up for a deal that is sure to be "
            "broken; give patience below 1, or leave such deals out"
        )


def smallest_gain(
    deals: ArrayLike, reservation: ArrayLike, *, between: Between = "nothing"
) -> float:
    """Return the largest gain over war that every party can be given at once; below 0 if none.

    Parameters
    ----------
    deals : array_like [deal, party]
    reservation : array_like [party]
    between : "nothing" or "mixtures"

    Examples
    --------
    >>> ends = [[1, 0], [0, 1]]
    >>> smallest_gain(ends, [0.3, 0.4])
    -0.3
    >>> round(smallest_gain(ends, [0.3, 0.4], between="mixtures"), 3)
    0.15
    """
    gains = np.atleast_2d(floats(deals)) - floats(reservation)
    listed = float(gains.min(axis=1).max())
    if between == "nothing" or len(gains) == 1:
        return listed
    if gains.shape[1] == len("AB"):
        return max(listed, _two_party_mixture(gains))
    return max(listed, _many_party_mixture(gains))


def _two_party_mixture(gains: FloatArray) -> float:
    """Walk the hull to where both gain alike, or to the end nearest to it."""
    hull = corners(gains, 0, 1)
    lead = hull[:, 0] - hull[:, 1]  # rises from the second party's best deal to the first's
    return float(min(np.interp(0.0, lead, hull[:, 0]), np.interp(0.0, lead, hull[:, 1])))


def _many_party_mixture(gains: FloatArray) -> float:
    """Best mixture by linear programming: weights on deals, and the gain all reach."""
    from scipy.optimize import linprog  # half a second, and most runs are of two parties

    deals, parties = gains.shape
    found = linprog(
        c=np.append(np.zeros(deals), -1.0),
        A_ub=np.hstack([-gains.T, np.ones((parties, 1))]),
        b_ub=np.zeros(parties),
        A_eq=np.append(np.ones(deals), 0.0)[np.newaxis],
        b_eq=[1.0],
        bounds=[(0, None)] * deals + [(None, None)],
        method="highs",
    )
    return float(-found.fun)
