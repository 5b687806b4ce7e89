"""Scores on gold annotations by others, kept beside the project and never copied into it.

Each part has a module beside this one. It offers ``page_counts()``, the counts of every page in
the order of the corpus (empty where the material is missing), and may offer its own ``METRICS``.
A module is loaded only when the gate runs, so that one part can be away without stopping another.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from types import ModuleType

from metrics import METRICS, Rate, rates

__all__ = ["outside_parts"]

# part: (module, what it measures on)
OUTSIDE = {
    "polnear_dev": ("polnear", "PolNeAR, development articles"),
    "plover_tune": ("plover", "PLOVER gold sentences, the half to tune on"),
}


def outside_parts() -> tuple[dict[str, Mapping[str, Rate]], list[str]]:
    """Return the rates on outside corpora, and why any of them was left out."""
    measured: dict[str, Mapping[str, Rate]] = {}
    left_out = []
    for part, (name, material) in OUTSIDE.items():
        found = _rates(_module(name))
        if found:
            measured[part] = found
        else:
            left_out.append(f"{part} ({material}): not beside the project, or no scorer for it")
    return measured, left_out


def _module(name: str) -> ModuleType | None:
    """Return the scorer's module, or None where there is none."""
    spec = importlib.util.find_spec(name)
    return importlib.import_module(name) if spec else None


def _rates(scorer: ModuleType | None) -> Mapping[str, Rate]:
    if scorer is None or not hasattr(scorer, "page_counts"):
        return {}
    pages = scorer.page_counts()
    return rates(pages, getattr(scorer, "METRICS", METRICS)) if pages else {}
