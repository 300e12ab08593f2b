"""The record of the row one stands in, shown in the form beside the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.ui.context import Context

if TYPE_CHECKING:
    from annotator.ui.sheet.panel import SheetPanel

_AFTER_MS = 80
"""Keys that are held run through the rows without opening each."""


class RowRecord(QObject):
    """Selects in the window the record of the row, and later what was selected before.

    Attributes:
        is_selecting: whether it is at it: the sheet stays, which else makes way for an article.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._panel: SheetPanel | None = None
        self._before: tuple[str, str] | None = None
        self.is_selecting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._select)

    def begin(self, panel: SheetPanel) -> None:
        """Follow the rows of the sheet from now on."""
        session = self._context.session
        article = session.article
        self._before = (article.id, session.record_id or "") if article is not None else None
        self._panel = panel
        panel.table.chosen_changed.connect(self._timer.start)
        self._timer.start()

    def end(self) -> None:
        """Follow no more."""
        self._timer.stop()
        if self._panel is not None:
            self._panel.table.chosen_changed.disconnect(self._timer.start)
            self._panel = None

    def go_back(self) -> None:
        """Select what was selected before the sheet was shown."""
        if self._before is not None:
            article, record = self._before
            self._before = None
            self._go_to(article, record)

    def _select(self) -> None:
        panel = self._panel
        row = panel.model.row(panel.table.currentIndex().row()) if panel is not None else None
        if row is not None and self._context.docks["records"].isVisible():
            self._go_to(row.record.article, row.record.id)

    def _go_to(self, article: str, record: str) -> None:
        session = self._context.session

        def select() -> None:
            self.is_selecting = True
            try:
                session.select(record or None)
            finally:
                self.is_selecting = False

        self.is_selecting = True
        try:
            session.open_article(article, select)
        finally:
            self.is_selecting = False
