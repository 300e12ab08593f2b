"""The rows of the article list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.articles.delegate import ArticleDelegate
from annotator.ui.articles.model import ArticleModel
from annotator.ui.kit.vertical_scroll import RowsView


class ArticleRows(RowsView):
    """A double click is for what is known of an article."""

    double_clicked = Signal()
    """On an article: what is known of it is to be edited."""

    def __init__(
        self, model: ArticleModel, delegate: ArticleDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(delegate, parent)
        self.setModel(model)
        self.setItemDelegate(delegate)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self.indexAt(event.position().toPoint()).isValid():
            self.double_clicked.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands; looking through the titles is the filter's."""
