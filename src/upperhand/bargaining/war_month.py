"""What a month of war does to values on the lattice of (battles, position)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from upperhand.bargaining.ranges import FloatArray, floats
from upperhand.bargaining.war import FrontWar, Stakes

__all__ = ["WarMonth"]


@dataclass(frozen=True, slots=True, eq=False)
class WarMonth:
    """What a month of war does to values; party columns of shape [party, 1, 1 | inside]."""

    pays: FloatArray
    collapse: FloatArray
    patience: FloatArray
    fights_on: float
    mobility: float
    victory_a: FloatArray
    victory_b: FloatArray

    @classmethod
    def of(cls, war: FrontWar, stakes: Stakes, parties: int) -> WarMonth:
        """Return the month of one war; third parties have stakes too, ``parties`` in all."""
        columns = (
            np.broadcast_to(floats(x), (parties,))[:, np.newaxis, np.newaxis]
            for x in (stakes.victory_a, stakes.victory_b, stakes.cost, stakes.flow, stakes.patience)
        )
        victory_a, victory_b, cost, flow, patience = columns
        falls_a, falls_b = floats(war.collapse_a).item(), floats(war.collapse_b).item()
        return cls(
            pays=(1 - patience) * (flow + _ground(stakes)) - cost,
            collapse=falls_b * victory_a + falls_a * victory_b,
            patience=patience,
            fights_on=1 - falls_a - falls_b,
            mobility=floats(war.mobility).item(),
            victory_a=victory_a,
            victory_b=victory_b,
        )

    def waiting(self, following: FloatArray, advance: FloatArray) -> FloatArray:
        """Value of another month of war, inside the ladder; ``following`` has one more battle."""
        still = following[:, :-1, 1:-1]
        up, down = following[:, 1:, 2:], following[:, 1:, :-2]
        moved = down + advance[:, :, 1:-1] * (up - down)
        onward = self.fights_on * (still + self.mobility * (moved - still))
        return floats(self.pays + self.patience * (self.collapse + onward))

    def with_ends(self, inside: FloatArray) -> FloatArray:
        """Put the two victories at the ends of the ladder."""
        shape = (*inside.shape[:2], 1)
        ends = (np.broadcast_to(v, shape) for v in (self.victory_b, self.victory_a))
        bottom, top = ends
        return np.concatenate([bottom, inside, top], axis=2)


def _ground(stakes: Stakes) -> FloatArray:
    """What the line gives each month inside the ladder; [party, 1, inside], zero if not given."""
    if stakes.ground is None:
        return np.zeros((1, 1, 1))
    return floats(stakes.ground)[:, np.newaxis, 1:-1]
