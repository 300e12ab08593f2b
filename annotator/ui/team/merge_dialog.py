"""The dialog that takes work back: which files, what comes of them, and a choice for conflicts."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.core.team.three_way import Side
from annotator.services.progress import Progress
from annotator.services.project import Project
from annotator.services.team.merging.report import WHATS, ConflictKey, MergeReport
from annotator.ui.kit.background_reads import BackgroundReads, PreviewReads
from annotator.ui.kit.dialog import FormDialog
from annotator.ui.kit.file_dialog import FileDialog, documents_folder
from annotator.ui.kit.window_language import error_words
from annotator.ui.team.conflicts_page import ConflictsPage, table_view
from annotator.ui.team.merge_models import MergeRows

_PATTERN = "Annotator (*.annotator *.json *.jsonl)"
_PAUSE_MS = 250
_ROOMY = (960, 720)
_LOW_LIST = 96


class MergeDialog(FormDialog):
    """Asks for files, and shows what would come of them before it does."""

    def __init__(
        self, project: Project, background_reads: BackgroundReads, parent: QWidget
    ) -> None:
        super().__init__(
            "mergeWork",
            self.tr("Take work back"),
            self.tr(
                "What only one side changed is as that side has it. Where both changed the same, "
                "this project’s version stays until you take theirs."
            ),
            self.tr("Merge"),
            parent,
        )
        self._search: QFileDialog | None = None
        self.report: MergeReport | None = None
        self.accept_button.setAutoDefault(False)
        self.accept_button.setDefault(True)
        self.list = QListWidget()
        self.list.setObjectName("mergeFiles")
        self.list.setAccessibleName(self.tr("Files to merge"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setMaximumHeight(_LOW_LIST)
        self.rows.addRow(self._sources())
        self.state = QLabel()
        self.state.setObjectName("mergeState")
        self.state.setAccessibleName(self.tr("What would be merged"))
        self.state.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setObjectName("mergeProgress")
        self.bar.setAccessibleName(self.tr("Looking at the files"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        told = QHBoxLayout()
        told.addWidget(self.state, 1)
        told.addWidget(self.bar)
        self.model = MergeRows()
        self.table = table_view("mergeRows", self.tr("By article and coder"), self.model, wide=0)
        self.conflicts = ConflictsPage(project.codebook)
        self.conflicts.chosen.connect(self._choose)
        self.notes = QPlainTextEdit()
        self.pages = self._arranged()
        at = self.column.indexOf(self.rows) + 1
        self.column.insertLayout(at, told)
        self.column.insertWidget(at + 1, self.pages, 20)
        self._project = project
        self._asking = PreviewReads("merge preview", background_reads, self)
        self._asking.answered.connect(self._answer)
        self._asking.refused.connect(self._refuse)
        self._asking.progressed.connect(self._progress)
        self.finished.connect(self._asking.stop)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.resize(min(_ROOMY[0], parent.width()), min(_ROOMY[1], parent.height()))
        self._clear("")

    def files(self) -> list[Path]:
        """The files to merge."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [Path(item.text()) for item in items if item is not None]

    def choices(self) -> dict[ConflictKey, Side]:
        """What was chosen of conflicts."""
        return self.conflicts.model.chosen()

    def add_files(self, files: Sequence[str]) -> None:
        """Add files, each once."""
        there = {str(file) for file in self.files()}
        self.list.addItems([file for file in dict.fromkeys(files) if file not in there])
        self._ask()

    def _arranged(self) -> QTabWidget:
        self.notes.setObjectName("mergeNotes")
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        pages = QTabWidget()
        pages.setObjectName("mergePages")
        pages.setAccessibleName(self.tr("Preview"))
        pages.setDocumentMode(True)
        pages.addTab(self.table, self.tr("By article and coder"))
        pages.addTab(self.conflicts, self.tr("Conflicts"))
        pages.addTab(self.notes, self.tr("Notes"))
        return pages

    def _sources(self) -> QWidget:
        add = QPushButton(self.tr("Add files…"))
        add.setObjectName("mergeAdd")
        add.setAccessibleName(self.tr("Add files to merge"))
        add.setAutoDefault(False)
        add.clicked.connect(self._look)
        remove = QPushButton(self.tr("Remove"))
        remove.setObjectName("mergeRemove")
        remove.setAccessibleName(self.tr("Remove the selected files"))
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        buttons = QVBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(remove)
        buttons.addStretch(1)
        sources = QWidget()
        row = QHBoxLayout(sources)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        return sources

    def _look(self) -> None:
        place = self.files()[-1].parent if self.files() else documents_folder()
        search = FileDialog(self, self.tr("Files to merge"), place, _PATTERN)
        search.setFileMode(QFileDialog.FileMode.ExistingFiles)
        search.filesSelected.connect(self.add_files)
        search.finished.connect(search.deleteLater)
        self._search = search
        search.open()

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._ask()

    def _choose(self) -> None:
        self._update()
        if len(self.files()) > 1:
            # What is taken of the first file is what the second one meets.
            self._pause.start()

    def _ask(self) -> None:
        files = self.files()
        if not files:
            self._asking.stop()
            self._clear("")
            return
        self.report = None
        self.bar.setRange(0, 0)
        self.bar.show()
        self._say(self.tr("Looking at the files…"), "muted")
        self._update()
        # On another thread, which is not to hold the dialog.
        merge, choices = self._project.handover.merge, self.choices()

        def preview(progress: Progress) -> MergeReport:
            return merge(files, choices=choices, dry_run=True, progress=progress)

        self._asking.ask(preview)

    def _answer(self, report: MergeReport) -> None:
        self.bar.hide()
        self.report = report
        self.model.show(report.rows)
        self.conflicts.show_conflicts(report.conflicts)
        lines = [error_words(each) for each in (*report.problems, *report.notes)]
        if report.gains:
            gained = self.tr("New in the codebook: {names}").format(names=", ".join(report.gains))
            lines.append(gained)
        self.notes.setPlainText("\n".join(lines))
        self.pages.setTabText(1, self.tr("Conflicts ({n:,})").format(n=len(report.conflicts)))
        self.pages.setTabVisible(1, bool(report.conflicts))
        self.pages.setTabText(2, self.tr("Notes ({n:,})").format(n=len(lines)))
        self.pages.setTabVisible(2, bool(lines))
        self.pages.show()
        self._update()

    def _refuse(self, reason: str) -> None:
        self._clear(reason)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _clear(self, reason: str) -> None:
        self.report = None
        self.bar.hide()
        self.pages.hide()
        self._say(reason, "error")
        self._update()

    def _update(self) -> None:
        report = self.report
        if report is None:
            self.accept_button.setEnabled(False)
            return
        choices = self.choices()
        takes_any = any(choices.get(each.key) == "theirs" for each in report.conflicts)
        self.accept_button.setEnabled(report.brings_anything or takes_any)
        if not report.rows and not report.conflicts:
            self._say(self.tr("The project has all of it already."), "muted")
            return
        names = {
            "new": self.tr("New"),
            "changed_here": self.tr("Changed here"),
            "changed_there": self.tr("Changed there"),
            "both": self.tr("Both"),
            "deleted": self.tr("Deleted there"),
        }
        said = [f"{names[what]}: {count:,}" for what in WHATS if (count := report.total(what))]
        undecided = sum(each.key not in choices for each in report.conflicts)
        if undecided:
            said.append(self.tr("Undecided conflicts: {n:,}").format(n=undecided))
        self._say("  ·  ".join(said), "")

    def _say(self, text: str, role: str) -> None:
        self.state.setText(text)
        self.state.setProperty("role", role)
        self.state.style().polish(self.state)
