"""What the window shows while no project is open: where to go on, and where to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
)

from annotator.core.location import is_address, title_of
from annotator.ui.actions.offers import centre, offer_button
from annotator.ui.kit.icons import application_icon, icon
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from annotator.ui.actions.bound_actions import Actions

_PLACE = Qt.ItemDataRole.UserRole
_MISSING = Qt.ItemDataRole.UserRole + 1
_WIDTH = 640
_PADDING = 8


class StartPage(QFrame):
    """New, open, sample, backups; and the projects that were open lately."""

    chosen = Signal(str)
    """A project is to be opened; its place."""
    forgotten = Signal(str)
    """A project is to be taken off the list; its place."""
    sample_wanted = Signal()

    def __init__(self, actions: Actions, sample: Path, theme: Theme) -> None:
        """
        Args:
            sample: where the sample project lies, whether or not it was made yet.
        """
        super().__init__()
        self.setObjectName("startPage")
        self.setAccessibleName(self.tr("Start page"))
        self._actions = actions
        self._sample = str(sample)
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(48, 48))
        title = QLabel(isolated("Annotator"))
        title.setProperty("role", "title")
        tagline = QLabel(self.tr("Quotes, claims and events, each with its evidence in the text."))
        tagline.setProperty("role", "muted")
        tagline.setWordWrap(True)
        self._offers = self._make_offers()
        self._heading = QLabel(self.tr("Recent projects"))
        self._heading.setProperty("role", "heading")
        self.list = QListWidget()
        self.list.setObjectName("startRecent")
        self.list.setAccessibleName(self.tr("Recent projects"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.list.currentItemChanged.connect(self._update)
        self.list.installEventFilter(self)
        self._delegate = _ProjectDelegate(theme, self)
        self.list.setItemDelegate(self._delegate)
        self._forget = QToolButton()
        self._forget.setObjectName("startForget")
        self._forget.setText(self.tr("Take off the list"))
        self._forget.setAccessibleName(self.tr("Take the project off the list"))
        self._forget.setToolTip(self.tr("Del. The project itself stays where it is"))
        self._forget.clicked.connect(self._forget_current)
        self._hint = QLabel()
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self._lay_out(picture, title, tagline)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.set_theme(theme)
        for button, name in zip(self._offers, _ICONS, strict=True):
            role = "accent_text" if button.property("role") == "primary" else "text"
            button.setIcon(icon(theme, name, role))
        self.list.viewport().update()

    def show_recent(self, locations: Sequence[str], missing: frozenset[str] = frozenset()) -> None:
        """List these projects.

        Args:
            missing: those of them that are not there any longer.
        """
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for place in locations:
            name = self.tr("Sample project") if place == self._sample else title_of(place)
            item = QListWidgetItem(name)
            item.setData(_PLACE, place)
            item.setData(_MISSING, place in missing)
            item.setToolTip(place)
            spoken = f"{name}, {place}"
            if place in missing:
                spoken = self.tr("{name}, not there any more, {place}").format(
                    name=name, place=place
                )
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        for widget in (self._heading, self.list, self._forget):
            widget.setVisible(bool(locations))
        rows = self.list.sizeHintForRow(0) * len(locations)
        self.list.setMaximumHeight(rows + 2 * self.list.frameWidth())
        self.list.setCurrentRow(min(row, len(locations) - 1))
        self._hint.setText(
            self.tr("Enter opens, Del takes off the list. Or drop a project or articles here.")
            if locations
            else self.tr("Or drop a project here.")
        )
        self._update()

    def take_focus(self) -> None:
        """Let the keyboard begin where one most likely goes on."""
        where = self.list if self.list.count() else self._offers[0]
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del takes a project off the list."""
        if (
            watched is self.list
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            self._forget_current()
            return True
        return super().eventFilter(watched, event)

    def _make_offers(self) -> list[QPushButton]:
        new = offer_button("startNew", self.tr("New project…"), self._actions["project.new"])
        new.setProperty("role", "primary")
        opening = offer_button("startOpen", self.tr("Open project…"), self._actions["project.open"])
        sample = offer_button("startSample", self.tr("Sample project"))
        sample.clicked.connect(self.sample_wanted)
        backups = offer_button(
            "startBackups", self.tr("Backups…"), self._actions["project.backups"]
        )
        return [new, opening, sample, backups]

    def _lay_out(self, picture: QLabel, title: QLabel, tagline: QLabel) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(title)
        names.addWidget(tagline)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(names, 1)
        grid = QGridLayout()
        grid.setSpacing(8)
        for n, button in enumerate(self._offers):
            grid.addWidget(button, n // 2, n % 2)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._forget)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(1)
        column.addLayout(head)
        column.addSpacing(16)
        column.addLayout(grid)
        column.addSpacing(16)
        column.addWidget(self._heading)
        column.addWidget(self.list, 6)
        column.addLayout(foot)
        column.addStretch(1)
        centre(self, column, _WIDTH)

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PLACE))

    def _forget_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.forgotten.emit(item.data(_PLACE))

    def _update(self) -> None:
        self._forget.setEnabled(self.list.currentItem() is not None)


_ICONS = ("plus", "article", "info", "history")


class _ProjectDelegate(ThemedDelegate):
    """A project in two lines: its name, and where it lies."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every row."""
        return QSize(200, 2 * option.fontMetrics.lineSpacing() + 2 * _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One project."""
        painter.save()
        rect = option.rect
        self.paint_ground(painter, option)
        is_missing = bool(index.data(_MISSING))
        area = rect.adjusted(12, _PADDING, -12, -_PADDING)
        line = option.fontMetrics.lineSpacing()
        name = QFont(option.font)
        name.setWeight(QFont.Weight.DemiBold)
        painter.setFont(name)
        painter.setPen(self._theme.colour("muted" if is_missing else "text"))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(area, start, index.data())
        if is_missing:
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(area, end, self.tr("not there any more"))
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("muted"))
        metrics: QFontMetrics = option.fontMetrics
        place = isolated(
            metrics.elidedText(index.data(_PLACE), Qt.TextElideMode.ElideMiddle, area.width())
        )
        painter.drawText(area.adjusted(0, line, 0, 0), start, place)
        painter.restore()


def missing_of(locations: Sequence[str]) -> Callable[..., frozenset[str]]:
    """A question: which of these project files are not there; servers are not asked."""

    def ask(_stop: object) -> frozenset[str]:
        return frozenset(
            place for place in locations if not is_address(place) and not Path(place).exists()
        )

    return ask
