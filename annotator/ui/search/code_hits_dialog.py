"""What would be coded of the hits of a search, before it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from annotator.core.codebook.model import RecordType
from annotator.ui.kit.dialog import FormDialog
from annotator.ui.kit.theme import Theme
from annotator.ui.search.code_hits_model import CandidateModel
from annotator.ui.search.hit_delegate import HitDelegate, box_of

if TYPE_CHECKING:
    from annotator.services.bulk_coding import Candidate, Extent

_EXTENTS = ("words", "sentence", "paragraph")
_PIVOTS = {"words": 0.4, "sentence": 0.14, "paragraph": 0.08}


class CodeHitsDialog(FormDialog):
    """Lets one say as what the hits are coded, how much of each, and which.

    Attributes:
        words: what was searched for.
    """

    wanted = Signal()
    """Other candidates are wanted: of another type, or of another extent."""

    def __init__(
        self, types: Sequence[RecordType], words: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(
            "codeHitsDialog",
            self.tr("Code the hits of “{words}”").format(words=words),
            self.tr("Each checked line becomes a record; all of them are one change."),
            self.tr("Add"),
            parent,
        )
        self.words = words
        self._types = list(types)
        self._looking = False
        self._more = False
        self.model = CandidateModel(self)
        self.model.checked_changed.connect(self._count)
        self.types = QComboBox()
        self.types.setObjectName("codeType")
        self.types.setAccessibleName(self.tr("Code as"))
        for each in self._types:
            self.types.addItem(each.label, each.key)
        self.types.currentIndexChanged.connect(self.wanted)
        self.extents = QComboBox()
        self.extents.setObjectName("codeExtent")
        self.extents.setAccessibleName(self.tr("What of each hit"))
        labels = (
            self.tr("The words that were found"),
            self.tr("The whole sentence"),
            self.tr("The whole paragraph"),
        )
        for key, label in zip(_EXTENTS, labels, strict=True):
            self.extents.addItem(label, key)
        self.extents.currentIndexChanged.connect(self._on_extent)
        self.rows.addRow(self.tr("As"), self.types)
        self.rows.addRow(self.tr("Text"), self.extents)
        self._delegate = CheckedHitDelegate(theme, self)
        self._delegate.columns.boxes = True
        self.view = QListView()
        self.view.setObjectName("codeHits")
        self.view.setAccessibleName(self.tr("Hits to code"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTabKeyNavigation(False)
        self.view.setMinimumHeight(280)
        self.count = QLabel()
        self.count.setObjectName("codeCount")
        self.count.setProperty("role", "muted")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self._button("codeAll", self.tr("Check all"), self._check_all))
        foot.addWidget(self._button("codeNone", self.tr("Check none"), self._check_none))
        at = self.column.indexOf(self.rows) + 1
        self.column.insertWidget(at, self.view, 20)
        self.column.insertLayout(at + 1, foot)
        self.resize(min(980, parent.width() - 48), min(620, parent.height() - 48))
        self._on_extent()

    @property
    def type_key(self) -> str:
        """As what is coded."""
        return str(self.types.currentData() or "")

    @property
    def extent(self) -> Extent:
        """How much of each hit is coded."""
        return cast("Extent", self.extents.currentData())

    def chosen(self) -> list[Candidate]:
        """What is to be coded."""
        return self.model.chosen()

    def show_searching(self) -> None:
        """The candidates are on their way."""
        self._looking = True
        self._count()

    def show_candidates(self, items: Sequence[Candidate], *, more: bool) -> None:
        """Offer these; ``more`` says that the search found more than can be offered at once."""
        self._looking, self._more = False, more
        coded = any(item.coded for item in items)
        words = self.tr("coded already")
        self._delegate.columns.label = self.fontMetrics().horizontalAdvance(words) if coded else 0
        self.model.show(items)
        if items:
            self.view.setCurrentIndex(self.model.index(0))

    def _on_extent(self) -> None:
        self._delegate.columns.pivot = _PIVOTS[self.extent]
        self.wanted.emit()

    def _check_all(self) -> None:
        self.model.check_all(True)

    def _check_none(self) -> None:
        self.model.check_all(False)

    def _count(self) -> None:
        if self._looking:
            self.accept_button.setEnabled(False)
            self.count.setText(self.tr("Searching…"))
            return
        checked = self.model.checked
        parts = [
            self.tr("{checked} of {all} checked").format(
                checked=f"{checked:,}", all=f"{self.model.rowCount():,}"
            )
        ]
        if self.model.coded:
            coded = self.tr("{coded} coded already").format(coded=f"{self.model.coded:,}")
            parts.append(coded)
        if self._more:
            parts.append(self.tr("there are more: narrow the search to see them"))
        self.count.setText(" · ".join(parts))
        chosen = self._types[self.types.currentIndex()]
        noun = chosen.label if checked == 1 else chosen.plural
        text = self.tr("Add {count} {noun}").format(count=f"{checked:,}", noun=noun.lower())
        self.accept_button.setText(text)
        self.accept_button.setEnabled(checked > 0)

    def _button(self, name: str, text: str, do: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.clicked.connect(do)
        return button


class CheckedHitDelegate(HitDelegate):
    """The box is checked by a click on it, or with Space."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Check a row, or take it back."""
        if isinstance(event, QMouseEvent):
            rect: QRect = option.rect
            near = box_of(rect, option.direction).adjusted(-8, -8, 8, 8)
            if event.type() != QEvent.Type.MouseButtonRelease or not near.contains(event.pos()):
                return False
        elif not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        on = state == Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)
