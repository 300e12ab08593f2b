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
        used = self._used
        if used is None:
            used = dict[tuple[str, str], list[FieldValue]]()
            with self._workspace.reading() as read:
                newest = read.newest_records(self._workspace.coder.id, _RECORDS)
            _note(used, sorted(newest, key=attrgetter("updated")))
            self._used = used
        return used.get((type_key, field_key), [])[:limit]

    @property
    def is_read(self) -> bool:
        """Whether `of` reads nothing, because it did before."""
        return self._used is not None

    def _follow(self, changed: Changed) -> None:
        if changed.kinds & {"actor", "codebook"} and not changed.own:
            self._used = None
        elif changed.own and self._used is not None:
            _note(self._used, (each for each in changed.written.values() if each is not None))


def _note(used: dict[tuple[str, str], list[FieldValue]], records: Iterable[Record]) -> None:
    """Put the values of these records first, those of the last of them before all."""
    for record in records:
        for key, values in record.fields.items():
            of_field = used.setdefault((record.type, key), [])
            for value in values:
                if value.value is not None:
                    bare = replace(value, spans=())
                    known = [each for each in of_field if each.value != bare.value]
                    of_field[:] = [bare, *known][:_REMEMBERED]
