"""The dialog that brings articles in: which files, and what would come of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.coding.label_mapping import Mapping
from annotator.core.errors import AnnotatorError
from annotator.services.progress import Progress
from annotator.services.project import Project
from annotator.services.transfer.encodings import ENCODINGS
from annotator.services.transfer.preview import Preview
from annotator.services.transfer.pseudonyms import tables as pseudonym_tables
from annotator.services.transfer.report import FormatInfo
from annotator.ui.kit.background_reads import BackgroundReads, PreviewReads
from annotator.ui.kit.dialog import FormDialog, PathRow
from annotator.ui.kit.file_dialog import FileDialog, documents_folder
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.window_language import error_words, format_words
from annotator.ui.transfer.import_preview import ImportPreview

_PATH = Qt.ItemDataRole.UserRole
_PAUSE_MS = 250
_ROOMY = (920, 680)
_LOW_LIST = 104
"""How high the list of paths is while there is something else to look at: as its buttons."""


class PathList(QListWidget):
    """The paths to import; while there are none it says how to add some."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                self.viewport().rect().adjusted(16, 16, -16, -16),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self.tr("Drop files and folders here, or add them."),
            )


class ImportDialog(FormDialog):
    """Asks for files and folders, and shows what would come of them before it does."""

    def __init__(
        self,
        formats: Sequence[FormatInfo],
        project: Project,
        background_reads: BackgroundReads,
        folder: str,
        parent: QWidget,
    ) -> None:
        super().__init__(
            "importArticles",
            self.tr("Import articles"),
            self.tr("Texts that the project has already are left out and named afterwards."),
            self.tr("Import"),
            parent,
        )
        # Qt would make it no default any more once the focus has passed it between pages.
        self.accept_button.setAutoDefault(False)
        self.accept_button.setDefault(True)
        self._search: QFileDialog | None = None
        self._window = parent.window()
        self.setAcceptDrops(True)
        self.list = PathList()
        self.list.setObjectName("importPaths")
        self.list.setAccessibleName(self.tr("Files and folders"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(64)
        self.list.setMaximumHeight(120)
        self.path_row = PathRow("importPath", self.tr("File or folder"), "file")
        self.path_row.box.setPlaceholderText(self.tr("or type a path here"))
        self.path_row.changed.connect(self._update)
        self.format_box = self._formats(formats)
        self.strict_box = self._strict()
        self.unfinished_box = self._unfinished()
        self.encoding_box = self._encodings()
        self.file_names_box = self._file_names(project.info.file_name_pattern)
        how = QHBoxLayout()
        how.setSpacing(16)
        how.addWidget(self.format_box, 1)
        how.addWidget(self.encoding_box)
        how.addWidget(self.unfinished_box)
        how.addWidget(self.strict_box)
        self.rows.addRow(self._sources())
        self.rows.addRow(self.tr("Path"), self.path_row)
        self.rows.addRow(self.tr("Format"), how)
        self.rows.addRow(self.tr("File names"), self.file_names_box)
        self._add_table()
        self.preview = ImportPreview(project.codebook, folder)
        self.preview.changed.connect(self._ask)
        self.preview.stop_wanted.connect(self._stop)
        self.column.insertWidget(self.column.indexOf(self.rows) + 1, self.preview, 20)
        self._project = project
        self._asking = PreviewReads("import preview", background_reads, self)
        self._asking.answered.connect(self._answer)
        self._asking.refused.connect(self._refuse)
        self._asking.progressed.connect(self.preview.set_progress)
        self._is_refused = False
        self._asked: tuple[list[Path], str, str, str] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._update()

    def _add_table(self) -> None:
        self.table_row = PathRow("importTable", self.tr("Pseudonyms"), "file", "CSV (*.csv)")
        self.table_row.setToolTip(
            self.tr("A CSV file with a name and its pseudonym a line: no name is stored")
        )
        self.rows.addRow(self.tr("Pseudonyms"), self.table_row)
        self.table_row.changed.connect(self._check_table)
        self.table_problem = QLabel()
        self.table_problem.setObjectName("importTableProblem")
        self.table_problem.setProperty("role", "error")
        self.table_problem.setWordWrap(True)
        self.rows.addRow("", self.table_problem)
        self.rows.setRowVisible(self.table_problem, False)

    def _unfinished(self) -> QCheckBox:
        box = QCheckBox(self.tr("Not finished"))
        box.setObjectName("importUnfinished")
        box.setAccessibleName(self.tr("Coders have not finished these articles"))
        box.setToolTip(
            self.tr("Else whoever has annotations in these files counts as done with the articles")
        )
        return box

    def _strict(self) -> QCheckBox:
        box = QCheckBox(self.tr("All or nothing"))
        box.setObjectName("importStrict")
        box.setAccessibleName(box.text())
        box.setToolTip(self.tr("Import nothing if one file has a problem"))
        box.toggled.connect(self._allow)
        return box

    def paths(self) -> list[Path]:
        """What to import."""
        listed = [self.list.item(row).data(_PATH) for row in range(self.list.count())]
        typed = [self.path_row.text()] if self.path_row.text() else []
        return [Path(path).expanduser() for path in dict.fromkeys([*listed, *typed])]

    def format(self) -> str:
        """The format's name, or ``auto``."""
        return self.format_box.currentData()

    def mappings(self) -> dict[str, Mapping]:
        """What was said of labels, by format."""
        return self.preview.mappings()

    def columns(self) -> dict[str, dict[str, str]]:
        """What was said of columns, by what stands for the header of their tables."""
        return self.preview.columns()

    def encoding(self) -> str:
        """The encoding of text files that are not UTF-8; empty if each tells its own."""
        return self.encoding_box.currentData()

    def file_names(self) -> str:
        """The pattern of the files' names; empty if they say nothing."""
        return self.file_names_box.text().strip()

    def takes_doubtful(self) -> frozenset[str]:
        """The passages that are taken, though between other words than an annotation says."""
        return self.preview.passages.taken()

    def table(self) -> Path | None:
        """Where the table of pseudonyms is; None if names are stored as they are."""
        text = self.table_row.text()
        return Path(text).expanduser() if text else None

    def is_strict(self) -> bool:
        """Whether one bad file stops everything."""
        return self.strict_box.isChecked()

    def add_paths(self, paths: Sequence[str]) -> None:
        """Put paths on the list."""
        for path in paths:
            item = QListWidgetItem(isolated(path))
            item.setData(_PATH, path)
            self.list.addItem(item)
        self._update()

    def done(self, result: int) -> None:
        """Nothing more is asked."""
        self._pause.stop()
        self._asking.stop()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders can be dropped anywhere on it."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what is dropped on the list."""
        self.add_paths([u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()])
        event.acceptProposedAction()

    def _formats(self, formats: Sequence[FormatInfo]) -> QComboBox:
        box = QComboBox()
        box.setObjectName("importFormat")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(20)
        box.setAccessibleName(self.tr("Format"))
        box.addItem(self.tr("Told from each file"), "auto")
        for known in formats:
            if known.reads:
                box.addItem(format_words(known.title), known.name)
        box.currentIndexChanged.connect(self._update)
        return box

    def _encodings(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("importEncoding")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.setAccessibleName(self.tr("Encoding"))
        box.setToolTip(self.tr("What text files that are not UTF-8 are written in"))
        box.addItem(self.tr("Any encoding"), "")
        for encoding, letters in ENCODINGS.items():
            box.addItem(isolated(f"{encoding}  {letters}"), encoding)
        box.currentIndexChanged.connect(self._update)
        return box

    def _file_names(self, pattern: str) -> QLineEdit:
        box = QLineEdit(pattern)
        box.setObjectName("importFileNames")
        box.setAccessibleName(self.tr("File names"))
        box.setPlaceholderText("{date}_{source}_{author}_{title}")
        box.setToolTip(self.tr("What the names of the files say of their articles; {} is left out"))
        box.textChanged.connect(self._update)
        return box

    def _sources(self) -> QHBoxLayout:
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for name, text, slot in (
            ("importAddFiles", self.tr("Add files…"), self._add_files),
            ("importAddFolder", self.tr("Add a folder…"), self._add_folder),
            ("importRemove", self.tr("Remove"), self._remove),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        sources = QHBoxLayout()
        sources.setSpacing(8)
        sources.addWidget(self.list, 1)
        sources.addLayout(buttons)
        return sources

    def _add_files(self) -> None:
        self._look(QFileDialog.FileMode.ExistingFiles, self.tr("Articles to import"))

    def _add_folder(self) -> None:
        self._look(QFileDialog.FileMode.Directory, self.tr("Folder to import"))

    def _look(self, mode: QFileDialog.FileMode, title: str) -> None:
        self._search = FileDialog(self, title, str(documents_folder()))
        self._search.setFileMode(mode)
        self._search.filesSelected.connect(self.add_paths)
        self._search.open()

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self.preview.passages.clear()
        self._update()

    def _update(self) -> None:
        """Refreshes the preview for other paths or settings."""
        wanted = self._wanted()
        if wanted[0] and wanted != self._asked:
            self._pause.start()
        elif not wanted[0]:
            self._pause.stop()
            self._asking.stop()
            self._asked = None
            self._is_refused = False
            self.preview.clear()
        self._allow()

    def _ask(self) -> None:
        self._pause.stop()
        self._asked = (paths, format_name, encoding, file_names) = self._wanted()
        takes = self.takes_doubtful()
        self._is_refused = False
        self.preview.begin()
        mappings, columns = self.mappings(), self.columns()
        # On another thread, which is not to hold the dialog.
        transfer = self._project.transfer

        def preview(progress: Progress) -> Preview:
            return transfer.preview(
                paths,
                format=format_name,
                mapping=mappings,
                columns=columns,
                encoding=encoding,
                file_names=file_names,
                takes_doubtful=takes,
                progress=progress,
            )

        self._asking.ask(preview)

    def _wanted(self) -> tuple[list[Path], str, str, str]:
        """What the preview depends on but for what is said in it."""
        return self.paths(), self.format(), self.encoding(), self.file_names()

    def _stop(self) -> None:
        self._asking.stop()
        self.preview.stopped()

    def _check_table(self) -> None:
        """Say what is wrong with the table before names are stored for want of it."""
        problem = ""
        try:
            if (table := self.table()) is not None:
                pseudonym_tables.read_table(table)
        except AnnotatorError as error:
            problem = error_words(error)
        except RuntimeError as error:  # “~nobody”: who that is is not known
            problem = str(error)
        self.table_problem.setText(problem)
        self.table_problem.setAccessibleName(problem)
        self.rows.setRowVisible(self.table_problem, bool(problem))
        self._allow()

    def _answer(self, preview: Preview) -> None:
        self._is_refused = False
        self.preview.show_preview(preview)
        self.order_focus()
        if self.preview.pages.isVisibleTo(self):
            self.list.setMaximumHeight(_LOW_LIST)
            self._make_room()
        self._allow()

    def _refuse(self, reason: str) -> None:
        self._is_refused = True
        self.preview.refuse(reason)
        self._allow()

    def _make_room(self) -> None:
        """Grow once there is something to look at, as far as the window lets it."""
        window = self._window
        wide, high = (
            max(self.width(), min(_ROOMY[0], window.width() - 48)),
            max(self.height(), min(_ROOMY[1], window.height() - 48)),
        )
        if (wide, high) != (self.width(), self.height()):
            self.resize(wide, high)
            middle = window.geometry().center()
            self.move(middle.x() - wide // 2, middle.y() - high // 2)

    def _allow(self) -> None:
        preview = self.preview.preview
        is_refused = self.is_strict() and preview is not None and bool(preview.problems)
        is_wrong = is_refused or self._is_refused or bool(self.table_problem.text())
        self.accept_button.setEnabled(bool(self.paths()) and not is_wrong)
        self.accept_button.setToolTip(
            self.tr("With these problems nothing would be imported") if is_refused else ""
        )
