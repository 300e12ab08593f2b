"""The command palette: every command, found by a few of its letters."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.kit.mirroring import placed
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.themed_delegate import ThemedDelegate

_WIDTH = 560
_ROWS = 11
_WHOLE = 1_000_000


class _Role(IntEnum):
    ACTION = Qt.ItemDataRole.UserRole
    MENU = Qt.ItemDataRole.UserRole + 1
    KEYS = Qt.ItemDataRole.UserRole + 2


def fuzzy_score(wanted: str, text: str) -> int | None:
    """Scores a fuzzy match of ``wanted`` as a subsequence of the text; None if there is none.

    Letters that follow one another and letters at the start of words count more.
    """
    letters, hay = "".join(wanted.casefold().split()), text.casefold()
    if not letters:
        return 0
    best: int | None = None
    for start in [at for at, letter in enumerate(hay) if letter == letters[0]]:
        score = _score_from(letters, hay, start)
        if score is not None and (best is None or score > best):
            best = score
    return best


def command_score(wanted: str, title: str, details: str) -> int | None:
    """Scores an action for the typed text; None if it does not match.

    The title itself comes first, blanks aside (“backup” means “Back up…”), then titles that begin
    with it, then those with a word that does, then any in which its letters are found in order,
    and what the menu or the tip says.
    """
    letters = "".join(wanted.casefold().split())
    words = title.casefold().removesuffix("…").split()
    scores = [fuzzy_score(wanted, title), fuzzy_score(wanted, f"{details} {title}")]
    best = max((known for known in scores if known is not None), default=None)
    if best is None or not letters:
        return best
    runs = ["".join(words[at:]) for at in range(len(words))]
    at = next((n for n, run in enumerate(runs) if run.startswith(letters)), None)
    if at is None:
        return best
    return best + _WHOLE * (3 if runs[0] == letters else 2 if at == 0 else 1)


def _score_from(letters: str, hay: str, start: int) -> int | None:
    score, at, previous = 0, start, start - 2
    for letter in letters:
        at = hay.find(letter, at)
        if at < 0:
            return None
        score += 1
        if at == previous + 1:
            score += 3
        if at == 0 or not hay[at - 1].isalnum():
            score += 2
        previous, at = at, at + 1
    return score * 100 - len(hay)


class _CommandDelegate(ThemedDelegate):
    """A row: icon, text, and at the right the menu and the key."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every row."""
        return QSize(200, option.fontMetrics.lineSpacing() + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One command."""
        painter.save()
        rect: QRect = option.rect
        way: Qt.LayoutDirection = option.direction
        self.paint_ground(painter, option)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            place = QRect(rect.left() + 12, rect.center().y() - 7, 16, 16)
            icon.paint(painter, placed(way, rect, place))
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        area = placed(way, rect, rect.adjusted(38, 0, -12, 0))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.colour("text" if enabled else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, index.data())
        keys = index.data(_Role.KEYS)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, keys)
        painter.setPen(self._theme.colour("muted"))
        menu = placed(way, area, area.adjusted(0, 0, -120, 0))
        painter.drawText(menu, Qt.AlignmentFlag.AlignRight | middle, index.data(_Role.MENU))
        painter.restore()


class CommandPalette(QFrame):
    """Lies over the top of the window; Enter runs the chosen command, Esc closes it."""

    def __init__(
        self, actions: Callable[[], Sequence[BoundAction]], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setAccessibleName(self.tr("Command palette"))
        self._bound_actions = actions
        self._window = parent
        self._came_from: QWidget | None = None
        self.box = QLineEdit()
        self.box.setObjectName("commandFilter")
        self.box.setAccessibleName(self.tr("Find a command"))
        self.box.setPlaceholderText(self.tr("Find a command"))
        self.box.textChanged.connect(self._filter)
        self.box.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setObjectName("commandList")
        self.view.setAccessibleName(self.tr("Commands"))
        self.view.setModel(self._model)
        self._delegate = _CommandDelegate(theme, self)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.view)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.set_theme(theme)

    def open(self) -> None:
        """Show the palette and let the person type."""
        self._came_from = QApplication.focusWidget()
        self.box.clear()
        self._filter("")
        parent = self._window
        width = min(_WIDTH, parent.width() - 32)
        row = self.view.sizeHintForRow(0) if self._model.rowCount() else 28
        height = self.box.sizeHint().height() + row * _ROWS + 20
        self.setGeometry(
            (parent.width() - width) // 2, 48, width, min(height, parent.height() - 96)
        )
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Hide the palette; the focus goes back to where it was."""
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
            self._came_from = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the person types."""
        if watched is self.box:
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                if QApplication.focusWidget() is not self.box:
                    self._came_from = None
                    self.hide()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }.get(Qt.Key(event.key()))
        if step is not None:
            row = self.view.currentIndex().row() + step
            last = self._model.rowCount() - 1
            self.view.setCurrentIndex(self._model.index(max(0, min(row, last)), 0))
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.view.currentIndex())
            return True
        return False

    def _filter(self, wanted: str) -> None:
        scored: list[tuple[int, bool, int, int, BoundAction]] = []
        for n, action in enumerate(self._bound_actions()):
            menu = QApplication.translate("Actions", action.declared.menu)
            tip = QApplication.translate("Actions", action.declared.tip)
            score = command_score(wanted, action.text(), f"{menu} {tip}")
            if score is not None:
                # What cannot be done now comes after what can and is called as like it.
                rank, rests = -(score // _WHOLE), not action.isEnabled()
                scored.append((rank, rests, -score, n, action))
        if wanted.strip():
            scored.sort(key=lambda found: found[:4])
        self._model.clear()
        for *_, action in scored:
            self._model.appendRow(self._item(action))
        if self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0, 0))

        self._fit()

    def _fit(self) -> None:
        """As high as what was found, at the top of the window."""
        width = min(_WIDTH, self._window.width() - 32)
        rows = min(self._model.rowCount(), _ROWS)
        height = self.box.sizeHint().height() + max(self.view.sizeHintForRow(0), 0) * rows + 20
        room = self._window.height() - 96
        self.setGeometry((self._window.width() - width) // 2, 48, width, min(height, room))

    def _item(self, action: BoundAction) -> QStandardItem:
        item = QStandardItem(action.text())
        item.setIcon(action.icon())
        item.setData(action.declared.id, _Role.ACTION)
        item.setData(QApplication.translate("Actions", action.declared.menu), _Role.MENU)
        keys = action.key_text()
        item.setData(f"✓  {keys}" if action.isChecked() else keys, _Role.KEYS)
        item.setData(f"{action.text()} {keys}", Qt.ItemDataRole.AccessibleTextRole)
        item.setEnabled(action.isEnabled())
        return item

    def _run(self, index: QModelIndex) -> None:
        chosen = index.data(_Role.ACTION) if index.isValid() else None
        action = next(
            (known for known in self._bound_actions() if known.declared.id == chosen), None
        )
        if action is None or not action.isEnabled():
            return
        self.close_palette()
        action.trigger()
