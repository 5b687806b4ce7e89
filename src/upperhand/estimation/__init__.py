"""VERB: record → scenario. Every number it makes carries its reasons."""

from upperhand.estimation.build import estimate

__all__ = ["estimate"]
