"""A line that proposes what fits while one types, and the list that it drops down."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from annotator.core.text.folding import folded
from annotator.ui.fields.option_delegate import DETAIL_ROLE, OptionDelegate

_ROWS = 9
_LEAST_WIDTH = 220
_MARGIN = 16
_BY_HELP = 3
_ANY = Qt.KeyboardModifier.NoModifier
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Option:
    """One proposal: what it stands for, what a person reads, what tells it from others, and the
    help by which it is found too."""

    key: str
    label: str
    detail: str = ""
    help: str = ""


@dataclass(frozen=True)
class Proposals:
    """The proposals of an input line for the typed text.

    Attributes:
        best: the row that Enter takes, -1 for none: then Enter takes what is typed.
        completes: the row that Tab takes where Enter takes none.
    """

    options: Sequence[Option] = ()
    best: int = -1
    completes: int = -1


class OptionModel(QAbstractListModel):
    """The proposals as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options: Sequence[Option] = ()

    def set_options(self, options: Sequence[Option]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self._options = options
        self.endResetModel()

    def option(self, row: int) -> Option | None:
        """The option of a row, if there is one."""
        return self._options[row] if 0 <= row < len(self._options) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._options)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self.option(index.row())
        if option is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return option.label
        return option.detail if role == DETAIL_ROLE else None


class PickerLine(QLineEdit):
    """A line with a list of proposals under it.

    Typing filters, Up and Down choose, Enter and Tab take, Escape closes the list.
    """

    asked = Signal(str)
    """What fits this input? Whoever knows answers with `propose`."""
    picked = Signal(str)
    """The key of the option that was taken."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        opens_on_click: bool = True,
        tab_picks: bool = True,
        tab_stays: bool = False,
    ) -> None:
        """
        Args:
            opens_on_click: whether a click shows everything there is to choose from.
            tab_picks: whether Tab takes the option that is highlighted.
            tab_stays: whether the focus stays when Tab has taken something, so that one sees what.
        """
        super().__init__(parent)
        self._tab_stays = tab_stays
        self._best = self._completes = -1
        self._opens_on_click = opens_on_click
        self._tab_picks = tab_picks
        self._model = OptionModel(self)
        self._list: QListView | None = None
        self._chevron: QAction | None = None
        self.textEdited.connect(self._on_edited)

    def set_icon(self, icon: QIcon) -> None:
        """The mark at the end that opens the whole list."""
        if self._chevron is None:
            self._chevron = self.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
            self._chevron.triggered.connect(self.open_all)
        else:
            self._chevron.setIcon(icon)

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def highlighted(self) -> Option | None:
        """The option that Enter would take."""
        if self._list is None or not self.is_open():
            return None
        return self._model.option(self._list.currentIndex().row())

    def open_all(self) -> None:
        """Show everything there is to choose from."""
        self.asked.emit("")

    def close_list(self) -> None:
        """Hide the list; what is typed stays."""
        if self._list is not None and self._list.isVisible():
            self._list.hide()
            self.window().removeEventFilter(self)
            self._list.setParent(self)

    def _on_edited(self, text: str) -> None:
        if text.strip():
            self.asked.emit(text)
        else:
            self.close_list()

    def propose(self, proposals: Proposals) -> None:
        """Show these, or close the list if there is none."""
        if not proposals.options or self.isReadOnly():
            self.close_list()
            return
        view = self._list or self._make_list()
        self._model.set_options(proposals.options)
        self._best, self._completes = proposals.best, proposals.completes
        view.setCurrentIndex(self._model.index(proposals.best))
        if not view.isVisible():
            # In the window and not one of its own: the keys stay in the line on every platform.
            view.setParent(self.window())
            self.window().installEventFilter(self)
        self._place(view)
        view.show()
        view.raise_()
        view.scrollTo(view.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.hide()
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setObjectName("proposals")
        view.setAccessibleName(self.tr("Proposals for {0}").format(self.accessibleName()))
        view.setProperty("role", "proposals")
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setModel(self._model)
        view.setItemDelegate(OptionDelegate(view))
        view.clicked.connect(self._on_clicked)
        self._list = view
        return view

    def _place(self, view: QListView) -> None:
        rows = min(self._model.rowCount(), _ROWS)
        frame = 2 * view.frameWidth()
        bar = view.verticalScrollBar().sizeHint().width() if self._model.rowCount() > rows else 0
        wanted = view.sizeHintForColumn(0) + frame + bar
        width = min(max(self.width(), _LEAST_WIDTH, wanted), self.window().width() - _MARGIN)
        height = rows * max(view.sizeHintForRow(0), 1) + frame
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        above = self.mapTo(window, QPoint(0, -2)).y()
        if corner.y() + height > window.height() and above > window.height() - corner.y():
            height = min(height, above)
            corner.setY(above - height)
        corner.setX(max(0, min(corner.x(), window.width() - width)))
        view.setGeometry(corner.x(), corner.y(), width, min(height, window.height() - corner.y()))

    def _on_clicked(self, index: QModelIndex) -> None:
        option = self._model.option(index.row())
        if option is not None:
            self._take(option)

    def _take(self, option: Option) -> None:
        self.close_list()
        self.picked.emit(option.key)

    def take_highlighted(self) -> bool:
        """Take the option that Enter would take, if there is one."""
        option = self.highlighted()
        if option is not None:
            self._take(option)
        return option is not None

    def _move(self, steps: int) -> None:
        if self._list is None or not self.is_open():
            self.open_all()
            return
        last = self._model.rowCount() - 1
        row = min(max(self._list.currentIndex().row() + steps, 0), last)
        self._list.setCurrentIndex(self._model.index(row))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self.is_open():
            key = event.key()
            # An open list owns Escape, whatever the window would do with it.
            if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
                event.accept()
                return True
            if (
                event.type() == QEvent.Type.KeyPress
                and key == Qt.Key.Key_Tab
                and self._take_on_tab()
                and self._tab_stays
            ):
                return True
        return super().event(event)

    def _take_on_tab(self) -> bool:
        option = self.highlighted()
        # What is typed in full already needs no completing: the focus may go.
        if option is None or (self._tab_stays and option is self._model.option(self._best)):
            option = self._model.option(self._completes)
        if not self._tab_picks or option is None or not self.text().strip():
            return False
        self._take(option)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS - 1,
            Qt.Key.Key_PageUp: 1 - _ROWS,
        }
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() in (_ANY, Qt.KeyboardModifier.KeypadModifier):
            self._move(steps[key])
        elif key == Qt.Key.Key_Escape and self.is_open():
            self.close_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (option := self.highlighted()):
            self._take(option)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._opens_on_click and event.button() == Qt.MouseButton.LeftButton:
            if self.is_open():
                self.close_list()
            else:
                self.open_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Hide,
            QEvent.Type.WindowDeactivate,
        ):
            self.close_list()
        return super().eventFilter(watched, event)


def fitting(options: Sequence[Option], text: str) -> list[Option]:
    """The options whose label has every word typed, those that begin with it first; then those
    whose help has them."""
    words = folded(text).split()
    if not words:
        return list(options)
    scored: list[tuple[int, int, Option]] = []
    for n, option in enumerate(options):
        label = folded(option.label)
        if all(word in label for word in words):
            scored.append((_rank(label, words), n, option))
        elif all(word in f"{label} {folded(option.help)}" for word in words):
            scored.append((_BY_HELP, n, option))
    return [option for _, _, option in sorted(scored, key=lambda entry: entry[:2])]


def _rank(label: str, words: list[str]) -> int:
    """0 where the label begins so, 1 where each word begins a word, 2 elsewhere."""
    if label.startswith(" ".join(words)):
        return 0
    begins = label.replace("›", " ").replace("-", " ").split()
    return 1 if all(any(begin.startswith(word) for begin in begins) for word in words) else 2
