"""The window in which a codebook is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.services.codebook_editing import Review, Usage
from annotator.ui.codebook.foot import CodebookFoot
from annotator.ui.codebook.outline import CodebookOutline
from annotator.ui.codebook.preview import CodebookPreview
from annotator.ui.codebook.properties import CodebookProperties
from annotator.ui.codebook.review import ReviewPage
from annotator.ui.codebook.state import CodebookState
from annotator.ui.kit.dialog import EnterDialog
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.services.project import Project

_ROOMY = 960  # pixels


class CodebookWindow(EnterDialog):
    """Tree, properties and preview side by side; then what a change would do, before it is done."""

    apply_wanted = Signal()
    """The person is done editing, and wants to know what it does or that it be done."""
    confirmed = Signal()
    """The person has seen what it does."""
    file_wanted = Signal()
    preset_wanted = Signal(str)
    save_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("codebookEditor")
        self.setWindowTitle(self.tr("Codebook — {project}").format(project=project.info.name))
        self.setAccessibleName(self.tr("Codebook"))
        self.resize(QSize(1180, 760).boundedTo(self.screen().availableSize() * 0.95))
        self.setMinimumSize(700, 400)
        self.state = CodebookState(project.codebook, self)
        self._busy = False
        self.outline = CodebookOutline(self.state, theme)
        self.preview = CodebookPreview(project, theme)
        self.review = ReviewPage()
        self.properties = CodebookProperties(self.state)
        self.outline.view.rename_wanted.connect(self.properties.rename)
        self.foot = self._make_foot(theme)
        self.apply_button = self.foot.apply_button
        self._stack = QStackedWidget()
        self._stack.addWidget(self._editing())
        self._stack.addWidget(self.review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self._add_shortcuts()
        self.state.changed.connect(self._show)
        self.state.moved.connect(self._show)
        self.set_theme(theme)
        self._show()

    # Building

    def _editing(self) -> QWidget:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("codebookParts")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.outline)
        splitter.addWidget(self.properties)
        splitter.addWidget(self.preview)
        splitter.setSizes([320, 480, 380])
        splitter.setStretchFactor(1, 1)
        return splitter

    def _make_foot(self, theme: Theme) -> CodebookFoot:
        foot = CodebookFoot(self.state, theme)
        foot.apply_clicked.connect(self._on_apply)
        foot.back_clicked.connect(self.show_editing)
        foot.cancel_clicked.connect(self.cancel_wanted)
        foot.file_wanted.connect(self.file_wanted)
        foot.preset_wanted.connect(self.preset_wanted)
        foot.save_wanted.connect(self.save_wanted)
        return foot

    def _add_shortcuts(self) -> None:
        for keys, run in (
            ("Ctrl+Z", self.state.undo),
            ("Ctrl+Shift+Z", self.state.redo),
            ("Ctrl+Y", self.state.redo),
            ("Ctrl+Return", self._on_apply),
            ("Ctrl+Shift+B", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    # What it shows

    def show_usage(self, usage: Usage) -> None:
        """Say of each part how often it was coded."""
        self.properties.show_usage(usage)

    def show_review(self, review: Review) -> None:
        """Show what the change would do, for the person to confirm."""
        self.review.show_review(review)
        self._stack.setCurrentWidget(self.review)
        self._update_foot()
        self.apply_button.setFocus()

    def show_editing(self) -> None:
        """Go back to the tree."""
        self._stack.setCurrentIndex(0)
        self._update_foot()
        self.outline.view.setFocus()

    def set_busy(self, text: str, *, can_cancel: bool = False) -> None:
        """Say what is under way, and let nothing be edited meanwhile; empty once it is over."""
        self._busy = bool(text)
        self._stack.setEnabled(not self._busy)
        self._update_foot()
        self.foot.show_work(can_cancel=can_cancel)
        if text:
            self.foot.say(text)

    def say(self, text: str) -> None:
        """Say something that went well or wrong, until the next edit."""
        self.foot.say(text)

    def is_reviewing(self) -> bool:
        """Whether what the change would do is shown."""
        return self._stack.currentWidget() is self.review

    def set_theme(self, theme: Theme) -> None:
        """Use these colours."""
        for part in (self.outline, self.properties, self.preview, self.foot):
            part.set_theme(theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is not applied stays for when the editor is opened again."""
        self.show_editing()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the preview leaves it to what is edited."""
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= _ROOMY)

    def _show(self) -> None:
        state = self.state
        self.properties.show_current()
        line = state.draft.line(state.current) if state.current else []
        book = state.draft.codebook()
        at = state.draft.types.index(line[0]) if line else -1
        self.preview.show_type(book.types[at] if line else None, book)
        self._update_foot()

    def _update_foot(self) -> None:
        self.foot.show_state(reviewing=self.is_reviewing(), busy=self._busy)

    def _on_apply(self) -> None:
        if not self.apply_button.isEnabled():
            return
        if self.is_reviewing():
            self.confirmed.emit()
        else:
            self.apply_wanted.emit()
