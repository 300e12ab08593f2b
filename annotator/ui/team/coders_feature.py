"""Who codes, in a dialog: coders made, renamed, merged, retired; roles; coding blind or open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.services.notifications import Changed
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.pending_edits import DeferredWork
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.services.team.coders import Coders, CoderSummary
    from annotator.ui.team import coders_dialog
    from annotator.ui.team.coders_dialog import CodersDialog
else:
    coders_dialog = deferred("annotator.ui.team.coders_dialog")


class CodersFeature(Feature):
    """The dialog, made when it is asked for, and what is done in it."""

    follows = frozenset({"coder", "project", "record", "status", "assignment"})

    def __init__(self, context: Context, dialogs: OneDialog) -> None:
        super().__init__(context)
        self._dialogs = dialogs
        self._dialog: CodersDialog | None = None

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"team.coders": self.open, "team.blind": self.set_blind}

    def set_project(self, project: Project | None) -> None:
        if project is None and self._dialog is not None:
            self._dialog.reject()
        self._show_blind()

    def refresh(self, changed: Changed) -> None:
        if changed.kinds & {"coder", "project"}:
            self._show_blind()
        self._show()

    def open(self) -> None:
        """Show the coders."""
        if self.context.session.project is None:
            return
        made = coders_dialog.CodersDialog(self.context.window)
        made.made.connect(self._make)
        made.renamed.connect(lambda coder, name: self._change(lambda on: on.rename(coder, name)))
        made.role_set.connect(lambda coder, role: self._change(lambda on: on.set_role(coder, role)))
        made.retired.connect(lambda coder: self._change(lambda on: on.retire(coder)))
        made.returned.connect(lambda coder: self._change(lambda on: on.bring_back(coder)))
        made.merged.connect(lambda coder, into: self._change(lambda on: on.merge(coder, into)))
        made.blind_set.connect(lambda blind: self._change(lambda on: on.set_blind(blind)))
        made.finished.connect(self._closed)
        self._dialog = made
        self._show()
        self._dialogs.show(made)

    def set_blind(self, blind: bool) -> None:
        """Let coders see only what they made themselves, or open the project to the team."""
        self._change(lambda on: on.set_blind(blind))
        self._show_blind()

    def _make(self, name: str) -> None:
        self._change(lambda on: on.make(name))

    def _change(self, work: Callable[[Coders], Any]) -> None:
        project = self.context.session.project
        if project is None or not self.context.flush():
            return
        title = self.context.actions["team.coders"].declared.title
        try:
            self.context.session.write(DeferredWork(title, partial(work, project.coders)))
        except AnnotatorError as error:
            self._show()
            if self._dialog is not None:
                self._dialog.refuse(error_words(error))
            else:
                self.context.messages.error(error_words(error))
        else:
            if self._dialog is not None:
                self._dialog.name.clear()

    def _show(self) -> None:
        project = self.context.session.project
        if self._dialog is None or project is None:
            return
        coders = project.coders
        with self.context.session.reporting():
            self.context.background_reads.read(
                "team.coders", lambda: (coders.all(), coders.may_lead()), self._show_team
            )

    def _show_team(self, found: tuple[list[CoderSummary], bool]) -> None:
        project = self.context.session.project
        if self._dialog is not None and project is not None:
            team, may_lead = found
            self._dialog.show_team(team, blind=project.info.blind, may_lead=may_lead)

    def _show_blind(self) -> None:
        project = self.context.session.project
        is_blind = project is not None and project.info.blind
        self.context.actions["team.blind"].setChecked(is_blind)

    def _closed(self) -> None:
        self._dialog = None
