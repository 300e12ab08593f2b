"""What was learned of one type of record, and its format."""

import msgspec
import numpy as np

from annotator.assist.learning.layout import Layout
from annotator.assist.learning.weights import LearnedModelError, Weights, WeightTable
from annotator.assist.quotes.features import Vocabulary

_MAGIC = b"AnnotatorLearned\x00"
_VERSION = 1


class Tagging(msgspec.Struct, frozen=True):
    """A conditional random field: weights of labels, and of one label after another (32-bit)."""

    weights: Weights
    transitions: bytes


class Confidence(msgspec.Struct, frozen=True):
    """Logistic regression over the signs of a found record: how likely all of it is right.

    Attributes:
        means, scales: bring each sign to the same measure.
        weights: one a sign, then the constant.
        threshold: records less likely than this are not offered.
    """

    means: tuple[float, ...] = ()
    scales: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()
    threshold: float = 0.0


class Learned(msgspec.Struct, frozen=True):
    """The model as it is kept; `LearnedModel` works with it.

    Attributes:
        type: the key of the record type.
        layers: one a layer of the layout.
        links: by part, whether it goes with an anchor.
        choices: by field.
        vocabulary: hashes of the words that may be features (32-bit integers).
        priors: how often each is an anchor, in buckets.
        is_guided: whether it was taught with hints of the shipped model of quotes.
    """

    type: str
    layout: Layout
    layers: tuple[Tagging, ...]
    links: dict[str, Weights]
    choices: dict[str, Weights]
    vocabulary: bytes
    priors: bytes
    confidence: Confidence = Confidence()
    is_guided: bool = False

    def to_bytes(self) -> bytes:
        """The model as `LearnedModel.from_bytes` reads it."""
        return _MAGIC + bytes([_VERSION]) + msgspec.msgpack.encode(self)


class LearnedModel:
    """What `find` needs to know. Read it once: it may be megabytes."""

    def __init__(self, learned: Learned) -> None:
        """Raises `LearnedModelError` if its parts do not fit together."""
        self.type = learned.type
        self.layout = learned.layout
        self.confidence = learned.confidence
        self.is_guided = learned.is_guided
        words = np.frombuffer(learned.vocabulary, dtype="<u4").tolist()
        try:
            self.vocabulary: Vocabulary = dict(zip(words, learned.priors, strict=True))
            self.layers = [
                (
                    WeightTable(each.weights),
                    np.frombuffer(each.transitions, dtype="<f4")
                    .astype(np.float64)
                    .reshape(len(each.weights.labels), len(each.weights.labels)),
                )
                for each in learned.layers
            ]
        except ValueError as error:
            raise LearnedModelError(str(error)) from error
        self.links = {part: WeightTable(weights) for part, weights in learned.links.items()}
        self.choices = {field: WeightTable(weights) for field, weights in learned.choices.items()}

    @classmethod
    def from_bytes(cls, data: bytes) -> "LearnedModel":
        """The model in `data`. Raises `LearnedModelError`."""
        return cls(learned_of(data))


def learned_of(data: bytes) -> Learned:
    """What is kept in `data`. Raises `LearnedModelError`."""
    if not data.startswith(_MAGIC):
        raise LearnedModelError("not a learned model")
    if data[len(_MAGIC) : len(_MAGIC) + 1] != bytes([_VERSION]):
        raise LearnedModelError("a learned model of another version")
    try:
        return msgspec.msgpack.decode(data[len(_MAGIC) + 1 :], type=Learned)
    except msgspec.DecodeError as error:
        raise LearnedModelError(str(error)) from error
