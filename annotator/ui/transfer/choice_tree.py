"""A list of things, each with what becomes of it, which is chosen in place."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotator.ui.fields.picker import Option, PickerLine, Proposals, fitting
from annotator.ui.kit.mirroring import isolated

_ROW = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_WIDEST = 260


class Choice(NamedTuple):
    """An option of a mapping."""

    key: str
    label: str


class ChoiceRow(NamedTuple):
    """A thing.

    Attributes:
        id: what tells it from others, under which a choice is reported.
        cells: what is shown of it; what it becomes is put in between.
        current: the key of what it becomes.
        becomes: what a person reads for that.
        tip: what more there is to say of it.
        children: what belongs to it.
    """

    id: tuple[str, ...]
    cells: tuple[str, ...]
    current: str
    becomes: str
    tip: str = ""
    children: Sequence["ChoiceRow"] = ()


class ChoiceTree(QTreeWidget):
    """Rows whose column of choices is edited by a click, Enter, F2 or by typing."""

    chosen = Signal(tuple, str)
    """The id of a row, and the key of what it is to become."""
    wanted = Signal(tuple)
    """What can the row of this id become? Whoever knows answers with `offer`."""

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
        self._offered: Sequence[Choice] = ()
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

    def offer(self, choices: Sequence[Choice]) -> None:
        """Sets the options of the row that ``wanted`` asked for."""
        self._offered = choices

    def offered(self, row: ChoiceRow) -> Sequence[Choice]:
        """The options of a row."""
        self._offered = ()
        self.wanted.emit(row.id)
        return self._offered

    def edit_current(self, typed: str = "") -> None:
        """Ask what the current row is to become, beginning with what was typed."""
        item = self.currentItem()
        # Enter in the line comes here too, while the line is still open.
        is_open = self.state() == QAbstractItemView.State.EditingState
        if item is None or is_open:
            return
        self.setCurrentItem(item, self._column)
        self.editItem(item, self._column)
        line = self.findChild(ChoiceLine)
        if line is None:
            return
        if typed:
            line.setText(typed)
            line.setModified(True)
            line.asked.emit(typed)
        else:
            line.open_all()

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
            self.edit_current(typed)
        else:
            super().keyPressEvent(event)

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == self._column:
            self.setCurrentItem(item, column)
            self.edit_current()

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
        cells = (*row.cells[: self._column], row.becomes, *row.cells[self._column :])
        for column, text in enumerate(cells):
            item.setText(column, isolated(text))
            item.setToolTip(column, row.tip or text)
            if column in self._at_right:
                item.setTextAlignment(column, _RIGHT)
        item.setData(0, _ROW, row)
        for child in row.children:
            if child.id in self._items and child.id != row.id:
                self._fill(child)


class ChoiceLine(PickerLine):
    """A line in a row that proposes what the row can become."""

    taken = Signal()
    """A choice was taken."""

    def __init__(self, row: ChoiceRow, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent, tab_picks=False)
        self._options = [Option(*choice) for choice in choices]
        self._key: str | None = None
        self.setObjectName("choice")
        self.setAccessibleName(self.tr("{thing} becomes").format(thing=row.cells[0]))
        self.asked.connect(self._on_asked)
        self.picked.connect(self._on_picked)

    @property
    def key(self) -> str | None:
        """The key of what was chosen, or what was typed is of; None if of nothing."""
        if self._key is not None:
            return self._key
        typed = self.text().strip().casefold()
        exact = (each.key for each in self._options if each.label.casefold() == typed)
        return next(exact, None)

    def _on_asked(self, text: str) -> None:
        options = fitting(self._options, text)
        now = self.text().strip().casefold()
        best = next((n for n, each in enumerate(options) if each.label.casefold() == now), 0)
        self.propose(Proposals(options, best))

    def _on_picked(self, key: str) -> None:
        self._key = key
        self.taken.emit()


class _ChoiceDelegate(QStyledItemDelegate):
    """Edits a choice in a line that proposes."""

    def __init__(self, tree: ChoiceTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._line: ChoiceLine | None = None

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        row = _row_of(self._tree.itemFromIndex(index))
        line = ChoiceLine(row, self._tree.offered(row), parent)
        # After Enter the view takes it by itself, soon; after a click nobody does.
        line.taken.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._line = line
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, ChoiceLine) and not editor.isModified():
            editor.setText(_row_of(self._tree.itemFromIndex(index)).becomes)
            editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = _row_of(self._tree.itemFromIndex(index))
        if isinstance(editor, ChoiceLine) and editor.key not in (None, row.current):
            self._tree.chosen.emit(row.id, editor.key)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> None:
        # A little higher than the row, or the line would cut off its own letters.
        height = max(editor.sizeHint().height(), option.rect.height())
        place = option.rect
        place.setTop(place.center().y() - height // 2)
        place.setHeight(height)
        editor.setGeometry(place)

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, ChoiceLine):
            editor.close_list()
        self._line = None
        super().destroyEditor(editor, index)

    def _take(self) -> None:
        if self._line is not None:
            self.commitData.emit(self._line)
            self.closeEditor.emit(self._line, QStyledItemDelegate.EndEditHint.NoHint)


def _ids(rows: Sequence[ChoiceRow]) -> Sequence[tuple[str, ...]]:
    return [key for row in rows for key in (row.id, *_ids(row.children))]


def _row_of(item: QTreeWidgetItem) -> ChoiceRow:
    return item.data(0, _ROW)
