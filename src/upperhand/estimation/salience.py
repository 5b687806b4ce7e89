"""How much of a party's stakes hangs on an issue."""

from __future__ import annotations

from upperhand.estimate import Estimate
from upperhand.estimation.judged import judged
from upperhand.record import Record
from upperhand.record.conflict import Conflict

__all__ = ["weight"]

UNIT = "share of stakes before normalising"


def weight(conflict: Conflict, record: Record, party: str, issue: str) -> Estimate:
    """Return a party's weight on an issue: coded, a wide prior, or none for the uninvolved."""
    coded = next((s for s in conflict.salience if (s.party, s.issue) == (party, issue)), None)
    if coded:
        error = conflict.judgements.weight_error.value or 0.0
        return Estimate(
            max(coded.weight - error, 0.0),
            coded.weight,
            min(coded.weight + error, 1.0),
            unit=UNIT,
            note=f"coded: {coded.evidence or 'no evidence given'}; off by up to {error:g}",
        )
    belligerent = party in (conflict.side_a, conflict.side_b)
    spoken = tuple(p.id for p in record.by_issue(issue) if p.party == party)
    if belligerent or spoken:
        wide = judged(conflict.judgements.unknown_weight)
        return Estimate(wide.low, wide.mode, wide.high, unit=UNIT, because=spoken, note=wide.note)
    return Estimate.exactly(
        0.0, unit=UNIT, note="third party without a position on record: not modelled"
    )
