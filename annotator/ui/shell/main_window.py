"""The window: articles at the left, the text in the middle, records at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from annotator.services.notifications import Changed
from annotator.ui.actions import Need, Scope
from annotator.ui.actions.bound_actions import Actions
from annotator.ui.article.view import ArticleView
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.hint import Hint, HintTurns
from annotator.ui.kit.messages import Messages
from annotator.ui.kit.mirroring import layout_version
from annotator.ui.kit.session import Session
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.tasks import Tasks
from annotator.ui.kit.theme import Theme, Themes
from annotator.ui.shell.bridge import Bridge
from annotator.ui.shell.colleagues import Colleagues
from annotator.ui.shell.docks import Docks
from annotator.ui.shell.palette import CommandPalette
from annotator.ui.shell.presenter import Presenter
from annotator.ui.shell.status_bar import StatusBar
from annotator.ui.shell.toolbar import MainToolbar
from annotator.ui.shell.view_feature import ViewFeature

if TYPE_CHECKING:
    from annotator.services.project import Project

_FRAME = QSize(16, 48)
"""Room for what the desktop draws around the window."""


class Guard(Protocol):
    """Knows what is not saved."""

    def asks_before(self, leave: Callable[[], object]) -> bool:
        """Whether the person is asked first; `leave` is called if they say so."""
        ...

    def keep_for_next_time(self) -> None:
        """Keep it when the project is let go of."""
        ...


class MainWindow(QMainWindow):
    """The frame: makes what all features share, and tells them what happens.

    Attributes:
        context: what the features work with.
    """

    project_opened = Signal()
    """A project is in place; where the person left it is to be shown."""
    project_dropped = Signal(str)
    """The place of a project that is to be opened."""
    files_dropped = Signal(list)
    """Files and folders, as `Path`, that are to be imported."""

    def __init__(self, settings: Settings, themes: Themes) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Annotator")
        self.setAccessibleName("Annotator")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 400)
        self.settings = settings
        self.themes = themes
        self.features: Sequence[Feature] = ()
        self._guard: Guard | None = None
        self._may_close = False
        self._patience = 0.0
        self._is_article_shown = True
        self.session = Session(self)
        self.bridge = Bridge(self)
        self.tasks = Tasks(self)
        self.background_reads = self.session.reads
        self.status = StatusBar(self)
        self.messages = Messages(themes.theme)
        self.view = ArticleView(themes.theme)
        hint_turns = HintTurns(settings)
        self.hints = {name: Hint(name, "", hint_turns) for name in ("select", "saved")}
        self.setCentralWidget(self._make_centre())
        self.setStatusBar(self.status)
        self.docks = Docks(self, themes.theme)
        self.bound_actions = Actions(self, settings.keys)
        self.showing = Presenter(self.session, self.view, self.status, self.hints, self)
        self.colleagues = Colleagues(self.session, self.bridge, self.status)
        self.palette_box = CommandPalette(self.bound_actions.all, themes.theme, self)
        self.toolbar = MainToolbar(self)
        self.addToolBar(self.toolbar)
        self.context = Context(
            window=self,
            session=self.session,
            view=self.view,
            tasks=self.tasks,
            background_reads=self.background_reads,
            settings=settings,
            docks=self.docks,
            messages=self.messages,
            themes=themes,
            actions=self.bound_actions,
            hint=self.status.hint,
            hint_turns=hint_turns,
            flush=self.flush,
        )
        self.viewing = ViewFeature(self.context, self.docks, self.status, self.focus_parts)

    def take_features(
        self,
        features: Sequence[Feature],
        guard: Guard,
        create: Callable[[str], None],
        scopes: Mapping[Scope, Sequence[QWidget]],
    ) -> None:
        """Begin to work with these features, which hear in this order of what happens.

        Args:
            guard: is asked before something that is not saved could be lost.
            create: makes a record of the type of that key.
            scopes: the widgets in which keys act that do not act everywhere.
        """
        self.features, self._guard = features, guard
        bindings = {name: do for each in features for name, do in each.bindings().items()}
        bindings |= self.viewing.bindings()
        bindings |= {"app.quit": self._quit, "view.palette": self.palette_box.open}
        self.bound_actions.bind(bindings, create, scopes)
        self._connect()
        self.viewing.start()
        self.set_theme(self.themes.theme)
        self._on_project()
        self._restore_layout()

    def set_theme(self, theme: Theme) -> None:
        """Paint everything in other colours."""
        self.bound_actions.set_theme(theme)
        for part in (
            self.messages,
            self.view,
            self.palette_box,
            self.docks,
            *self.features,
        ):
            part.set_theme(theme)

    def focus_parts(self) -> list[QWidget]:
        """What the keys for the next and previous part of the window reach, in their order."""
        return [self.view, *(part for each in self.features for part in each.focus_parts())]

    def set_project(self, project: Project) -> None:
        """Work on this project; the one before is let go of."""
        self._leave_project()
        # The window waits for nobody: what cannot be written at once waits in its place.
        self._patience = project.connection.patience
        self._set_patience(project)
        self.bridge.set_project(project)
        self.session.set_project(project)
        self.project_opened.emit()

    def close_project(self) -> None:
        """Let go of the project, and of what could not be saved; `Projects.close` asks before."""
        self._leave_project()
        self.messages.clear()

    def refuse_project(self) -> None:
        """Show that none could be opened, if none is open."""
        if self.session.project is None:
            self.showing.show_project()

    def set_article_shown(self, shown: bool) -> None:
        """Show the article, or nothing of it: then no command acts on what is out of sight."""
        self._is_article_shown = shown
        for hint in self.hints.values():
            hint.rest(not shown)
        self.view.setVisible(shown)
        self._update_commands()

    def flush(self) -> bool:
        """Save what is being typed; False if some of it was refused, which stays and is marked."""
        saved = [feature.flush() for feature in self.features]
        return all(saved)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, stop what runs, and remember how things stood.

        What is not saved would be lost: the person is asked first.
        """
        if not self._may_close and self._guard and self._guard.asks_before(self._close_now):
            event.ignore()
            return
        self.tasks.stop()
        self.viewing.remember()
        self.settings.set_window(self.saveGeometry(), self.docks.state())
        self.settings.dock_shares = self.docks.sizes.shares
        self.hide()
        self._leave_project()
        for feature in self.features:
            feature.close()
        self.background_reads.close()
        self.settings.sync()
        super().closeEvent(event)

    def close_keeping(self) -> None:
        """Close without a question; what is not saved is kept for the next time."""
        self.flush()
        if self._guard is not None:
            self._guard.keep_for_next_time()
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
        """Docks keep their part of the width."""
        super().resizeEvent(event)
        self.docks.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders can be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import a project that is dropped; import anything else."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return
        event.acceptProposedAction()
        if len(paths) == 1 and paths[0].suffix == ".annotator":
            self.project_dropped.emit(str(paths[0]))
        else:
            self.files_dropped.emit(paths)

    def _make_centre(self) -> QWidget:
        centre = QWidget()
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.view, 1)
        for hint in self.hints.values():
            column.addWidget(hint)
        return centre

    def _connect(self) -> None:
        session, pending = self.session, self.session.pending
        self.bridge.changed.connect(self._on_changed)
        self.bridge.poll_failed.connect(self.messages.error)
        self.bridge.unreachable.connect(pending.lose_connection)
        self.bridge.broken.connect(self.tasks.broken)
        self.background_reads.unreachable.connect(pending.lose_connection)
        self.background_reads.failed.connect(self.messages.error)
        pending.reachable_again.connect(self.bridge.resume)
        pending.broken.connect(self.tasks.broken)
        session.unreachable.connect(self._on_unreachable)
        session.failed.connect(self.messages.error)
        session.article_awaited.connect(self._on_awaited)
        session.project_changed.connect(self._on_project)
        session.article_changed.connect(self._update_commands)
        session.record_changed.connect(self._update_commands)
        self.status.cancel_clicked.connect(self.tasks.cancel)
        self.status.snapping_clicked.connect(self.viewing.toggle_snapping)
        self.tasks.started.connect(self._on_task_started)
        self.tasks.progressed.connect(self.status.show_progress)
        self.tasks.ended.connect(self._on_task_ended)
        self.tasks.failed.connect(self.messages.error)
        self.tasks.cancelled.connect(self._on_cancelled)
        self.themes.changed.connect(self.set_theme)
        self.bound_actions.keys_changed.connect(self._name_keys)

    def _on_changed(self, changed: Changed) -> None:
        project = self.session.project
        if project is None:
            return
        if "codebook" in changed.kinds:
            self._offer_types()
        if changed.change.coder == project.coder.id and not changed.change.stands_aside:
            self.messages.withdraw_undo(changed.change.seq)
        self.session.refresh(changed)
        self.showing.refresh(changed)
        for feature in self.features:
            if changed.kinds & feature.follows:
                feature.refresh(changed)
        if changed.kinds & {"project"}:
            self.setWindowTitle(f"{project.info.name} — Annotator")

    def _on_project(self) -> None:
        project = self.session.project
        self.setWindowTitle(f"{project.info.name} — Annotator" if project else "Annotator")
        self.showing.show_project()
        for feature in self.features:
            feature.set_project(project)
        self._offer_types()

    def _offer_types(self) -> None:
        types = self.session.project.codebook.offered_types if self.session.project else ()
        self.bound_actions.set_record_types(types)
        self.bound_actions.fill(self.menuBar())
        self.bound_actions.set_theme(self.themes.theme)
        self._name_keys()
        self.toolbar.fill(self.bound_actions)
        self._update_commands()

    def _name_keys(self) -> None:
        """Let what speaks of keys name those in force."""
        project, actions = self.session.project, self.bound_actions
        types = actions.lettered(project.codebook.offered_types if project else ())
        self.view.set_bubble_types(types)
        self.showing.set_keys(types, actions["edit.undo"].key_text())
        for feature in self.features:
            feature.set_keys(types)

    def _on_unreachable(self) -> None:
        self.status.hint(self.tr("That has to wait until the server answers again."))

    def _on_awaited(self) -> None:
        self.status.hint(self.tr("The article is being read from the server…"))

    def _on_task_started(self, title: str) -> None:
        self._set_patience(self.session.project)
        self.status.begin_task(title)
        self._update_commands()

    def _on_task_ended(self) -> None:
        self._set_patience(self.session.project)
        self.status.end_task()
        self._update_commands()

    def _set_patience(self, project: Project | None) -> None:
        """Work on another thread may wait for others; meanwhile nothing is edited here."""
        if project is not None:
            waits = project.is_remote or self.tasks.writes
            project.connection.patience = self._patience if waits else 0

    def _on_cancelled(self, title: str) -> None:
        self.messages.info(self.tr("{title}: cancelled. Nothing was changed.").format(title=title))

    def _update_commands(self) -> None:
        session = self.session
        present: set[Need] = set()
        if session.project is not None:
            present.add("project")
            if not self._is_article_shown:
                present.add("sheet")
        if session.article is not None:
            # One is open as long as there are any, also behind the sheet.
            present.add("articles")
            if self._is_article_shown:
                present.add("article")
        if session.record is not None and self._is_article_shown:
            present.add("record")
        self.bound_actions.update_enabled(frozenset(present), writable=not self.tasks.writes)

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
        # What waits was asked about, and is kept if it is to be: nobody waits for a bad line.
        project.connection.hang_up()
        self.background_reads.close()
        self.bridge.set_project(None)
        self.session.set_project(None)
        project.close()

    def _restore_layout(self) -> None:
        if self.settings.geometry.isEmpty() or not self.restoreGeometry(self.settings.geometry):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - _FRAME))
        layout = self.settings.layout
        if not layout.isEmpty():
            self.restoreState(layout, layout_version())
        self.docks.sizes.shares |= self.settings.dock_shares
        self.docks.fit()
