"""A suggestion as what a coder made is compared with."""

from annotator.assist.learning.examples import CHOICES, OWN, CodedRecord
from annotator.assist.suggester import SuggestedRecord
from annotator.core.codebook.model import RecordType


def coded_suggestion(suggested: SuggestedRecord, record_type: RecordType) -> CodedRecord:
    """What is compared of it: where its parts stand, and its choices."""
    kinds = {field.key: field.kind for field in record_type.offered_fields}
    places = {OWN: suggested.spans}
    choices: dict[str, str] = {}
    for key, values in suggested.fields.items():
        if spans := tuple(sorted({span for value in values for span in value.spans})):
            places[key] = spans
        if kinds.get(key) in CHOICES and values and values[0].value is not None:
            held = values[0].value
            choices[key] = str(held).lower() if isinstance(held, bool) else str(held)
    return CodedRecord(places, choices)
