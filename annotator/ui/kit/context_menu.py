"""What a right click, or the menu key, offers over a part of the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QWidget

Groups = Sequence[Sequence[QAction]]
"""What a menu offers, a separator between two groups."""


class ContextMenu(QObject):
    """Opens a menu over a widget, made anew each time of what can be done there."""

    def __init__(
        self,
        widget: QWidget,
        groups: Callable[[QPoint | None], Groups],
        place: Callable[[], QPoint] | None = None,
    ) -> None:
        """
        Args:
            groups: what to offer at a place of the widget, or of its viewport; None for the menu
                key, which means what has the focus. What cannot be done is left out.
            place: where to open it for the menu key; at the current item of a list if not given.
        """
        super().__init__(widget)
        self._widget = widget
        self._area = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        self._groups = groups
        self._place = place
        # A scroll area hears of the mouse over its viewport, and of the key itself.
        for heard in {widget, self._area}:
            heard.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open(None)
        else:
            self._open(self._area.mapFromGlobal(event.globalPos()))
        event.accept()
        return True

    def _open(self, place: QPoint | None) -> None:
        groups = self._groups(place)
        menu = made_menu(groups, self._widget)
        if menu is not None:
            menu.popup(self._area.mapToGlobal(self._by_key() if place is None else place))

    def _by_key(self) -> QPoint:
        if self._place is not None:
            return self._place()
        if isinstance(self._widget, QAbstractItemView):
            return self._widget.visualRect(self._widget.currentIndex()).bottomLeft()
        return self._area.rect().bottomLeft()


def made_menu(groups: Groups, parent: QWidget) -> QMenu | None:
    """A menu of what can be done of these, which goes once it is closed; None if it is empty."""
    menu = QMenu(parent)
    menu.setObjectName("contextMenu")
    for group in groups:
        shown = [action for action in group if action.isEnabled()]
        if shown and not menu.isEmpty():
            menu.addSeparator()
        for action in shown:
            if action.parent() is None:
                action.setParent(menu)
            menu.addAction(action)
    if menu.isEmpty():
        menu.deleteLater()
        return None
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def offered(text: str, do: Callable[[], object], *, enabled: bool = True) -> QAction:
    """What only a menu offers, for which there is no command."""
    action = QAction(text)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: do())
    return action
