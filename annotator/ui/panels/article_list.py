"""The dock of articles: filter, list, and what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.article import ArticleState
from annotator.core.listing import ArticleFilter
from annotator.services.notify import Changed
from annotator.ui.icons import icon
from annotator.ui.models.article_model import ArticleModel
from annotator.ui.panels.article_delegate import ArticleDelegate
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.services.project import Project

_DEBOUNCE_MS = 150
_STATES: dict[str, tuple[ArticleState, ...]] = {
    "all": (),
    "todo": ("new", "in_progress"),
    "done": ("done", "nothing"),
}


class ArticleListPanel(QWidget):
    """Finds an article and says how far the coder is."""

    chosen = Signal(str)
    """The id of the article that the person went to."""
    text_requested = Signal()
    """Enter: the focus goes to the article."""
    import_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlePanel")
        self.setAccessibleName(self.tr("Articles"))
        self._theme = theme
        self._project: Project | None = None
        self._current = ""
        self._last_row = -1
        self.model = ArticleModel(self)
        self._delegate = ArticleDelegate(theme, self)
        self.filter_box = self._make_filter_box()
        self.view = self._make_view()
        self._empty, self._import = self._make_empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._foot = QLabel()
        self._foot.setObjectName("articleSummary")
        self._foot.setProperty("role", "small")
        self._foot.setContentsMargins(12, 6, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._apply_filter)
        self.set_theme(theme)
        self.set_project(None)

    def set_project(self, project: Project | None) -> None:
        """List the articles of another project, or of none."""
        self._project = project
        self._current, self._last_row = "", -1
        self._timer.stop()
        self.filter_box.blockSignals(True)
        self.filter_box.clear()
        self.filter_box.blockSignals(False)
        self._segments.buttons()[0].setChecked(True)
        self._delegate.set_types(project.codebook.types if project else ())
        self.model.set_reading(project.read if project else None)
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self._search_icon.setIcon(icon(theme, "search", "muted"))
        self.view.viewport().update()

    def refresh(self, changed: Changed) -> None:
        """Show again what a change touched."""
        if self._project is None:
            return
        if "codebook" in changed.kinds:
            self._delegate.set_types(self._project.codebook.types)
        self.model.refresh(changed)
        self._show_state()
        self._mark_current()

    def select_article(self, article_id: str) -> None:
        """Mark an article as the one that is open, without announcing it."""
        self._current = article_id
        self._mark_current()

    def neighbour(self, step: int) -> str | None:
        """The id of the article so many rows on in the list as it is filtered; None at its end."""
        count = self.model.rowCount()
        row = self.model.row_of(self._current) if self._current else None
        if row is not None:
            target = row + step
        else:
            # The filter no longer lets the open article through: the next one has moved up.
            target = self._last_row if step > 0 else self._last_row - 1
        summary = self.model.summary(target) if 0 <= target < count else None
        return summary.id if summary else None

    def focus_filter(self) -> None:
        """Let the person type what they look for."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def _make_filter_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("articleFilter")
        box.setAccessibleName(self.tr("Filter the articles"))
        box.setPlaceholderText(self.tr("Filter by title or outlet"))
        box.setClearButtonEnabled(True)
        self._search_icon = box.addAction(
            icon(self._theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        box.textChanged.connect(self._wait)
        box.returnPressed.connect(self._focus_list)
        return box

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("panelHead")
        column = QVBoxLayout(head)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.filter_box)
        row = QHBoxLayout()
        row.setSpacing(2)
        self._segments = QButtonGroup(head)
        labels = {"all": self.tr("All"), "todo": self.tr("To do"), "done": self.tr("Done")}
        for name, label in labels.items():
            button = QToolButton()
            button.setObjectName(f"articleState_{name}")
            button.setProperty("role", "segment")
            button.setText(label)
            button.setAccessibleName(self.tr("Show: {label}").format(label=label))
            button.setCheckable(True)
            button.setChecked(name == "all")
            self._segments.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._segments.buttonClicked.connect(self._apply_filter)
        column.addLayout(row)
        return head

    def _make_view(self) -> QListView:
        view = QListView()
        view.setObjectName("articleList")
        view.setAccessibleName(self.tr("Articles"))
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.selectionModel().currentChanged.connect(self._on_current)
        view.activated.connect(self._on_activated)
        return view

    def _make_empty(self) -> tuple[QLabel, QToolButton]:
        holder = QLabel()
        holder.setObjectName("articlesEmpty")
        holder.setProperty("role", "muted")
        holder.setWordWrap(True)
        holder.setMargin(16)
        holder.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 96, 16, 16)
        button = QToolButton()
        button.setObjectName("importFirst")
        button.setText(self.tr("Import articles…"))
        button.setAccessibleName(self.tr("Import articles"))
        button.clicked.connect(self.import_requested)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return holder, button

    def _wait(self) -> None:
        self._timer.start()

    def _apply_filter(self) -> None:
        self._timer.stop()
        states = next(
            _STATES[button.objectName().removeprefix("articleState_")]
            for button in self._segments.buttons()
            if button.isChecked()
        )
        self.model.set_filter(ArticleFilter(self.filter_box.text().strip(), states))
        self._show_state()
        self._mark_current()

    def _show_state(self) -> None:
        count = self.model.rowCount()
        self._stack.setCurrentWidget(self.view if count else self._empty)
        if self._project is None:
            self._foot.setText("")
            self._empty.setText(
                self.tr("No project is open. Ctrl+O opens one, Ctrl+N starts a new one.")
            )
            self._import.hide()
            return
        filtered = self.model.filter != ArticleFilter()
        self._import.setVisible(not filtered)
        self._empty.setText(
            self.tr("No article fits the filter.")
            if filtered
            else self.tr("No articles yet. Drop files or folders here, or import them.")
        )
        states = self._project.read.counts().states
        finished = states.get("done", 0) + states.get("nothing", 0)
        total = sum(states.values())
        text = self.tr("{done:,} of {total:,} done").format(done=finished, total=total)
        if filtered:
            text = self.tr("{count:,} shown, {rest}").format(count=count, rest=text)
        self._foot.setText(text)

    def _mark_current(self) -> None:
        row = self.model.row_of(self._current) if self._current else None
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if row is None:
            selection.clear()
        else:
            self._last_row = row
            index = self.model.index(row)
            if self.view.currentIndex() != index or not selection.isSelected(index):
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                selection.setCurrentIndex(index, flags)
                self.view.scrollTo(index)
        selection.blockSignals(False)
        self.view.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        summary = self.model.summary(index.row()) if index.isValid() else None
        if summary is not None and summary.id != self._current:
            self._current, self._last_row = summary.id, index.row()
            self.chosen.emit(summary.id)

    def _on_activated(self, _index: QModelIndex) -> None:
        self.text_requested.emit()

    def _focus_list(self) -> None:
        self._apply_filter()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
