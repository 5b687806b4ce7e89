"""The deal space: issues with options, and what each option is worth to each party.

A *deal* takes one option on every issue and is written as a tuple of option numbers, one an
issue, in the order of :attr:`DealSpace.issues`. Worth is additive over issues: a deal is worth
to a party the sum of the worths of its options. Issues that hang together are tied by
*conflicts* (two choices that no deal may hold together) and *bans* (a choice that a party rules
out: its red line, or an issue on which its consent is needed and withheld).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from upperhand.errors import ScenarioError

__all__ = ["Ban", "Choice", "Conflict", "Deal", "DealSpace"]

Deal = tuple[int, ...]
"""One option number per issue, in the order of the space's issues."""

Floats = NDArray[np.float64]


class Choice(NamedTuple):
    """One option of one issue, both by number (from 0)."""

    issue: int
    option: int


class Ban(NamedTuple):
    """A choice that a party rules out whatever it gets elsewhere."""

    party: int
    issue: int
    option: int


Conflict = tuple[Choice, Choice]
"""Two choices that no deal may hold together."""


@dataclass(frozen=True, slots=True, eq=False)
class DealSpace:
    """Parties, issues, options, and what each option is worth to each party.

    Parameters
    ----------
    parties : tuple of str
        Names, in the order of every array's party axis.
    issues : tuple of str
        Names, in the order of a deal.
    options : tuple of tuple of str
        The options of each issue.
    worth : tuple of ndarray, one [party, option] per issue
        Worth of each option (weight times value, already multiplied), in units of utility.
    reserve : ndarray [party]
        The least a party accepts, in the same units.
    conflicts : tuple of pairs of Choice
        Pairs of choices that exclude each other.
    bans : tuple of Ban
        Red lines: choices that a party rules out. A banned choice is in no deal.
    consent_only : tuple of str
        Parties that must reach their reserve but whose further gain counts for nothing: they
        restrict the deals and are no coordinate of the frontier.

    Raises
    ------
    ScenarioError
        Listing every problem found, each with the place where it was found.

    Notes
    -----
    Additive worth over issues is the usual first model of many-issue bargaining (Raiffa 1982).

    References
    ----------
    .. [1] Raiffa (1982), The Art and Science of Negotiation.

    Examples
    --------
    >>> space = DealSpace.of(
    ...     {"border": ["here", "there"], "aid": ["none", "some"]},
    ...     {"a": [[0.6, 0.0], [0.0, 0.4]], "b": [[0.0, 0.5], [0.5, 0.0]]},
    ... )
    >>> space.n_deals, space.utilities((0, 1)).tolist()
    (4, [1.0, 0.0])
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    worth: tuple[Floats, ...]
    reserve: Floats
    conflicts: tuple[Conflict, ...] = ()
    bans: tuple[Ban, ...] = ()
    consent_only: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise ScenarioError("the deal space cannot be used:", problems)

    @classmethod
    def of(
        cls,
        issues: Mapping[str, Sequence[str]],
        worth: Mapping[str, Sequence[ArrayLike]],
        *,
        reserve: Mapping[str, float] | None = None,
        conflicts: Iterable[Conflict] = (),
        bans: Iterable[Ban] = (),
        consent_only: Iterable[str] = (),
    ) -> DealSpace:
        """Build a space from ``{issue: options}`` and ``{party: [worth of options per issue]}``.

        ``reserve`` is zero for parties it does not name.
        """
        tables = [[np.asarray(row, dtype=np.float64) for row in rows] for rows in worth.values()]
        ragged = list(_ragged(tuple(worth), tables, issues))
        if ragged:
            raise ScenarioError("the deal space cannot be used:", ragged)
        given = reserve or {}
        return cls(
            parties=tuple(worth),
            issues=tuple(issues),
            options=tuple(tuple(options) for options in issues.values()),
            worth=tuple(np.stack(rows) for rows in zip(*tables, strict=True)),
            reserve=np.array([given.get(party, 0.0) for party in worth], dtype=np.float64),
            conflicts=tuple((Choice(*a), Choice(*b)) for a, b in conflicts),
            bans=tuple(Ban(*ban) for ban in bans),
            consent_only=tuple(consent_only),
        )

    @property
    def n_deals(self) -> int:
        """Number of ways to take one option per issue, forbidden ones included."""
        return math.prod(len(options) for options in self.options)

    @property
    def counted(self) -> tuple[int, ...]:
        """Numbers of the parties whose gains count (all but ``consent_only``)."""
        return tuple(i for i, name in enumerate(self.parties) if name not in self.consent_only)

    def utilities(self, deal: Sequence[int]) -> Floats:
        """Return what a deal is worth to each party, [party]."""
        columns = [w[:, o] for w, o in zip(self.worth, deal, strict=True)]
        return np.asarray(np.sum(columns, axis=0), dtype=np.float64)

    def named(self, deal: Sequence[int]) -> dict[str, str]:
        """Return the deal as ``{issue: option}`` in names."""
        return {
            issue: options[o]
            for issue, options, o in zip(self.issues, self.options, deal, strict=True)
        }

    def deal(self, choices: Mapping[str, str | int]) -> Deal:
        """Return the deal that takes the options named in ``{issue: option}``, all issues given.

        Raises
        ------
        ScenarioError
            Listing every issue that is missing or unknown and every option that is unknown.
        """
        chosen = self.partial(choices)
        missing = [f"issue {n!r}: no option given" for n in self.issues if n not in choices]
        if missing:
            raise ScenarioError("the deal is not complete:", missing)
        return tuple(chosen[i] for i in range(len(self.issues)))

    def partial(self, choices: Mapping[str, str | int]) -> dict[int, int]:
        """Return ``{issue number: option number}`` for a deal that may leave issues open."""
        problems: list[str] = []
        found: dict[int, int] = {}
        for name, option in choices.items():
            if name not in self.issues:
                problems.append(f"issue {name!r} is unknown; known are: {', '.join(self.issues)}")
                continue
            issue = self.issues.index(name)
            number = _option_number(self.options[issue], option)
            if number is None:
                known = ", ".join(self.options[issue])
                problems.append(f"issue {name!r} has no option {option!r}; it has: {known}")
            else:
                found[issue] = number
        if problems:
            raise ScenarioError("the deal names what the space does not have:", problems)
        return found

    def banned(self, issue: int) -> frozenset[int]:
        """Return the options of an issue that some party rules out."""
        return frozenset(ban.option for ban in self.bans if ban.issue == issue)

    def allowed(self, deal: Sequence[int]) -> bool:
        """Return whether a deal holds no banned choice and no conflicting pair."""
        banned = any(deal[ban.issue] == ban.option for ban in self.bans)
        return not banned and not any(
            deal[a.issue] == a.option and deal[b.issue] == b.option for a, b in self.conflicts
        )


def _option_number(options: tuple[str, ...], option: str | int) -> int | None:
    if isinstance(option, str):
        return options.index(option) if option in options else None
    return option if 0 <= option < len(options) else None


def _ragged(
    parties: tuple[str, ...], tables: list[list[Floats]], issues: Mapping[str, Sequence[str]]
) -> Iterable[str]:
    for party, rows in zip(parties, tables, strict=True):
        if len(rows) != len(issues):
            yield f"party {party!r}: worth of {len(rows)} issues given, but there are {len(issues)}"
            continue
        for (issue, options), row in zip(issues.items(), rows, strict=True):
            if row.shape != (len(options),):
                yield (
                    f"party {party!r}, issue {issue!r}: worth of {row.size} options given, "
                    f"but there are {len(options)}"
                )


def _problems(space: DealSpace) -> Iterable[str]:
    yield from _name_problems(space)
    yield from _worth_problems(space)
    for ban in space.bans:
        if not 0 <= ban.party < len(space.parties):
            yield f"ban {tuple(ban)}: there is no party number {ban.party}"
        yield from _choice_problems(space, "ban", Choice(ban.issue, ban.option))
    for a, b in space.conflicts:
        yield from _choice_problems(space, "conflict", a)
        yield from _choice_problems(space, "conflict", b)
        if a == b:
            yield f"conflict: choice {tuple(a)} excludes itself; ban it instead"


def _name_problems(space: DealSpace) -> Iterable[str]:
    if not space.parties:
        yield "parties: none given; a deal space needs at least one"
    if not space.issues:
        yield "issues: none given; a deal space needs at least one"
    if len(space.options) != len(space.issues):
        yield f"options: given for {len(space.options)} issues, but there are {len(space.issues)}"
    yield from _repeated("party", space.parties)
    yield from _repeated("issue", space.issues)
    for issue, options in zip(space.issues, space.options, strict=False):
        if not options:
            yield f"issue {issue!r}: no options given; it needs at least one"
        yield from _repeated(f"issue {issue!r}: option", options)
    for name in space.consent_only:
        if name not in space.parties:
            yield f"consent_only: {name!r} is none of the parties"
    if space.parties and not space.counted:
        yield "consent_only: names every party; the gains of at least one must count"


def _repeated(what: str, names: Sequence[str]) -> Iterable[str]:
    for name in dict.fromkeys(n for n in names if names.count(n) > 1):
        yield f"{what} {name!r} is given {names.count(name)} times; names must differ"


def _worth_problems(space: DealSpace) -> Iterable[str]:
    if space.reserve.shape != (len(space.parties),) or not np.isfinite(space.reserve).all():
        yield f"reserve: needs one finite number for each of {len(space.parties)} parties"
    if len(space.worth) != len(space.issues):
        yield f"worth: given for {len(space.worth)} issues, but there are {len(space.issues)}"
    for issue, options, worth in zip(space.issues, space.options, space.worth, strict=False):
        needed = (len(space.parties), len(options))
        if worth.shape != needed:
            yield f"issue {issue!r}: worth has shape {worth.shape}, needed is {needed}"
        elif not np.isfinite(worth).all():
            party, option = np.argwhere(~np.isfinite(worth))[0]
            yield (
                f"issue {issue!r}, option {options[option]!r}: worth to "
                f"{space.parties[party]!r} is {worth[party, option]}, but must be finite"
            )


def _choice_problems(space: DealSpace, what: str, choice: Choice) -> Iterable[str]:
    issue, option = choice
    if not 0 <= issue < len(space.issues):
        yield f"{what}: there is no issue number {issue}; there are {len(space.issues)}, from 0"
    elif issue < len(space.options) and not 0 <= option < len(space.options[issue]):
        yield f"{what}: issue {space.issues[issue]!r} has no option number {option}"
