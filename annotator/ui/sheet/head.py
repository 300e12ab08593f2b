"""What stands over the sheet: a tab for each record type, and what is done with the whole of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton, QWidget

from annotator.core.codebook.model import RecordType
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme


class SheetTabs(QTabBar):
    """Record types, each with how many records there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types: tuple[RecordType, ...] = ()
        self._counts: Mapping[str, int] = {}
        self.setObjectName("sheetTabs")
        self.setAccessibleName(self.tr("Record types"))
        self.setExpanding(False)
        self.setDrawBase(False)

    def type_key(self) -> str:
        """The key of the type that is looked at; empty if there is none."""
        key = self.tabData(self.currentIndex())
        return key if isinstance(key, str) else ""

    def set_types(self, types: Sequence[RecordType]) -> None:
        """Offer these, the one that is looked at staying if it is among them."""
        before = self.type_key()
        self._types = tuple(types)
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for record_type in types:
            self.setTabData(self.addTab(""), record_type.key)
        keys = [record_type.key for record_type in types]
        if before in keys:
            self.setCurrentIndex(keys.index(before))
        self.blockSignals(False)
        self._name()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many records there are by type; nothing while that is not known."""
        self._counts = counts
        self._name()

    def _name(self) -> None:
        for n, record_type in enumerate(self._types):
            count = self._counts.get(record_type.key, 0)
            name = plural_name(record_type)
            self.setTabText(n, f"{name}  {count:,}" if self._counts else name)
            text = self.tr("{type}, {count}").format(type=name, count=count)
            self.setAccessibleTabName(n, text)


class SheetHead(QFrame):
    """The tabs and the buttons. Where there is little room, the buttons are icons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHead")
        self.tabs = SheetTabs()
        self.show_all = _button("sheetShowAll", self.tr("Show all rows"))
        self.only_listed = _button("sheetOnlyListed", self.tr("Articles of the list only"))
        self.only_listed.setCheckable(True)
        self.only_listed.setToolTip(
            self.tr("Only records of the articles that the article list shows as it is filtered")
        )
        self.columns = _button("sheetColumns", self.tr("Columns"))
        self.back = _button("sheetBack", self.tr("Back to the article  (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.tabs, 1)
        for button in (self.show_all, self.only_listed, self.columns, self.back):
            row.addWidget(button)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self.columns.setIcon(icon(theme, "settings", "muted"))
        self.only_listed.setIcon(icon(theme, "filter", "muted"))
        self.show_all.setIcon(icon(theme, "remove", "muted"))
        self.back.setIcon(icon(theme, "article", "muted"))

    def set_narrow(self, *, narrow: bool) -> None:
        """Make do with little room, or not."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if narrow
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in (self.only_listed, self.columns, self.back):
            button.setToolButtonStyle(style)


def plural_name(record_type: RecordType) -> str:
    """What several records of a type are called, as a title."""
    return record_type.plural.replace("_", " ").capitalize()


def _button(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolTip(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
