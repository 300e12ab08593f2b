"""A person at the window: only mouse and keys, on what can be seen."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.coding.record import Record
from annotator.ui.article.view import ArticleView
from annotator.ui.features import AnnotatorWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Hands:
    """What a coder does at the window, told by words of the text and names of fields."""

    def __init__(self, window: AnnotatorWindow) -> None:
        self.window = window

    @property
    def view(self) -> ArticleView:
        return self.window.view

    def select(self, words: str, occurrence: int = 1) -> None:
        """Drags over the words; they must stand in the article so many times."""
        start = -1
        for _ in range(occurrence):
            start = self.view.text.index(words, start + 1)
        self.scroll_to(start)
        self.scroll_to(start + len(words) - 1)
        QTest.mousePress(self.view.viewport(), LEFT, NONE, self.point(start, left=True))
        end = start + len(words) - 1
        QTest.mouseMove(self.view.viewport(), (self.point(start) + self.point(end)) / 2)
        QTest.mouseMove(self.view.viewport(), self.point(end, left=False))
        QTest.mouseRelease(self.view.viewport(), LEFT, NONE, self.point(end, left=False))
        span = self.view.selection()
        selected = self.view.text[span.start : span.end] if span else ""
        assert selected == words, f"selected “{selected}” instead of “{words}”"

    def point(self, offset: int, *, left: bool | None = None) -> QPoint:
        """Where the character is, in the viewport: its middle, or just inside one side."""
        rect = self.view.screen_rect(offset)
        place = self.view.viewport().mapFromGlobal(rect.center())
        if left is None:
            return place
        shift = max(1, rect.width() // 2 - 1)
        return place + QPoint(-shift if left else shift, 0)

    def scroll_to(self, offset: int) -> None:
        """Turns the wheel until the character is well inside the window."""
        viewport = self.view.viewport()
        for _ in range(400):
            y, height = self.point(offset).y(), viewport.height()
            if 60 <= y <= height - 90:
                return
            way = 120 if y < 60 else -120
            middle = QPointF(viewport.rect().center())
            turned = QWheelEvent(
                middle,
                QPointF(viewport.mapToGlobal(middle)),
                QPoint(),
                QPoint(0, way),
                Qt.MouseButton.NoButton,
                NONE,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(viewport, turned)
        raise AssertionError(f"offset {offset} cannot be scrolled to")

    def press(self, key: str | Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Presses a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(key, str):
            QTest.keyClicks(focused, key, modifiers)
        else:
            QTest.keyClick(focused, key, modifiers)

    def make(self, letter: str, words: str, occurrence: int = 1) -> Record:
        """Makes a record of the words and goes back to the text."""
        self.select(words, occurrence)
        self.press(letter)
        record = self.window.session.record
        assert record is not None
        self.press(Qt.Key.Key_Escape)
        assert self.view.hasFocus()
        return record

    def take(self, letter: str, words: str, occurrence: int = 1) -> None:
        """Takes the words into the field of that letter."""
        self.select(words, occurrence)
        self.press(letter)

    def type_into(self, field: str, text: str, ordinal: int = 0) -> None:
        """Clicks a field's editor, types, and confirms with Enter; then goes back to the text."""
        editor = self.editor(field, ordinal)
        self.click(editor)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert editor is focused or editor.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Return)
        self.press(Qt.Key.Key_Escape)
        if not self.view.hasFocus():
            self.press(Qt.Key.Key_Escape)
        assert self.view.hasFocus()

    def click(self, widget: QWidget) -> None:
        """Clicks the middle of a widget, on whatever of it lies there."""
        middle = widget.mapTo(self.window, widget.rect().center())
        target = self.window.childAt(middle)
        assert target is not None
        QTest.mouseClick(target, LEFT, NONE, target.mapFrom(self.window, middle))

    def editor(self, field: str, ordinal: int = 0) -> QWidget:
        """The editor of a field's value, scrolled into sight."""
        name = f"editor_{field}_{ordinal}"
        editor = self.window.records.panel.findChild(QWidget, name)
        assert editor is not None, name
        folded = self.window.records.panel.findChild(QWidget, f"unfold_{field}")
        if folded is not None and folded.isVisible():
            self.click(folded)
        self.window.records.panel.form.bring_into_sight(editor)
        return editor

    def segment(self, field: str, choice: str) -> QWidget:
        """The button of one of a few short choices."""
        found = self.editor(field).findChild(QWidget, f"segment_{choice}")
        assert found is not None
        return found

    def record(self) -> Record:
        """The record that is selected, as it was saved."""
        record, project = self.window.session.record, self.window.session.project
        assert record is not None
        assert project is not None
        saved = project.records.get(record.id)
        assert saved is not None
        return saved
