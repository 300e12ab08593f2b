"""A list of things, each with what becomes of it, which is chosen in place."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

_ROW = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_BOX = "choice"
_WIDEST = 260


class Choice(NamedTuple):
    """Something that a thing can become."""

    key: str
    label: str


class ChoiceRow(NamedTuple):
    """A thing.

    Attributes:
        id: what tells it from others, under which a choice is reported.
        cells: what is shown of it; what it becomes is put in between.
        current: the key of what it becomes.
        choices: what it can become.
        tip: what more there is to say of it.
        children: what belongs to it.
    """

    id: tuple[str, ...]
    cells: tuple[str, ...]
    current: str
    choices: Sequence[Choice]
    tip: str = ""
    children: Sequence["ChoiceRow"] = ()


class ChoiceTree(QTreeWidget):
    """Rows whose column of choices is edited by a click, Enter, F2 or by typing."""

    chosen = Signal(tuple, str)
    """The id of a row, and the key of what it is to become."""

    def __init__(
        self,
        name: str,
        label: str,
        headers: Sequence[str],
        choice_column: int,
        at_right: Sequence[int] = (),
    ) -> None:
        """
        Args:
            name: the object name.
            label: the accessible name.
            headers: of all columns.
            choice_column: which of them is that of the choices.
            at_right: those of numbers.
        """
        super().__init__()
        self._at_right = frozenset(at_right)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setHeaderLabels(list(headers))
        self._column = choice_column
        self._items: dict[tuple[str, ...], QTreeWidgetItem] = {}
        self.setItemDelegateForColumn(choice_column, _ChoiceDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(True)
        self.header().setSectionsMovable(False)
        self.itemClicked.connect(self._clicked)

    def set_rows(self, rows: Sequence[ChoiceRow]) -> None:
        """Show these; where one was, and which were folded, stays."""
        if [*_ids(rows)] == list(self._items):
            for row in rows:
                self._fill(row)
            return
        current = self.currentItem()
        current_id = _row_of(current).id if current else ()
        folded = {key for key, item in self._items.items() if not item.isExpanded()}
        scrolled = self.verticalScrollBar().value()
        self.clear()
        self._items.clear()
        for row in rows:
            self._add(row, self.invisibleRootItem())
        for key, item in self._items.items():
            item.setExpanded(key not in folded or not item.childCount())
        for column in range(self.columnCount() - 1):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column) + 16, _WIDEST))
        shown = self._items.get(current_id) or self.topLevelItem(0)
        if shown is not None:
            self.setCurrentItem(shown, self._column)
        self.verticalScrollBar().setValue(scrolled)

    def edit_current(self) -> None:
        """Ask what the current row is to become."""
        item = self.currentItem()
        if item is not None and _row_of(item).choices:
            self.setCurrentItem(item, self._column)
            self.editItem(item, self._column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2, Space and letters ask what the row is to become."""
        key, typed = event.key(), event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        opens = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        if plain and opens:
            self.edit_current()
        elif plain and typed and typed.isprintable() and typed not in "+-*/":
            self.edit_current()
            box = self._open_box()
            line = box.lineEdit() if box is not None else None
            if line is not None:
                line.setText(typed)
                line.textEdited.emit(typed)
        else:
            super().keyPressEvent(event)

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == self._column:
            self.setCurrentItem(item, column)
            self.edit_current()
            # Who points wants to see what there is; who types, to type.
            if (box := self._open_box()) is not None:
                box.showPopup()

    def _open_box(self) -> QComboBox | None:
        return self.viewport().findChild(QComboBox, _BOX)

    def _add(self, row: ChoiceRow, parent: QTreeWidgetItem) -> None:
        item = QTreeWidgetItem(parent)
        self._items[row.id] = item
        self._fill(row)
        for child in row.children:
            self._add(child, item)

    def _fill(self, row: ChoiceRow) -> None:
        item = self._items[row.id]
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable)
        becomes = next((each.label for each in row.choices if each.key == row.current), row.current)
        cells = (*row.cells[: self._column], becomes, *row.cells[self._column :])
        for column, text in enumerate(cells):
            item.setText(column, text)
            item.setToolTip(column, row.tip or text)
            if column in self._at_right:
                item.setTextAlignment(column, _RIGHT)
        item.setData(0, _ROW, row)
        for child in row.children:
            if child.id in self._items and child.id != row.id:
                self._fill(child)


class _ChoiceDelegate(QStyledItemDelegate):
    """Edits a choice in a box that completes."""

    def __init__(self, tree: ChoiceTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._box: QComboBox | None = None

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        row = _row_of(self._tree.itemFromIndex(index))
        box = QComboBox(parent)
        box.setObjectName(_BOX)
        box.setAccessibleName(self.tr("{thing} becomes").format(thing=row.cells[0]))
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for choice in row.choices:
            box.addItem(choice.label, choice.key)
        completer = QCompleter(box.model(), box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.setCompleter(completer)
        if (proposals := completer.popup()) is not None:
            proposals.setObjectName("choiceProposals")
            proposals.installEventFilter(self)
        box.activated.connect(self._finish)
        self._box = box
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        row = _row_of(self._tree.itemFromIndex(index))
        if isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
            editor.setCurrentIndex(max(0, editor.findData(row.current)))
            line.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = _row_of(self._tree.itemFromIndex(index))
        if isinstance(editor, QComboBox):
            key = _meant(editor.currentText(), row.choices)
            if key is not None and key != row.current:
                self._tree.chosen.emit(row.id, key)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> None:
        # A little higher than the row, or the box would cut off its own letters.
        height = max(editor.sizeHint().height(), option.rect.height())
        place = option.rect
        place.setTop(place.center().y() - height // 2)
        place.setHeight(height)
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what stands in the box, also while it proposes something, and goes no
        further."""
        box = self._box
        is_enter = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
        if isinstance(watched, QAbstractItemView):
            # A proposal that was walked to is taken by the completer itself.
            if is_enter and box is not None and not watched.currentIndex().isValid():
                watched.hide()
                self._take(box)
                return True
            return False
        if is_enter and box is not None and watched is box:
            self._take(box)
            return True
        return super().eventFilter(watched, event)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def _finish(self) -> None:
        if self._box is not None:
            self._take(self._box)

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        self._box = None
        super().destroyEditor(editor, index)


def _ids(rows: Sequence[ChoiceRow]) -> Sequence[tuple[str, ...]]:
    return [key for row in rows for key in (row.id, *_ids(row.children))]


def _row_of(item: QTreeWidgetItem) -> ChoiceRow:
    return item.data(0, _ROW)


def _meant(text: str, choices: Sequence[Choice]) -> str | None:
    """The key of the choice that a person typed or began to type; None if it is none of them."""
    wanted = text.strip().casefold()
    for choice in choices:
        if choice.label.casefold() == wanted:
            return choice.key
    near = [choice.key for choice in choices if wanted in choice.label.casefold()]
    return near[0] if wanted and near else None
