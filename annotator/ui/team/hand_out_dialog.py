"""The dialog that asks to whom the project is handed out, and as which file."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from annotator.ui.kit.dialog import FormDialog, PathRow

_PATTERN = "Annotator (*.annotator)"


class HandOutDialog(FormDialog):
    """Asks for a coder and a file."""

    def __init__(
        self,
        assigned: Mapping[str, int],
        folder: Path,
        project: str,
        parent: QWidget,
    ) -> None:
        """
        Args:
            assigned: how many articles are assigned to each coder, by name.
            folder: where the file is proposed.
            project: the project's name.
        """
        super().__init__(
            "handOut",
            self.tr("Hand out"),
            self.tr(
                "Writes a project with the coder’s articles and own records, the codebook and the "
                "actors. Nothing that anybody else made or wrote is in it."
            ),
            self.tr("Hand out"),
            parent,
        )
        self._assigned = assigned
        self._folder = folder
        self._project = project
        self._proposed = ""
        self.coder_box = QComboBox()
        self.coder_box.setObjectName("handOutCoder")
        self.coder_box.setAccessibleName(self.tr("Coder"))
        self.coder_box.setEditable(True)
        self.coder_box.addItems(list(assigned))
        self.coder_box.editTextChanged.connect(self._update)
        self.file_row = PathRow("handOutFile", self.tr("File"), "new file", _PATTERN)
        self.file_row.changed.connect(self._check)
        self.state = QLabel()
        self.state.setObjectName("handOutState")
        self.state.setAccessibleName(self.tr("What is handed out"))
        self.state.setWordWrap(True)
        self.rows.addRow(self.tr("Coder"), self.coder_box)
        self.rows.addRow(self.tr("File"), self.file_row)
        self.rows.addRow(self.state)
        self._update()

    def coder(self) -> str:
        """The name of the coder."""
        return " ".join(self.coder_box.currentText().split())

    def file(self) -> Path:
        """The file."""
        return Path(self.file_row.text())

    def _update(self) -> None:
        coder = self.coder()
        if self.file_row.text() == self._proposed and coder:
            name = "".join(each if each not in '/\\:*?"<>|' else "-" for each in coder)
            self._proposed = str(self._folder / f"{self._project} - {name}.annotator")
            self.file_row.set_text(self._proposed)
        self._check()

    def _check(self) -> None:
        coder, file = self.coder(), self.file_row.text()
        count = self._assigned.get(coder, 0)
        said = (
            self.tr("Assigned articles: {n:,}.").format(n=count)
            if count
            else self.tr("Nothing is assigned to this coder, so all articles are handed out.")
        )
        there = bool(file) and Path(file).exists()
        if there:
            said = self.tr("There is a file of that name already.")
        self.state.setText(said if coder else "")
        self.state.setProperty("role", "error" if there else "muted")
        self.state.style().polish(self.state)
        self.accept_button.setEnabled(bool(coder and file) and not there)
