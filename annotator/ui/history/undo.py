"""Undo and redo, and showing what they changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from annotator.core.coding.article_listing import ArticleSummary
from annotator.core.coding.change import Change
from annotator.core.coding.record import Record
from annotator.core.errors import ConflictError
from annotator.services.notifications import Changed
from annotator.services.progress import Progress, silent
from annotator.ui.context import Context
from annotator.ui.feature import EVERYTHING, Feature
from annotator.ui.history.panel import HistoryPanel
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.pending_edits import DeferredWork, PendingEdit
from annotator.ui.kit.pending_words import edit_words
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import change_words

if TYPE_CHECKING:
    from annotator.services.change_details import ChangeDetails
    from annotator.services.project import Project

_KNOWN, _PLACE = "undo.known", "undo.place"
_MANY = 500  # ops; more are undone off the window's thread


class UndoFeature(Feature):
    """The way back along the coder's own changes, as far as the window has shown them.

    Another window of the same coder may have gone on meanwhile: what is undone is what was shown
    as the newest, or nothing.
    """

    follows = EVERYTHING

    shown = Signal(str)
    """What undo would undo from now on, in words; empty if there is nothing."""

    def __init__(self, context: Context, flush: Callable[[], bool]) -> None:
        """
        Args:
            flush: saves what is being typed about the record, which undo then takes back.
        """
        super().__init__(context)
        self._session = context.session
        self._flush = flush
        self.panel = HistoryPanel(context.themes.theme, context.background_reads)
        self.panel.undo_to_requested.connect(self.undo_to)
        self.panel.undo_requested.connect(self.undo_change)
        self.panel.revealed.connect(self._reveal)
        right, title = Qt.DockWidgetArea.RightDockWidgetArea, self.tr("History")
        context.docks.add("history", title, self.panel, right, behind="records").hide()
        self._undoable: Change | None = None
        self._redoable: Change | None = None
        self._taken_back: list[PendingEdit] = []
        self._waiting = 0
        self._session.pending.changed.connect(self._on_pending)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"edit.undo": self.undo, "edit.redo": self.redo}

    def set_theme(self, theme: Theme) -> None:
        self.panel.set_theme(theme)

    def set_project(self, project: Project | None) -> None:
        """Go back along another project's changes, or none."""
        self.panel.set_project(project)
        self._undoable = self._redoable = None
        self._taken_back = []
        self.context.background_reads.forget(_KNOWN)
        if project is not None:
            self._read_known(project)
        self._show()

    def _read_known(self, project: Project) -> None:
        """Reads what undo and redo would do."""

        def read() -> tuple[Change | None, Change | None]:
            return project.history.undoable(), project.history.redoable()

        self.context.background_reads.read(_KNOWN, read, self._take_known)

    def _take_known(self, known: tuple[Change | None, Change | None]) -> None:
        self._undoable, self._redoable = known
        self._show()

    def refresh(self, changed: Changed) -> None:
        """Go on from a change that was just made, here or in another window."""
        self.panel.refresh(changed)
        project = self._session.project
        if project is None or changed.change.coder != project.coder.id:
            return
        if changed.change.stands_aside:
            return
        is_new = changed.change.action == "do"
        if is_new and not self._session.pending.waiting:
            self._taken_back = []
        if is_new:
            self.context.background_reads.forget(_KNOWN)
            self._take_known((changed.change, None))
        else:
            self._read_known(project)

    def undo(self) -> None:
        """Undo the newest own change that was shown."""
        project = self._ready()
        if project is not None:
            if self._session.pending.waiting:
                self._take_back(project)
            elif self._undoable is None:
                self.context.hint(self.tr("There is nothing to undo."))
            else:
                self._do(project, self._undoable, project.history.undo, self.tr("Undo"))

    def undo_change(self, change: Change) -> None:
        """Undo this own change, unless another one followed it."""
        project = self._ready()
        if project is not None:
            self._do(project, change, project.history.undo, self.tr("Undo"))

    def offer(self, change: Change) -> Offer:
        """A banner's offer to undo what was done just now, and nothing else."""
        return Offer(self.tr("Undo"), lambda: self.undo_change(change), change.seq)

    def redo(self) -> None:
        """Do again what was undone last."""
        project = self._ready()
        if project is not None:
            if self._taken_back:
                self._put_back()
            elif project.is_remote and self._session.pending.waiting:
                self._queue(self.tr("Redo"), self.tr("what was undone last"), project.history.redo)
            elif self._redoable is None:
                self.context.hint(self.tr("There is nothing to redo."))
            else:
                self._do(project, self._redoable, project.history.redo, self.tr("Redo"))

    def undo_to(self, seq: int) -> None:
        """Undo everything own that came after the change of that ``seq``, as far as it shows."""
        project = self._ready()
        newest = self._undoable
        if project is not None and newest is not None:

            def work(progress: Progress) -> None:
                project.history.undo_to(seq, newest.seq, progress=progress)

            with self._session.reporting():
                self.context.tasks.run(
                    self.tr("Undo to here"), work, self._show_changed, writes=True
                )

    def _reveal(self, details: ChangeDetails) -> None:
        """Show what a change was about; the list keeps the focus, for the next one."""
        if not details.title:
            self.context.hint(self.tr("That article has been deleted."))
        elif details.record is None:
            self.context.go_to(details.article)
        else:
            self.context.go_to(details.article, details.record.id, then=self._say_if_gone)

    def _say_if_gone(self, record: Record | None) -> None:
        if record is None:
            self.context.hint(self.tr("That record has been deleted."))

    def _take_back(self, project: Project) -> None:
        """Undoes the newest pending edit by dropping it from the queue.

        If it is on its way to a server, its undoing follows it there.
        """
        pending, codebook = self._session.pending, project.codebook
        newest = pending.waiting[-1]
        is_reversal = isinstance(newest.command, DeferredWork) and newest.command.reverses
        if not is_reversal and pending.take_back() is not None:
            self._taken_back.append(newest)
            self._show()
        elif project.is_remote:
            seen = self._undoable.seq if self._undoable is not None else 0
            label = (
                self.tr("the change before")
                if is_reversal
                else edit_words(newest.command, codebook)
            )
            self._queue(self.tr("Undo"), label, partial(project.history.undo_own, seen))
        else:
            self.context.hint(
                self.tr("What you did last is still being saved. Undo it afterwards.")
            )

    def _put_back(self) -> None:
        edit = self._taken_back.pop()
        others = self._taken_back
        self._session.pending.keep(edit.command, edit.then)
        self._taken_back = others

    def _on_pending(self) -> None:
        waiting = len(self._session.pending.waiting)
        if waiting > self._waiting:
            self._taken_back = []  # something new was done
        self._waiting = waiting
        self._show()

    def _show(self) -> None:
        waiting, project = self._session.pending.waiting, self._session.project
        if waiting and project is not None:
            self.shown.emit(edit_words(waiting[-1].command, project.codebook))
        else:
            self.shown.emit(change_words(self._undoable) if self._undoable else "")

    def _ready(self) -> Project | None:
        self._flush()
        return self._session.project

    def _do(
        self, project: Project, change: Change, reverse: Callable[..., Change], title: str
    ) -> None:
        def work(progress: Progress = silent) -> Change:
            try:
                return reverse(change, progress=progress)
            except ConflictError:
                # What it met may be news to this window: it is shown beside the refusal.
                project.poll()
                raise

        with self._session.reporting():
            if change.ops > _MANY:
                self.context.tasks.run(title, work, self._show_changed, writes=True)
            else:
                self._queue(title, change_words(change), work)

    def _queue(self, title: str, label: str, work: Callable[[], Change]) -> None:
        text = self.tr("{do}: {label}").format(do=title, label=label)
        self._session.write(DeferredWork(text, work, reverses=True), self._show_changed)

    def _show_changed(self, _result: Any) -> None:
        """Go to the record or the article that the last change touched, if it touched one."""
        project, changed = self._session.project, self._session.last_change
        if project is None or changed is None or not changed.own:
            return
        several_actors = changed.actors is None or len(changed.actors) > 1
        if several_actors or "codebook" in changed.kinds:
            return  # merged, split or edited elsewhere than in the texts whose records went along
        if changed.records is not None and len(changed.records) == 1:
            [record_id] = changed.records
            is_known = record_id in changed.written
            record = changed.written[record_id] if is_known else self._session.find(record_id)
            if record is not None:
                shown = partial(self.context.reveal, record, flash=True)
                self._session.open_article(record.article, shown)
                return
        if changed.articles is not None and len(changed.articles) == 1:
            [article_id] = changed.articles
            is_open = self._session.article is not None and self._session.article.id == article_id

            def go(summary: ArticleSummary | None) -> None:
                if summary is not None:
                    self._session.open_article(article_id)

            if not is_open:
                read = partial(project.articles.summary, article_id)
                self.context.background_reads.read(_PLACE, read, go)
