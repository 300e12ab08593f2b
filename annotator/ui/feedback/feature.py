"""Showing coders what adjudication made of their work, and which articles train them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from annotator.core.deferred import deferred
from annotator.core.text.span import Span
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.messages import Offer

if TYPE_CHECKING:
    from annotator.core.coding.record import Record
    from annotator.services.project import Project
    from annotator.services.team.feedback import Example, Feedback, FeedbackReport
    from annotator.ui.feedback import dialog, words
    from annotator.ui.feedback.dialog import FeedbackDialog
    from annotator.ui.kit.background_reads import Stop
else:
    # Who codes alone needs neither.
    dialog = deferred("annotator.ui.feedback.dialog")
    words = deferred("annotator.ui.feedback.words")

_REPORT, _EXAMPLES, _TRAINING = "feedback.report", "feedback.examples", "feedback.training"


class FeedbackFeature(Feature):
    """The dialog, and what a training article says once it is finished."""

    follows = frozenset({"status", "codebook"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.dialog: FeedbackDialog | None = None

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"feedback.show": self.show, "feedback.train": self.train}

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - the session has it
        for key in (_REPORT, _EXAMPLES, _TRAINING):
            self.context.background_reads.forget(key)
        self._discard()

    def _discard(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def refresh(self, changed: Changed) -> None:
        """Says how good the work was as soon as one finishes an article for training."""
        if "codebook" in changed.kinds:
            # It offers types and fields that may be there no longer.
            self._discard()
        service, article = self._service(), self.context.session.article
        if service is None or article is None or changed.change.kind != "set-status":
            return
        if changed.own and changed.touches_article(article.id):
            ask = partial(_of_training, service, article.id)
            self.context.background_reads.ask(_TRAINING, ask, self._on_finished)

    def show(self) -> None:
        """Open the dialog on one's own work."""
        project = self.context.session.project
        if project is None or not self.context.flush():
            return
        if self.dialog is None:
            made = dialog.FeedbackDialog(project.codebook, self.context.window)
            made.place_chosen.connect(self._open)
            made.examples_wanted.connect(self._ask_examples)
            self.dialog = made
        self._ask_report()
        self._ask_examples(self.dialog.types.currentData() or "", "")
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def train(self) -> None:
        """Use the open article for training, or no more."""
        service, article = self._service(), self.context.session.article
        if service is None or article is None or not self.context.flush():
            return

        def turn(_progress: Progress) -> bool:
            training = not service.is_training(article.id)
            service.set_training([article.id], training)
            return training

        self.write(self.tr("Train coders"), turn, self._say_training, much=False)

    def _say_training(self, training: bool) -> None:
        self.context.messages.success(
            self.tr("Coders who have finished the article are shown its gold.")
            if training
            else self.tr("The article is for training no more.")
        )

    def _service(self) -> Feedback | None:
        project = self.context.session.project
        return project.feedback if project is not None else None

    def _ask_report(self) -> None:
        if (service := self._service()) is not None:
            ask = partial(_report, service)
            self.context.background_reads.ask(_REPORT, ask, self._on_report)

    def _on_report(self, report: FeedbackReport) -> None:
        if self.dialog is not None:
            self.dialog.show_report(report)

    def _ask_examples(self, type_key: str, field_key: str) -> None:
        if (service := self._service()) is not None and type_key:
            ask = partial(_examples, service, type_key, field_key)
            answered = partial(self._on_examples, field_key=field_key)
            self.context.background_reads.ask(_EXAMPLES, ask, answered)

    def _on_examples(self, found: list[Example], *, field_key: str) -> None:
        if self.dialog is not None:
            self.dialog.show_examples(found, field_key)

    def _on_finished(self, report: FeedbackReport | None) -> None:
        project = self.context.session.project
        if report is None or project is None:
            return
        line = words.score_line(report.scores[0], project.codebook)
        self.context.messages.info(
            self.tr("Training. {line}").format(line=line),
            Offer(self.tr("What differs"), self.show),
        )

    def _open(self, record: Record) -> None:
        if not self.context.flush():
            return
        self.context.go_to(record.article)
        if record.spans:
            first, last = record.spans[0], record.spans[-1]
            self.context.view.reveal(Span(first.start, last.end), flash=True)


def _report(service: Feedback, stop: Stop) -> FeedbackReport:
    return service.report(progress=stop)


def _examples(service: Feedback, type_key: str, field_key: str, _stop: Stop) -> list[Example]:
    return service.examples(type_key, field_key)


def _of_training(service: Feedback, article_id: str, _stop: Stop) -> FeedbackReport | None:
    """The gold beside one's own work, if the article is for training and finished."""
    report = service.of_article(article_id)
    return report if report is not None and report.articles[0].training else None
