"""Dialogs about projects: a new one, opening, the coder's name."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from annotator.core.location import file_stem, title_of
from annotator.services import codebooks
from annotator.ui.kit.dialog import FormDialog, PathRow

_FILE = ""
_SUFFIX = ".annotator"


class NewProjectDialog(FormDialog):
    """Asks for a name, a folder and a codebook."""

    def __init__(self, folder: str, parent: QWidget) -> None:
        super().__init__(
            "newProject",
            self.tr("New project"),
            self.tr("One file holds everything: articles, codebook, records and history."),
            self.tr("Make the project"),
            parent,
        )
        self.name_box = QLineEdit()
        self.name_box.setObjectName("projectName")
        self.name_box.setAccessibleName(self.tr("Name"))
        self.name_box.textChanged.connect(self._update)
        self.folder_row = PathRow("projectFolder", self.tr("Folder"), "folder")
        self.folder_row.set_text(folder)
        self.folder_row.changed.connect(self._update)
        self.codebook_box = QComboBox()
        self.codebook_box.setObjectName("projectCodebook")
        self.codebook_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.codebook_box.setMinimumContentsLength(20)
        self.codebook_box.setAccessibleName(self.tr("Codebook"))
        for preset in codebooks.preset_names():
            self.codebook_box.addItem(codebooks.load(preset).title, preset)
        self.codebook_box.addItem(self.tr("A codebook file…"), _FILE)
        self.codebook_box.currentIndexChanged.connect(self._update)
        self.file_row = PathRow(
            "codebookFile",
            self.tr("Codebook file"),
            "file",
            self.tr("Codebooks (*.yaml *.yml *.json)"),
        )
        self.file_row.changed.connect(self._update)
        self.rows.addRow(self.tr("Name"), self.name_box)
        self.rows.addRow(self.tr("Folder"), self.folder_row)
        self.rows.addRow(self.tr("Codebook"), self.codebook_box)
        self.rows.addRow(self.tr("File"), self.file_row)
        self._update()

    def name(self) -> str:
        """The project's name, without the suffix that its file gets anyway."""
        return self.name_box.text().strip().removesuffix(_SUFFIX)

    def location(self) -> str:
        """The file to make."""
        return str(Path(self.folder_row.text()).expanduser() / f"{file_stem(self.name())}{_SUFFIX}")

    def codebook(self) -> str:
        """A preset's name or a codebook file."""
        return self.codebook_box.currentData() or self.file_row.text()

    def _update(self) -> None:
        from_file = self.codebook_box.currentData() == _FILE
        self.rows.setRowVisible(self.file_row, from_file)
        complete = bool(self.name() and self.folder_row.text() and self.codebook())
        self.accept_button.setEnabled(complete)


class OpenProjectDialog(FormDialog):
    """Offers the projects that were open lately, and any other place."""

    def __init__(self, recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            "openProject",
            self.tr("Open a project"),
            self.tr("A project file, or the address of a PostgreSQL database."),
            self.tr("Open"),
            parent,
        )
        self.recent = QListWidget()
        self.recent.setObjectName("recentProjects")
        self.recent.setAccessibleName(self.tr("Recent projects"))
        for location in recent:
            item = QListWidgetItem(f"{title_of(location)}\n{location}")
            item.setData(Qt.ItemDataRole.UserRole, location)
            self.recent.addItem(item)
        self.recent.setMaximumHeight(200)
        self.recent.setVisible(bool(recent))
        self.recent.currentItemChanged.connect(self._take_recent)
        self.recent.itemActivated.connect(self.accept)
        self.place_row = PathRow(
            "projectLocation",
            self.tr("Place"),
            "file",
            self.tr("Annotator projects (*.annotator);;All files (*)"),
        )
        self.place_row.box.setPlaceholderText("postgresql://…")
        self.place_row.changed.connect(self._update)
        self.rows.addRow(self.recent)
        self.rows.addRow(self.tr("Place"), self.place_row)
        self._update()

    def location(self) -> str:
        """The file or URL."""
        return self.place_row.text()

    def _take_recent(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.place_row.set_text(item.data(Qt.ItemDataRole.UserRole))

    def _update(self) -> None:
        self.accept_button.setEnabled(bool(self.location()))


class CoderDialog(FormDialog):
    """Asks under which name the person codes."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(
            "coderDialog",
            self.tr("Code as"),
            self.tr("Records, changes and what undo undoes belong to this name."),
            self.tr("Go on"),
            parent,
        )
        self.name_box = QLineEdit(name)
        self.name_box.setObjectName("coderName")
        self.name_box.setAccessibleName(self.tr("Name"))
        self.name_box.textChanged.connect(self._update)
        self.rows.addRow(self.tr("Name"), self.name_box)
        self._update()

    def name(self) -> str:
        """The name."""
        return " ".join(self.name_box.text().split())

    def _update(self) -> None:
        self.accept_button.setEnabled(bool(self.name()))
