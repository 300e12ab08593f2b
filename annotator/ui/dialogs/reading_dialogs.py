"""Dialogs that are only read: the keys, a report, about."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.core.codebook import RecordType
from annotator.ui.actions import MENUS
from annotator.ui.bound_actions import BoundAction
from annotator.ui.icons import application_icon


class _ReadingDialog(QDialog):
    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 16)
        self.column.setSpacing(8)

    def add_close(self) -> None:
        """A button that closes, under everything else."""
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("close")
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)

    def label(self, text: str, role: str = "") -> QLabel:
        """A line of text."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label


class KeysDialog(_ReadingDialog):
    """Every key: those of the commands, and the letters of the codebook's fields."""

    def __init__(
        self, commands: Sequence[BoundAction], types: Sequence[RecordType], parent: QWidget
    ) -> None:
        super().__init__("keysHelp", parent.tr("Keys"), parent)
        self.column.addWidget(self.label(self.tr("Keys"), "title"))
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for menu in MENUS:
            rows = [
                (_keys_of(command), command.text().removesuffix("…"))
                for command in commands
                if command.declared.menu == menu and command.declared.keys
            ]
            self._add_section(grid, QApplication.translate("Actions", menu), rows)
        for record_type in types:
            title = self.tr("Take the selection into a field of a {type}").format(
                type=record_type.label.lower()
            )
            fields = () if record_type.retired else record_type.offered_fields
            rows = [([field.letter], field.label) for field in fields if field.letter]
            self._add_section(grid, title, rows)
        self._add_section(grid, self.tr("In the article"), self._text_keys())
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setObjectName("keysList")
        area.setAccessibleName(self.tr("Keys"))
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        self.column.addWidget(area, 1)
        self.add_close()
        self.resize(560, 640)

    def _add_section(
        self, grid: QGridLayout, title: str, rows: Sequence[tuple[list[str], str]]
    ) -> None:
        if not rows:
            return
        heading = self.label(title, "heading")
        heading.setContentsMargins(0, 12, 0, 4)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for keys, text in rows:
            row = grid.rowCount()
            holder = QWidget()
            line = QGridLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setHorizontalSpacing(4)
            for n, key in enumerate(keys):
                line.addWidget(self.label(key, "keycap"), 0, n)
            line.setColumnStretch(len(keys), 1)
            grid.addWidget(holder, row, 0)
            grid.addWidget(self.label(text), row, 1)

    def _text_keys(self) -> list[tuple[list[str], str]]:
        return [
            ([self.tr("Shift+arrows")], self.tr("Select letters and lines")),
            ([self.tr("Ctrl+Shift+arrows")], self.tr("Select words and paragraphs")),
            ([self.tr("Alt+drag")], self.tr("Select the exact letters")),
            ([self.tr("Click again")], self.tr("The next of the records that overlap there")),
            ([self.tr("Esc")], self.tr("Back to the article; there: nothing selected")),
        ]


class ReportDialog(_ReadingDialog):
    """What work found, line by line, to read and copy."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__("report", title, parent)
        self.column.addWidget(self.label(title, "title"))
        text = QPlainTextEdit("\n".join(lines))
        text.setObjectName("reportText")
        text.setAccessibleName(title)
        text.setReadOnly(True)
        self.column.addWidget(text, 1)
        self.add_close()
        self.resize(QSize(640, 440))


class AboutDialog(_ReadingDialog):
    """What this program is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("about", parent.tr("About Annotator"), parent)
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(64, 64))
        self.column.addWidget(picture)
        self.column.addWidget(self.label("Annotator", "title"))
        self.column.addWidget(self.label(self.tr("Version {v}").format(v=__version__), "muted"))
        about = self.label(
            self.tr(
                "Turns news articles into quotes, claims and events, each with its evidence in "
                "the text. Your projects stay on your machine."
            )
        )
        about.setWordWrap(True)
        self.column.addWidget(about)
        self.column.addWidget(self.label(self.tr("Apache License 2.0"), "small"))
        self.add_close()
        self.setMinimumWidth(400)


def _keys_of(command: BoundAction) -> list[str]:
    return [key.toString(key.SequenceFormat.NativeText) for key in command.shortcuts()]
