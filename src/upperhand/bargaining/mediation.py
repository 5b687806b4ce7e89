"""A single negotiating text held against each party: who would sign it, and what stands in the way.

A plan is checked as a whole (does every party reach its reserve?) and clause by clause (does it
cross a red line, what does it give up?). A plan may leave issues open; a party's answer is then
bounded by the best and the worst allowed way, for it, to settle them. Which changes would make a
plan signable is the matter of :mod:`upperhand.bargaining.amendments`.

The single negotiating text as a mediator's method is Fisher's (1978).

References
----------
.. [1] Fisher (1978), International Mediation: A Working Guide.
.. [2] Raiffa (1982), The Art and Science of Negotiation, ch. 14.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from upperhand.bargaining.frontier import frontier, grains
from upperhand.errors import ScenarioError
from upperhand.scenario.space import Ban, Deal, DealSpace

__all__ = ["Clause", "PlanCheck", "Verdict", "check_plan", "only", "settled_by"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a party would sign the plan as a whole.

    ``low`` and ``high`` bound its utility over all allowed ways to settle what the plan leaves
    open (equal if it leaves nothing open). ``answer`` is "accepts" if even the low end reaches
    the reserve, "rejects" if not even the high end does or a clause crosses a red line, and
    "depends" in between.
    """

    party: str
    answer: str
    low: float
    high: float
    reserve: float
    reason: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause is to one party.

    ``worth`` is above the party's worst option of the issue, ``given_up`` below its best one.
    ``accepts`` is false if the clause crosses a red line, or if the plan falls short of the
    reserve and this clause alone, settled the party's way, would make up for it.
    """

    party: str
    issue: str
    option: str
    worth: float
    given_up: float
    best_option: str
    accepts: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """A plan held against every party: ``verdicts`` per party, ``clauses`` per party and issue.

    ``clashes`` lists pairs of clauses that the space forbids, in words; ``left_open`` the issues
    that the plan does not settle.
    """

    verdicts: tuple[Verdict, ...]
    clauses: tuple[Clause, ...]
    clashes: tuple[str, ...]
    left_open: tuple[str, ...]

    @property
    def signable(self) -> bool:
        """Whether every party accepts, and nothing in the plan excludes something else in it."""
        return not self.clashes and all(v.answer == "accepts" for v in self.verdicts)


def check_plan(space: DealSpace, plan: Mapping[int, int] | Deal) -> PlanCheck:
    """Return what each party makes of a plan, as a whole and clause by clause.

    Parameters
    ----------
    space : DealSpace
    plan : deal, or mapping of issue number to option number
        A mapping may leave issues open.

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ...     reserve={"a": 0.3, "b": 0.6},
    ... )
    >>> [(v.party, v.answer) for v in check_plan(space, (0, 0)).verdicts]
    [('a', 'accepts'), ('b', 'rejects')]
    """
    settled = settled_by(space, plan)
    clauses: list[Clause] = []
    verdicts: list[Verdict] = []
    for party in range(len(space.parties)):
        low, high = _reach(space, settled, party)
        crossed = [i for i, o in settled.items() if Ban(party, i, o) in space.bans]
        verdicts.append(_verdict(space, party, low, high, crossed))
        short = max(0.0, float(space.reserve[party]) - high)
        clauses += [_clause(space, party, i, o, short, crossed) for i, o in settled.items()]
    left_open = tuple(n for i, n in enumerate(space.issues) if i not in settled)
    return PlanCheck(tuple(verdicts), tuple(clauses), tuple(_clashes(space, settled)), left_open)


def settled_by(space: DealSpace, plan: Mapping[int, int] | Deal) -> dict[int, int]:
    """Return a plan as ``{issue number: option number}``, checked against the space."""
    settled = dict(plan) if isinstance(plan, Mapping) else dict(enumerate(plan))
    wrong = [
        f"issue number {i}, option number {o}: the space has no such choice"
        for i, o in settled.items()
        if not (0 <= i < len(space.issues) and 0 <= o < len(space.options[i]))
    ]
    if wrong:
        raise ScenarioError("the plan does not fit the deal space:", wrong)
    return settled


def _reach(space: DealSpace, settled: Mapping[int, int], party: int) -> tuple[float, float]:
    """Return the least and most a party can get from what the plan leaves open."""
    alone = DealSpace(
        parties=(space.parties[party],),
        issues=space.issues,
        options=space.options,
        worth=tuple(worth[[party]] for worth in space.worth),
        reserve=space.reserve[[party]],
        # Clashes inside the plan are told apart from what the parties make of it.
        conflicts=tuple(
            (a, b) for a, b in space.conflicts if a.issue not in settled or b.issue not in settled
        ),
        bans=only(space, settled),
    )
    mirrored = replace(alone, worth=tuple(-worth for worth in alone.worth))
    most, least = frontier(alone).utilities, 0.0 - frontier(mirrored).utilities
    if not len(most):
        return -np.inf, -np.inf
    return float(least[0, 0]), float(most[0, 0])


def only(space: DealSpace, settled: Mapping[int, int]) -> tuple[Ban, ...]:
    """Return bans on every option but the settled ones, and the space's own on open issues."""
    others = [
        Ban(0, issue, option)
        for issue, kept in settled.items()
        for option in range(len(space.options[issue]))
        if option != kept
    ]
    own = [Ban(0, ban.issue, ban.option) for ban in space.bans if ban.issue not in settled]
    return (*others, *own)


def _verdict(space: DealSpace, party: int, low: float, high: float, crossed: list[int]) -> Verdict:
    name, reserve = space.parties[party], float(space.reserve[party])
    needed = reserve - float(grains(space)[party])
    if high == -np.inf:
        answer, reason = "rejects", "no allowed way is left to settle what the plan leaves open"
    elif crossed:
        lines = ", ".join(space.issues[i] for i in crossed)
        answer, reason = "rejects", f"crosses its red line on {lines}"
    elif low >= needed:
        answer, reason = "accepts", f"at least {low:.3g}, and its reserve is {reserve:.3g}"
    elif high < needed:
        answer, reason = "rejects", f"at most {high:.3g}, {reserve - high:.3g} below its reserve"
    else:
        answer = "depends"
        reason = f"from {low:.3g} to {high:.3g} by what is left open; its reserve is {reserve:.3g}"
    return Verdict(name, answer, low, high, reserve, reason)


def _clause(
    space: DealSpace, party: int, issue: int, option: int, short: float, crossed: list[int]
) -> Clause:
    worth = space.worth[issue][party]
    allowed = [o for o in range(len(worth)) if Ban(party, issue, o) not in space.bans] or [option]
    best = max(allowed, key=lambda o: (worth[o], o == option))
    given_up = float(worth[best] - worth[option])
    grain = float(grains(space)[party])
    decisive = short > grain and given_up >= short - grain
    if issue in crossed:
        reason = "crosses its red line"
    elif decisive:
        reason = f"the plan falls {short:.3g} short, and this clause alone gives up {given_up:.3g}"
    elif given_up > grain:
        reason = f"gives up {given_up:.3g} against {space.options[issue][best]!r}"
    else:
        reason = "no option of this issue is better for it"
    return Clause(
        space.parties[party],
        space.issues[issue],
        space.options[issue][option],
        float(worth[option] - worth.min()),
        given_up,
        space.options[issue][best],
        accepts=issue not in crossed and not decisive,
        reason=reason,
    )


def _clashes(space: DealSpace, settled: Mapping[int, int]) -> list[str]:
    return [
        " excludes ".join(f"{space.issues[i]}: {space.options[i][o]}" for i, o in pair)
        for pair in space.conflicts
        if all(settled.get(i) == o for i, o in pair)
    ]
