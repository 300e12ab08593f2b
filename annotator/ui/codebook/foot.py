"""What stands under the codebook editor: its files, undo, how it stands, and applying it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from annotator.services import codebooks
from annotator.ui.codebook.state import CodebookState
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme


class CodebookFoot(QFrame):
    """Shows what can be done now."""

    apply_clicked = Signal()
    back_clicked = Signal()
    cancel_clicked = Signal()
    file_wanted = Signal()
    preset_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(self, state: CodebookState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._theme = theme
        self.setObjectName("panelFoot")
        self._whole = self._quiet("codebookWhole", self.tr("Title and purpose"))
        self._file = self._quiet("codebookFile", self.tr("File"))
        self._file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._file.setMenu(self._file_menu())
        self._undo = self._quiet("codebookUndo", "", self.tr("Undo in the codebook (Ctrl+Z)"))
        self._redo = self._quiet("codebookRedo", "", self.tr("Redo in the codebook (Ctrl+Shift+Z)"))
        self._status = QToolButton()
        self._status.setObjectName("codebookStatus")
        self._status.setProperty("role", "quiet")
        self._status.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.discard_button = QPushButton(self.tr("Discard changes"))
        self.discard_button.setObjectName("codebookDiscard")
        self.back_button = QPushButton(self.tr("Back to editing"))
        self.back_button.setObjectName("codebookBack")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setObjectName("codebookCancel")
        self.apply_button = QPushButton(self.tr("Apply"))
        self.apply_button.setObjectName("codebookApply")
        self.apply_button.setProperty("role", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in (self._whole, self._file, self._undo, self._redo):
            row.addWidget(button)
        row.addWidget(self._status, 1)
        buttons = (self.cancel_button, self.back_button, self.discard_button, self.apply_button)
        for each in buttons:
            each.setAutoDefault(False)
            each.setAccessibleName(each.text())
            row.addWidget(each)
        self._whole.clicked.connect(self._look_at_whole)
        self._undo.clicked.connect(self._state.undo)
        self._redo.clicked.connect(self._state.redo)
        self._status.clicked.connect(self._go_to_problem)
        self.discard_button.clicked.connect(self._state.discard)
        self.back_button.clicked.connect(self.back_clicked)
        self.cancel_button.clicked.connect(self.cancel_clicked)
        self.apply_button.clicked.connect(self.apply_clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        self._undo.setIcon(icon(theme, "undo"))
        self._redo.setIcon(icon(theme, "redo"))

    def say(self, text: str) -> None:
        """Say something that went well or wrong, until the next edit."""
        self._status.setText(text)
        self._status.setAccessibleName(text)

    def show_work(self, *, can_cancel: bool) -> None:
        """Let what is under way be cancelled, or not."""
        self.cancel_button.setVisible(can_cancel)

    def show_state(self, *, reviewing: bool, busy: bool) -> None:
        """Offer what can be done, and say how the codebook stands unless something is under way."""
        state = self._state
        count = state.problem_count()
        changed = state.is_changed
        for button in (self._whole, self._file, self._undo, self._redo):
            button.setVisible(not reviewing)
            button.setEnabled(not busy)
        self._undo.setEnabled(state.can_undo and not busy)
        self._redo.setEnabled(state.can_redo and not busy)
        self._save.setEnabled(not count)
        self.back_button.setVisible(reviewing)
        self.back_button.setEnabled(not busy)
        self.cancel_button.hide()
        self.discard_button.setVisible(changed and not reviewing)
        self.discard_button.setEnabled(not busy)
        self.apply_button.setEnabled(changed and not count and not busy)
        self.apply_button.setText(self.tr("Apply the change") if reviewing else self.tr("Apply"))
        if busy:
            return
        self._status.setEnabled(bool(count))
        name, role = ("warning", "error") if count else ("saved", "muted")
        name = "in-progress" if changed and not count else name
        self._status.setIcon(icon(self._theme, name, role))
        self._status.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if count:
            text = self.tr("To be solved before it can be applied: {n}").format(n=count)
        elif changed:
            text = self.tr("Not applied yet")
        else:
            text = self.tr("As the project has it")
        self.say(text)

    def _quiet(self, name: str, text: str, tip: str = "") -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip or text)
        return button

    def _file_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("codebookFileMenu")
        menu.addAction(self.tr("Replace by a file…"), self.file_wanted.emit)
        for preset in codebooks.preset_names():
            text = self.tr("Replace by “{preset}”").format(preset=preset)
            menu.addAction(text).setData(preset)
        menu.triggered.connect(self._on_menu)
        menu.addSeparator()
        self._save = menu.addAction(self.tr("Save as YAML…"), self.save_wanted.emit)
        return menu

    def _on_menu(self, action: QAction) -> None:
        if action.data():
            self.preset_wanted.emit(action.data())

    def _look_at_whole(self) -> None:
        self._state.look_at(None)

    def _go_to_problem(self) -> None:
        if self._state.problem_count():
            self._state.look_at(self._state.first_problem())
