"""Coding stripes over the margin: painting them, and which are under the pointer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

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


class _Margin(NamedTuple):
    """Where the margin is in the viewport: the text's edge beside it, and the text's top."""

    edge: float
    top: float
    mirrored: bool

    def placed(self, rect: QRectF) -> QRectF:
        """Where something in the margin is in the viewport."""
        left = self.edge - rect.right() if self.mirrored else self.edge + rect.left()
        return QRectF(left, rect.top() + self.top, rect.width(), rect.height())


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
        self._lane_width = self._letter_height = self._laid_out_room = 0.0

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
            room = self._laid_out_room = self._room if self._on else 0.0
            self._stripes = self._lay_out(room) if room >= _NARROWEST else []
        return self._stripes

    def _lay_out(self, room: float) -> list[Stripe]:
        column, top = self._ground.link_column, -self._ground.link_origin.y()
        sight = (top, top + self._ground.sight().height())
        found = stripes_in(column, self._ground.link_marks, sight, room)
        metrics = QFontMetricsF(column.fonts.label)
        self._lane_width, self._letter_height = lane_width(metrics), metrics.height()
        name_stripes(found, self._names(found), metrics, room, sight)
        return found

    def _names(self, stripes: Sequence[Stripe]) -> dict[str, str]:
        """What each record is called, by its id; those of one type and coder alike."""
        names: dict[str, str] = {}
        alike: dict[tuple[str, str], str] = {}
        marks = self._ground.link_marks
        for stripe in stripes:
            record = marks.find(stripe.record)
            if record is not None:
                kind = record.type, record.coder
                names[record.id] = alike[kind] = alike.get(kind) or self.name(record)
        return names

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

    @property
    def _margin(self) -> _Margin:
        origin, mirrored = self._ground.link_origin, self._is_mirrored
        edge = origin.x() + self._ground.link_column.width + _FROM_TEXT
        return _Margin(origin.x() - _FROM_TEXT if mirrored else edge, origin.y(), mirrored)

    def name(self, record: Record) -> str:
        """The record's type, and its coder where several have records in the article."""
        label, coder = type_label(record, self._ground.codebook), self._coders.get(record.coder)
        return f"{label} · {coder}" if coder else label

    def records_at(self, position: QPointF) -> list[str]:
        """The records whose bars or names a place in the viewport is on."""
        found: list[str] = []
        if 0 <= position.x() - self._ground.link_origin.x() <= self._ground.link_column.width:
            return found
        margin = self._margin
        for stripe in self.stripes:
            places = [self._lane(stripe, stripe.top, stripe.bottom)]
            if stripe.name:
                places.append(stripe.name_place)
            if any(margin.placed(each).contains(position) for each in places):
                found.append(stripe.record)
        return found

    def _lane(self, stripe: Stripe, top: float, bottom: float) -> QRectF:
        width = self._lane_width
        return QRectF(stripe.lane * width, top, width, bottom - top)

    def paint(self, painter: QPainter, theme: Theme, exposed: QRectF, selected: str | None) -> None:
        """Paints what is exposed of them; that of the selected record is thicker."""
        stripes = self.stripes
        if not stripes:
            return
        margin, marks = self._margin, self._ground.link_marks
        room = margin.placed(QRectF(0, 0, self._laid_out_room, 1))
        if exposed.right() < room.left() or exposed.left() > room.right():
            return
        types = {kind.key: kind for kind in self._ground.codebook.types}
        painter.setFont(self._ground.link_column.fonts.label)
        for stripe in stripes:
            record = marks.find(stripe.record)
            if record is not None:
                known = types.get(record.type)
                letter = known.letter or known.label[:1] if known else record.type[:1]
                ink = theme.ink(marks.colour(record.type))
                if stripe.shared:
                    ink = theme.colour("muted")
                thickness = 2 * _THICKNESS if stripe.record == selected else _THICKNESS
                self._paint_stripe(painter, margin, stripe, letter.upper(), ink, thickness)

    def _paint_stripe(
        self,
        painter: QPainter,
        margin: _Margin,
        stripe: Stripe,
        letter: str,
        ink: QColor,
        thickness: float,
    ) -> None:
        height = self._letter_height
        # Where the letter of a bar stands: at its top, as far as that is in sight.
        at = max(min(max(stripe.top, -margin.top), stripe.bottom - height), stripe.top)
        head = stripe.top if stripe.name or stripe.shared else at + height
        for rows, thick in ((stripe.rows, thickness), (stripe.gaps, 1.0)):
            for top, bottom in rows:
                lane = margin.placed(self._lane(stripe, top, bottom))
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
            side = Qt.AlignmentFlag.AlignRight if margin.mirrored else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(margin.placed(stripe.name_place), flags, stripe.name)
        elif not stripe.shared:
            place = margin.placed(self._lane(stripe, at, at + height))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)
