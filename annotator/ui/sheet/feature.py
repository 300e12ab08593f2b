"""The sheet in the window: it takes the article's place, and gives it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.deferred import deferred
from annotator.core.text.span import Span
from annotator.services.commands.drafts import CellDraft
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import EVERYTHING, Feature
from annotator.ui.kit.pending_words import record_words
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.sheet.clipboard import SheetClipboard
from annotator.ui.sheet.labels import column_label
from annotator.ui.sheet.place import SheetPlace
from annotator.ui.sheet.row_record import RowRecord

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.sheet import panel as sheet_panel
    from annotator.ui.sheet.cell_editor import CellEditor
    from annotator.ui.sheet.panel import SheetPanel
else:
    sheet_panel = deferred("annotator.ui.sheet.panel")

_FEW = 60
"""More records than so are changed off the window's thread."""
_MENU = (
    "sheet.article",
    "sheet.edit",
    "sheet.copy",
    "sheet.copy_named",
    "sheet.paste",
    "sheet.delete",
    "sheet.sort_up",
    "sheet.sort_down",
    "sheet.filter",
    "sheet.show_all",
)


class SheetFeature(Feature):
    """Shows and hides the sheet, and does what its commands say.

    Attributes:
        panel: the sheet; None before it is first shown.
    """

    follows = EVERYTHING

    def __init__(
        self,
        context: Context,
        listed: Callable[[], ArticleFilter],
        show_text: Callable[[bool], None],
        show_records: Callable[[bool], None],
    ) -> None:
        """
        Args:
            listed: which articles the article list shows.
            show_text: shows the article, or nothing of it.
            show_records: shows the article's records over the form, or the form alone.
        """
        super().__init__(context)
        self._listed = listed
        self.panel: SheetPanel | None = None
        self._place = SheetPlace(context, show_text, show_records)
        self._row_record = RowRecord(context, self)
        self._clipboard = SheetClipboard(context.background_reads, context.hint, self)
        self._stays = False
        self._article = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._stay_no_longer)

    @property
    def is_shown(self) -> bool:
        """Whether the sheet stands in the article's place."""
        return self.panel is not None and self.panel.isVisibleTo(self.context.window)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "view.sheet": self.set_shown,
            "sheet.article": self.open_article,
            "sheet.edit": self.edit,
            "sheet.copy": self.copy,
            "sheet.copy_named": self.copy_named,
            "sheet.paste": self.paste,
            "sheet.delete": self.delete,
            "sheet.sort_up": self.sort_up,
            "sheet.sort_down": self.sort_down,
            "sheet.filter": self.filter,
            "sheet.show_all": self.show_all,
            "sheet.only_listed": self.set_only_listed,
            "sheet.columns": self.choose_columns,
        }

    # The signature is that of every feature.
    def set_project(self, project: Project | None) -> None:  # noqa: ARG002
        if self.panel is None:
            return
        self._leave()
        self.panel.set_project(None)
        self.context.actions["sheet.only_listed"].setChecked(False)

    def refresh(self, changed: Changed) -> None:
        if changed.own and changed.change.action != "do":
            # Undo leads to what it changed: from the sheet that is a row, not the article.
            self._stays = True
            self._soon.start()
        if self.panel is None or self.panel.sheet is None:
            return
        self.panel.refresh(changed)
        if self._stays and self.is_shown and changed.records and len(changed.records) == 1:
            self._go_to(next(iter(changed.records)))

    def set_theme(self, theme: Theme) -> None:
        if self.panel is not None:
            self.panel.set_theme(theme)

    def focus_parts(self) -> list[QWidget]:
        return [self.panel.table] if self.panel is not None else []

    def flush(self) -> bool:
        return self.panel.flush() if self.panel is not None else True

    def unsaved(self) -> list[UnsavedInput]:
        editor = self.panel.table.open_editor() if self.panel is not None else None
        project = self.context.session.project
        if editor is None or not editor.is_changed or project is None:
            return []
        cell = column_label(editor.column)
        record = record_words(editor.seen.record, project.codebook)
        return [
            UnsavedInput(
                self.tr("{cell} in the sheet: {record}").format(cell=cell, record=record),
                editor.text(),
                partial(self._go_to_editor, editor),
                CellDraft(editor.text(), editor.seen, editor.column),
            )
        ]

    def _go_to_editor(self, editor: CellEditor) -> None:
        self.show()
        editor.come_back()

    # Coming and going

    def set_shown(self, shown: bool) -> None:
        """Show the sheet in the article's place, or the article again."""
        if shown:
            self.show()
        elif self.flush():
            self._leave(back=True)
            self.context.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_evidence(self, span: Span) -> None:
        """Go from the form beside the sheet to the words in their article."""
        if self.is_shown and self.flush():
            self._leave()
            self.context.view.reveal(span, flash=True)

    def focus_rows(self) -> None:
        """Let keys go to the rows again, if they are shown."""
        if self.panel is not None and self.is_shown:
            self.panel.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show(self) -> SheetPanel | None:
        """Show the sheet; None if no project is open."""
        context, project = self.context, self.context.session.project
        if project is None:
            context.actions["view.sheet"].setChecked(False)
            return None
        panel = self.panel or self._make()
        if panel.sheet is None:
            panel.set_project(project)
        if not self.is_shown:
            self._article = context.session.article.id if context.session.article else ""
            panel.set_editable(not context.tasks.writes)
            self._place.take(panel)
            self._select_of_session()
            self._row_record.begin(panel)
        context.actions["view.sheet"].setChecked(True)
        panel.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return panel

    def open_article(self) -> None:
        """Go to the article of the row one stands in, its record selected."""
        panel = self.show()
        row = panel.model.row(panel.table.currentIndex().row()) if panel else None
        if row is None:
            return
        context = self.context
        self._leave()
        context.go_to(row.record.article, row.record.id)
        context.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Cells

    def edit(self) -> None:
        """Open an editor over the cell one stands in."""
        panel = self.show()
        index = panel.table.currentIndex() if panel else None
        if panel is None or index is None or not index.isValid():
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            panel.table.edit(index)
        else:
            self.context.hint(self.tr("This column belongs to the article. Enter goes there."))

    def copy(self) -> None:
        """Copy the chosen cells."""
        if panel := self.show():
            self._clipboard.copy(panel, named=False)

    def copy_named(self) -> None:
        """Copy the chosen cells, their columns' names above them."""
        if panel := self.show():
            self._clipboard.copy(panel, named=True)

    def paste(self) -> None:
        """Give all chosen cells of a column what the clipboard holds."""
        panel = self.show()
        pasting = self._clipboard.pasting(panel) if panel is not None else None
        if pasting is not None:
            count, write = pasting
            self._write(self.tr("Paste"), count, write)

    def delete(self) -> None:
        """Delete the records of the rows with a chosen cell."""
        panel = self.show()
        if panel is None or panel.sheet is None:
            return
        ids, sheet = panel.table.chosen_ids(), panel.sheet
        if not ids:
            return

        def write(progress: Progress) -> None:
            sheet.delete(ids, progress)

        self._write(self.tr("Delete records"), len(ids), write)

    # Rows and columns

    def sort_up(self) -> None:
        """Order the rows by the column one stands in."""
        if panel := self.show():
            panel.sort_by_current(descending=False)

    def sort_down(self) -> None:
        """The same, the other way round."""
        if panel := self.show():
            panel.sort_by_current(descending=True)

    def filter(self) -> None:
        """Go to the filter over the column one stands in."""
        if panel := self.show():
            panel.focus_filter()

    def show_all(self) -> None:
        """Clear all filters."""
        if panel := self.show():
            panel.clear_filters()
            self.context.actions["sheet.only_listed"].setChecked(False)

    def set_only_listed(self, only: bool) -> None:
        """Show the records of the articles alone that the article list shows."""
        self.context.actions["sheet.only_listed"].setChecked(only)
        if panel := self.show():
            panel.set_articles(self._listed() if only else None)

    def choose_columns(self) -> None:
        """Open the list of columns."""
        if panel := self.show():
            panel.choose_columns()

    def _make(self) -> SheetPanel:
        context = self.context
        panel = sheet_panel.SheetPanel(
            context.background_reads, context.settings, context.themes.theme, context.session.write
        )
        panel.actions_of_menu = [context.actions[name] for name in _MENU]
        panel.left.connect(self._on_left)
        panel.article_wanted.connect(self.open_article)
        panel.copy_wanted.connect(self.copy)
        panel.paste_wanted.connect(self.paste)
        panel.delete_wanted.connect(self.delete)
        panel.only_listed_toggled.connect(self.set_only_listed)
        panel.show_all_wanted.connect(self.show_all)
        context.session.article_changed.connect(self._on_article)
        context.session.record_changed.connect(self._on_record)
        context.tasks.started.connect(self._on_task)
        context.tasks.ended.connect(self._on_task)
        context.window.installEventFilter(self)
        self._place.add(panel)
        self.panel = panel
        return panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the window closes, and remembers how it stood, it stands as it did."""
        if event.type() == QEvent.Type.Close and watched is self.context.window and self.flush():
            self._leave(back=True)
        return super().eventFilter(watched, event)

    def _leave(self, *, back: bool = False) -> None:
        """Give the article its place back, and ``back`` to the one that was open before."""
        if self.panel is None or not self.is_shown:
            return
        self._row_record.end()
        if back:
            self._row_record.go_back()
        self.panel.leave()
        self._place.give_back(self.panel)
        self.context.actions["view.sheet"].setChecked(False)

    def _on_left(self) -> None:
        self.set_shown(False)

    def show_article(self) -> None:
        """The person went to an article."""
        if self.flush():
            self._leave()

    def _on_article(self) -> None:
        """Something leads to another article: from the history, a search, a link."""
        article = self.context.session.article
        now = article.id if article else ""
        before, self._article = self._article, now
        if self._row_record.is_selecting:
            return
        if self.is_shown and now and now != before and not self._stays and self.flush():
            self._leave()

    def _on_record(self) -> None:
        stays = self._stays or self._row_record.is_selecting
        if self.is_shown and self.context.session.record is not None and not stays:
            self._leave()

    def _stay_no_longer(self) -> None:
        self._stays = False

    def _select_of_session(self) -> None:
        """Stand in the row of the record that was selected in the article, if it has one."""
        record = self.context.session.record
        if record is not None:
            self._go_to(record.id)

    def _go_to(self, record_id: str) -> None:
        if self.panel is not None:
            near = self.panel.table.currentIndex().row()
            row = self.panel.model.row_of(record_id, max(near, 0))
            if row is not None:
                self.panel.table.go_to(row)

    def follow_list(self) -> None:
        """The article list is filtered in another way."""
        if self.panel is not None and self.panel.head.only_listed.isChecked():
            self.panel.set_articles(self._listed())

    def _on_task(self) -> None:
        if self.panel is not None:
            self.panel.set_editable(not self.context.tasks.writes)

    def _write(self, title: str, count: int, work: Callable[[Progress], None]) -> None:
        self.write(title, work, self._on_written, much=count > _FEW)

    def _on_written(self, _result: Any) -> None:
        """The rows follow from what is told of the change."""
