"""The weights of the quote finder, and their format: numbers by hash, no word of any text."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.assist.quotes.confidence import SIGNS, Confidence, Kind
from annotator.assist.quotes.features import Hashes, Vocabulary

LABELS = ("O", "B-content", "I-content", "B-cue", "I-cue", "B-speaker", "I-speaker")
"""In the order of the columns of the weights."""

_MAGIC = b"AnnotatorQuotes\x00"
_VERSION = 2


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
    confidence: Confidence = Confidence()


class Table:
    """The weights of features, to be summed."""

    def __init__(self, weights: Weights, columns: int) -> None:
        self._hashes = np.frombuffer(weights.hashes, dtype="<u4")
        rows = np.frombuffer(weights.rows, dtype="<f2").astype(np.float32)
        if len(rows) != len(self._hashes) * columns or not np.isfinite(rows).all():
            raise QuoteModelError("the weights do not fit their features")
        if (np.diff(self._hashes.astype(np.int64)) <= 0).any():
            raise QuoteModelError("the features are not in order")
        # The last row is what an unknown feature weighs: nothing.
        self._rows = np.vstack([rows.reshape(-1, columns), np.zeros((1, columns), np.float32)])
        # Where those begin whose first bits are the same: hashes lie evenly, so these are few.
        self._shift = np.uint32(32 - max(len(self._hashes), 1).bit_length())
        buckets = np.arange((1 << (32 - int(self._shift))) + 1, dtype=np.uint64)
        bounds = np.searchsorted(self._hashes, buckets << np.uint64(self._shift))
        self._begins = bounds[:-1].astype(np.int32)
        self._most = int(np.diff(bounds).max(initial=0))
        self._padded = np.append(self._hashes, np.zeros(self._most, np.uint32))

    def sums(self, hashes: Hashes) -> NDArray[np.float64]:
        """The summed weights of each row of features."""
        flat = hashes.ravel()
        begins = self._begins[flat >> self._shift]
        found = np.full(len(flat), len(self._hashes), dtype=np.int32)
        for step in range(self._most):
            at = begins + np.int32(step)
            np.copyto(found, at, where=self._padded[at] == flat)
        found[flat == 0] = len(self._hashes)
        return self._rows[found.reshape(hashes.shape)].sum(axis=1, dtype=np.float64)


class QuoteModel:
    """What `quotes` needs to know. Read it once: it is a few megabytes."""

    def __init__(self, stored: _Stored) -> None:
        self._stored = stored
        self.confidence = stored.confidence
        signs = self.confidence.weights
        if len(signs) not in (0, SIGNS) or not np.isfinite(signs).all():
            raise QuoteModelError("the confidence has other signs")
        try:
            transitions = np.frombuffer(stored.transitions, dtype="<f4").astype(np.float64)
            self.transitions = transitions.reshape(len(LABELS), len(LABELS))
            words = np.frombuffer(stored.vocabulary, dtype="<u4").tolist()
            self.vocabulary: Vocabulary = dict(zip(words, stored.priors, strict=True))
            self.tagging = Table(stored.tagging, len(LABELS))
            self.to_cue = Table(stored.to_cue, 1)
            self.to_speaker = Table(stored.to_speaker, 1)
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
        tagging: Mapping[int, Sequence[float]],
        transitions: NDArray[np.float64],
        to_cue: Mapping[int, Sequence[float]],
        to_speaker: Mapping[int, Sequence[float]],
        vocabulary: Vocabulary,
        confidence: Confidence | None = None,
    ) -> "QuoteModel":
        """A model of weights by feature's hash; `tagging` has one for each of `LABELS`."""
        words = sorted(vocabulary)
        return cls(
            _Stored(
                packed(tagging),
                transitions.astype("<f4").tobytes(),
                packed(to_cue),
                packed(to_speaker),
                np.array(words, dtype="<u4").tobytes(),
                bytes(vocabulary[word] for word in words),
                confidence or Confidence(),
            )
        )

    def offers(self, kind: Kind, confidence: float) -> bool:
        """Whether a quote is worth offering: what holds words in marks always is."""
        return kind != "indirect" or confidence >= self.confidence.threshold

    def with_confidence(self, confidence: Confidence) -> "QuoteModel":
        """The same model, surer or less sure."""
        return QuoteModel(msgspec.structs.replace(self._stored, confidence=confidence))

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


def packed(weights: Mapping[int, Sequence[float]]) -> Weights:
    """Weights by the hash of their feature, as a `Table` reads them."""
    order = sorted(weights)
    rows = np.array([weights[one] for one in order], dtype="<f2")
    return Weights(np.array(order, dtype="<u4").tobytes(), rows.tobytes())
