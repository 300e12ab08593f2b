"""Where a backup goes, and where it is restored to."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.core.location import is_address
from annotator.ui.kit.dialog import FormDialog, PathRow


class BackupDialog(FormDialog):
    """Asks where the copy goes."""

    def __init__(self, suggestion: str, parent: QWidget) -> None:
        super().__init__(
            "backupProject",
            self.tr("Back up the project"),
            self.tr("A verified copy of everything, made while you go on working."),
            self.tr("Back up"),
            parent,
        )
        self.place_row = PathRow("backupFile", self.tr("File"), "new file")
        self.place_row.set_text(suggestion)
        self.rows.addRow(self.tr("File"), self.place_row)

    def out(self) -> Path:
        """The file to write."""
        return Path(self.place_row.text()).expanduser()


class RestoreDialog(FormDialog):
    """Asks for a backup and where it shall live on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "restoreBackup",
            self.tr("Restore a backup"),
            self.tr("The backup becomes a project of its own; no project that exists is touched."),
            self.tr("Restore"),
            parent,
        )
        self.backup_row = PathRow("restoreFrom", self.tr("Backup"), "file")
        self.place_row = PathRow("restoreTo", self.tr("New project file"), "new file")
        for row in (self.backup_row, self.place_row):
            row.changed.connect(self._update)
        self.rows.addRow(self.tr("Backup"), self.backup_row)
        self.rows.addRow(self.tr("New project file"), self.place_row)
        self._update()

    def backup(self) -> Path:
        """The backup to read."""
        return Path(self.backup_row.text()).expanduser()

    def to(self) -> str:
        """The project to make."""
        place = self.place_row.text()
        # As a path, an address would lose one of its slashes.
        return place if is_address(place) else str(Path(place).expanduser())

    def _update(self) -> None:
        self.accept_button.setEnabled(bool(self.backup_row.text() and self.place_row.text()))
