"""What rooms of names ask of a gazetteer, so that none of them has to know it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from upperhand.reading.names.index import NameHit
from upperhand.record import Actor

__all__ = ["Known"]


class Known(Protocol):
    """What is asked of a gazetteer here."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Every known actor by id."""
        ...

    @property
    def offices(self) -> Mapping[tuple[str, ...], str]:
        """Office ids by the folded words for them."""
        ...

    @property
    def spelt(self) -> Mapping[str, Actor]:
        """Persons by their first and last name."""
        ...

    def find(self, text: str, on: date | None = None) -> tuple[NameHit, ...]:
        """Return known names in a text."""
        ...

    def party_of(self, actor: Actor | str, on: date | None = None) -> str:
        """Return the party an actor speaks for."""
        ...

    def holders(self, office: str, party: str, on: date) -> tuple[Actor, ...]:
        """Return who held an office."""
        ...
