"""A word of help in place, one at a time, gone for good once it was understood."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.ui.kit.settings import Settings

_IN_ORDER = ("coder", "fields", "select", "saved")
"""The hints by name; of those that fit the first shows."""


class HintTurns:
    """Lets one hint of a window show at a time: whoever begins is to read the text."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hints: dict[str, Hint] = {}

    def add(self, hint: Hint) -> None:
        """One more waits for its turn."""
        self._hints[hint.name] = hint

    def dismiss(self, hint: Hint) -> None:
        """Never show that one again."""
        self._settings.dismiss(hint.name)
        self.pass_on()

    def pass_on(self) -> None:
        """Show the first that fits and was not dismissed, and no other."""
        known = (self._hints[name] for name in _IN_ORDER if name in self._hints)
        fitting = (hint for hint in known if hint.fits and not self._is_dismissed(hint))
        first = next(fitting, None)
        for hint in self._hints.values():
            hint.setVisible(hint is first)

    def _is_dismissed(self, hint: Hint) -> bool:
        return self._settings.is_dismissed(hint.name)


class Hint(QFrame):
    """Says one thing, with what can be done about it; “Got it” dismisses it for good.

    Attributes:
        name: by which its turn is found, and that it was dismissed.
    """

    def __init__(
        self, name: str, text: str, turns: HintTurns, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setAccessibleName(text)
        self.name = name
        self._turns = turns
        self._is_wanted = False
        self._rests = False
        self._label = QLabel(text)
        self._label.setWordWrap(True)
        button = QToolButton()
        button.setObjectName(f"hintDismiss_{name}")
        button.setText(self.tr("Got it"))
        button.setAccessibleName(self.tr("Got it: do not show this hint again"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.retire)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._label, 1)
        self._row = row
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setVisible(False)
        turns.add(self)

    @property
    def fits(self) -> bool:
        """Whether it would help now."""
        return self._is_wanted and not self._rests

    def offer_button(self, name: str, text: str) -> QToolButton:
        """A button before “Got it”."""
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def set_text(self, text: str) -> None:
        """Say it in other words."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def offer(self, wanted: bool) -> None:
        """Say whether the hint fits; it shows when it is its turn, unless it was dismissed."""
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self._turns.pass_on()

    def rest(self, rests: bool) -> None:
        """Say whether what it speaks of is out of sight."""
        if rests != self._rests:
            self._rests = rests
            self._turns.pass_on()

    def retire(self) -> None:
        """It was understood, or what it tells of was done: it never shows again."""
        self._turns.dismiss(self)
