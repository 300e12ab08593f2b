"""Deleting records with all that leads to them, within a larger change."""

from collections.abc import Sequence

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import FieldValue, Record
from annotator.storage.unit_of_work import UnitOfWork


def delete_records(
    unit: UnitOfWork, codebook: Codebook, records: Sequence[Record], *, purge: bool = False
) -> int:
    """Deletes records, the links from and to them, and values that name them; how many they were.

    Where another record's field of the kind “link” names one of them, its evidence stays.

    Args:
        codebook: what the records follow.
        records: as they stand.
        purge: whether the journal is to keep nothing of what they and the links held.
    """
    remove = unit.purge_all if purge else unit.delete_all
    ids = {record.id for record in records}
    remove(unit.read.links_of(ids))
    if link_fields := codebook.link_fields:
        articles = {record.article for record in records}
        pointing = unit.read.records_with_values(articles, {key for _, key in link_fields}, ids)
        unit.update_all(
            (record, replace(_without(record, ids, link_fields), updated=unit.time))
            for record in pointing
            if record.id not in ids
        )
    return remove(records)


def _without(record: Record, ids: set[str], link_fields: frozenset[tuple[str, str]]) -> Record:
    fields: dict[str, tuple[FieldValue, ...]] = {}
    for key, values in record.fields.items():
        remaining = values
        if (record.type, key) in link_fields:
            emptied = (
                replace(value, value=None) if value.value in ids else value for value in values
            )
            remaining = tuple(value for value in emptied if value.value is not None or value.spans)
        if remaining:
            fields[key] = remaining
    return replace(record, fields=fields)
