"""The sheet: a table of all records of a type, in the place of the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.errors import FieldValueError
from annotator.core.sheet.model import (
    Condition,
    SheetColumn,
    SheetOrder,
    SheetQuestion,
    columns_of,
    read_filter,
)
from annotator.services.commands.articles import SetCell
from annotator.services.commands.command import Command
from annotator.services.notifications import Changed
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words
from annotator.ui.sheet.arrangement import SheetArrangement
from annotator.ui.sheet.cell_editor import CellEditor, SheetDelegate
from annotator.ui.sheet.foot import SheetFoot
from annotator.ui.sheet.head import SheetHead, plural_name
from annotator.ui.sheet.header import SheetHeader
from annotator.ui.sheet.labels import states_meant
from annotator.ui.sheet.model import SheetModel
from annotator.ui.sheet.table import SheetTable
from annotator.ui.sheet.value_line import OptionSource, options_of

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.services.sheet import Sheet
    from annotator.ui.kit.background_reads import BackgroundReads
    from annotator.ui.kit.settings import Settings

_COUNT_AFTER_MS = 400
_ROOMY = 1000  # pixels


class SheetPanel(QWidget):
    """Tabs by type, filters and names over the columns, the cells, and what is chosen."""

    left = Signal()
    """Back to the article."""
    article_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    delete_wanted = Signal()
    show_all_wanted = Signal()
    only_listed_toggled = Signal(bool)

    def __init__(
        self,
        background_reads: BackgroundReads,
        settings: Settings,
        theme: Theme,
        write: Callable[[Command], object],
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            write: writes an edit, or lets it wait.
        """
        super().__init__(parent)
        self._write = write
        self.setObjectName("sheetPanel")
        self.setAccessibleName(self.tr("Sheet"))
        self.sheet: Sheet | None = None
        self._background_reads = background_reads
        self._project: Project | None = None
        self._articles: ArticleFilter | None = None
        self._orders: dict[str, SheetOrder] = {}
        self._filters: dict[str, dict[str, str]] = {}
        self.actions_of_menu: Sequence[QAction] = ()
        self.model = SheetModel(background_reads, self)
        self.header = SheetHeader()
        self.table = SheetTable(self.model, self.header, theme, self)
        self.table.setAccessibleName(self.tr("Records"))
        self._delegate = SheetDelegate(self._source_of, self._save, self.table)
        self.table.setItemDelegate(self._delegate)
        self.head = SheetHead(theme)
        self.foot = SheetFoot()
        self.arrangement = SheetArrangement(self.model, self.header, settings, self)
        self.tabs, self.chooser = self.head.tabs, self.arrangement.chooser
        self._empty = self._make_empty()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        self._connect()

    # What the window tells it

    def set_project(self, project: Project | None) -> None:
        """Show another project's records, or none."""
        self._project = project
        self._orders, self._filters = {}, {}
        self.tabs.set_counts({})
        self._articles = None
        self.head.only_listed.setChecked(False)
        if project is None:
            self.sheet = None
        else:
            self.sheet = project.sheet
        self.model.set_sheet(self.sheet)
        self._offer_types()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.table.set_theme(theme)
        self.head.set_theme(theme)

    def refresh(self, changed: Changed) -> None:
        """Show again what a change touched."""
        if self._project is None:
            return
        if "codebook" in changed.kinds:
            self._offer_types()
        self.model.refresh(changed)
        if "record" in changed.kinds:
            self._counting.start()

    def set_articles(self, chosen: ArticleFilter | None) -> None:
        """Show the records of these articles alone; of all without a filter."""
        self.head.only_listed.setChecked(chosen is not None)
        if chosen != self._articles:
            self._articles = chosen
            self.ask()

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits."""
        self.model.editable = editable

    def leave(self) -> None:
        """Put away what lies over the table."""
        self.chooser.close_list()

    def flush(self) -> bool:
        """Save what is being typed; False if it was refused."""
        editor = self.table.open_editor()
        if editor is None:
            return True
        if not self._delegate.save(editor):
            return False
        self.table.closeEditor(editor, SheetDelegate.EndEditHint.NoHint)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons are icons, and the keys are left out."""
        super().resizeEvent(event)
        narrow = event.size().width() < _ROOMY
        self.head.set_narrow(narrow=narrow)
        self.foot.set_narrow(narrow=narrow)

    # What commands do

    def sort(self, section: int, *, descending: bool) -> None:
        """Order the rows by a column."""
        if 0 <= section < len(self.model.columns):
            self._orders[self.tabs.type_key()] = SheetOrder(self.model.columns[section], descending)
            self.ask()

    def sort_by_current(self, *, descending: bool) -> None:
        """Order the rows by the column one stands in."""
        self.sort(max(self.table.currentIndex().column(), 0), descending=descending)

    def focus_filter(self) -> None:
        """Go to the filter over the column one stands in."""
        section = self.table.currentIndex().column()
        shown = self.table.shown_columns()
        if section not in shown:
            section = shown[0] if shown else -1
        self.header.focus_filter(section)

    def clear_filters(self) -> None:
        """Show all rows again."""
        self._articles = None
        self.head.only_listed.setChecked(False)
        self.header.set_texts({})
        self._filters[self.tabs.type_key()] = {}
        self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_columns(self) -> None:
        """Open the list of columns."""
        button = self.head.columns
        self.arrangement.toggle_chooser(
            button.mapTo(self, QPoint(button.width(), button.height() + 4))
        )

    def ask(self) -> None:
        """Show what the tab, the filters and the order ask for."""
        if self._project is None or not self.tabs.type_key():
            self.model.show((), None)
            return
        record_type = self._project.codebook.type(self.tabs.type_key())
        columns = columns_of(record_type)
        fresh = columns != self.model.columns
        if fresh:
            self.header.set_columns(columns, self._source_of)
            self.header.set_texts(self._filters.get(record_type.key, {}))
        conditions = self._conditions(columns)
        order = self._orders.get(record_type.key, SheetOrder())
        if order.column is not None and order.column not in columns:
            order = SheetOrder()
        question = SheetQuestion(record_type.key, conditions, order, self._articles)
        if fresh or question != self.model.question:
            self.model.show(columns, question)
        if fresh:
            self.arrangement.show(record_type.key)
        self._show_order(order)
        self._show_state()

    # Parts

    def _make_empty(self) -> QLabel:
        label = QLabel(self.table)
        label.setObjectName("sheetEmpty")
        label.setProperty("role", "emptyState")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.ask)
        self.header.sectionClicked.connect(self._on_header)
        self.header.filters_changed.connect(self._on_filters)
        self.header.table_wanted.connect(self._go_to_column)
        self.header.left.connect(self._focus_table)
        self.table.horizontalScrollBar().valueChanged.connect(self.header.follow)
        self.table.left.connect(self.left)
        self.table.article_wanted.connect(self.article_wanted)
        self.table.copy_wanted.connect(self.copy_wanted)
        self.table.paste_wanted.connect(self.paste_wanted)
        self.table.delete_wanted.connect(self._on_delete)
        self.table.sort_wanted.connect(self._on_sort)
        self.table.filter_wanted.connect(self.header.focus_filter)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.chosen_changed.connect(self._show_state)
        self.table.viewport().installEventFilter(self)
        self.model.found.connect(self._show_state)
        self.arrangement.closed.connect(self._focus_table)
        self.head.only_listed.clicked.connect(self.only_listed_toggled)
        self.head.show_all.clicked.connect(self.show_all_wanted)
        self.head.columns.clicked.connect(self.choose_columns)
        self.head.back.clicked.connect(self.left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the message for an empty table in the middle of it."""
        if event.type() == QEvent.Type.Resize and watched is self.table.viewport():
            self._empty.setGeometry(self.table.viewport().geometry())
        return super().eventFilter(watched, event)

    # Types

    def _offer_types(self) -> None:
        self.tabs.set_types(self._project.codebook.types if self._project else ())
        # The rows first: to count the records of a large project takes longer than to show some.
        self.ask()
        self._count()

    def _count(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._background_reads.ask(
                "sheet.counts", lambda _stop: sheet.counts(), self._on_counts
            )

    def _on_counts(self, counts: dict[str, int]) -> None:
        self.tabs.set_counts(counts)
        self._show_state()

    # Filters and order

    def _conditions(
        self, columns: Sequence[SheetColumn]
    ) -> tuple[tuple[SheetColumn, Condition], ...]:
        texts = self.header.texts()
        conditions: list[tuple[SheetColumn, Condition]] = []
        for column in columns:
            text = texts.get(column.key, "")
            problem = ""
            try:
                meant = states_meant(text) if column.key == "state" else text
                condition = read_filter(column, meant)
            except FieldValueError as error:
                problem, condition = error_words(error), None
            self.header.mark(column.key, problem)
            if condition is not None:
                conditions.append((column, condition))
        return tuple(conditions)

    def _on_filters(self) -> None:
        self._filters[self.tabs.type_key()] = self.header.texts()
        self.ask()

    def _on_header(self, section: int) -> None:
        """Up, then down, then as the records stand in the articles."""
        order = self._orders.get(self.tabs.type_key(), SheetOrder())
        column = self.model.columns[section]
        if order.column != column:
            self.sort(section, descending=False)
        elif not order.descending:
            self.sort(section, descending=True)
        else:
            self._orders.pop(self.tabs.type_key(), None)
            self.ask()

    def _show_order(self, order: SheetOrder) -> None:
        shown = order.column is not None and order.column in self.model.columns
        self.header.setSortIndicatorShown(shown)
        if shown and order.column is not None:
            down = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
            self.header.setSortIndicator(self.model.columns.index(order.column), down)

    def _on_sort(self, descending: bool) -> None:
        self.sort_by_current(descending=descending)

    def _on_delete(self) -> None:
        if self.model.editable:
            self.delete_wanted.emit()

    def _go_to_column(self, section: int) -> None:
        self._focus_table()
        if self.model.rowCount():
            self.table.go_to(max(self.table.currentIndex().row(), 0), section)

    def _focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Cells

    def _source_of(self, column: SheetColumn) -> OptionSource | None:
        return options_of(column, self._project) if self._project else None

    def _save(self, editor: CellEditor) -> None:
        self._write(SetCell(editor.seen, editor.column, editor.text()))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("sheetMenu")
        menu.addActions(list(self.actions_of_menu))
        menu.exec(place)
        menu.deleteLater()

    # What is said

    def _show_state(self) -> None:
        count = self.model.rowCount()
        filtered = bool(self.header.texts()) or self._articles is not None
        self.head.show_all.setVisible(filtered)
        self._empty.setVisible(not count and self.model.is_complete)
        if not count:
            self._empty.setText(self._empty_text(filtered=filtered))
        self.foot.say_count(self._count_text(count))
        self.foot.say_article(self.model.row(self.table.currentIndex().row()))

    def _count_text(self, count: int) -> str:
        if self._project is None or not self.tabs.type_key():
            return ""
        noun = plural_name(self._project.codebook.type(self.tabs.type_key()))
        if not self.model.is_complete:
            return self.tr("{type}: counting…").format(type=noun)
        text = self.tr("{type}: {count:,} rows").format(type=noun, count=count)
        chosen = sum(last - first + 1 for first, last in self.table.chosen_rows())
        if chosen > 1:
            text = self.tr("{text}, {chosen:,} selected").format(text=text, chosen=chosen)
        return text

    def _empty_text(self, *, filtered: bool) -> str:
        if self._project is None or not self.tabs.type_key():
            return self.tr("No project is open. Ctrl+O opens one, Ctrl+N starts a new one.")
        record_type = self._project.codebook.type(self.tabs.type_key())
        if filtered:
            return self.tr("No row fits the filters. “Show all rows” clears them.")
        return self.tr(
            "No {type} yet. Select words in an article and press {key} to make the first."
        ).format(type=record_type.plural, key=record_type.letter)
