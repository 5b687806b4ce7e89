"""A plan of a scenario: checked against every party, and amended with the fewest changes.

The deal-space machinery (:mod:`.mediation`, :mod:`.amendments`) is told here which parties sign,
what each would have without a deal, and which stated red lines are taken to bind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from upperhand.bargaining.amendments import Amendments, Payment, amend_plan
from upperhand.bargaining.leverage import worth_of
from upperhand.bargaining.lotteries import hull, nash_lottery
from upperhand.bargaining.mediation import PlanCheck, check_plan
from upperhand.bargaining.reservation import reservation
from upperhand.bargaining.solution import blocked_issues, red_lines
from upperhand.bargaining.utilities import deal_space, red_line_bans
from upperhand.errors import ScenarioError
from upperhand.scenario import Scenario
from upperhand.scenario.space import DealSpace

__all__ = ["Amended", "Bypassed", "Checked", "amend", "bypassed", "check", "signatories"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan held against every party whose word counts.

    ``if_soft`` takes no stated red line to bind, ``if_hard`` all of them; ``consent`` names the
    third parties whose consent the plan needs, by issue.
    """

    plan: Mapping[str, str]
    if_soft: PlanCheck
    if_hard: PlanCheck
    consent: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Amended:
    """The smallest changes that make a plan signable for both sides, or what is missing.

    ``binding`` are the red lines taken to bind; ``blocked`` the issues on which they leave no
    option, each of which some party would have to give up first.
    """

    plan: Mapping[str, str]
    amendments: Amendments
    binding: tuple[tuple[str, str], ...]
    blocked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bypassed:
    """A deal past a third party: ``issues`` that need its consent are left as they are.

    ``with_it`` and ``without_it`` are what the expected terms (Nash, over lotteries) are worth
    to it; ``sides_lose`` what leaving the issues out costs the two sides.
    """

    party: str
    issues: tuple[str, ...]
    room: bool
    reason: str
    with_it: float
    without_it: float
    sides_lose: Mapping[str, float]


def signatories(scenario: Scenario) -> tuple[str, ...]:
    """Return the parties whose word counts: the two sides, then those whose consent is needed."""
    sides = [p.id for p in scenario.vetoes]
    return (*sides, *(p.id for p in scenario.parties if p.consent and p.id not in sides))


def check(scenario: Scenario, plan: Mapping[str, str]) -> Checked:
    """Return what every signatory makes of a plan, with red lines soft and hard.

    Parameters
    ----------
    scenario : Scenario
    plan : mapping of issue to option
        Issues left out are open.

    Raises
    ------
    ScenarioError
        If the plan names an issue or option the scenario lacks; every one is listed.
    """
    parties = signatories(scenario)
    soft = _space(scenario, parties, ())
    settled = soft.partial(plan)
    return Checked(
        plan=dict(plan),
        if_soft=check_plan(soft, settled),
        if_hard=_each_by_its_own_lines(scenario, parties, settled),
        consent={
            p.id: touched
            for p in scenario.parties
            if (touched := tuple(i for i in p.consent if i in plan)) and not p.veto
        },
    )


def _each_by_its_own_lines(
    scenario: Scenario, parties: tuple[str, ...], settled: Mapping[int, int]
) -> PlanCheck:
    """Check a plan with each party holding to its own red lines, whatever others hold to."""
    checks = {}
    for party in parties:
        own = [line for line in red_lines(scenario) if line[0] == party]
        checks[party] = check_plan(_space(scenario, parties, own), settled)
    first = checks[parties[0]]
    return PlanCheck(
        verdicts=tuple(v for p, c in checks.items() for v in c.verdicts if v.party == p),
        clauses=tuple(k for p, c in checks.items() for k in c.clauses if k.party == p),
        clashes=first.clashes,
        left_open=first.left_open,
    )


def amend(
    scenario: Scenario,
    plan: Mapping[str, str],
    *,
    binding: Collection[tuple[str, str]] = (),
    fixed: Collection[str] = (),
    beyond: int = 0,
    payment: Payment | None = None,
    give_up: Callable[[], bool] = lambda: False,
) -> Amended:
    """Return the fewest changes with which both sides prefer the plan to fighting on.

    Parameters
    ----------
    scenario : Scenario
    plan : mapping of issue to option
    binding : collection of (party, issue)
        Red lines taken to bind; none by default.
    fixed : collection of str
        Issues that must stay as the plan has them.
    beyond : int
        Also return what up to so many further changes would buy.
    payment : Payment, optional
    give_up : callable
        Asked now and then whether time is up.
    """
    sides = [p.id for p in scenario.vetoes]
    lines = tuple(binding)
    space = _space(scenario, sides, lines)
    unknown = [i for i in fixed if i not in plan]
    if unknown:
        raise ScenarioError(f"fixed issues must be settled by the plan: {', '.join(unknown)}")
    found = amend_plan(
        space,
        space.partial(plan),
        beyond=beyond,
        fixed=[space.issues.index(i) for i in fixed],
        payment=payment,
        give_up=give_up,
    )
    return Amended(dict(plan), found, lines, blocked_issues(scenario, lines))


def bypassed(scenario: Scenario, party: str) -> Bypassed:
    """Return what could be signed without a third party, and what that costs it.

    The issues that need its consent stay as they are while the war goes on; everything else is
    open. Where such an issue has no status quo, nothing can be signed past the party.

    Raises
    ------
    ScenarioError
        If the party holds no consent on any issue.
    """
    issues = scenario.party(party).consent
    if not issues:
        holders = ", ".join(p.id for p in scenario.parties if p.consent)
        raise ScenarioError(
            f'"{party}" holds no consent that could be bypassed; those who do: {holders or "none"}'
        )
    values = {r.party: r.value for r in reservation(scenario)}
    pinned = [
        (scenario.vetoes[0].id, i, o.id)
        for i in issues
        for o in scenario.issue(i).options
        if o.id != scenario.issue(i).status_quo
    ]
    open_ = nash_lottery(hull(deal_space(scenario, reserve=values)))
    past = nash_lottery(hull(deal_space(scenario, reserve=values, bans=pinned)))
    return Bypassed(
        party=party,
        issues=issues,
        room=past.utilities is not None,
        reason=past.reason,
        with_it=worth_of(scenario, open_, party),
        without_it=worth_of(scenario, past, party),
        sides_lose={
            p.id: worth_of(scenario, open_, p.id) - worth_of(scenario, past, p.id)
            for p in scenario.vetoes
        },
    )


def _space(
    scenario: Scenario, parties: Collection[str], binding: Collection[tuple[str, str]]
) -> DealSpace:
    values = reservation(scenario, list(parties))
    return deal_space(
        scenario,
        reserve={r.party: r.value for r in values},
        bans=red_line_bans(scenario, binding),
        parties=list(parties),
    )
