"""The weights of the quote finder, and their format: numbers by hash, no word of any text."""

from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.assist.quotes.features import Vocabulary, word_hash

LABELS = ("O", "B-content", "I-content", "B-cue", "I-cue", "B-speaker", "I-speaker")
"""In the order of the columns of the weights."""

_MAGIC = b"AnnotatorQuotes\x00"
_VERSION = 1


class QuoteModelError(ValueError):
    """The bytes are no model of quotes that this version can read."""


class Weights(msgspec.Struct, frozen=True):
    """Rows of weights (16-bit floats) by the hashes (ascending 32-bit integers) of features."""

    hashes: bytes
    rows: bytes


class _Stored(msgspec.Struct, frozen=True):
    tagging: Weights
    transitions: bytes
    to_cue: Weights
    to_speaker: Weights
    vocabulary: bytes
    priors: bytes


class _Table:
    def __init__(self, weights: Weights, columns: int) -> None:
        self._hashes = np.frombuffer(weights.hashes, dtype="<u4")
        rows = np.frombuffer(weights.rows, dtype="<f2").astype(np.float64)
        if len(rows) != len(self._hashes) * columns or not np.isfinite(rows).all():
            raise QuoteModelError("the weights do not fit their features")
        if (np.diff(self._hashes.astype(np.int64)) <= 0).any():
            raise QuoteModelError("the features are not in order")
        # The last row is what an unknown feature weighs: nothing.
        self._rows = np.vstack([rows.reshape(-1, columns), np.zeros((1, columns))])

    def sums(self, rows: Iterable[list[str]]) -> NDArray[np.float64]:
        """The summed weights of each row of features; no row may be empty."""
        starts: list[int] = []
        hashed: list[int] = []
        for row in rows:
            starts.append(len(hashed))
            hashed += [word_hash(one) for one in row]
        if not starts:
            return np.zeros((0, self._rows.shape[1]))
        wanted = np.array(hashed, dtype="<u4")
        at = np.searchsorted(self._hashes, wanted)
        found = np.minimum(at, max(len(self._hashes) - 1, 0))
        known = (
            self._hashes[found] == wanted if len(self._hashes) else np.zeros(len(at), dtype=bool)
        )
        return np.add.reduceat(self._rows[np.where(known, found, len(self._hashes))], starts)


class QuoteModel:
    """What `quotes` needs to know. Read it once: it is a few megabytes."""

    def __init__(self, stored: _Stored) -> None:
        self._stored = stored
        try:
            transitions = np.frombuffer(stored.transitions, dtype="<f4").astype(np.float64)
            self.transitions = transitions.reshape(len(LABELS), len(LABELS))
            words = np.frombuffer(stored.vocabulary, dtype="<u4").tolist()
            self.vocabulary: Vocabulary = dict(zip(words, stored.priors, strict=True))
            self.tagging = _Table(stored.tagging, len(LABELS))
            self.to_cue = _Table(stored.to_cue, 1)
            self.to_speaker = _Table(stored.to_speaker, 1)
        except QuoteModelError:
            raise
        except ValueError as error:
            raise QuoteModelError(str(error)) from error
        if not np.isfinite(self.transitions).all():
            raise QuoteModelError("a transition is no number")

    @classmethod
    def from_weights(
        cls,
        *,
        tagging: dict[str, list[float]],
        transitions: NDArray[np.float64],
        to_cue: dict[str, list[float]],
        to_speaker: dict[str, list[float]],
        vocabulary: Vocabulary,
    ) -> "QuoteModel":
        """A model of weights by feature; `tagging` has one for each of `LABELS`."""
        words = sorted(vocabulary)
        return cls(
            _Stored(
                _packed(tagging),
                transitions.astype("<f4").tobytes(),
                _packed(to_cue),
                _packed(to_speaker),
                np.array(words, dtype="<u4").tobytes(),
                bytes(vocabulary[word] for word in words),
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "QuoteModel":
        """The model in `data`. Raises `QuoteModelError`."""
        head = _MAGIC + bytes([_VERSION])
        if not data.startswith(_MAGIC):
            raise QuoteModelError("not a model of quotes")
        if not data.startswith(head):
            raise QuoteModelError("a model of quotes of another version")
        try:
            return cls(msgspec.msgpack.decode(data[len(head) :], type=_Stored))
        except msgspec.DecodeError as error:
            raise QuoteModelError(str(error)) from error

    def to_bytes(self) -> bytes:
        """The model as `from_bytes` reads it."""
        return _MAGIC + bytes([_VERSION]) + msgspec.msgpack.encode(self._stored)


def _packed(weights: dict[str, list[float]]) -> Weights:
    by_hash = {word_hash(name): row for name, row in weights.items()}
    order = sorted(by_hash)
    rows = np.array([by_hash[one] for one in order], dtype="<f2")
    return Weights(np.array(order, dtype="<u4").tobytes(), rows.tobytes())
