"""Which columns the sheet shows and how they stand: chosen, moved and sized by the person."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.ui.kit.settings import Settings
from annotator.ui.sheet.columns import ColumnChooser
from annotator.ui.sheet.header import SheetHeader
from annotator.ui.sheet.labels import column_label
from annotator.ui.sheet.layout import SheetLayout, first_layout
from annotator.ui.sheet.model import SheetModel

_KEEP_AFTER_MS = 400


class SheetArrangement(QObject):
    """Arranges the columns as the person left them, and keeps how they leave them.

    Attributes:
        chooser: the list in which columns are shown, hidden and moved.
    """

    closed = Signal()
    """The list of columns was put away."""

    def __init__(
        self, model: SheetModel, header: SheetHeader, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._header = header
        self._settings = settings
        self._type_key = ""
        self._arranging = False
        self.chooser = ColumnChooser(parent)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        header.sectionResized.connect(self._keep_soon)
        header.sectionMoved.connect(self._keep_soon)
        self.chooser.changed.connect(self._on_chosen)
        self.chooser.closed.connect(self.closed)
        self.chooser.reset_wanted.connect(self._reset)

    def show(self, type_key: str) -> None:
        """Show the columns of a type as the person had them."""
        self._type_key = type_key
        self._arrange(self._layout())

    def toggle_chooser(self, corner: QPoint) -> None:
        """Open the list of columns with its top right there, or put it away."""
        if self.chooser.isVisible():
            self.chooser.close_list()
        else:
            self.chooser.open(self._as_they_stand(), corner)

    def _layout(self) -> SheetLayout:
        saved = SheetLayout.read(self._settings.sheet_layout(self._type_key))
        return saved.completed(first_layout(self._model.columns))

    def _arrange(self, layout: SheetLayout) -> None:
        header = self._header
        self._arranging = True
        keys = [column.key for column in self._model.columns]
        with header.arranging():
            for place, key in enumerate(layout.order):
                header.moveSection(header.visualIndex(keys.index(key)), place)
            for n, key in enumerate(keys):
                header.setSectionHidden(n, key in layout.hidden)
                header.resizeSection(n, layout.widths[key])
        self._arranging = False

    def _as_they_stand(self) -> list[tuple[str, str, bool]]:
        header, columns = self._header, self._model.columns
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [
            (columns[n].key, column_label(columns[n]), not header.isSectionHidden(n)) for n in order
        ]

    def _keep_soon(self) -> None:
        if not self._arranging:
            self._keeping.start()

    def _keep(self) -> None:
        if not self._type_key or not self._model.columns:
            return
        now = self._as_they_stand()
        before = self._layout()
        # A hidden column has no width; it keeps the one it had.
        widths = {
            column.key: self._header.sectionSize(n) or before.widths[column.key]
            for n, column in enumerate(self._model.columns)
        }
        layout = SheetLayout(
            tuple(key for key, _, _ in now),
            frozenset(key for key, _, shown in now if not shown),
            widths,
        )
        self._settings.set_sheet_layout(self._type_key, layout.written())

    def _on_chosen(self) -> None:
        chosen = self.chooser.chosen()
        hidden = frozenset(key for key, shown in chosen if not shown)
        before = self._layout()
        if len(hidden) < len(chosen):
            order = tuple(key for key, _ in chosen)
            self._arrange(SheetLayout(order, hidden, before.widths))
            self._keep()

    def _reset(self) -> None:
        self._settings.set_sheet_layout(self._type_key, "")
        self._arrange(self._layout())
        self.chooser.fill(self._as_they_stand())
