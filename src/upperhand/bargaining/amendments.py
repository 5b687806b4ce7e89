"""The least to change in a plan so that every party would sign it.

The search is exact: how many clauses stay as they are is treated as one more party that must reach
its own reserve (all clauses but ``n``), for ``n`` = 0, 1, 2 ... until the frontier of acceptable
deals is not empty. Guarantees that could be added are issues of two options, without and with,
so adding one counts as a change.

What side payments can mend follows the requirement for a mediated deal: reserves sum to no more
than the joint worth plus the payment. That presumes utility that can be handed over, which is
our reduced form; without it a payment only fills what a party lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from upperhand.bargaining.frontier import Frontier, frontier, grains
from upperhand.bargaining.mediation import only, settled_by
from upperhand.errors import ScenarioError
from upperhand.scenario.space import Ban, Deal, DealSpace

__all__ = ["Amendment", "Amendments", "Change", "Missing", "Payment", "amend_plan"]

Floats = NDArray[np.float64]
GiveUp = Callable[[], bool]

EVERYBODY = "everybody together"
UNCHANGED = "clauses left unchanged"  # the extra party; no party of a space is called so
WITHOUT, WITH = "without", "with"


@dataclass(frozen=True, slots=True)
class Change:
    """One amended clause."""

    issue: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Payment:
    """Money or its like, in units of utility, that can be handed out to make a deal signable.

    ``amount`` comes from outside. With ``between_parties`` those who gain can also compensate
    those who lose: then a deal is signable if the reserves sum to no more than the joint worth
    plus the amount. This presumes that a unit of utility is the same thing to every party.
    """

    amount: float
    between_parties: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Amendment:
    """A set of changes that makes a plan signable.

    ``utilities`` [party] include added guarantees but not ``payments`` [party], which are what
    each party receives (negative: pays) so that all reach their reserve; ``product`` is the
    product of gains after payments, by which amendments of equal length are ranked.
    """

    deal: Deal
    changes: tuple[Change, ...]
    guarantees: tuple[str, ...]
    utilities: Floats
    payments: Floats
    product: float


@dataclass(frozen=True, slots=True, eq=False)
class Missing:
    """What is lacking where no amendment suffices: the deal that leaves the least total shortfall.

    ``shortfall`` [party] is what each party would still need to reach its reserve.
    """

    deal: Deal | None
    shortfall: Floats
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Amendments:
    """Amendments, fewest changes first and then by the product of gains; or what is missing.

    All are undominated among those with as many changes. ``exact`` is false if time ran out:
    then shorter or better ones may exist.
    """

    found: tuple[Amendment, ...]
    missing: Missing | None
    exact: bool


def amend_plan(
    space: DealSpace,
    plan: Mapping[int, int] | Deal,
    *,
    max_changes: int | None = None,
    beyond: int = 0,
    fixed: Collection[int] = (),
    guarantees: Mapping[str, Mapping[str, float]] | None = None,
    payment: Payment | None = None,
    give_up: GiveUp = lambda: False,
) -> Amendments:
    """Return the smallest sets of changes with which every party reaches its reserve.

    Parameters
    ----------
    space : DealSpace
    plan : deal, or mapping of issue number to option number
        Settling an issue that the plan leaves open is no change.
    max_changes : int, optional
        No more than this; any number if absent.
    beyond : int
        Also return what up to so many further changes would buy.
    fixed : collection of int
        Issues that must stay as the plan has them.
    guarantees : mapping of name to {party: added worth}, optional
        What could be added to the plan; each one added is a change.
    payment : Payment, optional
        What could be handed out.

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ...     reserve={"a": 0.3, "b": 0.4},
    ... )
    >>> amend_plan(space, (0, 1)).found[0].changes
    (Change(issue='aid', before='some', after='none'),)
    """
    settled = settled_by(space, plan)
    wide = _with_guarantees(_with_fixed(space, settled, fixed), guarantees or {})
    text = _Text(space, wide, settled, tuple(guarantees or ()), payment)
    limit = len(settled) + len(text.guarantees) if max_changes is None else max_changes
    found: list[Amendment] = []
    exact, last = True, limit
    for n_changes in range(limit + 1):
        if n_changes > last:
            break
        front = frontier(text.allowing(n_changes), acceptable_only=True, give_up=give_up)
        exact &= front.exact
        more = [a for a in text.amendments(front) if _length(a) == n_changes]
        if more and not found:
            last = n_changes + beyond
        found += sorted(more, key=_rank)
    missing = None if found else text.missing(limit, give_up)
    return Amendments(tuple(found), missing, exact)


def _rank(amendment: Amendment) -> tuple[float, float]:
    return -amendment.product, float(np.abs(amendment.payments).sum())


def _length(amendment: Amendment) -> int:
    return len(amendment.changes) + len(amendment.guarantees)


def _with_fixed(space: DealSpace, settled: Mapping[int, int], fixed: Collection[int]) -> DealSpace:
    unsettled = [space.issues[i] for i in fixed if i not in settled]
    if unsettled:
        raise ScenarioError(f"fixed issues must be settled by the plan: {', '.join(unsettled)}")
    kept = {i: settled[i] for i in fixed}
    own = tuple(ban for ban in space.bans if ban.issue in kept)
    return replace(space, bans=(*only(space, kept), *own))


def _with_guarantees(space: DealSpace, guarantees: Mapping[str, Mapping[str, float]]) -> DealSpace:
    wrong = [
        f"guarantee {name!r}: {party!r} is none of the parties ({', '.join(space.parties)})"
        for name, added in guarantees.items()
        for party in added
        if party not in space.parties
    ]
    if wrong:
        raise ScenarioError("the guarantees do not fit the deal space:", wrong)
    worth = [
        np.array([[0.0, added.get(party, 0.0)] for party in space.parties])
        for added in guarantees.values()
    ]
    return replace(
        space,
        issues=(*space.issues, *guarantees),
        options=(*space.options, *[(WITHOUT, WITH)] * len(guarantees)),
        worth=(*space.worth, *worth),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """The plan as a text to be amended: the space it lies in, with guarantees as issues."""

    space: DealSpace
    wide: DealSpace
    settled: Mapping[int, int]
    guarantees: tuple[str, ...]
    payment: Payment | None

    def allowing(self, n_changes: int) -> DealSpace:
        """Return the wide space in which all but ``n_changes`` clauses stay as they are."""
        kept = [self._kept(i) for i in range(len(self.wide.issues))]
        worth = tuple(np.vstack([w, k]) for w, k in zip(self._worth(), kept, strict=True))
        reserve = self._reserve()
        parties = (EVERYBODY,) if self._shared() else self.wide.parties
        return replace(
            self.wide,
            parties=(*parties, UNCHANGED),
            worth=worth,
            reserve=np.append(reserve, len(kept) - n_changes),
            consent_only=(*(c for c in self.wide.consent_only if c in parties), UNCHANGED),
            bans=tuple(Ban(0, ban.issue, ban.option) for ban in self.wide.bans),
        )

    def _kept(self, issue: int) -> Floats:
        n_options = len(self.wide.options[issue])
        if issue in self.settled:
            same = np.arange(n_options) == self.settled[issue]
            return np.asarray(same, dtype=np.float64)
        added = issue >= len(self.space.issues)
        return np.array([1.0, 0.0]) if added else np.ones(n_options)

    def _shared(self) -> bool:
        return self.payment is not None and self.payment.between_parties

    def _worth(self) -> tuple[Floats, ...]:
        # If parties can compensate each other only the joint worth matters.
        if self._shared():
            return tuple(worth.sum(axis=0, keepdims=True) for worth in self.wide.worth)
        return self.wide.worth

    def _reserve(self) -> Floats:
        paid = 0.0 if self.payment is None else self.payment.amount
        if self._shared():
            return np.array([self.space.reserve.sum() - paid])
        return np.asarray(self.space.reserve - paid)

    def amendments(self, front: Frontier) -> list[Amendment]:
        """Return the points of a frontier as amendments, those left out whose payments exceed."""
        read = [self._amendment(front.deal(n)) for n in range(len(front))]
        return [a for a in read if a.payments.sum() <= self._amount() + self._grain()]

    def _amount(self) -> float:
        return 0.0 if self.payment is None else self.payment.amount

    def _grain(self) -> float:
        return float(grains(self.space).sum())

    def _amendment(self, deal: Deal) -> Amendment:
        utilities = self.wide.utilities(deal)
        payments = self._payments(utilities)
        counted = list(self.space.counted)
        gains = np.maximum(utilities + payments - self.space.reserve, 0.0)[counted]
        n = len(self.space.issues)
        return Amendment(
            deal[:n],
            tuple(
                Change(
                    self.space.issues[i], self.space.options[i][o], self.space.options[i][deal[i]]
                )
                for i, o in self.settled.items()
                if deal[i] != o
            ),
            tuple(g for g, taken in zip(self.guarantees, deal[n:], strict=True) if taken),
            utilities,
            payments,
            float(np.prod(gains)),
        )

    def _payments(self, utilities: Floats) -> Floats:
        short = np.maximum(self.space.reserve - utilities, 0.0)
        if not self._shared():
            return np.asarray(short)
        # The joint surplus is shared evenly: the Nash solution where utility can be handed over.
        surplus = utilities.sum() + self._amount() - self.space.reserve.sum()
        return np.asarray(self.space.reserve + surplus / len(utilities) - utilities)

    def missing(self, n_changes: int, give_up: GiveUp) -> Missing:
        """Return the deal with the least total shortfall that so many changes can reach."""
        allowed = replace(self.allowing(n_changes), consent_only=(UNCHANGED,))
        front = frontier(allowed, give_up=give_up)
        if not len(front):
            nothing = np.full(len(self.space.parties), np.nan)
            return Missing(None, nothing, "no deal within the allowed changes obeys all red lines")
        utilities = [self.wide.utilities(front.deal(n)) for n in range(len(front))]
        short = [np.maximum(self.space.reserve - u, 0.0) for u in utilities]
        lack = [u.sum() for u in (short if not self._shared() else [-u for u in utilities])]
        least = int(np.argmin(lack))
        deal = front.deal(least)[: len(self.space.issues)]
        return Missing(deal, short[least], self._lacking(utilities[least], short[least]))

    def _lacking(self, utilities: Floats, short: Floats) -> str:
        if self._shared():
            joint, needed = utilities.sum() + self._amount(), self.space.reserve.sum()
            return f"joint worth and payment come to {joint:.3g}, the reserves to {needed:.3g}"
        who = ", ".join(
            f"{party} by {lack:.3g}"
            for party, lack in zip(self.space.parties, short, strict=True)
            if lack > 0
        )
        paid = f", of which {self._amount():.3g} could be paid" if self.payment else ""
        return f"at the least total shortfall still short: {who}{paid}"
