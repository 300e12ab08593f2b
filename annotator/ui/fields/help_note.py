"""What the codebook says of a field or a type: a small “?”, and the text that it unfolds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget


class HelpButton(QToolButton):
    """Unfolds the help and the examples of something. The keys reach it from the field itself."""

    unfolded = Signal(bool)

    def __init__(self, about: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText("?")
        self.setCheckable(True)
        self.setProperty("role", "helpMark")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(16, 18)
        self.setAccessibleName(self.tr("What “{0}” means").format(about))
        self.setToolTip(self.tr("What goes here, with examples (Ctrl+H)"))
        self.toggled.connect(self.unfolded)


class HelpNote(QLabel):
    """The help, and under it the examples."""

    def __init__(self, help_text: str, examples: Sequence[str], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "helpNote")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        quoted = [self.tr("“{0}”").format(example) for example in examples]
        label = self.tr("Example:") if len(quoted) == 1 else self.tr("Examples:")
        listed = "\n".join([label, *quoted]) if quoted else ""
        self.setText("\n".join(part for part in (help_text.strip(), listed) if part))
        self.setAccessibleName(self.text())
        self.hide()
