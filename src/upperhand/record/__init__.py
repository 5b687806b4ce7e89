"""NOUN: what was said and done, and where we read it."""

from upperhand.record.entries import (
    Actor,
    Citation,
    Cluster,
    Document,
    Event,
    LeverageClaim,
    Measurement,
    Meeting,
    Mention,
    Part,
    Position,
    Problem,
    Role,
    Statement,
    When,
)
from upperhand.record.record import Record

__all__ = [
    "Actor",
    "Citation",
    "Cluster",
    "Document",
    "Event",
    "LeverageClaim",
    "Measurement",
    "Meeting",
    "Mention",
    "Part",
    "Position",
    "Problem",
    "Record",
    "Role",
    "Statement",
    "When",
]
