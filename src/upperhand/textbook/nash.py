"""Nash bargaining over one pie: each its reservation value, the rest by weight (M8).

Sources: Nash (1950), The Bargaining Problem, *Econometrica* 18(2), 155-162; with unequal
weights Kalai (1977), Nonsymmetric Nash Solutions and Replications of 2-Person Bargaining,
*International Journal of Game Theory* 6(3), 129-133.
"""

from dataclasses import dataclass

from upperhand.textbook.arguments import chances, finite

__all__ = ["INDIFFERENT", "NashBargaining", "nash_bargaining"]

# 1e-9 of the stakes: below any range we estimate, far above the rounding of a sum of shares.
INDIFFERENT = 1e-9


@dataclass(frozen=True, slots=True)
class NashBargaining:
    """Both shares and the surplus over the reservation values.

    With a negative surplus there is no deal, and the shares are the reservation values.
    """

    share_a: float
    share_b: float
    surplus: float

    @property
    def agreed(self) -> bool:
        """Whether some division leaves neither party worse off than without a deal."""
        return self.surplus >= -INDIFFERENT


def nash_bargaining(
    *, reservation_a: float, reservation_b: float, weight_a: float = 0.5
) -> NashBargaining:
    r"""Divide a pie of 1: :math:`x_A = D_A + \alpha (1 - D_A - D_B)`.

    Parameters
    ----------
    reservation_a, reservation_b : float
        :math:`D_A, D_B`, what each gets without a deal [share]; below 0 is worse than nothing.
    weight_a : float in [0, 1]
        :math:`\alpha`, A's part of the surplus.

    Returns
    -------
    NashBargaining
        Shares that sum to 1 if there is a deal.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Nash (1950), Kalai (1977). A war that goes on during the talks is an inside option
    and belongs in the reservation values; walking away to another patron is an outside option
    (:func:`~upperhand.textbook.offers.outside_option_offers`).

    Examples
    --------
    >>> deal = nash_bargaining(reservation_a=0.35, reservation_b=0.15, weight_a=0.6)
    >>> round(deal.share_a, 6), round(deal.share_b, 6), round(deal.surplus, 6)
    (0.65, 0.35, 0.5)
    """
    finite(reservation_a=reservation_a, reservation_b=reservation_b)
    chances(weight_a=weight_a)
    surplus = 1 - reservation_a - reservation_b
    if surplus < 0:
        return NashBargaining(reservation_a, reservation_b, surplus)
    share_a = reservation_a + weight_a * surplus
    return NashBargaining(share_a, 1 - share_a, surplus)
