"""Screening in the window: of one article after another, by one key each, whether it is coded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QWidget

from annotator.core.deferred import deferred
from annotator.services.commands.articles import Screen
from annotator.services.notifications import Changed
from annotator.ui.context import Context
from annotator.ui.feature import Feature

if TYPE_CHECKING:
    from annotator.core.coding.article_listing import ArticleOrder
    from annotator.services.project import Project
    from annotator.services.team.screening import Screening, ScreeningProgress
    from annotator.ui.kit.background_reads import Stop
    from annotator.ui.team import screening_bar
    from annotator.ui.team.screening_bar import ScreeningBar
else:
    screening_bar = deferred("annotator.ui.team.screening_bar")

_NEXT, _LEFT = "screening.next", "screening.left"
_OPEN, _VERDICT = "screening.open", "screening.verdict"
_MOVES = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class ScreeningFeature(Feature):
    """The bar, which is there once it was asked for, and the verdicts."""

    follows = frozenset({"assignment", "status"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bar: ScreeningBar | None = None
        self._progress: ScreeningProgress | None = None
        context.session.article_changed.connect(self._show)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "screening.open": self.open,
            "screening.relevant": partial(self._say, True),
            "screening.irrelevant": partial(self._say, False),
            "screening.unscreen": partial(self._say, None),
        }

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - the session has it
        self._close()

    def refresh(self, changed: Changed) -> None:  # noqa: ARG002 - whatever it was
        if self._is_open():
            self._ask_left()
            self._show()

    def focus_parts(self) -> list[QWidget]:
        return [self._bar] if self._bar is not None and self._bar.isVisible() else []

    def open(self) -> None:
        """Begin with the open article, or with the next that is not screened yet."""
        service = self._service()
        if service is None:
            return
        if self._bar is None:
            self._bar = screening_bar.ScreeningBar()
            self.context.add_beside_text(self._bar)
            self._bar.pressed.connect(self._on_key)
            self._bar.scrolled.connect(self._scroll)
            self._bar.closed.connect(self._leave)
        self._bar.show()
        self._bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask_left()
        with self.context.session.reporting():
            ask = partial(service.is_open, self._article_id())
            self.context.background_reads.read(_OPEN, ask, self._on_open)

    def _on_open(self, is_open: bool) -> None:
        """Go on with this one if it is to be screened, else with the next that is."""
        if is_open:
            self._show()
        else:
            self._ask_next()

    def _on_key(self, name: str) -> None:
        if name == "next":
            self._ask_next()
        else:
            self.context.actions[f"screening.{name}"].trigger()

    def _say(self, relevant: bool | None) -> None:
        article = self._article_id()
        if not article:
            return
        session = self.context.session
        with session.saving():
            session.write(Screen(article, relevant))
            if relevant is not None and self._is_open():
                self._ask_next()

    def _ask_next(self) -> None:
        service = self._service()
        if service is not None:
            order = self.context.settings.article_order
            ask = partial(_next, service, self._article_id(), order)
            self.context.background_reads.ask(_NEXT, ask, self._on_next)

    def _on_next(self, article: str | None) -> None:
        if article is None:
            self.context.hint(self.tr("There is no other article to screen."))
        else:
            self.context.go_to(article)
        if self._bar is not None and self._bar.isVisible():
            self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _ask_left(self) -> None:
        service = self._service()
        if service is not None:
            self.context.background_reads.ask(_LEFT, partial(_left, service), self._on_left)

    def _on_left(self, progress: ScreeningProgress) -> None:
        self._progress = progress
        self._show()

    def _show(self) -> None:
        if self._bar is None or not self._bar.isVisible():
            return
        project, article = self.context.session.project, self._article_id()
        if project is None or not article:
            self._say_state(None)
            return
        with self.context.session.reporting():
            ask = partial(_verdict, project, article)
            self.context.background_reads.read(_VERDICT, ask, self._say_state)

    def _say_state(self, verdict: bool | None) -> None:
        if self._bar is None:
            return
        words = {
            True: self.tr("You found it relevant."),
            False: self.tr("You found it irrelevant."),
            None: "",
        }
        said = words[verdict]
        if self._progress is not None:
            left = self.tr("{open:,} to screen · {yes:,} relevant · {no:,} irrelevant")
            counts = left.format(
                open=self._progress.open,
                yes=self._progress.relevant,
                no=self._progress.irrelevant,
            )
            said = f"{said} {counts}".strip()
        self._bar.show_state(said)

    def _scroll(self, key: Qt.Key) -> None:
        self.context.view.verticalScrollBar().triggerAction(_MOVES[key])

    def _leave(self) -> None:
        self._close()
        self.context.focus_text()

    def _close(self) -> None:
        self._progress = None
        for key in (_NEXT, _LEFT, _OPEN, _VERDICT):
            self.context.background_reads.forget(key)
        if self._bar is not None:
            self._bar.hide()

    def _is_open(self) -> bool:
        return self._bar is not None and self._bar.isVisible()

    def _article_id(self) -> str:
        article = self.context.session.article
        return article.id if article is not None else ""

    def _service(self) -> Screening | None:
        project = self.context.session.project
        return project.screening if project is not None else None


def _next(service: Screening, article: str, order: ArticleOrder, stop: Stop) -> str | None:
    stop()
    return service.next_open(article, order)


def _left(service: Screening, stop: Stop) -> ScreeningProgress:
    stop()
    return service.progress()


def _verdict(project: Project, article: str) -> bool | None:
    return project.articles.status(article).relevant
