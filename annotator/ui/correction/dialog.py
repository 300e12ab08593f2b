"""Correcting an article's text: an editor, and beside it what that does to the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.core.text.correction import Anchor, Correction, Decision, Reanchored
from annotator.core.text.normalization import Utf16Map, trim
from annotator.core.text.span import Span
from annotator.ui.correction.review import CorrectionReview
from annotator.ui.kit.dialog import EnterDialog
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.theme import Theme

_PAUSE_MS = 300
_FONT_PX = 16
_AS_SAID = QKeySequence.SequenceFormat.NativeText


class CorrectTextDialog(EnterDialog):
    """Says what it wants by signals; what is seen and done is the feature's.

    The editor shows the text, and is never asked what the text is: only what was edited in what it
    shows is carried over to the article's own text.

    Attributes:
        shown: what the editor showed at first, character for character as long as the text.
        planned: the last text whose effect was worked out, which the decisions are about.
    """

    edited = Signal()
    """Typing paused: what the text does now is to be worked out."""
    confirmed = Signal()
    """The correction should be carried out."""
    cancel_wanted = Signal()
    """What is under way should be stopped."""

    def __init__(
        self,
        title: str,
        text: str,
        label: Callable[[Reanchored], str],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """
        Args:
            title: the article's.
            label: names what a place is, such as “Quote · Speaker”.
        """
        super().__init__(parent)
        self._theme = theme
        self._correction: Correction | None = None
        self.planned: Correction | None = None
        self._warned = False
        self._busy = False
        self.setObjectName("correctText")
        self.setWindowTitle(self.tr("Correct the text"))
        self.setAccessibleName(self.tr("Correct the text"))
        self.editor = self._make_editor(text)
        self.shown = self.raw()
        self.review = CorrectionReview(theme, label, self)
        self.review.decided.connect(self._update)
        self.review.place_shown.connect(self._show_place)
        self.review.selection_wanted.connect(self._take_selection)
        self._state = QLabel(self)
        self._state.setObjectName("correctionState")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._buttons = QDialogButtonBox(self)
        self._accept = self._buttons.addButton(
            self.tr("Correct the text"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._accept.setObjectName("accept")
        self._cancel = self._buttons.addButton(
            self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        # Enter writes a new line in the editor.
        self._accept.setShortcut(QKeySequence("Ctrl+Return"))
        self._accept.setToolTip(self._accept.shortcut().toString(_AS_SAID))
        self._cancel.setObjectName("cancel")
        self._cancel.setAutoDefault(False)
        self._buttons.accepted.connect(self.confirmed)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(title)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.edited)
        self.editor.textChanged.connect(self._on_edited)
        self._update()

    def _make_editor(self, text: str) -> QPlainTextEdit:
        editor = QPlainTextEdit(self)
        editor.setObjectName("correctEditor")
        editor.setAccessibleName(self.tr("Text of the article"))
        editor.setTabChangesFocus(True)
        editor.setStyleSheet(f"font-size: {_FONT_PX}px; padding: 8px;")
        editor.setPlainText(text)
        return editor

    def _lay_out(self, title: str) -> None:
        heading = QLabel(isolated(title), self)
        heading.setProperty("role", "title")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        explanation = QLabel(
            self.tr(
                "Mend typos and take out what is not the article’s. Every record of every coder "
                "moves along; it is one change, and undo brings everything back."
            ),
            self,
        )
        explanation.setProperty("role", "muted")
        explanation.setWordWrap(True)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setObjectName("correctSplitter")
        split.setChildrenCollapsible(False)
        split.addWidget(self.editor)
        split.addWidget(self.review)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([600, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(explanation)
        column.addWidget(split, 1)
        column.addWidget(self._state)
        column.addWidget(self._buttons)
        self.resize(QSize(1080, 720).boundedTo(self.screen().availableSize() - QSize(32, 64)))
        self.editor.setFocus()

    @property
    def decisions(self) -> Mapping[Anchor, Decision]:
        """What becomes of the places that lost their words."""
        return self.review.decisions

    @property
    def correction(self) -> Correction | None:
        """What the text as it stands does, once that is known."""
        return self._correction

    def raw(self) -> str:
        """What the editor shows; its paragraphs end in U+2029 as Qt has it."""
        return self.editor.document().toRawText()

    def state_text(self) -> str:
        """What is said above the buttons."""
        return self._state.text()

    def go_to(self, span: Span) -> None:
        """Put the caret at a place of the article's text, or select it, in sight."""
        self.editor.setTextCursor(self._cursor_at(span, self.raw()))
        self.editor.centerCursor()

    def put(self, text: str) -> None:
        """Show another text as if it had been typed."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def remove(self, span: Span) -> None:
        """Take a span of the text out, with the line that would be left empty; can be undone."""
        text = self.shown
        start, end = span.start, span.end
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in ("", "\u2029") and after in ("", "\u2029"):
            end += len(text[end:]) - len(text[end:].lstrip("\u2029"))
            start = len(text[:start].rstrip("\u2029")) if end == len(text) else start
        elif before == " " and after in (" ", "\u2029", ""):
            start -= 1
        self._cursor_at(Span(start, end), text).removeSelectedText()

    def show_correction(self, correction: Correction, decisions: Mapping[Anchor, Decision]) -> None:
        """Show what the text as it stands does."""
        self._correction = self.planned = correction
        self.review.show_correction(correction, decisions)
        self._update()

    def show_problem(self, problem: str) -> None:
        """Say why this text cannot be, or was not written."""
        self._correction = None
        self._busy = False
        self._update()
        self._say(problem, "error")

    def set_busy(self, *, busy: bool) -> None:
        """While it is written nothing can be edited, and Cancel stops it."""
        self._busy = busy
        self.editor.setReadOnly(busy)
        self.review.setEnabled(not busy)
        self._update()

    def reject(self) -> None:
        """Close; what would be lost by it is said first."""
        if self._busy:
            self.cancel_wanted.emit()
        elif self.raw() != self.shown and not self._warned:
            self._warned = True
            self._say(
                self.tr("Your corrections are not saved. Cancel again to give them up."), "warning"
            )
        else:
            super().reject()

    def _on_edited(self) -> None:
        self._warned = False
        self._correction = None
        self.editor.setExtraSelections([])
        self._update()
        self._pause.start()

    def _update(self) -> None:
        correction = self._correction
        waiting = len(correction.undecided(self.decisions)) if correction else 0
        can = correction is not None and correction.changes_anything and not waiting
        self._accept.setEnabled(can and not self._busy)
        if self._busy:
            self._say(self.tr("Correcting…"))
        elif waiting:
            text = self.tr("{n} places wait for a decision, at the right.")
            self._say(text.format(n=f"{waiting:,}"), "warning")
        else:
            self._say("")

    def _say(self, text: str, role: str = "muted") -> None:
        self._state.setText(text)
        self._state.setProperty("role", role)
        self._state.style().polish(self._state)

    def _show_place(self, place: Span | None) -> None:
        """Tint a place of the new text and scroll to it."""
        if place is None or self._correction is None:
            self.editor.setExtraSelections([])
            return
        tinted = QTextEdit.ExtraSelection()
        # PySide's stubs leave these two attributes out.
        tinted.cursor = self._cursor_at(place, self._correction.text)
        tinted.format.setBackground(self._theme.colour("selected"))
        self.editor.setExtraSelections([tinted])
        there = QTextCursor(tinted.cursor)
        there.setPosition(there.selectionStart())
        self.editor.setTextCursor(there)
        self.editor.centerCursor()

    def _cursor_at(self, span: Span, text: str) -> QTextCursor:
        units = Utf16Map(text)
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(units.to_utf16(span.start))
        cursor.setPosition(units.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _take_selection(self) -> None:
        correction, cursor = self._correction, self.editor.textCursor()
        if correction is None:
            return
        units = Utf16Map(correction.text)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        span = trim(correction.text, Span(units.to_code_point(start), units.to_code_point(end)))
        if not span.length:
            self._say(self.tr("Select the new place in the text at the left first."), "warning")
            return
        self.review.take_place(span)
