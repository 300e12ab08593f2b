"""Linear-chain conditional random field: the best labels, and how sure each is.

Scores are logarithms: `emissions[t, y]` of label y at t, `transitions[x, y]` of y after x
(Lafferty, McCallum, Pereira 2001). Sequences lie end to end, and are gone through side by side.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Places = NDArray[np.intp]


def viterbi(emissions: Matrix, transitions: Matrix, lengths: Sequence[int] | None = None) -> Places:
    """The labels with the highest score, of each sequence; the lowest label where two tie.

    Args:
        emissions: of all sequences, one after the other.
        transitions: between the labels within a sequence.
        lengths: of the sequences; none is 0. Without them all is one.
    """
    steps = _steps(lengths or [len(emissions)])
    back = np.zeros(emissions.shape, dtype=np.intp)
    score = emissions.copy()
    for before, here in pairwise(steps):
        through = score[before[: len(here)], :, None] + transitions
        back[here] = through.argmax(1)
        score[here] += through.max(1)
    path = np.zeros(len(emissions), dtype=np.intp)
    for n in range(len(steps) - 1, -1, -1):
        here = steps[n]
        going_on = len(steps[n + 1]) if n + 1 < len(steps) else 0
        after = here[:going_on] + 1
        path[here[:going_on]] = back[after, path[after]]
        path[here[going_on:]] = score[here[going_on:]].argmax(1)
    return path


def posteriors(
    emissions: Matrix, transitions: Matrix, lengths: Sequence[int] | None = None
) -> Matrix:
    """The probability of each label at each place, over all labellings of its sequence
    (forward-backward)."""
    steps = _steps(lengths or [len(emissions)])
    shifted = np.exp(emissions - emissions.max(1, keepdims=True))
    step = np.exp(transitions - transitions.max())
    forward, backward = shifted.copy(), np.ones_like(shifted)
    first = steps[0]
    forward[first] /= forward[first].sum(1, keepdims=True)
    for before, here in pairwise(steps):
        reached = shifted[here] * (forward[before[: len(here)]] @ step)
        forward[here] = reached / reached.sum(1, keepdims=True)
    for here in reversed(steps[1:]):
        reached = (shifted[here] * backward[here]) @ step.T
        backward[here - 1] = reached / reached.sum(1, keepdims=True)
    both = forward * backward
    return both / both.sum(1, keepdims=True)


def _steps(lengths: Sequence[int]) -> list[Places]:
    """The rows that are first in their sequences, second and so on; the longest come first."""
    sizes = np.array(lengths, dtype=np.intp)
    order = np.argsort(-sizes, kind="stable")
    starts, sizes = (np.cumsum(sizes) - sizes)[order], sizes[order]
    return [starts[: int((sizes > n).sum())] + n for n in range(int(sizes[0]))]
