"""Learning from finished articles while somebody codes, and showing what was learned."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from annotator.core.deferred import deferred
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.tasks import Tasks
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.services.assistance.learning import Learning, LearnReport, ModelOfType
    from annotator.services.project import Project
    from annotator.ui.kit.background_reads import Stop
    from annotator.ui.suggestions import learned_dialog
    from annotator.ui.suggestions.learned_dialog import LearnedDialog
else:
    learned_dialog = deferred("annotator.ui.suggestions.learned_dialog")

_DUE, _MODELS = "learning due", "learned models"
_AFTER_MS = 2_000
"""So long after an article was finished it is asked whether there is enough to learn from."""
_AT_START_MS = 60_000
"""So long after a project was opened: nobody waits for that at the start."""


class LearningFeature(Feature):
    """Begins to learn by itself, beside all other tasks: it takes minutes, and nobody waits."""

    follows = frozenset({"status", "project", "codebook"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.dialog: LearnedDialog | None = None
        self.work = Tasks(self)
        self.work.progressed.connect(self._on_progress)
        self.work.ended.connect(self._show_state)
        self.work.failed.connect(self._on_failed)
        self.work.broken.connect(context.tasks.broken)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask_whether_due)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"suggest.learn": self.learn, "suggest.learned": self.show}

    def set_project(self, project: Project | None) -> None:
        self.work.stop()
        self._timer.stop()
        for key in (_DUE, _MODELS):
            self.context.background_reads.forget(key)
        self._discard()
        if project is not None:
            self._timer.start(_AT_START_MS)

    def set_theme(self, theme: Theme) -> None:
        if self.dialog is not None:
            self.dialog.set_theme(theme)

    def refresh(self, changed: Changed) -> None:
        if "codebook" in changed.kinds:
            self._discard()
        if "status" in changed.kinds:
            self._timer.start(_AFTER_MS)
        if "project" in changed.kinds:
            self._read()

    def close(self) -> None:
        self._timer.stop()
        self.work.stop()

    # Learning

    @property
    def waits(self) -> bool:
        """Whether it is yet to ask if there is enough to learn from."""
        return self._timer.isActive() or self.context.background_reads.is_open(_DUE)

    def learn(self) -> None:
        """Learn from what is finished, now."""
        if self.work.busy:
            self.context.hint(self.tr("It is learning already."))
        elif self.context.flush():
            self._begin(in_background=False)

    def _ask_whether_due(self) -> None:
        project = self.context.session.project
        if project is None or not self._may_begin(project):
            return
        self.context.background_reads.ask(_DUE, partial(_is_due, project), self._on_due)

    def _may_begin(self, project: Project) -> bool:
        is_wanted = self.context.actions["suggest.shown"].isChecked()
        is_wanted = is_wanted and self.context.settings.learns_by_itself
        return is_wanted and not (self.work.busy or project.read_only)

    def _on_due(self, due: bool) -> None:
        project = self.context.session.project
        if due and project is not None and self._may_begin(project):
            self._begin(in_background=True)

    def _begin(self, *, in_background: bool) -> None:
        project = self.context.session.project
        if project is None:
            return
        title = self.tr("Learning from finished articles")
        work = partial(_learned, project.assistance, in_background)
        self.work.run(title, work, self._on_learned)
        if not in_background:
            self.context.hint(self.tr("Learning from finished articles, in the background…"))
        self._show_state()

    def _on_learned(self, report: LearnReport) -> None:
        project = self.context.session.project
        if project is None or not report.learned:
            return
        said = learned_dialog.report_words(report, project.codebook)
        self.context.hint(said)
        if self.dialog is not None:
            self.dialog.say(said)

    def _on_progress(self, done: int, total: int, what: str) -> None:  # noqa: ARG002 - Qt's signal
        if self.dialog is not None:
            self.dialog.show_progress(done, total)

    def _on_failed(self, reason: str) -> None:
        self.context.hint(reason)
        if self.dialog is not None:
            self.dialog.say(reason)

    # What was learned

    def show(self) -> None:
        """Open the dialog."""
        project = self.context.session.project
        if project is None:
            return
        if self.dialog is None:
            theme, settings = self.context.themes.theme, self.context.settings
            made = learned_dialog.LearnedDialog(project.codebook, theme, self.context.window)
            made.by_itself.setChecked(settings.learns_by_itself)
            made.by_itself.toggled.connect(self._set_by_itself)
            made.learn_wanted.connect(self.learn)
            made.cancel_wanted.connect(self.work.cancel)
            made.use_wanted.connect(self._use)
            made.withdraw_wanted.connect(self._withdraw)
            made.take_back_wanted.connect(self._take_back)
            made.forget_wanted.connect(self._forget)
            self.dialog = made
        self._show_state()
        self._read()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _discard(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _show_state(self) -> None:
        project = self.context.session.project
        if self.dialog is not None and project is not None:
            self.dialog.show_state(busy=self.work.busy, blind=project.info.blind)

    def _read(self) -> None:
        project = self.context.session.project
        if self.dialog is not None and project is not None:
            self._show_state()
            ask = partial(_models, project.assistance)
            self.context.background_reads.ask(_MODELS, ask, self._on_models)

    def _on_models(self, models: list[ModelOfType]) -> None:
        if self.dialog is not None:
            self.dialog.show_models(models)

    def _set_by_itself(self, on: bool) -> None:
        self.context.settings.learns_by_itself = on
        if on:
            self._timer.start(_AFTER_MS)

    def _use(self, type_key: str, number: int) -> None:
        title = self.tr("Use another model")
        self._change(title, lambda each: each.use(type_key, number))

    def _withdraw(self, type_key: str) -> None:
        self._change(self.tr("Withdraw a model"), lambda each: each.withdraw(type_key))

    def _take_back(self) -> None:
        self._change(self.tr("Undo what was done to models"), lambda each: each.take_back())

    def _forget(self) -> None:
        self._change(self.tr("Forget what was learned"), lambda each: each.forget())

    def _change(self, title: str, do: Callable[[Learning], Any]) -> None:
        project = self.context.session.project
        if project is not None:
            self.write(title, partial(_changed, project.assistance, do), _ignore, much=False)


def _is_due(project: Project, _stop: Stop) -> bool:
    # A server lets leads alone write models: others would learn for minutes, and be refused.
    may_write = not project.is_remote or project.coders.may_lead()
    return may_write and project.assistance.learning_due()


def _models(service: Learning, _stop: Stop) -> list[ModelOfType]:
    return service.models()


def _learned(service: Learning, in_background: bool, progress: Progress) -> LearnReport:
    return service.learn(progress, in_background=in_background)


def _changed(service: Learning, do: Callable[[Learning], Any], _progress: Progress) -> Any:
    return do(service)


def _ignore(_made: object) -> None:
    """The change itself is told of."""
