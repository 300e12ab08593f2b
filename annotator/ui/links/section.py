"""The links of the selected record, under its fields: both ways, followed and removed there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.coding.link import Link
from annotator.ui.kit.icons import icon
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.vertical_scroll import VerticalScrollArea

_ROW = 28
_MOST_ROWS = 4


@dataclass(frozen=True)
class LinkLine:
    """A link as shown from the selected record.

    Attributes:
        relation: such as “makes →” or “← made by”.
        text: the type and the words of the other end.
        article: what its article is called, if it is another one.
    """

    link: Link
    relation: str
    text: str
    article: str = ""


class LinkRow(QWidget):
    """One link: Enter goes to the other end, Delete removes it, Space changes what it says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line: LinkLine | None = None
        self.relation = QToolButton(self)
        self.relation.setProperty("role", "quiet")
        self.relation.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.relation.setToolTip(self.tr("Change what the link says"))
        self.other = QPushButton(self)
        self.other.setProperty("role", "follow")
        self.other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cross = QToolButton(self)
        self.cross.setProperty("role", "quiet")
        self.cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setToolTip(self.tr("Remove the link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.relation)
        row.addWidget(self.other, 1)
        row.addWidget(self.cross)
        self.setFixedHeight(_ROW)

    def say(self, n: int, line: LinkLine) -> None:
        """Show this link."""
        self.line = line
        self.setObjectName(f"link_{n}")
        self.relation.setObjectName(f"linkRelation_{n}")
        self.other.setObjectName(f"linkOther_{n}")
        self.cross.setObjectName(f"linkRemove_{n}")
        whole = f"{line.text} — {line.article}" if line.article else line.text
        self.relation.setText(line.relation)
        self.relation.setAccessibleName(
            self.tr("Change link: {relation}").format(relation=line.relation)
        )
        self.other.setAccessibleName(f"{line.relation} {whole}")
        self.other.setToolTip(whole)
        self.cross.setAccessibleName(self.tr("Remove link to “{text}”").format(text=line.text))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        if self.line is None:
            return
        whole = self.line.text
        if self.line.article:
            whole = f"{whole} — {self.line.article}"
        used = self.relation.sizeHint().width() + self.cross.sizeHint().width()
        room = max(self.width() - used - 24, 24)
        shown = isolated(
            self.other.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        )
        self.other.setText(shown.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        return QSize(120, _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _ROW)


class LinkSection(QFrame):
    """All links of one record. What is done to them is asked for by signals."""

    add_requested = Signal()
    followed = Signal(object)
    """A `Link` whose other end should be shown."""
    removed = Signal(object)
    """A `Link` that should be removed."""
    relation_requested = Signal(object, object)
    """A `Link` that should say something else, and the widget beside which to ask."""
    left = Signal()
    """Escape: the focus should go back to the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[LinkRow] = []
        self._count = 0
        self._editable = True
        self.setObjectName("linkSection")
        self.setAccessibleName(self.tr("Links of the record"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = QLabel(self.tr("Links"), self)
        self._title.setProperty("role", "fieldLabel")
        self._none = QLabel(self.tr("none"), self)
        self._none.setProperty("role", "hint")
        self.add = QToolButton(self)
        self.add.setObjectName("linkAdd")
        self.add.setText(self.tr("Link…"))
        self.add.setAccessibleName(self.tr("Link the record to another"))
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self.add_requested)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._none, 1)
        head.addWidget(self.add)
        self._inside = QWidget(self)
        self._inside.setObjectName("linkRows")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = VerticalScrollArea(self)
        self._scroll.setObjectName("linkScroll")
        self._scroll.setAccessibleName(self.tr("Links of the record"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self._scroll)
        self.set_theme(theme)
        self.set_lines(())

    def set_theme(self, theme: Theme) -> None:
        """Tint what the stylesheet does not."""
        self._theme = theme
        self.add.setIcon(icon(theme, "link", "muted"))
        for row in self._rows:
            row.cross.setIcon(icon(theme, "remove", "muted"))

    def set_key(self, key: str) -> None:
        """Which key draws a link."""
        text = self.tr("Link the record to another")
        self.add.setToolTip(f"{text}  ({key})" if key else text)

    def set_lines(self, lines: Sequence[LinkLine]) -> None:
        """Show these links; the focus stays in the list if it was there."""
        focused = next((n for n, row in enumerate(self._rows) if _holds_focus(row)), None)
        while len(self._rows) < len(lines):
            self._rows.append(self._make_row())
        self._count = len(lines)
        for n, row in enumerate(self._rows):
            row.setVisible(n < self._count)
            if n < self._count:
                row.say(n, lines[n])
        self._none.setText("" if lines else self.tr("none"))
        self._scroll.setVisible(bool(lines))
        self._scroll.setFixedHeight(min(self._count, _MOST_ROWS) * _ROW)
        self._show_editable()
        if focused is not None and focused >= self._count:
            last = self._rows[self._count - 1].other if self._count else self.add
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> list[LinkLine]:
        """What is shown."""
        return [row.line for row in self._rows[: self._count] if row.line is not None]

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits; links can be followed all the same."""
        self._editable = editable
        self._show_editable()

    def _show_editable(self) -> None:
        self.add.setEnabled(self._editable)
        for row in self._rows:
            row.cross.setEnabled(self._editable)
            row.relation.setEnabled(self._editable)

    def _make_row(self) -> LinkRow:
        row = LinkRow(self._inside)
        row.cross.setIcon(icon(self._theme, "remove", "muted"))
        row.other.clicked.connect(self._on_other)
        row.cross.clicked.connect(self._on_cross)
        row.relation.clicked.connect(self._on_relation)
        for button in (row.other, row.cross, row.relation):
            button.installEventFilter(self)
        self._column.addWidget(row)
        return row

    def _row_of(self, child: QObject) -> LinkRow:
        return next(row for row in self._rows if child.parent() is row)

    def _on_other(self) -> None:
        line = self._row_of(self.sender()).line
        if line is not None:
            self.followed.emit(line.link)

    def _on_cross(self) -> None:
        line = self._row_of(self.sender()).line
        if line is not None:
            self.removed.emit(line.link)

    def _on_relation(self) -> None:
        row = self._row_of(self.sender())
        if row.line is not None:
            self.relation_requested.emit(row.line.link, row.relation)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QAbstractButton):
            row = self._row_of(watched)
            keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            if event.type() is QEvent.Type.ShortcutOverride and event.key() in keys:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._handle_key(row, watched, event):
                return True
        return super().eventFilter(watched, event)

    def _handle_key(self, row: LinkRow, button: QAbstractButton, event: QKeyEvent) -> bool:
        n = self._rows.index(row)
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self._editable and row.line:
                self.removed.emit(row.line.link)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                button.click()
            case Qt.Key.Key_Down if n + 1 < self._count:
                self._rows[n + 1].other.setFocus(Qt.FocusReason.OtherFocusReason)
            case Qt.Key.Key_Up if n > 0:
                self._rows[n - 1].other.setFocus(Qt.FocusReason.OtherFocusReason)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                return False
        return True


def _holds_focus(row: LinkRow) -> bool:
    return any(button.hasFocus() for button in (row.relation, row.other, row.cross))
