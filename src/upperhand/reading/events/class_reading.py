"""What one clause is read to tell, and how sure the reader is of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = [
    "SURE_GUESS", "SURE_NOUN", "SURE_PATTERN", "SURE_PHRASE", "SURE_WORD", "Reading",
]  # fmt: skip

# How sure the reader is, by how the class was found; set by hand, not calibrated.
SURE_PATTERN, SURE_WORD, SURE_NOUN, SURE_PHRASE, SURE_GUESS = 0.85, 0.7, 0.5, 0.45, 0.25


@dataclass(frozen=True, slots=True)
class Reading:
    """The class of one clause, the token that tells it, and how sure we are.

    ``noun`` is the object that tells the class where the verb does not: "put off the release".
    ``deed`` is what is asked for or refused: "urged them to leave".
    """

    category: str
    trigger: Any
    confidence: float
    mode: str = ""
    intended: bool = False
    wrapped: str = ""
    noun: Any = None
    deed: Reading | None = None
