"""The heading as fields to type in, in its own place above the text."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.core.coding.article import Article
from annotator.core.coding.article_details import DETAILS, Detail, detail_of
from annotator.ui.article.heading import language_name

_SPACE = 8
_WIDE = (("source", "author"), ("published", "language"))
"""Which fields share a row."""
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class DetailBox(QWidget):
    """One detail: its name, what it holds, and beside that what is wrong with it."""

    def __init__(self, detail: Detail, label: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.detail: Detail = detail
        self.saved = ""
        self.name = QLabel(label, self)
        self.name.setProperty("role", "small")
        self.line = QLineEdit(self)
        self.line.setObjectName(f"heading_{detail}")
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(hint)
        self.name.setBuddy(self.line)
        self.problem = QLabel(self)
        self.problem.setObjectName(f"headingProblem_{detail}")
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.line)
        column.addWidget(self.problem)
        column.addStretch(1)

    def is_changed(self) -> bool:
        """Whether it holds something that is not saved."""
        return " ".join(self.line.text().split()) != self.saved

    def hold(self, text: str) -> None:
        """Show what is saved."""
        self.saved = text
        if self.line.text() != text:
            self.line.setText(text)
        self.say("")

    def say(self, problem: str) -> None:
        """Say what is wrong; empty for nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)
        if self.line.property("invalid") != bool(problem):
            self.line.setProperty("invalid", bool(problem))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)


class HeadingEditor(QFrame):
    """Fields for an article's title, outlet, author, date, language and address.

    Leaving a field saves it. What is refused stays, with the reason beside it.
    """

    edited = Signal(str, str)
    """A `Detail` and what was typed; the answer comes through `show_article` or `refuse`."""
    left = Signal()
    """The person is done: the heading should come back."""
    resized = Signal()
    """It needs more or less height than before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("headingEditor")
        self.setAccessibleName(self.tr("About the article"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoFillBackground(True)
        self._boxes: dict[Detail, DetailBox] = {}
        labels: dict[Detail, tuple[str, str]] = {
            "title": (self.tr("Title"), ""),
            "source": (self.tr("Outlet"), self.tr("such as Reuters")),
            "author": (self.tr("Author"), ""),
            "published": (self.tr("Date"), self.tr("such as 2017-02-19")),
            "language": (self.tr("Language"), self.tr("such as en or pt-BR")),
            "url": (self.tr("Address"), self.tr("https://…")),
        }
        for detail in DETAILS:
            box = DetailBox(detail, *labels[detail], self)
            box.line.installEventFilter(self)
            self._boxes[detail] = box
        self._boxes["language"].line.textChanged.connect(self._name_language)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SPACE, 2 * _SPACE, _SPACE, 4 * _SPACE)
        self._grid.setHorizontalSpacing(2 * _SPACE)
        self._grid.setVerticalSpacing(_SPACE)
        self._grid.addWidget(self._boxes["title"], 0, 0, 1, 2)
        for row, pair in enumerate(_WIDE, start=1):
            for column, detail in enumerate(pair):
                # There is a box for every detail.
                self._grid.addWidget(self._boxes[detail], row, column)  # type: ignore[index]
        self._grid.addWidget(self._boxes["url"], 3, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        hint = QLabel(self.tr("Tab goes on and saves. Enter saves and leaves, Esc leaves."), self)
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        self._grid.addWidget(hint, 4, 0, 1, 2)
        self.hide()

    def set_title_font(self, font: QFont) -> None:
        """The title is typed as large as it is read, within reason."""
        shown = QFont(font)
        shown.setPixelSize(min(font.pixelSize(), 20))
        # The application's stylesheet sets a size for everything, which only another can undo.
        self._boxes["title"].line.setStyleSheet(
            f"font-size: {shown.pixelSize()}px; font-family: '{shown.families()[0]}';"
            " font-weight: 600;"
        )

    def show_article(self, article: Article) -> None:
        """Show what an article holds; what is being typed stays."""
        for detail, box in self._boxes.items():
            text = detail_of(article, detail)
            if not box.is_changed() or text == " ".join(box.line.text().split()):
                box.hold(text)
            elif box.saved != text:
                box.saved = text
        self.resized.emit()

    def take(self, article: Article) -> None:
        """Show another article; what was typed is dropped."""
        for detail, box in self._boxes.items():
            box.line.setText("")
            box.hold(detail_of(article, detail))

    def settle(self, detail: str, text: str) -> None:
        """Accept the saved value in place of the typed one."""
        self._box(detail).hold(text)
        self.resized.emit()

    def refuse(self, detail: str, problem: str) -> None:
        """Mark the typed value as one that cannot be saved."""
        self._box(detail).say(problem)
        self.resized.emit()

    def focus(self, detail: str) -> None:
        """Put the cursor into a field."""
        line = self._box(detail).line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # From the end on, so that of a long one the beginning is in sight.
        line.setSelection(len(line.text()), -len(line.text()))

    def save(self) -> bool:
        """Save everything; False if some of it was refused."""
        for box in self._boxes.values():
            self._save(box)
        return not self.has_problem()

    def refused(self) -> list[str]:
        """What could not be saved, each with the reason."""
        return [
            f"“{box.line.text()}”: {box.problem.text()}"
            for box in self._boxes.values()
            if not box.problem.isHidden()
        ]

    def unsaved(self) -> dict[Detail, str]:
        """The unsaved input."""
        return {detail: box.line.text() for detail, box in self._boxes.items() if box.is_changed()}

    def put(self, detail: str, text: str) -> None:
        """Put something back that was typed and not saved."""
        self._box(detail).line.setText(text)
        self._save(self._box(detail))

    def has_problem(self) -> bool:
        """Whether something was refused."""
        return any(not box.problem.isHidden() for box in self._boxes.values())

    def _box(self, detail: str) -> DetailBox:
        return next(box for box in self._boxes.values() if box.detail == detail)

    def _save(self, box: DetailBox) -> None:
        if box.is_changed():
            self.edited.emit(box.detail, box.line.text())
        elif not box.problem.isHidden():
            box.hold(box.saved)
            self.resized.emit()

    def _name_language(self, tag: str) -> None:
        name = language_name(tag.strip())
        known = self.tr("Language: {name}").format(name=name)
        self._boxes["language"].name.setText(known if name != tag.strip() else self.tr("Language"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        box = watched.parent()
        if not isinstance(box, DetailBox):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and self._handle_key(box, event):
            return True
        if (
            isinstance(event, QFocusEvent)
            and event.type() is QEvent.Type.FocusOut
            and event.reason() is not Qt.FocusReason.PopupFocusReason
            and self.isVisible()
        ):
            self._save(box)
        return super().eventFilter(watched, event)

    def _handle_key(self, box: DetailBox, event: QKeyEvent) -> bool:
        key = event.key()
        if event.type() is QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if key == Qt.Key.Key_Escape:
            for each in self._boxes.values():
                each.hold(each.saved)
            self.left.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.save():
                self.left.emit()
            elif box.problem.isHidden():
                self.focus(next(d for d, b in self._boxes.items() if not b.problem.isHidden()))
            return True
        return False


def _is_own(event: QKeyEvent) -> bool:
    """Whether it is none of the article's: its keys go to the selected record."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return event.key() in _ARROWS
    return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
