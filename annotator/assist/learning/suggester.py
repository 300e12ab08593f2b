"""A learned model as a suggester."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from annotator.assist.learning.examples import OWN, CodedRecord
from annotator.assist.suggester import Reading, SuggestedRecord, SuggestedValue, SuggesterKind
from annotator.core.codebook.model import RecordType
from annotator.core.deferred import deferred

if TYPE_CHECKING:
    from annotator.assist.learning import finding, guide, model
    from annotator.assist.quotes import model as quote_model
else:
    # They compute with numpy, which is loaded once something is read.
    finding = deferred("annotator.assist.learning.finding")
    guide = deferred("annotator.assist.learning.guide")
    model = deferred("annotator.assist.learning.model")
    quote_model = deferred("annotator.assist.quotes.model")

PREFIX = "project-"
"""Begins the names of suggesters that learned; the key of their record type follows."""

_BOOLEANS = {"true": True, "false": False}


class LearnedWeights(msgspec.Struct, frozen=True):
    """What a learned suggester is made from: its own weights, and those of the model of quotes that
    it was taught with hints of."""

    learned: bytes
    guide: bytes


class LearnedSuggester:
    """Suggests the records of one type that a learned model finds."""

    def __init__(self, weights: bytes) -> None:
        """Takes `LearnedWeights` as MessagePack."""
        given = msgspec.msgpack.decode(weights, type=LearnedWeights)
        self._model = model.LearnedModel.from_bytes(given.learned)
        self._guide = None
        if self._model.is_guided:
            self._guide = guide.Guide(quote_model.QuoteModel.from_bytes(given.guide))

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        """The records in reading order, however unlikely."""
        return [
            SuggestedRecord(
                self._model.type,
                found.record.places[OWN],
                _fields(reading.text, found.record),
                found.confidence,
                is_offered=finding.offers(
                    found, found.confidence, self._model.confidence.threshold, self._model.layout
                ),
            )
            for found in finding.find(reading.text, self._model, self._guide)
        ]


def kind_of(record_type: RecordType, number: int) -> SuggesterKind:
    """The suggester of a type as its model with this number, which reads every language."""
    return SuggesterKind(
        name=PREFIX + record_type.key,
        title=record_type.label,
        types=(record_type.key,),
        make=LearnedSuggester,
        version=str(number),
        is_learned=True,
    )


def _fields(text: str, record: CodedRecord) -> dict[str, tuple[SuggestedValue, ...]]:
    fields = {
        key: tuple(
            SuggestedValue(" ".join(text[span.start : span.end].split()), (span,)) for span in spans
        )
        for key, spans in record.places.items()
        if key != OWN
    }
    for key, choice in record.choices.items():
        fields[key] = (SuggestedValue(_BOOLEANS.get(choice, choice)),)
    return fields
