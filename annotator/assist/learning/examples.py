"""What is learned from: articles with the records of one type that a coder made of them."""

import msgspec

from annotator.core.codebook.model import RecordType
from annotator.core.coding.record import Record
from annotator.core.text.span import Span

OWN = ""
"""Stands among the keys of fields for the record's own span."""

CHOICES = ("choice", "tree", "boolean")
"""Kinds of field whose value is one of few."""


class CodedRecord(msgspec.Struct, frozen=True):
    """A record as far as it can be learned, or as it was found.

    Attributes:
        places: its own fragments under `OWN`, those of evidence by field.
        choices: the value of each field of few values, as text.
    """

    places: dict[str, tuple[Span, ...]]
    choices: dict[str, str] = {}


class Example(msgspec.Struct, frozen=True):
    """An article with all its records of the type; `id` and `language` are the article's."""

    id: str
    text: str
    records: tuple[CodedRecord, ...]
    language: str = ""


def coded(record: Record, record_type: RecordType) -> CodedRecord:
    """The record without what nobody could tell from the text; of many choices the first."""
    places = {OWN: tuple(each.span for each in record.spans)}
    choices: dict[str, str] = {}
    for field in record_type.offered_fields:
        values = record.fields.get(field.key, ())
        if spans := tuple(sorted({each.span for value in values for each in value.spans})):
            places[field.key] = spans
        if field.kind in CHOICES and values and values[0].value is not None:
            held = values[0].value
            choices[field.key] = str(held).lower() if isinstance(held, bool) else str(held)
    return CodedRecord(places, choices)
