"""Makes recovered articles, records and codebooks of a damaged project consistent again."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, Field, FieldKind, RecordType
from annotator.core.codebook.values import Place, Range, Value, validate
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import FieldValueError, in_words
from annotator.core.messages import Message, message
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment

GAP = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that was lost."""


def mended(article: Article, records: Iterable[Record]) -> Article:
    """The article with the words that its records hold at their places, and `GAP` between them.

    A text that holds them all stays as it is.
    """
    fragments = [
        fragment for record in records for fragment in _all_fragments(record) if fragment.text
    ]
    text = article.text
    if not all(_holds(text, fragment) for fragment in fragments):
        signs = list(text.ljust(max(fragment.end for fragment in fragments), GAP))
        for fragment in fragments:
            if len(fragment.text) == fragment.length and fragment.start >= 0:
                signs[fragment.start : fragment.end] = fragment.text
        text = "".join(signs)
    return replace(article, text=text or GAP, sha256=sha256(text or GAP))


class Fitted(NamedTuple):
    """A repaired record, and what had to be removed from it."""

    record: Record
    problems: list[Message]


def fitted(record: Record, article: Article, codebook: Codebook, actors: Collection[str]) -> Fitted:
    """The record without evidence that its article does not hold and values that cannot be.

    Args:
        actors: the ids of the actors that there are, of those that it names at least.
    """
    problems: list[Message] = []
    known = {field.key: field for field in codebook.type(record.type).fields}
    spans = _standing(record.spans, article.text, "", problems)
    fields: dict[str, tuple[FieldValue, ...]] = {}
    for key, values in record.fields.items():
        if key not in known:
            problems.append(message("field-left-out", field=key))
            continue
        checked = [_fitted_value(known[key], value, article, actors, problems) for value in values]
        if standing := tuple(value for value in checked if value is not None):
            fields[key] = standing
    return Fitted(replace(record, spans=spans, fields=fields), problems)


def _fitted_value(
    field: Field,
    value: FieldValue,
    article: Article,
    actors: Collection[str],
    problems: list[Message],
) -> FieldValue | None:
    spans = _standing(value.spans, article.text, field.key, problems)
    actor = value.actor
    if actor is not None and actor not in actors:
        problems.append(message("value-actor-lost", actor=actor, field=field.key))
        actor = None
    plain = value.value
    try:
        if plain is not None:
            validate(field, plain)
    except FieldValueError as error:
        problems.append(message("value-left-out", reason=in_words(error)))
        plain = None
    is_empty = plain is None and actor is None and not spans
    return None if is_empty else FieldValue(plain, actor, spans)


def _standing(
    fragments: Sequence[Fragment], text: str, field: str, problems: list[Message]
) -> tuple[Fragment, ...]:
    placed = [_worded(fragment, text) for fragment in fragments]
    standing = tuple(fragment for fragment in placed if _holds(text, fragment))
    if len(standing) < len(fragments):
        problems.append(
            message("evidence-part-lost", field=field) if field else message("span-part-lost")
        )
    elif placed != list(fragments):
        problems.append(
            message("evidence-by-its-ends", field=field) if field else message("span-by-its-ends")
        )
    return standing


def _worded(fragment: Fragment, text: str) -> Fragment:
    """A fragment whose text was lost gets the text that stands at its offsets."""
    if fragment.text:
        return fragment
    return Fragment(fragment.start, fragment.end, text[max(0, fragment.start) : fragment.end])


def _holds(text: str, fragment: Fragment) -> bool:
    return bool(fragment.text) and text[fragment.start : fragment.end] == fragment.text


def _all_fragments(record: Record) -> Iterable[Fragment]:
    yield from record.spans
    for values in record.fields.values():
        for value in values:
            yield from value.spans


Uses = dict[str, dict[str, FieldKind]]
"""The fields that records fill, by type and key, each with the kind that its values have."""


def add_uses(uses: Uses, record: Record) -> None:
    """Takes in which type and fields a record uses."""
    fields = uses.setdefault(record.type, {})
    for key, values in record.fields.items():
        for value in values:
            if value.value is not None:
                fields.setdefault(key, "actor" if value.actor else _kind_of(value.value))


def _kind_of(value: Value) -> FieldKind:
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case Place():
            return "place"
        case Range():
            return "range"
        case _:
            return "text"


def lacks(codebook: Codebook, uses: Uses) -> int:
    """How many of the types and fields that are used the codebook does not have."""
    known = {each.key: {field.key for field in each.fields} for each in codebook.types}
    return sum(
        1 + len(fields) if key not in known else len(fields.keys() - known[key])
        for key, fields in uses.items()
    )


def completed(codebook: Codebook, uses: Uses) -> Codebook:
    """The codebook with what it lacks, as far as its uses tell."""
    types: list[RecordType] = []
    for each in codebook.types:
        known = {field.key for field in each.fields}
        used = uses.get(each.key, {})
        added = tuple(_field(key, kind) for key, kind in used.items() if key not in known)
        types.append(replace(each, fields=(*each.fields, *added)))
    plurals = {each.plural for each in types}
    for key in uses.keys() - {each.key for each in types}:
        plural = f"{key}s" if f"{key}s" not in plurals else f"{key}_records"
        fields = tuple(_field(name, kind) for name, kind in uses[key].items())
        types.append(RecordType(key, key, plural, "", "blue", fields=fields))
    return replace(codebook, types=tuple(types))


def _field(key: str, kind: FieldKind) -> Field:
    return Field(key, key, kind, many=True)
