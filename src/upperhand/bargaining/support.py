r"""Outside support: what aid moves, what its withdrawal threatens, who can be left out.

Aid shifts the odds of battle, odds shift what war is worth to each side, and that shifts terms:

.. math:: \frac{dx}{da_A} = \bigl[(1-\rho) D_A'(p) - \rho D_B'(p)\bigr]\,\beta\,p(1-p)

It is largest when the war looks even and dies out in both tails: a donor convinced that the war
is decided has little to gain by giving, whichever way it believes it decided. The reduced form
is ours.

Consent is held issue by issue: a deal needs those parties that hold consent on the issues it
touches. To *bypass* a party is to sign only what does not need it.

Axes: [donor]; [deal, party], [deal, issue], [issue, party].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import logit

from upperhand.bargaining.beliefs import GridBeliefs
from upperhand.bargaining.ranges import FloatArray, floats
from upperhand.bargaining.table import INDIFFERENT
from upperhand.bargaining.war import (
    FrontWar,
    Stakes,
    advance_chance,
    disagreement,
    settle_any_time,
)
from upperhand.errors import ScenarioError

__all__ = [
    "AidedWar",
    "Bypass",
    "Donor",
    "Withdrawal",
    "best_support",
    "bypass",
    "consent_needed",
    "marginal_support",
    "signable",
    "supported_terms",
    "with_support",
    "withdrawal",
]

Side = Literal["a", "b"]
Mask = NDArray[np.bool_]

# Step in log-odds for numeric slopes: rounding and curvature errors balance near eps**(1/3).
SLOPE_STEP = 1e-5
# Levels of aid looked at before the best is refined; benefits are S-shaped, so there may be
# two local bests, at nothing and somewhere above.
LEVELS_TRIED = 65


@dataclass(frozen=True, slots=True, eq=False)
class AidedWar:
    """A war over one pie whose odds depend on aid; arrays over strengths have shape [strength].

    Parameters
    ----------
    steps : int
    position : float
        Where the front stands.
    strength : array_like, scalar or [strength]
        Log-odds of a step going A's way without aid.
    effect : float
        Log-odds per unit of aid.
    stakes : Stakes
        Of the two sides, A first.
    mobility : float in (0, 1]
    weight : float in [0, 1]
        A's bargaining weight.
    """

    steps: int
    position: float
    strength: ArrayLike
    effect: float
    stakes: Stakes
    mobility: float = 1.0
    weight: float = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Donor:
    """Who might give aid, and what it thinks.

    Parameters
    ----------
    worth : float, at least 0
        How much it values the whole pie going to the side it supports [its own utility].
    cost : float, at least 0
        Cost of a unit of aid [its own utility].
    belief : array_like, shape [strength]
        Its weights on the strengths of the war; scaled to sum to one.
    most : float above 0
        The most it could give.
    """

    worth: float
    cost: float
    belief: ArrayLike
    most: float


@dataclass(frozen=True, slots=True, eq=False)
class Withdrawal:
    """Terms with and without each donor's aid; shares of the pie to A.

    ``kept`` is the share with all aid, ``without`` [donor] the share if that donor alone stops.
    """

    kept: float
    without: FloatArray

    @property
    def threat(self) -> FloatArray:
        """What each donor's withdrawal would take from A (below 0: would give); [donor]."""
        return self.kept - self.without


@dataclass(frozen=True, slots=True, eq=False)
class Bypass:
    """What the others could sign without a party.

    Parameters
    ----------
    options : ndarray of int
        Deals open to the others, better for each of them than none.
    deal : int or None
        The one with the largest product of their gains; None if there is none.
    reason : str
        Why there is none; empty if there is.
    cost : float
        What being left out costs the party: utility with it at the table less utility of
        ``deal``; below 0 if it does better left out; nan if nothing can be signed.
    cost_range : tuple of float
        The same over all ``options``.
    """

    options: NDArray[np.int64]
    deal: int | None
    reason: str
    cost: float
    cost_range: tuple[float, float]


def supported_terms(
    war: AidedWar, *, support_a: ArrayLike = 0.0, support_b: ArrayLike = 0.0
) -> FloatArray:
    """A's share when both may settle at any time; [aid..., strength] or as broadcast.

    >>> even = AidedWar(10, 5, 0.0, 1.0, Stakes([1, 0], [0, 1], cost=[0.01, 0.01]))
    >>> supported_terms(even, support_a=0.405465).round(4).item()
    0.8836
    """
    advance = advance_chance(
        war.strength, support_a=support_a, support_b=support_b, effect=war.effect
    )
    values = disagreement(FrontWar(war.steps, advance, war.mobility), war.position, war.stakes)
    return settle_any_time(values[..., 0], values[..., 1], weight=war.weight)


def with_support(
    beliefs: GridBeliefs,
    *,
    support_a: ArrayLike = 0.0,
    support_b: ArrayLike = 0.0,
    effect: float = 1.0,
) -> GridBeliefs:
    """Return what parties believe of coming battles once aid changes by so much.

    Weights on strengths stay as the record so far has made them; every strength is shifted.

    >>> held = GridBeliefs([0.4, 0.5], [[0.5, 0.5]])
    >>> with_support(held, support_a=0.405465).chances.round(3).tolist()
    [0.5, 0.6]
    """
    strength = logit(floats(beliefs.chances))
    aided = advance_chance(strength, support_a=support_a, support_b=support_b, effect=effect)
    return GridBeliefs(aided, beliefs.weights)


def marginal_support(
    war: AidedWar, *, side: Side = "a", support_a: float = 0.0, support_b: float = 0.0
) -> FloatArray:
    """Change of A's share per further unit of aid to a side; shape of the strengths.

    Examples
    --------
    An even war of ten steps: m w (1 - w) with m = 5 and w = 1/2.

    >>> even = AidedWar(10, 5, 0.0, 1.0, Stakes([1, 0], [0, 1], cost=[0.01, 0.01]))
    >>> marginal_support(even).round(4).item()
    1.25
    """
    if war.effect == 0:
        return np.zeros(np.shape(war.strength))
    step = SLOPE_STEP / abs(war.effect)
    more_a, more_b = _flows(side, step, 0.0)
    above = supported_terms(war, support_a=support_a + more_a, support_b=support_b + more_b)
    below = supported_terms(war, support_a=support_a - more_a, support_b=support_b - more_b)
    return floats((above - below) / (2 * step))


def _flows(side: Side, own: ArrayLike, opposing: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Aid to A and to B, given aid to a side and to the other."""
    given, against = floats(own), floats(opposing)
    return (given, against) if side == "a" else (against, given)


def withdrawal(
    war: AidedWar, donations: ArrayLike, *, side: Side = "a", opposing: float = 0.0
) -> Withdrawal:
    """Compare terms under all aid to a side with terms when one donor stops.

    Parameters
    ----------
    war : AidedWar
        With one strength.
    donations : array_like, at least 0, shape [donor]
    side : "a" or "b"
        Which side they support.
    opposing : float
        Aid to the other side.

    Examples
    --------
    >>> even = AidedWar(10, 5, 0.0, 1.0, Stakes([1, 0], [0, 1], cost=[0.01, 0.01]))
    >>> withdrawal(even, [0.3, 0.1]).threat.round(3).tolist()
    [0.258, 0.063]
    """
    given = floats(donations)
    if np.any(given < 0):
        raise ScenarioError(
            f"a donation is {given.min():g}, but aid cannot be negative: give what each donor "
            "gives, and name the side they support"
        )
    left = np.append(given.sum() - given, given.sum())  # without each donor, then with all
    aid_a, aid_b = _flows(side, left, opposing)
    shares = supported_terms(war, support_a=aid_a, support_b=aid_b)
    return Withdrawal(kept=float(shares[-1]), without=floats(shares[:-1]))


def best_support(
    war: AidedWar, donor: Donor, *, side: Side = "a", others: float = 0.0, opposing: float = 0.0
) -> float:
    r"""How much a donor gives, by its own belief and at its own cost.

    .. math:: \max_{0 \le a \le \bar a}\; v_j\,E_{\mu_j}[x(a)] - \kappa_j a

    with x the share of the side it supports.

    Parameters
    ----------
    war : AidedWar
        With strengths [strength].
    donor : Donor
    side : "a" or "b"
    others, opposing : float
        Aid by others to the same side, and to the other.

    Returns
    -------
    float in [0, most]
        The least aid among equally good ones.
    """
    belief = floats(donor.belief)
    if donor.most <= 0 or donor.worth < 0 or donor.cost < 0 or belief.sum() <= 0:
        raise ScenarioError(
            "a donor needs most > 0, worth >= 0, cost >= 0 and a belief with some weight above 0"
        )

    from scipy.optimize import minimize_scalar  # half a second, and few runs ask for it

    def gain(aid: ArrayLike) -> FloatArray:
        aid_a, aid_b = _flows(side, floats(aid)[..., np.newaxis] + others, opposing)
        expected = supported_terms(war, support_a=aid_a, support_b=aid_b) @ (belief / belief.sum())
        share = expected if side == "a" else 1 - expected
        return floats(donor.worth * share - donor.cost * floats(aid))

    levels = np.linspace(0, donor.most, LEVELS_TRIED)
    tried = gain(levels)
    top = int(tried.argmax())
    around = (levels[max(top - 1, 0)], levels[min(top + 1, LEVELS_TRIED - 1)])
    refined = minimize_scalar(lambda aid: -float(gain(aid)), bounds=around, method="bounded")
    better = -refined.fun > tried[top] + INDIFFERENT
    return float(refined.x if better else levels[top])


def consent_needed(touches: ArrayLike, consent: ArrayLike) -> Mask:
    """Whose consent each deal needs; [deal, party].

    Parameters
    ----------
    touches : array_like of bool [deal, issue]
        Whether the deal changes the issue from how it stands.
    consent : array_like of bool [issue, party]
        Whether the party holds consent on the issue.

    Examples
    --------
    >>> consent_needed([[True, False], [True, True]], [[True, False], [False, True]]).tolist()
    [[True, False], [True, True]]
    """
    changed, held = np.asarray(touches, bool), np.asarray(consent, bool)
    if changed.shape[-1] != held.shape[0]:
        raise ScenarioError(
            f"deals over {changed.shape[-1]} issues, consent over {held.shape[0]}: "
            "give one row of consent for each issue"
        )
    return np.asarray((changed[:, :, np.newaxis] & held[np.newaxis]).any(axis=1), np.bool_)


def signable(deals: ArrayLike, reservation: ArrayLike, needed: ArrayLike) -> Mask:
    """Whether each deal has the consent it needs; [deal].

    Parameters
    ----------
    deals : array_like [deal, party]
    reservation : array_like [party]
    needed : array_like of bool, [party] or [deal, party]
        Whose consent is needed, for every deal or for each.
    """
    accepts = floats(deals) >= floats(reservation) - INDIFFERENT
    return np.asarray((accepts | ~np.asarray(needed, bool)).all(axis=1), np.bool_)


def bypass(
    deals: ArrayLike,
    reservation: ArrayLike,
    *,
    excluded: int,
    needed: ArrayLike,
    with_all: float | None = None,
) -> Bypass:
    """What the others could sign without a party, and what that would cost it.

    Parameters
    ----------
    deals : array_like [deal, party]
    reservation : array_like [party]
    excluded : int
        Position of the party on the party axis.
    needed : array_like of bool [party] or [deal, party]
        Whose consent a deal needs (:func:`consent_needed`); deals that need the excluded party
        are out of reach.
    with_all : float, optional
        The excluded party's utility if it sits at the table; by default its reservation value.

    Returns
    -------
    Bypass

    Examples
    --------
    Two others share more if they leave the third out; it keeps .2 instead of .4:

    >>> found = bypass([[.6, .6, .2], [.4, .5, .4]], [.3, .3, .3], excluded=2,
    ...                needed=[True, True, False], with_all=.4)
    >>> found.deal, round(found.cost, 2)
    (0, 0.2)
    """
    utilities, least = floats(deals), floats(reservation)
    must = np.broadcast_to(np.asarray(needed, bool), utilities.shape)
    reach = ~must[:, excluded]
    open_ = reach & signable(utilities, least, must)
    options = np.flatnonzero(open_).astype(np.int64)
    if options.size == 0:
        nothing = (float("nan"), float("nan"))
        return Bypass(options, None, _why_no_bypass(reach), float("nan"), nothing)
    gains = np.where(must, np.maximum(utilities - least, INDIFFERENT), 1.0)[options]
    deal = int(options[np.log(gains).sum(axis=1).argmax()])
    at_table = float(least[excluded]) if with_all is None else with_all
    costs = at_table - utilities[options, excluded]
    return Bypass(
        options=options,
        deal=deal,
        reason="",
        cost=float(at_table - utilities[deal, excluded]),
        cost_range=(float(costs.min()), float(costs.max())),
    )


def _why_no_bypass(reach: Mask) -> str:
    if not reach.any():
        return "every deal needs the consent of the party that would be left out"
    return "of the deals that do not need it, none is acceptable to all whose consent they need"
