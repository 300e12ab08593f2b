"""The window: articles at the left, the text in the middle, records at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from annotator.core.coding.article_listing import ArticleFilter, ArticleOrder
from annotator.services.notifications import Changed
from annotator.ui.actions import Need
from annotator.ui.actions.bound_actions import Actions, BoundAction
from annotator.ui.article.view import ArticleView
from annotator.ui.articles.navigation import Going
from annotator.ui.articles.panel import ArticleListPanel
from annotator.ui.articles.reason_bar import ReasonBar
from annotator.ui.coding.record_making import Coding
from annotator.ui.features import make_features
from annotator.ui.history.panel import HistoryPanel
from annotator.ui.history.undo import Undoing
from annotator.ui.kit.background_reads import Questions
from annotator.ui.kit.hint import Hint
from annotator.ui.kit.messages import Messages
from annotator.ui.kit.mirroring import layout_version
from annotator.ui.kit.session import Session
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.tasks import Tasks
from annotator.ui.kit.theme import Theme, Themes
from annotator.ui.projects.commands import Projects
from annotator.ui.records.panel import RecordPanel
from annotator.ui.shell.bridge import Bridge
from annotator.ui.shell.docks import Docks
from annotator.ui.shell.palette import CommandPalette
from annotator.ui.shell.presenter import Showing
from annotator.ui.shell.status_bar import StatusBar
from annotator.ui.shell.toolbar import MainToolbar
from annotator.ui.shell.view_commands import Viewing
from annotator.ui.unsaved.feature import Unsaved

if TYPE_CHECKING:
    from annotator.services.project import Project

_FRAME = QSize(16, 48)
"""Room for what the desktop draws around the window."""
_ROOMY = 1200  # pixels
_NARROW_DOCKS = [220, 300]


class MainWindow(QMainWindow):
    """Puts the parts together and tells them what changed; what the parts do is their own."""

    def __init__(self, settings: Settings, themes: Themes) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Annotator")
        self.setAccessibleName("Annotator")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 400)
        self.settings = settings
        self.themes = themes
        theme = themes.theme
        self._may_close = False
        self._patience = 0.0
        self._is_article_shown = True
        self.session = Session(self)
        self.bridge = Bridge(self)
        self.tasks = Tasks(self)
        self.questions = Questions(self)
        self.status = StatusBar(self)
        self.articles = ArticleListPanel(theme, self.questions)
        self.messages = Messages(theme)
        self.reason = ReasonBar()
        self.view = ArticleView(theme)
        self.records = RecordPanel(theme)
        self.history = HistoryPanel(theme)
        self.hints = self._make_hints()
        self.setCentralWidget(self._make_centre())
        self.docks = self._make_docks()
        self.setStatusBar(self.status)
        self.coding = Coding(self.session, self.view, self.records, self)
        self.going = Going(self.session, self.articles, self.reason, self.records, self)
        self.undoing = Undoing(self.session, self.tasks, self.coding, self.going, self.records)
        self.projects = Projects(
            self.session, settings, self.tasks, self.messages, self.questions, self
        )
        self.viewing = Viewing(self)
        self.showing = Showing(self.session, self.view, self.records, self.status, self.hints, self)
        self.palette_box = CommandPalette(self._all_commands, theme, self)
        self.features = make_features(self)
        self.unsaved = next(each for each in self.features if isinstance(each, Unsaved))
        self.projects.asks_before = self.unsaved.asks_before
        self.commands = self._make_actions()
        self.toolbar = MainToolbar(self)
        self.addToolBar(self.toolbar)
        self._connect()
        self.viewing.start()
        self.set_theme(theme)
        self._on_project()
        self._restore_layout()

    def set_theme(self, theme: Theme) -> None:
        """Paint everything in other colours."""
        self.commands.set_theme(theme)
        for part in (
            self.articles,
            self.messages,
            self.view,
            self.records,
            self.history,
            self.palette_box,
            self.docks,
            *self.features,
        ):
            part.set_theme(theme)

    def set_project(self, project: Project) -> None:
        """Work on this project; the one before is let go of."""
        self._leave_project()
        # The window waits for nobody: what cannot be written at once waits in its place.
        self._patience, project.patience = project.patience, 0
        self.bridge.set_project(project)
        self.session.set_project(project)
        article_id, record_id = self.settings.place(project.info.id)
        if article_id and project.read.article_row(article_id) is not None:
            self.going.show(article_id)
            record = self.session.find(record_id)
            if record is not None:
                self.coding.reveal(record)
        else:
            self._show_first_article()
        self.view.setFocus()

    def close_project(self) -> None:
        """Let go of the project, and of what could not be saved; `Projects.close` asks before."""
        self._leave_project()
        self.messages.clear()

    def show_article(self, article_id: str) -> None:
        """Go to an article of the open project."""
        self.going.show(article_id)

    def set_article_shown(self, *, shown: bool) -> None:
        """Show the article, or nothing of it: then no command acts on what is out of sight."""
        self._is_article_shown = shown
        self.view.setVisible(shown)
        self._update_commands()

    def flush(self) -> bool:
        """Save what is being typed; False if some of it was refused, which stays and is marked."""
        return all([self.records.flush(), *(feature.flush() for feature in self.features)])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, stop what runs, and remember how things stood.

        What is not saved would be lost: the person is asked first.
        """
        if not self._may_close and self.unsaved.asks_before(self._close_now):
            event.ignore()
            return
        self.tasks.stop()
        self.viewing.remember()
        self.settings.set_window(self.saveGeometry(), self.docks.state())
        self.hide()
        self._leave_project()
        for feature in self.features:
            feature.close()
        self.questions.close()
        self.settings.sync()
        super().closeEvent(event)

    def close_keeping(self) -> None:
        """Close without a question; what is not saved is kept for the next time."""
        self.flush()
        self.unsaved.keep_for_next_time()
        self._close_now()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the text, and there to nothing being selected."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.view.hasFocus():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.view.selection() is not None:
            self.view.clear_selection()
        else:
            self.session.select(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there begins to be little room, the text gets most of it."""
        super().resizeEvent(event)
        self.docks.fit()
        if event.size().width() < _ROOMY <= event.oldSize().width():
            self._resize_docks(_NARROW_DOCKS)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders can be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project that is dropped; import anything else."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return
        event.acceptProposedAction()
        if len(paths) == 1 and paths[0].suffix == ".annotator":
            self.projects.open(str(paths[0]))
        else:
            self.projects.import_dropped(paths)

    def _make_centre(self) -> QWidget:
        centre = QWidget()
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.reason)
        column.addWidget(self.view, 1)
        self.centre_column = column
        for name in ("select", "saved"):
            column.addWidget(self.hints[name])
        return centre

    def _make_hints(self) -> dict[str, Hint]:
        texts = {
            "select": "",
            "fields": self.tr("Select words in the text and press a field’s letter to fill it."),
            "saved": "",
        }
        return {name: Hint(name, text, self.settings) for name, text in texts.items()}

    def _make_docks(self) -> Docks:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hints["fields"])
        column.addWidget(self.records, 1)
        docks = Docks(self, self.themes.theme)
        left, right_side = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
        )
        docks.add("articles", self.tr("Articles"), self.articles, left).setMinimumWidth(220)
        docks.add("records", self.tr("Records"), right, right_side).setMinimumWidth(300)
        history = self.tr("History")
        docks.add("history", history, self.history, right_side, behind="records").hide()
        return docks

    def _make_actions(self) -> Actions:
        coding = [self.view, self.records.list.view]
        reading = [*coding, self.articles.view]
        actions = Actions(
            self,
            self._bindings(),
            self.coding.create,
            {"coding": coding, "reading": reading},
            self.settings.keys,
        )
        actions.fill(self.menuBar())
        return actions

    def _bindings(self) -> dict[str, Callable[..., None]]:
        features = {name: do for each in self.features for name, do in each.bindings().items()}
        return {
            **features,
            **self.viewing.bindings(),
            **self.projects.bindings(),
            **self.coding.bindings(),
            **self.going.bindings(),
            "app.quit": self._quit,
            "edit.undo": self.undoing.undo,
            "edit.redo": self.undoing.redo,
            "article.filter": self._focus_filter,
            "view.palette": self.palette_box.open,
        }

    def _connect(self) -> None:
        self.records.write = self.session.write
        self.bridge.changed.connect(self._on_changed)
        self.bridge.poll_failed.connect(self.messages.error)
        self.bridge.unreachable.connect(self.session.pending.lose_connection)
        self.bridge.broken.connect(self.tasks.broken)
        self.questions.unreachable.connect(self.session.pending.lose_connection)
        self.session.pending.reachable_again.connect(self._on_reachable)
        self.session.pending.broken.connect(self.tasks.broken)
        self.session.unreachable.connect(self._on_unreachable)
        self.session.failed.connect(self.messages.error)
        self.session.not_saved.connect(self.unsaved.say_not_saved)
        self.session.project_changed.connect(self._on_project)
        self.session.article_changed.connect(self._update_commands)
        self.session.record_changed.connect(self._update_commands)
        self.projects.opened.connect(self.set_project)
        self.projects.refused.connect(self._on_refused)
        self.projects.closing_wanted.connect(self.close_project)
        self.projects.undo_requested.connect(self.undoing.undo_change)
        self.projects.articles_arrived.connect(self._show_first_article)
        self.history.undo_to_requested.connect(self.undoing.undo_to)
        self.articles.set_order(self.settings.article_order)
        self.articles.head.order_changed.connect(self._on_order)
        self.articles.import_requested.connect(self.projects.ask_import)
        self.articles.text_requested.connect(self._focus_text)
        self.reason.accepted.connect(self._focus_text)
        self.reason.closed.connect(self._focus_text)
        self.records.left.connect(self._focus_text)
        self.records.fields_wanted.connect(self.viewing.show_records)
        self.records.failed.connect(self.unsaved.say_not_saved)
        self.coding.hinted.connect(self.showing.hint)
        self.going.hinted.connect(self.showing.hint)
        self.undoing.hinted.connect(self.showing.hint)
        self.undoing.shown.connect(self.status.show_undo)
        self.status.cancel_clicked.connect(self.tasks.cancel)
        self.status.undo_clicked.connect(self.undoing.undo)
        self.status.snapping_clicked.connect(self.viewing.toggle_snapping)
        self.tasks.started.connect(self._on_task_started)
        self.tasks.progressed.connect(self.status.show_progress)
        self.tasks.ended.connect(self._on_task_ended)
        self.tasks.failed.connect(self.messages.error)
        self.questions.failed.connect(self.messages.error)
        self.tasks.cancelled.connect(self._on_cancelled)
        self.themes.changed.connect(self.set_theme)
        self.commands.keys_changed.connect(self._name_keys)

    def _on_changed(self, changed: Changed) -> None:
        project = self.session.project
        if project is None:
            return
        if "codebook" in changed.kinds:
            self._offer_types()
        if changed.change.coder == project.coder.id:
            self.messages.withdraw_undo(changed.change.seq)
        self.session.refresh(changed)
        self.articles.refresh(changed)
        self.records.refresh(changed, self.session.records)
        self.history.refresh(changed)
        self.undoing.refresh(changed)
        self.showing.refresh(changed)
        for feature in self.features:
            feature.refresh(changed)
        if changed.kinds & {"project"}:
            self.setWindowTitle(f"{project.info.name} — Annotator")

    def _on_project(self) -> None:
        project = self.session.project
        self.setWindowTitle(f"{project.info.name} — Annotator" if project else "Annotator")
        self.articles.set_project(project)
        self.records.set_project(project)
        self.history.set_project(project)
        self._offer_types()
        self.showing.show_project()
        self.undoing.set_project(project)
        for feature in self.features:
            feature.set_project(project)
        self._update_commands()

    def _on_refused(self) -> None:
        if self.session.project is None:
            self.showing.show_project()

    def _offer_types(self) -> None:
        types = self.session.project.codebook.offered_types if self.session.project else ()
        self.commands.set_record_types(types)
        self.commands.fill(self.menuBar())
        self.commands.set_theme(self.themes.theme)
        self._name_keys()
        self.toolbar.fill(self.commands)
        self._update_commands()

    def _name_keys(self) -> None:
        """Let what speaks of keys name those in force."""
        project, commands = self.session.project, self.commands
        types = commands.lettered(project.codebook.offered_types if project else ())
        self.view.set_bubble_types(types)
        self.records.set_keys(types, commands["record.next"].key_text())
        self.showing.set_keys(types, commands["edit.undo"].key_text())

    def _on_unreachable(self) -> None:
        self.showing.hint(self.tr("That has to wait until the server answers again."))

    def _on_reachable(self) -> None:
        self.bridge.resume()
        self.articles.reload()

    def _on_task_started(self, title: str) -> None:
        self._set_patience()
        self.status.begin_task(title)
        self._update_commands()

    def _on_task_ended(self) -> None:
        self._set_patience()
        self.status.end_task()
        self._update_commands()

    def _set_patience(self) -> None:
        """Work on another thread may wait for others; meanwhile nothing is edited here."""
        if self.session.project is not None:
            self.session.project.patience = self._patience if self.tasks.writes else 0

    def _on_cancelled(self, title: str) -> None:
        self.messages.info(self.tr("{title}: cancelled. Nothing was changed.").format(title=title))

    def _update_commands(self) -> None:
        session = self.session
        present: set[Need] = set()
        if session.project is not None:
            present.add("project")
        if session.article is not None and self._is_article_shown:
            present.add("article")
        if session.record is not None and self._is_article_shown:
            present.add("record")
        self.commands.update_enabled(frozenset(present), writable=not self.tasks.writes)
        self.records.set_editable(not self.tasks.writes)

    def _show_first_article(self) -> None:
        """One that was begun, as a project's maker left it; else the first."""
        project = self.session.project
        begun = ArticleFilter(states=("in_progress",))
        rows = project.read.article_rows(begun, 0, 1) if project else []
        first = rows[0].id if rows else self.articles.first()
        if first is not None:
            self.going.show(first)

    def _on_order(self, order: ArticleOrder) -> None:
        self.settings.article_order = order

    def _focus_text(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_filter(self) -> None:
        self.docks["articles"].show()
        self.articles.focus_filter()

    def _all_commands(self) -> list[BoundAction]:
        return self.commands.all()

    def _quit(self) -> None:
        self.close()

    def _leave_project(self) -> None:
        project = self.session.project
        if project is None:
            return
        self.flush()
        article = self.session.article
        if article is not None:
            self.settings.set_place(project.info.id, article.id, self.session.record_id or "")
        self.questions.close()
        self.bridge.set_project(None)
        self.session.set_project(None)
        project.close()

    def _restore_layout(self) -> None:
        if self.settings.geometry.isEmpty() or not self.restoreGeometry(self.settings.geometry):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - _FRAME))
        layout = self.settings.layout
        if layout.isEmpty() or not self.restoreState(layout, layout_version()):
            self._resize_docks([280, 380] if self.width() >= _ROOMY else _NARROW_DOCKS)

    def _resize_docks(self, widths: list[int]) -> None:
        docks = [self.docks["articles"], self.docks["records"]]
        self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
