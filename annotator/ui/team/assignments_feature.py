"""Who codes what, in the window: the dialog that assigns, and the board of progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.context_menu import ContextMenu, Groups, offered
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.core.coding.coder import Coder
    from annotator.core.team.assigning import AssigningPlan, AssigningQuestion
    from annotator.core.team.screening import ScreeningReport
    from annotator.services.project import Project
    from annotator.services.team.assignments import Assignments
    from annotator.ui.kit.background_reads import Stop
    from annotator.ui.team import assignments_dialog, board_panel
    from annotator.ui.team.assignments_dialog import AssignDialog
    from annotator.ui.team.board_panel import BoardPanel
else:
    # Who codes alone needs neither.
    assignments_dialog = deferred("annotator.ui.team.assignments_dialog")
    board_panel = deferred("annotator.ui.team.board_panel")

_PLAN, _SCREENING = "assignments.plan", "assignments.screening"
_MANY = 2000
"""Assignments that take long enough to show how far it is."""


class AssignmentsFeature(Feature):
    """Assigning, taking back, and the board, which is there once it was asked for."""

    follows = frozenset({"article", "assignment", "coder", "project", "status"})

    def __init__(
        self, context: Context, dialogs: OneDialog, listed: Callable[[], ArticleFilter]
    ) -> None:
        """
        Args:
            listed: the filter of the article list.
        """
        super().__init__(context)
        self._dialogs = dialogs
        self._listed = listed
        self.panel: BoardPanel | None = None
        self._is_stale = False

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "assignments.assign": self.ask_assign,
            "assignments.article": self.choose_coders,
            "view.progress": self.show_progress,
        }

    def set_project(self, project: Project | None) -> None:
        self.context.background_reads.forget(_PLAN)
        if self.panel is not None:
            self.panel.show_agreement("")
            self.panel.model.set_assignments(project.assignments if project else None)
            self._ask_screening()

    def set_theme(self, theme: Theme) -> None:
        if self.panel is not None:
            self.panel.model.set_theme(theme)

    def refresh(self, changed: Changed) -> None:
        if self.panel is None:
            return
        if not self.panel.isVisible():
            self._is_stale = True
            return
        self.panel.model.refresh(changed, self.panel.row_at_top())
        if "status" in changed.kinds:
            self._ask_screening()

    def _catch_up(self) -> None:
        """Read again what changed while the board was hidden."""
        if self._is_stale and self.panel is not None:
            self._is_stale = False
            self.panel.model.reload(self.panel.row_at_top())
            self._ask_screening()

    def focus_parts(self) -> list[QWidget]:
        is_shown = self.panel is not None and self.panel.view.isVisible()
        return [self.panel.view] if self.panel is not None and is_shown else []

    # Assigning

    def ask_assign(self) -> None:
        """Ask which articles go to whom."""
        service = self._service()
        if service is not None:
            with self.context.session.reporting():
                self.context.background_reads.read(
                    "assignments.coders", service.coders, self._ask_assign
                )

    def _ask_assign(self, coders: Sequence[Coder]) -> None:
        if self._service() is None:
            return
        dialog = assignments_dialog.AssignDialog(
            coders, self._listed(), self._chosen(), self._ask_plan, self.context.window
        )
        dialog.finished.connect(self._forget_plan)
        self._dialogs.show(dialog, self._assign)

    def _forget_plan(self) -> None:
        """The dialog is gone that would show it."""
        self.context.background_reads.forget(_PLAN)

    def _ask_plan(
        self, question: AssigningQuestion, answered: Callable[[AssigningPlan | str], None]
    ) -> None:
        service = self._service()
        if service is not None:
            self.context.background_reads.ask(_PLAN, partial(_planned, service, question), answered)

    def _assign(self, dialog: AssignDialog) -> None:
        service, plan = self._service(), dialog.plan
        if service is not None and plan is not None:
            self.write(
                self.tr("Assign articles"),
                partial(_assigned, service, plan),
                self._say_assigned,
                much=len(plan.assignments) > _MANY,
            )

    def _say_assigned(self, count: int) -> None:
        text = self.tr("Assignments made: {count:,}").format(count=count)
        self.context.messages.success(text, *self._undo_offers())

    def _undo_offers(self) -> list[Offer]:
        last = self.context.session.last_change
        if last is None or not last.own:
            return []
        undo = self.context.actions["edit.undo"].trigger
        return [Offer(self.tr("Undo"), undo, last.change.seq)]

    # One article, or a few

    def choose_coders(self) -> None:
        """Offer the coders of the open article: a tick is who is to code it."""
        service, article = self._service(), self.context.session.article
        if service is None or article is None:
            return

        def read() -> tuple[Sequence[Coder], Sequence[str]]:
            return service.coders(), service.of_articles([article.id])[article.id]

        with self.context.session.reporting():
            show = partial(self._offer_coders, article.id)
            self.context.background_reads.read("assignments.of_article", read, show)

    def _offer_coders(self, article: str, found: tuple[Sequence[Coder], Sequence[str]]) -> None:
        coders, held = found
        menu = QMenu(self.context.window)
        menu.setObjectName("coderMenu")
        menu.setAccessibleName(self.tr("Who codes the article"))
        for coder in coders:
            action = QAction(coder.name.replace("&", "&&"), menu)
            action.setObjectName(f"coder_{coder.id}")
            action.setData(coder.id)
            action.setCheckable(True)
            action.setChecked(coder.id in held)
            menu.addAction(action)
        menu.triggered.connect(partial(self._on_ticked, article))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _on_ticked(self, article: str, action: QAction) -> None:
        self._set_coder([article], action.data(), assigned=action.isChecked())

    def _set_coder(self, articles: Sequence[str], coder: str, *, assigned: bool) -> None:
        service = self._service()
        if service is None or not articles:
            return
        if assigned:
            title, work = self.tr("Assign articles"), partial(_given, service, articles, coder)
        else:
            title, work = self.tr("Take articles back"), partial(_taken, service, articles, coder)
        self.write(title, work, lambda _count: None, much=False)

    # The board

    def show_progress(self, shown: bool) -> None:
        """Show the board, or hide it."""
        if shown or self.panel is not None:
            panel = self.panel or self._make()
            self.context.docks.show("progress", shown=shown)
            if shown:
                panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> BoardPanel:
        context = self.context
        made = board_panel.BoardPanel(context.themes.theme, context.background_reads)
        self.panel = made
        made.view.opened.connect(self._open)
        made.shown.connect(self._catch_up)
        made.assign_wanted.connect(context.actions["assignments.assign"].trigger)
        ContextMenu(made.view, self._offers)
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        context.docks.add("progress", self.tr("Progress of the team"), made, bottom)
        project = context.session.project
        made.model.set_assignments(project.assignments if project else None)
        self._ask_screening()
        return made

    def _open(self, article: str) -> None:
        with self.context.session.reporting():
            self.context.go_to(article)

    def _chosen(self) -> list[str]:
        """The articles that are chosen on the board while it is looked at."""
        if self.panel is None or not self.panel.view.isVisible():
            return []
        return self.panel.view.chosen()

    def _offers(self, _place: QPoint | None) -> Groups:
        """What the menu over the board offers, of the articles that are chosen."""
        service, chosen = self._service(), self._chosen()
        if service is None or not chosen:
            return [self.context.actions.some("assignments.assign")]
        coders, held = service.coders(), service.of_articles(chosen).values()
        set_coder = partial(self._set_coder, chosen)
        give, take = self.tr("Assign to {coder}"), self.tr("Take from {coder}")
        giving = [
            offered(give.format(coder=each.name), partial(set_coder, each.id, assigned=True))
            for each in coders
            if any(each.id not in of_one for of_one in held)
        ]
        taking = [
            offered(take.format(coder=each.name), partial(set_coder, each.id, assigned=False))
            for each in coders
            if any(each.id in of_one for of_one in held)
        ]
        return [giving, taking, self.context.actions.some("assignments.assign")]

    def _ask_screening(self) -> None:
        project = self.context.session.project
        if project is not None and self.panel is not None:
            ask = partial(_screening, project)
            self.context.background_reads.ask(_SCREENING, ask, self._show_screening)

    def _show_screening(self, report: ScreeningReport) -> None:
        if self.panel is None:
            return
        of = self.tr("{coders}: κ = {kappa} (n = {count:,})")
        parts = [
            of.format(
                coders=", ".join(each.coders),
                kappa="–" if each.value is None else f"{each.value:.2f}",
                count=each.n,
            )
            for each in report.measures
            if each.measure in ("cohen_kappa", "fleiss_kappa")
        ]
        agreed = self.tr("Agreement on what is relevant: {parts}").format(parts="; ".join(parts))
        self.panel.show_agreement(agreed if parts else "")

    def _service(self) -> Assignments | None:
        project = self.context.session.project
        return project.assignments if project is not None else None


def _planned(service: Assignments, question: AssigningQuestion, stop: Stop) -> AssigningPlan | str:
    stop()
    try:
        return service.plan(question)
    except AnnotatorError as error:
        return error_words(error)


def _assigned(service: Assignments, plan: AssigningPlan, _progress: Progress) -> int:
    return service.assign(plan)


def _given(service: Assignments, articles: Sequence[str], coder: str, _progress: Progress) -> Any:
    return service.give(articles, [coder])


def _taken(service: Assignments, articles: Sequence[str], coder: str, _progress: Progress) -> Any:
    return service.take_back([coder], articles)


def _screening(project: Project, stop: Stop) -> ScreeningReport:
    stop()
    return project.screening.agreement()
