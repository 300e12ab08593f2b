"""Texts cut into characters or tokens, each with the role that a coder's records give it."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from annotator.core.codebook.model import RecordType
from annotator.core.coding.record import Record
from annotator.core.text.span import Span

TOKEN = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")

Labels = NDArray[np.int8]
"""By character or token the number of its role: 0 for none, the record's own words the highest."""


def roles(record_type: RecordType) -> list[str]:
    """What a character can be of a record of this type, by number; of several the highest counts.

    0 is nothing, the last the record's own words; between them the fields, the last of the
    codebook first.
    """
    fields = [field.key for field in reversed(record_type.fields)]
    return ["", *fields, record_type.span_label]


def character_labels(length: int, record_type: RecordType, records: Sequence[Record]) -> Labels:
    """By character of a text, the role that the records of a type give it."""
    labels = np.zeros(length, dtype=np.int8)
    own = len(record_type.fields) + 1
    for number, field in enumerate(reversed(record_type.fields), 1):
        for record in records:
            for value in record.fields.get(field.key, ()):
                _paint(labels, value.spans, number)
    for record in records:
        _paint(labels, record.spans, own)
    return labels


def token_bounds(text: str) -> NDArray[np.int64]:
    """Start and end of each token, one after another: words with their apostrophes, and marks."""
    bounds = [place for found in TOKEN.finditer(text) for place in found.span()]
    return np.array(bounds, dtype=np.int64)


def token_labels(characters: Labels, bounds: NDArray[np.int64]) -> Labels:
    """By token the highest role that one of its characters has, of shape (..., tokens)."""
    if not bounds.size:
        return characters[..., :0]
    # The last token may end where the text does, which no index of it says.
    padded = np.concatenate([characters, np.zeros((*characters.shape[:-1], 1), np.int8)], axis=-1)
    return np.maximum.reduceat(padded, bounds, axis=-1)[..., ::2]


def _paint(labels: Labels, spans: Sequence[Span], number: int) -> None:
    for span in spans:
        part = labels[span.start : span.end]
        np.maximum(part, number, out=part)
