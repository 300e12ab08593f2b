"""Coding stripes over the margin: painting them, and which are under the pointer."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record
from annotator.ui.article.layout.column import Column
from annotator.ui.article.layout.piece_layout import is_right_to_left
from annotator.ui.article.marks import Marks
from annotator.ui.article.naming import type_label
from annotator.ui.article.stripes.arrangement import (
    Stripe,
    lane_width,
    name_stripes,
    stripes_in,
)
from annotator.ui.kit.theme import Theme

_FROM_TEXT = 12
"""Room for the handles of a record that ends with the line."""
_FROM_EDGE = 4
_NARROWEST = 24.0
"""In a margin with less room nothing is shown."""
_THICKNESS = 3.0
_HEAD = 1 << 12  # characters that tell which way an article runs


class Ground(Protocol):
    """What the stripes need of the view below them."""

    @property
    def link_column(self) -> Column: ...

    @property
    def link_marks(self) -> Marks: ...

    @property
    def link_origin(self) -> QPointF:
        """Where the column's top left corner is in the viewport."""
        ...

    @property
    def codebook(self) -> Codebook: ...

    def sight(self) -> QSize:
        """The size of the viewport."""
        ...


class StripeLayer:
    """The records in sight as bars beside the text: right of it, left where it runs leftwards.

    They are laid out when they are first painted or asked for after something moved.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._on = True
        self._coders: Mapping[str, str] = {}
        self._stripes: list[Stripe] | None = None
        self._mirrored: tuple[str, bool] = ("", False)
        self._lane_width = self._letter_height = 0.0

    @property
    def on(self) -> bool:
        """Whether they are shown where there is room."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        self.forget()

    def set_coders(self, names: Mapping[str, str]) -> None:
        """Names the coders, by their ids; none where there is but one."""
        if names != self._coders:
            self._coders = names
            self.forget()

    def forget(self) -> None:
        """Text, marks or what is in sight are others than before."""
        self._stripes = None

    @property
    def stripes(self) -> Sequence[Stripe]:
        """Those in sight; none without room."""
        if self._stripes is None:
            self._stripes = self._lay_out() if self._on and self._room >= _NARROWEST else []
        return self._stripes

    def _lay_out(self) -> list[Stripe]:
        column, top = self._ground.link_column, -self._ground.link_origin.y()
        sight, room = (top, top + self._ground.sight().height()), self._room
        found = stripes_in(column, self._ground.link_marks, sight, room)
        metrics = QFontMetricsF(self._font)
        self._lane_width, self._letter_height = lane_width(metrics), metrics.height()
        name_stripes(found, self._name, metrics, room, sight)
        return found

    @property
    def _font(self) -> QFont:
        return self._ground.link_column.fonts.label

    @property
    def _is_mirrored(self) -> bool:
        text = self._ground.link_column.text
        if text is not self._mirrored[0]:
            self._mirrored = (text, is_right_to_left(text, 0, min(len(text), _HEAD)))
        return self._mirrored[1]

    @property
    def _room(self) -> float:
        left, column = self._ground.link_origin.x(), self._ground.link_column
        margin = left if self._is_mirrored else self._ground.sight().width() - left - column.width
        return margin - _FROM_TEXT - _FROM_EDGE

    def _placed(self, rect: QRectF) -> QRectF:
        """Where something in the margin is in the viewport."""
        origin, width = self._ground.link_origin, self._ground.link_column.width
        left = origin.x() + width + _FROM_TEXT + rect.left()
        if self._is_mirrored:
            left = origin.x() - _FROM_TEXT - rect.right()
        return QRectF(left, rect.top() + origin.y(), rect.width(), rect.height())

    def name(self, record: Record) -> str:
        """The record's type, and its coder where several have records in the article."""
        label, coder = type_label(record, self._ground.codebook), self._coders.get(record.coder)
        return f"{label} · {coder}" if coder else label

    def _name(self, record_id: str) -> str:
        record = self._ground.link_marks.find(record_id)
        return self.name(record) if record is not None else ""

    def records_at(self, position: QPointF) -> list[str]:
        """The records whose bars or names a place in the viewport is on."""
        found: list[str] = []
        if 0 <= position.x() - self._ground.link_origin.x() <= self._ground.link_column.width:
            return found
        for stripe in self.stripes:
            places = [self._lane(stripe, stripe.top, stripe.bottom)]
            if stripe.name:
                places.append(stripe.name_place)
            if any(self._placed(each).contains(position) for each in places):
                found.append(stripe.record)
        return found

    def _lane(self, stripe: Stripe, top: float, bottom: float) -> QRectF:
        width = self._lane_width
        return QRectF(stripe.lane * width, top, width, bottom - top)

    def paint(self, painter: QPainter, theme: Theme, exposed: QRectF, selected: str | None) -> None:
        """Paints what is exposed of them; that of the selected record is thicker."""
        if not self.stripes:
            return
        margin = self._placed(QRectF(0, 0, self._room, 1))
        if exposed.right() < margin.left() or exposed.left() > margin.right():
            return
        letters = {
            kind.key: kind.letter or kind.label[:1].upper() for kind in self._ground.codebook.types
        }
        painter.setFont(self._font)
        for stripe in self.stripes:
            record = self._ground.link_marks.find(stripe.record)
            if record is not None:
                letter = letters.get(record.type, record.type[:1].upper())
                is_selected = stripe.record == selected
                self._paint_stripe(painter, theme, stripe, letter, is_selected=is_selected)

    def _paint_stripe(
        self, painter: QPainter, theme: Theme, stripe: Stripe, letter: str, *, is_selected: bool
    ) -> None:
        marks = self._ground.link_marks
        ink = theme.colour("muted") if stripe.shared else theme.ink(marks.colour_of(stripe.record))
        height = self._letter_height
        head = stripe.top if stripe.name or stripe.shared else self._head(stripe) + height
        thickness = 2 * _THICKNESS if is_selected else _THICKNESS
        for rows, thick in ((stripe.rows, thickness), (stripe.gaps, 1.0)):
            for top, bottom in rows:
                lane = self._placed(self._lane(stripe, top, bottom))
                if top < head:
                    lane.setTop(min(lane.top() + head - top, lane.bottom()))
                bar = QRectF(lane.center().x() - thick / 2, lane.top(), thick, lane.height())
                if stripe.shared:
                    painter.setPen(QPen(ink, thick, Qt.PenStyle.DotLine))
                    painter.drawLine(
                        QPointF(bar.center().x(), bar.top()),
                        QPointF(bar.center().x(), bar.bottom()),
                    )
                else:
                    painter.fillRect(bar, ink)
        painter.setPen(ink)
        if stripe.name:
            side = Qt.AlignmentFlag.AlignRight if self._is_mirrored else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(self._placed(stripe.name_place), flags, stripe.name)
        elif not stripe.shared:
            top = self._head(stripe)
            place = self._placed(self._lane(stripe, top, top + height))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)

    def _head(self, stripe: Stripe) -> float:
        """Where the letter of a bar stands: at its top, as far as that is in sight."""
        top = max(stripe.top, -self._ground.link_origin.y())
        return max(min(top, stripe.bottom - self._letter_height), stripe.top)
