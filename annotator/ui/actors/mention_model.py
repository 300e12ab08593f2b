"""The records that name an actor as rows, read as they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor_listing import Mention
from annotator.core.errors import CodebookError

if TYPE_CHECKING:
    from annotator.services.actors import Actors
    from annotator.ui.kit.background_reads import BackgroundReads, Stop

MENTION_ROLE = Qt.ItemDataRole.UserRole
COLOUR_ROLE = Qt.ItemDataRole.UserRole + 1
"""The colour name of the record's type."""
NAMED_ROLE = Qt.ItemDataRole.UserRole + 2
"""In which fields the record names the actor, and by which words."""

_PAGE = 200
_Index = QModelIndex | QPersistentModelIndex


class MentionModel(QAbstractListModel):
    """The last made record comes first; more are read when the list is scrolled to its end."""

    found = Signal()
    """The first rows have come, or there are none."""

    def __init__(self, background_reads: BackgroundReads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background_reads = background_reads
        self._actors: Actors | None = None
        self._codebook: Codebook | None = None
        self._actor_id: str | None = None
        self._rows: list[Mention] = []
        self._has_more = False

    def set_actors(self, actors: Actors | None, codebook: Codebook | None) -> None:
        """Read another project."""
        self._actors, self._codebook = actors, codebook
        self.show_actor(None)

    def set_codebook(self, codebook: Codebook) -> None:
        """Types and fields may be called otherwise now."""
        self._codebook = codebook
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def show_actor(self, actor_id: str | None) -> None:
        """List the records that name this actor."""
        self._actor_id = actor_id
        self._background_reads.forget("actors.mentions")
        self.beginResetModel()
        self._rows, self._has_more = [], False
        self.endResetModel()
        self.reload()

    def reload(self) -> None:
        """Read the list again; what is shown stays until that is done."""
        if self._actor_id is None or self._actors is None:
            self.found.emit()
            return
        asked = _Asked(self._actors, self._actor_id, 0, max(len(self._rows), _PAGE))
        self._background_reads.ask("actors.mentions", asked.read, self._take_first)

    def mention(self, row: int) -> Mention | None:
        """What a row shows."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _take_first(self, rows: list[Mention]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self._has_more = len(rows) >= _PAGE
        self.found.emit()

    def _take_more(self, rows: list[Mention]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        self._has_more = len(rows) >= _PAGE

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._has_more

    def fetchMore(self, _parent: _Index) -> None:
        if self._actors is None or self._actor_id is None:
            return
        if not self._background_reads.is_open("actors.mentions"):
            asked = _Asked(self._actors, self._actor_id, len(self._rows), _PAGE)
            self._background_reads.ask("actors.mentions", asked.read, self._take_more)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        mention = self.mention(index.row())
        if mention is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return mention.words
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                where = " · ".join(
                    part for part in (mention.title, mention.source, mention.published) if part
                )
                return "\n".join((self._named(mention), mention.words, where))
            case _ if role == MENTION_ROLE:
                return mention
            case _ if role == NAMED_ROLE:
                return self._named(mention)
            case _ if role == COLOUR_ROLE:
                return self._colour(mention.type)
            case _:
                return None

    def _named(self, mention: Mention) -> str:
        labels: dict[str, str] = {}
        type_label = mention.type
        try:
            record_type = self._codebook.type(mention.type) if self._codebook else None
        except CodebookError:
            record_type = None
        if record_type is not None:
            type_label = record_type.label
            labels = {field.key: field.label for field in record_type.fields}
        parts = [
            self.tr("{0} “{1}”").format(labels.get(each.field, each.field), each.text)
            if each.text
            else labels.get(each.field, each.field)
            for each in mention.named
        ]
        return " · ".join((type_label, *parts))

    def _colour(self, type_key: str) -> str:
        types = self._codebook.types if self._codebook else ()
        return next((each.colour for each in types if each.key == type_key), "")


class _Asked:
    """A page, as it was asked for."""

    def __init__(self, actors: Actors, actor_id: str, offset: int, limit: int) -> None:
        self._actors = actors
        self._actor_id = actor_id
        self._offset, self._limit = offset, limit

    def read(self, _stop: Stop) -> list[Mention]:
        """Read it."""
        return self._actors.mentions(self._actor_id, self._offset, self._limit)
