"""A coded judgement of a case file → an estimate that keeps its reason."""

from upperhand.errors import CaseError
from upperhand.estimate import Estimate
from upperhand.record.judgements import Judged

__all__ = ["judged"]


def judged(coded: Judged) -> Estimate:
    """Return a coded range, or a coded value without spread, as an estimate."""
    because = tuple(f"source:{key}" for key in coded.sources)
    note = f"coded: {coded.note}"
    if coded.value is not None:
        return Estimate(
            coded.value, coded.value, coded.value, unit=coded.unit, because=because, note=note
        )
    if coded.low is None or coded.mode is None or coded.high is None:
        raise CaseError(
            f'the judgement "{coded.note[:60]}" has neither a value nor low, mode and high: '
            "give  low: …, mode: …, high: …"
        )
    return Estimate(coded.low, coded.mode, coded.high, unit=coded.unit, because=because, note=note)
