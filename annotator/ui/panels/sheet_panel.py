"""The sheet: a table of all records of a type, in the place of the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.errors import FieldValueError
from annotator.core.listing import ArticleFilter
from annotator.core.sheet import (
    Condition,
    SheetColumn,
    SheetOrder,
    SheetQuestion,
    columns_of,
    read_filter,
)
from annotator.services.notify import Changed
from annotator.ui.icons import icon
from annotator.ui.models.sheet_labels import column_label, states_meant
from annotator.ui.models.sheet_model import SheetModel
from annotator.ui.panels.sheet_columns import ColumnChooser
from annotator.ui.panels.sheet_editor import CellEditor, SheetDelegate
from annotator.ui.panels.sheet_header import SheetHeader
from annotator.ui.panels.sheet_layout import SheetLayout, first_layout
from annotator.ui.panels.sheet_table import SheetTable
from annotator.ui.panels.sheet_values import OptionSource, options_of
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.services.sheet import Sheet
    from annotator.ui.questions import Questions
    from annotator.ui.settings import Settings

_COUNT_AFTER_MS = 400
_ROOMY = 1000  # pixels
_LEAST_HERE = 200  # pixels
_KEEP_LAYOUT_AFTER_MS = 400


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
        self, questions: Questions, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheetPanel")
        self.setAccessibleName(self.tr("Sheet"))
        self.sheet: Sheet | None = None
        self._questions = questions
        self._settings = settings
        self._theme = theme
        self._project: Project | None = None
        self._articles: ArticleFilter | None = None
        self._orders: dict[str, SheetOrder] = {}
        self._filters: dict[str, dict[str, str]] = {}
        self._counts: dict[str, int] = {}
        self._arranging = False
        self.actions_of_menu: Sequence[QAction] = ()
        self.model = SheetModel(questions, self)
        self.header = SheetHeader()
        self.table = SheetTable(self.model, self.header, theme, self)
        self.table.setAccessibleName(self.tr("Records"))
        self._delegate = SheetDelegate(self._source_of, self._save, self.table)
        self.table.setItemDelegate(self._delegate)
        self.chooser = ColumnChooser(self)
        self.tabs = self._make_tabs()
        self.only_listed = self._button("sheetOnlyListed", self.tr("Articles of the list only"))
        self.only_listed.setCheckable(True)
        self.only_listed.setToolTip(
            self.tr("Only records of the articles that the article list shows as it is filtered")
        )
        self.show_all = self._button("sheetShowAll", self.tr("Show all rows"))
        self.columns_button = self._button("sheetColumns", self.tr("Columns"))
        self.back = self._button("sheetBack", self.tr("Back to the article  (Esc)"))
        self._make_labels()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self.table, 1)
        column.addWidget(self._make_foot())
        self._counting = self._timer(_COUNT_AFTER_MS, self._count)
        self._keeping = self._timer(_KEEP_LAYOUT_AFTER_MS, self._keep_layout)
        self._connect()
        self.set_theme(theme)

    # What the window tells it

    def set_project(self, project: Project | None) -> None:
        """Show another project's records, or none."""
        self._project = project
        self._orders, self._filters, self._counts = {}, {}, {}
        self._articles = None
        self.only_listed.setChecked(False)
        if project is None:
            self.sheet = None
        else:
            from annotator.services.sheet import Sheet  # noqa: PLC0415 - loads the database

            self.sheet = Sheet(project)
        self.model.set_sheet(self.sheet)
        self._offer_types()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.table.set_theme(theme)
        self.columns_button.setIcon(icon(theme, "settings", "muted"))
        self.only_listed.setIcon(icon(theme, "filter", "muted"))
        self.show_all.setIcon(icon(theme, "remove", "muted"))
        self.back.setIcon(icon(theme, "article", "muted"))

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
        self.only_listed.setChecked(chosen is not None)
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
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if narrow
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in (self.only_listed, self.columns_button, self.back):
            button.setToolButtonStyle(style)
        self._keys.setVisible(not narrow)
        self._show_state()

    # What commands do

    def sort(self, section: int, *, descending: bool) -> None:
        """Order the rows by a column."""
        if 0 <= section < len(self.model.columns):
            self._orders[self._type()] = SheetOrder(self.model.columns[section], descending)
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
        self.only_listed.setChecked(False)
        self.header.set_texts({})
        self._filters[self._type()] = {}
        self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_columns(self) -> None:
        """Open the list of columns."""
        if self.chooser.isVisible():
            self.chooser.close_list()
            return
        button = self.columns_button
        corner = button.mapTo(self, QPoint(button.width(), button.height() + 4))
        self.chooser.open(self._columns_as_they_stand(), corner)

    def ask(self) -> None:
        """Show what the tab, the filters and the order ask for."""
        if self._project is None or not self._type():
            self.model.show((), None)
            return
        record_type = self._project.codebook.type(self._type())
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
            self._arrange(self._layout(record_type.key))
        self._show_order(order)
        self._show_state()

    # Parts

    def _make_labels(self) -> None:
        self._empty = QLabel(self.table)
        self._empty.setObjectName("sheetEmpty")
        self._empty.setProperty("role", "emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._foot = QLabel()
        self._foot.setObjectName("sheetFoot")
        self._foot.setProperty("role", "small")
        # The row's article can be scrolled out of sight sideways; here it stays to be read.
        self._here = QLabel()
        self._here.setObjectName("sheetHere")
        self._here.setProperty("role", "small")
        self._here.setTextFormat(Qt.TextFormat.PlainText)
        self._here.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys = QLabel(self._keys_text())
        self._keys.setObjectName("sheetKeys")
        self._keys.setProperty("role", "small")
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setObjectName("sheetTabs")
        tabs.setAccessibleName(self.tr("Record types"))
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        return tabs

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("panelHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 4, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.tabs, 1)
        for button in (self.show_all, self.only_listed, self.columns_button, self.back):
            row.addWidget(button)
        return head

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("panelFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(16)
        row.addWidget(self._foot)
        row.addWidget(self._here, 2)
        row.addWidget(self._keys, 3)
        return foot

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _timer(self, milliseconds: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.header.sectionClicked.connect(self._on_header)
        self.header.filters_changed.connect(self._on_filters)
        self.header.table_wanted.connect(self._go_to_column)
        self.header.left.connect(self._focus_table)
        self.header.sectionResized.connect(self._keeping_layout)
        self.header.sectionMoved.connect(self._keeping_layout)
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
        self.chooser.changed.connect(self._on_chosen_columns)
        self.chooser.closed.connect(self._focus_table)
        self.chooser.reset_wanted.connect(self._on_reset_columns)
        self.only_listed.clicked.connect(self.only_listed_toggled)
        self.show_all.clicked.connect(self.show_all_wanted)
        self.columns_button.clicked.connect(self.choose_columns)
        self.back.clicked.connect(self.left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is said where there are no rows stands in their place."""
        if event.type() == QEvent.Type.Resize and watched is self.table.viewport():
            self._empty.setGeometry(self.table.viewport().geometry())
        return super().eventFilter(watched, event)

    # Types

    def _type(self) -> str:
        key = self.tabs.tabData(self.tabs.currentIndex())
        return key if isinstance(key, str) else ""

    def _offer_types(self) -> None:
        types = self._project.codebook.types if self._project else ()
        before = self._type()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for record_type in types:
            at = self.tabs.addTab("")
            self.tabs.setTabData(at, record_type.key)
        keys = [record_type.key for record_type in types]
        if before in keys:
            self.tabs.setCurrentIndex(keys.index(before))
        self.tabs.blockSignals(False)
        self._name_tabs()
        self._count()
        self.ask()

    def _count(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._questions.ask("sheet.counts", lambda _stop: sheet.counts(), self._on_counts)

    def _on_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._name_tabs()
        self._show_state()

    def _name_tabs(self) -> None:
        types = self._project.codebook.types if self._project else ()
        for n, record_type in enumerate(types):
            count = self._counts.get(record_type.key, 0)
            name = _plural(record_type.plural)
            self.tabs.setTabText(n, f"{name}  {count:,}" if self._counts else name)
            self.tabs.setAccessibleTabName(
                n, self.tr("{type}, {count}").format(type=name, count=count)
            )

    def _on_tab(self, _index: int) -> None:
        self.ask()

    # Filters and order

    def _conditions(
        self, columns: Sequence[SheetColumn]
    ) -> tuple[tuple[SheetColumn, Condition], ...]:
        texts = self.header.texts()
        found: list[tuple[SheetColumn, Condition]] = []
        for column in columns:
            text = texts.get(column.key, "")
            problem = ""
            try:
                meant = states_meant(text) if column.key == "state" else text
                condition = read_filter(column, meant)
            except FieldValueError as error:
                problem, condition = str(error), None
            self.header.mark(column.key, problem)
            if condition is not None:
                found.append((column, condition))
        return tuple(found)

    def _on_filters(self) -> None:
        self._filters[self._type()] = self.header.texts()
        self.ask()

    def _on_header(self, section: int) -> None:
        """Up, then down, then as the records stand in the articles."""
        order = self._orders.get(self._type(), SheetOrder())
        column = self.model.columns[section]
        if order.column != column:
            self.sort(section, descending=False)
        elif not order.descending:
            self.sort(section, descending=True)
        else:
            self._orders.pop(self._type(), None)
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

    # Columns

    def _layout(self, type_key: str) -> SheetLayout:
        saved = SheetLayout.read(self._settings.sheet_layout(type_key))
        return saved.completed(first_layout(self.model.columns))

    def _arrange(self, layout: SheetLayout) -> None:
        """Show the columns as a person had them."""
        self._arranging = True
        keys = [column.key for column in self.model.columns]
        for place, key in enumerate(layout.order):
            self.header.moveSection(self.header.visualIndex(keys.index(key)), place)
        for n, key in enumerate(keys):
            self.header.setSectionHidden(n, key in layout.hidden)
            self.header.resizeSection(n, layout.widths[key])
        self._arranging = False
        self.header.follow()

    def _columns_as_they_stand(self) -> list[tuple[str, str, bool]]:
        order = [self.header.logicalIndex(place) for place in range(self.header.count())]
        return [
            (
                self.model.columns[n].key,
                column_label(self.model.columns[n]),
                not self.header.isSectionHidden(n),
            )
            for n in order
        ]

    def _keeping_layout(self) -> None:
        if not self._arranging:
            self._keeping.start()

    def _keep_layout(self) -> None:
        if not self._type() or not self.model.columns:
            return
        now = self._columns_as_they_stand()
        before = self._layout(self._type())
        # A hidden column has no width; it keeps the one it had.
        widths = {
            column.key: self.header.sectionSize(n) or before.widths[column.key]
            for n, column in enumerate(self.model.columns)
        }
        layout = SheetLayout(
            tuple(key for key, _, _ in now),
            frozenset(key for key, _, shown in now if not shown),
            widths,
        )
        self._settings.set_sheet_layout(self._type(), layout.written())

    def _on_chosen_columns(self) -> None:
        chosen = self.chooser.chosen()
        hidden = frozenset(key for key, shown in chosen if not shown)
        before = self._layout(self._type())
        if len(hidden) < len(chosen):
            order = tuple(key for key, _ in chosen)
            self._arrange(SheetLayout(order, hidden, before.widths))
            self._keep_layout()

    def _on_reset_columns(self) -> None:
        self._settings.set_sheet_layout(self._type(), "")
        self._arrange(self._layout(self._type()))
        self.chooser.fill(self._columns_as_they_stand())

    # Cells

    def _source_of(self, column: SheetColumn) -> OptionSource | None:
        return options_of(column, self._project) if self._project else None

    def _save(self, editor: CellEditor) -> None:
        if self.sheet is not None:
            self.sheet.edit.set_cells([editor.seen], editor.column, editor.text())

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
        self.show_all.setVisible(filtered)
        self._empty.setVisible(not count and self.model.is_complete)
        if not count:
            self._empty.setText(self._empty_text(filtered=filtered))
        self._foot.setText(self._count_text(count))
        row = self.model.row(self.table.currentIndex().row())
        parts = (row.title, row.source, row.published[:10]) if row else ()
        here = "  ·  ".join(part for part in parts if part)
        room = max(self._here.width(), _LEAST_HERE)
        elided = self.fontMetrics().elidedText(here, Qt.TextElideMode.ElideRight, room)
        self._here.setText(elided)
        self._here.setAccessibleDescription(here)

    def _count_text(self, count: int) -> str:
        if self._project is None or not self._type():
            return ""
        noun = _plural(self._project.codebook.type(self._type()).plural)
        if not self.model.is_complete:
            return self.tr("{type}: counting…").format(type=noun)
        text = self.tr("{type}: {count:,} rows").format(type=noun, count=count)
        chosen = sum(last - first + 1 for first, last in self.table.chosen_rows())
        if chosen > 1:
            text = self.tr("{text}, {chosen:,} selected").format(text=text, chosen=chosen)
        return text

    def _empty_text(self, *, filtered: bool) -> str:
        if self._project is None or not self._type():
            return self.tr("No project is open. Ctrl+O opens one, Ctrl+N starts a new one.")
        record_type = self._project.codebook.type(self._type())
        if filtered:
            return self.tr("No row fits the filters. “Show all rows” clears them.")
        return self.tr(
            "No {type} yet. Select words in an article and press {key} to make the first."
        ).format(type=record_type.plural, key=record_type.letter)

    def _keys_text(self) -> str:
        return self.tr(
            "Enter opens the article   ·   F2 or typing edits   ·   Alt+Up and Alt+Down sort   ·   "
            "Ctrl+Shift+L filters   ·   Del deletes"
        )


def _plural(plural: str) -> str:
    return plural.replace("_", " ").capitalize()
