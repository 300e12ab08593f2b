"""Linear-chain conditional random field: the best labels, and how sure each is.

Scores are logarithms: `emissions[t, y]` of label y at t, `transitions[x, y]` of y after x
(Lafferty, McCallum, Pereira 2001).
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def viterbi(emissions: Matrix, transitions: Matrix) -> NDArray[np.intp]:
    """The sequence of labels with the highest score; the lowest label where two tie."""
    length, labels = emissions.shape
    back = np.zeros((length, labels), dtype=np.intp)
    score = emissions[0]
    for t in range(1, length):
        through = score[:, None] + transitions
        back[t] = through.argmax(0)
        score = through.max(0) + emissions[t]
    path = np.zeros(length, dtype=np.intp)
    path[-1] = score.argmax()
    for t in range(length - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def posteriors(emissions: Matrix, transitions: Matrix) -> Matrix:
    """The probability of each label at each place, over all sequences (forward-backward)."""
    length = len(emissions)
    shifted = np.exp(emissions - emissions.max(1, keepdims=True))
    step = np.exp(transitions - transitions.max())
    forward, backward = shifted.copy(), np.ones_like(shifted)
    forward[0] /= forward[0].sum()
    for t in range(1, length):
        forward[t] *= forward[t - 1] @ step
        forward[t] /= forward[t].sum()
    for t in range(length - 2, -1, -1):
        backward[t] = step @ (shifted[t + 1] * backward[t + 1])
        backward[t] /= backward[t].sum()
    both = forward * backward
    return both / both.sum(1, keepdims=True)
