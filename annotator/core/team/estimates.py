"""A coefficient with the interval in which it lies, by drawing articles again."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from annotator.core.team.coefficients import Counts

SAMPLES = 400
_SEED = 20_160_101
"""Fixed: the same data give the same figures."""
_OUTER = (2.5, 97.5)
_ON_ONE_THREAD = 250_000
"""As many multiplications OpenBLAS leaves to one thread."""
_FEWEST = 2
"""Of fewer articles nothing can be drawn that differs."""


@lru_cache(maxsize=8)
def _weights(articles: int) -> NDArray[np.float64]:
    """How often each article counts: in the first row once, in the others as it was drawn."""
    return _drawn(np.ones(articles, dtype=np.int64))


def _drawn(alike: NDArray[np.int64]) -> NDArray[np.float64]:
    """The same of kinds of articles, of which there are so many alike."""
    generator = np.random.default_rng(_SEED)
    articles = int(alike.sum())
    drawn = generator.multinomial(articles, alike / max(articles, 1), SAMPLES).astype(float)
    return np.vstack([alike.astype(float)[None], drawn])


def _product(weights: Counts, counts: Counts) -> Counts:
    """The sums of the counts by weights, in pieces.

    A large product is shared out among threads, which wait for each other by spinning: that took
    as much of the processor as all else together.
    """
    flat = counts.reshape(len(counts), -1).astype(float)
    at_once = max(1, _ON_ONE_THREAD // max(flat.size, 1))
    pieces = [weights[at : at + at_once] @ flat for at in range(0, len(weights), at_once)]
    return np.concatenate(pieces).reshape(len(weights), *counts.shape[1:])


class Bootstrap:
    """Draws of articles, with replacement (Efron 1979); the same for every coefficient."""

    def __init__(self, articles: int | NDArray[np.int64]) -> None:
        """Of so many articles; of how many alike each, where many are."""
        self._weights = _weights(articles) if isinstance(articles, int) else _drawn(articles)
        self._last: tuple[Counts, Counts] | None = None

    def estimate(
        self, counts: Counts, coefficient: Callable[[Counts], Counts]
    ) -> tuple[float | None, float | None, float | None]:
        """The coefficient, and the bounds of its 95 per cent percentile interval.

        Args:
            counts: by article what the coefficient is computed of, of shape (articles, ...).
            coefficient: takes sums over articles, a sample a row, and gives one figure a row.

        Returns:
            None where it is undefined, and for the bounds where there are fewer than two articles.
        """
        found = coefficient(self._sums(counts))
        value, drawn = found[0], found[1:][np.isfinite(found[1:])]
        if not np.isfinite(value):
            return None, None, None
        if len(counts) < _FEWEST or not drawn.size:
            return float(value), None, None
        low, high = np.percentile(drawn, _OUTER)
        return float(value), float(low), float(high)

    def _sums(self, counts: Counts) -> Counts:
        """The sums of each sample; those of one array are kept for its next coefficient."""
        if self._last is None or self._last[0] is not counts:
            self._last = counts, _product(self._weights, counts)
        return self._last[1]
