"""One group of records as rows and columns to show: a row a coder, and one for the gold."""

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from annotator.core.codebook.model import Codebook, Field
from annotator.core.codebook.values import display
from annotator.core.coding.origin import MENDED, Source
from annotator.core.coding.record import Record
from annotator.core.errors import CodebookError
from annotator.core.team.adjudication import Comparison
from annotator.core.team.gold import shuffled
from annotator.core.team.gold_links import Linked, linked, links_differ
from annotator.core.text.span import joined_text
from annotator.services.team.adjudication_case import Case
from annotator.ui.kit.relations import relation_text

TEXT, TYPE = "text", "type"
"""The columns that are no fields."""
OWN_LETTERS = "NPRTUML"
"""What the panel does itself by a letter; a field of that letter takes Shift."""


class Column(msgspec.Struct, frozen=True):
    """A part of the records.

    Attributes:
        field: the key of the field; empty for text and type.
        keys: what takes it, as Qt writes it; empty if nothing does.
        differs: whether the coders differ in it.
    """

    label: str
    field: str = ""
    keys: str = ""
    differs: bool = False


class Row(msgspec.Struct, frozen=True):
    """What a coder has, or what was decided.

    Attributes:
        coder: the coder's id; empty for the gold.
        record: None where the coder found nothing there.
        cells: by column.
    """

    name: str
    coder: str
    record: Record | None
    cells: tuple[str, ...]


class GroupView(msgspec.Struct, frozen=True):
    """All that is shown of a group; the rows of the coders stay in their places in an article."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def coders_in_order(case: Case, *, blind: bool) -> list[tuple[str, str]]:
    """The ids of the coders and what they are called."""
    if not blind:
        return [(coder.id, coder.name) for coder in case.coders]
    order = shuffled([coder.id for coder in case.coders], case.article.id)
    name = QCoreApplication.translate("GroupView", "Coder {n}")
    return [(coder, name.format(n=n)) for n, coder in enumerate(order, 1)]


def group_view(case: Case, shown: Comparison, codebook: Codebook, *, blind: bool) -> GroupView:
    """The group as it is shown."""
    held = [*shown.records.values(), *shown.outcomes]
    fields = list(_fields(held, codebook))
    columns = (
        Column(QCoreApplication.translate("GroupView", "Text"), keys="T", differs=shown.spans),
        Column(QCoreApplication.translate("GroupView", "Type"), differs=shown.type),
        *_field_columns(fields, shown),
    )
    of_record = linked(case.comparisons, case.links)
    is_linked = any(each.id in of_record for each in held)
    if is_linked:
        label = QCoreApplication.translate("GroupView", "Links")
        columns += (Column(label, keys="L", differs=links_differ(shown, of_record)),)
    coders = coders_in_order(case, blind=blind)
    numbers = {
        shown.records[coder].id: str(n)
        for n, (coder, _name) in enumerate(coders, 1)
        if coder in shown.records
    }
    rows = [_row(name, coder, shown.records.get(coder), fields, codebook) for coder, name in coders]
    rows += [_outcome_row(each, fields, codebook, numbers) for each in shown.outcomes]
    if is_linked:
        rows = [_with_links(row, of_record, case) for row in rows]
    return GroupView(columns, tuple(rows))


def _fields(records: Sequence[Record], codebook: Codebook) -> Iterator[Field]:
    """The fields that a record has values in, in the order of the codebook."""
    used = {key for record in records for key in record.fields}
    for type_key in dict.fromkeys(record.type for record in records):
        try:
            record_type = codebook.type(type_key)
        except CodebookError:
            continue
        for field in record_type.fields:
            if field.key in used:
                used.discard(field.key)
                yield field


def _field_columns(fields: Sequence[Field], shown: Comparison) -> Iterator[Column]:
    taken: set[str] = set()
    for field in fields:
        letter = field.letter.upper()
        keys = f"Shift+{letter}" if letter in OWN_LETTERS else letter
        if not letter or keys in taken:
            keys = ""
        taken.add(keys)
        differs = field.key in (*shown.fields, *shown.evidence)
        yield Column(field.label, field.key, keys, differs)


def _row(
    name: str, coder: str, record: Record | None, fields: Sequence[Field], codebook: Codebook
) -> Row:
    if record is None:
        nothing = QCoreApplication.translate("GroupView", "found nothing here")
        return Row(name, coder, None, (nothing, *[""] * (len(fields) + 1)))
    values = (_said(record, field) for field in fields)
    return Row(
        name, coder, record, (joined_text(record.spans), _type_label(record, codebook), *values)
    )


def _outcome_row(
    record: Record, fields: Sequence[Field], codebook: Codebook, numbers: dict[str, str]
) -> Row:
    origin = record.origin
    if record.state == "rejected":
        reason = origin.reason if origin else ""
        why = QCoreApplication.translate("GroupView", "all rejected: {reason}")
        cells = (why.format(reason=reason), *[""] * (len(fields) + 1))
        return Row(QCoreApplication.translate("GroupView", "Decided"), "", record, cells)
    row = _row(QCoreApplication.translate("GroupView", "Gold"), "", record, fields, codebook)
    if origin is None:
        return row
    sources = (origin.spans, origin.type, *(origin.fields.get(field.key, ()) for field in fields))
    cells = (
        f"{cell} ({source})" if (source := _source(each, numbers)) else cell
        for cell, each in zip(row.cells, sources, strict=True)
    )
    return msgspec.structs.replace(row, cells=tuple(cells))


def _with_links(row: Row, of_record: dict[str, list[Linked]], case: Case) -> Row:
    found = of_record.get(row.record.id, ()) if row.record is not None else ()
    said = " | ".join(
        f"{relation_text(each.relation, backwards=each.backwards)} “{_words(case, each.group)}”"
        for each in found
    )
    return msgspec.structs.replace(row, cells=(*row.cells, said))


def _words(case: Case, group: int) -> str:
    """The text of the first record of a group."""
    comparison = case.comparisons[group]
    [first, *_] = (*comparison.records.values(), *comparison.outcomes)
    return joined_text(first.spans)


def _source(source: Source, numbers: dict[str, str]) -> str:
    """Where a part came from: the numbers of the rows, a dash for records that are gone."""
    if source == (MENDED,):
        return QCoreApplication.translate("GroupView", "mended")
    return "+".join(numbers.get(each, "–") for each in source)


def _said(record: Record, field: Field) -> str:
    said = (
        display(field, value.value) or joined_text(value.spans)
        for value in record.fields.get(field.key, ())
    )
    return " | ".join(said)


def _type_label(record: Record, codebook: Codebook) -> str:
    try:
        return codebook.type(record.type).label
    except CodebookError:
        return record.type
