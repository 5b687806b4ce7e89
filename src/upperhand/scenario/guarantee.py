"""What surrounds a deal after it is signed: who rearms, who guarantees it, what shakes it.

All of it is coded by a person, with wide ranges: none of these numbers is measured. Where a case
codes nothing, :attr:`Scenario.aftermath` is None and nothing is said about how long a deal lasts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from upperhand.errors import ScenarioError
from upperhand.estimate import Estimate

__all__ = ["Aftermath", "Bite", "GuaranteeLevel", "Guarantor", "Rearming"]


@dataclass(frozen=True, slots=True)
class Rearming:
    """How far the odds of the front's next move would turn a party's way in a truce [log-odds]."""

    party: str
    effect: Estimate


@dataclass(frozen=True, slots=True)
class Bite:
    """What a breach would cost a party under a full guarantee [share of its stakes]."""

    party: str
    cost: Estimate


@dataclass(frozen=True, slots=True)
class GuaranteeLevel:
    """How much of a full guarantee an option stands for, in [0, 1], and who would give it."""

    option: str
    level: Estimate
    guarantors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guarantor:
    """Whether a guarantor would carry out its promise.

    ``worth`` is how much it values each unit that enforcement saves the protected party,
    ``cost`` what carrying out a full guarantee costs it, both in its own utility.
    """

    party: str
    worth: Estimate
    cost: Estimate


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What decides whether a deal lasts, besides its terms.

    Parameters
    ----------
    issue : str
        The issue whose option is the guarantee.
    rearming : tuple of Rearming
        Who could grow stronger in a truce; one contingency each, never both at once.
    levels : tuple of GuaranteeLevel
        One for each option of the issue.
    bites : tuple of Bite
        A party without one has nothing to fear from a guarantor.
    spread : Estimate, above 0
        Standard deviation of the shock, each year, to what keeping the deal is worth
        [share of stakes].
    guarantors : tuple of Guarantor
        Empty where nobody coded what enforcing is worth to whom, and what it costs.

    Raises
    ------
    ScenarioError
        If a number lies outside its range, or an option or party is coded twice.
    """

    issue: str
    rearming: tuple[Rearming, ...]
    levels: tuple[GuaranteeLevel, ...]
    bites: tuple[Bite, ...]
    spread: Estimate
    guarantors: tuple[Guarantor, ...] = ()

    def __post_init__(self) -> None:
        faults = [*self._out_of_range(), *self._twice()]
        if faults:
            raise ScenarioError("what is coded on how long a deal lasts is broken", faults)

    def _out_of_range(self) -> Iterator[str]:
        if not self.rearming:
            yield "nobody rearms: give at least one party a range, which may start at 0"
        if self.spread.low <= 0:
            yield f"the spread of shocks starts at {self.spread.low:g}: give a range above 0"
        for level in self.levels:
            if not 0 <= level.level.low <= level.level.high <= 1:
                yield (
                    f'option "{level.option}" is {level.level.low:g}–{level.level.high:g} of a '
                    "full guarantee: give shares in [0, 1]"
                )
        for path, estimate in self.estimates():
            if estimate.low < 0:
                yield f"{path} starts at {estimate.low:g}: give a range from 0 up"

    def _twice(self) -> Iterator[str]:
        for what, names in (
            ("rearming", [r.party for r in self.rearming]),
            ("levels", [k.option for k in self.levels]),
            ("bite", [b.party for b in self.bites]),
            ("guarantors", [g.party for g in self.guarantors]),
        ):
            for name in sorted({n for n in names if names.count(n) > 1}):
                yield f'{what} codes "{name}" twice: keep one'

    def level_of(self, option: str) -> GuaranteeLevel:
        """Return how much of a full guarantee an option stands for; KeyError if not coded."""
        for level in self.levels:
            if level.option == option:
                return level
        raise KeyError(option)

    def estimates(self) -> Iterator[tuple[str, Estimate]]:
        """Yield every estimate with its path in the scenario."""
        for rearming in self.rearming:
            yield f"aftermath.shift.{rearming.party}", rearming.effect
        for bite in self.bites:
            yield f"aftermath.bite.{bite.party}", bite.cost
        for level in self.levels:
            yield f"aftermath.level.{level.option}", level.level
        yield "aftermath.spread", self.spread
        for guarantor in self.guarantors:
            yield f"aftermath.worth.{guarantor.party}", guarantor.worth
            yield f"aftermath.cost.{guarantor.party}", guarantor.cost

    def replaced(self, new: Mapping[str, Estimate]) -> Aftermath:
        """Return this with the estimates at some paths replaced."""
        if not any(path.startswith("aftermath.") for path in new):
            return self
        at = {**dict(self.estimates()), **new}
        return replace(
            self,
            rearming=tuple(
                replace(r, effect=at[f"aftermath.shift.{r.party}"]) for r in self.rearming
            ),
            bites=tuple(replace(b, cost=at[f"aftermath.bite.{b.party}"]) for b in self.bites),
            levels=tuple(replace(k, level=at[f"aftermath.level.{k.option}"]) for k in self.levels),
            spread=at["aftermath.spread"],
            guarantors=tuple(
                replace(
                    g,
                    worth=at[f"aftermath.worth.{g.party}"],
                    cost=at[f"aftermath.cost.{g.party}"],
                )
                for g in self.guarantors
            ),
        )

    def faults(
        self, sides: set[str], parties: set[str], issues: Mapping[str, set[str]]
    ) -> Iterator[str]:
        """Yield what does not fit a scenario with these sides, parties and options by issue."""
        options = issues.get(self.issue)
        if options is None:
            yield f'the guarantee is read off issue "{self.issue}", which does not exist'
            return
        coded = {k.option for k in self.levels}
        for option in sorted(coded ^ options):
            said = "is none of its options" if option in coded else "has no level: give one"
            yield f'guarantee levels of "{self.issue}": "{option}" {said}'
        moving = {r.party for r in self.rearming} | {b.party for b in self.bites}
        for party in sorted(moving - sides):
            yield f'"{party}" rearms or would break a deal, but is neither side: name a side'
        named = {g for k in self.levels for g in k.guarantors} | {g.party for g in self.guarantors}
        for party in sorted(named - parties):
            yield f'guarantor "{party}" is unknown'
