"""VERB: scenario → ensemble, and claims tested over the assumption ranges."""

from upperhand.simulation.ensemble import Ensemble, simulate

__all__ = ["Ensemble", "simulate"]
