"""Undo and redo, and showing what they changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from annotator.core.change import Change
from annotator.services.progress import Progress
from annotator.ui.coding import Coding
from annotator.ui.going import Going
from annotator.ui.messages import Offer
from annotator.ui.session import Session
from annotator.ui.tasks import Tasks

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.panels.record_panel import RecordPanel

_MANY = 500  # ops; more are undone off the window's thread


class Undoing(QObject):
    """The way back along the coder's own changes."""

    hinted = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        coding: Coding,
        going: Going,
        panel: RecordPanel,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._tasks = tasks
        self._coding = coding
        self._going = going
        self._panel = panel

    def undo(self) -> None:
        """Undo the newest own change."""
        project = self._ready()
        if project is not None:
            with self._session.reporting():
                change = project.history.undoable()
                if change is None:
                    self.hinted.emit(self.tr("There is nothing to undo."))
                else:
                    self._do(change, project.history.undo, self.tr("Undo"))

    def offer(self) -> Offer:
        """A banner's offer to undo what was done just now, and nothing else."""
        project = self._session.project
        change = project.history.undoable() if project else None
        return Offer(self.tr("Undo"), self.undo, change.seq if change else 0)

    def redo(self) -> None:
        """Do again what was undone last."""
        project = self._ready()
        if project is not None:
            with self._session.reporting():
                change = project.history.redoable()
                if change is None:
                    self.hinted.emit(self.tr("There is nothing to redo."))
                else:
                    self._do(change, project.history.redo, self.tr("Redo"))

    def undo_to(self, seq: int) -> None:
        """Undo everything own that came after the change of that ``seq``."""
        project = self._ready()
        if project is not None:

            def work(progress: Progress) -> None:
                project.history.undo_to(seq, progress)

            with self._session.reporting():
                self._tasks.run(self.tr("Undo to here"), work, self._show_changed, writes=True)

    def _ready(self) -> Project | None:
        self._panel.flush()
        return self._session.project

    def _do(self, change: Change, reverse: Callable[..., Change], title: str) -> None:
        if change.ops > _MANY:
            self._tasks.run(title, reverse, self._show_changed, writes=True)
        else:
            reverse()
            self._show_changed(None)

    def _show_changed(self, _result: Any) -> None:
        """Go to the record or the article that the last change touched, if it touched one."""
        project, changed = self._session.project, self._session.last_change
        if project is None or changed is None or not changed.own:
            return
        several_actors = changed.actors is None or len(changed.actors) > 1
        if several_actors or "codebook" in changed.kinds:
            return  # merged, split or edited elsewhere than in the texts whose records went along
        if changed.records is not None and len(changed.records) == 1:
            record = project.read.record(next(iter(changed.records)))
            if record is not None:
                self._going.show(record.article)
                self._coding.reveal(record, flash=True)
                return
        if changed.articles is not None and len(changed.articles) == 1:
            article_id = next(iter(changed.articles))
            if project.read.article_row(article_id) is not None:
                self._going.show(article_id)
