"""What screen readers get of the article view: its text, the caret, what is selected."""

from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from annotator.core.text.normalization import Utf16Map
from annotator.core.text.span import Span


class AccessibleText(QAccessibleTextInterface):
    """The text of an article view. Offsets are UTF-16 units, as Qt hands them on.

    Qt's Python binding has no way to answer ``selection()``, so that a reader that asked for it
    would get noise: no selection is reported here, and `announce_selection` speaks it instead.
    """

    def __init__(self, view: Any) -> None:
        super().__init__()
        self._view = view
        self._mapped = ""
        self._map = Utf16Map("")

    def _units(self) -> Utf16Map:
        if self._mapped is not self._view.text:
            self._mapped = self._view.text
            self._map = Utf16Map(self._mapped)
        return self._map

    def text(self, startOffset: int, endOffset: int) -> str:
        units, text = self._units(), self._view.text
        start, end = units.to_code_point(max(startOffset, 0)), units.to_code_point(endOffset)
        return text[start:end]

    def characterCount(self) -> int:
        return self._units().to_utf16(len(self._view.text))

    def cursorPosition(self) -> int:
        return self._units().to_utf16(self._view.caret())

    def setCursorPosition(self, position: int) -> None:
        self._view.set_caret(self._units().to_code_point(position))

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:
        units = self._units()
        span = Span(units.to_code_point(startOffset), units.to_code_point(endOffset))
        self._view.set_selection(span)

    def setSelection(self, _index: int, startOffset: int, endOffset: int) -> None:
        self.addSelection(startOffset, endOffset)

    def removeSelection(self, _index: int) -> None:
        self._view.clear_selection()

    def characterRect(self, offset: int) -> QRect:
        at = self._units().to_code_point(offset)
        return self._view.screen_rect(at)

    def offsetAtPoint(self, point: QPoint) -> int:
        viewport = self._view.viewport()
        offset = self._view.offset_under(viewport.mapFromGlobal(point).toPointF())
        return self._units().to_utf16(offset)

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:
        units = self._units()
        self._view.reveal(Span(units.to_code_point(startIndex), units.to_code_point(endIndex)))


class AccessibleArticle(QAccessibleWidget):
    """The article view as a document that can be read but not changed.

    Qt's Python binding has no way to answer for attributes of the text. So the description names
    the records that the caret stands in, the help all of the article, with their words.
    """

    def __init__(self, view: Any) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view
        self._text = AccessibleText(view)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        # The stubs say int, but what Qt takes unharmed is an object of the binding or a VoidPtr:
        # an int or None from here, where C++ wants an address, ends the process.
        if kind is QAccessible.InterfaceType.TextInterface:
            return self._text
        found = super().interface_cast(kind)
        return VoidPtr(0) if found is None else found

    def text(self, kind: QAccessible.Text) -> str:
        match kind:
            case QAccessible.Text.Description:
                return "; ".join(self._view.marked_at(self._view.caret()))
            case QAccessible.Text.Help:
                return "\n".join(self._view.marked())
            case _:
                return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        return state


def _factory(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    make = getattr(thing, "make_accessible", None)
    return make() if make is not None else None


@cache
def install() -> None:
    """Lets Qt ask article views for what screen readers get. Once a process."""
    QAccessible.installFactory(_factory)


def announce_marks(view: QObject, marked: str) -> None:
    """Has screen readers, if any listen, speak what the caret came to stand in."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, marked))
        QAccessible.updateAccessibility(
            QAccessibleEvent(view, QAccessible.Event.DescriptionChanged)
        )


def announce_caret(article: AccessibleArticle) -> None:
    """Tells screen readers, if any listen, where the caret is now."""
    if QAccessible.isActive():
        position = article.textInterface().cursorPosition()
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(article.object(), position))


def announce_selection(view: QObject, selected: str) -> None:
    """Has screen readers, if any listen, speak what is selected now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, selected))
