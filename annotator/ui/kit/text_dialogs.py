"""Dialogs that are only read: a report, about."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.ui.kit.dialog import EnterDialog
from annotator.ui.kit.icons import application_icon


class ReadingDialog(EnterDialog):
    """Shows something, beside the window; Esc closes it."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 16)
        self.column.setSpacing(8)

    def add_close(self) -> QDialogButtonBox:
        """A row with a button that closes, under everything else."""
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("close")
        close.setAccessibleName(close.text())
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)
        return buttons

    def label(self, text: str, role: str = "") -> QLabel:
        """A line of text."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label


class ReportDialog(ReadingDialog):
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


class AboutDialog(ReadingDialog):
    """What this program is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "about", QCoreApplication.translate("AboutDialog", "About Annotator"), parent
        )
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
