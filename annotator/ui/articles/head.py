"""What stands above the list of articles: filter box, status, order, and the active filters."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import (
    ARTICLE_KEYS,
    FINISHED,
    TO_DO,
    ArticleFilter,
    ArticleOrder,
    Outlet,
)
from annotator.ui.articles.filter_labels import ActiveFilter, active_filters, order_label
from annotator.ui.articles.filters import ArticleFilters
from annotator.ui.fields.chips import ChipStrip, ChipText
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_DEBOUNCE_MS = 120
_EVERY_ARTICLE = ArticleFilter()
_SEGMENTS: dict[str, tuple[ArticleState, ...]] = {"all": (), "todo": TO_DO, "done": FINISHED}


class FilterBox(QLineEdit):
    """Where one types. Esc clears every filter, Down and Enter go to the list."""

    escaped = Signal()
    list_wanted = Signal()

    is_narrowed = False
    """Whether there is a filter to clear; without one Esc is the window's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text() or self.is_narrowed:
                self.escaped.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list_wanted.emit()
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)


class ArticleHead(QFrame):
    """Says which articles are listed and in which order."""

    changed = Signal(ArticleFilter)
    order_changed = Signal(ArticleOrder)
    list_wanted = Signal()
    outlets_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHead")
        self._theme = theme
        self._filter = ArticleFilter()
        self._order = ArticleOrder()
        self._types: tuple[RecordType, ...] = ()
        self._active: list[ActiveFilter] = []
        self.box = self._make_box()
        self.filters = ArticleFilters(theme)
        self.filters.changed.connect(self._on_filters)
        self.filters.hide()
        self._segments = QButtonGroup(self)
        self._toggle = self._make_tool("articleFilters_show", self.tr("More filters"))
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._on_toggled)
        self._sort = self._make_tool("articleSort", self.tr("Sort the articles"))
        self._keys, self._ways = self._make_sort_menu()
        self.chips = self._make_chips()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._read_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.box)
        column.addLayout(self._make_row())
        column.addWidget(self.filters)
        column.addWidget(self.chips)
        self.set_theme(theme)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether all filters are shown."""
        return self._toggle.isChecked()

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        self._search.setIcon(icon(theme, "search", "muted"))
        self._sort.setIcon(icon(theme, "sort", "muted"))
        self.chips.set_cross(icon(theme, "remove", "muted"))
        self.filters.set_theme(theme)
        self._tint_toggle()

    def start(self, types: tuple[RecordType, ...], chosen: ArticleFilter = _EVERY_ARTICLE) -> None:
        """Begin with this filter, which nobody is told."""
        self._timer.stop()
        self.filters.clear_days()
        self.filters.set_outlets(())
        self._filter = chosen
        self.set_types(types)
        self._show()

    def set_types(self, types: tuple[RecordType, ...]) -> None:
        """The record types that there are."""
        self._types = types
        self.filters.set_types(types)

    def set_outlets(self, outlets: Sequence[Outlet]) -> None:
        """The outlets that there are."""
        self.filters.set_outlets(outlets)

    def show_order(self, order: ArticleOrder) -> None:
        """Show how the list is sorted, without announcing it."""
        self._order = order
        self._keys[ARTICLE_KEYS.index(order.key)].setChecked(True)
        self._ways[int(order.descending)].setChecked(True)
        way = self._ways[int(order.descending)].text().lower()
        tip = self.tr("Sorted by {key}, {way}")
        self._sort.setToolTip(tip.format(key=order_label(order.key).lower(), way=way))

    def clear(self) -> None:
        """Let every article through again."""
        self._timer.stop()
        self.box.clear()
        self.filters.clear_days()
        self._take(ArticleFilter())

    def _clear_but_own(self) -> None:
        """Let every article through again; of the coder's own, if the list shows those."""
        self._timer.stop()
        self.box.clear()
        self.filters.clear_days()
        self._take(ArticleFilter(mine=self._filter.mine))

    def toggle_mine(self) -> None:
        """List only the coder's own articles, or all again."""
        self._read_box()
        self._take(msgspec.structs.replace(self._filter, mine=not self._filter.mine))

    def _make_box(self) -> FilterBox:
        box = FilterBox()
        box.setObjectName("articleFilter")
        box.setAccessibleName(self.tr("Filter the articles"))
        box.setPlaceholderText(self.tr("Title, text or outlet"))
        box.setToolTip(
            self.tr(
                "Articles with all these words in title, text or outlet.\n"
                "“two words” in quotes must follow one another, minist* is how a word begins.\n"
                "Down: to the list. Esc: clear all filters."
            )
        )
        box.setClearButtonEnabled(True)
        self._search = box.addAction(
            icon(self._theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        box.textChanged.connect(self._wait)
        box.list_wanted.connect(self._go_to_list)
        box.escaped.connect(self._clear_but_own)
        return box

    def _make_tool(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.setToolTip(label)
        button.setProperty("role", "quiet")
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _make_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        labels = {"all": self.tr("All"), "todo": self.tr("To do"), "done": self.tr("Done")}
        for name, label in labels.items():
            button = QToolButton()
            button.setObjectName(f"articleState_{name}")
            button.setProperty("role", "segment")
            button.setText(label)
            button.setAccessibleName(self.tr("Show: {label}").format(label=label))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._segments.addButton(button)
            row.addWidget(button)
        self._segments.buttonClicked.connect(self._on_segment)
        row.addStretch(1)
        row.addWidget(self._sort)
        row.addWidget(self._toggle)
        return row

    def _make_sort_menu(self) -> tuple[list[QAction], list[QAction]]:
        menu = QMenu(self._sort)
        menu.setObjectName("articleSortMenu")
        menu.setAccessibleName(self.tr("Sort the articles"))
        keys = [QAction(order_label(key), menu) for key in ARTICLE_KEYS]
        ways = [QAction(self.tr("Ascending"), menu), QAction(self.tr("Descending"), menu)]
        for actions in (keys, ways):
            group = QActionGroup(menu)
            for action in actions:
                action.setCheckable(True)
                group.addAction(action)
            menu.addActions(actions)
            menu.addSeparator()
        for key, action in zip(ARTICLE_KEYS, keys, strict=True):
            action.setObjectName(f"articleSort_{key}")
        for name, action in zip(("ascending", "descending"), ways, strict=True):
            action.setObjectName(f"articleSort_{name}")
        menu.triggered.connect(self._on_sorted)
        self._sort.setMenu(menu)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return keys, ways

    def _make_chips(self) -> ChipStrip:
        chips = ChipStrip("tag")
        chips.setObjectName("articleChips")
        chips.setAccessibleName(self.tr("Active filters"))
        chips.removed.connect(self._remove)
        chips.followed.connect(self._open_filters)
        chips.escaped.connect(self._focus_box)
        self._clear = QToolButton()
        self._clear.setObjectName("articleFilterClear")
        self._clear.setProperty("role", "quiet")
        self._clear.setText(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Clear all filters"))
        self._clear.setToolTip(self.tr("Clear all filters (Esc in the filter box)"))
        self._clear.clicked.connect(self.clear)
        chips.set_tail(self._clear, 48)
        return chips

    def _show(self) -> None:
        chosen = self._filter
        if self._words() != chosen.text:
            self.box.blockSignals(True)
            self.box.setText(chosen.text)
            self.box.blockSignals(False)
        self._segments.setExclusive(False)
        for button in self._segments.buttons():
            name = button.objectName().removeprefix("articleState_")
            button.setChecked(_SEGMENTS[name] == chosen.states)
        self._segments.setExclusive(True)
        self.filters.show_filter(chosen)
        self._active = active_filters(chosen, self._types)
        self.chips.set_chips(
            [ChipText(f"articleChip_{each.name}", each.text, each.text) for each in self._active]
        )
        for chip in self.chips.chips():
            chip.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chips.setVisible(bool(self._active))
        self.box.is_narrowed = bool(msgspec.structs.replace(chosen, mine=False))
        self._tint_toggle()

    def _tint_toggle(self) -> None:
        self._toggle.setIcon(icon(self._theme, "filter", "accent" if self._active else "muted"))

    def _take(self, chosen: ArticleFilter) -> None:
        """Show this filter, and say so if it is another one."""
        is_new = chosen != self._filter
        self._filter = chosen
        self._show()
        if is_new:
            self.changed.emit(chosen)

    def _wait(self) -> None:
        self._timer.start()

    def _read_box(self) -> None:
        self._timer.stop()
        words = self._words()
        if words != self._filter.text:
            self._take(msgspec.structs.replace(self._filter, text=words))

    def _words(self) -> str:
        """What is typed; a space at the end says that the last word is complete."""
        text = self.box.text()
        return text.lstrip() if text.strip() else ""

    def _go_to_list(self) -> None:
        self._read_box()
        self.list_wanted.emit()

    def _on_segment(self, button: QToolButton) -> None:
        name = button.objectName().removeprefix("articleState_")
        self._read_box()
        self._take(msgspec.structs.replace(self._filter, states=_SEGMENTS[name]))

    def _on_filters(self, chosen: ArticleFilter) -> None:
        self._take(msgspec.structs.replace(chosen, text=self._words()))

    def _on_sorted(self, _action: QAction) -> None:
        chosen = next(n for n, each in enumerate(self._keys) if each.isChecked())
        key = ARTICLE_KEYS[chosen]
        self.show_order(ArticleOrder(key, self._ways[1].isChecked()))
        self.order_changed.emit(self._order)

    def _on_toggled(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if shown:
            self.outlets_wanted.emit()
            self.filters.outlet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_filters(self) -> None:
        self._toggle.setChecked(True)

    def _focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, n: int) -> None:
        self._read_box()
        chosen = self._active[n].without
        if (chosen.first, chosen.last) == ("", ""):
            self.filters.clear_days()
        self._take(chosen)
