"""The dock in which a project is searched: a question above, keywords in context below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.search import hints
from annotator.core.search.concordance import Hit, Scope
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words
from annotator.ui.search.hit_delegate import HitDelegate
from annotator.ui.search.hit_model import HitModel, about

_SCOPES: tuple[Scope, ...] = get_args(Scope)
_LABEL_WIDTH = 150


class SearchPanel(QWidget):
    """Says what is searched for; what was found it is told, and shows."""

    changed = Signal()
    """Something else is searched for."""
    opened = Signal(object)
    """The `Hit` to go to."""
    code_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchPanel")
        self.setAccessibleName(self.tr("Search the project"))
        self._theme = theme
        self.model = HitModel(self)
        self._delegate = HitDelegate(theme, self)
        self.box = self._make_box()
        self._scopes = self._make_scopes()
        self.types = QComboBox()
        self.types.setObjectName("searchType")
        self.types.setAccessibleName(self.tr("Record type"))
        self.types.currentIndexChanged.connect(self._ask)
        self.only_listed = self._make_check(
            "searchOnlyListed",
            self.tr("Only listed articles"),
            self.tr("Those that the article list shows as it is filtered: by outlet, date, …"),
        )
        self.only_listed.toggled.connect(self._ask)
        self.regex = self._make_regex()
        self.grouped = self._make_check(
            "searchGrouped", self.tr("By article"), self.tr("Stand the hits under their articles")
        )
        self.grouped.toggled.connect(self._arrange)
        self.code = QPushButton(self.tr("Code all as…"))
        self.code.setObjectName("searchCode")
        self.code.setAccessibleName(self.tr("Code all hits as…"))
        self.code.clicked.connect(self.code_requested)
        self.count = QLabel()
        self.count.setObjectName("searchCount")
        self.count.setProperty("role", "muted")
        self.view = self._make_view()
        self._empty = QLabel()
        self._empty.setObjectName("searchEmpty")
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(24, 16, 24, 16)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._stack, 1)
        self.set_theme(theme)
        self.show_nothing()

    @property
    def scope(self) -> Scope:
        """Where is searched."""
        return _SCOPES[self._scopes.checkedId()]

    @property
    def type_key(self) -> str:
        """Of which record type; empty for any, and where it makes no difference."""
        return "" if self.scope == "text" else str(self.types.currentData() or "")

    def set_scope(self, scope: Scope) -> None:
        """Search elsewhere."""
        self._scopes.button(_SCOPES.index(scope)).click()

    def set_codebook(self, codebook: Codebook | None) -> None:
        """Offer the record types of a codebook."""
        self.model.set_codebook(codebook)
        types: Sequence[RecordType] = codebook.types if codebook else ()
        chosen = self.types.currentData()
        self.types.blockSignals(True)
        self.types.clear()
        self.types.addItem(self.tr("Any type"), "")
        for each in types:
            self.types.addItem(each.label, each.key)
        self.types.setCurrentIndex(max(self.types.findData(chosen), 0))
        self.types.blockSignals(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self._icon.setIcon(icon(theme, "search", "muted"))
        self.view.viewport().update()

    def ask(self, text: str = "") -> None:
        """Let it be typed in; with other words in it, if there are any."""
        if text:
            self.box.setText(text)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_nothing(self) -> None:
        """Nothing is searched for."""
        self.model.show([], has_more=False)
        self.count.clear()
        self._say(
            self.tr(
                "Type words that must all be there, a “phrase in quotes”, or begin* for all that "
                "begins so. Between words: OR for either, NOT for what lacks the next, NEAR/5 for "
                "at most five words in between; (brackets) group. Letter case, accents and points "
                "of any script do not count. Enter goes to the hits, Enter there to the article."
            )
        )

    def show_searching(self) -> None:
        """The answer is on its way."""
        self.count.setText(self.tr("Searching…"))

    def show_hits(self, hits: Sequence[Hit], *, has_more: bool, current: Hit | None = None) -> None:
        """Show the first hits of a search.

        Args:
            current: the hit to stand on, if it is among them.
        """
        self._delegate.columns.label = _LABEL_WIDTH if self.scope != "text" else 0
        self.model.show(hits, has_more=has_more)
        self.count.setText("")
        if hits:
            self._stack.setCurrentWidget(self.view)
            row = self.model.row_of(current) if current is not None else 0
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self._say(self._nothing_found())
        self._update_code()

    def show_problem(self, problem: str) -> None:
        """Say why nothing can be searched for so."""
        self.model.show([], has_more=False)
        self.count.clear()
        self._say(problem)

    def show_counting(self) -> None:
        """There are more hits than are known; they are being counted."""
        known = len(self.model.hits)
        self.count.setText(self.tr("More than {hits} hits").format(hits=f"{known:,}"))

    def show_count(self, articles: int, hits: int) -> None:
        """Say how much there is."""
        self.count.setText(self._phrase(hits, articles) if hits else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the line to the hits by Down and Enter; in the hits Enter and Ctrl+C."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.box and (enters or event.key() == Qt.Key.Key_Down):
                self._go_to_hits()
                return True
            if watched is self.view and enters:
                self._open(self.view.currentIndex())
                return True
            if watched is self.view and event.matches(QKeySequence.StandardKey.Copy):
                self._copy()
                return True
            first = self.view.currentIndex().row() <= 0
            if watched is self.view and event.key() == Qt.Key.Key_Up and first:
                self.box.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _phrase(self, hits: int, articles: int) -> str:
        if hits == 1:
            return self.tr("1 hit")
        if articles == 1:
            return self.tr("{hits} hits in 1 article").format(hits=f"{hits:,}")
        return self.tr("{hits} hits in {articles} articles").format(
            hits=f"{hits:,}", articles=f"{articles:,}"
        )

    def _nothing_found(self) -> str:
        text = self.box.text().strip()
        if self.only_listed.isChecked():
            return self.tr("Nothing found in the listed articles.")
        meant = None if self.regex.isChecked() else hints.hint(text)
        if meant is not None:
            return self.tr("Nothing found. {hint}").format(hint=error_words(meant))
        if self.regex.isChecked():
            return self.tr("Nothing found. A regular expression finds texts as they stand.")
        if text and text[-1].isalpha() and '"' not in text:
            return self.tr("Nothing found. To find all that begins so, type {text}*").format(
                text=text
            )
        return self.tr("Nothing found.")

    def _say(self, text: str) -> None:
        self._empty.setText(text)
        self._stack.setCurrentWidget(self._empty)
        self._update_code()

    def _update_code(self) -> None:
        codable = any(hit.place in ("text", "evidence") for hit in self.model.hits)
        self.code.setEnabled(codable)
        self.code.setToolTip(
            self.tr("Make a record of each hit, after a preview; one change that can be undone")
        )

    def _go_to_hits(self) -> None:
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, index: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is not None:
            self.opened.emit(hit)

    def _copy(self) -> None:
        hit = self.model.hit(self.view.currentIndex().row())
        if hit is not None:
            line = f"{hit.before}{hit.words}{hit.after}\t{about(hit.article)}"
            QGuiApplication.clipboard().setText(line)

    def _ask(self) -> None:
        self.types.setVisible(self.scope != "text")
        self.changed.emit()

    def _arrange(self, grouped: bool) -> None:
        current = self.model.hit(self.view.currentIndex().row())
        self._delegate.columns.about = not grouped
        self.model.set_grouped(grouped)
        if current is not None:
            self.view.setCurrentIndex(self.model.index(self.model.row_of(current)))

    def _make_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("searchBox")
        box.setAccessibleName(self.tr("Search the project"))
        box.setPlaceholderText(self.tr("Words, “phrases”, begin*, OR, NOT, NEAR"))
        box.setClearButtonEnabled(True)
        box.setMinimumWidth(160)
        box.setMaximumWidth(420)
        self._icon = box.addAction(
            icon(self._theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        box.textChanged.connect(self.changed)
        box.installEventFilter(self)
        return box

    def _make_regex(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("searchRegex")
        button.setText(".*")
        button.setAccessibleName(self.tr("Regular expression"))
        button.setToolTip(
            self.tr("Regular expression: it finds texts as they stand, letter case aside")
        )
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.toggled.connect(self._ask)
        return button

    def _make_scopes(self) -> QButtonGroup:
        group = QButtonGroup(self)
        labels = {
            "text": (self.tr("Text"), self.tr("Titles and texts of articles")),
            "fields": (self.tr("Fields"), self.tr("Values of the records’ fields")),
            "evidence": (self.tr("Evidence"), self.tr("Text that was coded")),
        }
        for n, scope in enumerate(_SCOPES):
            button = QToolButton()
            button.setObjectName(f"searchIn_{scope}")
            button.setText(labels[scope][0])
            button.setAccessibleName(self.tr("Search in: {where}").format(where=labels[scope][1]))
            button.setToolTip(labels[scope][1])
            button.setCheckable(True)
            button.setProperty("role", "segment")
            group.addButton(button, n)
        group.buttons()[0].setChecked(True)
        group.idClicked.connect(self._ask)
        return group

    def _make_check(self, name: str, text: str, tip: str) -> QCheckBox:
        check = QCheckBox(text)
        check.setObjectName(name)
        check.setAccessibleName(text)
        check.setToolTip(tip)
        return check

    def _make_view(self) -> QListView:
        view = QListView()
        view.setObjectName("searchHits")
        view.setAccessibleName(self.tr("Hits"))
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTabKeyNavigation(False)
        view.doubleClicked.connect(self._open)
        view.installEventFilter(self)
        return view

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("panelHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.box, 3)
        row.addWidget(self.regex)
        row.addSpacing(4)
        for button in self._scopes.buttons():
            row.addWidget(button)
        row.addWidget(self.types)
        row.addSpacing(8)
        row.addWidget(self.only_listed)
        row.addSpacing(8)
        row.addWidget(self.grouped)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addSpacing(8)
        row.addWidget(self.code)
        self.types.hide()
        return head

    def sizeHint(self) -> QSize:
        return QSize(720, 240)
