"""What the coder used last in each field, the newest first."""

from collections.abc import Iterable
from operator import attrgetter

from msgspec.structs import replace

from annotator.core.coding.record import FieldValue, Record
from annotator.services.notifications import Changed
from annotator.services.workspace import Workspace

_RECORDS = 200
"""Of the coder's newest records so many are read for it, once."""

_REMEMBERED = 20
"""Values by field."""


class RecentValues:
    """Reads them from the coder's newest records, and follows what the coder writes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._used: dict[tuple[str, str], list[FieldValue]] | None = None
        workspace.notify.subscribe(self._follow)

    def of(self, type_key: str, field_key: str, limit: int = 8) -> list[FieldValue]:
        """The values last used in a field, each once and without its evidence."""
        if self._used is None:
            self._used = {}
            with self._workspace.reading() as read:
                newest = read.newest_records(self._workspace.coder.id, _RECORDS)
            self._note(sorted(newest, key=attrgetter("updated")))
        return self._used.get((type_key, field_key), [])[:limit]

    def _follow(self, changed: Changed) -> None:
        if changed.kinds & {"actor", "codebook"} and not changed.own:
            self._used = None
        elif changed.own and self._used is not None:
            self._note(record for record in changed.written.values() if record is not None)

    def _note(self, records: Iterable[Record]) -> None:
        """Put the values of these records first, those of the last of them before all."""
        if self._used is None:
            return
        for record in records:
            for key, values in record.fields.items():
                used = self._used.setdefault((record.type, key), [])
                for value in values:
                    if value.value is not None:
                        bare = replace(value, spans=())
                        known = [each for each in used if each.value != bare.value]
                        used[:] = [bare, *known][:_REMEMBERED]
