"""Where a person's files are, and the dialog in which they are looked for."""

import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths, QUrl
from PySide6.QtGui import QAbstractFileIconProvider, QDesktopServices, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget


def documents_folder() -> Path:
    """The person's documents, as the system names them; the home where there are none."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(location))
    return documents if documents.is_dir() else Path.home()


def open_folder(made: Path) -> None:
    """Shows a folder, or the one that a file lies in, in the system's file manager."""
    folder = made if made.is_dir() else made.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.absolute())))


class FileDialog(QFileDialog):
    """Tells files by their names, and opens none of them.

    To learn a file's kind, the dialogs of Qt and of Linux desktops read its first bytes. Of an open
    project that would drop the locks that this process holds on it.
    """

    def __init__(
        self, parent: QWidget | None, title: str, place: Path | str, pattern: str = ""
    ) -> None:
        super().__init__(parent, title, str(place), pattern)
        self._icons = _IconsByName()
        self.setIconProvider(self._icons)
        if sys.platform.startswith("linux"):
            self.setOption(QFileDialog.Option.DontUseNativeDialog)


class _IconsByName(QFileIconProvider):
    """Folders have one icon, and files have another."""

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        """The icon of a folder or of a file."""
        if not isinstance(of, QFileInfo):
            return super().icon(of)
        kinds = QAbstractFileIconProvider.IconType
        return super().icon(kinds.Folder if of.isDir() else kinds.File)

    def type(self, info: QFileInfo) -> str:
        """What stands in the column of kinds."""
        return "" if info.isDir() else info.suffix()
