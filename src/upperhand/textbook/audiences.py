"""Audience costs: a public crisis in which backing down grows dearer by the day (M17).

Our reduced form of the mechanism in Fearon (1994), Domestic Political Audiences and the
Escalation of International Disputes, *American Political Science Review* 88(3), 577-592, with
uniform values of war.
"""

from dataclasses import dataclass
from math import sqrt

from upperhand.textbook.arguments import amounts

__all__ = ["AudienceCosts", "audience_costs"]


@dataclass(frozen=True, slots=True)
class AudienceCosts:
    """When the crisis ends, whether in war, and who yields at once with which chance."""

    horizon: float
    war_risk: float
    yields_1: float
    yields_2: float


def audience_costs(
    *, audience_1: float, audience_2: float, prize: float, resolve: float
) -> AudienceCosts:
    r"""A war of attrition between two parties that tie their hands in public.

    Backing down at time t costs party i :math:`a_i t`; the other gets v. The value of war is
    uniform on [-W, 0] and known to oneself alone; a party with a value above :math:`-a_i t` is
    locked in. Indifference makes party j yield at the hazard :math:`a_i/(v + a_i t)`. All
    yielding ends at the smaller root :math:`t^*` of :math:`a_1 a_2 t^2 + v a_i t - v W = 0`.
    The party that is slower to lock in yields at once with
    :math:`1 - (a_j t^*/W)(v + a_i t^*)/v`.

    Parameters
    ----------
    audience_1, audience_2 : float, above 0
        :math:`a_i`, growth of the cost of backing down [share of the stakes per unit of time].
    prize : float, above 0
        v, worth of the other's yielding.
    resolve : float, above 0
        W, the worst possible value of war, taken positive.

    Returns
    -------
    AudienceCosts
        Horizon in units of time, chances in [0, 1].

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Our reduced form of Fearon's (1994) mechanism, not the paper's game. The horizon never
    exceeds the moment when all kinds of a party are locked in.

    Examples
    --------
    >>> crisis = audience_costs(audience_1=2, audience_2=1, prize=1, resolve=1)
    >>> round(crisis.horizon, 6), round(crisis.yields_2, 6), round(crisis.war_risk, 6)
    (0.366025, 0.366025, 0.267949)
    """
    amounts(audience_1=audience_1, audience_2=audience_2, prize=prize, resolve=resolve)
    fast, slow = max(audience_1, audience_2), min(audience_1, audience_2)
    # Positive root of fast slow t² + prize fast t - prize resolve = 0, in the stable form.
    linear = prize * fast
    horizon = 2 * prize * resolve / (linear + sqrt(linear**2 + 4 * fast * slow * prize * resolve))
    locked_fast, locked_slow = fast * horizon / resolve, slow * horizon / resolve
    at_once = max(0.0, 1 - locked_slow * (prize + fast * horizon) / prize)
    yields_1, yields_2 = (0.0, at_once) if audience_1 >= audience_2 else (at_once, 0.0)
    return AudienceCosts(horizon, locked_fast * locked_slow, yields_1, yields_2)
