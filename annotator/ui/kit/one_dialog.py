"""One dialog at a time, and what to do once it is accepted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from annotator.ui.kit.dialog import FormDialog


class OneDialog(QObject):
    """Shows a dialog in place of the one before; one that asks lies over the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.current: QDialog | None = None
        self._accepted: Callable[[Any], None] | None = None

    def show(self, dialog: QDialog, accepted: Callable[[Any], None] | None = None) -> None:
        """Show it, and call ``accepted`` with it once it is accepted."""
        if self.current is not None:
            self.current.reject()
        self.current, self._accepted = dialog, accepted
        dialog.finished.connect(self._finish)
        if isinstance(dialog, FormDialog):
            dialog.open()
        else:
            dialog.show()

    def _finish(self, result: int) -> None:
        dialog, accepted = self.current, self._accepted
        self.current, self._accepted = None, None
        if dialog is None:
            return
        dialog.deleteLater()
        if accepted is not None and result == QDialog.DialogCode.Accepted.value:
            accepted(dialog)
