"""The left side of the codebook editor: the tree of its parts, and the tools that change it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QBrush, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.draft import WITH_CHOICES, Node
from annotator.core.codebook.model import Choice, Field, RecordType
from annotator.ui.codebook.state import CodebookState
from annotator.ui.codebook.tree import NODE_ROLE, PROBLEM_ROLE, TYPE_ROLE, CodebookTreeModel
from annotator.ui.kit.context_menu import ContextMenu, Groups, offered
from annotator.ui.kit.icons import icon, pixmap
from annotator.ui.kit.mirroring import isolated, placed
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.themed_delegate import ThemedDelegate

_HEIGHT = 28
_GLYPH = 16
_DOT = 10


class OutlineDelegate(ThemedDelegate):
    """A part's label; its letter, that it is retired and that something is wrong at the end."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every row."""
        return QSize(120, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One row."""
        node = index.data(NODE_ROLE)
        if not isinstance(node, Node):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self.paint_ground(painter, option)
        way: Qt.LayoutDirection = option.direction
        area = rect.adjusted(4, 0, -8, 0)
        area = self._paint_glyph(painter, option, area, node, index)
        has_problem = bool(index.data(PROBLEM_ROLE))
        area = self._paint_end(painter, option, area, node, has_problem=has_problem)
        area = placed(way, rect, area)
        font = QFont(option.font)
        font.setBold(isinstance(node.item, RecordType))
        font.setItalic(node.item.retired)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if node.item.retired else "text"))
        self._paint_text(painter, area, index.data())
        painter.restore()

    def _paint_glyph(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        node: Node,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QRect:
        kind = index.data(TYPE_ROLE)
        if isinstance(node.item, Choice) or not isinstance(kind, RecordType):
            return area
        ink = self._theme.ink(kind.colour)
        middle = area.center().y()
        painter.setPen(ink)
        size = _DOT if isinstance(node.item, RecordType) else 5
        painter.setBrush(QBrush(ink))
        dot = QRect(area.left() + (_DOT - size) // 2, middle - size // 2, size, size)
        painter.drawEllipse(placed(option.direction, option.rect, dot))
        return area.adjusted(_DOT + 8, 0, 0, 0)

    def _paint_end(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        node: Node,
        *,
        has_problem: bool,
    ) -> QRect:
        way: Qt.LayoutDirection = option.direction
        row: QRect = option.rect
        marks = [("warning", "error")] if has_problem else []
        marks += [("retired", "muted")] if node.item.retired else []
        scale = painter.device().devicePixelRatioF()
        for name, role in marks:
            at = QRect(area.right() - _GLYPH, area.center().y() - _GLYPH // 2, _GLYPH, _GLYPH)
            picture = pixmap(self._theme, name, role, _GLYPH, scale)
            painter.drawPixmap(placed(way, row, at), picture)
            area = area.adjusted(0, 0, -_GLYPH - 6, 0)
        letter = "" if isinstance(node.item, Choice) else node.item.letter
        if letter and not node.item.retired:
            at = placed(way, row, QRect(area.right() - 18, area.center().y() - 8, 18, 17))
            painter.setPen(self._theme.colour("border"))
            painter.setBrush(self._theme.colour("base"))
            painter.drawRoundedRect(at, 4, 4)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, letter)
            area = area.adjusted(0, 0, -24, 0)
        return area

    def _paint_text(self, painter: QPainter, area: QRect, text: str) -> None:
        elided = isolated(
            painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, flags, elided)


class OutlineView(QTreeView):
    """The tree; Alt with the arrows moves a part, Delete removes it."""

    step_wanted = Signal(int)
    remove_wanted = Signal()
    rename_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tree itself."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A name is edited; the arrow before it unfolds what it has."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index.isValid() and self.visualRect(index).contains(place):
            self.rename_wanted.emit()
        else:
            super().mouseDoubleClickEvent(event)


class CodebookOutline(QWidget):
    """Shows the parts of the draft and changes their order and number."""

    def __init__(self, state: CodebookState, theme: Theme) -> None:
        super().__init__()
        self._state = state
        self._theme = theme
        self._selecting = False
        self._model = CodebookTreeModel(state, self)
        self.view = OutlineView()
        self.view.setObjectName("codebookTree")
        self.view.setAccessibleName(self.tr("Parts of the codebook"))
        self.view.setModel(self._model)
        self._delegate = OutlineDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(16)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.step_wanted.connect(state.step)
        self.view.remove_wanted.connect(state.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._adding())
        column.addWidget(self.view, 1)
        column.addLayout(self._changing())
        state.changed.connect(self._refresh)
        state.moved.connect(self._select)
        ContextMenu(self.view, self._offers)
        self.set_theme(theme)
        self._expand_types()
        self._update_buttons()

    def _adding(self) -> QHBoxLayout:
        self._add_type = self._tool(
            "codebook_addType", self.tr("Type"), self.tr("Add a record type")
        )
        self._add_field = self._tool("codebook_addField", self.tr("Field"), self.tr("Add a field"))
        self._add_choice = self._tool(
            "codebook_addChoice", self.tr("Choice"), self.tr("Add a choice")
        )
        self._add_subtype = self._tool(
            "codebook_addSubtype", self.tr("Subtype"), self.tr("Add a subtype of the choice")
        )
        self._add_type.clicked.connect(self._state.add_type)
        self._add_field.clicked.connect(self._state.add_field)
        self._add_choice.clicked.connect(self._state.add_choice)
        self._add_subtype.clicked.connect(self._state.add_subtype)
        return self._line(self._add_type, self._add_field, self._add_choice, self._add_subtype)

    def _changing(self) -> QHBoxLayout:
        self._up = self._tool("codebook_up", "", self.tr("Move up (Alt+Up)"))
        self._down = self._tool("codebook_down", "", self.tr("Move down (Alt+Down)"))
        self._retire = self._tool("codebook_retire", self.tr("Retire"), "")
        self._remove = self._tool("codebook_remove", self.tr("Remove"), self.tr("Remove (Del)"))
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._retire.clicked.connect(self._state.toggle_retired)
        self._remove.clicked.connect(self._state.remove)
        return self._line(self._up, self._down, self._retire, self._remove)

    def _tool(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(tip or text)
        button.setToolTip(tip)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        button.setToolButtonStyle(beside if text else Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _line(self, *buttons: QToolButton) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(2)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        return line

    def set_theme(self, theme: Theme) -> None:
        """Use these colours."""
        self._theme = theme
        self._delegate.set_theme(theme)
        for button in (self._add_type, self._add_field, self._add_choice, self._add_subtype):
            button.setIcon(icon(theme, "plus", "accent"))
        self._up.setIcon(icon(theme, "chevron-up"))
        self._down.setIcon(icon(theme, "chevron-down"))
        self._retire.setIcon(icon(theme, "retired"))
        self._remove.setIcon(icon(theme, "remove"))
        self.view.viewport().update()

    def _offers(self, _place: QPoint | None) -> Groups:
        has_part = self._remove.isEnabled()
        adding = (self._add_type, self._add_field, self._add_choice, self._add_subtype)
        return [
            [offered(self.tr("Rename"), self.view.rename_wanted.emit, enabled=has_part)],
            [self._offer(button) for button in adding],
            [self._offer(button) for button in (self._retire, self._remove)],
        ]

    def _offer(self, button: QToolButton) -> QAction:
        return offered(button.accessibleName(), button.click, enabled=button.isEnabled())

    def _expand_types(self) -> None:
        for row in range(self._model.rowCount()):
            self.view.expand(self._model.index(row, 0))

    def _refresh(self) -> None:
        expanded = [
            node_id
            for node_id in self._model.ids()
            if self.view.isExpanded(self._model.index_of(node_id))
        ]
        self._selecting = True
        if self._model.refresh():
            for node_id in expanded:
                self.view.expand(self._model.index_of(node_id))
            if not expanded or not self._state.can_undo:
                self._expand_types()
        self._selecting = False
        self._select()

    def _select(self) -> None:
        self._selecting = True
        index = self._model.index_of(self._state.current)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        else:
            self.view.selectionModel().clear()
        self._selecting = False
        self._update_buttons()

    def _on_current(self, index: QModelIndex) -> None:
        if not self._selecting:
            self._state.look_at(self._model.id_at(index))

    def _update_buttons(self) -> None:
        line = self._state.draft.line(self._state.current) if self._state.current else []
        field = line[1].item if len(line) > 1 else None
        kind = field.kind if isinstance(field, Field) else "text"
        self._add_field.setEnabled(bool(line))
        self._add_choice.setEnabled(kind in WITH_CHOICES)
        self._add_subtype.setEnabled(kind == "tree" and len(line) > 2)
        beside = self._state.draft.siblings(line[-1].id) if line else ()
        at = beside.index(line[-1]) if line else 0
        self._up.setEnabled(at > 0)
        self._down.setEnabled(at < len(beside) - 1)
        self._remove.setEnabled(bool(line))
        self._retire.setEnabled(bool(line))
        retired = bool(line) and line[-1].item.retired
        text = self.tr("Bring back") if retired else self.tr("Retire")
        tip = (
            self.tr("Offer it again")
            if retired
            else self.tr("No longer offered; what was coded stays")
        )
        self._retire.setText(text)
        self._retire.setToolTip(tip)
        self._retire.setAccessibleName(text)

    def _on_up(self) -> None:
        self._state.step(-1)

    def _on_down(self) -> None:
        self._state.step(1)
