r"""The bargaining game on the war lattice: talk, fight a month, learn, talk again.

A state is (month, battles so far, position). With a known start the position tells how many of
the battles A won, so that every party's belief can be read off the state: the record is public.
Each month the parties talk; if no deal leaves every veto party at least as well off as waiting
(or walking away), the war goes on for a month and everybody reads its result.

.. math:: F_i = (1-\delta_i) r_i - c_i + \delta_i E_{\mu_i}[V_i'], \qquad
   V_i = \text{terms of the table at } F \text{, or } F_i \text{ where nothing can be signed}

Solved backward from the horizon, where waiting means to fight to the finish. A generalisation of
Smith and Stam (2004) with priors that differ openly (Yildiz 2003): mobility, collapse, patience,
any number of parties, any frontier, two bargaining rules, inside and outside options. The
generalisation is our reduced form.

Axes: [party, battles, position], with months outermost where all months are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from upperhand.bargaining.beliefs import Beliefs, BetaBeliefs, GridBeliefs
from upperhand.bargaining.ranges import FloatArray, floats
from upperhand.bargaining.table import Table
from upperhand.bargaining.war import FrontWar, Stakes, disagreement, disagreement_as_believed
from upperhand.bargaining.war_month import WarMonth
from upperhand.errors import ScenarioError

__all__ = ["DynamicGame", "DynamicSolution", "solve_dynamic"]


@dataclass(frozen=True, slots=True, eq=False)
class DynamicGame:
    """Everything the game needs.

    Parameters
    ----------
    war : FrontWar
        One war (no leading axes). Its ``advance`` is not used: parties go by their beliefs.
    start : int
        Rung on which the front stands, strictly inside the ladder.
    stakes : Stakes
        One number per party, third parties included (``ground``: [party, position]).
    beliefs : BetaBeliefs or GridBeliefs
        One prior per party for the chance that a step goes A's way.
    table : Table
        Deals, veto parties and bargaining rule.
    horizon : int
        Months ahead in which they talk; whoever does not settle at the last of them fights to
        the finish. At 0 the game is static bargaining over fighting to the finish.
    outside : array_like, shape [party]
        Value of walking away to another patron; minus infinity where there is none.

    Raises
    ------
    ScenarioError
        If parts do not fit together.
    """

    war: FrontWar
    start: int
    stakes: Stakes
    beliefs: Beliefs
    table: Table
    horizon: int = 120
    outside: ArrayLike = -np.inf

    def __post_init__(self) -> None:
        if self.war.shape != ():
            raise ScenarioError(
                f"the war has leading axes {self.war.shape}: solve one war at a time, "
                "with a single number for mobility and each collapse"
            )
        if not 0 < self.start < self.war.steps:
            raise ScenarioError(
                f"the front starts on rung {self.start} of 0 to {self.war.steps}, where the war is "
                "over or was never: give a rung strictly inside"
            )
        believers = floats(self.beliefs.advance()).shape[-1]
        if believers != self.parties:
            raise ScenarioError(
                f"{believers} beliefs for {self.parties} parties: give one prior for each party, "
                "third parties included"
            )

    @property
    def parties(self) -> int:
        """Length of the party axis."""
        return self.table.parties

    def wins(self) -> NDArray[np.int64]:
        """Battles won by A in every state; [battles, position] (unreachable ones clipped)."""
        battles = np.arange(self.horizon + 1)[:, np.newaxis]
        rung = np.arange(self.war.steps + 1)
        return np.asarray(np.clip((battles + rung - self.start) // 2, 0, battles), np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class DynamicSolution:
    """The solved game.

    Parameters
    ----------
    game : DynamicGame
    value : ndarray [party]
        Expected utility at the start, each by its own belief; with differing priors the two
        sides of a pie may together expect more than there is.
    waiting : ndarray [party]
        What going on for a month is worth at the start.
    settles_now : bool
    settles : ndarray [month, battles, position] of bool
        Where a deal is signed.
    terms : ndarray [month, party, battles, position]
        On which terms; nan elsewhere.
    advance : ndarray [party, battles, position]
        Each party's belief, the record being public.
    """

    game: DynamicGame
    value: FloatArray
    waiting: FloatArray
    settles_now: bool
    settles: NDArray[np.bool_]
    terms: FloatArray
    advance: FloatArray


def solve_dynamic(game: DynamicGame) -> DynamicSolution:
    """Solve the game backward from its horizon.

    Parameters
    ----------
    game : DynamicGame

    Returns
    -------
    DynamicSolution

    Notes
    -----
    Time and memory grow with horizon² × positions × parties. Static and dynamic answers differ:
    waiting for the other to learn has a value of its own. Report both, never mix them.

    References
    ----------
    .. [1] Smith and Stam (2004), Bargaining and the Nature of War, *Journal of Conflict
       Resolution* 48(6), 783-813.
    .. [2] Yildiz (2003), Bargaining without a Common Prior, *Econometrica* 71(3), 793-811.

    Examples
    --------
    Two mild optimists over one pie:

    >>> from upperhand.bargaining.table import Pie, Proposers
    >>> game = DynamicGame(
    ...     FrontWar(10, 0.5), start=5,
    ...     stakes=Stakes(victory_a=[1, 0], victory_b=[0, 1], cost=[0.01, 0.01]),
    ...     beliefs=BetaBeliefs([6, 4], [4, 6]), table=Table(Pie(), Proposers((0.5, 0.5))),
    ... )
    >>> solved = solve_dynamic(game)
    >>> solved.settles_now, solved.value.sum().round(4).item()
    (False, 1.1596)
    """
    advance = _beliefs_by_state(game)
    shape = (game.horizon + 1, game.horizon + 1, game.war.steps + 1)
    settles, terms = np.zeros(shape, bool), np.full((shape[0], game.parties, *shape[1:]), np.nan)
    month, reachable = WarMonth.of(game.war, game.stakes, game.parties), _reachable(game)[:, 1:-1]
    waiting = _fought_to_the_finish(game, advance)[:, :, 1:-1]
    for t in reversed(range(game.horizon + 1)):
        open_now = reachable[: t + 1]
        agreed = game.table.agree(waiting[:, open_now], _outside(game))
        settles[t, : t + 1, 1:-1][open_now] = agreed.possible
        terms[t, :, : t + 1, 1:-1][:, open_now] = agreed.utilities
        alone = np.maximum(waiting, _outside(game)[:, :, np.newaxis])
        alone[:, open_now] = np.where(agreed.possible, agreed.utilities, alone[:, open_now])
        value = month.with_ends(alone)
        if t:
            waiting = month.waiting(value, advance[:, :t])
    here = (slice(None), 0, game.start)
    return DynamicSolution(
        game=game,
        value=value[here],
        waiting=waiting[:, 0, game.start - 1],
        settles_now=bool(settles[0, 0, game.start]),
        settles=settles,
        terms=terms,
        advance=advance,
    )


def _outside(game: DynamicGame) -> FloatArray:
    """Walking away, one row a party: without a deal it replaces waiting where it is better.

    Others then go on as before, which is our reduced form.
    """
    return np.broadcast_to(floats(game.outside), (game.parties,))[:, np.newaxis]


def _beliefs_by_state(game: DynamicGame) -> FloatArray:
    battles = np.arange(game.horizon + 1)[:, np.newaxis, np.newaxis]
    table = game.beliefs.advance(battles, game.wins()[:, :, np.newaxis])
    return np.ascontiguousarray(np.moveaxis(table, -1, 0))


def _fought_to_the_finish(game: DynamicGame, advance: FloatArray) -> FloatArray:
    """Values at the horizon; [party, battles, position].

    With Beta priors the posterior mean stands for the strength, as in Smith and Stam; with
    priors on a grid the mean is taken over strengths, each fought to the finish.
    """
    if isinstance(game.beliefs, BetaBeliefs):
        return _finish_at_means(game, advance)
    return _finish_over_strengths(game, game.beliefs)


def _finish_at_means(game: DynamicGame, advance: FloatArray) -> FloatArray:
    """Solve one ladder for every party in every state that can be reached."""
    battles, rung = np.nonzero(_reachable(game))
    war = replace(game.war, advance=advance[:, battles, rung].T)
    values = np.zeros(advance.shape)
    values[:, battles, rung] = disagreement_as_believed(war, rung[:, np.newaxis], game.stakes).T
    return values


def _finish_over_strengths(game: DynamicGame, beliefs: GridBeliefs) -> FloatArray:
    """Solve one ladder for every strength, then average as each party believes."""
    grid = replace(game.war, advance=floats(beliefs.chances)[:, np.newaxis])
    values = disagreement(grid, np.arange(game.war.steps + 1), game.stakes)  # [strength, k, i]
    battles = np.arange(game.horizon + 1)[:, np.newaxis, np.newaxis]
    held = beliefs.posterior(battles, game.wins()[:, :, np.newaxis])  # [n, k, party, strength]
    return floats(np.einsum("nkis,ski->ink", held, values))


def _reachable(game: DynamicGame) -> NDArray[np.bool_]:
    """States that a record can lead to; [battles, position]."""
    battles = np.arange(game.horizon + 1)[:, np.newaxis]
    gained = np.arange(game.war.steps + 1) - game.start
    return np.asarray((abs(gained) <= battles) & ((battles + gained) % 2 == 0))
