"""Small matters of looks that widgets share."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

_BUTTON = 26


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet asks for; only a change costs anything."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def quiet_button(name: str, label: str, tip: str, parent: QWidget) -> QToolButton:
    """A small button for an icon, beside the editor of the field with that label."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setProperty("role", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setFixedSize(_BUTTON, _BUTTON)
    button.setIconSize(QSize(16, 16))
    button.setToolTip(tip)
    button.setAccessibleName(f"{label}: {tip}")
    return button
