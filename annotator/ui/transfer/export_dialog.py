"""The dialog that takes records out; that which brings articles in is found here too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from annotator.core.codebook.model import RecordType
from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError
from annotator.services.transfer import exporting
from annotator.services.transfer.pseudonyms import tables as pseudonym_tables
from annotator.services.transfer.report import FormatInfo
from annotator.ui.kit.dialog import FormDialog, PathRow
from annotator.ui.kit.window_language import error_words, format_words
from annotator.ui.transfer.import_dialog import ImportDialog

__all__ = ["ExportDialog", "ImportDialog"]


_ABREAST = 3
"""So many check boxes stand side by side."""
_MOST_QUOTED = 1000
_FIRST = ("json", "jsonl", "csv", "xlsx", "report", "pdf", "docx", "odt")
"""What most people want comes first: the whole project, tables, something to read."""


@dataclass(frozen=True)
class NamesWanted:
    """What becomes of the names of people in an export.

    Attributes:
        by_actors: whether pseudonyms are made of the registry's persons.
        table: where the pseudonyms are, if they are in a file.
        keep: whether the table is written beside the export.
    """

    by_actors: bool
    table: Path | None
    keep: bool


class ExportDialog(FormDialog):
    """Asks for a format, a place, and what shall go out."""

    def __init__(
        self,
        formats: Sequence[FormatInfo],
        types: Sequence[RecordType],
        coders: Sequence[Coder],
        folder: str,
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__("exportProject", self.tr("Export"), "", self.tr("Export"), parent)
        self._formats = sorted((known for known in formats if known.writes), key=_order)
        self._suggested = str(Path(folder) / name)
        self.format_box = QComboBox()
        self.format_box.setObjectName("exportFormat")
        self.format_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.format_box.setMinimumContentsLength(20)
        self.format_box.setAccessibleName(self.tr("Format"))
        for known in self._formats:
            self.format_box.addItem(_parts(format_words(known.title))[0], known.name)
        self.about = QLabel()
        self.about.setObjectName("exportAbout")
        self.about.setProperty("role", "small")
        self.about.setWordWrap(True)
        self.loses = QLabel()
        self.loses.setObjectName("exportLoses")
        self.loses.setProperty("role", "small")
        self.loses.setWordWrap(True)
        self.place_row = PathRow("exportPlace", self.tr("Place"), "new file")
        self.place_row.changed.connect(self._check)
        self.types = [
            self._box(f"exportType_{known.key}", known.label, known.key) for known in types
        ]
        # Of one coder alone there is nothing to choose.
        self.coders = [
            self._box(f"exportCoder_{known.id}", known.name, known.name)
            for known in (coders if len(coders) > 1 else ())
        ]
        self.excel = self._box("exportExcel", self.tr("For Excel"), "excel", checked=False)
        self.excel.setToolTip(
            self.tr("Adds a byte order mark, and keeps cells from being run as formulas")
        )
        self.rows.addRow(self.tr("Format"), self.format_box)
        self.rows.addRow("", self.about)
        self.rows.addRow("", self.loses)
        self.rows.addRow(self.tr("Place"), self.place_row)
        self.problem = QLabel()
        self.problem.setObjectName("exportProblem")
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.rows.addRow("", self.problem)
        self.rows.addRow(self.tr("Records"), self._column(self.types))
        if self.coders:
            self.rows.addRow(self.tr("Coders"), self._column(self.coders))
        self.rows.addRow("", self.excel)
        self.quoted = QSpinBox()
        self.quoted.setObjectName("exportQuoted")
        self.quoted.setAccessibleName(self.tr("Words of a passage"))
        self.quoted.setRange(0, _MOST_QUOTED)
        self.quoted.setToolTip(self.tr("So many words of each passage are kept, of the text none"))
        self.rows.addRow(self.tr("Words of a passage"), self.quoted)
        self._add_names()
        self.format_box.currentIndexChanged.connect(self._update)
        self._update()

    def _add_names(self) -> None:
        """What becomes of the names of people."""
        self.names_box = QComboBox()
        self.names_box.setObjectName("exportNames")
        self.names_box.setAccessibleName(self.tr("Names"))
        self.names_box.addItem(self.tr("As they are"), "")
        self.names_box.addItem(self.tr("Pseudonyms of a table"), "table")
        self.names_box.addItem(self.tr("Pseudonyms of the persons among the actors"), "actors")
        self.table_row = PathRow(
            "exportTable", self.tr("Table of pseudonyms"), "file", "CSV (*.csv)"
        )
        self.table_row.setToolTip(self.tr("A CSV file with a name and its pseudonym a line"))
        self.keep_table = self._box("exportKeepTable", self.tr("Write the table too"), "table")
        self.keep_table.setChecked(False)
        self.keep_table.setToolTip(self.tr("Beside the export, for you alone: it tells who is who"))
        self.rows.addRow(self.tr("Names"), self.names_box)
        self.rows.addRow(self.tr("Table"), self.table_row)
        self.rows.addRow("", self.keep_table)
        self.names_box.currentIndexChanged.connect(self._show_names)
        self.table_row.changed.connect(self._check)
        self._show_names()

    def _show_names(self) -> None:
        self.rows.setRowVisible(self.table_row, self.names_box.currentData() == "table")
        self.rows.setRowVisible(self.keep_table, self.names_box.currentData() == "actors")
        self._check()
        self._fit()

    def names(self) -> NamesWanted:
        """What becomes of the names of people."""
        wanted = self.names_box.currentData()
        return NamesWanted(
            by_actors=wanted == "actors",
            table=Path(self.table_row.text()).expanduser() if wanted == "table" else None,
            keep=wanted == "actors" and self.keep_table.isChecked(),
        )

    def format(self) -> str:
        """The format's name."""
        return self.format_box.currentData()

    def out(self) -> Path:
        """The file or folder to write."""
        return Path(self.place_row.text()).expanduser()

    def chosen_types(self) -> list[str]:
        """The keys of the record types; empty for all."""
        return self._chosen(self.types)

    def chosen_coders(self) -> list[str]:
        """The names of the coders; empty for all."""
        return self._chosen(self.coders)

    def is_for_excel(self) -> bool:
        """Whether a spreadsheet will read it."""
        return self.excel.isChecked() and self.excel.isEnabled()

    def quoted_words(self) -> int | None:
        """How many words of a passage a format without texts keeps; None for other formats."""
        return self.quoted.value() if self.quoted.isEnabled() else None

    def _chosen(self, boxes: Sequence[QCheckBox]) -> list[str]:
        chosen = [box.property("key") for box in boxes if box.isChecked()]
        return [] if len(chosen) == len(boxes) else chosen

    def _box(self, name: str, text: str, key: str, *, checked: bool = True) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setAccessibleName(text)
        box.setProperty("key", key)
        box.setChecked(checked)
        box.toggled.connect(self._check)
        return box

    def _column(self, boxes: Sequence[QCheckBox]) -> QWidget:
        holder = QWidget()
        column = QGridLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        for n, box in enumerate(boxes):
            column.addWidget(box, n // _ABREAST, n % _ABREAST, Qt.AlignmentFlag.AlignLeft)
        column.setHorizontalSpacing(24)
        column.setColumnStretch(_ABREAST, 1)
        return holder

    def _update(self) -> None:
        known = self._formats[self.format_box.currentIndex()]
        about = _parts(format_words(known.title))[1]
        self.about.setText(about)
        self.rows.setRowVisible(self.about, bool(about))
        self.loses.setText(self.tr("Not kept: {what}").format(what=format_words(known.loses)))
        self.rows.setRowVisible(self.loses, bool(known.loses))
        self.place_row.set_kind("folder" if known.writes_folder else "new file")
        suffix = f"-{known.name}" if known.writes_folder else known.extensions[0]
        self.place_row.set_text(f"{self._suggested}{suffix}")
        self.rows.setRowVisible(self.excel, known.spreadsheet)
        self.excel.setEnabled(known.spreadsheet)
        self.rows.setRowVisible(self.quoted, known.quotes)
        self.quoted.setEnabled(known.quotes)
        self._fit()

    def _fit(self) -> None:
        """Give what is said of the format the lines that it takes at this width."""
        if self.isVisible():
            self.column.activate()
            self.resize(self.width(), self.column.totalHeightForWidth(self.width()))

    def _check(self) -> None:
        if not hasattr(self, "names_box"):
            return  # it is still being made
        problem = self._problem()
        if problem != self.problem.text():
            self.problem.setText(problem)
            self.problem.setAccessibleName(problem)
        if self.rows.isRowVisible(self.problem) != bool(problem):
            self.rows.setRowVisible(self.problem, bool(problem))
            self._fit()
        boxes = [box for box in self.types if box.isChecked()]
        names = self.names_box.currentData() != "table" or bool(self.table_row.text())
        is_whole = bool(self.place_row.text() and boxes) and names
        self.accept_button.setEnabled(is_whole and not problem)

    def _problem(self) -> str:
        """Why the place or the table would be refused, said while all that was chosen stands."""
        try:
            if self.place_row.text():
                is_folder = self._formats[self.format_box.currentIndex()].writes_folder
                exporting.require_place(self.out(), is_folder=is_folder)
            if (table := self.names().table) is not None and self.table_row.text():
                pseudonym_tables.read_table(table)
        except AnnotatorError as error:
            return error_words(error)
        except RuntimeError as error:  # “~nobody”: who that is is not known
            return str(error)
        return ""


def _parts(title: str) -> tuple[str, str]:
    """What a format is called, short enough for a line, and what its title says besides."""
    name, _, besides = title.partition(": ")
    name, *more = re.split(", |، ", name, maxsplit=1)
    besides = besides or "".join(more)
    return name, besides[:1].upper() + besides[1:]


def _order(known: FormatInfo) -> tuple[int, str]:
    place = _FIRST.index(known.name) if known.name in _FIRST else len(_FIRST)
    return place, format_words(known.title).casefold()
