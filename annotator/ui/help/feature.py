"""The commands of the menu of help: the guide, the keys, what this program is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.core.deferred import deferred
from annotator.resources import resources_folder
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.help import guide_dialog, keys_dialog
    from annotator.ui.help.guide_dialog import GuideDialog
    from annotator.ui.kit import text_dialogs
else:
    guide_dialog = deferred("annotator.ui.help.guide_dialog")
    keys_dialog = deferred("annotator.ui.help.keys_dialog")
    text_dialogs = deferred("annotator.ui.kit.text_dialogs")


class HelpFeature(Feature):
    """The guide stands in a window of its own beside the main one.

    Attributes:
        dialogs: the list of keys, or what is said about the program.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._guide: GuideDialog | None = None
        self.dialogs = OneDialog(self)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "help.guide": self.show_guide,
            "help.keys": self.show_keys,
            "help.about": self.show_about,
        }

    @property
    def guide(self) -> GuideDialog | None:
        """The guide, if it is open."""
        return self._guide

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._guide is not None:
            self._guide.set_theme(theme)

    def show_guide(self) -> None:
        """Open the guide."""
        dialog = self._guide or self._make_guide()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_keys(self) -> None:
        """List every key."""
        project = self.context.session.project
        types = project.codebook.types if project else ()
        self.dialogs.show(
            keys_dialog.KeysDialog(self.context.actions.all(), types, self.context.window)
        )

    def show_about(self) -> None:
        """Say what this program is."""
        self.dialogs.show(text_dialogs.AboutDialog(self.context.window))

    def _make_guide(self) -> GuideDialog:
        folder = resources_folder() / "help"
        dialog = guide_dialog.GuideDialog(folder, self.context.themes.theme, self.context.window)
        dialog.finished.connect(self._finish)
        self._guide = dialog
        return dialog

    def _finish(self) -> None:
        dialog, self._guide = self._guide, None
        if dialog is not None:
            dialog.deleteLater()
