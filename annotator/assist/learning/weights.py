"""Weights by feature, kept as numbers by hash: no word of any text is among them."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.assist.quotes.features import word_hash

_WEIGHTY = 0.01
"""A smaller weight changes nothing that shows and is left out."""


class LearnedModelError(ValueError):
    """The bytes are no learned model that this version can read."""


class Weights(msgspec.Struct, frozen=True):
    """Rows of weights by the hashes of features.

    Attributes:
        labels: what the columns stand for.
        hashes: ascending 32-bit integers.
        rows: 16-bit floats.
    """

    labels: tuple[str, ...]
    hashes: bytes
    rows: bytes


def packed(labels: Sequence[str], weights: Mapping[tuple[str, str], float]) -> Weights:
    """The weights of features and labels; those of features whose hashes meet are added up."""
    column = {label: n for n, label in enumerate(labels)}
    by_hash: dict[int, list[float]] = {}
    for (feature, label), weight in weights.items():
        if abs(weight) > _WEIGHTY:
            row = by_hash.setdefault(word_hash(feature), [0.0] * len(labels))
            row[column[label]] += weight
    order = sorted(by_hash)
    rows = np.array([by_hash[one] for one in order], dtype="<f2")
    return Weights(tuple(labels), np.array(order, dtype="<u4").tobytes(), rows.tobytes())


class WeightTable:
    """Sums weights of rows of features."""

    def __init__(self, weights: Weights) -> None:
        """Raises `LearnedModelError` if they do not fit together."""
        columns = len(weights.labels)
        self.labels = weights.labels
        try:
            self._hashes = np.frombuffer(weights.hashes, dtype="<u4")
            rows = np.frombuffer(weights.rows, dtype="<f2").astype(np.float64)
            rows = rows.reshape(len(self._hashes), columns)
        except ValueError as error:
            raise LearnedModelError(str(error)) from error
        if not np.isfinite(rows).all() or (np.diff(self._hashes.astype(np.int64)) <= 0).any():
            raise LearnedModelError("the weights are no numbers, or not in order")
        # The last row is what an unknown feature weighs: nothing.
        self._rows = np.vstack([rows, np.zeros((1, columns))])

    def sums(self, rows: Iterable[Sequence[str]]) -> NDArray[np.float64]:
        """The summed weights of each row of features, a column a label; no row may be empty."""
        starts: list[int] = []
        hashed: list[int] = []
        for row in rows:
            starts.append(len(hashed))
            hashed += map(word_hash, row)
        if not starts or not len(self._hashes):
            return np.zeros((len(starts), self._rows.shape[1]))
        wanted = np.array(hashed, dtype="<u4")
        at = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
        known = self._hashes[at] == wanted
        return np.add.reduceat(self._rows[np.where(known, at, len(self._hashes))], starts)

    def chances(self, rows: Iterable[Sequence[str]]) -> NDArray[np.float64]:
        """The probability of each label for each row (multinomial logistic regression)."""
        sums = self.sums(rows)
        shifted = np.exp(sums - sums.max(1, keepdims=True)) if len(sums) else sums
        return shifted / shifted.sum(1, keepdims=True) if len(sums) else shifted
