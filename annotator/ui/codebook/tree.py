"""The codebook as a tree: types, their fields, their choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.codebook.draft import Node
from annotator.core.codebook.model import Choice, Field, RecordType
from annotator.ui.codebook.state import CodebookState

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
PROBLEM_ROLE = Qt.ItemDataRole.UserRole + 1
TYPE_ROLE = Qt.ItemDataRole.UserRole + 2
"""The record type that a row belongs to, for its colour."""
_MIME = "application/x-annotator-codebook-part"


class CodebookTreeModel(QAbstractItemModel):
    """Shows the state's draft; a row that is dropped elsewhere is moved in the draft."""

    def __init__(self, state: CodebookState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._parents: dict[int, int | None] = {}
        self._rows: dict[int, int] = {}
        self._nodes: dict[int, Node] = {}
        self._collect(state.draft.types, None)

    def refresh(self) -> bool:
        """Show the draft as it stands; whether rows came, went or moved."""
        shape = (self._parents, self._rows)
        parents, rows, nodes = self._parents, self._rows, self._nodes
        self._parents, self._rows, self._nodes = {}, {}, {}
        self._collect(self._state.draft.types, None)
        if shape == (self._parents, self._rows):
            self._announce_all()
            return False
        new = self._parents, self._rows, self._nodes
        self._parents, self._rows, self._nodes = parents, rows, nodes
        self.beginResetModel()
        self._parents, self._rows, self._nodes = new
        self.endResetModel()
        return True

    def _announce_all(self) -> None:
        for node_id in self._nodes:
            index = self.index_of(node_id)
            self.dataChanged.emit(index, index)

    def _collect(self, nodes: Sequence[Node], parent_id: int | None) -> None:
        for row, node in enumerate(nodes):
            self._parents[node.id] = parent_id
            self._rows[node.id] = row
            self._nodes[node.id] = node
            self._collect(node.children, node.id)

    def ids(self) -> list[int]:
        """The parts that are shown."""
        return list(self._nodes)

    def index_of(self, node_id: int | None) -> QModelIndex:
        """Where a part stands; invalid if it does not."""
        if node_id is None or node_id not in self._rows:
            return QModelIndex()
        return self.createIndex(self._rows[node_id], 0, node_id)

    def id_at(self, index: Index) -> int | None:
        """The part that stands there."""
        return int(index.internalId()) if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """The part at a row of another one."""
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].id)

    def parent(self, child: Index = QModelIndex()) -> Any:
        """The parent of a part."""
        node_id = self.id_at(child)
        return self.index_of(self._parents.get(node_id)) if node_id else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many parts lie in another one."""
        return len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002 - Qt's signature
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The data of a row: text, tooltip, and text for screen readers."""
        node = self._nodes.get(self.id_at(index) or 0)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return node.item.label or self.tr("(no label)")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.item.help
        if role == NODE_ROLE:
            return node
        if role == PROBLEM_ROLE:
            return bool(self._state.problems_of(node.id))
        if role == TYPE_ROLE:
            return self._state.draft.line(node.id)[0].item
        return None

    def _spoken(self, node: Node) -> str:
        item = node.item
        parts = [item.label]
        if isinstance(item, RecordType):
            parts.append(self.tr("record type"))
        elif isinstance(item, Field):
            parts.append(self.tr("field"))
        else:
            parts.append(self.tr("choice"))
        letter = "" if isinstance(item, Choice) else item.letter
        if letter:
            parts.append(self.tr("letter {0}").format(letter))
        if item.retired:
            parts.append(self.tr("retired"))
        if self._state.problems_of(node.id):
            parts.append(self.tr("needs attention"))
        return ", ".join(parts)

    # Dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be dragged, and dropped where it may lie."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Parts move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """A private MIME type, so that rows can only be dropped here."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged row."""
        data = QMimeData()
        ids = [str(self.id_at(index)) for index in indexes[:1]]
        data.setData(_MIME, QByteArray("".join(ids).encode()))
        return data

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 - Qt's signature
        row: int,  # noqa: ARG002 - Qt's signature
        column: int,  # noqa: ARG002 - Qt's signature
        parent: Index,
    ) -> bool:
        """Whether the part may lie there."""
        node_id = _dragged(data)
        return node_id is not None and self._state.draft.may_move(node_id, self.id_at(parent))

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 - Qt's signature
        row: int,
        column: int,  # noqa: ARG002 - Qt's signature
        parent: Index,
    ) -> bool:
        """Move the part in the draft. The model is reset by that, so the view removes no row."""
        node_id, parent_id = _dragged(data), self.id_at(parent)
        if node_id is None or not self._state.draft.may_move(node_id, parent_id):
            return False
        beside = [node.id for node in self._state.draft.children(parent_id)]
        at = len(beside) if row < 0 else row
        if node_id in beside and beside.index(node_id) < at:
            at -= 1
        self._state.move(node_id, parent_id, at)
        return False

    def _children(self, parent: Index) -> tuple[Node, ...]:
        if not parent.isValid():
            return self._state_types()
        node = self._nodes.get(cast("int", self.id_at(parent)))
        return node.children if node else ()

    def _state_types(self) -> tuple[Node, ...]:
        return tuple(node for node in self._nodes.values() if self._parents[node.id] is None)


def _dragged(data: QMimeData) -> int | None:
    raw = bytes(data.data(_MIME).data())
    return int(raw) if raw.isdigit() else None
