"""Several fronts at once, and how long until arms decide.

Sectors move independently; what they are worth adds up. Our reduced form: supply, reserves
and morale tie real sectors together, which shared draws of the strength can carry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from upperhand.bargaining.ladder import FrontWar, MonthlyRates, WarOutlook, fight_to_finish
from upperhand.bargaining.ranges import FloatArray, floats
from upperhand.errors import ScenarioError

__all__ = ["SectorOutlook", "sectors", "undecided"]


@dataclass(frozen=True, slots=True, eq=False)
class SectorOutlook:
    """Several fronts at once, aggregated by weight; shapes [...].

    Parameters
    ----------
    a_share, b_share : ndarray in [0, 1]
        Expected weight of the sectors each side ends up with.
    months : ndarray
        Expected months of fighting, each sector counted by its weight (a sector that is
        decided no longer costs).
    each : tuple of WarOutlook
        The outlook of every sector at its position.
    """

    a_share: FloatArray
    b_share: FloatArray
    months: FloatArray
    each: tuple[WarOutlook, ...]


def sectors(
    wars: Sequence[FrontWar], positions: Sequence[float], weights: Sequence[float]
) -> SectorOutlook:
    """Several fronts that move independently, aggregated by what each is worth.

    The worth of holding a sector adds up, so the expectation of the whole is exact: the
    weighted sum of the sectors' own chances.

    Parameters
    ----------
    wars, positions, weights : sequences of one length
        Each sector's ladder, its position and its share of what is at stake.

    Returns
    -------
    SectorOutlook

    Raises
    ------
    ScenarioError
        If the lengths differ or the weights do not sum to one.

    Examples
    --------
    >>> east, south = FrontWar(10, 0.6), FrontWar(4, 0.5)
    >>> sectors([east, south], [5, 2], [0.75, 0.25]).a_share.round(4).item()
    0.7877
    """
    if not len(wars) == len(positions) == len(weights):
        raise ScenarioError(
            f"{len(wars)} sectors with {len(positions)} positions and {len(weights)} weights: "
            "give one position and one weight for each sector"
        )
    if not np.isclose(sum(weights), 1):
        raise ScenarioError(f"sector weights sum to {sum(weights):g}: give weights that sum to 1")
    each = tuple(fight_to_finish(w).at(k) for w, k in zip(wars, positions, strict=True))
    paired = list(zip(weights, each, strict=True))
    return SectorOutlook(
        a_share=floats(sum(weight * one.a_wins for weight, one in paired)),
        b_share=floats(sum(weight * one.b_wins for weight, one in paired)),
        months=floats(sum(weight * one.months for weight, one in paired)),
        each=each,
    )


def undecided(war: FrontWar, position: int, horizon: int) -> FloatArray:
    """Chance that the war is still undecided by arms after 0, 1, ... ``horizon`` months.

    Parameters
    ----------
    war : FrontWar
        Of shape [...].
    position : int
        A whole rung of the ladder.
    horizon : int
        Months ahead.

    Returns
    -------
    ndarray [..., horizon + 1]
        Non-increasing from 1 (from 0 at either end of the ladder).

    Examples
    --------
    >>> undecided(FrontWar(4, 0.5), 2, 4).tolist()
    [1.0, 1.0, 0.5, 0.5, 0.25]
    """
    rates = MonthlyRates.of(war, np.asarray(1.0), war.shape)
    up, down, stay = (r[:, np.newaxis] for r in (rates.up, rates.down, rates.stay))
    inside = np.zeros((rates.up.size, war.steps + 1))
    inside[:, position] = 1
    alive = np.empty((rates.up.size, horizon + 1))
    for month in range(horizon + 1):
        inside[:, [0, -1]] = 0  # the war is over there
        alive[:, month] = inside.sum(axis=1)
        rises, falls = up * inside, down * inside
        inside = stay * inside
        inside[:, 1:] += rises[:, :-1]
        inside[:, :-1] += falls[:, 1:]
    return alive.reshape(*war.shape, horizon + 1)
