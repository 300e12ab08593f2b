"""The tabs over an article's records: all of them, and each type with its count."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from annotator.core.codebook.model import Codebook, RecordType

ALL = ""
"""What stands for all types where others have a type's key."""


class TypeTabs(QTabBar):
    """Names types in full where there is room for all of them, else by their first letters; the
    full name is the tooltip then, and what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types: Sequence[RecordType] = ()
        self._counts: Counter[str] = Counter()
        self.setObjectName("recordTabs")
        self.setAccessibleName(self.tr("Record types"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.currentChanged.connect(self._fit)

    def set_codebook(self, codebook: Codebook | None) -> None:
        """A tab for all types, and one for each of the codebook's; none without a codebook."""
        while self.count():
            self.removeTab(0)
        self._types = codebook.types if codebook is not None else ()
        self._counts = Counter()
        for key in (ALL, *(each.key for each in self._types)) if codebook is not None else ():
            self.setTabData(self.addTab(""), key)
        self._fit()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many records of each type there are; a retired type has a tab only where there
        are some."""
        self._counts = Counter(counts)
        for each in self._types:
            is_wanted = self._counts[each.key] > 0 or not each.retired
            self.setTabVisible(self._index(each.key), is_wanted)
        self._fit()

    @property
    def type_key(self) -> str:
        """The type of the active tab; `ALL` for all of them."""
        return self.tabData(self.currentIndex()) or ALL

    def activate(self, type_key: str) -> None:
        """Make the tab of a type the active one, if there is such a tab."""
        self.setCurrentIndex(self._index(type_key))

    def step(self, steps: int) -> None:
        """Go to the tab so many on, if there is one that can be seen."""
        shown = [n for n in range(self.count()) if self.isTabVisible(n)]
        at = shown.index(self.currentIndex()) + steps
        if 0 <= at < len(shown):
            self.setCurrentIndex(shown[at])

    def minimumSizeHint(self) -> QSize:
        """As little as the dock leaves: the names adapt."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Says as much as there is room for: every name, that of the active tab, none."""
        active = self.type_key
        for named in ({each.key for each in self._types}, {active}, set[str]()):
            for n in range(self.count()):
                self._say(n, self.tabData(n) in named)
            if self.sizeHint().width() <= self.width():
                break
        # Qt asks for room for new texts only while they can be seen: a bar that was filled in a
        # hidden window would keep the height that it had when it was empty.
        self.updateGeometry()

    def _say(self, n: int, is_named: bool) -> None:
        key: str = self.tabData(n)
        if key == ALL:
            text, name = self.tr("All {0}").format(f"{self._counts.total():,}"), ""
        else:
            record_type = self._types[n - 1]
            count = f"{self._counts[key]:,}"
            name = f"{_plural(record_type)} {count}"
            text = name if is_named else f"{record_type.letter or name[0]} {count}"
        # Each text that is set is a layout, though it be the same.
        if text != self.tabText(n):
            self.setTabText(n, text)
            self.setTabToolTip(n, "" if text == name else name)
            self.setAccessibleTabName(n, name)

    def _index(self, type_key: str) -> int:
        for n in range(self.count()):
            if self.tabData(n) == type_key:
                return n
        return -1


def _plural(record_type: RecordType) -> str:
    return record_type.plural.replace("_", " ").capitalize()
