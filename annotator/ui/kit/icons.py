"""Line icons tinted by the theme."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.resources import resources_folder
from annotator.ui.kit.mirroring import is_mirrored
from annotator.ui.kit.theme import Theme

_SIZES = (16, 20, 32, 40)
_DIRECTED = frozenset({"chevron-left", "chevron-right", "external", "redo", "take", "undo"})
"""Those that point along the line, and so the other way where it runs from right to left."""


def icon(theme: Theme, name: str, role: str = "text") -> QIcon:
    """The icon of that file name in the colour of a role, such as ``text``, ``muted``, ``accent``.

    Raises:
        FileNotFoundError: resources/icons has no such icon.
    """
    return tinted(name, theme.colour(role))


def ink_icon(theme: Theme, name: str, colour: str) -> QIcon:
    """The icon in the ink of a record type's colour name.

    Raises:
        FileNotFoundError: as `icon` raises it.
    """
    return tinted(name, theme.ink(colour))


def tinted(name: str, colour: QColor) -> QIcon:
    """The icon of that file name in any colour.

    Raises:
        FileNotFoundError: as `icon` raises it.
    """
    return _tinted(name, colour.name(), is_mirrored())


def pixmap(theme: Theme, name: str, role: str, size: int, scale: float = 1.0) -> QPixmap:
    """The icon as a pixmap of ``size`` device-independent pixels."""
    return _painted(tinted_source(name, theme.colour(role)), size, scale)


def tinted_source(name: str, colour: QColor) -> str:
    """The icon's SVG in a colour.

    Raises:
        FileNotFoundError: as `icon` raises it.
    """
    return _coloured(name, colour.name(), mirrored=is_mirrored())


def _coloured(name: str, colour: str, *, mirrored: bool) -> str:
    svg = _source(resources_folder() / "icons", name).replace("currentColor", colour)
    if name not in _DIRECTED or not mirrored:
        return svg
    start, end = svg.index(">") + 1, svg.rindex("</svg>")
    return f'{svg[:start]}<g transform="matrix(-1 0 0 1 24 0)">{svg[start:end]}</g>{svg[end:]}'


def application_icon() -> QIcon:
    """The icon of the program, in its own colours."""
    return QIcon(str(resources_folder() / "icons" / "annotator.svg"))


@lru_cache(maxsize=512)
def _tinted(name: str, colour: str, mirrored: bool) -> QIcon:
    svg = _coloured(name, colour, mirrored=mirrored)
    result, renderer = QIcon(), QSvgRenderer(QByteArray(svg.encode()))
    for size in _SIZES:
        result.addPixmap(_drawn(renderer, size))
    return result


@lru_cache(maxsize=128)
def _source(folder: Path, name: str) -> str:
    return (folder / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _painted(svg: str, size: int, scale: float) -> QPixmap:
    result = _drawn(QSvgRenderer(QByteArray(svg.encode())), round(size * scale))
    result.setDevicePixelRatio(scale)
    return result


def _drawn(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    result = QPixmap(pixels, pixels)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return result
