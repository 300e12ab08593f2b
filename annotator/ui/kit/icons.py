"""Line icons tinted by the theme."""

import struct
import weakref
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QRect,
    QRectF,
    QSize,
    Qt,
    qRegisterResourceData,
    qUnregisterResourceData,
)
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleOption

from annotator.resources import resources_folder
from annotator.ui.kit.mirroring import is_mirrored
from annotator.ui.kit.theme import Theme

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


_RESOURCES = "style"
_RESOURCE_VERSION = 1
_SHEET_IMAGES = {"check": ("check", "accent_text"), "chevron": ("chevron-down", "muted")}
"""What a stylesheet calls an image, and of which icon it is in the colour of which role."""


def sheet_images() -> dict[str, str]:
    """The images that a stylesheet may name, and under which address."""
    return {name: f":/{_RESOURCES}/{name}.svg" for name in _SHEET_IMAGES}


class SheetImages:
    """Keeps those images in memory, as resources of Qt.

    Their addresses stay the same in every theme, and with them the stylesheet, for to read another
    one costs far more than to paint everything. They are there as long as this object.
    """

    def __init__(self) -> None:
        self._leave = weakref.finalize(self, lambda: None)

    def tint(self, theme: Theme) -> None:
        """Paint them in the colours of a theme from now on."""
        self._leave()
        sources = {
            f"{name}.svg": tinted_source(icon, theme.colour(role)).encode()
            for name, (icon, role) in _SHEET_IMAGES.items()
        }
        resources = _compiled(_RESOURCES, sources)
        qRegisterResourceData(_RESOURCE_VERSION, *resources)
        # Qt refers to the bytes, and must forget them first.
        self._leave = weakref.finalize(self, qUnregisterResourceData, _RESOURCE_VERSION, *resources)
        QPixmapCache.clear()


def _compiled(folder: str, files: dict[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """A folder of files as Qt's resource compiler writes it: tree, names and contents.

    An entry of the tree is the offset of its name, flags, and for a folder how many entries it has
    and which is the first; for a file its country, language and the offset of its content. Entries
    of a folder are sorted by the hash of their names.
    """
    names, contents = bytearray(), bytearray()

    def named(name: str) -> int:
        at = len(names)
        names.extend(struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be"))
        return at

    is_folder = 2
    tree = struct.pack(">IHII", 0, is_folder, 1, 1)
    tree += struct.pack(">IHII", named(folder), is_folder, len(files), 2)
    for name in sorted(files, key=_hash):
        tree += struct.pack(">IHHHI", named(name), 0, 0, 1, len(contents))
        contents += struct.pack(">I", len(files[name])) + files[name]
    return tree, bytes(names), bytes(contents)


def _hash(name: str) -> int:
    """What Qt finds names by."""
    found = 0
    for letter in name:
        found = (found << 4) + ord(letter)
        found ^= (found & 0xF0000000) >> 23
        found &= 0x0FFFFFFF
    return found


@lru_cache(maxsize=512)
def _tinted(name: str, colour: str, mirrored: bool) -> QIcon:
    return QIcon(_LineIcon(_coloured(name, colour, mirrored=mirrored)))


class _LineIcon(QIconEngine):
    """Draws an icon when it is seen: most of those in menus never are."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self._svg = svg

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        drawn = _painted(self._svg, min(size.width(), size.height()), scale)
        if mode == QIcon.Mode.Normal:
            return drawn
        return QApplication.style().generatedIconPixmap(mode, drawn, QStyleOption())

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def clone(self) -> QIconEngine:
        return _LineIcon(self._svg)


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
