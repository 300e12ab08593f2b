"""How likely a found record is right: logistic regression over signs, taught by held-out articles.

Platt 1999, "Probabilistic outputs for support vector machines", with several signs for one.
"""

from collections.abc import Sequence

import numpy as np

from annotator.assist.learning.model import Confidence

_L2 = 5.0
_STEPS = 50
_SMALLEST = 20
"""Of fewer records, or of fewer right or wrong ones than a quarter of it, nothing is learned."""


def likelihood(signs: Sequence[float], model: Confidence) -> float:
    """The probability that all of a record is right; of a model without one that of its parts."""
    if not model.weights:
        return float(np.exp(min(signs[0], signs[2], signs[4])))
    values = (np.array(signs) - model.means) / model.scales
    sum_ = float(values @ np.array(model.weights[:-1]) + model.weights[-1])
    return float(1 / (1 + np.exp(-np.clip(sum_, -30, 30))))


def fitted(signs: Sequence[Sequence[float]], right: Sequence[bool]) -> Confidence:
    """The regression of what was right on the signs, by Newton's method with an L2 penalty."""
    count = sum(right)
    if len(right) < _SMALLEST or min(count, len(right) - count) < _SMALLEST // 4:
        return Confidence()
    values = np.array(signs, dtype=np.float64)
    means, scales = values.mean(0), values.std(0)
    scales[scales < 1e-9] = 1.0
    rows = np.hstack([(values - means) / scales, np.ones((len(values), 1))])
    penalty = np.full(rows.shape[1], _L2)
    penalty[-1] = 0.0
    wanted = np.array(right, dtype=np.float64)
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (chances - wanted) + penalty * weights
        curvature = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(penalty + 1e-6)
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return Confidence(tuple(means.tolist()), tuple(scales.tolist()), tuple(weights.tolist()))
