"""Sources and method: what was read, what was computed, and how to get the same again."""

from __future__ import annotations

from typing import Any

from upperhand.record.conflict import Source
from upperhand.report.page import Page

__all__ = ["view"]

SHORT = 16
"""Hex digits of a document's hash that are shown first."""


def view(page: Page) -> dict[str, Any]:
    """Return what the section shows."""
    findings = page.findings
    read = [findings.record.document(d) for d in findings.documents]
    return {
        "documents": read,
        "problems": findings.record.problems,
        "used": _used(page),
        "short": SHORT,
        "total_seconds": sum(findings.timings.values()),
    }


def _used(page: Page) -> dict[str, Source]:
    """Return the case's sources that positions, offers and the front rest on, by key."""
    findings = page.findings
    record, conflict = findings.record, findings.conflict
    keys = {key for p in record.positions for key in p.sources}
    keys |= {key for m in record.measurements for key in m.sources}
    shown = {o.id for o in page.scenario.offers}
    keys |= {key for o in conflict.offers if o.id in shown for key in o.sources}
    return {key: conflict.sources[key] for key in sorted(keys) if key in conflict.sources}
