"""What the fields of a record hold, as HTML for people to read."""

from collections.abc import Iterator, Mapping
from html import escape

from annotator.core.codebook.model import Field, RecordType
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.record_reading import quoted_evidence, value_text


def fields_html(
    record_type: RecordType, record: Record, actors: Mapping[str, str]
) -> Iterator[str]:
    """A list of the fields that hold something, each value with its evidence.

    Args:
        record_type: the record's.
        record: whose values.
        actors: the names of registered actors by id.
    """
    if not any(record.fields.values()):
        return
    yield '<dl class="fields">'
    for field in record_type.fields:
        if values := record.fields.get(field.key):
            yield f"<dt>{escape(field.label, quote=False)}</dt>"
            for value in values:
                yield f'<dd dir="auto">{_value(field, value, actors)}</dd>'
    yield "</dl>"


def _value(field: Field, value: FieldValue, actors: Mapping[str, str]) -> str:
    shown = value_text(field, value, actors)
    written = _written(field, value, shown)
    evidence = quoted_evidence(value, shown)
    if not evidence:
        return written
    marked = f'<span class="evidence">{escape(evidence, quote=False)}</span>'
    return f"{written} {marked}" if written else marked


def _written(field: Field, value: FieldValue, shown: str) -> str:
    if field.kind == "link" and isinstance(value.value, str):
        return f'<a href="#r-{escape(value.value)}">another record</a>'
    text = escape(shown, quote=False)
    is_address = field.kind == "url" and text.lower().startswith(("http://", "https://"))
    if is_address:
        return f'<a href="{escape(str(value.value))}" rel="noreferrer noopener">{text}</a>'
    return text
