"""The event finder as a suggester."""

from collections.abc import Sequence

from annotator.assist.events.codebooks import EventCodebook
from annotator.assist.events.finder import events, fields_of
from annotator.assist.events.model import EventModel
from annotator.assist.known_names import KnownNames
from annotator.assist.suggester import Reading, SuggestedRecord, SuggestedValue, SuggesterKind

_OFFERED = 0.5
"""What is less likely is offered only to who asks for it: of the rest three in four are right."""


class EventSuggester:
    """Suggests the events that the lexicon and its classifier find."""

    def __init__(self, weights: bytes) -> None:
        self._model = EventModel.from_bytes(weights)

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        """The events in reading order."""
        known = KnownNames((name, name) for name in reading.names)
        named = EventCodebook(reading.codebook)
        seen: list[SuggestedRecord] = []
        for found in events(reading.text, self._model, known):
            type_ = named.type_of(found.type, found.realis, negated=found.negated)
            if type_ is None:
                continue
            fields = fields_of(reading.text, found, reading.day)
            fields["type"] = SuggestedValue(type_)
            seen.append(
                SuggestedRecord(
                    "event",
                    (found.trigger,),
                    {named.key_of(key): (value,) for key, value in fields.items()},
                    found.confidence,
                    is_offered=found.confidence >= _OFFERED,
                )
            )
        return seen


KIND = SuggesterKind(
    name="events",
    title="Events",
    types=("event",),
    make=EventSuggester,
    # The lexicon is English; a text whose language is not known is tried.
    languages=("", "en"),
    weights="events-en.json",
    version="3",
)
