"""Alternating offers: patience, breakdown and outside options (M7, M8).

Party 1 proposes first; a party that refuses proposes next. Sources: Rubinstein (1982), Perfect
Equilibrium in a Bargaining Model, *Econometrica* 50(1), 97-109; Binmore, Rubinstein and
Wolinsky (1986), The Nash Bargaining Solution in Economic Modelling, *RAND Journal of
Economics* 17(2), 176-188; Binmore, Shaked and Sutton (1989), An Outside Option Experiment,
*Quarterly Journal of Economics* 104(4), 753-770.
"""

from dataclasses import dataclass

from upperhand.errors import ScenarioError
from upperhand.textbook.arguments import chances, positive_chances

__all__ = ["Offers", "breakdown_offers", "outside_option_offers", "rubinstein"]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the first proposer asks for and gets at once, and what it leaves."""

    share_1: float

    @property
    def share_2(self) -> float:
        """What the other party gets."""
        return 1 - self.share_1


def rubinstein(*, patience_1: float, patience_2: float) -> Offers:
    r"""Divide a pie of 1 by alternating offers: :math:`x_1 = (1-\delta_2)/(1-\delta_1\delta_2)`.

    Parameters
    ----------
    patience_1, patience_2 : float in [0, 1], not both 1
        :math:`\delta_i`, worth of one unit after a refusal.

    Returns
    -------
    Offers
        Shares in [0, 1].

    Raises
    ------
    ScenarioError
        If a patience lies outside [0, 1], or both are 1 (then any division is an equilibrium).

    Notes
    -----
    Source: Rubinstein (1982).

    Examples
    --------
    >>> round(rubinstein(patience_1=0.9, patience_2=0.9).share_1, 6)
    0.526316
    """
    chances(patience_1=patience_1, patience_2=patience_2)
    if patience_1 == patience_2 == 1:
        raise ScenarioError(
            "patience_1 and patience_2 are both 1, and parties that can wait for ever at no cost "
            "may agree on anything. Make one smaller, say 0.99, or use nash_bargaining"
        )
    return Offers((1 - patience_2) / (1 - patience_1 * patience_2))


def breakdown_offers(*, breakdown: float, value_1: float, value_2: float) -> Offers:
    r"""Divide a pie of 1 when talks may break down after each refusal.

    .. math:: x_1 = \frac{1 + (1 - q) b_1 - b_2}{2 - q}

    Parameters
    ----------
    breakdown : float in (0, 1]
        :math:`q`, chance that a refusal ends the talks; nobody chooses it.
    value_1, value_2 : float in [0, 1], with a sum of at most 1
        :math:`b_i`, what each gets after a breakdown [share].

    Returns
    -------
    Offers
        Shares in [0, 1]. With ``breakdown`` near 0 they are the Nash division.

    Raises
    ------
    ScenarioError
        If an argument lies outside its range, or the two values exceed the pie.

    Notes
    -----
    Source: Binmore, Rubinstein and Wolinsky (1986). There is no discounting.

    Examples
    --------
    >>> round(breakdown_offers(breakdown=0.1, value_1=0.3, value_2=0.2).share_1, 6)
    0.563158
    """
    positive_chances(breakdown=breakdown)
    chances(value_1=value_1, value_2=value_2)
    if value_1 + value_2 > 1:
        raise ScenarioError(
            f"value_1 + value_2 is {value_1 + value_2:g}, more than the pie of 1, so both prefer a "
            "breakdown and there is nothing to divide. Give values with a sum of at most 1"
        )
    return Offers((1 + (1 - breakdown) * value_1 - value_2) / (2 - breakdown))


def outside_option_offers(*, patience_1: float, patience_2: float, option_2: float) -> Offers:
    r"""Divide a pie of 1 when the responder may walk away to an outside option.

    The option changes nothing unless it is worth more than the terms at the table; then the
    responder gets exactly its worth: :math:`x_1 = \min(x_1^{R}, 1 - o_2)`.

    Parameters
    ----------
    patience_1, patience_2 : float in [0, 1], not both 1
        :math:`\delta_i`, worth of one unit after a refusal.
    option_2 : float in [0, 1]
        :math:`o_2`, what party 2 gets by walking away instead of answering [share].

    Returns
    -------
    Offers
        Shares in [0, 1].

    Raises
    ------
    ScenarioError
        If an argument lies outside its range.

    Notes
    -----
    Source: Binmore, Shaked and Sutton (1989), the outside-option principle.

    Examples
    --------
    >>> round(outside_option_offers(patience_1=0.9, patience_2=0.9, option_2=0.3).share_1, 6)
    0.526316
    >>> round(outside_option_offers(patience_1=0.9, patience_2=0.9, option_2=0.6).share_1, 6)
    0.4
    """
    chances(option_2=option_2)
    unhindered = rubinstein(patience_1=patience_1, patience_2=patience_2)
    return Offers(min(unhindered.share_1, 1 - option_2))
