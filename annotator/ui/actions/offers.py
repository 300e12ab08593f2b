"""Pages that stand in the place of the text: large buttons for commands, in the middle."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget


def offer_button(name: str, text: str, action: QAction | None = None) -> QPushButton:
    """A large button, of that object name, that does a command if one is given."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setMinimumHeight(40)
    button.setIconSize(QSize(18, 18))
    button.setAutoDefault(True)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    if action is not None:
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
    return button


def centre(page: QWidget, column: QBoxLayout, width: int) -> None:
    """Puts a column into the middle of a page, at most so many pixels wide."""
    holder = QWidget()
    holder.setMaximumWidth(width)
    holder.setLayout(column)
    row = QHBoxLayout(page)
    row.setContentsMargins(24, 16, 24, 16)
    row.addStretch(1)
    row.addWidget(holder, 20)
    row.addStretch(1)
