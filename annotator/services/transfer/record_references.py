"""Values of what comes in that are ids of records, which may be in another file, or nowhere."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.services.transfer.report import Problem
from annotator.storage.unit_of_work import UnitOfWork

_AT_ONCE = 500


class Lead(msgspec.Struct, frozen=True, gc=False):
    """A value that is the id of a record, ``target``."""

    file: str
    record: str
    field: str
    target: str

    @property
    def problem(self) -> Problem:
        """What to say if there is no such record."""
        reason = message("leads-to-no-record", field=self.field, target=self.target)
        return Problem.of(InputError(self.file, reason, message("at-record", id=self.record)))


def leads_of(file: str, records: Iterable[Record], codebook: Codebook | None) -> Iterator[Lead]:
    """Where the records lead."""
    fields = codebook.link_fields if codebook else frozenset[tuple[str, str]]()
    if not fields:
        return
    for record in records:
        for key, values in record.fields.items():
            if (record.type, key) in fields:
                for value in values:
                    if isinstance(value.value, str):
                        yield Lead(file, record.id, key, value.value)


def dangling(
    leads: Collection[Lead], known_records: Callable[[Collection[str]], Collection[str]]
) -> list[Lead]:
    """Those that lead to no record, by file, record, field and target."""
    targets = {lead.target for lead in leads}
    missing = targets.difference(known_records(targets)) if targets else targets
    leads_found = [lead for lead in leads if lead.target in missing]
    return sorted(leads_found, key=lambda lead: (lead.file, lead.record, lead.field, lead.target))


def leave_out(unit: UnitOfWork, leads: Collection[Lead]) -> None:
    """Takes the values out of the records that have them; their evidence stays."""
    by_record: dict[str, set[tuple[str, str]]] = {}
    for lead in leads:
        by_record.setdefault(lead.record, set()).add((lead.field, lead.target))
    ids = list(by_record)
    for begin in range(0, len(ids), _AT_ONCE):
        records = unit.read.records(ids[begin : begin + _AT_ONCE])
        unit.update_all((record, _without(record, by_record[record.id])) for record in records)


def _without(record: Record, values: set[tuple[str, str]]) -> Record:
    left: Mapping[str, tuple[FieldValue, ...]] = {
        key: tuple(
            replace(value, value=None) if (key, value.value) in values else value
            for value in held
            if (key, value.value) not in values or value.spans
        )
        for key, held in record.fields.items()
    }
    return replace(record, fields={key: held for key, held in left.items() if held})
