"""The command that opens the guide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.resources import resources_folder
from annotator.ui.kit.feature import Feature
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.help.guide_dialog import GuideDialog


class Helping(Feature):
    """The guide, in a window of its own beside the desk."""

    _dialog: GuideDialog | None = None

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"help.guide": self.show}

    @property
    def dialog(self) -> GuideDialog | None:
        """The guide, if it is open."""
        return self._dialog

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._dialog is not None:
            self._dialog.set_theme(theme)

    def show(self) -> None:
        """Open the guide."""
        dialog = self._dialog or self._make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _make(self) -> GuideDialog:
        from annotator.ui.help.guide_dialog import GuideDialog  # noqa: PLC0415

        dialog = GuideDialog(resources_folder() / "help", self.window.themes.theme, self.window)
        dialog.finished.connect(self._finish)
        self._dialog = dialog
        return dialog

    def _finish(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
