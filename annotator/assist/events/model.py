"""What the event finder needs to know: the lexicon, and the weights of its classifier."""

import msgspec

from annotator.assist.events.lexicon import Entry, Lexicon, Words
from annotator.assist.logistic import are_weights


class EventModelError(ValueError):
    """Bytes that are no model of events."""


class StoredEvents(msgspec.Struct, frozen=True):
    """The data file.

    Attributes:
        types: the words of each type.
        irregular: the past forms of irregular verbs by their lemma.
        groups: words in lower case for those who act, such as “police”.
        weights: of the features, by their hashes.
        retyped: by the key of an entry and its type, parted by a space, the type that people gave.
        threshold: a trigger that is less likely is none.
    """

    types: dict[str, Words]
    irregular: dict[str, str]
    groups: str
    weights: dict[int, float]
    retyped: dict[str, str]
    threshold: float


def retyping_key(entry: Entry) -> str:
    """By what `StoredEvents.retyped` knows an entry."""
    return f"{entry.key} {entry.type}"


class EventModel:
    """Read it once: it makes all forms of the words."""

    def __init__(self, stored: StoredEvents) -> None:
        if not are_weights(stored.weights):
            raise EventModelError("a weight is no number")
        self.lexicon = Lexicon(stored.types, stored.irregular)
        self.groups = frozenset(stored.groups.split())
        self.weights = stored.weights
        self._retyped = stored.retyped
        self.threshold = stored.threshold

    def type_of(self, entry: Entry) -> str:
        """The type that an entry stands for."""
        return self._retyped.get(retyping_key(entry), entry.type)

    @classmethod
    def from_bytes(cls, data: bytes) -> "EventModel":
        """The model in `data` (JSON). Raises `EventModelError`."""
        try:
            return cls(msgspec.json.decode(data, type=StoredEvents))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise EventModelError(str(error)) from error
