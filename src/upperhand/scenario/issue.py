"""Issues under negotiation: a question and its options, each at a place on a scale.

The scale runs from 0 (side A's pole) to 1 (side B's pole). It is a sign convention, not a
judgement, and each place is coded: the case file keeps who says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from upperhand.errors import ScenarioError

__all__ = ["Issue", "Option", "OptionPair"]


@dataclass(frozen=True, slots=True)
class Option:
    """One way an issue can be settled; ``scale`` in [0, 1], 0 at side A's pole."""

    id: str
    label: str
    scale: float


@dataclass(frozen=True, slots=True)
class Issue:
    """A question with ordered options.

    ``status_quo`` is the option that holds while the war goes on and nothing is signed.
    ``name`` is a short one for headings (empty: the id serves).
    ``follows_front`` marks issues whose state in war is what the line of control gives.

    Raises
    ------
    ScenarioError
        If there are fewer than two options, a scale leaves [0, 1], or ids repeat.
    """

    id: str
    question: str
    options: tuple[Option, ...]
    status_quo: str = ""
    follows_front: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        faults = []
        ids = [o.id for o in self.options]
        if len(ids) < 2:
            faults.append(f'issue "{self.id}" has {len(ids)} option(s): give at least two')
        faults += [
            f'issue "{self.id}" lists option "{i}" twice' for i in set(ids) if ids.count(i) > 1
        ]
        faults += [
            f'issue "{self.id}", option "{o.id}" lies at {o.scale}: a scale runs from 0 to 1'
            for o in self.options
            if not 0 <= o.scale <= 1
        ]
        if self.status_quo and self.status_quo not in ids:
            faults.append(f'issue "{self.id}": status quo "{self.status_quo}" is none of {ids}')
        if faults:
            raise ScenarioError(f'issue "{self.id}" is broken', faults)

    def option(self, id: str) -> Option:
        """Return the option with this id; KeyError names the issue."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(f"{self.id}.{id}")

    def index(self, id: str) -> int:
        """Return the place of an option in the order given."""
        return [o.id for o in self.options].index(id)


@dataclass(frozen=True, slots=True)
class OptionPair:
    """Two options of different issues that cannot stand in one deal, and why."""

    issue: str
    option: str
    other_issue: str
    other_option: str
    note: str = ""
