"""The first column of the sheet stays in sight while the others are scrolled sideways."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHeaderView

_MOST = 0.5
"""Of the width: a wider column would leave the others no room, and is scrolled like them."""


class FrozenColumn:
    """Where the first column that is shown stands, whatever is scrolled.

    It has its place before the others, so that only what is scrolled under it meets it.
    """

    def __init__(self, header: QHeaderView) -> None:
        self._header = header

    @property
    def section(self) -> int:
        """Its number; -1 if none stays."""
        header = self._header
        places = (header.logicalIndex(place) for place in range(header.count()))
        first = next((n for n in places if not header.isSectionHidden(n)), -1)
        room = header.viewport().width() * _MOST
        return first if first >= 0 and header.sectionSize(first) <= room else -1

    @property
    def width(self) -> int:
        """How wide the edge is that it covers, in pixels."""
        return self._header.sectionSize(self.section) if self.section >= 0 else 0

    @property
    def is_apart(self) -> bool:
        """Whether anything is scrolled under it."""
        return self._header.offset() > 0 and self.section >= 0

    def left(self, section: int) -> int:
        """Where a column begins in the viewport."""
        if section != self.section:
            return self._header.sectionViewportPosition(section)
        is_mirrored = self._header.isRightToLeft()
        return self._header.viewport().width() - self.width if is_mirrored else 0

    def edge(self, height: int) -> QRect:
        """The part of a viewport of that height that it covers."""
        return QRect(self.left(self.section), 0, self.width, height) if self.width else QRect()

    def covers(self, x: int) -> bool:
        """Whether a place in the viewport is on it."""
        return self.edge(1).contains(x, 0)

    def section_at(self, x: int) -> int:
        """The column at a place in the viewport; -1 if there is none."""
        return self.section if self.covers(x) else self._header.logicalIndexAt(x)

    def scrolled(self, x: int) -> int:
        """Where a place on it would be if it were scrolled like the others."""
        offset = self._header.offset()
        return x + offset if self._header.isRightToLeft() else x - offset

    def hidden_part(self, section: int) -> int:
        """How far a column that is in sight reaches under it, in pixels."""
        if section == self.section or not self.width:
            return 0
        left = self._header.sectionViewportPosition(section)
        if self._header.isRightToLeft():
            return max(left + self._header.sectionSize(section) - self.left(self.section), 0)
        return max(self.width - left, 0)
