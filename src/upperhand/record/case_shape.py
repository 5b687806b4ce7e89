"""What the shapes of a case file share: how strict they are, and the kinds of their fields."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

__all__ = ["SHAPE", "Day", "Keys", "Unit"]

SHAPE = ConfigDict(extra="forbid", populate_by_name=True)
Unit = Annotated[float, Field(ge=0, le=1)]
Keys = tuple[str, ...]
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Day = Annotated[str, Field(pattern=DATE)]
