"""What the pages of the preferences share: a title, rows, and a word under a row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.context import Context


class PreferencesPage(QWidget):
    """One page. What is chosen there holds at once; `refresh` shows how things stand."""

    def __init__(self, name: str, title: str, context: Context) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.title = title
        self.context = context
        self.settings = context.settings
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self.rows = QFormLayout()
        self.rows.setContentsMargins(0, 8, 0, 0)
        self.rows.setHorizontalSpacing(16)
        self.rows.setVerticalSpacing(8)
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 8)
        self.column.setSpacing(8)
        self.column.addWidget(heading)
        self.column.addLayout(self.rows)

    def refresh(self) -> None:
        """Show how things stand now; they may have been changed elsewhere."""

    def add_row(self, label: str, widget: QWidget, name: str, explanation: str = "") -> None:
        """Add a setting.

        Args:
            name: the widget's object name.
            explanation: a word about it, which stands under it.
        """
        widget.setObjectName(name)
        widget.setAccessibleName(label)
        widget.setAccessibleDescription(explanation)
        caption = QLabel(label)
        caption.setBuddy(widget)
        self.rows.addRow(caption, widget)
        if explanation:
            self.rows.addRow("", self.note(explanation))

    def note(self, text: str) -> QLabel:
        """A quiet line of text."""
        note = QLabel(text)
        note.setProperty("role", "small")
        note.setWordWrap(True)
        note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return note
