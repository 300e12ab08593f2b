"""What Qt does not turn around by itself where the window is read from right to left."""

from __future__ import annotations

import re
import unicodedata
from typing import overload

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle

_SIDE = re.compile(r"\b(border|padding|margin)-(left|right)\b")
_FOUR = re.compile(r"\b(padding|margin): ([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+);")
_BACKWARDS, _ISOLATE, _END = "\u200f", "\u2068", "\u2069"
_STRONG = ("L", "R", "AL")
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


def is_mirrored() -> bool:
    """Whether the window is read from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


@overload
def placed(direction: Qt.LayoutDirection, within: QRect, place: QRect) -> QRect: ...
@overload
def placed(direction: Qt.LayoutDirection, within: QRect, place: QRectF) -> QRectF: ...
def placed(direction: Qt.LayoutDirection, within: QRect, place: QRect | QRectF) -> QRect | QRectF:
    """Where something belongs that stands at ``place`` when read from left to right."""
    if isinstance(place, QRect):
        return QStyle.visualRect(direction, within, place)
    if direction != Qt.LayoutDirection.RightToLeft:
        return place
    return place.translated(2 * within.left() + within.width() - place.left() - place.right(), 0)


def placed_square(
    direction: Qt.LayoutDirection, within: QRect, corner: QPoint, size: int
) -> QPoint:
    """The upper left corner of a picture whose corner is there when read from left to right."""
    return placed(direction, within, QRect(corner.x(), corner.y(), size, size)).topLeft()


def dock_side(area: Qt.DockWidgetArea) -> Qt.DockWidgetArea:
    """The side of the window that a dock begins at."""
    if is_mirrored() and area in (_LEFT, _RIGHT):
        return _RIGHT if area == _LEFT else _LEFT
    return area


def isolated(text: str) -> str:
    """A text that keeps to its own direction, with the dots that end it where it was cut.

    It begins where the window's lines begin, in whatever direction it is read.
    """
    if is_mirrored():
        return f"{_BACKWARDS}{_ISOLATE}{text}{_END}" if text else text
    # Its quotation marks and full stop would stand on their wrong side.
    return f"{_ISOLATE}{text}{_END}" if runs_backwards(text) else text


def runs_backwards(text: str) -> bool:
    """Whether the first letter of a direction is one that is read from right to left."""
    for way in map(unicodedata.bidirectional, text):
        if way in _STRONG:
            return way != "L"
    return False


def layout_version() -> int:
    """Marks where docks stand: what was saved for one direction is not restored in the other."""
    return int(is_mirrored())


def mirrored_sheet(sheet: str) -> str:
    """A stylesheet with left and right exchanged in borders, paddings and margins."""
    if not is_mirrored():
        return sheet
    turned = _SIDE.sub(lambda m: f"{m[1]}-{'right' if m[2] == 'left' else 'left'}", sheet)
    return _FOUR.sub(r"\1: \2 \5 \4 \3;", turned)
