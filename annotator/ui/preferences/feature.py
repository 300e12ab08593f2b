"""The command that opens the preferences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.core.deferred import deferred
from annotator.ui.context import Context
from annotator.ui.feature import Feature

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.preferences import backups_page, general_page, keys_page, models_page
    from annotator.ui.preferences import dialog as preferences_dialog
    from annotator.ui.preferences.backups_page import Backups
    from annotator.ui.preferences.dialog import PreferencesDialog
    from annotator.ui.preferences.general_page import TypeSetter
else:
    backups_page = deferred("annotator.ui.preferences.backups_page")
    preferences_dialog = deferred("annotator.ui.preferences.dialog")
    general_page = deferred("annotator.ui.preferences.general_page")
    models_page = deferred("annotator.ui.preferences.models_page")
    keys_page = deferred("annotator.ui.preferences.keys_page")


class PreferencesFeature(Feature):
    """One dialog, made when it is first asked for and kept while it is open."""

    def __init__(
        self,
        context: Context,
        backups: Backups,
        type_setter: TypeSetter,
        code_as: Callable[[str], None],
    ) -> None:
        """
        Args:
            code_as: lets the person code under another name.
        """
        super().__init__(context)
        self._backups, self._type_setter, self._code_as = backups, type_setter, code_as
        self._dialog: PreferencesDialog | None = None

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"app.preferences": self.show}

    @property
    def dialog(self) -> PreferencesDialog | None:
        """The dialog, if it is open."""
        return self._dialog

    def show(self, page: str = "") -> None:
        """Open the preferences.

        Args:
            page: the object name of the page to turn to; the one shown last if empty.
        """
        dialog = self._dialog or self._make()
        if page:
            dialog.show_page(page)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_backups(self) -> None:
        """Open them on what is said about backups."""
        self.show("preferencesBackups")

    def show_models(self) -> None:
        """Open them on the models by address."""
        self.show("preferencesModels")

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - it is the session that knows
        """The coder's name and the letters of the codebook are the project's."""
        self.show_state()

    def show_state(self) -> None:
        """Show how things stand now, if the dialog is open."""
        if self._dialog is not None:
            for page in self._dialog.pages:
                page.refresh()

    def _make(self) -> PreferencesDialog:
        # Built when it is wanted: listing the fonts alone takes longer than a frame.
        context = self.context
        pages = (
            general_page.GeneralPage(context, self._code_as),
            general_page.ReadingPage(context, self._type_setter),
            keys_page.KeysPage(context),
            backups_page.BackupsPage(context, self._backups),
            models_page.ModelsPage(context),
        )
        dialog = preferences_dialog.PreferencesDialog(pages, context.window)
        dialog.finished.connect(self._finish)
        self._dialog = dialog
        return dialog

    def _finish(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
