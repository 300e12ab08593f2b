"""Records: typed statements about an article, every field with its evidence."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from annotator.core.codebook.model import RecordType
from annotator.core.codebook.values import Value
from annotator.core.coding.origin import Origin
from annotator.core.text.span import Fragment

RecordState = Literal["suggested", "draft", "done", "rejected", "gold"]


class FieldValue(msgspec.Struct, frozen=True, gc=False):
    """One value of a field and the text that bears it out.

    A value without evidence and evidence without a value are both fine.

    Attributes:
        value: the typed value. For an actor, the name as it was coded.
        actor: the id of the registered actor that the name stands for.
        spans: the evidence, in reading order.
    """

    value: Value | None = None
    actor: str | None = None
    spans: tuple[Fragment, ...] = ()


class Record(msgspec.Struct, frozen=True, gc=False):
    """A quote, claim, event or other type of the codebook.

    Attributes:
        coder: the id of who made it.
        spans: its own text, several fragments where it is discontinuous.
        fields: values by field key, in order; a field without values is absent.
        note: what coders tell one another about it; about the coding, not part of the data.
        flagged: whether somebody should look again.
        metadata: what another program said of it that the codebook has no field for, as JSON.
        origin: where it came from, if adjudication composed it or something suggested it.
        version: rises with every change; what an edit is checked against.
    """

    id: str
    article: str
    type: str
    coder: str
    state: RecordState
    created: datetime
    updated: datetime
    spans: tuple[Fragment, ...]
    fields: dict[str, tuple[FieldValue, ...]] = {}
    note: str = ""
    flagged: bool = False
    metadata: dict[str, Any] = {}
    origin: Origin | None = None
    version: int = 1


def reading_order(record: Record) -> tuple[int, int, str]:
    """Sorts the records of an article as they are read, an enclosing one before what it encloses;
    those without a span first."""
    if not record.spans:
        return 0, 0, record.id
    return record.spans[0].start, -record.spans[-1].end, record.id


def missing_labels(record_type: RecordType, record: Record) -> list[str]:
    """The labels of the required fields that the record leaves empty."""
    return [
        field.label
        for field in record_type.fields
        if field.required and not field.retired and not record.fields.get(field.key)
    ]
