"""Maps database rows to core entities and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Row

from annotator.core.changes.change_kinds import Parameters
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import Place, Value
from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.actor_matching import words_of
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import CODEBOOK_ID, Change, Entity, Op
from annotator.core.coding.coder import Coder
from annotator.core.coding.digest import digest
from annotator.core.coding.link import Link
from annotator.core.coding.origin import Origin
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.publication import Publications
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.text.span import Fragment
from annotator.core.text.words import stored_words, words
from annotator.storage.tables import (
    OWN_SPAN,
    ActorNameRow,
    ActorRow,
    ArticleRow,
    AssignmentRow,
    Base,
    CodebookRow,
    CoderRow,
    FragmentRow,
    LinkRow,
    ProjectRow,
    RecordRow,
    StatusRow,
    SuggestionRow,
    ValueRow,
)

_PUBLICATIONS = Article.__struct_fields__.index("publications")
AnyRow = Row[*tuple[Any, ...]]

Rows = dict[type[Base], list[dict[str, Any]]]
"""Rows to insert, by table, those that others refer to first."""


def rows_of(entity: Entity) -> Rows:
    """The rows that store an entity, by table."""
    match entity:
        case Record():
            return _rows_of_record(entity)
        case Article():
            row = msgspec.structs.asdict(entity)
            row["title_words"] = stored_words(entity.title)
            row["text_words"] = stored_words(entity.text)
            row["publications"] = msgspec.to_builtins(entity.publications) or None
            return {ArticleRow: [row]}
        case Codebook():
            body = msgspec.to_builtins(entity)
            row = {"id": CODEBOOK_ID, "body": body, "version": entity.version}
            return {CodebookRow: [{**row, "digest": digest(entity)}]}
        case ArticleStatus() | Assignment():
            table = StatusRow if isinstance(entity, ArticleStatus) else AssignmentRow
            return {table: [_renamed(entity, article="article_id", coder="coder_id")]}
        case Link():
            return {LinkRow: [_renamed(entity, source="source_id", target="target_id")]}
        case Suggestion():
            return {SuggestionRow: [_row_of_suggestion(entity)]}
        case Actor():
            return _rows_of_actor(entity)
        case Coder():
            return {CoderRow: [msgspec.structs.asdict(entity)]}
        case ProjectInfo():
            row = {**msgspec.structs.asdict(entity), "columns": entity.columns or None}
            row["mappings"] = msgspec.to_builtins(entity.mappings) or None
            row["draws"] = msgspec.to_builtins(entity.draws) or None
            row["models"] = msgspec.to_builtins(entity.models) or None
            return {ProjectRow: [{**row, "digest": digest(entity)}]}


def _renamed(entity: Entity | Change, **names: str) -> dict[str, Any]:
    return {names.get(key, key): value for key, value in msgspec.structs.asdict(entity).items()}


def _rows_of_actor(actor: Actor) -> Rows:
    names = [
        {"actor_id": actor.id, "position": position, "key": key, "words": " ".join(words_of(key))}
        for position, key in enumerate(map(name_key, (actor.name, *actor.aliases)))
    ]
    row = {**msgspec.structs.asdict(actor), "aliases": list(actor.aliases)}
    return {ActorRow: [row], ActorNameRow: names}


def row_of(entity: Entity) -> tuple[type[Base], dict[str, Any]]:
    """The thing's own row, without those of its parts."""
    if isinstance(entity, Record):
        return RecordRow, _row_of_record(entity)
    table, [row, *_] = next(iter(rows_of(entity).items()))
    return table, row


def _row_of_record(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "article_id": record.article,
        "type": record.type,
        "coder_id": record.coder,
        "state": record.state,
        "start": min([span.start for span in record.spans], default=0),
        "end": max([span.end for span in record.spans], default=0),
        "created": record.created,
        "updated": record.updated,
        "note": record.note,
        "flagged": record.flagged,
        "metadata": record.metadata or None,
        "origin": msgspec.to_builtins(record.origin),
        "version": record.version,
    }


def _row_of_suggestion(suggestion: Suggestion) -> dict[str, Any]:
    row = _renamed(suggestion, article="article_id", coder="coder_id")
    return {
        **row,
        "start": min([span.start for span in suggestion.spans], default=0),
        "end": max([span.end for span in suggestion.spans], default=0),
        "spans": msgspec.to_builtins(suggestion.spans),
        "fields": msgspec.to_builtins(suggestion.fields),
    }


def _rows_of_record(record: Record) -> Rows:
    rows: Rows = {RecordRow: [_row_of_record(record)], ValueRow: [], FragmentRow: []}
    rows[FragmentRow] += fragment_rows(record.id, OWN_SPAN, 0, record.spans)
    for field, values in record.fields.items():
        add_value_rows(rows, record.id, field, values)
    return rows


def add_value_rows(rows: Rows, record_id: str, field: str, values: Sequence[FieldValue]) -> None:
    """Adds the rows of one field's values and of their evidence."""
    for ordinal, value in enumerate(values):
        rows[ValueRow].append(
            {
                "record_id": record_id,
                "field": field,
                "ordinal": ordinal,
                "value": value.value
                if isinstance(value.value, str)
                else msgspec.to_builtins(value.value),
                "actor_id": value.actor,
                "value_words": value_words(value.value),
            }
        )
        rows[FragmentRow] += fragment_rows(record_id, field, ordinal, value.spans)


def value_words(value: Value | None) -> str | None:
    """The words of a value, as `stored_words` has those of a text.

    Returns:
        None for a value whose words are those of its JSON.
    """
    if isinstance(value, str):
        # Of an escape, such as that of a line's end, the letter would be read as a word's.
        is_escaped = "\\" in value or not value.replace("\u00a0", " ").isprintable()
        return " ".join(words(value)) if is_escaped else stored_words(value)
    if isinstance(value, Place):
        json = msgspec.json.encode(value).decode()
        parts = f"{value.name} {value.country} {value.lat} {value.lon}"
        return " ".join(words(parts)) if "\\" in json else stored_words(json)
    return None


def fragment_rows(
    record_id: str, field: str, ordinal: int, fragments: Sequence[Fragment]
) -> list[dict[str, Any]]:
    """The rows of the fragments of one value, or of the record itself."""
    return [
        {
            "record_id": record_id,
            "field": field,
            "ordinal": ordinal,
            "position": position,
            "start": fragment.start,
            "end": fragment.end,
            "text": fragment.text,
        }
        for position, fragment in enumerate(fragments)
    ]


def records_of(
    records: Iterable[Sequence[Any]],
    values: Iterable[Sequence[Any]],
    fragments: Iterable[Sequence[Any]],
) -> list[Record]:
    """Whole records from rows of all columns; values and fragments come in order."""
    spans: dict[tuple[str, str, int], tuple[Fragment, ...]] = {}
    for record_id, field, ordinal, start, end, text in fragments:
        key = (record_id, field, ordinal)
        fragment = Fragment(start, end, text)
        spans[key] = (*spans[key], fragment) if key in spans else (fragment,)
    fields: defaultdict[str, dict[str, tuple[FieldValue, ...]]] = defaultdict(dict)
    for record_id, field, ordinal, stored, actor in values:
        held = value_of(stored) if isinstance(stored, dict) else stored
        value = FieldValue(held, actor, spans.get((record_id, field, ordinal), ()))
        own = fields[record_id]
        own[field] = (*own[field], value) if field in own else (value,)
    # Unpacked: of rows by the hundred thousand, to ask each for its columns by name is slow.
    return [
        Record(
            record_id,
            article,
            record_type,
            coder,
            state,
            created,
            updated,
            spans.get((record_id, OWN_SPAN, 0), ()),
            fields.get(record_id) or {},
            note,
            flagged,
            metadata or {},
            origin and origin_of(origin),
            version,
        )
        for (
            record_id,
            article,
            record_type,
            coder,
            state,
            _start,
            _end,
            created,
            updated,
            note,
            flagged,
            metadata,
            origin,
            version,
        ) in records
    ]


def value_of(stored: Any) -> Value | None:
    """A value as it was before it was stored as JSON."""
    return msgspec.convert(stored, Value) if isinstance(stored, dict) else stored


def origin_of(stored: dict[str, Any]) -> Origin:
    """A record's origin as it was before it was stored as JSON."""
    return msgspec.convert(stored, Origin)


def project_of(row: Mapping[Any, Any]) -> ProjectInfo:
    """The project from its row."""
    return msgspec.convert(
        {name: value for name, value in row.items() if value is not None and name != "digest"},
        ProjectInfo,
    )


def article_of(row: Mapping[Any, Any]) -> Article:
    """An article from its row."""
    held: dict[str, Any] = {**row, "publications": publications_of(row["publications"])}
    return Article(**held)


def article_of_columns(columns: list[Any]) -> Article:
    """An article from the values of its columns, in the order of its attributes."""
    columns[_PUBLICATIONS] = publications_of(columns[_PUBLICATIONS])
    return Article(*columns)


def publications_of(stored: Any) -> Publications:
    """An article's publications as they were before they were stored as JSON."""
    return msgspec.convert(stored, Publications) if stored else {}


def actor_of(row: Mapping[Any, Any]) -> Actor:
    """An actor from its row."""
    return msgspec.convert(dict(row), Actor)


def link_of(row: Mapping[Any, Any]) -> Link:
    """A link from its row."""
    return Link(row["id"], row["source_id"], row["target_id"], row["relation"], row["version"])


def suggestion_of(row: Mapping[Any, Any]) -> Suggestion:
    """A suggestion from its row."""
    names = {"article_id": "article", "coder_id": "coder"}
    plain = {names.get(name, name): value for name, value in row.items()}
    # Where it begins and ends is for queries alone.
    return msgspec.convert({name: plain[name] for name in Suggestion.__struct_fields__}, Suggestion)


def status_of(row: AnyRow) -> ArticleStatus:
    """A status from its row."""
    return ArticleStatus(
        *(row.article_id, row.coder_id, row.state, row.reason, row.relevant),
        *(bool(row.training), row.version),
    )


def assignment_of(row: AnyRow) -> Assignment:
    """An assignment from its row."""
    return Assignment(row.article_id, row.coder_id, row.version)


def change_of(row: AnyRow) -> Change:
    """A journal entry from its row."""
    parameters: Parameters = row.parameters or {}
    return Change(
        *(row.seq, row.id, row.time, row.coder_id, row.kind or "", parameters, row.label),
        *(row.action, row.undoes, row.ops),
    )


def op_of(row: AnyRow) -> Op:
    """An op from its row."""
    return Op(row.kind, row.entity_id, row.verb, row.before or {}, row.after or {})


def change_row(change: Change, digest_of_change: bytes | None) -> dict[str, Any]:
    """The row of a journal entry."""
    row = _renamed(change, coder="coder_id")
    return {**row, "parameters": change.parameters or None, "digest": digest_of_change}


def op_row(seq: int, n: int, op: Op, after: bytes | None) -> dict[str, Any]:
    """The row of the op ``n`` of a change, with the checksum of the thing as it left it."""
    return {
        "seq": seq,
        "n": n,
        "kind": op.kind,
        "entity_id": op.id,
        "verb": op.verb,
        "before": op.before or None,
        "after": op.after or None,
        "digest": after,
    }
