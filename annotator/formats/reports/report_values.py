"""What the fields of a record hold, for people to read."""

from collections.abc import Iterator, Mapping
from html import escape

import msgspec

from annotator.core.codebook.model import Field, RecordType
from annotator.core.codebook.values import display
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import joined_text

_QUOTES = "“”\"'‘’«»„"


class Names(msgspec.Struct, frozen=True):
    """What registered actors are called, by id."""

    actors: Mapping[str, str]


def fields_html(record_type: RecordType, record: Record, names: Names) -> Iterator[str]:
    """A list of the fields that hold something, each value with its evidence."""
    if not any(record.fields.values()):
        return
    yield '<dl class="fields">'
    for field in record_type.fields:
        if values := record.fields.get(field.key):
            yield f"<dt>{escape(field.label, quote=False)}</dt>"
            for value in values:
                yield f'<dd dir="auto">{_value(field, value, names)}</dd>'
    yield "</dl>"


def _value(field: Field, value: FieldValue, names: Names) -> str:
    evidence = joined_text(value.spans)
    shown = _shown(field, value, names)
    if not evidence or evidence == _plain(field, value, names):
        return shown
    quoted = evidence if evidence[0] in _QUOTES else f"“{evidence}”"
    marked = f'<span class="evidence">{escape(quoted, quote=False)}</span>'
    return f"{shown} {marked}" if shown else marked


def _shown(field: Field, value: FieldValue, names: Names) -> str:
    if field.kind == "link" and isinstance(value.value, str):
        return f'<a href="#r-{escape(value.value)}">another record</a>'
    text = escape(_plain(field, value, names), quote=False)
    is_address = field.kind == "url" and text.lower().startswith(("http://", "https://"))
    if is_address:
        return f'<a href="{escape(str(value.value))}" rel="noreferrer noopener">{text}</a>'
    return text


def _plain(field: Field, value: FieldValue, names: Names) -> str:
    if value.actor and (name := names.actors.get(value.actor)):
        coded = display(field, value.value)
        return name if not coded or coded == name else f"{name} (as “{coded}”)"
    return display(field, value.value)
