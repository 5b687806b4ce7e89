"""Issues that hang together, merged into blocks before anything is pruned.

Two issues belong to one block if a conflict names both. Choices in different blocks are free of
each other, so what is true of the best ways to settle one block holds whatever the others do.
Pruning first and forbidding after is wrong: the option that seemed dominated may be the only one
that goes with the rest.

Inside a block the issues are taken one by one. Half-made deals are told apart by what they
*still forbid*: two that forbid the same choices later on can be completed in the same ways, so
only those are compared with one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from upperhand.errors import ScenarioError
from upperhand.scenario.space import Conflict, DealSpace

__all__ = ["Part", "alike", "blocks", "grow", "holds", "joined", "ways"]

Floats = NDArray[np.float64]

LARGEST_BLOCK = 5_000_000  # half-made deals held at once; ten times that would fill a small laptop

Prune = Callable[["Part"], "Part"]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Ways to settle some of the issues.

    ``worth`` [way, party] above the worst option of each issue; ``choices`` [way, issue of the
    part]; ``ties`` [way] is how many ways are worth the same and stand behind this one;
    ``error`` [party] is by how much a way left out for want of time can exceed one kept.
    """

    issues: tuple[int, ...]
    worth: Floats
    choices: NDArray[np.uint16]
    ties: NDArray[Any]
    error: Floats

    def __len__(self) -> int:
        return len(self.worth)

    def at(self, ways: NDArray[np.int64]) -> Part:
        """Return the part with these ways alone, in this order."""
        return Part(self.issues, self.worth[ways], self.choices[ways], self.ties[ways], self.error)


def blocks(space: DealSpace) -> list[tuple[int, ...]]:
    """Return the issues as blocks linked by conflicts, each in the order of the space.

    >>> space = DealSpace.of(
    ...     {name: ["yes", "no"] for name in "abc"},
    ...     {"p": [[1, 0]] * 3},
    ...     conflicts=[((0, 0), (2, 1))],
    ... )
    >>> blocks(space)
    [(0, 2), (1,)]
    """
    block = list(range(len(space.issues)))
    for a, b in space.conflicts:
        old, new = block[b.issue], block[a.issue]
        block = [new if label == old else label for label in block]
    members: dict[int, list[int]] = {}
    for issue, label in enumerate(block):
        members.setdefault(label, []).append(issue)
    return [tuple(issues) for issues in members.values()]


def grow(
    space: DealSpace,
    issues: Sequence[int],
    prune: Prune,
    shorten: Prune = lambda part: part,
    beyond: Sequence[int] = (),
) -> Part:
    """Return the ways to settle some issues that hold nothing forbidden.

    ``prune`` is applied to each group of half-made deals that forbid the same later choices, on
    these issues and on those ``beyond``; ``shorten`` after each issue to all groups together.

    Raises
    ------
    ScenarioError
        If the block is linked so densely that more than ``LARGEST_BLOCK`` half-made deals remain.
    """
    part = _nothing(space)
    later = list(issues)
    while later:
        issue = min(later, key=lambda i: _open_ends(space, (*part.issues, i)))
        later.remove(issue)
        part = _with_issue(space, part, issue)
        if len(part) > LARGEST_BLOCK:
            raise ScenarioError(_too_dense(space, issues))
        kept = [prune(part.at(group)) for group in alike(space, part, [*later, *beyond])]
        part = shorten(joined(kept) if kept else part)
    return part


def _open_ends(space: DealSpace, made: Sequence[int]) -> int:
    """Return how many later choices the issues made can forbid: the fewer, the fewer groups."""
    ends = {b for pair in space.conflicts for a, b in (pair, pair[::-1]) if a.issue in made}
    return sum(choice.issue not in made for choice in ends)


def joined(parts: Sequence[Part]) -> Part:
    """Return the ways of several parts on the same issues as one part."""
    return Part(
        parts[0].issues,
        np.concatenate([part.worth for part in parts]),
        np.concatenate([part.choices for part in parts]),
        np.concatenate([part.ties for part in parts]),
        np.max([part.error for part in parts], axis=0),
    )


def ways(space: DealSpace) -> int:
    """Return the exact number of deals that hold no banned choice and no conflicting pair."""
    if not space.conflicts:
        free = [len(options) - len(space.banned(i)) for i, options in enumerate(space.options)]
        return int(np.prod(np.array(free, dtype=object)))
    counts = [sum(grow(space, block, _counted).ties.tolist()) for block in blocks(space)]
    return int(np.prod(np.array(counts, dtype=object)))


def _counted(part: Part) -> Part:
    # One way stands for the whole group: only the number matters.
    total = np.array([sum(part.ties.tolist())], dtype=object)
    return Part(part.issues, part.worth[:1], part.choices[:1], total, part.error)


def _nothing(space: DealSpace) -> Part:
    one = np.ones(1, dtype=np.int64 if space.n_deals < np.iinfo(np.int64).max else object)
    n = len(space.parties)
    return Part((), np.zeros((1, n)), np.zeros((1, 0), dtype=np.uint16), one, np.zeros(n))


def _with_issue(space: DealSpace, part: Part, issue: int) -> Part:
    worth = space.worth[issue]
    rise = worth - worth.min(axis=1, keepdims=True)
    free = [o for o in range(worth.shape[1]) if o not in space.banned(issue)]
    row, column = (x.ravel() for x in np.indices((len(part), len(free))))
    option = np.array(free, dtype=np.uint16)[column] if free else column.astype(np.uint16)
    wider = Part(
        (*part.issues, issue),
        part.worth[row] + rise.T[option],
        np.column_stack([part.choices[row], option]),
        part.ties[row],
        part.error,
    )
    return wider.at(np.flatnonzero(~_forbidden(space, wider)))


def _forbidden(space: DealSpace, part: Part) -> NDArray[np.bool_]:
    # Only pairs that the last issue completes: earlier ones were dropped when they arose.
    forbidden = np.zeros(len(part), dtype=bool)
    last = part.issues[-1]
    for pair in space.conflicts:
        if last in (pair[0].issue, pair[1].issue) and _within(pair, part.issues):
            forbidden |= holds(part, pair[0]) & holds(part, pair[1])
    return forbidden


def _within(pair: Conflict, issues: Sequence[int]) -> bool:
    return pair[0].issue in issues and pair[1].issue in issues


def holds(part: Part, choice: tuple[int, int]) -> NDArray[np.bool_]:
    """Return which ways take a choice, [way]."""
    column = part.choices[:, part.issues.index(choice[0])]
    held: NDArray[np.bool_] = column == choice[1]
    return held


def alike(space: DealSpace, part: Part, later: Sequence[int]) -> Iterator[NDArray[np.int64]]:
    """Yield groups of half-made deals that forbid the same choices on the issues still open."""
    if not len(part):
        return
    forbids = _forbidden_later(space, part, later)
    if not forbids:
        yield np.arange(len(part))
        return
    packed = np.packbits(np.column_stack(list(forbids.values())), axis=1)
    _, group = np.unique(packed, axis=0, return_inverse=True)
    order = np.argsort(group.ravel(), kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(group.ravel()[order])) + 1)


def _forbidden_later(
    space: DealSpace, part: Part, later: Sequence[int]
) -> dict[tuple[int, int], NDArray[np.bool_]]:
    forbids: dict[tuple[int, int], NDArray[np.bool_]] = {}
    for pair in space.conflicts:
        for made, still_open in (pair, pair[::-1]):
            if made.issue in part.issues and still_open.issue in later:
                before = forbids.get(still_open, np.zeros(len(part), dtype=bool))
                forbids[still_open] = before | holds(part, made)
    return forbids


def _too_dense(space: DealSpace, issues: Sequence[int]) -> str:
    names = ", ".join(space.issues[i] for i in issues)
    return (
        f"conflicts tie {len(issues)} issues into one block ({names}) of more half-made deals "
        f"than the {LARGEST_BLOCK:,} that are held. Settle one of these issues (ban its other "
        "options) or drop a conflict."
    )
