"""The bubble at a selection, for the mouse: record types, and fields that take the words."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator.core.codebook.model import Field, RecordType
from annotator.ui.kit.theme import Theme

_DISTANCE = 8
_DOT = 10
_FIELDS_WIDTH = 440
"""The fields go to the next line where they would be wider."""
_FEW = 10
"""So many fields show at once."""
_AT_FIRST = 8
"""Of more than a few the first so many show, and a button for the others."""


class SelectionBubble(QWidget):
    """Offers to make a record of the selection, or to take it into a field of the selected one.

    Never takes the focus.
    """

    requested = Signal(str)
    """The key of a record type."""
    field_requested = Signal(str)
    """The key of a field of the selected record."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBubble")
        self.setAccessibleName(self.tr("Make a record of the selection"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._parent = parent
        self._theme = theme
        self._types: tuple[RecordType, ...] = ()
        self._buttons: list[QToolButton] = []
        self._fields: tuple[Field, ...] = ()
        self._field_buttons: list[QToolButton] = []
        self._more = self._more_button()
        self._place = (QRect(), QRect())
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._field_rows: list[QHBoxLayout] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(5, 4, 5, 4)
        self._box.setSpacing(2)
        self._box.addLayout(self._row)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        palette = self.palette()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(role, theme.colour("text"))
        self.setPalette(palette)
        self.set_types(self._types)

    def set_types(self, types: Sequence[RecordType]) -> None:
        """Offers these record types, in this order."""
        self._types = tuple(each for each in types if not each.retired)
        for button in self._buttons:
            button.setParent(None)
        while self._row.count():
            self._row.takeAt(0)
        self._buttons = [self._button(kind) for kind in self._types]
        for button in self._buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.adjustSize()

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Offers these fields of the selected record, in this order; of many the first at once."""
        if self._fields == tuple(fields):
            return
        self._fields = tuple(fields)
        for button in self._field_buttons:
            button.setParent(None)
        self._field_buttons = [self._field_button(field) for field in fields]
        self._arrange_fields()

    def _more_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("bubbleMore")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("role", "bubbleField")
        button.clicked.connect(self._show_more)
        button.hide()
        return button

    def _show_more(self) -> None:
        self._arrange_fields(every=True)
        self._fit()

    def _arrange_fields(self, *, every: bool = False) -> None:
        """Puts the fields side by side, in as many rows as the width of the article asks for."""
        for row in self._field_rows:
            while row.count():
                row.takeAt(0)
            self._box.removeItem(row)
        self._field_rows = []
        behind = self._field_buttons[_AT_FIRST:]
        if every or len(self._field_buttons) <= _FEW:
            behind = []
        self._more.setText(self.tr("{n} more…").format(n=len(behind)))
        self._more.setAccessibleName(self.tr("Show {n} more fields").format(n=len(behind)))
        self._more.setVisible(bool(behind))
        for button in self._field_buttons:
            button.setVisible(button not in behind)
        shown = self._field_buttons[: len(self._field_buttons) - len(behind)]
        most = min(_FIELDS_WIDTH, self._parent.width() - 32)
        width = most
        for button in [*shown, *([self._more] if behind else [])]:
            button.ensurePolished()
            width += button.sizeHint().width() + self._row.spacing()
            if width > most:
                self._field_rows.append(self._field_row())
                width = button.sizeHint().width()
            self._field_rows[-1].insertWidget(self._field_rows[-1].count() - 1, button)

    def _field_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._row.spacing())
        row.addStretch(1)
        self._box.addLayout(row)
        return row

    def _field_button(self, field: Field) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"bubbleField_{field.key}")
        text = f"{field.label}  {field.letter}" if field.letter else field.label
        button.setText(text.replace("&", "&&"))
        words = self.tr("Take the selection as: {field}")
        button.setAccessibleName(words.format(field=field.label))
        button.setToolTip(field.help)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("role", "bubbleField")
        button.setProperty("field", field.key)
        button.clicked.connect(self._request_field)
        return button

    def _request_field(self) -> None:
        key = self.sender().property("field")
        self.hide()
        self.field_requested.emit(key)

    def _button(self, kind: RecordType) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"bubble_{kind.key}")
        button.setText(f"{kind.label}  {kind.letter}" if kind.letter else kind.label)
        button.setAccessibleName(self.tr("Make a record: {type}").format(type=kind.label))
        button.setToolTip(kind.help)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(_dot(self._theme.ink(kind.colour), self.devicePixelRatioF()))
        button.setIconSize(QSize(_DOT, _DOT))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("recordType", kind.key)
        button.clicked.connect(self._request)
        return button

    def _request(self) -> None:
        key = self.sender().property("recordType")
        self.hide()
        self.requested.emit(key)

    def show_at(self, first: QRect, last: QRect) -> None:
        """Shows it below the selection's last line, else above its first; else not at all.

        Args:
            first: the selection's part in its first line that is in sight, in the parent.
            last: the same for the last line.
        """
        if not self._buttons:
            return
        self._place = (first, last)
        self._arrange_fields()
        self._fit()

    def _fit(self) -> None:
        first, last = self._place
        self._box.activate()
        self.adjustSize()
        area = self._parent.rect().adjusted(4, 4, -4, -4)
        size = self.size()
        x = max(area.left(), min(last.right() - size.width() // 2, area.right() - size.width()))
        below = last.bottom() + _DISTANCE
        above = first.top() - _DISTANCE - size.height()
        if below + size.height() <= area.bottom():
            self.move(QPoint(x, below))
        elif above >= area.top():
            self.move(QPoint(x, above))
        else:
            return
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._field_rows:
            y = self._field_rows[0].geometry().top() - 1
            painter.drawLine(8, y, self.width() - 8, y)


def _dot(colour: QColor, ratio: float) -> QIcon:
    pixmap = QPixmap(round(_DOT * ratio), round(_DOT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(1, 1, _DOT - 2, _DOT - 2)
    painter.end()
    return QIcon(pixmap)
