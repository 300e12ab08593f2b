"""Chips: short texts in a row that fold, each of which can be followed and removed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from annotator.ui.kit.context_menu import ContextMenu, Groups, offered
from annotator.ui.kit.mirroring import isolated

_GAP = 4
_HEIGHT = 24
_LEAST, _LEAST_MARK = 48, 24
_SLANTING = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
"""The scripts that have an italic; the others are only bent by one."""


@dataclass(frozen=True)
class ChipText:
    """What a chip says.

    Attributes:
        name: its object name.
        leads: whether it stands for words of the text.
        short: what it shows instead of the text, which a screen reader says all the same.
    """

    name: str
    text: str
    tip: str = ""
    removable: bool = True
    leads: bool = True
    short: str = ""

    @property
    def shown(self) -> str:
        """What one sees of it."""
        return self.short or self.text


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    """As much of a text as fits, with dots where it was cut.

    Joined letters such as Arabic ones are wider at the cut than Qt takes them to be, and a button
    would cut what does not fit once more.
    """
    room = width
    while True:
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        over = metrics.horizontalAdvance(cut) - width
        if over <= 0 or room <= 0:
            return cut
        room -= over


class Chip(QFrame):
    """One text with a cross; Enter follows it, Delete removes it."""

    followed = Signal(QObject)
    removed = Signal(QObject)

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._content: ChipText | None = None
        self._editable = True
        self.button = QToolButton(self)
        self.button.setProperty("role", "chipText")
        self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.button.clicked.connect(self._on_followed)
        self.cross = QToolButton(self)
        self.cross.setProperty("role", "chipCross")
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setIconSize(QSize(12, 12))
        self.cross.clicked.connect(self._on_removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        ContextMenu(self.button, self._offers)

    def say(self, content: ChipText, cross: QIcon, *, editable: bool) -> None:
        """Show this text."""
        self.cross.setIcon(cross)
        self._editable = editable
        # A mark is narrow: its keys remove it, and the cross of what it belongs to.
        self.cross.setVisible(content.removable and editable and not content.short)
        if content == self._content:
            return
        self._content = content
        self.setObjectName(content.name)
        self.button.setObjectName(f"{content.name}_text")
        self.cross.setObjectName(f"{content.name}_remove")
        self.button.setProperty("slants", _slants(content.text))
        self.button.style().polish(self.button)
        self.button.setAccessibleName(content.text)
        self.button.setToolTip(content.tip)
        self.cross.setAccessibleName(self.tr("Remove “{0}”").format(content.text))
        self.cross.setToolTip(self.tr("Remove"))

    def width_wanted(self) -> int:
        """The width that shows the whole text."""
        text = self._content.shown if self._content else ""
        cross = 22 if self.cross.isVisibleTo(self) else 0
        least = _LEAST_MARK if self._content and self._content.short else _LEAST
        return max(self.button.fontMetrics().horizontalAdvance(text) + 18 + cross, least)

    def set_width(self, width: int) -> None:
        """Show as much of the text as fits."""
        cross = 22 if self.cross.isVisibleTo(self) else 0
        text = self._content.shown if self._content else ""
        elided = isolated(_cut(self.button.fontMetrics(), text, width - 16 - cross))
        # An ampersand would otherwise underline the letter after it.
        self.button.setText(elided.replace("&", "&&"))

    def _offers(self, _place: QPoint | None) -> Groups:
        removable = self.can_be_removed()
        return [
            [offered(self.tr("Show in the text"), self._on_followed, enabled=self.leads)],
            [offered(self.tr("Copy"), self._copy)],
            [offered(self.tr("Remove"), self._on_removed, enabled=removable)],
        ]

    @property
    def leads(self) -> bool:
        """Whether it stands for words of the text, which following it shows."""
        return self._content is not None and self._content.leads

    def _copy(self) -> None:
        if self._content is not None:
            QGuiApplication.clipboard().setText(self._content.tip or self._content.text)

    def can_be_removed(self) -> bool:
        """Whether it has a cross."""
        return self._editable and self._content is not None and self._content.removable

    def _on_followed(self) -> None:
        self.followed.emit(self)

    def _on_removed(self) -> None:
        self.removed.emit(self)


class ChipStrip(QWidget):
    """Chips side by side, folded where the width ends, and perhaps a widget after the last.

    The chips are reached with the arrow keys, not with Tab.
    """

    followed = Signal(int)
    removed = Signal(int)
    escaped = Signal()
    """Up or Escape: the focus should go back to the editor."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._chips: list[Chip] = []
        self._count = 0
        self._tail: QWidget | None = None
        self._tail_width = 0
        self._cross = QIcon()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_tail(self, tail: QWidget, least_width: int) -> None:
        """Put a widget behind the chips; it takes the rest of the line."""
        tail.setParent(self)
        self._tail, self._tail_width = tail, least_width

    def set_cross(self, cross: QIcon) -> None:
        """The icon of the crosses."""
        self._cross = cross
        for chip in self._chips:
            chip.cross.setIcon(cross)

    def set_chips(self, texts: Sequence[ChipText], *, editable: bool = True) -> None:
        """Show these chips; those that are there already are used again."""
        if not texts and not self._count:
            return
        focused = next((n for n, chip in enumerate(self.chips()) if chip.button.hasFocus()), None)
        while len(self._chips) < len(texts):
            self._chips.append(self._make_chip())
        for chip, content in zip(self._chips, texts, strict=False):
            chip.say(content, self._cross, editable=editable)
        self._count = len(texts)
        if focused is not None and focused >= self._count:
            self._focus_chip(self._count - 1)
        for n, chip in enumerate(self._chips):
            chip.setVisible(n < self._count)
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def width_wanted(self) -> int:
        """The width that shows all chips side by side."""
        return sum(chip.width_wanted() + _GAP for chip in self.chips()) - _GAP

    def chips(self) -> list[Chip]:
        """Those that are shown."""
        return self._chips[: self._count]

    def focus_first(self) -> bool:
        """Focus the first chip; False if there is none."""
        return self._focus_chip(0) if self._count else False

    def focus_last(self) -> bool:
        """Focus the last chip; False if there is none."""
        return self._focus_chip(self._count - 1) if self._count else False

    def _make_chip(self) -> Chip:
        chip = Chip(self._role, self)
        chip.followed.connect(self._on_followed)
        chip.removed.connect(self._on_removed)
        chip.button.installEventFilter(self)
        return chip

    def _on_followed(self, chip: Chip) -> None:
        self.followed.emit(self._chips.index(chip))

    def _on_removed(self, chip: Chip) -> None:
        self.removed.emit(self._chips.index(chip))

    def _focus_chip(self, n: int) -> bool:
        if not 0 <= n < self._count:
            self.escaped.emit()
            return False
        self._chips[n].button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            chip = watched.parent()
            if isinstance(chip, Chip) and self._handle_key(self._chips.index(chip), event):
                return True
        return super().eventFilter(watched, event)

    def _handle_key(self, n: int, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.ShortcutOverride:
            # Delete and Escape mean this chip here, not the whole record.
            mine = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
            if key in mine:
                event.accept()
            return key in mine
        if event.type() != QEvent.Type.KeyPress:
            return False
        match key:
            case Qt.Key.Key_Left:
                self._focus_chip(max(n - 1, 0))
            case Qt.Key.Key_Right if n + 1 < self._count:
                self._focus_chip(n + 1)
            case Qt.Key.Key_Up | Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Right if self._tail:
                self.escaped.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.followed.emit(n)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self._chips[n].can_be_removed():
                self.removed.emit(n)
            case _:
                return False
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        width = max(self.width(), _LEAST)
        return QSize(width, self._arrange(width, move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self._line_height() if self._count or self._tail else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def _line_height(self) -> int:
        return max(_HEIGHT, self._tail.sizeHint().height() if self._tail else 0)

    def _arrange(self, width: int, *, move: bool) -> int:
        """Put the chips in their places, or only tell the height that this takes."""
        x = y = 0
        line = self._line_height()
        for chip in self.chips():
            wanted = min(chip.width_wanted(), width)
            if x and x + wanted > width:
                x, y = 0, y + line + _GAP
            if move:
                chip.setGeometry(x, y + (line - _HEIGHT) // 2, wanted, _HEIGHT)
                chip.set_width(wanted)
            x += wanted + _GAP
        if self._tail is not None:
            if x and x + self._tail_width > width:
                x, y = 0, y + line + _GAP
            if move:
                self._tail.setGeometry(x, y, max(width - x, 0), line)
        return y + line if self._count or self._tail else 0


def _slants(text: str) -> bool:
    letter = next((each for each in text if each.isalpha()), "")
    return unicodedata.name(letter, "").startswith(_SLANTING) if letter else False
