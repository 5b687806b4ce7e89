"""Lists of words, written as one text and asked as a set."""

from __future__ import annotations

__all__ = ["words_of"]


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as one text.

    >>> sorted(words_of("board leave walk"))
    ['board', 'leave', 'walk']
    """
    return frozenset(text.split())
