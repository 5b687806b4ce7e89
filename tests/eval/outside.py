"""Scores on material that is kept beside the project and never copied into it."""

from __future__ import annotations

from collections.abc import Mapping

from metrics import Rate

__all__ = ["outside_parts"]


def outside_parts() -> tuple[dict[str, Mapping[str, Rate]], list[str]]:
    """Return the rates on outside corpora, and why any of them was left out."""
    return {}, []
