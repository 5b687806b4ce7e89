"""Learn the network of :mod:`upperhand.reading.statements.context` beside the weights of the facts.

It learns what the facts leave over: each frame comes with the log odds its facts give when they
were learned without its part of the corpus, else the network would trust facts learned by heart.
Dropout (Srivastava and others 2014) and Adam (Kingma and Ba 2015) come from thinc, which spaCy
brings; the order of the frames and the first weights are drawn with a fixed seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from scipy.sparse import csr_matrix
from thinc.api import Adam, Dropout, Linear, Relu, chain, fix_random_seed

from upperhand.reading.statements.context import Floats, Network

FOLDS = 5
HIDDEN = 64
DROPPED = 0.3
EPOCHS = 6
BATCH = 256
RATE = 2e-3
GAIN_RATE = 1e-2
DECAY = 1e-2
SEED = 0


Fit = Callable[[csr_matrix, np.ndarray], np.ndarray]


def told_apart(facts: csr_matrix, right: np.ndarray, article: np.ndarray, fit: Fit) -> np.ndarray:
    """Return the log odds of every frame by facts learned from four fifths of other articles."""
    odds = np.empty(len(right))
    for k in range(FOLDS):
        mine, others = article % FOLDS == k, article % FOLDS != k
        odds[mine] = facts[mine] @ fit(facts[others], right[others])
    return odds


def fit_network(looked_at: Floats, told: np.ndarray, right: np.ndarray) -> Network:
    """Fit the network to what is seen around frames and the log odds told by their facts."""
    fix_random_seed(SEED)
    middle, spread = looked_at.mean(axis=0), looked_at.std(axis=0) + 1e-3
    model = chain(Dropout(DROPPED), Relu(nO=HIDDEN), Dropout(DROPPED), Linear(nO=1))
    model.initialize(X=looked_at[:2], Y=np.zeros((2, 1), dtype=np.float32))
    adam, gain = Adam(RATE, L2=DECAY), 1.0
    for epoch, some in _batches(len(right)):
        adam.learn_rate = RATE * (1 - epoch / EPOCHS)
        score, back = model.begin_update((looked_at[some] - middle) / spread)
        odds = score[:, 0] + gain * told[some]
        miss = (1 / (1 + np.exp(-odds)) - right[some]) / len(some)
        back(miss[:, None].astype(np.float32))
        model.finish_update(adam)
        gain -= GAIN_RATE * (1 - epoch / EPOCHS) * float(miss @ told[some])
    _, hidden, _, last = model.layers
    inner, bias = hidden.get_param("W").T, hidden.get_param("b")
    outer, shift = last.get_param("W")[0], float(last.get_param("b")[0])
    scaled = inner / spread[:, None]
    return Network(scaled, bias - middle @ scaled, outer, shift, gain)


def _batches(size: int) -> Iterator[tuple[int, np.ndarray]]:
    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        drawn = order.permutation(size)
        for start in range(0, size, BATCH):
            yield epoch, drawn[start : start + BATCH]
