"""Learns a logistic regression: which features speak for something."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from annotator.assist.logistic import feature_hash

_STEPS = 400


def learn(
    rows: Sequence[Sequence[str]], right: Sequence[bool], *, penalty: float = 1.0, least: int = 2
) -> dict[int, float]:
    """The weights by the hash of the feature, rounded; those of nearly nothing are left out.

    Args:
        rows: the features of each example.
        penalty: of the squared weights (the bias too), as a sum over the examples.
        least: a feature in fewer rows is none.
    """
    counts = Counter(name for row in rows for name in set(row))
    names = [name for name, count in sorted(counts.items()) if count >= least]
    column = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    for n, row in enumerate(rows):
        for name in row:
            if name in column:
                matrix[n, column[name]] = 1
    wanted = np.array(right, dtype=np.float32)
    # Nesterov's gradient: the curvature is at most a quarter of the largest eigenvalue.
    vector = np.ones(len(names), dtype=np.float32)
    for _ in range(12):
        vector = matrix.T @ (matrix @ vector)
        vector /= np.linalg.norm(vector)
    curvature = 0.25 * float(np.linalg.norm(matrix.T @ (matrix @ vector))) * 1.05 + penalty
    weights = ahead = np.zeros(len(names), dtype=np.float32)
    for step in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(matrix @ ahead, -30, 30)))
        slope = matrix.T @ (chances - wanted) + penalty * ahead
        moved = ahead - slope / curvature
        ahead = moved + step / (step + 3) * (moved - weights)
        weights = moved
    return {
        feature_hash(name): round(float(weight), 4)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) > 0.005
    }
