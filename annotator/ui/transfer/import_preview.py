"""What an import would bring, and what its labels and columns become: a part of its dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.additions import outermost
from annotator.core.codebook.model import Codebook
from annotator.core.coding.label_mapping import Mapping
from annotator.services.transfer.preview import Preview
from annotator.ui.kit.window_language import error_words
from annotator.ui.transfer.import_columns import ColumnsPage
from annotator.ui.transfer.import_labels import LabelsPage
from annotator.ui.transfer.import_passages import PassagesPage

_MOST_TABLES = 12
_MOST_TYPES = 8
_MOST_LINES = 5000


class ImportPreview(QWidget):
    """Counts, what is refused and why, and pages on which labels and columns are mapped."""

    changed = Signal()
    """A person said otherwise what something becomes, so that the counts are out of date."""
    stop_wanted = Signal()

    def __init__(self, codebook: Codebook, folder: str) -> None:
        """
        Args:
            codebook: the project's.
            folder: where mappings are kept.
        """
        super().__init__()
        self._codebook = codebook
        self._folder = folder
        self._labels: dict[str, LabelsPage] = {}
        self._columns: dict[str, ColumnsPage] = {}
        self.passages = PassagesPage()
        self.passages.changed.connect(self.changed)
        self._texts: dict[str, QPlainTextEdit] = {}
        self.preview: Preview | None = None
        self.state = QLabel()
        self.state.setObjectName("importState")
        self.state.setAccessibleName(self.tr("What would be imported"))
        self.state.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setObjectName("importProgress")
        self.bar.setAccessibleName(self.tr("Looking at the files"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setObjectName("importStop")
        self.stop.setAccessibleName(self.tr("Stop looking at the files"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stop_wanted)
        self.pages = QTabWidget()
        self.pages.setObjectName("importPages")
        self.pages.setAccessibleName(self.tr("Preview"))
        self.pages.setDocumentMode(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        self.clear()

    def clear(self) -> None:
        """Nothing was chosen yet."""
        self.preview = None
        self._say("", "muted")
        self._set_working(working=False)
        self._arrange([])
        self._labels, self._columns = {}, {}
        self.passages.clear()

    def begin(self) -> None:
        """An answer is on its way; what is shown stays until it comes."""
        if self.preview is None:
            self._say(self.tr("Looking at the files…"), "muted")
        self.bar.setRange(0, 0)
        self._set_working(working=True)

    def set_progress(self, done: int, total: int) -> None:
        """Shows the progress of the preview."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def stopped(self) -> None:
        """No answer is to come."""
        self._set_working(working=False)
        self._say(self.tr("Stopped: what would come in was not counted."), "muted")

    def refuse(self, reason: str) -> None:
        """The import would stop for this."""
        self._set_working(working=False)
        self.preview = None
        self._arrange([])
        self._say(reason, "error")

    def show_preview(self, preview: Preview) -> None:
        """Show an answer; what a person said of labels and columns stays."""
        self.preview = preview
        self._set_working(working=False)
        self._say(self._summary(preview), "")
        pages: list[tuple[str, QWidget, str]] = []
        labels: dict[str, LabelsPage] = {}
        for corpus in preview.corpora:
            page = self._labels.get(corpus.format)
            if page is None:
                page = LabelsPage(corpus, self._folder)
                page.changed.connect(self.changed)
            page.set_corpus(corpus)
            labels[corpus.format] = page
            title = self.tr("Labels ({format})").format(format=corpus.format)
            pages.append((f"labels {corpus.format}", page, title))
        columns: dict[str, ColumnsPage] = {}
        for number, table in enumerate(preview.tables[:_MOST_TABLES]):
            sheet = self._columns.get(table.key)
            if sheet is None:
                sheet = ColumnsPage(table, number)
                sheet.changed.connect(self.changed)
            sheet.set_table(table)
            columns[table.key] = sheet
            title = self.tr("Columns of {file}").format(file=Path(table.file).name)
            pages.append((f"columns {table.key}", sheet, title))
        self._labels, self._columns = labels, columns
        if count := self.passages.set_problems(preview.problems):
            title = self.tr("To decide ({n:,})").format(n=count)
            pages.append(("passages", self.passages, title))
        problems = [error_words(each) for each in preview.problems if not each.is_doubtful]
        for name, title, lines in (
            ("importProblems", self.tr("Problems"), problems),
            (
                "importDuplicates",
                self.tr("Already there"),
                [f"{each.file}: {each.title}" for each in preview.duplicates],
            ),
            ("importGains", self.tr("New in the codebook"), outermost(preview.gains)),
            ("importNotes", self.tr("Notes"), [error_words(each) for each in preview.notes]),
        ):
            if lines:
                counted = f"{title} ({len(lines):,})"
                pages.append((name, self._text(name, title, lines), counted))
        self._arrange(pages)

    def mappings(self) -> dict[str, Mapping]:
        """What a person said of labels, by format."""
        return {name: page.corpus.mapping for name, page in self._labels.items() if page.is_edited}

    def columns(self) -> dict[str, dict[str, str]]:
        """What a person said of columns, by what stands for the header."""
        return {key: page.columns for key, page in self._columns.items() if page.is_edited}

    def _set_working(self, *, working: bool) -> None:
        self.bar.setVisible(working)
        self.stop.setVisible(working)

    def _say(self, text: str, role: str) -> None:
        self.state.setText(text)
        self.state.setProperty("role", role)
        self.state.style().polish(self.state)

    def _summary(self, preview: Preview) -> str:
        names = {each.key: each.label for each in self._codebook.types}
        for corpus in preview.corpora:
            names |= {each.key: each.label for each in corpus.codebook.types}
        doubtful = [each for each in preview.problems if each.is_doubtful]
        records = sum(preview.types.values())
        types = list(preview.types.items()) if len(preview.types) <= _MOST_TYPES else []
        counts = [
            (self.tr("New articles"), preview.articles),
            (self.tr("New records"), records if len(preview.types) != 1 else 0),
            *((names.get(key, key), count) for key, count in types),
            (self.tr("Links"), preview.links),
            (self.tr("More publications"), preview.publications),
            (self.tr("Already there"), len(preview.duplicates)),
            (self.tr("To decide"), len(doubtful)),
            (self.tr("Problems"), len(preview.problems) - len(doubtful)),
        ]
        shown = [counts[0], *(each for each in counts[1:] if each[1])]
        return "  ·  ".join(f"{name}: {count:,}" for name, count in shown)

    def _text(self, name: str, title: str, lines: Sequence[str]) -> QPlainTextEdit:
        box = self._texts.get(name)
        if box is None:
            box = QPlainTextEdit()
            box.setObjectName(name)
            box.setReadOnly(True)
            box.setTabChangesFocus(True)
            self._texts[name] = box
        box.setAccessibleName(title)
        more = [self.tr("… {n:,} in all").format(n=len(lines))] if len(lines) > _MOST_LINES else []
        text = "\n".join([*lines[:_MOST_LINES], *more])
        if box.toPlainText() != text:
            box.setPlainText(text)
        return box

    def _arrange(self, pages: Sequence[tuple[str, QWidget, str]]) -> None:
        """Show these pages; that which is in front stays there if it is still one of them."""
        front = self.pages.currentWidget()
        wanted = [page for _name, page, _title in pages]
        for at in reversed(range(self.pages.count())):
            page = self.pages.widget(at)
            if page is not None and page not in wanted:
                self.pages.removeTab(at)
                page.setParent(None)
        for at, (_name, page, title) in enumerate(pages):
            if self.pages.widget(at) is not page:
                self.pages.insertTab(at, page, title)
            self.pages.setTabText(at, title)
            self.pages.setTabToolTip(at, title)
        if front in wanted:
            self.pages.setCurrentWidget(front)
        elif pages:
            self.pages.setCurrentIndex(0)
        self.pages.setVisible(bool(pages))
