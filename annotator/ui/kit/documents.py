"""Where a person's own files go."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def documents_folder() -> Path:
    """The person's documents, as the system names them; the home where there are none."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(location))
    return documents if documents.is_dir() else Path.home()


def open_folder(made: Path) -> None:
    """Shows a folder, or the one that a file lies in, in the system's file manager."""
    folder = made if made.is_dir() else made.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.absolute())))
