"""The event finder as a suggester."""

from collections.abc import Sequence

from annotator.assist.events.finder import events, fields_of
from annotator.assist.events.model import EventModel
from annotator.assist.known_names import KnownNames
from annotator.assist.suggester import Reading, SuggestedRecord, SuggesterKind

_OFFERED = 0.6
"""What is less likely is offered only to who asks for it: of the rest two in three are right."""


class EventSuggester:
    """Suggests the events that the lexicon and its classifier find."""

    def __init__(self, weights: bytes) -> None:
        self._model = EventModel.from_bytes(weights)

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        """The events in reading order."""
        known = KnownNames((name, name) for name in reading.names)
        return [
            SuggestedRecord(
                "event",
                (found.trigger,),
                {key: (value,) for key, value in fields_of(reading.text, found).items()},
                found.confidence,
                is_offered=found.confidence >= _OFFERED,
            )
            for found in events(reading.text, self._model, known)
        ]


KIND = SuggesterKind(
    name="events",
    title="Events",
    types=("event",),
    make=EventSuggester,
    # The lexicon is English; a text whose language is not known is tried.
    languages=("", "en"),
    weights="events-en.json",
)
